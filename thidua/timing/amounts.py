"""Offsets and rates: 05 ngày làm việc, 30 phút; 6 tháng một lần, 02 lần/tháng."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.timing.lexicon import OFFSET_UNITS, PERIODS, SMALL_NUMBERS
from thidua.timing.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole number of units of time, and the token after it."""

    n: int
    unit: str
    stop: int


def read_count(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """``05``, ``năm``, ``05 (năm)``."""
    number = tokens.number(at) if tokens.digits(at) <= 4 else None
    if number is None:
        number = SMALL_NUMBERS.get(tokens.word(at))
        return None if number is None else (number, at + 1)
    for length in (1, 2, 3):
        if tokens.word(at + 1) == "(" and tokens.word(at + 1 + length + 1) == ")":
            inside = tokens.words[at + 2 : at + 2 + length]
            if all(word.isalpha() for word in inside):
                return number, at + length + 3
    return number, at + 1


def read_amount(tokens: Tokens, at: int) -> Amount | None:
    """A count with a unit; ``ngày làm việc`` are working days; years are none."""
    count = read_count(tokens, at)
    if count is None:
        return None
    n, place = count
    unit = OFFSET_UNITS.get(tokens.word(place))
    if unit is None or not n:
        return None
    stop = place + 1
    if unit == "day" and tokens.has(stop, "làm", "việc"):
        return Amount(n, "working_day", stop + 2)
    return Amount(n, unit, stop)


@dataclass(frozen=True, slots=True)
class Every:
    """A period of recurrence: ``interval`` of them, None for each one."""

    every: str
    interval: int | None
    stop: int


# Numbers of units that have a name of their own.
_NAMED = {
    ("month", 3): ("quarter", 1), ("month", 6): ("half_year", 1), ("month", 12): ("year", 1),
    ("quarter", 2): ("half_year", 1), ("quarter", 4): ("year", 1), ("day", 7): ("week", 1),
}  # fmt: skip


def every(unit: str, count: int, stop: int) -> Every:
    """The recurrence of every ``count`` units, by its own name where it has one."""
    unit, count = _NAMED.get((unit, count), (unit, count))
    return Every(unit, count if count > 1 else None, stop)


def read_period(tokens: Tokens, at: int) -> Every | None:
    """What follows hằng or mỗi: ``quý``, ``6 tháng``, ``nửa năm``, ``02 năm``."""
    if tokens.has(at, "nửa", "năm"):
        return Every("half_year", None, at + 2)
    count = read_count(tokens, at) if tokens.word(at) not in PERIODS else None
    n, place = count if count else (1, at)
    unit = PERIODS.get(tokens.word(place))
    if unit is None or not n or (unit == "year" and tokens.digits(place + 1) == 4):
        return None
    return every(unit, n, place + 1)


# What is counted in a rate such as "03 tin, bài/tháng".
COUNTED = frozenset(
    {"lần", "bài", "tin", "kỳ", "số", "cuộc", "buổi", "phóng", "lượt", "gương", "hình", "chuyên"}
)


def read_rate(tokens: Tokens, at: int) -> Every | None:
    """``6 tháng một lần`` · ``02 năm/lần`` · ``02 lần/tháng`` · ``01 lần trong quý``."""
    spaced = _spaced_rate(tokens, at)
    if spaced is not None:
        return spaced
    count = read_count(tokens, at)
    if count is None or tokens.word(count[1]) != "lần":
        return None
    stop = count[1] + 1
    if tokens.word(stop) not in ("/", "một", "trong", "mỗi"):
        return None
    return read_period(tokens, stop + 1)


def _spaced_rate(tokens: Tokens, at: int) -> Every | None:
    """A period, then how often in it: ``quý 01 lần``, ``6 tháng/lần``."""
    period = read_period(tokens, at)
    if period is None:
        return None
    stop = past_times(tokens, period.stop)
    return None if stop == period.stop else Every(period.every, period.interval, stop)


def past_times(tokens: Tokens, at: int) -> int:
    """Past ``01 lần``, ``/lần``, ``một lần`` after a period."""
    place = at + (tokens.word(at) == "/")
    count = read_count(tokens, place)
    after = count[1] if count else place
    if tokens.word(after) == "lần" and after > at:
        return after + 1
    return at


def read_share(tokens: Tokens, at: int) -> Every | None:
    """The period of what is counted, from the counted word on: ``bài/tháng``."""
    if tokens.word(at) not in COUNTED or tokens.word(at + 1) != "/":
        return None
    return read_period(tokens, at + 2)
