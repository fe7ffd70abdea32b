"""Plan facts: what a plan says, each fact with its place in the text.

The JSON form is ``plan-facts/1``; beside the fields of that schema every fact
carries ``span`` (or ``spans`` by key) into ``text`` and ``confidence`` from 0 to 1.
Absent means unknown or not printed; nothing is filled from outside knowledge.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from thidua.core.labels import Labelled
from thidua.reading.source import Notice, Severity
from thidua.reading.text import Span
from thidua.timing.values import Deadline

SCHEMA = "plan-facts/1"


class PlanKind(Labelled):
    """What a plan is for; the closed list of ``document.kind``."""

    ANNUAL_PROGRAMME = "annual_programme", "Chương trình công tác năm"
    SPECIAL_DRIVE = "special_drive", "Phát động đợt thi đua"
    CONFERENCE = "conference", "Hội nghị, đại hội"
    PROPAGATION = "propagation", "Tuyên truyền, nhân rộng"
    OTHER = "other", "Khác"


class FindingCode(Labelled):
    """What a careful clerk would catch; labels are the short names on screen."""

    MISSING_HEAD = "MISSING_HEAD", "Thiếu phần đầu văn bản"
    MISSING_TITLE = "MISSING_TITLE", "Thiếu tên loại, trích yếu"
    MISSING_NUMBER = "MISSING_NUMBER", "Thiếu số, ký hiệu"
    MISSING_DATE = "MISSING_DATE", "Thiếu ngày ban hành"
    NUM_GAP = "NUM_GAP", "Nhảy số mục"
    NUM_DUP = "NUM_DUP", "Trùng số mục"
    PERIOD_CONFLICT = "PERIOD_CONFLICT", "Giai đoạn, lần thứ mâu thuẫn"
    DATE_CONFLICT = "DATE_CONFLICT", "Ngày hoặc định kỳ mâu thuẫn"
    DATE_INVALID = "DATE_INVALID", "Ngày không có thật"
    DEADLINE_ORDER = "DEADLINE_ORDER", "Thứ tự thời hạn không hợp lý"
    DEADLINE_PAST = "DEADLINE_PAST", "Hạn đã qua"
    START_UNDATED = "START_UNDATED", "Mốc bắt đầu không có ngày"
    NO_UNIT = "NO_UNIT", "Chưa giao đơn vị"
    NO_DEADLINE = "NO_DEADLINE", "Chưa có thời hạn"
    SUM_MISMATCH = "SUM_MISMATCH", "Cộng không khớp"
    RANGE_FAULT = "RANGE_FAULT", "Khung điểm chồng hoặc hở"
    REF_INCOMPLETE = "REF_INCOMPLETE", "Viện dẫn chưa đủ"
    REF_MISSING = "REF_MISSING", "Không có phần được dẫn"
    REF_CONFLICT = "REF_CONFLICT", "Viện dẫn mâu thuẫn"
    REF_OUTDATED = "REF_OUTDATED", "Căn cứ đã bị thay thế"
    NAME_CONFLICT = "NAME_CONFLICT", "Tên gọi không thống nhất"
    AUTHORITY = "AUTHORITY", "Không đúng thẩm quyền"
    TYPO = "TYPO", "Lỗi chữ"
    FORM = "FORM", "Chưa đúng thể thức Nghị định 30"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Anything read out of the text: where it stands and how sure the reader is."""

    span: Span
    confidence: float = 1.0

    def _place(self) -> dict[str, Any]:
        return {"span": self.span.to_json(), "confidence": round(self.confidence, 2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """The head. ``spans`` gives the place of each key that was found."""

    type: str | None = None
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    date: str | None = None
    subject: str | None = None
    kind: PlanKind | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        out = {key: getattr(self, key) for key in _DOCUMENT_KEYS}
        out["kind"] = str(self.kind) if self.kind else None
        out["spans"] = {key: span.to_json() for key, span in self.spans.items()}
        out["confidence"] = dict(self.confidence)
        return out


_DOCUMENT_KEYS = ("type", "number", "issuer", "place", "date", "subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerFacts(Fact):
    name: str | None = None
    position: str | None = None
    authority: tuple[str, ...] = ()
    signed_at: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "position": self.position,
            "authority": list(self.authority),
            "signed_at": self.signed_at,
            **self._place(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Fact):
    who: str
    purpose: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {"who": self.who, "purpose": self.purpose, **self._place()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Fact):
    """A cited document; ``number`` without spaces, ``date`` ISO as precise as printed."""

    type: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "type": self.type,
            "number": self.number,
            "date": self.date,
            "issuer": self.issuer,
            "subject": self.subject,
            **self._place(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFact(Fact):
    label: str
    path: str
    title: str | None = None
    children: tuple[SectionFact, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "label": self.label,
            "title": self.title,
            "path": self.path,
            "children": [child.to_json() for child in self.children],
            **self._place(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFact(Fact):
    """An instruction: who does what by when. ``text_key`` is verbatim, unit names as printed.

    ``parts`` holds the places of the parts that were read elsewhere than in
    ``span``: ``lead``, ``coordinating``, ``to``, ``via``, ``deadline``.
    """

    text_key: str
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    deadline: Deadline = Deadline()
    source_section: str | None = None
    parts: Mapping[str, Span] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "text_key": self.text_key,
            "lead": list(self.lead),
            "coordinating": list(self.coordinating),
            "to": list(self.to),
            "via": list(self.via),
            "deadline": self.deadline.to_json(),
            "source_section": self.source_section,
            "parts": {key: span.to_json() for key, span in self.parts.items()},
            **self._place(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFact(Fact):
    form: str
    granted_by: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {"form": self.form, "granted_by": self.granted_by, **self._place()}


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionFact(Fact):
    text_key: str
    applies_to: str = "any"
    award: str | None = None
    predicate: str = "required"
    value: int | float | str | None = None
    unit: str | None = None
    exception: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "text_key": self.text_key,
            "applies_to": self.applies_to,
            "award": self.award,
            "predicate": self.predicate,
            "value": self.value,
            "unit": self.unit,
            "exception": self.exception,
            **self._place(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFacts(Fact):
    name: str
    start: str | None = None
    end: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "start": self.start, "end": self.end, **self._place()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItem(Fact):
    item: str
    time: str | None = None
    end: str | None = None
    by: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "time": self.time,
            "end": self.end,
            "item": self.item,
            "by": self.by,
            **self._place(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts(Fact):
    name: str
    ordinal: str | None = None
    term: str | None = None
    place: str | None = None
    when: Deadline = Deadline()
    duration: tuple[float, str] | None = None
    max_delegates: int | None = None
    composition: tuple[str, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        duration = None
        if self.duration:
            duration = {"value": self.duration[0], "unit": self.duration[1]}
        return {
            "name": self.name,
            "ordinal": self.ordinal,
            "term": self.term,
            "place": self.place,
            "when": self.when.to_json(),
            "duration": duration,
            "max_delegates": self.max_delegates,
            "composition": list(self.composition),
            "programme": [item.to_json() for item in self.programme],
            "spans": {key: span.to_json() for key, span in self.spans.items()},
            **self._place(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaFact(Fact):
    who: str | None = None
    what: str | None = None
    min: int | float | None = None
    max: int | float | None = None
    unit: str = "count"
    per: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "who": self.who,
            "what": self.what,
            "min": self.min,
            "max": self.max,
            "unit": self.unit,
            "per": self.per,
            **self._place(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault of the plan. ``section`` is a section path or head, preamble, recipients,
    signature, end; ``quote`` the faulty words; ``why`` and ``suggestion`` are Vietnamese
    sentences for the clerk. ``replacement`` is the quote put right, None when a person
    must say. ``span`` is None when something is missing altogether.
    """

    code: FindingCode
    severity: Severity
    section: str | None
    quote: str | None
    why: str
    suggestion: str | None = None
    replacement: str | None = None
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "code": str(self.code),
            "severity": str(self.severity),
            "where": {"section": self.section, "quote": self.quote},
            "why": self.why,
            "suggestion": self.suggestion,
            "replacement": self.replacement,
            "span": self.span.to_json() if self.span else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """All that was read out of one file.

    ``findings`` are faults of what the plan says, as plan-facts/1 counts them; ``form``
    are faults of form (Decree 30/2020), shown to the clerk beside them.
    """

    id: str
    text: str
    format: str
    sha256: str
    pages: int
    document: DocumentFacts
    signer: SignerFacts | None = None
    recipients: tuple[Recipient, ...] = ()
    legal_basis: tuple[Citation, ...] = ()
    references: tuple[Citation, ...] = ()
    sections: tuple[SectionFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    awards: tuple[AwardFact, ...] = ()
    criteria: tuple[CriterionFact, ...] = ()
    campaign: CampaignFacts | None = None
    event: EventFacts | None = None
    quotas: tuple[QuotaFact, ...] = ()
    findings: tuple[Finding, ...] = ()
    form: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    layout: tuple[Mapping[str, Any], ...] = ()

    def to_json(self, *, with_text: bool = True) -> dict[str, Any]:
        """The `plan-facts/1` object; ``with_text`` adds the mended text and its layout.

        Spans point into ``text``; ``layout`` is `MendedText.layout`.
        """
        lists = {
            key: [fact.to_json() for fact in getattr(self, key)]
            for key in (
                "recipients", "legal_basis", "references", "sections", "tasks",
                "awards", "criteria", "quotas", "findings", "form",
            )
        }  # fmt: skip
        out: dict[str, Any] = {
            "schema": SCHEMA,
            "id": self.id,
            "source": {"format": self.format, "sha256": self.sha256, "pages": self.pages},
            "document": self.document.to_json(),
            "signer": self.signer.to_json() if self.signer else None,
            "campaign": self.campaign.to_json() if self.campaign else None,
            "event": self.event.to_json() if self.event else None,
            **lists,
            "notices": [
                {"code": n.code, "message": n.message, "severity": str(n.severity)}
                for n in self.notices
            ],
        }
        if with_text:
            out["text"] = self.text
            out["layout"] = list(self.layout)
        return out
