"""Faults of numbering in the tree: a label that jumps, a label twice under one parent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.reading.check.inspection import Inspection
from thidua.reading.check.passages import SEVERITIES
from thidua.reading.conventions.labels import LETTERS, Label, read_label
from thidua.reading.facts import Finding, FindingCode
from thidua.reading.outline_types import Section

# Many offices count a, b, c, d, e; the Vietnamese order has đ between them.
_OFTEN_LEFT_OUT = LETTERS.index("đ") + 1
_LONGEST_LOST_START = 3
_WORDS_SHOWN = 16


@dataclass(frozen=True, slots=True)
class _Numbered:
    section: Section
    label: Label
    value: int


def numbering_gaps(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each jump (1, 3), at the item after the gap."""
    for run, before in _runs(inspection):
        expected, repeats = before + 1, 0
        for item in run:
            if item.value < expected:
                repeats += 1
                continue
            # A repeated label took the next one's place: 1, 2, 2, 4 has no gap.
            if item.value > expected + repeats and not _skips_only_d(item, expected):
                yield _finding(
                    inspection,
                    FindingCode.NUM_GAP,
                    item.section,
                    f"{_where(item)} đánh số nhảy đến “{item.label.text}”: thiếu "
                    f"{item.value - expected} mục liền trước.",
                    "Đánh lại số mục hoặc bổ sung mục còn thiếu.",
                )
            expected, repeats = item.value + 1, 0


def numbering_repeats(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each label that stands a second time under one parent."""
    for run, _ in _runs(inspection):
        seen: set[int] = set()
        for item in run:
            if item.value in seen:
                yield _finding(
                    inspection,
                    FindingCode.NUM_DUP,
                    item.section,
                    f"{_where(item)} có hơn một mục đánh số “{item.label.text}”.",
                    "Đánh lại số mục.",
                )
            seen.add(item.value)


def _runs(inspection: Inspection) -> Iterator[tuple[list[_Numbered], int]]:
    """The runs of one series under each parent, and the number after which each goes on.

    A run may go on from the one under the parent before it (``I. 1, 2 - II. 3, 4``).
    """
    text = inspection.reading.text
    level: list[Sequence[Section]] = [inspection.reading.outline.sections]
    while level:
        last: dict[str, int] = {}
        below: list[Sequence[Section]] = []
        for siblings in level:
            for series, run in _by_series(text, siblings).items():
                yield run, _number_before(run, last.get(series))
                last[series] = run[-1].value
            below.extend(section.children for section in siblings if section.children)
        level = below


def _by_series(text: str, siblings: Sequence[Section]) -> dict[str, list[_Numbered]]:
    runs: dict[str, list[_Numbered]] = {}
    for section in siblings:
        label = read_label(text[section.heading.start : section.heading.end])
        if label is None:
            continue
        series = label.series
        if series == "dotted":
            # 1.1 and 1.2 count under 1; an item 2.1 among them opens a run of its own.
            series = ".".join(str(value) for value in label.values[:-1])
        elif label.mark == "()":
            series += "()"
        runs.setdefault(series, []).append(_Numbered(section, label, label.values[-1]))
    return runs


def _number_before(run: Sequence[_Numbered], last: int | None) -> int:
    """After which number a run goes on: 0, or that of the run before it.

    A lone high number is more likely a misread paragraph than a list that lost its beginning.
    """
    first = run[0].value
    goes_on = last == first - 1 and first > 1
    return first - 1 if goes_on or first > _LONGEST_LOST_START or len(run) == 1 else 0


def _skips_only_d(item: _Numbered, expected: int) -> bool:
    return (
        item.label.series == "letter"
        and expected == _OFTEN_LEFT_OUT
        and item.value == _OFTEN_LEFT_OUT + 1
    )


def _where(item: _Numbered) -> str:
    parent, _, _ = item.section.path.rpartition("/")
    return f"Mục {parent}" if parent else "Văn bản"


def _finding(
    inspection: Inspection, code: FindingCode, section: Section, why: str, suggestion: str
) -> Finding:
    heading = section.heading
    return Finding(
        code=code,
        severity=SEVERITIES[code],
        section=section.path,
        quote=_opening(inspection.reading.text, section),
        why=why,
        suggestion=suggestion,
        span=heading,
    )


def _opening(text: str, section: Section) -> str:
    """The heading, or the first words of a numbered paragraph without one."""
    line_end = text.find("\n", section.heading.start)
    line = text[section.heading.start : line_end if line_end >= 0 else len(text)]
    if section.title:
        return text[section.heading.start : section.heading.end].strip(" :")
    return " ".join(line.split()[:_WORDS_SHOWN])
