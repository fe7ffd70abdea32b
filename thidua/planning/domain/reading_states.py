"""From an uploaded file to a running plan."""

from __future__ import annotations

from thidua.accounts.domain.roles import Right
from thidua.core.labels import Labelled
from thidua.core.transitions import Machine, Transition


class ReadingState(Labelled):
    """Where an uploaded plan file stands."""

    WAITING = "waiting", "đang chờ đọc"
    READING = "reading", "đang đọc"
    READY = "ready", "chờ rà soát"
    FAILED = "failed", "không đọc được"
    ACTIVATED = "activated", "đã đưa vào thực hiện"
    DISCARDED = "discarded", "đã bỏ"


class ReadingAction(Labelled):
    """What can be done with an uploaded plan file."""

    START = "start", "bắt đầu đọc"
    FINISH = "finish", "đọc xong"
    FAIL = "fail", "ghi nhận không đọc được"
    RETRY = "retry", "đọc lại"
    REVIEW = "review", "rà soát"
    ACTIVATE = "activate", "đưa vào thực hiện"
    DISCARD = "discard", "bỏ"


_S = ReadingState
_MACHINERY = Right.IMPORT_PLAN
"""The reader works for the person who uploaded the file."""

MACHINE = Machine(
    {
        ReadingAction.START: (Transition(_S.WAITING, _S.READING, _MACHINERY),),
        ReadingAction.FINISH: (Transition(_S.READING, _S.READY, _MACHINERY),),
        ReadingAction.FAIL: (Transition(_S.READING, _S.FAILED, _MACHINERY),),
        ReadingAction.RETRY: (Transition(_S.FAILED, _S.WAITING, Right.IMPORT_PLAN),),
        ReadingAction.REVIEW: (Transition(_S.READY, _S.READY, Right.REVIEW_PLAN),),
        ReadingAction.ACTIVATE: (Transition(_S.READY, _S.ACTIVATED, Right.ACTIVATE_PLAN),),
        ReadingAction.DISCARD: (
            Transition(_S.WAITING, _S.DISCARDED, Right.IMPORT_PLAN),
            Transition(_S.READY, _S.DISCARDED, Right.IMPORT_PLAN),
            Transition(_S.FAILED, _S.DISCARDED, Right.IMPORT_PLAN),
        ),
    }
)
