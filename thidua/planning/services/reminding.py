"""Reminding units before the last day and when late: planned once, sent once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from thidua.accounts.domain.roles import Role
from thidua.accounts.models import User
from thidua.accounts.queries import RoleHolders, role_holders
from thidua.planning.domain.assignment_states import OPEN
from thidua.planning.domain.kinds import NotificationKind
from thidua.planning.domain.lateness import days_late
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.domain.reminders import RULES, Audience, ReminderKind, live_rules
from thidua.planning.models import Assignment, Notification, Reminder
from thidua.planning.queries.calendars import working_calendar
from thidua.planning.services.notifying import unit_people, wants_mail
from thidua.timing.working_days import WorkingCalendar

_FARTHEST = timedelta(days=-min(rule.first for rule in RULES))
_AUDIENCE = {rule.kind: rule.audience for rule in RULES}


def remind(at: datetime) -> int:
    """Plan and send the reminders due at a time; returns how many this worker sent.

    Safe to run anywhere, any number of times, by several workers at once: each
    reminder of an assignment's last day is sent exactly once.
    """
    plan_reminders(at)
    return send_planned_reminders(at)


def plan_reminders(at: datetime) -> int:
    """Write down the reminders that are live on the day of ``at``; how many were looked at.

    A reminder exists once for assignment, kind, last day and round; planning it
    again changes nothing.
    """
    today = timezone.localdate(at)
    calendars: dict[int, WorkingCalendar] = {}
    rows = [
        Reminder(
            assignment=assignment, kind=kind, due_on=assignment.due_on, round=turn, planned_at=at
        )
        for assignment in _to_watch(today)
        if assignment.due_on is not None
        for kind, turn in _live(assignment, assignment.due_on, today, calendars)
    ]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)


def _owed() -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        state__in=OPEN,
        task__plan__state=PlanState.RUNNING,
        task__cancelled_at__isnull=True,
        due_on__isnull=False,
    )


def _to_watch(today: date) -> QuerySet[Assignment]:
    return _owed().filter(due_on__lte=today + _FARTHEST).select_related("task__plan")


def _live(
    assignment: Assignment, due_on: date, today: date, calendars: dict[int, WorkingCalendar]
) -> Iterator[tuple[ReminderKind, int]]:
    agency_id = assignment.task.plan.agency_id
    if agency_id not in calendars:
        calendars[agency_id] = working_calendar(agency_id)
    late = days_late(calendars[agency_id], due_on, today)
    for rule, turn in live_rules(days_to_due=(due_on - today).days, days_late=late):
        yield rule.kind, turn


def send_planned_reminders(at: datetime, *, batch: int = 100) -> int:
    """Send what is planned and not sent yet; returns how many this worker sent.

    Rows another worker holds are passed over (PostgreSQL: SKIP LOCKED; SQLite lets
    one writer in at a time). A reminder no longer wanted is dropped.
    """
    sent = 0
    while True:
        with transaction.atomic():
            rows = _claimed(batch)
            if not rows:
                return sent
            sent += _send(rows, at)


def _claimed(batch: int) -> list[Reminder]:
    waiting = Reminder.objects.filter(sent_at__isnull=True, dropped_at__isnull=True)
    return list(
        waiting.select_for_update(skip_locked=True, of=("self",))
        .select_related("assignment__task__plan", "assignment__unit")
        .order_by("id")[:batch]
    )


def _send(rows: list[Reminder], at: datetime) -> int:
    wanted = set(_owed().filter(reminders__in=rows).values_list("pk", "due_on"))
    agencies = {row.assignment.task.plan.agency_id for row in rows}
    holders = role_holders(agencies, timezone.localdate(at))
    told: list[Notification] = []
    sent = 0
    for row in rows:
        if (row.assignment_id, row.due_on) in wanted:
            row.sent_at = at
            told += _notifications(row, holders, at)
            sent += 1
        else:
            row.dropped_at = at
    Notification.objects.bulk_create(told)
    Reminder.objects.bulk_update(rows, ["sent_at", "dropped_at"])
    return sent


def _notifications(row: Reminder, holders: RoleHolders, at: datetime) -> Iterator[Notification]:
    assignment = row.assignment
    plan = assignment.task.plan
    for user in _audience(row, holders):
        yield Notification(
            user=user,
            agency_id=plan.agency_id,
            kind=NotificationKind.REMINDER,
            plan=plan,
            assignment=assignment,
            reminder=row,
            data={
                "plan": plan.title,
                "task": assignment.task.text,
                "unit": str(assignment.unit),
                "due_on": str(row.due_on),
                "reminder": row.kind,
                "period": assignment.period_label,
            },
            created_at=at,
            by_mail=wants_mail(user),
        )


def _audience(row: Reminder, holders: RoleHolders) -> list[User]:
    unit_id, agency_id = row.assignment.unit_id, row.assignment.task.plan.agency_id
    people: dict[int, User] = {}
    for audience in _AUDIENCE[ReminderKind(row.kind)]:
        match audience:
            case Audience.UNIT:
                found = unit_people(holders, unit_id)
            case Audience.UNIT_HEAD:
                found = holders.in_unit(Role.UNIT_HEAD, unit_id)
            case Audience.OFFICER:
                found = holders.in_agency(Role.OFFICER, agency_id)
        people.update((user.pk, user) for user in found)
    return list(people.values())
