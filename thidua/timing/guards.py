"""What looks like a limit and is none: names, citations, anniversaries, achievements.

Running text names years, terms and dates far more often than it sets limits. Each
guard here knows one way in which it does; `confidence_of` asks them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from thidua.timing.lexicon import Endings
from thidua.timing.scope import Firmness, Reading, Scope
from thidua.timing.tokens import Tokens
from thidua.timing.values import DeadlineKind

_LABELLED, _FIRM, _NAMED, _WEAK = 0.95, 0.95, 0.7, 0.5
# In a cell everything is a limit; the firmer one is the one meant.
_GENEROUS = {Firmness.FIRM: 1.0, Firmness.NAMED: 0.95, Firmness.BARE: 0.9}


def confidence_of(scope: Scope, reading: Reading) -> float:
    """How sure it is that a reading is a limit, from 0 (it is none) to 1."""
    if scope.generous:
        return _GENEROUS[reading.firmness]
    if any(guard(scope, reading) for guard in _ALWAYS):
        return 0.0
    if label_before(scope.tokens, reading.first):
        return _LABELLED
    if any(guard(scope, reading) for guard in _UNLABELLED):
        return 0.0
    if reading.firmness is Firmness.FIRM:
        return _WEAK if only_years(reading) else _FIRM
    clause_start = starts_clause(scope.tokens, reading.first)
    if reading.firmness is Firmness.BARE:
        return _NAMED if clause_start else 0.0
    if only_years(reading) or reading.deadline.every in ("continuous", "unspecified"):
        return _WEAK
    return 0.9 if clause_start else _NAMED


# ------------------------------------------------------------------ looking around

_CLAUSE_SIGNS = frozenset({".", ";", ":", ",", "-", "+", "*", "•", "(", "/", "|", "[", ">"})


def starts_clause(tokens: Tokens, at: int) -> bool:
    """Whether a sign, a new line or nothing stands before token ``at``."""
    if at == 0 or tokens.word(at - 1) in _CLAUSE_SIGNS:
        return True
    return "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]


_LABELS = (("thời", "gian"), ("hạn",), ("thời", "điểm"), ("hoàn", "thành"), ("tiến", "độ"))
_LONGEST_LABEL = 8


def label_before(tokens: Tokens, at: int) -> str | None:
    """The last word of the label (``gian``, ``hạn`` …) when ``Thời gian …:`` stands before."""
    if tokens.word(at - 1) != ":":
        return None
    for place in range(max(at - 1 - _LONGEST_LABEL, 0), at - 1):
        for label in _LABELS:
            if tokens.has(place, *label):
                return label[-1]
    return None


def _words_before(tokens: Tokens, at: int, reach: int) -> list[str]:
    """The words before token ``at`` in the same clause, nearest last."""
    first = at
    while first > max(at - reach, 0) and tokens.word(first - 1) not in (".", ";", ":"):
        first -= 1
    return tokens.words[first:at]


def only_years(reading: Reading) -> bool:
    """Whether the limit is made of whole years."""
    deadline = reading.deadline
    if reading.whole_year:
        return True
    if deadline.kind in (DeadlineKind.PERIOD, DeadlineKind.WITHIN):
        start, end = deadline.start or "-01-01", deadline.end or "-12-31"
        return start.endswith("-01-01") and end.endswith("-12-31") and not deadline.spans
    return False


# ------------------------------------------------------------------ guards


def is_anniversary(scope: Scope, reading: Reading) -> bool:
    """(28/8/1945 - 28/8/2025): the same day of two years."""
    deadline = reading.deadline
    if deadline.kind is not DeadlineKind.PERIOD or not deadline.start or not deadline.end:
        return False
    same_day = deadline.start[4:] == deadline.end[4:]
    return same_day and deadline.start < deadline.end and scope.tokens.word(reading.first) != "từ"


_SYMBOL = re.compile(r"\d\w*\s{0,2}[-/–]\s{0,2}[^\W\d_][\w/.–-]{0,30}\s{0,9}[,.]?\s{0,9}$")
_DOCUMENTS = (
    "luật", "nghị định", "nghị quyết", "quyết định", "chỉ thị", "thông tư", "kế hoạch",
    "hướng dẫn", "công văn", "tờ trình", "kết luận", "quy định", "thông báo", "thông tri",
    "pháp lệnh", "hiến pháp", "báo cáo", "công điện", "chương trình", "đề án", "biên bản",
)  # fmt: skip
_CITING_REACH = 14
_ISSUING = Endings("ký", "ban hành")


def is_citation(scope: Scope, reading: Reading) -> bool:
    """ngày 26/01/2021 after a document's number, after its type, or before của."""
    tokens = scope.tokens
    if reading.deadline.kind is not DeadlineKind.ON or tokens.word(reading.first) != "ngày":
        return False
    if tokens.word(reading.stop) == "của" or _ISSUING.before(tokens, reading.first):
        return True
    start = tokens.starts[reading.first]
    if _SYMBOL.search(tokens.text[max(0, start - 60) : start]):
        return True
    return _names_document(tokens, reading.first)


def _names_document(tokens: Tokens, at: int) -> bool:
    """Whether a document's type with a capital stands shortly before: Luật … ngày."""
    first = at - len(_words_before(tokens, at, _CITING_REACH))
    for place in range(first, at):
        for name in _DOCUMENTS:
            words = name.split()
            if tokens.has(place, *words) and tokens.raw(place, place + 1)[0].isupper():
                return place > first or name == "luật"
    return False


