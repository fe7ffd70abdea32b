"""Turns of phrase from which a small word was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.reading.check.passages import Passage

_DATE = r"\d{1,2}/\d{1,2}(?:/\d{4})?"
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"(?<!\w)năm\s+\d{4}\s+các\s+năm\s+(?:tiếp\s+theo|sau)(?!\w)", re.IGNORECASE),
        "Thiếu chữ “và” trước “các năm”.",
    ),
    (
        re.compile(rf"(?<!\w)từ\s+ngày\s+{_DATE}\s+ngày\s+{_DATE}", re.IGNORECASE),
        "Thiếu chữ “đến” giữa hai ngày.",
    ),
    (
        re.compile(r"(?<!\w)giai\s+đoạn\s+(?:20\d{2})\s+(?:20\d{2})(?!\w)", re.IGNORECASE),
        "Thiếu dấu gạch nối giữa hai năm.",
    ),
)


def lost_links(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """The places where "và", "đến" or a dash is missing, and why."""
    for pattern, why in _PATTERNS:
        for found in pattern.finditer(passage.text):
            yield found.start(), found.end(), why
