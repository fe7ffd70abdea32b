"""Numbers as Word's list formats print them."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def roman(count: int) -> str:
    """Roman numerals from 1 to 3999, other numbers in digits."""
    if not 0 < count < 4000:
        return str(count)
    out = ""
    for worth, sign in _ROMAN:
        out += sign * (count // worth)
        count %= worth
    return out


def letters(count: int) -> str:
    """a … z, then aa, bb … as Word goes on (not ab)."""
    if not 0 < count <= 26 * 30:
        return str(count)
    rounds, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (rounds + 1)


def in_words(count: int) -> str:
    """Vietnamese counting words from 1 to 99, other numbers in digits."""
    if not 0 < count < 100:
        return str(count)
    tens, units = divmod(count, 10)
    if tens == 0:
        return _WORDS[units]
    head = "mười" if tens == 1 else f"{_WORDS[tens]} mươi"
    if units == 0:
        return head
    tail = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(units, _WORDS[units])
    return f"{head} {tail}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "numberInDash": lambda count: f"- {count} -",
    "upperRoman": roman,
    "lowerRoman": lambda count: roman(count).lower(),
    "upperLetter": lambda count: letters(count).upper(),
    "lowerLetter": letters,
    "vietnameseCounting": in_words,
    "cardinalText": lambda count: in_words(count).capitalize(),
    "none": lambda _: "",
}


def print_number(count: int, numbering_format: str) -> str:
    """A list number in one of Word's formats (``w:numFmt``); unknown ones in digits."""
    return _FORMATS.get(numbering_format, str)(count)
