"""The outline: a mended text cut into head, preamble, numbered tree, foot and annexes."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.reading.conventions.labels import bullet_end
from thidua.reading.conventions.marks import AUTHORITY, RECIPIENTS, STAMP
from thidua.reading.outline.annexes import build_annexes
from thidua.reading.outline.parts import find_parts
from thidua.reading.outline.tree import build_tree
from thidua.reading.outline_types import Outline
from thidua.reading.text import MendedText, Paragraph, TextBlock

__all__ = ["outline"]


def outline(mended: MendedText) -> Outline:
    """Cut a mended text into its parts; every block stands in exactly one of them."""
    parts = find_parts(mended)
    blocks = mended.blocks
    before, sections = build_tree(mended, blocks[parts.preamble : parts.body])
    recipients, signature = _foot(mended, blocks[parts.closing : parts.foot])
    stray, annexes = build_annexes(mended, blocks[parts.foot :])
    return Outline(
        head=(*blocks[: parts.head], *blocks[parts.title : parts.late_head]),
        title=tuple(b for b in blocks[parts.head : parts.title] if isinstance(b, Paragraph)),
        preamble=(*blocks[parts.late_head : parts.preamble], *before),
        sections=(*sections, *annexes),
        closing=blocks[parts.body : parts.closing],
        recipients=recipients,
        signature=signature,
        stray=stray,
    )


def _foot(
    mended: MendedText, blocks: Iterable[TextBlock]
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Recipients and signature lines, however they are mixed."""
    recipients: list[Paragraph] = []
    signature: list[Paragraph] = []
    listing = False
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        words = mended.of(block)
        if RECIPIENTS.match(words):
            listing = True
            recipients.append(block)
        elif (bullet_end(words) is not None and not STAMP.match(words)) or (
            listing and _is_plain_recipient(words)
        ):
            recipients.append(block)
        else:
            listing = False
            signature.append(block)
    return tuple(recipients), tuple(signature)


def _is_plain_recipient(words: str) -> bool:
    """A line of the list whose dash was lost."""
    if AUTHORITY.match(words) or words.isupper() or STAMP.match(words):
        return False
    return words.endswith((";", ".")) or words.startswith("Lưu")
