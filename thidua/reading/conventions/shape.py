"""What a line of an official document looks like: heading, item, person, office."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from thidua.reading.conventions.labels import bullet_end, read_label
from thidua.reading.conventions.letters import LOWER, UPPER
from thidua.reading.conventions.organizations import OPENS_ANY_CASE
from thidua.reading.lexicon import entries


def starts_item(text: str) -> bool:
    """Whether the line opens with a number or a bullet."""
    return bullet_end(text) is not None or read_label(text) is not None


@lru_cache(maxsize=4096)
def is_capitals(text: str) -> bool:
    """Whether the words are a heading in capitals: no small letter, three letters or more."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 3


def first_letter_is_small(text: str) -> bool:
    """Whether the first letter or digit is a small letter."""
    for letter in text:
        if letter.isalpha():
            return letter.islower()
        if letter.isdigit():
            return False
    return False


def closed(text: str) -> bool:
    """Whether the line ends as a paragraph may end."""
    return text.rstrip("\"”’') ").endswith((".", ";", ":", "!", "?", "…"))


OFFICE = re.compile(
    r"(?<!\w)(?:Q\.\s*)?(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|CHÁNH\s+VĂN\s+PHÒNG|TỔNG\s+GIÁM\s+ĐỐC|GIÁM\s+ĐỐC|HIỆU\s+TRƯỞNG"
    r"|BÍ\s+THƯ|TRƯỞNG\s+(?:BAN|PHÒNG|KHỐI|CỤM)|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|CỤC\s+TRƯỞNG|VỤ\s+TRƯỞNG|VIỆN\s+TRƯỞNG"
    r"|KHỐI\s+TRƯỞNG|CỤM\s+TRƯỞNG|CHI\s+CỤC\s+TRƯỞNG|THỦ\s+TRƯỞNG|CHÁNH\s+ÁN|CHÁNH\s+THANH\s+TRA|TỔNG\s+BIÊN\s+TẬP)\b"
)


def is_signing_office(text: str) -> bool:
    """Whether the line names an office whose holder signs (``CHÁNH VĂN PHÒNG``)."""
    return OFFICE.match(text) is not None


_DEGREE = (
    r"(?:(?:TS|ThS|GS|PGS|BS|Bs|DS|CN|KS|BSCK\s?I{1,2}|NGƯT|NGND|TTƯT|TTND"
    r"|(?:Đại|Thượng|Trung|Thiếu)\s+(?:tá|tướng|úy)|(?:Tiến|Thạc|Bác)\s+s[ĩỹ]|CK\s?I{1,2})\.?\s*[,.]?\s*)*"
)
_DEGREES = re.compile(_DEGREE)
_PERSON = re.compile(
    rf"\s*{_DEGREE}(?P<name>[{UPPER}][{LOWER}]*(?:\s+[{UPPER}][{LOWER}{UPPER}'’]*){{1,5}})\s*$"
)


def is_person(text: str) -> bool:
    """Whether the line is a person's name, two to six words each with a capital, degrees before."""
    found = _PERSON.match(text)
    return found is not None and not is_capitals(found["name"]) and len(text) < 60


@cache
def _surnames() -> frozenset[str]:
    return frozenset(name.upper() for name in entries("surnames"))


def is_person_in_capitals(text: str) -> bool:
    """Whether a line in capitals is a person's name, by its surname (``NGUYỄN VĂN AN``)."""
    degrees = _DEGREES.match(text)
    text = text[degrees.end() :] if degrees else text
    words = text.split()
    if not text.isupper() or not 2 <= len(words) <= 5 or words[0] not in _surnames():
        return False
    return not is_signing_office(text) and OPENS_ANY_CASE.match(text) is None


def names_person(text: str) -> bool:
    """Whether a line is a person's name, in capitals or not."""
    return is_person(text) or is_person_in_capitals(text)
