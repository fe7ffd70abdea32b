"""Which reader takes which kind of file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import chain
from pathlib import Path, PurePath

from thidua.reading.load.intake import Intake
from thidua.reading.load.limits import DEFAULT_LIMITS, MEGABYTE, LoadLimits
from thidua.reading.load.sniff import Kind, expected_extension, kind_of
from thidua.reading.source import SourceDocument, SourceFormat


def load(
    source: bytes | str | Path, name: str = "", *, limits: LoadLimits = DEFAULT_LIMITS
) -> SourceDocument:
    """Load a file, given as its bytes or its path; never raises on content.

    ``name`` is kept for the user and only compared with the content ("wrong
    extension"). What could not be read is told in ``notices``; an unreadable
    file gives a document without blocks. Raises OSError when a path cannot be
    opened.
    """
    if isinstance(source, bytes):
        data = source
    else:
        name = name or Path(source).name
        with Path(source).open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    digest = hashlib.sha256(data).hexdigest()
    intake = Intake(limits)
    if len(data) > limits.file_bytes:
        intake.note("too_large", megabytes=limits.file_bytes // MEGABYTE)
        data = data[: limits.file_bytes]
    kind = kind_of(data)
    _compare_extension(kind, name, intake)
    format_, pages = _read(kind, data, intake)
    if not intake.has_text and not any(one.severity == "error" for one in intake.notices):
        intake.note("no_text")
    return SourceDocument(
        format_, tuple(intake.blocks), max(1, pages), tuple(intake.notices), digest, name
    )


def _compare_extension(kind: Kind, name: str, intake: Intake) -> None:
    extension = PurePath(name).suffix
    if kind not in {Kind.EMPTY, Kind.UNKNOWN} and not expected_extension(kind, extension[1:]):
        intake.note("wrong_extension", extension=extension, kind=kind.label)


def _read(kind: Kind, data: bytes, intake: Intake) -> tuple[SourceFormat, int]:
    """Take the file; returns what it was and the number of its pages."""
    # Readers are imported when needed: a text file must not wait for the PDF library.
    if kind is Kind.EMPTY:
        intake.note("empty_file")
        return SourceFormat.UNKNOWN, 1
    if kind in {Kind.TEXT, Kind.UNKNOWN}:
        from thidua.reading.load import plain

        if kind is Kind.TEXT:
            return SourceFormat.TEXT, plain.read_text(data, intake)
        return SourceFormat.UNKNOWN, plain.read_unknown(data, intake)
    if kind in {Kind.HTML, Kind.WEB_ARCHIVE}:
        from thidua.reading.load import html

        read = html.read_html if kind is Kind.HTML else html.read_web_archive
        return SourceFormat.TEXT, read(data, intake)
    if kind is Kind.DOCX:
        return SourceFormat.DOCX, _read_docx(data, intake)
    if kind is Kind.PDF:
        from thidua.reading.load.pdf.reader import read_pdf

        return read_pdf(data, intake)
    if kind is Kind.PICTURE:
        return SourceFormat.SCAN, _read_pictures([data], intake)
    if kind in {Kind.DOC, Kind.RTF, Kind.ODT, Kind.WORD_XML}:
        from thidua.reading.load.convert import to_docx

        converted = to_docx(data, kind, intake)
        return SourceFormat.DOC, _read_docx(converted, intake) if converted else 1
    if kind is Kind.ENCRYPTED_OFFICE:
        intake.note("encrypted")
        return SourceFormat.UNKNOWN, 1
    return SourceFormat.UNKNOWN, _unsupported(kind, intake)


def _read_docx(data: bytes, intake: Intake) -> int:
    from thidua.reading.load.docx.reader import pictures_of, read_docx

    pages = read_docx(data, intake)
    if intake.has_text:
        return pages
    # Some clerks paste the photographs of the pages into Word.
    pictures = pictures_of(data, intake)
    return _read_pictures(pictures, intake) if pictures else pages


def _read_pictures(files: Sequence[bytes], intake: Intake) -> int:
    """Take picture files, each of one or more pages, by OCR; returns the number of pages."""
    from thidua.reading.load.ocr import OCR_DPI, recognise
    from thidua.reading.load.render import ocr_images
    from thidua.reading.load.running import mark_running

    limits = intake.limits
    pictures = chain.from_iterable(ocr_images(file, None, OCR_DPI, limits) for file in files)
    found = recognise(pictures, intake)
    for block in chain.from_iterable(mark_running(found).values()):
        intake.add(block)
    return max(found, default=len(files))


def _unsupported(kind: Kind, intake: Intake) -> int:
    advice = (
        "Hãy giải nén rồi nạp từng tệp."
        if kind is Kind.ARCHIVE
        else "Hãy lưu thành PDF hoặc .docx rồi nạp lại."
    )
    intake.note("unsupported_format", kind=kind.label, advice=advice)
    return 1
