"""Periods: từ ngày … đến hết ngày …, giai đoạn 2021 - 2025, 90 ngày kể từ ngày 01/6."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from thidua.timing.amounts import read_amount
from thidua.timing.days import as_date, is_share, is_year
from thidua.timing.lexicon import PLANNED, Phrases
from thidua.timing.relative import past_hedges
from thidua.timing.scope import Firmness, Reading, Scope
from thidua.timing.stretches import Stretch, next_day, read_stretch, read_stretches, whole_year
from thidua.timing.targets import past_until, read_dated, read_day_range
from thidua.timing.tokens import Tokens
from thidua.timing.values import Deadline, DeadlineKind

_ISSUED = Phrases(dict.fromkeys(("ký", "ký ban hành", "ban hành", "ban hành kế hoạch"), True))
_LONGEST_EVENT = 14


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a period: a day, a unit, or an event without date (both None)."""

    day: str | None
    stretch: Stretch | None
    stop: int
    time: str | None = None


def read_periods(scope: Scope, at: int) -> list[Reading]:
    """The period that starts at a token, if one does; dự kiến may lead it."""
    planned = PLANNED.at(scope.tokens, at)
    if planned is None:
        return _firm_periods(scope, at)
    place = planned[1] + (scope.tokens.word(planned[1]) == ":")
    return [
        replace(reading, first=at, deadline=replace(reading.deadline, tentative=True))
        for reading in _firm_periods(scope, place)
    ]


def _firm_periods(scope: Scope, at: int) -> list[Reading]:
    tokens = scope.tokens
    if tokens.word(at) == "giai":
        return _stage(scope, at)
    counted = _counted(scope, at) or _years(scope, at, at)
    if counted:
        return counted
    if tokens.word(at) == "sau":
        return _after_day(scope, at)
    place = _past_from(tokens, at)
    return _from_to(scope, at, place) if place else []


def _after_day(scope: Scope, at: int) -> list[Reading]:
    """sau ngày 30/6/2025: from the day after."""
    dated = read_dated(scope.tokens, at + 1)
    iso = dated.day.iso(scope.year_at(at)) if dated and dated.named else None
    if dated is None or iso is None:
        return []
    deadline = Deadline(DeadlineKind.PERIOD, start=next_day(iso))
    return [Reading(at, dated.stop, deadline)]


_FROM_WORDS = ("trong", "khoảng", "thời", "gian", "bắt", "đầu", "kể", "tính", "diễn", "ra")


def _past_from(tokens: Tokens, at: int) -> int | None:
    """Where the start of the period is printed, after từ, kể từ, trong thời gian từ …"""
    place = at
    while tokens.word(place) in _FROM_WORDS and place < at + len(_FROM_WORDS):
        place += 1
    return place + 1 if tokens.word(place) == "từ" else None


def _stage(scope: Scope, at: int) -> list[Reading]:
    """giai đoạn 2021 - 2025; also giai đoạn từ năm 2021 đến năm 2025."""
    if scope.tokens.word(at + 1) != "đoạn":
        return []
    place = at + 2
    place += scope.tokens.word(place) in (":", "từ")
    return _years(scope, at, place)


def _years(scope: Scope, at: int, place: int) -> list[Reading]:
    tokens = scope.tokens
    place += tokens.word(place) == "năm"
    if not is_year(tokens, place) or tokens.word(place + 1) not in ("-", "đến"):
        return []
    stop = place + 2 + (tokens.word(place + 2) == "hết")
    stop += tokens.word(stop) == "năm"
    if not is_year(tokens, stop):
        return []
    first, last = tokens.word(place), tokens.word(stop)
    deadline = Deadline(DeadlineKind.PERIOD, start=f"{first}-01-01", end=f"{last}-12-31")
    return [Reading(at, stop + 1, deadline, Firmness.BARE)] if first <= last else []


def _from_to(scope: Scope, at: int, place: int) -> list[Reading]:
    found = _day_range(scope, at, place) or _edges(scope, at, place)
    return found or _years(scope, at, place)


def _day_range(scope: Scope, at: int, place: int) -> list[Reading]:
    found = read_day_range(scope.tokens, place)
    if found is None:
        return []
    first, last, _, stop = found
    year = scope.year_at(at)
    start, end = first.iso(year), last.iso(year)
    if start and end and start > end and first.year is None and last.year is None:
        end = last.iso(int(start[:4]) + 1)
    return [Reading(at, stop, _period(scope, at, start, end))]


def _period(scope: Scope, at: int, start: str | None, end: str | None) -> Deadline:
    """trong khoảng từ … đến … is a free choice inside (within), từ … đến … a period."""
    inside = end is not None and scope.tokens.has(at, "trong", "khoảng")
    return Deadline(DeadlineKind.WITHIN if inside else DeadlineKind.PERIOD, start=start, end=end)


