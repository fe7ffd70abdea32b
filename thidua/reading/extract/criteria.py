"""Conditions for an award, a rank, a title or for being chosen as an exemplary model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.reading.extract.awards import FORMS, Grant
from thidua.reading.extract.clauses import Part, closing, label_end, parts
from thidua.reading.extract.frames import Frame, Framer
from thidua.reading.extract.measures import Measure, measure
from thidua.reading.extract.survey import Entry, Survey
from thidua.reading.extract.words import PhraseSet
from thidua.reading.facts import CriterionFact
from thidua.reading.lexicon import groups

_WORDS = groups("measure_words")
_RANKS = PhraseSet(_WORDS["ranks"])
_EXCEPTIONS = PhraseSet(_WORDS["exceptions"])
_NO_CONDITIONS = PhraseSet(_WORDS["not_conditions"])
_CONSIDERED = PhraseSet(_WORDS["considered"])
_EXCUSING = PhraseSet(_WORDS["excepting"])
_EXCUSED = PhraseSet(("riêng", "riêng đối với", "đối với", "với"))
_ALWAYS_EXCUSING = PhraseSet(("không áp dụng", "có thể thay", "được thay"))
_ALTERNATIVES = PhraseSet(_WORDS["alternatives"])
_CLAUSE_STARTS = PhraseSet(_WORDS["clause_starts"])
_LONGEST_SUBJECT = 8
_SHORTEST = 3
_REACH = 80


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a condition with its measure, None when it has none."""

    first: int
    stop: int
    measure: Measure | None


