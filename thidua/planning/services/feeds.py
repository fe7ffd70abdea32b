"""Secret calendar addresses: issued, shown once, taken back."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.accounts.domain.roles import Right
from thidua.accounts.permissions import check_right, rights_of
from thidua.audit.services import record
from thidua.core.errors import Denied, NotNow
from thidua.organizations.models import Unit
from thidua.planning.models import CalendarFeed

if TYPE_CHECKING:
    from thidua.accounts.models import User


@dataclass(frozen=True, slots=True)
class IssuedFeed:
    """A new feed and the token of its address, which is known only now."""

    feed: CalendarFeed
    token: str


@transaction.atomic
def issue_unit_feed(unit_id: int, *, by: User, at: datetime) -> IssuedFeed:
    """Give a unit a new calendar address; the old one stops working.

    Raises Denied unless ``by`` sees the work of the unit.
    """
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit_id)
    if not rights_of(by).may(Right.SEE_AGENCY_WORK, agency_id=unit.agency_id):
        check_right(by, Right.SEE_UNIT_WORK, agency_id=unit.agency_id, unit_id=unit.pk)
    return _issue(CalendarFeed(agency_id=unit.agency_id, unit=unit), by, at)


@transaction.atomic
def issue_own_feed(agency_id: int, *, by: User, at: datetime) -> IssuedFeed:
    """Give oneself a new calendar address in an agency; the old one stops working.

    Raises Denied when ``by`` sees no work of the agency or its units.
    """
    grants = by.grants.select_for_update(of=("self",)).filter(agency=agency_id)
    units = {grant.unit_id for grant in grants}
    rights = rights_of(by)
    sees_units = units & rights.units_with(Right.SEE_UNIT_WORK)
    if not sees_units and not rights.may(Right.SEE_AGENCY_WORK, agency_id=agency_id):
        raise Denied("needs_see_unit_work", "Tài khoản của bạn chưa có việc nào để đưa vào lịch.")
    return _issue(CalendarFeed(agency_id=agency_id, user=by), by, at)


def _issue(feed: CalendarFeed, by: User, at: datetime) -> IssuedFeed:
    CalendarFeed.objects.filter(
        agency=feed.agency_id, unit=feed.unit, user=feed.user, revoked_at__isnull=True
    ).update(revoked_at=at, revoked_by=by)
    secret = secrets.token_urlsafe(32)
    feed.key = secrets.token_hex(8)
    feed.token_hash = hashlib.sha256(secret.encode()).hexdigest()
    feed.issued_at, feed.issued_by = at, by
    feed.full_clean()
    feed.save()
    record("planning.feed.issue", on=feed, by=by)
    return IssuedFeed(feed, f"{feed.key}.{secret}")


@transaction.atomic
def revoke_feed(feed_id: int, *, by: User, at: datetime) -> CalendarFeed:
    """Make a calendar address stop working.

    The person of a personal feed may, and who may manage the agency; for a
    unit's feed whoever sees the unit's work. Raises Denied otherwise, NotNow when
    it has been revoked.
    """
    feed = CalendarFeed.objects.select_for_update(of=("self",)).get(pk=feed_id)
    _check_may_revoke(feed, by)
    if feed.revoked_at is not None:
        raise NotNow("feed_revoked", "Địa chỉ lịch này đã thu hồi rồi.")
    feed.revoked_at, feed.revoked_by = at, by
    feed.save()
    record("planning.feed.revoke", on=feed, by=by)
    return feed


def _check_may_revoke(feed: CalendarFeed, by: User) -> None:
    rights = rights_of(by)
    if feed.user_id == by.pk or rights.may(Right.MANAGE_ORGANIZATION, agency_id=feed.agency_id):
        return
    if feed.unit_id is not None and rights.may(
        Right.SEE_UNIT_WORK, agency_id=feed.agency_id, unit_id=feed.unit_id
    ):
        return
    raise Denied("needs_own_feed", "Bạn chỉ thu hồi được địa chỉ lịch của mình hoặc đơn vị mình.")
