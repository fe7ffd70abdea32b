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
    """Write down the reminders that are live on the day of ``at``; how many are new.

    A reminder exists once for assignment, kind, last day and round; planning it
    again, or twice at once, changes nothing.
    """
    today = timezone.localdate(at)
    open_ones = Reminder.objects.filter(assignment__state__in=OPEN)
    planned = set(open_ones.values_list("assignment", "kind", "due_on", "round"))
    rules = _LiveRules(today)
    rows = [
        Reminder(assignment_id=pk, kind=kind, due_on=due_on, round=turn, planned_at=at)
        for pk, agency_id, due_on in _to_watch(today)
        for kind, turn in rules.on(agency_id, due_on)
        if (pk, kind, due_on, turn) not in planned
    ]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)


def _to_watch(today: date) -> Iterator[tuple[int, int, date]]:
    """Id, agency and last day of open work that is late or soon due."""
    soon = _owed_work().filter(due_on__lte=today + _FARTHEST)
    for pk, agency_id, due_on in soon.values_list("pk", "task__plan__agency", "due_on"):
        if due_on is not None:
            yield pk, agency_id, due_on


def _owed_work() -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        state__in=OPEN,
        task__plan__state=PlanState.RUNNING,
        task__cancelled_at__isnull=True,
    )


class _LiveRules:
    """The rules live today for a last day, worked out once for each agency and day."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._calendars: dict[int, WorkingCalendar] = {}
        self._live: dict[tuple[int, date], list[tuple[ReminderKind, int]]] = {}

    def on(self, agency_id: int, due_on: date) -> list[tuple[ReminderKind, int]]:
        """Kinds and rounds of the reminders live for work due on a day in an agency."""
        key = agency_id, due_on
        if key not in self._live:
            self._live[key] = list(self._find(agency_id, due_on))
        return self._live[key]

    def _find(self, agency_id: int, due_on: date) -> Iterator[tuple[ReminderKind, int]]:
        if agency_id not in self._calendars:
            self._calendars[agency_id] = working_calendar(agency_id)
        late = days_late(self._calendars[agency_id], due_on, self._today)
        days_to_due = (due_on - self._today).days
        for rule, turn in live_rules(days_to_due=days_to_due, days_late=late):
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
    wanted = [row for row in rows if _still_wanted(row)]
    agencies = {row.assignment.task.plan.agency_id for row in wanted}
    holders = role_holders(agencies, timezone.localdate(at))
    Notification.objects.bulk_create(
        notification for row in wanted for notification in _notifications(row, holders, at)
    )
    sent = Reminder.objects.filter(pk__in=[row.pk for row in wanted]).update(sent_at=at)
    dropped = {row.pk for row in rows} - {row.pk for row in wanted}
    Reminder.objects.filter(pk__in=dropped).update(dropped_at=at)
    return sent


def _still_wanted(row: Reminder) -> bool:
    """Whether the unit still owes it by the day the reminder is about."""
    assignment, task = row.assignment, row.assignment.task
    return (
        assignment.state in OPEN
        and assignment.due_on == row.due_on
        and task.cancelled_at is None
        and task.plan.state == PlanState.RUNNING
    )


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
