"""The work a reviewed plan asks for: each confirmed task with its units and turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.core.labels import Labelled
from thidua.planning.domain.anchors import drive_anchor, event_anchor, leans_on_event
from thidua.planning.domain.due import Grounds, Turn, is_series, turns
from thidua.planning.domain.event_days import EventDays, event_days
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.period import full_day
from thidua.planning.domain.reviewed import ConfirmedFact, ReviewedPlan
from thidua.timing.values import Deadline, DeadlineKind
from thidua.timing.working_days import WorkingCalendar


class TaskWarning(Labelled):
    """What a plan's start leaves open; ``{anchor}`` is the event a limit counts from."""

    NO_LEAD = "no_lead", "Chưa rõ đơn vị chủ trì; việc được tạo nhưng chưa giao cho ai."
    LEAD_OUTSIDE = "lead_outside", "Chủ trì ở ngoài cơ quan; không tạo việc cho đơn vị nào."
    NO_TURNS = "no_turns", "Không còn kỳ nào phải làm trong thời gian của kế hoạch."
    NO_ANCHOR_DAY = "no_anchor_day", "Chưa có ngày «{anchor}»; hạn sẽ được tính khi có ngày."
    OVER = "over", "Hạn đã qua trước khi đưa vào thực hiện."


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task to be created. ``unit_ids`` lead it and owe ``turns`` each."""

    fact: ConfirmedFact
    deadline: Deadline
    leans_on_event: bool
    grounds: Grounds
    unit_ids: tuple[int, ...]
    coordinating_ids: tuple[int, ...]
    turns: tuple[Turn, ...]

    @property
    def text(self) -> str:
        """What is to be done, as printed."""
        return str(self.fact.data["text_key"])

    @property
    def lead_names(self) -> tuple[str, ...]:
        """Who leads, as printed."""
        return tuple(self.fact.data.get("lead") or ())

    @property
    def is_series(self) -> bool:
        """Whether it comes round again in periods."""
        return is_series(self.deadline)

    def warnings(self) -> Iterator[TaskWarning]:
        """What the person who starts the plan should know."""
        if not self.lead_names:
            yield TaskWarning.NO_LEAD
        elif not self.unit_ids:
            yield TaskWarning.LEAD_OUTSIDE
        if self.is_series and not self.turns:
            yield TaskWarning.NO_TURNS
        if self.deadline.kind is DeadlineKind.RELATIVE and self.grounds.anchor_on is None:
            yield TaskWarning.NO_ANCHOR_DAY
        if any(turn.due_on and turn.due_on < self.grounds.since for turn in self.turns):
            yield TaskWarning.OVER


def planned_tasks(reviewed: ReviewedPlan, calendar: WorkingCalendar) -> list[PlannedTask]:
    """The confirmed tasks of a reviewed plan, in order, with what each unit will owe."""
    event = reviewed.one(FactKind.EVENT)
    days = event_days(event.data) if event else EventDays()
    document = reviewed.one(FactKind.DOCUMENT)
    document_on = full_day(document.data.get("date")) if document else None
    name = str(event.data["name"]) if event else None
    return [
        _planned(fact, reviewed, calendar, _Frame(name, days, document_on))
        for fact in reviewed.facts(FactKind.TASK)
    ]


@dataclass(frozen=True, slots=True)
class _Frame:
    event_name: str | None
    days: EventDays
    document_on: date | None


def _planned(
    fact: ConfirmedFact, reviewed: ReviewedPlan, calendar: WorkingCalendar, frame: _Frame
) -> PlannedTask:
    deadline = Deadline.from_json(fact.data.get("deadline"))
    leans = leans_on_event(deadline, frame.event_name)
    grounds = Grounds(
        calendar=calendar,
        period=reviewed.period,
        document_on=frame.document_on,
        anchor_on=_anchor_on(deadline, leans, frame, reviewed),
        since=reviewed.on,
    )
    lead = reviewed.units_of(fact.data.get("lead") or ())
    helpers = reviewed.units_of(fact.data.get("coordinating") or ())
    return PlannedTask(
        fact=fact,
        deadline=deadline,
        leans_on_event=leans,
        grounds=grounds,
        unit_ids=lead,
        coordinating_ids=tuple(pk for pk in helpers if pk not in lead),
        turns=tuple(turns(deadline, grounds, today=reviewed.on)),
    )


def _anchor_on(
    deadline: Deadline, leans: bool, frame: _Frame, reviewed: ReviewedPlan
) -> date | None:
    if leans:
        return event_anchor(deadline, frame.days.first, frame.days.last)
    return drive_anchor(deadline, reviewed.period.last)
