"""Jobs that come round with the clock, each turn taken by one worker only."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from thidua.core.traces import trace_of
from thidua.planning.models import JobRun
from thidua.planning.queries.calendars import working_calendar
from thidua.planning.services.mailing import send_mails
from thidua.planning.services.reading_runs import give_up_silent_readings
from thidua.planning.services.recurring import spawn_turns
from thidua.planning.services.reminding import remind

logger = logging.getLogger(__name__)

FIRST_OFFICE_HOUR, LAST_OFFICE_HOUR = 7, 17
"""Units are reminded in these hours of working days, local time, the last one not included."""

_KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Job:
    """``slot`` names the turn a time belongs to, None when the job rests then."""

    name: str
    slot: Callable[[datetime], str | None]
    run: Callable[[datetime], object]


def every_minute(at: datetime) -> str:
    """One turn a minute."""
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}"


def every_office_hour(at: datetime) -> str | None:
    """One turn an hour while offices work."""
    local = timezone.localtime(at)
    if not FIRST_OFFICE_HOUR <= local.hour < LAST_OFFICE_HOUR:
        return None
    if not working_calendar(None).is_working_day(local.date()):
        return None
    return f"{local:%Y-%m-%dT%H}"


def every_day(at: datetime) -> str:
    """One turn a day, at the first minute after midnight that anything runs."""
    return f"{timezone.localtime(at):%Y-%m-%d}"


def _spawn(at: datetime) -> int:
    return spawn_turns(timezone.localdate(at))


def _forget_old_turns(at: datetime) -> int:
    return JobRun.objects.filter(taken_at__lt=at - _KEPT).delete()[0]


JOBS: tuple[Job, ...] = (
    Job("turns", every_day, _spawn),
    Job("reminders", every_office_hour, remind),
    Job("mails", every_minute, send_mails),
    Job("silent_readings", every_minute, give_up_silent_readings),
    Job("old_turns", every_day, _forget_old_turns),
)


def run_due_jobs(at: datetime, jobs: tuple[Job, ...] = JOBS) -> list[str]:
    """Run the jobs whose turn has come and nobody has taken; the names of those that ran well.

    One that fails is logged and gives its turn back, so that it is tried again
    the next minute.
    """
    return [job.name for job in jobs if _run(job, at)]


def _run(job: Job, at: datetime) -> bool:
    slot = job.slot(at)
    if slot is None or not _taken(job.name, slot, at):
        return False
    try:
        job.run(at)
    except Exception as error:
        logger.error("job %s failed: %s", job.name, trace_of(error))
        JobRun.objects.filter(job=job.name, slot=slot).delete()
        return False
    return True


def _taken(name: str, slot: str, at: datetime) -> bool:
    # Seen first, so that the usual turn already taken costs no failed insert.
    if JobRun.objects.filter(job=name, slot=slot).exists():
        return False
    try:
        with transaction.atomic():
            JobRun.objects.create(job=name, slot=slot, taken_at=at)
    except IntegrityError:
        return False
    return True
