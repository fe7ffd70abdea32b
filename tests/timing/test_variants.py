"""More ways of printing time than the catalogue shows, each with its meaning."""

from __future__ import annotations

import pytest

from tests.timing.meanings import (
    NONE,
    PLAN,
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
from thidua.timing import parse_deadline

POINTS = [
    ("TRƯỚC NGÀY 05/8/2025", before("2025-08-05")),
    ("Hoàn thành xong trước ngày 30/6/2025", before("2025-06-30")),
    ("trước ngày 05 tháng 8 năm 2025", before("2025-08-05")),
    ("trước 5.8.2025", before("2025-08-05")),
    ("trước ngày 05-8-2025", before("2025-08-05")),
    ("trước ngày 5/8/25", before("2025-08-05")),
    ("xong trước 30 tháng 9", before("2025-09-30")),
    ("trước ngày 15/01 năm sau", before("2026-01-15")),
    ("trước quý III", before("2025-07-01")),
    ("trước cuối tháng 9", before("2025-09-30")),
    ("trước 11h00’ ngày 20/9/2025 (thứ Bảy)", before("2025-09-20", time="11:00")),
    ("trước 17 giờ 00 phút, ngày 20/9", before("2025-09-20", time="17:00")),
    ("chậm nhất là trước ngày 20/9", before("2025-09-20")),
    ("chậm nhất 17 giờ thứ Sáu, ngày 20/9/2024", by("2024-09-20", time="17:00")),
    ("chậm nhất là 17h30' ngày 20/9", by("2025-09-20", time="17:30")),
    ("trễ nhất ngày 20/9", by("2025-09-20")),
    ("trước hoặc trong ngày 20/9", by("2025-09-20")),
    ("không muộn hơn ngày 20/9", by("2025-09-20")),
    ("tới hết ngày 20/9", by("2025-09-20")),
    ("đến ngày 20/9", by("2025-09-20")),
    ("hết tháng 9/2025", by("2025-09-30")),
    ("đến hết năm", by("2025-12-31")),
    ("đến cuối năm 2026", by("2026-12-31")),
    ("hạn chót: 30/9", by("2025-09-30")),
    ("thời hạn: 30/9", by("2025-09-30")),
    ("8 giờ 00, ngày 15/8/2025 (thứ Sáu)", on("2025-08-15", time="08:00")),
    ("từ 8 giờ 00 đến 11 giờ 30, ngày 15/8", on("2025-08-15", time="08:00")),
    ("bắt đầu từ 7 giờ 30 thứ Tư, ngày 17/9/2025", on("2025-09-17", time="07:30")),
    ("14h00 chiều thứ Sáu (15/8/2025)", on("2025-08-15", time="14:00")),
    ("2 giờ chiều ngày 15/8", on("2025-08-15", time="14:00")),
    ("ngày 15/8/2025, lúc 8 giờ 30", on("2025-08-15", time="08:30")),
    ("nhân dịp Ngày Quốc tế Điều dưỡng 12/5", on("2025-05-12")),
    ("dịp Quốc khánh 2/9", on("2025-09-02")),
    ("dự kiến vào sáng ngày 15/8", on("2025-08-15", tentative=True)),
    ("ngày 30/02/2025", on("2025-02-30")),
    ("31/9", on("2025-09-31")),
]

CALENDAR_UNITS = [
    ("tháng Sáu", within("2025-06-01", "2025-06-30")),
    ("tháng mười một năm 2024", within("2024-11-01", "2024-11-30")),
    ("tháng Năm", within("2025-05-01", "2025-05-31")),
    ("T.6", within("2025-06-01", "2025-06-30")),
    ("T1-T12", within("2025-01-01", "2025-12-31")),
    ("Tháng 3-12", within("2025-03-01", "2025-12-31")),
    ("Tháng 3 – tháng 5", within("2025-03-01", "2025-05-31")),
    ("Tháng 12/2025, 01/2026", within("2025-12-01", "2026-01-31")),
    ("tháng 12 và tháng 01/2026", within("2025-12-01", "2026-01-31")),
    ("Tháng 3; tháng 9", inside(("2025-03-01", "2025-03-31"), ("2025-09-01", "2025-09-30"))),
    (
        "các tháng 3, 6, 9",
        inside(
            ("2025-03-01", "2025-03-31"), ("2025-06-01", "2025-06-30"), ("2025-09-01", "2025-09-30")
        ),
    ),
    ("tháng 2/2024", within("2024-02-01", "2024-02-29")),
    ("tháng 01 năm sau", within("2026-01-01", "2026-01-31")),
    ("Qúy 2", within("2025-04-01", "2025-06-30")),
    ("quí hai", within("2025-04-01", "2025-06-30")),
    ("Quý I - IV", within("2025-01-01", "2025-12-31")),
    ("Quý II/Quý III", within("2025-04-01", "2025-09-30")),
    ("quý III và quý IV năm 2026", within("2026-07-01", "2026-12-31")),
    ("quý I-2026", within("2026-01-01", "2026-03-31")),
    ("giữa quý II", within("2025-05-01", "2025-05-31")),
    ("06 tháng cuối năm 2025", within("2025-07-01", "2025-12-31")),
    ("nửa cuối năm", within("2025-07-01", "2025-12-31")),
    ("đầu năm 2026", within("2026-01-01", "2026-03-31")),
    ("trong cả năm 2025", within("2025-01-01", "2025-12-31")),
    ("năm 2025 và 2026", within("2025-01-01", "2026-12-31")),
    ("nửa cuối tháng 2", within("2025-02-16", "2025-02-28")),
    ("cuối tháng 6, đầu tháng 7", within("2025-06-21", "2025-07-10")),
    ("tuần 3 tháng 8", within("2025-08-15", "2025-08-21")),
    ("tuần 1, 2 tháng 5", within("2025-05-01", "2025-05-14")),
    ("tuần cuối cùng của tháng 2/2024", within("2024-02-23", "2024-02-29")),
    ("hoàn thành trong quý I", within("2025-01-01", "2025-03-31")),
    ("dự kiến trong tháng 8", within("2025-08-01", "2025-08-31", tentative=True)),
    ("học kỳ I năm học 2025 - 2026", period("2025-09-01", "2026-01-15")),
]

SPANS = [
    ("từ 01-15/8/2025", period("2025-08-01", "2025-08-15")),
    ("từ ngày 01 đến ngày 15 tháng 8 năm 2025", period("2025-08-01", "2025-08-15")),
    ("ngày 15 và 16/8/2025", period("2025-08-15", "2025-08-16")),
    ("trong hai ngày 15, 16 tháng 8", period("2025-08-15", "2025-08-16")),
    ("05/5 - 19/5/2025", period("2025-05-05", "2025-05-19")),
    ("từ ngày 25/12 đến ngày 05/01/2026", period("2025-12-25", "2026-01-05")),
    ("từ 07h30 ngày 15/8 đến 17h00 ngày 16/8", period("2025-08-15", "2025-08-16")),
    ("từ tháng 9/2025 đến tháng 5/2026", period("2025-09-01", "2026-05-31")),
    ("từ tháng 9 đến tháng 5", period("2025-09-01", "2026-05-31")),
    ("từ tháng 4 đến 6/2025", period("2025-04-01", "2025-06-30")),
    ("từ quý II/2025 đến hết quý IV/2025", period("2025-04-01", "2025-12-31")),
    ("từ năm 2022 đến năm 2025", period("2022-01-01", "2025-12-31")),
    ("từ nay đến hết năm 2025", period("2025-03-12", "2025-12-31")),
    ("từ ngày ban hành Kế hoạch này đến hết 30/6", period("2025-03-12", "2025-06-30")),
    ("kể từ ngày 01/7/2025", period("2025-07-01", None)),
    ("từ tháng 4 trở đi", period("2025-04-01", None)),
    ("sau ngày 30/6/2025", period("2025-07-01", None)),
    ("trong vòng 03 tháng kể từ ngày 01/6", period("2025-06-01", "2025-08-31")),
    ("dự kiến từ ngày 01/8 đến ngày 03/8", period("2025-08-01", "2025-08-03", tentative=True)),
    ("trong khoảng từ ngày 01/8 đến ngày 03/8", within("2025-08-01", "2025-08-03")),
]

RECURRING = [
    ("từng quý", each("quarter")),
    ("định kỳ hàng quý", each("quarter")),
    ("định kì mỗi tháng một lần", each("month")),
    ("01 tháng/lần", each("month")),
    ("3 tháng một lần", each("quarter")),
    ("2 tuần một lần", each("week", interval=2)),
    ("hai năm một lần", each("year", interval=2)),
    ("nửa năm một lần", each("half_year")),
    ("/tháng", each("month")),
    ("tin, bài/quý", each("quarter")),
    ("theo quý", each("quarter")),
    ("hằng tháng, hằng quý, hằng năm", each("month")),
    ("định kỳ 6 tháng, năm", each("half_year")),
    ("trước 30/12 hàng năm", each("year", "before", "12-30")),
    ("hằng năm, trước ngày 30 tháng 12", each("year", "before", "12-30")),
    ("hằng năm (chậm nhất ngày 30/12)", each("year", "by", "12-30")),
    ("hằng năm vào dịp 20/11", each("year", "on", "11-20")),
    ("tháng 12 hằng năm", each("year", "by", "12-31")),
    ("trong quý I hằng năm", each("year", "by", "03-31")),
    ("trước ngày 15/6 và 15/12 hằng năm", each("half_year", "before", "06-15", "12-15")),
    ("mỗi năm 02 lần (trước 15/6 và 15/12)", each("half_year", "before", "06-15", "12-15")),
    ("02 lần/năm, vào tháng 6 và tháng 12", each("half_year", "by", "06-30", "12-31")),
    ("15/3, 15/6, 15/9, 15/12 hằng năm", each("quarter", "on", "M3-15")),
    ("ngày 05 và 20 hằng tháng", each("month", "on", "05", "20")),
    ("hằng tháng, trước ngày 25", each("month", "before", "25")),
    ("trước ngày 25 của tháng", each("month", "before", "25")),
    ("trước ngày 05 của tháng sau", each("month", "before", "05")),
    ("trước ngày 5/tháng", each("month", "before", "05")),
    ("ngày cuối cùng của tháng", each("month", "on", "31")),
    ("cuối mỗi tháng", each("month", "by", "31")),
    ("trước ngày 20 hằng tháng, hằng quý", each("month", "before", "20")),
    ("ngày 20 của tháng cuối mỗi quý", each("quarter", "on", "M3-20")),
    ("trước ngày 10 của tháng thứ hai của quý", each("quarter", "before", "M2-10")),
    ("trước ngày 05 tháng đầu quý sau", each("quarter", "before", "M1-05")),
    ("định kỳ ngày 15 của tháng cuối quý", each("quarter", "on", "M3-15")),
    ("hằng quý (trước ngày 15 tháng cuối quý)", each("quarter", "before", "M3-15")),
    ("vào sáng thứ Hai hằng tuần", each("week", "on", "MON")),
    ("thứ 3, thứ 5 hàng tuần", each("week", "on", "TUE", "THU")),
    ("hằng tuần, trước thứ Sáu", each("week", "before", "FRI")),
    ("trước 17 giờ hằng ngày", each("day", "before", time="17:00")),
    ("trước 17h ngày 25 hằng tháng", each("month", "before", "25", time="17:00")),
    ("quanh năm", each("continuous")),
]

RELATIVE = [
    ("chậm nhất trước 10 ngày diễn ra đại hội", relative("before", 10, "day", "diễn ra đại hội")),
    ("15 ngày trước ngày khai mạc", relative("before", 15, "day", "khai mạc")),
    (
        "ít nhất 05 (năm) ngày làm việc trước khi tổ chức",
        relative("before", 5, "working_day", "tổ chức"),
    ),
    ("trước giờ khai mạc 15 phút", relative("before", 15, "minute", "khai mạc")),
    ("trước Hội nghị 02 tuần", relative("before", 2, "week", "Hội nghị")),
    ("trước ngày 02/9 ít nhất 5 ngày", relative("before", 5, "day", "02/9")),
    ("trước khi tổng kết phong trào 10 ngày", relative("before", 10, "day", "tổng kết phong trào")),
    ("sau Hội nghị 03 ngày", relative("after", 3, "day", "Hội nghị")),
    ("không quá 05 ngày kể từ ngày họp", relative("after", 5, "day", "họp")),
    (
        "trong 24 giờ kể từ khi xảy ra vụ việc",
        relative("after", 24, "hour", "xảy ra vụ việc"),
    ),
    ("trong vòng 07 ngày", relative("after", 7, "day")),
    ("ngay khi có kết quả", relative("after", 0, "day", "có kết quả")),
    ("khi có yêu cầu", relative("after", 0, "day", "có yêu cầu")),
    ("sau Hội nghị", relative("after", 0, "day", "Hội nghị")),
]

WITHOUT_LIMIT = [
    "",
    "-----",
    "theo Kế hoạch của tỉnh",
    "02 lần",
    "10 ngày",
    "không quá 1/3 số thành viên",
    "2/3 phiếu",
    "lần thứ ba",
    "150 đại biểu",
    "từ 05 năm trở lên",
    "tháng 13",
    "trước, trong và sau Hội nghị",
]


@pytest.mark.parametrize(
    ("phrase", "expected"), [*POINTS, *CALENDAR_UNITS, *SPANS, *RECURRING, *RELATIVE]
)
def test_a_variant_has_its_meaning(phrase, expected):
    assert meaning(parse_deadline(phrase, PLAN)) == expected


@pytest.mark.parametrize("phrase", WITHOUT_LIMIT)
def test_what_is_no_time_sets_no_limit(phrase):
    assert meaning(parse_deadline(phrase, PLAN)) == NONE


def test_the_plainest_limit_of_a_cell_counts():
    assert meaning(parse_deadline("Tháng 8 (trước ngày 28/8)", PLAN)) == before("2025-08-28")
