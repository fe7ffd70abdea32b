"""Recurring deadlines spread out: one period each, and the rule calendars subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from thidua.timing.days import last_day
from thidua.timing.lexicon import ROMAN, WEEKDAYS
from thidua.timing.values import Deadline, DeadlineKind

_DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_ROMAN = {number: numeral.upper() for numeral, number in ROMAN.items()}


@dataclass(frozen=True, slots=True)
class Period:
    """One turn of a recurring duty.

    ``label`` names the period (``Quý III/2025``), ``first`` and ``last`` are its
    days, ``due`` the last day on which the duty is still in time.
    """

    label: str
    first: date
    last: date
    due: date


def occurrences(deadline: Deadline, start: date, end: date) -> list[Period]:
    """The turns whose due day lies between ``start`` and ``end``, both inclusive, in order.

    ``before`` is due the day before; a day that a month lacks (31, 30 February) is
    its last day. Without a printed day the last day of the period is due. With
    an interval the first period is the one that holds ``start``. Continuous,
    unspecified and not recurring deadlines have no turns.
    """
    if deadline.kind is not DeadlineKind.RECURRING or start > end:
        return []
    return [turn for turn in _turns(deadline, start, end) if start <= turn.due <= end]


def _turns(deadline: Deadline, start: date, end: date) -> Iterator[Period]:
    every = deadline.every
    if every not in ("day", "week", *_MONTHS):
        return
    first = _first_day(every, start)
    # A duty may be due the day before its period begins (before the 1st).
    while first - _DAY <= end:
        yield from _dues(deadline, every, first, _after(every, first, 1) - _DAY)
        first = _after(every, first, deadline.interval or 1)


def _first_day(every: str, day: date) -> date:
    """The first day of the period that holds a day; weeks begin on Monday."""
    if every == "day":
        return day
    if every == "week":
        return day - timedelta(days=day.weekday())
    months = _MONTHS[every]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _after(every: str, first: date, count: int) -> date:
    if every in ("day", "week"):
        return first + count * timedelta(days=7 if every == "week" else 1)
    return first + relativedelta(months=count * _MONTHS[every])


def _dues(deadline: Deadline, every: str, first: date, last: date) -> Iterator[Period]:
    label = period_label(every, first)
    early = bool(deadline.at) and deadline.limit == "before"
    places = [_place(every, place, first, early) for place in deadline.at] or [last]
    days = sorted(day for day in places if day is not None)
    for number, day in enumerate(days, 1):
        yield Period(label if len(days) == 1 else f"{label} (đợt {number})", first, last, day)


def _place(every: str, place: str, first: date, early: bool) -> date | None:
    """The due day of one ``at`` entry in the period of ``first``; None when not in it."""
    if every == "week":
        return first + (WEEKDAYS.index(place) - early) * _DAY
    if every == "month":
        return _clipped(first, 0, int(place) - early)
    month, day = place.split("-")
    ahead = int(month[1:]) - 1 if every == "quarter" else int(month) - first.month
    if not 0 <= ahead < _MONTHS.get(every, 0):
        return None
    return _clipped(first, ahead, int(day) - early)


def _clipped(first: date, months: int, day: int) -> date:
    """A day of a month ahead, at most its last; day 0 is the end of the month before."""
    month = first + relativedelta(months=months)
    return month + (min(day, last_day(month.year, month.month)) - 1) * _DAY


def period_label(every: str, first: date) -> str:
    """``Quý III/2025`` · ``Tháng 8/2025`` · ``Tuần 32/2025`` · ``6 tháng đầu năm 2025``."""
    match every:
        case "day":
            return f"Ngày {first:%d/%m/%Y}"
        case "week":
            year, week, _ = first.isocalendar()
            return f"Tuần {week}/{year}"
        case "month":
            return f"Tháng {first.month}/{first.year}"
        case "quarter":
            return f"Quý {_ROMAN[(first.month + 2) // 3]}/{first.year}"
        case "half_year":
            return f"6 tháng {'đầu' if first.month == 1 else 'cuối'} năm {first.year}"
        case _:
            return f"Năm {first.year}"
