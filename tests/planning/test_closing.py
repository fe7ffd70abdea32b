"""Ending a plan, with a result for each line of it."""

import pytest

from tests.factories.plans import at
from thidua.core.errors import Denied, Invalid, NotNow
from thidua.planning.domain.plan_states import Outcome, PlanState
from thidua.planning.models import TaskResult
from thidua.planning.queries.outline import lines_without_result
from thidua.planning.services.amendment import cancel_task
from thidua.planning.services.closing import close_plan, record_result, reopen_plan

DECEMBER = at(2025, 12, 20)


def test_every_line_needs_a_result_before_the_plan_ends(plan, task, officer):
    with pytest.raises(NotNow) as refusal:
        close_plan(plan.pk, by=officer, at=DECEMBER)
    assert refusal.value.code == "lines_missing"

    record_result(task.pk, Outcome.DONE, "7/7 đơn vị đã gửi.", by=officer, at=DECEMBER)
    closed = close_plan(plan.pk, "Hoàn thành tốt.", by=officer, at=DECEMBER)

    assert (closed.state, closed.closed_by, closed.closed_at, closed.closing_note) == (
        PlanState.CLOSED,
        officer,
        DECEMBER,
        "Hoàn thành tốt.",
    )


def test_a_cancelled_line_needs_no_result(plan, task, officer):
    assert lines_without_result(plan).count() == 1
    cancel_task(task.pk, "Thôi.", by=officer, at=DECEMBER)

    assert close_plan(plan.pk, by=officer, at=DECEMBER).state == PlanState.CLOSED


def test_a_result_may_be_put_differently_until_the_plan_ends(plan, task, officer):
    record_result(task.pk, Outcome.PARTLY, "Mới 5/7.", by=officer, at=DECEMBER)
    record_result(task.pk, Outcome.DONE, "Đủ 7/7.", by=officer, at=DECEMBER)
    close_plan(plan.pk, by=officer, at=DECEMBER)

    with pytest.raises(NotNow):
        record_result(task.pk, Outcome.NOT_DONE, "Không.", by=officer, at=DECEMBER)

    assert TaskResult.objects.get().outcome == Outcome.DONE


def test_a_result_is_put_in_words(task, officer):
    with pytest.raises(Invalid):
        record_result(task.pk, Outcome.DONE, " ", by=officer, at=DECEMBER)


def test_a_clerk_neither_judges_nor_closes(plan, task, clerk):
    with pytest.raises(Denied):
        record_result(task.pk, Outcome.DONE, "Xong.", by=clerk, at=DECEMBER)
    with pytest.raises(Denied):
        close_plan(plan.pk, by=clerk, at=DECEMBER)


def test_a_closed_plan_can_be_opened_again_for_a_reason(plan, task, officer):
    with pytest.raises(NotNow):
        reopen_plan(plan.pk, "Chưa đóng mà mở.", by=officer)
    record_result(task.pk, Outcome.DONE, "Xong.", by=officer, at=DECEMBER)
    close_plan(plan.pk, by=officer, at=DECEMBER)

    with pytest.raises(NotNow):
        close_plan(plan.pk, by=officer, at=DECEMBER)
    with pytest.raises(Invalid):
        reopen_plan(plan.pk, "", by=officer)
    opened = reopen_plan(plan.pk, "Đơn vị bổ sung kết quả.", by=officer)

    assert (opened.state, opened.closed_at, opened.closed_by) == (PlanState.RUNNING, None, None)
    assert TaskResult.objects.count() == 1
