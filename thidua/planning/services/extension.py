"""Gia hạn: an extension of deadlines, made as a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.audit.services import record
from thidua.core.errors import Invalid
from thidua.core.text import tidy
from thidua.planning.domain.assignment_states import OPEN
from thidua.planning.domain.deadline_input import check_deadline
from thidua.planning.domain.due import Turn, is_series
from thidua.planning.domain.kinds import DueCause, NotificationKind
from thidua.planning.domain.plan_states import PlanAction
from thidua.planning.domain.shifting import SHIFTABLE, shifted
from thidua.planning.models import Assignment, DeadlineChange, DeadlineChangeLine, Plan, Task
from thidua.planning.queries.calendars import working_calendar
from thidua.planning.services.locks import check_in_force, locked_plan
from thidua.planning.services.notifying import notify_units
from thidua.planning.services.progress import needed_reason
from thidua.planning.services.redating import Move, redate, turn_of
from thidua.timing.values import Deadline

if TYPE_CHECKING:
    from thidua.accounts.models import User


@dataclass(frozen=True, slots=True)
class ExtensionLine:
    """One task put off to ``deadline``; for one unit, or (None) for all.

    ``period`` is the key of the one period put off: needed for a duty with periods,
    empty otherwise. ``along`` are tasks that move by as many days.
    """

    task_id: int
    deadline: Deadline
    unit_id: int | None = None
    period: str = ""
    along: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionPaper:
    """Who decided an extension, when, why and under which number (empty when there is none)."""

    reason: str
    decided_by: str
    decided_on: date
    number: str = ""
    file_id: int | None = None


@dataclass(slots=True)
class _Extension:
    plan: Plan
    change: DeadlineChange
    move: Move
    moved: dict[int, list[Assignment]] = field(default_factory=dict)


@transaction.atomic
def extend_deadlines(
    plan_id: int,
    lines: Sequence[ExtensionLine],
    paper: ExtensionPaper,
    *,
    by: User,
    at: datetime,
) -> DeadlineChange:
    """Put off deadlines of a running plan; open work moves, the units are told.

    Work already sent stays as it is. The first deadline is kept on every
    assignment, and one that was late stays marked as having been late. Raises
    Denied without the right to extend, NotNow when the plan is closed or a task
    cancelled, Invalid when nothing would move, or not to a later day.
    """
    plan, _ = locked_plan(plan_id, PlanAction.EXTEND, by=by)
    change = _paper(plan, paper, by, at)
    move = Move(DueCause.EXTENSION, working_calendar(plan.agency_id), by, at, change)
    extension = _Extension(plan, change, move)
    for line in lines:
        days = _extend(extension, line)
        for task_id in line.along:
            _move_along(extension, task_id, line.unit_id, days)
    if not extension.moved:
        raise Invalid(
            "nothing_moves", "Không có việc nào còn phải làm để gia hạn. Hãy chọn việc khác."
        )
    _tell(extension)
    record("planning.deadline.extend", on=change, by=by, agency_id=plan.agency_id)
    return change


def _paper(plan: Plan, paper: ExtensionPaper, by: User, at: datetime) -> DeadlineChange:
    change = DeadlineChange(
        plan=plan,
        number=tidy(paper.number),
        reason=needed_reason(paper.reason, "Hãy ghi lý do gia hạn."),
        decided_by=tidy(paper.decided_by),
        decided_on=paper.decided_on,
        file_id=paper.file_id,
        made_at=at,
        made_by=by,
    )
    if not change.decided_by:
        raise Invalid("decider_needed", "Hãy ghi người quyết định gia hạn.", field="decided_by")
    change.full_clean()
    change.save()
    return change


def _extend(extension: _Extension, line: ExtensionLine) -> int:
    """Move one task's open work; returns by how many days (0 when it had no last day)."""
    task = _task(extension, line.task_id)
    if (is_series(task.limit) or task.limit.spans) and not line.period:
        raise Invalid(
            "period_needed",
            "Việc có nhiều kỳ: hãy chọn kỳ được gia hạn. Muốn đổi cả các kỳ sau, hãy điều chỉnh "
            "việc.",
            field="period",
        )
    check_deadline(line.deadline)
    if is_series(line.deadline) or line.deadline.spans:
        raise _undated()
    return _put_off(extension, task, line.deadline, line.unit_id, line.period, along=False)


def _move_along(extension: _Extension, task_id: int, unit_id: int | None, days: int) -> None:
    task = _task(extension, task_id)
    if task.limit.kind not in SHIFTABLE or task.limit.spans:
        raise Invalid(
            "cannot_move_along",
            "Việc «{task}» không có ngày riêng nên không dời theo được. Hãy bỏ chọn.",
            field="along",
            task=task.text[:80],
        )
    _put_off(extension, task, shifted(task.limit, days), unit_id, "", along=True)


def _task(extension: _Extension, task_id: int) -> Task:
    locked = Task.objects.select_for_update(of=("self",))
    task = locked.filter(pk=task_id, plan=extension.plan).first()
    if task is None:
        raise Invalid("task_unknown", "Có việc không thuộc kế hoạch này. Hãy chọn lại.")
    task.plan = extension.plan
    check_in_force(task)
    return task


def _put_off(
    extension: _Extension,
    task: Task,
    deadline: Deadline,
    unit_id: int | None,
    period: str,
    *,
    along: bool,
) -> int:
    owed = task.assignments.select_for_update(of=("self",)).filter(state__in=OPEN, period=period)
    if unit_id is not None:
        owed = owed.filter(unit=unit_id)
    DeadlineChangeLine.objects.create(
        change=extension.change,
        task=task,
        unit_id=unit_id,
        period=period,
        old=task.deadline,
        new=deadline.to_json(),
        moved_along=along,
    )
    days = _move_rows(extension, task, deadline, list(owed))
    if unit_id is None and not period:
        task.deadline = deadline.to_json()
        task.save(update_fields=["deadline"])
    return days


def _move_rows(
    extension: _Extension, task: Task, deadline: Deadline, rows: list[Assignment]
) -> int:
    """Move open work to a deadline; what already has a later day keeps it. The most days moved."""
    days = []
    for assignment in rows:
        turn = turn_of(deadline, task, extension.move)
        later = _days_later(assignment, turn)
        if later >= 0:
            days.append(later)
            if redate(assignment, turn, extension.move):
                extension.moved.setdefault(assignment.unit_id, []).append(assignment)
    if rows and not days:
        raise Invalid(
            "extension_earlier",
            "Hạn mới sớm hơn hạn đang có. Gia hạn chỉ lùi thời hạn; muốn rút ngắn, "
            "hãy điều chỉnh việc.",
            field="deadline",
        )
    return max(days, default=0)


def _days_later(assignment: Assignment, turn: Turn) -> int:
    """Calendar days from the last day in force to the new one; 0 when there was none."""
    if turn.due_on is None:
        raise _undated()
    return (turn.due_on - assignment.due_on).days if assignment.due_on else 0


def _undated() -> Invalid:
    return Invalid("extension_undated", "Hạn mới phải có ngày cuối cùng rõ ràng.", field="deadline")


def _tell(extension: _Extension) -> None:
    words = {
        unit_id: {
            "reason": extension.change.reason,
            "number": extension.change.number,
            "lines": [
                {"task": row.task.text, "due_on": str(row.due_on), "period": row.period_label}
                for row in rows
            ],
        }
        for unit_id, rows in extension.moved.items()
    }
    move = extension.move
    kind = NotificationKind.DEADLINE_MOVED
    notify_units(extension.plan, kind, words, by=move.by, at=move.at)
