"""Every expression of the catalogue of plans (its section 5), with its meaning.

The plan is of 2025 and dated 12 March 2025.
"""

from __future__ import annotations

import pytest

from tests.timing.meanings import (
    NONE,
    PLAN,
    SEVERAL_YEARS,
    before,
    by,
    each,
    inside,
    meaning,
    on,
    period,
    relative,
    within,
)
from thidua.timing import TimeContext, find_times, parse_deadline, parse_duration, read_cell_times

POINTS = [
    ("trước ngày 05/8/2025", before("2025-08-05")),
    ("xong trước ngày 05/8/2025", before("2025-08-05")),
    ("hoàn thành trước 05/8/2025", before("2025-08-05")),
    ("trước 17 giờ 00 ngày 20/9", before("2025-09-20", time="17:00")),
    ("trước 17h00 ngày 20/9", before("2025-09-20", time="17:00")),
    ("trước 17h ngày 20/9", before("2025-09-20", time="17:00")),
    ("trước 17g00 ngày 20/9", before("2025-09-20", time="17:00")),
    ("chậm nhất ngày 20/9", by("2025-09-20")),
    ("chậm nhất vào ngày 20/9", by("2025-09-20")),
    ("không quá ngày 20/9", by("2025-09-20")),
    ("muộn nhất ngày 20/9", by("2025-09-20")),
    ("đến hết ngày 20/9", by("2025-09-20")),
    ("xong trong ngày 20/9", by("2025-09-20")),
    ("hạn cuối 20/9", by("2025-09-20")),
    ("hạn cuối: ngày 20/9", by("2025-09-20")),
    ("chậm nhất trong tháng 9", by("2025-09-30")),
    ("trước tháng 9", before("2025-09-01")),
    ("đến hết quý II", by("2025-06-30")),
    ("đến năm 2030", by("2030-12-31")),
    ("ngày 15/8/2025", on("2025-08-15")),
    ("vào ngày 15/8", on("2025-08-15")),
    ("vào lúc 8 giờ 30 ngày 15/8", on("2025-08-15", time="08:30")),
    ("vào 8 giờ 30 ngày 15/8", on("2025-08-15", time="08:30")),
    ("sáng ngày 15/8", on("2025-08-15")),
    ("chiều ngày 15/8", on("2025-08-15")),
    ("dịp 19/5", on("2025-05-19")),
    ("nhân dịp 19/5", on("2025-05-19")),
    ("dự kiến ngày 15/8/2025", on("2025-08-15", tentative=True)),
    ("dự kiến 15/8/2025", on("2025-08-15", tentative=True)),
    (
        "Dự kiến: Ngày 15/8/2025 (thời gian cụ thể có thông báo sau)",
        on("2025-08-15", tentative=True),
    ),
]

CALENDAR_UNITS = [
    ("Tháng 6", within("2025-06-01", "2025-06-30")),
    ("Tháng 06", within("2025-06-01", "2025-06-30")),
    ("trong tháng 6", within("2025-06-01", "2025-06-30")),
    ("T6/2025", within("2025-06-01", "2025-06-30")),
    ("Tháng 01, 02", within("2025-01-01", "2025-02-28")),
    (
        "Tháng 5 và tháng 10",
        inside(("2025-05-01", "2025-05-31"), ("2025-10-01", "2025-10-31")),
    ),
    ("Quý II", within("2025-04-01", "2025-06-30")),
    ("Quý III, IV", within("2025-07-01", "2025-12-31")),
    ("Quý I/2026", within("2026-01-01", "2026-03-31")),
    ("quý 1", within("2025-01-01", "2025-03-31")),
    ("Trong năm", within("2025-01-01", "2025-12-31")),
    ("cả năm", within("2025-01-01", "2025-12-31")),
    ("năm 2025", within("2025-01-01", "2025-12-31")),
    ("6 tháng đầu năm", within("2025-01-01", "2025-06-30")),
    ("9 tháng", within("2025-01-01", "2025-09-30")),
    ("đầu tháng 3", within("2025-03-01", "2025-03-10")),
    ("giữa tháng 3", within("2025-03-11", "2025-03-20")),
    ("cuối tháng 3", within("2025-03-21", "2025-03-31")),
    ("nửa đầu tháng 3", within("2025-03-01", "2025-03-15")),
    ("tuần thứ hai của tháng 3", within("2025-03-08", "2025-03-14")),
    ("tuần đầu tháng 3", within("2025-03-01", "2025-03-07")),
    ("tuần cuối tháng 3", within("2025-03-25", "2025-03-31")),
    ("trung tuần tháng 3", within("2025-03-11", "2025-03-20")),
    ("hạ tuần tháng 3", within("2025-03-21", "2025-03-31")),
    ("thượng tuần tháng 3", within("2025-03-01", "2025-03-10")),
    ("đầu quý II", within("2025-04-01", "2025-04-30")),
    ("cuối quý II", within("2025-06-01", "2025-06-30")),
    ("cuối năm", within("2025-10-01", "2025-12-31")),
    ("đầu năm học", within("2025-09-01", "2025-09-30")),
    ("năm học 2025 - 2026", period("2025-09-01", "2026-08-31")),
]

