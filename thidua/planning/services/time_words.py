"""Deadlines typed as Vietnamese words, understood in the plan they belong to."""

from __future__ import annotations

from collections.abc import Callable

from thidua.planning.domain.fact_states import FactState
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.period import time_context
from thidua.planning.models import Plan, PlanReading
from thidua.timing import parse_deadline
from thidua.timing.values import Deadline, TimeContext


def words_parser(reading: PlanReading) -> Callable[[str], Deadline]:
    """A parser of time phrases that knows the reading's year and event."""
    context = reading_time_context(reading)
    return lambda words: parse_deadline(words, context)


def reading_time_context(reading: PlanReading) -> TimeContext:
    """What phrases without a year mean in this plan, as its head now stands."""
    kinds = (FactKind.DOCUMENT, FactKind.CAMPAIGN, FactKind.EVENT)
    rows = reading.review_facts.filter(kind__in=kinds).exclude(state=FactState.DROPPED)
    facts = dict(rows.values_list("kind", "data"))
    return time_context(
        facts.get(FactKind.DOCUMENT, {}),
        facts.get(FactKind.CAMPAIGN),
        facts.get(FactKind.EVENT),
    )


def plan_words_parser(plan: Plan) -> Callable[[str], Deadline]:
    """A parser of time phrases that knows a running plan's year and event."""
    if plan.reading is not None:
        return words_parser(plan.reading)
    document = {"subject": plan.subject, "date": plan.issued_printed, "kind": plan.kind}
    context = time_context(document, None, {"name": plan.event_name})
    return lambda words: parse_deadline(words, context)
