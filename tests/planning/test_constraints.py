"""The database insists on the facts of each state, whatever the code forgets."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.factories.plans import MONDAY, PlanWriter, make_reading, read_plan
from thidua.planning.domain.kinds import FactKind, NotificationKind
from thidua.planning.models import (
    Assignment,
    CalendarFeed,
    DayOff,
    DeadlineChange,
    DueChange,
    JobRun,
    Notification,
    Plan,
    PlanLink,
    PlanReading,
    PlanReceipt,
    PlanSection,
    Reminder,
    ReviewFact,
    Task,
    TaskResult,
    TaskUnit,
    TaskVersion,
)

DAY = date(2025, 8, 15)


def _refused(name, act):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act()
    assert name in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("reading_has_started_when_it_is_being_read_or_done", {"state": "reading"}),
        ("reading_that_failed_says_why", {"state": "failed", "started_at": MONDAY}),
        ("reading_that_is_ready_has_its_facts", {"state": "ready", "started_at": MONDAY}),
        ("reading_is_activated_by_someone_at_some_time", {"activated_at": MONDAY}),
        ("reading_is_discarded_by_someone_at_some_time", {"state": "discarded"}),
    ],
)
def test_readings(officer, agency, name, change):
    reading = make_reading(officer, agency)
    _refused(name, lambda: PlanReading.objects.filter(pk=reading.pk).update(**change))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("fact_span_is_whole_and_not_empty", {"start": 5, "end": 5}),
        ("fact_span_is_whole_and_not_empty", {"page": None}),
        ("fact_is_decided_by_someone_at_some_time_or_proposed", {"state": "accepted"}),
        ("fact_is_decided_by_someone_at_some_time_or_proposed", {"decided_at": MONDAY}),
        ("fact_was_read_or_added_by_someone", {"original": None}),
    ],
)
def test_facts(officer, agency, name, change):
    fact = read_plan(officer, agency, PlanWriter()).review_facts.get(kind=FactKind.DOCUMENT)
    _refused(name, lambda: ReviewFact.objects.filter(pk=fact.pk).update(**change))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("plan_is_closed_by_someone_at_some_time_or_running", {"state": "closed"}),
        ("plan_is_closed_by_someone_at_some_time_or_running", {"closed_at": MONDAY}),
        ("plan_ends_after_it_starts", {"starts_on": DAY, "ends_on": date(2025, 8, 14)}),
        (
            "plan_event_ends_after_it_begins",
            {"event_on": DAY, "event_ends_on": date(2025, 8, 14)},
        ),
        ("plan_event_ends_after_it_begins", {"event_ends_on": DAY}),
    ],
)
def test_plans(plan, name, change):
    _refused(name, lambda: Plan.objects.filter(pk=plan.pk).update(**change))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("assignment_percent_is_at_most_100", {"percent": 101}),
        ("assignment_is_due_after_it_starts", {"due_on": date(2025, 7, 31)}),
        ("assignment_that_is_finished_was_sent_by_someone", {"state": "submitted"}),
        ("assignment_that_is_finished_was_sent_by_someone", {"sent_at": MONDAY}),
        ("assignment_is_accepted_by_someone_at_some_time", {"accepted_at": MONDAY}),
        ("assignment_that_was_returned_says_why", {"state": "returned"}),
        ("assignment_that_was_cancelled_says_why", {"state": "cancelled"}),
    ],
)
def test_assignments(assignment, name, change):
    _refused(name, lambda: Assignment.objects.filter(pk=assignment.pk).update(**change))


def test_tasks(task, officer):
    change = {"cancelled_at": MONDAY, "cancelled_by": officer}
    rows = Task.objects.filter(pk=task.pk)
    _refused("task_is_cancelled_by_someone_for_a_reason", lambda: rows.update(**change))
    _refused("task_span_is_whole_and_not_empty", lambda: rows.update(end=None))


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (Assignment, "planning_assignment.task_id"),
        (TaskUnit, "planning_taskunit.task_id"),
        (PlanSection, "planning_plansection.plan_id"),
        (PlanReceipt, "planning_planreceipt.plan_id"),
    ],
)
def test_what_stands_once_stands_once(plan, row, name):
    twin = row.objects.first()
    twin.pk = None
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        twin.save(force_insert=True)
    # SQLite names the columns, PostgreSQL the constraint.
    constraints = {constraint.name for constraint in row._meta.constraints}
    said = str(refusal.value)
    assert name in said or any(constraint in said for constraint in constraints)


def test_rows_that_make_no_sense_are_refused(plan, task, assignment, unit, officer, agency):
    def feed(**whose):
        return CalendarFeed.objects.create(
            agency=agency, key="k", token_hash="h", issued_at=MONDAY, issued_by=officer, **whose
        )

    def reminder(**parts):
        return Reminder.objects.create(
            assignment=assignment, kind="late", due_on=DAY, planned_at=MONDAY, **parts
        )

    def notice(**parts):
        return Notification.objects.create(user=officer, agency=agency, created_at=MONDAY, **parts)

    def version(reason):
        return TaskVersion.objects.create(
            task=task, version=1, text="x", deadline={}, reason=reason, changed_at=MONDAY,
            changed_by=officer,
        )  # fmt: skip

    def extension(**parts):
        return DeadlineChange.objects.create(
            plan=plan, decided_on=DAY, made_at=MONDAY, made_by=officer, **parts
        )

    def due_change(cause):
        return DueChange.objects.create(assignment=assignment, cause=cause, at=MONDAY)

    for name, act in (
        ("a_feed_is_of_a_unit_or_of_a_person", lambda: feed(unit=unit, user=officer)),
        ("a_feed_is_of_a_unit_or_of_a_person", lambda: feed()),
        ("a_feed_is_revoked_by_someone_at_some_time", lambda: feed(unit=unit, revoked_at=MONDAY)),
        (
            "a_reminder_is_sent_or_dropped_not_both",
            lambda: reminder(sent_at=MONDAY, dropped_at=MONDAY),
        ),
        (
            "a_notification_of_a_reminder_names_it",
            lambda: notice(kind=NotificationKind.REMINDER),
        ),
        ("an_amendment_has_a_reason", lambda: version("")),
        (
            "an_extension_has_a_reason_and_someone_who_decided",
            lambda: extension(reason="", decided_by="An"),
        ),
        (
            "a_due_change_by_extension_names_the_extension",
            lambda: due_change("extension"),
        ),
        (
            "a_plan_does_not_execute_itself",
            lambda: PlanLink.objects.create(plan=plan, kind="executes", ordinal=0, target=plan),
        ),
        (
            "receipt_is_of_a_unit_or_of_a_printed_line",
            lambda: PlanReceipt.objects.create(plan=plan, delivered_at=MONDAY),
        ),
        (
            "a_result_is_put_in_words",
            lambda: TaskResult.objects.create(
                task=task, outcome="done", words="", recorded_at=MONDAY, recorded_by=officer
            ),
        ),
        (
            "a_day_off_has_a_name",
            lambda: DayOff.objects.create(day=DAY, kind="holiday", name=""),
        ),
    ):
        _refused(name, act)


def test_a_common_day_a_turn_and_a_reminder_are_written_once(assignment, clerk):
    def reminder():
        Reminder.objects.create(assignment=assignment, kind="late", due_on=DAY, planned_at=MONDAY)

    acts = (
        lambda: DayOff.objects.create(day=DAY, kind="holiday", name="Bão"),
        lambda: JobRun.objects.create(job="turns", slot="2025-08-15", taken_at=MONDAY),
        reminder,
    )
    for act in acts:
        act()
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
