"""Scales of points: bands that overlap or leave a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.numbers import NUMBER, number_of
from thidua.reading.check.passages import Passage
from thidua.reading.facts import Finding, FindingCode

_UNIT = r"(?:\s*(?P<{}>điểm|đ(?!\w)|%))?"
_BAND = re.compile(
    rf"(?:(?:từ|đạt)\s+)?(?:từ\s+)?(?P<above>trên\s+)?(?P<low>{NUMBER}){_UNIT.format('low_unit')}"
    rf"\s*(?:đến|tới|[-–—])\s*(?P<open>(?:dưới|cận)\s+)?(?P<high>{NUMBER}){_UNIT.format('high_unit')}"
    rf"|(?:từ|đạt|có)?\s*(?:từ\s+)?(?P<least>{NUMBER}){_UNIT.format('least_unit')}\s+trở\s+lên"
    rf"|(?P<more>(?:trên|lớn\s+hơn|>=?|≥))\s*(?P<over>{NUMBER}){_UNIT.format('over_unit')}"
    rf"|(?P<less>(?:dưới|nhỏ\s+hơn|<=?|≤))\s*(?P<under>{NUMBER}){_UNIT.format('under_unit')}",
    re.IGNORECASE,
)
_POINTS, _PERCENT = "điểm", "%"
_FEWEST_BANDS = 3
# Whole points: "từ 70 đến 79" and "từ 80 đến 89" leave no gap.
_STEP = 1.0
_BULLET = re.compile(r"[-–+•*]\s*")


@dataclass(frozen=True, slots=True)
class _Band:
    """The points of one rank; ``None`` where the band is open to below or above."""

    low: float | None
    high: float | None
    holds_low: bool
    holds_high: bool
    unit: str
    passage: Passage
    start: int
    end: int


def broken_scales(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each scale whose bands overlap or leave a gap, at the first such band."""
    for _, run in groupby(inspection.body, key=lambda passage: (passage.section, passage.part)):
        bands = [band for passage in run for band in _bands(passage)]
        for unit in (_POINTS, _PERCENT):
            scale = [band for band in bands if band.unit == unit]
            finding = _fault(scale) if _is_scale(scale) else None
            if finding is not None:
                yield finding


def _bands(passage: Passage) -> Iterator[_Band]:
    """The bands of a passage, at most one in each of its clauses."""
    if _POINTS not in passage.text and _PERCENT not in passage.text:
        return
    start = 0
    for part in re.split(r"(?<=[;\n])", passage.text):
        found = list(_BAND.finditer(part))
        band = _band(passage, start, part, found[0]) if len(found) == 1 else None
        if band is not None:
            yield band
        start += len(part)


def _band(passage: Passage, offset: int, part: str, found: re.Match[str]) -> _Band | None:
    groups = found.groupdict()
    units = {groups[key] for key in groups if key.endswith("_unit") and groups[key]}
    if len(units) > 1 or not units:
        return None
    unit = _PERCENT if units == {_PERCENT} else _POINTS
    low = high = None
    holds_low = holds_high = True
    if groups["low"]:
        low, high = number_of(groups["low"]), number_of(groups["high"])
        holds_low, holds_high = not groups["above"], not groups["open"]
    elif groups["least"]:
        low = number_of(groups["least"])
    elif groups["over"]:
        low, holds_low = number_of(groups["over"]), groups["more"] in (">=", "≥")
    else:
        high, holds_high = number_of(groups["under"]), groups["less"] in ("<=", "≤")
    bullet = _BULLET.match(part)
    start = offset + (bullet.end() if bullet else 0)
    return _Band(low, high, holds_low, holds_high, unit, passage, start, offset + len(part))


def _is_scale(bands: Sequence[_Band]) -> bool:
    """Several bands, in falling or rising order, that cover a stretch between them."""
    if len(bands) < _FEWEST_BANDS:
        return False
    order = [_place(band) for band in bands]
    return order in (sorted(order), sorted(order, reverse=True))


def _place(band: _Band) -> tuple[float, float]:
    low = float("-inf") if band.low is None else band.low
    return low, float("inf") if band.high is None else band.high


def _fault(bands: Sequence[_Band]) -> Finding | None:
    rising = sorted(bands, key=_place)
    for lower, upper in pairwise(rising):
        why = _between(lower, upper)
        if why is not None:
            return lower.passage.finding(
                FindingCode.RANGE_FAULT,
                lower.start,
                lower.start + len(lower.passage.text[lower.start : lower.end].rstrip(" .;\n")),
                why,
                "Sửa lại khung điểm để các mức nối tiếp nhau, không chồng, không hở.",
            )
    return None


def _between(lower: _Band, upper: _Band) -> str | None:
    """What is wrong between two neighbouring bands, None when they join."""
    if lower.high is None or upper.low is None:
        return "Hai mức điểm chồng lên nhau."
    end, start = lower.high, upper.low
    if end > start or (end == start and lower.holds_high and upper.holds_low):
        return f"Mức {start:g} {lower.unit} thuộc cả hai khung điểm liền nhau."
    touches = end == start and (lower.holds_high or upper.holds_low)
    next_whole = lower.holds_high and upper.holds_low and start - end <= _STEP
    if touches or next_whole:
        return None
    return f"Khung điểm hở từ {end:g} đến {start:g} {lower.unit}."
