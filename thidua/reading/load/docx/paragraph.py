"""The inside of a paragraph: its runs, in order, as they show on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from thidua.reading.load.docx.fonts import Piece
from thidua.reading.load.docx.names import Xml, attribute, child, children, local, value
from thidua.reading.load.docx.styles import RunLook, Styles, run_look

# What holds runs that were taken out, or no text of the page at all.
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "fldData", "instrText", "delText"}
)
_SYMBOLS = {0xF0A8: "☐", 0xF06F: "☐", 0xF0FE: "☑", 0xF052: "☑", 0xF02D: "-", 0xF0BD: "½"}


@dataclass(slots=True)
class Content:
    """Lines of pieces (a soft break begins a new line), and what hangs on the paragraph.

    ``turned_before`` and ``turned_after`` count page breaks before the first
    and after the first text; ``boxes`` are text boxes anchored here.
    """

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    boxes: list[Xml] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    turned_before: int = 0
    turned_after: int = 0
    deleted: int = 0
    hidden: int = 0


class PageTurns:
    """Counts page breaks; one that Word noted after an explicit one is the same break."""

    def __init__(self) -> None:
        self._explicit = False

    def explicit(self) -> int:
        self._explicit = True
        return 1

    def rendered(self) -> int:
        again, self._explicit = self._explicit, False
        return 0 if again else 1

    def text(self) -> None:
        self._explicit = False


def read_content(paragraph: Xml, look: RunLook, styles: Styles, turns: PageTurns) -> Content:
    """All that shows of a paragraph; ``look`` is that of its plain text."""
    reader = _ContentReader(look, styles, turns)
    for run in _runs(paragraph, reader.content):
        reader.read(run)
    return reader.content


def _runs(paragraph: Xml, content: Content) -> Iterator[Xml]:
    """The runs of a paragraph in order, through links, insertions and content controls."""
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        name = local(element)
        if name == "r":
            yield element
        elif name == "AlternateContent":
            waiting.append(iter(chosen(element)))
        elif name not in _LEFT_OUT:
            waiting.append(iter(element))
        elif name == "del" and len(element):
            content.deleted += 1


def chosen(alternatives: Xml) -> list[Xml]:
    """Of the same content in a new and an old form, the new one."""
    for name in ("Choice", "Fallback"):
        for found in children(alternatives, name):
            return list(found)
    return []


class _ContentReader:
    def __init__(self, look: RunLook, styles: Styles, turns: PageTurns) -> None:
        self.content = Content()
        self._look = look
        self._styles = styles
        self._turns = turns
        self._has_text = False

    def read(self, run: Xml) -> None:
        properties = child(run, "rPr")
        look = run_look(properties, self._styles.run_over(value(properties, "rStyle"), self._look))
        if look.hidden:
            self.content.hidden += 1
            return
        for element in run:
            self._element(element, look)

    def _element(self, element: Xml, look: RunLook) -> None:
        name = local(element)
        if name == "t":
            self._add(element.text or "", look)
        elif name in {"tab", "ptab"}:
            self._add("\t", look)
        elif name == "noBreakHyphen":
            self._add("-", look)
        elif name == "softHyphen":
            # Invisible in Unicode, but TCVN3 writes ư with this code.
            self._add("\u00ad", look)
        elif name == "sym":
            self._add(_symbol(element), look)
        elif name in {"br", "cr"}:
            self._break(element)
        elif name == "lastRenderedPageBreak":
            self._turn(self._turns.rendered())
        elif name in {"footnoteReference", "endnoteReference"}:
            self.content.notes.append(
                (name.removesuffix("Reference"), attribute(element, "id") or "")
            )
        elif name in {"drawing", "pict", "object", "AlternateContent"}:
            self.content.boxes += _text_boxes(element)

    def _add(self, text: str, look: RunLook) -> None:
        if not text:
            return
        if text.strip():
            self._has_text = True
            self._turns.text()
        self.content.lines[-1].append(
            Piece(text, bool(look.bold), bool(look.italic), look.font or "", bool(look.capitals))
        )

    def _break(self, element: Xml) -> None:
        if attribute(element, "type") == "page":
            self._turn(self._turns.explicit())
            if not self._has_text:
                return
        self.content.lines.append([])

    def _turn(self, pages: int) -> None:
        if self._has_text:
            self.content.turned_after += pages
        else:
            self.content.turned_before += pages


def _symbol(element: Xml) -> str:
    code = attribute(element, "char") or ""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if 0xE000 <= point <= 0xF8FF:
        return _SYMBOLS.get(point, "•")
    return chr(point) if 31 < point < 0x110000 and not 0xD800 <= point < 0xE000 else ""


def _text_boxes(element: Xml) -> list[Xml]:
    """The outermost text boxes of a drawing."""
    boxes: list[Xml] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        name = local(one)
        if name == "txbxContent":
            boxes.append(one)
        elif name == "AlternateContent":
            waiting += reversed(chosen(one))
        else:
            waiting += reversed(list(one))
    return boxes
