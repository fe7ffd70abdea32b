"""Recurring limits: hằng quý, trước ngày 30/12 hằng năm, ngày 15 của tháng đầu quý."""

from __future__ import annotations

from dataclasses import replace

from thidua.timing.amounts import Every, past_times, read_period, read_rate, read_share
from thidua.timing.clocks import read_clock
from thidua.timing.lexicon import EACH, PERIOD_ORDER, Phrases
from thidua.timing.places import Places, read_places, read_places_of
from thidua.timing.points import Leads, read_leads, read_points
from thidua.timing.scope import Firmness, Reading, Scope
from thidua.timing.starts import may_aim
from thidua.timing.targets import past_joint
from thidua.timing.tokens import Tokens
from thidua.timing.values import Deadline, DeadlineKind

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
_LONGEST_LIST = 12


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
    base = Deadline(DeadlineKind.RECURRING, every=every.every, interval=every.interval)
    if places is None:
        return base
    finest = min(places.every, every.every, key=PERIOD_ORDER.index)
    return replace(base, every=finest, limit=limit, at=places.at, time=places.time)


# ------------------------------------------------------------------ limit first


def _limit_then_period(scope: Scope, at: int) -> list[Reading]:
    """trước ngày 30/12 hằng năm · chậm nhất 15 giờ thứ Hai hằng tuần · cuối mỗi tháng."""
    tokens = scope.tokens
    leads = read_leads(tokens, at + 2 * tokens.has(at, "định", "kỳ"))
    places = read_places(tokens, leads.stop) if may_aim(tokens, leads.stop) else None
    if places is None or _before_unit(leads, places):
        return []
    period = Every(places.every, None, places.stop)
    deadline = recurring(period, _limit_of(leads, places), places)
    return [Reading(at, _past_periods(tokens, places.stop), deadline)]


def _before_unit(leads: Leads, places: Places) -> bool:
    """trước tháng 12 hằng năm: ends before the unit begins, which its last day cannot say."""
    return places.whole and leads.limit == "before"


def _limit_of(leads: Leads, places: Places) -> str:
    """A whole unit ends with its last day, a day is that day."""
    return "by" if places.whole else leads.limit or "on"


def _past_periods(tokens: Tokens, at: int) -> int:
    """Past the coarser periods that share a limit: (ngày 20 hằng tháng), hằng quý."""
    while True:
        place = past_joint(tokens, at)
        joined = place > at and tokens.word(place) in EACH
        following = read_period(tokens, place + 1) if joined else None
        if following is None or _attached_limit(tokens, following):
            return at
        at = following.stop


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
    if rate is None and (tokens.word(place) == "theo" or (scope.generous and not at)):
        rate = _by_period(tokens, place)
    if rate is not None:
        return rate
    each = tokens.word(place) in EACH and tokens.word(place - 1) not in _OTHER_WORDS
    counted = regular and not each and tokens.digits(place + 1)
    if not (each or regular) or counted:
        return None
    return _finest(tokens, place + each)


def _by_period(tokens: Tokens, at: int) -> Every | None:
    """theo quý; in a cell also /tháng."""
    period = read_period(tokens, at + 1) if tokens.word(at) in ("theo", "/") else None
    if period is None or period.every == "day" or tokens.word(period.stop).isalnum():
        return None
    return period


def _finest(tokens: Tokens, at: int) -> Every | None:
    """The finest of a list: hằng tháng, quý, 6 tháng, năm is monthly."""
    best = read_period(tokens, at)
    while best is not None:
        stop = past_times(tokens, best.stop)
        best = replace(best, stop=stop)
        place = past_joint(tokens, stop)
        following = None
        if place > stop:
            place += tokens.word(place) in EACH
            following = read_period(tokens, place)
        if following is None or _own_limit(tokens, following.stop):
            return best
        finer = min(best, following, key=lambda item: PERIOD_ORDER.index(item.every))
        best = replace(finer, stop=following.stop)
    return None


def _own_limit(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) == "(" and read_leads(tokens, at + 1).limit is not None


def _attached_limit(tokens: Tokens, period: Every) -> tuple[str, Places, int] | None:
    """The limit right behind a period, perhaps in brackets or after a comma."""
    opened = tokens.word(period.stop) == "("
    place = period.stop + (tokens.word(period.stop) in ("(", ",", ":", "-"))
    leads = read_leads(tokens, place)
    places = read_places_of(tokens, leads.stop, period.every)
    if places is None or _before_unit(leads, places):
        return None
    if not (opened or leads.stop > place or _named(tokens, place)):
        return None
    stop = places.stop + (opened and tokens.word(places.stop) == ")")
    return _limit_of(leads, places), places, stop


def _named(tokens: Tokens, at: int) -> bool:
    opens = tokens.word(at) in ("ngày", "thứ", "chủ", "lúc", "tháng")
    return opens or read_clock(tokens, at) is not None


# ------------------------------------------------------------------ several periods


def _periods_with_limits(scope: Scope, at: int) -> list[Reading]:
    """định kỳ 6 tháng (trước 10/6), năm (trước 05/12).

    In a plan of one year each is a dated limit of its own; in a plan of several
    years the two days make one half-yearly duty.
    """
    tokens = scope.tokens
    place = at + 2 * tokens.has(at, "định", "kỳ")
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
    readings = [reading for _, _, reading in found]
    days = tuple(reading.month_day for reading in readings if reading.month_day)
    limits = {str(reading.deadline.kind) for reading in readings}
    periods = [period.every for _, period, _ in found]
    if periods == ["half_year", "year"] and len(days) == 2 and len(limits) == 1:
        deadline = Deadline(DeadlineKind.RECURRING, every="half_year", limit=limits.pop(), at=days)
        return [Reading(readings[0].first, readings[1].stop, deadline)]
    return [yearly(reading, every) for reading, every in zip(readings, periods, strict=True)]


def yearly(reading: Reading, every: str = "year") -> Reading:
    """A limit on a day without year made one of every year; any other stays as it is."""
    if reading.month_day is None:
        return reading
    limit, time = str(reading.deadline.kind), reading.deadline.time
    deadline = Deadline(
        DeadlineKind.RECURRING, every=every, limit=limit, at=(reading.month_day,), time=time
    )
    return replace(reading, deadline=deadline, month_day=None)


# ------------------------------------------------------------------ standing duties


def _standing(scope: Scope, at: int) -> list[Reading]:
    found = _STANDING.at(scope.tokens, at)
    if found is None:
        return []
    deadline = Deadline(DeadlineKind.RECURRING, every=found[0])
    return [Reading(at, found[1], deadline, Firmness.NAMED)]
