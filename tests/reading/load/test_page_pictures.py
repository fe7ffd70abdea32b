"""Pictures of pages for the review screen."""

import io

import pytest
from PIL import Image

from tests.factories.pdf_files import PdfPage, pdf_file
from thidua.reading.load import LoadLimits, page_images, render_page


def png(data):
    return Image.open(io.BytesIO(data))


def picture_file(size, kind="PNG", pages=1):
    frames = [Image.new("RGB", size, "white") for _ in range(pages)]
    out = io.BytesIO()
    more = {"save_all": True, "append_images": frames[1:]} if pages > 1 else {}
    frames[0].save(out, kind, **more)
    return out.getvalue()


def two_pages():
    first, second = PdfPage(), PdfPage()
    first.text(85, 760, "trang một")
    second.text(85, 760, "trang hai")
    return pdf_file(first, second)


def test_a_page_of_a_pdf_is_drawn_to_a_width():
    page = png(render_page(two_pages(), 2, 400))

    assert page.format == "PNG"
    assert page.width == pytest.approx(400, abs=1)
    assert page.height == pytest.approx(566, abs=2)
    assert min(page.convert("L").tobytes()) < 128


def test_pages_are_drawn_to_a_resolution_one_after_the_other():
    pages = [png(data) for data in page_images(two_pages(), [1, 2], dpi=72)]

    assert [page.width for page in pages] == [595, 595]


def test_a_picture_is_scaled_like_a_page():
    assert png(render_page(picture_file((1000, 500)), 1, 400)).size == (400, 200)


def test_a_tiff_has_many_pages():
    data = picture_file((300, 200), "TIFF", pages=2)

    assert png(render_page(data, 2, 150)).size == (150, 100)
    assert render_page(data, 3, 150) is None


@pytest.mark.parametrize("data", [b"", b"words", b"%PDF-1.4 nothing", b"\x89PNG\r\n\x1a\n broken"])
def test_what_cannot_be_drawn_is_none(data):
    assert render_page(data, 1, 400) is None


def test_a_page_that_is_not_there_is_none():
    assert render_page(two_pages(), 9, 400) is None


def test_a_picture_of_too_many_pixels_is_not_decoded():
    data = picture_file((900, 900))

    assert render_page(data, 1, 400, limits=LoadLimits(pixels=500_000)) is None


def test_a_huge_page_is_drawn_smaller():
    small = LoadLimits(pixels=200_000)

    page = png(render_page(two_pages(), 1, 4000, limits=small))

    assert page.width * page.height <= 210_000
