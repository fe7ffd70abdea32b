"""Tables that share numbers out among units: one quota per unit and column."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.reading.extract.amounts import number_of
from thidua.reading.extract.survey import PlacedTable, Survey
from thidua.reading.extract.tables import Column, TableView
from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.facts import QuotaFact
from thidua.reading.lexicon import groups
from thidua.reading.text import Cell, Row

_WORDS = groups("quota_words")
_TOTALS = PhraseSet(_WORDS["totals"])
_ALLOCATION = PhraseSet(_WORDS["allocation"])
_LEAST = PhraseSet(("tối thiểu", "ít nhất"))
_MOST = PhraseSet(("tối đa", "không quá"))
_SHARE = PhraseSet(("%", "tỷ lệ", "tỉ lệ"))


def table_quotas(survey: Survey, placed: PlacedTable) -> tuple[QuotaFact, ...]:
    """The quotas of an allocation table; zeros, sums and group rows are none."""
    view = TableView(survey, placed)
    if not _is_allocation(survey, view):
        return ()
    return tuple(_quotas(survey, view))


def _is_allocation(survey: Survey, view: TableView) -> bool:
    if not view.has(Column.LEAD) or view.has(Column.TIME) or view.has(Column.POINTS):
        return False
    heading = view.placed.node.section.heading
    first, stop = survey.words.between(heading.start, heading.end)
    titled = _ALLOCATION.find(survey.words, first, stop) is not None
    return (titled or "composition" in view.placed.node.roles) and bool(_numeric(view))


def _numeric(view: TableView) -> list[int]:
    """The columns whose cells are numbers, sums left out."""
    found = []
    for at, column in enumerate(view.columns):
        if column in (Column.NUMBER, Column.LEAD) or _has(_TOTALS, view.header(at)):
            continue
        cells = [view.text(row.cells[at]) for row in view.body if at < len(row.cells)]
        filled = [cell for cell in cells if cell.strip()]
        numbers = sum(number_of(cell) is not None for cell in filled)
        if filled and numbers * 4 >= len(filled) * 3:
            found.append(at)
    return found


def _has(phrases: PhraseSet, text: str) -> bool:
    words = Words.of(text)
    return phrases.find(words, 0, len(words)) is not None


def _quotas(survey: Survey, view: TableView) -> Iterator[QuotaFact]:
    columns = _numeric(view)
    for row in _units(view):
        unit = view.cell(row, Column.LEAD)
        if unit is None:
            continue
        for at in columns:
            cell = row.cells[at] if at < len(row.cells) else None
            quota = _quota(survey, view, unit, cell, at, row.page) if cell else None
            if quota is not None:
                yield quota


def _units(view: TableView) -> Iterator[Row]:
    """Rows of single units: neither sums nor groups."""
    rows = view.body
    numbered = view.columns[0] is Column.NUMBER
    labels = [view.text(row.cells[0]).strip(" .)") if row.cells else "" for row in rows]
    digits = numbered and any(label[:1].isdigit() for label in labels)
    for row, label in zip(rows, labels, strict=True):
        name = view.cell(row, Column.LEAD)
        words = Words.of(view.text(name)) if name else None
        if words is None or _TOTALS.match(words, 0) or (digits and not label[:1].isdigit()):
            continue
        yield row


def _quota(
    survey: Survey, view: TableView, unit: Cell, cell: Cell, at: int, page: int
) -> QuotaFact | None:
    value = number_of(view.text(cell))
    if not value:
        return None
    header = view.header(at)
    least, most = _has(_LEAST, header), _has(_MOST, header)
    return QuotaFact(
        who=" ".join(view.text(unit).split()),
        what=header.split("(")[0].strip() or header,
        min=None if most else value,
        max=None if least else value,
        unit="percent" if _has(_SHARE, header) else "count",
        span=survey.span(unit.start, cell.end, page),
    )
