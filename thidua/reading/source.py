"""What a loader hands on: the file as a stream of lines and tables, not yet mended."""

from __future__ import annotations

from dataclasses import dataclass, field

from thidua.core.labels import Labelled


class SourceFormat(Labelled):
    """What kind of file the bytes were, whatever their name said."""

    TEXT = "txt", "văn bản thuần"
    DOCX = "docx", "Word (.docx)"
    DOC = "doc", "Word cũ (.doc)"
    PDF = "pdf", "PDF có lớp chữ"
    SCAN = "scan", "bản quét"
    UNKNOWN = "unknown", "không rõ loại"


class Severity(Labelled):
    """How much a notice or a finding weighs."""

    ERROR = "error", "Lỗi"
    WARNING = "warning", "Cần xem"
    INFO = "info", "Gợi ý"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user must know about the file itself (not about the plan).

    ``message`` is a full Vietnamese sentence that says what to do; ``code`` is
    for programs and tests.
    """

    code: str
    message: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Line:
    """One line or, where the format knows paragraphs, one paragraph.

    ``whole`` is True when the format itself says that this is a complete
    paragraph (docx), so that mending must not join it with the next one.
    ``label`` is a number that the format keeps apart from the text (docx
    automatic numbering), ``page`` counts from 1. ``running`` is True for a page
    header or footer, which is no part of the text itself.
    """

    text: str
    page: int = 1
    whole: bool = False
    bold: bool = False
    italic: bool = False
    centered: bool = False
    label: str | None = None
    running: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the format gives it: rows of cells, cells may hold newlines.

    Rows may differ in length; a merged cell stands once, at its first place,
    and is empty in the others.
    """

    rows: tuple[tuple[str, ...], ...]
    page: int = 1


Block = Line | Table


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A loaded file. ``blocks`` are in reading order; nothing of the text is left out."""

    format: SourceFormat
    blocks: tuple[Block, ...]
    pages: int = 1
    notices: tuple[Notice, ...] = ()
    sha256: str = ""
    name: str = field(default="")
