"""Roman numerals read from their picture: OCR takes III for HI, but strokes can be counted."""

from __future__ import annotations

import re

from PIL import Image

# What OCR makes of numerals: upright strokes alone, or after V or X.
_NUMERAL = re.compile(r"([VX]?)([IHTl1|]{1,4})([.,)]?)")
_ONE_BEFORE = re.compile(r"[1l|]([VX][.,)]?)")
_INK = 140
# The height, from the top, at which neither serifs nor the bar of an H are in the way.
_BAND = (0.14, 0.3)
_SHARE = 0.4
_MOST_STROKES = 4


def read_numeral(text: str, word: Image.Image) -> str:
    """The word as its strokes tell, or as OCR read it when it is no numeral.

    ``word`` is its picture in grey, cut close.
    """
    if before := _ONE_BEFORE.fullmatch(text):
        return f"I{before[1]}"
    found = _NUMERAL.fullmatch(text)
    if found is None or not ({"I", "H"} & set(found[2])):
        return text
    letter, _, mark = found.groups()
    strokes = _count_strokes(word) - (2 if letter else 0)
    if not 1 <= strokes <= _MOST_STROKES or (strokes == 2 and _has_bar(word)):
        return text
    if strokes < len(found[2]) or (not letter and strokes == _MOST_STROKES):
        return text
    return f"{letter}{'I' * strokes}{mark}"


def _count_strokes(word: Image.Image) -> int:
    top, bottom = (round(word.height * part) for part in _BAND)
    band = word.crop((0, top, word.width, max(bottom, top + 1)))
    columns = _dark_columns(band)
    return sum(
        dark and not before for before, dark in zip([False, *columns], columns, strict=False)
    )


def _has_bar(word: Image.Image) -> bool:
    """Whether ink joins the strokes at half height, as in an H."""
    middle = word.crop((0, round(word.height * 0.42), word.width, round(word.height * 0.58)))
    columns = _dark_columns(middle, share=0.1)
    dark = [at for at, is_dark in enumerate(columns) if is_dark]
    return bool(dark) and all(columns[dark[0] : dark[-1] + 1]) and len(dark) > word.height / 3


def _dark_columns(band: Image.Image, share: float = _SHARE) -> list[bool]:
    ink = band.point([255 if shade < _INK else 0 for shade in range(256)])
    means = ink.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    return [mean >= share * 255 for mean in means]
