"""The lines of a plan with how each ended, or a first draft of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.planning.domain.plan_states import Outcome
from thidua.planning.queries.outline import TaskLine


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A task line with the outcome and the words shown in its form.

    ``is_missing``: nobody has recorded a result yet, and what is shown is a draft.
    """

    line: TaskLine
    outcome: Outcome
    words: str
    is_missing: bool


def result_rows(lines: Iterable[TaskLine]) -> list[ResultRow]:
    """A row for each task in force, in order."""
    return [_row(line) for line in lines if line.task.cancelled_at is None]


def _row(line: TaskLine) -> ResultRow:
    if line.result is not None:
        return ResultRow(line, Outcome(line.result.outcome), line.result.words, is_missing=False)
    return ResultRow(line, *draft_result(line), is_missing=True)


def draft_result(line: TaskLine) -> tuple[Outcome, str]:
    """What the state of the work suggests; empty words where it says nothing."""
    tally = line.tally
    if tally.owed == 0:
        return Outcome.DONE, ""
    late = sum((row.days_late or 0) > 0 for row in line.assignments)
    words = _("%(a)d/%(b)d đã có kết quả được nhận") % {"a": tally.accepted, "b": tally.owed}
    if late:
        words += _(", trong đó %d gửi trễ") % late
    if tally.accepted == tally.owed:
        return Outcome.DONE, f"{words}."
    missing = tally.owed - tally.sent
    if missing:
        words += _("; %d chưa gửi") % missing
    return (Outcome.PARTLY if tally.sent else Outcome.NOT_DONE), f"{words}."
