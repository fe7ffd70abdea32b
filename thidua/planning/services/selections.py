"""Facts tied to what a reviewer selects in the text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from thidua.core.errors import Invalid
from thidua.planning.domain.fact_fields import FIELDS
from thidua.planning.domain.fact_input import clean_new
from thidua.planning.domain.fact_states import FactState
from thidua.planning.domain.kinds import SINGLE, FactKind
from thidua.planning.domain.places import place_of
from thidua.planning.models import PlanReading, ReviewFact
from thidua.planning.services.review import locked_fact, locked_review, save_change
from thidua.planning.services.time_words import words_parser

if TYPE_CHECKING:
    from thidua.accounts.models import User


@transaction.atomic
def move_fact(fact_id: int, *, start: int, end: int, version: int, by: User) -> ReviewFact:
    """Tie a fact to other words: ``text[start:end]`` of the reading. Its state stays.

    Raises Invalid when the selection is empty, otherwise as `mend_fact`.
    """
    fact = locked_fact(fact_id, None, version=version, by=by)
    place = place_of(fact.reading.text, fact.reading.facts or {}, start, end)
    fact.page, fact.start, fact.end = place["page"], place["start"], place["end"]
    return save_change(fact, "move", by=by, start=fact.start, end=fact.end)


@transaction.atomic
def add_fact(
    reading_id: int,
    kind: FactKind,
    data: Mapping[str, Any],
    *,
    start: int,
    end: int,
    by: User,
    at: datetime,
) -> ReviewFact:
    """Add a fact the reader missed, tied to selected words and confirmed by who adds it.

    ``data`` holds fields of its kind (`FIELDS`), a deadline also as words; `draft_fact`
    prefills them. Raises Denied, NotNow as the review does, Invalid when a field
    is wrong or the plan already has its one fact of this kind.
    """
    reading = locked_review(reading_id, by=by)
    _check_may_add(reading, kind)
    place = place_of(reading.text, reading.facts or {}, start, end)
    last = reading.review_facts.filter(kind=kind).aggregate(last=Max("ordinal"))["last"]
    fact = ReviewFact(
        reading=reading,
        kind=kind,
        ordinal=0 if last is None else last + 1,
        data=clean_new(kind, data, words_parser(reading)),
        state=FactState.ACCEPTED,
        decided_at=at,
        decided_by=by,
        added_by=by,
        version=0,
        **place,
    )
    return save_change(fact, "add", by=by)


def _check_may_add(reading: PlanReading, kind: FactKind) -> None:
    if not FIELDS[kind]:
        raise Invalid("kind_not_added", "Lỗi do phần mềm rà soát tìm ra, không thêm bằng tay.")
    in_force = reading.review_facts.filter(kind=kind).exclude(state=FactState.DROPPED)
    if kind in SINGLE and in_force.exists():
        raise Invalid(
            "already_there",
            "Kế hoạch đã có mục «{kind}». Hãy sửa mục đó, hoặc bỏ nó trước khi thêm.",
            kind=kind.label,
        )
