"""What is done to one task of a plan: amended, called off, dated, judged."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.accounts.requests import SignedInRequest
from thidua.core.errors import Invalid
from thidua.organizations.queries import units_of
from thidua.planning.access import plan_for
from thidua.planning.domain.conflicts import ChangedMeanwhile
from thidua.planning.domain.deadline_input import clean_deadline
from thidua.planning.domain.kinds import UnitRole
from thidua.planning.domain.plan_states import Outcome, PlanAction
from thidua.planning.forms.fields import tried
from thidua.planning.forms.task_acts import (
    AmendmentForm,
    AnchorForm,
    CancellationForm,
    ResultForm,
)
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.outline import TaskLine, task_lines
from thidua.planning.queries.plan_history import units_in
from thidua.planning.services.amendment import TaskChange, amend_task, cancel_task
from thidua.planning.services.closing import record_result
from thidua.planning.services.events import set_anchor_day
from thidua.planning.services.time_words import plan_words_parser
from thidua.planning.views.act_page import act_page, plan_address, task_to
from thidua.planning.views.result_rows import result_rows
from thidua.timing import print_deadline
from thidua.timing.values import Deadline, DeadlineKind

if TYPE_CHECKING:
    from thidua.planning.models import Task


@login_required
@require_http_methods(["GET", "POST"])
def amend(request: SignedInRequest, plan_id: int, task_id: int) -> HttpResponse:
    task = task_to(PlanAction.AMEND, request, plan_id, task_id)
    units = [(unit.pk, unit.name) for unit in units_of(task.plan.agency_id)]
    known = _as_it_stands(task)
    form = AmendmentForm(request.POST or None, units=units, initial=known)
    if form.is_valid():
        try:
            if tried(form, partial(_amend, request, task, form.cleaned_data, known)):
                messages.success(request, _("Đã điều chỉnh việc; các đơn vị được báo."))
                return redirect(plan_address(plan_id, task_id=task_id))
        except ChangedMeanwhile as conflict:
            form = _again(request.POST, units, conflict)
    return act_page(
        request,
        form,
        task.plan,
        title=_("Điều chỉnh việc"),
        submit=_("Ghi điều chỉnh"),
        template="planning/plan/amend.html",
        task=task,
    )


def _as_it_stands(task: Task) -> dict[str, Any]:
    units = list(units_in(task))
    return {
        "version": task.version,
        "text": task.text,
        "deadline": task.limit.text or print_deadline(task.limit),
        "lead": [row.unit_id for row in units if row.role == UnitRole.LEAD],
        "coordinating": [row.unit_id for row in units if row.role == UnitRole.COORDINATING],
    }


def _amend(
    request: SignedInRequest, task: Task, wanted: dict[str, Any], known: dict[str, Any]
) -> None:
    """Only what differs from the task as it stands is changed."""

    def changed(name: str) -> bool:
        if isinstance(known[name], list):
            return set(wanted[name]) != set(known[name])
        return bool(wanted[name] != known[name])

    parse = plan_words_parser(task.plan)
    change = TaskChange(
        text=wanted["text"] if changed("text") else None,
        deadline=clean_deadline(wanted["deadline"], parse) if changed("deadline") else None,
        lead_unit_ids=tuple(wanted["lead"]) if changed("lead") else None,
        coordinating_unit_ids=tuple(wanted["coordinating"]) if changed("coordinating") else None,
    )
    if change == TaskChange():
        raise Invalid("nothing_changed", "Chưa có gì thay đổi. Hãy sửa ít nhất một mục.")
    amend_task(
        task.pk,
        change,
        wanted["reason"],
        version=wanted["version"],
        by=request.user,
        at=timezone.now(),
    )


def _again(sent: QueryDict, units: Any, conflict: ChangedMeanwhile) -> AmendmentForm:
    """The form with what was typed, now upon the version that somebody else made."""
    typed = sent.copy()
    typed["version"] = str(conflict.version)
    fresh = AmendmentForm(typed, units=units)
    limit = Deadline.from_json(conflict.current["deadline"])
    fresh.add_error(None, conflict.message)
    fresh.add_error("text", _("Hiện là: %s") % conflict.current["text"])
    if limit.text:
        fresh.add_error("deadline", _("Hiện là: %s") % limit.text)
    return fresh


@login_required
@require_GET
def say_deadline(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """What the words typed for a deadline are taken to mean, shown while typing."""
    plan = plan_for(request.user, plan_id)
    typed = request.GET.get("deadline", "").strip()
    deadline = plan_words_parser(plan)(typed)
    if deadline.kind is not DeadlineKind.NONE:
        said = _("Hiểu là: %s") % print_deadline(deadline)
    else:
        said = _("Chưa hiểu thành thời hạn. Hãy ghi lại.") if typed else _("Không có hạn.")
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


@login_required
@require_http_methods(["GET", "POST"])
def cancel(request: SignedInRequest, plan_id: int, task_id: int) -> HttpResponse:
    task = task_to(PlanAction.AMEND, request, plan_id, task_id)
    form = CancellationForm(request.POST or None)
    if form.is_valid():
        act = partial(cancel_task, task_id, by=request.user, at=timezone.now())
        if tried(form, partial(act, form.cleaned_data["reason"])):
            messages.success(request, _("Đã hủy việc; các đơn vị được báo."))
            return redirect(plan_address(plan_id, task_id=task_id))
    return act_page(
        request,
        form,
        task.plan,
        title=_("Hủy việc"),
        submit=_("Hủy việc này"),
        task=task,
        note=_("Đơn vị không còn phải làm việc này; kết quả đã nhận vẫn giữ nguyên."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def anchor(request: SignedInRequest, plan_id: int, task_id: int) -> HttpResponse:
    """Say when the thing happened that a limit counts from."""
    task = task_to(PlanAction.AMEND, request, plan_id, task_id)
    form = AnchorForm(request.POST or None, initial={"anchor_on": task.anchor_on})
    form.fields["anchor_on"].label = (task.limit.anchor or _("Ngày mốc")).capitalize()
    if form.is_valid():
        act = partial(set_anchor_day, task_id, by=request.user, at=timezone.now())
        if tried(form, partial(act, form.cleaned_data["anchor_on"])):
            messages.success(request, _("Đã ghi ngày mốc; hạn của việc đã tính lại."))
            return redirect(plan_address(plan_id, task_id=task_id))
    return act_page(
        request, form, task.plan, title=_("Đặt ngày mốc"), submit=_("Ghi ngày mốc"), task=task
    )


@login_required
@require_http_methods(["GET", "POST"])
def result(request: SignedInRequest, plan_id: int, task_id: int) -> HttpResponse:
    """Say how one line of the plan ended: a row of the tab, or a page of its own."""
    task = task_to(PlanAction.CLOSE, request, plan_id, task_id)
    line = _line(task)
    draft = result_rows([line])[0] if task.cancelled_at is None else None
    known = {"outcome": draft.outcome, "words": draft.words} if draft else {}
    form = ResultForm(request.POST or None, initial=known)
    if form.is_valid():
        act = partial(record_result, task_id, by=request.user, at=timezone.now())
        wanted = form.cleaned_data
        if tried(form, partial(act, Outcome(wanted["outcome"]), wanted["words"])):
            if request.htmx:
                return _row(request, task)
            messages.success(request, _("Đã ghi kết quả."))
            return redirect(plan_address(plan_id, tab="ket-qua") + f"#ket-qua-{task_id}")
    if request.htmx:
        return _row(request, task, form)
    return act_page(
        request, form, task.plan, title=_("Ghi kết quả"), submit=_("Ghi kết quả"), task=task
    )


def _line(task: Task) -> TaskLine:
    day = Day.of(task.plan.agency_id, timezone.localdate())
    return next(line for line in task_lines(task.plan, day) if line.task.pk == task.pk)


def _row(request: SignedInRequest, task: Task, form: ResultForm | None = None) -> HttpResponse:
    context = {
        "plan": task.plan,
        "row": result_rows([_line(task)])[0],
        "outcomes": [(str(outcome), _(outcome.label).capitalize()) for outcome in Outcome],
        "may_record": True,
        "form": form,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "planning/plan/_result_row.html", context, status=status)
