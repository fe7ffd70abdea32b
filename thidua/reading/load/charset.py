"""From the bytes of a text file to Unicode, whatever encoding it was saved in."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from thidua.reading.load.legacy import Charset, detect_charset, to_unicode
from thidua.reading.load.syllables import vietnamese_share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 8192
_CP1252 = {
    code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)
}


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text; ``legacy`` names the old encoding it was in, ``damaged`` counts lost characters."""

    text: str
    legacy: str | None = None
    damaged: int = 0


def decode(data: bytes) -> DecodedText:
    """Decode a text file; never fails, what is no character becomes U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    wide = _wide_encoding(data)
    if wide:
        return _replacing(data, wide)
    try:
        return unmask(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _not_utf8(data)


def unmask(text: str) -> DecodedText:
    """A text whose characters are really codes of TCVN3 or VNI, put right; else as it is."""
    charset = detect_charset(text)
    if charset is None:
        return DecodedText(text)
    return DecodedText(to_unicode(text, charset), charset.label)


def looks_like_text(data: bytes) -> bool:
    """Whether the bytes are text in some encoding, not pictures or programs."""
    sample = data[:_SAMPLE]
    if any(sample.startswith(mark) for mark, _ in _MARKS) or _wide_encoding(data):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1a\x1b" for byte in sample)
    if controls * 100 > len(sample):
        return False
    decoded = decode(sample)
    return decoded.legacy is not None or decoded.damaged * 5 <= len(decoded.text)


def _replacing(data: bytes, encoding: str) -> DecodedText:
    text = data.decode(encoding, "replace")
    return DecodedText(text, damaged=text.count("\ufffd"))


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark shows by the zeros at every second place, and by its letters."""
    sample = data[: _SAMPLE // 2 * 2]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < half * 0.4 or min(even, odd) > half * 0.05:
        return None
    letters = sample.decode(encoding, "replace")
    western = sum(letter < "\u2200" for letter in letters)
    return encoding if western >= 0.95 * len(letters) else None


def _not_utf8(data: bytes) -> DecodedText:
    broken = _replacing(data, "utf-8")
    whole = sum(not letter.isascii() for letter in broken.text) - broken.damaged
    if broken.damaged <= max(2, whole // 4):
        return broken
    western = data.decode("latin-1").translate(_CP1252)
    charset = detect_charset(western)
    if charset is not None:
        return DecodedText(to_unicode(western, charset), charset.label)
    combined = _windows_1258(data)
    if combined and vietnamese_share(combined)[0] > max(0.6, vietnamese_share(western)[0]):
        return DecodedText(combined, "Windows-1258")
    return broken


def _windows_1258(data: bytes) -> str | None:
    try:
        return unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None


__all__ = ["Charset", "DecodedText", "decode", "looks_like_text", "unmask"]
