"""Working days, windows of deadlines, and how dates are said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.timing import (
    DayOff,
    DayOffKind,
    Deadline,
    DeadlineKind,
    TimeContext,
    Window,
    WorkingCalendar,
    official_days,
    parse_deadline,
    say_date,
    window,
)

LAW = WorkingCalendar()
PLAN = TimeContext(year=2025)
days = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2025, 8, 15), True),  # Friday
        (date(2025, 8, 16), False),  # Saturday
        (date(2025, 9, 1), False),  # day beside the National Day
        (date(2025, 9, 2), False),  # National Day
        (date(2025, 4, 7), False),  # Hùng Kings
        (date(2025, 1, 29), False),  # first day of Tết
        (date(2025, 5, 2), False),  # swapped against
        (date(2025, 4, 26), True),  # this Saturday
        (date(2026, 4, 27), False),  # in place of a Sunday
        (date(2026, 8, 31), False),  # swapped against
        (date(2026, 8, 22), True),  # this Saturday
        (date(2026, 11, 24), False),  # Culture Day, since 2026
        (date(2025, 11, 24), True),
    ],
)
def test_the_law_says_which_days_are_worked(day, worked):
    assert LAW.is_working_day(day) is worked


def test_the_table_of_the_office_prevails_over_the_law():
    calendar = WorkingCalendar(
        [
            DayOff(date(2025, 8, 15), "Ngày thành lập", DayOffKind.HOLIDAY, "12/QĐ-VP"),
            DayOff(date(2025, 8, 16), "Làm bù", DayOffKind.SWAP_WORK),
            DayOff(date(2025, 9, 1), "Làm việc theo thông báo", DayOffKind.SWAP_WORK),
        ]
    )

    assert not calendar.is_working_day(date(2025, 8, 15))
    assert calendar.is_working_day(date(2025, 8, 16))
    assert calendar.is_working_day(date(2025, 9, 1))
    assert LAW.is_working_day(date(2025, 8, 15))


def test_official_days_fill_the_table_in_vietnamese():
    lines = {line.date: line for line in official_days(2026)}

    assert lines[date(2026, 9, 2)].name == "Quốc khánh"
    assert lines[date(2026, 4, 27)].kind is DayOffKind.COMPENSATORY
    assert lines[date(2026, 8, 31)].kind is DayOffKind.SWAP_OFF
    assert lines[date(2026, 8, 22)].kind is DayOffKind.SWAP_WORK
    assert lines[date(2026, 11, 24)].kind is DayOffKind.HOLIDAY


def test_working_days_step_over_a_holiday_and_a_weekend():
    # Friday 29 August 2025; Monday and Tuesday are the National Day.
    assert LAW.add_working_days(date(2025, 8, 29), 1) == date(2025, 9, 3)
    assert LAW.add_working_days(date(2025, 9, 3), -1) == date(2025, 8, 29)
    assert LAW.add_working_days(date(2025, 8, 30), 0) == date(2025, 8, 30)
    assert LAW.next_working_day(date(2025, 8, 30)) == date(2025, 9, 3)
    assert LAW.next_working_day(date(2025, 9, 3)) == date(2025, 9, 3)


@given(days, st.integers(1, 60))
def test_counting_working_days_undoes_adding_them(day, n):
    later = LAW.add_working_days(day, n)
    earlier = LAW.add_working_days(day, -n)

    assert LAW.working_days_between(day, later) == n
    assert LAW.working_days_between(day, earlier) == -n
    assert LAW.is_working_day(later)
    assert LAW.is_working_day(earlier)


@given(days, st.integers(0, 120))
def test_working_days_between_are_those_after_the_first_up_to_the_last(first, length):
    after = [first + timedelta(days=number) for number in range(1, length + 1)]

    assert LAW.working_days_between(first, first + timedelta(days=length)) == sum(
        map(LAW.is_working_day, after)
    )


def days_of(phrase: str, **given: date) -> tuple[date | None, date | None]:
    found = window(parse_deadline(phrase, PLAN), calendar=LAW, **given)
    return found.first, found.last


def test_before_ends_the_day_before_and_by_on_the_day():
    issued = date(2025, 7, 23)

    assert days_of("trước ngày 05/8/2025", document_on=issued) == (issued, date(2025, 8, 4))
    assert days_of("chậm nhất ngày 05/8/2025", document_on=issued) == (issued, date(2025, 8, 5))
    assert days_of("chậm nhất ngày 05/8/2025") == (None, date(2025, 8, 5))


def test_a_day_or_a_span_gives_its_own_edges():
    assert days_of("ngày 15/8") == (date(2025, 8, 15), date(2025, 8, 15))
    assert days_of("Quý III, IV") == (date(2025, 7, 1), date(2025, 12, 31))
    assert days_of("Tháng 5 và tháng 10") == (date(2025, 5, 1), date(2025, 10, 31))
    assert days_of("từ ngày phát động đến hết ngày 05/8") == (None, date(2025, 8, 5))
    assert days_of("kể từ ngày 01/7") == (date(2025, 7, 1), None)


def test_a_relative_limit_is_open_until_its_event_has_a_day():
    assert days_of("trước 15 ngày") == (None, None)


@pytest.mark.parametrize(
    ("phrase", "last"),
    [
        ("trước 15 ngày", date(2025, 7, 31)),
        ("trước ngày khai mạc 02 tuần", date(2025, 8, 1)),
        ("trước khi khai mạc 30 phút", date(2025, 8, 15)),
        ("ít nhất 05 ngày làm việc trước ngày khai mạc", date(2025, 8, 8)),
        ("sau khi kết thúc 05 ngày", date(2025, 8, 20)),
        ("sau khi kết thúc 01 tuần", date(2025, 8, 22)),
        ("sau khi kết thúc 02 ngày", date(2025, 8, 18)),  # Sunday, so Monday
        ("trong vòng 18 ngày kể từ ngày họp", date(2025, 9, 3)),  # over the National Day
        ("sau 05 ngày làm việc", date(2025, 8, 22)),
        ("ngay sau khi kết thúc", date(2025, 8, 15)),
    ],
)
def test_a_relative_limit_moves_with_its_event(phrase, last):
    assert days_of(phrase, event_on=date(2025, 8, 15))[1] == last


def test_no_last_day_for_duties_without_end_and_impossible_dates():
    assert days_of("hằng quý") == (None, None)
    assert days_of("theo quy định") == (None, None)
    assert days_of("trước ngày 30/02/2025") == (None, None)


def test_working_days_left_are_counted_from_today():
    deadline = Deadline(DeadlineKind.BY, date="2025-09-04")

    found = window(deadline, calendar=LAW, today=date(2025, 8, 29))

    assert found == Window(None, date(2025, 9, 4), 2)


def test_a_date_is_said_as_decree_30_prints_it():
    assert say_date(date(2025, 8, 5)) == "ngày 05 tháng 8 năm 2025"
    assert say_date(date(2026, 2, 12)) == "ngày 12 tháng 02 năm 2026"
    assert say_date(date(2026, 11, 1)) == "ngày 01 tháng 11 năm 2026"


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_date_said_in_words_reads_back(day):
    assert parse_deadline(say_date(day), PLAN).date == day.isoformat()


def test_a_year_is_looked_up_once(monkeypatch):
    calendar = WorkingCalendar()
    calendar.is_working_day(date(2025, 8, 15))
    monkeypatch.setattr("thidua.timing.working_days.official_days", lambda year: 1 / 0)

    assert calendar.add_working_days(date(2025, 8, 15), 5) - date(2025, 8, 15) == timedelta(days=7)
