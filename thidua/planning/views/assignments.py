"""The work of units: the list, one piece of work, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from thidua.core.errors import Invalid
from thidua.planning.access import assignment_for, evidence_for
from thidua.planning.domain.assignment_states import MACHINE, AssignmentAction, AssignmentState
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.permissions import may_accept, may_report
from thidua.planning.queries.assignments import due_changes_of, evidence_of, reports_on
from thidua.planning.services.evidence import attach_evidence, remove_evidence
from thidua.planning.services.progress import (
    accept_result,
    report_progress,
    return_result,
    submit_result,
    withdraw_result,
)
from thidua.planning.views.asked import asked_id

if TYPE_CHECKING:
    from thidua.accounts.requests import SignedInRequest
    from thidua.planning.models import Assignment

_A = AssignmentAction


@dataclass(frozen=True, slots=True)
class Act:
    """A button of the page. ``asks`` names what must be written with it."""

    name: str
    label: Any
    icon: str
    primary: bool = False
    asks: str = ""


_UNIT_ACTS = {
    _A.SUBMIT: Act("gui", gettext_lazy("Gửi kết quả"), "send", primary=True),
    _A.REPORT: Act("tien-do", gettext_lazy("Ghi tiến độ"), "progress"),
    _A.WITHDRAW: Act("rut", gettext_lazy("Rút lại"), "arrow-back-up"),
}
_OFFICER_ACTS = {
    _A.ACCEPT: Act("nhan", gettext_lazy("Nhận kết quả"), "check", primary=True),
    _A.RETURN: Act("tra-lai", gettext_lazy("Trả lại để bổ sung"), "arrow-back-up", asks="reason"),
}
_SAID = {
    "gui": gettext_lazy("Đã gửi kết quả."),
    "tien-do": gettext_lazy("Đã ghi tiến độ."),
    "rut": gettext_lazy("Đã rút lại kết quả."),
    "nhan": gettext_lazy("Đã nhận kết quả."),
    "tra-lai": gettext_lazy("Đã trả lại để bổ sung."),
}


@login_required
@require_GET
def assignment(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    return _page(request, assignment_for(request.user, assignment_id))


@login_required
@require_POST
def act(request: SignedInRequest, assignment_id: int, name: str) -> HttpResponse:
    found = assignment_for(request.user, assignment_id)
    note = request.POST.get("note", "")
    service = _service(name, request, note)
    if service is None:
        return redirect("planning:assignment", assignment_id)
    try:
        service(assignment_id, by=request.user, at=timezone.now())
    except Invalid as error:
        return _page(request, found, error=error, typed=request.POST, tried=name)
    messages.success(request, str(_SAID[name]))
    return redirect("planning:assignment", assignment_id)


def _service(name: str, request: SignedInRequest, note: str) -> Callable[..., Any] | None:
    if name == "tien-do":
        percent = asked_id(request.POST.get("percent", "").strip())
        return partial(report_progress, percent=-1 if percent is None else percent, note=note)
    return {
        "gui": partial(submit_result, note=note),
        "rut": partial(withdraw_result, note=note),
        "nhan": partial(accept_result, note=note),
        "tra-lai": partial(return_result, reason=note),
    }.get(name)


@login_required
@require_POST
def attach(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    found = assignment_for(request.user, assignment_id)
    try:
        files = request.FILES.getlist("file")
        if not files:
            raise Invalid("file_missing", _("Hãy chọn tệp minh chứng."), field="file")
        for file in files:
            attach_evidence(
                assignment_id, file.read(), file.name or "", by=request.user, at=timezone.now()
            )
    except Invalid as error:
        return _page(request, found, error=error)
    messages.success(request, _("Đã thêm tệp minh chứng."))
    return redirect("planning:assignment", assignment_id)


@login_required
@require_POST
def detach(request: SignedInRequest, assignment_id: int, evidence_id: int) -> HttpResponse:
    evidence_for(request.user, evidence_id)
    remove_evidence(evidence_id, by=request.user)
    messages.success(request, _("Đã bỏ tệp."))
    return redirect("planning:assignment", assignment_id)


@login_required
@require_GET
def download(request: SignedInRequest, assignment_id: int, evidence_id: int) -> FileResponse:
    stored = evidence_for(request.user, evidence_id).file
    return FileResponse(
        stored.content.open("rb"),
        as_attachment=True,
        filename=stored.name,
        content_type="application/octet-stream",
    )


def _page(request: SignedInRequest, found: Assignment, **said: Any) -> HttpResponse:
    status = 422 if said.get("error") else 200
    return render(
        request, "planning/assignment.html", _context(request, found) | said, status=status
    )


def _context(request: SignedInRequest, found: Assignment) -> dict[str, Any]:
    actions = MACHINE.actions_from(AssignmentState(found.state))
    acts: list[Act] = []
    if found.task.plan.state == PlanState.RUNNING:
        if may_report(request.rights, found):
            acts += [_UNIT_ACTS[action] for action in _UNIT_ACTS if action in actions]
        if may_accept(request.rights, found):
            acts += [_OFFICER_ACTS[action] for action in _OFFICER_ACTS if action in actions]
    task, reading = found.task, found.task.plan.reading
    return {
        "assignment": found,
        "is_open": found.sent_on is None,
        "task": task,
        "plan": task.plan,
        "acts": acts,
        "may_attach": any(act.name == "tien-do" for act in acts),
        "reports": reports_on(found).reverse(),
        "evidence": evidence_of(found),
        "due_changes": due_changes_of(found).reverse(),
        "sentence_around": _around(task, reading.text if reading else ""),
    }


def _around(task: Any, text: str) -> tuple[str, str, str] | None:
    """The paragraph that orders the work, cut before, at and after the ordering words."""
    if task.start is None or not text:
        return None
    first = text.rfind("\n", 0, task.start) + 1
    last = text.find("\n", task.end)
    last = len(text) if last < 0 else last
    return text[first : task.start], text[task.start : task.end], text[task.end : last]
