"""What is done to a plan as a whole: its event, its end, its receipts."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thidua.accounts.requests import SignedInRequest
from thidua.planning.access import receipt_for
from thidua.planning.domain.plan_states import PlanAction
from thidua.planning.forms.fields import tried
from thidua.planning.forms.plan_acts import ClosingForm, EventForm, ReopeningForm
from thidua.planning.queries.outline import lines_without_result, tasks_leaning_on_event
from thidua.planning.services.closing import close_plan, reopen_plan
from thidua.planning.services.events import set_event_days
from thidua.planning.services.receipts import acknowledge
from thidua.planning.views.act_page import act_page, plan_address, plan_to


@login_required
@require_http_methods(["GET", "POST"])
def event(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Say when the plan's event takes place; what leans on it moves along."""
    plan = plan_to(PlanAction.AMEND, request, plan_id)
    known = {"event_on": plan.event_on, "event_ends_on": plan.event_ends_on}
    form = EventForm(request.POST or None, named=bool(plan.event_name), initial=known)
    if form.is_valid():
        act = partial(set_event_days, plan_id, by=request.user, at=timezone.now())
        if tried(form, partial(act, **form.cleaned_data)):
            messages.success(
                request, _("Đã ghi ngày sự kiện; hạn của các việc tính theo nó đã dời.")
            )
            return redirect(plan_address(plan_id, tab="lich"))
    leaning = tasks_leaning_on_event(plan)
    return act_page(
        request,
        form,
        plan,
        title=_("Ngày sự kiện"),
        submit=_("Ghi ngày sự kiện"),
        template="planning/plan/event.html",
        leaning=leaning,
    )


@login_required
@require_http_methods(["GET", "POST"])
def close(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """End a plan of which every line has a result."""
    plan = plan_to(PlanAction.CLOSE, request, plan_id)
    form = ClosingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = partial(close_plan, plan_id, by=request.user, at=timezone.now())
        if tried(form, partial(act, **form.cleaned_data)):
            messages.success(request, _("Kế hoạch đã kết thúc."))
            return redirect(plan_address(plan_id, tab="ket-qua"))
    return act_page(
        request,
        form,
        plan,
        title=_("Kết thúc kế hoạch"),
        submit=_("Kết thúc kế hoạch"),
        template="planning/plan/close.html",
        missing=lines_without_result(plan),
    )


@login_required
@require_http_methods(["GET", "POST"])
def reopen(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Let a closed plan run on."""
    plan = plan_to(PlanAction.REOPEN, request, plan_id)
    form = ReopeningForm(request.POST or None)
    if form.is_valid() and tried(
        form, partial(reopen_plan, plan_id, form.cleaned_data["reason"], by=request.user)
    ):
        messages.success(request, _("Kế hoạch được mở lại; các đơn vị tiếp tục thực hiện."))
        return redirect(plan_address(plan_id))
    return act_page(request, form, plan, title=_("Mở lại kế hoạch"), submit=_("Mở lại"))


@login_required
@require_POST
def acknowledge_receipt(request: SignedInRequest, plan_id: int, receipt_id: int) -> HttpResponse:
    receipt = receipt_for(request.user, receipt_id)
    if receipt.plan_id != plan_id:
        raise Http404
    acknowledge(receipt_id, by=request.user, at=timezone.now())
    messages.success(request, _("Đã xác nhận nhận kế hoạch."))
    return redirect(plan_address(plan_id, tab="noi-nhan"))
