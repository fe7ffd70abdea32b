"""The words of a passage as the spelling checks see them: one syllable after another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua.reading.check.spelling.syllable import key

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s]|_", re.UNICODE)
_OPENERS = frozenset("“\"'‘*-–+•:.;!?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign: ``text[start:end]`` of the passage.

    ``key`` is its folded form, empty for a sign or a number. ``joined`` tells that
    only blanks stand between it and the token before; ``opens`` that a sentence,
    a quotation or a list item begins with it, so that a capital means nothing;
    ``shouted`` that the whole text is in capitals, so that names cannot be told.
    """

    word: str
    key: str
    start: int
    end: int
    joined: bool
    opens: bool
    shouted: bool = False

    @property
    def is_name(self) -> bool:
        """A capital where none is due: part of a name or an abbreviation."""
        return self.word[0].isupper() and not self.opens


def tokens_of(text: str) -> list[Token]:
    """All words and signs of a text, in order. A text in capitals is read as if it were small."""
    capitals = text.isupper()
    out: list[Token] = []
    found = list(_TOKEN.finditer(text))
    for at, match in enumerate(found):
        word = match[0].lower() if capitals else match[0]
        before = found[at - 1] if at else None
        new_line = before is not None and "\n" in text[before.end() : match.start()]
        opens = before is None or new_line or before[0] in _OPENERS
        # "Phạm Hồng Trường": two capitals at the beginning are a name, not a sentence.
        if opens and at + 1 < len(found) and found[at + 1][0][0].isupper():
            opens = capitals
        joined = before is not None and before[0][-1].isalnum() and not new_line
        out.append(
            Token(
                word,
                key(word) if word[0].isalpha() else "",
                match.start(),
                match.end(),
                joined,
                opens,
                capitals,
            )
        )
    return out
