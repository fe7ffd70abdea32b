"""The working calendar of an agency."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from thidua.planning.models import DayOff
from thidua.timing.working_days import DayOff as TableLine
from thidua.timing.working_days import DayOffKind, WorkingCalendar


def days_off_of(agency_id: int | None) -> QuerySet[DayOff]:
    """The lines in force for an agency: its own and those for all; None for only the latter."""
    return DayOff.objects.filter(Q(agency=agency_id) | Q(agency__isnull=True))


def working_calendar(agency_id: int | None) -> WorkingCalendar:
    """Which days an agency works; its own lines win over those for all agencies."""
    # Lines without an agency come first, so that the agency's own replace them.
    lines = sorted(days_off_of(agency_id), key=lambda line: line.agency_id is not None)
    return WorkingCalendar(
        TableLine(line.day, line.name, DayOffKind(line.kind), line.source or None) for line in lines
    )
