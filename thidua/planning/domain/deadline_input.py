"""A deadline as a reviewer enters it: Vietnamese words or the object itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from thidua.core.errors import Invalid
from thidua.core.text import tidy
from thidua.timing.values import Deadline, DeadlineKind

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_EVERY = {"day", "week", "month", "quarter", "half_year", "year", "continuous", "unspecified"}
_LIMITS = {None, "before", "by", "on"}
_UNITS = {"minute", "hour", "day", "working_day", "week", "month"}
_K = DeadlineKind


def clean_deadline(
    value: Any, parse: Callable[[str], Deadline], *, field: str = "deadline"
) -> Deadline:
    """The deadline meant by words (``trước ngày 30/6/2025``), an object or nothing.

    A day must exist: what was read from paper may be impossible, what a person
    enters may not. Raises Invalid when it cannot be understood.
    """
    if not value:
        return Deadline()
    if isinstance(value, str):
        return _from_words(value, parse, field)
    try:
        deadline = Deadline.from_json(value) if isinstance(value, Mapping) else None
    except (ValueError, TypeError):
        deadline = None
    if deadline is None:
        raise _not_understood(str(value), field)
    check_deadline(deadline, field=field)
    return deadline


def _from_words(words: str, parse: Callable[[str], Deadline], field: str) -> Deadline:
    words = tidy(words)
    deadline = parse(words)
    if deadline.kind is _K.NONE:
        raise _not_understood(words, field)
    check_deadline(deadline, field=field)
    return replace(deadline, text=words)


def _not_understood(words: str, field: str) -> Invalid:
    return Invalid(
        "deadline_not_understood",
        "Chưa hiểu thời hạn «{typed}». Hãy ghi như «trước ngày 30/6/2025», «quý "
        "III năm 2025», «hằng quý» hoặc «trước hội nghị 15 ngày».",
        field=field,
        typed=words,
    )


def check_deadline(deadline: Deadline, *, field: str = "deadline") -> None:
    """Raise Invalid unless the object says something that can be carried out."""
    if not _CHECKS[deadline.kind](deadline):
        raise Invalid(
            "deadline_incomplete",
            "Thời hạn «{kind}» còn thiếu hoặc sai ngày. Hãy nhập lại.",
            field=field,
            kind=deadline.kind.label,
        )
    if deadline.time is not None and not _CLOCK.fullmatch(deadline.time):
        raise Invalid("clock_form", "Hãy ghi giờ theo dạng 08:00.", field=field)


def _dated(deadline: Deadline) -> bool:
    return _day(deadline.date) is not None


def _spanned(deadline: Deadline) -> bool:
    if deadline.spans:
        return all(_in_order(start, end) for start, end in deadline.spans)
    return _in_order(deadline.start, deadline.end)


def _open_span(deadline: Deadline) -> bool:
    given = [day for day in (deadline.start, deadline.end) if day is not None]
    if len(given) == 2:
        return _in_order(deadline.start, deadline.end)
    return len(given) == 1 and _day(given[0]) is not None


def _recurring(deadline: Deadline) -> bool:
    return (
        deadline.every in _EVERY
        and deadline.limit in _LIMITS
        and (deadline.interval is None or deadline.interval >= 1)
    )


def _relative(deadline: Deadline) -> bool:
    return (
        deadline.direction in ("before", "after")
        and isinstance(deadline.n, int)
        and deadline.n >= 0
        and deadline.unit in _UNITS
        and bool(deadline.anchor)
    )


_CHECKS: dict[DeadlineKind, Callable[[Deadline], bool]] = {
    _K.BY: _dated,
    _K.BEFORE: _dated,
    _K.ON: _dated,
    _K.WITHIN: _spanned,
    _K.PERIOD: _open_span,
    _K.RECURRING: _recurring,
    _K.RELATIVE: _relative,
    _K.NONE: lambda _: True,
}


def _in_order(start: str | None, end: str | None) -> bool:
    first, last = _day(start), _day(end)
    return first is not None and last is not None and first <= last


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
