"""The Vietnamese syllable: which letters may stand together, and how far two are apart.

A syllable is onset + rime + tone. The inventory below is written out from the
phonology, not taken from a word list, so it knows which spellings are possible,
not which are in use.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from thidua.reading.lexicon import groups

_TONE_MARKS = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}
_STOP_TONES = {"1", "5"}

_ONSETS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip

_INVENTORY = groups("spelling/rimes")
_STOPPED = frozenset(_INVENTORY["stopped"])
_RIMES = _STOPPED.union(_INVENTORY["open"], _INVENTORY["nasal"])
_AFTER_QU = frozenset(_INVENTORY["after_qu"])
_FRONT = tuple("eêiy")


@lru_cache(maxsize=16384)
def split_tone(word: str) -> tuple[str, str]:
    """Letters without tone, lower case, and the tone as a digit ("" for level).

    The digit is 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng. Where the mark stands in the
    word plays no part: ``hoà`` and ``hòa`` are equal. Two marks give tone "?".
    """
    letters: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", word.lower()):
        mark = _TONE_MARKS.get(char)
        if mark is None:
            letters.append(char)
        else:
            tone = "?" if tone else mark
    return unicodedata.normalize("NFC", "".join(letters)), tone


@lru_cache(maxsize=16384)
def key(word: str) -> str:
    """One form for all accepted spellings of a syllable: tone placement and i/y are folded."""
    base, tone = split_tone(word)
    if base.endswith("y") and len(base) > 1 and base[-2] not in "aâu":
        base = base[:-1] + "i"
    return base + tone


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Can this be written in Vietnamese? ``thưởng`` can, ``thươgn``, ``coổng``, ``hoach`` not."""
    base, tone = split_tone(word)
    return tone != "?" and any(
        _fits(onset, base[len(onset) :], tone) for onset in _ONSETS if base.startswith(onset)
    )


def _fits(onset: str, rime: str, tone: str) -> bool:
    if onset == "gi":
        # gì, gìn: the i is onset and vowel at once.
        rime = rime if rime in _RIMES else "i" + rime
    if rime not in (_AFTER_QU if onset == "qu" else _RIMES):
        return False
    if rime in _STOPPED and tone not in _STOP_TONES:
        return False
    return _spelling_agrees(onset, rime)


def _spelling_agrees(onset: str, rime: str) -> bool:
    """c/k, g/gh, ng/ngh share out the vowels between them."""
    front = rime.startswith(_FRONT)
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "ng", "g"):
        return not front
    if rime.startswith("y") and len(rime) > 1:
        return onset in ("", "qu")
    return True


# Onsets and finals that are heard alike in one region or another.
_ALIKE = (
    {"s", "x"}, {"ch", "tr"}, {"d", "gi", "r", "v"}, {"l", "n"}, {"d", "đ"}, {"c", "k", "qu"},
)  # fmt: skip
_ALIKE_ENDS = ({"n", "ng"}, {"t", "c"}, {"nh", "n"}, {"ch", "t"}, {"i", "y"}, {"o", "u"})


@lru_cache(maxsize=16384)
def near(first: str, second: str) -> bool:
    """Could the syllable of one key be a slip for that of the other?

    True when they differ in the tone or in vowel marks, by one letter (left out,
    put in, changed, or two swapped), or in an onset or final that sounds alike.
    """
    if first == second:
        return False
    base, tone = _key_parts(first)
    other, other_tone = _key_parts(second)
    if base == other or _bare(base) == _bare(other):
        return True
    return tone == other_tone and (_one_edit(base, other) or _sounds_alike(base, other))


def _key_parts(syllable: str) -> tuple[str, str]:
    return (syllable[:-1], syllable[-1]) if syllable[-1:].isdigit() else (syllable, "")


@lru_cache(maxsize=16384)
def _bare(base: str) -> str:
    bare = unicodedata.normalize("NFD", base.replace("đ", "d"))
    return "".join(char for char in bare if not unicodedata.combining(char))


def _one_edit(first: str, second: str) -> bool:
    if abs(len(first) - len(second)) > 1 or min(len(first), len(second)) < 2:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    if a[1:] == b or a == b[1:] or a[1:] == b[1:]:
        return True
    return a[:2] == b[1::-1] and a[2:] == b[2:]


def _sounds_alike(first: str, second: str) -> bool:
    (onset, rime), (other, other_rime) = _parts(first), _parts(second)
    if rime == other_rime:
        return any(onset in group and other in group for group in _ALIKE)
    if onset != other:
        return False
    return any(
        first.removesuffix(end) == second.removesuffix(end2)
        for group in _ALIKE_ENDS
        for end in group
        for end2 in group
        if end != end2 and first.endswith(end) and second.endswith(end2)
    )


def _parts(base: str) -> tuple[str, str]:
    onset = next(onset for onset in _ONSETS if base.startswith(onset))
    return onset, base[len(onset) :]
