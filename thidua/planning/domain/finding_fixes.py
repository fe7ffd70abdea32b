"""Which fact and which field of it a finding is about, and what to put there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from thidua.planning.domain.fact_fields import FIELDS, FieldKind
from thidua.planning.domain.kinds import FactKind
from thidua.reading.facts import FindingCode

_CITED = (FactKind.LEGAL_BASIS, FactKind.REFERENCE)

_FIELDS: dict[FindingCode, tuple[tuple[FactKind, str], ...]] = {
    FindingCode.MISSING_HEAD: ((FactKind.DOCUMENT, "issuer"),),
    FindingCode.MISSING_TITLE: ((FactKind.DOCUMENT, "subject"),),
    FindingCode.MISSING_NUMBER: ((FactKind.DOCUMENT, "number"),),
    FindingCode.MISSING_DATE: ((FactKind.DOCUMENT, "date"),),
    FindingCode.DATE_INVALID: ((FactKind.TASK, "deadline"), (FactKind.EVENT, "when")),
    FindingCode.DATE_CONFLICT: ((FactKind.TASK, "deadline"), (FactKind.EVENT, "when")),
    FindingCode.DEADLINE_ORDER: ((FactKind.TASK, "deadline"),),
    FindingCode.DEADLINE_PAST: ((FactKind.TASK, "deadline"),),
    FindingCode.NO_DEADLINE: ((FactKind.TASK, "deadline"),),
    FindingCode.NO_UNIT: ((FactKind.TASK, "lead"),),
    FindingCode.START_UNDATED: ((FactKind.CAMPAIGN, "start"),),
    FindingCode.PERIOD_CONFLICT: ((FactKind.EVENT, "term"), (FactKind.CAMPAIGN, "name")),
    FindingCode.REF_INCOMPLETE: tuple((kind, "date") for kind in _CITED),
    FindingCode.REF_CONFLICT: tuple((kind, "number") for kind in _CITED),
    FindingCode.REF_OUTDATED: tuple((kind, "number") for kind in _CITED),
    FindingCode.AUTHORITY: ((FactKind.AWARD, "granted_by"), (FactKind.SIGNER, "position")),
}
_WHOLE_DOCUMENT = (FactKind.DOCUMENT,)
_WORDING = (FindingCode.TYPO, FindingCode.NAME_CONFLICT)


@dataclass(frozen=True, slots=True)
class FactPlace:
    """A fact as far as a finding needs to know it."""

    id: int
    kind: FactKind
    data: Mapping[str, Any]
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Fix:
    """Where a finding is put right. ``value`` is what to put, None when a person must say."""

    fact_id: int
    field: str
    value: Any | None = None


def fix_of(finding: FactPlace, facts: Iterable[FactPlace]) -> Fix | None:
    """The fact and field a finding is about; None when it is about no confirmed value."""
    code = FindingCode(finding.data["code"])
    near = [fact for fact in facts if fact.kind in _WHOLE_DOCUMENT or _touch(finding, fact)]
    if code in _WORDING:
        return next(_rewordings(finding, near), None)
    for kind, field in _FIELDS.get(code, ()):
        for fact in near:
            if fact.kind == kind:
                return Fix(fact.id, _empty_citation_field(fact) or field)
    return None


def _touch(one: FactPlace, other: FactPlace) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _empty_citation_field(fact: FactPlace) -> str | None:
    if fact.kind not in _CITED:
        return None
    return next((name for name in ("date", "issuer") if not fact.data.get(name)), None)


def _rewordings(finding: FactPlace, facts: Iterable[FactPlace]) -> Iterator[Fix]:
    """The text fields that hold the faulty words, put right where the finding says how."""
    wrong = (finding.data.get("where") or {}).get("quote") or ""
    right = finding.data.get("replacement")
    if not wrong:
        return
    for fact in facts:
        for field in FIELDS[fact.kind]:
            text = fact.data.get(field.name)
            if field.kind is FieldKind.TEXT and isinstance(text, str) and wrong in text:
                yield Fix(fact.id, field.name, text.replace(wrong, right) if right else None)
