"""Awards that a plan gives or proposes, and who grants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.reading.extract.clauses import Part, closing, parts
from thidua.reading.extract.survey import Entry, Node, Survey
from thidua.reading.extract.units import UnitList
from thidua.reading.extract.words import PhraseSet, fold_words
from thidua.reading.facts import AwardFact
from thidua.reading.lexicon import entries, groups

FORMS = PhraseSet(entries("award_forms"))
_WORDS = groups("award_words")
_GRANTING = PhraseSet(_WORDS["granting"])
_BETWEEN = PhraseSet(_WORDS["between"])
_NOT_GIVEN = frozenset(("programme", "composition", "purpose", "selection"))
_FURTHEST_AUTHORITY = 6
_LONGEST_TITLE = 12
_REACH = 60


@dataclass(frozen=True, slots=True)
class Grant:
    """A form of award named in a part: tokens ``first:stop``, and its authority."""

    entry: Entry
    part: Part
    first: int
    stop: int
    authority: UnitList | None


def read_grants(survey: Survey) -> tuple[Grant, ...]:
    """Every place that gives or proposes an award, in order; conditions that name one are none."""
    return tuple(_AwardReader(survey).grants())


def read_awards(survey: Survey, grants: tuple[Grant, ...]) -> tuple[AwardFact, ...]:
    """Each form once per granting authority."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], AwardFact] = {}
    for grant in grants:
        form = _without_quotes(survey.words.slice(grant.first, grant.stop))
        by = survey.units.printed(grant.authority)[0] if grant.authority else None
        key = (fold_words(form), fold_words(by or ""))
        if key in found:
            continue
        stop = max(grant.stop, grant.authority.stop if grant.authority else 0)
        first = min(grant.first, grant.authority.first if grant.authority else grant.first)
        span = survey.span(
            survey.words.starts[first], survey.words.ends[stop - 1], grant.entry.page
        )
        found[key] = AwardFact(form=form, granted_by=by, span=span, confidence=0.95 if by else 0.7)
    granted = {form for form, by in found if by}
    return tuple(fact for (form, by), fact in found.items() if by or form not in granted)


def _without_quotes(form: str) -> str:
    return form.strip(' "“”')


class _AwardReader:
    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._words = survey.words
        self._units = survey.units

    def grants(self) -> Iterator[Grant]:
        headings = (self._survey.heading(node) for node in self._survey.nodes)
        named = (heading for heading in headings if heading and "awards" in heading.node.roles)
        for entry in (*named, *self._survey.entries):
            if self._gives(entry.node):
                yield from self._in_entry(entry)
            elif "criteria" in entry.node.roles or "programme" in entry.node.roles:
                yield from (grant for grant in self._in_entry(entry) if self._is_plain(grant))

    def _is_plain(self, grant: Grant) -> bool:
        """Whether somebody is said to give it, where other things are spoken of as well."""
        words = self._words
        if grant.authority is None or any(
            words.word(at) in ("được", "đã") for at in range(grant.first - 3, grant.first)
        ):
            return False
        verb = grant.authority.stop if grant.authority.first < grant.first else grant.first - 1
        return any(_GRANTING.match(words, at) for at in (verb, verb + 1))

    def _gives(self, node: Node) -> bool:
        if node.roles & _NOT_GIVEN and "awards" not in node.roles:
            return False
        return "criteria" not in node.roles or "awards" in node.own_roles

    def _in_entry(self, entry: Entry) -> Iterator[Grant]:
        authority: UnitList | None = None
        sentence = 0
        for part in parts(self._words, *self._words.between(entry.start, entry.end)):
            if part.sentence != sentence:
                sentence, authority = part.sentence, None
            for grant in self._in_part(entry, part, authority):
                authority = grant.authority or authority
                yield grant

    def _in_part(self, entry: Entry, part: Part, authority: UnitList | None) -> Iterator[Grant]:
        """The forms of a part; an authority holds for the forms behind its verb."""
        listed = "awards" in entry.node.roles
        granted = False
        at = part.first
        while at < part.stop:
            verb = _GRANTING.match(self._words, at)
            if verb:
                before = self._authority_before(at, part.first)
                if before is not None and self._only_advises(before, at):
                    at += verb
                    continue
                if before is not None:
                    authority = before
                granted = True
                at += verb
                continue
            length = self._form(at, part.stop)
            if not length:
                at += 1
                continue
            stop = at + length
            owner = self._owner(stop, part.stop)
            opens = listed and (at <= part.first + 2 or self._words.is_number(at - 1))
            given = granted or opens or (owner is not None and listed)
            if given and not self._is_condition(at, part.first):
                yield Grant(entry, part, at, stop, owner or authority)
            at = stop

    def _form(self, at: int, stop: int) -> int:
        """The length of the form or title at the token, 0 when there is none."""
        words = self._words
        length = FORMS.match(words, at)
        if length and (words.is_capital(at) or words.word(at) == "giải"):
            return length
        if length and words.word(at - 1) in ("hiệu", '"'):
            return length
        if words.has(at, "danh", "hiệu") and words.word(at + 2) == '"':
            return 0
        if words.word(at) == '"' and words.has(at - 2, "danh", "hiệu"):
            close = closing(words, at, stop)
            if close is not None and 1 < close - at <= _LONGEST_TITLE:
                return close + 1 - at
        return 0

    def _authority_before(self, verb: int, first: int) -> UnitList | None:
        """The unit right before the verb, words like "xem xét, quyết định" left aside."""
        best: UnitList | None = None
        at = max(first, verb - _REACH)
        while at < verb:
            units = self._units.read(at, verb) if self._units.opens(at) else None
            if units is None:
                at += 1
                continue
            if self._only_between(units.stop, verb):
                best = units
            at = units.stop
        return best

    def _only_advises(self, units: UnitList, verb: int) -> bool:
        """``trình Hội đồng xét tặng``: a council considers, it does not give."""
        return self._words.has(units.first, "hội", "đồng") and self._words.word(verb) == "xét"

    def _only_between(self, at: int, verb: int) -> bool:
        while at < verb:
            step = max(_BETWEEN.match(self._words, at), _GRANTING.match(self._words, at))
            if not step:
                return False
            at += step
        return True

    def _owner(self, at: int, stop: int) -> UnitList | None:
        """Whoever stands in "Bằng khen của X"."""
        if self._words.word(at) != "của" or at + 1 >= stop:
            return None
        return self._units.read(at + 1, stop, forced=True)

    def _is_condition(self, at: int, first: int) -> bool:
        """Whether the form is what someone already has (đạt danh hiệu, đã được tặng)."""
        words = self._words
        for place in range(max(first, at - 5), at):
            if words.word(place) == "đã" or words.has(place, "đạt", "danh", "hiệu"):
                return True
        # "hai năm liên tục là “Chiến sĩ thi đua cơ sở”"
        held = "là" in (words.word(at - 1), words.word(at - 2) if words.word(at - 1) == '"' else "")
        return held or words.has(max(first, at - 3), "số", "lượng")
