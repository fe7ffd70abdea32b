"""Named reads of readings under review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from thidua.planning.domain.fact_rows import SURE
from thidua.planning.domain.fact_states import FactState
from thidua.planning.domain.finding_fixes import FactPlace, Fix, fix_of
from thidua.planning.domain.kinds import FactKind
from thidua.planning.models import PlanReading, ReviewFact


def facts_of(reading: PlanReading) -> QuerySet[ReviewFact]:
    """All facts of a reading by kind and order, with who changed them last."""
    return reading.review_facts.select_related("changed_by", "decided_by")


def doubtful_first(facts: Iterable[ReviewFact]) -> list[ReviewFact]:
    """Facts in the order a reviewer wants: undecided and doubtful ones first.

    Then undecided sure ones, then decided ones, each in the order of the text.
    """
    return sorted(facts, key=_review_order)


def _review_order(fact: ReviewFact) -> tuple[bool, bool, int, int]:
    decided = fact.state != FactState.PROPOSED
    sure = fact.confidence >= SURE
    return decided, not decided and sure, fact.start or 0, fact.ordinal


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """How far a review is. ``sure`` are the undecided facts a sweep may take."""

    total: int
    decided: int
    sure: int
    by_kind: dict[FactKind, int]
    undecided_findings: int


def review_counts(facts: Iterable[ReviewFact]) -> ReviewCounts:
    """Count facts already fetched; findings are counted apart from the total."""
    rows = list(facts)
    real = [fact for fact in rows if fact.kind != FactKind.FINDING]
    undecided = [fact for fact in rows if fact.state == FactState.PROPOSED]
    return ReviewCounts(
        total=len(real),
        decided=sum(fact.state != FactState.PROPOSED for fact in real),
        sure=sum(f.kind != FactKind.FINDING and f.confidence >= SURE for f in undecided),
        by_kind=dict(Counter(FactKind(fact.kind) for fact in rows)),
        undecided_findings=sum(fact.kind == FactKind.FINDING for fact in undecided),
    )


def fix_for(finding: ReviewFact) -> Fix | None:
    """The fact and field a finding is about, and the value it suggests."""
    others = (
        ReviewFact.objects.filter(reading=finding.reading_id)
        .exclude(kind=FactKind.FINDING)
        .exclude(state=FactState.DROPPED)
    )
    return fix_of(_place(finding), map(_place, others))


def fixes_for(facts: Iterable[ReviewFact]) -> dict[int, Fix]:
    """`fix_for` of every finding among facts already fetched, by the finding's id."""
    rows = list(facts)
    places = [
        _place(fact)
        for fact in rows
        if fact.kind != FactKind.FINDING and fact.state != FactState.DROPPED
    ]
    fixes = {
        fact.pk: fix_of(_place(fact), places) for fact in rows if fact.kind == FactKind.FINDING
    }
    return {pk: fix for pk, fix in fixes.items() if fix is not None}


def _place(fact: ReviewFact) -> FactPlace:
    return FactPlace(fact.pk, FactKind(fact.kind), fact.data, fact.start, fact.end)
