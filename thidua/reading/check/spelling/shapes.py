"""Words that cannot be Vietnamese, and words run together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.reading.check.spelling.lexicon import pairs
from thidua.reading.check.spelling.slips import Slip
from thidua.reading.check.spelling.syllable import is_syllable, key
from thidua.reading.check.spelling.tokens import Token
from thidua.reading.conventions.letters import LOWER, UPPER

_RUN_ON = re.compile(rf"(?P<first>[{UPPER}]?[{LOWER}]+)(?P<second>[{UPPER}][{LOWER}]+)")
_SHORTEST_GLUED = 5


def misshapen(tokens: Sequence[Token]) -> Iterator[Slip]:
    """Words run together (``quanVăn``) and small words that no syllable of the language fits."""
    for at, token in enumerate(tokens):
        if not token.key or not token.word.isalpha() or token.word.isupper():
            continue
        parts = _glued(token.word)
        if parts is not None:
            yield Slip(at, at, " ".join(parts))
        elif _is_impossible(token):
            yield Slip(at, at, None)


def _glued(word: str) -> tuple[str, str] | None:
    """The two words that were run together; None when the word is whole."""
    run_on = _RUN_ON.fullmatch(word)
    if run_on:
        first, second = run_on["first"], run_on["second"]
        both = is_syllable(first) and is_syllable(second)
        return (first, second) if both and not (first + second).isascii() else None
    if len(word) < _SHORTEST_GLUED or is_syllable(word) or word.isascii():
        return None
    splits = [(word[:n], word[n:]) for n in range(2, len(word) - 1)]
    whole = [split for split in splits if all(map(is_syllable, split))]
    known = [split for split in whole if (key(split[0]), key(split[1])) in pairs()]
    # Two whole words with marks of their own are no slip of one letter.
    marked = [split for split in whole if not any(part.isascii() for part in split)]
    return next(iter((*known, *marked)), None)


def _is_impossible(token: Token) -> bool:
    """A small word with Vietnamese letters that cannot be read; foreign words are not judged."""
    word = token.word
    return len(word) > 1 and not token.is_name and not word.isascii() and not is_syllable(word)