SPANS = [
    ("từ ngày 05/5 đến ngày 19/5/2025", period("2025-05-05", "2025-05-19")),
    ("từ ngày 05/5 đến hết ngày 19/5/2025", period("2025-05-05", "2025-05-19")),
    ("giai đoạn 2021 - 2025", period("2021-01-01", "2025-12-31")),
    ("từ ngày phát động đến hết ngày 05/8/2025", period(None, "2025-08-05")),
    ("kể từ ngày ký", period("2025-03-12", None)),
    ("từ tháng 4", period("2025-04-01", None)),
    ("90 ngày kể từ ngày 01/6", period("2025-06-01", "2025-08-29")),
]

RECURRING = [
    ("hằng ngày", each("day")),
    ("hằng tuần", each("week")),
    ("hằng tháng", each("month")),
    ("hằng quý", each("quarter")),
    ("hằng năm", each("year")),
    ("hàng năm", each("year")),
    ("mỗi quý 01 lần", each("quarter")),
    ("02 lần/tháng", each("month")),
    ("6 tháng một lần", each("half_year")),
    ("02 năm một lần", each("year", interval=2)),
    ("trước ngày 30/12 hằng năm", each("year", "before", "12-30")),
    ("trước ngày 25 hằng tháng", each("month", "before", "25")),
    ("ngày 15 của tháng đầu quý", each("quarter", "on", "M1-15")),
    ("trước ngày 10 tháng cuối quý", each("quarter", "before", "M3-10")),
    ("chậm nhất 15 giờ thứ Hai hằng tuần", each("week", "by", "MON", time="15:00")),
    ("thường xuyên", each("continuous")),
    ("liên tục", each("continuous")),
    ("thường xuyên, liên tục", each("continuous")),
    ("định kỳ", each("unspecified")),
]

RELATIVE = [
    ("trước 15 ngày", relative("before", 15, "day")),
    ("trước khi khai mạc 30 phút", relative("before", 30, "minute", "khai mạc")),
    ("trước ngày tổ chức ít nhất 10 ngày", relative("before", 10, "day", "tổ chức")),
    ("chậm nhất 03 ngày trước khi diễn ra", relative("before", 3, "day", "diễn ra")),
    ("sau 05 ngày làm việc", relative("after", 5, "working_day")),
    (
        "trong vòng 10 ngày kể từ ngày nhận được hồ sơ",
        relative("after", 10, "day", "nhận được hồ sơ"),
    ),
    (
        "thời hạn 10 ngày từ ngày nhận được hồ sơ",
        relative("after", 10, "day", "nhận được hồ sơ"),
    ),
    ("sau khi kết thúc 01 tuần", relative("after", 1, "week", "kết thúc")),
    ("ngay sau khi kết thúc Hội nghị", relative("after", 0, "day", "kết thúc Hội nghị")),
    ("khi có phát sinh", relative("after", 0, "day", "có phát sinh")),
    ("theo yêu cầu", relative("after", 0, "day", "yêu cầu")),
    ("trước Tết 10 ngày", relative("before", 10, "day", "Tết")),
    ("trước 10 ngày so với Tết", relative("before", 10, "day", "Tết")),
    ("trước 10 ngày so với 02/9", relative("before", 10, "day", "02/9")),
]

