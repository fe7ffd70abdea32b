"""Any text can be read: no error, sound places, time that grows with length only."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import calls
from tests.timing.meanings import PLAN
from thidua.timing import (
    TimeContext,
    find_clock_ranges,
    find_dates,
    find_times,
    parse_clock,
    parse_deadline,
    parse_duration,
    print_deadline,
    read_cell_times,
)

WORDS = (
    "trước sau ngày tháng năm quý tuần giờ h 17 00 05 8 2025 30/12 15/6/2025 31/02 đến hết từ kể "
    "hằng mỗi định kỳ thường xuyên chậm nhất trong vòng thời hạn cuối đầu nửa I II III IV và , . ; "
    ": ( ) - – / ½ buổi lần dự kiến dịp thứ Hai Chủ nhật 6 12 1 giai đoạn học khi có ngay theo yêu "
    "cầu làm việc của sau “ ” T6 99999999 0 năm học 2025-2026 08:00 14-15h30 một hai ba"
)
texts = st.text() | st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=40).map(" ".join)
contexts = st.builds(
    TimeContext,
    year=st.none() | st.integers(1, 9999),
    document_date=st.sampled_from([None, "2025", "2025-07", "2025-07-23", "2025-02-30", "x"]),
    single_year=st.booleans(),
    event=st.none() | st.just("Hội nghị"),
)


@given(texts, contexts)
def test_limits_stand_inside_the_text_and_apart(text, context):
    for mentions in (find_times(text, context), read_cell_times(text, context)):
        edges = [edge for mention in mentions for edge in (mention.start, mention.end)]

        assert all(mention.start < mention.end <= len(text) for mention in mentions)
        assert edges == sorted(edges)
        assert all(text[found.start : found.end] == found.deadline.text for found in mentions)
        assert all(0 < mention.confidence <= 1 for mention in mentions)


@given(texts, contexts)
def test_whatever_was_read_can_be_printed(text, context):
    assert isinstance(print_deadline(parse_deadline(text, context)), str)


@given(texts)
def test_dates_and_clocks_stand_inside_the_text_and_apart(text):
    for found in (find_dates(text), find_clock_ranges(text)):
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert all(one.end <= following.start for one, following in pairwise(found))
    parse_clock(text)
    parse_duration(text)


@given(texts, contexts)
def test_reading_twice_gives_the_same(text, context):
    assert find_times(text, context) == find_times(text, context)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_refer_to_the_text_as_given(form):
    text = unicodedata.normalize(form, "Gửi hồ sơ trước ngày 05/8/2025, hằng quý báo cáo.")

    words = [text[found.start : found.end] for found in find_times(text, PLAN)]

    assert [unicodedata.normalize("NFC", word) for word in words] == [
        "trước ngày 05/8/2025",
        "hằng quý",
    ]


LONG = [
    "trước ",
    "ngày ",
    "1",
    "1 ",
    "1, ",
    "1/",
    "12/",
    "tháng 1, ",
    "trước khi ",
    "từ ngày phát động ",
    "hằng tháng, ",
    "“",
    '"a ',
    "(",
    "quý I, ",
    "Kế hoạch ngày 5/8 ",
    "định kỳ 6 tháng (",
    "sau khi kết thúc ",
    "á",
    " ",
    "5/8 và ",
    "ngày 15/6 và ",
    "trước ngày 30/12 ",
    "hằng năm ",
]


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_with_length(piece):
    _work(piece)  # what is compiled once does not count

    # Eight times the text; growth with the square would take 64 times the calls.
    assert _work(piece * (8_000 // len(piece))) < 12 * _work(piece * (1_000 // len(piece))) + 1_000


def _work(text: str) -> int:
    def read() -> None:
        find_times(text, PLAN)
        find_dates(text)
        find_clock_ranges(text)

    return calls(read)
