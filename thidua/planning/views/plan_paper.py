"""The document of a plan with the state of each ordering sentence at the margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.planning.queries.outline import PlanOutline, SectionNode, TaskLine
from thidua.planning.views.line_words import Said, say_line, say_tally
from thidua.planning.views.paper import Mark, PaperBlock, Segment, lay_out


@dataclass(frozen=True, slots=True)
class Note:
    """What stands at the margin beside a sentence; ``lit`` when it is the one asked for."""

    task_id: int
    said: Said
    lit: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``task_id`` is the task it orders (the closest one), 0 for none."""

    text: str
    ids: str = ""
    task_id: int = 0
    lit: bool = False


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row of a table with its margin."""

    cells: tuple[tuple[Piece, ...], ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A paragraph (``rows`` empty) or a table. ``heading`` sums up the section it opens."""

    page: int | None
    pieces: tuple[Piece, ...] = ()
    rows: tuple[PaperRow, ...] = ()
    notes: tuple[Note, ...] = ()
    heading: Said | None = None


def plan_paper(
    text: str,
    layout: Sequence[dict[str, Any]],
    outline: PlanOutline,
    *,
    lit: int = 0,
    own_only: bool = False,
) -> list[PaperPart]:
    """The parts of the document in order, each task noted once, where its words begin."""
    lines = {line.task.pk: line for line in outline.lines}
    marks = [
        Mark(task.start, task.end, "task", task.pk)
        for task in (line.task for line in lines.values())
        if task.start is not None and task.end is not None
    ]
    writer = _Writer(lines, lit, own_only, _headings(outline.sections), set())
    return [writer.part(block) for block in lay_out(text, layout, marks)]


def _headings(sections: Iterable[SectionNode]) -> dict[int, Said]:
    """What is said at the heading of each top section that holds work, by where it begins."""
    return {
        node.section.start: say_tally(node.tally)
        for node in sections
        if node.section.start is not None and node.tally.owed
    }


@dataclass(slots=True)
class _Writer:
    lines: Mapping[int, TaskLine]
    lit: int
    own_only: bool
    headings: Mapping[int, Said]
    noted: set[int]

    def part(self, block: PaperBlock) -> PaperPart:
        if block.rows:
            rows = tuple(self._row(cells) for cells in block.rows)
            return PaperPart(block.page, rows=rows)
        return PaperPart(
            block.page,
            pieces=self._pieces(block.segments),
            notes=tuple(self._notes(block.segments)),
            heading=self._heading(block.segments),
        )

    def _row(self, cells: tuple[tuple[Segment, ...], ...]) -> PaperRow:
        notes = tuple(self._notes(segment for cell in cells for segment in cell))
        return PaperRow(tuple(self._pieces(cell) for cell in cells), notes)

    def _notes(self, segments: Iterable[Segment]) -> Iterator[Note]:
        for segment in segments:
            for task_id in _ids(segment):
                if task_id not in self.noted:
                    self.noted.add(task_id)
                    said = say_line(self.lines[task_id], own_only=self.own_only)
                    yield Note(task_id, said, task_id == self.lit)

    def _pieces(self, segments: Iterable[Segment]) -> tuple[Piece, ...]:
        return tuple(
            Piece(segment.text, segment.ids, ids[0] if ids else 0, self.lit in ids)
            for segment in segments
            for ids in [_ids(segment)]
        )

    def _heading(self, segments: tuple[Segment, ...]) -> Said | None:
        if not segments:
            return None
        first, last = segments[0].start, segments[-1].start + len(segments[-1].text)
        return next((said for at, said in self.headings.items() if first <= at < last), None)


def _ids(segment: Segment) -> list[int]:
    return [int(pk) for pk in segment.ids.split()]
