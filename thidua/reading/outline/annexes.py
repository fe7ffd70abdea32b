"""Annexes after the signature: each a tree of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from thidua.reading.conventions.labels import bullet_end, read_label
from thidua.reading.conventions.marks import ATTACHED, annex_heading
from thidua.reading.outline.tree import build_tree
from thidua.reading.outline_types import Section
from thidua.reading.text import MendedText, Paragraph, Span, TableBlock, TextBlock


def build_annexes(
    mended: MendedText, blocks: Sequence[TextBlock]
) -> tuple[tuple[TextBlock, ...], tuple[Section, ...]]:
    """What stands before the first annex, and the annexes as sections."""
    starts = [
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and annex_heading(mended.of(block))
    ]
    if not starts:
        return tuple(blocks), ()
    seen: Counter[str] = Counter()
    sections = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        label = _label_of(mended, blocks[start])
        seen[label.lower()] += 1
        times = seen[label.lower()]
        path = label if times == 1 else f"{label}#{times}"
        sections.append(_annex(mended, blocks[start:end], label, path))
    return tuple(blocks[: starts[0]]), tuple(sections)


def _label_of(mended: MendedText, block: TextBlock) -> str:
    assert isinstance(block, Paragraph)  # noqa: S101 - chosen by the caller
    found = annex_heading(mended.of(block))
    assert found is not None  # noqa: S101 - chosen by the caller
    word = " ".join(found["word"].split()).capitalize()
    number = found["number"]
    between = " số " if "số" in found[0][: found.start("mark")].lower() and number else " "
    return f"{word}{between}{number}" if number else word


def _annex(mended: MendedText, blocks: Sequence[TextBlock], label: str, path: str) -> Section:
    first = blocks[0]
    assert isinstance(first, Paragraph)  # noqa: S101 - chosen by the caller
    found = annex_heading(mended.of(first))
    assert found is not None  # noqa: S101 - chosen by the caller
    titles: list[Paragraph] = []
    at = 1
    while at < len(blocks) and len(titles) < 4 and _is_title(mended, blocks[at], titles):
        block = blocks[at]
        if isinstance(block, Paragraph):
            titles.append(block)
        at += 1
    before, children = build_tree(mended, blocks[at:], path)
    words = [found["rest"].strip(), *(mended.of(title) for title in titles)]
    title = " ".join(word for word in words if word) or None
    end = titles[-1].end if titles else first.end
    return Section(label, path, title, Span(first.page, first.start, end), before, children)


def _is_title(mended: MendedText, block: TextBlock, titles: Sequence[Paragraph]) -> bool:
    if isinstance(block, TableBlock):
        return False
    words = mended.of(block)
    if ATTACHED.match(words) or bullet_end(words) is not None or read_label(words):
        return False
    if words.endswith((".", ";", ":")) or len(words) > 250:
        return False
    return words.isupper() or not titles
