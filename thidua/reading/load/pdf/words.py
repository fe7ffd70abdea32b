"""The words of a PDF page with their places, as pdfium finds them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from thidua.reading.load.page_words import Word

_LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-"}
_SPACES = frozenset({0, 9, 10, 11, 12, 13, 32, 0xA0, 0x2002, 0x2003, 0x2009, 0x3000, 0xFFFF})
# The box pdfium calls loose reaches from ascender to descender.
_BOX_TO_SIZE = 1 / 1.15
_SLANTED = 0.2
_FONT_NAME_BYTES = 128


@dataclass(frozen=True, slots=True)
class PageFrame:
    """Size of a page as it lies in the file, and its turn in quarters clockwise."""

    width: float
    height: float
    turn: int

    def turned(self, x: float, y: float) -> tuple[float, float]:
        """A place as one sees it on the turned page."""
        if self.turn == 1:
            return y, self.width - x
        if self.turn == 2:
            return self.width - x, self.height - y
        if self.turn == 3:
            return self.height - y, x
        return x, y


def read_words(text_page: object, frame: PageFrame) -> tuple[list[Word], list[Word]]:
    """The upright words of a page, and those written aslant (watermarks, stamps)."""
    reader = _WordReader(text_page, frame)
    upright: list[Word] = []
    slanted: list[Word] = []
    for first, last, text in _spans(text_page):
        word, is_slanted = reader.word(first, last, text)
        (slanted if is_slanted else upright).append(word)
    return upright, slanted


def _spans(text_page: object) -> Iterator[tuple[int, int, str]]:
    """First and last character index and text of each word, in the order of the file."""
    codes: list[int] = []
    start = 0
    unicode_at = pdfium.FPDFText_GetUnicode
    count = pdfium.FPDFText_CountChars(text_page)
    for at in range(count):
        code = unicode_at(text_page, at)
        if code not in _SPACES:
            if not codes:
                start = at
            codes.append(code)
        elif codes:
            yield start, at - 1, _text(codes)
            codes = []
    if codes:
        yield start, count - 1, _text(codes)


def _text(codes: list[int]) -> str:
    if max(codes) >= 0xD800 and any(0xD800 <= code < 0xE000 or code > 0xFFFF for code in codes):
        units = b"".join((code & 0xFFFF).to_bytes(2, "little") for code in codes)
        return units.decode("utf-16-le", "replace")
    return "".join(_LINE_END_HYPHENS.get(code) or chr(code) for code in codes)


class _WordReader:
    """Asks pdfium for places; the C variables are made once."""

    def __init__(self, text_page: object, frame: PageFrame) -> None:
        self._page = text_page
        self._frame = frame
        self._doubles = [ctypes.c_double() for _ in range(2)]
        self._floats = pdfium.FS_RECTF()
        self._name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
        self._flags = ctypes.c_int()

    def word(self, first: int, last: int, text: str) -> tuple[Word, bool]:
        start = self._origin(first)
        end = start if first == last else self._origin(last)
        left, right, size = self._extent(first, last)
        is_slanted = abs(end[1] - start[1]) > _SLANTED * max(abs(end[0] - start[0]), 1.0)
        font, bold, italic = self._font(first)
        return Word(text, left, max(left, right), start[1], size, bold, italic, font), is_slanted

    def _origin(self, at: int) -> tuple[float, float]:
        x, y = self._doubles
        pdfium.FPDFText_GetCharOrigin(self._page, at, ctypes.byref(x), ctypes.byref(y))
        return self._frame.turned(x.value, y.value)

    def _extent(self, first: int, last: int) -> tuple[float, float, float]:
        """Left end, right end and type size."""
        left, bottom, right, top = self._box(first)
        if last != first:
            _, _, right, _ = self._box(last)
        return left, right, max(1.0, (top - bottom) * _BOX_TO_SIZE)

    def _box(self, at: int) -> tuple[float, float, float, float]:
        box = self._floats
        pdfium.FPDFText_GetLooseCharBox(self._page, at, ctypes.byref(box))
        if self._frame.turn == 0:
            return box.left, box.bottom, box.right, box.top
        one = self._frame.turned(box.left, box.bottom)
        two = self._frame.turned(box.right, box.top)
        (left, right), (bottom, top) = (sorted(pair) for pair in zip(one, two, strict=True))
        return left, bottom, right, top

    def _font(self, at: int) -> tuple[str, bool, bool]:
        length = pdfium.FPDFText_GetFontInfo(
            self._page, at, self._name, _FONT_NAME_BYTES, ctypes.byref(self._flags)
        )
        raw = self._name.raw[: max(0, length - 1)] if length <= _FONT_NAME_BYTES else b""
        name = raw.decode("utf-8", "replace")
        name = name[7:] if name[6:7] == "+" else name
        lower = name.lower()
        bold = "bold" in lower or "black" in lower or bool(self._flags.value & (1 << 18))
        italic = "italic" in lower or "oblique" in lower or bool(self._flags.value & (1 << 6))
        return name, bold, italic
