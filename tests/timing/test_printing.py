"""What is printed reads back to the same deadline."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.timing import Deadline, DeadlineKind, TimeContext, parse_deadline, print_deadline
from thidua.timing.stretches import merged

PLAN = TimeContext(year=2025, document_date="2025-01-20")

days = st.dates().map(lambda day: day.isoformat()).filter(lambda iso: "1000" <= iso < "2900")
printed_days = days | st.sampled_from(["2025-02-30", "2025-09-31", "2025-02-29"])
times = st.none() | st.times().map(lambda time: f"{time:%H:%M}")
limits = st.sampled_from(["by", "before", "on"])
points = st.builds(
    Deadline,
    st.sampled_from([DeadlineKind.BY, DeadlineKind.BEFORE, DeadlineKind.ON]),
    date=printed_days,
    time=times,
    tentative=st.booleans(),
)
spans = st.tuples(days, days).map(sorted).map(tuple)


def _within(pieces: list[tuple[str, str]], tentative: bool) -> Deadline:
    joined = merged(pieces)
    base = Deadline(DeadlineKind.WITHIN, tentative=tentative)
    if len(joined) == 1:
        return replace(base, start=joined[0][0], end=joined[0][1])
    return replace(base, spans=joined)


withins = st.builds(_within, st.lists(spans, min_size=1, max_size=4), st.booleans())
periods = st.builds(
    lambda span, shape, tentative: Deadline(
        DeadlineKind.PERIOD,
        start=None if shape == "no start" else span[0],
        end=None if shape == "no end" else span[1],
        tentative=tentative,
    ),
    spans,
    st.sampled_from(["both", "no start", "no end"]),
    st.booleans(),
)


def _numbers(count: int) -> st.SearchStrategy[tuple[str, ...]]:
    numbers = st.lists(st.integers(1, 31), min_size=1, max_size=count, unique=True)
    return numbers.map(lambda found: tuple(f"{number:02d}" for number in sorted(found)))


def _recurring(every: str, at: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[Deadline]:
    return st.builds(
        Deadline,
        st.just(DeadlineKind.RECURRING),
        every=st.just(every),
        limit=limits,
        at=at,
        time=times,
    )


weekdays = st.lists(
    st.sampled_from(["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]),
    min_size=1, max_size=3, unique=True,
).map(tuple)  # fmt: skip
year_days = st.dates().map(lambda day: (f"{day:%m-%d}",))
recurrings = st.one_of(
    st.builds(
        Deadline,
        st.just(DeadlineKind.RECURRING),
        every=st.sampled_from(
            ["day", "week", "month", "quarter", "half_year", "year", "continuous", "unspecified"]
        ),
    ),
    st.builds(
        Deadline,
        st.just(DeadlineKind.RECURRING),
        every=st.sampled_from(["month", "week", "day"]),
        interval=st.sampled_from([2, 4, 5]),
    ),
    st.builds(
        Deadline,
        st.just(DeadlineKind.RECURRING),
        every=st.just("year"),
        interval=st.integers(2, 9),
        limit=limits,
        at=year_days,
        time=times,
    ),
    _recurring("week", weekdays),
    _recurring("month", _numbers(3)),
    _recurring(
        "quarter", st.sampled_from([("M1-15",), ("M3-10",), ("M2-31",), ("M1-05", "M3-20")])
    ),
    _recurring("half_year", st.sampled_from([("06-15", "12-15"), ("06-10", "12-05"), ("06-10",)])),
    _recurring("year", year_days),
    st.builds(
        Deadline,
        st.just(DeadlineKind.RECURRING),
        every=st.just("day"),
        limit=limits,
        time=times.filter(bool),
    ),
)
anchors = st.sampled_from(
    ["khai mạc", "tổ chức Hội nghị", "Tết Nguyên đán", "nhận được hồ sơ hợp lệ", "02/9"]
)
relatives = st.one_of(
    st.builds(
        Deadline,
        st.just(DeadlineKind.RELATIVE),
        direction=st.sampled_from(["before", "after"]),
        n=st.integers(0, 400),
        unit=st.sampled_from(["minute", "hour", "day", "working_day", "week", "month"]),
        anchor=anchors,
    ).map(lambda found: found if found.n else replace(found, unit="day")),
    st.builds(
        Deadline,
        st.just(DeadlineKind.RELATIVE),
        direction=st.sampled_from(["before", "after"]),
        n=st.integers(1, 400),
        unit=st.sampled_from(["day", "working_day", "week", "month"]),
    ),
)


@given(st.one_of(points, withins, periods, recurrings, relatives), st.booleans())
def test_printed_words_read_back(deadline, single_year):
    words = print_deadline(deadline)
    read = parse_deadline(words, replace(PLAN, single_year=single_year))

    assert replace(read, text=None) == deadline, words


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (Deadline(DeadlineKind.BEFORE, date="2025-08-05"), "trước ngày 05/8/2025"),
        (
            Deadline(DeadlineKind.BY, date="2025-02-01", time="17:00"),
            "chậm nhất 17 giờ 00 ngày 01/02/2025",
        ),
        (Deadline(DeadlineKind.ON, date="2025-08-15", tentative=True), "dự kiến ngày 15/8/2025"),
        (
            Deadline(DeadlineKind.WITHIN, start="2025-07-01", end="2025-12-31"),
            "trong 6 tháng cuối năm 2025",
        ),
        (
            Deadline(DeadlineKind.WITHIN, start="2025-04-01", end="2025-06-30"),
            "trong quý II năm 2025",
        ),
        (
            Deadline(DeadlineKind.WITHIN, start="2025-01-01", end="2025-02-28"),
            "trong tháng 01, 02 năm 2025",
        ),
        (
            Deadline(
                DeadlineKind.WITHIN,
                spans=(("2025-05-01", "2025-05-31"), ("2025-10-01", "2025-10-31")),
            ),
            "trong tháng 5 năm 2025; trong tháng 10 năm 2025",
        ),
        (
            Deadline(DeadlineKind.WITHIN, start="2025-03-01", end="2025-03-10"),
            "trong đầu tháng 3 năm 2025",
        ),
        (
            Deadline(DeadlineKind.PERIOD, start="2021-01-01", end="2025-12-31"),
            "giai đoạn 2021 - 2025",
        ),
        (
            Deadline(DeadlineKind.RECURRING, every="year", limit="before", at=("12-30",)),
            "trước ngày 30/12 hằng năm",
        ),
        (
            Deadline(DeadlineKind.RECURRING, every="week", limit="by", at=("MON",), time="15:00"),
            "chậm nhất 15 giờ 00 thứ Hai hằng tuần",
        ),
        (
            Deadline(
                DeadlineKind.RELATIVE, direction="before", n=15, unit="day", anchor="khai mạc"
            ),
            "trước 15 ngày so với khai mạc",
        ),
        (Deadline(), ""),
    ],
)
def test_words_are_those_of_an_office(deadline, words):
    assert print_deadline(deadline) == words


def test_a_limit_without_known_date_prints_its_own_words():
    assert print_deadline(Deadline(DeadlineKind.BY, text="chậm nhất 20/9")) == "chậm nhất 20/9"
