"""Vietnamese letters for regular expressions: a range like ``À-Ỹ`` would mix both cases."""

from __future__ import annotations

import unicodedata

_BASES = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")

_SMALL_MARKED = "".join(
    letter
    for base in _BASES
    for tone in _TONES
    if not (letter := unicodedata.normalize("NFC", base + tone)).isascii()
)

LOWER = f"a-z{_SMALL_MARKED}đð"
"""Small letters, for use inside a character class."""

UPPER = f"A-Z{_SMALL_MARKED.upper()}ĐÐ"
"""Capital letters, for use inside a character class (``Ð`` is often typed for ``Đ``)."""
