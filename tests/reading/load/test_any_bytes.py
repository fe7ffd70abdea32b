"""Whatever the bytes, loading ends well: no exception, and a notice where nothing was read."""

import io
import random
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.pdf_files import PdfPage, pdf_file
from tests.factories.word_files import (
    level,
    numbered,
    numbering,
    paragraph,
    table,
    word_file,
    zip_file,
)
from thidua.reading.load import LoadLimits, load
from thidua.reading.source import Line, Notice, Severity, SourceDocument

# No program that may be installed here shall be started for garbage.
QUICK = LoadLimits(convert_seconds=0.01, ocr_page_seconds=0.01, ocr_seconds=0.01, seconds=4)
MAGIC = (
    b"", b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04", b"PK\x03\x04word/document.xml",
    b"{\\rtf1", b"<html>", b"MIME-Version: 1.0\n", b"Rar!\x1a\x07", b"\x1f\x8b", b"RIFF0000WEBP",
)  # fmt: skip
WORD = word_file(
    numbered("Mục đích"),
    paragraph("Thi đua là yêu nước"),
    table(("TT", "Việc"), ("1", "Thi đua")),
    numbers=numbering(level(0, "%1.", "upperRoman")),
)
PLAN = (
    "UBND TỈNH SƠN LA\nSố: 13/KH-VPUB\n\nKẾ HOẠCH\nTổ chức Hội nghị năm 2025\n"
    "I. MỤC ĐÍCH\n1. Thời gian: trước ngày 31/8/2025.\nNơi nhận:\n- Như trên;\n"
)


def check(document: SourceDocument) -> None:
    assert document.pages >= 1
    for notice in document.notices:
        assert isinstance(notice, Notice)
        assert notice.message[0].isupper()
        assert notice.message.rstrip()[-1] in ".”" or "apt-get" in notice.message
        assert "{" not in notice.message
    for block in document.blocks:
        assert block.page >= 1
        texts = [block.text] if isinstance(block, Line) else [c for row in block.rows for c in row]
        for text in texts:
            text.encode("utf-8")
    if not any(isinstance(block, Line) and block.text.strip() for block in document.blocks):
        has_table = any(not isinstance(block, Line) for block in document.blocks)
        assert has_table or any(n.severity is Severity.ERROR for n in document.notices)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(MAGIC), st.binary(max_size=400))
def test_random_bytes(start, rest):
    check(load(start + rest, limits=QUICK))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_and_no_letter_lost(text):
    document = load(text.encode("utf-8", "surrogatepass"), "plan.txt", limits=QUICK)

    check(document)
    if document.format == "txt" and not any(n.code == "legacy_encoding" for n in document.notices):
        read = "".join(block.text for block in document.blocks if isinstance(block, Line))
        kept = [letter for letter in read if letter.isalpha()]
        assert kept == [letter for letter in text if letter.isalpha()]


@settings(max_examples=80, deadline=None)
@given(st.binary(min_size=1, max_size=30), st.integers(0, len(WORD) - 1))
def test_word_files_with_some_bytes_changed(patch, place):
    check(load(WORD[:place] + patch + WORD[place + len(patch) :], "plan.docx", limits=QUICK))


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(WORD)))
def test_word_files_cut_short(end):
    check(load(WORD[:end], "plan.docx", limits=QUICK))


XML_PIECES = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>chữ</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>",
    "</w:tr>", "<w:tc>", "</w:tc>", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>",
    '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>', "<w:pPr>", "</w:pPr>",
    '<w:gridSpan w:val="99999999999"/>', "<w:del>", "</w:del>", '<w:br w:type="page"/>',
    '<w:sym w:char="zz"/>', '<w:sym w:char="D800"/>', "<w:txbxContent>", "</w:txbxContent>", "&#0;",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(XML_PIECES), max_size=30))
def test_word_files_of_any_elements(pieces):
    body = "".join(pieces)
    numbers = numbering(level(0, "%1.%9", "upperRoman", start=-5), level(8, "%9)", "lowerLetter"))

    check(load(word_file(body, numbers=numbers), "plan.docx", limits=QUICK))


def damaged(data: bytes, seed: int) -> bytes:
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


@pytest.mark.parametrize("seed", range(8))
def test_damaged_pdf_files(seed):
    page = PdfPage()
    page.paragraph(760, *PLAN.split("\n"))
    page.grid([85, 225, 365], [500, 480, 460])

    check(load(damaged(pdf_file(page, page), seed), "plan.pdf", limits=QUICK))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PLAN.split("\n")), max_size=12), st.sampled_from(["\t", "", "  "]))
def test_plans_of_mixed_up_lines(lines, between):
    document = load("\n".join(line + between for line in lines).encode(), "plan.txt")

    assert [block.text for block in document.blocks] in (
        [line + between for line in lines],
        [],
    )


@pytest.mark.parametrize("entries", [0, 20_000])
def test_archives_with_no_or_endless_entries(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for number in range(entries):
            archive.writestr(f"word/{number}", b"")

    check(load(out.getvalue(), "plan.docx", limits=QUICK))


def test_a_part_of_endless_elements_is_left_in_time():
    xml = b'<w:document xmlns:w="w"><w:body>' + b"<w:p><w:r/></w:p>" * 200_000

    check(load(zip_file({"word/document.xml": xml}), "plan.docx", limits=QUICK))