def _edges(scope: Scope, at: int, place: int) -> list[Reading]:
    tokens = scope.tokens
    start = _edge(scope, at, place) or _event(scope, place)
    if start is None:
        return []
    if tokens.word(start.stop) not in ("-", "đến"):
        return _open_end(scope, at, start)
    if tokens.word(start.stop + 1) == "nay":
        return []
    end = _edge(scope, at, past_until(tokens, start.stop + 1)) or _bare_end(tokens, start)
    if end is None:
        return _open_end(scope, at, start)
    first, last = _resolve(scope, at, start, end)
    return [Reading(at, end.stop, _period(scope, at, first, last))]


def _edge(scope: Scope, at: int, place: int) -> Edge | None:
    tokens = scope.tokens
    dated = read_dated(tokens, place)
    if dated is not None:
        if is_share(tokens, place):
            return None
        return Edge(dated.day.iso(scope.year_at(at)), None, dated.stop, dated.time)
    if tokens.word(place) == "năm" and not tokens.digits(place + 1):
        return Edge(None, whole_year(), place + 1) if tokens.word(place + 1) != "học" else None
    units = read_stretches(tokens, place)
    if units is not None and len(units[0]) == 1:
        return Edge(None, units[0][0], units[1])
    single = read_stretch(tokens, place)
    return Edge(None, *single) if single else None


def _bare_end(tokens: Tokens, start: Edge) -> Edge | None:
    """từ tháng 4 đến 6/2025: the unit is printed once."""
    if start.stretch is None or start.stretch.sort != "month":
        return None
    words = ["tháng", *tokens.words[start.stop + 1 : start.stop + 5]]
    short = Tokens(tokens.text, words, tokens.starts, tokens.ends)
    found = read_stretches(short, 0)
    return Edge(None, found[0][0], start.stop + found[1]) if found else None


def _resolve(scope: Scope, at: int, start: Edge, end: Edge) -> tuple[str | None, str | None]:
    year = scope.year_at(at)
    first, last = start.stretch, end.stretch
    if first and last and first.year is None and last.year is not None:
        first = replace(first, year=last.year - (first.first > last.last))
    elif first and last and last.year is None and first.year is not None:
        last = replace(last, year=first.year)
    opening = first.dated(year) if first else None
    closing = last.dated(year) if last else None
    start_day = opening[0] if opening else start.day
    end_day = closing[1] if closing else end.day
    if last and last.year is None and start_day and end_day and start_day > end_day:
        end_day = f"{int(end_day[:4]) + 1}{end_day[4:]}"
    return start_day, end_day


def _event(scope: Scope, place: int) -> Edge | None:
    """An undated start: từ ngày phát động, từ khi triển khai; từ ngày ký is the plan's date."""
    tokens = scope.tokens
    if tokens.word(place) == "nay":
        return Edge(scope.document_day, None, place + 1)
    if tokens.word(place) not in ("ngày", "khi", "lúc"):
        return None
    issued = _ISSUED.at(tokens, place + 1)
    day = scope.document_day if issued else None
    for stop in range(place + 2, place + _LONGEST_EVENT):
        word = tokens.word(stop)
        if word == "đến":
            return Edge(day, None, stop)
        if not word.isalnum():
            break
    return Edge(day, None, issued[1]) if issued else None


def _open_end(scope: Scope, at: int, start: Edge) -> list[Reading]:
    """từ tháng 4 (trở đi), từ ngày 01/6, kể từ ngày ký."""
    tokens = scope.tokens
    stop = start.stop
    if tokens.word(stop) == "trở" and tokens.word(stop + 1) in ("đi", "về"):
        stop += 2
    first = start.day
    if start.stretch:
        opening = start.stretch.dated(scope.year_at(at))
        first = opening[0] if opening else None
    if tokens.word(start.stop - 1) == "nay" or (first is None and start.stretch):
        return []
    if start.time:
        # "từ 7 giờ 30 ngày 18/9" is when an event begins.
        deadline = Deadline(DeadlineKind.ON, date=first, time=start.time)
        return [Reading(at, stop, deadline)]
    return [Reading(at, stop, _period(scope, at, first, None))]


# ------------------------------------------------------------------ counted from a day


def _counted(scope: Scope, at: int) -> list[Reading]:
    """90 ngày kể từ ngày 01/6: the first day counts, so 01/6 to 29/8."""
    tokens = scope.tokens
    amount = read_amount(tokens, past_hedges(tokens, at))
    if amount is None or amount.unit not in ("day", "week", "month"):
        return []
    stop = amount.stop + (tokens.word(amount.stop) in ("kể", "tính"))
    if tokens.word(stop) != "từ":
        return []
    dated = read_dated(tokens, stop + 1)
    start = as_date(dated.day.iso(scope.year_at(at))) if dated else None
    if dated is None or start is None:
        return []
    end = counted_end(start, amount.n, amount.unit)
    if end is None:
        return []
    deadline = Deadline(DeadlineKind.PERIOD, start=start.isoformat(), end=end.isoformat())
    return [Reading(at, dated.stop, deadline)]


def counted_end(start: date, n: int, unit: str) -> date | None:
    """The last of ``n`` days, weeks or months of which ``start`` is the first day."""
    step = {
        "day": relativedelta(days=n),
        "week": relativedelta(weeks=n),
        "month": relativedelta(months=n),
    }
    try:
        return start + step[unit] - timedelta(days=1)
    except (OverflowError, ValueError):
        return None
