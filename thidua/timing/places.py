"""Days inside a period of recurrence: 30/12 hằng năm, ngày 15 của tháng đầu quý, thứ Hai."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.timing.amounts import read_period
from thidua.timing.clocks import read_clock
from thidua.timing.days import last_day, read_weekday
from thidua.timing.lexicon import EACH, Phrases
from thidua.timing.stretches import read_stretches
from thidua.timing.targets import past_joint, read_day_lead, read_day_list
from thidua.timing.tokens import Tokens

_LONGEST_LIST = 12
_LEAP = 2024


@dataclass(frozen=True, slots=True)
class Places:
    """The ``at`` list of a recurring deadline, and the period it belongs to.

    ``whole`` when a unit and not a day is printed (tháng 12 hằng năm): its last
    day then is a limit, not the day itself.
    """

    every: str
    at: tuple[str, ...]
    time: str | None
    stop: int
    whole: bool = False


def read_places(tokens: Tokens, at: int) -> Places | None:
    """Days that name their own period: the words hằng tháng, của quý follow them."""
    return (
        _yearly(tokens, at, None)
        or _inside_quarter(tokens, at)
        or _inside_month(tokens, at, None)
        or _inside_week(tokens, at, None)
        or _daily(tokens, at)
        or _end_of_each(tokens, at)
    )


def read_places_of(tokens: Tokens, at: int, every: str) -> Places | None:
    """Days of a period already named: hằng tháng, (trước) ngày 25."""
    return (
        _inside_quarter(tokens, at)
        or _yearly(tokens, at, every)
        or _inside_month(tokens, at, every)
        or _inside_week(tokens, at, every)
        or _bare_clock(tokens, at, every)
    )


def _each(tokens: Tokens, at: int, unit: str) -> int | None:
    """Past hằng năm, của mỗi năm, (hằng năm); None when it is not there."""
    place = at + (tokens.word(at) in ("của", "(", ",", "trong"))
    if tokens.word(place) not in EACH:
        return None
    period = read_period(tokens, place + 1)
    if period is None or period.every != unit or period.interval:
        return None
    return period.stop + (tokens.word(at) == "(" and tokens.word(period.stop) == ")")


def _yearly(tokens: Tokens, at: int, known: str | None) -> Places | None:
    """Days or units of a year: 30/12 hằng năm, 15/6 và 15/12 hằng năm, tháng 12 hằng năm."""
    days, stop = read_day_list(tokens, at)
    if not days:
        return _yearly_units(tokens, at, known)
    if any(dated.day.year for dated in days):
        return None
    unit, places = _of_year([dated.day.month_day for dated in days])
    after = _each(tokens, stop, "year")
    if after is None and known in ("year", "half_year", unit):
        after = stop
    return Places(unit, places, days[0].time, after) if after else None


def _yearly_units(tokens: Tokens, at: int, known: str | None) -> Places | None:
    """tháng 12 hằng năm, quý I hằng năm; 02 lần/năm (tháng 6, tháng 12)."""
    units = read_stretches(tokens, at)
    if units is None or any(stretch.year for stretch in units[0]):
        return None
    after = _each(tokens, units[1], "year")
    if after is None and known in ("year", "half_year"):
        after = units[1]
    unit, places = _of_year([_month_day(*stretch.last[1:]) for stretch in units[0]])
    return Places(unit, places, None, after, whole=True) if after else None


def _month_day(month: int, day: int) -> str:
    """An ``at`` entry of a year; the end of February is the 29th, where there is one."""
    return f"{month:02d}-{day if day > 0 else last_day(_LEAP, month):02d}"


def _of_year(places: list[str]) -> tuple[str, tuple[str, ...]]:
    """The period that days of a year make, and its ``at`` list.

    One day in each half about six months apart is half-yearly, the same day of
    the same month of every quarter quarterly, all else yearly.
    """
    months = [int(place[:2]) for place in places]
    first, last = min(months), max(months)
    if len(places) == 2 and first <= 6 < last and 5 <= last - first <= 7:
        return "half_year", tuple(sorted(places))
    patterns = {f"M{(int(place[:2]) - 1) % 3 + 1}-{place[3:]}" for place in places}
    if len(set(months)) == 4 and len(patterns) == 1:
        return "quarter", tuple(patterns)
    return "year", tuple(sorted(places))


_QUARTER_MONTHS = Phrases(
    {
        "đầu": 1, "đầu tiên": 1, "thứ nhất": 1, "giữa": 2, "thứ hai": 2, "thứ 2": 2,
        "cuối": 3, "cuối cùng": 3, "thứ ba": 3, "thứ 3": 3,
    }
)  # fmt: skip


def _inside_quarter(tokens: Tokens, at: int) -> Places | None:
    """ngày 15 của tháng đầu quý · ngày 10 tháng cuối (của mỗi) quý · tháng cuối quý."""
    found = _quarter_place(tokens, at)
    if found is None:
        return None
    places, place = [*found.at], found.stop
    while len(places) < _LONGEST_LIST:
        following = _quarter_place(tokens, past_joint(tokens, place))
        if following is None or following.stop == place:
            break
        places += following.at
        place = following.stop
    stop = _each(tokens, place, "quarter") or place
    return Places("quarter", tuple(places), found.time, stop, found.whole)


def _quarter_place(tokens: Tokens, at: int) -> Places | None:
    numbers, place, time = _day_numbers(tokens, at)
    place += tokens.word(place) in ("của", "trong")
    if tokens.word(place) != "tháng":
        return None
    position = _QUARTER_MONTHS.at(tokens, place + 1)
    if position is None:
        return None
    month, stop = position
    stop += tokens.word(stop) == "của"
    stop += tokens.word(stop) in EACH
    if tokens.word(stop) != "quý" or tokens.digits(stop + 1):
        return None
    places = tuple(f"M{month}-{number:02d}" for number in numbers or (31,))
    whole = not numbers
    return Places("quarter", places, time, _past_next(tokens, stop + 1), whole)


_NEXT = Phrases(
    dict.fromkeys(
        ("sau", "tiếp theo", "kế tiếp", "liền kề", "tiếp sau", "sau liền kề", "liền sau"), True
    )
)


def _past_next(tokens: Tokens, at: int) -> int:
    found = _NEXT.at(tokens, at)
    return found[1] if found else at


def _day_numbers(tokens: Tokens, at: int) -> tuple[tuple[int, ...], int, str | None]:
    """Day numbers without month: ``ngày 05, 20``; ``ngày cuối cùng`` is 31."""
    time, named, place = read_day_lead(tokens, at)
    if named and tokens.word(place) == "cuối":
        return (31,), place + 1 + (tokens.word(place + 1) == "cùng"), time
    numbers: list[int] = []
    stop = place
    while len(numbers) < _LONGEST_LIST:
        place += tokens.word(place) == "ngày"
        number = tokens.number(place)
        if number is None or not 1 <= number <= 31 or tokens.digits(place) > 2:
            break
        numbers.append(number)
        stop = place + 1
        place = past_joint(tokens, stop)
        if place == stop:
            break
    return tuple(numbers), stop, time


def _inside_month(tokens: Tokens, at: int, known: str | None) -> Places | None:
    """ngày 25 hằng tháng · ngày 05 của tháng sau · ngày 10, 20 mỗi tháng."""
    numbers, place, time = _day_numbers(tokens, at)
    if not numbers:
        return None
    stop = _each(tokens, place, "month") or _of_month(tokens, place)
    if stop is None and known in ("month", "quarter"):
        stop = None if tokens.word(place) in ("/", "tháng") else place
    if stop is None:
        return None
    pattern = "M3-{:02d}" if known == "quarter" else "{:02d}"
    unit = "quarter" if known == "quarter" else "month"
    return Places(unit, tuple(pattern.format(number) for number in numbers), time, stop)


def _of_month(tokens: Tokens, at: int) -> int | None:
    """của tháng, tháng sau: the month goes unnamed."""
    if tokens.has(at, "/", "tháng"):
        return at + 2
    of = tokens.word(at) == "của"
    place = at + of
    if tokens.word(place) != "tháng" or tokens.digits(place + 1):
        return None
    stop = _past_next(tokens, place + 1)
    if stop > place + 1:
        return _each(tokens, stop, "month") or stop
    after = tokens.word(stop)
    return stop if of and (not after.isalpha() or after in ("và", "để", "gửi")) else None


def _inside_week(tokens: Tokens, at: int, known: str | None) -> Places | None:
    """thứ Hai hằng tuần, 15 giờ thứ Sáu mỗi tuần, thứ Ba, thứ Năm hằng tuần."""
    clock = read_clock(tokens, at)
    time, place = clock or (None, at)
    days: list[str] = []
    stop = place
    while len(days) < _LONGEST_LIST:
        weekday = _weekday(tokens, place)
        if weekday is None:
            break
        days.append(weekday[0])
        stop = weekday[1]
        place = past_joint(tokens, stop)
        if place == stop:
            break
    if not days:
        return None
    after = _each(tokens, stop, "week") or (stop if known == "week" else None)
    return Places("week", tuple(days), time, after) if after else None


_BEFORE_WEEKDAY = frozenset({"sáng", "chiều", "tối", "buổi", "ngày", "vào", "trước"})


def _weekday(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """A weekday, perhaps with its part of the day: vào sáng thứ Hai."""
    for place in range(at, at + 3):
        if tokens.word(place) not in _BEFORE_WEEKDAY:
            return read_weekday(tokens, place)
    return None


def _daily(tokens: Tokens, at: int) -> Places | None:
    """trước 17 giờ hằng ngày."""
    clock = read_clock(tokens, at + (tokens.word(at) in ("lúc", "hồi")))
    stop = _each(tokens, clock[1], "day") if clock else None
    return Places("day", (), clock[0], stop) if clock and stop else None


_ENDS = {"tháng": ("month", "31"), "quý": ("quarter", "M3-31"), "năm": ("year", "12-31")}


def _end_of_each(tokens: Tokens, at: int) -> Places | None:
    """cuối mỗi tháng, cuối hằng quý: the last day."""
    if tokens.word(at) != "cuối" or tokens.word(at + 1) not in EACH:
        return None
    unit = _ENDS.get(tokens.word(at + 2))
    return Places(unit[0], (unit[1],), None, at + 3, whole=True) if unit else None


def _bare_clock(tokens: Tokens, at: int, known: str) -> Places | None:
    clock = read_clock(tokens, at + (tokens.word(at) in ("lúc", "hồi")))
    return Places("day", (), *clock) if clock and known == "day" else None
