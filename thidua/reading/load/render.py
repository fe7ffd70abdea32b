"""Pictures of the pages of a file: for the review screen, and for OCR."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from thidua.reading.load.isolate import WorkerStopped, frames_of
from thidua.reading.load.limits import DEFAULT_LIMITS, LoadLimits
from thidua.reading.load.sniff import Kind, kind_of

_DRAW_SECONDS = 8.0
_DRAW_SECONDS_A_PAGE = 2.0


def render_page(
    data: bytes, page: int, width: int, *, limits: LoadLimits = DEFAULT_LIMITS
) -> bytes | None:
    """One page (from 1) of a PDF or a picture file as PNG, ``width`` pixels wide.

    None for another kind of file, a page that is not there, or one that cannot be drawn.
    """
    return next(page_images(data, [page], width=width, limits=limits), None)


def page_images(
    data: bytes,
    pages: Sequence[int],
    *,
    dpi: float | None = None,
    width: int | None = None,
    limits: LoadLimits = DEFAULT_LIMITS,
) -> Iterator[bytes]:
    """Those pages of a PDF or a picture file as PNG, each drawn when it is asked for.

    Ends early at a page that cannot be drawn.
    """
    kind = kind_of(data)
    if kind not in {Kind.PDF, Kind.PICTURE}:
        return
    task = _task(kind, list(pages), limits) | {"dpi": dpi, "width": width}
    seconds = _DRAW_SECONDS + _DRAW_SECONDS_A_PAGE * len(pages)
    try:
        for frame in frames_of(task, data, seconds=seconds, limits=limits):
            if not frame:
                return
            yield frame
    except WorkerStopped:
        return


def ocr_images(
    data: bytes, pages: Sequence[int] | None, dpi: float, limits: LoadLimits
) -> Iterator[bytes]:
    """Pages in grey for OCR, all pictures of a file when ``pages`` is None.

    An empty frame stands for a picture with too many pixels. Raises
    WorkerStopped where drawing failed.
    """
    wanted = None if pages is None else list(pages)
    task = _task(kind_of(data), wanted, limits) | {"dpi": dpi, "grey": True}
    count = limits.ocr_pages if pages is None else len(pages)
    task["cpu"] = _DRAW_SECONDS + _DRAW_SECONDS_A_PAGE * count
    return frames_of(task, data, seconds=limits.ocr_seconds, limits=limits)


def _task(kind: Kind, pages: list[int] | None, limits: LoadLimits) -> dict[str, Any]:
    return {
        "task": "draw",
        "is_pdf": kind is Kind.PDF,
        "pages": pages,
        "pixels": limits.pixels,
        "grey": False,
    }
