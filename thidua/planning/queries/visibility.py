"""What a person may see: the agency's work, or that of their own units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.accounts.domain.roles import Right
from thidua.accounts.permissions import Rights, rights_of
from thidua.planning.models import Assignment, Plan, PlanReading, PlanReceipt, TaskUnit

if TYPE_CHECKING:
    from thidua.accounts.models import User


def readings_seen_by(user: User) -> QuerySet[PlanReading]:
    """The uploaded files of the agencies whose plans this person reviews, newest first."""
    agencies = rights_of(user).agencies_with(Right.REVIEW_PLAN)
    return PlanReading.objects.filter(agency__in=agencies)


def plans_seen_by(user: User, rights: Rights | None = None) -> QuerySet[Plan]:
    """Plans of agencies this person sees, and those their units have a part in.

    A unit has a part in a plan that gives it work, as lead or to help, or that it
    was sent.
    """
    rights = rights or rights_of(user)
    units = rights.units_with(Right.SEE_UNIT_WORK)
    has_task = TaskUnit.objects.filter(task__plan=OuterRef("pk"), unit__in=units)
    owes = Assignment.objects.filter(task__plan=OuterRef("pk"), unit__in=units)
    was_sent = PlanReceipt.objects.filter(plan=OuterRef("pk"), unit__in=units)
    return Plan.objects.filter(
        Q(agency__in=rights.agencies_with(Right.SEE_AGENCY_WORK))
        | Exists(has_task)
        | Exists(owes)
        | Exists(was_sent)
    )


def assignments_seen_by(user: User, rights: Rights | None = None) -> QuerySet[Assignment]:
    """The work of agencies this person sees, else that of their own units only."""
    rights = rights or rights_of(user)
    return Assignment.objects.filter(
        Q(task__plan__agency__in=rights.agencies_with(Right.SEE_AGENCY_WORK))
        | Q(unit__in=rights.units_with(Right.SEE_UNIT_WORK))
    )
