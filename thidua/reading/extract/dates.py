"""Printed dates of documents: as precise as they are printed, never repaired."""

from __future__ import annotations

import re

_NUMERALS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_BLANK = r"[\s.…_]*"
_MONTH = "|".join(sorted(_NUMERALS, key=len, reverse=True))

WRITTEN_DATE = (
    rf"ngày{_BLANK}(?P<day>\d{{1,2}})?{_BLANK}tháng{_BLANK}(?P<month>\d{{1,2}}|{_MONTH})?"
    rf"{_BLANK}năm{_BLANK}(?P<year>\d{{4}})?"
)
"""A date in words, any part of it possibly blank; groups ``day``, ``month``, ``year``."""

SHORT_DATE = r"(?P<sday>\d{1,2})\s?[/.-]\s?(?P<smonth>\d{1,2})\s?[/.-]\s?(?P<syear>\d{4})"
"""A date in figures (``07/4/2014``, ``21.5.2004``, ``14-5-2011``)."""


def iso_date(found: re.Match[str]) -> str | None:
    """The ISO form of a match of `WRITTEN_DATE` or `SHORT_DATE`.

    A blank day gives ``2025-07``, a blank month too ``2025``, a blank year None.
    """
    groups = found.groupdict()
    if groups.get("syear"):
        return f"{groups['syear']}-{int(groups['smonth']):02d}-{int(groups['sday']):02d}"
    year, month, day = groups.get("year"), groups.get("month"), groups.get("day")
    if not year:
        return None
    if not month:
        return year
    number = int(month) if month.isdigit() else _NUMERALS[" ".join(month.lower().split())]
    return f"{year}-{number:02d}-{int(day):02d}" if day else f"{year}-{number:02d}"
