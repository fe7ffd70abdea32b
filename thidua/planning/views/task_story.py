"""What became of one sentence: its task, who owes what, and how it came to be so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from thidua.planning.domain.assignment_states import FINISHED, OPEN
from thidua.planning.domain.plan_states import PlanAction
from thidua.planning.queries.lateness import Owed, owed
from thidua.planning.queries.outline import TaskLine
from thidua.planning.queries.plan_history import former_versions, moved_deadlines, units_in
from thidua.planning.views.line_words import say_line
from thidua.planning.views.plan_frame import PlanFrame
from thidua.timing.values import DeadlineKind


@dataclass(frozen=True, slots=True)
class Turn:
    """What units owe in one period (``label`` empty for a task without periods)."""

    label: str
    items: tuple[Owed, ...]
    sent: int
    is_current: bool


def story(frame: PlanFrame, line: TaskLine) -> dict[str, Any]:
    """The context of the panel beside the document; three queries."""
    task = line.task
    task.plan = frame.plan
    in_force = task.cancelled_at is None
    relative = task.limit.kind is DeadlineKind.RELATIVE
    units = list(units_in(task))
    return {
        "line": line,
        "task": task,
        "said": say_line(line, own_only=frame.own_only),
        "turns": _turns(line, frame),
        "units": units,
        "versions": former_versions(task),
        "moves": moved_deadlines(task),
        "same_sentence": _same_sentence(line, frame),
        "may_amend": in_force and PlanAction.AMEND in frame.acts,
        "may_extend": in_force
        and PlanAction.EXTEND in frame.acts
        and any(row.state in OPEN for row in line.assignments),
        "may_chase": in_force
        and frame.may_chase
        and any(row.state in OPEN for row in line.assignments),
        "may_record": in_force and PlanAction.CLOSE in frame.acts,
        "own_anchor": in_force and relative and not task.leans_on_event,
        "event_anchor": relative and task.leans_on_event,
    }


def _turns(line: TaskLine, frame: PlanFrame) -> list[Turn]:
    ordered = sorted(line.assignments, key=lambda row: (row.period, row.unit.position))
    turns: list[Turn] = []
    for _, rows in groupby(ordered, key=lambda row: row.period):
        items = tuple(owed(rows, frame.day))
        is_open = any(item.assignment.state in OPEN for item in items)
        current = is_open and not any(turn.is_current for turn in turns)
        label = items[0].assignment.period_label
        sent = sum(item.assignment.state in FINISHED for item in items)
        turns.append(Turn(label, items, sent, current))
    return turns


def _same_sentence(line: TaskLine, frame: PlanFrame) -> list[TaskLine]:
    start, end = line.task.start, line.task.end
    if start is None or end is None:
        return []
    return [other for other in frame.outline.at(start, end) if other.task.pk != line.task.pk]
