"""Type, number, issuer, place, date, subject and kind are read from heads of every make."""

import pytest

from thidua.reading.facts import DocumentFacts
from thidua.reading.load import load
from thidua.reading.pipeline import read_frame

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
BODY = "\n\nCăn cứ Luật Thi đua, khen thưởng;\n\nI. MỤC ĐÍCH\n1. Nêu gương.\n"


def document(text: str) -> DocumentFacts:
    return read_frame(load(text.encode())).document


def of_head(*lines: str, title: str = "KẾ HOẠCH\nCông tác thi đua năm 2025") -> DocumentFacts:
    return document("\n".join([*lines, title]) + BODY)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 13/KH-VPUB", "13/KH-VPUB"),
        ("Số:         /KH-UBND", "/KH-UBND"),
        ("Số :    /KH – UBND", "/KH-UBND"),
        ("Số  154     /KH-HCTNXPVN", "154/KH-HCTNXPVN"),
        ("Số 913 - KH/HNDTW", "913-KH/HNDTW"),
        ("Số 48 -KH/TU", "48-KH/TU"),
        ("Số: 6a/KH-HĐTĐKT", "6a/KH-HĐTĐKT"),
        ("Số: 15/KHLN-SNV-MTTQ-LĐLĐ", "15/KHLN-SNV-MTTQ-LĐLĐ"),
        ("Số ....../KH-THPT", "/KH-THPT"),
        ("31-KH/ĐU", "31-KH/ĐU"),
        ("", None),
    ],
)
def test_the_number_is_printed_without_blanks(line, number):
    assert of_head("SỞ NỘI VỤ", line, NATION, "Hà Nội, ngày 1 tháng 2 năm 2025").number == number


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Lai Châu, ngày 05 tháng 01 năm 2025", "Lai Châu", "2025-01-05"),
        ("Lai Châu, ngày tháng 01 năm 2025", "Lai Châu", "2025-01"),
        ("Hà Nội, ngày     tháng    năm 2025", "Hà Nội", "2025"),
        ("Sơn La, ngày ... tháng 8 năm 2025", "Sơn La", "2025-08"),
        ("Nà Ơn, ngày 2 tháng Năm năm 2024", "Nà Ơn", "2024-05-02"),
        ("TP. Nam Hải, ngày 31 tháng 02 năm 2024", "TP. Nam Hải", "2024-02-31"),
    ],
)
def test_place_and_date_are_as_precise_as_printed(line, place, date):
    facts = of_head("SỞ NỘI VỤ", "Số: 1/KH-SNV", NATION, line)

    assert (facts.place, facts.date) == (place, date)


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (["ỦY BAN NHÂN DÂN", "XÃ LỢI BÁC"], "ỦY BAN NHÂN DÂN XÃ LỢI BÁC"),
        (["SỞ NỘI VỤ TỈNH HÒA SƠN", "CHI CỤC VĂN THƯ"], "CHI CỤC VĂN THƯ"),
        (["UBND TỈNH HÒA SƠN", "VĂN PHÒNG"], "VĂN PHÒNG UBND TỈNH HÒA SƠN"),
        (
            ["UBND TP. NAM HẢI", "BAN QUẢN LÝ DỰ ÁN", "CÁC CÔNG TRÌNH DÂN DỤNG"],
            "BAN QUẢN LÝ DỰ ÁN CÁC CÔNG TRÌNH DÂN DỤNG",
        ),
        (["ĐẢNG BỘ TỈNH LÂM SƠN", "HUYỆN ỦY TÂN YÊN", "*"], "HUYỆN ỦY TÂN YÊN"),
        (
            ["UBND TỈNH BÌNH LÂM", "SỞ NỘI VỤ - ỦY BAN MTTQ TỈNH -", "LIÊN ĐOÀN LAO ĐỘNG TỈNH"],
            "SỞ NỘI VỤ - ỦY BAN MTTQ TỈNH - LIÊN ĐOÀN LAO ĐỘNG TỈNH",
        ),
        (
            ["HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", "TỈNH HÒA SƠN", "CỤM THI ĐUA SỐ 3"],
            "CỤM THI ĐUA SỐ 3",
        ),
        (["KHỐI THI ĐUA CÁC SỞ", "KHỐI TỔNG HỢP"], "KHỐI TỔNG HỢP"),
        (
            ["HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", "BAN THƯỜNG VỤ TỈNH HÒA SƠN"],
            "BAN THƯỜNG VỤ HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM TỈNH HÒA SƠN",
        ),
        (
            ["CÔNG TY TNHH MỘT THÀNH VIÊN", "KHAI THÁC THỦY LỢI"],
            "CÔNG TY TNHH MỘT THÀNH VIÊN KHAI THÁC THỦY LỢI",
        ),
    ],
)
def test_the_lowest_body_of_the_head_issues(lines, issuer):
    assert of_head(*lines, "Số: 1/KH-X", NATION, "Hà Nội, ngày 1 tháng 2 năm 2025").issuer == issuer


