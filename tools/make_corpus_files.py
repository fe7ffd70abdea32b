"""Make Word, PDF and scanned forms of some sample plans in corpus/dev.

The same gold then measures the reader on all of them. A plan is taken from its text; the file
has what offices give theirs: styles, automatic numbering, real tables, a head and a foot in two
columns, a page number on top and a running foot.

    python tools/make_corpus_files.py
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from PIL import Image

DEV = Path(__file__).resolve().parent.parent / "corpus" / "dev"

DOCX_STEMS = (
    "d01-so-chuong-trinh-nam",
    "d03-so-hoi-nghi-dien-hinh",
    "d07-cum-thi-dua",
    "d09-truong-thcs",
)
PDF_STEMS = ("d01-so-chuong-trinh-nam", "d03-so-hoi-nghi-dien-hinh")
SCAN_STEMS = ("d07-cum-thi-dua", "d09-truong-thcs")

SCAN_DPI = 200
SCAN_GREYS = 4  # a scan set to "text" keeps few greys; more would only make the file larger
SCAN_SKEW_DEGREES = 0.3

TEXT_WIDTH = Cm(16)

TITLE_LINE = "KẾ HOẠCH"
RECIPIENTS_LINE = "Nơi nhận:"
ANNEX = re.compile(r"^PHỤ LỤC")
RIGHT_OF_HEAD = re.compile(r"^(CỘNG H[OÒ][AÀ]|Độc lập|.*, ngày\b)")


@dataclass(frozen=True)
class Label:
    """A printed label read back: its level in the list and its value there."""

    level: int
    value: int


ROMAN = {"I": 1, "V": 5, "X": 10}
LETTERS = "abcdđeghik"
LEVELS = (
    ("upperRoman", "%1.", re.compile(r"^([IVX]+)\.\s+")),
    ("decimal", "%2.", re.compile(r"^(\d+)\.\s+")),
    ("decimal", "%2.%3.", re.compile(r"^\d+\.(\d+)\.\s+")),
    ("lowerLetter", "%4)", re.compile(r"^([a-zđ])\)\s+")),
)


def roman_value(numeral: str) -> int:
    values = [ROMAN[letter] for letter in numeral]
    later = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, later, strict=True))


def split_label(line: str) -> tuple[Label | None, str]:
    """The label a line begins with, if any, and the rest of the line."""
    for level, (_, _, pattern) in enumerate(LEVELS):
        if match := pattern.match(line):
            printed = match.group(1)
            if level == 0:
                value = roman_value(printed)
            elif level == 3:
                value = LETTERS.index(printed) + 1
            else:
                value = int(printed)
            return Label(level, value), line[match.end() :]
    return None, line


class Numbering:
    """One automatic list over the whole document.

    Where the plan's own numbering jumps or repeats, Word is told to start anew at the printed
    value, so that the file shows the same fault as the text.
    """

    def __init__(self, document: WordDocument) -> None:
        self._root = document.part.numbering_part.element
        self._abstract_id = self._define_levels()
        self._last = [0] * len(LEVELS)
        self._num_id = self._new_num({})

    def apply(self, paragraph: Paragraph, label: Label) -> None:
        """Number the paragraph so that it shows this label."""
        if self._last[label.level] + 1 != label.value:
            starts = {level: last + 1 for level, last in enumerate(self._last[: label.level])}
            self._num_id = self._new_num(starts | {label.level: label.value})
        self._last[label.level] = label.value
        self._last[label.level + 1 :] = [0] * (len(LEVELS) - label.level - 1)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = label.level
        properties.get_or_add_numId().val = self._num_id

    def _define_levels(self) -> int:
        abstract_id = 1 + max(
            (int(a.get(qn("w:abstractNumId"))) for a in self._root.findall(qn("w:abstractNum"))),
            default=0,
        )
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(abstract_id))
        abstract.append(_element("w:multiLevelType", "multilevel"))
        for level, (kind, text, _) in enumerate(LEVELS):
            definition = OxmlElement("w:lvl")
            definition.set(qn("w:ilvl"), str(level))
            definition.append(_element("w:start", "1"))
            definition.append(_element("w:numFmt", kind))
            definition.append(_element("w:suff", "space"))
            definition.append(_element("w:lvlText", text))
            abstract.append(definition)
        # the schema wants every abstractNum before the first num
        self._root.insert(len(self._root.findall(qn("w:abstractNum"))), abstract)
        return abstract_id

    def _new_num(self, starts: dict[int, int]) -> int:
        num = self._root.add_num(self._abstract_id)
        for level, start in sorted(starts.items()):
            num.add_lvlOverride(ilvl=level).add_startOverride(start)
        return int(num.numId)


def _element(tag: str, value: str) -> OxmlElement:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element


def new_document(running_foot: str) -> WordDocument:
    document = Document()
    stamp = datetime(2026, 1, 1, tzinfo=UTC)
    document.core_properties.created = document.core_properties.modified = stamp
    document.core_properties.author = ""
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.font.size = Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(4)
    for name in ("Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = "Times New Roman"
        style.font.size = Pt(13)
        style.font.bold = True
        style.font.color.rgb = RGBColor(0, 0, 0)
        for theme_font in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme_font}"), None)
    section = document.sections[0]
    section.page_height, section.page_width = Cm(29.7), Cm(21)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    section.different_first_page_header_footer = True
    add_page_number(section.header.paragraphs[0])
    section.footer.paragraphs[0].add_run(running_foot).font.size = Pt(9)
    return document


def add_page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def fill_cell(cell: _Cell, lines: list[str], *, centred: bool) -> None:
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.add_run(line)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def add_two_columns(
    document: WordDocument, left: list[str], right: list[str], *, centred: bool
) -> None:
    table = document.add_table(rows=1, cols=2)
    fill_cell(table.cell(0, 0), left, centred=centred)
    fill_cell(table.cell(0, 1), right, centred=True)


def add_head(document: WordDocument, lines: list[str]) -> None:
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        first, tab, second = line.partition("\t")
        if tab:
            left.append(first)
            right.append(second)
        elif line:
            (right if RIGHT_OF_HEAD.match(line) else left).append(line)
    add_two_columns(document, left, right, centred=True)


def add_foot(document: WordDocument, lines: list[str]) -> None:
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        first, _, second = line.partition("\t")
        is_recipient = first.startswith(("- ", RECIPIENTS_LINE))
        if first:
            (left if is_recipient else right).append(first)
        if second:
            right.append(second)
    # room for the hand and the seal, above the name
    add_two_columns(document, left, [*right[:-1], "", "", "", right[-1]], centred=False)


def add_table(document: WordDocument, rows: list[list[str]]) -> None:
    width = max(len(row) for row in rows)
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    for index, row in enumerate(rows):
        cells = table.rows[index].cells
        if len(row) < width:  # a group row runs over the columns that it leaves out
            cells[len(row) - 1].merge(cells[-1])
        for cell, text in zip(cells, row, strict=False):
            run = cell.paragraphs[0].add_run(text)
            run.bold = index == 0 or len(row) < width
    repeat_header(table)
    share_width(table, rows)


def repeat_header(table: Table) -> None:
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", "true"))


def share_width(table: Table, rows: list[list[str]]) -> None:
    """Give each column a width after its longest text, so that a number's column stays narrow."""
    full = [row for row in rows if len(row) == len(table.columns)]
    weights = [5 + min(45, max(map(len, texts))) for texts in zip(*full, strict=True)]
    table.autofit = False
    for index, weight in enumerate(weights):
        width = round(TEXT_WIDTH * weight / sum(weights))
        table.columns[index].width = width
        for row, texts in zip(table.rows, rows, strict=True):
            if len(texts) == len(weights):
                row.cells[index].width = width


