"""Files that nobody should have to read: random, damaged, endless, locked, or built to do harm.

Each generator takes a source of chance and gives a `Hostile` file; the same
seed gives the same bytes.
"""

from __future__ import annotations

import io
import random
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLANS = tuple(path.read_text("utf-8") for path in sorted((ROOT / "corpus/dev/plans").glob("*.txt")))
FILES = {
    kind: tuple(path.read_bytes() for path in sorted((ROOT / "corpus/dev/files").glob(f"*.{kind}")))
    for kind in ("docx", "pdf", "png")
}
MEGABYTE = 1024 * 1024
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Hostile:
    """A file; ``must_tell`` when the reader has to leave a notice about it."""

    name: str
    data: bytes
    must_tell: bool = False


Maker = Callable[[random.Random], Hostile]

MAGIC = {
    "txt": b"", "docx": b"PK\x03\x04", "pdf": b"%PDF-1.7\n", "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff\xe0", "tif": b"II*\x00", "html": b"<html>", "zip": b"PK\x05\x06",
    "gz": b"\x1f\x8b", "bmp": b"BM", "gif": b"GIF89a", "mht": b"MIME-Version: 1.0\n",
}  # fmt: skip
NEEDS_LIBREOFFICE = {"doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "rtf": b"{\\rtf1 "}


def random_bytes(chance: random.Random) -> Hostile:
    kind = chance.choice(list(MAGIC))
    rest = chance.randbytes(chance.choice((0, 10, 1000, 20_000)))
    could_be_text = kind in {"txt", "html", "mht"} and len(rest) <= 10
    return Hostile(f"random.{kind}", MAGIC[kind] + rest, must_tell=not could_be_text)


def random_for_libreoffice(chance: random.Random) -> Hostile:
    kind = chance.choice(list(NEEDS_LIBREOFFICE))
    return Hostile(f"random.{kind}", NEEDS_LIBREOFFICE[kind] + chance.randbytes(3000))


def mutated_plan(chance: random.Random) -> Hostile:
    """A plan with letters, lines and blanks changed, and in any encoding."""
    text = chance.choice(PLANS)
    for _ in range(chance.randint(1, 12)):
        text = chance.choice(_CHANGES)(text, chance)
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-16", "utf-8-sig", "utf-16-le"))
    return Hostile("plan.txt", text.encode(encoding, "surrogatepass"))


def _drop(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 5, 50, 500)) :]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_SCRAPS) * chance.choice((1, 1, 3, 40)) + text[at:]


def _shuffle_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    part = lines[start : start + chance.randint(2, 30)]
    chance.shuffle(part)
    return "\n".join(lines[:start] + part + lines[start + len(part) :])


def _repeat_part(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at : at + 400] * chance.randint(2, 6) + text[at:]


