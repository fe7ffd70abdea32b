"""The first page after signing in: what wants an act, first the most pressing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from thidua.accounts.domain.roles import Right
from thidua.planning.queries.desk import (
    due_soon,
    events_ahead,
    late_now,
    reading_counts,
    running_work,
    unit_board,
    waiting_results,
)
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.load import clash_places, shown
from thidua.planning.queries.month import fortnight_grid
from thidua.planning.queries.own import helping, own_work
from thidua.planning.queries.visibility import (
    assignments_seen_by,
    plans_seen_by,
    readings_seen_by,
)

if TYPE_CHECKING:
    from thidua.accounts.requests import SignedInRequest

_SHOWN = 8
"""Rows of a list on the desk; the rest is one click away."""


@login_required
@require_GET
def desk(request: SignedInRequest) -> HttpResponse:
    """The agency's desk for those who see all of it, else that of their own units."""
    if not request.agency:  # a lazy None is not None
        return render(request, "desk/nothing.html")
    day = Day.of(request.agency.pk, timezone.localdate())
    work = running_work(assignments_seen_by(request.user, request.rights), request.agency.pk)
    if request.rights.may(Right.SEE_AGENCY_WORK, agency_id=request.agency.pk):
        return render(request, "desk/agency.html", _agency_desk(request, work, day))
    return render(request, "desk/unit.html", _unit_desk(request, work, day))


def _agency_desk(request: SignedInRequest, work: Any, day: Day) -> dict[str, Any]:
    plans = plans_seen_by(request.user, request.rights).filter(agency=request.agency)
    readings = readings_seen_by(request.user).filter(agency=request.agency)
    late = late_now(work, day)
    waiting = waiting_results(work)
    colliding = clash_places(work, plans, day)
    return {
        "today": day.on,
        "readings": reading_counts(readings),
        "late": late[:_SHOWN],
        "late_more": max(0, len(late) - _SHOWN),
        "waiting": waiting[:_SHOWN],
        "waiting_count": waiting.count(),
        "due_soon": due_soon(work, day)[:_SHOWN],
        "clashes": shown(colliding[:3]),
        "clash_count": len(colliding),
        "board": unit_board(work, day),
        "fortnight": fortnight_grid(work, plans, day),
        "events": events_ahead(plans, day.on),
        "may_import": request.rights.may(Right.IMPORT_PLAN, agency_id=request.agency.pk),
        "may_chase": request.rights.may(Right.CHASE_UNITS, agency_id=request.agency.pk),
    }


def _unit_desk(request: SignedInRequest, work: Any, day: Day) -> dict[str, Any]:
    units = request.rights.units_with(Right.SEE_UNIT_WORK)
    return {
        "today": day.on,
        "own": own_work(work.filter(unit__in=units), day),
        "helping": helping(request.agency.pk, units)[:_SHOWN],
        "many_units": len(units) > 1,
    }