def test_a_party_head_without_national_motto_is_read():
    facts = document(
        "ĐẢNG BỘ TỈNH BÌNH LÂM                    ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "ĐẢNG ỦY XÃ TÂN LỘC\n*                       Tân Lộc, ngày 18 tháng 9 năm 2025\n"
        "Số 31 -KH/ĐU\n\nKẾ HOẠCH\nphát động đợt thi đua\n-----" + BODY
    )

    assert (facts.issuer, facts.number, facts.date) == (
        "ĐẢNG ỦY XÃ TÂN LỘC",
        "31-KH/ĐU",
        "2025-09-18",
    )


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        (
            "KẾ HOẠCH\nPhát động đợt thi đua\nchào mừng Quốc khánh\n-----",
            "Phát động đợt thi đua chào mừng Quốc khánh",
        ),
        ("KẾ HOẠCH TỔ CHỨC HỘI NGHỊ\nĐIỂN HÌNH TIÊN TIẾN.", "TỔ CHỨC HỘI NGHỊ ĐIỂN HÌNH TIÊN TIẾN"),
        ("K Ế  H O Ạ C H\nVề việc phát động thi đua", "phát động thi đua"),
        ("KẾ HOẠCH\nV/v tổ chức thi đua năm 2025", "tổ chức thi đua năm 2025"),
        ("**KẾ HOẠCH**\n\n**Thực hiện công tác khen thưởng**", "Thực hiện công tác khen thưởng"),
        (
            "KẾ HOẠCH\nNêu gương\n\nNgày 1/2/2025, UBND tỉnh ban hành Kế hoạch số\n266/KH-UBND.",
            "Nêu gương",
        ),
        ("KẾ HOẠCH\nThi đua\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND của UBND xã)", "Thi đua"),
    ],
)
def test_the_subject_is_the_lines_below_the_type(title, subject):
    facts = of_head(
        "SỞ NỘI VỤ", "Số: 1/KH-SNV", NATION, "Hà Nội, ngày 1 tháng 2 năm 2025", title=title
    )

    assert facts.type == "Kế hoạch"
    assert facts.subject == subject


def test_without_head_and_title_the_issuing_sentence_tells():
    facts = document(
        "Thực hiện Kế hoạch số 137/KH-UBND của Chủ tịch UBND tỉnh về tuyên truyền gương"
        " điển hình.\n"
        "Để đẩy mạnh thi đua. Văn phòng UBND tỉnh ban hành Kế hoạch tuyên truyền, nhân rộng gương"
        " điển hình giai đoạn 2022 - 2025 với các nội dung cụ thể như sau:\nI. MỤC ĐÍCH\n1."
        " Nêu gương.\n"
    )

    assert facts.type == "Kế hoạch"
    assert facts.issuer == "Văn phòng UBND tỉnh"
    assert facts.subject == "tuyên truyền, nhân rộng gương điển hình giai đoạn 2022 - 2025"
    assert facts.kind == "propagation"
    assert (facts.number, facts.date, facts.place) == (None, None, None)


def test_an_annexed_plan_is_issued_by_the_body_of_its_decision():
    facts = document(
        "KẾ HOẠCH THI ĐUA\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 1/2/2025 của UBND tỉnh)"
        + BODY
    )

    assert facts.issuer == "UBND tỉnh"


def test_a_signature_stamp_is_not_the_date_of_the_document():
    facts = of_head(
        "Ký bởi: Ủy ban nhân dân xã", "Thời gian ký: 12.03.2025 16:02:11 +07:00", "ỦY BAN NHÂN DÂN",
        "XÃ NÀ MƯỜNG", "Số: 13/KH-UBND", NATION, "Nà Mường, ngày    tháng 3 năm 2025",
    )  # fmt: skip

    assert facts.date == "2025-03"
    assert facts.issuer == "ỦY BAN NHÂN DÂN XÃ NÀ MƯỜNG"


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Công tác thi đua, khen thưởng năm 2025", "annual_programme"),
        ("Hoạt động của Khối thi đua năm 2025", "annual_programme"),
        (
            "Tổ chức phong trào thi đua và công tác khen thưởng năm học 2025 - 2026",
            "annual_programme",
        ),
        ("Phát động đợt thi đua đặc biệt chào mừng Đại hội", "special_drive"),
        ("Tổ chức phong trào thi đua “Lao động giỏi” năm 2025", "special_drive"),
        ("Tổ chức Hội nghị biểu dương điển hình tiên tiến", "conference"),
        ("Tổ chức Đại hội thi đua yêu nước lần thứ VI", "conference"),
        ("Tuyên truyền Đại hội thi đua yêu nước các cấp", "propagation"),
        ("Tuyên truyền và nhân rộng gương điển hình tiên tiến", "propagation"),
        ("Kiểm tra công tác thi đua, khen thưởng năm 2026", "other"),
    ],
)
def test_the_first_purpose_of_the_subject_gives_the_kind(subject, kind):
    facts = of_head("SỞ NỘI VỤ", "Số: 1/KH-SNV", NATION, title=f"KẾ HOẠCH\n{subject}")

    assert facts.kind == kind


def test_each_fact_of_the_head_has_its_place():
    text = f"SỞ NỘI VỤ\nSố: 1/KH-SNV\n{NATION}\nHà Nội, ngày 1 tháng 2 năm 2025\nKẾ HOẠCH\nThi đua"
    reading = read_frame(load((text + BODY).encode()))

    words = {key: reading.mended.of(span) for key, span in reading.document.spans.items()}
    assert words == {
        "number": "1/KH-SNV",
        "place": "Hà Nội",
        "date": "Hà Nội, ngày 1 tháng 2 năm 2025",
        "type": "KẾ HOẠCH",
        "subject": "Thi đua",
        "issuer": "SỞ NỘI VỤ",
    }
