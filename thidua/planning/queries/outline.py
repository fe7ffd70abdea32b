"""What became of each sentence of a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from thidua.core.labels import Labelled
from thidua.planning.domain.assignment_states import FINISHED, OPEN, AssignmentState
from thidua.planning.models import Assignment, Plan, PlanSection, Task, TaskResult
from thidua.planning.queries.lateness import Day


class LineState(Labelled):
    """Where a task, a section or a whole plan stands."""

    DONE = "done", "đã xong"
    LATE = "late", "có đơn vị trễ"
    WAITING = "waiting", "chờ nhận kết quả"
    RUNNING = "running", "đang thực hiện"
    NOBODY = "nobody", "chưa giao đơn vị"
    CANCELLED = "cancelled", "đã hủy"


@dataclass(frozen=True, slots=True)
class Tally:
    """How the work under a task, a section or a plan stands.

    ``owed`` counts what is not cancelled, ``sent`` what was sent or accepted,
    ``accepted`` what was accepted, ``late`` what is open and late; ``days_late`` is
    the worst of these, in working days; ``percent`` the mean progress, 0-100.
    """

    owed: int = 0
    sent: int = 0
    accepted: int = 0
    late: int = 0
    days_late: int = 0
    percent: int = 0

    @property
    def state(self) -> LineState:
        """One word for it all; late comes before everything that is not done."""
        if self.owed == 0:
            return LineState.NOBODY
        if self.accepted == self.owed:
            return LineState.DONE
        if self.late:
            return LineState.LATE
        return LineState.WAITING if self.sent == self.owed else LineState.RUNNING

    @classmethod
    def sum(cls, parts: Iterable[Tally]) -> Tally:
        """Several tallies as one."""
        rows = list(parts)
        owed = sum(row.owed for row in rows)
        weighted = sum(row.percent * row.owed for row in rows)
        return cls(
            owed=owed,
            sent=sum(row.sent for row in rows),
            accepted=sum(row.accepted for row in rows),
            late=sum(row.late for row in rows),
            days_late=max((row.days_late for row in rows), default=0),
            percent=weighted // owed if owed else 0,
        )

    @classmethod
    def of(cls, rows: Iterable[Assignment], day: Day) -> Tally:
        """The tally of assignments already fetched."""
        return cls.sum(_one(row, day) for row in rows if row.state != AssignmentState.CANCELLED)


def _one(row: Assignment, day: Day) -> Tally:
    state = AssignmentState(row.state)
    late = day.days_late(row) if state in OPEN else 0
    return Tally(
        owed=1,
        sent=int(state in FINISHED),
        accepted=int(state is AssignmentState.ACCEPTED),
        late=int(late > 0),
        days_late=late,
        percent=row.percent,
    )


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with how it stands. ``due_on`` is the next last day still owed, None for none.

    ``result`` is what was said of it for the closing of the plan.
    """

    task: Task
    tally: Tally
    assignments: tuple[Assignment, ...]
    due_on: date | None
    result: TaskResult | None

    @property
    def state(self) -> LineState:
        """One word for it."""
        return LineState.CANCELLED if self.task.cancelled_at else self.tally.state


@dataclass(frozen=True, slots=True)
class SectionNode:
    """A section with its own tasks and the sections below; the tally sums them all."""

    section: PlanSection
    lines: tuple[TaskLine, ...]
    children: tuple[SectionNode, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class PlanOutline:
    """The tree of a plan. ``unplaced`` are tasks that stand under no numbered section."""

    sections: tuple[SectionNode, ...]
    unplaced: tuple[TaskLine, ...]
    tally: Tally

    @property
    def lines(self) -> tuple[TaskLine, ...]:
        """All tasks in the order of the document."""
        found = [*self.unplaced, *(line for node in self.sections for line in _lines(node))]
        return tuple(sorted(found, key=lambda line: line.task.ordinal))

    def at(self, start: int, end: int) -> tuple[TaskLine, ...]:
        """What became of a sentence: the tasks whose words touch ``text[start:end]``."""
        return tuple(line for line in self.lines if _touches(line.task, start, end))


def _lines(node: SectionNode) -> Iterator[TaskLine]:
    yield from node.lines
    for child in node.children:
        yield from _lines(child)


def _touches(task: Task, start: int, end: int) -> bool:
    return task.start is not None and task.end is not None and task.start < end and start < task.end


def plan_outline(plan: Plan, day: Day, seen: QuerySet[Assignment] | None = None) -> PlanOutline:
    """The tree of a plan with the state of each section and task; three queries.

    ``seen`` narrows the work that is counted to what the person may see
    (`assignments_seen_by`), None counts everything.
    """
    lines = task_lines(plan, day, seen)
    by_section: dict[int | None, list[TaskLine]] = defaultdict(list)
    for line in lines:
        by_section[line.task.section_id].append(line)
    children: dict[int | None, list[PlanSection]] = defaultdict(list)
    for section in plan.sections.all():
        children[section.parent_id].append(section)
    return PlanOutline(
        sections=tuple(_node(section, children, by_section) for section in children[None]),
        unplaced=tuple(by_section[None]),
        tally=_sum(lines),
    )


def task_lines(plan: Plan, day: Day, seen: QuerySet[Assignment] | None = None) -> list[TaskLine]:
    """The tasks of a plan in order, each with how it stands; two queries."""
    rows = (Assignment.objects.all() if seen is None else seen).filter(task__plan=plan)
    by_task: dict[int, list[Assignment]] = defaultdict(list)
    for row in rows.select_related("unit").order_by("due_on", "unit__position", "id"):
        by_task[row.task_id].append(row)
    tasks = plan.tasks.select_related("result", "section")
    return [_line(task, by_task[task.pk], day) for task in tasks]


def _line(task: Task, rows: list[Assignment], day: Day) -> TaskLine:
    dues = [row.due_on for row in rows if row.due_on and row.state in OPEN]
    return TaskLine(
        task=task,
        tally=Tally.of(rows, day),
        assignments=tuple(rows),
        due_on=min(dues, default=None),
        result=getattr(task, "result", None),
    )


def _node(
    section: PlanSection,
    children: dict[int | None, list[PlanSection]],
    by_section: dict[int | None, list[TaskLine]],
) -> SectionNode:
    below = tuple(_node(child, children, by_section) for child in children[section.pk])
    own = tuple(by_section[section.pk])
    return SectionNode(section, own, below, Tally.sum([_sum(own), *(node.tally for node in below)]))


def _sum(lines: Iterable[TaskLine]) -> Tally:
    return Tally.sum(line.tally for line in lines if line.task.cancelled_at is None)


def lines_without_result(plan: Plan) -> QuerySet[Task]:
    """The tasks in force that nobody has said the end of."""
    return plan.tasks.filter(cancelled_at__isnull=True, result__isnull=True)


def tasks_leaning_on_event(plan: Plan) -> QuerySet[Task]:
    """The tasks in force whose limits count from the plan's event, in order."""
    return plan.tasks.filter(leans_on_event=True, cancelled_at__isnull=True)
