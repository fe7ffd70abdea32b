"""PDF files with a text layer: reading order, columns, tables, and damage."""

from pathlib import Path

import pdfplumber
import pytest

from tests.factories.pdf_files import ENCRYPTED, PdfPage, pdf_file, text_width
from thidua.reading.load import LoadLimits, load
from thidua.reading.source import Line, SourceFormat, Table

CORPUS = Path(__file__).resolve().parents[3] / "corpus" / "dev" / "files"
SENTENCE = "Thi đua là yêu nước, yêu nước thì phải thi đua."


def loaded(*pages, **options):
    return load(pdf_file(*pages), "plan.pdf", **options)


def texts(document):
    return [block.text for block in document.blocks if block.text]


def codes(document):
    return [notice.code for notice in document.notices]


def page_with(*lines):
    page = PdfPage()
    page.paragraph(760, *lines)
    return page


def test_lines_come_from_top_to_bottom_whatever_their_order_in_the_file():
    page = PdfPage()
    page.text(85, 700, "dòng cuối của trang này")
    page.text(85, 760, "dòng đầu")
    page.text(150, 760, "của trang này")

    document = loaded(page)

    assert document.format == SourceFormat.PDF
    assert texts(document) == ["dòng đầu của trang này", "dòng cuối của trang này"]
    assert document.notices == ()


def test_pages_are_numbered():
    document = loaded(page_with(SENTENCE), page_with("Trang hai " + SENTENCE))

    assert document.pages == 2
    assert [line.page for line in document.blocks] == [1, 2]


def test_bold_centred_and_indented_lines_are_known():
    page = PdfPage()
    title = "KẾ HOẠCH"
    full = "Một dòng dài từ lề này sang lề kia của trang giấy A4 đứng."
    right = 85 + text_width(full)
    page.text((85 + right - text_width(title)) / 2, 760, title, bold=True)
    page.paragraph(740, full, full)
    page.text(113, 704, "Dòng thụt đầu dòng")

    first, _, _, last = loaded(page).blocks

    assert (first.text.strip(), first.bold, first.centered) == (title, True, True)
    assert last.text == "    Dòng thụt đầu dòng"
    assert not last.bold
    assert not last.centered


def test_a_wider_distance_gives_an_empty_line():
    page = PdfPage()
    page.paragraph(760, "một dòng", "hai dòng", "ba dòng")
    page.paragraph(690, "sau khoảng cách")

    assert [block.text for block in loaded(page).blocks] == [
        "một dòng",
        "hai dòng",
        "ba dòng",
        "",
        "sau khoảng cách",
    ]


