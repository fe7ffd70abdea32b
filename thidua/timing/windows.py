"""The first and last possible day of a deadline."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from thidua.timing.days import as_date
from thidua.timing.values import Deadline, DeadlineKind, Window
from thidua.timing.working_days import WorkingCalendar


def window(
    deadline: Deadline,
    *,
    calendar: WorkingCalendar,
    event_on: date | None = None,
    document_on: date | None = None,
    today: date | None = None,
) -> Window:
    """When the work may be done: first and last day, both inclusive, None where open.

    Work may begin on ``document_on``. ``before`` ends the day before the printed
    one. ``relative`` leans on ``event_on`` and stays open without it; a term that
    runs *after* the event does not count the day of the event and, when it ends
    on a day off, ends on the next working day (Civil Code 2015, articles 147-148).
    Impossible dates, recurring duties and no limit give no last day. With
    ``today`` the working days left until the last day are counted.
    """
    first, last = _edges(deadline, calendar, event_on, document_on)
    left = None
    if today is not None and last is not None:
        left = calendar.working_days_between(today, last)
    return Window(first, last, left)


def _edges(
    deadline: Deadline,
    calendar: WorkingCalendar,
    event_on: date | None,
    document_on: date | None,
) -> tuple[date | None, date | None]:
    printed = as_date(deadline.date)
    match deadline.kind:
        case DeadlineKind.BY:
            return document_on, printed
        case DeadlineKind.BEFORE:
            return document_on, printed - timedelta(days=1) if printed else None
        case DeadlineKind.ON:
            return printed, printed
        case DeadlineKind.WITHIN | DeadlineKind.PERIOD:
            return _span(deadline)
        case DeadlineKind.RELATIVE:
            return _relative(deadline, calendar, event_on, document_on)
        case _:
            return document_on, None


def _span(deadline: Deadline) -> tuple[date | None, date | None]:
    if deadline.spans:
        return as_date(deadline.spans[0][0]), as_date(deadline.spans[-1][1])
    return as_date(deadline.start), as_date(deadline.end)


def _relative(
    deadline: Deadline,
    calendar: WorkingCalendar,
    event_on: date | None,
    document_on: date | None,
) -> tuple[date | None, date | None]:
    if event_on is None:
        return document_on, None
    n, unit = deadline.n or 0, deadline.unit or "day"
    if deadline.direction == "before":
        return document_on, shift(event_on, -n, unit, calendar)
    last = shift(event_on, n, unit, calendar)
    return event_on, calendar.next_working_day(last) if n and unit in _DAYS_LONG else last


# Units by which a term can end on a day off; hours and minutes stay in their day.
_DAYS_LONG = frozenset({"day", "week", "month"})


def shift(day: date, n: int, unit: str, calendar: WorkingCalendar) -> date:
    """``n`` units after a day, before it when negative; hours and minutes keep the day."""
    match unit:
        case "working_day":
            return calendar.add_working_days(day, n)
        case "day":
            return day + timedelta(days=n)
        case "week":
            return day + timedelta(weeks=n)
        case "month":
            return day + relativedelta(months=n)
        case _:
            return day
