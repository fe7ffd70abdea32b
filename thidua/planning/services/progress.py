"""A unit reports, sends its result; the officer takes it or gives it back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from thidua.audit.services import record
from thidua.core.errors import Invalid
from thidua.core.text import tidy
from thidua.planning.domain.assignment_states import AssignmentAction, AssignmentState
from thidua.planning.domain.kinds import NotificationKind
from thidua.planning.domain.lateness import days_late
from thidua.planning.models import Assignment, ProgressReport
from thidua.planning.queries.calendars import working_calendar
from thidua.planning.services.locks import locked_assignment
from thidua.planning.services.notifying import notify_about

if TYPE_CHECKING:
    from thidua.accounts.models import User

_A = AssignmentAction


@transaction.atomic
def report_progress(
    assignment_id: int, percent: int, note: str = "", *, by: User, at: datetime
) -> Assignment:
    """The unit says how far it is (0 to 100 percent) and what it did.

    This and its siblings raise Denied when ``by`` may not act for the unit (or,
    for taking and giving back, for the agency), NotNow when the state of the
    assignment or of the plan does not allow it.
    """
    assignment, target = locked_assignment(assignment_id, _A.REPORT, by=by)
    if not 0 <= percent <= 100:
        raise Invalid("percent_range", "Tiến độ phải từ 0 đến 100%.", field="percent")
    assignment.percent = percent
    return _moved(assignment, target, _A.REPORT, note, by, at)


@transaction.atomic
def submit_result(assignment_id: int, note: str = "", *, by: User, at: datetime) -> Assignment:
    """The unit sends its result; from now on it waits for the officer.

    How late it is, in working days, is counted to the day of ``at``.
    """
    assignment, target = locked_assignment(assignment_id, _A.SUBMIT, by=by)
    calendar = working_calendar(assignment.task.plan.agency_id)
    assignment.percent = 100
    assignment.sent_at, assignment.sent_by = at, by
    assignment.sent_on = timezone.localdate(at)
    assignment.days_late = days_late(calendar, assignment.due_on, assignment.sent_on)
    moved = _moved(assignment, target, _A.SUBMIT, note, by, at)
    notify_about(moved, NotificationKind.SUBMITTED, by=by, at=at)
    return moved


@transaction.atomic
def withdraw_result(assignment_id: int, note: str = "", *, by: User, at: datetime) -> Assignment:
    """The unit takes back a result the officer has not taken yet; it owes it again."""
    assignment, target = locked_assignment(assignment_id, _A.WITHDRAW, by=by)
    _unsend(assignment)
    return _moved(assignment, target, _A.WITHDRAW, note, by, at)


@transaction.atomic
def accept_result(assignment_id: int, note: str = "", *, by: User, at: datetime) -> Assignment:
    """The officer takes the result: the unit is done with this."""
    assignment, target = locked_assignment(assignment_id, _A.ACCEPT, by=by)
    assignment.accepted_at, assignment.accepted_by = at, by
    moved = _moved(assignment, target, _A.ACCEPT, note, by, at)
    notify_about(moved, NotificationKind.ACCEPTED, by=by, at=at)
    return moved


@transaction.atomic
def return_result(assignment_id: int, reason: str, *, by: User, at: datetime) -> Assignment:
    """The officer gives the result back and says why, even one already taken.

    The unit owes it again: late days run on as if it had not been sent. Raises
    Invalid without a reason.
    """
    assignment, target = locked_assignment(assignment_id, _A.RETURN, by=by)
    assignment.return_reason = needed_reason(reason, "Hãy ghi lý do trả lại để đơn vị bổ sung.")
    assignment.accepted_at = assignment.accepted_by = None
    _unsend(assignment)
    moved = _moved(assignment, target, _A.RETURN, assignment.return_reason, by, at)
    notify_about(moved, NotificationKind.RETURNED, by=by, at=at, reason=moved.return_reason)
    return moved


@transaction.atomic
def cancel_assignment(assignment_id: int, reason: str, *, by: User, at: datetime) -> Assignment:
    """The unit no longer owes this; what it sent stays in the history."""
    assignment, _ = locked_assignment(assignment_id, _A.CANCEL, by=by)
    reason = needed_reason(reason, "Hãy ghi lý do hủy để đơn vị biết.")
    moved = cancel(assignment, reason, by=by, at=at)
    notify_about(moved, NotificationKind.CANCELLED, by=by, at=at, reason=reason)
    return moved


def cancel(assignment: Assignment, reason: str, *, by: User, at: datetime) -> Assignment:
    """Cancel a locked assignment that may be cancelled; whoever calls tells the unit."""
    _unsend(assignment)
    assignment.cancel_reason = reason
    return _moved(assignment, AssignmentState.CANCELLED, _A.CANCEL, reason, by, at)


def needed_reason(reason: str, message: str) -> str:
    """The reason, tidied; raises Invalid with the message when there is none."""
    reason = tidy(reason)
    if not reason:
        raise Invalid("reason_needed", message, field="reason")
    return reason


def _unsend(assignment: Assignment) -> None:
    assignment.sent_at = assignment.sent_by = assignment.sent_on = assignment.days_late = None


def _moved(
    assignment: Assignment,
    target: AssignmentState,
    action: AssignmentAction,
    note: str,
    by: User,
    at: datetime,
) -> Assignment:
    source = assignment.state
    assignment.state = target
    assignment.full_clean()
    assignment.save()
    ProgressReport.objects.create(
        assignment=assignment,
        state=target,
        percent=assignment.percent,
        note=note.strip(),
        at=at,
        by=by,
    )
    record(
        f"planning.assignment.{action}",
        on=assignment,
        by=by,
        agency_id=assignment.task.plan.agency_id,
        source=source,
        target=target,
    )
    return assignment
