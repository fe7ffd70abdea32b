"""The table of days off, and what has to be counted anew when it changes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models, transaction

from thidua.accounts.domain.roles import Right
from thidua.audit.services import record
from thidua.core.errors import Denied, Invalid
from thidua.core.text import tidy
from thidua.planning.domain.assignment_states import FINISHED, OPEN
from thidua.planning.domain.kinds import DueCause
from thidua.planning.domain.lateness import days_late
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.models import Assignment, DayOff, Plan
from thidua.planning.permissions import check_agency_right
from thidua.planning.queries.calendars import working_calendar
from thidua.planning.services.redating import Move, redate, turn_of
from thidua.timing.working_days import DayOffKind

if TYPE_CHECKING:
    from thidua.accounts.models import User


@transaction.atomic
def set_day_off(
    agency_id: int | None,
    day: date,
    kind: DayOffKind,
    name: str,
    *,
    source: str = "",
    by: User,
    at: datetime,
) -> DayOff:
    """Say that a day is off (or, for ``swap_work``, worked) in an agency; None: in all.

    A line of the same day is replaced. Deadlines counted in working days and days
    late are counted anew. Raises Denied without the right to manage the agency
    (for all agencies: unless ``by`` administers the installation), Invalid
    without a name.
    """
    _check_may(agency_id, by)
    if not tidy(name):
        raise Invalid("name_needed", "Hãy ghi tên ngày nghỉ hoặc lý do.", field="name")
    same_day = DayOff.objects.filter(day=day)
    line = (
        same_day.filter(agency=agency_id) if agency_id else same_day.filter(agency__isnull=True)
    ).first() or DayOff(agency_id=agency_id, day=day)
    line.kind, line.name, line.source = kind, tidy(name), tidy(source)
    line.full_clean()
    line.save()
    record("planning.day_off.set", on=line, by=by, day=str(day), kind=kind)
    _count_anew(agency_id, by, at)
    return line


@transaction.atomic
def remove_day_off(line_id: int, *, by: User, at: datetime) -> None:
    """Take a line out of the table; the law's own days hold again. Refused as `set_day_off`."""
    line = DayOff.objects.select_for_update(of=("self",)).get(pk=line_id)
    _check_may(line.agency_id, by)
    record("planning.day_off.remove", on=line, by=by, day=str(line.day))
    agency_id = line.agency_id
    line.delete()
    _count_anew(agency_id, by, at)


def _check_may(agency_id: int | None, by: User) -> None:
    if agency_id is not None:
        check_agency_right(by, Right.MANAGE_ORGANIZATION, agency_id)
    elif not by.is_superuser:
        raise Denied(
            "needs_administrator",
            "Chỉ người quản trị hệ thống được sửa ngày nghỉ chung. Hãy ghi ngày nghỉ riêng "
            "cho cơ quan của bạn.",
        )


def _count_anew(agency_id: int | None, by: User, at: datetime) -> None:
    running = Plan.objects.filter(state=PlanState.RUNNING)
    agency_ids: Collection[int] = (
        [agency_id]
        if agency_id is not None
        else set(running.order_by().values_list("agency", flat=True))
    )
    for pk in agency_ids:
        move = Move(DueCause.CALENDAR, working_calendar(pk), by, at)
        _redate_leaning(pk, move)
        _recount_late(pk, move)


def _assignments(agency_id: int) -> models.QuerySet[Assignment]:
    return Assignment.objects.select_for_update(of=("self",)).filter(
        task__plan__agency=agency_id, task__plan__state=PlanState.RUNNING
    )


def _redate_leaning(agency_id: int, move: Move) -> None:
    """Only relative limits are counted in days of the calendar; printed days stand."""
    rows = _assignments(agency_id).filter(state__in=OPEN, deadline__kind="relative")
    for assignment in rows.select_related("task__plan"):
        redate(assignment, turn_of(assignment.limit, assignment.task, move), move)


def _recount_late(agency_id: int, move: Move) -> None:
    changed = []
    for assignment in _assignments(agency_id).filter(state__in=FINISHED):
        if assignment.sent_on is None:
            continue
        late = days_late(move.calendar, assignment.due_on, assignment.sent_on)
        if late != assignment.days_late:
            assignment.days_late = late
            changed.append(assignment)
    Assignment.objects.bulk_update(changed, ["days_late"])
