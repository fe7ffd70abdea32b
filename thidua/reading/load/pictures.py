"""Pages as pictures: of a PDF, or of picture files; runs in the worker process."""

from __future__ import annotations

import ctypes
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps, ImageSequence

_SMALLEST_WIDTH = 1000
_MOST_OBJECTS = 2000
_POINTS_PER_INCH = 72
_COARSEST, _FINEST = 145, 400


@dataclass(frozen=True, slots=True)
class PictureSize:
    """How large a page shall be: by ``dpi``, or by its ``width`` in pixels.

    With ``as_scanned`` a page that is one picture keeps the pixels of that
    picture, if they are neither too few nor too many for OCR.
    """

    dpi: float | None = None
    width: int | None = None
    as_scanned: bool = False

    def scale(self, points: float, scanned: int | None) -> float:
        """Pixels a point for a page of that width, ``scanned`` with so many pixels across."""
        points = max(1.0, points)
        if self.width is not None:
            return self.width / points
        if self.as_scanned and scanned is not None:
            own = scanned / points
            if _COARSEST <= own * _POINTS_PER_INCH <= _FINEST:
                return own
        return (self.dpi or 150) / _POINTS_PER_INCH


class TooManyPixels(Exception):
    """A picture is larger than may be decoded."""


def pdf_pictures(
    data: bytes, pages: list[int], size: PictureSize, most_pixels: int, *, grey: bool
) -> Iterator[bytes]:
    """The pages as PNG, drawn smaller where they would have too many pixels."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        for number in pages:
            page = document[number - 1]
            width, height = page.get_size()
            scale = size.scale(width, _pixels_across(page, width))
            pixels = width * height * scale * scale
            if pixels > most_pixels:
                scale *= (most_pixels / pixels) ** 0.5
            bitmap = page.render(scale=scale, grayscale=grey)
            yield _png(bitmap.to_pil())
            bitmap.close()
            page.close()


def _pixels_across(page: Any, width: float) -> int | None:
    """Pixels of the picture that fills the page from side to side, None without one."""
    import pypdfium2.raw as pdfium

    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        shape = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(shape, *map(ctypes.byref, (left, bottom, right, top)))
        pixels = ctypes.c_uint(), ctypes.c_uint()
        pdfium.FPDFImageObj_GetImagePixelSize(shape, *map(ctypes.byref, pixels))
        if right.value - left.value > 0.9 * width:
            return max(pixels[0].value, 1)
    return None


def file_pictures(
    data: bytes, pages: list[int] | None, size: PictureSize | None, most_pixels: int
) -> Iterator[bytes]:
    """The frames of a picture file as PNG, turned upright; all of them when ``pages`` is None.

    Without ``size`` a frame is made ready for OCR: grey, small ones enlarged.
    Raises TooManyPixels before such a frame is decoded, OSError for damage.
    """
    with warnings.catch_warnings():
        # The size is checked here, by the limits of the caller.
        warnings.simplefilter("ignore")
        Image.MAX_IMAGE_PIXELS = None
        picture = Image.open(io.BytesIO(data))
        for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
            if pages is not None and number not in pages:
                continue
            if frame.width * frame.height > most_pixels:
                raise TooManyPixels
            yield _png(_ready(frame, size))


def count_frames(data: bytes) -> int:
    """The number of pictures in a file (TIFF may hold many)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        Image.MAX_IMAGE_PIXELS = None
        return int(getattr(Image.open(io.BytesIO(data)), "n_frames", 1))


def _ready(frame: Image.Image, size: PictureSize | None) -> Image.Image:
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        # Transparent paper is white.
        layered = upright.convert("RGBA")
        upright = Image.new("RGBA", layered.size, "white")
        upright.alpha_composite(layered)
    if size is None:
        grey = upright.convert("L")
        if grey.width >= _SMALLEST_WIDTH:
            return grey
        factor = min(4.0, 2 * _SMALLEST_WIDTH / max(1, grey.width))
        return grey.resize((round(grey.width * factor), round(grey.height * factor)))
    upright = upright.convert("RGB")
    width = size.width or upright.width
    height = max(1, round(upright.height * width / max(1, upright.width)))
    return upright.resize((width, height))


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=3)
    return out.getvalue()
