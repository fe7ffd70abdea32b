"""Single days as printed: 02/01/2025, 7/6/2012, 21.5.2004, ngày 31 tháng 12 năm 2023."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from thidua.timing.lexicon import MONTH_NAMES, ORDINALS, WEEKDAYS, Phrases
from thidua.timing.tokens import Tokens, tokenise

EARLIEST_YEAR, LATEST_YEAR = 1000, 2999
# Years of two digits are read only where a plan of this system can fall.
SHORT_YEARS = range(10, 50)


@dataclass(frozen=True, slots=True)
class Day:
    """A printed day, its year perhaps left out; it need not exist.

    ``years_on`` is 1 for "15/01 năm sau": the year after the plan's.
    """

    year: int | None
    month: int
    day: int
    years_on: int = 0

    @property
    def month_day(self) -> str:
        """``08-05``."""
        return f"{self.month:02d}-{self.day:02d}"

    def iso(self, year: int | None = None) -> str | None:
        """ISO form, with ``year`` where none is printed; None when neither is known."""
        full = self.year or (year + self.years_on if year else None)
        return None if full is None else f"{full:04d}-{self.month_day}"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A printed date: ``text[start:end]``, ISO as precise as printed.

    ``precision`` is ``day``, ``month``, ``year`` or ``day_month`` (no year printed:
    ISO form ``--08-05``). ``exists`` is False for an impossible date such as
    ``2025-02-30``. ``weekday`` (``MON`` … ``SUN``) is the one printed beside the date.
    """

    start: int
    end: int
    iso: str
    precision: str
    exists: bool
    weekday: str | None = None

    @property
    def weekday_fits(self) -> bool | None:
        """Whether the printed weekday is that day's; None when it cannot be told."""
        if self.weekday is None or self.precision != "day" or not self.exists:
            return None
        return WEEKDAYS[date.fromisoformat(self.iso).weekday()] == self.weekday


def exists(iso: str | None) -> bool:
    """Whether an ISO string of a full day names a real day."""
    return as_date(iso) is not None


def as_date(iso: str | None) -> date | None:
    """The day of a full ISO string, None for partial or impossible ones."""
    if not iso or len(iso) != len("2025-01-01"):
        return None
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def last_day(year: int, month: int) -> int:
    """How many days a month has."""
    return monthrange(year, month)[1]


def is_year(tokens: Tokens, at: int) -> bool:
    """Whether a token can be a year: four digits."""
    return tokens.digits(at) == 4 and EARLIEST_YEAR <= int(tokens.word(at)) <= LATEST_YEAR


