"""Đôn đốc: the units that are late, what they will read, and the sending of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from thidua.accounts.domain.roles import Right
from thidua.accounts.permissions import check_right
from thidua.accounts.queries import role_holders
from thidua.accounts.requests import SignedInRequest, acting_agency
from thidua.core.errors import Invalid
from thidua.planning.access import plan_for, task_for
from thidua.planning.forms.chasing import ChaseForm
from thidua.planning.forms.fields import tried
from thidua.planning.queries.chasing import (
    ChaseFilter,
    UnitOwing,
    chase_notices,
    units_to_chase,
)
from thidua.planning.queries.lateness import Day
from thidua.planning.services.chasing import chase_units
from thidua.planning.services.notifying import unit_people
from thidua.planning.terms import chase_sentence
from thidua.planning.views.act_page import plan_address
from thidua.planning.views.asked import asked_id


@dataclass(frozen=True, slots=True)
class Letter:
    """What the people of one unit will read about one plan."""

    unit: str
    plan: str
    people: str
    text: str


@login_required
@require_http_methods(["GET", "POST"])
def chase(request: SignedInRequest) -> HttpResponse:
    agency = acting_agency(request)
    check_right(request.user, Right.CHASE_UNITS, agency_id=agency.pk)
    wanted = _wanted(request)
    day = Day.of(agency.pk, timezone.localdate())
    owing = units_to_chase(agency.pk, wanted, day)
    form = ChaseForm(request.POST or None)
    ticked = _ticked(request, owing, wanted)
    letters: list[Letter] = []
    if form.is_valid():
        words = form.cleaned_data["words"]
        if "xem" in request.POST:
            letters = _letters(owing, ticked, words, agency.pk)
        else:
            if tried(form, partial(_send, request, agency.pk, ticked, words)):
                messages.success(request, _chased(len(ticked)))
                return redirect(_back(wanted))
    context = {
        "owing": owing,
        "ticked": ticked,
        "form": form,
        "letters": letters,
        "plan": plan_for(request.user, wanted.plan_id) if wanted.plan_id else None,
        "task": task_for(request.user, wanted.task_id) if wanted.task_id else None,
        "back": _back(wanted),
    }
    status = 422 if form.errors else 200
    return render(request, "planning/plan/chase.html", context, status=status)


def _send(request: SignedInRequest, agency_id: int, ticked: set[int], words: str) -> None:
    if not ticked:
        raise Invalid("nothing_chosen", "Hãy chọn ít nhất một việc để đôn đốc.")
    chase_units(agency_id, ticked, words, by=request.user, at=timezone.now())


def _wanted(request: SignedInRequest) -> ChaseFilter:
    def number(name: str) -> int | None:
        return asked_id(request.GET.get(name, ""))

    task_id = number("viec")
    plan_id = task_for(request.user, task_id).plan_id if task_id else number("ke-hoach")
    return ChaseFilter(plan_id=plan_id, unit_id=number("don-vi"), task_id=task_id)


def _chased(count: int) -> str:
    return (
        ngettext(
            "Đã đôn đốc %d việc; các đơn vị được báo.",
            "Đã đôn đốc %d việc; các đơn vị được báo.",
            count,
        )
        % count
    )


def _ticked(request: SignedInRequest, owing: list[UnitOwing], wanted: ChaseFilter) -> set[int]:
    """What is asked for: as sent; at first all that is late, or all of the one task."""
    items = [item for unit in owing for item in unit.items]
    if request.method == "POST":
        sent = set(request.POST.getlist("viec"))
        return {item.assignment.pk for item in items if str(item.assignment.pk) in sent}
    everything = wanted.task_id is not None or not any(item.is_late for item in items)
    return {item.assignment.pk for item in items if everything or item.is_late}


def _letters(owing: list[UnitOwing], ticked: set[int], words: str, agency_id: int) -> list[Letter]:
    rows = [item.assignment for unit in owing for item in unit.items]
    names = {unit.unit.pk: unit.unit.name for unit in owing}
    holders = role_holders([agency_id], timezone.localdate())
    return [
        Letter(
            unit=names[notice.unit_id],
            plan=notice.plan.title,
            people=", ".join(map(str, unit_people(holders, notice.unit_id))),
            text=chase_sentence(notice.plan.title, notice.data),
        )
        for notice in chase_notices([row for row in rows if row.pk in ticked], words)
    ]


def _back(wanted: ChaseFilter) -> str:
    if wanted.plan_id is None:
        return reverse("desk")
    if wanted.task_id is not None:
        return plan_address(wanted.plan_id, task_id=wanted.task_id)
    return plan_address(wanted.plan_id, tab="don-vi")
