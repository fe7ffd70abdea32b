"""The same deadline some days later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from thidua.planning.domain.period import full_day
from thidua.timing.printing import print_deadline
from thidua.timing.values import Deadline, DeadlineKind

_POINTS = (DeadlineKind.BY, DeadlineKind.BEFORE, DeadlineKind.ON)
_SPANS = (DeadlineKind.WITHIN, DeadlineKind.PERIOD)
SHIFTABLE = (*_POINTS, *_SPANS)
"""Limits with days of their own; the others move with what they lean on."""


def shifted(deadline: Deadline, days: int) -> Deadline:
    """A dated deadline moved by calendar days, its words written anew.

    The start of a span stays: only its end is put off. Raises ValueError for a
    kind that has no days of its own.
    """
    if deadline.kind in _POINTS:
        moved = replace(deadline, date=_moved(deadline.date, days))
    elif deadline.kind in _SPANS and not deadline.spans:
        moved = replace(deadline, kind=DeadlineKind.PERIOD, end=_moved(deadline.end, days))
    else:
        raise ValueError(f"a deadline of kind {deadline.kind} has no single last day")
    return replace(moved, text=print_deadline(replace(moved, text=None)))


def _moved(printed: str | None, days: int) -> str | None:
    day = full_day(printed)
    return (day + timedelta(days=days)).isoformat() if day else printed
