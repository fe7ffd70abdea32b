"""Numbers, letters and bullets at the start of a paragraph: what they say and where they end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from thidua.reading.conventions.letters import LOWER, UPPER
from thidua.reading.conventions.symbols import NUMBER

LETTERS = "abcdđeghiklmnopqrstuvxy"
_ORDINALS = {
    "nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Label:
    """A number read at the start of a paragraph.

    ``text`` is the label as paths write it (``II``, ``1.1``, ``a``, ``Bước 1``).
    ``series`` tells which run it belongs to: ``roman``, ``arabic``, ``letter``,
    ``capital``, ``dotted``, or the lower-cased word of a worded label.
    ``mark`` is the punctuation around it, ``values`` its number, one part per
    dot; ``end`` is where the words after it begin.
    """

    text: str
    series: str
    mark: str
    values: tuple[int, ...]
    end: int


# What may follow: a blank, the end, or at once a letter or an opening quote.
_WORDS = r"(?=\s|$|[\"“‘(]|[^\W\d_])"
_MARK = rf"\s?(?P<mark>\.-|/-|/(?![{LOWER}])|[.):]|[-–—](?!\s*\d))"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("paren", re.compile(r"\(\s*(?P<label>\d{1,2}|[ivx]{1,4}|[a-zđ])\s*(?P<mark>\))" + _WORDS)),
    ("dotted", re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,4})(?P<mark>[.):/]*[-–]?)(?=\s|$)")),
    ("dotted", re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,4})(?P<mark>[.):/]-?)" + _WORDS)),
    ("dotted", re.compile(r"(?P<label>[IVX]{1,5}(?:\.\d{1,2}){1,3})(?P<mark>[.):]*)" + _WORDS)),
    ("dotted", re.compile(r"(?P<label>[a-zđ]\.?\d{1,2})(?P<mark>[.)])" + _WORDS)),
    ("arabic", re.compile(r"(?P<label>\d{1,2})" + _MARK + _WORDS)),
    ("roman", re.compile(r"(?P<label>[IVX]{1,6})" + _MARK + _WORDS)),
    (
        "capital",
        re.compile(rf"(?P<label>[A-HK-ZĐ])\s?(?P<mark>[.)/]|[-–—](?=\s))(?=\s|$|[{UPPER}])"),
    ),
    (
        "letter",
        re.compile(rf"(?P<label>[a-zđ])\s?(?P<mark>[.)]|/(?![{LOWER}])|[-–—](?=\s))" + _WORDS),
    ),
)
_WORDED = re.compile(
    r"(?P<word>Phần|Chương|Mục|Điều|Bước|Đợt|Giai\s+đoạn|Vòng|Chuyên\s+đề)"
    r"\s+(?:thứ\s+)?(?P<number>\d{1,2}|[IVX]{1,5}|[^\W\d_]{2,4})(?![\w/])\s*(?P<mark>[.:)–—-]*)",
    re.IGNORECASE,
)
_BARE_ROMAN = re.compile(r"(?P<label>[IVX]{1,5})\s+(?=\S)")
_BULLET = re.compile(
    r"\s*(?:[-–—+•●○◦▪■□✓✔➢❖·…\uf02d\uf0a7\uf0b7\uf0d8\uf0fc]|\*(?=\s))[-–—+\s]*(?=[\w\"“”‘'’(½…*])"
)
_DOCUMENT_NUMBER = re.compile(NUMBER)
# "Q. GIÁM ĐỐC" and "T/M BAN THƯỜNG VỤ" open a signature, not an item.
_AUTHORITY = re.compile(rf"(?:Q\s?\.|[TK]\s?/\s?[MTL])\s*(?=[{UPPER}]{{2}})")
_LEADING = re.compile(r"\s*")
_BLANKS = re.compile(r"\s*")


def roman_value(text: str) -> int | None:
    """The value of a roman number up to XXXIX, None when it is not one."""
    if not text or any(letter not in _ROMAN for letter in text):
        return None
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    total = sum(-a if a < b else a for a, b in zip(values, following, strict=True))
    return total if _to_roman(total) == text else None


def _to_roman(number: int) -> str:
    out = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out += letters
            number -= value
    return out


def bullet_end(text: str) -> int | None:
    """Where the words after an opening bullet begin, None when there is no bullet."""
    found = _BULLET.match(text)
    return found.end() if found else None


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label | None:
    """The label that opens a paragraph, or None.

    A single letter that is also a roman number (``I.``, ``v)``) is read as
    roman or as letter by its case; the tree decides what it continues.
    """
    start = _end_of(_LEADING, text, 0)
    if _DOCUMENT_NUMBER.match(text, start) or _AUTHORITY.match(text, start):
        return None
    return _numbered(text, start) or _worded(text, start) or _bare_roman(text, start)


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _numbered(text: str, start: int) -> Label | None:
    for series, pattern in _PATTERNS:
        found = pattern.match(text, start)
        if not found:
            continue
        words = found["label"]
        real = _series_of_parenthesised(words) if series == "paren" else series
        values = _values(words, real)
        if values is None:
            continue
        mark = "()" if series == "paren" else found["mark"]
        return Label(words, real, mark, values, _end_of(_BLANKS, text, found.end()))
    return None


def _series_of_parenthesised(words: str) -> str:
    return "arabic" if words.isdigit() else "letter"


def _values(words: str, series: str) -> tuple[int, ...] | None:
    if series == "arabic":
        return (int(words),)
    if series == "roman":
        value = roman_value(words)
        return None if value is None else (value,)
    if series == "dotted":
        return _dotted_values(words)
    position = LETTERS.find(words.lower())
    # Letters outside the Vietnamese order (w, z, f, j) still number lists.
    return (position + 1 if position >= 0 else ord(words.lower()[0]),)


def _dotted_values(words: str) -> tuple[int, ...] | None:
    first, *rest = re.findall(r"\d+|[^\W\d_]+", words)
    if first.isdigit():
        head: int | None = int(first)
    elif first.isupper():
        head = roman_value(first)
    else:
        head = LETTERS.find(first) + 1
    return None if head is None else (head, *(int(part) for part in rest))


def _worded(text: str, start: int) -> Label | None:
    found = _WORDED.match(text, start)
    if not found:
        return None
    number = found["number"]
    value = (
        int(number) if number.isdigit() else roman_value(number) or _ORDINALS.get(number.lower())
    )
    after = text[_end_of(_BLANKS, text, found.end()) :]
    if value is None or not (found["mark"] or not after or after[0] == "(" or after[0].isupper()):
        return None
    words = " ".join(text[start : found.end("number")].split())
    word = " ".join(found["word"].lower().split())
    return Label(
        words[0].upper() + words[1:], word, found["mark"], (value,), len(text) - len(after)
    )


def _bare_roman(text: str, start: int) -> Label | None:
    """``II NỘI DUNG``: a roman number whose point was lost, before a heading in capitals."""
    found = _BARE_ROMAN.match(text, start)
    if not found:
        return None
    value = roman_value(found["label"])
    rest = text[found.end() :]
    if value is None or not rest.isupper() or len(rest.split()) < 2:
        return None
    return Label(found["label"], "roman", "", (value,), found.end())
