"""How much of a file is read at most, and for how long."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class LoadLimits:
    """Bounds that keep any one file under 10 seconds (without OCR) and 500 MB of memory.

    What lies beyond a bound is left unread and a `Notice` says so. The defaults
    leave room for a plan of several hundred pages.
    """

    file_bytes: int = 50 * MEGABYTE
    """Bytes of the file itself; the rest is not read."""
    part_bytes: int = 48 * MEGABYTE
    """Bytes of one unpacked part of a .docx (its text, its numbering, its styles …)."""
    part_ratio: int = 200
    """Unpacked bytes for each packed one, beyond which a large part is taken for a bomb."""
    part_elements: int = 500_000
    """XML elements of one paragraph or table."""
    characters: int = 1_000_000
    """Characters of text in all, some 380 pages."""
    line_characters: int = 50_000
    """Characters of one line; a longer one is cut at a blank into several."""
    word_characters: int = 1000
    """Characters without a blank between; what is longer is no word and is cut."""
    table_cells: int = 50_000
    """Cells of all tables together."""
    nesting: int = 12
    """Tables within tables, content controls within content controls."""
    pages: int = 1000
    """Pages of a PDF."""
    ocr_pages: int = 60
    """Pages read by OCR."""
    pixels: int = 40_000_000
    """Pixels of one picture; a larger one is not decoded. A4 at 600 dpi has 35 million."""
    seconds: float = 6.0
    """Seconds for reading a file that needs no OCR and no LibreOffice."""
    convert_seconds: float = 9.0
    """Seconds for LibreOffice to convert one file."""
    ocr_page_seconds: float = 60.0
    """Seconds for Tesseract on one page."""
    ocr_seconds: float = 600.0
    """Seconds for all pages of a scan."""
    worker_bytes: int = 320 * MEGABYTE
    """Address space of the process that parses PDFs and pictures."""


DEFAULT_LIMITS = LoadLimits()
