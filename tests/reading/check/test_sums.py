import pytest

SECTION = "I. NỘI DUNG\n1. Thành phần\n{}\n"

TABLE = """I. PHÂN BỔ
1. Đại biểu
TT\tĐơn vị\tĐại biểu nam\tĐại biểu nữ\tTổng
1\tVăn phòng Đảng ủy\t3\t2\t5
2\tCông an xã\t4\t2\t6
3\tTrạm Y tế xã\t2\t5\t7
4\tTrường Tiểu học\t3\t7\t10
\tTổng cộng\t12\t16\t{total}
"""

SCORES = """I. BẢNG ĐIỂM
1. Bảng điểm (tổng điểm tối đa 100 điểm)
TT\tNội dung\tĐiểm tối đa
I\tThực hiện nhiệm vụ chính trị\t60
1\tHoàn thành các chỉ tiêu được giao\t35
2\tCải cách hành chính\t25
II\tPhong trào thi đua\t{second}
1\tTổ chức phát động phong trào\t20
2\tTham gia hoạt động của khối\t20
"""


def codes(findings):
    return [(code, place) for code, place, _ in findings]


@pytest.mark.parametrize(
    "words",
    [
        "Tổng số 200 đại biểu, gồm 128 đại biểu chính thức và 75 đại biểu khách mời.",
        "Cơ cấu: Đại biểu điển hình tiên tiến khoảng 70%; đại biểu khách mời khoảng 35%.",
        "Thang điểm 100, gồm: nhiệm vụ tối đa 60 điểm; kỷ luật tối đa 25 điểm;"
        " phong trào tối đa 10 điểm.",
        "Đối tượng: 07 đơn vị gồm 02 sở, 01 doanh nghiệp và 03 xã, phường.",
        "Tổng số 180 đại biểu, gồm:\n- Đại biểu khách mời: 30 đại biểu.\n"
        "- Đại biểu chính thức: 140 đại biểu.",
        "Tiêu chí đối với lớp (100 điểm):\n- Học tập: tối đa 40 điểm.\n"
        "- Nền nếp: tối đa 30 điểm.\n- Văn nghệ: tối đa 20 điểm.",
    ],
)
def test_parts_that_miss_the_whole_are_found_once(found, words):
    assert [code for code, _, _ in found(SECTION.format(words))] == ["SUM_MISMATCH"]


@pytest.mark.parametrize(
    "words",
    [
        "Tổng số 200 đại biểu, gồm 128 đại biểu chính thức và 72 đại biểu khách mời.",
        "Tổng số 180 đại biểu, gồm lãnh đạo Sở, 05 phóng viên và các điển hình tiên tiến.",
        "Cơ cấu: Đại biểu điển hình tiên tiến khoảng 70%; đại biểu khách mời khoảng 30%.",
        "Cơ cấu: đại biểu nữ không dưới 30%; người dân tộc thiểu số ít nhất 15%.",
        "Thang điểm 100, gồm: nhiệm vụ tối đa 60 điểm; kỷ luật tối đa 25 điểm;"
        " phong trào tối đa 15 điểm. Trừ 10 điểm mỗi lần vi phạm.",
        "Đối tượng: 06 đơn vị gồm 02 sở, 01 doanh nghiệp và 03 xã, phường.",
        "Tổng số 180 đại biểu, gồm:\n- Đại biểu khách mời: 30 đại biểu.\n"
        "- Đại biểu chính thức: 150 đại biểu (trong đó có 45 đại biểu nữ).",
        "Tiêu chí đối với lớp (100 điểm):\n- Học tập: tối đa 50 điểm (mỗi điểm giỏi cộng 02 điểm)."
        "\n- Nền nếp: tối đa 30 điểm.\n- Văn nghệ: tối đa 20 điểm.",
        "Khen thưởng 05 tập thể và 20 cá nhân, gồm các điển hình tiên tiến.",
    ],
)
def test_parts_that_add_up_have_no_finding(found, words):
    assert found(SECTION.format(words)) == []


def test_a_table_whose_total_misses_its_rows_is_found_at_the_total(found):
    assert codes(found(TABLE.format(total=30))) == [("SUM_MISMATCH", "I/1")]
    assert found(TABLE.format(total=28)) == []


def test_a_row_whose_total_beside_is_wrong_is_found_once(found):
    body = TABLE.format(total=28).replace("2\t5\t7", "2\t5\t8")

    assert codes(found(body)) == [("SUM_MISMATCH", "I/1/3")]


def test_a_group_that_misses_its_rows_is_found_at_the_group(found):
    body = SCORES.format(second=40).replace("khối\t20", "khối\t15")

    assert codes(found(body)) == [("SUM_MISMATCH", "I/1/II")]
    assert found(SCORES.format(second=40)) == []


def test_levels_to_choose_from_are_no_sum(found):
    body = (
        "I. BẢNG ĐIỂM\n1. Bảng điểm\nTT\tNội dung\tĐiểm tối đa\n1\tKết quả thực hiện\t10\n"
        "1.1\tHoàn thành xuất sắc\t10\n1.2\tHoàn thành tốt\t8\n1.3\tHoàn thành\t5\n"
    )

    assert found(body) == []
