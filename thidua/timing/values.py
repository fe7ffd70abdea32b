"""Values of administrative time: what a printed deadline means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from thidua.core.labels import Labelled


class DeadlineKind(Labelled):
    """How a printed limit binds."""

    BY = "by", "chậm nhất (tính cả ngày đó)"
    BEFORE = "before", "trước ngày"
    ON = "on", "vào ngày"
    WITHIN = "within", "trong kỳ"
    PERIOD = "period", "từ … đến …"
    RECURRING = "recurring", "định kỳ"
    RELATIVE = "relative", "so với một sự kiện"
    NONE = "none", "không ghi hạn"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A printed limit, as `plan-facts/1` writes it.

    Dates are ISO strings of full days, kept as printed even when no such day
    exists (``2025-02-30``). Which fields are set follows from ``kind``:
    ``date``/``time`` for by, before, on (``tentative`` for dự kiến); ``start``/``end``
    for within and period, or ``spans`` when not contiguous; ``every``, ``interval``,
    ``limit``, ``at``, ``time`` for recurring; ``direction``, ``n``, ``unit``,
    ``anchor`` for relative. ``text`` holds the printed words.
    """

    kind: DeadlineKind = DeadlineKind.NONE
    text: str | None = None
    date: str | None = None
    time: str | None = None
    tentative: bool = False
    start: str | None = None
    end: str | None = None
    spans: tuple[tuple[str, str], ...] = ()
    every: str | None = None
    interval: int | None = None
    limit: str | None = None
    at: tuple[str, ...] = ()
    direction: str | None = None
    n: int | None = None
    unit: str | None = None
    anchor: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The object of `plan-facts/1`, keys without value left out."""
        out: dict[str, Any] = {"kind": str(self.kind)}
        for key in _SCALARS:
            value = getattr(self, key)
            if value is not None and value is not False:
                out[key] = value
        if self.spans:
            out["spans"] = [list(span) for span in self.spans]
        if self.at:
            out["at"] = list(self.at)
        return out

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> Deadline:
        """Read what `to_json` wrote; raises ValueError for an unknown kind."""
        if not data:
            return cls()
        known = {key: data[key] for key in _SCALARS if data.get(key) is not None}
        at = data.get("at") or ()
        return cls(
            kind=DeadlineKind(data.get("kind", "none")),
            spans=tuple((str(start), str(end)) for start, end in data.get("spans") or ()),
            at=(at,) if isinstance(at, str) else tuple(at),
            **known,
        )


_SCALARS = (
    "text", "date", "time", "tentative", "start", "end", "every", "interval", "limit",
    "direction", "n", "unit", "anchor",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What a time phrase without year or day of its own refers to.

    ``year`` is the plan's year (by subject, else by date); ``document_date`` the
    date of the head, possibly partial (``2025-07``); ``single_year`` tells whether
    the plan covers one year only, so that a bare ``30/12`` is a date and not a
    yearly recurrence; ``event`` names the event that relative limits lean on.
    ``school_year`` tells that ``year`` is where a school year begins: its months
    January to July are of the year after.
    """

    year: int | None = None
    document_date: str | None = None
    single_year: bool = True
    event: str | None = None
    school_year: bool = False


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time phrase found in a text: ``text[start:end]`` and what it means."""

    start: int
    end: int
    deadline: Deadline
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Window:
    """The first and last possible day of a deadline, both inclusive; None when open."""

    first: date | None
    last: date | None
    working_days_left: int | None = field(default=None)
