"""Words, numbers and signs of a text, with their places.

Grammar rules read tokens, never characters: kinds of blank, dash and quote,
letter case and the spelling variants of time words have no meaning left here.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field
from typing import Any

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.S)

# One spelling for words that offices write in several ways, one sign for its kinds.
_SPELLINGS = {
    "quí": "quý", "qúy": "quý", "hàng": "hằng", "kì": "kỳ", "bẩy": "bảy", "nữa": "nửa",
    "tới": "đến", "mùng": "mồng", "trễ": "muộn", "giờ": "h", "g": "h",
    **dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("’‘′`", "'"), "…": ".",
}  # fmt: skip

_LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """A text cut into tokens; ``words[i]`` is the folded form of token ``i``.

    Reading past the end gives an empty word, so that rules need no bounds. ``memo``
    holds the days already read, by their first token: several rules ask for each.
    """

    text: str
    words: list[str]
    starts: array[int]
    ends: array[int]
    memo: dict[int, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """The folded token, or "" outside the text."""
        try:
            return self.words[at] if at >= 0 else ""
        except IndexError:
            return ""

    def number(self, at: int) -> int | None:
        """The value of a token of up to six digits, else None."""
        word = self.word(at)
        if word.isdecimal() and len(word) <= _LONGEST_NUMBER:
            return int(word)
        return None

    def digits(self, at: int) -> int:
        """How many digits the number token has, 0 when it is none."""
        word = self.word(at)
        return len(word) if word.isdecimal() else 0

    def glued(self, at: int) -> bool:
        """Whether no blank stands between token ``at`` and the one before."""
        return 0 < at < len(self.words) and self.starts[at] == self.ends[at - 1]

    def has(self, at: int, *phrase: str) -> bool:
        """Whether the tokens from ``at`` on are these words."""
        return at >= 0 and self.words[at : at + len(phrase)] == list(phrase)

    def raw(self, first: int, stop: int) -> str:
        """The printed characters of tokens ``first`` up to, not including, ``stop``."""
        return self.text[self.starts[first] : self.ends[stop - 1]] if stop > first else ""


def tokenise(text: str) -> Tokens:
    """Cut a text; linear in its length. Places refer to ``text`` as given, NFC or not."""
    plain, places = _composed(text)
    folded = _lower(plain)
    words: list[str] = []
    starts, ends = array("I"), array("I")
    spelling = _SPELLINGS.get
    for match in _TOKEN.finditer(folded):
        word = match.group()
        words.append(spelling(word, word))
        starts.append(match.start())
        ends.append(match.end())
    if places is not None:
        starts = array("I", (places[start] for start in starts))
        ends = array("I", (places[end] for end in ends))
    return Tokens(text, words, starts, ends)


def _composed(text: str) -> tuple[str, array[int] | None]:
    """The NFC form one character per cluster, and where each character came from."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    chars: list[str] = []
    places = array("I")
    for match in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", match.group())
        chars.append(composed[0])
        places.append(match.start())
    places.append(len(text))
    return "".join(chars), places


def _lower(text: str) -> str:
    """Lower case, one character for one."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
