"""Plans as the reader would hand them on, and the states they reach through services."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from thidua.planning.domain.fact_states import FactState
from thidua.planning.domain.kinds import FactKind
from thidua.planning.models import Plan, PlanReading, ReviewFact
from thidua.planning.services.activation import activate
from thidua.planning.services.extension import ExtensionPaper
from thidua.planning.services.readings import finish_reading, start_reading, upload_plan
from thidua.planning.services.review import accept_fact
from thidua.reading.facts import (
    CampaignFacts,
    Citation,
    DocumentFacts,
    EventFacts,
    Finding,
    FindingCode,
    PlanFacts,
    PlanKind,
    Recipient,
    SectionFact,
    TaskFact,
)
from thidua.reading.source import Severity
from thidua.reading.text import Span
from thidua.timing.values import Deadline, DeadlineKind

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def at(year, month, day, hour=9, minute=0):
    """A moment where the office is."""
    return datetime(year, month, day, hour, minute, tzinfo=HANOI)


MONDAY = at(2025, 8, 4)
"""The day most stories begin: Monday, 4 August 2025."""


PAPER = ExtensionPaper(
    reason="Mưa lũ kéo dài",
    decided_by="Chánh Văn phòng Nguyễn Văn An",
    decided_on=date(2025, 8, 14),
    number="812/VP-TH",
)
"""Who put a deadline off, and why."""


def due_by(day):
    return Deadline(kind=DeadlineKind.BY, date=day, text=f"chậm nhất ngày {day}")


def before(day):
    return Deadline(kind=DeadlineKind.BEFORE, date=day, text=f"trước ngày {day}")


def every(period, **parts):
    return Deadline(kind=DeadlineKind.RECURRING, every=period, text=f"hằng {period}", **parts)


def days_before_event(n, anchor="hội nghị", unit="day"):
    return Deadline(
        kind=DeadlineKind.RELATIVE,
        direction="before",
        n=n,
        unit=unit,
        anchor=anchor,
        text=f"trước {anchor} {n} ngày",
    )


@dataclass
class PlanWriter:
    """Writes a plan line by line and keeps the facts a careful reader finds in it."""

    subject: str = "Phát động đợt thi đua năm 2025"
    type: str = "Kế hoạch"
    number: str | None = "15/KH-VPUB"
    date: str | None = "2025-08-01"
    issuer: str | None = "Văn phòng UBND tỉnh Hòa Sơn"
    kind: PlanKind = PlanKind.SPECIAL_DRIVE
    lines: list[str] = field(default_factory=list)
    found: dict[str, list] = field(default_factory=dict)
    single: dict[str, object] = field(default_factory=dict)

    def __post_init__(self):
        self.head = self._write(f"{self.type.upper()} {self.subject}")

    def _write(self, line):
        start = sum(len(earlier) + 1 for earlier in self.lines)
        self.lines.append(line)
        return Span(1, start, start + len(line))

    def _find(self, key, fact):
        self.found.setdefault(key, []).append(fact)
        return self

    def section(self, label, title):
        span = self._write(f"{label}. {title}")
        return self._find("sections", SectionFact(span=span, label=label, path=label, title=title))

    def task(self, text, lead=(), deadline=None, confidence=0.95, **parts):
        deadline = deadline or Deadline()
        span = self._write(f"- {', '.join(lead)}: {text} {deadline.text or ''}".strip())
        fact = TaskFact(
            span=span,
            confidence=confidence,
            text_key=text,
            lead=tuple(lead),
            deadline=deadline,
            **parts,
        )
        return self._find("tasks", fact)

    def recipient(self, who, purpose=None):
        return self._find(
            "recipients", Recipient(span=self._write(f"- {who};"), who=who, purpose=purpose)
        )

    def basis(self, number, date=None, issuer=None, kind="Kế hoạch"):
        span = self._write(f"Căn cứ {kind} số {number} ngày {date} của {issuer};")
        fact = Citation(span=span, type=kind, number=number, date=date, issuer=issuer)
        return self._find("legal_basis", fact)

    def finding(self, code, span=None, quote=None, replacement=None):
        fact = Finding(
            code=FindingCode(code),
            severity=Severity.WARNING,
            section=None,
            quote=quote,
            why="Cần xem lại.",
            replacement=replacement,
            span=span,
        )
        return self._find("findings", fact)

    def event(self, name, when):
        self.single["event"] = EventFacts(span=self._write(name), name=name, when=when)
        return self

    def campaign(self, name, start, end):
        span = self._write(name)
        self.single["campaign"] = CampaignFacts(span=span, name=name, start=start, end=end)
        return self

    def facts(self):
        document = DocumentFacts(
            type=self.type,
            number=self.number,
            issuer=self.issuer,
            date=self.date,
            subject=self.subject,
            kind=self.kind,
            spans={"subject": self.head},
        )
        return PlanFacts(
            id="mau",
            text="\n".join(self.lines),
            format="txt",
            sha256="0" * 64,
            pages=1,
            document=document,
            **self.single,
            **{key: tuple(facts) for key, facts in self.found.items()},
        )


def make_reading(officer, agency, when=MONDAY, data=b"KE HOACH", **options):
    """A file that waits to be read."""
    return upload_plan(data, "ke-hoach.txt", agency_id=agency.pk, by=officer, at=when, **options)


def read_plan(officer, agency, writer, when=MONDAY, data=None):
    """A file that has been read and waits for review."""
    facts = writer.facts()
    reading = make_reading(officer, agency, when, data or facts.text.encode())
    start_reading(reading.pk, at=when)
    return finish_reading(reading.pk, facts, at=when)


def accept_all(reading: PlanReading, officer, when=MONDAY):
    """Confirm every fact but the findings."""
    proposed = ReviewFact.objects.filter(reading=reading, state=FactState.PROPOSED)
    for fact in proposed.exclude(kind=FactKind.FINDING):
        accept_fact(fact.pk, version=fact.version, by=officer, at=when)


def run_plan(officer, agency, writer, when=MONDAY, data=None) -> Plan:
    """A plan that was read, confirmed as it is and activated."""
    reading = read_plan(officer, agency, writer, when, data)
    accept_all(reading, officer, when)
    return activate(reading.pk, by=officer, at=when)
