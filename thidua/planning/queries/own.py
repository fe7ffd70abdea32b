"""What does my unit owe?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from thidua.planning.domain.assignment_states import OPEN, AssignmentState
from thidua.planning.domain.kinds import UnitRole
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.models import Assignment, TaskUnit
from thidua.planning.queries.desk import AHEAD
from thidua.planning.queries.lateness import Day, Owed, owed


@dataclass(frozen=True, slots=True)
class OwnWork:
    """A unit's work by what is to be done first. ``late`` is the worst first, the rest by day.

    ``returned`` stands apart (and in no other list): somebody said what is missing.
    """

    returned: tuple[Owed, ...]
    late: tuple[Owed, ...]
    this_week: tuple[Owed, ...]
    soon: tuple[Owed, ...]
    later: tuple[Owed, ...]
    undated: tuple[Owed, ...]
    waiting: tuple[Owed, ...]

    @property
    def open(self) -> int:
        """How many things are still to be done."""
        lists = (self.returned, self.late, self.this_week, self.soon, self.later, self.undated)
        return sum(map(len, lists))


def own_work(rows: QuerySet[Assignment], day: Day) -> OwnWork:
    """Running work of a unit (`running_work` narrowed to it) in the order to do it; one query."""
    states = [*OPEN, AssignmentState.SUBMITTED]
    fetched = rows.filter(state__in=states).select_related("task__plan", "unit")
    lists: dict[str, list[Owed]] = {name: [] for name in OwnWork.__annotations__}
    for item in owed(fetched.order_by("due_on", "task__ordinal", "id"), day):
        lists[_place(item, day)].append(item)
    return OwnWork(**{name: tuple(items) for name, items in lists.items()})


def _place(item: Owed, day: Day) -> str:
    assignment = item.assignment
    if assignment.state == AssignmentState.SUBMITTED:
        return "waiting"
    if assignment.state == AssignmentState.RETURNED:
        return "returned"
    if item.is_late:
        return "late"
    if assignment.due_on is None:
        return "undated"
    sunday = day.on + timedelta(days=6 - day.on.weekday())
    if assignment.due_on <= sunday:
        return "this_week"
    return "soon" if assignment.due_on <= day.on + AHEAD else "later"


def helping(agency_id: int, unit_ids: Collection[int]) -> QuerySet[TaskUnit]:
    """The tasks in running plans in which units take part without leading them."""
    return (
        TaskUnit.objects.filter(
            unit__in=unit_ids,
            role=UnitRole.COORDINATING,
            task__plan__agency=agency_id,
            task__plan__state=PlanState.RUNNING,
            task__cancelled_at__isnull=True,
        )
        .select_related("task__plan", "unit")
        .order_by("task__plan", "task__ordinal")
    )
