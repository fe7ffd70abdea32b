"""Limits that lean on an event: trước 15 ngày, trong vòng 03 ngày kể từ ngày nhận được …"""

from __future__ import annotations

from dataclasses import replace

from thidua.timing.amounts import Amount, read_amount
from thidua.timing.days import read_day
from thidua.timing.lexicon import Phrases
from thidua.timing.scope import Firmness, Reading, Scope
from thidua.timing.tokens import Tokens
from thidua.timing.values import Deadline, DeadlineKind

_HEDGES = Phrases(
    dict.fromkeys(
        (
            "ít nhất", "ít nhất là", "tối thiểu", "tối thiểu là", "chậm nhất", "chậm nhất là",
            "muộn nhất", "không quá", "tối đa", "khoảng", "là", "trong", "trong vòng",
            "trong thời hạn", "thời hạn", "thời gian", "trong thời gian", "không chậm quá", ":",
        ),
        True,
    )
)  # fmt: skip
# Occasions without a date, and the event that each one leans on.
OCCASIONS = {
    phrase: phrase.removeprefix("khi ").removeprefix("theo ")
    for phrase in (
        "khi có phát sinh", "khi phát sinh", "khi có yêu cầu", "khi được yêu cầu", "theo yêu cầu",
        "khi có thay đổi", "khi có đề nghị", "khi có hướng dẫn", "khi có văn bản hướng dẫn",
        "khi có thông báo", "khi có chỉ đạo", "khi có vướng mắc", "khi cần thiết",
    )
}  # fmt: skip
_OCCASIONS = Phrases(OCCASIONS)
_ANCHOR_ENDS = frozenset(
    {
        "", ".", ";", ",", ":", "(", ")", '"', "“", "”", "để", "phải", "gửi", "báo", "trình", "các",
        "thì", "nộp", "ít", "chậm", "tối", "muộn", "không", "và", "đề", "cần", "sẽ", "trước", "sau",
        "hoàn", "yêu", "tổng", "giao", "chuyển", "cung", "khoảng", "theo", "đồng",
    }
)  # fmt: skip
# Right behind these the verbs above belong to the event's name: Lễ tổng kết, buổi giao lưu.
_EVENT_NOUNS = frozenset({"lễ", "buổi", "đợt", "phiên", "cuộc", "nghị", "họp"})
_NAMING = frozenset({"tổng", "giao", "trình", "báo"})
# Verbs of an event that follow an amount of time directly.
_HAPPENS = frozenset({"diễn", "khai", "tổ", "bắt", "khi"})
_INTRODUCE = frozenset({"khi", "ngày", "h", "lúc", "thời"})
_LONGEST_ANCHOR = 14


def read_relative(scope: Scope, at: int) -> list[Reading]:
    """The relative limit that starts at a token, if one does."""
    found = _fixed(scope, at) or _at_once(scope, at) or _counted(scope, at) or _distance(scope, at)
    return [found] if found else []


def _reading(
    at: int, stop: int, direction: str, amount: Amount | None, anchor: str | None
) -> Reading:
    n, unit = (amount.n, amount.unit) if amount else (0, "day")
    deadline = Deadline(DeadlineKind.RELATIVE, direction=direction, n=n, unit=unit, anchor=anchor)
    return Reading(at, stop, deadline)


def _fixed(scope: Scope, at: int) -> Reading | None:
    """khi có phát sinh, theo yêu cầu: at once when it happens."""
    found = _OCCASIONS.at(scope.tokens, at)
    if found is not None:
        reading = _reading(at, found[1], "after", None, found[0])
        return replace(reading, firmness=Firmness.NAMED)
    anchor = read_anchor(scope.tokens, at + 1) if scope.tokens.word(at) == "khi" else None
    return _whole_cell(scope, at, anchor) if anchor else None


def _at_once(scope: Scope, at: int) -> Reading | None:
    """ngay sau khi kết thúc Hội nghị."""
    tokens = scope.tokens
    if tokens.word(at) != "ngay" or tokens.word(at + 1) not in ("sau", "khi", "trước"):
        return None
    anchor = read_anchor(tokens, at + 2)
    if anchor is None:
        return None
    direction = "before" if tokens.word(at + 1) == "trước" else "after"
    return _reading(at, anchor[1], direction, None, anchor[0])


def _counted(scope: Scope, at: int) -> Reading | None:
    """An amount first: trong vòng 03 ngày kể từ …, ít nhất 05 ngày trước khi …, sau 05 ngày."""
    tokens = scope.tokens
    place = past_hedges(tokens, at)
    side = tokens.word(place) if tokens.word(place) in ("trước", "sau") else None
    place = past_hedges(tokens, place + (side is not None))
    amount = read_amount(tokens, place)
    if amount is None:
        return None
    direction, anchor, stop = _anchor_after(tokens, amount.stop)
    if side is not None:
        if amount.unit in ("hour", "minute") and anchor is None:
            return None
        direction = "before" if side == "trước" else "after"
        anchor = anchor or _anchor_before(scope, at, side)
    elif direction is None and _window_words(tokens, at, place):
        direction = "after"
    return _reading(at, stop, direction, amount, anchor) if direction else None


