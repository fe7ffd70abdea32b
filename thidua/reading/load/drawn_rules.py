"""Ruling lines in the picture of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PIL import Image

from thidua.reading.load.pdf.rules import Rule, Rules

# In pixels, and in steps of so many: hardly a letter has a stroke as long as the shortest run.
_STEP = 8
_SHORTEST_RUN = 5
_INK = 140
_FULL = 215


def rules_of(page: Image.Image, scale: float) -> Rules:
    """The lines of a page in grey; places are as in a PDF, times ``scale`` from pixels.

    Lines of a page askew by more than half a degree are not found.
    """
    ink = page.point([255 if shade < _INK else 0 for shade in range(256)])
    height = ink.height
    return Rules(
        tuple(
            Rule((height - at) * scale, start * scale, end * scale) for at, start, end in _runs(ink)
        ),
        tuple(
            Rule(at * scale, (height - end) * scale, (height - start) * scale)
            for at, start, end in _runs(ink.transpose(Image.Transpose.TRANSPOSE))
        ),
    )


def _runs(ink: Image.Image) -> Iterator[tuple[int, int, int]]:
    """Row, start and end in pixels of each run of ink; a line askew gives runs in several rows."""
    width = ink.width // _STEP
    if not width:
        return
    shares = ink.resize((width, ink.height), Image.Resampling.BOX)
    full = shares.point([255 if share >= _FULL else 0 for share in range(256)])
    for run in re.finditer(b"\xff{%d,}" % _SHORTEST_RUN, full.tobytes()):
        # A run may reach over the edge of the page into the next row.
        row, start = divmod(run.start(), width)
        end = min(run.end() - row * width, width)
        if end - start >= _SHORTEST_RUN:
            # The line may reach into the next step on both sides.
            yield row, (start - 1) * _STEP, (end + 1) * _STEP
