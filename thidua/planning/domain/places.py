"""Places in the text of a reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thidua.core.errors import Invalid


def place_of(text: str, facts: Mapping[str, Any], start: int, end: int) -> dict[str, int]:
    """``{page, start, end}`` of a selection, blanks at its ends left out.

    Raises Invalid when it covers no letter or reaches beyond the text.
    """
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise Invalid(
            "selection_empty", "Hãy bôi đen ít nhất một từ trong văn bản rồi thử lại.", field="span"
        )
    chosen = text[start:end]
    start += len(chosen) - len(chosen.lstrip())
    end -= len(chosen) - len(chosen.rstrip())
    return {"page": page_at(facts, start), "start": start, "end": end}


def page_at(facts: Mapping[str, Any], offset: int) -> int:
    """The page a character stands on: that of the last block beginning at or before it."""
    page = 1
    for block in facts.get("layout") or ():
        if _start_of(block) > offset:
            break
        page = int(block["page"])
    return page


def _start_of(block: Mapping[str, Any]) -> int:
    return int(block["span"][0] if "span" in block else block["rows"][0][0][0])


def sentence_around(text: str, start: int, end: int) -> str:
    """The words at a place, out to the whole lines they stand on."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[first : last if last >= 0 else len(text)].strip()
