"""A first draft of a fact out of the words a reviewer selects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from thidua.planning.domain.fact_fields import FIELDS, FieldKind
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.places import sentence_around
from thidua.planning.services.time_words import reading_time_context
from thidua.reading.pipeline import read_text
from thidua.timing import find_times

if TYPE_CHECKING:
    from thidua.planning.models import PlanReading

_MAIN = {
    FactKind.QUOTA: "what",
    FactKind.LEGAL_BASIS: "subject",
    FactKind.REFERENCE: "subject",
}
"""Where the selected words go in kinds without a required field, when nothing else was read."""
_NUMBER = re.compile(r"\d+")
_READ_AS = {
    FactKind.TASK: "tasks",
    FactKind.AWARD: "awards",
    FactKind.CRITERION: "criteria",
    FactKind.QUOTA: "quotas",
    FactKind.LEGAL_BASIS: "references",
    FactKind.REFERENCE: "references",
}


def draft_fact(reading: PlanReading, kind: FactKind, *, start: int, end: int) -> dict[str, Any]:
    """Fields of a new fact of a kind, as far as ``text[start:end]`` and its sentence tell.

    The reader's own extractors are asked first, on the selected words alone; what
    they do not find is taken over as it stands: the words as the main field, the
    time phrase as the limit. Changes nothing; the person mends the draft.
    """
    words = reading.text[start:end].strip()
    names = [field.name for field in FIELDS[kind]]
    read = _read(kind, words) or {}
    draft = {name: read.get(name) for name in names if read.get(name)}
    main = next((field.name for field in FIELDS[kind] if field.required), _MAIN.get(kind))
    if main is not None and (kind not in _MAIN or not draft):
        draft[main] = words
    for field in FIELDS[kind]:
        if field.kind is FieldKind.DEADLINE and field.name not in draft:
            draft[field.name] = _limit(reading, start, end)
    if kind is FactKind.QUOTA and not (draft.get("min") or draft.get("max")):
        number = _NUMBER.search(words)
        draft["min"] = number[0] if number else None
    return draft


def _read(kind: FactKind, words: str) -> dict[str, Any] | None:
    found = getattr(read_text(words), _READ_AS[kind], ()) if kind in _READ_AS else ()
    return found[0].to_json() if found else None


def _limit(reading: PlanReading, start: int, end: int) -> dict[str, Any]:
    context = reading_time_context(reading)
    for words in (reading.text[start:end], sentence_around(reading.text, start, end)):
        if mentions := find_times(words, context):
            return mentions[0].deadline.to_json()
    return {"kind": "none"}
