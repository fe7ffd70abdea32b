"""Recurring limits: hằng quý, trước ngày 30/12 hằng năm, ngày 15 của tháng đầu quý."""

from __future__ import annotations

from dataclasses import dataclass, replace

from thidua.timing.amounts import Every, past_times, read_period, read_rate, read_share
from thidua.timing.clocks import read_clock
from thidua.timing.days import read_weekday
from thidua.timing.lexicon import PERIOD_ORDER, PERIODS, Phrases
from thidua.timing.points import read_leads, read_points
from thidua.timing.scope import Firmness, Reading, Scope
from thidua.timing.stretches import read_stretches
from thidua.timing.targets import past_joint, read_day_lead, read_day_list
from thidua.timing.tokens import Tokens
from thidua.timing.values import Deadline, DeadlineKind

_EACH = frozenset({"hằng", "mỗi", "từng"})
_STANDING = Phrases(
    {
        **dict.fromkeys(
            (
                "thường xuyên", "liên tục", "thường xuyên liên tục", "thường xuyên , liên tục",
                "thường xuyên và liên tục", "liên tục thường xuyên", "xuyên suốt", "quanh năm",
            ),
            "continuous",
        ),
        "định kỳ": "unspecified",
    }
)  # fmt: skip
# A word before hằng that makes another word of it (ngân hàng, cửa hàng).
_OTHER_WORDS = frozenset({"ngân", "cửa", "khách", "bán", "mua", "xếp", "nhà", "mặt", "đơn"})
RECURRING_WORDS = _EACH | {"thường", "liên", "xuyên", "quanh", "định", "/", "nửa"}
_LONGEST_LIST = 12


@dataclass(frozen=True, slots=True)
class Places:
    """Days inside a period: the ``at`` list of a recurring deadline."""

    every: str
    at: tuple[str, ...]
    time: str | None
    stop: int


def read_recurring(scope: Scope, at: int) -> list[Reading]:
    """The recurring limits that start at a token."""
    return (
        _limit_then_period(scope, at)
        or _periods_with_limits(scope, at)
        or _period_then_limit(scope, at)
        or _standing(scope, at)
    )


def recurring(every: Every, limit: str | None = None, places: Places | None = None) -> Deadline:
    """A recurring deadline from its period, the limit's kind and its places."""
    if places is None:
        return Deadline(DeadlineKind.RECURRING, every=every.every, interval=every.interval)
    unit = places.every if PERIOD_ORDER.index(places.every) <= _rank(every.every) else every.every
    return Deadline(
        DeadlineKind.RECURRING, every=unit, interval=every.interval, limit=limit or "on",
        at=places.at, time=places.time,
    )  # fmt: skip


def _rank(every: str) -> int:
    return PERIOD_ORDER.index(every) if every in PERIOD_ORDER else len(PERIOD_ORDER)


# ------------------------------------------------------------------ limit first


def _limit_then_period(scope: Scope, at: int) -> list[Reading]:
    """trước ngày 30/12 hằng năm · chậm nhất 15 giờ thứ Hai hằng tuần · cuối mỗi tháng."""
    tokens = scope.tokens
    leads = read_leads(tokens, at)
    places = (
        _yearly(tokens, leads.stop, None)
        or _inside_quarter(tokens, leads.stop)
        or _inside_month(tokens, leads.stop, None)
        or _inside_week(tokens, leads.stop, None)
        or _daily(tokens, leads.stop)
        or _end_of_each(tokens, leads.stop)
    )
    if places is None:
        return []
    limit = leads.limit or _limit_of_unit(places)
    deadline = recurring(Every(places.every, None, places.stop), limit, places)
    return [Reading(at, places.stop, deadline)]


def _limit_of_unit(places: Places) -> str:
    """A whole unit ends with its last day, a day is that day."""
    return "by" if places.at and places.at[0].endswith("31") and "-31" in places.at[0] else "on"


def _each(tokens: Tokens, at: int, unit: str) -> int | None:
    """Past hằng năm, của mỗi năm, (hằng năm); None when it is not there."""
    place = at + (tokens.word(at) in ("của", "(", ",", "trong"))
    if tokens.word(place) not in _EACH:
        return None
    period = read_period(tokens, place + 1)
    if period is None or period.every != unit or period.interval:
        return None
    return period.stop + (tokens.word(at) == "(" and tokens.word(period.stop) == ")")


