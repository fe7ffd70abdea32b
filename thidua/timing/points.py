"""Points and calendar units: trước ngày, chậm nhất, ngày, dự kiến, trong tháng, quý III, IV."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from thidua.timing.days import is_share, is_year
from thidua.timing.lexicon import FEAST_DAYS, SMALL_NUMBERS, Phrases
from thidua.timing.scope import Firmness, Reading, Scope
from thidua.timing.starts import may_aim
from thidua.timing.stretches import Stretch, merged, months, read_stretches, school_year, whole_year
from thidua.timing.targets import Dated, past_joint, read_dated, read_day_list, read_day_range
from thidua.timing.tokens import Tokens
from thidua.timing.values import Deadline, DeadlineKind


class Lead(IntEnum):
    """What the words before a day or unit make of it; of several the highest counts."""

    FILLER = 0
    TENTATIVE = 1
    ON = 2
    IN = 3
    DONE_IN = 4
    BY = 5
    BEFORE = 6


_BY = (
    "chậm nhất", "muộn nhất", "không quá", "không muộn hơn", "không chậm hơn", "không chậm quá",
    "không muộn quá", "đến hết", "hết", "đến", "cho đến", "nội trong", "hạn",
    "hạn cuối", "hạn chót", "hạn cuối cùng", "thời hạn", "trước hoặc trong", "trước và trong",
)  # fmt: skip
_FILLERS = (
    "hoàn thành", "hoàn thành xong", "xong", "hoàn tất", "tổ chức vào", "là", ":", "khoảng",
)  # fmt: skip
_LEADS = Phrases(
    {
        "trước": Lead.BEFORE,
        **dict.fromkeys(_BY, Lead.BY),
        **dict.fromkeys(("vào", "nhân", "dịp", "nhân dịp", "đúng", "đúng vào"), Lead.ON),
        **dict.fromkeys(("trong", "trong khoảng", "suốt", "trong suốt"), Lead.IN),
        # By the end of a day; inside a month.
        **dict.fromkeys(("xong trong", "hoàn thành xong trong"), Lead.DONE_IN),
        "dự kiến": Lead.TENTATIVE,
        **dict.fromkeys(_FILLERS, Lead.FILLER),
    }
)
_MOST_LEADS = 6
_KINDS = {
    Lead.BEFORE: DeadlineKind.BEFORE,
    Lead.BY: DeadlineKind.BY,
    Lead.DONE_IN: DeadlineKind.BY,
}


@dataclass(frozen=True, slots=True)
class Leads:
    """The words that lead a limit: what they make of it, where its target stands."""

    kind: Lead
    tentative: bool
    stop: int
    last: str

    @property
    def limits(self) -> bool:
        """Whether the words say that a day is the last one, or the one after it."""
        return self.kind in _KINDS

    @property
    def limit(self) -> str | None:
        """``before``, ``by``, or ``on`` when the words say vào, dịp."""
        if self.limits:
            return str(_KINDS[self.kind])
        return "on" if self.kind is Lead.ON else None


def read_leads(tokens: Tokens, at: int) -> Leads:
    """All lead words from token ``at`` on.

    ``chậm nhất là trước ngày`` is before, ``dự kiến hoàn thành trong`` is tentative in.
    """
    kinds = [Lead.FILLER]
    place, last = at, ""
    for _ in range(_MOST_LEADS):
        found = _LEADS.at(tokens, place)
        if found is None:
            break
        kinds.append(found[0])
        place = found[1]
        last = tokens.word(place - 1)
    return Leads(max(kinds), Lead.TENTATIVE in kinds, place, last)


def read_points(scope: Scope, at: int) -> list[Reading]:
    """The limits that one phrase sets: days, a range of days, or calendar units."""
    leads = read_leads(scope.tokens, at)
    if not may_aim(scope.tokens, leads.stop) and leads.last != "dịp":
        return []
    return (
        _range(scope, at, leads)
        or _feast(scope, at, leads)
        or _days(scope, at, leads)
        or _units(scope, at, leads)
        or _this_year(scope, at, leads)
        or _cell_year(scope, at)
        or _first_months(scope, at)
    )


# ------------------------------------------------------------------ days


def _range(scope: Scope, at: int, leads: Leads) -> list[Reading]:
    """15-16/8/2025: a period, unless a limit before it makes no sense of one."""
    if leads.limits:
        return []
    found = read_day_range(scope.tokens, leads.stop)
    if found is None:
        return []
    first, last, named, stop = found
    year = scope.year_at(at)
    deadline = Deadline(
        DeadlineKind.PERIOD, start=first.iso(year), end=last.iso(year), tentative=leads.tentative
    )
    named = named or leads.stop > at
    return [Reading(at, stop, deadline, Firmness.NAMED if named else Firmness.BARE)]


def _days(scope: Scope, at: int, leads: Leads) -> list[Reading]:
    days, stop = read_day_list(scope.tokens, leads.stop)
    if not days or not _plausible(scope.tokens, leads, days[0]):
        return []
    named = days[0].named or leads.stop > at
    if days[0].day.year is None and not (named or scope.generous):
        return []
    running = None if leads.limits else _running_days(scope, at, days)
    if running is not None:
        return [Reading(at, stop, replace(running, tentative=leads.tentative), Firmness.NAMED)]
    readings: list[Reading] = []
    for dated in days:
        readings.append(_limit(scope, at, leads, dated))
        at = past_joint(scope.tokens, dated.stop)
    return readings


def _running_days(scope: Scope, at: int, days: list[Dated]) -> Deadline | None:
    """ngày 15 và 16/8: one event that runs over days in a row."""
    isos = [dated.day.iso(scope.year_at(at)) or "" for dated in days]
    spans = merged(zip(isos, isos, strict=True))
    if len(days) < 2 or len(spans) > 1 or not all(isos):
        return None
    return Deadline(DeadlineKind.PERIOD, start=spans[0][0], end=spans[0][1])


_LONGEST_FEAST = 16


def _feast(scope: Scope, at: int, leads: Leads) -> list[Reading]:
    """dịp Ngày Quốc tế Điều dưỡng 12/5: the day after the name of the feast."""
    tokens = scope.tokens
    if leads.last != "dịp":
        return []
    for place in range(leads.stop, leads.stop + _LONGEST_FEAST):
        if tokens.word(place) == "(":
            return _anniversary(scope, at, leads, place + 1)
        if not tokens.word(place).isalnum():
            break
        dated = read_dated(tokens, place) if tokens.digits(place) else None
        if dated:
            return [_limit(scope, at, leads, dated)]
    return _named_feast(scope, at, leads)


def _anniversary(scope: Scope, at: int, leads: Leads, place: int) -> list[Reading]:
    """(20/10/1930 - 20/10/2026): the day of the last year is meant."""
    tokens = scope.tokens
    first = read_dated(tokens, place)
    joined = first is not None and tokens.word(first.stop) in ("-", "đến")
    last = read_dated(tokens, first.stop + 1) if first and joined else None
    return [_limit(scope, at, leads, last)] if last else _named_feast(scope, at, leads)


def _named_feast(scope: Scope, at: int, leads: Leads) -> list[Reading]:
    """dịp Tết Dương lịch: the next such day after the plan's own date."""
    tokens, place = scope.tokens, leads.stop
    place += tokens.word(place) == "ngày"
    found = FEAST_DAYS.at(tokens, place)
    year = scope.year_at(at)
    if found is None or year is None:
        return []
    iso = f"{year:04d}-{found[0]}"
    if scope.document_day and iso < scope.document_day:
        iso = f"{year + 1:04d}-{found[0]}"
    return [Reading(at, found[1], Deadline(DeadlineKind.ON, date=iso), Firmness.FIRM)]


