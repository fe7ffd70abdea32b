"""Deadlines in words. What is printed here parses back to the same deadline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from thidua.timing.lexicon import WEEKDAY_NAMES, WEEKDAYS
from thidua.timing.relative import OCCASIONS
from thidua.timing.saying import month_digits
from thidua.timing.stretches import (
    MONTH_PARTS,
    Stretch,
    month,
    months,
    part,
    quarter,
    week_of,
    whole_year,
)
from thidua.timing.values import Deadline, DeadlineKind

_LEADS = {"before": "trước", "by": "chậm nhất", "on": ""}
_ROMAN = ("", "I", "II", "III", "IV")
_UNITS = {
    "minute": "phút", "hour": "giờ", "day": "ngày", "working_day": "ngày làm việc",
    "week": "tuần", "month": "tháng",
}  # fmt: skip
_PERIODS = {
    "day": "ngày", "week": "tuần", "month": "tháng", "quarter": "quý", "half_year": "6 tháng",
    "year": "năm",
}  # fmt: skip
_QUARTER_MONTHS = {"M1": "tháng đầu quý", "M2": "tháng thứ hai của quý", "M3": "tháng cuối quý"}


def print_deadline(deadline: Deadline) -> str:
    """The Vietnamese words of a deadline, in lower case; empty for kind none.

    `parse_deadline` reads the words back to the same values (``text`` apart).
    A limit whose date is unknown prints as its own ``text``.
    """
    match deadline.kind:
        case DeadlineKind.BY | DeadlineKind.BEFORE | DeadlineKind.ON:
            words = _point(deadline)
        case DeadlineKind.WITHIN:
            words = _within(deadline)
        case DeadlineKind.PERIOD:
            words = _period(deadline)
        case DeadlineKind.RECURRING:
            words = _recurring(deadline)
        case DeadlineKind.RELATIVE:
            words = _relative(deadline)
        case _:
            return ""
    if not words:
        return deadline.text or ""
    return f"dự kiến {words}" if deadline.tentative else words


# ------------------------------------------------------------------ days


def _point(deadline: Deadline) -> str:
    if not deadline.date:
        return ""
    lead = _LEADS[str(deadline.kind)]
    return _words(lead, _clock(deadline.time), f"ngày {_date(deadline.date)}")


def _words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _date(iso: str) -> str:
    year, month_number, day = iso.split("-")
    return f"{_day_month(f'{month_number}-{day}')}/{year}"


def _day_month(place: str) -> str:
    month_number, day = place.split("-")
    return f"{day}/{month_digits(int(month_number))}"


def _clock(time: str | None) -> str:
    return f"{time[:2]} giờ {time[3:]}" if time else ""


# ------------------------------------------------------------------ spans


def _within(deadline: Deadline) -> str:
    spans = deadline.spans or ((deadline.start or "", deadline.end or ""),)
    if not all(start and end for start, end in spans):
        return ""
    return "; ".join(f"trong {_unit(start, end)}" for start, end in spans)


def _unit(start: str, end: str) -> str:
    """The calendar unit of a span by its own name, else its two days."""
    year = int(start[:4])
    for name, stretch in _named_units(int(start[5:7]), int(end[5:7])):
        if stretch.dated(year) == (start, end):
            return _words(name, f"năm {year}")
    return f"khoảng từ ngày {_date(start)} đến hết ngày {_date(end)}"


def _named_units(first: int, last: int) -> Iterator[tuple[str, Stretch]]:
    """Names of units from month ``first`` to month ``last``, plainest first."""
    yield "", whole_year()
    yield "6 tháng đầu", months("part", 1, 6)
    yield "6 tháng cuối", months("part", 7, 12)
    yield "9 tháng đầu", months("part", 1, 9)
    opening, closing = (first + 2) // 3, (last + 2) // 3
    if closing >= opening:
        numerals = ", ".join(_ROMAN[opening : closing + 1])
        yield f"quý {numerals}", replace(quarter(opening), last=quarter(closing).last)
    if not 1 <= first <= last <= 12:
        return
    numbers = ", ".join(month_digits(number) for number in range(first, last + 1))
    yield f"tháng {numbers}", months("month", first, last)
    if first == last:
        yield from _parts_of_month(first)


def _parts_of_month(number: int) -> Iterator[tuple[str, Stretch]]:
    whole, name = month(number), month_digits(number)
    for words in MONTH_PARTS:
        inside = part(words, whole)
        if inside:
            yield f"{words} tháng {name}", inside
    for week in range(1, 5):
        yield f"tuần thứ {week} của tháng {name}", week_of(week, whole)
    yield f"tuần cuối của tháng {name}", week_of(-1, whole)


def _period(deadline: Deadline) -> str:
    start, end = deadline.start, deadline.end
    if start and end and start.endswith("-01-01") and end.endswith("-12-31") and start < end:
        return f"giai đoạn {start[:4]} - {end[:4]}"
    if start and not end:
        return f"từ ngày {_date(start)}"
    if end:
        opening = f"ngày {_date(start)}" if start else "khi phát động"
        return f"từ {opening} đến hết ngày {_date(end)}"
    return ""


# ------------------------------------------------------------------ recurring


def _recurring(deadline: Deadline) -> str:
    every = deadline.every or ""
    if every not in _PERIODS:
        return {"continuous": "thường xuyên", "unspecified": "định kỳ"}.get(every, "")
    places = _places(deadline)
    plain = not deadline.interval and every != "half_year"
    if not places and not deadline.time:
        return f"hằng {_PERIODS[every]}" if plain else _rate(deadline)
    limit = _words(_LEADS[deadline.limit or "on"], _clock(deadline.time), places)
    if every == "quarter" and plain:
        return limit
    return f"{limit} hằng {_PERIODS[every]}" if plain else f"{_rate(deadline)}, {limit}"


def _rate(deadline: Deadline) -> str:
    """02 năm một lần, 6 tháng một lần."""
    count = f"{deadline.interval:02d} " if deadline.interval else ""
    return f"{count}{_PERIODS[deadline.every or '']} một lần"


def _places(deadline: Deadline) -> str:
    if not deadline.at:
        return ""
    match deadline.every:
        case "week":
            return _listed([WEEKDAY_NAMES[WEEKDAYS.index(day)] for day in deadline.at])
        case "month":
            return "ngày " + _listed(list(deadline.at))
        case "quarter":
            return _listed([_quarter_place(place) for place in deadline.at])
        case _:
            return "ngày " + _listed([_day_month(place) for place in deadline.at])


def _quarter_place(place: str) -> str:
    month_name, day = place.split("-")
    return f"ngày {day} {_QUARTER_MONTHS[month_name]}"


def _listed(words: list[str]) -> str:
    return " và ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


# ------------------------------------------------------------------ relative


_OCCASION_WORDS = {anchor: phrase for phrase, anchor in OCCASIONS.items()}


def _relative(deadline: Deadline) -> str:
    before = deadline.direction == "before"
    anchor = deadline.anchor
    if not deadline.n:
        if not anchor:
            return ""
        if not before and anchor in _OCCASION_WORDS:
            return _OCCASION_WORDS[anchor]
        return f"ngay {'trước' if before else 'sau khi'} {anchor}"
    amount = f"{deadline.n:02d} {_UNITS[deadline.unit or 'day']}"
    if before:
        return _words("trước", amount, f"so với {anchor}" if anchor else "")
    return _words("trong vòng", amount, f"kể từ khi {anchor}" if anchor else "")
