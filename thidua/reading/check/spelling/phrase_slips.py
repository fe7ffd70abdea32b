"""Set phrases with one word misspelt or lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from thidua.reading.check.spelling.lexicon import habit, pairs, set_phrases, set_words
from thidua.reading.check.spelling.slips import Slip
from thidua.reading.check.spelling.syllable import key, near
from thidua.reading.check.spelling.tokens import Token

# Signs that come and go inside a phrase: "thi đua, khen thưởng", "kinh tế - xã hội".
_LOOSE_SIGNS = frozenset(",-–/")
_SHORTEST = 3
_SHORTEST_WITH_LOSS = 4


@dataclass(frozen=True, slots=True)
class _Variant:
    """A set phrase with the syllable ``at`` left out (``lost``) or open (None in ``keys``).

    ``anchor`` is where its longest run of two or three fixed keys begins.
    """

    phrase: str
    keys: tuple[str | None, ...]
    right: str
    at: int
    lost: bool
    anchor: int


_Index = Mapping[tuple[str | None, ...], Sequence[_Variant]]


def phrase_slips(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Places where all but one syllable of a set phrase stand, one misspelt or left out."""
    index = _variants()
    for run in _runs(tokens):
        keys = [tokens[at].key for at in run]
        for at in range(len(keys) - 1):
            anchored = (
                *index.get(tuple(keys[at : at + 3]), ()),
                *index.get(tuple(keys[at : at + 2]), ()),
            )
            for variant in anchored:
                start = at - variant.anchor
                if start >= 0 and _meets(keys, start, variant):
                    yield _slip(run, start, variant)


def _runs(tokens: Sequence[Token]) -> Iterator[list[int]]:
    """Stretches of words between signs that end a phrase, as token numbers."""
    run: list[int] = []
    for at, token in enumerate(tokens):
        if token.key:
            run.append(at)
        elif token.word not in _LOOSE_SIGNS and run:
            yield run
            run = []
    if run:
        yield run


def _meets(keys: Sequence[str], start: int, variant: _Variant) -> bool:
    end = start + len(variant.keys)
    if end > len(keys):
        return False
    for own, met in zip(variant.keys, keys[start:end], strict=True):
        if own is not None and own != met:
            return False
    window = keys[start:end]
    before = keys[start - 1] if start else ""
    if variant.lost:
        return _lost(window, variant, before)
    return _misspelt(window, variant, before, keys[end] if end < len(keys) else "")


def _misspelt(window: Sequence[str], variant: _Variant, before: str, after: str) -> bool:
    """The odd syllable sounds like the right one and belongs to no other word."""
    odd = window[variant.at]
    if not near(odd, variant.right) or odd in habit("common"):
        return False
    left = window[variant.at - 1] if variant.at else before
    right = window[variant.at + 1] if variant.at + 1 < len(window) else after
    return (left, odd) not in pairs() and (odd, right) not in pairs()


def _lost(window: Sequence[str], variant: _Variant, before: str) -> bool:
    """The half that is left belongs to no other word."""
    known = pairs()
    left, right = window[variant.at - 1], window[variant.at]
    earlier = window[variant.at - 2] if variant.at >= 2 else before
    return (left, right) not in known and (earlier, left) not in known


def _slip(run: Sequence[int], start: int, variant: _Variant) -> Slip:
    """The whole phrase where a word is lost, else the word of two syllables that is misspelt."""
    if variant.lost:
        return Slip(run[start], run[start + len(variant.keys) - 1], variant.phrase, lost=True)
    words = variant.phrase.split()
    at = variant.at
    pair = slice(at, at + 1)
    for first in (at - 1, at):
        if 0 <= first < len(words) - 1 and (key(words[first]), key(words[first + 1])) in pairs():
            pair = slice(first, first + 2)
            break
    return Slip(run[start + pair.start], run[start + pair.stop - 1], " ".join(words[pair]))


@cache
def _variants() -> _Index:
    """All variants of all set phrases by the keys that anchor them."""
    index: dict[tuple[str | None, ...], list[_Variant]] = defaultdict(list)
    seen: set[tuple[tuple[str | None, ...], int]] = set()
    whole = {tuple(map(key, phrase.split())) for phrase in set_phrases()}
    for phrase in set_phrases():
        for variant in _of_phrase(phrase):
            if variant.keys in whole or (variant.keys, variant.at) in seen:
                continue
            seen.add((variant.keys, variant.at))
            fixed = variant.keys[variant.anchor : variant.anchor + 3]
            index[fixed if len(fixed) == 3 and None not in fixed else fixed[:2]].append(variant)
    return index


def _of_phrase(phrase: str) -> Iterator[_Variant]:
    keys = tuple(map(key, phrase.split()))
    if len(keys) < _SHORTEST:
        return
    for at, right in enumerate(keys):
        blank: tuple[str | None, ...] = (*keys[:at], None, *keys[at + 1 :])
        anchor = _anchor(blank)
        if anchor is not None:
            yield _Variant(phrase, blank, right, at, False, anchor)
        inner = 0 < at < len(keys) - 1
        if inner and len(keys) >= _SHORTEST_WITH_LOSS and _halves_a_word(keys, at):
            yield _Variant(phrase, keys[:at] + keys[at + 1 :], right, at, True, 0)


def _anchor(keys: Sequence[str | None]) -> int | None:
    """Where three fixed keys stand together, else two; None when no two do."""
    for size in (3, 2):
        for at in range(len(keys) - size + 1):
            if None not in keys[at : at + size]:
                return at
    return None


def _halves_a_word(keys: Sequence[str], at: int) -> bool:
    """Whether without this syllable half a word is left, which could not stand there by itself."""
    left, own, right = keys[at - 1 : at + 2]
    if (left, own) in set_words():
        return left not in habit("half_free")
    return (own, right) in set_words() and right not in habit("half_free")