def _plausible(tokens: Tokens, leads: Leads, dated: Dated) -> bool:
    """``không quá 1/3``, ``trong 2/3`` and ``1/2 ngày`` are shares, not days."""
    if dated.named or dated.day.year is not None:
        return True
    if leads.last in ("quá", "trong", "khoảng", "hết"):
        return False
    return leads.limits or not is_share(tokens, leads.stop)


def _firm(leads: Leads, dated: Dated) -> Firmness:
    if leads.limits or leads.kind is Lead.ON or leads.tentative:
        return Firmness.FIRM
    return Firmness.NAMED if dated.named or leads.kind is Lead.IN else Firmness.BARE


def _limit(scope: Scope, at: int, leads: Leads, dated: Dated) -> Reading:
    kind = _KINDS.get(leads.kind, DeadlineKind.ON)
    iso = dated.day.iso(scope.year_at(at))
    deadline = Deadline(kind, date=iso, time=dated.time, tentative=leads.tentative)
    month_day = dated.day.month_day if dated.day.year is None else None
    return Reading(at, dated.stop, deadline, _firm(leads, dated), month_day)


# ------------------------------------------------------------------ calendar units


def _units(scope: Scope, at: int, leads: Leads) -> list[Reading]:
    tokens = scope.tokens
    place = leads.stop + (tokens.word(leads.stop) in ("các", "cả"))
    place += _counts_units(tokens, place)
    found = read_stretches(tokens, place)
    if found is None:
        return []
    stretches, stop = found
    named = leads.stop > at or place > leads.stop
    if stretches[0] == school_year(None) and not (named or scope.generous):
        return []
    named = named or stretches[0].sort == "part"
    deadline = unit_deadline(stretches, leads, scope.year_at(at))
    firmness = Firmness.NAMED if named else Firmness.BARE
    if leads.limits:
        firmness = Firmness.FIRM
    years = all(stretch.sort in ("year", "school_year") for stretch in stretches)
    return [Reading(at, stop, deadline, firmness, whole_year=years)] if deadline else []


