"""What people do with their notices."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from thidua.planning.models import Notification

if TYPE_CHECKING:
    from thidua.accounts.models import User


def mark_read(*, by: User, at: datetime, notification_ids: Collection[int] | None = None) -> int:
    """Mark own notices as read, all of them when none are named; how many were unread.

    Notices of other people are left alone, whatever ids are given. No act of
    business: it is not logged.
    """
    unread = Notification.objects.filter(user=by, read_at__isnull=True)
    if notification_ids is not None:
        unread = unread.filter(pk__in=notification_ids)
    return unread.update(read_at=at)
