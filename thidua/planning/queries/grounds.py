"""What the deadline of a running task is measured against."""

from __future__ import annotations

from django.utils import timezone

from thidua.planning.domain.due import Grounds
from thidua.planning.domain.period import PlanPeriod
from thidua.planning.models import Task
from thidua.timing.working_days import WorkingCalendar


def grounds_of(task: Task, calendar: WorkingCalendar) -> Grounds:
    """The plan's days, its event or the task's own anchor, and when it was activated."""
    plan = task.plan
    return Grounds(
        calendar=calendar,
        period=PlanPeriod(plan.starts_on, plan.ends_on),
        document_on=plan.issued_on,
        anchor_on=task.anchor,
        since=timezone.localdate(plan.activated_at),
    )