_FEASTS = Endings(
    "kỷ niệm", "chào mừng", "thành lập", "truyền thống", "sinh", "mất", "quốc khánh", "giải phóng",
    "việt nam", "quốc tế", "lịch sử", "lao động", "thống nhất", "nhà giáo", "phụ nữ", "lễ",
)  # fmt: skip
_CELEBRATING = ("kỷ niệm", "chào mừng", "ngày lễ", "ngày truyền thống")
_FEAST_REACH = 16


def is_feast(scope: Scope, reading: Reading) -> bool:
    """chào mừng ngày 20/11, ngày truyền thống 28/8: a day that is named, not set."""
    if reading.deadline.kind is not DeadlineKind.ON or reading.firmness is Firmness.FIRM:
        return False
    if _FEASTS.before(scope.tokens, reading.first):
        return True
    before = " ".join(_words_before(scope.tokens, reading.first, _FEAST_REACH))
    return any(phrase in before for phrase in _CELEBRATING)


def is_place_and_date(scope: Scope, reading: Reading) -> bool:
    """Sơn La, ngày 05 tháng 8 năm 2025 of a head; also with the day left blank."""
    tokens, at = scope.tokens, reading.first
    if tokens.word(at) == "ngày":
        worded = tokens.words[at : reading.stop].count("năm") == 1
        return worded and tokens.word(at - 1) == "," and _place_alone(tokens, at - 1)
    blank = at - 1
    while tokens.word(blank) in (".", "_", "-"):
        blank -= 1
    return tokens.word(at) == "tháng" and tokens.word(blank) == "ngày"


_LONGEST_PLACE = 8


def _place_alone(tokens: Tokens, comma: int) -> bool:
    """Whether only capitalised words stand between the start of a line or a sign and a comma."""
    first = comma
    while first > comma - _LONGEST_PLACE and tokens.word(first - 1).isalpha():
        if tokens.raw(first - 1, first)[0].islower():
            return False
        first -= 1
        if first == 0 or "\n" in tokens.text[tokens.ends[first - 1] : tokens.starts[first]]:
            break
    return first < comma


_QUOTE_REACH = 60


def is_quoted(scope: Scope, reading: Reading) -> bool:
    """Inside “…”: part of the name of a movement."""
    tokens = scope.tokens
    for place in range(reading.first - 1, max(reading.first - _QUOTE_REACH, -1), -1):
        word = tokens.words[place]
        if word in ("”", ".", "»"):
            return False
        if word in ("“", "«"):
            return True
        if word == '"':
            return tokens.glued(place + 1) and not tokens.glued(place)
    return False


def is_stamp(scope: Scope, reading: Reading) -> bool:
    """Thời gian ký: 12.03.2025 16:02:11 of a digital signature."""
    return scope.tokens.has(reading.first - 3, "gian", "ký", ":")


def is_year_or_term(scope: Scope, reading: Reading) -> bool:
    """năm 2025, giai đoạn 2021 - 2025, (2025 - 2030) without a word that makes them a limit."""
    return reading.firmness is Firmness.BARE and only_years(reading)


_HORIZONS = Endings("tầm nhìn", "định hướng", "tính", "kể", "số liệu", "chiến lược", "mục tiêu")


def is_horizon(scope: Scope, reading: Reading) -> bool:
    """tầm nhìn đến năm 2045, số liệu tính đến ngày 30/6."""
    tokens = scope.tokens
    return tokens.word(reading.first) == "đến" and _HORIZONS.before(tokens, reading.first)


_KINDS_OF_WORK = Endings(
    "thi đua", "khen thưởng", "xã hội", "công tác", "nhiệm vụ", "kế hoạch", "chương trình",
    "thành tích", "phong trào", "hoạt động", "công việc", "chế độ báo cáo", "chi", "không",
    "mang tính", "danh hiệu", "kinh phí", "dự toán", "nội dung",
)  # fmt: skip
# 02 năm liên tục counts years; it does not ask for work without end.
_SPELLS = frozenset({"năm", "tháng", "tuần", "ngày", "quý", "lần", "kỳ"})


def is_attribute(scope: Scope, reading: Reading) -> bool:
    """nhiệm vụ thường xuyên, phong trào thi đua hằng năm: says which, not when."""
    deadline = reading.deadline
    if deadline.kind is not DeadlineKind.RECURRING or deadline.at or deadline.limit:
        return False
    if deadline.every == "continuous" and scope.tokens.word(reading.first - 1) in _SPELLS:
        return True
    return _KINDS_OF_WORK.before(scope.tokens, reading.first)


def is_mere_occasion(scope: Scope, reading: Reading) -> bool:
    """theo yêu cầu của …, theo yêu cầu nhiệm vụ: says how, not when."""
    tokens = scope.tokens
    return tokens.word(reading.first) == "theo" and tokens.word(reading.stop).isalnum()


Guard = Callable[[Scope, Reading], bool]
_ALWAYS: tuple[Guard, ...] = (is_anniversary, is_citation, is_place_and_date, is_stamp)
_UNLABELLED: tuple[Guard, ...] = (
    is_year_or_term,
    is_quoted,
    is_feast,
    is_horizon,
    is_attribute,
    is_mere_occasion,
)
