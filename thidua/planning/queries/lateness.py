"""Work with how late it is today, by the working calendar of its agency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from thidua.planning.domain.assignment_states import FINISHED, OPEN, AssignmentState
from thidua.planning.domain.lateness import days_late, last_working_day
from thidua.planning.models import Assignment
from thidua.planning.queries.calendars import working_calendar
from thidua.timing.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Day:
    """A day as one agency counts it. ``late_before``: open work due before it is late."""

    on: date
    calendar: WorkingCalendar
    late_before: date

    @classmethod
    def of(cls, agency_id: int, on: date) -> Day:
        """The day ``on`` in an agency; one query for its table of days off."""
        calendar = working_calendar(agency_id)
        return cls(on, calendar, last_working_day(calendar, on))

    def late(self, prefix: str = "") -> Q:
        """The condition that work is open and late; ``prefix`` is the path to it."""
        return Q(**{f"{prefix}state__in": OPEN, f"{prefix}due_on__lt": self.late_before})

    def days_late(self, assignment: Assignment) -> int:
        """Working days late: to this day while open, to the day it was sent when finished."""
        state = AssignmentState(assignment.state)
        if state in FINISHED:
            return assignment.days_late or 0
        return self.days_since(assignment.due_on) if state in OPEN else 0

    def days_since(self, due_on: date | None) -> int:
        """Working days gone by since a last day, 0 when it is not over."""
        return days_late(self.calendar, due_on, self.on)


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing a unit owes, as seen on a day.

    ``days_late`` in working days; ``days_left`` calendar days to the last day,
    negative after it, None without one.
    """

    assignment: Assignment
    days_late: int
    days_left: int | None

    @property
    def is_late(self) -> bool:
        """Open and late, or sent late."""
        return self.days_late > 0

    @property
    def is_owed(self) -> bool:
        """Whether the unit still has to send it."""
        return self.assignment.sent_on is None


def owed(rows: Iterable[Assignment], day: Day) -> list[Owed]:
    """Assignments already fetched, with how late they are; in the same order."""
    return [
        Owed(row, day.days_late(row), (row.due_on - day.on).days if row.due_on else None)
        for row in rows
    ]
