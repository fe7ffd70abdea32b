"""What a reviewer has said about one fact."""

from __future__ import annotations

from thidua.accounts.domain.roles import Right
from thidua.core.labels import Labelled
from thidua.core.transitions import Machine, Transition


class FactState(Labelled):
    """A fact as read is proposed; a person accepts, mends or drops it."""

    PROPOSED = "proposed", "chờ xác nhận"
    ACCEPTED = "accepted", "đã nhận"
    MENDED = "mended", "đã sửa"
    DROPPED = "dropped", "đã bỏ"


CONFIRMED = (FactState.ACCEPTED, FactState.MENDED)
"""Only confirmed facts start work."""


class FactAction(Labelled):
    """What a reviewer may do with a fact."""

    ACCEPT = "accept", "nhận"
    MEND = "mend", "sửa"
    DROP = "drop", "bỏ"
    RESTORE = "restore", "hoàn tác"


_S = FactState
_R = Right.REVIEW_PLAN

MACHINE = Machine(
    {
        FactAction.ACCEPT: (Transition(_S.PROPOSED, _S.ACCEPTED, _R),),
        FactAction.MEND: (
            Transition(_S.PROPOSED, _S.MENDED, _R),
            Transition(_S.ACCEPTED, _S.MENDED, _R),
            Transition(_S.MENDED, _S.MENDED, _R),
        ),
        FactAction.DROP: (
            Transition(_S.PROPOSED, _S.DROPPED, _R),
            Transition(_S.ACCEPTED, _S.DROPPED, _R),
            Transition(_S.MENDED, _S.DROPPED, _R),
        ),
        FactAction.RESTORE: (
            Transition(_S.ACCEPTED, _S.PROPOSED, _R),
            Transition(_S.MENDED, _S.PROPOSED, _R),
            Transition(_S.DROPPED, _S.PROPOSED, _R),
        ),
    }
)
