import pytest

BODY = """I. TIẾN ĐỘ
1. Các phòng, đơn vị
- {units}
2. Văn phòng Sở
- {office}
"""
HEAD = """UBND TỈNH HÒA SƠN
SỞ XÂY DỰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/KH-SXD
Hòa Sơn, ngày 05 tháng 02 năm 2026
"""
REPORT = "Gửi báo cáo sơ kết 6 tháng đầu năm về Sở (qua Văn phòng Sở) trước ngày {}."
TOGETHER = "Tổng hợp báo cáo sơ kết 6 tháng đầu năm gửi UBND tỉnh (qua Sở Nội vụ) trước ngày {}."


def codes(findings):
    return [code for code, _, _ in findings]


@pytest.mark.parametrize(
    ("units", "office"),
    [
        (REPORT.format("10/6/2026"), TOGETHER.format("05/6/2026")),
        (
            "Gửi hồ sơ đề nghị khen thưởng về Văn phòng Sở trước ngày 15/12/2026.",
            "Thẩm định hồ sơ, trình Hội đồng Thi đua - Khen thưởng Sở xét trước ngày 10/12/2026.",
        ),
    ],
)
def test_a_paper_passed_on_before_it_comes_in_is_out_of_order(found, units, office):
    body = BODY.format(units=units, office=office)

    assert codes(found(body, head=HEAD)) == ["DEADLINE_ORDER"]


@pytest.mark.parametrize(
    ("units", "office"),
    [
        (REPORT.format("05/6/2026"), TOGETHER.format("10/6/2026")),
        (
            REPORT.format("10/6/2026"),
            TOGETHER.format("05/12/2026").replace("sơ kết 6", "tổng kết 6"),
        ),
        (
            "Gửi báo cáo tổng kết năm về Văn phòng Sở trước ngày 15/11/2026.",
            "Tổng hợp báo cáo sơ kết 6 tháng gửi UBND tỉnh trước ngày 10/6/2026.",
        ),
    ],
)
def test_steps_in_order_have_no_finding(found, units, office):
    assert found(BODY.format(units=units, office=office), head=HEAD) == []


def test_a_numbered_step_done_before_the_one_above_it_is_out_of_order(found):
    body = (
        "I. QUY TRÌNH\n"
        "Bước 1: Các phòng họp bình xét, nộp hồ sơ về Văn phòng Sở trước ngày 15/5/2026.\n"
        "Bước 2: Văn phòng Sở thẩm định hồ sơ, niêm yết công khai, xong trước ngày 25/5/2026.\n"
        "Bước 3: Hội đồng Thi đua - Khen thưởng Sở họp, bỏ phiếu kín vào ngày 22/5/2026.\n"
    )

    assert [(code, place) for code, place, _ in found(body, head=HEAD)] == [
        ("DEADLINE_ORDER", "I/Bước 3")
    ]


@pytest.mark.parametrize(
    ("units", "office"),
    [
        (
            "Gửi tin, bài về Phòng Nội vụ trước ngày 25 hằng tháng.",
            "Các phòng, đơn vị gửi tin, bài về Phòng Nội vụ trước ngày 20 hằng tháng.",
        ),
        (
            "Hằng quý, các phòng, đơn vị giới thiệu 01 điển hình tiên tiến.",
            "Hằng năm, các phòng, đơn vị giới thiệu tối thiểu 01 điển hình tiên tiến.",
        ),
    ],
)
def test_one_duty_with_two_limits_or_frequencies_conflicts(found, units, office):
    body = BODY.format(units=units, office=office)

    assert codes(found(body, head=HEAD)) == ["DATE_CONFLICT"]


@pytest.mark.parametrize(
    ("units", "office"),
    [
        (
            "Gửi tin, bài về Văn phòng Sở trước ngày 25 hằng tháng.",
            "Đăng tối thiểu 04 tin, bài mỗi tháng trên Trang thông tin điện tử Sở.",
        ),
        (
            "Mỗi quý gửi 01 tin, bài về Văn phòng Sở.",
            "Hằng năm, tổng hợp báo cáo kết quả gửi Sở Nội vụ trước ngày 15/12.",
        ),
    ],
)
def test_different_duties_do_not_conflict(found, units, office):
    assert found(BODY.format(units=units, office=office), head=HEAD) == []


CONFERENCE = "KẾ HOẠCH\nTổ chức Hội nghị điển hình tiên tiến Sở Xây dựng lần thứ V\n"
EVENT = (
    "I. THỜI GIAN\n1. Thời gian: Ngày 18/6/2026.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- {}\n"
)


def test_the_plans_event_on_another_day_conflicts(found):
    body = EVENT.format("Chuẩn bị các điều kiện khai mạc Hội nghị vào ngày 20/6/2026.")

    assert codes(found(body, head=HEAD, title=CONFERENCE)) == ["DATE_CONFLICT"]


def test_invitations_after_the_event_are_out_of_order(found):
    body = EVENT.format("Gửi giấy mời đại biểu trước ngày 25/6/2026.")

    assert codes(found(body, head=HEAD, title=CONFERENCE)) == ["DEADLINE_ORDER"]


@pytest.mark.parametrize(
    "words",
    [
        "Gửi giấy mời đại biểu trước ngày 10/6/2026.",
        "Khai mạc Hội nghị vào ngày 18/6/2026.",
        "Thanh quyết toán kinh phí trước ngày 30/6/2026.",
        "Báo cáo kết quả Hội nghị về UBND tỉnh trước ngày 25/6/2026.",
    ],
)
def test_what_fits_the_event_has_no_finding(found, words):
    assert found(EVENT.format(words), head=HEAD, title=CONFERENCE) == []


@pytest.mark.parametrize(
    "words",
    [
        "Gửi danh mục công trình về UBND xã trước ngày 25/01/2026.",
        "Hoàn thành việc đăng ký thi đua trong tháng 01/2026.",
    ],
)
def test_a_limit_before_the_plans_day_is_past(found, words):
    body = f"I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- {words}\n"

    assert codes(found(body)) == ["DEADLINE_PAST"]


@pytest.mark.parametrize(
    "words",
    [
        "Gửi danh mục công trình về UBND xã trước ngày 05/3/2026.",
        "Các tập thể đã hoàn thành nhiệm vụ trước ngày 25/12/2025 được xét khen thưởng.",
        "Đăng ký thi đua từ ngày 15/01 đến ngày 28/01 hằng năm.",
    ],
)
def test_a_limit_to_come_or_a_look_back_is_not_past(found, words):
    body = f"I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- {words}\n"

    assert "DEADLINE_PAST" not in codes(found(body))


def test_a_start_without_a_day_is_told_unless_the_day_stands_elsewhere(found):
    start = "I. THỜI GIAN\n1. Thời gian thi đua: Từ ngày phát động đến hết ngày 30/11/2026.\n"
    day = "2. Lễ phát động: Tổ chức Lễ phát động vào ngày 15/3/2026.\n"

    assert codes(found(start)) == ["START_UNDATED"]
    assert found(start + day) == []
