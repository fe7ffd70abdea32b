"""What kind of file some bytes are, by their content and never by a name."""

from __future__ import annotations

import re

from thidua.core.labels import Labelled
from thidua.reading.load.charset import looks_like_text


class Kind(Labelled):
    """A kind of file; the labels are the words notices use."""

    EMPTY = "empty", "tệp rỗng"
    TEXT = "text", "văn bản thuần"
    HTML = "html", "trang web (HTML)"
    WEB_ARCHIVE = "mht", "trang web lưu trữ (MHT)"
    DOCX = "docx", "Word (.docx)"
    DOC = "doc", "Word cũ (.doc)"
    RTF = "rtf", "RTF"
    ODT = "odt", "OpenDocument (.odt)"
    WORD_XML = "xml", "Word XML"
    PDF = "pdf", "PDF"
    PICTURE = "picture", "ảnh"
    ENCRYPTED_OFFICE = "encrypted", "tệp Office có mật khẩu"
    SPREADSHEET = "spreadsheet", "bảng tính Excel"
    SLIDES = "slides", "bài trình chiếu"
    ARCHIVE = "archive", "tệp nén"
    UNKNOWN = "unknown", "loại tệp không rõ"


_PICTURES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF87a", b"GIF89a",
)  # fmt: skip
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html[\s>]|body[\s>]|meta[\s>])", re.IGNORECASE)
_WEB_ARCHIVE = re.compile(rb"^(?:From:.*\n)?(?:[\w-]+:.*\n)*MIME-Version:", re.IGNORECASE)
_WORD_XML = (b"progid=\"Word.Document\"", b"schemas.microsoft.com/office/word/2003/wordml",
             b"schemas.microsoft.com/office/2006/xmlPackage")  # fmt: skip

_EXTENSIONS = {
    Kind.TEXT: ("txt", "text", "md", "csv", "tsv", "log"),
    Kind.HTML: ("htm", "html", "xhtml"),
    Kind.WEB_ARCHIVE: ("mht", "mhtml"),
    Kind.DOCX: ("docx", "docm", "dotx", "dotm"),
    Kind.DOC: ("doc", "dot"),
    Kind.RTF: ("rtf",),
    Kind.ODT: ("odt", "ott"),
    Kind.WORD_XML: ("xml",),
    Kind.PDF: ("pdf",),
    Kind.PICTURE: ("png", "jpg", "jpeg", "jfif", "tif", "tiff", "bmp", "gif", "webp"),
}
READABLE_EXTENSIONS = frozenset(name for names in _EXTENSIONS.values() for name in names)


def kind_of(data: bytes) -> Kind:
    """The kind of a file by its first bytes, and for containers by what they hold."""
    if not data.strip(b"\x00 \t\r\n"):
        return Kind.EMPTY
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    if head.startswith(_OLE):
        return _kind_of_ole(data)
    if _is_picture(head):
        return Kind.PICTURE
    if head.startswith(_ARCHIVES):
        return Kind.ARCHIVE
    return _kind_of_markup(head) or (Kind.TEXT if looks_like_text(data) else Kind.UNKNOWN)


def expected_extension(kind: Kind, extension: str) -> bool:
    """Whether a file of this kind may carry that extension (without dot); unknown ones may."""
    known = extension.lower()
    return known not in READABLE_EXTENSIONS or known in _EXTENSIONS.get(kind, ())


def _is_picture(head: bytes) -> bool:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return True
    return head.startswith(_PICTURES) and (head[:2] != b"BM" or b"\x00\x00" in head[2:14])


def _kind_of_zip(data: bytes) -> Kind:
    # Names stand uncompressed in the local headers, so this also serves a torn archive.
    if b"word/" in data or b"wordDocument" in data:
        return Kind.DOCX
    if b"application/vnd.oasis.opendocument.text" in data[:200]:
        return Kind.ODT
    if b"xl/workbook" in data or b"opendocument.spreadsheet" in data[:200]:
        return Kind.SPREADSHEET
    if b"ppt/" in data or b"opendocument.presentation" in data[:200]:
        return Kind.SLIDES
    return Kind.ARCHIVE


def _kind_of_ole(data: bytes) -> Kind:
    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return Kind.ENCRYPTED_OFFICE
    if has("WordDocument"):
        return Kind.DOC
    if has("Workbook"):
        return Kind.SPREADSHEET
    if has("PowerPoint Document"):
        return Kind.SLIDES
    return Kind.DOC


def _kind_of_markup(head: bytes) -> Kind | None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        return Kind.RTF
    if any(mark in head for mark in _WORD_XML) and start.startswith(b"<?xml"):
        return Kind.WORD_XML
    if _WEB_ARCHIVE.match(start):
        return Kind.WEB_ARCHIVE
    # A plan may hold scraps of HTML in its cells; a page begins with it.
    if start.startswith(b"<") and _HTML.search(start[:1024]):
        return Kind.HTML
    return None
