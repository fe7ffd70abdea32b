"""Ruling lines in the picture of a page: found for the tables they make, and wiped for OCR."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from PIL import Image, ImageDraw

from thidua.reading.load.pdf.rules import Rule, Rules

# In pixels at some 250 dpi; letters have no stroke as long as the shortest line.
_STEP = 8
_SHORTEST_ACROSS = 12
_SHORTEST_DOWN = 8
_INK = 140
_FULL = 215


def wipe_rules(picture: bytes, scale: float) -> tuple[Rules, bytes]:
    """The lines of a page (PNG), and the page without them (PGM).

    Places are as in a PDF, times ``scale`` from pixels. Lines of a page askew
    by more than half a degree are not found.
    """
    page = Image.open(io.BytesIO(picture)).convert("L")
    pen = ImageDraw.Draw(page)
    ink = page.point([255 if shade < _INK else 0 for shade in range(256)])
    height = ink.height
    across: list[Rule] = []
    down: list[Rule] = []
    for at, start, end in _runs(ink, _SHORTEST_ACROSS):
        across.append(Rule((height - at) * scale, start * scale, end * scale))
        pen.rectangle((start - _STEP, at - 1, end + _STEP, at + 1), fill=255)
    for at, start, end in _runs(ink.transpose(Image.Transpose.TRANSPOSE), _SHORTEST_DOWN):
        down.append(Rule(at * scale, (height - end) * scale, (height - start) * scale))
        pen.rectangle((at - 1, start - _STEP, at + 1, end + _STEP), fill=255)
    out = io.BytesIO()
    page.save(out, "PPM")
    return Rules(tuple(across), tuple(down)), out.getvalue()


def _runs(ink: Image.Image, shortest: int) -> Iterator[tuple[int, int, int]]:
    """Row, start and end in pixels of each run of ink of at least so many steps."""
    width = ink.width // _STEP
    if not width:
        return
    shares = ink.resize((width, ink.height), Image.Resampling.BOX)
    full = shares.point([255 if share >= _FULL else 0 for share in range(256)])
    for run in re.finditer(b"\xff{%d,}" % shortest, full.tobytes()):
        # A run may reach over the edge of the page into the next row.
        row, start = divmod(run.start(), width)
        end = min(run.end() - row * width, width)
        if end - start >= shortest:
            yield row, start * _STEP, end * _STEP