def _flip(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(chance.randint(1, 60)):
        if letters:
            letters[chance.randrange(len(letters))] = chr(chance.choice((32, 10, 9, 0x2013, 0x31)))
    return "".join(letters)


def _wrap(text: str, chance: random.Random) -> str:
    width = chance.randint(5, 60)
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


_CHANGES = (
    _drop, _insert, _insert, _shuffle_lines, _repeat_part, _flip, _wrap,
    lambda text, _: unicodedata.normalize("NFD", text),
    lambda text, _: text.upper(),
    lambda text, _: text.replace(" ", "\t"),
    lambda text, _: text.replace("\n", " "),
    lambda text, _: text.replace(" ", ""),
    lambda text, _: text.replace(".", "\n"),
)  # fmt: skip
_SCRAPS = (
    "\x00", "\ufeff", "\u200b", "\u0301", "I. ", "a) ", "- ", "| ", "\t", "\f", "(", ")", "“", "/",
    "ngày 31/02/2025 ", "trước ngày 99/99/9999 ", "Quý IIII ", "số 1/KH-UBND ", "Phụ lục ",
    "Nơi nhận:\n", "KT. CHỦ TỊCH\n", "<p>", "</td>", "**", "1.1.1.1.1.1. ", "100%", "½",
    "Điều 99999999999999999999 ", "hằng năm ", "từ ngày đến ngày ", "\U0001f600", "\ud800", "﷽",
)  # fmt: skip


def long_line(chance: random.Random) -> Hostile:
    """One line of five megabytes."""
    scrap = chance.choice((*_SCRAPS, "thi đua khen thưởng ", "a", " ", "9", "Đ", "-", "...."))
    count = 5 * MEGABYTE // max(1, len(scrap.encode("utf-8", "surrogatepass")))
    data = (scrap * count).encode("utf-8", "surrogatepass")
    return Hostile("line.txt", data, must_tell=bool(scrap.strip("\x00 \t\f")))


def many_lines(chance: random.Random) -> Hostile:
    scrap = chance.choice(
        ("1. Một\n", "\n", "a)\n", "- \n", "I.\n", "x\ty\tz\n", "Nơi nhận:\n", "|a|b|\n")
    )
    return Hostile("lines.txt", (scrap * chance.choice((5_000, 60_000))).encode())


def _zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _word(body: str, **parts: bytes) -> bytes:
    document = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return _zipped({"word/document.xml": document.encode("utf-8", "replace"), **parts})


_PIECES = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>thi đua</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>",
    "</w:tr>", "<w:tc>", "</w:tc>", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", "<w:pPr>",
    "</w:pPr>", '<w:numPr><w:ilvl w:val="7"/><w:numId w:val="1"/></w:numPr>', "<w:br/>", "<w:ins>",
    "</w:ins>", "<w:txbxContent>", "</w:txbxContent>", "&amp;", "&#x1F600;", "&no;", "<!--", "-->",
)  # fmt: skip


def random_word(chance: random.Random) -> Hostile:
    body = "".join(chance.choice(_PIECES) for _ in range(chance.randint(1, 200)))
    return Hostile("random.docx", _word(body))


def mutated_word(chance: random.Random) -> Hostile:
    return Hostile("mutated.docx", _damage(chance.choice(FILES["docx"]), chance))


