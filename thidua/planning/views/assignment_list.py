"""The list of units' work: searched, narrowed, sorted, exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.accounts.domain.roles import Right
from thidua.organizations.queries import units_of
from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.exports import assignments_workbook
from thidua.planning.queries.assignments import AssignmentFilter, AssignmentSort, filtered
from thidua.planning.queries.lateness import Day, owed
from thidua.planning.queries.visibility import assignments_seen_by, plans_seen_by
from thidua.planning.views.asked import asked_id

if TYPE_CHECKING:
    from thidua.accounts.requests import SignedInRequest

PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on: what it says and the address without it."""

    label: str
    without: str


@login_required
@require_GET
def assignment_list(request: SignedInRequest) -> HttpResponse:
    agency_id = request.agency.pk if request.agency else 0
    day = Day.of(agency_id, timezone.localdate())
    wanted = wanted_of(request)
    seen = assignments_seen_by(request.user, request.rights).filter(task__plan__agency=agency_id)
    rows = filtered(seen, wanted, day)
    if "xuat" in request.GET:
        return workbook_response(assignments_workbook(rows, day), "cong-viec.xlsx")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    sees_agency = request.rights.may(Right.SEE_AGENCY_WORK, agency_id=agency_id)
    units = list(units_of(agency_id)) if sees_agency else []
    context = {
        "page": page,
        "items": owed(page.object_list, day),
        "wanted": wanted,
        "units": units,
        "plans": plans_seen_by(request.user, request.rights).filter(agency=agency_id),
        "states": AssignmentState.choices(),
        "sorts": AssignmentSort.choices(),
        "chips": _chips(request, wanted, {unit.pk: unit.name for unit in units}),
    }
    part = "_assignment_rows.html" if request.htmx else "assignment_list.html"
    return render(request, f"planning/{part}", context)


def wanted_of(request: SignedInRequest) -> AssignmentFilter:
    """The filter an address asks for; what makes no sense in it narrows nothing."""
    asked = request.GET
    sort = asked.get("sap-xep", AssignmentSort.DUE)
    return AssignmentFilter(
        search=asked.get("q", ""),
        states=tuple(s for s in asked.getlist("tinh-trang") if s in set(AssignmentState)),
        unit_ids=tuple(unit for unit in map(asked_id, asked.getlist("don-vi")) if unit is not None),
        plan_id=asked_id(asked.get("ke-hoach", "")),
        late="tre" in asked,
        running="ca-da-ket-thuc" not in asked,
        due_from=_day(asked.get("tu")),
        due_to=_day(asked.get("den")),
        sort=AssignmentSort(sort) if sort in set(AssignmentSort) else AssignmentSort.DUE,
    )


def _day(text: str | None) -> Any:
    try:
        return parse_date(text or "")
    except ValueError:
        return None


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """A workbook as a download."""
    return HttpResponse(
        content,
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _chips(request: SignedInRequest, wanted: AssignmentFilter, units: dict[int, str]) -> list[Chip]:
    on: list[tuple[str, str, str | None]] = []
    if wanted.late:
        on.append((_("Trễ hạn"), "tre", None))
    on += [
        (_(AssignmentState(state).label).capitalize(), "tinh-trang", state)
        for state in wanted.states
    ]
    on += [(units[unit], "don-vi", str(unit)) for unit in wanted.unit_ids if unit in units]
    if wanted.plan_id is not None:
        on.append((_("Một kế hoạch"), "ke-hoach", None))
    if not wanted.running:
        on.append((_("Cả kế hoạch đã kết thúc"), "ca-da-ket-thuc", None))
    return [Chip(label, _without(request, name, value)) for label, name, value in on]


def _without(request: SignedInRequest, name: str, value: str | None) -> str:
    rest = request.GET.copy()
    kept = [] if value is None else [other for other in rest.getlist(name) if other != value]
    rest.setlist(name, kept)
    rest.pop("trang", None)
    return f"?{rest.urlencode()}"
