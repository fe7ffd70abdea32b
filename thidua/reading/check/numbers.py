"""Numbers as plans print them: ``05``, ``1.200``, ``7,50``."""

from __future__ import annotations

import re

# Bounded, so that endless digits cost no more than their number.
NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,3})?|\d{1,12}(?:[.,]\d{1,2})?)"
"""A number, thousands apart by points, the fraction after a comma (or a point)."""

_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def number_of(printed: str) -> float:
    """The value of what `NUMBER` matches."""
    if _THOUSANDS.fullmatch(printed):
        printed = printed.replace(".", "")
    return float(printed.replace(",", "."))
