"""What time phrases without year or event of their own lean on."""

from __future__ import annotations

import re
from collections import Counter

from thidua.reading.facts import DocumentFacts
from thidua.reading.text import MendedText
from thidua.timing.values import TimeContext

_SPAN = re.compile(
    r"(?:giai\s+đoạn|nhiệm\s+kỳ|từ\s+năm|năm|\()\s*(?P<from>20\d{2})\s*(?:[-–—]|đến(?:\s+năm)?)\s*(?P<to>20\d{2})",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(r"năm\s+học\s+(?P<from>20\d{2})", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(?P<year>20\d{2})", re.IGNORECASE)
_FULL_DATE = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-](?P<year>20\d{2})|tháng\s+\d{1,2}\s+năm\s+(?P<year2>20\d{2})"
)
_EVENT = re.compile(
    r"(?:Hội\s+nghị|Đại\s+hội|Lễ|Hội\s+thảo|Hội\s+thi|Cuộc\s+thi|Tọa\s+đàm)\b[^.;:,()]{0,200}",
    re.IGNORECASE,
)


def time_context(mended: MendedText, document: DocumentFacts) -> TimeContext:
    """Year of the plan (by subject, else date, else its commonest date), and its event."""
    subject = document.subject or ""
    span = _SPAN.search(subject)
    year = _year_of(subject) or _year_of_date(document.date) or _commonest_year(mended.text)
    event = _EVENT.search(subject)
    several = span is not None and span["from"] != span["to"]
    # A conference names the term it looks back on, but is itself an act of one year.
    single = not several or (document.kind is not None and document.kind == "conference")
    return TimeContext(
        year=year,
        document_date=document.date,
        single_year=single,
        event=" ".join(event[0].split()) if event else None,
        school_year=_SCHOOL_YEAR.search(subject) is not None,
    )


def _year_of(subject: str) -> int | None:
    school = _SCHOOL_YEAR.search(subject)
    if school:
        return int(school["from"])
    without_spans = _SPAN.sub("", subject)
    named = _YEAR.search(without_spans)
    return int(named["year"]) if named else None


def _year_of_date(date: str | None) -> int | None:
    return int(date[:4]) if date else None


def _commonest_year(text: str) -> int | None:
    years = Counter(found["year"] or found["year2"] for found in _FULL_DATE.finditer(text))
    return int(years.most_common(1)[0][0]) if years else None
