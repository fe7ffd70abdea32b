"""The reader at work on one uploaded file, outside any transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.translation import gettext_noop

from thidua.core.errors import NotNow, Refusal
from thidua.core.traces import trace_of
from thidua.planning.domain.reading_states import ReadingState
from thidua.planning.models import PlanReading
from thidua.planning.services.readings import (
    fail_reading,
    finish_reading,
    note_progress,
    start_reading,
)
from thidua.reading.source import Notice, Severity, SourceDocument

logger = logging.getLogger(__name__)

LONGEST_RUN = timedelta(minutes=15)
"""A reader silent for longer has died with its worker (a scan of 100 pages takes about 3)."""


def run_reading(reading_id: int, *, now: Callable[[], datetime]) -> PlanReading | None:
    """Read one waiting file to its end; None when another worker has taken it.

    ``now`` gives the aware time at each step. Whatever goes wrong is kept with
    the reading as a sentence for the person who uploaded the file.
    """
    # Heavy (PDF, docx): only the worker needs them.
    from thidua.reading.load import load
    from thidua.reading.pipeline import read_source

    try:
        reading = start_reading(reading_id, at=now())
    except NotNow:
        return None
    try:
        with reading.file.content.open("rb") as content:
            source = load(content.read(), reading.file.name)
        if not source.blocks:
            reason = _reason(source)
            return fail_reading(reading_id, reason.code, reason.message, at=now())
        note_progress(reading_id, gettext_noop("Đang đọc nội dung"), 50)
        facts = read_source(source)
        note_progress(reading_id, gettext_noop("Đang sắp xếp để rà soát"), 90)
        return finish_reading(reading_id, facts, at=now())
    except Refusal as refusal:
        return fail_reading(reading_id, refusal.code, refusal.message, at=now())
    except Exception as error:
        logger.error("reading %s failed: %s", reading_id, trace_of(error))
        return fail_reading(
            reading_id,
            "unexpected",
            gettext_noop(
                "Phần mềm gặp lỗi khi đọc tệp này. Hãy thử đọc lại; nếu vẫn lỗi, hãy lưu tệp "
                "thành .docx hoặc .pdf rồi tải lên lần nữa."
            ),
            at=now(),
        )


def _reason(source: SourceDocument) -> Notice:
    """Why nothing was read: the first error among the loader's notices."""
    return next(notice for notice in source.notices if notice.severity is Severity.ERROR)


def give_up_silent_readings(at: datetime) -> int:
    """Fail the readings whose worker has died; returns how many."""
    silent = PlanReading.objects.filter(
        state=ReadingState.READING, started_at__lt=at - LONGEST_RUN
    ).values_list("pk", flat=True)
    count = 0
    for reading_id in list(silent):
        try:
            fail_reading(
                reading_id,
                "worker_lost",
                gettext_noop("Việc đọc tệp bị ngắt giữa chừng. Hãy bấm đọc lại."),
                at=at,
            )
        except NotNow:
            continue  # it finished after all
        count += 1
    return count
