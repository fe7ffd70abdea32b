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


@pytest.fixture
def three_plans(officer, agency, unit, other_unit):
    """Three plans with one task each for Phòng Tổng hợp, due 20, 10 and 30 September."""
    plans = []
    for number, (text, day) in enumerate(
        (("Đánh giá kết quả", "20"), ("lập danh sách", "10"), ("viết bài", "30")), 1
    ):
        writer = PlanWriter(number=f"{number}/KH-VPUB", subject=f"Kế hoạch thứ {number}")
        writer.task(text, ["Phòng Tổng hợp"], due_by(f"2025-09-{day}"))
        plans.append(run_plan(officer, agency, writer))
    return plans
