"""Vietnamese text: one inner form, folding for search, sorting by given name."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_LOOK_ALIKES = str.maketrans(
    {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "\x00": None, "\u00ad": None, "\u200b": None, "\ufeff": None}
)

# The Vietnamese alphabet; a letter's place is its weight in sorting.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Order of tones in Vietnamese dictionaries: none, grave, hook, tilde, acute, dot below.
_TONES = "\u0300\u0309\u0303\u0301\u0323"


def nfc(text: str) -> str:
    """The inner form of any text: NFC, look-alike letters mended."""
    return unicodedata.normalize("NFC", text).translate(_LOOK_ALIKES)


def tidy(text: str) -> str:
    """`nfc` with runs of white space made one blank and the ends trimmed."""
    return _SPACES.sub(" ", nfc(text)).strip()


def fold(text: str) -> str:
    """The search form: lower case, no tone or vowel marks, đ as d, single blanks.

    ``fold("Đặng Thị Hoà") == fold("dang thi hoa")``. Tone placement and letter
    case never matter in this form.
    """
    bare = unicodedata.normalize("NFD", nfc(text).casefold())
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return _SPACES.sub(" ", bare.replace("đ", "d")).strip()


def sort_key(text: str) -> str:
    """A string whose code point order is the Vietnamese dictionary order of ``text``.

    Letters decide first, tones only between words of the same letters (TCVN
    5712 order, as dictionaries print it); usable in a database column.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFC", nfc(text).casefold()):
        parts = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in parts if mark in _TONES), "")
        letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        place = _ALPHABET.find(letter)
        letters.append(f"{place + 40:02d}" if place >= 0 else _other(letter))
        tones.append(str(_TONES.find(tone) + 1) if tone else "0")
    return "".join(letters) + " " + "".join(tones)


def _other(letter: str) -> str:
    if letter.isdigit():
        return f"{int(letter) + 20:02d}" if letter in "0123456789" else "39"
    return "10" if letter.isspace() else "15"


def name_sort_key(full_name: str) -> str:
    """Sort key of a person's name: given name, then middle names, then family name."""
    words = tidy(full_name).split(" ")
    family, given, middle = words[:1], words[-1:], words[1:-1]
    if len(words) == 1:
        family = []
    return "|".join(sort_key(" ".join(part)) for part in (given, middle, family))
