"""The process that parses what others drew: PDFs and pictures.

Their parsers are written in C and may hang, crash or ask for all the memory;
here they can do so without harm. Started by `thidua.reading.load.isolate`; takes
one line of JSON and the file on standard input, and answers in frames of four
bytes length and content on standard output.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from thidua.reading.source import Block, Line


def main() -> int:
    """Do one task; the exit status is 0 when all frames were written."""
    order = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    _confine(int(order["bytes"]), int(order.get("cpu", order["seconds"])) + 1)
    for frame in _TASKS[order["task"]](data, order):
        sys.stdout.buffer.write(len(frame).to_bytes(4, "big") + frame)
        sys.stdout.buffer.flush()
    return 0


def _confine(memory: int, seconds: int) -> None:
    """Let this process have no more than its share, and write no file."""
    try:
        import resource
    except ImportError:  # not on this system; the parent still watches the clock
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, ceiling = resource.getrlimit(what)
        allowed = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
        resource.setrlimit(what, (allowed, ceiling))


def _read_pdf(data: bytes, order: dict[str, Any]) -> Iterator[bytes]:
    """One frame with the number of pages, then one for each page."""
    import pypdfium2

    from thidua.reading.load.pdf.extract import PdfPage, read_page

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        code = "encrypted" if "password" in str(fault).lower() else "damaged_file"
        yield _json({"fault": code})
        return
    yield _json({"pages": len(document)})
    for number in range(1, min(len(document), order["pages"]) + 1):
        try:
            page = read_page(document, number)
        except pypdfium2.PdfiumError:
            yield _json({"damaged": True})
            continue
        yield _json(_page_to_json(page) if isinstance(page, PdfPage) else {})


def _page_to_json(page: Any) -> dict[str, Any]:
    return {
        "blocks": [_block_to_json(block) for block in page.blocks],
        "is_picture": page.is_picture,
        "over_picture": page.over_picture,
    }


def _block_to_json(block: Block) -> list[Any]:
    if isinstance(block, Line):
        return [block.text, block.bold, block.italic, block.centered]
    return [block.rows]


def _draw(data: bytes, order: dict[str, Any]) -> Iterator[bytes]:
    """The pages of a PDF or a picture file as PNG, one a frame; an empty frame for none."""
    from thidua.reading.load.pictures import (
        PictureSize,
        TooManyPixels,
        file_pictures,
        pdf_pictures,
    )

    size = PictureSize(order.get("dpi"), order.get("width"), as_scanned=order["grey"])
    if order["is_pdf"]:
        pages = [int(page) for page in order["pages"]]
        yield from pdf_pictures(data, pages, size, order["pixels"], grey=order["grey"])
        return
    try:
        ready = None if order["grey"] else size
        yield from file_pictures(data, order["pages"], ready, order["pixels"])
    except TooManyPixels:
        yield b""


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value).encode("ascii")


_TASKS = {"read_pdf": _read_pdf, "draw": _draw}

if __name__ == "__main__":
    sys.exit(main())
