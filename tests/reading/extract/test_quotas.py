"""Quotas: numbers and shares asked of someone."""

import pytest

from tests.reading.extract.plans import ANNUAL, read

TARGETS = "I. CHỈ TIÊU\n- {line}"


def quota(line: str, frame: str = TARGETS):
    (found,) = read(frame.format(line=line)).quotas
    return found.who, found.what, found.min, found.max, found.unit, found.per


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Mỗi phòng, đơn vị giới thiệu tối thiểu 02 gương người tốt, việc tốt trong năm.",
            ("phòng, đơn vị", "gương người tốt, việc tốt", 2, None, "count", "year"),
        ),
        (
            "Hằng quý, mỗi tổ dân phố viết ít nhất 01 tin, bài.",
            ("tổ dân phố", "tin, bài", 1, None, "count", "quarter"),
        ),
        (
            "Mỗi trường học có từ 03 sáng kiến trở lên.",
            ("trường học", "sáng kiến", 3, None, "count", None),
        ),
        (
            "100% phòng, đơn vị đăng ký thi đua.",
            ("phòng, đơn vị", "phòng, đơn vị", 100, 100, "percent", None),
        ),
        (
            "Tỷ lệ người lao động trực tiếp được khen thưởng đạt trên 60%.",
            (
                "người lao động trực tiếp được khen thưởng",
                "người lao động trực tiếp được khen thưởng",
                60,
                None,
                "percent",
                None,
            ),
        ),
        (
            "Toàn tỉnh có từ 1.200 sáng kiến trở lên.",
            ("Toàn tỉnh", "sáng kiến", 1200, None, "count", None),
        ),
    ],
)
def test_a_target_binds_someone_to_a_number(line, expected):
    assert quota(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Các đơn vị hoàn thành trong 02 tháng.",
        "Phấn đấu giảm ít nhất 10% số vụ vi phạm.",
        "Tiếp tục thực hiện 04 tiêu chí còn lại.",
        "Kỷ niệm 80 năm Quốc khánh (02/9/1945 - 02/9/2025).",
    ],
)
def test_times_changes_and_mere_numbers_are_no_quotas(line):
    assert read(TARGETS.format(line=line)).quotas == ()


def test_the_number_of_awards_is_a_quota_of_those_who_get_them():
    found = read(
        "I. KHEN THƯỞNG\n1. Giám đốc Sở tặng Giấy khen cho không quá 10 tập thể, 15 hộ và 20 cá "
        "nhân."
    ).quotas
    assert [(item.who, item.what, item.min, item.max) for item in found] == [
        ("tập thể", "Giấy khen", None, 10),
        ("hộ", "Giấy khen", None, 15),
        ("cá nhân", "Giấy khen", None, 20),
    ]


def test_shares_of_delegates_are_taken_of_the_delegates_named():
    found = read(
        "I. THÀNH PHẦN ĐẠI BIỂU\n1. Cơ cấu đại biểu chính thức: đại biểu nữ không dưới 30%; đại "
        "biểu trẻ từ 15% trở lên.",
        subject="Tổ chức Hội nghị điển hình tiên tiến",
    ).quotas
    assert [(item.who, item.what, item.min) for item in found] == [
        ("đại biểu nữ", "đại biểu chính thức", 30),
        ("đại biểu trẻ", "đại biểu chính thức", 15),
    ]


def test_an_allocation_table_gives_one_quota_per_unit_and_column():
    annex = (
        "\nPHỤ LỤC\nPHÂN BỔ ĐẠI BIỂU\nTT\tĐơn vị\tChính thức\tKhách mời\tTổng\n"
        "I\tCác sở\t5\t1\t6\n1\tSở Nội vụ\t3\t1\t4\n2\tSở Tài chính\t2\t0\t2\n"
        "\tTổng cộng\t5\t1\t6\n"
    )
    found = read("I. MỤC ĐÍCH\n1. Biểu dương điển hình.", annex=annex).quotas
    assert [(item.who, item.what, item.min, item.max) for item in found] == [
        ("Sở Nội vụ", "Chính thức", 3, 3),
        ("Sở Nội vụ", "Khách mời", 1, 1),
        ("Sở Tài chính", "Chính thức", 2, 2),
    ]


def test_the_unit_of_a_heading_is_bound_by_the_numbers_below_it():
    (found,) = read(
        "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- Đăng ít nhất 02 tin, bài/tháng.", ANNUAL
    ).quotas
    assert (found.who, found.what, found.per) == ("Văn phòng Sở", "tin, bài", "month")
