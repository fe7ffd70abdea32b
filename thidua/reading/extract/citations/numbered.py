"""Citations with a number, and what stands around it: type, date, issuer, subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from thidua.reading.conventions.organizations import OPENS, last_name_start
from thidua.reading.conventions.symbols import compact_number
from thidua.reading.extract.citations import patterns
from thidua.reading.extract.citations.laws import LAW
from thidua.reading.extract.citations.patterns import as_type
from thidua.reading.extract.dates import iso_date
from thidua.reading.facts import Citation
from thidua.reading.text import Span

_LEAD_WINDOW = 160
_QUALIFIER_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a number: type of document, its name or its issuer."""

    kind: str
    start: int
    name: str | None = None
    issuer: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class _Subject:
    words: str | None
    end: int
    issuer: str | None = None


def numbered_citations(text: str, place: Span) -> list[Citation]:
    """The numbered documents cited in one paragraph or cell, in order."""
    return list(_Reader(text, place).read())


class _Reader:
    def __init__(self, text: str, place: Span) -> None:
        self._text = text
        self._place = place

    def read(self) -> Iterator[Citation]:
        numbers = list(patterns.NUMBERED.finditer(self._text))
        leads = [self._lead(number) for number in numbers]
        starts = [
            lead.start if lead else number.start()
            for lead, number in zip(leads, numbers, strict=True)
        ]
        last: _Lead | None = None
        default: str | None = None
        end = 0
        run: list[Citation] = []
        for order, (lead, number) in enumerate(zip(leads, numbers, strict=True)):
            if starts[order] < end:
                continue  # named inside the subject of the one before
            if lead is not None:
                if not self._goes_with(run, lead, end):
                    yield from run
                    run = []
                default = self._list_issuer(lead, default)
            elif last is not None and self._goes_on_list(end, number):
                lead = _Lead(last.kind, number.start(), None, last.issuer)
            else:
                continue
            limit = self._limit(number, starts, order + 1)
            citation, end = self._complete(lead, number, limit, default, run)
            last = lead
            run = [*_sharing_issuer(run, citation), citation]
        yield from run

    def _lead(self, number: re.Match[str]) -> _Lead | None:
        """Type of document before a number, and the name or issuer between the two."""
        window = max(0, number.start() - _LEAD_WINDOW)
        kinds = list(patterns.TYPES.finditer(self._text, window, number.start()))
        if not kinds:
            return None
        kind = kinds[-1]
        label, start = as_type(kind["type"]), kind.start()
        between = self._text[kind.end() : number.start()].strip()
        if between in ("", ":") or _is_qualifier(between):
            issuer, date = self._told_before(window, start)
            return _Lead(label, start, None, issuer, date)
        between = between.removesuffix(":").rstrip()
        if re.search(r"[.;:“”\"]", between) or between.endswith((",", " và")):
            return None
        of = patterns.OF.match(between)
        if of:
            return _Lead(label, start, None, between[of.end() :].strip(" ,"))
        return self._named(window, number, label, start, between)

    def _told_before(self, window: int, start: int) -> tuple[str | None, str | None]:
        """Issuer and date that the sentence tells before the type of document.

        "theo đề nghị của X tại Tờ trình", "Ngày 14/11/2025, X ban hành Kế hoạch".
        """
        proposer = patterns.PROPOSER.search(self._text, window, start)
        if proposer:
            return proposer["issuer"], None
        issued = patterns.ISSUED_BY.search(self._text, window, start)
        begins = last_name_start(self._text[window : issued.start()]) if issued else None
        if issued is None or begins is None:
            return None, None
        date = patterns.DATE_BEFORE.search(self._text, window, window + begins)
        return self._text[window + begins : issued.start()], iso_date(date) if date else None

    def _named(
        self, window: int, number: re.Match[str], label: str, start: int, between: str
    ) -> _Lead | None:
        """``Luật Thi đua, khen thưởng số 06/2022/QH15``: the name stands before the number."""
        laws = list(LAW.finditer(self._text, window, number.start()))
        if laws:
            name = self._text[laws[-1].end() : number.start()].strip(" ,")
            return _Lead(as_type(laws[-1]["type"]), laws[-1].start(), name)
        return _Lead(label, start, between.strip(" ,")) if between[:1].isupper() else None

    def _list_issuer(self, lead: _Lead, default: str | None) -> str | None:
        """The issuer in "các Kế hoạch của UBND tỉnh:" before a list, for all its items."""
        window = max(0, lead.start - _LEAD_WINDOW)
        heading = patterns.LIST_HEADING.search(self._text, window, lead.start)
        return heading["issuer"] if heading else default

    def _goes_with(self, run: Sequence[Citation], lead: _Lead, end: int) -> bool:
        """Whether "Nghị định số 1 và Nghị định số 2 của X" shares what follows."""
        if not run or run[-1].issuer or run[-1].subject or run[-1].type != lead.kind:
            return False
        return patterns.LIST_SEPARATOR.match(self._text[end : lead.start]) is not None

    def _goes_on_list(self, end: int, number: re.Match[str]) -> bool:
        return patterns.LIST_SEPARATOR.match(self._text[end : number.start()]) is not None

    def _limit(self, number: re.Match[str], starts: Sequence[int], order: int) -> int:
        """Where the next citation, from ``order`` on, begins that is no part of this title."""
        for start in islice(starts, order, None):
            before = self._text[max(number.end(), start - 40) : start]
            if not patterns.NESTED.search(before):
                return max(start, number.end())
        return len(self._text)

    def _complete(
        self,
        lead: _Lead,
        number: re.Match[str],
        limit: int,
        default: str | None,
        run: Sequence[Citation],
    ) -> tuple[Citation, int]:
        """The citation with what follows its number, and where it ends."""
        date = patterns.DATE.match(self._text, number.end(), limit)
        same = None if date else patterns.SAME_DATE.match(self._text, number.end(), limit)
        at = (date or same or number).end()
        day = iso_date(date) if date else run[-1].date if same and run else lead.date
        issuer, at = self._issuer(at, limit)
        subject = self._subject(at, limit)
        start, end = self._place.start + lead.start, self._place.start + subject.end
        citation = Citation(
            type=lead.kind,
            number=compact_number(number["number"]),
            date=day,
            issuer=issuer or subject.issuer or lead.issuer or default,
            subject=subject.words or lead.name,
            span=Span(self._place.page, start, end),
        )
        return citation, subject.end

    def _issuer(self, at: int, limit: int) -> tuple[str | None, int]:
        of = patterns.OF.match(self._text, at, limit)
        if not of:
            return None, at
        end = self._name_end(of.end(), limit, several="giữa" in of[0])
        name = self._text[of.end() : end].strip(" ,")
        return (name, end) if name else (None, at)

    def _name_end(self, start: int, limit: int, *, several: bool) -> int:
        """Where a body's name ends: at a stop word or a mark that is no part of it."""
        stop = patterns.ISSUER_STOP.search(self._text, start, limit)
        limit = stop.start() if stop else limit
        at = start
        while mark := patterns.ISSUER_MARK.search(self._text, at, limit):
            inside = self._name_around(mark.start(), start, limit)
            after = self._text[mark.end() : limit].lstrip()
            if inside:
                at = inside
            elif several and mark[0] == "," and OPENS.match(after):
                at = mark.end()
            else:
                return mark.start()
        return limit

    def _name_around(self, mark: int, start: int, limit: int) -> int | None:
        """The end of a name that holds the comma at ``mark``."""
        names = patterns.NAMES_WITH_COMMA.finditer(self._text, start, limit)
        return next((name.end() for name in names if name.start() < mark < name.end()), None)

    def _subject(self, at: int, limit: int) -> _Subject:
        about = patterns.ABOUT.match(self._text, at, limit)
        start = about.end() if about else at
        introduced = about is not None and about[0].strip(" ,") not in ("", "“", '"')
        if not introduced and not patterns.SUBJECT_VERB.match(self._text, start, limit):
            return _Subject(None, at)
        end = self._subject_end(start, limit)
        words = self._text[start:end].strip(" ,")
        if about is not None and about["quote"]:
            words = words.rstrip('”" ')
        issuers = [
            m for m in patterns.TRAILING_ISSUER.finditer(words) if OPENS.match(words, m.end())
        ]
        if issuers and not patterns.ISSUER_STOP.search(words, issuers[-1].end()):
            cut = issuers[-1]
            return _Subject(words[: cut.start()], end, words[cut.end() :].strip(" ,."))
        return _Subject(words or None, end)

    def _subject_end(self, start: int, limit: int) -> int:
        for pattern in (patterns.SUBJECT_END, patterns.OWN_ISSUING):
            found = pattern.search(self._text, start, limit)
            if found:
                limit = found.start()
        return _unmatched_bracket(self._text, start, limit)


def _is_qualifier(between: str) -> bool:
    """Small words between type and number that belong to the type ("phối hợp")."""
    few = len(between.split()) <= _QUALIFIER_WORDS
    return few and between.islower() and not between.endswith((",", " và"))


def _unmatched_bracket(text: str, start: int, limit: int) -> int:
    """The first closing bracket that was opened before ``start``, else ``limit``."""
    depth = 0
    for bracket in re.compile(r"[()]").finditer(text, start, limit):
        depth += 1 if bracket[0] == "(" else -1
        if depth < 0:
            return bracket.start()
    return limit


def _sharing_issuer(run: Sequence[Citation], last: Citation) -> list[Citation]:
    """Earlier items of a list take the issuer that is printed once, after its last item."""
    if last.issuer is None:
        return list(run)
    return [c if c.issuer else replace(c, issuer=last.issuer) for c in run]
