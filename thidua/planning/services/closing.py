"""Ending a plan: each line of it with a result in words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.audit.services import record
from thidua.core.errors import NotNow
from thidua.planning.domain.plan_states import Outcome, PlanAction
from thidua.planning.models import Plan, TaskResult
from thidua.planning.queries.outline import lines_without_result
from thidua.planning.services.locks import locked_plan, locked_task
from thidua.planning.services.progress import needed_reason

if TYPE_CHECKING:
    from thidua.accounts.models import User


@transaction.atomic
def record_result(
    task_id: int, outcome: Outcome, words: str, *, by: User, at: datetime
) -> TaskResult:
    """Say how one line of the plan ended; may be changed until the plan is closed.

    Raises Denied without the right to close plans, NotNow when the plan is closed
    or the task cancelled, Invalid without words.
    """
    task = locked_task(task_id, PlanAction.CLOSE, by=by)
    words = needed_reason(words, "Hãy ghi kết quả bằng lời.")
    result, _ = TaskResult.objects.update_or_create(
        task=task,
        defaults={"outcome": outcome, "words": words, "recorded_at": at, "recorded_by": by},
    )
    record("planning.task.result", on=task, by=by, agency_id=task.plan.agency_id, outcome=outcome)
    return result


@transaction.atomic
def close_plan(plan_id: int, note: str = "", *, by: User, at: datetime) -> Plan:
    """End a running plan; what is still open is no longer owed nor reminded of.

    Raises Denied without the right, NotNow when it is closed already or a line
    that is not cancelled has no result yet.
    """
    plan, target = locked_plan(plan_id, PlanAction.CLOSE, by=by)
    if missing := lines_without_result(plan).count():
        raise NotNow(
            "lines_missing",
            "Còn {count} việc chưa ghi kết quả. Hãy ghi kết quả từng việc rồi kết thúc.",
            count=missing,
        )
    plan.state = target
    plan.closed_at, plan.closed_by = at, by
    plan.closing_note = note.strip()
    plan.full_clean()
    plan.save()
    record("planning.plan.close", on=plan, by=by)
    return plan


@transaction.atomic
def reopen_plan(plan_id: int, reason: str, *, by: User) -> Plan:
    """Let a closed plan run on; the results stay. Raises Denied, NotNow, Invalid without reason."""
    plan, target = locked_plan(plan_id, PlanAction.REOPEN, by=by)
    reason = needed_reason(reason, "Hãy ghi lý do mở lại kế hoạch.")
    plan.state = target
    plan.closed_at = plan.closed_by = None
    plan.save()
    record("planning.plan.reopen", on=plan, by=by, reason=reason)
    return plan
