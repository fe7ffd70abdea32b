"""``run_office``: the whole product on one machine, web server and background work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from thidua.config.demo import DEMO_ACCOUNTS, DEMO_PASSWORD, has_data, make_sample_data


class Command(BaseCommand):
    help = "Chạy Thi Đua trên một máy: trang web, việc nền và đồng hồ nhắc việc."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", default="127.0.0.1:8000", help="địa chỉ:cổng để phục vụ")
        parser.add_argument("--sample-data", action="store_true", help="tạo dữ liệu mẫu nếu trống")

    def handle(self, *args: Any, **options: Any) -> None:
        host, _, port = options["address"].rpartition(":")
        if not host or not port.isdigit():
            raise CommandError("--address phải có dạng 127.0.0.1:8000")
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        if options["sample_data"] and not has_data():
            self.stdout.write("Đang tạo dữ liệu mẫu…")
            make_sample_data()
        self._announce(options["address"])
        self._keep_running(
            [
                [
                    sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host,
                    "--port", port, "--workers", "1", "--blocking-threads", "4",
                    "--no-access-log", "--log-level", "warning", "thidua.config.wsgi:application",
                ],
                [sys.executable, "manage.py", "db_worker", "--no-reload"],
                [sys.executable, "manage.py", "run_clock"],
            ]
        )  # fmt: skip

    def _announce(self, address: str) -> None:
        self.stdout.write(
            f"\nThi Đua: http://{address}/\n\nTài khoản dùng thử (mật khẩu {DEMO_PASSWORD}):"
        )
        for username, description in DEMO_ACCOUNTS:
            self.stdout.write(f"  {username:<12} {description}")
        self.stdout.write("\nDừng: Ctrl+C\n")
        self.stdout.flush()

    def _keep_running(self, commands: list[list[str]]) -> None:
        """Run all until one ends or the user stops; then stop all."""
        processes = [subprocess.Popen(command, env=os.environ) for command in commands]  # noqa: S603
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            while all(process.poll() is None for process in processes):
                time.sleep(0.5)
        except KeyboardInterrupt:
            pass
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(timeout=10)
