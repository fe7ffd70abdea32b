"""Any text is read without raising, and every fact has its place."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth import calls
from tests.reading.extract.plans import HEAD
from thidua.reading.extract.amounts import amounts, number_of
from thidua.reading.extract.clauses import parts
from thidua.reading.extract.units import UnitReader
from thidua.reading.extract.words import Words
from thidua.reading.pipeline import read_text

SCRAPS = st.sampled_from(
    [
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Văn phòng Sở",
        "- Gửi báo cáo về",
        "(qua Sở Nội vụ)",
        "trước ngày 15/6",
        ";",
        ".",
        "“Lao động tiên tiến”",
        "tặng Giấy khen cho 05 tập thể",
        "từ 70 điểm đến dưới 80 điểm",
        "100%",
        "\n",
        "\t",
        "II. TIÊU CHÍ",
        "TT\tNội dung\tĐiểm",
        "1\tPhát động\t10",
        "phối hợp với",
        "các phòng, ban",
        "và",
        ",",
        ":",
        "(",
        "PHỤ LỤC",
        "8h00 - 8h15",
        "mỗi quý",
        "ít nhất 01 bài/tháng",
        "Tổ chức Hội nghị",
        "hoặc",
        "trừ trường hợp",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(SCRAPS, max_size=40).map(" ".join),
    st.lists(SCRAPS, max_size=40).map("\n".join),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_every_fact_stands_in_it(body):
    facts = read_text(HEAD.format(subject="Tổ chức Hội nghị điển hình tiên tiến") + body)
    found = (*facts.tasks, *facts.awards, *facts.criteria, *facts.quotas)
    for fact in found:
        assert 0 <= fact.span.start < fact.span.end <= len(facts.text)
        assert 0 < fact.confidence <= 1


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_parts_lie_in_order_inside_the_text(text):
    words = Words.of(text)
    found = parts(words, 0, len(words))
    assert all(part.first < part.stop <= len(words) for part in found)
    assert all(one.stop <= other.first for one, other in pairwise(found))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_names_and_amounts_lie_inside_the_text(text):
    words = Words.of(text)
    reader = UnitReader(words)
    for at in range(len(words)):
        units = reader.read(at, len(words), forced=True)
        assert units is None or at < units.stop <= len(words)
    assert all(
        amount.first <= amount.figure < amount.stop for amount in amounts(words, 0, len(words))
    )


@given(st.integers(min_value=0, max_value=999_999_999))
def test_a_number_with_points_for_thousands_is_that_number(number):
    assert number_of(f"{number:,}".replace(",", ".")) == number


def test_reading_grows_linearly_with_the_plan():
    section = (
        "{n}. Văn phòng Sở\n- Chủ trì, phối hợp với Công đoàn Sở tổng hợp báo cáo gửi UBND tỉnh "
        "(qua Sở Nội vụ) trước ngày 15/6/2026; hướng dẫn các đơn vị.\n"
    )

    def work(count):
        body = "".join(section.format(n=number % 90 + 1) for number in range(count))
        text = HEAD.format(subject="Công tác năm 2026") + "I. TỔ CHỨC THỰC HIỆN\n" + body
        return calls(lambda: read_text(text))

    work(5)  # what is read from files and compiled once does not count
    # Four times the text: growth with the square would take sixteen times the calls.
    assert work(320) < 7 * work(80)
