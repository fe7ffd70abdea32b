"""What the desk and a unit's own list show."""

from datetime import date

from tests.factories.plans import (
    MONDAY,
    PlanWriter,
    at,
    due_by,
    make_reading,
    read_plan,
    run_plan,
)
from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.domain.plan_states import Outcome
from thidua.planning.models import Assignment, Plan, PlanReading
from thidua.planning.queries.desk import (
    due_soon,
    events_ahead,
    late_now,
    reading_counts,
    running_work,
    unit_board,
    waiting_results,
)
from thidua.planning.queries.lateness import Day, owed
from thidua.planning.queries.own import helping, own_work
from thidua.planning.services.closing import close_plan, record_result
from thidua.planning.services.events import set_event_days
from thidua.planning.services.progress import (
    report_progress,
    return_result,
    submit_result,
)

TUESDAY_AFTER = date(2025, 8, 19)


def _day(agency, on=date(2025, 8, 4)):
    return Day.of(agency.pk, on)


def _work(agency):
    return running_work(Assignment.objects.all(), agency.pk)


def test_what_falls_due_is_grouped_by_task_and_day(agency, assignment, other_assignment, clerk):
    submit_result(assignment.pk, by=clerk, at=MONDAY)

    (group,) = due_soon(_work(agency), _day(agency))

    assert (group.task.text, group.open, group.owed, group.days_left, group.days_late) == (
        "gửi đề nghị khen thưởng",
        1,
        2,
        11,
        0,
    )


def test_fourteen_days_ahead_is_on_the_desk_and_fifteen_is_not(agency, assignment):
    assert len(due_soon(_work(agency), _day(agency, date(2025, 8, 1)))) == 1
    assert due_soon(_work(agency), _day(agency, date(2025, 7, 31))) == []


def test_late_begins_on_the_first_working_day_after(agency, assignment, other_assignment):
    saturday, monday = date(2025, 8, 16), date(2025, 8, 18)

    assert late_now(_work(agency), _day(agency, saturday)) == []
    assert len(due_soon(_work(agency), _day(agency, saturday))) == 1
    (group,) = late_now(_work(agency), _day(agency, monday))
    assert (group.open, group.days_late) == (2, 1)
    assert due_soon(_work(agency), _day(agency, monday)) == []


def test_the_board_counts_each_unit(agency, unit, other_unit, assignment, clerk):
    report_progress(assignment.pk, 40, by=clerk, at=MONDAY)

    first, second = unit_board(_work(agency), _day(agency, TUESDAY_AFTER))

    assert (first.unit, first.in_progress, first.not_started, first.late, first.days_late) == (
        unit,
        1,
        0,
        1,
        2,
    )
    assert (second.unit, second.not_started, second.late) == (other_unit, 1, 1)


def test_results_sent_wait_the_longest_first(
    agency, assignment, other_assignment, clerk, other_clerk
):
    submit_result(other_assignment.pk, by=other_clerk, at=MONDAY)
    submit_result(assignment.pk, by=clerk, at=at(2025, 8, 5))

    assert list(waiting_results(_work(agency))) == [other_assignment, assignment]


def test_files_that_want_something_are_counted(officer, agency):
    read_plan(officer, agency, PlanWriter())
    make_reading(officer, agency, data=b"khac")

    counts = reading_counts(PlanReading.objects.all())

    assert (counts.to_review, counts.being_read, counts.failed) == (1, 1, 0)


def test_events_of_the_fortnight_are_on_the_desk(agency, plan, officer):
    set_event_days(plan.pk, date(2025, 8, 18), name="Đại hội", by=officer, at=MONDAY)

    assert events_ahead(Plan.objects.all(), date(2025, 8, 4)) == [plan]
    assert events_ahead(Plan.objects.all(), date(2025, 8, 3)) == []
    assert events_ahead(Plan.objects.all(), date(2025, 8, 19)) == []


def test_a_closed_plan_is_on_no_desk(agency, plan, task, officer):
    record_result(task.pk, Outcome.DONE, "Xong.", by=officer, at=MONDAY)
    close_plan(plan.pk, by=officer, at=MONDAY)

    assert not _work(agency).exists()


def test_a_units_own_work_stands_in_the_order_to_do_it(officer, agency, unit, clerk):
    days = {
        "trễ": "2025-08-12",
        "tuần này": "2025-08-22",
        "sắp tới": "2025-08-29",
        "sau": "2025-12-01",
    }
    writer = PlanWriter()
    for text, day in days.items():
        writer.task(text, ["Phòng Tổng hợp"], due_by(day))
    writer.task("không hạn", ["Phòng Tổng hợp"]).task(
        "trả", ["Phòng Tổng hợp"], due_by("2025-08-01")
    )
    writer.task("gửi rồi", ["Phòng Tổng hợp"])
    run_plan(officer, agency, writer)
    for text in ("trả", "gửi rồi"):
        row = Assignment.objects.get(task__text=text)
        submit_result(row.pk, by=clerk, at=MONDAY)
        if text == "trả":
            return_result(row.pk, "Thiếu.", by=officer, at=MONDAY)

    work = own_work(_work(agency), _day(agency, TUESDAY_AFTER))

    def texts(items):
        return [item.assignment.task.text for item in items]

    assert (texts(work.returned), texts(work.late), texts(work.this_week)) == (
        ["trả"],
        ["trễ"],
        ["tuần này"],
    )
    assert (texts(work.soon), texts(work.later), texts(work.undated), texts(work.waiting)) == (
        ["sắp tới"],
        ["sau"],
        ["không hạn"],
        ["gửi rồi"],
    )
    assert work.open == 6
    assert work.late[0].days_late == 5


def test_a_unit_sees_where_it_helps(officer, agency, unit, other_unit):
    writer = PlanWriter().task("chủ trì", ["Phòng Tổng hợp"], coordinating=("Trung tâm Thông tin",))
    run_plan(officer, agency, writer)

    assert [row.task.text for row in helping(agency.pk, [other_unit.pk])] == ["chủ trì"]
    assert not helping(agency.pk, [unit.pk])


def test_days_late_of_finished_work_are_those_it_was_sent_with(agency, assignment, clerk):
    submit_result(assignment.pk, by=clerk, at=at(2025, 8, 18))

    (item,) = owed([Assignment.objects.get(pk=assignment.pk)], _day(agency, date(2025, 12, 1)))

    assert (item.days_late, item.is_late, item.assignment.state) == (
        1,
        True,
        AssignmentState.SUBMITTED,
    )
