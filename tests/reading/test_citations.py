"""Cited documents: type, number, date, issuer, subject; once each; basis apart from references."""

import pytest

from thidua.reading.load import load
from thidua.reading.pipeline import read_frame
from thidua.reading.reading_context import Reading


def read(grounds: str, body: str = "1. Nêu gương.") -> Reading:
    text = f"Số: 9/KH-UBND\n\nKẾ HOẠCH\nCông tác\n\n{grounds}\n\nI. MỤC ĐÍCH\n\n{body}\n"
    return read_frame(load(text.encode()))


def basis(grounds: str) -> list[tuple[str | None, ...]]:
    found = read(grounds).legal_basis
    return [(c.type, c.number, c.date, c.issuer, c.subject) for c in found]


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("ngày 02/01/2025", "2025-01-02"),
        (", ngày 7/6/2012", "2012-06-07"),
        ("ngày 21.5.2004", "2004-05-21"),
        ("ngày 14-5-2011", "2011-05-14"),
        ("ngày 31 tháng 12 năm 2023", "2023-12-31"),
        ("ngày    tháng 7 năm 2025", "2025-07"),
        ("ngày 31/02/2025", "2025-02-31"),
        ("", None),
    ],
)
def test_every_form_of_date_is_read_as_printed(printed, iso):
    assert basis(f"Thực hiện Chỉ thị số 01/CT-UBND {printed} của UBND tỉnh về thi đua;") == [
        ("Chỉ thị", "01/CT-UBND", iso, "UBND tỉnh", "thi đua")
    ]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("số 98/2023/NĐ-CP", "98/2023/NĐ-CP"),
        ("số 37- QĐ/TW", "37-QĐ/TW"),
        ("số 101-QÐ/TW", "101-QĐ/TW"),
        ("số 913 - KH/HNDTW", "913-KH/HNDTW"),
        ("số 6a/KH-HĐTĐKT", "6a/KH-HĐTĐKT"),
        ("số 33/KHLT-MTTQ-LĐLĐ", "33/KHLT-MTTQ-LĐLĐ"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ],
)
def test_every_form_of_number_is_read_without_blanks(printed, number):
    assert [citation[1] for citation in basis(f"Thực hiện Kế hoạch {printed} về thi đua;")] == [
        number
    ]


@pytest.mark.parametrize(
    ("grounds", "expected"),
    [
        (
            "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định về"
            " phân cấp; quy định chi"
            " tiết thi hành một số điều của Luật Thi đua, khen thưởng;",
            [("Nghị định", "152/2025/NĐ-CP", "2025-06-14", "Chính phủ",
              "quy định về phân cấp; quy định chi tiết thi hành một số điều của Luật Thi"
              " đua, khen thưởng")],
        ),
        (
            "Thực hiện Hướng dẫn số 25/HD-HĐTĐKT ngày 28/7/2025 của Hội đồng Thi đua, khen"
            " thưởng tỉnh tổ chức"
            " hội nghị, Sở Nội vụ xây dựng Kế hoạch như sau:",
            [("Hướng dẫn", "25/HD-HĐTĐKT", "2025-07-28", "Hội đồng Thi đua, khen thưởng tỉnh",
              "tổ chức hội nghị")],
        ),
        (
            "Thực hiện Kế hoạch số 05/KH-VPUB ngày 07/01/2025 về thi đua năm 2025 của Văn"
            " phòng UBND tỉnh.",
            [("Kế hoạch", "05/KH-VPUB", "2025-01-07", "Văn phòng UBND tỉnh", "thi đua năm 2025")],
        ),
        (
            "Căn cứ Kế hoạch số 21/KH-SNV ngày 10/01/2025, số 30/KH-SNV ngày 12/02/2025 của"
            " Sở Nội vụ về thi đua;",
            [("Kế hoạch", "21/KH-SNV", "2025-01-10", "Sở Nội vụ", None),
             ("Kế hoạch", "30/KH-SNV", "2025-02-12", "Sở Nội vụ", "thi đua")],
        ),
        (
            "Căn cứ các Quyết định của Bộ trưởng Bộ Y tế: số 310/QĐ-BYT ngày 20/01/2026 về"
            " ban hành Quy chế, số 355/QĐ-BYT ngày 30/01/2026 về phân công;",
            [("Quyết định", "310/QĐ-BYT", "2026-01-20", "Bộ trưởng Bộ Y tế", "ban hành Quy chế"),
             ("Quyết định", "355/QĐ-BYT", "2026-01-30", "Bộ trưởng Bộ Y tế", "phân công")],
        ),
        (
            "Xét đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 34/TTr-PNV ngày 12 tháng"
            " 3 năm 2025.",
            [("Tờ trình", "34/TTr-PNV", "2025-03-12", "Trưởng phòng Nội vụ", None)],
        ),
        (
            "Thực hiện Chỉ thị 12-CT/TU ngày 3/4/2024 của Ban Thường vụ Tỉnh ủy “về tăng"
            " cường lãnh đạo”;",
            [("Chỉ thị", "12-CT/TU", "2024-04-03", "Ban Thường vụ Tỉnh ủy", "tăng cường lãnh đạo")],
        ),
        (
            "Căn cứ Quyết định số 12/2024/QĐ-UBND ngày 11/3/2024 của UBND tỉnh sửa đổi Quy"
            " chế ban hành kèm theo"
            " Quyết định số 15/2020/QĐ-UBND;",
            [("Quyết định", "12/2024/QĐ-UBND", "2024-03-11", "UBND tỉnh",
              "sửa đổi Quy chế ban hành kèm theo Quyết định số 15/2020/QĐ-UBND")],
        ),
        (
            "Ngày 14/11/2025, UBND tỉnh ban hành Kế hoạch số 266/KH-UBND về nêu gương; tiếp đó,"
            " Sở Nội vụ có Công văn số 903/SNV-TĐKT ngày 20/11/2025 về triển khai.",
            [("Kế hoạch", "266/KH-UBND", "2025-11-14", "UBND tỉnh", "nêu gương"),
             ("Công văn", "903/SNV-TĐKT", "2025-11-20", "Sở Nội vụ", "triển khai")],
        ),
        (
            "Thực hiện Công văn số 123/SNV-TĐKT ngày 14/5/2025 của Sở Nội vụ V/v hướng"
            " dẫn thi đua;",
            [("Công văn", "123/SNV-TĐKT", "2025-05-14", "Sở Nội vụ", "hướng dẫn thi đua")],
        ),
        (
            "Căn cứ Quyết định của Thủ tướng Chính phủ số 1085/QĐ-TTg ngày 15/9/2022 phê"
            " duyệt Đề án;",
            [("Quyết định", "1085/QĐ-TTg", "2022-09-15", "Thủ tướng Chính phủ", "phê duyệt Đề án")],
        ),
    ],
)  # fmt: skip
def test_issuer_and_subject_end_where_they_should(grounds, expected):
    assert basis(grounds) == expected


