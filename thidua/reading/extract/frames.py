"""What headings and labels say of the conditions below them: whom they bind, for which award."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.reading.extract.awards import FORMS
from thidua.reading.extract.clauses import closing
from thidua.reading.extract.survey import Entry, Node, Survey
from thidua.reading.extract.words import PhraseSet
from thidua.reading.lexicon import groups

_WORDS = groups("measure_words")
_AUDIENCES = tuple(
    (name, PhraseSet(_WORDS[name])) for name in ("household", "individual", "collective")
)
_LEADS = PhraseSet(_WORDS["title_leads"])
_PRAISING = PhraseSet(_WORDS["praising"])
_RANKS = PhraseSet(_WORDS["ranks"])
_GENERAL = PhraseSet(_WORDS["general_titles"])
_LEVELS = ("cấp", "của")
_CLUSTERS = ("cụm thi đua", "khối thi đua")
_NO_TITLES = frozenset(("giấy", "bằng", "huân", "huy", "kỷ", "thư", "cờ", "bức"))
_LONGEST_NAMED = 24
_LONGEST_PRAISED = 10
_LONGEST_HEADING = 16


@dataclass(frozen=True, slots=True)
class Frame:
    """What headings and labels say of the conditions below them."""

    applies_to: str
    award: str | None


class Framer:
    """Finds what headings say: whom conditions bind and what they are for."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._words = survey.words
        document = survey.reading.document
        told = f"{document.issuer or ''} {document.subject or ''}".lower()
        self._default = "collective" if any(name in told for name in _CLUSTERS) else "any"

    def of(self, entry: Entry) -> Frame:
        """The frame of an entry: its list's opener, then the headings above it."""
        applies_to, award = None, None
        opener = entry.opener
        while opener is not None:
            first, stop = self._words.between(opener.start, opener.end)
            applies_to = applies_to or self.audience(first, stop)
            award = award or self.award(first, stop)
            opener = opener.opener
        frame = self.of_node(entry.node)
        return Frame(
            applies_to or frame.applies_to
            if frame.applies_to == self._default
            else frame.applies_to,
            award or frame.award,
        )

    def of_node(self, node: Node) -> Frame:
        """The frame that the headings give, nearest first."""
        applies_to, award = None, None
        for above in node.up():
            if above.section.title is None:
                continue
            heading = above.section.heading
            first, stop = self._words.between(heading.start, heading.end)
            applies_to = applies_to or self.audience(first, stop)
            award = award or self.award(first, stop) or self._praised(first, stop)
        return Frame(applies_to or self._default, award)

    def audience(self, first: int, stop: int) -> str | None:
        """Whom the words speak of, None when of nobody or of several."""
        title = self._title(first, stop)
        if title is not None:
            return self._bearer(*title)
        if stop - first > _LONGEST_HEADING:
            return None
        found = self._named(first, stop)
        if "household" in found:
            found -= {"individual"} if len(found) > 1 else set()
        if len(found) == 1:
            return found.pop()
        award = FORMS.find(self._words, first, stop)
        if award is not None:
            words = self._words
            return "collective" if words.word(award) in ("tập", "đơn", "cờ") else "individual"
        return None

    def _named(self, first: int, stop: int) -> set[str]:
        found = ((name, phrases.find(self._words, first, stop)) for name, phrases in _AUDIENCES)
        return {name for name, place in found if place is not None}

    def _bearer(self, first: int, stop: int) -> str:
        """Who bears a title: it begins with what it is given to, else it is a person's."""
        words = self._words
        for name, phrases in _AUDIENCES:
            if phrases.match(words, first + (words.word(first) == '"')):
                return name
        return "individual"

    def is_ranked(self, first: int, stop: int) -> bool:
        """Whether a label names a rank with its bearer: ``Đơn vị khá``."""
        words = self._words
        bearer = self._named(first, min(first + 3, stop))
        return bool(bearer) and any(_RANKS.match(words, stop - n) == n for n in (1, 2, 3))

    def _title(self, first: int, stop: int) -> tuple[int, int] | None:
        """The title for which a heading sets conditions: ``Danh hiệu “Lớp tiên tiến” …``."""
        words = self._words
        at = self._past_number(first, stop)
        lead = _LEADS.match(words, at)
        if not lead:
            return None
        begin = at + lead
        form = FORMS.match(words, begin + (words.word(begin) == '"'))
        if form and words.word(begin + (words.word(begin) == '"')) in _NO_TITLES:
            return None
        close = closing(words, begin, stop) if words.word(begin) == '"' else None
        if close is not None:
            return begin, close + 1
        return (begin, begin + form) if form else None

    def _past_number(self, first: int, stop: int) -> int:
        """Past the label of a heading."""
        words = self._words
        at = first
        while at < stop and (words.is_number(at) or not words.word(at).isalnum()):
            at += 1
        if len(words.word(at)) == 1 and words.word(at + 1) in (".", ")", "/", "-"):
            at += 2
        return at

    def award(self, first: int, stop: int) -> str | None:
        """The form or title that the words name, with "của X" or "cấp X"."""
        words = self._words
        title = self._title(first, stop)
        if title is not None:
            end = title[1]
            level = words.word(end) == "cấp" and end + 1 < stop
            if level:
                end += 2
            return words.slice(title[0], end).replace("“", "").replace("”", "").replace('"', "")
        if stop - first > _LONGEST_NAMED:
            return None
        at = FORMS.find(words, first, stop)
        if at is None or not (words.is_capital(at) or words.word(at - 1) == '"'):
            return None
        end = at + FORMS.match(words, at)
        if words.word(end) == '"':
            end += 1
        if words.word(end) == "của":
            units = self._survey.units.read(end + 1, stop, forced=True)
            if units is not None:
                return words.slice(at, units.stop)
        return words.slice(at, end).strip('"“” ')

    def _praised(self, first: int, stop: int) -> str | None:
        """``Tiêu chuẩn hợp tác xã tiêu biểu`` · ``Khoa, phòng tiêu biểu``: who is to be praised."""
        words = self._words
        at = self._past_number(first, stop)
        at += _LEADS.match(words, at)
        end = stop
        while end > at and words.word(end - 1) in (":", ".", ";"):
            end -= 1
        if not 2 < end - at <= _LONGEST_PRAISED or _GENERAL.match(words, at):
            return None
        praised = any(_PRAISING.match(words, end - n) == n for n in (1, 2))
        if not praised or not self._named(at, at + 3):
            return None
        return words.slice(at, end)
