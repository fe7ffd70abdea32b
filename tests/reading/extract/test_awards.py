"""Awards and who grants them."""

from tests.reading.extract.plans import read


def awards(body: str):
    return [(award.form, award.granted_by) for award in read(body).awards]


def test_the_form_with_its_owner_stands_alone_in_a_list():
    assert awards(
        "I. HÌNH THỨC KHEN THƯỞNG\n- Bức trướng của UBND tỉnh Bình Lâm.\n"
        "- Giấy khen của Giám đốc Sở."
    ) == [("Bức trướng", "UBND tỉnh Bình Lâm"), ("Giấy khen", "Giám đốc Sở")]


def test_the_authority_stands_before_the_verb():
    assert awards(
        "I. KHEN THƯỞNG\n1. Giám đốc Sở quyết định công nhận danh hiệu “Lao động tiên tiến” và "
        "tặng Giấy khen.\n"
        "2. Lựa chọn tập thể tiêu biểu đề nghị Chủ tịch UBND tỉnh tặng Cờ thi đua, Bằng khen."
    ) == [
        ("Lao động tiên tiến", "Giám đốc Sở"),
        ("Giấy khen", "Giám đốc Sở"),
        ("Cờ thi đua", "Chủ tịch UBND tỉnh"),
        ("Bằng khen", "Chủ tịch UBND tỉnh"),
    ]


def test_the_same_form_counts_once_per_authority():
    assert awards(
        "I. KHEN THƯỞNG\n1. Giám đốc Sở tặng Giấy khen cho 05 tập thể.\n"
        "2. Giám đốc Sở tặng Giấy khen cho 10 cá nhân.\n"
        "3. Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen."
    ) == [("Giấy khen", "Giám đốc Sở"), ("Bằng khen", "Chủ tịch UBND tỉnh")]


def test_an_award_asked_for_as_a_condition_is_not_given():
    assert (
        awards(
            "I. TIÊU CHUẨN LỰA CHỌN\n1. Tập thể\n"
            "- Được tặng Cờ thi đua của UBND tỉnh ít nhất 01 lần.\n- Nội bộ đoàn kết."
        )
        == []
    )


def test_commendation_without_a_form_is_no_award():
    assert (
        awards("I. KHEN THƯỞNG\n1. Kịp thời khen thưởng các tập thể, cá nhân có thành tích.") == []
    )