def _damage(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.3:
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(chance.randint(1, 40)):
        at = chance.randrange(len(changed))
        changed[at : at + chance.choice((1, 1, 1, 200))] = chance.randbytes(1)
    return bytes(changed)


def deep_tables(chance: random.Random) -> Hostile:
    depth = chance.choice((20, 200, 3000, 50_000))
    if chance.random() < 0.3:
        data = b"<html><body>" + b"<table><tr><td>" * depth + "đáy".encode()
        return Hostile("deep.html", data)
    start, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    body = start * depth + "<w:p><w:r><w:t>đáy</w:t></w:r></w:p>" + end * depth
    return Hostile("deep.docx", _word(body), must_tell=True)


def wide_table(chance: random.Random) -> Hostile:
    cells = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>" * chance.choice((3, 500))
    row = f"<w:tr>{cells}</w:tr>"
    return Hostile("wide.docx", _word("<w:tbl>" + row * chance.choice((10, 400)) + "</w:tbl>"))


def zip_bomb(chance: random.Random) -> Hostile:
    kind = chance.randrange(4)
    if kind == 0:
        body = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>'.encode()
        filler = chance.choice((b" ", b"a", b"<w:p/>"))
        parts = {"word/document.xml": body + filler * (60 * MEGABYTE // len(filler))}
        return Hostile("bomb.docx", _zipped(parts), must_tell=True)
    if kind == 1:
        parts = {f"word/part{number}.xml": b"" for number in range(30_000)}
        return Hostile("entries.docx", _zipped(parts, zipfile.ZIP_STORED), must_tell=True)
    if kind == 2:
        inner = _zipped({"word/document.xml": b"0" * 20 * MEGABYTE})
        return Hostile("nested.docx", _zipped({"word/a.docx": inner}), must_tell=True)
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><w:document>&e11;</w:document>'
    return Hostile("entities.docx", _zipped({"word/document.xml": xml.encode()}), must_tell=True)


def locked(chance: random.Random) -> Hostile:
    if chance.random() < 0.5:
        ole = NEEDS_LIBREOFFICE["doc"] + b"\x00" * 504 + "EncryptedPackage".encode("utf-16-le")
        return Hostile("locked.docx", ole + chance.randbytes(4000), must_tell=True)
    data = chance.choice(FILES["pdf"])
    keys = b"/O <%s> /U <%s>" % (b"11" * 32, b"22" * 32)
    lock = b"trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 %s >> /ID [<00><00>]" % keys
    return Hostile("locked.pdf", data.replace(b"trailer\n<<", lock), must_tell=True)


def macros(chance: random.Random) -> Hostile:
    body = "<w:p><w:r><w:t>Kế hoạch thi đua</w:t></w:r></w:p>"
    data = _word(body, **{"word/vbaProject.bin": chance.randbytes(500)})
    return Hostile("macros.docm", data, must_tell=True)


def mutated_pdf(chance: random.Random) -> Hostile:
    return Hostile("mutated.pdf", _damage(chance.choice(FILES["pdf"]), chance))


def built_pdf(chance: random.Random) -> Hostile:
    """A PDF made by hand to be endless, cyclic or enormous."""
    content = chance.choice(
        (
            b"q " * 400_000,
            b"BT /F 12 Tf 10 10 Td (a) Tj ET " * 100_000,
            b"0 0 m 10 10 l S " * 100_000,
            b"/X Do " * 10_000,
            b"BT " * 50_000,
            b" " * 40 * MEGABYTE,
        )
    )
    packed = zlib.compress(content)
    box = chance.choice((b"0 0 595 842", b"0 0 9999999 9999999", b"0 0 0 0", b"5 5 -5 -5"))
    kids = chance.choice((b"3 0 R", b"2 0 R", b"3 0 R " * 3000, b"99 0 R"))
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % chance.choice((1, 3000, 10**9)),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [" + box + b"] /Contents 4 0 R /Resources "
        b"<< /XObject << /X 5 0 R >> /Font << /F << /Type /Font /Subtype /Type1 "
        b"/BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> "
        b">> /Length 6 >>\nstream\n/X Do \nendstream",
    )
    out = b"%PDF-1.7\n" + b"".join(
        b"%d 0 obj\n" % number + body + b"\nendobj\n" for number, body in enumerate(objects, 1)
    )
    return Hostile("built.pdf", out + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF")


def broken_picture(chance: random.Random) -> Hostile:
    if chance.random() < 0.5:
        data = chance.choice(FILES["png"])
        return Hostile("broken.png", data[: chance.randrange(8, 3000)], must_tell=True)
    width, height = chance.choice(((100_000, 100_000), (0, 0), (2**31 - 1, 1), (20_000, 20_000)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    pixels = zlib.compress(b"\x00" * MEGABYTE)
    body = struct.pack(">I", len(pixels)) + b"IDAT" + pixels
    body += struct.pack(">I", zlib.crc32(b"IDAT" + pixels))
    return Hostile("huge.png", MAGIC["png"] + chunk + body, must_tell=True)


def wrong_extension(chance: random.Random) -> Hostile:
    data = chance.choice((chance.choice(PLANS).encode(), chance.choice(FILES["docx"])))
    return Hostile("plan.pdf", data, must_tell=True)


def old_encoding(chance: random.Random) -> Hostile:
    words = ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "thi ®ua khen th­ëng", "ñöôïc khen thöôûng")
    text = "\n".join(chance.choice(words) for _ in range(chance.randint(3, 40)))
    return Hostile("old.txt", text.encode(chance.choice(("utf-8", "latin-1"))))


# How many of a thousand inputs are of each kind; those that start a program are few.
WEIGHTS: dict[Maker, int] = {
    mutated_plan: 412, random_bytes: 150, random_word: 110, mutated_word: 100, mutated_pdf: 45,
    built_pdf: 20, many_lines: 20, long_line: 8, deep_tables: 20, wide_table: 10, zip_bomb: 20,
    locked: 20, macros: 15, broken_picture: 15, wrong_extension: 15, old_encoding: 18,
    random_for_libreoffice: 2,
}  # fmt: skip


def make(seed: int) -> tuple[str, Hostile]:
    """The kind and the file of a seed."""
    chance = random.Random(seed)
    maker = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    return maker.__name__, maker(chance)
