"""Calendar files (RFC 5545) of what a unit or a person has to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vRecur

from thidua.planning.domain.assignment_states import FINISHED, OPEN, AssignmentState
from thidua.planning.domain.due import is_series
from thidua.planning.models import Assignment, CalendarFeed, Plan
from thidua.planning.queries.feeds import assignments_in_feed, events_in_feed
from thidua.timing.occurrences import occurrences
from thidua.timing.rules import rrule

_DAY = timedelta(days=1)
_YEAR_OF_TURNS = timedelta(days=800)


def feed_text(
    feed: CalendarFeed, *, at: datetime, address_of: Callable[[Assignment], str] | None = None
) -> bytes:
    """The calendar of a feed as iCalendar text: whole days, one entry per thing owed.

    A recurring duty has one entry for each period set out so far and, from the
    next one on, a rule. ``address_of`` gives the page of an assignment.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Thi Dua//Planning//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = str(feed.unit or feed.user)
    calendar.add("x-wr-calname", _("Thi đua: %(name)s") % {"name": name})
    calendar.add("refresh-interval", timedelta(hours=4), parameters={"VALUE": "DURATION"})
    rows = list(assignments_in_feed(feed))
    for assignment in rows:
        calendar.add_component(_work(assignment, at, address_of))
    for event in _rules(rows, at):
        calendar.add_component(event)
    for plan in events_in_feed(feed):
        calendar.add_component(_plan_event(plan, at))
    return bytes(calendar.to_ical())


def _work(
    assignment: Assignment, at: datetime, address_of: Callable[[Assignment], str] | None
) -> Event:
    task, state = assignment.task, AssignmentState(assignment.state)
    event = _event(f"assignment-{assignment.pk}", assignment.due_on or at.date(), at)
    mark = "✓ " if state in FINISHED else ""
    event.add("summary", f"{mark}{_summary(assignment)}")
    lines = [
        task.plan.title,
        str(assignment.unit),
        assignment.period_label,
        _("Thời hạn: %(words)s") % {"words": assignment.limit.text or ""},
        _("Tình trạng: %(state)s") % {"state": _(state.label)},
    ]
    event.add("description", "\n".join(line for line in lines if line))
    event.add("categories", [_(state.label)])
    if address_of is not None:
        event.add("url", address_of(assignment))
    return event


def _summary(assignment: Assignment) -> str:
    return f"{assignment.task.text} ({assignment.unit})"


def _event(uid: str, day: date, at: datetime, last: date | None = None) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{urlsplit(settings.SITE_ADDRESS).hostname}")
    event.add("dtstamp", at)
    event.add("dtstart", day)
    event.add("dtend", (last or day) + _DAY)
    event.add("transp", "TRANSPARENT")
    return event


def _rules(rows: list[Assignment], at: datetime) -> Iterator[Event]:
    """One rule for each recurring duty of a unit, from the first period not yet set out on."""
    latest: dict[tuple[int, int], Assignment] = {}
    for row in rows:
        if row.period and row.state in (*OPEN, *FINISHED) and is_series(row.task.limit):
            latest[row.task_id, row.unit_id] = row
    for row in latest.values():
        rule = rrule(row.task.limit)
        following = _next_turn(row)
        if rule and following:
            event = _event(f"task-{row.task_id}-{row.unit_id}", following, at)
            event.add("summary", _summary(row))
            event.add("rrule", _until(rule, row.task.plan.ends_on))
            yield event


def _next_turn(row: Assignment) -> date | None:
    """The last day of the period after the last one set out, None when the plan ends before."""
    since = (row.due_on or date.min) + _DAY
    end = row.task.plan.ends_on or since + _YEAR_OF_TURNS
    return next((turn.due for turn in occurrences(row.task.limit, since, end)), None)


def _until(rule: str, ends_on: date | None) -> vRecur:
    recurrence = vRecur(vRecur.from_ical(rule))
    if ends_on is not None:
        recurrence["UNTIL"] = ends_on
    return recurrence


def _plan_event(plan: Plan, at: datetime) -> Event:
    first = plan.event_on or at.date()
    event = _event(f"plan-event-{plan.pk}", first, at, plan.event_ends_on)
    event.add("summary", plan.event_name)
    event.add("description", plan.title)
    return event
