"""Text in fonts of before Unicode (.VnTime, VNI-Times), made Unicode paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from thidua.reading.load.legacy import (
    Charset,
    charset_of_font,
    has_unicode_letters,
    shows_capitals,
    to_unicode,
)
from thidua.reading.load.syllables import vietnamese_share


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one look; ``capitals`` shows small letters as capitals."""

    text: str
    bold: bool = False
    italic: bool = False
    font: str = ""
    capitals: bool = False

    @property
    def charset(self) -> Charset | None:
        return charset_of_font(self.font)

    @property
    def shown(self) -> str:
        """The text as it shows in a Unicode font."""
        return self.text.upper() if self.capitals else self.text


class FontDecoder:
    """Decides for each paragraph whether its old font is meant, or only a name left over.

    Many texts typed in Unicode still carry the name of an old font. What the
    text of a paragraph does not tell is taken from those before it.
    """

    def __init__(self) -> None:
        self._meant = 0
        self.used: set[Charset] = set()

    def decode(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces in Unicode; neighbours in one old charset become one piece."""
        if not any(piece.charset for piece in pieces):
            return list(pieces)
        meant = {charset: self._is_meant(charset, pieces) for charset in Charset}
        out: list[Piece] = []
        for (charset, capitals), group in groupby(pieces, key=_writing):
            run = list(group)
            if charset is None or not meant[charset]:
                out += run
            else:
                out.append(self._convert(run, charset, capitals))
        return out

    def _is_meant(self, charset: Charset, pieces: Sequence[Piece]) -> bool:
        text = "".join(piece.text for piece in pieces if piece.charset == charset)
        if text.isascii():
            return True
        if has_unicode_letters(text):
            self._meant -= 1
            return False
        as_it_is = vietnamese_share(text)[0]
        converted = vietnamese_share(to_unicode(text, charset))[0]
        if converted > as_it_is:
            self._meant += 1
            return True
        return converted == as_it_is and self._meant >= 0

    def _convert(self, run: Sequence[Piece], charset: Charset, capitals: bool) -> Piece:
        # VNI may have a letter in one run and its marks in the next, and whether a TCVN3
        # word is in capitals shows only as a whole: so the run is converted in one.
        text = "".join(piece.text for piece in run)
        if not text.isascii():
            self.used.add(charset)
        written = [piece for piece in run if piece.text.strip()]
        return Piece(
            to_unicode(text, charset),
            bold=bool(written) and all(piece.bold for piece in written),
            italic=bool(written) and all(piece.italic for piece in written),
            capitals=capitals,
        )


def _writing(piece: Piece) -> tuple[Charset | None, bool]:
    return piece.charset, piece.capitals or shows_capitals(piece.font)
