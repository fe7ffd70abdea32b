"""Words written twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.reading.check.spelling.lexicon import habit, pairs
from thidua.reading.check.spelling.slips import Slip
from thidua.reading.check.spelling.tokens import Token

_LONGEST = 3


def repeats(tokens: Sequence[Token]) -> Iterator[Slip]:
    """One to three words that stand twice running: ``cho cho``, ``tham quan tham quan``."""
    keys = [token.key for token in tokens]
    at = 0
    while at < len(tokens):
        size = _twice(tokens, keys, at)
        if size and not _is_meant(tokens, at, size):
            words = " ".join(token.word for token in tokens[at : at + size])
            yield Slip(at, at + 2 * size - 1, words)
            at += 2 * size
        else:
            at += 1


def _twice(tokens: Sequence[Token], keys: Sequence[str], at: int) -> int:
    """How many words from here stand twice running, 0 when none do."""
    for size in range(_LONGEST, 0, -1):
        end = at + 2 * size
        if not keys[at] or end > len(keys) or keys[at] != keys[at + size]:
            continue
        same = keys[at : at + size] == keys[at + size : end]
        joined = all(token.key and token.joined for token in tokens[at + 1 : end])
        if same and joined and not tokens[end - 1].is_name:
            return size
    return 0


def _is_meant(tokens: Sequence[Token], at: int, size: int) -> bool:
    """Whether two words meet here that are alike (``tiên tiến tiến tới``), or one of its kind
    that is rightly doubled (``luôn luôn``)."""
    first, second = tokens[at], tokens[at + size]
    if size == 1 and first.key in habit("repeated"):
        return True
    if size > 1:
        return False
    left = at > 0 and first.joined and (tokens[at - 1].key, first.key) in pairs()
    after = tokens[at + 2] if at + 2 < len(tokens) and tokens[at + 2].joined else None
    right = after is not None and (second.key, after.key) in pairs()
    return left and right
