"""Who may do what in planning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.accounts.domain.roles import Right
from thidua.accounts.permissions import Rights, check_right
from thidua.planning.domain import plan_states
from thidua.planning.domain.plan_states import PlanAction, PlanState

if TYPE_CHECKING:
    from thidua.accounts.models import User
    from thidua.planning.models import Assignment, Plan


def check_agency_right(by: User, right: str, agency_id: int) -> None:
    """Raise Denied unless ``by`` holds the right over the whole agency."""
    check_right(by, Right(right), agency_id=agency_id)


def check_assignment_right(by: User, right: str, assignment: Assignment) -> None:
    """Raise Denied unless ``by`` holds the right over the agency or the assignment's unit."""
    check_right(
        by,
        Right(right),
        agency_id=assignment.task.plan.agency_id,
        unit_id=assignment.unit_id,
    )


def sees_agency(rights: Rights, agency_id: int) -> bool:
    """Whether everything of the agency's planning is open to this person."""
    return rights.may(Right.SEE_AGENCY_WORK, agency_id=agency_id)


def may_report(rights: Rights, assignment: Assignment) -> bool:
    """Whether buttons to report on the assignment are shown."""
    return rights.may(
        Right.REPORT_PROGRESS,
        agency_id=assignment.task.plan.agency_id,
        unit_id=assignment.unit_id,
    )


def may_accept(rights: Rights, assignment: Assignment) -> bool:
    """Whether buttons to accept or return the result are shown."""
    return rights.may(Right.ACCEPT_RESULT, agency_id=assignment.task.plan.agency_id)


def acts_on(rights: Rights, plan: Plan) -> frozenset[PlanAction]:
    """What may be done with a plan: its state allows it and the person holds the right."""
    state = PlanState(plan.state)
    return frozenset(
        action
        for action in plan_states.MACHINE.actions_from(state)
        if rights.may(
            Right(plan_states.MACHINE.move(action, state).right), agency_id=plan.agency_id
        )
    )


def may_chase(rights: Rights, plan: Plan) -> bool:
    """Whether the person may ask units for what they owe under a plan that runs."""
    running = plan.state == PlanState.RUNNING
    return running and rights.may(Right.CHASE_UNITS, agency_id=plan.agency_id)
