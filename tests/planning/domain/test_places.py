import pytest

from thidua.core.errors import Invalid
from thidua.planning.domain.fact_rows import fact_rows
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.places import page_at, place_of, sentence_around
from thidua.reading.pipeline import read_text

TEXT = "một dòng\n  hai dòng  \nba"
LAYOUT = {
    "layout": [
        {"page": 1, "span": [0, 8]},
        {"page": 2, "rows": [[[9, 12], [13, 21]]]},
        {"page": 3, "span": [22, 24]},
    ]
}


def test_a_selection_loses_the_blanks_at_its_ends():
    assert place_of(TEXT, {}, 9, 21) == {"page": 1, "start": 11, "end": 19}


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (8, 1), (9, 2), (21, 2), (22, 3), (99, 3)])
def test_the_page_is_that_of_the_block(offset, page):
    assert page_at(LAYOUT, offset) == page


@pytest.mark.parametrize(("start", "end"), [(8, 9), (9, 11), (-1, 3), (20, 99), (4, 4)])
def test_a_selection_of_nothing_is_refused(start, end):
    with pytest.raises(Invalid):
        place_of(TEXT, {}, start, end)


def test_a_sentence_reaches_to_the_ends_of_its_lines():
    assert sentence_around(TEXT, 11, 13) == "hai dòng"
    assert sentence_around(TEXT, 4, 23) == TEXT.strip()


def test_rows_of_a_read_plan_keep_their_words_and_their_order():
    text = (
        "KẾ HOẠCH\nPhát động thi đua năm 2025\n\nI. TỔ CHỨC THỰC HIỆN\n"
        "1. Phòng Tổng hợp: Gửi báo cáo trước ngày 30/9/2025.\n"
    )
    facts = read_text(text).to_json()

    rows = list(fact_rows(facts))

    assert rows[0].kind is FactKind.DOCUMENT
    assert rows[0].data["subject"] == "Phát động thi đua năm 2025"
    assert all("span" not in row.data and "confidence" not in row.data for row in rows)
    assert all(facts["text"][row.span["start"] : row.span["end"]] for row in rows if row.span)
