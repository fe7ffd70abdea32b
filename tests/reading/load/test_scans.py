"""Scans: with Tesseract where it is installed, and what is said where it is not."""

import io
import shutil
import subprocess

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.factories.word_files import paragraph, word_file
from thidua.reading.load import LoadLimits, load
from thidua.reading.load.drawn_numerals import read_numeral
from thidua.reading.source import SourceFormat, Table


def has_vietnamese_tesseract():
    if not shutil.which("tesseract"):
        return False
    done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False)
    return b"vie" in done.stdout.split()


needs_tesseract = pytest.mark.skipif(
    not has_vietnamese_tesseract(), reason="Tesseract with Vietnamese data is not installed"
)


def vietnamese_font(size):
    for name in ("LiberationSerif-Regular.ttf", "Tinos-Regular.ttf", "DejaVuSerif.ttf"):
        try:
            font = ImageFont.truetype(name, size)
        except OSError:
            continue
        # fonts-liberation 1 has no Vietnamese: all its missing letters look alike.
        if font.getmask("ế").getbbox() != font.getmask("\ufffe").getbbox():
            return font
    pytest.skip("no font with Vietnamese letters is installed")


def blank_page():
    return Image.new("L", (1654, 1400), 255)


def write(page, *lines, x=230, y=150, size=40):
    pen = ImageDraw.Draw(page)
    font = vietnamese_font(size)
    for line in lines:
        pen.text((x, y), line, font=font, fill=0)
        y += round(size * 1.5)
    return y


def encoded(page, kind="PNG", **options):
    out = io.BytesIO()
    page.save(out, kind, **options)
    return out.getvalue()


def codes(document):
    return [notice.code for notice in document.notices]


def test_without_tesseract_a_scan_says_what_to_install(only_programs):
    only_programs()

    document = load(encoded(blank_page()), "scan.png")

    assert document.format == SourceFormat.SCAN
    assert document.blocks == ()
    assert codes(document) == ["no_tesseract"]
    assert "sudo apt-get install tesseract-ocr tesseract-ocr-vie" in document.notices[0].message


def test_without_vietnamese_data_a_scan_says_what_to_install(only_programs):
    only_programs(tesseract="echo eng")

    document = load(encoded(blank_page(), "PDF", resolution=200), "scan.pdf")

    assert document.format == SourceFormat.SCAN
    assert codes(document) == ["no_vietnamese_ocr"]
    assert "sudo apt-get install tesseract-ocr-vie" in document.notices[0].message


def test_a_blank_page_is_not_given_to_tesseract(only_programs):
    only_programs(tesseract='[ "$1" = --list-langs ] && echo vie || exec /bin/sleep 30')

    document = load(encoded(blank_page()), "scan.png", limits=LoadLimits(ocr_page_seconds=0.2))

    assert codes(document) == ["ocr_review", "no_text"]


def test_a_page_on_which_tesseract_hangs_is_given_up(only_programs):
    only_programs(tesseract='[ "$1" = --list-langs ] && echo vie || exec /bin/sleep 30')

    page = blank_page()
    ImageDraw.Draw(page).rectangle((300, 300, 500, 500), fill=0)

    document = load(encoded(page), "scan.png", limits=LoadLimits(ocr_page_seconds=0.2))

    assert codes(document) == ["ocr_failed", "no_text"]


def test_a_broken_picture_is_told(only_programs):
    only_programs(tesseract="echo vie")

    document = load(encoded(blank_page())[:200], "scan.png")

    assert document.blocks == ()
    assert codes(document) == ["ocr_failed", "no_text"]


def test_a_picture_of_too_many_pixels_is_told(only_programs):
    only_programs(tesseract="echo vie")

    document = load(encoded(blank_page()), "scan.png", limits=LoadLimits(pixels=1_000_000))

    assert codes(document) == ["picture_too_large"]
    assert "1 triệu điểm ảnh" in document.notices[0].message


@pytest.mark.system
@needs_tesseract
def test_a_scan_is_read_and_marked_for_review():
    page = blank_page()
    write(page, "KẾ HOẠCH THI ĐUA", "Thực hiện Hướng dẫn số 3955/HD-UBND ngày 23/7/2025")

    for data in (encoded(page), encoded(page, "JPEG"), encoded(page, "PDF", resolution=200)):
        document = load(data)

        words = " ".join(line.text for line in document.blocks)
        assert document.format == SourceFormat.SCAN
        assert "3955/HD-UBND ngày 23/7/2025" in words
        assert "Hướng dẫn" in words
        assert codes(document) == ["ocr_review"]
        assert "số La Mã" in document.notices[0].message


@pytest.mark.system
@needs_tesseract
def test_each_page_of_a_tiff_is_read():
    pages = [blank_page(), blank_page()]
    write(pages[0], "Phát động phong trào thi đua")
    write(pages[1], "Tổng kết phong trào thi đua")

    document = load(encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:]))

    assert document.pages == 2
    assert [(line.page, line.text.split()[0]) for line in document.blocks if line.text] == [
        (1, "Phát"),
        (2, "Tổng"),
    ]


@pytest.mark.system
@needs_tesseract
def test_a_ruled_table_of_a_scan_is_a_table():
    page = blank_page()
    pen = ImageDraw.Draw(page)
    for x in (200, 900, 1400):
        pen.line((x, 300, x, 540), fill=0, width=3)
    for y in (300, 380, 460, 540):
        pen.line((200, y, 1400, y), fill=0, width=3)
    for y, left, right in (
        (315, "Nội dung công việc", "Thời gian"),
        (395, "Phát động phong trào", "Quý một"),
        (475, "Tổng kết phong trào", "Tháng mười"),
    ):
        write(page, left, x=220, y=y)
        write(page, right, x=920, y=y)

    (grid,) = [block for block in load(encoded(page)).blocks if isinstance(block, Table)]

    assert [len(row) for row in grid.rows] == [2, 2, 2]
    assert grid.rows[0] == ("Nội dung công việc", "Thời gian")


@pytest.mark.system
@needs_tesseract
def test_photographs_of_pages_in_a_word_file_are_read():
    page = blank_page()
    write(page, "Kế hoạch công tác thi đua, khen thưởng")

    document = load(word_file(paragraph(""), parts={"word/media/image1.png": encoded(page)}))

    assert document.format == SourceFormat.DOCX
    assert "thi đua, khen thưởng" in " ".join(line.text for line in document.blocks)


def numeral(text):
    font = vietnamese_font(42)
    left, top, right, bottom = font.getbbox(text)
    word = Image.new("L", (int(right - left), int(bottom - top)), 255)
    ImageDraw.Draw(word).text((-left, -top), text, font=font, fill=0)
    return word


@pytest.mark.parametrize(
    ("drawn", "read", "right"),
    [
        ("III", "HI", "III"),
        ("III.", "II.", "III."),
        ("II", "H", "II"),
        ("II.", "I.", "II."),
        ("I.", "I.", "I."),
        ("VIII", "VHI", "VIII"),
        ("XII", "XII", "XII"),
        ("IV.", "1V.", "IV."),
        ("H", "H", "H"),
        ("TT", "TT", "TT"),
        ("đua", "đua", "đua"),
    ],
)
def test_roman_numerals_are_read_by_their_strokes(drawn, read, right):
    assert read_numeral(read, numeral(drawn)) == right
