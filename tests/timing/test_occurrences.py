"""Recurring duties spread over time, and the rules calendars subscribe to."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.timing.meanings import PLAN
from thidua.timing import Deadline, DeadlineKind, occurrences, parse_deadline, rrule

YEAR = (date(2025, 1, 1), date(2025, 12, 31))


def turns(phrase: str, start: date = YEAR[0], end: date = YEAR[1]) -> list[tuple[str, str]]:
    periods = occurrences(parse_deadline(phrase, PLAN), start, end)
    return [(period.label, f"{period.due:%d/%m}") for period in periods]


def test_a_quarter_has_its_name_its_days_and_its_due_day():
    deadline = parse_deadline("trước ngày 15 tháng cuối quý", PLAN)

    third = occurrences(deadline, *YEAR)[2]

    assert third.label == "Quý III/2025"
    assert (third.first, third.last) == (date(2025, 7, 1), date(2025, 9, 30))
    assert third.due == date(2025, 9, 14)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (
            "hằng quý",
            [
                ("Quý I/2025", "31/03"),
                ("Quý II/2025", "30/06"),
                ("Quý III/2025", "30/09"),
                ("Quý IV/2025", "31/12"),
            ],
        ),
        ("trước ngày 30/12 hằng năm", [("Năm 2025", "29/12")]),
        ("chậm nhất ngày 30/12 hằng năm", [("Năm 2025", "30/12")]),
        (
            "trước ngày 15/6 và 15/12 hằng năm",
            [("6 tháng đầu năm 2025", "14/06"), ("6 tháng cuối năm 2025", "14/12")],
        ),
        ("02 năm một lần", [("Năm 2025", "31/12")]),
        ("thường xuyên", []),
        ("định kỳ", []),
        ("trước ngày 30/12/2025", []),
    ],
)
def test_a_year_has_the_turns_of_a_duty(phrase, expected):
    assert turns(phrase) == expected


def test_months_are_clipped_to_their_last_day():
    spring = turns("ngày 31 hằng tháng", date(2025, 1, 1), date(2025, 4, 30))

    assert [due for _, due in spring] == ["31/01", "28/02", "31/03", "30/04"]


def test_before_the_first_is_due_in_the_month_before():
    assert turns("trước ngày 01 hằng tháng", date(2025, 2, 1), date(2025, 3, 31)) == [
        ("Tháng 3/2025", "28/02"),
        ("Tháng 4/2025", "31/03"),
    ]


def test_weeks_begin_on_monday_and_are_numbered_by_iso_8601():
    found = turns("chậm nhất 15 giờ thứ Hai hằng tuần", date(2025, 8, 4), date(2025, 8, 17))

    assert found == [("Tuần 32/2025", "04/08"), ("Tuần 33/2025", "11/08")]


def test_days_are_each_their_own_turn():
    found = turns("hằng ngày", date(2025, 8, 4), date(2025, 8, 6))

    assert [due for _, due in found] == ["04/08", "05/08", "06/08"]


def test_several_days_of_a_period_are_told_apart():
    found = turns("ngày 05 và 20 hằng tháng", date(2025, 8, 1), date(2025, 8, 31))

    assert found == [("Tháng 8/2025 (đợt 1)", "05/08"), ("Tháng 8/2025 (đợt 2)", "20/08")]


def test_an_interval_counts_from_the_start():
    found = turns("02 năm một lần, trước ngày 30/12", date(2025, 6, 1), date(2030, 12, 31))

    assert [label for label, _ in found] == ["Năm 2025", "Năm 2027", "Năm 2029"]


def test_turns_due_outside_the_span_are_left_out():
    assert turns("trước ngày 15 tháng cuối quý", date(2025, 3, 15), date(2025, 6, 14)) == [
        ("Quý II/2025", "14/06")
    ]
    assert turns("hằng quý", date(2025, 5, 1), date(2025, 4, 1)) == []


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("hằng ngày", "FREQ=DAILY"),
        ("hằng tuần", "FREQ=WEEKLY;BYDAY=SU"),
        ("trước thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=TH"),
        ("trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=24"),
        ("chậm nhất ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("hằng quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("ngày 15 của tháng đầu quý", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15"),
        ("trước ngày 30/12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=29"),
        ("02 năm một lần", "FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=-1"),
        (
            "chậm nhất ngày 10/6 và 05/12 hằng năm",
            "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=5,10;BYSETPOS=2,3",
        ),
        ("thường xuyên", None),
        ("định kỳ", None),
        ("trước ngày 30/12/2025", None),
    ],
)
def test_a_duty_has_its_rule(phrase, rule):
    assert rrule(parse_deadline(phrase, PLAN)) == rule


def _at(every: str) -> st.SearchStrategy[tuple[str, ...]]:
    entry = {
        "day": st.nothing(),
        "week": st.sampled_from(["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]),
        "month": st.integers(1, 31).map("{:02d}".format),
        "quarter": st.builds("M{}-{:02d}".format, st.integers(1, 3), st.integers(1, 31)),
    }.get(every, st.dates().map("{:%m-%d}".format))
    return st.lists(entry, max_size=0 if every == "day" else 3, unique=True).map(
        lambda found: tuple(sorted(found))
    )


duties = st.sampled_from(["day", "week", "month", "quarter", "half_year", "year"]).flatmap(
    lambda every: st.builds(
        Deadline,
        st.just(DeadlineKind.RECURRING),
        every=st.just(every),
        limit=st.sampled_from(["by", "before", "on"]),
        at=_at(every),
        interval=st.sampled_from([None, 2, 3]) if every in ("day", "week") else st.none(),
    )
)


@given(duties, st.dates(date(2023, 1, 1), date(2029, 1, 1)))
def test_the_rule_yields_the_due_days(duty, start):
    rule = rrule(duty)
    assume(rule is not None)
    end = start.replace(year=start.year + 5, day=1)
    dues = sorted({turn.due for turn in occurrences(duty, start, end)})
    assume(dues)

    ruled = rrulestr(rule, dtstart=datetime.combine(dues[0], time()))

    assert [day.date() for day in ruled.between(*_whole(start, end), inc=True)] == dues


def _whole(start: date, end: date) -> tuple[datetime, datetime]:
    return datetime.combine(start, time()), datetime.combine(end, time())


@given(duties, st.dates(date(2023, 1, 1), date(2029, 1, 1)), st.integers(0, 400))
def test_turns_come_in_order_and_inside_the_span(duty, start, length):
    end = date.fromordinal(start.toordinal() + length)

    dues = [turn.due for turn in occurrences(duty, start, end)]

    assert dues == sorted(dues)
    assert all(start <= due <= end for due in dues)


@given(st.sampled_from(["month", "quarter", "year"]), st.integers(1, 28), st.integers(1, 12))
def test_ordinary_duties_always_have_a_rule(every, day, month):
    at = {"month": f"{day:02d}", "quarter": f"M{month % 3 + 1}-{day:02d}"}.get(
        every, f"{month:02d}-{day:02d}"
    )
    duty = Deadline(DeadlineKind.RECURRING, every=every, limit="before", at=(at,))

    assert rrule(duty) is not None
