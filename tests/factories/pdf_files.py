"""PDF files written by hand: words and lines at exact places, in a font that says its Unicode."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
_ADVANCE = 500  # of every letter, in thousandths of the size
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Plain def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end"""


@dataclass
class PdfPage:
    """A page of A4; places are in points from the lower left corner.

    ``stamp`` is text in the annotation that a digital signature leaves.
    """

    turn: int = 0
    stamp: str | None = None
    _content: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size: float = 13, *, bold: bool = False) -> None:
        codes = "".join(f"{ord(letter):04X}" for letter in words)
        font = "F2" if bold else "F1"
        self._content.append(f"BT /{font} {size} Tf {x} {y} Td <{codes}> Tj ET")

    def paragraph(self, y: float, *lines: str, x: float = 85, step: float = 18) -> float:
        """Lines one under the other; returns the height below the last."""
        for line in lines:
            self.text(x, y, line)
            y -= step
        return y

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._content.append(f"0.5 w {x0} {y0} m {x1} {y1} l S")

    def grid(self, places: list[float], heights: list[float]) -> None:
        """All lines of a table."""
        for x in places:
            self.line(x, heights[0], x, heights[-1])
        for y in heights:
            self.line(places[0], y, places[-1], y)

    def operators(self, content: str) -> None:
        self._content.append(content)

    @property
    def content(self) -> bytes:
        return "\n".join(self._content).encode("ascii")


def text_width(words: str, size: float = 13) -> float:
    return len(words) * size * _ADVANCE / 1000


def pdf_file(*pages: PdfPage, trailer: str = "") -> bytes:
    """The file; ``trailer`` is added to the trailer dictionary."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    cmap = add(_stream(_TO_UNICODE))
    fonts = [add(_font(name, add(_descendant(name)), cmap)) for name in ("Plain", "Plain-Bold")]
    used = f"/Font << /F1 {fonts[0]} 0 R /F2 {fonts[1]} 0 R >>"
    kids: list[int] = []
    tree = len(objects) + 2 * len(pages) + 2 * sum(page.stamp is not None for page in pages) + 1
    for page in pages:
        content = add(_stream(page.content))
        notes = ""
        if page.stamp is not None:
            shown = PdfPage()
            shown.text(2, 2, page.stamp, 8)
            look = f"/Type /XObject /Subtype /Form /BBox [0 0 300 20] /Resources << {used} >>"
            drawn = add(_stream(shown.content, look))
            notes = f"/Annots [{add(_annotation(drawn))} 0 R]"
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
                f"/Rotate {page.turn} /Contents {content} 0 R "
                f"/Resources << {used} >> {notes} >>".encode()
            )
        )
    names = " ".join(f"{kid} 0 R" for kid in kids)
    add(f"<< /Type /Pages /Kids [{names}] /Count {len(kids)} >>".encode())
    catalog = add(f"<< /Type /Catalog /Pages {tree} 0 R >>".encode())
    return _assembled(objects, f"/Root {catalog} 0 R {trailer}")


def _descendant(name: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW {_ADVANCE} "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 4 /ItalicAngle 0 "
        "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 800] >> >>"
    ).encode()


def _font(name: str, descendant: int, cmap: int) -> bytes:
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{descendant} 0 R] /ToUnicode {cmap} 0 R >>"
    ).encode()


def _annotation(drawn: int) -> bytes:
    return (
        f"<< /Type /Annot /Subtype /Stamp /F 4 /Rect [300 20 600 40] /AP << /N {drawn} 0 R >> >>"
    ).encode()


def _stream(content: bytes, more: str = "") -> bytes:
    packed = zlib.compress(content)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {more} >>".encode()
    return head + b"\nstream\n" + packed + b"\nendstream"


def _assembled(objects: list[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


ENCRYPTED = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >> "
    f"/ID [<{'33' * 16}> <{'33' * 16}>]"
)
