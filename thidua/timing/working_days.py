"""Working days in Vietnam: weekends, public holidays, compensatory and swapped days.

The `holidays` package knows the law (Labour Code 2019, articles 111-112) and the
swaps announced so far; the office's own table overrides it day by day, because
the exact days of Tết and of swaps are announced each year by the ministry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from thidua.core.labels import Labelled

_COUNTRY, _LANGUAGE = "VN", "vi"
_SATURDAY = 5
_DAY = timedelta(days=1)


class DayOffKind(Labelled):
    """Why a day differs from the ordinary week."""

    HOLIDAY = "holiday", "ngày lễ, tết"
    COMPENSATORY = "compensatory", "nghỉ bù"
    SWAP_OFF = "swap_off", "nghỉ hoán đổi"
    SWAP_WORK = "swap_work", "làm bù"


@dataclass(frozen=True, slots=True)
class DayOff:
    """One line of the table: a day off, or (``swap_work``) a weekend day that is worked."""

    date: date
    name: str
    kind: DayOffKind = DayOffKind.HOLIDAY
    source: str | None = None


def official_days(year: int) -> list[DayOff]:
    """The days of one year as the law and the announced swaps give them, in order."""
    known = holidays.country_holidays(_COUNTRY, language=_LANGUAGE, years=year)
    days = [DayOff(day, name, _kind(name)) for day, name in known.items()]
    worked = (day for day in known.weekend_workdays if day.year == year)
    days += [DayOff(day, DayOffKind.SWAP_WORK.label, DayOffKind.SWAP_WORK) for day in worked]
    return sorted(days, key=lambda line: line.date)


def _kind(name: str) -> DayOffKind:
    if "thay cho" in name:
        return DayOffKind.SWAP_OFF
    return DayOffKind.COMPENSATORY if "nghỉ bù" in name else DayOffKind.HOLIDAY


class WorkingCalendar:
    """Which days are worked. ``table`` holds the office's own lines, which prevail."""

    def __init__(self, table: Iterable[DayOff] = ()) -> None:
        self._table = {line.date: line for line in table}
        self._years: dict[int, Mapping[date, DayOff]] = {}

    def line(self, day: date) -> DayOff | None:
        """What is special about a day, from the table or else from the law."""
        return self._table.get(day) or self._official(day.year).get(day)

    def _official(self, year: int) -> Mapping[date, DayOff]:
        if year not in self._years:
            self._years[year] = {line.date: line for line in official_days(year)}
        return self._years[year]

    def is_working_day(self, day: date) -> bool:
        """Whether offices work that day."""
        line = self.line(day)
        if line is not None:
            return line.kind is DayOffKind.SWAP_WORK
        return day.weekday() < _SATURDAY

    def next_working_day(self, day: date) -> date:
        """The day itself when it is worked, else the first worked day after it."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after ``day`` (before it when negative); the day itself for 0.

        ``day`` is not counted (Civil Code 2015, article 147). Raises OverflowError
        beyond the calendar of `datetime`.
        """
        step = _DAY if n > 0 else -_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days come after ``first`` up to and including ``last``.

        Negative when ``last`` comes before ``first``: then the days from ``last``
        up to, not including, ``first``.
        """
        if last < first:
            return -sum(self._worked(last, first - _DAY))
        return sum(self._worked(first + _DAY, last)) if first < last else 0

    def _worked(self, first: date, last: date) -> Iterable[bool]:
        span = (last - first).days + 1
        return (self.is_working_day(first + timedelta(days=number)) for number in range(span))
