"""What a plan says: extractors from the frame of a reading to facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from thidua.reading.extract.awards import read_awards, read_grants
from thidua.reading.extract.campaign import read_campaign
from thidua.reading.extract.criteria import CriteriaReader
from thidua.reading.extract.event import read_event
from thidua.reading.extract.quota_tables import table_quotas
from thidua.reading.extract.quotas import QuotaReader
from thidua.reading.extract.scoring import table_criteria
from thidua.reading.extract.survey import Survey
from thidua.reading.extract.table_tasks import table_tasks
from thidua.reading.extract.tasks import TaskReader
from thidua.reading.facts import Fact
from thidua.reading.reading_context import Reading

AnyFact = TypeVar("AnyFact", bound=Fact)


def extract_all(reading: Reading) -> dict[str, Any]:
    """The fields of `PlanFacts` that are read from the body: tasks, awards, criteria, …"""
    survey = Survey.of(reading)
    grants = read_grants(survey)
    event = read_event(survey)
    tasks = [*TaskReader(survey).read()]
    quotas = [*QuotaReader(survey, grants, event.max_delegates if event else None).read()]
    criteria = [*CriteriaReader(survey, grants).read()]
    for placed in survey.tables:
        tasks.extend(table_tasks(survey, placed))
        quotas.extend(table_quotas(survey, placed))
        criteria.extend(table_criteria(survey, placed))
    return {
        "tasks": _in_order(tasks),
        "awards": read_awards(survey, grants),
        "criteria": _in_order(criteria),
        "campaign": read_campaign(survey),
        "event": event,
        "quotas": _in_order(quotas),
    }


def _in_order(facts: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
    """Facts in the order of the text."""
    return tuple(sorted(facts, key=lambda fact: fact.span.start))
