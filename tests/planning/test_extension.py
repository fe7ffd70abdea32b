"""Gia hạn: a decision that puts deadlines off, and keeps the word late."""

from datetime import date

import pytest

from tests.factories.people import make_leader
from tests.factories.plans import MONDAY, PAPER, PlanWriter, at, due_by, every, run_plan
from thidua.core.errors import Denied, Invalid, NotNow
from thidua.planning.domain.kinds import NotificationKind
from thidua.planning.domain.plan_states import Outcome
from thidua.planning.models import Assignment, DeadlineChange, Notification
from thidua.planning.queries.extension import extension_preview
from thidua.planning.services.amendment import cancel_task
from thidua.planning.services.closing import close_plan, record_result
from thidua.planning.services.extension import ExtensionLine, ExtensionPaper, extend_deadlines
from thidua.planning.services.progress import submit_result

WEDNESDAY_AFTER = at(2025, 8, 20)


def test_open_work_moves_and_its_first_day_is_kept(plan, task, assignment, officer):
    line = ExtensionLine(task.pk, due_by("2025-08-25"))

    change = extend_deadlines(plan.pk, [line], PAPER, by=officer, at=at(2025, 8, 14))

    assignment.refresh_from_db()
    task.refresh_from_db()
    assert (assignment.due_on, assignment.original_due_on, assignment.late_days_kept) == (
        date(2025, 8, 25),
        date(2025, 8, 15),
        0,
    )
    assert task.deadline["date"] == "2025-08-25"
    moved = assignment.due_changes.get()
    assert (moved.from_due_on, moved.to_due_on, moved.cause, moved.deadline_change) == (
        date(2025, 8, 15),
        date(2025, 8, 25),
        "extension",
        change,
    )
    line = change.lines.get()
    assert (line.old["date"], line.new["date"]) == ("2025-08-15", "2025-08-25")


def test_what_was_late_stays_marked_as_having_been_late(plan, task, assignment, officer):
    line = ExtensionLine(task.pk, due_by("2025-08-29"))

    extend_deadlines(plan.pk, [line], PAPER, by=officer, at=WEDNESDAY_AFTER)

    assignment.refresh_from_db()
    assert assignment.late_days_kept == 3
    assert assignment.due_changes.get().days_late == 3


def test_one_unit_alone_can_be_given_more_time(
    plan, task, unit, assignment, other_assignment, officer
):
    line = ExtensionLine(task.pk, due_by("2025-08-25"), unit_id=unit.pk)

    extend_deadlines(plan.pk, [line], PAPER, by=officer, at=MONDAY)

    for row in (assignment, other_assignment, task):
        row.refresh_from_db()
    assert (assignment.due_on, other_assignment.due_on) == (date(2025, 8, 25), date(2025, 8, 15))
    assert task.deadline["date"] == "2025-08-15"


def test_what_was_sent_stays_as_it_is(plan, task, assignment, other_assignment, officer):
    submit_result(assignment.pk, by=officer, at=MONDAY)

    line = ExtensionLine(task.pk, due_by("2025-08-25"))
    extend_deadlines(plan.pk, [line], PAPER, by=officer, at=MONDAY)

    assignment.refresh_from_db()
    assert assignment.due_on == date(2025, 8, 15)


def test_the_units_are_told(plan, task, clerk, officer):
    line = ExtensionLine(task.pk, due_by("2025-08-25"))

    extend_deadlines(plan.pk, [line], PAPER, by=officer, at=MONDAY)

    notice = Notification.objects.get(kind=NotificationKind.DEADLINE_MOVED)
    assert notice.user == clerk
    assert notice.data["number"] == "812/VP-TH"
    assert notice.data["lines"][0]["due_on"] == "2025-08-25"


@pytest.fixture
def steps(officer, agency, unit):
    """Three steps: gather by the 10th, appraise by the 20th, report by the 30th."""
    writer = PlanWriter(number="16/KH-VPUB")
    for text, day in (("nộp", "10"), ("thẩm định", "20"), ("báo cáo", "30")):
        writer.task(text, ["Phòng Tổng hợp"], due_by(f"2025-09-{day}"))
    return run_plan(officer, agency, writer)


def test_later_steps_are_offered_to_move_along(steps, officer):
    first = steps.tasks.get(text="nộp")

    offered = extension_preview(first, due_by("2025-09-22"))

    assert (offered.days, offered.new_due_on) == (12, date(2025, 9, 22))
    assert [(step.task.text, step.new_due_on, step.overtaken) for step in offered.later] == [
        ("thẩm định", date(2025, 10, 2), True),
        ("báo cáo", date(2025, 10, 12), False),
    ]


