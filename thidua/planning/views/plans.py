"""The list of plans: files on their way to be plans, plans running and closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MINYEAR
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from thidua.accounts.domain.roles import Right
from thidua.accounts.requests import SignedInRequest, acting_agency
from thidua.planning.domain.citations import issuer_key
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.exports import plans_workbook
from thidua.planning.permissions import sees_agency
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.plans import PlanFilter, PlanSort, filtered_plans, years_of
from thidua.planning.queries.reading_list import unfinished_readings
from thidua.planning.queries.visibility import plans_seen_by, readings_seen_by
from thidua.planning.views.assignment_list import workbook_response
from thidua.reading.facts import PlanKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

    from thidua.planning.models import Plan

PAGE = 25
_ALL = "tat-ca"


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that can be switched: its words, the query string it leads to, whether it is on."""

    label: str
    address: str
    on: bool


@login_required
@require_GET
@vary_on_headers("HX-Request")
def plan_list(request: SignedInRequest) -> HttpResponse:
    agency = acting_agency(request)
    wanted = wanted_plans(request.GET)
    plans = _plans(request)
    day = Day.of(agency.pk, timezone.localdate())
    found = filtered_plans(plans, wanted, day, _own_units(request))
    context: dict[str, Any] = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("trang")),
        "wanted": wanted,
        "states": _state_chips(request.GET, wanted),
        "set_filters": list(_set_filters(request.GET, wanted)),
        "own_only": not sees_agency(request.rights, agency.pk),
        "own_key": issuer_key(agency.name),
        "is_narrowed": wanted != PlanFilter(states=wanted.states, sort=wanted.sort),
    }
    if request.htmx:
        return render(request, "planning/plan/_plan_rows.html", context)
    context |= {
        "readings": _readings(request, wanted.search),
        "kinds": [(str(kind), _(kind.label)) for kind in PlanKind],
        "years": years_of(plans),
        "sorts": [(str(sort), _(sort.label)) for sort in PlanSort],
        "may_import": _may(request, Right.IMPORT_PLAN),
        "may_manage": _may(request, Right.MANAGE_ORGANIZATION),
    }
    return render(request, "planning/plan/list.html", context)


@login_required
@require_GET
def plan_list_export(request: SignedInRequest) -> HttpResponse:
    """The list as it is filtered, all pages of it."""
    day = Day.of(acting_agency(request).pk, timezone.localdate())
    wanted = wanted_plans(request.GET)
    found = filtered_plans(_plans(request), wanted, day, _own_units(request))
    return workbook_response(plans_workbook(found), "ke-hoach.xlsx")


def wanted_plans(query: QueryDict) -> PlanFilter:
    """What the address asks for; nonsense asks for nothing. Running plans when it says nothing."""
    states = query.get("tinh-trang") or PlanState.RUNNING
    year, kind, sort = query.get("nam", ""), query.get("loai", ""), query.get("xep", "")
    return PlanFilter(
        search=query.get("q", "").strip(),
        states=() if states == _ALL else tuple(s for s in PlanState if s == states),
        kinds=tuple(k for k in PlanKind if k == kind),
        year=int(year) if _is_year(year) else None,
        sort=next((s for s in PlanSort if s == sort), PlanSort.NEWEST),
    )


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and int(text) >= MINYEAR


def _plans(request: SignedInRequest) -> QuerySet[Plan]:
    return plans_seen_by(request.user, request.rights).filter(agency=request.agency)


def _own_units(request: SignedInRequest) -> Collection[int] | None:
    """The units whose work is counted; None counts that of the whole agency."""
    if sees_agency(request.rights, request.agency.pk):
        return None
    return request.rights.units_with(Right.SEE_UNIT_WORK)


def _readings(request: SignedInRequest, search: str) -> list[Any]:
    if not _may(request, Right.REVIEW_PLAN):
        return []
    mine = readings_seen_by(request.user).filter(agency=request.agency)
    return list(unfinished_readings(mine, search))


def _may(request: SignedInRequest, right: Right) -> bool:
    return request.rights.may(right, agency_id=request.agency.pk)


def _state_chips(query: QueryDict, wanted: PlanFilter) -> list[Chip]:
    names = [
        (str(PlanState.RUNNING), _("Đang thực hiện")),
        (str(PlanState.CLOSED), _("Đã kết thúc")),
        (_ALL, _("Tất cả")),
    ]
    current = str(wanted.states[0]) if wanted.states else _ALL
    return [Chip(label, _with(query, "tinh-trang", key), key == current) for key, label in names]


def _set_filters(query: QueryDict, wanted: PlanFilter) -> Any:
    """Chips of the filters in force; each leads to the list without it."""
    if wanted.search:
        yield Chip(f"“{wanted.search}”", _with(query, "q", ""), on=True)
    for kind in wanted.kinds:
        yield Chip(_(PlanKind(kind).label), _with(query, "loai", ""), on=True)
    if wanted.year:
        yield Chip(_("năm %d") % wanted.year, _with(query, "nam", ""), on=True)


def _with(query: QueryDict, name: str, value: str) -> str:
    changed = query.copy()
    changed.pop("trang", None)
    changed.pop(name, None)
    if value:
        changed[name] = value
    return f"?{changed.urlencode()}"
