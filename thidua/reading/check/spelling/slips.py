"""Words that are no word of the set pair they stand in: misspelt, or with a neighbour lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from thidua.reading.check.spelling.lexicon import habit, pairs, set_words, trade_words
from thidua.reading.check.spelling.syllable import is_syllable, near
from thidua.reading.check.spelling.tokens import Token

_JOINS = (",", "/", "và", "hoặc", "-", "–")


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault on the tokens ``first`` to ``last``; ``repaired`` are the right words, if known."""

    first: int
    last: int
    repaired: str | None
    lost: bool = False


def slips(tokens: Sequence[Token]) -> Iterator[Slip]:
    """The slips among the tokens of a passage, from left to right, not overlapping."""
    at = 0
    while at < len(tokens):
        slip = _misspelt(tokens, at) or _orphan(tokens, at)
        if slip is None:
            at += 1
        else:
            yield slip
            at = slip.last + 1


def _known(tokens: Sequence[Token], at: int) -> bool:
    """Whether token ``at`` and the one after it are a known pair."""
    if not (0 <= at < len(tokens) - 1 and tokens[at + 1].joined):
        return False
    return (tokens[at].key, tokens[at + 1].key) in pairs()


def _misspelt(tokens: Sequence[Token], at: int) -> Slip | None:
    """Two words side by side that are no pair, but are one when a like-sounding word is put in.

    Neither may belong to the word on its other side, and one of them must seldom stand
    alone, or the repaired pair be a set word of this trade.
    """
    if at + 1 >= len(tokens) or not tokens[at + 1].joined:
        return None
    first, second = tokens[at], tokens[at + 1]
    # A capital before a small word begins a common name (Kế hoạch), no proper one (Phú Khê).
    if not (_is_word(first) and _is_plain(second)) or _known(tokens, at):
        return None
    if _known(tokens, at - 1) or _known(tokens, at + 1):
        return None
    repaired = _repaired(first.key, second.key)
    if repaired is None:
        return None
    return Slip(at, at + 1, repaired)


def _is_word(token: Token) -> bool:
    return bool(token.key) and token.word.isalpha() and not (token.is_name and token.word.isupper())


def _is_plain(token: Token) -> bool:
    return _is_word(token) and not token.is_name


@lru_cache(maxsize=8192)
def _repaired(first: str, second: str) -> str | None:
    """The known pair that two keys are a slip of, as it is spelled; None when there is none."""
    known = trade_words()
    for kept, changed, candidates in (
        (second, first, known.before.get(second, frozenset())),
        (first, second, known.after.get(first, frozenset())),
    ):
        for other in sorted(candidates):
            pair = (other, kept) if kept == second else (kept, other)
            if near(other, changed) and _is_evident(kept, changed, pair):
                return " ".join(known.spelling[syllable] for syllable in pair)
    return None


def _is_evident(kept: str, changed: str, pair: tuple[str, str]) -> bool:
    """Whether the kept syllable asks for a partner, or the pair is a set word of the trade."""
    if kept in habit("never_alone"):
        return True
    return changed not in habit("common") and pair in set_words()


def _orphan(tokens: Sequence[Token], at: int) -> Slip | None:
    """A word that never stands alone, with no word of its own on either side."""
    token = tokens[at]
    if token.key not in habit("never_alone") or not _is_plain(token) or token.shouted:
        return None
    if _known(tokens, at - 1) or _known(tokens, at) or _is_shared(tokens, at):
        return None
    # A passage that begins or ends in mid-sentence was cut by the file, not by its author.
    if (at == 0 and token.word.islower()) or at == len(tokens) - 1:
        return None
    # Beside a word that is itself misshapen nothing is lost.
    neighbours = [tokens[n] for n in (at - 1, at + 1) if 0 <= n < len(tokens)]
    if any(other.key and not is_syllable(other.word.lower()) for other in neighbours):
        return None
    return Slip(at, at, None, lost=True)


def _is_shared(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word shares its second half with the next: ``thẩm, phê duyệt``."""
    if at + 3 >= len(tokens) or tokens[at + 1].word not in _JOINS:
        return False
    return (tokens[at].key, tokens[at + 3].key) in pairs()
