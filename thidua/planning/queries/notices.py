"""What people were told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from thidua.planning.models import Notification

if TYPE_CHECKING:
    from thidua.accounts.models import User


def notifications_of(user: User) -> QuerySet[Notification]:
    """A person's own notices, newest first."""
    return user.notifications.select_related("plan", "assignment")


def unread_count(user: User) -> int:
    """How many notices the person has not read."""
    return Notification.objects.filter(user=user, read_at__isnull=True).count()
