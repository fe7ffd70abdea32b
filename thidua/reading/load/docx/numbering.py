"""Automatic numbers of lists and headings, counted and printed as Word shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from thidua.reading.load.docx.names import (
    Xml,
    as_number,
    attribute,
    child,
    children,
    number,
    switch,
    value,
)
from thidua.reading.load.docx.numerals import print_number
from thidua.reading.load.docx.styles import Styles, run_look
from thidua.reading.load.legacy import charset_of_font, to_unicode

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SYMBOL_FONT = re.compile(r"symbol|wingdings|webdings|dingbats|courier", re.IGNORECASE)
_DASHES = frozenset("-–—\uf02d\uf0be")
_PLAIN_BULLETS = frozenset("-–—+*•●○■▪►✓")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart_after: int | None = None
    legal: bool = False
    style: str | None = None
    font: str | None = None


@dataclass(slots=True)
class _List:
    """One ``w:num``: an instance of an abstract list with its own starts and levels."""

    abstract: int
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, root: Xml | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts = {
            identity: one
            for one in children(root, "abstractNum")
            if (identity := as_number(attribute(one, "abstractNumId"))) is not None
        }
        self._nums = {
            identity: one
            for one in children(root, "num")
            if (identity := as_number(attribute(one, "numId"))) is not None
        }
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[int, dict[int, int]] = {}

    def label(self, list_id: int | None, level: int | None, style: str | None) -> str | None:
        """The number or bullet of the next paragraph of a list, None when it has none.

        ``level`` None means the level that belongs to the paragraph's ``style``, else the first.
        Each call counts one paragraph.
        """
        found = self._list(list_id) if list_id else None
        if found is None:
            return None
        if level is None:
            level = next((at for at, one in found.levels.items() if one.style == style), 0)
        level = min(max(level, 0), _LEVELS - 1)
        own = found.levels.get(level)
        if own is None:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        self._count(found, level, counts)
        if own.format == "bullet":
            return _bullet(own)
        return self._print(found, own, counts)

    def _count(self, found: _List, level: int, counts: dict[int, int]) -> None:
        start = found.starts.pop(level, None)
        if start is not None:
            counts[level] = start
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = found.levels[level].start
        for deeper in range(level + 1, _LEVELS):
            after = found.levels.get(deeper, _Level()).restart_after
            if after is None or level < after:
                counts.pop(deeper, None)

    def _print(self, found: _List, own: _Level, counts: dict[int, int]) -> str | None:
        def fill(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            level = found.levels.get(at, _Level())
            count = counts.get(at, level.start)
            return print_number(count, "decimal" if own.legal else level.format)

        printed = _PLACE.sub(fill, own.text).strip()
        charset = charset_of_font(own.font or "")
        return (to_unicode(printed, charset) if charset else printed) or None

    def _list(self, identity: int) -> _List | None:
        if identity not in self._lists:
            self._lists[identity] = self._read_list(identity)
        return self._lists[identity]

    def _read_list(self, identity: int) -> _List | None:
        num = self._nums.get(identity)
        abstract_id = number(num, "abstractNumId")
        abstract = self._abstracts.get(abstract_id) if abstract_id is not None else None
        if num is None or abstract_id is None or abstract is None:
            return None
        linked = self._styles.list_of(value(abstract, "numStyleLink"))
        if linked is not None and linked != identity:
            abstract_id = number(self._nums.get(linked), "abstractNumId") or abstract_id
            abstract = self._abstracts.get(abstract_id, abstract)
        levels = {_place(one): _read_level(one) for one in children(abstract, "lvl")}
        starts: dict[int, int] = {}
        for change in children(num, "lvlOverride"):
            own = child(change, "lvl")
            if own is not None:
                levels[_place(change)] = _read_level(own)
            start = number(change, "startOverride")
            if start is not None:
                starts[_place(change)] = start
                own_level = levels.get(_place(change), _Level())
                levels[_place(change)] = replace(own_level, start=start)
        return _List(abstract_id, levels, starts)


def _place(element: Xml) -> int:
    return as_number(attribute(element, "ilvl")) or 0


def _read_level(element: Xml) -> _Level:
    start = number(element, "start")
    return _Level(
        start=1 if start is None else start,
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        restart_after=number(element, "lvlRestart"),
        legal=bool(switch(element, "isLgl")),
        style=value(element, "pStyle"),
        font=run_look(child(element, "rPr")).font,
    )


def _bullet(level: _Level) -> str | None:
    sign = level.text.strip()
    if not sign:
        return None
    if sign[0] in _DASHES:
        return "-"
    drawn = any("\ue000" <= letter <= "\uf8ff" for letter in sign)
    if drawn or (_SYMBOL_FONT.search(level.font or "") and sign not in _PLAIN_BULLETS):
        return "•"
    return sign
