"""Lists as workbooks (.xlsx)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.models import Assignment, Plan
from thidua.planning.queries.lateness import Day, Owed, owed

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_DATE_FORMAT = "dd/mm/yyyy"
_WIDEST = 70

_ASSIGNMENT_HEADS = (
    gettext_noop("Kế hoạch"),
    gettext_noop("Nhiệm vụ"),
    gettext_noop("Đơn vị"),
    gettext_noop("Kỳ"),
    gettext_noop("Thời hạn (như in)"),
    gettext_noop("Từ ngày"),
    gettext_noop("Hạn"),
    gettext_noop("Hạn ban đầu"),
    gettext_noop("Tình trạng"),
    gettext_noop("Tiến độ (%)"),
    gettext_noop("Ngày gửi"),
    gettext_noop("Trễ (ngày làm việc)"),
    gettext_noop("Trễ trước khi gia hạn"),
)
_PLAN_HEADS = (
    gettext_noop("Loại"),
    gettext_noop("Số, ký hiệu"),
    gettext_noop("Ngày ban hành"),
    gettext_noop("Cơ quan ban hành"),
    gettext_noop("Trích yếu"),
    gettext_noop("Tình trạng"),
    gettext_noop("Số việc của đơn vị"),
    gettext_noop("Đã nhận"),
    gettext_noop("Chờ nhận"),
    gettext_noop("Trễ"),
)


def assignments_workbook(rows: QuerySet[Assignment], day: Day) -> bytes:
    """Work already filtered and sorted, one line each, as an .xlsx file."""
    return workbook(_("Công việc"), _ASSIGNMENT_HEADS, map(_assignment_row, owed(rows, day)))


def _assignment_row(item: Owed) -> tuple[Any, ...]:
    row = item.assignment
    return (
        row.task.plan.title,
        row.task.text,
        row.unit.name,
        row.period_label,
        row.limit.text,
        row.starts_on,
        row.due_on,
        row.original_due_on,
        _(AssignmentState(row.state).label),
        row.percent,
        row.sent_on,
        item.days_late,
        row.late_days_kept,
    )


def plans_workbook(plans: Iterable[Any]) -> bytes:
    """Plans with their counts (`queries.plans.filtered_plans`), one line each, as .xlsx."""
    return workbook(pgettext("several", "Kế hoạch"), _PLAN_HEADS, map(_plan_row, plans))


def _plan_row(plan: Plan) -> tuple[Any, ...]:
    counts = (getattr(plan, name) for name in ("owed", "done", "waiting", "late"))
    return (
        plan.type,
        plan.number,
        plan.issued_on or plan.issued_printed,
        plan.issuer,
        plan.subject,
        _(PlanState(plan.state).label),
        *counts,
    )


def workbook(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A sheet with a frozen head row. Text is text: nothing in it can become a formula."""
    book = Workbook()
    sheet = book.active
    if sheet is None:  # a new workbook always has a sheet
        raise RuntimeError("openpyxl made a workbook without a sheet")
    sheet.title = title[:31]
    widths = [len(head) for head in heads]
    for number, values in enumerate([[_(head) for head in heads], *rows], 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row=number, column=column)
            _fill(cell, value)  # type: ignore[arg-type]  # nothing is merged in a new sheet
            cell.font = Font(bold=number == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            widths[column - 1] = max(widths[column - 1], len(str(value or "")))
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = min(width + 2, _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(cell: Cell, value: Any) -> None:
    if isinstance(value, str):
        cell.value = _printable(value)
        # Excel would run a text beginning with one of these signs, also after "save as CSV".
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA_SIGNS)
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = _DATE_FORMAT


def _printable(text: str) -> str:
    """Without the control characters a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)
