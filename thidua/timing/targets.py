"""What a limit points at: a dated day with its clock time, or a range of days."""

from __future__ import annotations

from dataclasses import dataclass, replace

from thidua.timing.clocks import read_clock
from thidua.timing.days import Day, read_day, read_weekday
from thidua.timing.lexicon import PARTS_OF_DAY, SMALL_NUMBERS
from thidua.timing.tokens import Tokens

_MOST_LEADING_PARTS = 8
_LONGEST_DAY_LIST = 12


@dataclass(frozen=True, slots=True)
class Dated:
    """A printed day: ``named`` when the word ngày, a weekday or a clock time leads it."""

    day: Day
    time: str | None
    named: bool
    stop: int


def read_dated(tokens: Tokens, at: int) -> Dated | None:
    """``17 giờ 00 ngày 20/9`` · ``sáng thứ Sáu, ngày 15/8/2025`` · ``ngày 20/9 lúc 8h30``."""
    if at not in tokens.memo:
        tokens.memo[at] = _dated(tokens, at)
    found: Dated | None = tokens.memo[at]
    return found


def _dated(tokens: Tokens, at: int) -> Dated | None:
    time, named, place = read_day_lead(tokens, at)
    found = read_day(tokens, place)
    if found is None:
        return None
    day, stop = found
    stop = _past_weekday(tokens, stop)
    if time is None:
        time, stop = _trailing_clock(tokens, stop)
    return Dated(day, time, named, stop)


def read_day_lead(tokens: Tokens, at: int) -> tuple[str | None, bool, int]:
    """The clock time, whether anything names the day, and where the day number stands."""
    time, place = None, at
    for _ in range(_MOST_LEADING_PARTS):
        step = _lead_part(tokens, place, time)
        if step is None:
            break
        time, place = step
    return time, place > at, place


def _lead_part(tokens: Tokens, at: int, time: str | None) -> tuple[str | None, int] | None:
    word = tokens.word(at)
    if word in ("ngày", "mồng", "lúc", "hồi", "buổi") or word in PARTS_OF_DAY:
        return time, at + 1
    if tokens.word(at + 1) == "ngày" and tokens.digits(at + 2) in (1, 2):
        # "02 ngày 15 và 16/8": the count of the days that follow.
        return (time, at + 1) if tokens.number(at) or word in SMALL_NUMBERS else None
    weekday = read_weekday(tokens, at)
    if weekday:
        return time, weekday[1] + (tokens.word(weekday[1]) in (",", "("))
    clock = _opening_clock(tokens, at) if time is None else None
    if clock:
        return clock[0], clock[1] + (tokens.word(clock[1]) == ",")
    return None


def _opening_clock(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """A clock time, or the first of two: (từ) 8 giờ 00 đến 11 giờ 30."""
    ranged = tokens.word(at) == "từ"
    first = read_clock(tokens, at + ranged)
    if first is None:
        return None
    until = tokens.word(first[1]) in ("-", "đến")
    last = read_clock(tokens, first[1] + 1) if until else None
    if last is None:
        return None if ranged else first
    return first[0], last[1]


def _past_weekday(tokens: Tokens, at: int) -> int:
    """Past a weekday in brackets, or the bracket that a weekday before opened."""
    if tokens.word(at) != "(":
        return at
    weekday = read_weekday(tokens, at + 1)
    return weekday[1] + 1 if weekday and tokens.word(weekday[1]) == ")" else at


def _trailing_clock(tokens: Tokens, at: int) -> tuple[str | None, int]:
    place = at + (tokens.word(at) == ",")
    place += tokens.word(place) == "vào"
    if tokens.word(place) not in ("lúc", "hồi"):
        return None, at
    clock = read_clock(tokens, place + 1)
    return clock if clock else (None, at)


def read_day_list(tokens: Tokens, at: int) -> tuple[list[Dated], int]:
    """Days joined by commas or và; those without month or year take the next one's.

    ``15/6 và 15/12`` · ``ngày 15, 16/8/2025`` · ``15/3, 15/6, 15/9 hằng năm``.
    """
    days: list[Dated] = []
    bare: list[Dated] = []
    place = stop = at
    while len(days) + len(bare) < _LONGEST_DAY_LIST:
        dated = read_dated(tokens, place)
        if dated is not None:
            days += [replace(item, day=replace(dated.day, day=item.day.day)) for item in bare]
            days.append(dated)
            bare, stop = [], dated.stop
        else:
            dated = _bare_number(tokens, place)
            if dated is None:
                break
            bare.append(dated)
        place = past_joint(tokens, dated.stop)
        if place == dated.stop:
            break
    return share_year(days), stop


def _bare_number(tokens: Tokens, at: int) -> Dated | None:
    """A day number whose month is printed with a later day of the list."""
    time, named, place = read_day_lead(tokens, at)
    number = tokens.number(place)
    if not number or number > 31:
        return None
    return Dated(Day(None, 0, number), time, named, place + 1)


def past_joint(tokens: Tokens, at: int) -> int:
    """Past a comma, và, hoặc between the items of a list."""
    place = at + (tokens.word(at) == ",")
    return place + (tokens.word(place) in ("và", "&", "hoặc"))


def share_year(days: list[Dated]) -> list[Dated]:
    """Give each day without year the year of the next one that has it."""
    for index in range(len(days) - 2, -1, -1):
        day, following = days[index].day, days[index + 1].day
        if day.year is None and following.year is not None:
            days[index] = replace(days[index], day=earlier(day, following))
    return days


def earlier(day: Day, following: Day) -> Day:
    """The day with the year that keeps it before ``following``: 25/12 … 05/01/2026."""
    if day.year is not None or following.year is None:
        return day
    over = (day.month, day.day) > (following.month, following.day)
    return replace(day, year=following.year - over)


def read_day_range(tokens: Tokens, at: int) -> tuple[Day, Day, bool, int] | None:
    """``15 - 16/8/2025`` · ``05/5 đến 19/5/2025`` · ``từ ngày 01 đến ngày 15 tháng 8``.

    First and last day, whether named, and what follows; the lead word từ is not read.
    """
    _, named, place = read_day_lead(tokens, at)
    start = read_dated(tokens, at)
    number = tokens.number(place) if 1 <= tokens.digits(place) <= 2 else None
    stop = start.stop if start else place + 1
    if (start is None and number is None) or tokens.word(stop) not in ("-", "đến"):
        return None
    end = read_dated(tokens, past_until(tokens, stop + 1))
    if end is None:
        return None
    if start is not None:
        return earlier(start.day, end.day), end.day, named or end.named, end.stop
    if number is None or not 1 <= number <= 31:
        return None
    return replace(end.day, day=number), end.day, named or end.named, end.stop


def past_until(tokens: Tokens, at: int) -> int:
    """Past the words that may stand between đến and its day."""
    while tokens.word(at) in ("hết", "cuối", "trước", "khoảng") and (
        tokens.word(at) != "cuối" or tokens.word(at + 1) == "ngày"
    ):
        at += 1
    return at