def _yearly(tokens: Tokens, at: int, known: str | None) -> Places | None:
    """Days or units of a year: 30/12 hằng năm, 15/6 và 15/12 hằng năm, tháng 12 hằng năm."""
    days, stop = read_day_list(tokens, at)
    if days and all(dated.day.year is None for dated in days):
        after = _each(tokens, stop, "year") or (
            stop if known in ("year", "half_year", "quarter") else None
        )
        if after is None:
            return None
        places = tuple(f"{dated.day.month:02d}-{dated.day.day:02d}" for dated in days)
        return Places(_year_unit(places), *_quarterly(places), days[0].time, after)
    units = read_stretches(tokens, at)
    after = _each(tokens, units[1], "year") if units else None
    if units is None or after is None or any(unit.year for unit in units[0]):
        return None
    ends = tuple(f"{unit.last[1]:02d}-{_end(unit.last[2])}" for unit in units[0])
    return Places(_year_unit(ends), *_quarterly(ends), None, after)


def _end(day: int) -> str:
    return "31" if day < 0 else f"{day:02d}"


def _year_unit(places: tuple[str, ...]) -> str:
    """Two days half a year apart are half-yearly; four of one pattern quarterly."""
    months = [int(place[:2]) for place in places]
    if len(places) == 2 and 5 <= abs(months[1] - months[0]) <= 7:
        return "half_year"
    if len(set(_patterns(places))) == 1 and len(places) == 4:
        return "quarter"
    return "year"


def _quarterly(places: tuple[str, ...]) -> tuple[tuple[str, ...]]:
    patterns = _patterns(places)
    return ((patterns[0],),) if _year_unit(places) == "quarter" else (tuple(sorted(places)),)


def _patterns(places: tuple[str, ...]) -> list[str]:
    return [f"M{(int(place[:2]) - 1) % 3 + 1}-{place[3:]}" for place in places]


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
    return Places("quarter", tuple(places), found.time, _each(tokens, place, "quarter") or place)


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
    stop += tokens.word(stop) in _EACH
    if tokens.word(stop) != "quý" or tokens.digits(stop + 1):
        return None
    places = tuple(f"M{month}-{number:02d}" for number in numbers or (31,))
    return Places("quarter", places, time, _past_next(tokens, stop + 1))


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
    time, place = None, at
    clock = read_clock(tokens, place)
    if clock:
        time, place = clock
    days: list[str] = []
    stop = place
    while len(days) < _LONGEST_LIST:
        while tokens.word(place) in ("sáng", "chiều", "tối", "buổi", "ngày", "vào", "trước"):
            place += 1
        weekday = read_weekday(tokens, place)
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


def _daily(tokens: Tokens, at: int) -> Places | None:
    """trước 17 giờ hằng ngày."""
    clock = read_clock(tokens, at + (tokens.word(at) in ("lúc", "hồi")))
    stop = _each(tokens, clock[1], "day") if clock else None
    return Places("day", (), clock[0], stop) if clock and stop else None


_ENDS = {"tháng": ("month", "31"), "quý": ("quarter", "M3-31"), "năm": ("year", "12-31")}


def _end_of_each(tokens: Tokens, at: int) -> Places | None:
    """cuối mỗi tháng, cuối hằng quý: the last day."""
    if tokens.word(at) != "cuối" or tokens.word(at + 1) not in _EACH:
        return None
    unit = _ENDS.get(tokens.word(at + 2))
    return Places(unit[0], (unit[1],), None, at + 3) if unit else None


# ------------------------------------------------------------------ period first


def _period_then_limit(scope: Scope, at: int) -> list[Reading]:
    """hằng tháng trước ngày 25 · mỗi quý 01 lần · 6 tháng một lần (trước 15/6 và 15/12)."""
    tokens = scope.tokens
    period = _leading_period(scope, at)
    if period is None:
        return []
    found = _attached_limit(tokens, period)
    if found is None:
        return [Reading(at, period.stop, recurring(period), Firmness.NAMED)]
    limit, places, stop = found
    return [Reading(at, stop, recurring(period, limit, places))]


def _leading_period(scope: Scope, at: int) -> Every | None:
    tokens = scope.tokens
    place = at
    regular = tokens.has(place, "định", "kỳ")
    place += 2 * regular
    rate = read_rate(tokens, place) or read_share(tokens, place)
    if rate is not None:
        return rate
    each = tokens.word(place) in _EACH and tokens.word(place - 1) not in _OTHER_WORDS
    if not each and not regular:
        return None
    return _finest(tokens, place + each)


def _finest(tokens: Tokens, at: int) -> Every | None:
    """The finest of a list: hằng tháng, quý, 6 tháng, năm is monthly."""
    best = read_period(tokens, at)
    while best is not None:
        stop = past_times(tokens, best.stop)
        best = replace(best, stop=stop)
        place = past_joint(tokens, stop)
        following = None
        if place > stop:
            place += tokens.word(place) in _EACH
            following = read_period(tokens, place)
        if following is None or _own_limit(tokens, following.stop):
            return best
        finer = min(best, following, key=lambda item: _rank(item.every))
        best = replace(finer, stop=following.stop)
    return None


