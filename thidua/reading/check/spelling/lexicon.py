"""What the spelling checks know of words: pairs of syllables, habits, set phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from thidua.reading.check.spelling.syllable import key
from thidua.reading.lexicon import entries, groups


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which syllables stand beside which, by their keys; ``spelling`` gives these back."""

    after: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]
    spelling: Mapping[str, str]

    def __contains__(self, pair: tuple[str, str]) -> bool:
        return pair[1] in self.after.get(pair[0], ())


@cache
def pairs() -> Pairs:
    """All known pairs: the words of the trade and those of the common language."""
    return _pairs((*_compounds(), *_words("words"), *_words("general_words")))


@cache
def trade_words() -> Pairs:
    """The pairs that a slip may be mended to: the words of administrative language only."""
    return _pairs((*_compounds(), *_words("words")))


def _pairs(written: Iterable[tuple[str, str]]) -> Pairs:
    after: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    spelling: dict[str, str] = {}
    borders = habit("border")
    for first, second in written:
        if key(first) in borders or key(second) in borders:
            continue
        spelling.setdefault(key(first), first)
        spelling.setdefault(key(second), second)
        after[key(first)].add(key(second))
        before[key(second)].add(key(first))
    return Pairs(
        {syllable: frozenset(partners) for syllable, partners in after.items()},
        {syllable: frozenset(partners) for syllable, partners in before.items()},
        spelling,
    )


def _compounds() -> Iterator[tuple[str, str]]:
    for entry in entries("spelling/compounds"):
        syllable, following, preceding = (part.split() for part in entry.split("|"))
        yield from ((syllable[0], other) for other in following)
        yield from ((other, syllable[0]) for other in preceding)


def _words(name: str) -> Iterator[tuple[str, str]]:
    for entry in entries(f"spelling/{name}"):
        for word in entry.split(","):
            first, second = word.split()
            yield first, second


def set_phrases() -> tuple[str, ...]:
    """The set phrases of the trade, without punctuation."""
    return entries("spelling/set_phrases")


@cache
def set_words() -> frozenset[tuple[str, str]]:
    """The commonest words of the trade: its word list and the words of its set phrases."""
    known = pairs()
    listed = {(key(first), key(second)) for first, second in _words("words")}
    used = {
        pair
        for phrase in set_phrases()
        for pair in pairwise(map(key, phrase.split()))
        if pair in known
    }
    return frozenset(listed | used)


@cache
def habit(name: str) -> frozenset[str]:
    """The keys of a list of ``spelling/habits.yaml``."""
    return frozenset(key(syllable) for syllable in groups("spelling/habits")[name])
