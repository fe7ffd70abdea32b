"""What a plan says: extractors from the frame of a reading to facts."""

from __future__ import annotations

from typing import Any

from thidua.reading.extract.campaign import read_campaign
from thidua.reading.extract.event import read_event
from thidua.reading.extract.survey import Survey
from thidua.reading.extract.table_tasks import table_tasks
from thidua.reading.extract.tasks import TaskReader
from thidua.reading.reading_context import Reading


def extract_all(reading: Reading) -> dict[str, Any]:
    """The fields of `PlanFacts` that are read from the body: tasks, awards, criteria, …"""
    survey = Survey.of(reading)
    tasks = [*TaskReader(survey).read()]
    for placed in survey.tables:
        tasks.extend(table_tasks(survey, placed))
    return {
        "tasks": tuple(sorted(tasks, key=lambda task: task.span.start)),
        "campaign": read_campaign(survey),
        "event": read_event(survey),
    }
