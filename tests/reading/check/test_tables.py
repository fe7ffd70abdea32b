import pytest

HEADER = "TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n"
FULL = (
    "1\tPhát động đợt thi đua\tVăn phòng\tCác phòng\tTháng 3/2026\n"
    "2\tKiểm tra chéo các đơn vị\tTổ giúp việc\tCông đoàn\tTháng 6/2026\n"
    "3\tHọp xét khen thưởng\tHội đồng\tVăn phòng\tTháng 11/2026\n"
    "4\tTổng kết phong trào\tVăn phòng\tCác phòng\tTrước 15/12/2026\n"
)


def table(rows, header=HEADER):
    return f"I. PHÂN CÔNG NHIỆM VỤ\n{header}{rows}"


def test_a_full_table_has_no_fault(found):
    assert found(table(FULL)) == []


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("Hội đồng", ("NO_UNIT", "I/3", "Họp xét khen thưởng")),
        ("Tháng 6/2026", ("NO_DEADLINE", "I/2", "Kiểm tra chéo các đơn vị")),
    ],
)
@pytest.mark.parametrize("empty", ["", "…", "-"])
def test_an_empty_cell_is_found_at_its_row(found, cell, fault, empty):
    assert found(table(FULL.replace(cell, empty))) == [fault]


def test_who_helps_may_be_nobody(found):
    assert found(table(FULL.replace("Công đoàn", ""))) == []


def test_a_group_row_needs_neither_unit_nor_time(found):
    rows = "I\tCông tác tuyên truyền\t\t\t\n" + FULL

    assert found(table(rows)) == []


def test_cells_merged_over_rows_are_not_empty(found):
    rows = FULL.replace("Hội đồng", "").replace("Tổ giúp việc", "")

    assert found(table(rows)) == []


def test_a_programme_need_not_name_who_speaks(found):
    rows = (
        "1\tĐón tiếp đại biểu\t\t7h30 - 8h00\n"
        "2\tKhai mạc\tBan Tổ chức\t8h00 - 8h15\n"
        "3\tBáo cáo tổng kết\tPhó Chủ tịch\t8h15 - 8h45\n"
        "4\tBế mạc\tBan Tổ chức\t11h00 - 11h15\n"
    )

    assert found(table(rows, "TT\tNội dung\tNgười thực hiện\tThời gian\n")) == []
