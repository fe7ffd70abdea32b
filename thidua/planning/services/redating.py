"""Moving the last day of what is still owed, with the history of every move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from thidua.planning.domain.due import Turn, turns
from thidua.planning.domain.kinds import DueCause
from thidua.planning.domain.lateness import days_late
from thidua.planning.models import Assignment, DeadlineChange, DueChange, Task
from thidua.planning.queries.grounds import grounds_of
from thidua.timing.values import Deadline
from thidua.timing.working_days import WorkingCalendar

if TYPE_CHECKING:
    from thidua.accounts.models import User


@dataclass(frozen=True, slots=True)
class Move:
    """Why days move, by whom and when; ``change`` is the extension, if that is why."""

    cause: DueCause
    calendar: WorkingCalendar
    by: User | None
    at: datetime
    change: DeadlineChange | None = None

    @property
    def on(self) -> date:
        """The day of the move."""
        return timezone.localdate(self.at)


def redate(assignment: Assignment, turn: Turn, move: Move) -> bool:
    """Give a locked open assignment the days of a turn; False when its last day stays.

    How late it was at that moment is kept with it for good.
    """
    deadline = turn.deadline.to_json()
    before = assignment.due_on
    if turn.due_on == before and deadline == assignment.deadline:
        return False
    assignment.deadline = deadline
    assignment.starts_on, assignment.due_on = turn.starts_on, turn.due_on
    late = days_late(move.calendar, before, move.on)
    assignment.late_days_kept = max(assignment.late_days_kept, late)
    if assignment.original_due_on is None:
        assignment.original_due_on = turn.due_on
    assignment.full_clean()
    assignment.save()
    if turn.due_on == before:
        return False
    DueChange.objects.create(
        assignment=assignment,
        cause=move.cause,
        deadline_change=move.change,
        from_due_on=before,
        to_due_on=turn.due_on,
        days_late=late,
        at=move.at,
        by=move.by,
    )
    return True


def turn_of(deadline: Deadline, task: Task, move: Move) -> Turn:
    """The one turn of a deadline that has no periods, measured for a running task."""
    grounds = grounds_of(task, move.calendar)
    return turns(deadline, grounds, today=move.on)[0]
