"""Cutting the facts of a reading into one row per fact for review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from thidua.planning.domain.kinds import FactKind

SURE = 0.9
"""From this confidence on a fact is offered for acceptance in one sweep.

The reader gives 0.9 and more where all that makes up the fact stands in plain
words: an instruction with its unit, a form with who grants it, an event with its
day. Where a part is missing or was inferred it stays below, and wants a look.
"""

_LISTS = {
    FactKind.RECIPIENT: "recipients",
    FactKind.LEGAL_BASIS: "legal_basis",
    FactKind.REFERENCE: "references",
    FactKind.TASK: "tasks",
    FactKind.AWARD: "awards",
    FactKind.CRITERION: "criteria",
    FactKind.QUOTA: "quotas",
    FactKind.FINDING: "findings",
}
_SINGLES = {
    FactKind.SIGNER: "signer",
    FactKind.CAMPAIGN: "campaign",
    FactKind.EVENT: "event",
}
_PLACE_KEYS = ("span", "confidence")
_HEAD_ORDER = ("subject", "type", "number", "issuer", "date", "place")


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact as read; ``span`` is ``{page, start, end}`` or None."""

    kind: FactKind
    ordinal: int
    data: dict[str, Any]
    span: dict[str, int] | None
    confidence: float


def fact_rows(facts: Mapping[str, Any]) -> Iterator[FactRow]:
    """The rows of a `plan-facts/1` object, sections left out, each kind numbered from 0."""
    yield _head(facts["document"])
    for kind, key in _SINGLES.items():
        if facts.get(key):
            yield _row(kind, 0, facts[key])
    for kind, key in _LISTS.items():
        for ordinal, fact in enumerate(facts.get(key) or ()):
            yield _row(kind, ordinal, fact)


def _row(kind: FactKind, ordinal: int, fact: Mapping[str, Any]) -> FactRow:
    data = {key: value for key, value in fact.items() if key not in _PLACE_KEYS}
    return FactRow(kind, ordinal, data, usable(fact.get("span")), fact.get("confidence", 1.0))


def _head(document: Mapping[str, Any]) -> FactRow:
    """The head is one fact; it stands where its subject does and is as sure as its worst part."""
    spans = document.get("spans") or {}
    span = next((spans[key] for key in _HEAD_ORDER if key in spans), None)
    confidence = min((document.get("confidence") or {"": 1.0}).values())
    data = {key: value for key, value in document.items() if key != "confidence"}
    return FactRow(FactKind.DOCUMENT, 0, data, usable(span), confidence)


def usable(span: Mapping[str, int] | None) -> dict[str, int] | None:
    """A span that covers something, else None."""
    if not span or span["end"] <= span["start"]:
        return None
    return {key: span[key] for key in ("page", "start", "end")}
