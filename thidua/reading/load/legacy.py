"""Vietnamese text of before Unicode: TCVN3 (fonts .VnTime …) and VNI (fonts VNI-Times …).

Both write Vietnamese with the codes of Western letters, so such a text shows as
``Céng hßa x· héi`` (TCVN3) or ``Coäng hoøa xaõ hoäi`` (VNI) in any other font.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.core.labels import Labelled
from thidua.reading.load.syllables import is_syllable, vietnamese_share


class Charset(Labelled):
    """An encoding of before Unicode."""

    TCVN3 = "tcvn3", "TCVN3 (ABC)"
    VNI = "vni", "VNI"


# TCVN3 has one code for each small letter; capitals with a tone came from fonts whose
# name ends in H, which show small letters as capitals.
_TCVN3 = dict(
    zip(
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢£¤¥¦§",
        "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)

# VNI writes a letter with marks as the bare letter and a code for the marks; ơ, ư, đ and
# the i with a tone have codes of their own.
_VNI_MARKS = {
    "a": ("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ"),
    "e": ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    "o": ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    "ô": ("ùøûõï", "ớờởỡợ"),
    "u": ("ùøûõï", "úùủũụ"),
    "ö": ("ùøûõï", "ứừửữự"),
    "y": ("ùøûõ", "ýỳỷỹ"),
}
_VNI_SINGLE = dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True))


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for letter, (marks, results) in _VNI_MARKS.items():
        for mark, result in zip(marks, results, strict=True):
            table[letter + mark] = result
            table[letter.upper() + mark] = result.upper()
    table |= {old.upper(): new.upper() for old, new in table.items()}
    return table


_VNI = _vni_table()
_VNI_UNITS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_TCVN3_CODES = str.maketrans(_TCVN3)
_TCVN3_LETTERS = frozenset(_TCVN3)
# Some programs wrote a capital with a tone as the bare capital and the small letter: A¸ for Á.
_DOUBLED = re.compile(
    "|".join(
        f"{bare.upper()}[{toned}]"
        for bare, toned in (
            ("a", "áàảãạ"), ("ă", "ắằẳẵặ"), ("â", "ấầẩẫậ"), ("e", "éèẻẽẹ"), ("ê", "ếềểễệ"),
            ("i", "íìỉĩị"), ("o", "óòỏõọ"), ("ô", "ốồổỗộ"), ("ơ", "ớờởỡợ"), ("u", "úùủũụ"),
            ("ư", "ứừửữự"), ("y", "ýỳỷỹỵ"),
        )
    )
)  # fmt: skip

# Letters and marks that only Unicode has: no old encoding shows as these.
_UNICODE_LETTERS = re.compile(r"[ăđĐơưƠƯ\u0300-\u0323\u1ea0-\u1ef9]", re.IGNORECASE)
_SAMPLE = 20_000
_NEEDED_WORDS = 3


def to_unicode(text: str, charset: Charset) -> str:
    """The text with the codes of an old encoding replaced; everything else stays."""
    if charset is Charset.VNI:
        return _VNI_UNITS.sub(lambda unit: _VNI[unit[0]], text)
    cased = _with_capitals(text, text.translate(_TCVN3_CODES))
    return _DOUBLED.sub(lambda pair: pair[0][1].upper(), cased)


def detect_charset(text: str) -> Charset | None:
    """The old encoding a text is in, None when it reads better as it is."""
    sample = text if len(text) <= _SAMPLE else text[:_SAMPLE] + text[len(text) // 2 :][:_SAMPLE]
    if len(_UNICODE_LETTERS.findall(sample)) * 40 > len(sample):
        return None
    plain, words = vietnamese_share(sample)
    if words < _NEEDED_WORDS or plain >= 0.7:
        return None
    share, charset = max(
        (vietnamese_share(to_unicode(sample, charset))[0], charset) for charset in Charset
    )
    return charset if share >= 0.6 and share > plain + 0.3 else None


def has_unicode_letters(text: str) -> bool:
    """Whether the text holds a Vietnamese letter that no old encoding could show."""
    return _UNICODE_LETTERS.search(text) is not None


def charset_of_font(font: str) -> Charset | None:
    """The encoding that a font's name tells: ``.VnTime`` TCVN3, ``VNI-Times`` VNI."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return Charset.TCVN3
    return Charset.VNI if name.startswith("vni-") else None


def shows_capitals(font: str) -> bool:
    """Whether the font shows small letters as capitals (``.VnTimeH``)."""
    return font.strip().lower().startswith(".vn") and font.strip().endswith("H")


_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\n]+")


def _with_capitals(old: str, new: str) -> str:
    """``new`` with whole words in capitals: TCVN3 text has ``HO¹CH`` for HOẠCH."""
    if _TCVN3_LETTERS.isdisjoint(old):
        return new
    parts, done = [], 0
    for line in _LINE.finditer(old):
        for start, end in _capital_words(old, line):
            parts += [new[done:start], new[start:end].upper()]
            done = end
    return "".join([*parts, new[done:]])


def _capital_words(old: str, line: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Places of the words in capitals; one with a single plain letter (``KÕ``) goes by the next."""
    words = list(_WORD.finditer(old, *line.span()))
    capitals = [_is_in_capitals(word[0]) for word in words]
    for at, word in enumerate(words):
        neighbour = at + 1 if at + 1 < len(words) else at - 1
        near = neighbour >= 0 and capitals[neighbour]
        if capitals[at] or (near and _may_be_in_capitals(word[0])):
            yield word.span()


def _is_in_capitals(word: str) -> bool:
    plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
    if len(plain) < 2 or not all(letter.isupper() for letter in plain):
        return False
    if not _TCVN3_LETTERS.isdisjoint(word):
        return True
    return len(plain) > 2 and len(plain) == len(word) and is_syllable(word)


def _may_be_in_capitals(word: str) -> bool:
    plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
    return all(letter.isupper() for letter in plain) and len(plain) < 2
