"""A plan that runs: one dated task for two units."""

import pytest

from tests.factories.plans import PlanWriter, due_by, run_plan
from thidua.planning.models import Assignment


@pytest.fixture
def plan(officer, agency, unit, other_unit):
    writer = PlanWriter().section("I", "TỔ CHỨC THỰC HIỆN")
    writer.task(
        "gửi đề nghị khen thưởng",
        ["Phòng Tổng hợp", "Trung tâm Thông tin"],
        due_by("2025-08-15"),
        source_section="I",
    )
    return run_plan(officer, agency, writer)


@pytest.fixture
def task(plan):
    return plan.tasks.get()


@pytest.fixture
def assignment(task, unit):
    """What Phòng Tổng hợp owes, by Friday 15 August 2025."""
    return Assignment.objects.get(task=task, unit=unit)


@pytest.fixture
def other_assignment(task, other_unit):
    return Assignment.objects.get(task=task, unit=other_unit)
