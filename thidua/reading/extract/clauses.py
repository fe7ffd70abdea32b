"""Sentences cut into the parts that each may order something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.reading.extract.words import Words

_OPENING = {"(": ")", "[": "]"}
_LONGEST_LABEL = 26
# Longer than any sentence of a plan: what runs on further is cut, so that work stays linear.
_LONGEST_PART = 500


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of tokens ``first:stop`` between two strong signs.

    ``sentence`` counts the full stops before it; parts of one sentence are
    apart by semicolons.
    """

    first: int
    stop: int
    sentence: int


def parts(words: Words, first: int, stop: int) -> tuple[Part, ...]:
    """Cut at semicolons and ends of sentences, never inside brackets or quotes."""
    return tuple(_parts(words, first, stop))


def _parts(words: Words, first: int, stop: int) -> Iterator[Part]:
    start, sentence = first, 0
    for at in _open_signs(words, first, stop):
        while at - start > 2 * _LONGEST_PART:
            yield Part(start, start + _LONGEST_PART, sentence)
            start += _LONGEST_PART
        ends_sentence = _ends_sentence(words, at, stop)
        too_long = words.word(at) == "," and at - start > _LONGEST_PART
        if words.word(at) != ";" and not ends_sentence and not too_long:
            continue
        if at > start:
            yield Part(start, at, sentence)
        start = at + 1
        sentence += ends_sentence
    while start < stop and words.word(stop - 1) in (".", "/", ";"):
        stop -= 1
    while stop - start > 2 * _LONGEST_PART:
        yield Part(start, start + _LONGEST_PART, sentence)
        start += _LONGEST_PART
    if start < stop:
        yield Part(start, stop, sentence)


def _open_signs(words: Words, first: int, stop: int) -> Iterator[int]:
    """Signs outside brackets and quotes. A bracket or quote left open holds nothing."""
    at = first
    while at < stop:
        word = words.word(at)
        if not word.isalnum():
            close = closing(words, at, stop)
            if close is not None:
                at = close + 1
                continue
            if word != "_":
                yield at
        at += 1


def closing(words: Words, at: int, stop: int) -> int | None:
    """The token that closes the bracket or quote opened at the token, None when none does."""
    word = words.word(at)
    if word == '"':
        if words.raw(at) == "”":
            return None
        return _find(words, ('"',), at + 1, min(stop, at + 80))
    if word in _OPENING:
        return _find_matching(words, word, at + 1, min(stop, at + 160))
    return None


def _find(words: Words, signs: tuple[str, ...], first: int, stop: int) -> int | None:
    return next((at for at in range(first, stop) if words.word(at) in signs), None)


def _find_matching(words: Words, opening: str, first: int, stop: int) -> int | None:
    depth = 1
    for at in range(first, stop):
        word = words.word(at)
        depth += (word == opening) - (word == _OPENING[opening])
        if not depth:
            return at
    return None


def _ends_sentence(words: Words, at: int, stop: int) -> bool:
    """Whether a full stop ends a sentence: a blank and a capital follow it."""
    if words.word(at) not in (".", "!", "?", "…") or at + 1 >= stop or words.glued(at + 1):
        return False
    after = at + 1 + (words.word(at + 1) in ('"', "("))
    if not words.is_capital(after):
        return False
    before = words.raw(at - 1)
    return not (len(before) <= 2 and before.isupper())


def quotes(words: Words, part: Part) -> list[tuple[int, int]]:
    """The quoted stretches of a part, from sign to sign."""
    found = []
    at = part.first
    while at < part.stop:
        close = closing(words, at, part.stop) if words.word(at) == '"' else None
        if close is not None:
            found.append((at, close))
            at = close
        at += 1
    return found


def label_end(words: Words, first: int, stop: int) -> int | None:
    """The colon that ends a short label before the instruction (``Quý I:``), None when none."""
    at = first
    while at < min(stop, first + _LONGEST_LABEL):
        word = words.word(at)
        if word == ":":
            clock = words.is_number(at - 1) and words.is_number(at + 1) and words.glued(at + 1)
            if not clock:
                return at if at + 1 < stop else None
        elif word in (";", ".") and not words.is_number(at - 1):
            return None
        close = closing(words, at, stop)
        at = close + 1 if close is not None else at + 1
    return None
