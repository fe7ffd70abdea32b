"""What every grammar rule reads from: the tokens, the plan's year, how generous to be."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import IntEnum

from thidua.timing.days import is_year
from thidua.timing.tokens import Tokens, tokenise
from thidua.timing.values import Deadline, TimeContext


class Firmness(IntEnum):
    """How plainly a phrase announces a limit; running text needs more than a cell."""

    BARE = 0  # "quý II", "20/9", "2021 - 2025": may be part of a name
    NAMED = 1  # "ngày 15/8/2025", "trong quý II", "hằng năm"
    FIRM = 2  # "trước ngày …", "chậm nhất …", "từ … đến …"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule made of tokens ``first`` up to, not including, ``stop``.

    ``month_day`` is the day as printed without its year (``12-30``): beside hằng năm
    it is a day of every year. ``whole_year`` when the limit is printed as years only.
    """

    first: int
    stop: int
    deadline: Deadline
    firmness: Firmness = Firmness.FIRM
    month_day: str | None = None
    whole_year: bool = False


_LAST_SCHOOL_MONTH = 8
_MONTH_REACH = 8
_SENTENCE_ENDS = frozenset({".", ";"})


@dataclass(slots=True, eq=False)
class Scope:
    """One text being read. ``generous`` for a cell or phrase known to be a time."""

    tokens: Tokens
    context: TimeContext
    generous: bool
    _years: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, context: TimeContext, *, generous: bool) -> Scope:
        """The scope of a whole text."""
        tokens = tokenise(text)
        scope = cls(tokens, context, generous)
        if scope.plan_year is None:
            scope._years = [at for at in range(len(tokens)) if _full_year(tokens, at)]
        return scope

    @property
    def plan_year(self) -> int | None:
        """The plan's year: by its subject, else by the date of the document."""
        if self.context.year is not None:
            return self.context.year
        printed = (self.context.document_date or "")[:4]
        return int(printed) if len(printed) == 4 and printed.isdecimal() else None

    def year_at(self, at: int) -> int | None:
        """The year a phrase without year at token ``at`` means: the plan's, else the nearest."""
        if self.plan_year is not None or not self._years:
            return self._in_school_year(at) if self.context.school_year else self.plan_year
        place = bisect_left(self._years, at)
        near = self._years[max(place - 1, 0) : place + 1]
        return int(self.tokens.words[min(near, key=lambda year: abs(year - at))])

    def _in_school_year(self, at: int) -> int | None:
        """The year of the month named at ``at``, in a plan of the school year from September."""
        month = _month_from(self.tokens, at)
        if self.plan_year is None or month is None or month >= _LAST_SCHOOL_MONTH:
            return self.plan_year
        return self.plan_year + 1

    @property
    def document_day(self) -> str | None:
        """The full date of the document, None while it is partial."""
        printed = self.context.document_date
        return printed if printed and len(printed) == len("2025-01-01") else None

    def sentence_start(self, at: int, *, reach: int = 60) -> int:
        """The token after the last full stop or semicolon before ``at``, within ``reach``."""
        first = max(at - reach, 0)
        for place in range(at - 1, first - 1, -1):
            if self.tokens.words[place] in _SENTENCE_ENDS and not self.tokens.glued(place + 1):
                return place + 1
        return first


def _month_from(tokens: Tokens, at: int) -> int | None:
    """The first month printed from ``at`` on: "tháng 3", "15/3"."""
    for place in range(at, at + _MONTH_REACH):
        if tokens.word(place) in ("tháng", "/"):
            return tokens.number(place + 1)
    return None


def _full_year(tokens: Tokens, at: int) -> bool:
    return is_year(tokens, at) and tokens.word(at - 1) in ("năm", "/", ".", "-")
