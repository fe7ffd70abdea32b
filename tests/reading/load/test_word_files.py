"""Word files: what shows on paper, in its order."""

import io
import zipfile

import docx
import pytest

from tests.factories.word_files import (
    cell,
    level,
    numbered,
    numbering,
    paragraph,
    run,
    table,
    word_file,
    word_part,
    zip_file,
)
from thidua.reading.load import LoadLimits, load
from thidua.reading.source import Line, SourceFormat, Table

BOLD = "<w:b/>"


def font(name):
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def lines(*body, **parts):
    return [block.text for block in load(word_file(*body, **parts)).blocks]


def codes(document):
    return [notice.code for notice in document.notices]


def test_paragraphs_and_tables_come_in_their_order():
    document = load(
        word_file(paragraph("trước"), table(("TT", "Việc"), ("1", "Thi đua")), paragraph("sau"))
    )

    assert document.format == SourceFormat.DOCX
    assert document.blocks == (
        Line("trước", whole=True),
        Table((("TT", "Việc"), ("1", "Thi đua"))),
        Line("sau", whole=True),
    )


def test_a_file_made_by_another_program_is_read_alike():
    made = docx.Document()
    made.add_paragraph("Mục đích", style="List Number")
    made.add_paragraph("Yêu cầu", style="List Number")
    grid = made.add_table(1, 3)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "gộp"
    out = io.BytesIO()
    made.save(out)

    document = load(out.getvalue(), "plan.docx")

    assert [(line.label, line.text) for line in document.blocks[:2]] == [
        ("1.", "Mục đích"),
        ("2.", "Yêu cầu"),
    ]
    assert document.blocks[2].rows == (("gộp", "", ""),)
    assert document.notices == ()


def test_looks_come_from_runs_styles_and_defaults():
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        "<w:rPr><w:i/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Tieude"><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = [
        paragraph("KẾ HOẠCH", properties='<w:pStyle w:val="Tieude"/>'),
        paragraph(run("đậm", BOLD), run(" nhạt", '<w:b w:val="0"/>')),
        paragraph(run("viết hoa", '<w:caps/><w:i w:val="false"/>')),
    ]

    document = load(word_file(*body, styles=styles))

    assert document.blocks == (
        Line("KẾ HOẠCH", whole=True, bold=True, italic=True, centered=True),
        Line("đậm nhạt", whole=True, italic=True),
        Line("VIẾT HOA", whole=True),
    )


def test_a_soft_break_gives_lines_that_mending_may_join():
    document = load(word_file(paragraph(run("LẦN THỨ"), "<w:r><w:br/></w:r>", run("XII"))))

    assert [(line.text, line.whole) for line in document.blocks] == [
        ("LẦN THỨ", False),
        ("XII", True),
    ]


def test_tabs_and_hyphens_are_kept_but_not_the_tab_of_a_typed_number():
    content = (
        "<w:t>1.</w:t><w:tab/><w:t>Mục</w:t><w:tab/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t>"
    )

    assert lines(f"<w:p><w:r>{content}</w:r></w:p>") == ["1. Mục\tA-B"]


def test_links_fields_and_controls_give_their_text_and_no_instruction():
    body = (
        "<w:p><w:hyperlink><w:r><w:t>liên kết </w:t></w:r></w:hyperlink>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>05/8/2025</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t> ô chọn</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )

    assert lines(body) == ["liên kết 05/8/2025 ô chọn"]


def test_changes_are_taken_as_accepted_and_told():
    body = (
        "<w:p><w:r><w:t>trước </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>"
    )

    document = load(word_file(body))

    assert [line.text for line in document.blocks] == ["trước mới"]
    assert codes(document) == ["deleted_text"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>một </w:t></w:r></w:p>"

    assert lines(body, paragraph("hai")) == ["một hai"]


def test_a_deleted_row_is_left_out():
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('bỏ')}</w:tr>"
    document = load(word_file(f"<w:tbl>{row}<w:tr>{cell('giữ')}</w:tr></w:tbl>"))

    assert document.blocks[0].rows == (("giữ",),)


def test_hidden_text_is_left_out_and_told():
    document = load(word_file(paragraph(run("hiện "), run("ẩn", "<w:vanish/>"))))

    assert [line.text for line in document.blocks] == ["hiện "]
    assert codes(document) == ["hidden_text"]


def test_merged_cells_speak_once_and_keep_their_places():
    body = (
        "<w:tbl><w:tr>"
        + cell("ngang", properties='<w:gridSpan w:val="2"/>')
        + cell("dọc", properties='<w:vMerge w:val="restart"/>')
        + "</w:tr><w:tr>"
        + cell("a")
        + cell("b")
        + cell("", properties="<w:vMerge/>")
        + '</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        + cell("c")
        + "</w:tr></w:tbl>"
    )

    assert load(word_file(body)).blocks[0].rows == (
        ("ngang", "", "dọc"),
        ("a", "b", ""),
        ("", "c"),
    )


def test_a_cell_holds_its_numbers_its_lines_and_an_inner_table():
    inner = cell(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", ""
    )
    body = f"<w:tbl><w:tr>{cell(numbered(''))}{cell('- một', '- hai')}{inner}</w:tr></w:tbl>"

    document = load(word_file(body, numbers=numbering(level(0, "%1"))))

    assert document.blocks[0].rows == (("1", "- một\n- hai", "trong"),)


def test_a_text_box_follows_its_paragraph_once():
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r>"
        "<w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert lines(paragraph("neo", box), paragraph("sau")) == ["neo", "DỰ THẢO", "sau"]


def section(*references):
    inside = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{identity}"/>'
        for kind, pages, identity in references
    )
    return f"<w:sectPr>{inside}</w:sectPr>"


