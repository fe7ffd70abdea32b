"""The tabs of the plan page: which there are, and what each one shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from thidua.accounts.domain.roles import Right
from thidua.accounts.requests import SignedInRequest
from thidua.planning.domain.plan_states import Outcome, PlanAction
from thidua.planning.queries.desk import unit_board
from thidua.planning.queries.matrix import Cell, CellState, Matrix, duty_matrices
from thidua.planning.queries.outline import LineState, SectionNode, TaskLine
from thidua.planning.queries.plan_chain import plan_chain
from thidua.planning.queries.plan_history import plan_history
from thidua.planning.queries.plans import extensions_of, own_receipts, receipts_of
from thidua.planning.queries.timeline import plan_steps
from thidua.planning.queries.visibility import plans_seen_by
from thidua.planning.views.history_words import say_act
from thidua.planning.views.line_words import LOOKS, Said, say_line
from thidua.planning.views.plan_frame import PlanFrame
from thidua.planning.views.plan_paper import plan_paper
from thidua.planning.views.result_rows import result_rows
from thidua.planning.views.task_story import story
from thidua.planning.views.timeline_drawing import draw_chart, draw_column

if TYPE_CHECKING:
    from thidua.organizations.models import Unit

HISTORY_PAGE = 50


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its key in the address, its name, its part of the page, what fills it."""

    key: str
    label: Any
    part: str
    fill: Callable[[SignedInRequest, PlanFrame], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A task in the list, with what is said of it and the sections it stands under."""

    line: TaskLine
    said: Said


def _paper(request: SignedInRequest, frame: PlanFrame) -> dict[str, Any]:
    plan, reading = frame.plan, frame.plan.reading
    asked = request.GET.get("cau", "")
    chosen = next((line for line in frame.lines if str(line.task.pk) == asked), None)
    steps = plan_steps(plan, frame.day, frame.lines)
    facts = (reading.facts if reading else None) or {}
    context: dict[str, Any] = {
        "paper": plan_paper(
            reading.text if reading else "",
            facts.get("layout", ()),
            frame.outline,
            lit=chosen.task.pk if chosen else 0,
            own_only=frame.own_only,
        ),
        "column": draw_column(steps, frame.day.on),
    }
    return context | (story(frame, chosen) if chosen else {})


def _tasks(request: SignedInRequest, frame: PlanFrame) -> dict[str, Any]:
    wanted = request.GET.get("loc", "")
    states = {line.state for line in frame.lines}
    return {
        "groups": list(_groups(frame, wanted)),
        "state_chips": [
            (str(state), _(state.label).capitalize(), str(state) == wanted)
            for state in LineState
            if state in states
        ],
        "wanted_state": wanted,
    }


def _groups(frame: PlanFrame, wanted: str) -> Iterable[tuple[str, list[ShownLine]]]:
    """Pairs of section and its tasks, in the order of the document, empty ones left out."""
    outline = frame.outline
    places: list[tuple[str, Iterable[TaskLine]]] = [("", outline.unplaced)]
    places += [pair for node in outline.sections for pair in _places(node, "")]
    for title, lines in sorted(places, key=_first_ordinal):
        shown = [
            ShownLine(line, say_line(line, own_only=frame.own_only))
            for line in lines
            if wanted in ("", str(line.state))
        ]
        if shown:
            yield title, shown


def _places(node: SectionNode, above: str) -> Iterable[tuple[str, Iterable[TaskLine]]]:
    section = node.section
    own = f"{section.label}. {section.title}" if section.title else section.label
    title = f"{above} › {own}" if above else own
    yield title, node.lines
    for child in node.children:
        yield from _places(child, title)


def _first_ordinal(place: tuple[str, Iterable[TaskLine]]) -> int:
    return min((line.task.ordinal for line in place[1]), default=0)


def _units(request: SignedInRequest, frame: PlanFrame) -> dict[str, Any]:
    rows = frame.seen.filter(task__plan=frame.plan, task__cancelled_at__isnull=True)
    return {"board": unit_board(rows, frame.day)}


_CELL_LOOKS = {
    CellState.DONE: ("ontime", "circle-check"),
    CellState.DONE_LATE: ("ontime", "checks"),
    CellState.WAITING: ("waiting", "hourglass"),
    CellState.RETURNED: ("soon", "arrow-back-up"),
    CellState.LATE: ("late", "clock-exclamation"),
    CellState.AT_RISK: ("soon", "alert-triangle"),
    CellState.OPEN: ("", "circle-dashed"),
    CellState.CANCELLED: ("", "ban"),
}


def _matrix(request: SignedInRequest, frame: PlanFrame) -> dict[str, Any]:
    matrices = duty_matrices(frame.seen.filter(task__plan=frame.plan), frame.day)
    return {
        "matrices": [(matrix, _rows_with_looks(matrix)) for matrix in matrices],
        "legend": [(_(state.label), *look) for state, look in _CELL_LOOKS.items()],
    }


def _rows_with_looks(matrix: Matrix) -> list[tuple[Unit, list[tuple[Cell | None, Any]]]]:
    """Rows of a matrix, each cell with its tone and icon."""
    return [
        (unit, [(cell, _CELL_LOOKS[cell.state] if cell else None) for cell in cells])
        for unit, cells in matrix.rows
    ]


def _time(request: SignedInRequest, frame: PlanFrame) -> dict[str, Any]:
    steps = plan_steps(frame.plan, frame.day, frame.lines)
    return {
        "chart": draw_chart(steps, frame.day.on),
        "steps": [(step, LOOKS[step.state] if step.state else None) for step in steps],
        "undated": [line for line in frame.lines if _has_no_day(line)],
    }


def _has_no_day(line: TaskLine) -> bool:
    return not line.task.cancelled_at and not any(row.due_on for row in line.assignments)


def _receipts(request: SignedInRequest, frame: PlanFrame) -> dict[str, Any]:
    agency_id, own = frame.plan.agency_id, Right.REPORT_PROGRESS
    if frame.own_only:
        receipts = list(own_receipts(frame.plan, request.rights.units_with(own)))
    else:
        receipts = list(receipts_of(frame.plan))
    return {
        "receipts": [
            (receipt, request.rights.may(own, agency_id=agency_id, unit_id=receipt.unit_id))
            for receipt in receipts
        ],
        "acknowledged": sum(receipt.acknowledged_at is not None for receipt in receipts),
    }


def _chain(request: SignedInRequest, frame: PlanFrame) -> dict[str, Any]:
    seen = plans_seen_by(request.user, request.rights)
    return {"chain": plan_chain(frame.plan, seen)}


def _results(request: SignedInRequest, frame: PlanFrame) -> dict[str, Any]:
    may_record = PlanAction.CLOSE in frame.acts
    rows = result_rows(frame.lines)
    return {
        "rows": rows,
        "outcomes": [(str(outcome), _(outcome.label).capitalize()) for outcome in Outcome],
        "may_record": may_record,
        "missing": sum(row.is_missing for row in rows),
    }


def _history(request: SignedInRequest, frame: PlanFrame) -> dict[str, Any]:
    acts = plan_history(frame.plan, frame.seen)
    page = Paginator(acts, HISTORY_PAGE).get_page(request.GET.get("trang"))
    return {
        "page": page,
        "history": [(act, say_act(act)) for act in page],
        "extensions": extensions_of(frame.plan),
    }


PAPER = Tab("", gettext_lazy("Văn bản"), "_paper", _paper)
TABS = (
    PAPER,
    Tab("viec", pgettext_lazy("several", "Việc"), "_tasks", _tasks),
    Tab("don-vi", pgettext_lazy("several", "Đơn vị"), "_units", _units),
    Tab("ma-tran", gettext_lazy("Ma trận"), "_matrix", _matrix),
    Tab("lich", gettext_lazy("Lịch"), "_time", _time),
    Tab("noi-nhan", gettext_lazy("Nơi nhận"), "_receipts", _receipts),
    Tab("can-cu", gettext_lazy("Căn cứ"), "_chain", _chain),
    Tab("ket-qua", gettext_lazy("Kết quả"), "_results", _results),
    Tab("lich-su", gettext_lazy("Lịch sử"), "_history", _history),
)


def tab_asked(request: SignedInRequest) -> Tab:
    """The tab the address names, else the document."""
    asked = request.GET.get("xem", "")
    return next((tab for tab in TABS if tab.key == asked), PAPER)
