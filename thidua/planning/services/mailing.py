"""Notices by mail: claimed by one worker, handed to the mail server, noted as sent."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q

from thidua.planning.models import Notification
from thidua.planning.terms import heading, sentence

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=15)
"""How long a worker has to hand over the mails it claimed before another may try."""

MOST_TRIES = 5
"""After these many failures a mail is given up; the notice stays in the app."""

STALE = timedelta(days=3)
"""An older notice is no news by mail (the mail server was away too long)."""


def send_mails(at: datetime, *, batch: int = 50) -> int:
    """Mail the notices that wait for it; returns how many this worker handed over.

    Two workers never hand over the same one: each claims before it sends, the
    sending itself holds no lock. Only a worker that dies between the mail
    server's yes and its own note leads to a second mail, after the lease.
    """
    sent = 0
    while claimed := _claimed(at, batch):
        sent += sum(_hand_over(notification, at) for notification in claimed)
    return sent


def _claimed(at: datetime, batch: int) -> list[Notification]:
    free = Q(mail_claimed_at__isnull=True) | Q(mail_claimed_at__lt=at - LEASE)
    with transaction.atomic():
        rows = list(
            Notification.objects.filter(
                free,
                by_mail=True,
                mailed_at__isnull=True,
                mail_tries__lt=MOST_TRIES,
                created_at__gte=at - STALE,
            )
            .select_for_update(skip_locked=True, of=("self",))
            .select_related("user")
            .order_by("id")[:batch]
        )
        Notification.objects.filter(pk__in=[row.pk for row in rows]).update(
            mail_claimed_at=at, mail_tries=F("mail_tries") + 1
        )
    return rows


def _hand_over(notification: Notification, at: datetime) -> bool:
    message = EmailMessage(
        subject=heading(notification),
        body=f"{sentence(notification)}\n\n{notification.data['plan']}\n{settings.SITE_ADDRESS}\n",
        to=[notification.user.email],
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        logger.warning("mail of notice %s failed: %s", notification.pk, type(error).__name__)
        return False
    Notification.objects.filter(pk=notification.pk).update(mailed_at=at)
    return True
