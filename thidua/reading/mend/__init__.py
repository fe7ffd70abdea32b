"""Mending: from the lines of a file to whole paragraphs and tables.

Stages, each in its own module: characters and markup (`clean`), lines and gaps
(`reading_lines`), tables (`tab_tables`,
`spaced_tables`, `one_line_tables`, `dumped_tables`, `flat_tables`), page furniture
(`furniture`), paragraphs (`paragraphs`, `wraps`, `zones`), text and spans (`assemble`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from thidua.reading.mend.assemble import assemble
from thidua.reading.mend.dumped_tables import with_dumped_tables
from thidua.reading.mend.flat_tables import with_flat_tables
from thidua.reading.mend.furniture import without_furniture, without_marked_page_numbers
from thidua.reading.mend.lines import RawLine
from thidua.reading.mend.one_line_tables import with_one_line_tables
from thidua.reading.mend.paragraphs import to_paragraphs
from thidua.reading.mend.reading_lines import RawItem, RawTable, read_items
from thidua.reading.mend.spaced_tables import with_spaced_tables
from thidua.reading.mend.tab_tables import with_line_tables
from thidua.reading.mend.table_words import is_header
from thidua.reading.source import SourceDocument
from thidua.reading.text import MendedText

__all__ = ["mend"]


def mend(source: SourceDocument) -> MendedText:
    """The text of a file as its author meant it: NFC, paragraphs whole, tables rebuilt.

    Every letter and digit of the input is in the text or in ``dropped``. Never
    raises; the time grows with the length.
    """
    dropped: list[str] = []
    items = read_items(source, dropped)
    items = without_marked_page_numbers(items, dropped)
    items = with_line_tables(items, dropped)
    items = with_spaced_tables(items, dropped)
    items = with_one_line_tables(items)
    items = with_dumped_tables(items)
    items = with_flat_tables(items, dropped)
    items = list(_without_furniture(items, dropped))
    items = [_with_header(item) if isinstance(item, RawTable) else item for item in items]
    return assemble(to_paragraphs(items), dropped)


def _without_furniture(items: Iterable[RawItem], dropped: list[str]) -> Iterator[RawItem]:
    for is_line, run in groupby(items, lambda item: isinstance(item, RawLine)):
        if is_line:
            yield from without_furniture([i for i in run if isinstance(i, RawLine)], dropped)
        else:
            yield from run


def _with_header(table: RawTable) -> RawTable:
    if table.has_header or not table.rows:
        return table
    return replace(table, has_header=is_header(table.rows[0]))
