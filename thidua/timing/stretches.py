"""Calendar units as printed: tháng 01, 02 · quý III, IV · đầu tháng 3 · 6 tháng đầu năm."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from thidua.timing.days import (
    as_date,
    is_year,
    last_day,
    read_month_number,
    read_year,
    read_years_on,
)
from thidua.timing.lexicon import ORDINALS, ROMAN
from thidua.timing.tokens import Tokens

# A day of a year not yet known: years to add, month, day (negative: from the month's end).
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of days inside a calendar, its year perhaps left out."""

    sort: str
    first: Place
    last: Place
    year: int | None = None

    def dated(self, year: int | None) -> tuple[str, str] | None:
        """First and last day as ISO strings; None when no year is known."""
        base = self.year or year
        return None if base is None else (_iso(self.first, base), _iso(self.last, base))

    def moved(self, years: int) -> Stretch:
        """The same unit some years on."""
        first, last = (
            (year + years, month_number, day) for year, month_number, day in (self.first, self.last)
        )
        return replace(self, first=first, last=last)


def _iso(place: Place, base: int) -> str:
    years, month, day = place
    year = base + years
    if day < 0:
        day = last_day(year, month) + 1 + day
    return f"{year:04d}-{month:02d}-{day:02d}"


def months(sort: str, first: int, last: int) -> Stretch:
    """Whole months, from ``first`` to ``last``."""
    return Stretch(sort, (0, first, 1), (0, last, -1))


def month(number: int) -> Stretch:
    """A whole month."""
    return months("month", number, number)


def quarter(number: int) -> Stretch:
    """A whole quarter."""
    return months("quarter", 3 * number - 2, 3 * number)


def whole_year(year: int | None = None) -> Stretch:
    """A whole year; without number the plan's year."""
    return replace(months("year", 1, 12), year=year)


def school_year(first: int | None) -> Stretch:
    """A school year, September to August."""
    return Stretch("school_year", (0, 9, 1), (1, 8, -1), first)


# Parts of a month: first and last day, negative from the month's end.
MONTH_PARTS = {
    "đầu": (1, 10), "giữa": (11, 20), "cuối": (21, -1),
    "thượng tuần": (1, 10), "trung tuần": (11, 20), "hạ tuần": (21, -1),
    "nửa đầu": (1, 15), "nửa cuối": (16, -1), "nửa sau": (16, -1),
}  # fmt: skip
# Parts of a quarter and of a year: first and last month, counted from one.
_QUARTER_PARTS = {"đầu": (1, 1), "giữa": (2, 2), "cuối": (3, 3)}
_YEAR_PARTS = {
    "đầu": (1, 3), "giữa": (4, 9), "cuối": (10, 12), "nửa đầu": (1, 6), "nửa cuối": (7, 12),
    "nửa sau": (7, 12),
}  # fmt: skip


def part(name: str, whole: Stretch) -> Stretch | None:
    """``đầu``, ``cuối``, ``nửa đầu`` … of a month, quarter, year or school year."""
    first_month = whole.first[1]
    if whole.sort == "month" and name in MONTH_PARTS:
        first, last = MONTH_PARTS[name]
        return Stretch("part", (0, first_month, first), (0, first_month, last), whole.year)
    if whole.sort == "quarter" and name in _QUARTER_PARTS:
        first, last = (first_month - 1 + number for number in _QUARTER_PARTS[name])
        return replace(months("part", first, last), year=whole.year)
    if whole.sort == "year" and name in _YEAR_PARTS:
        return replace(months("part_of_year", *_YEAR_PARTS[name]), year=whole.year)
    if whole.sort == "school_year" and name in ("đầu", "cuối"):
        place = (0, 9) if name == "đầu" else (1, 5)
        return Stretch("part", (*place, 1), (*place, -1), whole.year)
    return None


def week_of(number: int, whole: Stretch) -> Stretch:
    """The week ``number`` of a month by sevens: 1 is days 1-7; -1 the last seven days."""
    month_number = whole.first[1]
    first, last = (-7, -1) if number < 0 else (7 * number - 6, 7 * number)
    if last > 28:
        last = -1
    return Stretch("part", (0, month_number, first), (0, month_number, last), whole.year)


# ------------------------------------------------------------------ reading

Read = tuple[Stretch, int] | None


def read_stretch(tokens: Tokens, at: int) -> Read:
    """One calendar unit that starts at a token."""
    reader = _READERS.get(tokens.word(at))
    if reader is not None:
        return reader(tokens, at)
    return _months_of_year(tokens, at) if tokens.digits(at) else None


def _month(tokens: Tokens, at: int) -> Read:
    number = read_month_number(tokens, at + 1)
    if number is None or tokens.has(at - 2, "cách", "mạng"):
        return None
    return month(number[0]), number[1]


