"""What a plan is for, from its subject and headings."""

from __future__ import annotations

import re

from thidua.reading.facts import PlanKind
from thidua.reading.outline_types import Outline

# The earliest words of the subject decide; a plan to publicise a congress is publicity.
_WORDS: tuple[tuple[PlanKind, re.Pattern[str]], ...] = (
    (
        PlanKind.PROPAGATION,
        re.compile(
            r"tuyên\s+truyền|nhân\s+rộng|nêu\s+gương|truyền\s+thông|gương\s+(?:điển\s+hình|người\s+tốt)|cuộc\s+thi\s+viết",
            re.IGNORECASE,
        ),
    ),
    (
        PlanKind.CONFERENCE,
        re.compile(r"hội\s+nghị|đại\s+hội|\blễ\b|hội\s+thảo|tọa\s+đàm|gặp\s+mặt", re.IGNORECASE),
    ),
    (
        PlanKind.SPECIAL_DRIVE,
        re.compile(
            r"phát\s+động|đợt\s+thi\s+đua|thi\s+đua\s+(?:cao\s+điểm|đặc\s+biệt|chuyên\s+đề|nước\s+rút)|phong\s+trào|hưởng\s+ứng|lập\s+thành\s+tích|ngày\s+đêm",
            re.IGNORECASE,
        ),
    ),
    (
        PlanKind.ANNUAL_PROGRAMME,
        re.compile(
            r"(?:công\s+tác|hoạt\s+động|chương\s+trình|nhiệm\s+vụ).{0,60}?(?:năm(?:\s+học)?\s+\d{4}|giai\s+đoạn)|công\s+tác\s+thi\s+đua|thi\s+đua,?\s+khen\s+thưởng\s+năm",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
)


def kind_of(subject: str | None, outline: Outline) -> PlanKind | None:
    """The kind whose words come first in the subject; None without a subject."""
    if not subject:
        return None
    places = [
        (found.start(), order, kind)
        for order, (kind, pattern) in enumerate(_WORDS)
        if (found := pattern.search(subject))
    ]
    return min(places)[2] if places else PlanKind.OTHER
