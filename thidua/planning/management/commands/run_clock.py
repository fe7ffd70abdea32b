"""Run the jobs that come round with the clock, until told to stop."""

from __future__ import annotations

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from thidua.planning.services.clock import run_due_jobs


class Command(BaseCommand):
    help = "Chạy các việc nền theo giờ: nhắc việc, thư, kỳ mới của việc định kỳ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="chạy một lượt rồi dừng")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = Event()
        if not options["once"]:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        while True:
            close_old_connections()
            now = timezone.now()
            for name in run_due_jobs(now):
                self.stdout.write(f"{timezone.localtime(now):%H:%M} {name}")
            if options["once"] or stop.wait(60 - now.second):
                return
