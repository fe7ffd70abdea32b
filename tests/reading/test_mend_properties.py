"""Any text mends: nothing raises, nothing of the words is lost, long files take linear time."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.growth import calls
from thidua.reading.load import load
from thidua.reading.mend import mend
from thidua.reading.outline import outline
from thidua.reading.source import Line, SourceDocument, SourceFormat, Table
from thidua.reading.text import Paragraph, TableBlock

PIECES = st.sampled_from(
    [
        "KẾ HOẠCH", "Số:   /KH-UBND", "Lợi Bác, ngày  tháng 7 năm 2025", "I. MỤC ĐÍCH",
        "1. Nội dung", "a) Phòng Nội vụ:", "- Tổ chức", "thi đua", "2", "- 3 -", "TT",
        "STT\tNội dung\tĐơn vị", "1\tHọp\t", "| a | b |", "|---|---|", "<p>- x</p>", "**đậm**",
        "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "Nguyễn Văn A", "PHỤ LỤC I", "Đơn vị chủ trì",
        "Thời gian", "Tháng 1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "\f", "", "1.1. Chung",
        "Bước 1:", "Tổng cộng", "7h30 - 8h00", "TT  Nội dung   Đơn vị   Thời gian", "&nbsp;",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=40).map("\n".join),
)


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("<" * 50)
@example("\x00\x0b\u2028|\t|")
def test_every_letter_and_digit_is_in_the_text_or_dropped(text):
    source = SourceDocument(SourceFormat.TEXT, tuple(Line(line) for line in text.split("\n")))

    result = mend(source)

    kept = sorted(letters(result.text) + "".join(map(letters, result.dropped)))
    assert kept == sorted(letters(text))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs", "Po"]), max_size=60), max_size=20
    )
)
def test_outside_rebuilt_tables_the_order_of_the_words_stays(lines):
    source = SourceDocument(SourceFormat.TEXT, tuple(Line(line) for line in lines))

    result = mend(source)

    left = iter(letters("".join(lines)))
    assert all(letter in left for letter in letters(result.text))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_every_block_stands_in_one_part_of_the_outline(text):
    source = SourceDocument(SourceFormat.TEXT, tuple(Line(line) for line in text.split("\n")))
    mended = mend(source)

    cut = outline(mended)

    placed = [
        *cut.head,
        *cut.title,
        *cut.preamble,
        *cut.closing,
        *cut.recipients,
        *cut.signature,
        *cut.stray,
    ]
    for section in cut.walk():
        placed.append(Paragraph(section.heading.start, section.heading.end, 1))
        placed.extend(section.body)
    words = sorted(letters("".join(mended.of(block.span) for block in placed)))
    assert words == sorted(letters(mended.text))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=4), min_size=1, max_size=6))
def test_tables_of_any_shape_mend(rows):
    source = SourceDocument(SourceFormat.DOCX, (Table(tuple(map(tuple, rows))),))

    result = mend(source)

    words = sorted(letters("".join(cell for row in rows for cell in row)))
    assert sorted(letters(result.text) + "".join(map(letters, result.dropped))) == words
    assert all(isinstance(block, Paragraph | TableBlock) for block in result.blocks)


PLAN = "I. MỤC ĐÍCH\n\n" + "\n".join(
    f"{n}. Phòng Nội vụ chủ trì tổ chức phong trào thi đua, báo cáo Ủy ban nhân\ndân xã."
    for n in range(1, 21)
)


def work(text: str) -> int:
    source = load(text.encode())
    return calls(lambda: outline(mend(source)))


def test_work_grows_with_the_length():
    work(PLAN)  # what is compiled once does not count

    assert work(PLAN * 32) < 12 * work(PLAN * 4)


@pytest.mark.parametrize(
    "piece", ["a ", "1. ", "|a", "(", "Kế hoạch số 12/KH-UBND ngày 01/02/2025, ", "TT\n1\n2\nA\n"]
)
def test_work_grows_with_the_length_of_one_line(piece):
    work(piece)

    assert work(piece * (32_000 // len(piece))) < 12 * work(piece * (4_000 // len(piece))) + 1_000
