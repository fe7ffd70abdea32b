"""Names of units in running text: where a list of them opens, how far it goes, its entries.

A name opens with a head noun (Phòng, Sở, Chủ tịch …) or a quantifier before a
common noun (các phòng, mỗi thôn) and runs on until a verb of instruction, a
function word or a sign that cannot stand inside a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.reading.extract.words import PhraseSet, Words
from thidua.reading.lexicon import entries, groups


def _keyed(prefix: str) -> dict[str, frozenset[str]]:
    """The lists whose name begins with the prefix, by the rest of their name."""
    lists = groups("unit_words").items()
    return {key.removeprefix(prefix): frozenset(w) for key, w in lists if key.startswith(prefix)}


HEADS = PhraseSet((*entries("organization_heads"), *entries("unit_heads")))
GENERIC = PhraseSet(entries("generic_units"))
VERBS = PhraseSet(entries("instruction_verbs"))
ADVERBS = PhraseSet(entries("instruction_adverbs"))
_NOT_VERBS = PhraseSet(entries("not_verbs"))
_NOT_UNITS = PhraseSet(entries("not_units"))
_NAME_PARTS = PhraseSet(entries("unit_name_parts"))
_WORDS = groups("unit_words")
_QUANTIFIERS = PhraseSet(_WORDS["quantifiers"])
_INCOMPLETE = PhraseSet(_WORDS["incomplete"])
_OFFICES = PhraseSet(_WORDS["offices"])
_LEVELS = frozenset(_WORDS["levels"])
_STOPS = frozenset(_WORDS["stops"])
_STOP_PHRASES = PhraseSet(_WORDS["stop_phrases"])
_KEPT_AFTER = _keyed("kept_after_")
_NOUN_AFTER = _keyed("noun_after_")
_MODALS = (("chủ", "trì"), ("phối", "hợp"), ("có", "trách", "nhiệm"), ("chịu", "trách", "nhiệm"))
_TRAILING = frozenset((",", "và", "-", "của", "các", "/", "&", "cùng", "."))
_LONGEST_NAME = 30
_PERSON_HEADS = (("đồng", "chí"), ("đ", "/", "c"), ("ông",), ("bà",))


@dataclass(frozen=True, slots=True)
class UnitList:
    """Names in a row: token ranges in ``names``, the whole list at ``first:stop``."""

    names: tuple[tuple[int, int], ...]
    first: int
    stop: int


class UnitReader:
    """Reads unit names out of one text; ``known`` are whole names printed elsewhere in the plan."""

    def __init__(self, words: Words, known: Iterable[str] = ()) -> None:
        self._words = words
        self._known = PhraseSet(known)

    def opens(self, at: int) -> bool:
        """Whether a unit name begins at the token: a proper name or a quantified common noun."""
        return self._opens_named(at) or self._quantified(at) > 0

    def opens_common(self, at: int) -> bool:
        """Whether a bare common noun for units stands at the token (``phòng, ban``)."""
        words = self._words
        if words.has(at, "tổ", "chức"):
            listed = words.word(at - 1) in (",", "và", "với", "cho", "về")
            return listed and self._is_list_member(at)
        length = GENERIC.match(words, at)
        return length > 0 and not self._is_action(at) and _NOT_UNITS.match(words, at) < length + 1

    def read(self, at: int, limit: int, *, forced: bool = False) -> UnitList | None:
        """The list of names that begins at the token, None when none does.

        ``forced`` takes a bare common noun too, as after "phối hợp với".
        """
        if at >= limit or not (self.opens(at) or (forced and self.opens_common(at))):
            return None
        names: list[tuple[int, int]] = []
        start: int | None = at
        while start is not None and start < limit:
            stop = self._name_stop(start, limit)
            names.append((start, stop))
            start = self._next_name(stop, limit)
        return UnitList(tuple(names), at, names[-1][1])

    def printed(self, units: UnitList) -> tuple[str, ...]:
        """The names as printed."""
        return tuple(self._words.slice(first, stop) for first, stop in units.names)

    def _opens_named(self, at: int) -> bool:
        words = self._words
        if self._known.match(words, at):
            return True
        length = HEADS.match(words, at)
        if not length or _NOT_UNITS.match(words, at) >= length:
            return False
        if any(words.is_capital(place) for place in range(at, at + length)):
            return True
        after = at + length
        if not words.same_line(after - 1, after):
            return False
        if words.word(after) == "các":
            return _OFFICES.match(words, at) > 0
        return words.is_capital(after) or words.word(after) == "số"

    def _quantified(self, at: int) -> int:
        """The length of a quantifier that a unit follows, else 0."""
        words = self._words
        length = _QUANTIFIERS.match(words, at)
        if not length:
            return 0
        after = at + length
        if _NOT_UNITS.match(words, after) and words.word(after) != "tổ":
            return 0
        if GENERIC.match(words, after) or self._opens_named(after) or HEADS.match(words, after):
            return length
        return 0

    def _name_stop(self, first: int, limit: int) -> int:
        words = self._words
        limit = min(limit, first + _LONGEST_NAME, len(words))
        quantified = self._quantified(first)
        common = quantified > 0 or not words.is_capital(first) or self._lists_common(first)
        noun = GENERIC.match(words, first + quantified) if common else 0
        at = first + max(
            self._known.match(words, first), HEADS.match(words, first), quantified + noun, 1
        )
        while at < limit:
            step = self._step(first, at, common=common)
            if not step:
                break
            common = common or words.word(at) in ("các", "từng", "mỗi")
            at += step
        at = min(at, limit)
        while at > first + 1 and words.word(at - 1) in _TRAILING:
            at -= 1
        return at

    def _lists_common(self, first: int) -> bool:
        """``Thôn, buôn …`` at the start of a sentence: common nouns in a list."""
        words = self._words
        sign = first + GENERIC.match(words, first)
        return sign > first and words.word(sign) == "," and self._is_common(sign + 1)

    def _is_common(self, at: int) -> bool:
        return not self._words.is_capital(at) and self.opens_common(at)

    def _step(self, first: int, at: int, *, common: bool) -> int:
        """How many tokens at ``at`` still belong to the name, 0 when it ends here."""
        words = self._words
        word = words.word(at)
        if word.isdecimal():
            return self._number_step(at)
        if at == first + _INCOMPLETE.match(words, first) and VERBS.match(words, at):
            return VERBS.match(words, at)
        if not word[:1].isalpha():
            return self._sign_step(first, at, common=common)
        if word == "và":
            return 1 if self._and_joins(first, at, common=common) else 0
        if words.is_capital(at):
            return max(HEADS.match(words, at), 1)
        part = _NAME_PARTS.match(words, at)
        verb = VERBS.match(words, at)
        if part and not (verb and ((common and verb >= part) or words.word(at - 1) in _LEVELS)):
            return part
        if word in ("các", "mỗi", "từng"):
            return self._quantified(at)
        noun = GENERIC.match(words, at) if common else 0
        if noun > max(VERBS.match(words, at), 1):
            return noun
        if word in _STOPS:
            return 1 if words.word(at + 1) in _KEPT_AFTER.get(word, ()) else 0
        return 0 if self._is_action(at) or _STOP_PHRASES.match(words, at) else 1

    def _number_step(self, at: int) -> int:
        words = self._words
        before = words.word(at - 1)
        return int(before == "số" or words.is_capital(at - 1) or before in ("khối", "tổ", "cụm"))

    def _sign_step(self, first: int, at: int, *, common: bool) -> int:
        words = self._words
        sign = words.word(at)
        after = words.word(at + 1)
        if sign == ",":
            return 1 if self._comma_joins(first, at, common=common) else 0
        if sign == "-":
            return 1 if after[:1].isalpha() and self._dash_joins(at) else 0
        if sign in ("/", "&"):
            return 1 if after[:1].isalpha() and words.glued(at) else 0
        if sign == ".":
            return 1 if words.raw(at - 1) in ("TP", "Tp", "TX", "P", "Q", "H") else 0
        return 0

    def _dash_joins(self, at: int) -> bool:
        words = self._words
        if words.is_capital(at + 1):
            return True
        return not VERBS.match(words, at + 1) and words.word(at + 1) not in _STOPS

    def _comma_joins(self, first: int, at: int, *, common: bool) -> bool:
        words = self._words
        after = at + 1
        if words.has(at - 2, "thi", "đua") and words.has(after, "khen", "thưởng"):
            return True
        if any(words.has(first, *head) for head in _PERSON_HEADS):
            return words.is_capital(after)
        if words.word(at - 1) in _LEVELS and words.word(after) in _LEVELS:
            return True
        part = _NAME_PARTS.match(words, after)
        if part and not common and self.acts(after + part) >= 0:
            return True
        if words.has(at - 2, "học", "sinh") and words.has(after, "sinh", "viên"):
            return True
        if self.opens(after):
            return False
        if words.is_capital(after):
            return not self._is_action(after) or self._closes_enumeration(after)
        return common and self.opens_common(after) and self._is_list_member(after)

    def _closes_enumeration(self, at: int) -> bool:
        """Whether "… và X" follows soon, as in "Văn hóa, Thể thao và Du lịch"."""
        words = self._words
        return any(
            words.word(place) == "và" and words.is_capital(place + 1)
            for place in range(at + 1, at + 6)
        )

    def _is_list_member(self, at: int) -> bool:
        """Whether a common noun goes on a list and is not a verb of the same form."""
        words = self._words
        if not words.has(at, "tổ", "chức"):
            return True
        return words.word(at + 2) in (",", "và", "trong", "thuộc", "đoàn", "chính", "hội", "có", "")

    def _and_joins(self, first: int, at: int, *, common: bool) -> bool:
        words = self._words
        after = at + 1
        if words.has(first, "văn", "phòng") and words.word(after) in ("ubnd", "ủy", "hđnd", "hội"):
            return words.word(at - 1) in ("hđnd", "dân", "hội")
        if self.opens(after):
            return False
        if words.is_capital(after):
            return True
        if self.opens_common(after):
            return (common and self._is_list_member(after)) or not self._quantified(after)
        if words.word(after) in _STOPS or self._is_action(after):
            return False
        return words.word(after).isalpha()

    def _next_name(self, stop: int, limit: int) -> int | None:
        words = self._words
        at = stop
        while at < limit and words.word(at) in (",", "và", "cùng", ";", "với"):
            if words.word(at) == "với" and words.word(at - 1) != "cùng":
                break
            at += 1
        if at == stop or at >= limit:
            return None
        return at if self.opens(at) else None

    def _is_action(self, at: int) -> bool:
        """Whether a verb of instruction stands at the token and is not used as a noun."""
        words = self._words
        length = VERBS.match(words, at)
        if not length or _NOT_VERBS.match(words, at) > length:
            return False
        phrase = " ".join(words.folded[at : at + length])
        if words.word(at - 1) in _NOUN_AFTER.get(phrase, ()):
            return False
        if phrase == "tổ chức":
            if words.word(at - 1) in (",", "và") and self._is_list_member(at):
                return False
            if words.word(at - 1) in ("các", "những", "mỗi", "từng") or (
                words.word(at + 2) in ("chính", "đoàn", "đảng", "hội", "cơ", "xã")
                and not _NOT_UNITS.match(words, at + 2)
            ):
                return False
        elif phrase not in ("chủ trì", "phối hợp") and any(
            words.has(at + length, *modal) for modal in _MODALS
        ):
            return False
        return True

    def acts(self, at: int) -> int:
        """The verb of instruction at the token or right behind adverbs there, -1 when none."""
        words = self._words
        for _ in range(4):
            if self._is_action(at):
                return at
            step = ADVERBS.match(words, at)
            if not step and words.word(at) == ",":
                step = 1
            if not step:
                return -1
            at += step
        return -1
