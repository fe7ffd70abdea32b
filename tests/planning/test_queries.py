"""What pages read: the desk, lists, the outline, the calendar, load and matrix."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories.plans import (
    MONDAY,
    PlanWriter,
    at,
    due_by,
    every,
    make_reading,
    read_plan,
    run_plan,
)
from thidua.organizations.domain.kinds import NameScope
from thidua.organizations.services.names import remember_name
from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.plan_states import Outcome
from thidua.planning.models import Assignment, Plan, PlanReading
from thidua.planning.queries.assignments import AssignmentFilter, AssignmentSort, filtered
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
from thidua.planning.queries.load import ClashKind, clash_places, clashes, week_loads
from thidua.planning.queries.matrix import CellState, duty_matrices
from thidua.planning.queries.month import month_grid
from thidua.planning.queries.names import names_in
from thidua.planning.queries.outline import LineState, plan_outline
from thidua.planning.queries.own import helping, own_work
from thidua.planning.queries.plans import PlanFilter, PlanSort, filtered_plans
from thidua.planning.queries.timeline import StepKind, plan_steps
from thidua.planning.services.amendment import cancel_task
from thidua.planning.services.closing import close_plan, record_result
from thidua.planning.services.events import set_event_days
from thidua.planning.services.progress import (
    accept_result,
    report_progress,
    return_result,
    submit_result,
)
from thidua.reading.facts import SectionFact

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


# ---------------------------------------------------------------- lists


@pytest.fixture
def three_plans(officer, agency, unit, other_unit):
    plans = []
    for number, (text, day) in enumerate(
        (("Đánh giá kết quả", "20"), ("lập danh sách", "10"), ("viết bài", "30")), 1
    ):
        writer = PlanWriter(number=f"{number}/KH-VPUB", subject=f"Kế hoạch thứ {number}")
        writer.task(text, ["Phòng Tổng hợp"], due_by(f"2025-09-{day}"))
        plans.append(run_plan(officer, agency, writer))
    return plans


def _texts(agency, wanted, on=date(2025, 8, 4)):
    rows = filtered(Assignment.objects.all(), wanted, _day(agency, on))
    return [row.task.text for row in rows]


def test_a_list_of_work_is_sorted_by_last_day(agency, three_plans):
    assert _texts(agency, AssignmentFilter()) == ["lập danh sách", "Đánh giá kết quả", "viết bài"]
    assert _texts(agency, AssignmentFilter(sort=AssignmentSort.DUE_LAST))[0] == "viết bài"


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("danh gia", ["Đánh giá kết quả"]),
        ("ĐÁNH  GIÁ", ["Đánh giá kết quả"]),
        ("tong hop lap", ["lập danh sách"]),
        ("3/kh-vpub", ["viết bài"]),
        ("không có", []),
    ],
)
def test_search_needs_no_tone_marks(agency, three_plans, search, found):
    assert _texts(agency, AssignmentFilter(search=search)) == found


def test_a_list_is_narrowed_by_what_is_asked(agency, three_plans, officer, unit, other_unit):
    first = three_plans[0]
    submit_result(Assignment.objects.get(task__plan=first).pk, by=officer, at=MONDAY)
    later = date(2025, 9, 15)

    assert _texts(agency, AssignmentFilter(states=("submitted",))) == ["Đánh giá kết quả"]
    assert _texts(agency, AssignmentFilter(plan_id=first.pk)) == ["Đánh giá kết quả"]
    assert _texts(agency, AssignmentFilter(unit_ids=(other_unit.pk,))) == []
    assert _texts(agency, AssignmentFilter(late=True), later) == ["lập danh sách"]
    within = AssignmentFilter(due_from=date(2025, 9, 10), due_to=date(2025, 9, 20))
    assert _texts(agency, within) == ["lập danh sách", "Đánh giá kết quả"]


@pytest.mark.parametrize("sort", AssignmentSort)
def test_every_order_lists_everything(agency, three_plans, sort):
    assert len(_texts(agency, AssignmentFilter(sort=sort))) == 3


def test_plans_are_listed_with_their_counts(agency, three_plans, officer):
    first = Assignment.objects.get(task__plan=three_plans[0])
    submit_result(first.pk, by=officer, at=MONDAY)
    accept_result(first.pk, by=officer, at=MONDAY)
    day = _day(agency, date(2025, 9, 15))

    found = filtered_plans(Plan.objects.all(), PlanFilter(sort=PlanSort.LATE), day)

    counts = [(plan.number, plan.owed, plan.done, plan.waiting, plan.late) for plan in found]
    assert counts[0] == ("2/KH-VPUB", 1, 0, 0, 1)
    assert ("1/KH-VPUB", 1, 1, 0, 0) in counts


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (PlanFilter(search="ke hoach thu 2"), ["2/KH-VPUB"]),
        (PlanFilter(states=("closed",)), []),
        (PlanFilter(year=2025, kinds=("special_drive",)), ["3/KH-VPUB", "2/KH-VPUB", "1/KH-VPUB"]),
        (PlanFilter(year=2024), []),
    ],
)
def test_plans_are_narrowed_by_what_is_asked(agency, three_plans, wanted, numbers):
    found = filtered_plans(Plan.objects.all(), wanted, _day(agency))

    assert [plan.number for plan in found] == numbers


# ---------------------------------------------------------------- one plan


@pytest.fixture
def tree(officer, agency, unit, other_unit):
    writer = PlanWriter()
    child = SectionFact(span=writer._write("1. Đơn vị"), label="1", path="II/1", title="Đơn vị")
    writer.section("I", "MỤC ĐÍCH")
    parent = SectionFact(
        span=writer._write("II. TỔ CHỨC"), label="II", path="II", title="TỔ CHỨC", children=(child,)
    )
    writer.found["sections"].append(parent)
    writer.task("gửi hồ sơ", ["Phòng Tổng hợp", "Trung tâm Thông tin"], due_by("2025-08-15"),
                source_section="II/1")  # fmt: skip
    writer.task("tổng hợp", ["Phòng Tổng hợp"], due_by("2025-08-30"), source_section="II")
    writer.task("phối hợp chung", ["Sở Nội vụ"])
    return writer


@pytest.fixture
def tree_plan(tree, officer, agency):
    remember_name(agency, "Sở Nội vụ", NameScope.OUTSIDE, by=officer)
    return run_plan(officer, agency, tree)


def test_each_section_sums_what_stands_below_it(agency, tree_plan, unit, clerk, officer):
    sent = Assignment.objects.get(task__text="gửi hồ sơ", unit=unit)
    submit_result(sent.pk, by=clerk, at=MONDAY)

    outline = plan_outline(tree_plan, _day(agency, TUESDAY_AFTER))

    purpose, organisation = outline.sections
    (child,) = organisation.children
    assert purpose.tally.state is LineState.NOBODY
    assert (child.tally.owed, child.tally.sent, child.tally.late, child.tally.days_late) == (
        2,
        1,
        1,
        2,
    )
    assert (organisation.tally.owed, organisation.tally.state) == (3, LineState.LATE)
    assert [line.task.text for line in outline.unplaced] == ["phối hợp chung"]
    assert outline.tally.owed == 3
    assert outline.tally.percent == 33


def test_a_sentence_shows_what_became_of_it(agency, tree_plan):
    outline = plan_outline(tree_plan, _day(agency))
    start = tree_plan.reading.text.index("tổng hợp")

    (line,) = outline.at(start, start + 8)

    assert (line.task.text, line.state, line.due_on) == (
        "tổng hợp",
        LineState.RUNNING,
        date(2025, 8, 30),
    )
    assert outline.at(0, 3) == ()


def test_the_states_of_a_line(agency, tree_plan, officer):
    gather = tree_plan.tasks.get(text="tổng hợp")
    work = gather.assignments.get()

    def state(on=date(2025, 8, 4)):
        lines = plan_outline(tree_plan, _day(agency, on)).lines
        return next(line.state for line in lines if line.task == gather)

    assert state() is LineState.RUNNING
    assert state(date(2025, 9, 3)) is LineState.LATE
    submit_result(work.pk, by=officer, at=MONDAY)
    assert state(date(2025, 9, 3)) is LineState.WAITING
    accept_result(work.pk, by=officer, at=MONDAY)
    assert state() is LineState.DONE
    cancel_task(gather.pk, "Thôi.", by=officer, at=MONDAY)
    assert state() is LineState.CANCELLED


def test_a_clerk_sees_counts_of_the_own_unit_only(agency, tree_plan, unit):
    own = Assignment.objects.filter(unit=unit)

    assert plan_outline(tree_plan, _day(agency), own).tally.owed == 2


def test_the_timeline_stands_in_order_of_time(agency, tree_plan, officer):
    set_event_days(tree_plan.pk, date(2025, 9, 30), name="Hội nghị", by=officer, at=MONDAY)
    tree_plan.refresh_from_db()

    steps = plan_steps(tree_plan, _day(agency))

    assert [(step.on, step.kind) for step in steps] == [
        (date(2025, 1, 1), StepKind.STARTS),
        (date(2025, 8, 1), StepKind.ISSUED),
        (date(2025, 8, 15), StepKind.DUE),
        (date(2025, 8, 30), StepKind.DUE),
        (date(2025, 9, 30), StepKind.EVENT),
        (date(2025, 12, 31), StepKind.ENDS),
    ]
    assert steps[2].state is LineState.RUNNING


# ---------------------------------------------------------------- one unit


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


# ---------------------------------------------------------------- calendar, load, matrix


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


# ---------------------------------------------------------------- names under review


def test_unknown_names_come_first_and_say_where_they_stand(officer, agency, unit):
    writer = PlanWriter().task("một", ["Phòng Tổng hợp"]).task("hai", ["Các cơ quan, đơn vị"])
    writer.task("ba", ["các cơ quan,  đơn vị"]).recipient("Sở Nội vụ").recipient("VT", "file")
    reading = read_plan(officer, agency, writer)

    written = names_in(reading, date(2025, 8, 4))

    assert [(name.text, name.known, name.blocking, len(name.uses)) for name in written] == [
        ("Các cơ quan, đơn vị", False, True, 2),
        ("Sở Nội vụ", False, False, 1),
        ("Phòng Tổng hợp", True, True, 1),
    ]
    assert written[0].resolved.guess == "all"
    assert {use.kind for use in written[0].uses} == {FactKind.TASK}


# ---------------------------------------------------------------- number of queries


def _grow(officer, agency, count):
    for number in range(count):
        writer = PlanWriter(number=f"{number}/KH-VPUB", subject=f"Kế hoạch {number}")
        writer.section("I", "TỔ CHỨC").task(
            "việc", ["Các phòng, đơn vị"], due_by("2025-08-15"), source_section="I"
        )
        writer.task("báo cáo", ["Các phòng, đơn vị"], every("month")).recipient("Sở Nội vụ")
        run_plan(officer, agency, writer)


READS = {
    "due_soon": (2, lambda a, d: due_soon(_work(a), d)),
    "late_now": (2, lambda a, d: late_now(_work(a), replace(d, late_before=date(2025, 9, 30)))),
    "board": (2, lambda a, d: unit_board(_work(a), d)),
    "own": (1, lambda a, d: own_work(_work(a), d)),
    "list": (1, lambda a, d: [str(item.assignment.task.plan) + str(item.assignment.unit)
                              for item in owed(filtered(Assignment.objects.all(),
                                                        AssignmentFilter(), d), d)]),
    "plans": (1, lambda a, d: list(filtered_plans(Plan.objects.all(), PlanFilter(), d))),
    "month": (2, lambda a, d: month_grid(_work(a), Plan.objects.all(), 2025, 8, d)),
    "clashes": (2, lambda a, d: clash_places(_work(a), Plan.objects.all(), d)),
    "matrix": (1, lambda a, d: duty_matrices(_work(a), d)),
    "outline": (3, lambda a, d: plan_outline(Plan.objects.first(), d).lines),
    "timeline": (3, lambda a, d: plan_steps(Plan.objects.first(), d)),
}  # fmt: skip


@pytest.mark.parametrize("name", READS)
@pytest.mark.parametrize("count", [1, 3])
def test_reads_take_the_same_number_of_queries_however_much_there_is(
    officer, agency, unit, other_unit, django_assert_num_queries, name, count
):
    queries, read = READS[name]
    _grow(officer, agency, count)
    day = _day(agency)
    extra = 1 if name in ("outline", "timeline") else 0  # fetching the plan itself

    with django_assert_num_queries(queries + extra):
        read(agency, day)


def test_days_late_of_finished_work_are_those_it_was_sent_with(agency, assignment, clerk):
    submit_result(assignment.pk, by=clerk, at=at(2025, 8, 18))

    (item,) = owed([Assignment.objects.get(pk=assignment.pk)], _day(agency, date(2025, 12, 1)))

    assert (item.days_late, item.is_late, item.assignment.state) == (
        1,
        True,
        AssignmentState.SUBMITTED,
    )
