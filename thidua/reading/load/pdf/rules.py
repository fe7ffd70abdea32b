"""The ruling lines of a PDF page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from thidua.reading.load.pdf.words import PageFrame

_THICKEST = 3.0
_SHORTEST = 6.0
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 4_000

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along one axis: its place on the other, and from where to where."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]


def read_rules(page: object, frame: PageFrame) -> Rules:
    """Lines and thin filled boxes of a page; nothing for one that is a drawing."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    segments = 0
    for at in range(count):
        shape = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for one, two in _strokes(shape):
            segments += 1
            (x0, y0), (x1, y1) = frame.turned(*one), frame.turned(*two)
            if abs(y1 - y0) <= _THICKEST and abs(x1 - x0) >= _SHORTEST:
                horizontal.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= _THICKEST and abs(y1 - y0) >= _SHORTEST:
                vertical.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        if segments > _MOST_SEGMENTS:
            return Rules((), ())
    return Rules(tuple(horizontal), tuple(vertical))


def _strokes(shape: object) -> Iterator[tuple[Place, Place]]:
    """The straight lines that a path shows."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    places = [ctypes.byref(one) for one in (left, bottom, right, top)]
    if not pdfium.FPDFPageObj_GetBounds(shape, *places):
        return
    width, height = right.value - left.value, top.value - bottom.value
    if min(width, height) <= _THICKEST:
        yield (left.value, bottom.value), (right.value, top.value)
        return
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroked))
    if stroked.value:
        yield from _segments(shape)


def _segments(shape: object) -> Iterator[tuple[Place, Place]]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(shape, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    first: Place | None = None
    before: Place | None = None
    for at in range(min(pdfium.FPDFPath_CountSegments(shape), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(shape, at)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
            yield before, here
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            yield here, first
        before = here
