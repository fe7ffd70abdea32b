"""The time a plan covers, out of what it says of itself."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.core.text import fold
from thidua.reading.facts import PlanKind
from thidua.timing.values import TimeContext

_SPAN = re.compile(r"(?:giai doan|nhiem ky|nam)\s*(20\d\d)\s*[-–—]\s*(20\d\d)")
_YEAR = re.compile(r"nam\s*(20\d\d)(?!\s*[-–—]\s*20)")


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """First and last day a plan covers, inclusive; None where it does not say."""

    first: date | None = None
    last: date | None = None


def plan_period(document: Mapping[str, Any], campaign: Mapping[str, Any] | None) -> PlanPeriod:
    """The period of the drive, else the years in the subject, else none.

    The term a conference looks back on is not the time it is prepared in.
    """
    if campaign and (campaign.get("start") or campaign.get("end")):
        return PlanPeriod(first_day(campaign.get("start")), last_day(campaign.get("end")))
    subject = fold(document.get("subject") or "")
    span, year = _SPAN.search(subject), _YEAR.search(subject)
    if span and document.get("kind") != PlanKind.CONFERENCE:
        years = int(span[1]), int(span[2])
    elif year:
        years = int(year[1]), int(year[1])
    else:
        return PlanPeriod()
    if years[1] < years[0]:
        return PlanPeriod()
    return PlanPeriod(date(years[0], 1, 1), date(years[1], 12, 31))


def time_context(
    document: Mapping[str, Any], campaign: Mapping[str, Any] | None, event: Mapping[str, Any] | None
) -> TimeContext:
    """What time phrases without a year mean in this plan."""
    period = plan_period(document, campaign)
    printed = document.get("date")
    year = period.first.year if period.first else None
    if year is None and printed:
        year = int(printed[:4])
    single = period.first is None or period.last is None or period.first.year == period.last.year
    return TimeContext(
        year=year,
        document_date=printed,
        single_year=single,
        event=(event or {}).get("name"),
    )


def first_day(printed: str | None) -> date | None:
    """The first day of an ISO date as precise as printed; None when there is no such day."""
    parts = _parts(printed)
    return _day(*(*parts, 1, 1)[:3]) if parts else None


def last_day(printed: str | None) -> date | None:
    """The last day of an ISO date as precise as printed; None when there is no such day."""
    parts = _parts(printed)
    if not parts:
        return None
    if len(parts) == 1:
        return _day(parts[0], 12, 31)
    if len(parts) == 2 and 1 <= parts[1] <= 12:
        return _day(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return _day(*(*parts, 1)[:3])


def full_day(printed: str | None) -> date | None:
    """The day of a full ISO date; None when it is partial or there is no such day."""
    parts = _parts(printed)
    return _day(*parts) if len(parts) == 3 else None


def _parts(printed: str | None) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in (printed or "").split("-") if part)
    except ValueError:
        return ()


def _day(*parts: int) -> date | None:
    try:
        return date(*parts)
    except ValueError:
        return None
