"""The days of the event a plan is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.planning.domain.period import full_day
from thidua.timing.values import Deadline, DeadlineKind


@dataclass(frozen=True, slots=True)
class EventDays:
    """First and last day; ``last`` None when it is one day, both None when not known."""

    first: date | None = None
    last: date | None = None


def event_days(event: Mapping[str, Any]) -> EventDays:
    """The days of an event fact. A month or "trước ngày" is no day: nothing is invented."""
    when = Deadline.from_json(event.get("when"))
    if when.kind is DeadlineKind.ON:
        return EventDays(full_day(when.date))
    if when.kind is DeadlineKind.PERIOD:
        first, last = full_day(when.start), full_day(when.end)
        if first and last and first < last:
            return EventDays(first, last)
        return EventDays(first)
    return EventDays()
