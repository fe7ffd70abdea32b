"""A text as words: what the grammars of extraction read instead of characters.

Letter case, the two ways to place a tone mark and look-alike letters have no
meaning left in the folded words; the places lead back to the printed text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_OLD_TONES = {
    old + tone: new
    for old, tone, new in (
        *(("o", toned, plain + "a") for toned, plain in zip("àáảãạ", "òóỏõọ", strict=True)),
        *(("o", toned, plain + "e") for toned, plain in zip("èéẻẽẹ", "òóỏõọ", strict=True)),
        *(("u", toned, plain + "y") for toned, plain in zip("ỳýỷỹỵ", "ùúủũụ", strict=True)),
    )
}
_SIGNS = {"–": "-", "—": "-", "‑": "-", "―": "-", "−": "-", "“": '"', "”": '"', "‟": '"', "„": '"'}
_SPELLINGS = {"hàng": "hằng", "kì": "kỳ", "kĩ": "kỹ", "quí": "quý", "lí": "lý"}


_OUTSIDE = ("",) * 128


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """The comparing form of one word or sign: small letters, new tone placement."""
    if len(word) == 1 and not word.isalnum():
        return _SIGNS.get(word, word)
    small = word.lower().replace("ð", "đ")
    if small[-2:] in _OLD_TONES and small[-3:-2] != "q":
        small = small[:-2] + _OLD_TONES[small[-2:]]
    return _SPELLINGS.get(small, small)


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words and signs of a phrase."""
    return tuple(fold_word(word) for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A text cut into words, numbers and signs; ``folded[i]`` stands at ``starts[i]:ends[i]``.

    Reading outside the text gives an empty word, so that rules need no bounds:
    empty words follow the last one in ``folded``.
    """

    text: str
    folded: list[str]
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a text; linear in its length."""
        folded: list[str] = []
        starts, ends = array("l"), array("l")
        for found in _WORD.finditer(text):
            folded.append(fold_word(found.group()))
            starts.append(found.start())
            ends.append(found.end())
        folded.extend(_OUTSIDE)
        return cls(text, folded, starts, ends)

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, at: int) -> str:
        """The folded word, "" outside the text."""
        try:
            # The empty words at the end also answer for places shortly before the first.
            return self.folded[at]
        except IndexError:
            return ""

    def raw(self, at: int) -> str:
        """The printed word, "" outside the text."""
        return self.text[self.starts[at] : self.ends[at]] if 0 <= at < len(self.starts) else ""

    def has(self, at: int, *phrase: str) -> bool:
        """Whether these folded words stand at ``at``."""
        return self.word(at) == phrase[0] and self.folded[at : at + len(phrase)] == list(phrase)

    def is_capital(self, at: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.raw(at)[:1].isupper()

    def is_number(self, at: int) -> bool:
        """Whether the token is a run of digits."""
        return self.word(at).isdecimal()

    def glued(self, at: int) -> bool:
        """Whether no blank stands before the token."""
        return 0 < at < len(self.starts) and self.starts[at] == self.ends[at - 1]

    def same_line(self, at: int, after: int) -> bool:
        """Whether no line or cell ends between two tokens."""
        between = self.text[self.ends[at] : self.starts[after]] if after < len(self) else "\n"
        return "\n" not in between and "\t" not in between

    def index_at(self, place: int) -> int:
        """The first token that starts at or after a place in the text."""
        return bisect_left(self.starts, place)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The range of tokens that start inside ``text[start:end]``."""
        return self.index_at(start), self.index_at(end)

    def slice(self, first: int, stop: int) -> str:
        """The printed words of tokens ``first`` up to, not including, ``stop``."""
        return self.text[self.starts[first] : self.ends[stop - 1]] if stop > first else ""


class PhraseSet:
    """Set phrases; `match` gives the length in tokens of the longest one at a place."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = {folded for phrase in phrases if (folded := fold_words(phrase))}
        lengths: dict[str, set[int]] = {}
        for phrase in self._phrases:
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._lengths = {first: sorted(known, reverse=True) for first, known in lengths.items()}

    def match(self, words: Words, at: int) -> int:
        """How many tokens the longest phrase at ``at`` has, 0 when none stands there."""
        lengths = self._lengths.get(words.word(at))
        if lengths is not None:
            for length in lengths:
                if tuple(words.folded[at : at + length]) in self._phrases:
                    return length
        return 0

    def find(self, words: Words, first: int, stop: int) -> int | None:
        """The first token in the range at which a phrase stands."""
        return next((at for at in range(first, stop) if self.match(words, at)), None)
