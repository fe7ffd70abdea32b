"""What was done with a plan and its work, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from thidua.audit.queries import events_on_any
from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.models import (
    Assignment,
    DeadlineChange,
    DeadlineChangeLine,
    Plan,
    PlanReceipt,
    ProgressReport,
    Task,
    TaskUnit,
    TaskVersion,
)

if TYPE_CHECKING:
    from thidua.accounts.models import User

LATEST = 300
"""How far back each source is read; older acts stand in the log itself."""
_TASK = Task._meta.label_lower


@dataclass(frozen=True, slots=True)
class PastAct:
    """One act. ``action`` is that of the log, or ``report`` for what a unit or officer wrote.

    ``by`` is None for the system. ``task`` and ``assignment`` are set when it was done to
    one of these; ``data`` is what the log kept.
    """

    at: datetime
    by: User | None
    action: str
    task: Task | None = None
    assignment: Assignment | None = None
    state: AssignmentState | None = None
    note: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


def plan_history(plan: Plan, seen: QuerySet[Assignment]) -> list[PastAct]:
    """Acts on the plan, its tasks, extensions and receipts, and the work in ``seen``.

    Newest first, at most `LATEST` of the log and as many reports; five queries.
    """
    tasks = {task.pk: task for task in plan.tasks.all()}
    acts = [*_logged(plan, tasks), *_reported(plan, seen)]
    return sorted(acts, key=lambda act: act.at, reverse=True)


def _logged(plan: Plan, tasks: Mapping[int, Task]) -> list[PastAct]:
    events = events_on_any(
        {
            Plan: [plan.pk],
            Task: tasks,
            DeadlineChange: plan.deadline_changes.order_by().values_list("pk", flat=True),
            PlanReceipt: plan.receipts.order_by().values_list("pk", flat=True),
        }
    )
    return [
        PastAct(
            at=event.at,
            by=event.actor,
            action=event.action,
            task=tasks.get(int(event.object_id)) if event.object_type == _TASK else None,
            data=event.data,
        )
        for event in events[:LATEST]
    ]


def _reported(plan: Plan, seen: QuerySet[Assignment]) -> list[PastAct]:
    reports = (
        ProgressReport.objects.filter(assignment__in=seen.filter(task__plan=plan))
        .select_related("by", "assignment__unit", "assignment__task")
        .order_by("-id")[:LATEST]
    )
    return [
        PastAct(
            at=report.at,
            by=report.by,
            action="report",
            task=report.assignment.task,
            assignment=report.assignment,
            state=AssignmentState(report.state),
            note=report.note,
        )
        for report in reports
    ]


def former_versions(task: Task) -> QuerySet[TaskVersion]:
    """A task as it was before each amendment, newest first."""
    return task.versions.select_related("changed_by").order_by("-version")


def moved_deadlines(task: Task) -> QuerySet[DeadlineChangeLine]:
    """The extensions that moved a task, newest first."""
    return task.deadline_lines.select_related("change", "unit").order_by("-id")


def units_in(task: Task) -> QuerySet[TaskUnit]:
    """The units that lead a task or take part in it, in office order."""
    return task.task_units.select_related("unit").order_by("unit__position", "id")
