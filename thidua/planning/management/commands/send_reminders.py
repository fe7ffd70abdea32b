"""Send the reminders and mails that are due now, once each."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from thidua.planning.services.mailing import send_mails
from thidua.planning.services.reminding import remind


class Command(BaseCommand):
    help = "Gửi các nhắc việc và thư đến lượt, mỗi nhắc việc một lần."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        reminders, mails = remind(now), send_mails(now)
        self.stdout.write(f"{reminders} nhắc việc, {mails} thư")