def test_chosen_steps_move_along_by_as_many_days(steps, officer):
    first, second, _ = steps.tasks.all()
    line = ExtensionLine(first.pk, due_by("2025-09-22"), along=(second.pk,))

    change = extend_deadlines(steps.pk, [line], PAPER, by=officer, at=MONDAY)

    dues = Assignment.objects.filter(task__plan=steps).order_by("task__ordinal")
    assert list(dues.values_list("due_on", flat=True)) == [
        date(2025, 9, 22),
        date(2025, 10, 2),
        date(2025, 9, 30),
    ]
    along = change.lines.order_by("id").values_list("task", "moved_along")
    assert list(along) == [(first.pk, False), (second.pk, True)]


def test_one_period_of_a_recurring_duty_is_put_off_and_the_next_keeps_its_day(
    officer, agency, unit
):
    writer = PlanWriter(subject="Chương trình năm 2025").task(
        "báo cáo tháng", ["Phòng Tổng hợp"], every("month")
    )
    plan = run_plan(officer, agency, writer)
    august, september, *_ = Assignment.objects.order_by("due_on")
    line = ExtensionLine(august.task_id, due_by("2025-09-05"), period=august.period)

    extend_deadlines(plan.pk, [line], PAPER, by=officer, at=MONDAY)

    august.refresh_from_db()
    september.refresh_from_db()
    assert (august.due_on, september.due_on) == (date(2025, 9, 5), date(2025, 9, 30))
    assert plan.tasks.get().deadline["kind"] == "recurring"


def test_a_recurring_duty_wants_to_know_which_period(officer, agency, unit):
    writer = PlanWriter().task("báo cáo", ["Phòng Tổng hợp"], every("month"))
    plan = run_plan(officer, agency, writer)

    line = ExtensionLine(plan.tasks.get().pk, due_by("2025-09-05"))

    with pytest.raises(Invalid) as refusal:
        extend_deadlines(plan.pk, [line], PAPER, by=officer, at=MONDAY)

    assert refusal.value.code == "period_needed"


def _refused(plan, line, officer, paper=PAPER):
    with pytest.raises((Invalid, NotNow)) as refusal:
        extend_deadlines(plan.pk, [line], paper, by=officer, at=MONDAY)
    assert not DeadlineChange.objects.exists()
    return refusal.value.code


def test_an_extension_never_shortens(plan, task, officer):
    line = ExtensionLine(task.pk, due_by("2025-08-10"))
    assert _refused(plan, line, officer) == "extension_earlier"


def test_an_extension_has_a_last_day(plan, task, officer):
    assert _refused(plan, ExtensionLine(task.pk, every("year")), officer) == "extension_undated"


def test_an_extension_has_a_reason_and_someone_who_decided(plan, task, officer):
    line = ExtensionLine(task.pk, due_by("2025-08-25"))
    nobody = ExtensionPaper(reason="Mưa", decided_by=" ", decided_on=date(2025, 8, 4))
    nothing = ExtensionPaper(reason=" ", decided_by="An", decided_on=date(2025, 8, 4))

    assert _refused(plan, line, officer, nobody) == "decider_needed"
    assert _refused(plan, line, officer, nothing) == "reason_needed"


def test_nothing_open_means_nothing_to_extend(plan, task, assignment, other_assignment, officer):
    for row in (assignment, other_assignment):
        submit_result(row.pk, by=officer, at=MONDAY)

    line = ExtensionLine(task.pk, due_by("2025-08-25"))
    assert _refused(plan, line, officer) == "nothing_moves"


def test_a_cancelled_task_is_not_extended(plan, task, officer):
    cancel_task(task.pk, "Không làm nữa.", by=officer, at=MONDAY)

    line = ExtensionLine(task.pk, due_by("2025-08-25"))
    assert _refused(plan, line, officer) == "task_cancelled"


def test_a_closed_plan_is_not_extended(plan, task, officer):
    record_result(task.pk, Outcome.DONE, "Xong.", by=officer, at=MONDAY)
    close_plan(plan.pk, by=officer, at=MONDAY)

    line = ExtensionLine(task.pk, due_by("2025-08-25"))
    assert _refused(plan, line, officer) == "not_in_this_state"


def test_a_leader_may_extend_and_a_clerk_may_not(plan, task, agency, clerk):
    line = ExtensionLine(task.pk, due_by("2025-08-25"))

    with pytest.raises(Denied):
        extend_deadlines(plan.pk, [line], PAPER, by=clerk, at=MONDAY)
    extend_deadlines(plan.pk, [line], PAPER, by=make_leader(agency), at=MONDAY)

    assert DeadlineChange.objects.count() == 1


def test_a_task_of_another_plan_is_not_found(plan, steps, officer):
    line = ExtensionLine(steps.tasks.first().pk, due_by("2025-09-22"))

    with pytest.raises(Invalid) as refusal:
        extend_deadlines(plan.pk, [line], PAPER, by=officer, at=MONDAY)

    assert refusal.value.code == "task_unknown"
