"""The day of an event is set or moved, and what leans on it moves along."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.audit.services import record
from thidua.core.errors import Invalid
from thidua.core.text import tidy
from thidua.planning.domain.assignment_states import OPEN
from thidua.planning.domain.kinds import DueCause, NotificationKind
from thidua.planning.domain.plan_states import PlanAction
from thidua.planning.models import Assignment, Plan, Task
from thidua.planning.queries.calendars import working_calendar
from thidua.planning.services.locks import locked_plan, locked_task
from thidua.planning.services.notifying import notify_units
from thidua.planning.services.redating import Move, redate, turn_of
from thidua.timing.values import DeadlineKind

if TYPE_CHECKING:
    from thidua.accounts.models import User


@transaction.atomic
def set_event_days(
    plan_id: int,
    event_on: date,
    event_ends_on: date | None = None,
    *,
    name: str = "",
    by: User,
    at: datetime,
) -> Plan:
    """Say when a plan's event takes place; open work whose limits lean on it moves.

    ``event_ends_on`` is its last day, None for one day; ``name`` is needed only when
    the plan has no event yet. Raises Denied without the right to amend, NotNow
    when the plan is closed, Invalid when the days are out of order.
    """
    plan, _ = locked_plan(plan_id, PlanAction.AMEND, by=by)
    if event_ends_on is not None and event_ends_on < event_on:
        raise Invalid(
            "event_order", "Ngày bế mạc phải từ ngày khai mạc trở đi.", field="event_ends_on"
        )
    plan.event_name = plan.event_name or tidy(name)
    if not plan.event_name:
        raise Invalid("event_name_needed", "Hãy nhập tên sự kiện.", field="name")
    before = plan.event_on
    plan.event_on, plan.event_ends_on = event_on, event_ends_on
    plan.full_clean()
    plan.save()
    tasks = plan.tasks.filter(leans_on_event=True, cancelled_at__isnull=True)
    _move_leaning(plan, tasks, by, at)
    record("planning.plan.set_event", on=plan, by=by, before=str(before or ""), after=str(event_on))
    return plan


@transaction.atomic
def set_anchor_day(task_id: int, anchor_on: date, *, by: User, at: datetime) -> Task:
    """Say on which day the thing happened (or will) that a relative limit counts from.

    For limits that do not lean on the plan's event ("sau khi có quyết định").
    Refused as `set_event_days` is, and Invalid for a task without such a limit.
    """
    task = locked_task(task_id, PlanAction.AMEND, by=by)
    if task.leans_on_event or task.limit.kind is not DeadlineKind.RELATIVE:
        raise Invalid(
            "no_anchor",
            "Hạn của việc này không tính theo một mốc riêng. Hãy đổi ngày sự kiện hoặc điều chỉnh "
            "việc.",
        )
    task.anchor_on = anchor_on
    task.save(update_fields=["anchor_on"])
    _move_leaning(task.plan, [task], by, at)
    record("planning.task.set_anchor", on=task, by=by, agency_id=task.plan.agency_id)
    return task


def _move_leaning(plan: Plan, tasks: Iterable[Task], by: User, at: datetime) -> None:
    move = Move(DueCause.EVENT, working_calendar(plan.agency_id), by, at)
    moved: dict[int, list[Assignment]] = {}
    for task in tasks:
        task.plan = plan
        rows = task.assignments.select_for_update(of=("self",)).filter(state__in=OPEN)
        for assignment in rows:
            assignment.task = task
            if redate(assignment, turn_of(assignment.limit, task, move), move):
                moved.setdefault(assignment.unit_id, []).append(assignment)
    words = {
        unit_id: {
            "reason": plan.event_name,
            "lines": [{"task": row.task.text, "due_on": str(row.due_on)} for row in rows],
        }
        for unit_id, rows in moved.items()
    }
    notify_units(plan, NotificationKind.DEADLINE_MOVED, words, by=by, at=at)
