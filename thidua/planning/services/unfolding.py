"""Setting out what units owe under a task, turn by turn."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from thidua.planning.domain.due import Turn
from thidua.planning.models import Assignment, Task


def owe(task: Task, unit_ids: Collection[int], turns: Iterable[Turn]) -> int:
    """Make each unit owe each turn that it does not owe yet; returns how many are new.

    Runs in the caller's transaction. A unit owes a task once in a period: what
    exists already, even cancelled, is left as it is.
    """
    turns = list(turns)
    known = set(task.assignments.values_list("unit", "period"))
    new = [
        _assignment(task, unit_id, turn)
        for turn in turns
        for unit_id in unit_ids
        if (unit_id, turn.period) not in known
    ]
    Assignment.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _assignment(task: Task, unit_id: int, turn: Turn) -> Assignment:
    return Assignment(
        task=task,
        unit_id=unit_id,
        period=turn.period,
        period_label=turn.period_label,
        period_on=turn.period_on,
        deadline=turn.deadline.to_json(),
        starts_on=turn.starts_on,
        due_on=turn.due_on,
        original_due_on=turn.due_on,
    )