@pytest.mark.parametrize(
    ("grounds", "expected"),
    [
        (
            "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;",
            [("2022-06-15", "Thi đua, khen thưởng")],
        ),
        ("Căn cứ Luật Thi đua khen thưởng năm 2022;", [("2022", "Thi đua khen thưởng")]),
        (
            "Căn cứ Luật Thi đua, Khen thưởng ngày 26/11/2003 và Luật sửa đổi, bổ sung một"
            " số điều của Luật Thi"
            " đua, Khen thưởng ngày 14/6/2005;",
            [
                ("2003-11-26", "Thi đua, Khen thưởng"),
                ("2005-06-14", "sửa đổi, bổ sung một số điều của Luật Thi đua, Khen thưởng"),
            ],
        ),
        (
            "Căn cứ Luật An ninh mạng, Luật Phòng, chống tham nhũng và các văn bản hướng"
            " dẫn thi hành;",
            [(None, "An ninh mạng"), (None, "Phòng, chống tham nhũng")],
        ),
    ],
)
def test_laws_are_cited_by_name(grounds, expected):
    assert [(citation[2], citation[4]) for citation in basis(grounds)] == expected


def test_a_law_with_its_number_is_one_citation():
    assert basis("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15;") == [
        ("Luật", "06/2022/QH15", None, None, "Thi đua, khen thưởng")
    ]


def test_each_document_is_listed_once_where_it_first_appears():
    reading = read(
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 1/2/2025 của UBND tỉnh về thi đua;",
        "1. Theo Kế hoạch số 05/KH-UBND và Chỉ thị số 5-CT/TW, ngày 15/5/2016 của Bộ Chính"
        " trị về đẩy mạnh học"
        " tập, gắn với Luật Thi đua khen thưởng.\n2. Luật Thi đua, khen thưởng và Chỉ thị"
        " số 05-CT/TW.",
    )

    assert [c.number for c in reading.legal_basis] == ["5/KH-UBND"]
    assert [c.number or c.subject for c in reading.references] == ["5-CT/TW", "Thi đua khen thưởng"]


def test_the_plans_own_number_in_an_annex_is_no_citation():
    reading = read(
        "Thực hiện Luật Thi đua;",
        "1. Nêu gương.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê An\nPHỤ LỤC\nBẢNG\n"
        "(Kèm theo Kế hoạch số 9/KH-UBND ngày 1/2/2025)\n1. Theo Kế hoạch số 9/KH-UBND này.",
    )

    assert [c.number for c in reading.references] == []


def test_citations_in_table_cells_are_references():
    reading = read(
        "Căn cứ tình hình;", "TT\tNội dung\tThời gian\n1\tTheo Kế hoạch số 7/KH-SNV\tTháng 1\n"
    )

    assert [c.number for c in reading.references] == ["7/KH-SNV"]


def test_numbers_that_are_no_documents_are_left():
    reading = read(
        "Căn cứ tình hình;", "1. Mẫu số 02/TĐKT; đạt 10/12 tiêu chí; ngày 15/6/2025; tỷ lệ 5/7."
    )

    assert reading.references == ()


def test_a_citation_has_its_place():
    reading = read(
        "Thực hiện Chỉ thị số 01/CT-UBND ngày 02/01/2025 của UBND tỉnh về thi đua; tình hình."
    )

    (citation,) = reading.legal_basis
    assert (
        reading.mended.of(citation.span)
        == "Chỉ thị số 01/CT-UBND ngày 02/01/2025 của UBND tỉnh về thi đua"
    )