def add_title(document: WordDocument, lines: list[str]) -> None:
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = True


def add_body(document: WordDocument, lines: list[str]) -> None:
    numbering = Numbering(document)
    for block in blocks(lines):
        if "\t" in block[0]:
            add_table(document, [line.split("\t") for line in block])
            continue
        for line in block:
            label, text = split_label(line)
            if label is None:
                document.add_paragraph(text)
                continue
            heading = label.level < 2 and not text.endswith((".", ";"))
            style = f"Heading {label.level + 1}" if heading else "Normal"
            numbering.apply(document.add_paragraph(text, style=style), label)


def add_annex(document: WordDocument, lines: list[str]) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for block in blocks(lines):
        if "\t" in block[0]:
            add_table(document, [line.split("\t") for line in block])
        else:
            add_title(document, block)


def blocks(lines: list[str]) -> Iterator[list[str]]:
    """Runs of lines of one kind: rows of a table, or running text."""
    block: list[str] = []
    for line in lines:
        if not line.strip():
            continue
        if block and ("\t" in line) != ("\t" in block[0]):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def index_of(lines: list[str], wanted: str) -> int:
    return next(i for i, line in enumerate(lines) if line.startswith(wanted))


def make_docx(text: str, target: Path) -> None:
    lines = text.splitlines()
    title = index_of(lines, TITLE_LINE)
    body = lines.index("", title) + 1
    foot = index_of(lines, RECIPIENTS_LINE)
    annex = next((i for i, line in enumerate(lines) if i > foot and ANNEX.match(line)), len(lines))
    number = next(line for line in lines[:title] if line.startswith("Số:")).partition("\t")[0]
    document = new_document(running_foot=number.removeprefix("Số:").strip())
    add_head(document, lines[:title])
    add_title(document, lines[title : body - 1])
    add_body(document, lines[body:foot])
    add_foot(document, [line for line in lines[foot:annex] if line.strip()])
    if annex < len(lines):
        add_annex(document, lines[annex:])
    document.save(str(target))


def make_pdf(source: Path, folder: Path) -> Path:
    office = shutil.which("soffice")
    if office is None:
        sys.exit("The PDF and the scans need LibreOffice (Debian: libreoffice-writer).")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                office,
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(source),
            ],
            check=True,
            capture_output=True,
        )
    return folder / f"{source.stem}.pdf"


def make_scan(pdf: Path, target: Path) -> None:
    """All pages one below the other in a single grey image, a little askew."""
    pages: list[Image.Image] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            image = page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil()
            pages.append(image.rotate(SCAN_SKEW_DEGREES, Image.Resampling.BICUBIC, fillcolor=255))
    scan = Image.new("L", (max(p.width for p in pages), sum(p.height for p in pages)), 255)
    top = 0
    for image in pages:
        scan.paste(image, (0, top))
        top += image.height
    scan.quantize(SCAN_GREYS).save(target, optimize=True, dpi=(SCAN_DPI, SCAN_DPI))


def main() -> None:
    files = DEV / "files"
    files.mkdir(exist_ok=True)
    for stem in DOCX_STEMS:
        text = (DEV / "plans" / f"{stem}.txt").read_text(encoding="utf-8")
        make_docx(text, files / f"{stem}.docx")
    with tempfile.TemporaryDirectory() as scratch:
        for stem in (*PDF_STEMS, *SCAN_STEMS):
            pdf = make_pdf(files / f"{stem}.docx", Path(scratch))
            if stem in PDF_STEMS:
                shutil.copy(pdf, files)
            else:
                make_scan(pdf, files / f"{stem}.png")
    for path in sorted(files.iterdir()):
        print(f"{path.relative_to(DEV)}: {path.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
