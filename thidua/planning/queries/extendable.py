"""What of a plan can be put off."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from thidua.organizations.models import Unit
from thidua.planning.domain.assignment_states import OPEN
from thidua.planning.domain.shifting import SHIFTABLE
from thidua.planning.models import Assignment, Plan, Task


@dataclass(frozen=True, slots=True)
class ExtendableLine:
    """A task, or one period of it, that units still owe.

    ``due_on`` is the latest last day in force, None when there is none; ``units`` owe it
    still, in office order. ``moves_along``: it has a day of its own, so that it can
    move by as many days as another line.
    """

    task: Task
    period: str
    period_label: str
    due_on: date | None
    units: tuple[Unit, ...]
    moves_along: bool

    @property
    def key(self) -> str:
        """The line's name in a form."""
        return f"{self.task.pk}.{self.period}"


def extendable_lines(plan: Plan) -> list[ExtendableLine]:
    """The lines of a plan that can be extended, by last day, undated ones last; one query."""
    by_line: dict[tuple[int, str], list[Assignment]] = defaultdict(list)
    owed = Assignment.objects.filter(
        task__plan=plan, task__cancelled_at__isnull=True, state__in=OPEN
    )
    for row in owed.select_related("task", "unit").order_by("task__ordinal", "unit__position"):
        by_line[row.task_id, row.period].append(row)
    lines = [_line(rows) for rows in by_line.values()]
    return sorted(lines, key=lambda line: (line.due_on is None, line.due_on or date.max))


def _line(rows: list[Assignment]) -> ExtendableLine:
    task, period = rows[0].task, rows[0].period
    return ExtendableLine(
        task=task,
        period=period,
        period_label=rows[0].period_label,
        due_on=max((row.due_on for row in rows if row.due_on), default=None),
        units=tuple(row.unit for row in rows),
        moves_along=not period and task.limit.kind in SHIFTABLE,
    )
