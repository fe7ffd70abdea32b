"""Planning's own compiler: tasks, and what each unit owes under them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext, gettext_noop

from thidua.planning.domain.kinds import UnitRole
from thidua.planning.domain.places import sentence_around
from thidua.planning.domain.proposals import ProposedItem
from thidua.planning.domain.reminders import reminders_ahead
from thidua.planning.domain.reviewed import ReviewedPlan
from thidua.planning.domain.work import PlannedTask, TaskWarning, planned_tasks
from thidua.planning.models import Plan, PlanSection, Task, TaskUnit
from thidua.planning.queries.calendars import working_calendar
from thidua.planning.services.unfolding import owe

if TYPE_CHECKING:
    from thidua.accounts.models import User


class TaskCompiler:
    """Confirmed tasks become tasks; each lead unit owes each turn of their deadlines."""

    name = "planning.tasks"

    def propose(self, reviewed: ReviewedPlan) -> list[ProposedItem]:
        calendar = working_calendar(reviewed.agency_id)
        return [_item(task, reviewed) for task in planned_tasks(reviewed, calendar)]

    def create(self, plan: Plan, reviewed: ReviewedPlan, *, by: User, at: datetime) -> None:
        calendar = working_calendar(reviewed.agency_id)
        sections = {section.path: section for section in plan.sections.all()}
        for ordinal, planned in enumerate(planned_tasks(reviewed, calendar)):
            task = _create(plan, ordinal, planned, reviewed, sections)
            owe(task, planned.unit_ids, planned.turns)


def _item(task: PlannedTask, reviewed: ReviewedPlan) -> ProposedItem:
    dues = [turn.due_on for turn in task.turns if turn.due_on]
    starts = [turn.starts_on for turn in task.turns if turn.starts_on]
    ahead = sum(reminders_ahead(turn.due_on, reviewed.on) for turn in task.turns)
    return ProposedItem(
        kind="task",
        noun=gettext_noop("việc"),
        title=task.text,
        fact_ids=(task.fact.id,),
        spans=task.fact.spans,
        units=tuple(reviewed.unit_names[pk] for pk in task.unit_ids),
        assignments=len(task.unit_ids) * len(task.turns),
        reminders=len(task.unit_ids) * ahead,
        series=task.is_series,
        printed=task.deadline.text or "",
        first=min(starts, default=None),
        last=max(dues, default=None),
        warnings=tuple(_said(warning, task) for warning in task.warnings()),
    )


def _said(warning: TaskWarning, task: PlannedTask) -> str:
    return gettext(warning.label).format(anchor=task.deadline.anchor)


def _create(
    plan: Plan,
    ordinal: int,
    planned: PlannedTask,
    reviewed: ReviewedPlan,
    sections: dict[str, PlanSection],
) -> Task:
    fact, span = planned.fact, planned.fact.span
    task = Task(
        plan=plan,
        section=sections.get(fact.data.get("source_section") or ""),
        fact_id=fact.id,
        ordinal=ordinal,
        text=planned.text,
        sentence=sentence_around(reviewed.text, span.start, span.end) if span else "",
        page=span.page if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
        lead_names=list(planned.lead_names),
        coordinating_names=list(fact.data.get("coordinating") or ()),
        to_names=list(fact.data.get("to") or ()),
        via_names=list(fact.data.get("via") or ()),
        deadline=planned.deadline.to_json(),
        leans_on_event=planned.leans_on_event,
        anchor_on=None if planned.leans_on_event else planned.grounds.anchor_on,
    )
    task.full_clean()
    task.save()
    set_units(task, planned.unit_ids, planned.coordinating_ids)
    return task


def set_units(task: Task, lead_ids: Iterable[int], coordinating_ids: Iterable[int]) -> None:
    """Make exactly these units lead the task and take part in it."""
    task.task_units.all().delete()
    roles = dict.fromkeys(coordinating_ids, UnitRole.COORDINATING)
    roles |= dict.fromkeys(lead_ids, UnitRole.LEAD)
    TaskUnit.objects.bulk_create(
        TaskUnit(task=task, unit_id=pk, role=role) for pk, role in roles.items()
    )
