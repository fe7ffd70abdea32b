"""Tables whose rows are lines without any sign between the cells.

"1 Ban hành kế hoạch Phòng Nội vụ Tháng 01": the columns are found again by the
words that open a unit's name or a time, counted from the right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.reading.conventions.letters import UPPER
from thidua.reading.conventions.organizations import opens_unit
from thidua.reading.mend.cell_deal import has_open_end
from thidua.reading.mend.flat_tables import ends_flat_table
from thidua.reading.mend.lines import RawLine, glue
from thidua.reading.mend.reading_lines import RawItem, RawTable
from thidua.reading.mend.table_words import ColumnKind, column_kind, is_header, is_time

_CAPITAL_WORD = re.compile(rf"\s+(?=[{UPPER}])")
_ROW = re.compile(r"\s*(?P<number>\d{1,3})[.)]?\s+(?P<words>\S.*)$")
_WORD = re.compile(r"\S+")
_KINDS = {ColumnKind.NUMBER, ColumnKind.TEXT, ColumnKind.UNIT, ColumnKind.TIME}


def with_one_line_tables(items: Sequence[RawItem]) -> list[RawItem]:
    """The items, rows of bare words below a header line made tables."""
    out: list[RawItem] = []
    at = 0
    while at < len(items):
        item = items[at]
        kinds = _header(item.text) if isinstance(item, RawLine) else None
        found = _rows(items, at + 1, kinds) if kinds else None
        if isinstance(item, RawLine) and kinds and found and found[0]:
            rows, end = found
            cells = (tuple(_CAPITAL_WORD.split(item.text.strip())), *map(tuple, rows))
            out.append(RawTable(cells, (item.page,) * len(cells), has_header=True))
            at = end
        else:
            out.append(item)
            at += 1
    return out


def _header(text: str) -> list[ColumnKind] | None:
    """The kinds of the columns when the line is a header of number, contents, units and time."""
    if len(text) > 160 or not text.lstrip().upper().startswith(("TT ", "STT ")):
        return None
    cells = _CAPITAL_WORD.split(text.strip())
    if len(cells) < 3 or not is_header(cells):
        return None
    kinds = [kind for cell in cells if (kind := column_kind(cell))]
    wanted = len(kinds) == len(cells) and kinds[0] is ColumnKind.NUMBER
    return kinds if wanted and set(kinds) <= _KINDS and kinds[1] is ColumnKind.TEXT else None


def _rows(
    items: Sequence[RawItem], at: int, kinds: Sequence[ColumnKind]
) -> tuple[list[list[str]], int] | None:
    """The rows from ``at`` on; None when a line does not part into the columns."""
    rows: list[list[str]] = []
    while at < len(items) and isinstance(line := items[at], RawLine):
        row = _ROW.match(line.text)
        if row and int(row["number"]) == len(rows) + 1:
            cells = _part(row["words"], kinds[1:])
            if cells is None:
                return None
            rows.append([row["number"], *cells])
        elif ends_flat_table(items, at) or not rows:
            break
        elif _opens_column(line.text):
            return None
        else:
            rows[-1][1] = glue(rows[-1][1], line.text)
        at += 1
    return rows, at


def _opens_column(words: str) -> bool:
    """Whether a later line holds words of several columns, so that parting would guess."""
    places = [found.start() for found in _WORD.finditer(words)]
    return any(opens_unit(words[at:]) or is_time(words[at:]) for at in places[1:])


def _part(words: str, kinds: Sequence[ColumnKind]) -> list[str] | None:
    """The cells of a row, found from the right; None when a column's opening is missing."""
    cells: list[str] = []
    end = len(words)
    for kind in reversed(kinds[1:]):
        start = _last_opening(words[:end], kind)
        if start is None:
            return None
        cells.append(words[start:end].strip())
        end = start
    return [words[:end].strip(), *reversed(cells)]


def _last_opening(words: str, kind: ColumnKind) -> int | None:
    """Where the last cell of this kind opens in ``words``, never at their beginning."""
    opens = is_time if kind is ColumnKind.TIME else opens_unit
    places = [
        found.start()
        for found in _WORD.finditer(words)
        if found.start() and words[found.start()].isupper() and opens(words[found.start() :])
    ]
    places = [place for place in places if not has_open_end(words[:place])]
    if not places:
        return None
    if kind is ColumnKind.TIME:
        return places[0]
    place = places[-1]
    # "Văn phòng HĐND và UBND": a head right before another opens the same name.
    for earlier in reversed(places[:-1]):
        if len(words[earlier:place].split()) > 2 or words[place:].startswith("Các"):
            break
        place = earlier
    return place