class CriteriaReader:
    """Reads the criteria of one plan's running text."""

    def __init__(self, survey: Survey, grants: Sequence[Grant]) -> None:
        self._survey = survey
        self._words = survey.words
        self._granting = {grant.part for grant in grants}
        self._openers = {entry.opener for entry in survey.entries if entry.opener}
        self._frames = Framer(survey)

    def read(self) -> tuple[CriterionFact, ...]:
        """All criteria outside tables, in the order of the text."""
        found: list[CriterionFact] = []
        for entry in self._survey.entries:
            if "criteria" not in entry.node.roles:
                continue
            if self._survey.ends_with_colon(entry) or entry in self._openers:
                continue
            if self._survey.text[entry.start] == "(":
                continue
            found.extend(self._entry(entry))
        return tuple(found)

    def _entry(self, entry: Entry) -> Iterator[CriterionFact]:
        words = self._words
        frame = self._frames.of(entry)
        facts: list[CriterionFact] = []
        exception: str | None = None
        required = False
        for part in parts(words, *words.between(entry.start, entry.end)):
            if part in self._granting or _NO_CONDITIONS.match(words, part.first):
                continue
            first, frame = self._past_label(part, frame)
            if self._is_exception(first, part.stop):
                exception = words.slice(first, part.stop)
                continue
            award = self._award_in_brackets(first, part.stop)
            frame = replace(frame, award=award or frame.award)
            for clause in self._clauses(first, part.stop):
                if clause.measure is None and (required or facts):
                    continue
                required = required or clause.measure is None
                facts.append(self._fact(entry, clause, frame))
        for fact in facts:
            measured = fact.predicate not in ("required", "points", "deduct")
            yield replace(fact, exception=exception) if exception and measured else fact

    def _is_exception(self, first: int, stop: int) -> bool:
        """Whether a part excepts something; "trừ 02 điểm" takes points off."""
        if _EXCEPTIONS.match(self._words, first):
            found = measure(self._words, first, stop)
            return found is None or found.predicate != "deduct"
        return self._is_other_case(first, stop) or self._excuses(first, stop)

    def _excuses(self, first: int, stop: int) -> bool:
        """``riêng X không áp dụng`` · ``đối với X chỉ cần 01 lần`` · ``X có thể thay bằng …``."""
        words = self._words
        told = _EXCUSED.match(words, first) > 0
        at = first + 1
        while at < stop:
            close = closing(words, at, stop) if words.word(at) == "(" else None
            if close is None and _EXCUSING.match(words, at):
                return told or _ALWAYS_EXCUSING.match(words, at) > 0
            at = at + 1 if close is None else close + 1
        return False

    def _is_other_case(self, first: int, stop: int) -> bool:
        """``trường hợp bằng phiếu nhau do Cụm trưởng quyết định``."""
        words = self._words
        if not (words.has(first, "trường", "hợp") or words.has(first, "các", "trường", "hợp")):
            return False
        return any(words.has(at, "quyết", "định") for at in range(first, stop))

    # -------------------------------------------------------------- clauses

    def _clauses(self, first: int, stop: int) -> Iterator[_Clause]:
        """Cut at commas and và before a measure of its own; then points in brackets."""
        words = self._words
        cuts = [first]
        depth_ends = first
        for at in range(first, stop):
            if at < depth_ends:
                continue
            close = closing(words, at, stop)
            if close is not None:
                depth_ends = close + 1
                continue
            joins = words.word(at) == "và" and at - cuts[-1] < _SHORTEST
            if words.word(at) in (",", "và") and not joins and self._measured_next(at + 1, stop):
                cuts.append(at + 1)
        for begin, end in zip(cuts, [*cuts[1:], stop], strict=True):
            end -= end != stop
            if end > begin:
                yield _Clause(begin, end, measure(words, begin, end))
        yield from self._bracketed_points(first, stop)

    def _measured_next(self, at: int, stop: int) -> bool:
        """Whether the stretch up to the next comma asks for a measure of its own."""
        words = self._words
        if not _CLAUSE_STARTS.match(words, at):
            return False
        stop = min(stop, at + _REACH)
        if words.has(at, "không") and measure(words, at, stop):
            return True
        end = next((p for p in range(at, stop) if self._ends_clause(p)), stop)
        found = measure(words, at, end)
        return found is not None and (found.predicate != "none" or words.word(at) == "không")

    def _ends_clause(self, at: int) -> bool:
        """Whether a comma ends a clause; in ``phòng, đơn vị`` it goes on a list."""
        word = self._words.word(at)
        listed = self._survey.units.opens_common(at + 1) and self._survey.units.opens_common(at - 1)
        return word == ";" or (word == "," and not listed)

    def _bracketed_points(self, first: int, stop: int) -> Iterator[_Clause]:
        """``(mỗi điểm giỏi được cộng 0,5 điểm; …)`` inside a scored line."""
        words = self._words
        for at in range(first, stop):
            close = closing(words, at, stop) if words.word(at) == "(" else None
            if close is None:
                continue
            for part in parts(words, at + 1, close):
                found = measure(words, part.first, part.stop)
                if found is not None and found.predicate in ("points", "deduct"):
                    yield _Clause(part.first, part.stop, found)

    def _fact(self, entry: Entry, clause: _Clause, frame: Frame) -> CriterionFact:
        words = self._words
        found = clause.measure or Measure("required", None, None)
        first, stop = clause.first, clause.stop
        exception = self._exception(first, stop, alternatives=found.predicate != "none")
        while (
            first < stop
            and words.word(first) in ("và", ",", "trong", "đó")
            and words.has(first, "trong", "đó")
        ):
            first += 2
        span = self._survey.span(words.starts[first], words.ends[stop - 1], entry.page)
        return CriterionFact(
            text_key=self._survey.text[span.start : span.end],
            applies_to=frame.applies_to,
            award=frame.award,
            predicate=found.predicate,
            value=found.value,
            unit=found.unit,
            exception=exception,
            span=span,
            confidence=0.9 if clause.measure else 0.8,
        )

    def _exception(self, first: int, stop: int, *, alternatives: bool) -> str | None:
        """What is excepted or stands as an alternative inside the clause."""
        words = self._words
        for at in range(first + 1, stop):
            close = closing(words, at, stop) if words.word(at) == "(" else None
            if close is not None and self._excuses(at, close):
                return words.slice(at + 1, close)
            if _EXCEPTIONS.match(words, at) and words.word(at - 1) in (",", "("):
                return words.slice(at, stop).rstrip(" )")
            if alternatives and words.word(at) == "hoặc" and _ALTERNATIVES.match(words, at + 1):
                return words.slice(at, stop)
        return None

    # -------------------------------------------------------------- labels

    def _past_label(self, part: Part, frame: Frame) -> tuple[int, Frame]:
        """Past ``Tập thể:``; a rank before a threshold stays, it is what the threshold gives."""
        words = self._words
        length = _RANKS.match(words, part.first)
        if length and self._scale_follows(part.first + length, part.stop):
            return part.first, replace(frame, award=words.slice(part.first, part.first + length))
        colon = label_end(words, part.first, part.stop)
        if colon is None:
            return part.first, self._with_subject(part, frame)
        if self._scale_follows(colon, part.stop) and self._frames.is_ranked(part.first, colon):
            return part.first, replace(frame, award=words.slice(part.first, colon))
        audience = self._frames.audience(part.first, colon)
        award = self._frames.award(part.first, colon)
        if award is not None:
            return colon + 1, replace(frame, award=award, applies_to=audience or frame.applies_to)
        if audience is not None and colon - part.first <= 6:
            return colon + 1, replace(frame, applies_to=audience)
        if words.word(colon - 1) == "gồm":
            return colon + 1, frame
        return part.first, frame

    def _with_subject(self, part: Part, frame: Frame) -> Frame:
        """``Tập thể được xét khi …``: whom the sentence itself speaks of."""
        for at in range(part.first + 1, min(part.first + _LONGEST_SUBJECT, part.stop)):
            if _CONSIDERED.match(self._words, at):
                audience = self._frames.audience(part.first, at)
                return replace(frame, applies_to=audience or frame.applies_to)
        return frame

    def _scale_follows(self, at: int, stop: int) -> bool:
        """Whether bounds in points follow the rank."""
        if self._words.word(at) not in (":", "từ", "dưới", "trên", "-", "đạt", "("):
            return False
        found = measure(self._words, at, stop)
        return found is not None and found.unit == "điểm" and stop - at <= 14

    def _award_in_brackets(self, first: int, stop: int) -> str | None:
        """``(đối với Bằng khen của Chủ tịch UBND tỉnh)``."""
        words = self._words
        for at in range(first, stop):
            if words.word(at) == "(" and words.has(at + 1, "đối", "với"):
                close = closing(words, at, stop)
                if close is not None and FORMS.find(words, at, close) is not None:
                    return words.slice(at + 3, close)
        return None
