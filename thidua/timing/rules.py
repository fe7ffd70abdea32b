"""Recurring deadlines as RFC 5545 rules, so that calendars can subscribe."""

from __future__ import annotations

from calendar import monthrange
from itertools import product

from thidua.timing.lexicon import WEEKDAYS
from thidua.timing.values import Deadline, DeadlineKind

_COMMON, _LEAP = 2023, 2024
_QUARTERS = range(0, 12, 3)
_LAST_MONTHS = {"quarter": (3, 6, 9, 12), "half_year": (6, 12), "year": (12,)}


def rrule(deadline: Deadline) -> str | None:
    """The RRULE of the due days of a recurring deadline, None where there is none.

    The days are those of `occurrences`; the first of them is the DTSTART that
    intervals count from. The clock time belongs into DTSTART. None also for the
    rare lists of days that one rule cannot say (the 29th and the 30th monthly).
    """
    if deadline.kind is not DeadlineKind.RECURRING:
        return None
    match deadline.every:
        case "day":
            parts = ["FREQ=DAILY"]
        case "week":
            parts = _weekly(deadline)
        case "month":
            parts = _monthly(deadline)
        case "quarter" | "half_year" | "year":
            parts = _yearly(deadline)
        case _:
            return None
    if deadline.interval and parts:
        parts.insert(1, f"INTERVAL={deadline.interval}")
    return ";".join(parts) or None


def _early(deadline: Deadline) -> int:
    return int(deadline.limit == "before" and bool(deadline.at))


def _weekly(deadline: Deadline) -> list[str]:
    numbers = {WEEKDAYS.index(day) - _early(deadline) for day in deadline.at} or {6}
    if deadline.interval and -1 in numbers and len(numbers) > 1:
        # The Sunday before falls into a week that the interval passes over.
        return []
    days = ",".join(WEEKDAYS[number % 7][:2] for number in sorted(numbers))
    return ["FREQ=WEEKLY", f"BYDAY={days}"]


def _monthly(deadline: Deadline) -> list[str]:
    days = sorted({int(day) - _early(deadline) for day in deadline.at} or {31})
    if days == [0]:
        days = [31]
    sure, rest = [day for day in days if 1 <= day <= 28], [day for day in days if day > 28]
    if len(sure) + len(rest) < len(days) or len(rest) > 1:
        return []
    if not rest:
        return ["FREQ=MONTHLY", f"BYMONTHDAY={_joined(sure)}"]
    if rest == [31]:
        return ["FREQ=MONTHLY", f"BYMONTHDAY={_joined([*sure, -1])}"]
    # The 30th where there is one, else the last day of February.
    choice = sorted({*sure, *range(28, rest[0] + 1)})
    positions = [*range(1, len(sure) + 1), -1]
    return ["FREQ=MONTHLY", f"BYMONTHDAY={_joined(choice)}", f"BYSETPOS={_joined(positions)}"]


def _yearly(deadline: Deadline) -> list[str]:
    if deadline.interval and deadline.every != "year":
        return []
    places = sorted(set(_year_places(deadline)))
    months = sorted({month for month, _ in places})
    days = _same_day(places)
    if days is not None:
        return ["FREQ=YEARLY", f"BYMONTH={_joined(months)}", f"BYMONTHDAY={days}"]
    plain = [(month, _month_day(month, day)) for month, day in places]
    choice = sorted({day for _, day in plain}, key=lambda day: day % 100)
    positions = _positions(plain, months, choice, _COMMON)
    if positions is None or positions != _positions(plain, months, choice, _LEAP):
        return []
    parts = ["FREQ=YEARLY", f"BYMONTH={_joined(months)}", f"BYMONTHDAY={_joined(choice)}"]
    return [*parts, f"BYSETPOS={_joined(positions)}"]


def _year_places(deadline: Deadline) -> list[tuple[int, int]]:
    """Month and day of every due day of a year; the day may exceed the month."""
    every = deadline.every or "year"
    if not deadline.at:
        return [(month, 31) for month in _LAST_MONTHS[every]]
    printed = [place.split("-") for place in deadline.at]
    if every == "quarter":
        pairs = [
            (start + int(month[1:]), int(day)) for start in _QUARTERS for month, day in printed
        ]
    else:
        pairs = [(int(month), int(day)) for month, day in printed]
    early = _early(deadline)
    return [
        (month, day - early) if day > early else ((month - 2) % 12 + 1, 31) for month, day in pairs
    ]


def _same_day(places: list[tuple[int, int]]) -> int | None:
    """The BYMONTHDAY that serves all places, None when they differ."""
    if all(day >= monthrange(_LEAP, month)[1] for month, day in places):
        return -1
    days = {_month_day(month, day) for month, day in places}
    return days.pop() if len(days) == 1 else None


def _month_day(month: int, day: int) -> int:
    """The BYMONTHDAY of one place; the end of February moves with the year."""
    if month == 2 and day > 28:
        return -1
    return min(day, monthrange(_LEAP, month)[1])


def _positions(
    wanted: list[tuple[int, int]], months: list[int], days: list[int], year: int
) -> list[int] | None:
    """Where the wanted days stand among all days that the rule yields in a year."""
    made: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for month, day in product(months, days):
        length = monthrange(year, month)[1]
        real = length + 1 + day if day < 0 else day
        if real <= length:
            made.setdefault((month, real), []).append((month, day))
    ordered = sorted(made)
    found = [
        next((at for at, key in enumerate(ordered, 1) if place in made[key]), None)
        for place in wanted
    ]
    return None if None in found else sorted(at for at in found if at)


def _joined(numbers: list[int]) -> str:
    return ",".join(map(str, numbers))
