"""Clock times and durations: 8 giờ 30, 14g00, 07h30', 14-15h30; ½ ngày, 01 buổi."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.timing.amounts import read_count
from thidua.timing.lexicon import AFTERNOON, PARTS_OF_DAY
from thidua.timing.tokens import Tokens, tokenise

_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "nửa": 0.5}
_DURATION_UNITS = {"ngày": "day", "buổi": "session", "h": "hour", "tiếng": "hour"}


@dataclass(frozen=True, slots=True)
class ClockRange:
    """A time or a range of times of a programme: ``text[start:end]``, ``HH:MM``."""

    start: int
    end: int
    first: str
    last: str | None = None


def read_clock(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """A time of day that begins with its hour; ``2 giờ chiều`` is 14:00."""
    hour = tokens.number(at)
    if hour is None or hour > 24 or tokens.digits(at) > 2:
        return None
    sign = tokens.word(at + 1)
    if sign == ":":
        if not (tokens.glued(at + 1) and tokens.glued(at + 2) and tokens.digits(at + 2) == 2):
            return None
        minute, stop = _minutes(tokens, at + 2)
    elif sign == "h":
        minute, stop = _minutes(tokens, at + 2)
    else:
        return None
    if tokens.word(stop) in AFTERNOON and hour < 12:
        hour, stop = hour + 12, stop + 1
    elif tokens.word(stop) in PARTS_OF_DAY and hour <= 12:
        stop += 1
    if minute > 59 or (hour == 24 and minute):
        return None
    return f"{hour:02d}:{minute:02d}", stop


def _minutes(tokens: Tokens, at: int) -> tuple[int, int]:
    """Minutes with their marks, 0 when none are printed."""
    minute, stop = 0, at
    if 1 <= tokens.digits(at) <= 2 and tokens.word(at + 1) != "/":
        minute, stop = int(tokens.word(at)), at + 1
        if tokens.word(stop) == "'":
            stop += 1
    if stop > at and tokens.word(stop) == "phút":
        stop += 1
    return minute, stop


def parse_clock(text: str) -> str | None:
    """The first clock time of a text as ``HH:MM``, None when there is none."""
    tokens = tokenise(text)
    for at in range(len(tokens)):
        found = _range_at(tokens, at)
        if found:
            return found[0].first
    return None


def find_clock_ranges(text: str) -> list[ClockRange]:
    """Clock times and ranges of a programme, in order, not overlapping."""
    tokens = tokenise(text)
    found: list[ClockRange] = []
    at = 0
    while at < len(tokens):
        hit = _range_at(tokens, at)
        if hit is None:
            at += 1
            continue
        found.append(hit[0])
        at = hit[1]
    return found


def _range_at(tokens: Tokens, at: int) -> tuple[ClockRange, int] | None:
    if not tokens.digits(at) or (tokens.glued(at) and tokens.word(at - 1) in ("/", ".", ":")):
        return None
    first = read_clock(tokens, at)
    stop = first[1] if first else at + 1
    last = None
    if tokens.word(stop) in ("-", "đến"):
        last = read_clock(tokens, stop + 1)
    if first is None:
        # "7-9h": the first hour borrows the sign of the second.
        hour = tokens.number(at)
        if last is None or hour is None or hour > 24 or tokens.digits(at) > 2:
            return None
        first = (f"{hour:02d}:00", stop)
    end = last[1] if last else first[1]
    place = ClockRange(tokens.starts[at], tokens.ends[end - 1], first[0], last[0] if last else None)
    return place, end


def read_duration(tokens: Tokens, at: int) -> tuple[float, str, int] | None:
    """How long something lasts: value, unit (day, session, hour) and what follows."""
    value, stop = _quantity(tokens, at)
    unit = _DURATION_UNITS.get(tokens.word(stop))
    if value is None or unit is None:
        return None
    stop += 1
    if unit == "day" and tokens.has(stop, "rưỡi"):
        value, stop = value + 0.5, stop + 1
    return value, unit, stop


def _quantity(tokens: Tokens, at: int) -> tuple[float | None, int]:
    word = tokens.word(at)
    if word in _HALVES:
        return _HALVES[word], at + 1
    if word == "một" and tokens.word(at + 1) == "nửa":
        return 0.5, at + 2
    number = tokens.number(at)
    if number is None:
        return _counted(tokens, at)
    below = tokens.number(at + 2)
    if tokens.word(at + 1) == "/" and below:
        return number / below, at + 3
    if tokens.word(at + 1) in (",", ".") and below is not None and tokens.glued(at + 2):
        return float(f"{number}.{tokens.word(at + 2)}"), at + 3
    if tokens.word(at + 1) in _HALVES and tokens.glued(at + 1):
        return number + _HALVES[tokens.word(at + 1)], at + 2
    return _counted(tokens, at)


def _counted(tokens: Tokens, at: int) -> tuple[float | None, int]:
    """A whole number in figures or words: 01 (một)."""
    count = read_count(tokens, at)
    return (float(count[0]), count[1]) if count else (None, at)


def parse_duration(text: str) -> tuple[float, str] | None:
    """The first duration of a text: ``½ ngày`` is (0.5, "day"), ``01 buổi`` (1, "session").

    Units: day, session, hour. Clock times (``8 giờ 30``) and dates are no durations.
    """
    tokens = tokenise(text)
    for at in range(len(tokens)):
        if tokens.glued(at) and tokens.word(at - 1) in ("/", ",", "."):
            continue
        found = read_duration(tokens, at)
        if found is None or tokens.digits(found[2]):
            continue
        if found[1] == "day" and tokens.word(found[2]) in ("tháng",):
            continue
        return found[0], found[1]
    return None
