"""Reading pictures of pages with Tesseract, a program of its own that may be missing."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from statistics import median

from PIL import Image

from thidua.reading.load.drawn_numerals import read_numeral
from thidua.reading.load.drawn_rules import rules_of
from thidua.reading.load.intake import Intake
from thidua.reading.load.isolate import WorkerStopped
from thidua.reading.load.page_words import Word
from thidua.reading.load.pdf.grid import page_blocks
from thidua.reading.load.pdf.rules import Rules
from thidua.reading.load.syllables import is_syllable
from thidua.reading.source import Block

OCR_DPI = 250
_LANGUAGE = "vie"
_WORD_LEVEL, _LINE_LEVEL = "5", "4"
_LINE_TO_SIZE = 0.8
_SAME_LINE = 0.6
_NOISE = 30.0
# What Tesseract makes of ruling lines and of marks that lost their letter.
_RULE_SIGNS = "|_¬¦`´^~"
# Places are told in points, as if every page were A4 wide.
_A4_WIDTH = 595.0
_UNCLEAR = 60.0
_PAPER = 200


@dataclass(frozen=True, slots=True)
class _Found:
    words: tuple[Word, ...]
    rules: Rules
    confidence: float


def recognise(
    pictures: Iterable[bytes], intake: Intake, pages: Sequence[int] | None = None
) -> dict[int, list[Block]]:
    """Lines by page number, for pictures (PNG) of those pages, else of pages 1, 2 …

    Leaves a notice when Tesseract or its Vietnamese data is missing, when a
    page cannot be read, and always one that the text needs review.
    """
    if not is_ready(intake):
        return {}
    limits = intake.limits
    ends = time.monotonic() + limits.ocr_seconds
    out: dict[int, list[Block]] = {}
    for page, picture in _numbered(pictures, intake, pages):
        left = min(limits.ocr_page_seconds, ends - time.monotonic())
        if left <= 0:
            intake.note("ocr_too_slow", page=page)
            break
        found = _read(picture, left)
        if found is None:
            intake.note("ocr_failed", page=page)
            continue
        if found.words and found.confidence < _UNCLEAR:
            intake.note("ocr_unclear", page=page)
        out[page] = page_blocks(found.words, found.rules, page)
    if out:
        intake.note("ocr_review", pages=len(out))
    return out


def is_ready(intake: Intake) -> bool:
    """Whether Tesseract can read Vietnamese here; else a notice says what to install."""
    program = shutil.which("tesseract")
    if program is None:
        intake.note("no_tesseract")
        return False
    try:
        listing = subprocess.run(  # noqa: S603 - a fixed command
            [program, "--list-langs"], capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        intake.note("no_tesseract")
        return False
    if _LANGUAGE not in listing.stdout.decode("utf-8", "replace").split():
        intake.note("no_vietnamese_ocr")
        return False
    return True


def _numbered(
    pictures: Iterable[bytes], intake: Intake, pages: Sequence[int] | None
) -> Iterator[tuple[int, bytes]]:
    """Each page with its picture; a page whose picture could not be made leaves a notice."""
    limit = intake.limits.ocr_pages
    if pages is not None and len(pages) > limit:
        intake.note("ocr_too_many_pages", pages=len(pages), limit=limit)
    drawn = iter(pictures)
    for page in islice(count(1) if pages is None else pages, limit):
        try:
            picture = next(drawn, None)
        except WorkerStopped:
            intake.note("ocr_failed", page=page)
            return
        if picture is None:
            return
        if not picture:
            megapixels = intake.limits.pixels // 1_000_000
            intake.note("picture_too_large", page=page, megapixels=megapixels)
            return
        yield page, picture
    if pages is None and _has_more(drawn):
        intake.note("ocr_too_many_pages", pages=f"hơn {limit}", limit=limit)


def _has_more(drawn: Iterator[bytes]) -> bool:
    try:
        return next(drawn, None) is not None
    except WorkerStopped:
        return False


def _read(picture: bytes, seconds: float) -> _Found | None:
    page = Image.open(io.BytesIO(picture)).convert("L")
    if not any(page.histogram()[:_PAPER]):
        return _Found((), Rules((), ()), 0.0)
    scale = _A4_WIDTH / max(1, page.width)
    command = ["tesseract", "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(OCR_DPI), "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, the picture goes by standard input
            command,
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return None
    words, confidence = _parse(done.stdout.decode("utf-8", "replace"), page, scale)
    return _Found(tuple(words), rules_of(page, scale), confidence)


def _parse(listing: str, page: Image.Image, scale: float) -> tuple[list[Word], float]:
    """The words of Tesseract's table, and how sure it is of them, from 0 to 100.

    Words of one line share the line's foot as baseline.
    """
    rows = list(csv.DictReader(io.StringIO(listing), delimiter="\t", quoting=csv.QUOTE_NONE))
    heights = [int(row["height"]) for row in rows if row["level"] == _LINE_LEVEL]
    size = median(heights) * _LINE_TO_SIZE if heights else 1.0
    words: list[Word] = []
    sure = letters = 0.0
    foot = 0
    for row in rows:
        if row["level"] == _LINE_LEVEL:
            foot = int(row["top"]) + int(row["height"])
        text = (row["text"] or "").strip(_RULE_SIGNS + " ")
        if row["level"] != _WORD_LEVEL or not text or _is_noise(text, float(row["conf"])):
            continue
        left, top = int(row["left"]), int(row["top"])
        right, bottom = left + int(row["width"]), top + int(row["height"])
        text = read_numeral(text, page.crop((left, top, right, bottom)))
        # In a narrow column Tesseract may take several rows for one line.
        base = page.height - (foot if foot - bottom < _SAME_LINE * size else bottom)
        words.append(Word(text, left * scale, right * scale, base * scale, size * scale))
        sure += float(row["conf"]) * len(text)
        letters += len(text)
    return words, sure / letters if letters else 0.0


def _is_noise(text: str, confidence: float) -> bool:
    """Specks and parts of stamps that Tesseract takes for signs."""
    foreign = len(text) == 1 and text.isalpha() and not text.isascii() and not is_syllable(text)
    return foreign or (confidence < _NOISE and not any(map(str.isalnum, text)))
