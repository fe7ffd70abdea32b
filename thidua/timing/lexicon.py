"""Words of administrative time and their values, in the folded form of `tokens`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from thidua.timing.tokens import Tokens

Value = TypeVar("Value")

MONTH_NAMES = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9, "mười": 10, "chạp": 12,
}  # fmt: skip
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
ORDINALS = {
    "nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5,
    "sáu": 6, "bảy": 7,
}  # fmt: skip
SMALL_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10,
}  # fmt: skip

WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
WEEKDAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

PARTS_OF_DAY = frozenset({"sáng", "chiều", "tối", "trưa", "đêm"})
AFTERNOON = frozenset({"chiều", "tối", "đêm"})

# Units of an offset (relative deadlines).
OFFSET_UNITS = {
    "phút": "minute", "h": "hour", "ngày": "day", "hôm": "day", "tuần": "week", "tháng": "month",
}  # fmt: skip

# Units of a recurrence, finest first.
PERIODS = {
    "ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year",
}  # fmt: skip
EACH = frozenset({"hằng", "mỗi", "từng"})
PERIOD_ORDER = ("day", "week", "month", "quarter", "half_year", "year")


class Phrases(Generic[Value]):
    """Fixed phrases with a value each; `at` finds the longest one at a place."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in sorted(values.items(), key=lambda item: -len(item[0].split())):
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, value))

    def at(self, tokens: Tokens, at: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that starts at token ``at``, and what follows it."""
        for words, value in self._by_first.get(tokens.word(at), ()):
            if tokens.has(at, *words):
                return value, at + len(words)
        return None


class Endings:
    """Fixed phrases that may stand right before a place."""

    def __init__(self, *phrases: str) -> None:
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.split())
            self._by_last.setdefault(words[-1], []).append(words)

    def before(self, tokens: Tokens, at: int) -> bool:
        """Whether one of the phrases ends just before token ``at``."""
        endings = self._by_last.get(tokens.word(at - 1), ())
        return any(tokens.has(at - len(words), *words) for words in endings)


PLANNED = Phrases(dict.fromkeys(("dự kiến", "dự kiến tổ chức", "dự kiến thực hiện"), True))

# Feasts of the sun's calendar that plans set limits by; those of the moon have no fixed day.
FEAST_DAYS = Phrases(
    {
        "tết dương lịch": "01-01", "học sinh , sinh viên": "01-09", "thành lập đảng": "02-03",
        "thầy thuốc việt nam": "02-27", "quốc tế phụ nữ": "03-08", "thành lập đoàn": "03-26",
        "giải phóng miền nam": "04-30", "quốc tế lao động": "05-01",
        "chiến thắng điện biên phủ": "05-07", "quốc tế điều dưỡng": "05-12",
        "sinh nhật bác": "05-19", "sinh chủ tịch hồ chí minh": "05-19",
        "quốc tế thiếu nhi": "06-01", "môi trường thế giới": "06-05",
        "truyền thống thi đua yêu nước": "06-11", "báo chí cách mạng việt nam": "06-21",
        "gia đình việt nam": "06-28", "thương binh - liệt sĩ": "07-27",
        "thương binh , liệt sĩ": "07-27", "thương binh liệt sĩ": "07-27",
        "thành lập công đoàn": "07-28", "cách mạng tháng tám": "08-19", "quốc khánh": "09-02",
        "doanh nhân việt nam": "10-13", "truyền thống nông dân": "10-14",
        "phụ nữ việt nam": "10-20", "pháp luật": "11-09", "hội đại đoàn kết": "11-18",
        "nhà giáo việt nam": "11-20", "thành lập quân đội": "12-22",
    }
)  # fmt: skip
