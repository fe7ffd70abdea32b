"""Plain text: one `Line` for each line of the file, empty ones too."""

from __future__ import annotations

import re

from thidua.reading.load.charset import DecodedText, decode
from thidua.reading.load.intake import Intake
from thidua.reading.source import Line

_BREAKS = re.compile(r"\r\n?|[\n\v\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_text(data: bytes, intake: Intake) -> int:
    """Take a text file; returns the number of its pages (form feeds part them)."""
    return add_text(decode(_start_of(data, intake.limits.characters)), intake)


def _start_of(data: bytes, characters: int) -> bytes:
    """Bytes for at least so many characters, no UTF-8 sequence cut: none needs more than four."""
    end = characters * 4
    for _ in range(3):
        if end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
    return data[:end]


def read_unknown(data: bytes, intake: Intake) -> int:
    """Take what words there are in bytes of no known kind; returns the number of pages."""
    decoded = decode(data[: intake.limits.characters])
    text = _CONTROLS.sub("", decoded.text)
    readable = sum(letter.isalnum() or letter.isspace() for letter in text)
    intake.note("unknown_format")
    if readable < 0.7 * len(decoded.text):
        return 1
    return add_text(DecodedText(text, decoded.legacy, decoded.damaged), intake)


def note_encoding(decoded: DecodedText, intake: Intake) -> None:
    """Tell that a text was in an old encoding or lost characters."""
    if decoded.legacy:
        intake.note("legacy_encoding", charset=decoded.legacy)
    if decoded.damaged:
        intake.note("damaged_characters", count=decoded.damaged)


def add_text(decoded: DecodedText, intake: Intake) -> int:
    """Take decoded text line by line, with notices on its encoding; returns the pages."""
    note_encoding(decoded, intake)
    page = 1
    for page, sheet in enumerate(decoded.text.removesuffix("\f").split("\f"), start=1):
        for text in _BREAKS.split(sheet):
            if intake.full:
                intake.stop(page)
                return page
            intake.add(Line(_CONTROLS.sub("", text), page))
    return page
