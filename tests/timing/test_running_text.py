"""What a text sets as limits, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.timing.meanings import (
    PLAN,
    SEVERAL_YEARS,
    before,
    by,
    each,
    meaning,
    on,
    period,
    relative,
    within,
)
from thidua.timing import find_times

CONFERENCE = replace(PLAN, event="Hội nghị")

NOT_LIMITS = [
    # citations
    "Thực hiện Chỉ thị số 01/CT-UBND ngày 02/01/2025 của Chủ tịch UBND tỉnh",
    "Kế hoạch số 21/KH-SNV ngày 15/01/2025, số 30/KH-SNV ngày 20/02/2025",
    "Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương",
    "Quy định số 37- QĐ/TW, ngày 25/10/2021",
    "Luật Thi đua, khen thưởng ngày 15/6/2022",
    "tại Tờ trình số 45/TTr-SNV ngày 20 tháng 5 năm 2025",
    "Báo cáo số 12/BC-UBND ngày 14-5-2011",
    "Điều lệ được ban hành ngày 7/6/2012",
    # heads and stamps
    "Sơn La, ngày 05 tháng 8 năm 2025",
    "Số:     /KH-UBND Lợi Bác, ngày 15 tháng 7 năm 2025",
    "Sơn La, ngày... tháng 8 năm 2025",
    "Thời gian ký: 12.03.2025 16:02:11 +07:00",
    # anniversaries and feasts
    "(02/9/1945 - 02/9/2025)",
    "kỷ niệm 95 năm ngày thành lập Đảng (03/02/1930 - 03/02/2025)",
    "chào mừng kỷ niệm ngày Quốc khánh 02/9 và ngày 19/8",
    "ngày truyền thống 28/8",
    "Cách mạng tháng Tám thành công",
    # terms, years and movements in names
    "Hội nghị điển hình tiên tiến lần thứ I (2025 - 2030)",
    "nhiệm kỳ 2025-2030, khóa XIII",
    "Báo cáo tổng kết phong trào thi đua giai đoạn 2020 - 2025",
    "“Chung tay xóa nhà tạm trên địa bàn tỉnh trong năm 2025”",
    "“Dạy tốt - Học tốt” năm học 2025 - 2026",
    "hoàn thành xuất sắc nhiệm vụ năm 2025",
    "sơ kết 6 tháng đầu năm và tổng kết năm 2025",
    "Báo cáo kết quả quý II về công tác thi đua",
    "tầm nhìn đến năm 2045",
    "số liệu tính đến ngày 30/6/2025",
    # lengths of time
    "trong thời gian công tác (10 năm) không bị xử lý kỷ luật",
    "sau 80 năm thành lập",
    "hoàn thành xuất sắc nhiệm vụ trong 02 năm liên tục",
    "Thời gian: 1,5 ngày",
    # kinds of work
    "Đây là nhiệm vụ thường xuyên, trọng tâm",
    "phong trào thi đua hằng năm của Văn phòng",
    "tại các ngân hàng năm 2025",
    # shares and series
    "đạt ít nhất 2/3 số phiếu",
    "với số phiếu từ 2/3 trở lên",
    "không quá 1/3 thành viên",
    "lần thứ hai, thứ ba",
    "đến nay, trước hết, trong đó",
    "theo yêu cầu nhiệm vụ chính trị",
]


@pytest.mark.parametrize("text", NOT_LIMITS)
def test_it_is_no_limit(text):
    assert [mention.deadline.text for mention in find_times(text, CONFERENCE)] == []


SENTENCES = [
    (
        "Đề xuất khen thưởng qua phòng Tổ chức trước ngày 05/8/2025 (căn cứ Kế hoạch số"
        " 13/KH-VPUB ngày 26/01/2021 của Chánh Văn phòng).",
        [("trước ngày 05/8/2025", before("2025-08-05"))],
    ),
    (
        "Gửi đăng ký trước ngày 28/02 và hồ sơ chậm nhất 17 giờ 00 ngày 30/11.",
        [
            ("trước ngày 28/02", before("2025-02-28")),
            ("chậm nhất 17 giờ 00 ngày 30/11", by("2025-11-30", time="17:00")),
        ],
    ),
    (
        "gửi báo cáo trước ngày 15/6 và 15/12/2025.",
        [("trước ngày 15/6", before("2025-06-15")), ("15/12/2025", before("2025-12-15"))],
    ),
    (
        "Trước khi tổ chức Hội nghị gửi kế hoạch về tỉnh (qua Sở Nội vụ) trước 15 ngày.",
        [("trước 15 ngày", relative("before", 15, "day", "tổ chức Hội nghị"))],
    ),
    (
        "Gửi danh sách trước 15 ngày.",
        [("trước 15 ngày", relative("before", 15, "day", "Hội nghị"))],
    ),
    ("Thời gian thực hiện: năm 2025.", [("năm 2025", within("2025-01-01", "2025-12-31"))]),
    ("Thời gian: Quý III.", [("Quý III", within("2025-07-01", "2025-09-30"))]),
    ("thời hạn gửi hồ sơ: 30/9/2025", [("30/9/2025", by("2025-09-30"))]),
    (
        "Quý I: phát động; Quý II: sơ kết.",
        [
            ("Quý I", within("2025-01-01", "2025-03-31")),
            ("Quý II", within("2025-04-01", "2025-06-30")),
        ],
    ),
    ("Hội nghị tổ chức vào ngày 15/8/2025.", [("vào ngày 15/8/2025", on("2025-08-15"))]),
    (
        "Thời gian: Từ ngày phát động đến hết ngày 05 tháng 8 năm 2025.",
        [("Từ ngày phát động đến hết ngày 05 tháng 8 năm 2025", period(None, "2025-08-05"))],
    ),
    (
        "Hằng quý, các phòng báo cáo trước ngày 15 tháng cuối quý.",
        [("trước ngày 15 tháng cuối quý", each("quarter", "before", "M3-15"))],
    ),
    (
        "Hằng năm, các phòng gửi hồ sơ về Phòng Nội vụ trước ngày 30/12.",
        [("trước ngày 30/12", each("year", "before", "12-30"))],
    ),
    (
        "Hằng năm các phòng giới thiệu tối thiểu 01 điển hình. Gửi hồ sơ trước ngày 30/12.",
        [("Hằng năm", each("year")), ("trước ngày 30/12", before("2025-12-30"))],
    ),
    (
        "Tổ chức tại Sơn La, ngày 05 tháng 8 năm 2025.",
        [("ngày 05 tháng 8 năm 2025", on("2025-08-05"))],
    ),
    ("mỗi tổ viết ít nhất 03 tin, bài/quý", [("bài/quý", each("quarter"))]),
    ("Định kỳ tổng hợp, báo cáo kết quả.", [("Định kỳ", each("unspecified"))]),
    ("Thường xuyên kiểm tra, đôn đốc.", [("Thường xuyên", each("continuous"))]),
    (
        "Báo cáo kết quả về UBND tỉnh khi có yêu cầu của cấp trên.",
        [("khi có yêu cầu", relative("after", 0, "day", "có yêu cầu"))],
    ),
    (
        "Tặng quà thiếu nhi dịp Tết Dương lịch, thăm thầy cô nhân dịp Ngày Nhà giáo Việt Nam.",
        [
            ("dịp Tết Dương lịch", on("2026-01-01")),
            ("nhân dịp Ngày Nhà giáo Việt Nam", on("2025-11-20")),
        ],
    ),
    (
        "Khánh thành nhân dịp kỷ niệm 50 năm thành lập trường (15/10/1975 - 15/10/2025).",
        [
            (
                "nhân dịp kỷ niệm 50 năm thành lập trường (15/10/1975 - 15/10/2025",
                on("2025-10-15"),
            )
        ],
    ),
    (
        "Kiểm tra trong hai tháng 7 và 8/2025.",
        [("trong hai tháng 7 và 8/2025", within("2025-07-01", "2025-08-31"))],
    ),
    (
        "Chọn điểm, xong trong quý II/2025; nộp hồ sơ xong trong ngày 03/7/2025.",
        [
            ("xong trong quý II/2025", within("2025-04-01", "2025-06-30")),
            ("xong trong ngày 03/7/2025", by("2025-07-03")),
        ],
    ),
    (
        "Chuẩn bị kinh phí trước khi tổ chức Lễ tổng kết 05 ngày.",
        [
            (
                "trước khi tổ chức Lễ tổng kết 05 ngày",
                relative("before", 5, "day", "tổ chức Lễ tổng kết"),
            )
        ],
    ),
    (
        "Gửi tham luận trước 10 ngày tính đến ngày khai mạc.",
        [
            (
                "trước 10 ngày tính đến ngày khai mạc",
                relative("before", 10, "day", "khai mạc"),
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_limits_are_found_in_place(text, expected):
    found = [
        (text[mention.start : mention.end], meaning(mention.deadline))
        for mention in find_times(text, CONFERENCE)
    ]

    assert found == expected


def test_a_day_without_year_beside_a_yearly_duty_is_of_every_year_in_a_plan_of_years():
    text = "Báo cáo năm gửi về Sở Nội vụ trước ngày 05/12."

    found = find_times(text, SEVERAL_YEARS)

    assert [meaning(mention.deadline) for mention in found] == [each("year", "before", "12-05")]


def test_a_lone_day_without_year_is_of_the_first_year_in_a_plan_of_years():
    found = find_times("Các đơn vị ban hành kế hoạch trước ngày 30/9.", SEVERAL_YEARS)

    assert [meaning(mention.deadline) for mention in found] == [before("2022-09-30")]


def test_plain_limits_are_surer_than_passing_words():
    text = "Thường xuyên tuyên truyền trong năm 2025, báo cáo trước ngày 05/12."

    confidences = [mention.confidence for mention in find_times(text, PLAN)]

    assert confidences == sorted(confidences)
    assert confidences[0] < 0.6 < 0.9 < confidences[-1]


def test_the_words_of_a_limit_are_those_printed():
    text = "Gửi  TRƯỚC\nNGÀY 05/8/2025."

    (mention,) = find_times(text, PLAN)

    assert mention.deadline.text == text[mention.start : mention.end] == "TRƯỚC\nNGÀY 05/8/2025"
