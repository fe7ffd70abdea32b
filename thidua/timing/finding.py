"""Time limits in a text: every phrase that sets one, and only those."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from thidua.timing.guards import confidence_of
from thidua.timing.points import read_points
from thidua.timing.ranges import read_periods
from thidua.timing.recurring import read_recurring
from thidua.timing.relative import read_relative
from thidua.timing.scope import Reading, Scope
from thidua.timing.sentences import settle
from thidua.timing.starts import may_start
from thidua.timing.stretches import merged
from thidua.timing.values import Deadline, DeadlineKind, TimeContext, TimeMention

# In the order of preference among readings of the same length.
_RULES: tuple[Callable[[Scope, int], list[Reading]], ...] = (
    read_recurring,
    read_points,
    read_periods,
    read_relative,
)


def find_times(text: str, context: TimeContext | None = None) -> list[TimeMention]:
    """Every deadline printed in running text, in order, not overlapping.

    Durations, anniversaries, ages of service, dates inside citations and years or
    terms in names are no deadlines. ``context`` gives the year of dates without
    one; where neither it nor the text knows a year, a date stays None.
    """
    scope = Scope.of(text, context or TimeContext(), generous=False)
    return _mentions(scope)


def read_cell_times(text: str, context: TimeContext | None = None) -> list[TimeMention]:
    """Every limit of a text known to be a time: a table cell, the words after Thời gian."""
    scope = Scope.of(text, context or TimeContext(), generous=True)
    return _mentions(scope)


def read_cell_time(text: str, context: TimeContext | None = None) -> Deadline:
    """What a table cell says: ``Tháng 01, 02`` · ``Trong năm`` · ``20/9``; kind none when nothing.

    Calendar units printed apart (``Tháng 3; tháng 9``) are joined; of several
    other limits the plainest counts (``Tháng 8 (trước ngày 28/8)``: the day), of
    equal ones the first; `read_cell_times` gives them all.
    """
    mentions = read_cell_times(text, context)
    if not mentions:
        return Deadline(text=text.strip() or None)
    deadlines = [mention.deadline for mention in mentions]
    if all(deadline.kind is DeadlineKind.WITHIN for deadline in deadlines):
        return _union(deadlines, text.strip())
    return max(mentions, key=lambda mention: mention.confidence).deadline


def parse_deadline(text: str, context: TimeContext | None = None) -> Deadline:
    """The meaning of one phrase that is a time; kind none when it sets no limit."""
    return read_cell_time(text, context)


def _union(deadlines: list[Deadline], text: str) -> Deadline:
    spans = [span for deadline in deadlines for span in _spans(deadline)]
    joined = merged(spans)
    first = replace(deadlines[0], text=text)
    if len(joined) == 1:
        return replace(first, start=joined[0][0], end=joined[0][1], spans=())
    return replace(first, start=None, end=None, spans=joined)


def _spans(deadline: Deadline) -> tuple[tuple[str, str], ...]:
    if deadline.spans:
        return deadline.spans
    return ((deadline.start, deadline.end),) if deadline.start and deadline.end else ()


def _mentions(scope: Scope) -> list[TimeMention]:
    sure = [(reading, confidence_of(scope, reading)) for reading in _readings(scope)]
    kept = settle(scope, [reading for reading, confidence in sure if confidence])
    confidences = {reading.first: confidence for reading, confidence in sure}
    return [_mention(scope, reading, confidences[reading.first]) for reading in kept]


def _readings(scope: Scope) -> Iterator[Reading]:
    """What the grammar makes of the text from left to right, nothing twice."""
    tokens, at = scope.tokens, 0
    while at < len(tokens):
        readings = _best(scope, at) if may_start(tokens, at) else []
        yield from readings
        at = readings[-1].stop if readings else at + 1


def _best(scope: Scope, at: int) -> list[Reading]:
    """The readings of the rule that reaches furthest."""
    best: list[Reading] = []
    for rule in _RULES:
        readings = rule(scope, at)
        if readings and (not best or readings[-1].stop > best[-1].stop):
            best = readings
    return best


def _mention(scope: Scope, reading: Reading, confidence: float) -> TimeMention:
    tokens = scope.tokens
    start, end = tokens.starts[reading.first], tokens.ends[reading.stop - 1]
    deadline = replace(reading.deadline, text=scope.tokens.text[start:end])
    return TimeMention(start, end, deadline, confidence)
