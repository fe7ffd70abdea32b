"""Uploaded plan files that still want something of a person."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from thidua.core.text import fold
from thidua.planning.domain.fact_states import FactState
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.reading_states import ReadingState
from thidua.planning.models import PlanReading

UNFINISHED = (
    ReadingState.READY,
    ReadingState.FAILED,
    ReadingState.READING,
    ReadingState.WAITING,
)
"""What becomes no plan without a person, or is on its way there."""


def unfinished_readings(readings: QuerySet[PlanReading], search: str = "") -> QuerySet[PlanReading]:
    """Files neither activated nor discarded, newest first, with how far their review is.

    Each carries ``total`` and ``decided`` counts of its facts, findings left out,
    and ``open_findings``. One query.
    """
    for word in fold(search).split():
        readings = readings.filter(folded__contains=word)
    fact = ~Q(review_facts__kind=FactKind.FINDING)
    undecided = Q(review_facts__state=FactState.PROPOSED)
    return (
        readings.filter(state__in=UNFINISHED)
        .select_related("file", "uploaded_by")
        .defer("facts", "text")
        .annotate(
            total=Count("review_facts", filter=fact),
            decided=Count("review_facts", filter=fact & ~undecided),
            open_findings=Count(
                "review_facts", filter=Q(review_facts__kind=FactKind.FINDING) & undecided
            ),
        )
        .order_by("-id")
    )
