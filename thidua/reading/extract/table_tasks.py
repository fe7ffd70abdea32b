"""Tasks in tables: one per bullet of the content column, with the row's units and time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from thidua.reading.extract.routes import RouteReader
from thidua.reading.extract.survey import PlacedTable, Survey
from thidua.reading.extract.tables import Column, TableRow, TableView, lines_of
from thidua.reading.extract.units import UnitList
from thidua.reading.extract.words import fold_words
from thidua.reading.facts import TaskFact
from thidua.reading.text import Cell, Row, Span
from thidua.timing import Deadline, DeadlineKind, find_times, read_cell_time, read_cell_times

_DITTO = frozenset(("nt", '"', "như trên", "//", "/ /", "- nt -", "- - nt - -", "n t", "'' "))
_NO_TASKS = frozenset(("programme", "criteria", "composition"))


def is_task_table(view: TableView) -> bool:
    """Whether a table lists duties: contents with units or times, no points, no clock times."""
    if not view.has(Column.CONTENT) or view.has(Column.POINTS):
        return False
    if not (view.has(Column.LEAD) or view.has(Column.TIME)) or view.is_clocked():
        return False
    return not view.placed.node.own_roles & _NO_TASKS


def table_tasks(survey: Survey, placed: PlacedTable) -> tuple[TaskFact, ...]:
    """The tasks of a table; none when it lists something else."""
    view = TableView(survey, placed)
    return tuple(_TableReader(survey, view).read()) if is_task_table(view) else ()


@dataclass(slots=True)
class _Units:
    """The units of one cell, kept for the ditto marks below."""

    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    lead_span: Span | None = None
    partner_span: Span | None = None


class _TableReader:
    def __init__(self, survey: Survey, view: TableView) -> None:
        self._survey = survey
        self._view = view
        self._routes = RouteReader(survey.words, survey.units)
        self._above = _Units()
        self._time_above: Cell | None = None

    def read(self) -> Iterator[TaskFact]:
        for row in self._view.rows():
            content = self._view.cell(row.row, Column.CONTENT)
            units = self._units_of(row.row)
            if content is not None:
                yield from self._row(row, content, units)

    def _row(self, row: TableRow, content: Cell, units: _Units) -> Iterator[TaskFact]:
        items = list(lines_of(self._survey.text, content))
        time = self._time_cell(row.row)
        times = list(lines_of(self._survey.text, time)) if time else []
        paired = len(items) == len(times) > 1
        for at, (start, end) in enumerate(items):
            if self._survey.text[start:end].rstrip().endswith(":") and len(items) > 1:
                continue
            task = self._task(row, start, end, units)
            place = times[at] if paired else ((time.start, time.end) if time else None)
            yield from self._limited(task, place, row.row.page)

    def _task(self, row: TableRow, start: int, end: int, units: _Units) -> TaskFact:
        words = self._survey.words
        route = self._routes.read(*words.between(start, end))
        span = self._survey.span(start, end, row.row.page)
        spans = {"lead": units.lead_span, "coordinating": units.partner_span}
        return TaskFact(
            text_key=" ".join(self._survey.text[span.start : span.end].rstrip(" .;").split()),
            lead=units.lead,
            coordinating=units.partners,
            to=self._printed(route.to),
            via=self._printed(route.via),
            source_section=self._view.path(row),
            span=span,
            confidence=1.0 if units.lead else 0.8,
            parts={key: place for key, place in spans.items() if place},
        )

    def _printed(self, lists: list[UnitList]) -> tuple[str, ...]:
        """Each name once."""
        printed = self._survey.units.printed
        return tuple({name.lower(): name for units in lists for name in printed(units)}.values())

    def _limited(
        self, task: TaskFact, place: tuple[int, int] | None, page: int
    ) -> Iterator[TaskFact]:
        """The task with the time of its cell; several printed limits make several tasks."""
        if place is None:
            yield self._limited_by_text(task)
            return
        span = self._survey.span(*place, page)
        for deadline in self._deadlines(self._survey.text[place[0] : place[1]]):
            yield replace(task, deadline=deadline, parts={**task.parts, "deadline": span})

    def _deadlines(self, words: str) -> list[Deadline]:
        context = self._survey.reading.context
        limits = [mention.deadline for mention in read_cell_times(words, context)]
        kinds = {limit.kind for limit in limits}
        if len(limits) > 1 and kinds <= {DeadlineKind.BEFORE, DeadlineKind.BY, DeadlineKind.ON}:
            return limits
        return [read_cell_time(words, context)]

    def _limited_by_text(self, task: TaskFact) -> TaskFact:
        if self._view.has(Column.TIME):
            return task
        text = self._survey.text[task.span.start : task.span.end]
        found = [m for m in find_times(text, self._survey.reading.context) if m.confidence >= 0.7]
        return replace(task, deadline=found[0].deadline) if found else task

    # -------------------------------------------------------------- cells

    def _time_cell(self, row: Row) -> Cell | None:
        cell = self._view.cell(row, Column.TIME)
        if cell is not None and self._is_ditto(cell):
            return self._time_above
        self._time_above = cell or self._time_above
        return cell

    def _units_of(self, row: Row) -> _Units:
        lead = self._view.cell(row, Column.LEAD)
        partner = self._view.cell(row, Column.PARTNER)
        units = _Units()
        if lead is not None:
            self._read_lead(lead, row.page, units)
        if partner is not None:
            if self._is_ditto(partner):
                units.partners, units.partner_span = self._above.partners, self._above.partner_span
            else:
                units.partners = (*units.partners, *self._names(partner.start, partner.end))
                units.partner_span = self._survey.span(partner.start, partner.end, row.page)
        # Ditto marks repeat the last cell that was filled, column by column.
        self._above = _Units(
            units.lead or self._above.lead,
            units.partners or self._above.partners,
            units.lead_span or self._above.lead_span,
            units.partner_span or self._above.partner_span,
        )
        return units

    def _read_lead(self, cell: Cell, page: int, units: _Units) -> None:
        if self._is_ditto(cell):
            units.lead, units.lead_span = self._above.lead, self._above.lead_span
            return
        words = self._survey.words
        first, stop = words.between(cell.start, cell.end)
        joined = next((at for at in range(first, stop) if words.has(at, "phối", "hợp")), None)
        end = cell.end
        if joined is not None:
            end = words.starts[joined]
            after = joined + 2 + (words.word(joined + 2) in ("với", ":", "cùng"))
            if after < stop:
                units.partners = self._names(words.starts[after], cell.end)
        units.lead = self._names(cell.start, end)
        units.lead_span = self._survey.span(cell.start, cell.end, page)

    def _names(self, start: int, end: int) -> tuple[str, ...]:
        """The units a cell lists, one per line, semicolon or name."""
        words, text = self._survey.words, self._survey.text
        names: list[str] = []
        for first_char, last_char in _pieces(text, start, end):
            first, stop = words.between(first_char, last_char)
            while stop > first and words.word(stop - 1) in (".", ",", ":", ";", "-"):
                stop -= 1
            while first < stop and words.word(first) in ("-", "+", ":", "*"):
                first += 1
            stop = self._before_role(first, stop)
            if first >= stop:
                continue
            units = self._survey.units.read(first, stop, forced=True)
            if units is not None and units.stop >= stop:
                names.extend(self._survey.units.printed(units))
            else:
                names.append(" ".join(words.slice(first, stop).split()))
        return tuple(names)

    def _before_role(self, first: int, stop: int) -> int:
        """Without a closing "chủ trì", "thực hiện"."""
        words = self._survey.words
        for role in (("chủ", "trì"), ("thực", "hiện"), ("phụ", "trách")):
            if stop - first > 2 and words.has(stop - 2, *role):
                return stop - 2
        return stop

    def _is_ditto(self, cell: Cell) -> bool:
        return " ".join(fold_words(self._view.text(cell))).strip(" -.") in _DITTO


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a cell, cut at semicolons; one that begins small goes on with the last."""
    at = start
    for place in range(start, end):
        sign = text[place]
        if sign == ";" or (sign == "\n" and not _goes_on(text, place + 1, end)):
            yield at, place
            at = place + 1
    yield at, end


def _goes_on(text: str, at: int, end: int) -> bool:
    rest = text[at : min(end, at + 8)].lstrip()
    bare = rest[2:] if rest[:2] in ("- ", "– ") else rest
    return bare[:1].islower()