def _window_words(tokens: Tokens, at: int, place: int) -> bool:
    """trong vòng, thời hạn: an amount alone already is a limit."""
    return "vòng" in tokens.words[at:place] or "hạn" in tokens.words[at:place]


def past_hedges(tokens: Tokens, at: int) -> int:
    """Past ít nhất, trong vòng, không quá …"""
    for _ in range(4):
        found = _HEDGES.at(tokens, at)
        if found is None:
            break
        at = found[1]
    return at


def _anchor_after(tokens: Tokens, at: int) -> tuple[str | None, str | None, int]:
    """Direction, anchor and end of what follows an amount."""
    place = at
    if tokens.word(at) == "," and tokens.word(at + 1) in ("kể", "tính", "so", "trước", "sau"):
        place += 1
    if tokens.has(place, "so", "với"):
        anchor = read_anchor(tokens, place + 2)
        return (None, *anchor) if anchor else (None, None, at)
    if tokens.has(place, "tính", "đến"):
        anchor = read_anchor(tokens, place + 2)
        return (None, *anchor) if anchor else (None, None, at)
    if tokens.word(place) in ("kể", "tính") and tokens.word(place + 1) in ("từ", "đến"):
        place += 1
    word = tokens.word(place)
    if word in _HAPPENS:
        # "trước 10 ngày diễn ra Hội nghị": the event follows at once.
        anchor = read_anchor(tokens, place)
        return (None, *anchor) if anchor else (None, None, at)
    if word not in ("từ", "trước", "sau"):
        return None, None, at
    if word == "từ" and tokens.word(place - 1) == ",":
        # "1,5 ngày, từ ngày 09/10 …": how long, then when.
        return None, None, at
    anchor = read_anchor(tokens, place + 1)
    if anchor is None:
        return None, None, at
    return ("before" if word == "trước" else "after"), *anchor


def _distance(scope: Scope, at: int) -> Reading | None:
    """An event first: trước khi khai mạc 30 phút, sau Hội nghị 03 ngày."""
    tokens = scope.tokens
    side = tokens.word(at)
    if side not in ("trước", "sau"):
        return None
    anchor = read_anchor(tokens, at + 1)
    if anchor is None:
        return None
    amount = read_amount(tokens, past_hedges(tokens, anchor[1] + (tokens.word(anchor[1]) == ",")))
    if amount is None:
        return _whole_cell(scope, at, anchor)
    direction = "before" if side == "trước" else "after"
    return _reading(at, amount.stop, direction, amount, anchor[0])


def _whole_cell(scope: Scope, at: int, anchor: tuple[str, int]) -> Reading | None:
    """Sau Hội nghị, trước khi khai mạc, khi có văn bản mới as the words of a cell."""
    if not scope.generous or at:
        return None
    direction = "before" if scope.tokens.word(at) == "trước" else "after"
    return _reading(at, anchor[1], direction, None, anchor[0])


def read_anchor(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The printed words of an event, without khi or ngày, and what follows them.

    They end at a sign, at a verb of instruction, or at an amount of time.
    """
    first = at
    while tokens.word(first) in _INTRODUCE and first < at + 2:
        first += 1 + (tokens.word(first) == "thời" and tokens.word(first + 1) == "điểm")
    dated = read_day(tokens, first)
    if dated is not None:
        return tokens.raw(first, dated[1]), dated[1]
    stop = first
    while stop < len(tokens) and stop - first < _LONGEST_ANCHOR:
        word = tokens.word(stop)
        ends = word in _ANCHOR_ENDS and (stop > first or not word.isalpha())
        ends = ends and not (word in _NAMING and tokens.word(stop - 1) in _EVENT_NOUNS)
        if ends or read_amount(tokens, stop):
            break
        stop += 1
    if stop == first or tokens.digits(first):
        return None
    return tokens.raw(first, stop), stop


def _anchor_before(scope: Scope, at: int, side: str) -> str | None:
    """The event that the sentence named (Trước khi tổ chức …, gửi …), else the plan's."""
    tokens = scope.tokens
    for place in range(at - 1, scope.sentence_start(at) - 1, -1):
        if tokens.word(place) == side and tokens.word(place + 1) in ("khi", "ngày"):
            anchor = read_anchor(tokens, place + 1)
            if anchor:
                return anchor[0]
    return scope.context.event
