"""The event and the drive a plan is about."""

from tests.reading.extract.plans import ANNUAL, read

CONFERENCE = (
    "Tổ chức Hội nghị điển hình tiên tiến ngành Nội vụ tỉnh Bình Lâm lần thứ III, giai đoạn 2021 "
    "- 2025"
)
BODY = """I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN
1. Thời gian: ½ ngày, sáng ngày 15/9/2026.
2. Địa điểm: Hội trường tầng 2, trụ sở Sở Nội vụ.
3. Thành phần, số lượng: Tổng số 120 đại biểu, gồm:
- Đại biểu khách mời: 20 đại biểu, gồm lãnh đạo Tỉnh ủy; đại diện các sở, ngành.
- Đại biểu chính thức: 100 đại biểu, gồm các điển hình tiên tiến của ngành.
II. CHƯƠNG TRÌNH
- 7h30: Đón tiếp đại biểu.
- 8 giờ 00 - 8 giờ 15: Khai mạc.
- Phát động thi đua.
"""


def test_a_conference_is_read_with_its_data():
    event = read(BODY, CONFERENCE).event
    assert event is not None
    assert event.name == "Hội nghị điển hình tiên tiến ngành Nội vụ tỉnh Bình Lâm"
    assert (event.ordinal, event.term) == ("III", "2021-2025")
    assert event.place == "Hội trường tầng 2, trụ sở Sở Nội vụ"
    assert (str(event.when.kind), event.when.date) == ("on", "2026-09-15")
    assert event.duration == (0.5, "day")
    assert event.max_delegates == 120
    assert event.composition == (
        "lãnh đạo Tỉnh ủy",
        "đại diện các sở, ngành",
        "các điển hình tiên tiến của ngành",
    )
    assert [(item.time, item.end, item.item) for item in event.programme] == [
        ("07:30", None, "Đón tiếp đại biểu"),
        ("08:00", "08:15", "Khai mạc"),
        (None, None, "Phát động thi đua"),
    ]


def test_a_programme_may_be_a_table():
    event = read(
        "I. CHƯƠNG TRÌNH HỘI NGHỊ\nThời gian\tNội dung\tNgười thực hiện\n"
        "7h00 - 7h30\tĐón tiếp đại biểu\tVăn phòng Sở\n"
        "7h30\tKhai mạc\tGiám đốc Sở\n",
        CONFERENCE,
    ).event
    assert event is not None
    assert [(item.time, item.end, item.item, item.by) for item in event.programme] == [
        ("07:00", "07:30", "Đón tiếp đại biểu", "Văn phòng Sở"),
        ("07:30", None, "Khai mạc", "Giám đốc Sở"),
    ]


def test_time_and_place_may_share_a_heading():
    event = read(
        "I. NỘI DUNG\n1. Thời gian, địa điểm: Ngày 20/9/2026, tại Hội trường UBND tỉnh.", CONFERENCE
    ).event
    assert event is not None
    assert (event.when.date, event.place) == ("2026-09-20", "Hội trường UBND tỉnh")


def test_an_annual_programme_has_neither_event_nor_drive():
    facts = read(BODY, ANNUAL)
    assert (facts.event, facts.campaign) == (None, None)


def test_a_drive_has_its_name_and_its_period():
    campaign = read(
        "I. THỜI GIAN\n1. Thời gian thi đua: Từ ngày 15/5/2026 đến hết ngày 22/8/2026.",
        "Phát động đợt thi đua cao điểm 100 ngày đêm xây dựng nông thôn mới",
    ).campaign
    assert campaign is not None
    assert campaign.name == "đợt thi đua cao điểm 100 ngày đêm xây dựng nông thôn mới"
    assert (campaign.start, campaign.end) == ("2026-05-15", "2026-08-22")


def test_the_period_of_a_drive_is_as_precise_as_printed():
    campaign = read(
        "I. NỘI DUNG\n1. Nội dung tuyên truyền phong phú.",
        "Tuyên truyền, nhân rộng gương điển hình tiên tiến giai đoạn 2026 - 2030",
    ).campaign
    assert campaign is not None
    assert (campaign.start, campaign.end) == ("2026", "2030")


def test_a_drive_from_an_undated_day_has_no_start():
    campaign = read(
        "I. THỜI GIAN\n1. Thời gian thi đua: Từ ngày phát động đến hết ngày 05 tháng 8 năm 2026.",
        "Phát động đợt thi đua đặc biệt",
    ).campaign
    assert campaign is not None
    assert (campaign.start, campaign.end) == (None, "2026-08-05")
