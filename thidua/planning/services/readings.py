"""A plan file from upload to the facts laid out for review."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_noop

from thidua.accounts.domain.roles import Right
from thidua.audit.services import record
from thidua.documents.services import store_file
from thidua.planning.domain.conflicts import AlreadyUploaded
from thidua.planning.domain.fact_rows import fact_rows
from thidua.planning.domain.reading_states import MACHINE, ReadingAction, ReadingState
from thidua.planning.models import PlanReading, ReviewFact
from thidua.planning.permissions import check_agency_right

if TYPE_CHECKING:
    from thidua.accounts.models import User
    from thidua.reading.facts import PlanFacts


@transaction.atomic
def upload_plan(
    data: bytes, name: str, *, agency_id: int, by: User, at: datetime, again: bool = False
) -> PlanReading:
    """Take in a plan file and have it read in the background.

    The same bytes in the same agency are taken twice only when ``again`` says so,
    otherwise AlreadyUploaded names the reading that exists (discarded ones do
    not count). Raises Denied without the right to import, Invalid when the
    file is empty or too large.
    """
    check_agency_right(by, Right.IMPORT_PLAN, agency_id)
    if not again:
        _check_new(data, agency_id)
    stored = store_file(data, name, agency_id=agency_id, by=by)
    reading = PlanReading(
        agency_id=agency_id, file=stored, subject=stored.name, uploaded_at=at, uploaded_by=by
    )
    reading.full_clean()
    reading.save()
    record("planning.reading.upload", on=reading, by=by, sha256=stored.sha256)
    _enqueue(reading.pk)
    return reading


def _check_new(data: bytes, agency_id: int) -> None:
    same = (
        PlanReading.objects.filter(agency=agency_id, file__sha256=hashlib.sha256(data).hexdigest())
        .exclude(state=ReadingState.DISCARDED)
        .first()
    )
    if same is not None:
        raise AlreadyUploaded(reading_id=same.pk, subject=same.subject)


def _enqueue(reading_id: int) -> None:
    from thidua.planning.tasks import read_uploaded_plan  # the task calls back into this module

    transaction.on_commit(partial(read_uploaded_plan.enqueue, reading_id))


@transaction.atomic
def start_reading(reading_id: int, *, at: datetime) -> PlanReading:
    """The reader begins. Raises NotNow unless the file waits, so that it is read once."""
    reading, target = _locked(reading_id, ReadingAction.START)
    reading.state = target
    reading.started_at = at
    reading.stage, reading.progress = gettext_noop("Đang mở tệp"), 5
    reading.save()
    record("planning.reading.start", on=reading, by=None)
    return reading


def note_progress(reading_id: int, stage: str, progress: int) -> None:
    """Tell the waiting person how far the reader is (percent); forgotten when it is done."""
    PlanReading.objects.filter(pk=reading_id, state=ReadingState.READING).update(
        stage=stage, progress=progress
    )


@transaction.atomic
def finish_reading(reading_id: int, facts: PlanFacts, *, at: datetime) -> PlanReading:
    """Keep what was read and lay it out for review, one row per fact."""
    reading, target = _locked(reading_id, ReadingAction.FINISH)
    as_json = facts.to_json()
    text = as_json.pop("text")
    reading.state = target
    reading.finished_at = at
    reading.stage, reading.progress = "", 100
    reading.facts, reading.text = as_json, text
    reading.subject = (facts.document.subject or reading.file.name)[:500]
    reading.full_clean()
    reading.save()
    ReviewFact.objects.bulk_create(_review_facts(reading, as_json))
    record("planning.reading.finish", on=reading, by=None, format=facts.format)
    return reading


def _review_facts(reading: PlanReading, facts: Mapping[str, Any]) -> list[ReviewFact]:
    return [
        ReviewFact(
            reading=reading,
            kind=row.kind,
            ordinal=row.ordinal,
            data=row.data,
            original=row.data,
            original_span=row.span,
            confidence=row.confidence,
            **(row.span or {}),
        )
        for row in fact_rows(facts)
    ]


@transaction.atomic
def fail_reading(reading_id: int, code: str, message: str, *, at: datetime) -> PlanReading:
    """The reader gives up; ``message`` is a Vietnamese sentence that says what to do."""
    reading, target = _locked(reading_id, ReadingAction.FAIL)
    reading.state = target
    reading.finished_at = at
    reading.stage = ""
    reading.error_code, reading.error = code, message
    reading.save()
    record("planning.reading.fail", on=reading, by=None, code=code)
    return reading


@transaction.atomic
def retry_reading(reading_id: int, *, by: User) -> PlanReading:
    """Read a file again that could not be read (the missing program is there now, say)."""
    reading, target = _locked(reading_id, ReadingAction.RETRY, by)
    reading.state = target
    reading.started_at = reading.finished_at = None
    reading.error_code = reading.error = ""
    reading.progress = 0
    reading.save()
    record("planning.reading.retry", on=reading, by=by)
    _enqueue(reading.pk)
    return reading


@transaction.atomic
def discard_reading(reading_id: int, *, by: User, at: datetime) -> PlanReading:
    """Put a file aside that shall not become a plan; the file itself is kept."""
    reading, target = _locked(reading_id, ReadingAction.DISCARD, by)
    reading.state = target
    reading.discarded_at, reading.discarded_by = at, by
    reading.save()
    record("planning.reading.discard", on=reading, by=by)
    return reading


def _locked(
    reading_id: int, action: ReadingAction, by: User | None = None
) -> tuple[PlanReading, ReadingState]:
    """The reading under lock and the state the action leads to; ``by`` is None for the reader."""
    reading = PlanReading.objects.select_for_update(of=("self",)).get(pk=reading_id)
    if by is not None:
        check_agency_right(by, Right.IMPORT_PLAN, reading.agency_id)
    return reading, MACHINE.move(action, ReadingState(reading.state)).target
