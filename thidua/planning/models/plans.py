"""A plan in force: its head and its tree."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.core.text import fold, tidy
from thidua.planning.domain.plan_states import PlanState
from thidua.reading.facts import PlanKind


class Plan(models.Model):
    """Kế hoạch: a confirmed plan that runs in an agency.

    ``issued_on`` is None when the printed date is not a full day, which then
    stands in ``issued_printed`` (``2025-07``). ``starts_on`` and ``ends_on`` bound
    the plan's period, inclusive, None when the plan does not say. ``event_on`` and
    ``event_ends_on`` are the first and last day of the event that relative
    deadlines lean on, the latter None for one day. ``number_key``
    and ``issuer_key`` are the forms under which other plans find this one.
    """

    agency = models.ForeignKey("organizations.Agency", on_delete=models.PROTECT, related_name="+")
    reading = models.OneToOneField(
        "planning.PlanReading",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="plan",
    )
    type = models.CharField("loại văn bản", max_length=60, default="Kế hoạch")
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, editable=False, db_index=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    issued_printed = models.CharField("ngày ghi trên văn bản", max_length=10, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=300, blank=True)
    issuer_key = models.CharField(max_length=300, blank=True, editable=False)
    subject = models.CharField("trích yếu", max_length=1000)
    kind = models.CharField(
        "tính chất", max_length=20, choices=PlanKind.choices(), default=PlanKind.OTHER
    )
    signer = models.CharField("người ký", max_length=200, blank=True)
    event_name = models.CharField("sự kiện", max_length=500, blank=True)
    event_on = models.DateField("ngày tổ chức", null=True, blank=True)
    event_ends_on = models.DateField("ngày bế mạc", null=True, blank=True)
    starts_on = models.DateField("bắt đầu", null=True, blank=True)
    ends_on = models.DateField("kết thúc", null=True, blank=True)
    state = models.CharField(
        "tình trạng", max_length=10, choices=PlanState.choices(), default=PlanState.RUNNING
    )
    folded = models.CharField(max_length=2000, editable=False)
    activated_at = models.DateTimeField("đưa vào thực hiện lúc")
    activated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closing_note = models.TextField("nhận xét khi kết thúc", blank=True)

    class Meta:
        verbose_name = "kế hoạch"
        ordering = ("-activated_at", "-id")
        indexes = (models.Index(fields=("agency", "state"), name="plan_by_state"),)
        constraints = (
            models.CheckConstraint(
                name="plan_ends_after_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="plan_event_ends_after_it_begins",
                condition=Q(event_ends_on__isnull=True)
                | Q(event_on__isnull=False, event_ends_on__gte=F("event_on")),
            ),
            models.CheckConstraint(
                name="plan_is_closed_by_someone_at_some_time_or_running",
                condition=Q(state=PlanState.RUNNING, closed_at__isnull=True, closed_by__isnull=True)
                | Q(state=PlanState.CLOSED, closed_at__isnull=False, closed_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Type and number; type and subject when the running number is missing or blank."""
        return f"{self.type} {self.number if self.number_key else self.subject}"

    def clean(self) -> None:
        self.subject = tidy(self.subject)
        self.folded = fold(" ".join((self.number, self.subject, self.issuer, self.event_name)))


class PlanSection(models.Model):
    """A numbered item of the plan's tree; the span is that of its heading.

    ``path`` joins labels by ``/`` (``II/4/a``; the second "II" is ``II#2``).
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    ordinal = models.PositiveIntegerField()
    path = models.CharField(max_length=200)
    label = models.CharField(max_length=60)
    title = models.CharField(max_length=1000, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "mục"
        ordering = ("ordinal",)
        constraints = (
            models.UniqueConstraint("plan", "path", name="a_path_stands_once_in_a_plan"),
        )

    def __str__(self) -> str:
        return f"{self.path} {self.title}".strip()
