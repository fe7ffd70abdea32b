import pytest

SECTION = "I. KHEN THƯỞNG\n1. Hình thức khen thưởng\n- {}\n"
FOOT = "Nơi nhận:\n- Sở Nội vụ (b/c);\n- Lưu: VT, VHXH.\n{}\nHà Văn Quyết\n"


@pytest.mark.parametrize(
    "words",
    [
        "Chủ tịch UBND xã tặng Bằng khen cho thôn dẫn đầu đợt thi đua.",
        "Bằng khen của Chủ tịch UBND xã.",
        "Giám đốc Công ty quyết định tặng Giấy khen; tặng Bằng khen cho 02 tập thể.",
        "Giám đốc Sở công nhận danh hiệu “Tập thể lao động xuất sắc” cho các phòng.",
        "Chủ tịch UBND tỉnh tặng Huân chương Lao động cho cá nhân xuất sắc.",
        "Trưởng thôn tặng Giấy khen cho hộ gia đình tiêu biểu.",
    ],
)
def test_an_award_above_the_power_of_its_giver_is_found(found, words):
    assert [code for code, _, _ in found(SECTION.format(words))] == ["AUTHORITY"]


@pytest.mark.parametrize(
    "words",
    [
        "Chủ tịch UBND xã tặng Giấy khen cho không quá 10 tập thể.",
        "Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 01 tập thể.",
        "Chủ tịch UBND xã xem xét, đề nghị cấp trên tặng Bằng khen.",
        "Giám đốc Sở tặng Giấy khen; trình Chủ tịch UBND tỉnh tặng Bằng khen.",
        "Liên đoàn Lao động tỉnh tặng Bằng khen cho tập thể, cá nhân xuất sắc.",
        "Lãnh đạo UBND xã trao tặng Bằng khen của Chủ tịch UBND tỉnh.",
        "Trình Chủ tịch nước tặng Huân chương Lao động.",
        "Chánh Văn phòng UBND tỉnh tặng Giấy khen.",
        "Hiệu trưởng tặng Giấy khen; Liên đội trao Cờ luân lưu.",
    ],
)
def test_an_award_within_the_power_of_its_giver_has_no_finding(found, words):
    assert found(SECTION.format(words)) == []


@pytest.mark.parametrize(
    "lines",
    [
        "KT. GIÁM ĐỐC\nGIÁM ĐỐC",
        "TL. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN\nCHÁNH VĂN PHÒNG",
        "KT. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
    ],
)
def test_a_mark_that_cannot_stand_above_the_office_is_found(found, lines):
    assert [(code, place) for code, place, _ in found(foot=FOOT.format(lines))] == [
        ("AUTHORITY", "signature")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        "TL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ TỔ CHỨC CÁN BỘ",
        "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC",
        "TM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH",
        "GIÁM ĐỐC",
    ],
)
def test_a_right_signature_has_no_finding(found, lines):
    assert found(foot=FOOT.format(lines)) == []
