"""Criteria and their measures."""

import pytest

from tests.reading.extract.plans import read


def criteria(lines: str, heading: str = "1. Đối với cá nhân"):
    return read(f"I. TIÊU CHUẨN KHEN THƯỞNG\n{heading}\n{lines}").criteria


@pytest.mark.parametrize(
    ("line", "predicate", "value", "unit"),
    [
        ("Có ít nhất 10 năm công tác tại cơ quan.", "at_least", 10, "năm công tác"),
        ("Có từ 02 sáng kiến trở lên được công nhận.", "at_least", 2, "sáng kiến"),
        ("Số hồ sơ trễ hạn không quá 3%.", "at_most", 3, "%"),
        ("Nghỉ không quá 40 ngày trong năm.", "at_most", 40, "ngày"),
        ("Đạt từ 70 điểm đến dưới 80 điểm.", "between", "70-80", "điểm"),
        ("Được ít nhất 2/3 số thành viên bỏ phiếu tán thành.", "at_least", "2/3", "số thành viên"),
        ("Hoàn thành tốt nhiệm vụ trở lên.", "at_least", "Hoàn thành tốt nhiệm vụ",
         "mức độ hoàn thành nhiệm vụ"),
        ("Không bị xử lý kỷ luật trong năm 2026.", "none", None, "xử lý kỷ luật"),
        ("Thời gian công tác dưới 06 tháng không xét.", "at_least", 6, "tháng"),
        ("Trừ 05 điểm mỗi lần gửi báo cáo chậm.", "deduct", 5, "điểm"),
        ("Gương mẫu, đoàn kết, tích cực tham gia phong trào.", "required", None, None),
    ],
)  # fmt: skip
def test_a_line_is_read_as_its_measure(line, predicate, value, unit):
    (fact,) = criteria(f"- {line}")
    assert (fact.predicate, fact.value, fact.unit) == (predicate, value, unit)
    assert fact.applies_to == "individual"


def test_measurable_clauses_are_entries_of_their_own():
    found = criteria(
        "- Có ít nhất 10 năm công tác trở lên (đối với Bằng khen của Chủ tịch UBND tỉnh); trong "
        "thời gian công tác "
        "(10 năm) không bị xử lý kỷ luật, hoàn thành tốt nhiệm vụ trở lên; các trường hợp khác "
        "do Chủ tịch "
        "UBND tỉnh quyết định."
    )
    assert [fact.predicate for fact in found] == ["at_least", "none", "at_least"]
    assert {fact.award for fact in found} == {"Bằng khen của Chủ tịch UBND tỉnh"}
    assert found[0].exception == "các trường hợp khác do Chủ tịch UBND tỉnh quyết định"


def test_other_parts_of_a_sentence_are_not_split():
    (fact,) = criteria(
        "- Chấp hành tốt chủ trương của Đảng; có lối sống lành mạnh; được quần chúng tín nhiệm."
    )
    assert fact.predicate == "required"


def test_an_alternative_is_the_exception_of_its_condition():
    (fact,) = criteria(
        "- Hiến từ 100 m2 đất trở lên hoặc đóng góp từ 20 triệu đồng.", "1. Đối với hộ gia đình"
    )
    assert (fact.value, fact.unit, fact.applies_to) == (100, "m2 đất", "household")
    assert fact.exception == "hoặc đóng góp từ 20 triệu đồng"


def test_a_scale_gives_a_rank_to_each_band():
    found = read(
        "I. XẾP LOẠI\n- Xuất sắc: từ 90 điểm trở lên.\n- Tốt: từ 80 điểm đến dưới 90 điểm.\n"
        "- Yếu: dưới 50 điểm."
    ).criteria
    assert [(fact.award, fact.predicate, fact.value) for fact in found] == [
        ("Xuất sắc", "at_least", 90),
        ("Tốt", "between", "80-90"),
        ("Yếu", "at_most", 50),
    ]


def test_a_scoring_table_gives_points_and_the_threshold_in_a_row():
    found = read(
        "I. TIÊU CHÍ CHẤM ĐIỂM\n1. Bảng điểm\nTT\tNội dung, tiêu chí\tĐiểm tối đa\n"
        "1\tBan hành kế hoạch thi đua\t10\n2\tCó từ 02 mô hình mới trở lên được công nhận\t15\n"
        "\tTổng cộng\t25\n"
    ).criteria
    assert [(fact.predicate, fact.value) for fact in found] == [
        ("points", 10),
        ("points", 15),
        ("at_least", 2),
    ]
