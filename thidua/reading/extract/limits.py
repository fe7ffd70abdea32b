"""Which of the time phrases in an order is its limit, and where two limits make two orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from thidua.reading.extract.clauses import Part, label_end
from thidua.reading.extract.recurrences import with_recurring_days
from thidua.reading.extract.survey import Entry, Node, Survey
from thidua.reading.extract.units import VERBS
from thidua.timing import Deadline, DeadlineKind, TimeMention

_LEAST_SURE = 0.5
_NEAR = 9
_LONGEST_TIME = 20
_ROUNDS = frozenset(("đợt", "trong", "vào", "giai", "đoạn", "từ"))
_FURTHEST_BRACKET = 7
_TIME_PREPOSITIONS = frozenset(("trong", "vào", "dịp", "hết", "đến", "xong", "là", "từ", "và"))
_WEIGHT = {
    DeadlineKind.BEFORE: 5,
    DeadlineKind.BY: 5,
    DeadlineKind.ON: 4,
    DeadlineKind.WITHIN: 3,
    DeadlineKind.PERIOD: 3,
    DeadlineKind.RELATIVE: 3,
    DeadlineKind.RECURRING: 2,
    DeadlineKind.NONE: 0,
}


def limits_in(
    survey: Survey, entry: Entry, part: Part, whole: Part | None = None
) -> list[TimeMention]:
    """The mentions inside a part that may limit what it orders.

    ``whole`` is the part from which this one was cut.
    """
    start, end = survey.words.starts[part.first], survey.words.ends[part.stop - 1]
    found = [
        mention
        for mention in survey.times_between(entry, start, end)
        if mention.confidence >= _LEAST_SURE
        and not _names_work(survey, part, mention)
        and not _is_aside(survey, mention)
    ]
    return with_recurring_days(survey, part, whole or part, found)


def heading_limit(survey: Survey, node: Node) -> TimeMention | None:
    """The time that a heading consists of (``Quý I/2026``, ``Năm 2023``), for all below it."""
    for above in node.up():
        heading = survey.heading(above)
        if heading is None:
            continue
        first, stop = survey.words.between(heading.start, heading.end)
        found = survey.times(heading.start, heading.end) if stop - first <= _LONGEST_TIME else ()
        timed = {
            at
            for mention in found
            for at in range(*survey.words.between(mention.start, mention.end))
        }
        left = [survey.words.word(at) for at in range(first, stop) if at not in timed]
        if found and not any(word.isalpha() and word not in _ROUNDS for word in left):
            return max(found, key=_weight)
        return None
    return None


def _is_aside(survey: Survey, mention: TimeMention) -> bool:
    """``(riêng năm 2026 hoàn thành trong tháng 4)``: an exception to the limit before it."""
    words = survey.words
    at = words.index_at(mention.start)
    return any(words.has(at - back, "(", "riêng") for back in range(2, _FURTHEST_BRACKET))


def _names_work(survey: Survey, part: Part, mention: TimeMention) -> bool:
    """``sơ kết 6 tháng đầu năm``: which review, not when."""
    words = survey.words
    at = words.index_at(mention.start)
    bare = words.is_number(at) or words.word(at) in ("năm", "quý")
    named = words.word(at - 1).isalpha() and words.word(at - 1) not in _TIME_PREPOSITIONS
    within = mention.deadline.kind is DeadlineKind.WITHIN
    return within and bare and named and at > part.first


def cut_at_limits(survey: Survey, part: Part, mentions: Sequence[TimeMention]) -> tuple[Part, ...]:
    """Split where a new verb begins between two different limits.

    A time phrase before the instruction (``Quý I: …``, ``Hằng năm, …``) limits
    all of it and makes no cut.
    """
    opening = label_end(survey.words, part.first, part.stop) or part.first + 1
    later = [m for m in mentions if survey.words.index_at(m.start) > opening]
    timed = any(m.deadline.kind is DeadlineKind.PERIOD for m in mentions if m not in later)
    mentions = later
    cuts = [
        cut
        for mention in mentions
        if not timed and (cut := _rate_cut(survey, part, mention)) is not None
    ]
    for mention in mentions:
        cut = _repeat_cut(survey, part, mention)
        if cut is not None and cut not in cuts:
            cuts.append(cut)
    for one, other in pairwise(mentions):
        if not same_recurrence(one.deadline, other.deadline):
            cut = _cut_between(survey, one, other)
            if cut is not None and cut not in cuts:
                cuts.append(cut)
    cuts.sort()
    bounds = [part.first, *cuts, part.stop]
    return tuple(
        Part(first, stop - 1 if stop != part.stop else stop, part.sentence)
        for first, stop in pairwise(bounds)
        if stop - 1 > first or stop == part.stop
    )


def _rate_cut(survey: Survey, part: Part, mention: TimeMention) -> int | None:
    """Where a limit of its own begins: ", đăng ít nhất 02 bài/tháng" · ", mỗi tuần đăng …"."""
    words = survey.words
    at, stop = words.between(mention.start, mention.end)
    if words.word(at - 1) == "," and at - 1 > part.first and survey.units.acts(stop) >= stop:
        return at
    rate = any(words.word(place) == "/" for place in range(at, stop))
    if mention.deadline.kind is not DeadlineKind.RECURRING or not rate:
        return None
    for place in range(at - 1, part.first, -1):
        if words.word(place) == "," and survey.units.acts(place + 1) == place + 1:
            verb = VERBS.match(words, place + 1)
            return place + 1 if _counts(survey, place + 1 + verb) else None
    return None


def _repeat_cut(survey: Survey, part: Part, mention: TimeMention) -> int | None:
    """``sơ kết từng đợt, sơ kết học kỳ I vào tháng 01``: the same verb again, with a limit."""
    words = survey.words
    verb = VERBS.match(words, part.first)
    again = words.folded[part.first : part.first + verb]
    at = words.index_at(mention.start)
    for place in range(at - 1, part.first + verb, -1):
        if not verb or words.word(place) == ",":
            return place + 1 if verb and words.has(place + 1, *again) else None
    return None


def _counts(survey: Survey, at: int) -> bool:
    words = survey.words
    return words.is_number(at) or words.has(at, "ít", "nhất") or words.has(at, "tối", "thiểu")


def _cut_between(survey: Survey, one: TimeMention, other: TimeMention) -> int | None:
    """The token after the comma or và at which the second order begins."""
    words, units = survey.words, survey.units
    first, stop = words.between(one.end, other.start)
    for at in range(stop, first - 1, -1):
        if words.word(at) not in (",", "và"):
            continue
        begins = at + 1
        if begins == stop:
            begins = words.index_at(other.end)
        if units.acts(begins) >= 0 or (units.opens(begins) and _acts_after(survey, begins)):
            return at + 1
    return None


def _acts_after(survey: Survey, at: int) -> bool:
    units = survey.units.read(at, len(survey.words))
    return units is not None and survey.units.acts(units.stop) >= 0


def same_recurrence(one: Deadline, other: Deadline) -> bool:
    """Whether one of two recurring limits only says the period of the other."""
    both = one.kind is DeadlineKind.RECURRING and other.kind is DeadlineKind.RECURRING
    return both and one.every == other.every and not (one.at and other.at)


def chosen(survey: Survey, mentions: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """The limit of an order, or several when it prints the same sort of limit more than once."""
    if not mentions:
        return ()
    best = max(mentions, key=_weight)
    equal = [mention for mention in mentions if mention.deadline.kind is best.deadline.kind]
    if best.deadline.kind in (DeadlineKind.BEFORE, DeadlineKind.BY) and len(equal) > 1:
        near = all(
            survey.words.index_at(other.start) - survey.words.index_at(one.end) <= _NEAR
            for one, other in pairwise(equal)
        )
        if near:
            return tuple(equal)
    if best.deadline.kind is DeadlineKind.RECURRING and best.deadline.at:
        several = [mention for mention in equal if mention.deadline.at]
        if len({mention.deadline.every for mention in several}) == len(several):
            return tuple(several)
    return (_with_period(best, mentions),)


def _weight(mention: TimeMention) -> tuple[float, float]:
    deadline = mention.deadline
    weight = _WEIGHT[deadline.kind] + (1.5 if deadline.at else 0)
    if deadline.kind is DeadlineKind.PERIOD and not deadline.end:
        weight = 1  # "bắt đầu từ năm 2026" says since when, not until when
    return weight, mention.confidence


def _with_period(best: TimeMention, mentions: Sequence[TimeMention]) -> TimeMention:
    """Join a clock time printed apart from its day."""
    if best.deadline.time or best.deadline.kind is not DeadlineKind.ON:
        return best
    for mention in mentions:
        if mention.deadline.time and mention.deadline.date == best.deadline.date:
            return replace(best, deadline=replace(best.deadline, time=mention.deadline.time))
    return best
