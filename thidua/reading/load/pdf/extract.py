"""The text of a PDF page by page; runs in the worker process."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from thidua.reading.load.page_layout import slanted_line
from thidua.reading.load.page_words import Word
from thidua.reading.load.pdf.grid import page_blocks
from thidua.reading.load.pdf.rules import read_rules
from thidua.reading.load.pdf.words import PageFrame, read_words
from thidua.reading.source import Block

_FEW_LETTERS = 10
_OUTLINES = 300
_COVERED = 0.6
_MOST_OBJECTS = 20_000


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What a page gave. ``is_picture``: no usable text, it must be read by OCR;
    ``over_picture``: its text lies over a picture of the page."""

    blocks: tuple[Block, ...]
    is_picture: bool = False
    over_picture: bool = False


def read_page(document: pypdfium2.PdfDocument, number: int) -> PdfPage:
    """Read one page, counted from 1; raises PdfiumError when it cannot be opened."""
    page = _with_stamps(document, number)
    try:
        frame = _frame(page)
        text_page = page.get_textpage()
        upright, slanted = read_words(text_page.raw, frame)
        pictures, shapes = _objects(page.raw)
        covered = max(pictures, default=0.0) / max(1.0, frame.width * frame.height)
        if not _usable(upright + slanted) and (pictures or shapes > _OUTLINES):
            return PdfPage((), is_picture=True)
        blocks = page_blocks(upright, read_rules(page.raw, frame), number)
        if slanted:
            blocks.append(slanted_line(slanted, number))
        return PdfPage(tuple(blocks), over_picture=covered > _COVERED)
    finally:
        page.close()


def _with_stamps(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """The page with its annotations drawn in: signature stamps are nothing else."""
    page = document[number - 1]
    if pdfium.FPDFPage_GetAnnotCount(page.raw) > 0:
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
        page.close()
        page = document[number - 1]
    return page


def _frame(page: pypdfium2.PdfPage) -> PageFrame:
    turn = (page.get_rotation() // 90) % 4
    width, height = page.get_size()
    return PageFrame(height, width, turn) if turn % 2 else PageFrame(width, height, turn)


def _objects(page: object) -> tuple[list[float], int]:
    """Areas of the pictures on a page, and how many drawn shapes there are."""
    areas: list[float] = []
    shapes = 0
    for one in _page_objects(page):
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE or _holds_picture(one, kind):
            areas.append(_area(one))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += 1
    return areas, shapes


def _page_objects(page: object) -> Iterator[object]:
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        yield pdfium.FPDFPage_GetObject(page, at)


def _holds_picture(shape: object, kind: int) -> bool:
    """Whether a group of objects has a picture in it; some scanners wrap them so."""
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        return False
    inside = (
        pdfium.FPDFFormObj_GetObject(shape, at)
        for at in range(min(pdfium.FPDFFormObj_CountObjects(shape), _MOST_OBJECTS))
    )
    return any(pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_IMAGE for one in inside)


def _area(shape: object) -> float:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(shape, *map(ctypes.byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    return (right - left) * (top - bottom)


def _usable(words: Sequence[Word]) -> bool:
    """Whether the text layer holds words, not codes of a font that tells no Unicode."""
    text = "".join(word.text for word in words)
    letters = sum(map(str.isalnum, text))
    lost = sum(letter in "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in text)
    return letters >= _FEW_LETTERS and lost < 0.3 * len(text)
