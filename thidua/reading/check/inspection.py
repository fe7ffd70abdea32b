"""What all checkers read: a plan's passages, tables, dates and limits, found once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from thidua.reading.check.passages import Part, Passage, PlacedTable, passages, tables
from thidua.reading.extract.citations.numbered import numbered_citations
from thidua.reading.facts import Citation, PlanFacts
from thidua.reading.mend.table_words import ColumnKind
from thidua.reading.reading_context import Reading
from thidua.timing import DateMention, TimeMention, find_dates, find_times, read_cell_times
from thidua.timing.days import last_day

_OUTSIDE_THE_PLAN = (Part.HEAD, Part.RECIPIENTS, Part.SIGNATURE)


@dataclass(frozen=True)
class Inspection:
    """A reading and its facts, laid open. Everything is found at first use and kept."""

    reading: Reading
    facts: PlanFacts

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in the order of the outline."""
        return passages(self.reading)

    @cached_property
    def tables(self) -> tuple[PlacedTable, ...]:
        """All tables of the body and the annexes."""
        return tables(self.reading)

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The passages that say something: all but head, recipients and signature."""
        return tuple(p for p in self.passages if p.part not in _OUTSIDE_THE_PLAN)

    @cached_property
    def limits(self) -> tuple[tuple[Passage, TimeMention], ...]:
        """The time limits of the numbered tree and its tables, places within the passage."""
        return tuple(self._limits())

    @cached_property
    def dates(self) -> tuple[tuple[Passage, DateMention], ...]:
        """All printed dates outside the head, places within the passage."""
        return tuple(
            (passage, mention) for passage in self.body for mention in find_dates(passage.text)
        )

    @cached_property
    def citations(self) -> tuple[tuple[Passage, Citation], ...]:
        """Every place that names a numbered document, spans in the whole text."""
        return tuple(
            (passage, citation)
            for passage in self.body
            for citation in numbered_citations(passage.text, passage.whole)
        )

    @cached_property
    def issued(self) -> tuple[date, date] | None:
        """The first and last day on which the plan can have been issued; None when unknown.

        A date of which only month or year is printed gives that whole month or year.
        """
        printed = self.reading.document.date
        parts = [int(part) for part in printed.split("-")] if printed else []
        try:
            if len(parts) == 1:
                return date(parts[0], 1, 1), date(parts[0], 12, 31)
            if len(parts) == 2:
                year, month = parts
                return date(year, month, 1), date(year, month, last_day(year, month))
            if len(parts) == 3:
                return date(*parts), date(*parts)
        except ValueError:
            return None
        return None

    def limits_between(self, start: int, end: int) -> Sequence[tuple[Passage, TimeMention]]:
        """The limits printed in a stretch of the mended text."""
        first = bisect_left(self._placed_limits, start, key=lambda entry: entry[0])
        last = bisect_left(self._placed_limits, end, key=lambda entry: entry[0])
        return [(passage, mention) for _, passage, mention in self._placed_limits[first:last]]

    def is_cited(self, passage: Passage, offset: int) -> bool:
        """Whether a place of a passage belongs to the name of a document that it cites."""
        place = passage.start + offset
        return any(start <= place < end for start, end in self._cited.get(passage.start, ()))

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds a place of the mended text."""
        at = bisect_right(self._sorted, offset, key=lambda passage: passage.start) - 1
        found = self._sorted[at] if at >= 0 else None
        return found if found and offset < found.whole.end else None

    @cached_property
    def _sorted(self) -> tuple[Passage, ...]:
        return tuple(sorted(self.passages, key=lambda passage: passage.start))

    @cached_property
    def _placed_limits(self) -> tuple[tuple[int, Passage, TimeMention], ...]:
        placed = ((p.start + mention.start, p, mention) for p, mention in self.limits)
        return tuple(sorted(placed, key=lambda entry: entry[0]))

    @cached_property
    def _cited(self) -> dict[int, list[tuple[int, int]]]:
        """The stretches of cited documents by the place where their passage begins."""
        cited: dict[int, list[tuple[int, int]]] = {}
        for passage, citation in self.citations:
            cited.setdefault(passage.start, []).append((citation.span.start, citation.span.end))
        return cited

    def _limits(self) -> Iterator[tuple[Passage, TimeMention]]:
        context = self.reading.context
        for passage in self.body:
            if passage.part in (Part.TITLE, Part.PREAMBLE):
                continue
            read = read_cell_times if passage.column is ColumnKind.TIME else find_times
            for mention in read(passage.text, context):
                yield passage, mention
