"""Reminders and what people were told."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.planning.domain.kinds import NotificationKind
from thidua.planning.domain.reminders import ReminderKind
from thidua.planning.models.assignments import Assignment
from thidua.planning.models.constraints import both_or_neither
from thidua.planning.models.plans import Plan


class Reminder(models.Model):
    """One reminder of one assignment, at most once for the same last day.

    ``round`` counts the repeats of a weekly kind, 0 for the others. It is planned,
    then sent by whichever worker claims it, or dropped when it is no longer
    wanted (the unit has sent its result meanwhile).
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=16, choices=ReminderKind.choices())
    due_on = models.DateField()
    round = models.PositiveSmallIntegerField(default=0)
    planned_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "nhắc việc"
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=("id",),
                name="reminders_to_send",
                condition=Q(sent_at__isnull=True, dropped_at__isnull=True),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                "assignment", "kind", "due_on", "round", name="a_reminder_is_made_once"
            ),
            models.CheckConstraint(
                name="a_reminder_is_sent_or_dropped_not_both",
                condition=Q(sent_at__isnull=True) | Q(dropped_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.kind}"


class Notification(models.Model):
    """One thing one person was told in the app and, if they want, by mail.

    ``data`` holds what the sentence needs (`terms.py`). A mail is claimed for a
    time by one worker (``mail_claimed_at``) before it is handed to the mail
    server, so that two workers do not send the same one.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    agency = models.ForeignKey("organizations.Agency", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=NotificationKind.choices())
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="notifications"
    )
    assignment = models.ForeignKey(
        Assignment, null=True, blank=True, on_delete=models.CASCADE, related_name="notifications"
    )
    reminder = models.ForeignKey(
        Reminder, null=True, blank=True, on_delete=models.CASCADE, related_name="notifications"
    )
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    by_mail = models.BooleanField(default=False)
    mail_claimed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "thông báo"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("user", "read_at"), name="notification_unread"),
            models.Index(
                fields=("id",),
                name="notification_to_mail",
                condition=Q(by_mail=True, mailed_at__isnull=True),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                "reminder",
                "user",
                condition=Q(reminder__isnull=False),
                name="a_person_gets_a_reminder_once",
            ),
            models.CheckConstraint(
                name="a_notification_of_a_reminder_names_it",
                condition=Q(kind=NotificationKind.REMINDER, reminder__isnull=False)
                | ~Q(kind=NotificationKind.REMINDER) & Q(reminder__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind}"


class JobRun(models.Model):
    """A turn of a clock job that some worker has taken; ``slot`` names the turn."""

    job = models.CharField(max_length=40)
    slot = models.CharField(max_length=20)
    taken_at = models.DateTimeField()

    class Meta:
        verbose_name = "lượt chạy nền"
        constraints = (models.UniqueConstraint("job", "slot", name="a_turn_of_a_job_runs_once"),)

    def __str__(self) -> str:
        return f"{self.job} {self.slot}"


class CalendarFeed(models.Model):
    """A secret calendar address of a unit or of a person.

    The address is ``key`` and a secret of which only the hash is kept; it is shown
    once. ``key`` finds the row, the hash is compared in constant time.
    """

    agency = models.ForeignKey("organizations.Agency", on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(
        "organizations.Unit", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    key = models.CharField(max_length=16, unique=True)
    token_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField("cấp lúc")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "địa chỉ lịch"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                name="a_feed_is_of_a_unit_or_of_a_person",
                condition=Q(unit__isnull=False, user__isnull=True)
                | Q(unit__isnull=True, user__isnull=False),
            ),
            models.CheckConstraint(
                name="a_feed_is_revoked_by_someone_at_some_time",
                condition=both_or_neither("revoked_at", "revoked_by"),
            ),
            models.UniqueConstraint(
                "unit",
                condition=Q(revoked_at__isnull=True, unit__isnull=False),
                name="a_unit_has_one_feed_in_force",
            ),
            models.UniqueConstraint(
                "agency",
                "user",
                condition=Q(revoked_at__isnull=True, user__isnull=False),
                name="a_person_has_one_feed_in_force_in_an_agency",
            ),
        )

    def __str__(self) -> str:
        return self.key
