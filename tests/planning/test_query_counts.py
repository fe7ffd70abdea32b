"""Pages read the same number of times however much there is."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories.plans import (
    PlanWriter,
    due_by,
    every,
    run_plan,
)
from thidua.planning.models import Assignment, Plan
from thidua.planning.queries.assignments import AssignmentFilter, filtered
from thidua.planning.queries.desk import (
    due_soon,
    late_now,
    running_work,
    unit_board,
)
from thidua.planning.queries.lateness import Day, owed
from thidua.planning.queries.load import clash_places
from thidua.planning.queries.matrix import duty_matrices
from thidua.planning.queries.month import month_grid
from thidua.planning.queries.outline import plan_outline
from thidua.planning.queries.own import own_work
from thidua.planning.queries.plans import PlanFilter, filtered_plans
from thidua.planning.queries.timeline import plan_steps


def _day(agency, on=date(2025, 8, 4)):
    return Day.of(agency.pk, on)


def _work(agency):
    return running_work(Assignment.objects.all(), agency.pk)


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
