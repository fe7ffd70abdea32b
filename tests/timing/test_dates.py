"""Printed dates, clock times and durations."""

from __future__ import annotations

import pytest

from thidua.timing import find_clock_ranges, find_dates, parse_clock, parse_duration

DATES = [
    ("02/01/2025", "2025-01-02", "day"),
    ("7/6/2012", "2012-06-07", "day"),
    ("21.5.2004", "2004-05-21", "day"),
    ("14-5-2011", "2011-05-14", "day"),
    ("05/8/25", "2025-08-05", "day"),
    ("ngày 31 tháng 12 năm 2023", "2023-12-31", "day"),
    ("31 tháng 12 năm 2023", "2023-12-31", "day"),
    ("ngày 05 tháng Tám năm 2025", "2025-08-05", "day"),
    ("NGÀY 05 THÁNG 8 NĂM 2025", "2025-08-05", "day"),
    ("ngày mùng 5 tháng 8 năm 2025", "2025-08-05", "day"),
    ("ngày    tháng 7 năm 2025", "2025-07", "month"),
    ("ngày ... tháng 8 năm 2025", "2025-08", "month"),
    ("ngày … tháng 8 năm 2025", "2025-08", "month"),
    ("tháng Năm năm 2024", "2024-05", "month"),
    ("tháng 6/2025", "2025-06", "month"),
    ("ngày    tháng    năm 2025", "2025", "year"),
    ("ngày 20/9", "--09-20", "day_month"),
    ("20/9", "--09-20", "day_month"),
    ("ngày 20 tháng 9", "--09-20", "day_month"),
]


@pytest.mark.parametrize(("printed", "iso", "precision"), DATES)
def test_a_printed_date_is_read_as_precisely_as_it_stands(printed, iso, precision):
    text = f"Văn bản, {printed}."

    (found,) = find_dates(text)

    assert (text[found.start : found.end], found.iso, found.precision) == (printed, iso, precision)
    assert found.exists


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("30/02/2025", "2025-02-30"),
        ("ngày 31 tháng 9 năm 2025", "2025-09-31"),
        ("29/02/2025", "2025-02-29"),
        ("15/13/2025", "2025-13-15"),
        ("ngày 31/9", "--09-31"),
    ],
)
def test_an_impossible_date_is_kept_as_printed(printed, iso):
    (found,) = find_dates(printed)

    assert (found.iso, found.exists) == (iso, False)


@pytest.mark.parametrize(
    ("printed", "weekday", "fits"),
    [
        ("thứ Sáu, ngày 15/8/2025", "FRI", True),
        ("Thứ 6 (ngày 15/8/2025", "FRI", True),
        ("Chủ nhật, ngày 17 tháng 8 năm 2025", "SUN", True),
        ("15/8/2025 (thứ Bảy)", "SAT", False),
        ("thứ Hai, ngày 30/02/2025", "MON", None),
        ("thứ Hai, ngày 20/9", "MON", None),
        ("ngày 15/8/2025", None, None),
    ],
)
def test_a_weekday_beside_a_date_can_be_checked(printed, weekday, fits):
    (found,) = find_dates(printed)

    assert (found.weekday, found.weekday_fits) == (weekday, fits)
    assert found.start == 0


def test_all_dates_of_a_text_are_found_in_order():
    text = (
        "Căn cứ Quyết định số 13/2024/QĐ-UBND ngày 26/01/2024; kỷ niệm (28/8/1945 - 28/8/2025);"
        " Chỉ thị số 05-CT/TW, ngày 15/5/2016."
    )

    assert [found.iso for found in find_dates(text)] == [
        "2024-01-26",
        "1945-08-28",
        "2025-08-28",
        "2016-05-15",
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("", "2/3 số phiếu", "½ ngày", "1/2 ngày", "tháng 6", "năm 2025", "giai đoạn 2021-2025"),
        *("số 101/KH-UBND", "12.500.000 đồng", "1.1.1", "quý I/2026", "13/2024/QĐ-UBND"),
    ],
)
def test_what_is_no_date_is_not_found(text):
    assert find_dates(text) == []


CLOCKS = [
    ("8h00 - 8h15", "08:00", "08:15"),
    ("8 giờ 30", "08:30", None),
    ("14g00", "14:00", None),
    ("08:00", "08:00", None),
    ("07h30'", "07:30", None),
    ("7h30’ phút", "07:30", None),
    ("7-9h", "07:00", "09:00"),
    ("14-15h30", "14:00", "15:30"),
    ("17h", "17:00", None),
    ("8 giờ", "08:00", None),
    ("08:00-08:10", "08:00", "08:10"),
    ("07 giờ 30 đến 08 giờ 00", "07:30", "08:00"),
    ("8h00’ – 8h15’", "08:00", "08:15"),
    ("2 giờ chiều", "14:00", None),
    ("8 giờ 30 phút sáng", "08:30", None),
]


@pytest.mark.parametrize(("printed", "first", "last"), CLOCKS)
def test_a_clock_time_is_read_with_its_end(printed, first, last):
    text = f"- {printed}: Đón tiếp đại biểu"

    (found,) = find_clock_ranges(text)

    assert (found.first, found.last) == (first, last)
    assert text[found.start : found.end] == printed
    assert parse_clock(text) == first


@pytest.mark.parametrize("text", ["", "25h00", "8h75", "1:1", "12/8", "150 đại biểu", "H01b"])
def test_what_is_no_clock_time_is_none(text):
    assert parse_clock(text) is None
    assert find_clock_ranges(text) == []


def test_a_programme_has_its_times_in_order():
    text = "7h30 - 8h00: Đón tiếp; 8h00 - 8h15: Khai mạc; 11h30: Bế mạc"

    assert [(found.first, found.last) for found in find_clock_ranges(text)] == [
        ("07:30", "08:00"),
        ("08:00", "08:15"),
        ("11:30", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("½ ngày", (0.5, "day")),
        ("1/2 ngày", (0.5, "day")),
        ("nửa ngày", (0.5, "day")),
        ("một nửa ngày", (0.5, "day")),
        ("1,5 ngày", (1.5, "day")),
        ("1½ ngày", (1.5, "day")),
        ("một ngày rưỡi", (1.5, "day")),
        ("02 ngày", (2, "day")),
        ("01 (một) ngày", (1, "day")),
        ("hai ngày", (2, "day")),
        ("01 buổi", (1, "session")),
        ("3 giờ", (3, "hour")),
        ("02 tiếng", (2, "hour")),
        ("Thời gian: ½ ngày, hoàn thành trước ngày 31/8/2025.", (0.5, "day")),
        ("Thời gian: 01 buổi, bắt đầu từ 7 giờ 30", (1, "session")),
        ("8 giờ 30", None),
        ("ngày 15/8/2025", None),
        ("trước 10 người", None),
        ("", None),
    ],
)
def test_a_duration_is_a_number_and_a_unit(text, expected):
    assert parse_duration(text) == expected