WITHOUT_LIMIT = ["theo quy định", "kịp thời", "sớm", "trong thời gian tới", "đúng tiến độ"]
DURATIONS = [
    ("½ ngày", (0.5, "day")),
    ("01 buổi", (1, "session")),
    ("1/2 ngày", (0.5, "day")),
    ("nửa ngày", (0.5, "day")),
    ("02 ngày", (2, "day")),
]


@pytest.mark.parametrize(
    ("phrase", "expected"), [*POINTS, *CALENDAR_UNITS, *SPANS, *RECURRING, *RELATIVE]
)
def test_a_phrase_means_what_the_catalogue_says(phrase, expected):
    assert meaning(parse_deadline(phrase, PLAN)) == expected


@pytest.mark.parametrize("phrase", WITHOUT_LIMIT)
def test_words_without_a_limit_are_none(phrase):
    assert meaning(parse_deadline(phrase, PLAN)) == NONE
    assert find_times(f"Gửi báo cáo {phrase}.", PLAN) == []


@pytest.mark.parametrize(("phrase", "expected"), DURATIONS)
def test_a_duration_is_no_limit(phrase, expected):
    assert parse_duration(phrase) == expected
    assert meaning(parse_deadline(phrase, PLAN)) == NONE
    assert find_times(f"Thời gian: {phrase}.", PLAN) == []


def test_two_limits_in_brackets_are_two_dates_in_a_plan_of_one_year():
    text = "định kỳ 6 tháng (trước 10/6), năm (trước 05/12)"

    found = read_cell_times(text, PLAN)

    assert [meaning(mention.deadline) for mention in found] == [
        before("2025-06-10"),
        before("2025-12-05"),
    ]


def test_two_limits_in_brackets_are_one_half_yearly_duty_in_a_plan_of_several_years():
    text = "định kỳ 6 tháng (trước 10/6), năm (trước 05/12)"

    found = read_cell_times(text, SEVERAL_YEARS)

    assert [meaning(mention.deadline) for mention in found] == [
        each("half_year", "before", "06-10", "12-05")
    ]


NOT_LIMITS = [
    "Có ít nhất 10 năm công tác tại cơ quan Văn phòng trở lên.",
    "Kế hoạch 05 năm (2021-2025) theo Nghị quyết Đại hội Đảng.",
    "kỷ niệm 80 năm ngày Truyền thống Văn phòng (28/8/1945 - 28/8/2025).",
    "theo Kế hoạch số 13/KH-VPUB ngày 26/01/2021 của Chánh Văn phòng UBND tỉnh.",
    "Báo cáo sơ kết công tác thi đua, khen thưởng năm 2025.",
    "Phát động phong trào thi đua giai đoạn 2025 - 2030.",
]


@pytest.mark.parametrize("text", NOT_LIMITS)
def test_years_and_dates_in_names_and_citations_are_no_limits(text):
    assert find_times(text, PLAN) == []


def test_the_documents_own_date_starts_what_runs_from_the_signing():
    partial = TimeContext(year=2025, document_date="2025-03")

    assert meaning(parse_deadline("kể từ ngày ký", partial)) == {"kind": "period"}


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        (TimeContext(year=2024, document_date="2025-01-02"), on("2024-09-20")),
        (TimeContext(document_date="2023-05"), on("2023-09-20")),
        (TimeContext(), {"kind": "on"}),
    ],
)
def test_a_missing_year_is_the_plans_then_the_documents(context, expected):
    assert meaning(parse_deadline("ngày 20/9", context)) == expected


def test_without_any_plan_year_the_nearest_printed_year_counts():
    text = "Năm học bắt đầu ngày 05/9/2024; gửi danh sách trước ngày 20/9."

    assert [meaning(mention.deadline) for mention in find_times(text)] == [
        on("2024-09-05"),
        before("2024-09-20"),
    ]
