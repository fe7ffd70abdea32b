"""Telling people in the app; mails follow in the background."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from thidua.accounts.domain.roles import Role
from thidua.accounts.queries import RoleHolders, role_holders
from thidua.planning.domain.kinds import NotificationKind
from thidua.planning.models import Assignment, Notification, Plan

if TYPE_CHECKING:
    from thidua.accounts.models import User


def unit_people(holders: RoleHolders, unit_id: int) -> list[User]:
    """Who does a unit's emulation work: clerks, then the head, each once."""
    people = holders.in_unit(Role.UNIT_CLERK, unit_id) + holders.in_unit(Role.UNIT_HEAD, unit_id)
    return list({user.pk: user for user in people}.values())


def notify_units(
    plan: Plan,
    kind: NotificationKind,
    by_unit: Mapping[int, Mapping[str, Any]],
    *,
    by: User | None,
    at: datetime,
) -> None:
    """Tell the people of units something about a plan; ``by_unit`` gives the words of each.

    Who did it is not told. Runs in the transaction of the act.
    """
    holders = role_holders([plan.agency_id], timezone.localdate(at))
    rows = [
        _row(user, kind, plan, None, data, at)
        for unit_id, data in by_unit.items()
        for user in unit_people(holders, unit_id)
        if by is None or user.pk != by.pk
    ]
    Notification.objects.bulk_create(rows)


def notify_about(
    assignment: Assignment, kind: NotificationKind, *, by: User, at: datetime, **data: Any
) -> None:
    """Tell the other side about one assignment: the officers what a unit sent, else the unit."""
    plan = assignment.task.plan
    holders = role_holders([plan.agency_id], timezone.localdate(at))
    if kind is NotificationKind.SUBMITTED:
        people = holders.in_agency(Role.OFFICER, plan.agency_id)
    else:
        people = unit_people(holders, assignment.unit_id)
    _tell(people, kind, assignment, by, at, data)


def _tell(
    people: Iterable[User],
    kind: NotificationKind,
    assignment: Assignment,
    by: User,
    at: datetime,
    data: Mapping[str, Any],
) -> None:
    plan = assignment.task.plan
    words = {"task": assignment.task.text, "unit": str(assignment.unit), **data}
    Notification.objects.bulk_create(
        _row(user, kind, plan, assignment, words, at) for user in people if user.pk != by.pk
    )


def _row(
    user: User,
    kind: NotificationKind,
    plan: Plan,
    assignment: Assignment | None,
    data: Mapping[str, Any],
    at: datetime,
) -> Notification:
    return Notification(
        user=user,
        agency_id=plan.agency_id,
        kind=kind,
        plan=plan,
        assignment=assignment,
        data={"plan": plan.title, **data},
        created_at=at,
        by_mail=wants_mail(user),
    )


def wants_mail(user: User) -> bool:
    """Whether notices to this person also go by mail."""
    return user.wants_mail and bool(user.email)
