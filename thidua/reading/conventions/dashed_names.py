"""Names with a dash inside, which a line end may cut before the dash."""

from __future__ import annotations

import re
from functools import cache

from thidua.reading.lexicon import entries


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    halves = (entry.split(" - ") for entry in entries("hyphen_pairs"))
    return frozenset((first, second) for first, second in halves)


def goes_on_after_dash(before: str, words: str) -> bool:
    """Whether ``before`` and the words after the dash are two parts of one name.

    "… Hội đồng Thi đua" and "Khen thưởng tỉnh …" are, by `hyphen_pairs.txt`.
    """
    first = " ".join(before.lower().split()[-2:])
    second = " ".join(re.findall(r"\w+", words.lower())[:2])
    return (first, second) in _pairs()