def test_headers_come_first_and_footers_last_as_running_lines():
    document = load(
        word_file(
            paragraph("thân bài"),
            section(("header", "default", "h"), ("footer", "default", "f")),
            relations={"h": "header1.xml", "f": "footer1.xml"},
            parts={
                "word/header1.xml": word_part("hdr", paragraph("Kế hoạch của Sở")),
                "word/footer1.xml": word_part("ftr", paragraph("Lưu hành nội bộ")),
            },
        )
    )

    assert [(line.text, line.running) for line in document.blocks] == [
        ("Kế hoạch của Sở", True),
        ("thân bài", False),
        ("Lưu hành nội bộ", True),
    ]


def test_a_letterhead_in_the_header_is_text():
    document = load(
        word_file(
            paragraph("thân bài"),
            section(("header", "default", "h")),
            relations={"h": "header1.xml"},
            parts={
                "word/header1.xml": word_part(
                    "hdr", table(("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
                )
            },
        )
    )

    assert document.blocks[0] == Table((("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),))


def test_a_footer_of_page_numbers_is_nothing():
    document = load(
        word_file(
            paragraph("thân bài"),
            section(("footer", "default", "f")),
            relations={"f": "footer1.xml"},
            parts={"word/footer1.xml": word_part("ftr", paragraph("- 2 -"))},
        )
    )

    assert [line.text for line in document.blocks] == ["thân bài"]


def test_footnotes_come_after_the_body():
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:footnote w:id="1">{paragraph("không dẫn")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Nghị định số 98")}</w:footnote>'
    )

    document = load(
        word_file(
            paragraph("có dẫn", reference),
            paragraph("cuối"),
            parts={"word/footnotes.xml": word_part("footnotes", notes)},
        )
    )

    assert [line.text for line in document.blocks] == ["có dẫn", "cuối", "Nghị định số 98"]


def test_pages_are_counted_by_breaks_once():
    explicit = '<w:r><w:br w:type="page"/></w:r>'
    rendered = "<w:r><w:lastRenderedPageBreak/><w:t>ba</w:t></w:r>"
    body = [
        paragraph("một"),
        paragraph("<w:r><w:lastRenderedPageBreak/></w:r>", run("hai")),
        paragraph(explicit),
        f"<w:p>{rendered}</w:p>",
    ]

    document = load(word_file(*body))

    assert [(line.text, line.page) for line in document.blocks if line.text] == [
        ("một", 1),
        ("hai", 2),
        ("ba", 3),
    ]
    assert document.pages == 3


def test_old_fonts_are_converted_by_their_name():
    body = [
        paragraph(run("Céng hßa x· héi", font(".VnTime"))),
        paragraph(run("kÕ ho¹ch", font(".VnTimeH"))),
        paragraph(run("Ho", font("VNI-Times")), run("äi nghò", font("VNI-Times"))),
        paragraph(run("Sở Nội vụ", font("Times New Roman"))),
    ]

    document = load(word_file(*body))

    assert [line.text for line in document.blocks] == [
        "Cộng hòa xã hội",
        "KẾ HOẠCH",
        "Hội nghị",
        "Sở Nội vụ",
    ]
    assert codes(document) == ["legacy_encoding", "legacy_encoding"]


def test_tcvn3_u_horn_survives_as_soft_hyphen():
    content = f"<w:rPr>{font('.VnTime')}</w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc ta</w:t>"

    assert lines(f"<w:p><w:r>{content}</w:r></w:p>") == ["nước ta"]


def test_unicode_typed_in_an_old_font_stays():
    assert lines(paragraph(run("Thi đua là yêu nước", font(".VnTime")))) == ["Thi đua là yêu nước"]


def test_text_that_lost_its_old_font_is_still_known():
    document = load(word_file(paragraph("Céng hßa x· héi chñ nghÜa ViÖt Nam")))

    assert document.blocks[0].text == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert codes(document) == ["legacy_encoding"]


def test_lines_made_paragraphs_may_be_joined_again():
    wrapped = [paragraph(f"dòng thứ {number} của một đoạn bị ngắt") for number in range(20)]
    meant = [paragraph(f"Đoạn thứ {number}.") for number in range(20)]

    assert not any(line.whole for line in load(word_file(*wrapped)).blocks)
    assert all(line.whole for line in load(word_file(*meant)).blocks)


def test_the_strict_form_is_read_alike():
    strict = word_file(paragraph("chặt", properties='<w:jc w:val="center"/>'))
    files = {}
    with zipfile.ZipFile(io.BytesIO(strict)) as archive:
        for name in archive.namelist():
            files[name] = archive.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )

    assert load(zip_file(files)).blocks == (Line("chặt", whole=True, centered=True),)


def test_a_torn_file_gives_the_paragraphs_before_the_tear():
    whole = word_file(*(paragraph(f"Đoạn {number} " + "thi đua " * 30) for number in range(400)))

    document = load(whole[: len(whole) // 2], "plan.docx")

    assert document.blocks[0].text.startswith("Đoạn 0 ")
    assert 1 < len(document.blocks) < 400
    assert codes(document) == ["damaged_file"]


def test_broken_xml_gives_the_paragraphs_before_the_fault():
    body = paragraph("một") + paragraph("hai") + "<w:p></w:q>" + paragraph("ba")

    document = load(word_file(body))

    assert [line.text for line in document.blocks][:2] == ["một", "hai"]
    assert codes(document) == ["damaged_file"]


def test_macros_are_told_and_never_mind():
    document = load(word_file(paragraph("chữ"), parts={"word/vbaProject.bin": b"\x00"}), "a.docm")

    assert [line.text for line in document.blocks] == ["chữ"]
    assert codes(document) == ["macros"]


def test_a_file_with_a_password_is_told():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
    document = load(ole + "EncryptedPackage".encode("utf-16-le"), "plan.docx")

    assert document.blocks == ()
    assert "encrypted" in codes(document)


def test_a_part_that_swells_is_not_unpacked():
    bomb = zip_file({"word/document.xml": b"<w:document>" + b" " * 30_000_000})

    document = load(bomb, "plan.docx")

    assert document.blocks == ()
    assert codes(document) == ["zip_bomb"]


def test_a_part_that_lies_about_its_size_is_cut_off():
    body = "".join(paragraph(f"Đoạn {number}") for number in range(5000))
    document = load(word_file(body), limits=LoadLimits(part_bytes=20_000))

    assert 10 < len(document.blocks) < 500
    assert "zip_bomb" in codes(document)


def test_entities_that_multiply_do_no_harm():
    entities = "".join(
        f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12)
    )
    xml = f'<!DOCTYPE x [<!ENTITY e0 "ha ha ha ha">{entities}]><w:document>&e11;</w:document>'

    document = load(zip_file({"word/document.xml": xml.encode()}), "plan.docx")

    assert document.blocks == ()
    assert "damaged_file" in codes(document)


def test_tables_nested_without_end_keep_their_words():
    body = paragraph("đáy")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"

    document = load(word_file(body))

    assert document.blocks[0].rows == (("đáy",),)
    assert codes(document) == ["deep_tables"]


def test_a_table_of_endless_cells_is_cut_off():
    body = table(*(("1", "việc", "đơn vị") for _ in range(500)))

    document = load(word_file(body), limits=LoadLimits(table_cells=90))

    assert sum(len(row) for row in document.blocks[0].rows) <= 93
    assert "too_long" in codes(document)


@pytest.mark.parametrize("broken", ["numbering.xml", "styles.xml", "_rels/document.xml.rels"])
def test_a_broken_side_part_does_not_spoil_the_text(broken):
    document = load(
        word_file(
            paragraph("chữ", properties='<w:pStyle w:val="x"/>'),
            parts={f"word/{broken}": b"<w:a><"},
        )
    )

    assert [line.text for line in document.blocks] == ["chữ"]
    assert codes(document) == ["damaged_file"]
