"""Lines on their way to paragraphs, and what their words look like."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

TAB = 42
"""A tab as so many blanks: half a page, since tabs part columns."""


@dataclass(frozen=True, slots=True)
class RawLine:
    """A cleaned line, not blank. ``gap`` tells that an empty line stood before it,
    ``page_start`` that it is the first of its page, ``indent`` its leading blanks,
    ``source`` its number in the cleaned file."""

    text: str
    page: int = 1
    whole: bool = False
    bold: bool = False
    italic: bool = False
    centered: bool = False
    gap: bool = False
    page_start: bool = False
    indent: int = 0

    def joined(self, following: RawLine) -> RawLine:
        """This line with the next one's words added."""
        return replace(self, text=glue(self.text, following.text))


_HYPHEN_AT_END = re.compile(r"[^\s\-–—][-–—]$")


def glue(first: str, second: str) -> str:
    """Two parts of one sentence as they read without the wrap; a hyphen stays."""
    first, second = first.rstrip(), second.lstrip()
    if not first or not second:
        return first or second
    if _HYPHEN_AT_END.search(first) and (second[0].isdigit() or first[-2].islower()):
        return first + second
    return f"{first} {second}"