def head(*, step=0.0):
    """A head in two columns; ``step`` sets the right column lower."""
    page = PdfPage()
    for y, left, right in (
        (780, "UBND TỈNH SƠN LA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (762, "VĂN PHÒNG", "Độc lập - Tự do - Hạnh phúc"),
        (738, "Số: 13/KH-VPUB", "Sơn La, ngày 05 tháng 8 năm 2025"),
    ):
        page.text(85, y, left)
        page.text(285, y - step, right)
    page.text(250, 700, "KẾ HOẠCH")
    return page


@pytest.mark.parametrize("step", [0.0, 5.0])
def test_a_head_in_two_columns_gives_the_left_one_first(step):
    assert [text.strip() for text in texts(loaded(head(step=step)))] == [
        "UBND TỈNH SƠN LA",
        "VĂN PHÒNG",
        "Số: 13/KH-VPUB",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sơn La, ngày 05 tháng 8 năm 2025",
        "KẾ HOẠCH",
    ]


def test_names_that_a_column_cut_are_put_together():
    page = PdfPage()
    page.text(85, 780, "SỞ NÔNG NGHIỆP VÀ MÔI")
    page.text(85, 762, "TRƯỜNG")
    page.text(300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA")
    page.text(300, 762, "VIỆT NAM")

    assert texts(loaded(page)) == [
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]


def test_recipients_stand_before_the_signature_beside_them():
    page = PdfPage()
    page.paragraph(780, SENTENCE, SENTENCE)
    page.text(85, 700, "Nơi nhận:")
    page.text(330, 700, "CHÁNH VĂN PHÒNG")
    page.paragraph(682, "- Như trên;", "- Các phòng, ban, đơn vị;", "- Lưu: VT.")
    page.text(340, 620, "Nguyễn Văn An")

    assert [text.strip() for text in texts(loaded(page))][2:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Các phòng, ban, đơn vị;",
        "- Lưu: VT.",
        "CHÁNH VĂN PHÒNG",
        "Nguyễn Văn An",
    ]


def test_other_words_far_apart_are_set_off_by_tabs():
    page = PdfPage()
    for y, cells in ((760, ("1", "Phát động", "Quý I")), (742, ("2", "Tổng kết", "Quý IV"))):
        for x, words in zip((85, 130, 330), cells, strict=True):
            page.text(x, y, words)

    assert texts(loaded(page)) == ["1\tPhát động\tQuý I", "2\tTổng kết\tQuý IV"]


def ruled_page():
    page = PdfPage()
    page.text(85, 780, "Trước bảng là một dòng chữ")
    page.grid([85, 125, 285, 425], [760, 736, 700, 676])
    page.text(92, 743, "TT")
    page.text(131, 743, "Nội dung")
    page.text(291, 743, "Thời gian")
    page.text(92, 722, "1")
    page.paragraph(722, "Phát động phong trào", "thi đua yêu nước", x=131, step=15)
    page.text(291, 722, "Quý I")
    page.text(92, 682, "2")
    page.text(131, 682, "Tổng kết")
    page.text(85, 650, "Sau bảng là một dòng chữ")
    return page


def test_ruled_tables_stand_in_their_place_with_wraps_joined():
    before, grid, after = [block for block in loaded(ruled_page()).blocks if block != Line("")]

    assert before.text == "Trước bảng là một dòng chữ"
    assert grid == Table(
        (
            ("TT", "Nội dung", "Thời gian"),
            ("1", "Phát động phong trào thi đua yêu nước", "Quý I"),
            ("2", "Tổng kết", ""),
        )
    )
    assert after.text == "Sau bảng là một dòng chữ"


def test_lines_of_a_cell_that_were_meant_stay_apart():
    page = PdfPage()
    page.grid([85, 125, 425], [760, 700])
    page.text(92, 743, "1")
    page.paragraph(743, "- Việc một;", "- Việc hai.", x=131, step=15)

    (grid,) = loaded(page).blocks

    assert grid.rows == (("1", "- Việc một;\n- Việc hai."),)


def test_a_missing_wall_merges_cells():
    page = PdfPage()
    for x in (85, 225, 365):
        page.line(x, 760, x, 740 if x == 225 else 720)
    for y in (760, 740, 720):
        page.line(85, y, 365, y)
    page.text(92, 745, "trái")
    page.text(232, 745, "phải")
    page.text(160, 725, "gộp cả hai cột")

    (grid,) = loaded(page).blocks

    assert grid.rows == (("trái", "phải"), ("gộp cả hai cột", ""))


def test_a_table_open_at_its_sides_keeps_its_outer_columns():
    page = PdfPage()
    page.line(225, 760, 225, 720)
    for y in (760, 740, 720):
        page.line(85, y, 425, y)
    for y, left, right in ((745, "Việc", "Hạn"), (725, "Phát động", "Quý I")):
        page.text(92, y, left)
        page.text(232, y, right)

    (grid,) = loaded(page).blocks

    assert grid.rows == (("Việc", "Hạn"), ("Phát động", "Quý I"))


def test_a_sign_cut_by_a_narrow_column_is_whole_again():
    page = PdfPage()
    page.grid([85, 97, 425], [760, 700])
    page.paragraph(745, "II", "I", x=86, step=15)
    page.text(105, 745, "Công tác khen thưởng")

    (grid,) = loaded(page).blocks

    assert grid.rows == (("III", "Công tác khen thưởng"),)


def test_a_frame_around_text_is_no_table():
    page = page_with(SENTENCE, SENTENCE)
    page.grid([70, 500], [790, 700])

    assert texts(loaded(page)) == [SENTENCE, SENTENCE]


def test_page_numbers_and_running_lines_are_marked():
    pages = []
    for number in range(1, 5):
        page = page_with(f"Đoạn văn số {'abcd'[number - 1]} của kế hoạch")
        page.text(290, 810, str(number))
        page.text(85, 30, f"Kế hoạch thi đua, trang {number}")
        pages.append(page)

    document = loaded(*pages)

    running = [line.text.strip() for line in document.blocks if line.running]
    assert running[:2] == ["1", "Kế hoạch thi đua, trang 1"]
    assert len(running) == 8
    assert not any("Đoạn văn" in text for text in running)


def test_a_turned_page_is_read_as_it_is_seen():
    page = PdfPage(turn=90)
    for x, words in ((100, "dòng đầu của trang ngang"), (120, "dòng sau của trang ngang")):
        codes_ = "".join(f"{ord(letter):04X}" for letter in words)
        page.operators(f"BT /F1 13 Tf 0 1 -1 0 {x} 85 Tm <{codes_}> Tj ET")

    assert texts(loaded(page)) == ["dòng đầu của trang ngang", "dòng sau của trang ngang"]


def test_slanted_words_do_not_cut_into_the_lines():
    page = page_with(SENTENCE, SENTENCE)
    codes_ = "".join(f"{ord(letter):04X}" for letter in "BẢN NHÁP")
    page.operators(f"BT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 700 Tm <{codes_}> Tj ET")

    document = loaded(page)

    assert texts(document)[:2] == [SENTENCE, SENTENCE]
    assert texts(document)[2:] == ["BẢN NHÁP"]


def test_the_stamp_of_a_digital_signature_is_read():
    page = page_with(SENTENCE, SENTENCE)
    page.stamp = "Ký bởi: Văn phòng, ngày ký: 12/03/2025"

    assert texts(loaded(page))[-1].strip() == page.stamp


def test_text_in_an_old_encoding_is_converted():
    document = loaded(
        page_with("Céng hßa x· héi chñ nghÜa ViÖt Nam", "§éc lËp - Tù do - H¹nh phóc")
    )

    assert texts(document)[0].strip() == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert codes(document) == ["legacy_encoding"]


def test_a_file_with_a_password_is_told():
    document = load(pdf_file(page_with(SENTENCE), trailer=ENCRYPTED), "plan.pdf")

    assert document.blocks == ()
    assert codes(document) == ["encrypted"]


def test_a_torn_file_is_read_as_far_as_it_goes():
    whole = pdf_file(*(page_with(f"{SENTENCE} {number}") for number in range(8)))

    document = load(whole[: len(whole) * 3 // 4], "plan.pdf")

    assert document.format == SourceFormat.PDF
    assert document.notices or texts(document)


def test_a_file_that_only_begins_like_one_is_told():
    document = load(b"%PDF-1.7\n" + bytes(range(256)) * 30, "plan.pdf")

    assert document.blocks == ()
    assert codes(document) == ["damaged_file", "no_text"]


def test_pages_beyond_the_limit_are_left_out_and_told():
    document = loaded(
        *(page_with(f"{SENTENCE} {number}") for number in range(5)), limits=LoadLimits(pages=2)
    )

    assert document.pages == 5
    assert {line.page for line in document.blocks} == {1, 2}
    assert codes(document) == ["too_many_pages"]


def test_reading_ends_when_its_time_is_over():
    document = loaded(page_with(SENTENCE), limits=LoadLimits(seconds=0.01))

    assert document.blocks == ()
    assert codes(document) == ["too_slow", "no_text"]


def test_a_parser_that_runs_out_of_memory_leaves_a_notice():
    document = loaded(page_with(SENTENCE), limits=LoadLimits(worker_bytes=20_000_000))

    assert document.blocks == ()
    assert codes(document) == ["damaged_file", "no_text"]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.pdf")), ids=lambda path: path.stem)
def test_tables_agree_with_those_pdfplumber_finds(path):
    def folded(rows):
        return [["".join((cell or "").split()) for cell in row] for row in rows]

    with pdfplumber.open(path) as document:
        wanted = [folded(grid) for page in document.pages for grid in page.extract_tables()]

    found = [folded(block.rows) for block in load(path).blocks if isinstance(block, Table)]

    assert found == wanted
