"""A whole PDF: text pages as they are, pictures of pages by OCR."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from thidua.reading.load.blocks import unmasked
from thidua.reading.load.intake import Intake
from thidua.reading.load.isolate import WorkerStopped, frames_of
from thidua.reading.load.ocr import OCR_DPI, recognise
from thidua.reading.load.render import ocr_images
from thidua.reading.load.running import mark_running
from thidua.reading.source import Block, Line, SourceFormat, Table


def read_pdf(data: bytes, intake: Intake) -> tuple[SourceFormat, int]:
    """Take a PDF; returns whether it was text or a scan, and the number of its pages."""
    reader = _PdfReader(data, intake)
    reader.read_text()
    reader.read_pictures()
    return reader.format, reader.pages


class _PdfReader:
    def __init__(self, data: bytes, intake: Intake) -> None:
        self._data = data
        self._intake = intake
        self.pages = 1
        self._texts: dict[int, list[Block]] = {}
        self._pictures: list[int] = []

    @property
    def format(self) -> SourceFormat:
        return SourceFormat.SCAN if self._pictures and not self._texts else SourceFormat.PDF

    def read_text(self) -> None:
        """The text layer, page by page as the worker sends it."""
        page = 0
        try:
            for page, frame in enumerate(self._frames()):
                if page == 0:
                    self._open(frame)
                else:
                    self._take_page(page, frame)
        except WorkerStopped as stopped:
            if stopped.late:
                self._intake.note_late(page + 1)
            else:
                self._intake.note("damaged_file")
        self._unmask()

    def read_pictures(self) -> None:
        """The pages without text by OCR, and then everything in the order of the pages."""
        found: dict[int, list[Block]] = {}
        if self._pictures:
            limits = self._intake.limits
            wanted = self._pictures[: limits.ocr_pages]
            pictures = ocr_images(self._data, wanted, OCR_DPI, limits)
            found = recognise(pictures, self._intake, self._pictures)
        pages = mark_running(found | self._texts)
        for page in sorted(pages):
            for block in pages[page]:
                self._intake.add(block)
            if self._intake.stop_when_full(page):
                return

    def _frames(self) -> Iterator[dict[str, Any]]:
        limits = self._intake.limits
        task = {"task": "read_pdf", "pages": limits.pages}
        seconds = self._intake.seconds_left
        for frame in frames_of(task, self._data, seconds=seconds, limits=limits):
            yield json.loads(frame)

    def _open(self, frame: dict[str, Any]) -> None:
        if "fault" in frame:
            self._intake.note(frame["fault"])
            return
        self.pages = frame["pages"]
        limit = self._intake.limits.pages
        if self.pages > limit:
            self._intake.note("too_many_pages", pages=self.pages, limit=limit)

    def _take_page(self, page: int, frame: dict[str, Any]) -> None:
        if frame.get("damaged"):
            self._intake.note("damaged_file")
            return
        if frame["over_picture"]:
            self._intake.note("scan_with_text")
        if frame["is_picture"]:
            self._pictures.append(page)
        elif frame["blocks"]:
            self._texts[page] = [_block(fields, page) for fields in frame["blocks"]]

    def _unmask(self) -> None:
        """Fonts of before Unicode often have a name that does not tell."""
        blocks, charset = unmasked([block for page in self._texts.values() for block in page])
        if charset is not None:
            self._texts = {}
            for block in blocks:
                self._texts.setdefault(block.page, []).append(block)
            self._intake.note("legacy_encoding", charset=charset.label)


def _block(fields: list[Any], page: int) -> Block:
    if len(fields) == 1:
        return Table(tuple(tuple(row) for row in fields[0]), page)
    text, bold, italic, centered = fields
    return Line(text, page, bold=bold, italic=italic, centered=centered)
