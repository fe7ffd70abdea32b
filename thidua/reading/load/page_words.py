"""Words with their places on a page, and the rows they stand in.

Found by pdfium in a text layer or by OCR in a picture; x goes to the right and
y upwards, in points of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from thidua.reading.load.legacy import (
    charset_of_font,
    has_unicode_letters,
    shows_capitals,
    to_unicode,
)

# In parts of the type size:
_SAME_BASELINE = 0.3
_SIDE_BY_SIDE = 0.8
GUTTER = 0.6

Gutter = tuple[float, float]
"""Left and right edge of an upright strip without words."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its left and right end, its baseline and its type size; ``font`` by name."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    font: str = ""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(slots=True)
class Row:
    """Words at one height of the page, from left to right once `rows_of` is done."""

    words: list[Word]
    bases: list[float] = field(default_factory=list)

    @property
    def base(self) -> float:
        return self.bases[0]

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    def takes(self, word: Word) -> bool:
        """Whether the word stands at this height."""
        size = max(word.size, self.words[0].size)
        if any(abs(base - word.base) <= _SAME_BASELINE * size for base in self.bases):
            return True
        beside = word.left - self.right > GUTTER * size or self.left - word.right > GUTTER * size
        return beside and abs(self.base - word.base) <= _SIDE_BY_SIDE * size

    def add(self, word: Word) -> None:
        self.words.append(word)
        if all(abs(base - word.base) > _SAME_BASELINE * word.size for base in self.bases):
            self.bases.append(word.base)

    def gaps(self) -> list[Gutter]:
        """The free room between neighbouring words, where there is some."""
        pairs = zip(self.words, self.words[1:], strict=False)
        return [(one.right, two.left) for one, two in pairs if two.left > one.right]

    def leaves_free(self, gutter: Gutter) -> Gutter | None:
        """The part of a gutter in which no word stands; the widest one."""
        left, right = gutter
        best: Gutter | None = None
        at = left
        for word in [*self.words, Word("", right, right, 0, 0)]:
            start, end = min(word.left, right), word.right
            if start > at and (best is None or start - at > best[1] - best[0]):
                best = (at, start)
            at = max(at, end)
            if at >= right:
                break
        return best

    def side(self, gutter: Gutter, *, left: bool) -> list[Word]:
        middle = sum(gutter) / 2
        return [word for word in self.words if (word.middle < middle) == left]


def rows_of(words: Sequence[Word]) -> list[Row]:
    """The words in rows from top to bottom."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        row = next((row for row in rows[-1:-4:-1] if row.takes(word)), None)
        if row is None:
            rows.append(Row([word], [word.base]))
        else:
            row.add(word)
    for row in rows:
        row.words.sort(key=lambda word: word.left)
    return rows


def joined(words: Sequence[Word]) -> str:
    """The words as text; those in a font of before Unicode are converted."""
    parts: list[str] = []
    for font, group in groupby(words, key=lambda word: word.font):
        text = " ".join(word.text for word in group)
        charset = charset_of_font(font)
        if charset and not has_unicode_letters(text):
            text = to_unicode(text, charset)
            text = text.upper() if shows_capitals(font) else text
        parts.append(text)
    return " ".join(parts)
