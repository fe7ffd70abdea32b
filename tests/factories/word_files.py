"""Word files of a few lines of XML, so that a test shows all that matters."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def _override(part: str, kind: str = "") -> str:
    return (
        f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.{kind or part}+xml"/>'
    )


_TYPES = (
    '<?xml version="1.0"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f"{_override('document', 'document.main')}{_override('numbering')}{_override('styles')}</Types>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOT = (
    f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}"><Relationship Id="r" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def run(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` is the inside of ``<w:rPr>``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs; a plain string is a run without properties."""
    inside = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def numbered(text: str, level: int = 0, list_id: int = 1) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, properties=numbers)


def table(*rows: tuple[str, ...]) -> str:
    """A table of plain cells; a cell that begins with ``<w:tc`` is taken as it is."""
    return f"<w:tbl>{''.join(table_row(*row) for row in rows)}</w:tbl>"


def table_row(*cells: str) -> str:
    return f"<w:tr>{''.join(one if one.startswith('<w:tc') else cell(one) for one in cells)}</w:tr>"


def cell(*lines: str, properties: str = "") -> str:
    inside = "".join(line if line.startswith("<w:") else paragraph(line) for line in lines)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def level(
    place: int,
    text: str,
    numbering_format: str = "decimal",
    *,
    start: int = 1,
    more: str = "",
) -> str:
    """One level of a list: ``<w:lvl>``."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{numbering_format}"/><w:lvlText w:val="{escape(text)}"/>{more}</w:lvl>'
    )


def numbering(
    *levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    """The numbering part: one abstract list 0 with those levels, and its instances."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def word_file(
    *body: str,
    numbers: str = "",
    styles: str = "",
    parts: Mapping[str, bytes] | None = None,
    relations: Mapping[str, str] | None = None,
) -> bytes:
    """A .docx with that body; ``relations`` maps an id to a part of kind header or footer."""
    files: dict[str, bytes] = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _ROOT.encode(),
        "word/document.xml": _part("document", f"<w:body>{''.join(body)}</w:body>"),
    }
    targets = dict(relations or {})
    if numbers:
        files["word/numbering.xml"] = _part("numbering", numbers)
        targets["numbers"] = "numbering.xml"
    if styles:
        files["word/styles.xml"] = _part("styles", styles)
        targets["styles"] = "styles.xml"
    files["word/_rels/document.xml.rels"] = _relations(targets)
    return zip_file(files | dict(parts or {}))


def word_part(root: str, inside: str) -> bytes:
    """A part of its own, such as a header (root ``hdr``) or footnotes."""
    return _part(root, inside)


def zip_file(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _part(root: str, inside: str) -> bytes:
    return f'<?xml version="1.0"?><w:{root} {_NAMESPACES}>{inside}</w:{root}>'.encode()


def _relations(targets: Mapping[str, str]) -> bytes:
    inside = "".join(
        f'<Relationship Id="{identity}" Type="{_OFFICE}/{re.split("[0-9.]", target)[0]}" '
        f'Target="{target}"/>'
        for identity, target in targets.items()
    )
    root = f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'
    return root.encode()
