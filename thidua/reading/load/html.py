"""Web pages saved as files: their words, and their tables as tables."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import Message
from html import unescape

from thidua.reading.load.charset import DecodedText, decode, unmask
from thidua.reading.load.intake import Intake
from thidua.reading.load.plain import note_encoding, read_text
from thidua.reading.source import Line, Table

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})([^<>]*)>")
_SPAN = re.compile(r"colspan\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\xa0]+")
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript"})
_BREAKING = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "hr"}
    | {"section", "article", "header", "footer", "blockquote", "center", "pre", "dd", "dt", "body"}
)


def read_html(data: bytes, intake: Intake) -> int:
    """Take a web page; it counts as one page."""
    decoded = _decode_page(data[: intake.limits.characters * 4])
    note_encoding(decoded, intake)
    page = _Page(intake)
    for token in _tokens(decoded.text):
        if intake.full or intake.late:
            intake.stop(1)
            break
        page.take(token)
    page.close()
    return 1


def read_web_archive(data: bytes, intake: Intake) -> int:
    """Take the page inside an MHT file, or the whole as text when there is none."""
    message = email.message_from_bytes(data)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            return read_html(_payload(part), intake)
    return read_text(data, intake)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decode_page(data: bytes) -> DecodedText:
    declared = _CHARSET.search(data[:2048])
    try:
        return unmask(data.decode(declared[1].decode("ascii"))) if declared else decode(data)
    except (LookupError, UnicodeError):
        return decode(data)


def _tokens(text: str) -> Iterator[re.Match[str] | str]:
    """Tags as matches, words between them as strings; comments left out."""
    at, end = 0, len(text)
    while at < end:
        if text.startswith("<!", at) or text.startswith("<?", at):
            mark = "-->" if text.startswith("<!--", at) else ">"
            close = text.find(mark, at)
            at = close + len(mark) if close >= 0 else end
            continue
        tag = _TAG.match(text, at) if text[at] == "<" else None
        if tag:
            yield tag
            at = tag.end()
            continue
        following = text.find("<", at + 1)
        following = following if following >= 0 else end
        yield text[at:following]
        at = following


class _Page:
    """Gathers words into lines and cells."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._words: list[str] = []
        self._plain = False
        self._silent = 0
        self._bold = 0
        self._rows: list[list[str]] | None = None
        self._cell: list[str] | None = None
        self._tables = 0
        self._span = 1

    def take(self, token: re.Match[str] | str) -> None:
        if isinstance(token, str):
            if not self._silent:
                self._words.append(unescape(token))
                self._plain = self._plain or (self._bold == 0 and bool(token.strip()))
            return
        name, closing = token[2].lower(), bool(token[1])
        if name in _SILENT:
            self._silent = max(0, self._silent + (-1 if closing else 1))
        elif name in {"b", "strong"}:
            self._bold = max(0, self._bold + (-1 if closing else 1))
        elif name in {"td", "th"}:
            self._end_cell()
            if not closing and self._rows is not None:
                self._cell = []
                span = _SPAN.search(token[3])
                self._span = int(span[1]) if span else 1
        elif name in _BREAKING:
            self._break(name, closing)

    def close(self) -> None:
        self._end_cell()
        self._end_line()
        self._end_table()

    def _break(self, name: str, closing: bool) -> None:
        self._end_line()
        if name == "body":
            self._silent = 0  # a head or title that was never closed ends here
        elif name == "table":
            self._tables = max(0, self._tables + (-1 if closing else 1))
            if self._tables == 0:
                self._end_cell()
                self._end_table()
            elif self._rows is None:
                self._rows = []
        elif name == "tr" and self._rows is not None and self._tables == 1:
            self._end_cell()
            if not closing:
                self._rows.append([])

    def _end_line(self) -> None:
        words = _SPACES.sub(" ", "".join(self._words)).strip()
        bold = not self._plain
        self._words, self._plain = [], False
        if not words:
            return
        if self._cell is not None:
            self._cell.append(words)
        else:
            self._intake.add(Line(words, whole=True, bold=bold))

    def _end_cell(self) -> None:
        if self._cell is None or self._tables > 1:
            return
        self._end_line()
        if self._rows is not None:
            if not self._rows:
                self._rows.append([])
            self._rows[-1] += ["\n".join(self._cell), *[""] * (self._span - 1)]
        self._cell = None

    def _end_table(self) -> None:
        if self._rows is not None:
            self._intake.add(Table(tuple(tuple(row) for row in self._rows if row)))
        self._rows = None
