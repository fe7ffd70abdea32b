"""When something is late, and by how much."""

from __future__ import annotations

from datetime import date, timedelta

from thidua.timing.working_days import WorkingCalendar


def last_working_day(calendar: WorkingCalendar, day: date) -> date:
    """The day itself when it is worked, else the last worked day before it.

    What is open is late exactly when its last day lies before this one.
    """
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day


def days_late(calendar: WorkingCalendar, due_on: date | None, sent_on: date) -> int:
    """Working days gone by after the last day, up to and with the day of sending; 0 in time.

    So a result due on Friday is not late on Saturday, and one day late on Monday.
    """
    if due_on is None or sent_on <= due_on:
        return 0
    return calendar.working_days_between(due_on, sent_on)
