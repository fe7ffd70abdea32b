"""Any text is checked without raising, and every finding quotes its place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth import calls
from tests.reading.check.conftest import BODY, plan_text
from thidua.reading.check import check_all, check_form
from thidua.reading.load import load
from thidua.reading.pipeline import read_frame, read_text

SCRAPS = st.sampled_from(
    [
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Văn phòng Sở",
        "1.2. Hồ sơ",
        "- Gửi báo cáo về",
        "trước ngày 31/6/2026",
        "từ ngày 20/8/2026 đến ngày 15/6/2026",
        "thứ Hai ngày 01/02/2026",
        ";",
        ".",
        "(",
        ")",
        "“Lao động tiên tiến",
        "”",
        "Chủ tịch UBND xã tặng Bằng khen cho 05 tập thể",
        "gồm 20 đại biểu: 10 nam, 9 nữ",
        "(tổng 100 điểm)",
        "từ 90 điểm đến dưới 80 điểm",
        "STT\tNội dung\tĐơn vị\tThời gian\tĐiểm",
        "1\tPhát động\t\tQuý I\t10",
        "2\tSơ kết\tVăn phòng\t\t5",
        "Tổng cộng\t\t\t\t20",
        "Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ",
        "Căn cứ Luật Thi đua, khen thưởng năm 2003",
        "Quyết định số 12/NĐ-CP",
        "(theo Phụ lục III kèm theo)",
        "PHỤ LỤC I",
        "phong trào “Cả nước chung sức xây dựng nông thôn mới”",
        "Đại hội Thi đua yêu nước tỉnh lần thứ V",
        "giai đoạn 2030 - 2026",
        "kể từ ngày phát động đến 30/9/2026",
        "họp xét trước ngày 05/5/2026",
        "nộp hồ sơ trước ngày 10/5/2026",
        "của cơ quanVăn phòng",
        "trong quá công tác",
        "và và",
        "Nơi nhận:",
        "- Lưu: VT.",
        "KT. CHỦ TỊCH",
        "CHỦ TỊCH",
        "\n",
        "\t",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(SCRAPS, max_size=40).map(" ".join),
    st.lists(SCRAPS, max_size=40).map("\n".join),
)
_PLAN = plan_text()


def assert_findings_quote_the_text(text):
    facts = read_text(text)
    for finding in (*facts.findings, *facts.form):
        assert finding.why
        if finding.span is not None:
            assert 0 <= finding.span.start <= finding.span.end <= len(facts.text)
        if finding.replacement is not None:
            assert finding.replacement != finding.quote


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_is_checked(text):
    assert_findings_quote_the_text(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_body_is_checked(body):
    assert_findings_quote_the_text(plan_text(body))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(_PLAN)), st.integers(0, 60), TEXTS)
def test_a_plan_is_checked_whatever_is_put_in_it(at, lost, text):
    assert_findings_quote_the_text(_PLAN[:at] + text + _PLAN[at + lost :])


def test_checking_grows_linearly_with_the_plan():
    def work(count):
        text = plan_text("".join(BODY for _ in range(count)))
        facts, reading = read_text(text), read_frame(load(text.encode()))
        return calls(lambda: (check_all(reading, facts), check_form(reading, facts)))

    work(2)  # what is read from files and compiled once does not count
    # Four times the text: growth with the square would take sixteen times the calls.
    assert work(80) < 7 * work(20)
