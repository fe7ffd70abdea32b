"""The tasks of a plan: who is to do what by when, and how each line ended."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.core.text import fold, tidy
from thidua.planning.domain.anchors import event_anchor
from thidua.planning.domain.kinds import UnitRole
from thidua.planning.domain.plan_states import Outcome
from thidua.planning.models.constraints import both_or_neither, whole_span
from thidua.planning.models.plans import Plan, PlanSection
from thidua.timing.values import Deadline


class Task(models.Model):
    """Nhiệm vụ: one instruction of a plan, with the sentence that orders it.

    ``text`` is what is to be done, ``sentence`` the words of the document at the
    span. ``lead_names`` and the other name lists are as printed; which units
    they stand for is in `TaskUnit`. ``deadline`` is the `plan-facts/1` object in
    force now. ``anchor_on`` is the day a relative deadline counts from when it
    does not lean on the plan's event; None until that day is known.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    section = models.ForeignKey(
        PlanSection, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    fact = models.OneToOneField(
        "planning.ReviewFact", null=True, blank=True, on_delete=models.PROTECT, related_name="task"
    )
    ordinal = models.PositiveIntegerField("thứ tự")
    text = models.TextField("nội dung")
    sentence = models.TextField("câu giao việc", blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    lead_names = models.JSONField("chủ trì (như in)", default=list, blank=True)
    coordinating_names = models.JSONField("phối hợp (như in)", default=list, blank=True)
    to_names = models.JSONField("gửi tới", default=list, blank=True)
    via_names = models.JSONField("qua", default=list, blank=True)
    deadline = models.JSONField("thời hạn", default=dict)
    leans_on_event = models.BooleanField(default=False)
    anchor_on = models.DateField("ngày mốc", null=True, blank=True)
    units = models.ManyToManyField(
        "organizations.Unit", through="TaskUnit", related_name="+", blank=True
    )
    folded = models.TextField(editable=False)
    version = models.PositiveIntegerField(default=1)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cancel_reason = models.TextField("lý do hủy", blank=True)

    class Meta:
        verbose_name = "nhiệm vụ"
        ordering = ("ordinal",)
        constraints = (
            models.UniqueConstraint("plan", "ordinal", name="tasks_are_numbered_once_in_a_plan"),
            models.CheckConstraint(
                name="task_is_cancelled_by_someone_for_a_reason",
                condition=both_or_neither("cancelled_at", "cancelled_by")
                & (Q(cancelled_at__isnull=True) | ~Q(cancel_reason="")),
            ),
            models.CheckConstraint(
                name="task_span_is_whole_and_not_empty",
                condition=whole_span(),
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def limit(self) -> Deadline:
        """The deadline in force as a value."""
        return Deadline.from_json(self.deadline)

    @property
    def anchor(self) -> date | None:
        """The day a relative deadline counts from, None when not known."""
        if not self.leans_on_event:
            return self.anchor_on
        return event_anchor(self.limit, self.plan.event_on, self.plan.event_ends_on)

    def clean(self) -> None:
        self.text = tidy(self.text)
        self.folded = fold(self.text)


class TaskUnit(models.Model):
    """A unit that leads a task or takes part in it."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="task_units")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    role = models.CharField("vai trò", max_length=12, choices=UnitRole.choices())

    class Meta:
        verbose_name = "đơn vị của nhiệm vụ"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint("task", "unit", name="a_unit_has_one_part_in_a_task"),
        )

    def __str__(self) -> str:
        return f"{self.role}: {self.unit_id}"


class TaskVersion(models.Model):
    """A task as it was before an amendment, and why it was changed."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    text = models.TextField("nội dung")
    deadline = models.JSONField("thời hạn")
    lead_unit_ids = models.JSONField(default=list)
    coordinating_unit_ids = models.JSONField(default=list)
    reason = models.TextField("lý do điều chỉnh")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "bản cũ của nhiệm vụ"
        ordering = ("version",)
        constraints = (
            models.UniqueConstraint("task", "version", name="a_task_has_each_version_once"),
            models.CheckConstraint(name="an_amendment_has_a_reason", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"{self.task_id} v{self.version}"


class TaskResult(models.Model):
    """How one task line of the plan ended, in words; needed of every line to close the plan."""

    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="result")
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome.choices())
    words = models.TextField("đánh giá")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "kết quả nhiệm vụ"
        constraints = (
            models.CheckConstraint(name="a_result_is_put_in_words", condition=~Q(words="")),
        )

    def __str__(self) -> str:
        return self.outcome
