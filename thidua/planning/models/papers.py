"""Who receives a plan, and what it leans on."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.planning.domain.kinds import LinkKind
from thidua.planning.models.constraints import both_or_neither
from thidua.planning.models.plans import Plan


class PlanRecipient(models.Model):
    """A line of Nơi nhận as printed."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="recipients")
    ordinal = models.PositiveIntegerField()
    who = models.CharField("nơi nhận", max_length=500)
    purpose = models.CharField("để", max_length=20, blank=True)

    class Meta:
        verbose_name = "nơi nhận"
        ordering = ("ordinal",)

    def __str__(self) -> str:
        return self.who


class PlanReceipt(models.Model):
    """The plan delivered to a unit (or outside, by a line of Nơi nhận), seen and acknowledged.

    A unit that owes something has a receipt even when no line names it
    (``recipient`` is None then); an outside line has one without a unit.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="receipts")
    recipient = models.ForeignKey(
        PlanRecipient, null=True, blank=True, on_delete=models.CASCADE, related_name="receipts"
    )
    unit = models.ForeignKey(
        "organizations.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    delivered_at = models.DateTimeField("gửi lúc")
    seen_at = models.DateTimeField("mở xem lúc", null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    acknowledged_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "phiếu nhận kế hoạch"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint("plan", "unit", name="a_unit_receives_a_plan_once"),
            models.CheckConstraint(
                name="receipt_is_of_a_unit_or_of_a_printed_line",
                condition=Q(unit__isnull=False) | Q(recipient__isnull=False),
            ),
            models.CheckConstraint(
                name="receipt_is_seen_by_someone_at_some_time",
                condition=both_or_neither("seen_at", "seen_by"),
            ),
            models.CheckConstraint(
                name="receipt_is_acknowledged_by_someone_at_some_time",
                condition=both_or_neither("acknowledged_at", "acknowledged_by"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.unit_id or self.recipient_id}"


class PlanLink(models.Model):
    """A document the plan cites; ``target`` is the plan kept here that it turned out to be."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField("quan hệ", max_length=10, choices=LinkKind.choices())
    ordinal = models.PositiveIntegerField()
    type = models.CharField("loại", max_length=100, blank=True)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, editable=False, db_index=True)
    date = models.CharField("ngày", max_length=10, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=300, blank=True)
    issuer_key = models.CharField(max_length=300, blank=True, editable=False)
    subject = models.CharField("trích yếu", max_length=1000, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    target = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="cited_by"
    )

    class Meta:
        verbose_name = "văn bản viện dẫn"
        ordering = ("kind", "ordinal")
        constraints = (
            models.CheckConstraint(
                name="a_plan_does_not_execute_itself",
                condition=Q(target__isnull=True) | ~Q(target=F("plan")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.type} {self.number}".strip()
