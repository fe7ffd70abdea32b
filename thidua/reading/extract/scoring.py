"""Scoring tables: one scored condition per row, and the threshold that a row may print."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.reading.extract.amounts import number_of
from thidua.reading.extract.criteria import Frame, Framer
from thidua.reading.extract.measures import measure
from thidua.reading.extract.survey import PlacedTable, Survey
from thidua.reading.extract.tables import Column, TableView, lines_of
from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.facts import CriterionFact
from thidua.reading.text import Cell, Row

_TOTALS = PhraseSet(("tổng", "tổng cộng", "cộng", "tổng số", "tổng điểm"))


def table_criteria(survey: Survey, placed: PlacedTable) -> tuple[CriterionFact, ...]:
    """The conditions of a scoring table; none when the table scores nothing."""
    view = TableView(survey, placed)
    if not view.has(Column.CONTENT) or _points_column(view) is None:
        return ()
    frame = Framer(survey).of_node(placed.node)
    return tuple(_criteria(survey, view, frame))


def _points_column(view: TableView) -> int | None:
    """The first column of points with figures in it."""
    for at, column in enumerate(view.columns):
        if column is Column.POINTS and any(
            at < len(row.cells) and any(sign.isdigit() for sign in view.text(row.cells[at]))
            for row in view.placed.table.rows
        ):
            return at
    return None


def _criteria(survey: Survey, view: TableView, frame: Frame) -> Iterator[CriterionFact]:
    column = _points_column(view)
    for row in view.placed.table.rows:
        content = view.cell(row, Column.CONTENT)
        if (
            content is None
            or column is None
            or column >= len(row.cells)
            or _is_total(view, content)
        ):
            continue
        yield from _row(survey, view, frame, row, content, row.cells[column])


def _is_total(view: TableView, content: Cell) -> bool:
    return _TOTALS.match(Words.of(view.text(content)), 0) > 0


def _row(
    survey: Survey, view: TableView, frame: Frame, row: Row, content: Cell, points: Cell
) -> Iterator[CriterionFact]:
    items = list(lines_of(survey.text, content))
    scores = list(lines_of(survey.text, points))
    if len(items) != len(scores):
        items = items[:1] if items else []
    for (start, end), (low, high) in zip(items, scores, strict=False):
        fact = _scored(survey, frame, start, end, survey.text[low:high], row.page)
        if fact is None:
            continue
        yield fact
        found = measure(survey.words, *survey.words.between(start, end))
        if found is not None and found.predicate not in ("points", "deduct"):
            yield CriterionFact(
                text_key=fact.text_key,
                applies_to=frame.applies_to,
                award=frame.award,
                predicate=found.predicate,
                value=found.value,
                unit=found.unit,
                span=fact.span,
                confidence=0.85,
            )


def _scored(
    survey: Survey, frame: Frame, start: int, end: int, score: str, page: int
) -> CriterionFact | None:
    bare = score.strip()
    words = Words.of(bare)
    value = number_of(bare.lstrip("-–+ "))
    found = measure(words, 0, len(words)) if value is None else None
    if value is None and (found is None or found.predicate not in ("points", "deduct")):
        return None
    taken = bare[:1] in "-–" or (found is not None and found.predicate == "deduct")
    span = survey.span(start, end, page)
    return CriterionFact(
        text_key=" ".join(survey.text[span.start : span.end].rstrip(" .;").split()),
        applies_to=frame.applies_to,
        award=frame.award,
        predicate="deduct" if taken else "points",
        value=found.value if found is not None else value,
        unit="điểm",
        span=span,
        confidence=0.95,
    )