def _short_month(tokens: Tokens, at: int) -> Read:
    """T6/2025, T.6."""
    place = at + 1 + (tokens.word(at + 1) == "." and tokens.glued(at + 1))
    number = tokens.number(place) or 0
    if not tokens.glued(place) or not 1 <= number <= 12 or tokens.digits(place) > 2:
        return None
    return month(number), place + 1


def _quarter(tokens: Tokens, at: int) -> Read:
    number = quarter_number(tokens, at + 1)
    return None if number is None else (quarter(number), at + 2)


def quarter_number(tokens: Tokens, at: int) -> int | None:
    """I to IV, 1 to 4, in figures or words."""
    word = tokens.word(at)
    number = tokens.number(at) if tokens.digits(at) in (1, 2) else None
    number = number or ROMAN.get(word) or (ORDINALS.get(word) if word != "năm" else None)
    return number if number in range(1, 5) else None


def _year(tokens: Tokens, at: int) -> Read:
    if tokens.word(at + 1) == "học":
        return _school_year(tokens, at)
    if is_year(tokens, at + 1):
        return whole_year(int(tokens.word(at + 1))), at + 2
    if tokens.word(at + 1) in ("nay", "này"):
        return whole_year(), at + 2
    return None


def _school_year(tokens: Tokens, at: int) -> Read:
    """năm học 2025 - 2026; năm học alone is the plan's."""
    if not is_year(tokens, at + 2):
        return school_year(None), at + 2
    first = int(tokens.word(at + 2))
    joined = tokens.word(at + 3) in ("-", "/") and is_year(tokens, at + 4)
    return school_year(first), at + (5 if joined else 3)


def _months_of_year(tokens: Tokens, at: int) -> Read:
    """6 tháng đầu năm, 9 tháng đầu năm 2025, 3 tháng cuối năm."""
    count = tokens.number(at)
    if count not in (3, 6, 9) or tokens.word(at + 1) != "tháng":
        return None
    side = tokens.word(at + 2)
    if side not in ("đầu", "cuối") or tokens.word(at + 3) != "năm":
        return None
    first, last = (1, count) if side == "đầu" else (13 - count, 12)
    stretch = months("part_of_year", first, last)
    if is_year(tokens, at + 4):
        return replace(stretch, year=int(tokens.word(at + 4))), at + 5
    return stretch, at + 4


def _part(tokens: Tokens, at: int) -> Read:
    """đầu tháng 3, cuối quý II, thượng tuần tháng 5, nửa đầu năm 2026, đầu năm học."""
    for words in (2, 1):
        name = " ".join(tokens.words[at : at + words])
        if name in MONTH_PARTS or name in _YEAR_PARTS:
            whole = _whole(tokens, at + words)
            inside = part(name, whole[0]) if whole else None
            if whole and inside:
                return inside, whole[1]
    return None


def _whole(tokens: Tokens, at: int) -> Read:
    at += tokens.word(at) in ("của", "các")
    if tokens.word(at) == "tháng":
        return _month(tokens, at)
    if tokens.word(at) == "quý":
        return _quarter(tokens, at)
    if tokens.word(at) == "năm":
        return _year(tokens, at) or (whole_year(), at + 1)
    return None


_WEEK_PLACES = {"đầu": 1, "cuối": -1}


def _week(tokens: Tokens, at: int) -> Read:
    """tuần 2 tháng 3, tuần thứ hai của tháng 3, tuần 1, 2 tháng 5, tuần cuối cùng …"""
    first = last = _WEEK_PLACES.get(tokens.word(at + 1))
    place = at + 2
    if first is None:
        place = at + 1 + (tokens.word(at + 1) == "thứ")
        first = last = _week_number(tokens, place)
        place += 1
        if tokens.word(place) in (",", "-", "và") and tokens.digits(place + 1) == 1:
            last = _week_number(tokens, place + 1)
            place += 2
    if tokens.word(place) in ("tiên", "cùng"):
        place += 1
    place += tokens.word(place) == "của"
    whole = _month(tokens, place) if tokens.word(place) == "tháng" else None
    if first is None or last is None or whole is None:
        return None
    return replace(week_of(first, whole[0]), last=week_of(last, whole[0]).last), whole[1]


def _week_number(tokens: Tokens, at: int) -> int | None:
    number = tokens.number(at) or ORDINALS.get(tokens.word(at)) or ROMAN.get(tokens.word(at))
    return number if number in range(1, 6) else None


def _term(tokens: Tokens, at: int) -> Read:
    """học kỳ I (September to mid-January), học kỳ II (mid-January to May)."""
    if tokens.word(at + 1) != "kỳ":
        return None
    number = quarter_number(tokens, at + 2)
    if number not in (1, 2):
        return None
    halves = {1: ((0, 9, 1), (1, 1, 15)), 2: ((1, 1, 16), (1, 5, -1))}
    stretch = Stretch("term", *halves[number])
    year = _school_year(tokens, at + 3) if tokens.has(at + 3, "năm", "học") else None
    return (replace(stretch, year=year[0].year), year[1]) if year else (stretch, at + 3)


