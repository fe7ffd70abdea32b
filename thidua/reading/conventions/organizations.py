"""Names of bodies in running text: where one opens and how far it goes."""

from __future__ import annotations

import re

from thidua.reading.lexicon import alternatives

_NOT = rf"(?!(?:{alternatives('not_organizations')})(?!\w))"

OPENS = re.compile(rf"{_NOT}(?:{alternatives('organization_heads')})(?!\w)")
"""The opening word of a body's name or an office-holder's, with its capital."""

OPENS_UNIT = re.compile(rf"{OPENS.pattern}|(?:{alternatives('unit_heads')})(?!\w)")
"""The same, with the heads of units inside an agency and of offices ("Giáo viên …")."""

_GROUP_OPENER = re.compile(
    r"(?:Các|Toàn|Toàn\s+thể|Những|Mọi|Tất\s+cả|Trưởng|Thủ\s+trưởng|Lãnh\s+đạo|Cá\s+nhân)\b"
)

OPENS_ANY_CASE = re.compile(OPENS.pattern, re.IGNORECASE)


def opens_name(text: str) -> bool:
    """Whether the text begins with the name of a body or an office-holder."""
    return OPENS.match(text) is not None


def last_name_start(text: str) -> int | None:
    """Where the last name of a body begins that runs to the end of ``text``.

    Looks only behind commas, semicolons, full stops, colons and the beginning;
    a name with a comma inside ("Hội đồng Thi đua, khen thưởng tỉnh") is whole.
    """
    cuts = [found.end() for found in re.finditer(r"[,;.:]\s+", text)]
    return next((cut for cut in reversed([0, *cuts]) if opens_name(text[cut:])), None)


def opens_unit(words: str) -> bool:
    """Whether the words open a unit's name or a group of units ("Các phòng")."""
    return OPENS_UNIT.match(words) is not None or _GROUP_OPENER.match(words) is not None
