"""Điều chỉnh: changing a task of a running plan, and calling one off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_noop

from thidua.audit.services import record
from thidua.core.errors import Invalid
from thidua.core.text import tidy
from thidua.organizations.queries import units_of
from thidua.planning.domain.anchors import leans_on_event
from thidua.planning.domain.assignment_states import OPEN, AssignmentState
from thidua.planning.domain.conflicts import ChangedMeanwhile
from thidua.planning.domain.deadline_input import check_deadline
from thidua.planning.domain.due import Turn, turns
from thidua.planning.domain.kinds import DueCause, NotificationKind, UnitRole
from thidua.planning.domain.plan_states import PlanAction
from thidua.planning.models import Assignment, Task, TaskVersion
from thidua.planning.queries.calendars import working_calendar
from thidua.planning.queries.grounds import grounds_of
from thidua.planning.services.locks import locked_task
from thidua.planning.services.notifying import notify_units
from thidua.planning.services.progress import cancel, needed_reason
from thidua.planning.services.redating import Move, redate
from thidua.planning.services.task_compiler import set_units
from thidua.planning.services.unfolding import owe
from thidua.timing.values import Deadline

if TYPE_CHECKING:
    from thidua.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChange:
    """What changes on a task; None leaves a part as it is."""

    text: str | None = None
    deadline: Deadline | None = None
    lead_unit_ids: tuple[int, ...] | None = None
    coordinating_unit_ids: tuple[int, ...] | None = None


@transaction.atomic
def amend_task(
    task_id: int, change: TaskChange, reason: str, *, version: int, by: User, at: datetime
) -> Task:
    """Change text, deadline or units of a task; the former version is kept.

    Units that no longer lead it are released from what they still owe, new ones
    owe it from now on, open work follows a new deadline. Raises Denied without
    the right to amend, NotNow when the plan is closed or the task cancelled,
    ChangedMeanwhile for an outdated ``version``, Invalid without a reason or with
    a unit of another agency.
    """
    task = locked_task(task_id, PlanAction.AMEND, by=by)
    if task.version != version:
        last = task.versions.last()
        raise ChangedMeanwhile(
            who=str(last.changed_by) if last else gettext_noop("Hệ thống"),
            current={"text": task.text, "deadline": task.deadline},
            version=task.version,
        )
    reason = needed_reason(reason, "Hãy ghi lý do điều chỉnh.")
    units = _Units.of(task, change)
    units.check(task.plan.agency_id)
    before = set(_lead_ids(task))
    _keep_version(task, reason, by, at)
    _apply(task, change, units)
    move = Move(DueCause.AMENDMENT, working_calendar(task.plan.agency_id), by, at)
    _release(task, before - set(units.lead), reason, by, at)
    _follow_deadline(task, units, move, reason)
    words = {pk: {"task": task.text, "reason": reason} for pk in before | set(units.lead)}
    notify_units(task.plan, NotificationKind.TASK_AMENDED, words, by=by, at=at)
    record("planning.task.amend", on=task, by=by, agency_id=task.plan.agency_id, reason=reason)
    return task


@transaction.atomic
def cancel_task(task_id: int, reason: str, *, by: User, at: datetime) -> Task:
    """Call a task off: nobody owes it any more; what was taken stays.

    Raises Denied, NotNow, Invalid as `amend_task` does.
    """
    task = locked_task(task_id, PlanAction.AMEND, by=by)
    task.cancel_reason = needed_reason(reason, "Hãy ghi lý do hủy nhiệm vụ.")
    task.cancelled_at, task.cancelled_by = at, by
    task.full_clean()
    task.save()
    released = _release(task, set(_all_unit_ids(task)), task.cancel_reason, by, at)
    words = {pk: {"task": task.text, "reason": task.cancel_reason} for pk in released}
    notify_units(task.plan, NotificationKind.CANCELLED, words, by=by, at=at)
    record("planning.task.cancel", on=task, by=by, agency_id=task.plan.agency_id)
    return task


@dataclass(frozen=True, slots=True)
class _Units:
    lead: tuple[int, ...]
    coordinating: tuple[int, ...]

    @classmethod
    def of(cls, task: Task, change: TaskChange) -> _Units:
        lead, helpers = change.lead_unit_ids, change.coordinating_unit_ids
        if lead is None:
            lead = _lead_ids(task)
        if helpers is None:
            helpers = _unit_ids(task, UnitRole.COORDINATING)
        return cls(lead, tuple(pk for pk in helpers if pk not in lead))

    def check(self, agency_id: int) -> None:
        wanted = {*self.lead, *self.coordinating}
        known = set(units_of(agency_id).values_list("pk", flat=True))
        if not wanted <= known:
            raise Invalid(
                "unit_unknown", "Có đơn vị không thuộc cơ quan này. Hãy chọn lại.", field="units"
            )


def _unit_ids(task: Task, role: UnitRole) -> tuple[int, ...]:
    return tuple(task.task_units.filter(role=role).values_list("unit", flat=True))


def _lead_ids(task: Task) -> tuple[int, ...]:
    return _unit_ids(task, UnitRole.LEAD)


def _all_unit_ids(task: Task) -> Iterable[int]:
    return task.assignments.values_list("unit", flat=True).distinct()


def _keep_version(task: Task, reason: str, by: User, at: datetime) -> None:
    TaskVersion.objects.create(
        task=task,
        version=task.version,
        text=task.text,
        deadline=task.deadline,
        lead_unit_ids=list(_lead_ids(task)),
        coordinating_unit_ids=list(_unit_ids(task, UnitRole.COORDINATING)),
        reason=reason,
        changed_at=at,
        changed_by=by,
    )


def _apply(task: Task, change: TaskChange, units: _Units) -> None:
    if change.text is not None:
        if not tidy(change.text):
            raise Invalid("text_needed", "Hãy nhập nội dung nhiệm vụ.", field="text")
        task.text = change.text
    if change.deadline is not None:
        check_deadline(change.deadline)
        task.deadline = change.deadline.to_json()
        task.leans_on_event = leans_on_event(change.deadline, task.plan.event_name)
        task.anchor_on = None
    task.version += 1
    task.full_clean()
    task.save()
    set_units(task, units.lead, units.coordinating)


def _release(task: Task, unit_ids: set[int], reason: str, by: User, at: datetime) -> set[int]:
    """Cancel what units still owe (or have sent, not taken) under a task; the units released."""
    states = [*OPEN, AssignmentState.SUBMITTED]
    rows = task.assignments.select_for_update(of=("self",)).filter(
        unit__in=unit_ids, state__in=states
    )
    for assignment in rows:
        assignment.task = task
        cancel(assignment, reason, by=by, at=at)
    return {assignment.unit_id for assignment in rows}


def _follow_deadline(task: Task, units: _Units, move: Move, reason: str) -> None:
    """Bring what is owed in line with the task's deadline and units as they stand now."""
    by_period = {
        turn.period: turn
        for turn in turns(task.limit, grounds_of(task, move.calendar), today=move.on)
    }
    rows = task.assignments.select_for_update(of=("self",)).filter(state__in=OPEN)
    for assignment in rows:
        assignment.task = task
        _follow(assignment, by_period.get(assignment.period), move, reason)
    owe(task, units.lead, [turn for turn in by_period.values() if _ahead(turn, move)])


def _follow(assignment: Assignment, turn: Turn | None, move: Move, reason: str) -> None:
    if turn is not None:
        redate(assignment, turn, move)
    elif move.by is not None and not _over(assignment, move):
        # A period the new deadline no longer has; one already over stays owed.
        cancel(assignment, reason, by=move.by, at=move.at)


def _over(assignment: Assignment, move: Move) -> bool:
    return assignment.due_on is not None and assignment.due_on < move.on


def _ahead(turn: Turn, move: Move) -> bool:
    return not turn.period or turn.due_on is None or turn.due_on >= move.on
