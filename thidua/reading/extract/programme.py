"""The programme of an event: items in order, from bullets, sentences or a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.reading.extract.clauses import parts
from thidua.reading.extract.survey import Entry, PlacedTable, Survey
from thidua.reading.extract.tables import Column, TableView, lines_of
from thidua.reading.facts import ProgrammeItem
from thidua.timing import find_clock_ranges

_LEADING = " \t:.;,–—-+*"
_FURTHEST_CLOCK = 12


@dataclass(frozen=True, slots=True)
class _Clocked:
    """An item's place without its clock time, and that time."""

    start: int
    end: int
    time: str | None
    until: str | None


def read_programme(survey: Survey) -> tuple[ProgrammeItem, ...]:
    """The items of the event's programme."""
    items = [*_from_entries(survey)]
    for placed in survey.tables:
        items.extend(_from_table(survey, placed))
    return tuple(sorted(items, key=lambda item: item.span.start))


def _from_entries(survey: Survey) -> Iterator[ProgrammeItem]:
    entries = [entry for entry in survey.entries if _in_programme(entry)]
    listed = {entry.node for entry in entries if entry.depth}
    openers = {entry.opener for entry in entries if entry.opener}
    for entry in entries:
        if entry in openers and survey.ends_with_colon(entry):
            continue
        if entry.depth or entry.node.section.title is None:
            yield from _items(survey, entry.start, entry.end, entry.page)
        elif entry.node not in listed:
            words = survey.words
            for part in parts(words, *words.between(entry.start, entry.end)):
                start, end = words.starts[part.first], words.ends[part.stop - 1]
                yield from _items(survey, start, end, entry.page)


def _in_programme(entry: Entry) -> bool:
    return "programme" in entry.node.roles and not entry.node.within("organisation")


def _items(survey: Survey, start: int, end: int, page: int) -> Iterator[ProgrammeItem]:
    found = _without_clock(survey, start, end)
    words = survey.text[found.start : found.end].strip()
    if words:
        yield ProgrammeItem(
            item=words.rstrip(" .;,"),
            time=found.time,
            end=found.until,
            span=survey.span(found.start, found.end, page),
            confidence=0.95 if found.time else 0.9,
        )


def _without_clock(survey: Survey, start: int, end: int) -> _Clocked:
    """Take an opening clock time off an item."""
    text = survey.text
    ranges = find_clock_ranges(text[start : min(end, start + 60)])
    if not ranges or ranges[0].start > _FURTHEST_CLOCK:
        return _Clocked(start, end, None, None)
    clock = ranges[0]
    place = start + clock.end
    while place < end and text[place] in _LEADING:
        place += 1
    return _Clocked(place, end, clock.first, clock.last)


def _from_table(survey: Survey, placed: PlacedTable) -> Iterator[ProgrammeItem]:
    view = TableView(survey, placed)
    if not ("programme" in placed.node.roles or view.is_clocked()) or not view.has(Column.CONTENT):
        return
    for row in view.body:
        content, time = view.cell(row, Column.CONTENT), view.cell(row, Column.TIME)
        if content is None:
            continue
        clocks = find_clock_ranges(view.text(time)) if time else []
        by = view.cell(row, Column.LEAD)
        for start, end in lines_of(survey.text, content):
            yield ProgrammeItem(
                item=" ".join(survey.text[start:end].split()).rstrip(" .;,"),
                time=clocks[0].first if clocks else None,
                end=clocks[0].last if clocks else None,
                by=" ".join(view.text(by).split()) if by else None,
                span=survey.span(start, end, row.page),
            )