def _own_limit(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) == "(" and read_leads(tokens, at + 1).limit is not None


def _attached_limit(tokens: Tokens, period: Every) -> tuple[str | None, Places, int] | None:
    """The limit right behind a period, perhaps in brackets or after a comma."""
    opened = tokens.word(period.stop) == "("
    place = period.stop + (tokens.word(period.stop) in ("(", ",", ":", "-"))
    leads = read_leads(tokens, place)
    known = period.every
    places = (
        _inside_quarter(tokens, leads.stop)
        or _yearly(tokens, leads.stop, known)
        or _inside_month(tokens, leads.stop, known)
        or _inside_week(tokens, leads.stop, known)
        or _bare_clock(tokens, leads.stop, known)
    )
    if places is None or (place == leads.stop and not _named(tokens, place)):
        return None
    stop = places.stop + (opened and tokens.word(places.stop) == ")")
    return leads.limit, places, stop


def _named(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) in ("ngày", "thứ", "chủ", "lúc", "tháng")


def _bare_clock(tokens: Tokens, at: int, known: str) -> Places | None:
    clock = read_clock(tokens, at + (tokens.word(at) in ("lúc", "hồi")))
    return Places("day", (), *clock) if clock and known == "day" else None


# ------------------------------------------------------------------ several periods


def _periods_with_limits(scope: Scope, at: int) -> list[Reading]:
    """định kỳ 6 tháng (trước 10/6), năm (trước 05/12).

    In a plan of one year each is a dated limit of its own; in a plan of several
    years the two days make one half-yearly duty.
    """
    tokens = scope.tokens
    place = at + 2 * tokens.has(at, "định", "kỳ")
    place += tokens.word(place) in _EACH
    if place == at and not _period_number(tokens, at):
        return []
    found: list[tuple[int, Every, Reading]] = []
    first = at
    while len(found) < _LONGEST_LIST:
        period = read_period(tokens, place)
        if period is None or not _own_limit(tokens, period.stop):
            break
        inner = read_points(scope, period.stop + 1)
        if len(inner) != 1 or tokens.word(inner[0].stop) != ")":
            break
        found.append((first, period, replace(inner[0], first=first, stop=inner[0].stop + 1)))
        place = inner[0].stop + 1
        place += tokens.word(place) in (",", ";")
        place += tokens.word(place) == "và"
        first = place
        place += tokens.word(place) in _EACH
    if not found or any(_dated_elsewhere(tokens, period) for _, period, _ in found):
        return []
    if scope.context.single_year:
        return [reading for _, _, reading in found]
    return _joined(found)


def _dated_elsewhere(tokens: Tokens, period: Every) -> bool:
    """Whether the bracket already says something recurring (tháng cuối quý)."""
    limit = _attached_limit(tokens, period)
    return limit is not None and limit[1].every in ("day", "week", "month", "quarter")


def _period_number(tokens: Tokens, at: int) -> bool:
    return tokens.has(at, "6", "tháng") or tokens.has(at, "06", "tháng")


def _joined(found: list[tuple[int, Every, Reading]]) -> list[Reading]:
    if [period.every for _, period, _ in found] == ["half_year", "year"]:
        days = [_month_day(reading.deadline) for _, _, reading in found]
        limits = {str(reading.deadline.kind) for _, _, reading in found}
        if len(limits) == 1 and all(days):
            deadline = Deadline(
                DeadlineKind.RECURRING, every="half_year", limit=limits.pop(),
                at=tuple(day for day in days if day),
            )  # fmt: skip
            return [Reading(found[0][0], found[-1][2].stop, deadline)]
    return [
        replace(reading, deadline=yearly(reading.deadline, period.every) or reading.deadline)
        for _, period, reading in found
    ]


def _month_day(deadline: Deadline) -> str | None:
    return deadline.date[5:] if deadline.date else None


def yearly(deadline: Deadline, every: str = "year") -> Deadline | None:
    """A dated limit made one of every year; None when it is not a dated limit."""
    place = _month_day(deadline)
    if place is None:
        return None
    return Deadline(
        DeadlineKind.RECURRING,
        every=every,
        limit=str(deadline.kind),
        at=(place,),
        time=deadline.time,
    )


# ------------------------------------------------------------------ standing duties


def _standing(scope: Scope, at: int) -> list[Reading]:
    found = _STANDING.at(scope.tokens, at)
    if found is None:
        return []
    deadline = Deadline(DeadlineKind.RECURRING, every=found[0])
    return [Reading(at, found[1], deadline, Firmness.NAMED)]


PERIOD_NAMES = frozenset(PERIODS)
