"""Pages of the original file as pictures, for PDF and scans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

if TYPE_CHECKING:
    from thidua.planning.models import PlanReading

_PICTURED = ("application/pdf", "image/png", "image/jpeg", "image/tiff")
_WIDTH = 1000


def has_page_images(reading: PlanReading) -> bool:
    """Whether the file is of a kind that has pages to show."""
    return reading.file.media_type in _PICTURED


def page_png(reading: PlanReading, page: int) -> bytes:
    """One page, counted from 1, as PNG; 404 when there is none."""
    if not has_page_images(reading):
        raise Http404
    from thidua.reading.load import render_page  # heavy (PDF): only when a picture is asked for

    with reading.file.content.open("rb") as content:
        picture = render_page(content.read(), page, _WIDTH)
    if picture is None:
        raise Http404
    return picture
