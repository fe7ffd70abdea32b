"""What a plan is for, from the words of its subject."""

from __future__ import annotations

import re

from thidua.reading.facts import PlanKind

_LAUNCH = re.compile(
    r"phát\s+động|đợt\s+thi\s+đua|thi\s+đua\s+(?:cao\s+điểm|đặc\s+biệt|chuyên\s+đề|nước\s+rút)"
    r"|hưởng\s+ứng|lập\s+thành\s+tích|ngày\s+đêm|chào\s+mừng|(?:phong\s+trào|thi\s+đua)\s*[“\"]",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"(?:công\s+tác|hoạt\s+động|nhiệm\s+vụ|chương\s+trình).{0,80}?năm(?:\s+học)?\s+\d{4}"
    r"|công\s+tác\s+(?:thi\s+đua|khen\s+thưởng)|thi\s+đua.{0,60}?năm\s+(?:học\s+)?\d{4}",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_WORK = re.compile(
    r"\s*(?:kiểm\s+tra|giám\s+sát|tập\s+huấn|bồi\s+dưỡng|khảo\s+sát|xét|bình\s+xét|bình\s+chọn|sơ\s+kết"
    r"|tổng\s+kết|quản\s+lý|sử\s+dụng|chấm\s+điểm|thẩm\s+định|rà\s+soát)\b",
    re.IGNORECASE,
)
_PURPOSES: tuple[tuple[PlanKind, re.Pattern[str]], ...] = (
    (
        PlanKind.PROPAGATION,
        re.compile(
            r"tuyên\s+truyền|nhân\s+rộng|nêu\s+gương|truyền\s+thông|gương\s+(?:điển\s+hình|người\s+tốt)"
            r"|cuộc\s+thi\s+viết|xây\s+dựng\s+(?:các\s+)?(?:mô\s+hình|điển\s+hình)",
            re.IGNORECASE,
        ),
    ),
    (
        PlanKind.CONFERENCE,
        re.compile(r"hội\s+nghị|đại\s+hội|\blễ\b|hội\s+thảo|tọa\s+đàm|gặp\s+mặt", re.IGNORECASE),
    ),
    (
        PlanKind.SPECIAL_DRIVE,
        re.compile(rf"{_LAUNCH.pattern}|phong\s+trào|thi\s+đua\s+[“\"]", re.IGNORECASE),
    ),
)


def kind_of(subject: str | None) -> PlanKind | None:
    """The kind whose words come first in the subject; None without a subject.

    "Tuyên truyền Đại hội …" is publicity and "Phát động … chào mừng Đại hội" a
    drive, for the first words say what is done. Movements and commendation of a
    whole year are the yearly programme unless something is launched.
    """
    if not subject:
        return None
    places = [
        (found.start(), kind) for kind, pattern in _PURPOSES if (found := pattern.search(subject))
    ]
    first = min(places, key=lambda place: place[0])[1] if places else None
    launched = _LAUNCH.search(subject) is not None
    if first in (None, PlanKind.SPECIAL_DRIVE) and not launched and _OTHER_WORK.match(subject):
        return PlanKind.OTHER
    if first in (None, PlanKind.SPECIAL_DRIVE) and not launched and _YEARLY.search(subject):
        return PlanKind.ANNUAL_PROGRAMME
    return first or PlanKind.OTHER
