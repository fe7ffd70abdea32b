def test_a_faultless_plan_has_no_findings(found):
    assert found() == []


def test_a_plan_without_head_lacks_all_of_it(found):
    codes = [code for code, _, _ in found(head="")]

    assert codes == ["MISSING_HEAD", "MISSING_NUMBER", "MISSING_DATE"]


def test_number_and_date_left_blank_are_quoted(found):
    head = (
        "ỦY BAN NHÂN DÂN\nXÃ PHÚ KHÊ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSố:      /KH-UBND\nPhú Khê, ngày      tháng 02 năm 2026\n"
    )

    assert [(code, place) for code, place, _ in found(head=head)] == [
        ("MISSING_NUMBER", "head"),
        ("MISSING_DATE", "head"),
    ]


def test_a_head_of_the_party_without_the_national_name_is_whole(found):
    head = (
        "ĐẢNG BỘ TỈNH HÒA SƠN\nĐẢNG ỦY XÃ PHÚ KHÊ\n*\nSố 45-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Phú Khê, ngày 05 tháng 02 năm 2026\n"
    )

    assert "MISSING_HEAD" not in [code for code, _, _ in found(head=head)]


def test_a_plan_without_title_line_is_told(found):
    assert ("MISSING_TITLE", "head", "") in found(head="", title="")
