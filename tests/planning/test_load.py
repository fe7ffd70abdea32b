"""The calendar of a month, load and clashes, the matrix of duties."""

from datetime import date

from tests.factories.plans import (
    MONDAY,
    PlanWriter,
    at,
    due_by,
    every,
    run_plan,
)
from thidua.planning.models import Assignment, Plan
from thidua.planning.queries.desk import (
    running_work,
)
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.load import ClashKind, clashes, week_loads
from thidua.planning.queries.matrix import CellState, duty_matrices
from thidua.planning.queries.month import month_grid
from thidua.planning.services.events import set_event_days
from thidua.planning.services.progress import (
    accept_result,
    return_result,
    submit_result,
)


def _day(agency, on=date(2025, 8, 4)):
    return Day.of(agency.pk, on)


def _work(agency):
    return running_work(Assignment.objects.all(), agency.pk)


def test_a_month_shows_deadlines_events_and_days_off(agency, plan, officer):
    set_event_days(plan.pk, date(2025, 8, 28), date(2025, 8, 29), name="Đại hội", by=officer,
                   at=MONDAY)  # fmt: skip

    weeks = month_grid(_work(agency), Plan.objects.all(), 2025, 8, _day(agency))

    days = {entry.on: entry for week in weeks for entry in week}
    assert [len(week) for week in weeks] == [7] * 5
    assert len(days[date(2025, 8, 15)].due) == 2
    assert days[date(2025, 8, 28)].events == days[date(2025, 8, 29)].events == (plan,)
    assert days[date(2025, 8, 30)].events == ()
    assert (days[date(2025, 8, 16)].off, days[date(2025, 8, 15)].off) == ("Nghỉ cuối tuần", "")
    assert not days[date(2025, 7, 28)].inside


def _collide(officer, agency, first_day, second_day, start="2025-08-01"):
    one = PlanWriter(number="1/KH", subject="Một", date=start)
    one.task("việc một", ["Phòng Tổng hợp"], due_by(first_day))
    two = PlanWriter(number="2/KH", subject="Hai", date=start)
    two.task("việc hai", ["Phòng Tổng hợp"], due_by(second_day))
    return run_plan(officer, agency, one), run_plan(officer, agency, two)


def test_two_plans_due_in_one_week_clash_and_an_earlier_day_is_offered(officer, agency, unit):
    plans = _collide(officer, agency, "2025-08-19", "2025-08-21")

    (clash,) = clashes(_work(agency), Plan.objects.all(), _day(agency))

    assert (clash.kind, clash.unit, clash.on) == (ClashKind.SAME_WEEK, unit, date(2025, 8, 18))
    assert set(clash.plans) == set(plans)
    (earlier,) = clash.earlier_days
    assert (earlier.assignment.task.text, earlier.on) == ("việc hai", date(2025, 8, 15))


def test_no_day_is_offered_before_work_may_begin(officer, agency, unit):
    _collide(officer, agency, "2025-08-05", "2025-08-07", start="2025-08-04")

    (clash,) = clashes(_work(agency), Plan.objects.all(), _day(agency))

    assert clash.earlier_days == ()


def test_one_plan_alone_or_two_weeks_apart_is_no_clash(officer, agency, unit):
    _collide(officer, agency, "2025-08-15", "2025-08-18")

    assert clashes(_work(agency), Plan.objects.all(), _day(agency)) == []


def test_work_due_on_the_day_of_another_plans_event_clashes(officer, agency, unit):
    one, two = _collide(officer, agency, "2025-08-19", "2025-09-21")
    set_event_days(two.pk, date(2025, 8, 19), name="Đại hội", by=officer, at=MONDAY)

    (clash,) = clashes(_work(agency), Plan.objects.all(), _day(agency))

    assert (clash.kind, clash.on, clash.plans) == (
        ClashKind.EVENT_DAY,
        date(2025, 8, 19),
        (Plan.objects.get(pk=two.pk), one),
    )


def test_two_events_on_one_day_clash(officer, agency, unit):
    one, two = _collide(officer, agency, "2025-08-05", "2025-09-21")
    for plan in (one, two):
        set_event_days(plan.pk, date(2025, 9, 10), name="Đại hội", by=officer, at=MONDAY)

    kinds = [clash.kind for clash in clashes(_work(agency), Plan.objects.all(), _day(agency))]

    assert kinds == [ClashKind.SAME_EVENT_DAY]


def test_load_counts_open_work_by_unit_and_week(agency, three_plans, unit):
    loads = week_loads(_work(agency), date(2025, 9, 1), date(2025, 9, 30))

    assert [(load.unit, load.monday, load.week, len(load.rows)) for load in loads] == [
        (unit, date(2025, 9, 8), 37, 1),
        (unit, date(2025, 9, 15), 38, 1),
        (unit, date(2025, 9, 29), 40, 1),
    ]


def test_the_matrix_empties_itself_and_says_who_will_miss(officer, agency, unit, other_unit, clerk):
    writer = PlanWriter(subject="Chương trình năm 2025")
    writer.task("giới thiệu một điển hình", ["Các phòng, đơn vị"], every("month"))
    run_plan(officer, agency, writer)
    august = Assignment.objects.get(unit=unit, period_label="Tháng 8/2025")
    submit_result(august.pk, by=clerk, at=MONDAY)
    accept_result(august.pk, by=officer, at=MONDAY)

    (soon,) = duty_matrices(_work(agency), _day(agency, date(2025, 8, 25)))
    (after,) = duty_matrices(_work(agency), _day(agency, date(2025, 9, 4)))

    assert [column.label for column in soon.columns] == [
        "Tháng 8/2025",
        "Tháng 9/2025",
        "Tháng 10/2025",
    ]
    states = [[cell.state for cell in row] for _, row in soon.rows]
    assert states == [
        [CellState.DONE, CellState.OPEN, CellState.OPEN],
        [CellState.AT_RISK, CellState.OPEN, CellState.OPEN],
    ]
    assert soon.missing == 1
    late = after.rows[1][1][0]
    assert (late.state, late.days_late) == (CellState.LATE, 2)


def test_cells_say_waiting_returned_and_late(officer, agency, unit, clerk):
    writer = PlanWriter(subject="Chương trình năm 2025")
    writer.task("báo cáo", ["Phòng Tổng hợp"], every("month"))
    run_plan(officer, agency, writer)
    row = Assignment.objects.order_by("due_on").first()

    def cell(on=date(2025, 8, 20)):
        (matrix,) = duty_matrices(Assignment.objects.all(), _day(agency, on))
        return matrix.rows[0][1][0].state

    submit_result(row.pk, by=clerk, at=at(2025, 9, 5))
    assert cell() is CellState.WAITING
    accept_result(row.pk, by=officer, at=at(2025, 9, 5))
    assert cell() is CellState.DONE_LATE
    return_result(row.pk, "Thiếu.", by=officer, at=at(2025, 9, 5))
    assert cell() is CellState.RETURNED
