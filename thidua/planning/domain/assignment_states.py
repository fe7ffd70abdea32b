"""What one unit owes under one task, from not started to accepted."""

from __future__ import annotations

from thidua.accounts.domain.roles import Right
from thidua.core.labels import Labelled
from thidua.core.transitions import Machine, Transition


class AssignmentState(Labelled):
    """Where a unit stands with what it owes."""

    NOT_STARTED = "not_started", "chưa làm"
    IN_PROGRESS = "in_progress", "đang làm"
    SUBMITTED = "submitted", "đã gửi, chờ nhận"
    RETURNED = "returned", "bị trả lại"
    ACCEPTED = "accepted", "đã nhận kết quả"
    CANCELLED = "cancelled", "đã hủy"


OPEN = (AssignmentState.NOT_STARTED, AssignmentState.IN_PROGRESS, AssignmentState.RETURNED)
"""The unit still owes something: these can be late and are reminded of."""

FINISHED = (AssignmentState.SUBMITTED, AssignmentState.ACCEPTED)
"""The unit has sent its result; days late are counted to the day it was sent."""


class AssignmentAction(Labelled):
    """What can be done with an assignment."""

    REPORT = "report", "báo cáo tiến độ"
    SUBMIT = "submit", "gửi kết quả"
    WITHDRAW = "withdraw", "rút lại kết quả"
    ACCEPT = "accept", "nhận kết quả"
    RETURN = "return", "trả lại"
    CANCEL = "cancel", "hủy"


_S = AssignmentState

MACHINE = Machine(
    {
        AssignmentAction.REPORT: tuple(
            Transition(state, _S.IN_PROGRESS, Right.REPORT_PROGRESS) for state in OPEN
        ),
        AssignmentAction.SUBMIT: tuple(
            Transition(state, _S.SUBMITTED, Right.REPORT_PROGRESS) for state in OPEN
        ),
        AssignmentAction.WITHDRAW: (
            Transition(_S.SUBMITTED, _S.IN_PROGRESS, Right.REPORT_PROGRESS),
        ),
        AssignmentAction.ACCEPT: (Transition(_S.SUBMITTED, _S.ACCEPTED, Right.ACCEPT_RESULT),),
        AssignmentAction.RETURN: (
            Transition(_S.SUBMITTED, _S.RETURNED, Right.ACCEPT_RESULT),
            Transition(_S.ACCEPTED, _S.RETURNED, Right.ACCEPT_RESULT),
        ),
        AssignmentAction.CANCEL: (
            *(Transition(state, _S.CANCELLED, Right.AMEND_PLAN) for state in OPEN),
            Transition(_S.SUBMITTED, _S.CANCELLED, Right.AMEND_PLAN),
        ),
    }
)
