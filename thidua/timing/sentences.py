"""What the rest of a sentence adds to a time phrase: Hằng năm, … trước ngày 30/12."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thidua.timing.guards import label_before
from thidua.timing.recurring import yearly
from thidua.timing.scope import Reading, Scope
from thidua.timing.tokens import Tokens
from thidua.timing.values import DeadlineKind

_YEARLY = ("year", "half_year")
_CUES = (
    ("hằng", "năm"), ("mỗi", "năm"), ("định", "kỳ"), ("thường", "niên"), ("báo", "cáo", "năm"),
    ("tháng", "một", "lần"), ("6", "tháng"), ("06", "tháng"),
)  # fmt: skip


def settle(scope: Scope, readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a text, in order, each with what its sentence says of it.

    A day without year beside hằng năm is a day of every year; the bare hằng năm
    (hằng quý …) that a limit of the same sentence makes plain is dropped; a day
    after Thời hạn is the last one.
    """
    kept: list[Reading] = []
    for reading in readings:
        start = scope.sentence_start(reading.first)
        beside = _bare_since(kept, start)
        settled = _last_day(scope.tokens, _every_year(scope, reading, start, kept, beside))
        for at in beside:
            if _explains(settled, kept[at]):
                del kept[at]
        kept.append(settled)
    return kept


def _bare_since(kept: Sequence[Reading], start: int) -> list[int]:
    """Where the bare periods of the same sentence stand among what is kept, last first."""
    found: list[int] = []
    for at in range(len(kept) - 1, -1, -1):
        if kept[at].first < start:
            break
        if _is_bare(kept[at]):
            found.append(at)
    return found


def _is_bare(reading: Reading) -> bool:
    deadline = reading.deadline
    return deadline.kind is DeadlineKind.RECURRING and not deadline.limit


def _explains(reading: Reading, bare: Reading) -> bool:
    """Whether a limit says by when the duty of a bare period is due."""
    deadline, period = reading.deadline, bare.deadline.every
    if deadline.kind is not DeadlineKind.RECURRING or not deadline.limit:
        return False
    return deadline.every == period or {deadline.every, period} == set(_YEARLY)


def _every_year(
    scope: Scope, reading: Reading, start: int, kept: Sequence[Reading], beside: Sequence[int]
) -> Reading:
    """The reading as a day of every year where its sentence says so."""
    if reading.month_day is None:
        return reading
    named = any(kept[at].deadline.every in _YEARLY for at in beside)
    if not named and (scope.context.single_year or not _has_cue(scope.tokens, start, reading)):
        return reading
    return yearly(reading)


_CUE_REACH = 20


def _has_cue(tokens: Tokens, start: int, reading: Reading) -> bool:
    places = range(start, min(reading.stop + _CUE_REACH, len(tokens)))
    for at in places:
        if at >= reading.stop and tokens.word(at) in (".", ";"):
            return False
        if any(tokens.has(at, *cue) for cue in _CUES):
            return True
    return False


def _last_day(tokens: Tokens, reading: Reading) -> Reading:
    """Thời hạn nộp hồ sơ: 30/9 is by that day."""
    deadline = reading.deadline
    if deadline.kind is not DeadlineKind.ON or label_before(tokens, reading.first) != "hạn":
        return reading
    return replace(reading, deadline=replace(deadline, kind=DeadlineKind.BY))
