"""Extensions of deadlines as documents, and the table of days off."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.planning.models.duties import Task
from thidua.planning.models.plans import Plan
from thidua.timing.working_days import DayOffKind


class DeadlineChange(models.Model):
    """Gia hạn: a decision that moves deadlines of a plan. Never changed once made.

    ``number`` may be empty when the leader decided without a paper;
    ``decided_by`` is the name and position of who decided, as words.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="deadline_changes")
    number = models.CharField("số văn bản", max_length=60, blank=True)
    reason = models.TextField("lý do")
    decided_by = models.CharField("người quyết định", max_length=200)
    decided_on = models.DateField("ngày quyết định")
    file = models.ForeignKey(
        "documents.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "gia hạn"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                name="an_extension_has_a_reason_and_someone_who_decided",
                condition=~Q(reason="") & ~Q(decided_by=""),
            ),
        )

    def __str__(self) -> str:
        return self.number or f"{self.decided_on:%d/%m/%Y}"


class DeadlineChangeLine(models.Model):
    """One task moved by an extension, for one unit or (None) for all.

    ``period`` is the key of the one period moved, empty for a task that has none.
    ``moved_along`` marks a task that was not itself extended but depends on one
    that was.
    """

    change = models.ForeignKey(DeadlineChange, on_delete=models.CASCADE, related_name="lines")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="deadline_lines")
    unit = models.ForeignKey(
        "organizations.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    period = models.CharField(max_length=24, blank=True)
    old = models.JSONField("hạn cũ")
    new = models.JSONField("hạn mới")
    moved_along = models.BooleanField("dời theo", default=False)

    class Meta:
        verbose_name = "dòng gia hạn"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.change_id}: {self.task_id}"


class DayOff(models.Model):
    """A line of the table of days off; it prevails over the holidays known from the law.

    Without an agency it holds for all of them; an agency's own line wins.
    """

    agency = models.ForeignKey(
        "organizations.Agency", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField("ngày")
    kind = models.CharField("loại", max_length=12, choices=DayOffKind.choices())
    name = models.CharField("tên, lý do", max_length=200)
    source = models.CharField("văn bản", max_length=200, blank=True)

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint("agency", "day", name="a_day_is_named_once_for_an_agency"),
            models.UniqueConstraint(
                "day", condition=Q(agency__isnull=True), name="a_day_is_named_once_for_all"
            ),
            models.CheckConstraint(name="a_day_off_has_a_name", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
