"""How much each unit has to send week by week, and where plans collide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.accounts.requests import SignedInRequest, acting_agency
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.queries.desk import UnitRow, running_work, unit_board
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.load import Clash, ClashKind, WeekLoad, clashes, monday_of, week_loads
from thidua.planning.queries.visibility import assignments_seen_by, plans_seen_by
from thidua.timing import short_date

if TYPE_CHECKING:
    from thidua.organizations.models import Unit

WEEKS = 8
_STEPS = (1, 2, 4, 7)
"""From how many pieces of work on a cell is one shade darker."""


@dataclass(frozen=True, slots=True)
class Week:
    """A column: its number, its days, whether it is the running one."""

    monday: date
    number: int
    days: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class HeatCell:
    """What a unit has to send in a week. ``shade`` 0-4; ``first`` and ``last`` bound the link."""

    count: int
    shade: int
    plans: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """A unit with what is late by now and what it has to send week by week."""

    unit: Unit
    late: int
    cells: tuple[HeatCell, ...]
    total: int


@login_required
@require_GET
def load(request: SignedInRequest) -> HttpResponse:
    agency = acting_agency(request)
    day = Day.of(agency.pk, timezone.localdate())
    rows = running_work(assignments_seen_by(request.user, request.rights), agency.pk)
    plans = plans_seen_by(request.user, request.rights)
    running = plans.filter(agency=agency, state=PlanState.RUNNING)
    first = monday_of(day.on)
    mondays = [first + timedelta(weeks=number) for number in range(WEEKS)]
    loads = week_loads(rows, first, mondays[-1] + timedelta(days=6))
    context = {
        "weeks": [_week(monday, first) for monday in mondays],
        "table": _table(unit_board(rows, day), loads, mondays),
        "clashes": [(clash, say_clash(clash)) for clash in clashes(rows, running, day)],
    }
    return render(request, "planning/plan/load.html", context)


def _week(monday: date, current: date) -> Week:
    sunday = monday + timedelta(days=6)
    days = f"{monday.day:02d}/{monday.month}–{sunday.day:02d}/{sunday.month}"
    return Week(monday, monday.isocalendar().week, days, monday == current)


def _table(
    board: Iterable[UnitRow], loads: Iterable[WeekLoad], mondays: list[date]
) -> list[UnitLoad]:
    """Units that still owe something, in office order, with a cell for each week."""
    by_place = {(each.unit.pk, each.monday): each for each in loads}
    table = []
    for row in board:
        cells = [_cell(by_place.get((row.unit.pk, monday)), monday) for monday in mondays]
        total = sum(cell.count for cell in cells)
        if total or row.late:
            table.append(UnitLoad(row.unit, row.late, tuple(cells), total))
    return table


def _cell(found: WeekLoad | None, monday: date) -> HeatCell:
    count = len(found.rows) if found else 0
    return HeatCell(
        count=count,
        shade=sum(count >= step for step in _STEPS),
        plans=len(found.plans) if found else 0,
        first=monday,
        last=monday + timedelta(days=6),
    )


def say_clash(clash: Clash) -> str:
    """Where plans collide, as a sentence."""
    words = {
        "unit": clash.unit.name if clash.unit else "",
        "n": len(clash.rows),
        "day": short_date(clash.on),
        "last": short_date(clash.on + timedelta(days=6)),
    }
    match clash.kind:
        case ClashKind.SAME_WEEK:
            said = _(
                "%(unit)s: %(n)d việc của nhiều kế hoạch cùng đến hạn trong %(day)s – %(last)s"
            )
            return said % words
        case ClashKind.EVENT_DAY:
            said = _("%(unit)s: %(n)d việc đến hạn đúng ngày sự kiện %(day)s của kế hoạch khác")
            return said % words
        case _:
            return _("Hai sự kiện cùng ngày %(day)s") % words
