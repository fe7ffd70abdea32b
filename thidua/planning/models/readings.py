"""An uploaded plan file while it is read and reviewed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.core.text import fold
from thidua.planning.domain.fact_states import FactState
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.reading_states import ReadingState
from thidua.planning.models.constraints import whole_span

_READ = [ReadingState.READY, ReadingState.ACTIVATED]


class PlanReading(models.Model):
    """One plan file: read in the background, reviewed by people, then activated.

    ``facts`` is the `plan-facts/1` object with its layout, without its text; ``text``
    is the mended text all spans point into; both are as read and never mended. What people
    say about the facts stands in `ReviewFact`. ``stage`` and ``progress``
    (percent) tell how far the reader is.
    """

    agency = models.ForeignKey("organizations.Agency", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        "tình trạng",
        max_length=12,
        choices=ReadingState.choices(),
        default=ReadingState.WAITING,
    )
    stage = models.CharField("đang làm", max_length=80, blank=True)
    progress = models.PositiveSmallIntegerField("tiến độ đọc (%)", default=0)
    uploaded_at = models.DateTimeField("tải lên lúc")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    error_code = models.CharField(max_length=40, blank=True)
    error = models.TextField("vì sao không đọc được", blank=True)
    facts = models.JSONField(null=True, blank=True)
    text = models.TextField(blank=True)
    subject = models.CharField("trích yếu", max_length=500, blank=True)
    folded = models.CharField(max_length=800, blank=True, editable=False)
    activated_at = models.DateTimeField(null=True, blank=True)
    activated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    discarded_at = models.DateTimeField(null=True, blank=True)
    discarded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "tệp kế hoạch"
        ordering = ("-id",)
        indexes = (models.Index(fields=("agency", "state"), name="reading_by_state"),)
        constraints = (
            models.CheckConstraint(
                name="reading_has_started_when_it_is_being_read_or_done",
                condition=Q(state__in=[ReadingState.WAITING, ReadingState.DISCARDED])
                | Q(started_at__isnull=False),
            ),
            models.CheckConstraint(
                name="reading_that_is_ready_has_its_facts",
                condition=~Q(state__in=_READ) | Q(facts__isnull=False, finished_at__isnull=False),
            ),
            models.CheckConstraint(
                name="reading_that_failed_says_why",
                condition=~Q(state=ReadingState.FAILED) | ~Q(error=""),
            ),
            models.CheckConstraint(
                name="reading_is_activated_by_someone_at_some_time",
                condition=Q(
                    state=ReadingState.ACTIVATED,
                    activated_at__isnull=False,
                    activated_by__isnull=False,
                )
                | Q(activated_at__isnull=True, activated_by__isnull=True)
                & ~Q(state=ReadingState.ACTIVATED),
            ),
            models.CheckConstraint(
                name="reading_is_discarded_by_someone_at_some_time",
                condition=Q(
                    state=ReadingState.DISCARDED,
                    discarded_at__isnull=False,
                    discarded_by__isnull=False,
                )
                | Q(discarded_at__isnull=True, discarded_by__isnull=True)
                & ~Q(state=ReadingState.DISCARDED),
            ),
        )

    def __str__(self) -> str:
        return self.subject or str(self.file_id)

    def clean(self) -> None:
        self.folded = fold(self.subject)[:800]


class ReviewFact(models.Model):
    """One fact of a reading and what a reviewer has said about it.

    ``data`` is the fact as it stands now, in the shape of its ``kind``
    (`domain/fact_fields.py`); ``original`` as read, None when a person added it
    by hand. ``page`` counts from 1, ``start`` and ``end`` are offsets into the
    reading's text, end exclusive; all None for what stands nowhere (a missing
    number). ``original_span`` is the place as read. ``version`` counts changes and
    ``changed_by`` made the last one, so that two reviewers do not overwrite each
    other.
    """

    reading = models.ForeignKey(PlanReading, on_delete=models.CASCADE, related_name="review_facts")
    kind = models.CharField("loại", max_length=12, choices=FactKind.choices())
    ordinal = models.PositiveIntegerField("thứ tự")
    data = models.JSONField()
    original = models.JSONField(null=True, blank=True)
    page = models.PositiveIntegerField("trang", null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    original_span = models.JSONField(null=True, blank=True)
    confidence = models.FloatField("độ chắc chắn", default=1.0)
    state = models.CharField(
        "xác nhận", max_length=10, choices=FactState.choices(), default=FactState.PROPOSED
    )
    version = models.PositiveIntegerField(default=1)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "dữ kiện rà soát"
        ordering = ("kind", "ordinal")
        constraints = (
            models.UniqueConstraint(
                "reading", "kind", "ordinal", name="facts_of_a_kind_are_numbered_once"
            ),
            models.CheckConstraint(
                name="fact_span_is_whole_and_not_empty",
                condition=whole_span(),
            ),
            models.CheckConstraint(
                name="fact_is_decided_by_someone_at_some_time_or_proposed",
                condition=Q(
                    state=FactState.PROPOSED, decided_at__isnull=True, decided_by__isnull=True
                )
                | ~Q(state=FactState.PROPOSED)
                & Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="fact_was_read_or_added_by_someone",
                condition=Q(original__isnull=False, added_by__isnull=True)
                | Q(original__isnull=True, added_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.ordinal}"
