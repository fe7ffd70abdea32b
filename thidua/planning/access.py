"""Ids from the outside become things this person may see; all else does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.accounts.domain.roles import Right
from thidua.accounts.permissions import rights_of
from thidua.planning.models import (
    Assignment,
    CalendarFeed,
    DayOff,
    Evidence,
    Notification,
    Plan,
    PlanReading,
    PlanReceipt,
    ReviewFact,
    Task,
)
from thidua.planning.queries.feeds import feed_of
from thidua.planning.queries.visibility import (
    assignments_seen_by,
    plans_seen_by,
    readings_seen_by,
)

if TYPE_CHECKING:
    from thidua.accounts.models import User


def reading_for(user: User, reading_id: int) -> PlanReading:
    """An uploaded file of an agency whose plans this person reviews, else Http404."""
    readings = readings_seen_by(user).select_related("file", "agency", "uploaded_by")
    return get_object_or_404(readings, pk=reading_id)


def fact_for(user: User, reading_id: int, fact_id: int) -> ReviewFact:
    """A fact of a reading this person may see, else Http404."""
    reading = reading_for(user, reading_id)
    fact = ReviewFact.objects.filter(reading=reading, pk=fact_id).first()
    if fact is None:
        raise Http404
    return fact


def plan_for(user: User, plan_id: int) -> Plan:
    """A plan of an agency this person sees, or in which their unit has a part, else Http404."""
    plans = plans_seen_by(user).select_related("agency", "reading", "activated_by")
    return get_object_or_404(plans, pk=plan_id)


def task_for(user: User, task_id: int) -> Task:
    """A task of a plan this person sees, else Http404."""
    tasks = Task.objects.select_related("plan__agency", "section")
    return get_object_or_404(tasks, pk=task_id, plan__in=plans_seen_by(user))


def assignment_for(user: User, assignment_id: int) -> Assignment:
    """Work of an agency this person sees, or of their own unit, else Http404."""
    rows = assignments_seen_by(user).select_related("task__plan__agency", "unit", "sent_by")
    return get_object_or_404(rows, pk=assignment_id)


def evidence_for(user: User, evidence_id: int) -> Evidence:
    """A file on work this person sees, else Http404."""
    evidence = Evidence.objects.select_related("file", "assignment")
    return get_object_or_404(evidence, pk=evidence_id, assignment__in=assignments_seen_by(user))


def receipt_for(user: User, receipt_id: int) -> PlanReceipt:
    """A receipt of an agency this person sees, or of their own unit, else Http404."""
    rights = rights_of(user)
    agencies = rights.agencies_with(Right.SEE_AGENCY_WORK)
    own = rights.units_with(Right.SEE_UNIT_WORK)
    receipts = PlanReceipt.objects.filter(Q(plan__agency__in=agencies) | Q(unit__in=own))
    return get_object_or_404(receipts.select_related("plan", "unit"), pk=receipt_id)


def day_off_for(user: User, line_id: int) -> DayOff:
    """A line of the table of days off of an agency this person manages, else Http404.

    Who administers the installation also reaches the lines that hold for all.
    """
    managed = Q(agency__in=rights_of(user).agencies_with(Right.MANAGE_ORGANIZATION))
    if user.is_superuser:
        managed |= Q(agency__isnull=True)
    return get_object_or_404(DayOff, managed, pk=line_id)


def notification_for(user: User, notification_id: int) -> Notification:
    """One of a person's own notices, else Http404."""
    notifications = user.notifications.select_related("plan", "assignment")
    return get_object_or_404(notifications, pk=notification_id)


def own_feed_for(user: User, feed_id: int) -> CalendarFeed:
    """A calendar address of this person or of their unit, else Http404."""
    units = rights_of(user).units_with(Right.SEE_UNIT_WORK)
    return get_object_or_404(CalendarFeed, Q(user=user) | Q(unit__in=units), pk=feed_id)


def feed_for_token(token: str) -> CalendarFeed:
    """The calendar behind a secret address, else Http404: nobody is signed in there."""
    feed = feed_of(token)
    if feed is None:
        raise Http404
    return feed