_READERS: dict[str, Callable[[Tokens, int], Read]] = {
    "tháng": _month, "t": _short_month, "quý": _quarter, "năm": _year, "tuần": _week,
    "học": _term,
    **dict.fromkeys(("đầu", "giữa", "cuối", "nửa", "thượng", "trung", "hạ"), _part),
}  # fmt: skip
STRETCH_WORDS = frozenset(_READERS)

# How a bare number goes on after a month, a quarter or a year: "tháng 01, 02".
_SEQUELS: dict[str, Callable[[int], Stretch]] = {
    "month": month, "quarter": quarter, "year": whole_year,
}  # fmt: skip
_JOINTS = ("và", "&")
_SIGNS = frozenset({*_JOINTS, ",", ";", "-", "/", "+"})
_LONGEST_LIST = 24


def read_stretches(tokens: Tokens, at: int) -> tuple[tuple[Stretch, ...], int] | None:
    """One unit or a list of them; each without year takes the one printed after it.

    ``tháng 01, 02`` · ``quý III, IV năm 2025`` · ``tháng 5 và tháng 10`` · ``tháng 4-6``.
    """
    head = read_stretch(tokens, at)
    if head is None:
        return None
    items, stop = [_with_year(tokens, head)[0]], _with_year(tokens, head)[1]
    while len(items) < _LONGEST_LIST:
        following = _next_item(tokens, stop, items[-1])
        if following is None:
            break
        joint, item, stop = following
        if joint == "-":
            items[-1] = replace(items[-1], last=item.last, year=items[-1].year or item.year)
        else:
            items.append(item)
    return tuple(share_years(items)), stop


def _with_year(tokens: Tokens, head: tuple[Stretch, int]) -> tuple[Stretch, int]:
    stretch, stop = head
    if stretch.year is not None:
        return head
    year = read_year(tokens, stop)
    if year:
        return replace(stretch, year=year[0]), year[1]
    years_on = read_years_on(tokens, stop)
    return (stretch.moved(years_on[0]), years_on[1]) if years_on else head


def _next_item(tokens: Tokens, at: int, before: Stretch) -> tuple[str, Stretch, int] | None:
    """The next unit of a list with the sign that joins it: a comma or a dash."""
    sign = tokens.word(at)
    if sign not in _SIGNS or (sign == "/" and tokens.word(at + 1) not in STRETCH_WORDS):
        return None
    at += sign == "," and tokens.word(at + 1) in _JOINTS
    joint = "-" if sign == "-" else ","
    head = _sequel(tokens, at + 1, before.sort) or (
        read_stretch(tokens, at + 1) if sign != ";" or before.sort != "year" else None
    )
    if head is None or (joint == "-" and head[0].sort != before.sort):
        return None
    item, stop = _with_year(tokens, head)
    return joint, item, stop


def _sequel(tokens: Tokens, at: int, sort: str) -> Read:
    """A bare number that goes on a list; not one that counts the word after it."""
    make = _SEQUELS.get(sort)
    number = tokens.number(at)
    if sort == "quarter":
        number = quarter_number(tokens, at)
    if make is None or number is None or _counts(tokens, at):
        return None
    if sort == "month" and not (1 <= number <= 12 and tokens.digits(at) <= 2):
        return None
    if sort == "year" and not is_year(tokens, at):
        return None
    return make(number), at + 1


_AFTER_LIST = frozenset({"", "và", "năm", "hằng", "mỗi", "đến", "của", "hoặc"})


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether the number belongs to a noun (02 tập thể) or starts a date (20/9)."""
    after = tokens.word(at + 1)
    if after in ("/", "."):
        return bool(tokens.digits(at + 2)) and not is_year(tokens, at + 2)
    return after.isalpha() and after not in _AFTER_LIST


def share_years(items: Iterable[Stretch]) -> list[Stretch]:
    """Give each unit without year that of the next one with a year, else of the one before.

    The order of the list is that of time: tháng 12 và tháng 01/2026.
    """
    items = list(items)
    for index in range(len(items) - 2, -1, -1):
        item, following = items[index], items[index + 1]
        if item.year is None and following.year is not None and item.sort == following.sort:
            items[index] = replace(item, year=following.year - (item.first > following.first))
    for index in range(1, len(items)):
        if items[index].year is None:
            items[index] = replace(items[index], year=items[index - 1].year)
    return items


def merged(spans: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Spans in order, those that touch or overlap made one."""
    out: list[tuple[str, str]] = []
    for start, end in sorted(spans):
        if out and start <= next_day(out[-1][1]):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def next_day(iso: str) -> str:
    """The day after an ISO day; an impossible day stays as it is."""
    day = as_date(iso)
    return (day + timedelta(days=1)).isoformat() if day and day < date.max else iso
