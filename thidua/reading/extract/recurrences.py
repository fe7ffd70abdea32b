"""Recurring days printed apart from their period: "Hằng tuần, … gửi X trước 16 giờ thứ Năm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.reading.extract.clauses import Part
from thidua.reading.extract.survey import Survey
from thidua.timing import DeadlineKind, TimeMention, read_cell_time

_WEEKDAYS = frozenset(("hai", "ba", "tư", "năm", "sáu", "bảy"))
_PREPOSITIONS = frozenset(("trước", "vào", "đến", "từ"))
_OF_A_DAY = frozenset(("giờ", "h", "g", "phút", ":", "sáng", "chiều", "tối", "ngày", "là", "hết"))
_LATE = (("chậm", "nhất"), ("muộn", "nhất"))
_DATED = (
    DeadlineKind.BEFORE,
    DeadlineKind.BY,
    DeadlineKind.ON,
    DeadlineKind.PERIOD,
    DeadlineKind.WITHIN,
)
_LONGEST_LEAD = 8
_FURTHEST_PERIOD = 80
_SURE = 0.85


def with_recurring_days(
    survey: Survey, part: Part, whole: Part, mentions: Sequence[TimeMention]
) -> list[TimeMention]:
    """The mentions of a part, days of the week, month or year joined with their period.

    The period may stand anywhere in ``whole``, the part between two strong signs.
    """
    kept = list(mentions)
    joined: list[TimeMention] = []
    for period, found in (("tuần", _weekdays), ("tháng", _days_of_month)):
        for first, stop in found(survey, part):
            if _is_read(survey, kept, first, stop):
                continue
            if _has_period(survey, whole, first, stop, period):
                mention = _read(survey, first, stop, period)
                if mention is not None:
                    joined.append(mention)
    if joined:
        every = {mention.deadline.every for mention in joined}
        kept = [mention for mention in kept if not _is_bare(mention, every)]
    kept = [_yearly(survey, part, mention) for mention in kept]
    return sorted([*kept, *joined], key=lambda mention: mention.start)


def _is_bare(mention: TimeMention, every: set[str | None]) -> bool:
    """Whether a mention only prints the period that has been joined with a day."""
    deadline = mention.deadline
    return deadline.kind is DeadlineKind.RECURRING and not deadline.at and deadline.every in every


def _is_read(survey: Survey, mentions: Sequence[TimeMention], first: int, stop: int) -> bool:
    start, end = survey.words.starts[first], survey.words.ends[stop - 1]
    return any(mention.start < end and start < mention.end for mention in mentions)


def _weekdays(survey: Survey, part: Part) -> Iterator[tuple[int, int]]:
    """``trước 16 giờ thứ Năm`` · ``vào sáng Chủ nhật``, no date behind it."""
    words = survey.words
    for at in range(part.first, part.stop - 1):
        weekday = words.word(at) == "thứ" and words.word(at + 1) in _WEEKDAYS
        if not (weekday or words.has(at, "chủ", "nhật")) or _is_dated(survey, at + 2):
            continue
        yield _lead(survey, at, part.first), at + 2


def _is_dated(survey: Survey, at: int) -> bool:
    words = survey.words
    at += words.word(at) in (",", "(")
    at += words.word(at) == "ngày"
    return words.is_number(at) or words.word(at) in ("tuần", "cuối", "đầu")


def _days_of_month(survey: Survey, part: Part) -> Iterator[tuple[int, int]]:
    """``trước ngày 28``, no month behind it."""
    words = survey.words
    for at in range(part.first, part.stop - 1):
        if words.word(at) not in ("ngày", "mùng", "mồng") or not words.is_number(at + 1):
            continue
        dated = words.word(at + 2) == "tháng" or (words.glued(at + 3) and words.is_number(at + 3))
        if len(words.word(at + 1)) <= 2 and not dated:
            yield _lead(survey, at, part.first), at + 2


def _lead(survey: Survey, at: int, first: int) -> int:
    """Where a time phrase begins whose day stands at the token."""
    words = survey.words
    for place in range(at - 1, max(first, at - _LONGEST_LEAD) - 1, -1):
        if any(words.has(place, *late) for late in _LATE):
            return place
        if words.word(place) in _PREPOSITIONS:
            return place
        if not words.is_number(place) and words.word(place) not in (*_OF_A_DAY, "nhất"):
            break
    return at


def _has_period(survey: Survey, part: Part, first: int, stop: int, period: str) -> bool:
    """Whether "hằng tuần" stands in the part or earlier in its sentence, and no other period."""
    words = survey.words
    for at in range(first - 1, max(part.first - _FURTHEST_PERIOD, -1), -1):
        if at < part.first and words.word(at) == "." and words.is_capital(at + 1):
            break
        if words.word(at) in ("hằng", "mỗi") and words.word(at + 1) in (
            "ngày", "tuần", "tháng", "quý", "năm",
        ):  # fmt: skip
            return words.word(at + 1) == period
    return any(words.has(at, "hằng", period) for at in range(stop, part.stop - 1))


def _read(survey: Survey, first: int, stop: int, period: str) -> TimeMention | None:
    printed = survey.words.slice(first, stop)
    deadline = read_cell_time(f"{printed} hằng {period}", survey.reading.context)
    if deadline.kind is not DeadlineKind.RECURRING or not deadline.at:
        return None
    start, end = survey.words.starts[first], survey.words.ends[stop - 1]
    return TimeMention(start, end, replace(deadline, text=printed), _SURE)


def _yearly(survey: Survey, part: Part, mention: TimeMention) -> TimeMention:
    """A date without year of a sentence that begins with "Hằng năm", or before "hằng năm"."""
    words = survey.words
    if mention.deadline.kind not in _DATED:
        return mention
    printed = survey.text[mention.start : mention.end]
    first, stop = words.between(mention.start, mention.end)
    every_year = words.has(part.first, "hằng", "năm") or words.has(stop, "hằng", "năm")
    dated = any(words.is_number(at) and len(words.word(at)) == 4 for at in range(first, stop))
    if dated or not every_year:
        return mention
    deadline = read_cell_time(f"{printed} hằng năm", survey.reading.context)
    if deadline.kind is not DeadlineKind.RECURRING:
        deadline = read_cell_time("hằng năm", survey.reading.context)
    return replace(mention, deadline=replace(deadline, text=printed))
