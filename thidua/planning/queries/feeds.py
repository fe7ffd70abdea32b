"""Finding the calendar a secret address stands for, and what it shows."""

from __future__ import annotations

import hashlib
import hmac

from django.db.models import QuerySet

from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.models import Assignment, CalendarFeed, Plan
from thidua.planning.queries.visibility import assignments_seen_by, plans_seen_by

_NOBODY = hashlib.sha256(b"").hexdigest()


def feed_of(token: str) -> CalendarFeed | None:
    """The feed in force behind a token, None for any other token.

    The secret half is compared as a hash in constant time, also when the first
    half finds nothing.
    """
    key, _, secret = token.partition(".")
    feed = (
        CalendarFeed.objects.select_related("unit", "user", "agency")
        .filter(key=key, revoked_at__isnull=True)
        .first()
    )
    given = hashlib.sha256(secret.encode()).hexdigest()
    if not hmac.compare_digest(given, feed.token_hash if feed else _NOBODY) or feed is None:
        return None
    if feed.user is not None and not feed.user.is_active:
        return None
    return feed


def feeds_of(agency_id: int, *, unit_ids: set[int], user_id: int) -> QuerySet[CalendarFeed]:
    """The feeds in force of some units and of one person in an agency."""
    in_force = CalendarFeed.objects.filter(agency=agency_id, revoked_at__isnull=True)
    return in_force.filter(unit__in=unit_ids) | in_force.filter(user=user_id)


def assignments_in_feed(feed: CalendarFeed) -> QuerySet[Assignment]:
    """What a feed shows: the unit's dated work, or what the person may see today."""
    if feed.unit_id is not None:
        rows = Assignment.objects.filter(unit=feed.unit_id, task__plan__agency=feed.agency_id)
    elif feed.user is not None:
        rows = assignments_seen_by(feed.user).filter(task__plan__agency=feed.agency_id)
    return (
        rows.filter(due_on__isnull=False, task__plan__state=PlanState.RUNNING)
        .exclude(state=AssignmentState.CANCELLED)
        .select_related("task__plan", "unit")
        .order_by("due_on", "id")
    )


def events_in_feed(feed: CalendarFeed) -> QuerySet[Plan]:
    """The running plans of a feed that have an event with a day."""
    if feed.unit_id is not None:
        plans = Plan.objects.filter(tasks__assignments__unit=feed.unit_id)
    elif feed.user is not None:
        plans = plans_seen_by(feed.user)
    plans = plans.filter(agency=feed.agency_id, state=PlanState.RUNNING, event_on__isnull=False)
    return plans.distinct().order_by("event_on", "id")
