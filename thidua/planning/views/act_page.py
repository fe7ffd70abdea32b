"""The small page that asks what an act needs, shared by the acts on plans and tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thidua.accounts.permissions import check_right
from thidua.accounts.requests import SignedInRequest
from thidua.planning.access import plan_for, task_for
from thidua.planning.domain.plan_states import MACHINE, PlanAction, PlanState

if TYPE_CHECKING:
    from thidua.planning.models import Plan, Task


def plan_to(action: PlanAction, request: SignedInRequest, plan_id: int) -> Plan:
    """The plan, when its state and the person's rights allow the act; else the refusal.

    The services check again; this keeps people from filling a form in vain.
    """
    plan = plan_for(request.user, plan_id)
    move = MACHINE.move(action, PlanState(plan.state))
    check_right(request.user, move.right, agency_id=plan.agency_id)  # type: ignore[arg-type]
    return plan


def task_to(action: PlanAction, request: SignedInRequest, plan_id: int, task_id: int) -> Task:
    """The task in force of a plan on which the act is allowed; else the refusal or 404."""
    plan_to(action, request, plan_id)
    task = task_for(request.user, task_id)
    if task.plan_id != plan_id:
        raise Http404
    return task


def act_page(
    request: SignedInRequest,
    form: forms.Form,
    plan: Plan,
    *,
    title: str,
    submit: str,
    template: str = "planning/plan/act.html",
    **context: Any,
) -> HttpResponse:
    """The page of an act with its form, 422 when something in it was refused."""
    return render(
        request,
        template,
        {"form": form, "plan": plan, "title": title, "submit": submit, **context},
        status=422 if form.errors else 200,
    )


def plan_address(plan_id: int, *, task_id: int | None = None, tab: str = "") -> str:
    """The page of a plan, with a sentence lit or on one of its tabs."""
    address = reverse("planning:plan", args=(plan_id,))
    if task_id is not None:
        return f"{address}?cau={task_id}#cau-{task_id}"
    return f"{address}?xem={tab}" if tab else address
