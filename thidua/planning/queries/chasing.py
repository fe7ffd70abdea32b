"""Whom to ask for what they still owe, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from thidua.organizations.models import Unit
from thidua.planning.domain.assignment_states import OPEN
from thidua.planning.models import Assignment, Plan
from thidua.planning.queries.desk import running_work
from thidua.planning.queries.lateness import Day, Owed, owed

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ChaseFilter:
    """What is asked for; an empty part narrows nothing."""

    plan_id: int | None = None
    unit_id: int | None = None
    task_id: int | None = None


@dataclass(frozen=True, slots=True)
class UnitOwing:
    """A unit with what it can be asked for, in order of time."""

    unit: Unit
    items: tuple[Owed, ...]


def units_to_chase(agency_id: int, wanted: ChaseFilter, day: Day) -> list[UnitOwing]:
    """The units that are late or have to send within `SOON`, in office order; one query.

    When one task is asked for, all that is still owed under it.
    """
    rows = running_work(Assignment.objects.filter(state__in=OPEN), agency_id)
    if wanted.plan_id is not None:
        rows = rows.filter(task__plan=wanted.plan_id)
    if wanted.unit_id is not None:
        rows = rows.filter(unit=wanted.unit_id)
    if wanted.task_id is not None:
        rows = rows.filter(task=wanted.task_id)
    else:
        rows = rows.filter(day.late() | Q(due_on__lte=day.on + SOON))
    return _by_unit(rows, day)


def _by_unit(rows: QuerySet[Assignment], day: Day) -> list[UnitOwing]:
    ordered = rows.select_related("unit", "task__plan").order_by(
        "unit__position", "unit__folded", "due_on", "id"
    )
    found: dict[int, list[Owed]] = {}
    for item in owed(ordered, day):
        found.setdefault(item.assignment.unit_id, []).append(item)
    return [UnitOwing(items[0].assignment.unit, tuple(items)) for items in found.values()]


@dataclass(frozen=True, slots=True)
class ChaseNotice:
    """What one unit is told about one plan; ``data`` is what the sentence needs."""

    plan: Plan
    unit_id: int
    data: dict[str, Any]


def chase_notices(rows: Iterable[Assignment], words: str) -> list[ChaseNotice]:
    """One notice for each unit and plan among the rows, in their order."""
    owing: dict[tuple[int, int], list[Assignment]] = {}
    for row in rows:
        owing.setdefault((row.task.plan_id, row.unit_id), []).append(row)
    return [
        ChaseNotice(
            found[0].task.plan,
            unit_id,
            {
                "words": words.strip(),
                "lines": [
                    {"task": row.task.text, "due_on": str(row.due_on or "")} for row in found
                ],
            },
        )
        for (_, unit_id), found in owing.items()
    ]
