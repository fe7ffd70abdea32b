import pytest

BODY = "I. NỘI DUNG\n1. Nhiệm vụ\n- {}\n"


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("Gửi báo cáo trước ngày 31/6/2026.", "31/6/2026"),
        ("Sơ kết vào ngày 30 tháng 02 năm 2027.", "30 tháng 02 năm 2027"),
        ("Tổng hợp kết quả trước ngày 31/11 hằng năm.", "31/11"),
        ("Hoàn thành tài liệu trong tháng 13/2026.", "tháng 13"),
        ("Tổ chức Hội nghị vào thứ Hai, ngày 12/6/2026.", "12/6/2026"),
        ("Tổ chức Lễ phát động sáng Chủ nhật (ngày 11/6/2026).", "11/6/2026"),
    ],
)
def test_a_date_that_cannot_be_is_found(found, words, quote):
    findings = found(BODY.format(words))

    assert [(code, place) for code, place, _ in findings] == [("DATE_INVALID", "I/1")]
    assert quote in findings[0][2]


@pytest.mark.parametrize(
    "words",
    [
        "Gửi báo cáo trước ngày 30/6/2026.",
        "Sơ kết vào ngày 29 tháng 02 năm 2028.",
        "Tổ chức Hội nghị vào thứ Sáu, ngày 12/6/2026.",
        "Hoàn thành 31/32 chỉ tiêu được giao.",
        "Tỷ lệ 30/02 tập thể trên số đăng ký.",
        "Giai đoạn 12 tháng, mỗi tháng 01 tin bài.",
        "Tổ chức Hội nghị vào thứ Ba tuần đầu của tháng 7/2026.",
    ],
)
def test_a_date_that_can_be_is_none(found, words):
    assert found(BODY.format(words)) == []


def test_a_wrong_weekday_says_which_it_is(check):
    (finding,) = check(BODY.format("Tổ chức Hội nghị vào thứ Hai, ngày 12/6/2026."))

    assert "thứ Sáu" in finding.why


def test_a_start_without_a_date_is_found(found):
    body = BODY.format("Thời gian thi đua từ khi phát động đến hết ngày 30/11/2026.")

    assert found(body) == [("START_UNDATED", "I/1", "từ khi phát động")]


def test_a_start_whose_day_stands_elsewhere_is_none(found):
    body = BODY.format(
        "Thời gian thi đua từ khi phát động đến hết ngày 30/11/2026.\n"
        "- Tổ chức Lễ phát động vào ngày 03/3/2026."
    )

    assert found(body) == []
