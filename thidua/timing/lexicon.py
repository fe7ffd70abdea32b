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
