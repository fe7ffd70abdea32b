"""People confirming facts: accept, mend, drop, take back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_noop

from thidua.audit.services import record
from thidua.planning.domain import fact_states, reading_states
from thidua.planning.domain.conflicts import ChangedMeanwhile
from thidua.planning.domain.fact_input import clean_changes
from thidua.planning.domain.fact_rows import SURE
from thidua.planning.domain.fact_states import FactAction, FactState
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.reading_states import ReadingAction, ReadingState
from thidua.planning.models import PlanReading, ReviewFact
from thidua.planning.permissions import check_agency_right
from thidua.planning.services.time_words import words_parser

if TYPE_CHECKING:
    from thidua.accounts.models import User


@transaction.atomic
def accept_fact(fact_id: int, *, version: int, by: User, at: datetime) -> ReviewFact:
    """Take a fact as it was read. For a finding: it is settled.

    This and its siblings raise Denied without the right to review, NotNow unless
    the reading is being reviewed, ChangedMeanwhile when ``version`` is not the
    fact's current one.
    """
    fact = locked_fact(fact_id, FactAction.ACCEPT, version=version, by=by)
    return decide(fact, FactAction.ACCEPT, by=by, at=at)


@transaction.atomic
def mend_fact(
    fact_id: int, changes: Mapping[str, Any], *, version: int, by: User, at: datetime
) -> ReviewFact:
    """Replace some fields of a fact (`FIELDS` of its kind) and confirm it so.

    A deadline may be given as Vietnamese words. Raises Invalid naming the field
    at fault; a finding cannot be mended.
    """
    fact = locked_fact(fact_id, FactAction.MEND, version=version, by=by)
    fact.data = mended_data(fact, changes)
    return decide(fact, FactAction.MEND, by=by, at=at, fields=sorted(changes))


@transaction.atomic
def drop_fact(fact_id: int, *, version: int, by: User, at: datetime) -> ReviewFact:
    """Leave a fact out: it starts nothing. For a finding: it is no fault."""
    fact = locked_fact(fact_id, FactAction.DROP, version=version, by=by)
    return decide(fact, FactAction.DROP, by=by, at=at)


@transaction.atomic
def restore_fact(fact_id: int, *, version: int, by: User, at: datetime) -> ReviewFact:
    """Undo: the fact is proposed again, as it was read and where it was read.

    One that was added by hand keeps what was entered.
    """
    fact = locked_fact(fact_id, FactAction.RESTORE, version=version, by=by)
    if fact.original is not None:
        fact.data = fact.original
        span = fact.original_span or {}
        fact.page, fact.start, fact.end = (span.get(key) for key in ("page", "start", "end"))
    return decide(fact, FactAction.RESTORE, by=by, at=at)


@transaction.atomic
def accept_sure_facts(reading_id: int, *, by: User, at: datetime) -> list[int]:
    """Accept in one sweep all proposed facts of at least `SURE` confidence; their ids.

    Findings are left, and so is every fact in whose words an unsettled finding
    stands.
    """
    reading = locked_review(reading_id, by=by)
    doubts = _unsettled_places(reading)
    sure = [
        fact
        for fact in ReviewFact.objects.select_for_update(of=("self",)).filter(
            reading=reading, state=FactState.PROPOSED, confidence__gte=SURE
        )
        if fact.kind != FactKind.FINDING and not _touched(fact, doubts)
    ]
    for fact in sure:
        fact.state = FactState.ACCEPTED
        fact.decided_at, fact.decided_by, fact.changed_by = at, by, by
        fact.version += 1
    ReviewFact.objects.bulk_update(
        sure, ["state", "decided_at", "decided_by", "changed_by", "version"]
    )
    record("planning.reading.sweep", on=reading, by=by, facts=len(sure))
    return [fact.pk for fact in sure]


def _unsettled_places(reading: PlanReading) -> list[tuple[int, int]]:
    findings = ReviewFact.objects.filter(
        reading=reading,
        kind=FactKind.FINDING,
        state=FactState.PROPOSED,
        start__isnull=False,
    )
    return [(fact.start or 0, fact.end or 0) for fact in findings]


def _touched(fact: ReviewFact, places: list[tuple[int, int]]) -> bool:
    if fact.start is None or fact.end is None:
        return False
    return any(fact.start < end and start < fact.end for start, end in places)


def locked_review(reading_id: int, *, by: User) -> PlanReading:
    """The reading under lock; refused unless it is being reviewed and ``by`` may review."""
    reading = PlanReading.objects.select_for_update(of=("self",)).get(pk=reading_id)
    move = reading_states.MACHINE.move(ReadingAction.REVIEW, ReadingState(reading.state))
    check_agency_right(by, move.right, reading.agency_id)
    return reading


def locked_fact(fact_id: int, action: FactAction | None, *, version: int, by: User) -> ReviewFact:
    """The fact under lock, its reading being reviewed, nobody having changed it meanwhile.

    ``action`` None asks for no move (a new place in the text).
    """
    # The lock on the reading keeps activation from running between check and change.
    reading_id = ReviewFact.objects.values_list("reading", flat=True).get(pk=fact_id)
    reading = locked_review(reading_id, by=by)
    fact = ReviewFact.objects.select_for_update(of=("self",)).get(pk=fact_id)
    fact.reading = reading
    if fact.version != version:
        raise ChangedMeanwhile(
            who=str(fact.changed_by or gettext_noop("Hệ thống")),
            current=fact.data,
            version=fact.version,
        )
    if action is not None:
        fact_states.MACHINE.move(action, FactState(fact.state))
    return fact


def decide(
    fact: ReviewFact, action: FactAction, *, by: User, at: datetime, **what: Any
) -> ReviewFact:
    """Write the decision on a locked fact and record it."""
    fact.state = fact_states.MACHINE.move(action, FactState(fact.state)).target
    proposed = fact.state == FactState.PROPOSED
    fact.decided_at, fact.decided_by = (None, None) if proposed else (at, by)
    return save_change(fact, str(action), by=by, **what)


def save_change(fact: ReviewFact, act: str, *, by: User, **what: Any) -> ReviewFact:
    """Save a locked fact as its next version and record the act."""
    fact.version += 1
    fact.changed_by = by
    fact.full_clean()
    fact.save()
    agency_id = fact.reading.agency_id
    record(f"planning.fact.{act}", on=fact, by=by, agency_id=agency_id, kind=fact.kind, **what)
    return fact


def mended_data(fact: ReviewFact, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The fact's data with changes, these cleaned; raises Invalid naming the field at fault."""
    parse = words_parser(fact.reading)
    return clean_changes(FactKind(fact.kind), fact.data, changes, parse)
