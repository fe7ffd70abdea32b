"""A run of paragraphs and tables: the body, a header, a text box, the inside of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from thidua.reading.load.docx.fonts import FontDecoder, Piece
from thidua.reading.load.docx.names import Xml, attribute, child, local, number, value
from thidua.reading.load.docx.numbering import Numbering
from thidua.reading.load.docx.paragraph import Content, PageTurns, chosen, read_content
from thidua.reading.load.docx.styles import ParagraphLook, Styles, over, paragraph_look
from thidua.reading.load.intake import Intake
from thidua.reading.source import Block, Line, Table

_CONTAINERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_TYPED_LABEL = re.compile(r"(\s*(?:[-+*•–]|\(?[0-9A-ZĐa-zđ.]{1,8}[.)]))\t+")
_BLANKS = re.compile(r"[ \xa0]+")


@dataclass(slots=True)
class Story:
    """Reads block elements in order; the state that counts on lives here.

    ``notes`` gathers the footnotes and endnotes that were referred to: kind and
    id; ``margins`` the headers and footers of sections: name of the reference,
    pages it is for, relationship id.
    """

    intake: Intake
    styles: Styles
    numbering: Numbering
    fonts: FontDecoder = field(default_factory=FontDecoder)
    page: int = 1
    notes: list[tuple[str, str]] = field(default_factory=list)
    margins: list[tuple[str, str, str]] = field(default_factory=list)
    deleted: int = 0
    hidden: int = 0
    _turns: PageTurns = field(default_factory=PageTurns)
    _unended: list[list[Piece]] | None = None

    def blocks(self, element: Xml, depth: int = 0) -> Iterator[Block]:
        """The lines and tables of one block element, however it is wrapped."""
        name = local(element)
        if name == "p":
            yield from self._paragraph(element, depth)
        elif name == "tbl":
            yield self._table(element, depth)
        elif name in _CONTAINERS:
            yield from self.inside(element, depth + 1)
        elif name == "AlternateContent":
            for one in chosen(element):
                yield from self.blocks(one, depth + 1)

    def inside(self, parent: Xml | None, depth: int = 0) -> Iterator[Block]:
        """The blocks of all children; beyond the deepest nesting their words as one line."""
        if parent is None:
            return
        if depth > self.intake.limits.nesting:
            self.intake.note("deep_tables")
            words = " ".join(part.strip() for part in parent.itertext() if part.strip())
            yield Line(words, self.page)
            return
        for one in parent:
            yield from self.blocks(one, depth)

    def _paragraph(self, element: Xml, depth: int) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = value(properties, "pStyle") or self.styles.default_paragraph()
        look = over(paragraph_look(properties), self.styles.paragraph(style))
        if look.page_break:
            self.page += self._turns.explicit()
        plain = self.styles.paragraph_text(style)
        content = read_content(element, plain, self.styles, self._turns)
        self._count(content)
        if self._mark_is_deleted(properties):
            self._unended = [*(self._unended or []), *content.lines]
            return
        if self._unended is not None:
            before = [piece for line in self._unended for piece in line]
            content.lines[0] = before + content.lines[0]
            self._unended = None
        yield from self._lines(content, look, style)
        self.page += content.turned_after + self._section_turn(properties)
        for box in content.boxes:
            yield from self.inside(box, depth + 1)

    def _count(self, content: Content) -> None:
        self.page += content.turned_before
        self.deleted += content.deleted
        self.hidden += content.hidden
        self.notes += content.notes

    def _mark_is_deleted(self, properties: Xml | None) -> bool:
        """Whether a tracked change joins this paragraph to the next."""
        deleted = child(child(properties, "rPr"), "del") is not None
        self.deleted += deleted
        return deleted

    def _section_turn(self, properties: Xml | None) -> int:
        section = child(properties, "sectPr")
        self.margins += margins_of(section)
        if section is None or value(section, "type") == "continuous":
            return 0
        return self._turns.explicit()

    def _lines(self, content: Content, look: ParagraphLook, style: str | None) -> Iterator[Line]:
        has_text = any(piece.text.strip() for line in content.lines for piece in line)
        label = self._label(look, style, has_text=has_text)
        last = len(content.lines) - 1
        for at, pieces in enumerate(content.lines):
            decoded = self.fonts.decode(pieces)
            text = "".join(piece.shown for piece in decoded).replace("\u00ad", "")
            written = [piece for piece in decoded if any(map(str.isalnum, piece.text))]
            yield Line(
                _TYPED_LABEL.sub(r"\1 ", text, count=1) if _TYPED_LABEL.match(text) else text,
                self.page,
                whole=at == last,
                bold=bool(written) and all(piece.bold for piece in written),
                italic=bool(written) and all(piece.italic for piece in written),
                centered=bool(look.centered),
                label=label if at == 0 else None,
            )

    def _label(self, look: ParagraphLook, style: str | None, *, has_text: bool) -> str | None:
        # Word counts an empty numbered paragraph too, and shows its number.
        label = self.numbering.label(look.list_id, look.level, style)
        is_bullet = label is not None and not any(map(str.isalnum, label))
        return None if is_bullet and not has_text else label

    def _table(self, element: Xml, depth: int) -> Table:
        page = self.page
        rows: list[tuple[str, ...]] = []
        room = self.intake.limits.table_cells
        for row in _through(element, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self.deleted += 1
                continue
            if self.intake.late or room < 0:
                break
            cells = [""] * (number(properties, "gridBefore") or 0)
            for cell in _through(row, "tc"):
                cells += self._cell(cell, depth)
            rows.append(tuple(cells))
            room -= len(cells)
        return Table(tuple(row for row in rows if row), page)

    def _cell(self, cell: Xml, depth: int) -> list[str]:
        properties = child(cell, "tcPr")
        words = "\n".join(_cell_lines(self.inside(cell, depth + 1)))
        span = min(max(number(properties, "gridSpan") or 1, 1), 100)
        return [words, *[""] * (span - 1)]


def margins_of(section: Xml | None) -> list[tuple[str, str, str]]:
    """The headers and footers a section names: reference, pages it is for, relationship id."""
    return [
        (local(one), attribute(one, "type") or "default", attribute(one, "id") or "")
        for one in (() if section is None else section)
        if local(one) in {"headerReference", "footerReference"}
    ]


def _through(element: Xml, name: str) -> Iterator[Xml]:
    """Rows of a table or cells of a row, also those in content controls and insertions."""
    waiting = [iter(element)]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
        elif local(one) == name:
            yield one
        elif local(one) in _CONTAINERS:
            waiting.append(iter(one))


def _cell_lines(blocks: Iterator[Block]) -> Iterator[str]:
    """The lines of a cell; a table within it gives one line a row."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield " ".join(" ".join(cell.split()) for cell in row if cell)
            continue
        words = _BLANKS.sub(" ", f"{block.label or ''} {block.text}").strip()
        if words:
            yield words
