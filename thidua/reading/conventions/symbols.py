"""Numbers and symbols of documents: ``13/KH-VPUB``, ``34-CT/TW``, ``98/2023/NĐ-CP``."""

from __future__ import annotations

import re

_CAPITAL = "A-ZĐÐƯÔƠÂÊĂ"
_GROUP = rf"(?:[{_CAPITAL}](?:[{_CAPITAL}0-9&][A-Za-zĐđÐƯ0-9&]*|[yr][{_CAPITAL}]\w*|(?![^\W_])))"
_GROUPS = rf"{_GROUP}(?:\s?[-–—/&]\s?{_GROUP}|\.{_GROUP})*"

NUMBER = rf"\d{{1,5}}\s?[a-z]?(?:\s?/\s?(?:19|20)\d{{2}})?\s?[-–—/]\s?{_GROUPS}"
"""A document's number with its symbol."""

_SHAPE = re.compile(r"[\s…_]+|\.(?=[\s./-])|\.{2,}")

BLANK_OR_NUMBER = (
    rf"[\d.…_\s]*[a-z]?\s*(?:/\s*(?:19|20)\d{{2}}\s*)?[-–—/]\s*{_GROUPS}(?:\.\s{_GROUP}(?![\w,]))?"
)
"""The same, the running number possibly blank, blanks of any width."""

HEAD_NUMBER = re.compile(rf"(?<!\w)[Ss][ốỐ]\s*[:.]?\s*(?P<number>{BLANK_OR_NUMBER})")
"""The number line of a head: ``Số:     /KH-UBND``."""

BARE_HEAD_NUMBER = re.compile(rf"\s*(?P<number>{NUMBER})\s*$")


def compact_number(printed: str) -> str:
    """A number without blanks, and without dots that stand for a blank (``/KH-UBND``)."""
    bare = re.sub(r"[‐-―]", "-", _SHAPE.sub("", printed))
    return bare.lstrip(".").replace("Ð", "Đ")
