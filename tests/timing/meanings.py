"""Short names for what deadlines mean, as plan-facts/1 writes them."""

from __future__ import annotations

from typing import Any

from thidua.timing import Deadline, TimeContext

Meaning = dict[str, Any]

PLAN = TimeContext(year=2025, document_date="2025-03-12")
SEVERAL_YEARS = TimeContext(year=2022, single_year=False)
NONE: Meaning = {"kind": "none"}


def meaning(deadline: Deadline) -> Meaning:
    return {key: value for key, value in deadline.to_json().items() if key != "text"}


def before(day: str, **more: Any) -> Meaning:
    return {"kind": "before", "date": day, **more}


def by(day: str, **more: Any) -> Meaning:
    return {"kind": "by", "date": day, **more}


def on(day: str, **more: Any) -> Meaning:
    return {"kind": "on", "date": day, **more}


def within(start: str, end: str, **more: Any) -> Meaning:
    return {"kind": "within", "start": start, "end": end, **more}


def inside(*spans: tuple[str, str]) -> Meaning:
    return {"kind": "within", "spans": [list(span) for span in spans]}


def period(start: str | None, end: str | None, **more: Any) -> Meaning:
    found = {"kind": "period", "start": start, "end": end, **more}
    return {key: value for key, value in found.items() if value}


def each(every: str, limit: str | None = None, *at: str, **more: Any) -> Meaning:
    found: Meaning = {"kind": "recurring", "every": every, **more}
    if limit:
        found["limit"] = limit
    return {**found, "at": list(at)} if at else found


def relative(direction: str, n: int, unit: str, anchor: str | None = None) -> Meaning:
    found: Meaning = {"kind": "relative", "direction": direction, "n": n, "unit": unit}
    return {**found, "anchor": anchor} if anchor else found
