"""Scoring tables: one scored condition per row, and the threshold that a row may print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.reading.extract.amounts import number_of
from thidua.reading.extract.frames import Frame, Framer
from thidua.reading.extract.measures import Measure, measure
from thidua.reading.extract.survey import PlacedTable, Survey
from thidua.reading.extract.tables import Column, TableView, lines_of
from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.facts import CriterionFact
from thidua.reading.text import Cell, Row

_FIGURE = re.compile(r"\s*(?P<sign>[-–+]?)\s*(?P<figure>\d+(?:[.,]\d+)?)\s*(?:đ|điểm)?\s*(?:/.*)?$")
_TOTALS = PhraseSet(("tổng", "tổng cộng", "cộng", "tổng số", "tổng điểm"))


def table_criteria(survey: Survey, placed: PlacedTable) -> tuple[CriterionFact, ...]:
    """The conditions of a scoring table; none when the table scores nothing."""
    view = TableView(survey, placed)
    if not view.has(Column.CONTENT) or not _points_columns(view):
        return ()
    frame = Framer(survey).of_node(placed.node)
    return tuple(_criteria(survey, view, frame))


def _points_columns(view: TableView) -> list[int]:
    """The columns of points with figures in them."""
    return [
        at
        for at, column in enumerate(view.columns)
        if column is Column.POINTS
        and any(
            at < len(row.cells) and any(sign.isdigit() for sign in view.text(row.cells[at]))
            for row in view.body
        )
    ]


def _criteria(survey: Survey, view: TableView, frame: Frame) -> Iterator[CriterionFact]:
    columns = _points_columns(view)
    for row in view.body:
        content = view.cell(row, Column.CONTENT)
        if content is None or _is_total(view, content):
            continue
        # The first filled column counts; others are for marks given later.
        at = next(
            (at for at in columns if at < len(row.cells) and view.text(row.cells[at]).strip()), None
        )
        if at is not None:
            taken = "trừ" in view.header(at).lower()
            yield from _row(survey, frame, row, content, row.cells[at], taken=taken)


def _is_total(view: TableView, content: Cell) -> bool:
    return _TOTALS.match(Words.of(view.text(content)), 0) > 0


def _row(
    survey: Survey, frame: Frame, row: Row, content: Cell, points: Cell, *, taken: bool
) -> Iterator[CriterionFact]:
    items = list(lines_of(survey.text, content))
    scores = list(lines_of(survey.text, points))
    if len(items) != len(scores):
        items = items[:1] if items else []
    for (start, end), (low, high) in zip(items, scores, strict=False):
        score = _score(survey.text[low:high], taken=taken)
        if score is None:
            continue
        span = survey.span(start, end, row.page)
        fact = CriterionFact(
            text_key=" ".join(survey.text[span.start : span.end].rstrip(" .;").split()),
            applies_to=frame.applies_to,
            award=frame.award,
            predicate=score.predicate,
            value=score.value,
            unit="điểm",
            span=span,
            confidence=0.95,
        )
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


def _score(cell: str, *, taken: bool) -> Measure | None:
    """The points of a cell: ``10`` · ``-5/lần`` · ``Tối đa 10 điểm``; None when it has none."""
    printed = _FIGURE.match(cell)
    if printed:
        taken = taken or printed["sign"] in ("-", "–")
        value = number_of(printed["figure"])
        return Measure("deduct" if taken else "points", value, "điểm")
    words = Words.of(cell)
    found = measure(words, 0, len(words))
    return found if found is not None and found.predicate in ("points", "deduct") else None
