"""The lines of an extension as its form shows and sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.core.errors import Invalid
from thidua.planning.queries.extendable import ExtendableLine
from thidua.planning.queries.extension import extension_preview
from thidua.planning.services.extension import ExtensionLine
from thidua.planning.terms import say_day
from thidua.planning.views.asked import asked_id
from thidua.timing import print_deadline, short_date
from thidua.timing.values import Deadline, DeadlineKind

KEEP, EXTEND, ALONG = "", "gia-han", "doi-theo"


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """One line with what was chosen for it: kept, extended ``to`` a day, or moved along.

    ``unit`` is the key of one unit, empty for all; ``hint`` says what that would
    move, ``error`` what is wrong with it. ``overtaken``: a step before it would
    come after it.
    """

    line: ExtendableLine
    choice: str = KEEP
    to: str = ""
    unit: str = ""
    hint: str = ""
    error: str = ""
    overtaken: bool = False

    @property
    def day(self) -> date | None:
        """The new last day, None unless a real day was given."""
        try:
            return date.fromisoformat(self.to)
        except ValueError:
            return None

    @property
    def unit_id(self) -> int | None:
        """The one unit it is for, None for all."""
        return asked_id(self.unit)


def rows_for(
    lines: Iterable[ExtendableLine], sent: Mapping[str, str], chosen_task: str = ""
) -> list[ExtensionRow]:
    """A row for each line, with what the form sent; at first the task asked for is chosen."""
    rows: list[ExtensionRow] = []
    for line in lines:
        wanted = EXTEND if str(line.task.pk) == chosen_task else KEEP
        if wanted and any(row.choice for row in rows):
            wanted = KEEP  # of a duty with periods the next one is meant
        rows.append(
            ExtensionRow(
                line,
                choice=sent.get(f"viec-{line.key}", wanted),
                to=sent.get(f"den-{line.key}", ""),
                unit=sent.get(f"don-vi-{line.key}", ""),
            )
        )
    return rows


def extension_of(rows: Sequence[ExtensionRow]) -> list[ExtensionLine]:
    """What the service takes. Raises Invalid when the choices make no extension."""
    extended = [row for row in rows if row.choice == EXTEND]
    along = tuple(row.line.task.pk for row in rows if row.choice == ALONG)
    if not extended:
        raise Invalid("nothing_chosen", "Hãy chọn ít nhất một việc để gia hạn.")
    if any(row.day is None for row in extended):
        raise Invalid("day_missing", "Hãy chọn hạn mới cho từng việc được gia hạn.")
    if along and len(extended) > 1:
        raise Invalid(
            "along_with_many",
            "Chỉ dời theo được khi gia hạn một việc. Hãy gia hạn riêng từng việc, "
            "hoặc ghi hạn mới cho các việc còn lại.",
        )
    return [
        ExtensionLine(
            task_id=row.line.task.pk,
            deadline=_by(row.day),
            unit_id=row.unit_id,
            period=row.line.period,
            along=along,
        )
        for row in extended
        if row.day
    ]


def _by(day: date) -> Deadline:
    deadline = Deadline(kind=DeadlineKind.BY, date=day.isoformat())
    return replace(deadline, text=print_deadline(deadline))


def with_errors(rows: Iterable[ExtensionRow]) -> list[ExtensionRow]:
    """The rows with what is wrong in each."""
    return [
        replace(row, error=_("Hãy chọn hạn mới."))
        if row.choice == EXTEND and row.day is None
        else row
        for row in rows
    ]


def with_preview(rows: Sequence[ExtensionRow], today: date) -> list[ExtensionRow]:
    """The rows with what the choices so far would move, before anything is made."""
    later: dict[int, tuple[date, bool]] = {}
    hints: dict[str, str] = {}
    for row in rows:
        if row.choice != EXTEND or row.day is None:
            continue
        seen = extension_preview(
            row.line.task, _by(row.day), unit_id=row.unit_id, period=row.line.period
        )
        days = (
            ngettext("lùi %d ngày", "lùi %d ngày", seen.days) % seen.days
            if seen.days
            else _("không đổi")
        )
        hints[row.line.key] = f"→ {say_day(row.day, today)}, {days}"
        later |= {step.task.pk: (step.new_due_on, step.overtaken) for step in seen.later}
    return [_previewed(row, hints.get(row.line.key, ""), later) for row in rows]


def _previewed(
    row: ExtensionRow, hint: str, later: Mapping[int, tuple[date, bool]]
) -> ExtensionRow:
    step = later.get(row.line.task.pk)
    if row.choice == EXTEND or step is None or not row.line.moves_along:
        return replace(row, hint=hint)
    new_due_on, overtaken = step
    if row.choice == ALONG:
        return replace(row, hint=_("→ %s") % short_date(new_due_on))
    return replace(row, overtaken=overtaken)
