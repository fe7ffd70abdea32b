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

from thidua.reading.load.drawn_rules import wipe_rules
from thidua.reading.load.intake import Intake
from thidua.reading.load.isolate import WorkerStopped
from thidua.reading.load.page_layout import Word
from thidua.reading.load.pdf.grid import page_blocks
from thidua.reading.load.pdf.rules import Rules
from thidua.reading.load.syllables import is_syllable
from thidua.reading.source import Block

OCR_DPI = 250
_LANGUAGE = "vie"
_WORD_LEVEL, _LINE_LEVEL, _PAGE_LEVEL = "5", "4", "1"
_LINE_TO_SIZE = 0.8
_NOISE = 30.0
_RULE_SIGNS = frozenset("|[]_¬¦`´^~")
# Places are told in points, as if every page were A4 wide.
_A4_WIDTH = 595.0
_UNCLEAR = 60.0


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
    width = int.from_bytes(picture[16:20], "big")  # where PNG has it
    scale = _A4_WIDTH / max(1, width)
    rules, wiped = wipe_rules(picture, scale)
    command = ["tesseract", "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(OCR_DPI), "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, the picture goes by standard input
            command,
            input=wiped,
            capture_output=True,
            timeout=seconds,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return None
    words, confidence = _parse(done.stdout.decode("utf-8", "replace"), scale)
    return _Found(tuple(words), rules, confidence)


def _parse(listing: str, scale: float) -> tuple[list[Word], float]:
    """The words of Tesseract's table, and how sure it is of them, from 0 to 100.

    Words of one line share the line's foot as baseline.
    """
    rows = list(csv.DictReader(io.StringIO(listing), delimiter="\t", quoting=csv.QUOTE_NONE))
    height = next((int(row["height"]) for row in rows if row["level"] == _PAGE_LEVEL), 0)
    heights = [int(row["height"]) for row in rows if row["level"] == _LINE_LEVEL]
    size = median(heights) * _LINE_TO_SIZE * scale if heights else 1.0
    words: list[Word] = []
    sure = letters = base = 0.0
    for row in rows:
        if row["level"] == _LINE_LEVEL:
            base = (height - int(row["top"]) - int(row["height"])) * scale
        text = (row["text"] or "").strip()
        if row["level"] != _WORD_LEVEL or not text or _is_noise(text, float(row["conf"])):
            continue
        left = int(row["left"]) * scale
        words.append(Word(text, left, left + int(row["width"]) * scale, base, size))
        sure += float(row["conf"]) * len(text)
        letters += len(text)
    return words, sure / letters if letters else 0.0


def _is_noise(text: str, confidence: float) -> bool:
    """Rules, specks and parts of stamps that Tesseract takes for signs."""
    if set(text) <= _RULE_SIGNS:
        return True
    foreign = len(text) == 1 and text.isalpha() and not text.isascii() and not is_syllable(text)
    return foreign or (confidence < _NOISE and not any(map(str.isalnum, text)))
