"""Lists of work and plans: searched, narrowed, sorted; names under review."""

from datetime import date

import pytest

from tests.factories.plans import (
    MONDAY,
    PlanWriter,
    read_plan,
)
from thidua.planning.domain.kinds import FactKind
from thidua.planning.models import Assignment, Plan
from thidua.planning.queries.assignments import AssignmentFilter, AssignmentSort, filtered
from thidua.planning.queries.desk import (
    running_work,
)
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.names import names_in
from thidua.planning.queries.plans import PlanFilter, PlanSort, filtered_plans
from thidua.planning.services.progress import (
    accept_result,
    submit_result,
)


def _day(agency, on=date(2025, 8, 4)):
    return Day.of(agency.pk, on)


def _work(agency):
    return running_work(Assignment.objects.all(), agency.pk)


def _texts(agency, wanted, on=date(2025, 8, 4)):
    rows = filtered(Assignment.objects.all(), wanted, _day(agency, on))
    return [row.task.text for row in rows]


def test_a_list_of_work_is_sorted_by_last_day(agency, three_plans):
    assert _texts(agency, AssignmentFilter()) == ["lập danh sách", "Đánh giá kết quả", "viết bài"]
    assert _texts(agency, AssignmentFilter(sort=AssignmentSort.DUE_LAST))[0] == "viết bài"


def test_work_that_was_accepted_stands_after_what_is_still_to_do(agency, three_plans, officer):
    first = filtered(Assignment.objects.all(), AssignmentFilter(), _day(agency))[0]
    submit_result(first.pk, by=officer, at=MONDAY)
    accept_result(first.pk, by=officer, at=MONDAY)

    assert _texts(agency, AssignmentFilter()) == ["Đánh giá kết quả", "viết bài", "lập danh sách"]


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
