import pytest

from thidua.reading.check.spelling.syllable import is_syllable, key, near

SECTION = "I. NỘI DUNG\n1. Nhiệm vụ\n- {}\n"


def typos(found, words):
    return [(code, quote) for code, _, quote in found(SECTION.format(words))]


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("Biểu dương cá nhân có quá trình công hiến tại cơ quan.", "công hiến"),
        ("Nội dung thi đua sát với đều kiện của từng thôn.", "đều kiện"),
        ("Bình chọn điển hình bảo đảm đúng đối tương.", "đối tương"),
        ("Nếu có vướng mắt, các đơn vị phản ánh về UBND xã.", "vướng mắt"),
        ("Các đơn vị gửi báo cáo, tài liệu kiểm chúng về Khối.", "kiểm chúng"),
        ("Các tập thể, cá nhân có thành tích suất sắc.", "suất sắc"),
        ("Giới thiệu 02 gương mỗi quý để tuyên tuyền.", "tuyên tuyền"),
        ("Các đơn vị nghiêm túc thực hiện Kế hoach này.", "Kế hoach"),
        ("Đề nghị UBND xã xem xét, giải quyêt theo quy định.", "giải quyêt"),
    ],
)
def test_a_word_misspelt_within_a_known_word_is_found(found, words, about):
    findings = typos(found, words)

    assert [code for code, _ in findings] == ["TYPO"]
    assert about in findings[0][1]


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("Các gương tiêu biểu có thành tích trong quá công tác.", "quá công tác"),
        ("Phong trào tạo sự lan tỏa trong quan đơn vị.", "trong quan"),
        ("Hoạt động phù hợp với điều kiện thực của cơ quan.", "điều kiện thực"),
        ("Các thôn nghiêm túc triển khai thực; báo cáo kết quả.", "triển khai thực"),
        ("Các bản thực hiện nghiêm túc, báo kết quả theo quy định.", "báo kết quả"),
        ("Kế hoạch truyền gương điển hình tiên tiến.", "truyền gương"),
        ("Nhiệm vụ của Văn phòng năm 2026 các năm tiếp theo.", "năm 2026 các năm tiếp theo"),
    ],
)
def test_a_word_that_was_lost_is_found(found, words, about):
    findings = typos(found, words)

    assert [code for code, _ in findings] == ["TYPO"]
    assert about.lower() in findings[0][1].lower()


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("Ba cơ quan thống nhất điều chỉnh cho cho phù hợp.", "cho cho"),
        ("Tổ chức cho đoàn viên tham quan tham quan, học tập.", "tham quan tham quan"),
        ("Sơ kết, tổng kết của cơ quanVăn phòng.", "quanVăn"),
        ("Báo cáo về Ủy ban nhân dân xãđể tổng hợp.", "xãđể"),
        ("Đưa tin trên Coổng Thông tin điện tử tỉnh.", "Coổng"),
    ],
)
def test_words_doubled_run_together_or_impossible_are_found(found, words, about):
    findings = typos(found, words)

    assert [code for code, _ in findings] == ["TYPO"]
    assert about in findings[0][1]


@pytest.mark.parametrize(
    "words",
    [
        "Phong trào “Bình dân học vụ số; xây dựng công sở số.",
        'Phong trào "Toàn dân tham gia phòng cháy; "Bảo đảm an toàn giao thông".',
        "Các đơn vị thống nhất thực hiện (theo kế hoạch.",
        "Các đơn vị thống nhất thực hiện theo kế hoạch).",
        "Các đơn vị chủ trì, phối hợp với các.",
    ],
)
def test_a_mark_without_its_half_or_a_cut_line_is_found(found, words):
    assert [code for code, _ in typos(found, words)] == ["TYPO"]


def test_a_recipient_cut_to_one_letter_is_found(found):
    foot = (
        "Nơi nhận:\n- Sở Nội vụ (b/c);\n- V;\n- Lưu: VT, VHXH.\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHà Văn Quyết\n"
    )

    assert found(foot=foot) == [("TYPO", "recipients", "- V;")]


@pytest.mark.parametrize(
    "words",
    [
        "Tôn vinh điển hình tiên tiến tiến tới Đại hội Thi đua yêu nước.",
        "Thực hiện văn hoá công sở, văn hóa giao tiếp; thuỷ lợi, thủy lợi; Uỷ ban, Ủy ban.",
        "Hằng năm, hàng năm các thôn bồi dưỡng kĩ năng, kỹ năng viết tin.",
        "Người người thi đua, ngành ngành thi đua; luôn luôn gương mẫu.",
        "Tổ chức thẩm, phê duyệt; thanh, quyết toán kinh phí đúng quy định.",
        "Các bản Huổi Một, Pa Vệ, Tà Sìn; thôn Krông Pắc; ông Sùng A Páo.",
        "Đăng tin trên Website, Fanpage, Zalo; dùng phần mềm VNeID, iOffice.",
        "Thực hiện “4 xin, 4 luôn”; phong trào “Cả nước chung sức xây dựng nông thôn mới”.",
        "Gồm: a) tập thể; b) cá nhân; 1) hộ gia đình (nếu có).",
        "Hiến đất làm đường, hiến máu tình nguyện; tự nguyện hiến từ 100 m2 đất trở lên.",
        "Nuôi cá, thả cá; hồ chứa, ao hồ; vận động viên, kỹ thuật viên, cộng tác viên.",
        "Các tập thể, cá nhân phong phú về kinh nghiệm, tin tưởng vào đường lối.",
    ],
)
def test_right_words_have_no_findings(found, words):
    assert typos(found, words) == []


def test_the_same_slip_met_again_is_told_once(found):
    body = SECTION.format("Nếu có vướng mắt thì phản ánh.\n- Khi có vướng mắt thì báo cáo.")

    assert [code for code, _, _ in found(body)] == ["TYPO"]


def test_a_slip_comes_with_its_mending(check):
    finding = check(SECTION.format("Nếu có vướng mắt, các đơn vị phản ánh về xã."))[0]

    assert finding.suggestion == "Sửa thành: vướng mắc"


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        ("Các đơn vị nghiêm túc thực hiện Kế hoach này.", "thực hiện Kế hoạch này."),
        ("Các cơ quan điều chỉnh cho cho phù hợp.", "điều chỉnh cho phù hợp"),
        ("Đưa tin trên Coổng Thông tin điện tử.", "tin trên Cổng Thông tin điện"),
        ("Hoạt động phù hợp với điều kiện thực của cơ quan.", None),
    ],
)
def test_the_words_shown_come_with_the_fault_put_right(check, words, mended):
    (finding,) = check(SECTION.format(words))

    assert finding.replacement == mended


@pytest.mark.parametrize(
    "word",
    [
        "thưởng",
        "quyết",
        "gì",
        "gìn",
        "giêng",
        "khuỷu",
        "nghiêng",
        "hoà",
        "hòa",
        "kĩ",
        "quỹ",
        "ương",
    ],
)
def test_syllables_of_the_language_are_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["thươgn", "coổng", "hoach", "vuớng", "kuyết", "ngi", "giải4", "bz"]
)
def test_impossible_syllables_are_not(word):
    assert not is_syllable(word)


def test_spellings_that_are_equally_right_have_one_key():
    assert key("hoà") == key("hòa")
    assert key("kỹ") == key("kĩ")
    assert key("lý") != key("lỳ")


def test_slips_of_one_sign_or_sound_are_near():
    assert near(key("mắt"), key("mắc"))
    assert near(key("suất"), key("xuất"))
    assert near(key("đều"), key("điều"))
    assert not near(key("thi"), key("đua"))
