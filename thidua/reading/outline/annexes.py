"""Annexes after the signature: each a tree of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from thidua.reading.conventions.labels import bullet_end, read_label
from thidua.reading.conventions.marks import ATTACHED, DATE_LINE, MOTTO, NATION, annex_heading
from thidua.reading.conventions.symbols import HEAD_NUMBER
from thidua.reading.outline.tree import build_tree
from thidua.reading.outline_types import Section
from thidua.reading.text import MendedText, Paragraph, Span, TableBlock, TextBlock

_TITLE_LINES = 4
_FORM_HEAD = 9
"""How many blocks of a form may be its own head: body, motto, number, date."""


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
    titles, at = _titles(mended, blocks)
    before, children = build_tree(mended, blocks[at:], path)
    words = [found["rest"].strip(), *(mended.of(title) for title in titles)]
    title = " ".join(word for word in words if word) or None
    end = titles[-1].end if titles else first.end
    return Section(label, path, title, Span(first.page, first.start, end), before, children)


def _titles(mended: MendedText, blocks: Sequence[TextBlock]) -> tuple[list[Paragraph], int]:
    """The lines of the title, and where the annex goes on; the caption may stand above it."""
    at = _after_form_head(mended, blocks)
    titles: list[Paragraph] = []
    while at < len(blocks) and len(titles) < _TITLE_LINES:
        block = blocks[at]
        if isinstance(block, TableBlock):
            break
        if _is_title(mended, block, titles):
            titles.append(block)
        elif titles or not ATTACHED.match(mended.of(block)):
            break
        at += 1
    return (titles, at) if titles else ([], 1)


def _after_form_head(mended: MendedText, blocks: Sequence[TextBlock]) -> int:
    """Where the title may begin: right below the heading, or below a form's own head."""
    head = 1
    for at, block in enumerate(blocks[1:_FORM_HEAD], start=1):
        if isinstance(block, TableBlock):
            break
        words = mended.of(block)
        marked = any(mark.match(words) for mark in (NATION, MOTTO, HEAD_NUMBER))
        if marked or (DATE_LINE.match(words) and head == at):
            head = at + 1
    return head


def _is_title(mended: MendedText, block: Paragraph, titles: Sequence[Paragraph]) -> bool:
    words = mended.of(block)
    if ATTACHED.match(words) or bullet_end(words) is not None or read_label(words):
        return False
    if words.endswith((".", ";", ":")) or len(words) > 250:
        return False
    return words.isupper() or not titles
