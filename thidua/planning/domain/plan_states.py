"""A plan runs until it is closed."""

from __future__ import annotations

from thidua.accounts.domain.roles import Right
from thidua.core.labels import Labelled
from thidua.core.transitions import Machine, Transition


class PlanState(Labelled):
    """Whether a plan is being carried out."""

    RUNNING = "running", "đang thực hiện"
    CLOSED = "closed", "đã kết thúc"


class PlanAction(Labelled):
    """What can be done with a plan as a whole."""

    AMEND = "amend", "điều chỉnh"
    EXTEND = "extend", "gia hạn"
    WORK = "work", "cập nhật công việc"
    CLOSE = "close", "kết thúc"
    REOPEN = "reopen", "mở lại"


_S = PlanState

MACHINE = Machine(
    {
        PlanAction.AMEND: (Transition(_S.RUNNING, _S.RUNNING, Right.AMEND_PLAN),),
        PlanAction.EXTEND: (Transition(_S.RUNNING, _S.RUNNING, Right.EXTEND_DEADLINE),),
        PlanAction.WORK: (Transition(_S.RUNNING, _S.RUNNING, Right.REPORT_PROGRESS),),
        PlanAction.CLOSE: (Transition(_S.RUNNING, _S.CLOSED, Right.CLOSE_PLAN),),
        PlanAction.REOPEN: (Transition(_S.CLOSED, _S.RUNNING, Right.CLOSE_PLAN),),
    }
)


class Outcome(Labelled):
    """How a task line ended when its plan is closed."""

    DONE = "done", "hoàn thành"
    PARTLY = "partly", "hoàn thành một phần"
    NOT_DONE = "not_done", "không thực hiện được"
