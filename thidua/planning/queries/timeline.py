"""The steps of a plan along the days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.core.labels import Labelled
from thidua.planning.models import Plan
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.outline import LineState, Tally, TaskLine, task_lines


class StepKind(Labelled):
    """What stands on a day of the timeline."""

    ISSUED = "issued", "Ban hành"
    STARTS = "starts", "Bắt đầu"
    DUE = "due", "Hạn"
    EVENT = "event", "Sự kiện"
    EXTENDED = "extended", "Gia hạn"
    ENDS = "ends", "Kết thúc"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on the timeline. ``starts_on`` is set when it stretches over days.

    ``line`` and ``state`` are those of the task a step of kind *due* belongs to.
    """

    on: date
    kind: StepKind
    title: str
    starts_on: date | None = None
    line: TaskLine | None = None
    state: LineState | None = None

    @property
    def is_late(self) -> bool:
        """Whether its day has gone by and something is still owed on it."""
        return self.state is LineState.LATE


def plan_steps(plan: Plan, day: Day, lines: Iterable[TaskLine] | None = None) -> list[Step]:
    """The dated steps of a plan in order of time; three queries, one with ``lines`` at hand.

    A task stands once for each last day its units have.
    """
    steps = [*_frame(plan), *_extensions(plan)]
    for line in task_lines(plan, day) if lines is None else lines:
        steps += _due_steps(line, day)
    return sorted(steps, key=lambda step: (step.on, step.kind != StepKind.EVENT))


def _frame(plan: Plan) -> list[Step]:
    marks = (
        (plan.issued_on, StepKind.ISSUED, plan.title, None),
        (plan.starts_on, StepKind.STARTS, plan.subject, None),
        (plan.ends_on, StepKind.ENDS, plan.subject, None),
        (plan.event_ends_on or plan.event_on, StepKind.EVENT, plan.event_name, plan.event_on),
    )
    return [Step(on, kind, title, starts_on) for on, kind, title, starts_on in marks if on]


def _extensions(plan: Plan) -> list[Step]:
    return [
        Step(change.decided_on, StepKind.EXTENDED, change.reason)
        for change in plan.deadline_changes.all()
    ]


def _due_steps(line: TaskLine, day: Day) -> list[Step]:
    if line.task.cancelled_at:
        return []
    dues = sorted({row.due_on for row in line.assignments if row.due_on})
    steps = []
    for due_on in dues:
        rows = [row for row in line.assignments if row.due_on == due_on]
        starts = [row.starts_on for row in rows if row.starts_on]
        steps.append(
            Step(
                due_on,
                StepKind.DUE,
                line.task.text,
                starts_on=min(starts, default=None),
                line=line,
                state=Tally.of(rows, day).state,
            )
        )
    return steps
