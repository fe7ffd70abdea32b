"""The conference or congress that a plan is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.reading.extract.composition import Composition, read_composition
from thidua.reading.extract.pieces import Piece, pieces
from thidua.reading.extract.programme import read_programme
from thidua.reading.extract.survey import Survey
from thidua.reading.facts import EventFacts, PlanKind
from thidua.reading.text import Span
from thidua.timing import (
    Deadline,
    DeadlineKind,
    TimeMention,
    parse_clock,
    parse_duration,
    read_cell_times,
)

_EVENT = re.compile(
    r"hội\s+nghị|đại\s+hội|lễ\b|hội\s+thảo|tọa\s+đàm|toạ\s+đàm|(?:buổi\s+)?gặp\s+mặt|ngày\s+hội"
    r"|hội\s+thi|liên\s+hoan|hội\s+báo",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"\s*(?:,?\s*lần\s+thứ\b|[,(–-]?\s*\(?\s*giai\s+đoạn\s+\d|[,(–-]?\s*\(?\s*nhiệm\s+kỳ\s+\d|\(\s*\d{4}\s*[-–])",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"lần\s+thứ\s+(?P<ordinal>[IVXL]+|\d{1,2}|[^\W\d_]+)\b", re.IGNORECASE)
_TERM = re.compile(r"\b(?P<first>\d{4})\s*[-–—]\s*(?P<last>\d{4})\b")
_AT_PLACE = re.compile(r"(?:^|[\s,;(])(?:tổ\s+chức\s+)?tại\s+(?P<place>[^.;]+)", re.IGNORECASE)
_PLACE_LEAD = re.compile(
    r"\s*(?:địa\s+điểm\s*(?:tổ\s+chức)?\s*:|dự\s+kiến\s*:?|tổ\s+chức\s+tại|tại)\s*", re.IGNORECASE
)
_ASIDE = frozenset(("organisation", "purpose", "criteria", "awards"))


def read_event(survey: Survey) -> EventFacts | None:
    """The event; None unless the plan is about one."""
    document = survey.reading.document
    if document.kind is not PlanKind.CONFERENCE or not document.subject:
        return None
    named = _EVENT.search(document.subject)
    if named is None:
        return None
    subject = document.subject[named.start() :]
    end = _NAME_END.search(subject, named.end() - named.start())
    ordinal, term = _ORDINAL.search(subject), _TERM.search(subject)
    reader = _EventReader(survey)
    spans: dict[str, Span] = {}
    when = reader.when(spans)
    composition: Composition = read_composition(survey)
    return EventFacts(
        name=(subject[: end.start()] if end else subject).strip(" ,.;:-–"),
        ordinal=ordinal["ordinal"] if ordinal else None,
        term=f"{term['first']}-{term['last']}" if term else None,
        place=reader.place(spans),
        when=when,
        duration=reader.duration(spans),
        max_delegates=composition.total,
        composition=composition.groups,
        programme=read_programme(survey),
        span=document.spans.get("subject", Span(1, 0, 0)),
        confidence=0.95 if when.kind is not DeadlineKind.NONE else 0.8,
        spans={**spans, **composition.spans},
    )


def _held_on(deadline: Deadline) -> Deadline:
    """An event that "begins from" a day is held on that day."""
    if deadline.kind is not DeadlineKind.PERIOD or deadline.end or not deadline.start:
        return deadline
    return replace(
        deadline,
        kind=DeadlineKind.ON,
        date=deadline.start,
        time=deadline.time or parse_clock(deadline.text or ""),
        start=None,
    )


class _EventReader:
    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._pieces = tuple(self._about_event())

    def _about_event(self) -> Iterator[Piece]:
        for entry in self._survey.entries:
            node = entry.node
            if not any(node.within(role) for role in _ASIDE):
                yield from pieces(self._survey, entry)

    def when(self, spans: dict[str, Span]) -> Deadline:
        """The day of the event, kind none when none is printed."""
        for piece in self._of("time"):
            found = self._mention(piece)
            if found is not None:
                spans["when"] = self._survey.span(found.start, found.end, piece.entry.page)
                return found.deadline
        return Deadline()

    def _of(self, role: str) -> Iterator[Piece]:
        """Pieces of a role, those labelled so first."""
        wanted = [piece for piece in self._pieces if role in piece.roles]
        yield from (piece for piece in wanted if piece.label)
        yield from (piece for piece in wanted if not piece.label)

    def _mention(self, piece: Piece) -> TimeMention | None:
        """The best time of a piece; of several the one with a date."""
        start, end = self._place_of(piece)
        text = self._survey.text[start:end]
        mentions: Sequence[TimeMention] = [
            mention
            for mention in read_cell_times(text, self._survey.reading.context)
            if mention.deadline.kind not in (DeadlineKind.RELATIVE, DeadlineKind.RECURRING)
        ]
        if not mentions:
            return None
        best = max(mentions, key=lambda mention: (bool(mention.deadline.date), -mention.start))
        deadline = _held_on(best.deadline)
        return TimeMention(best.start + start, best.end + start, deadline, best.confidence)

    def _place_of(self, piece: Piece) -> tuple[int, int]:
        words = self._survey.words
        labelled = piece.label is not None and piece.label[1] == piece.first - 1
        first = piece.label[0] if piece.label and labelled else piece.first
        return words.starts[first], words.ends[max(piece.stop, first + 1) - 1]

    def duration(self, spans: dict[str, Span]) -> tuple[float, str] | None:
        """How long it lasts, as printed with its time."""
        for piece in self._of("time"):
            start, end = self._place_of(piece)
            found = parse_duration(self._survey.text[start:end])
            if found is not None:
                spans["duration"] = self._survey.span(start, end, piece.entry.page)
                return found
        return None

    def place(self, spans: dict[str, Span]) -> str | None:
        """Where it is held, in the words printed."""
        for piece in self._of("place"):
            found = self._printed_place(piece, alone="time" not in piece.roles)
            if found is not None:
                start, end = found
                spans["place"] = self._survey.span(start, end, piece.entry.page)
                return self._survey.text[start:end].strip(" .,;:")
        for piece in self._of("time"):
            found = self._printed_place(piece, alone=False)
            if found is not None:
                start, end = found
                spans["place"] = self._survey.span(start, end, piece.entry.page)
                return self._survey.text[start:end].strip(" .,;:")
        return None

    def _printed_place(self, piece: Piece, *, alone: bool) -> tuple[int, int] | None:
        words, text = self._survey.words, self._survey.text
        if piece.first >= piece.stop:
            return None
        start, end = words.starts[piece.first], words.ends[piece.stop - 1]
        if alone:
            lead = _PLACE_LEAD.match(text, start, end)
            return (lead.end() if lead else start, end)
        found = _AT_PLACE.search(text, start, end)
        return (found.start("place"), found.end("place")) if found else None
