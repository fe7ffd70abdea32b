"""Who may do what in planning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.accounts.domain.roles import Right
from thidua.accounts.permissions import Rights, check_right

if TYPE_CHECKING:
    from thidua.accounts.models import User
    from thidua.planning.models import Assignment


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
