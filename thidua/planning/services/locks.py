"""Locking and checking what a change starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.core.errors import NotNow
from thidua.planning.domain import assignment_states, plan_states
from thidua.planning.domain.assignment_states import AssignmentAction, AssignmentState
from thidua.planning.domain.plan_states import PlanAction, PlanState
from thidua.planning.models import Assignment, Plan, Task
from thidua.planning.permissions import check_agency_right, check_assignment_right

if TYPE_CHECKING:
    from thidua.accounts.models import User


def locked_plan(plan_id: int, action: PlanAction, *, by: User) -> tuple[Plan, PlanState]:
    """The plan under lock and the state the action leads to; Denied or NotNow otherwise."""
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan_id)
    move = plan_states.MACHINE.move(action, PlanState(plan.state))
    check_agency_right(by, move.right, plan.agency_id)
    return plan, move.target


def locked_task(task_id: int, action: PlanAction, *, by: User) -> Task:
    """A task in force with its plan under lock; Denied or NotNow otherwise."""
    plan_id = Task.objects.values_list("plan", flat=True).get(pk=task_id)
    plan, _ = locked_plan(plan_id, action, by=by)
    task = Task.objects.select_for_update(of=("self",)).get(pk=task_id)
    task.plan = plan
    check_in_force(task)
    return task


def check_in_force(task: Task) -> None:
    """Raise NotNow when the task was cancelled."""
    if task.cancelled_at is not None:
        raise NotNow("task_cancelled", "Nhiệm vụ này đã bị hủy nên không thay đổi được nữa.")


def locked_assignment(
    assignment_id: int, action: AssignmentAction, *, by: User
) -> tuple[Assignment, AssignmentState]:
    """The assignment under lock and the state the action leads to; Denied or NotNow otherwise.

    Work goes on only while the plan runs.
    """
    assignment = (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("task__plan", "unit")
        .get(pk=assignment_id)
    )
    move = assignment_states.MACHINE.move(action, AssignmentState(assignment.state))
    check_assignment_right(by, move.right, assignment)
    plan_states.MACHINE.move(PlanAction.WORK, PlanState(assignment.task.plan.state))
    return assignment, move.target
