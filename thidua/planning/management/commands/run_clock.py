"""Run the jobs that come round with the clock, until told to stop."""

from __future__ import annotations

import logging
import signal
from datetime import datetime
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from thidua.core.traces import trace_of
from thidua.planning.services.clock import run_due_jobs

logger = logging.getLogger(__name__)


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
            now = timezone.now()
            if options["once"]:
                self._turn(now)
                return
            try:
                self._turn(now)
            except DatabaseError as error:
                logger.error("the clock goes on without the database: %s", trace_of(error))
            close_old_connections()  # the next turn is a minute away
            if stop.wait(60 - now.second):
                return

    def _turn(self, now: datetime) -> None:
        for name in run_due_jobs(now):
            self.stdout.write(f"{timezone.localtime(now):%H:%M} {name}")
