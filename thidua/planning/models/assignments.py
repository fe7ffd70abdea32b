"""What a unit owes under a task, and how it got on with it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.planning.domain.assignment_states import FINISHED, AssignmentState
from thidua.planning.domain.kinds import DueCause
from thidua.planning.models.constraints import both_or_neither
from thidua.planning.models.duties import Task
from thidua.timing.values import Deadline

_FINISHED = list(FINISHED)


class Assignment(models.Model):
    """One task for one unit; for a recurring duty, for one period.

    ``period`` is empty or the key of the period (`domain/due.py`), ``period_label`` its
    name (``Quý III/2025``) and ``period_on`` its first day.
    ``deadline`` is the `plan-facts/1` object this unit is bound by, which an
    extension may set apart from the task's. ``starts_on`` and ``due_on`` are its
    first and last possible day, inclusive, None where the words give none.
    ``original_due_on`` is the first ``due_on`` and never changes;
    ``late_days_kept`` is how many working days late it was when the last day was
    moved, so that the word "late" stays. ``sent_on`` is the day the result was
    sent, ``days_late`` the working days from ``due_on`` to it, counted again when
    the day-off table changes.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=24, blank=True)
    period_label = models.CharField("kỳ", max_length=60, blank=True)
    period_on = models.DateField(null=True, blank=True)
    deadline = models.JSONField("thời hạn", default=dict)
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    due_on = models.DateField("hạn", null=True, blank=True)
    original_due_on = models.DateField("hạn ban đầu", null=True, blank=True)
    late_days_kept = models.PositiveSmallIntegerField("trễ trước khi gia hạn", default=0)
    state = models.CharField(
        "tình trạng",
        max_length=12,
        choices=AssignmentState.choices(),
        default=AssignmentState.NOT_STARTED,
    )
    percent = models.PositiveSmallIntegerField("tiến độ (%)", default=0)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_on = models.DateField("ngày gửi", null=True, blank=True)
    days_late = models.PositiveSmallIntegerField("số ngày trễ", null=True, blank=True)
    accepted_at = models.DateTimeField("nhận lúc", null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    return_reason = models.TextField("lý do trả lại", blank=True)
    cancel_reason = models.TextField("lý do hủy", blank=True)

    class Meta:
        verbose_name = "việc của đơn vị"
        ordering = ("due_on", "id")
        indexes = (
            models.Index(fields=("unit", "state", "due_on"), name="assignment_by_unit"),
            models.Index(fields=("state", "due_on"), name="assignment_by_due_day"),
        )
        constraints = (
            models.UniqueConstraint(
                "task", "unit", "period", name="a_unit_owes_a_task_once_in_a_period"
            ),
            models.CheckConstraint(
                name="assignment_percent_is_at_most_100", condition=Q(percent__lte=100)
            ),
            models.CheckConstraint(
                name="assignment_is_due_after_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(due_on__isnull=True)
                | Q(due_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="assignment_that_is_finished_was_sent_by_someone",
                condition=both_or_neither("sent_at", "sent_by")
                & both_or_neither("sent_at", "sent_on")
                & both_or_neither("sent_at", "days_late")
                & (Q(state__in=_FINISHED, sent_at__isnull=False) | ~Q(state__in=_FINISHED)),
            ),
            models.CheckConstraint(
                name="assignment_is_accepted_by_someone_at_some_time",
                condition=Q(
                    state=AssignmentState.ACCEPTED,
                    accepted_at__isnull=False,
                    accepted_by__isnull=False,
                )
                | Q(accepted_at__isnull=True, accepted_by__isnull=True)
                & ~Q(state=AssignmentState.ACCEPTED),
            ),
            models.CheckConstraint(
                name="assignment_that_was_returned_says_why",
                condition=~Q(state=AssignmentState.RETURNED) | ~Q(return_reason=""),
            ),
            models.CheckConstraint(
                name="assignment_that_was_cancelled_says_why",
                condition=~Q(state=AssignmentState.CANCELLED) | ~Q(cancel_reason=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id}/{self.unit_id} {self.period}".strip()

    @property
    def limit(self) -> Deadline:
        """The deadline this unit is bound by, as a value."""
        return Deadline.from_json(self.deadline)


class ProgressReport(models.Model):
    """What a unit or the officer wrote on an assignment, oldest first.

    ``state`` is the state after the act; ``percent`` the progress then.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="reports")
    state = models.CharField(max_length=12, choices=AssignmentState.choices())
    percent = models.PositiveSmallIntegerField("tiến độ (%)")
    note = models.TextField("ghi chú", blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "báo cáo tiến độ"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.percent}%"


class Evidence(models.Model):
    """A file that shows what a unit did."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="evidence")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "minh chứng"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.file_id}"


class DueChange(models.Model):
    """One move of an assignment's last day. ``by`` is None when the calendar moved it.

    ``days_late`` is how many working days late it was at that moment.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="due_changes")
    cause = models.CharField("vì", max_length=10, choices=DueCause.choices())
    deadline_change = models.ForeignKey(
        "planning.DeadlineChange",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="due_changes",
    )
    from_due_on = models.DateField("hạn cũ", null=True, blank=True)
    to_due_on = models.DateField("hạn mới", null=True, blank=True)
    days_late = models.PositiveSmallIntegerField("đã trễ (ngày)", default=0)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "lần dời hạn"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                name="a_due_change_by_extension_names_the_extension",
                condition=Q(cause=DueCause.EXTENSION, deadline_change__isnull=False)
                | ~Q(cause=DueCause.EXTENSION) & Q(deadline_change__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_due_on} → {self.to_due_on}"
