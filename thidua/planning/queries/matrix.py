"""Recurring duties as a matrix: units down, periods across."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from thidua.core.labels import Labelled
from thidua.organizations.models import Unit
from thidua.planning.domain.assignment_states import FINISHED, AssignmentState
from thidua.planning.models import Assignment, Task
from thidua.planning.queries.lateness import Day

_AT_RISK = timedelta(days=7)
"""Not begun a week before the last day: likely to miss it."""


class CellState(Labelled):
    """How one unit stands with one period of a duty."""

    DONE = "done", "đã nhận"
    DONE_LATE = "done_late", "đã nhận, gửi trễ"
    WAITING = "waiting", "đã gửi, chờ nhận"
    RETURNED = "returned", "bị trả lại"
    LATE = "late", "trễ"
    AT_RISK = "at_risk", "có thể trễ"
    OPEN = "open", "chưa đến hạn"
    CANCELLED = "cancelled", "đã hủy"


@dataclass(frozen=True, slots=True)
class Column:
    """One period: its name, first day and key."""

    period: str
    label: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One period for one unit; ``days_late`` in working days."""

    assignment: Assignment
    state: CellState
    days_late: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """One recurring duty. A row is a unit and a cell per column, None where it owes nothing."""

    task: Task
    columns: tuple[Column, ...]
    rows: tuple[tuple[Unit, tuple[Cell | None, ...]], ...]

    @property
    def missing(self) -> int:
        """How many cells are late or likely to be."""
        wanted = (CellState.LATE, CellState.AT_RISK)
        return sum(
            cell is not None and cell.state in wanted for _, row in self.rows for cell in row
        )


def duty_matrices(rows: QuerySet[Assignment], day: Day) -> list[Matrix]:
    """A matrix for each duty with periods among ``rows``, in the order of plans; one query.

    ``rows`` is what the person may see, narrowed to a plan or to running work.
    """
    by_task: dict[int, list[Assignment]] = defaultdict(list)
    periodic = rows.exclude(period="").select_related("task__plan", "unit")
    for row in periodic.order_by("task__plan", "task__ordinal", "period_on", "period", "due_on"):
        by_task[row.task_id].append(row)
    return [_matrix(found, day) for found in by_task.values()]


def _matrix(found: list[Assignment], day: Day) -> Matrix:
    columns = {row.period: Column(row.period, row.period_label, row.period_on) for row in found}
    units = {row.unit_id: row.unit for row in found}
    cells = {(row.unit_id, row.period): _cell(row, day) for row in found}
    ordered = sorted(units.values(), key=lambda unit: (unit.position, unit.folded))
    return Matrix(
        task=found[0].task,
        columns=tuple(columns.values()),
        rows=tuple(
            (unit, tuple(cells.get((unit.pk, period)) for period in columns)) for unit in ordered
        ),
    )


def _cell(row: Assignment, day: Day) -> Cell:
    late = day.days_late(row)
    return Cell(row, _state(row, late, day), late)


def _state(row: Assignment, late: int, day: Day) -> CellState:
    state = AssignmentState(row.state)
    if state is AssignmentState.CANCELLED:
        return CellState.CANCELLED
    if state is AssignmentState.ACCEPTED:
        return CellState.DONE_LATE if late else CellState.DONE
    if state in FINISHED:
        return CellState.WAITING
    if late:
        return CellState.LATE
    if state is AssignmentState.RETURNED:
        return CellState.RETURNED
    begun = state is not AssignmentState.NOT_STARTED or row.percent > 0
    near = row.due_on is not None and row.due_on - day.on <= _AT_RISK
    return CellState.AT_RISK if near and not begun else CellState.OPEN
