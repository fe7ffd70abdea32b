"""The text of many blocks at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from thidua.reading.load.legacy import Charset, detect_charset, to_unicode
from thidua.reading.source import Block, Line


def texts_of(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines and cells, in order."""
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            for row in block.rows:
                yield from row


def with_texts(blocks: Sequence[Block], change: Callable[[str], str]) -> list[Block]:
    """The blocks with the text of every line and cell changed."""
    return [
        replace(block, text=change(block.text))
        if isinstance(block, Line)
        else replace(block, rows=tuple(tuple(map(change, row)) for row in block.rows))
        for block in blocks
    ]


def unmasked(blocks: Sequence[Block]) -> tuple[list[Block], Charset | None]:
    """Blocks whose characters are really codes of an old encoding, put right; and which it was."""
    charset = detect_charset("\n".join(texts_of(blocks)))
    if charset is None:
        return list(blocks), None
    return with_texts(blocks, lambda text: to_unicode(text, charset)), charset
