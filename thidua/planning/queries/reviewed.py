"""Loading a reading as plan compilers see it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from thidua.organizations.queries import units_of
from thidua.planning.domain.fact_states import CONFIRMED, FactState
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.reviewed import ConfirmedFact, ReviewedPlan
from thidua.planning.models import PlanReading, ReviewFact
from thidua.planning.queries.names import resolve_names, written_names
from thidua.reading.text import Span


def reviewed_plan(reading: PlanReading, on: date) -> ReviewedPlan:
    """The confirmed facts of a reading and what their names stand for on a day."""
    facts = list(reading.review_facts.exclude(state=FactState.DROPPED))
    confirmed = tuple(
        _confirmed(fact) for fact in facts if fact.state in CONFIRMED and not _is_finding(fact)
    )
    names = [name for fact in confirmed for _, name in written_names(fact.kind, fact.data)]
    return ReviewedPlan(
        reading_id=reading.pk,
        agency_id=reading.agency_id,
        on=on,
        text=reading.text,
        sections=tuple((reading.facts or {}).get("sections") or ()),
        confirmed=confirmed,
        names=resolve_names(reading.agency_id, names, on),
        unit_names=dict(units_of(reading.agency_id, on).values_list("pk", "name")),
        undecided=Counter(
            FactKind(fact.kind) for fact in facts if fact.state == FactState.PROPOSED
        ),
    )


def _is_finding(fact: ReviewFact) -> bool:
    return fact.kind == FactKind.FINDING


def _confirmed(fact: ReviewFact) -> ConfirmedFact:
    return ConfirmedFact(
        id=fact.pk,
        kind=FactKind(fact.kind),
        ordinal=fact.ordinal,
        data=fact.data,
        span=span_of(fact),
    )


def span_of(fact: ReviewFact) -> Span | None:
    """Where a fact stands, None when it stands nowhere."""
    if fact.page is None or fact.start is None or fact.end is None:
        return None
    return Span(fact.page, fact.start, fact.end)
