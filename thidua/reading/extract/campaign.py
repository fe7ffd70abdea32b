"""The drive or programme that a plan launches, and how long it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.reading.extract.pieces import pieces
from thidua.reading.extract.survey import Survey
from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.facts import CampaignFacts, PlanKind
from thidua.reading.lexicon import groups
from thidua.reading.text import Span
from thidua.timing import Deadline, DeadlineKind, TimeMention, read_cell_times

_LEAD = PhraseSet(groups("event_words")["campaign_lead"])
_DRIVE = re.compile(r"(?:các\s+)?(?:phong\s+trào|đợt|cuộc\s+vận\s+động|cuộc)\s", re.IGNORECASE)
_PERIOD = re.compile(
    r"[,\s(]*(?:trong\s+)?giai\s+đoạn\s*(?P<first>\d{4})\s*[-–—]\s*(?P<last>\d{4})\s*\)?",
    re.IGNORECASE,
)
_YEAR_END = re.compile(r"[,\s(]+năm\s+(?P<year>\d{4})\s*\)?\s*$", re.IGNORECASE)
_LONGEST_SUBJECT = 1000
_KINDS = (PlanKind.SPECIAL_DRIVE, PlanKind.PROPAGATION)
_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}(?!\d)|ngày\s*\d", re.IGNORECASE)
_LASTS = re.compile(
    r"thời\s+gian(?:\s+(?:thi\s+đua|thực\s+hiện|phát\s+động|của\s+đợt)[^,;]*)?\s*$", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:đến|tới)\b|[-–—]", re.IGNORECASE)


def read_campaign(survey: Survey) -> CampaignFacts | None:
    """The drive; None for conferences, annual programmes and plans of other kinds."""
    document = survey.reading.document
    if document.kind not in _KINDS or not document.subject:
        return None
    subject = document.subject[:_LONGEST_SUBJECT]
    period = _PERIOD.search(subject)
    start, end = (period["first"], period["last"]) if period else (None, None)
    printed = _printed_period(survey)
    if printed is not None:
        start, end = printed
    year = _YEAR_END.search(subject)
    if start is None and end is None and year is not None:
        start = end = year["year"]
    span = document.spans.get("subject", Span(1, 0, 0))
    return CampaignFacts(
        name=_name(subject, publicity=document.kind is PlanKind.PROPAGATION),
        start=start,
        end=end,
        span=span,
        confidence=0.95 if printed or period else 0.8,
    )


def _name(subject: str, *, publicity: bool) -> str:
    """The drive by its own name; publicity goes by what is publicised."""
    named = None if publicity else _DRIVE.search(subject)
    start = named.start() if named and named.start() < 60 else _past_lead(subject)
    name = subject[start:]
    period = _PERIOD.search(name)
    if period and period.start() > 0:
        name = name[: period.start()]
    year = _YEAR_END.search(name)
    return (name[: year.start()] if year and year.start() > 0 else name).strip(" ,.;:-–")


def _past_lead(subject: str) -> int:
    words = Words.of(subject)
    at = 0
    while length := _LEAD.match(words, at):
        at += length
    return words.starts[at] if at < len(words) else 0


def _printed_period(survey: Survey) -> tuple[str | None, str | None] | None:
    """The period of the section that gives the time of the drive."""
    for mention in _times(survey):
        deadline = mention.deadline
        if deadline.kind in (DeadlineKind.PERIOD, DeadlineKind.WITHIN):
            return _as_printed(deadline)
        if deadline.kind in (DeadlineKind.BY, DeadlineKind.BEFORE):
            return None, deadline.date
    return None


def _times(survey: Survey) -> Iterator[TimeMention]:
    for entry in survey.entries:
        aside = entry.node.within("organisation") and not _LASTS.match(
            entry.node.section.title or ""
        )
        if aside or entry.depth:
            continue
        for piece in pieces(survey, entry):
            if "time" in piece.roles and piece.first < piece.stop:
                text = survey.text[
                    survey.words.starts[piece.first] : survey.words.ends[piece.stop - 1]
                ]
                yield from read_cell_times(text, survey.reading.context)


def _as_printed(deadline: Deadline) -> tuple[str | None, str | None]:
    """Start and end as precise as their words: a month gives ``2025-09``, a year ``2022``."""
    words = deadline.text or ""
    cut = _UNTIL.search(words, 3)
    first, last = (words[: cut.start()], words[cut.end() :]) if cut else (words, words)
    return _precise(deadline.start, first), _precise(deadline.end, last)


def _precise(day: str | None, words: str) -> str | None:
    if day is None or _DAY.search(words) or re.search(r"quý|tuần|đầu|cuối|giữa", words):
        return day
    if re.search(r"tháng", words, re.IGNORECASE):
        return day[:7]
    return day[:4] if re.search(r"\d{4}", words) else day
