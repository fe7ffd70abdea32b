from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.factories.plans import MONDAY
from thidua.planning.exports import assignments_workbook, plans_workbook, workbook
from thidua.planning.models import Assignment, Plan
from thidua.planning.queries.assignments import AssignmentFilter, filtered
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.plans import PlanFilter, filtered_plans


def _rows(data):
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(data)).active.rows]


def test_work_is_exported_as_it_is_listed(agency, plan):
    day = Day.of(agency.pk, MONDAY.date())

    rows = _rows(
        assignments_workbook(filtered(Assignment.objects.all(), AssignmentFilter(), day), day)
    )

    assert rows[0][:3] == ["Kế hoạch", "Nhiệm vụ", "Đơn vị"]
    assert [row[1:3] for row in rows[1:]] == [
        ["gửi đề nghị khen thưởng", "Phòng Tổng hợp"],
        ["gửi đề nghị khen thưởng", "Trung tâm Thông tin"],
    ]
    assert str(rows[1][6].date()) == "2025-08-15"


def test_plans_are_exported_with_their_counts(agency, plan):
    day = Day.of(agency.pk, MONDAY.date())

    rows = _rows(plans_workbook(filtered_plans(Plan.objects.all(), PlanFilter(), day)))

    assert rows[1][1] == "15/KH-VPUB"
    assert rows[1][-4:] == [2, 0, 0, 0]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-Tham mưu", "@SUM(A1)", "\t=1", "=cmd|' /C'!A0"])
def test_no_text_becomes_a_formula(text):
    sheet = load_workbook(BytesIO(workbook("x", ["a"], [[text]]))).active

    cell = sheet["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_control_characters_do_not_stop_the_export():
    assert _rows(workbook("x", ["a"], [["a\x0bb\u00a0c"]]))[1] == ["ab\u00a0c"]
