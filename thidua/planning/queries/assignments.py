"""Lists of work: filtered, searched without tone marks, sorted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, QuerySet, When
from django.db.models.expressions import OrderBy

from thidua.core.labels import Labelled
from thidua.core.text import fold
from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.models import Assignment, DueChange, Evidence, ProgressReport
from thidua.planning.queries.lateness import Day


class AssignmentSort(Labelled):
    """Orders a list of work can have; `DUE` puts work that was accepted after what is not."""

    DUE = "due", "Hạn gần nhất"
    DUE_LAST = "-due", "Hạn xa nhất"
    UNIT = "unit", "Đơn vị"
    PLAN = "plan", "Kế hoạch"
    STATE = "state", "Tình trạng"
    PERCENT = "percent", "Tiến độ"


_DUE = OrderBy(F("due_on"), nulls_last=True)
_TAKEN = Case(When(state=AssignmentState.ACCEPTED, then=1), default=0)
_ORDERS: dict[AssignmentSort, tuple[str | OrderBy | Case, ...]] = {
    AssignmentSort.DUE: (_TAKEN, _DUE, "task__plan", "task__ordinal", "unit__position", "id"),
    AssignmentSort.DUE_LAST: (OrderBy(F("due_on"), descending=True, nulls_last=True), "id"),
    AssignmentSort.UNIT: ("unit__position", "unit__folded", _DUE, "id"),
    AssignmentSort.PLAN: ("task__plan", "task__ordinal", _DUE, "unit__position", "id"),
    AssignmentSort.STATE: ("state", _DUE, "id"),
    AssignmentSort.PERCENT: ("percent", _DUE, "id"),
}


@dataclass(frozen=True, slots=True)
class AssignmentFilter:
    """What a list of work is narrowed to; an empty part narrows nothing.

    ``search`` words may stand in the task, the unit's name or the plan, without
    tone marks. ``late`` keeps what is open and late; ``running`` what belongs to
    plans not closed. The days bound the last day, inclusive.
    """

    search: str = ""
    states: tuple[str, ...] = ()
    unit_ids: tuple[int, ...] = ()
    plan_id: int | None = None
    late: bool = False
    running: bool = True
    due_from: date | None = None
    due_to: date | None = None
    sort: AssignmentSort = AssignmentSort.DUE


def filtered(
    rows: QuerySet[Assignment], wanted: AssignmentFilter, day: Day
) -> QuerySet[Assignment]:
    """Work the caller may see (`assignments_seen_by`), narrowed and sorted, with its names.

    One query, whatever is asked.
    """
    for word in fold(wanted.search).split():
        rows = rows.filter(
            Q(task__folded__contains=word)
            | Q(unit__folded__contains=word)
            | Q(task__plan__folded__contains=word)
        )
    if wanted.states:
        rows = rows.filter(state__in=wanted.states)
    if wanted.unit_ids:
        rows = rows.filter(unit__in=wanted.unit_ids)
    if wanted.plan_id is not None:
        rows = rows.filter(task__plan=wanted.plan_id)
    if wanted.late:
        rows = rows.filter(day.late())
    if wanted.running:
        rows = rows.filter(task__plan__state=PlanState.RUNNING, task__cancelled_at__isnull=True)
    if wanted.due_from:
        rows = rows.filter(due_on__gte=wanted.due_from)
    if wanted.due_to:
        rows = rows.filter(due_on__lte=wanted.due_to)
    return rows.select_related("task__plan", "unit").order_by(*_ORDERS[wanted.sort])


def reports_on(assignment: Assignment) -> QuerySet[ProgressReport]:
    """What was written on an assignment, oldest first."""
    return assignment.reports.select_related("by")


def evidence_of(assignment: Assignment) -> QuerySet[Evidence]:
    """The files that show what the unit did."""
    return assignment.evidence.select_related("file", "added_by")


def due_changes_of(assignment: Assignment) -> QuerySet[DueChange]:
    """How the last day moved, oldest first."""
    return assignment.due_changes.select_related("by", "deadline_change")
