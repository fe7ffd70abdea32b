"""Page furniture: page numbers, rules and running heads, which are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from thidua.reading.conventions.shape import closed, is_capitals, starts_item
from thidua.reading.mend.lines import RawLine
from thidua.reading.mend.reading_lines import RawItem

_RULE = re.compile(r"[\W_]*$")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—]\s*\d{1,3}\s*[-–—]|(?:trang|page)\s*:?\s*\d{1,3}(?:\s*(?:/|of|trên)\s*\d{1,3})?"
    r"|\d{1,3})\s*$",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"\s*(\d{1,3})\s*/\s*(\d{1,3})\s*$")
_NUMBER_AWAITED = re.compile(
    r"(?<!\w)(?:số|ngày|tháng|quý|thứ|từ|đến|lần|khóa|khoá)\s*$", re.IGNORECASE
)
_GLUED_NUMBER = re.compile(r"\s*(\d{1,3})(\s*)(?=[^\W\d_])")
_NUMBER_BEFORE_ITEM = re.compile(
    r"\s*(\d{1,3})\s+(?=[-–+•]\s+\S|[IVX]{1,5}[./]\s|\d{1,2}\.\s|\d{1,2}\.\d|[a-zđ]\)\s)"
)
_DASHED_LABEL = re.compile(r"\s*1\s*[-–]\s")
_BULLETS = frozenset("-–+•")
_DIGITS = re.compile(r"\d+")


def is_rule(text: str) -> bool:
    """Whether the line holds no letter and no digit."""
    return _RULE.match(text) is not None


def is_page_number(text: str) -> bool:
    """Whether the line is nothing but a page number."""
    return len(text) < 24 and _PAGE_NUMBER.match(text) is not None


def without_marked_page_numbers(items: Sequence[RawItem], dropped: list[str]) -> list[RawItem]:
    """The items without page numbers that can be nothing else (``- 2 -``, ``Trang 2/5``).

    A bare number may as well be a row's number, so it stays until tables are found.
    """
    kept: list[RawItem] = []
    turned = False
    pages = _pages_of(items)
    for item in items:
        if not isinstance(item, RawLine):
            kept.append(item)
        elif item.text in pages or (is_page_number(item.text) and not item.text.strip().isdigit()):
            dropped.append(item.text)
            turned = True
        else:
            kept.append(replace(item, page_start=True) if turned else item)
            turned = False
    return kept


def _with_bullet(bullet: str, line: RawLine) -> RawLine:
    """A bullet that stood on a line of its own, with its words."""
    if starts_item(line.text) or is_capitals(line.text):
        return line
    return replace(line, text=f"{bullet} {line.text}")


def _pages_of(items: Sequence[RawItem]) -> frozenset[str]:
    """Lines such as ``2/5``, ``3/5``: a page of so many, not a date, since they run on."""
    seen: dict[str, list[tuple[int, str]]] = {}
    for item in items:
        if not isinstance(item, RawLine):
            continue
        found = _FRACTION.match(item.text)
        if found and int(found[1]) <= int(found[2]):
            seen.setdefault(found[2], []).append((int(found[1]), item.text))
    runs = (run for run in seen.values() if len(run) > 1 and run[0][0] <= 2)
    return frozenset(text for run in runs if run == sorted(run) for _, text in run)


def without_furniture(lines: Sequence[RawLine], dropped: list[str]) -> list[RawLine]:
    """The lines without page numbers, rules and running heads, which go to ``dropped``."""
    running = _running_heads(lines)
    dashed_labels = any(_DASHED_LABEL.match(line.text) for line in lines)
    kept: list[RawLine] = []
    page_start = False
    bullet = ""
    for line in lines:
        if not dashed_labels:
            line = _without_number_before_item(line, dropped)
        page_start = page_start or line.page_start
        if is_rule(line.text):
            bullet = line.text if line.text in _BULLETS else bullet
            continue
        if bullet:
            line = _with_bullet(bullet, line)
            bullet = ""
        numbered = is_page_number(line.text) or _FRACTION.match(line.text) is not None
        numbered = numbered and not (kept and _awaits_number(kept[-1], line))
        if numbered or (_edge_key(line.text) in running and not line.whole):
            dropped.append(line.text)
            page_start = True
            continue
        before = kept[-1] if kept else None
        if page_start and before is not None and not closed(before.text):
            # The empty lines around a page number part no paragraphs.
            line = replace(line, gap=False)
        kept.append(_without_glued_number(line, before, page_start, dropped))
        page_start = False
    return kept


def _awaits_number(before: RawLine, line: RawLine) -> bool:
    """Whether a bare number ends the sentence before it ("chậm nhất ngày" / "15")."""
    bare = line.text.strip()
    return bare.replace("/", "").isdigit() and _NUMBER_AWAITED.search(before.text) is not None


def _without_glued_number(
    line: RawLine, before: RawLine | None, page_start: bool, dropped: list[str]
) -> RawLine:
    """Take off a page number that stuck to the first word of its page."""
    found = _GLUED_NUMBER.match(line.text)
    if not found or before is None or line.whole or closed(before.text):
        return line
    following = line.text[found.end()]
    glued = not found[2]
    if not following.islower() or not (glued or (page_start and int(found[1]) == line.page)):
        return line
    if glued and re.match(r"\d+[hgm]\d|\d+(?:h|g|m|kg|km|cm)\b", line.text.strip()):
        return line
    dropped.append(found[1])
    return replace(line, text=line.text[found.end() :])


def _without_number_before_item(line: RawLine, dropped: list[str]) -> RawLine:
    """Take off a page number that stands before the first bullet or number of its page."""
    found = _NUMBER_BEFORE_ITEM.match(line.text)
    if not found or line.whole:
        return line
    dropped.append(found[1])
    return replace(line, text=line.text[found.end() :])


def _edge_key(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()))


def _running_heads(lines: Sequence[RawLine]) -> frozenset[str]:
    """What stands first or last on at least three pages, and more than half of them."""
    edges: Counter[str] = Counter()
    pages = {line.page for line in lines}
    if len(pages) < 3:
        return frozenset()
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        last_of_page = following is None or following.page != line.page
        first_of_page = line.page_start
        if (first_of_page or last_of_page) and len(line.text) <= 120:
            edges[_edge_key(line.text)] += 1
    return frozenset(
        key for key, times in edges.items() if times >= 3 and 2 * times > len(pages) - 1 and key
    )
