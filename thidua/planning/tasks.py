"""Background work: what a worker runs after a request has been answered."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from thidua.planning.services.reading_runs import run_reading


@task()
def read_uploaded_plan(reading_id: int) -> None:
    """Read an uploaded plan file and lay its facts out for review."""
    run_reading(reading_id, now=timezone.now)
