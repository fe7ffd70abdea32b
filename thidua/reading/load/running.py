"""Page numbers, running heads and feet of a file that knows only pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from thidua.reading.source import Block, Line

_DIGITS = re.compile(r"\d+")
_LONGEST = 120
_LAYERS = 2


def mark_running(pages: Mapping[int, Sequence[Block]]) -> dict[int, list[Block]]:
    """The blocks of each page, lines that stand at the same edge of most pages marked running.

    A number that grows with the pages counts as the same line. Two layers are
    looked for, as a page number over a running head.
    """
    marked = {page: list(blocks) for page, blocks in pages.items()}
    for _ in range(_LAYERS):
        for at_top in (True, False):
            _mark_edge(marked, at_top=at_top)
    return marked


def _mark_edge(pages: dict[int, list[Block]], *, at_top: bool) -> None:
    edges = {page: _edge(blocks, at_top=at_top) for page, blocks in pages.items()}
    keys = {page: _key(pages[page][at]) for page, at in edges.items() if at is not None}
    counts = Counter(keys.values())
    for page, key in keys.items():
        at = edges[page]
        count = counts[key]
        if at is None or count < 2 or (count < 3 and 2 * count <= len(pages)):
            continue
        line = pages[page][at]
        if isinstance(line, Line):
            pages[page][at] = replace(line, running=True)


def _edge(blocks: Sequence[Block], *, at_top: bool) -> int | None:
    """Index of the outermost line that is not yet running; None where a table stands."""
    order = range(len(blocks)) if at_top else range(len(blocks) - 1, -1, -1)
    for at in order:
        block = blocks[at]
        if not isinstance(block, Line):
            return None
        if not block.running and block.text.strip():
            return at if len(block.text) <= _LONGEST else None
    return None


def _key(block: Block) -> str:
    text = block.text if isinstance(block, Line) else ""
    return _DIGITS.sub("#", " ".join(text.split()))
