"""Facts and findings of a plan as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.reading.facts import Citation, Finding, PlanFacts, SectionFact, TaskFact
from thidua.reading.source import Notice, Severity
from thidua.reading.text import Span
from thidua.timing.values import Deadline, DeadlineKind

_CONTEXT = 60
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def list_facts(facts: PlanFacts) -> str:
    """What a plan says, a fact a line, grouped by kind; kinds without facts are left out."""
    parts = [
        ("Thông tin văn bản", list(_document(facts))),
        ("Căn cứ", [_citation(one) for one in facts.legal_basis]),
        ("Viện dẫn", [_citation(one) for one in facts.references]),
        ("Bố cục", [line for one in facts.sections for line in _section(one, 0)]),
        ("Nhiệm vụ", [_task(one) for one in facts.tasks]),
        ("Khen thưởng", [_pair(one.form, one.granted_by) for one in facts.awards]),
        ("Tiêu chuẩn", [one.text_key for one in facts.criteria]),
        ("Chỉ tiêu", [_pair(one.what or "", one.who) for one in facts.quotas]),
        ("Nơi nhận", [one.who for one in facts.recipients]),
        ("Lưu ý về tệp", [_notice(one) for one in facts.notices]),
    ]
    lines = [f"{facts.id} ({facts.pages} trang, {facts.format})"]
    for title, rows in parts:
        if rows:
            lines += [f"  {title}:", *(f"    {row}" for row in rows)]
    if facts.findings:
        lines.append(f"  Điểm cần rà soát: {len(facts.findings)} (xem bằng lệnh thidua check)")
    return "\n".join(lines)


def list_findings(facts: PlanFacts) -> str:
    """Findings and notices, the gravest first, each with its line and the words around it."""
    lines = [facts.id]
    lines += [f"  {_notice(one)}" for one in facts.notices]
    for severity in _ORDER:
        for finding in facts.findings:
            if finding.severity is severity:
                lines += [f"  {line}" for line in _finding(finding, facts.text)]
    if len(lines) == 1:
        lines.append("  Không thấy điểm nào cần rà soát.")
    return "\n".join(lines)


def line_number(text: str, span: Span) -> int:
    """The line of the mended text in which a place begins, from 1."""
    return text.count("\n", 0, span.start) + 1


def line_around(text: str, span: Span) -> str:
    """The line of a place, the place between « and », cut to a readable length."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before = text[start : span.start]
    after = text[span.end : end if end >= 0 else len(text)]
    if len(before) > _CONTEXT:
        before = "…" + before[-_CONTEXT:]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT] + "…"
    marked = text[span.start : span.end]
    if len(marked) > 2 * _CONTEXT:
        marked = f"{marked[:_CONTEXT]} … {marked[-_CONTEXT:]}"
    return f"{before}«{marked}»{after}".replace("\n", " / ")


def _finding(finding: Finding, text: str) -> Iterator[str]:
    place = "không gắn với chỗ nào"
    if finding.span is not None:
        place = f"trang {finding.span.page}, dòng {line_number(text, finding.span)}"
    if finding.section:
        place += f", mục {finding.section}"
    yield f"{finding.severity.label} [{finding.code}] {finding.code.label} ({place})"
    yield f"  {finding.why}"
    if finding.span is not None:
        yield f"  | {line_around(text, finding.span)}"
    if finding.suggestion:
        yield f"  → {finding.suggestion}"


def _document(facts: PlanFacts) -> Iterator[str]:
    document = facts.document
    shown = {
        "Loại": document.type,
        "Số, ký hiệu": document.number,
        "Cơ quan ban hành": document.issuer,
        "Nơi, ngày": _pair(document.place or "", document.date),
        "Trích yếu": document.subject,
        "Kiểu kế hoạch": document.kind.label if document.kind else None,
    }
    if facts.signer:
        shown["Người ký"] = _pair(facts.signer.name or "", facts.signer.position)
    if facts.campaign:
        shown["Đợt thi đua"] = facts.campaign.name
    if facts.event:
        shown["Sự kiện"] = _pair(facts.event.name, _deadline(facts.event.when))
    return (f"{name}: {value}" for name, value in shown.items() if value)


def _citation(one: Citation) -> str:
    parts: Sequence[str | None] = (one.type, one.number, one.date, one.issuer, one.subject)
    return ", ".join(part for part in parts if part)


def _section(section: SectionFact, depth: int) -> Iterator[str]:
    yield "  " * depth + f"{section.label} {section.title or ''}".rstrip()
    for child in section.children:
        yield from _section(child, depth + 1)


def _task(task: TaskFact) -> str:
    parts = [f"[{task.source_section}] {task.text_key}" if task.source_section else task.text_key]
    if task.lead:
        parts.append("chủ trì: " + ", ".join(task.lead))
    if task.coordinating:
        parts.append("phối hợp: " + ", ".join(task.coordinating))
    limit = _deadline(task.deadline)
    return "; ".join([*parts, f"hạn: {limit}"] if limit else parts)


def _deadline(deadline: Deadline) -> str | None:
    if deadline.kind is DeadlineKind.NONE:
        return None
    return deadline.text or " ".join(filter(None, (deadline.kind.label, deadline.date)))


def _pair(first: str, second: str | None) -> str:
    return f"{first} ({second})" if first and second else first or second or ""


def _notice(notice: Notice) -> str:
    return f"{notice.severity.label}: {notice.message}"