def _counts_units(tokens: Tokens, at: int) -> bool:
    """hai tháng 7 và 8: how many units the list names, not which."""
    counted = tokens.word(at) in SMALL_NUMBERS or 1 <= tokens.digits(at) <= 2
    return counted and tokens.word(at + 1) in ("tháng", "quý") and bool(tokens.digits(at + 2))


def unit_deadline(
    stretches: tuple[Stretch, ...], leads: Leads, year: int | None
) -> Deadline | None:
    """The limit that lead words and calendar units make together."""
    dated = [span for stretch in stretches if (span := stretch.dated(year))]
    if not dated:
        return None
    spans = merged(dated)
    if leads.kind is Lead.BEFORE:
        # "trước cuối tháng 9" leaves all but the last day.
        at_end = stretches[0].sort.startswith("part") and stretches[0].last[2] == -1
        return Deadline(DeadlineKind.BEFORE, date=spans[0][1 if at_end else 0])
    if leads.kind is Lead.BY:
        return Deadline(DeadlineKind.BY, date=spans[-1][1])
    if stretches[0].sort in ("school_year", "term"):
        return Deadline(DeadlineKind.PERIOD, start=spans[0][0], end=spans[-1][1])
    return within(spans, tentative=leads.tentative)


def within(spans: tuple[tuple[str, str], ...], *, tentative: bool = False) -> Deadline:
    """A deadline inside one span, or inside several."""
    base = Deadline(DeadlineKind.WITHIN, tentative=tentative)
    if len(spans) == 1:
        return replace(base, start=spans[0][0], end=spans[0][1])
    return replace(base, spans=spans)


def _this_year(scope: Scope, at: int, leads: Leads) -> list[Reading]:
    """trong năm, cả năm, hết năm: the plan's year."""
    tokens = scope.tokens
    place = leads.stop + (tokens.word(leads.stop) == "cả")
    if place == at or tokens.word(place) != "năm" or tokens.digits(place + 1):
        return []
    if leads.kind is Lead.ON or tokens.word(place + 1) in ("học", "qua", "trước", "sau", "đến"):
        return []
    deadline = unit_deadline((whole_year(),), leads, scope.year_at(at))
    return [Reading(at, place + 1, deadline, Firmness.NAMED)] if deadline else []


def _cell_year(scope: Scope, at: int) -> list[Reading]:
    """2025 alone in a cell."""
    if not scope.generous or not is_year(scope.tokens, at):
        return []
    spans = whole_year(int(scope.tokens.word(at))).dated(None)
    return [Reading(at, at + 1, within((spans,)), Firmness.BARE)] if spans else []


def _first_months(scope: Scope, at: int) -> list[Reading]:
    """6 tháng, 9 tháng in a cell: from the start of the year."""
    tokens, count = scope.tokens, scope.tokens.number(at)
    if not scope.generous or count not in (3, 6, 9) or tokens.word(at + 1) != "tháng":
        return []
    spans = months("part_of_year", 1, count).dated(scope.year_at(at))
    return [Reading(at, at + 2, within((spans,)), Firmness.BARE)] if spans else []
