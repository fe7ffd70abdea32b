"""Where things go: "gửi về X (qua Y)", "trình Z", "báo cáo kết quả với …"."""

from __future__ import annotations

from dataclasses import dataclass, field

from thidua.reading.extract.clauses import closing
from thidua.reading.extract.units import UnitList, UnitReader
from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.lexicon import groups

_WORDS = groups("order_words")
_SENDING = PhraseSet(_WORDS["sending"])
_REACH = 80
_PREPOSITIONS = ("về", "cho", "đến", "lên", "với", "tới")
# What each preposition leans on: the nearest of these words before it decides.
_LEANS_ON = {word: PhraseSet(_WORDS[f"leans_on_{word}"]) for word in _PREPOSITIONS}
_OTHERWISE = PhraseSet(_WORDS["leans_otherwise"])
_PROPOSING = PhraseSet(_WORDS["proposing"])
_DECIDING = PhraseSet(_WORDS["deciding"])
_AMBIGUOUS = ("trình", "chuyển", "báo cáo")
_NOUNS_BEFORE = {word: frozenset(_WORDS[f"noun_before_{word}"]) for word in _AMBIGUOUS}
_NOUNS_AFTER = {word: frozenset(_WORDS[f"noun_after_{word}"]) for word in _AMBIGUOUS}


@dataclass(slots=True)
class Route:
    """Addressees and go-betweens, in the order printed."""

    to: list[UnitList] = field(default_factory=list)
    via: list[UnitList] = field(default_factory=list)


class RouteReader:
    """Reads routes out of one text."""

    def __init__(self, words: Words, units: UnitReader) -> None:
        self._words = words
        self._units = units

    def read(self, first: int, stop: int) -> Route:
        """The route that the tokens ``first:stop`` print."""
        route = Route()
        at = first
        while at < stop:
            place = self._via(at, first)
            kept = route.via
            if place is None:
                place = self._addressee(at, first)
                kept = route.to
            units = self._units.read(place, stop, forced=True) if place is not None else None
            if units is None:
                at += 1
                continue
            if not (kept is route.to and self._proposed_only(at, units, stop)):
                kept.append(units)
            at = units.stop
            further = self._past_go_between(route, at, stop) if kept is route.to else None
            if further is not None:
                route.to.append(further)
                at = further.stop
        return route

    def _past_go_between(self, route: Route, at: int, stop: int) -> UnitList | None:
        """``(qua Sở Nội vụ) và Y``: the list of addressees goes on behind the bracket."""
        words = self._words
        close = closing(words, at, stop) if words.has(at, "(", "qua") else None
        if close is None or words.word(close + 1) not in ("và", ","):
            return None
        further = self._units.read(close + 2, stop)
        if further is None or self._units.acts(further.stop) >= 0:
            return None
        through = self._units.read(at + 2, close, forced=True)
        if through is not None:
            route.via.append(through)
        return further

    def _via(self, at: int, first: int) -> int | None:
        """Where the go-between begins, when "qua" stands at the token."""
        words = self._words
        if words.word(at) != "qua":
            return None
        after = at + 1
        if words.word(at - 1) == "(" or words.has(at - 2, "(", "thông"):
            return after
        named = self._units.opens(after) and words.word(after) not in ("các", "những", "mỗi")
        begin = max(first, at - _REACH)
        sent = any(_SENDING.match(words, place) for place in range(begin, at))
        proposed = _PROPOSING.find(words, begin, at) is not None
        if named and (sent or proposed) and words.word(at - 1) != "thông":
            return after
        return None

    def _addressee(self, at: int, first: int) -> int | None:
        """Where the addressee begins, when a word that sends stands at the token."""
        words = self._words
        length = _SENDING.match(words, at)
        if length and self._sends(at, length):
            after = at + length
            after += words.word(after) in _PREPOSITIONS
            return after if self._names_someone(after) else None
        if words.word(at) in _LEANS_ON and self._names_someone(at + 1):
            named = self._units.opens(at + 1) or self._follows_verb(at)
            return at + 1 if named and self._leans(at, first) else None
        length = _PROPOSING.match(words, at)
        if length and at > first and self._units.opens(at + length):
            return at + length
        return None

    def _sends(self, at: int, length: int) -> bool:
        words = self._words
        word = " ".join(words.folded[at : at + length])
        if words.has(at - 2, "tiên", "tiến"):
            return True
        return words.word(at - 1) not in _NOUNS_BEFORE.get(word, ()) and words.word(
            at + length
        ) not in _NOUNS_AFTER.get(word, ())

    def _follows_verb(self, at: int) -> bool:
        """Whether the preposition stands right behind the verb it leans on."""
        wanted = _LEANS_ON[self._words.word(at)]
        return any(wanted.match(self._words, at - length) == length for length in (1, 2))

    def _names_someone(self, at: int) -> bool:
        return self._units.opens(at) or self._units.opens_common(at)

    def _leans(self, at: int, first: int) -> bool:
        """Whether the nearest word before the preposition that takes one is a sending one."""
        words = self._words
        wanted = _LEANS_ON[words.word(at)]
        for place in range(at - 1, max(first, at - _REACH) - 1, -1):
            if wanted.match(words, place):
                return True
            if _OTHERWISE.match(words, place):
                return False
        return False

    def _proposed_only(self, at: int, units: UnitList, stop: int) -> bool:
        """Whether "đề nghị X" asks X for something else than an award or a decision."""
        words = self._words
        if not _PROPOSING.match(words, at):
            return False
        ahead = range(units.stop, min(units.stop + 3, stop))
        return not any(_DECIDING.match(words, place) for place in ahead)