def read_year(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The year that completes a month, quarter or day: ``năm 2025``, ``/2025``, ``-2025``."""
    word = tokens.word(at)
    if word == "," and tokens.word(at + 1) == "năm":
        at, word = at + 1, "năm"
    joined = word in ("/", "-", ".") and tokens.glued(at) and tokens.glued(at + 1)
    if (word in ("năm", "/") or joined) and is_year(tokens, at + 1):
        return int(tokens.word(at + 1)), at + 2
    return None


_YEARS_ON = Phrases(
    {"năm sau": 1, "năm đến": 1, "năm tiếp theo": 1, "năm kế tiếp": 1, "năm liền kề": 1}
    | {"năm sau liền kề": 1, "năm trước": -1, "năm trước liền kề": -1}
)


def read_years_on(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """``(của) năm sau``: how many years after the plan's, and what follows."""
    return _YEARS_ON.at(tokens, at + (tokens.word(at) == "của"))


def read_month_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A month after the word tháng: ``6``, ``06``, ``Sáu``, ``mười hai``."""
    number = tokens.number(at)
    if number is not None:
        return (number, at + 1) if 1 <= number <= 12 and tokens.digits(at) <= 2 else None
    word = tokens.word(at)
    if word not in MONTH_NAMES or tokens.word(at + 1) == "lần":
        return None
    if word == "năm" and tokens.digits(at + 1):
        return None
    if word == "mười" and tokens.word(at + 1) in ("một", "hai"):
        return 10 + MONTH_NAMES[tokens.word(at + 1)], at + 2
    return MONTH_NAMES[word], at + 1


def read_day(tokens: Tokens, at: int) -> tuple[Day, int] | None:
    """A day that begins with its number: ``05/8/2025``, ``20/9``, ``31 tháng 12 năm 2023``."""
    if not 1 <= tokens.digits(at) <= 2:
        return None
    return _numeric_day(tokens, at) or _worded_day(tokens, at)


def _numeric_day(tokens: Tokens, at: int) -> tuple[Day, int] | None:
    sign = tokens.word(at + 1)
    if sign not in ("/", ".", "-") or not 1 <= tokens.digits(at + 2) <= 2:
        return None
    day, month = int(tokens.word(at)), int(tokens.word(at + 2))
    tight = all(tokens.glued(place) for place in range(at + 1, at + 5))
    if tokens.word(at + 3) == sign and (tight or sign == "/"):
        if is_year(tokens, at + 4):
            return Day(int(tokens.word(at + 4)), month, day), at + 5
        if tight and sign == "/" and tokens.number(at + 4) in SHORT_YEARS:
            return Day(2000 + int(tokens.word(at + 4)), month, day), at + 5
    if sign != "/" or not (1 <= day <= 31 and 1 <= month <= 12) or tokens.word(at + 3) == "/":
        return None
    return _with_year(tokens, Day(None, month, day), at + 3)


def _with_year(tokens: Tokens, day: Day, at: int) -> tuple[Day, int]:
    """The day with the year printed after it: 2025, or that before or after the plan's."""
    year = read_year(tokens, at)
    if year:
        return replace(day, year=year[0]), year[1]
    years_on = read_years_on(tokens, at)
    return (replace(day, years_on=years_on[0]), years_on[1]) if years_on else (day, at)


def _worded_day(tokens: Tokens, at: int) -> tuple[Day, int] | None:
    if tokens.word(at + 1) != "tháng":
        return None
    month = read_month_number(tokens, at + 2)
    if month is None:
        return None
    return _with_year(tokens, Day(None, month[0], int(tokens.word(at))), month[1])


# What is counted in shares: 2/3 phiếu, 1/2 ngày.
_SHARED = frozenset(
    {"phiếu", "số", "tổng", "thành", "ngày", "buổi", "thời", "diện", "chặng", "nhiệm", "đại", "hội"}
    | {"trở"}
)


def is_share(tokens: Tokens, at: int) -> bool:
    """Whether 2/3 at token ``at`` is a share of what follows and no day."""
    part, whole = tokens.number(at), tokens.number(at + 2)
    return bool(part and whole and part < whole and tokens.word(at + 3) in _SHARED)


def read_weekday(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """``thứ Hai``, ``thứ 2``, ``Chủ nhật``."""
    if tokens.has(at, "chủ", "nhật"):
        return WEEKDAYS[6], at + 2
    if tokens.word(at) != "thứ":
        return None
    number = tokens.number(at + 1) or ORDINALS.get(tokens.word(at + 1), 0)
    return (WEEKDAYS[number - 2], at + 2) if 2 <= number <= 7 else None


def find_dates(text: str) -> list[DateMention]:
    """Every printed date, in order: full, without year, or of a month only.

    A month counts when its year is printed (``tháng 7 năm 2025``, ``ngày    tháng 7
    năm 2025``); bare months, quarters and years are no dates. Impossible dates
    are kept as printed. ``ngày tháng   năm 2025`` of a blank head gives ``2025``.
    """
    tokens = tokenise(text)
    found: list[DateMention] = []
    at = 0
    while at < len(tokens):
        word = tokens.words[at]
        mention = _date_at(tokens, at) if word in _DATE_WORDS or word.isdecimal() else None
        if mention is None:
            at += 1
            continue
        found.append(mention[0])
        at = mention[1]
    return found


_DATE_WORDS = frozenset({"ngày", "mồng", "tháng", "thứ", "chủ"})


def _date_at(tokens: Tokens, at: int) -> tuple[DateMention, int] | None:
    weekday, place = None, at
    printed = read_weekday(tokens, at)
    if printed:
        weekday, place = printed
        place += tokens.word(place) in (",", "(")
    named = tokens.word(place) in ("ngày", "mồng")
    place += named
    if named and tokens.word(place) == "mồng":
        place += 1
    inside = tokens.digits(place) and not _starts_inside(tokens, place)
    day = read_day(tokens, place) if inside else None
    slashed = _slashed(tokens, place) and not is_share(tokens, place)
    if day is not None and (named or day[0].year or slashed):
        return _mention(tokens, at, day[0], weekday, day[1])
    if weekday is None:
        return _partial_date(tokens, at, named)
    return None


def _slashed(tokens: Tokens, at: int) -> bool:
    return tokens.word(at + 1) == "/" and tokens.glued(at + 1) and tokens.glued(at + 2)


def _starts_inside(tokens: Tokens, at: int) -> bool:
    """Whether the number continues another number or a document's symbol."""
    return tokens.glued(at) and tokens.word(at - 1) in ("/", ".") and tokens.glued(at - 1)


def _mention(
    tokens: Tokens, first: int, day: Day, weekday: str | None, stop: int
) -> tuple[DateMention, int]:
    if weekday is None and tokens.word(stop) == "(":
        beside = read_weekday(tokens, stop + 1)
        if beside and tokens.word(beside[1]) == ")":
            weekday, stop = beside[0], beside[1] + 1
    iso = day.iso()
    if iso is None:
        partial = f"--{day.month_day}"
        # A leap year, so that 29 February without a year may exist.
        real, precision = exists(f"2024{partial[1:]}"), "day_month"
    else:
        partial, real, precision = iso, exists(iso), "day"
    start, end = tokens.starts[first], tokens.ends[stop - 1]
    return DateMention(start, end, partial, precision, real, weekday), stop


def _partial_date(tokens: Tokens, at: int, named: bool) -> tuple[DateMention, int] | None:
    place = at
    if named:
        place = _skip_blank(tokens, at + 1)
    if tokens.word(place) != "tháng":
        return None
    month = read_month_number(tokens, place + 1)
    stop = month[1] if month else _skip_blank(tokens, place + 1)
    year = read_year(tokens, stop)
    if year is None or (month is None and not named):
        return None
    iso = f"{year[0]:04d}-{month[0]:02d}" if month else f"{year[0]:04d}"
    start, end = tokens.starts[at], tokens.ends[year[1] - 1]
    precision = "month" if month else "year"
    return DateMention(start, end, iso, precision, True), year[1]


def _skip_blank(tokens: Tokens, at: int) -> int:
    """Past the dots or lines left to be filled in by hand."""
    while tokens.word(at) in (".", "_", "-") and at:
        at += 1
    return at
