"""A whole Word document: body, headers and footers, notes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from thidua.core.text import fold
from thidua.reading.load.blocks import unmasked
from thidua.reading.load.docx.names import Xml, attribute, children, local
from thidua.reading.load.docx.numbering import Numbering
from thidua.reading.load.docx.package import Package
from thidua.reading.load.docx.story import Story, margins_of
from thidua.reading.load.docx.stream import parse_part, stream_body
from thidua.reading.load.docx.styles import Styles
from thidua.reading.load.intake import Intake
from thidua.reading.source import Block, Line

_LETTERHEAD = re.compile(r"cong hoa xa hoi|doc lap|dang cong san|\bso ?:")
_PICTURE = re.compile(r".*/media/[^/]+\.(?:png|jpe?g|tiff?|bmp|gif)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def read_docx(data: bytes, intake: Intake) -> int:
    """Take a Word document; returns the number of its pages, as far as breaks tell."""
    package = Package(data, intake)
    if any(name.lower().endswith("vbaproject.bin") for name in package.names()):
        intake.note("macros")
    return _Document(package, intake).read()


def pictures_of(data: bytes, intake: Intake) -> list[bytes]:
    """The pictures in a Word document, in the order of their numbers.

    For one without text: some clerks paste the photographs of the pages into Word.
    """
    package = Package(data, intake)
    names = [name for name in package.names() if _PICTURE.fullmatch(name)]
    names.sort(key=lambda name: [int(digits) for digits in _DIGITS.findall(name)])
    return [package.read(name) for name in names[: intake.limits.ocr_pages]]


class _Document:
    def __init__(self, package: Package, intake: Intake) -> None:
        self._package = package
        self._intake = intake
        self._main = _main_part(package)
        self._relations = self._targets()
        styles = Styles(self._part("styles"))
        self._story = Story(intake, styles, Numbering(self._part("numbering"), styles))

    def read(self) -> int:
        story, intake = self._story, self._intake
        for element in stream_body(self._package.chunks(self._main), intake):
            if local(element) == "sectPr":
                story.margins += margins_of(element)
            for block in story.blocks(element):
                intake.add(block)
            if intake.stop(story.page):
                break
        self._add_notes()
        self._add_margins()
        self._leave_notices()
        return story.page

    def _part(self, kind: str) -> Xml | None:
        name = self._relations.get(kind) or f"{posixpath.dirname(self._main)}/{kind}.xml"
        return parse_part(self._package.read(name), self._intake)

    def _targets(self) -> dict[str, str]:
        """Part names by relationship id, and by the last word of the relationship's type."""
        folder, file = posixpath.split(self._main)
        root = parse_part(self._package.read(f"{folder}/_rels/{file}.rels"), self._intake)
        targets: dict[str, str] = {}
        for relation in children(root, "Relationship"):
            if attribute(relation, "TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join(folder, attribute(relation, "Target") or ""))
            targets[attribute(relation, "Id") or ""] = target.lstrip("/")
            kind = (attribute(relation, "Type") or "").rpartition("/")[2]
            targets.setdefault(kind, target.lstrip("/"))
        return targets

    def _add_notes(self) -> None:
        """Footnotes and endnotes after the body, in the order of their marks."""
        for kind in ("footnote", "endnote"):
            wanted = [identity for of, identity in self._story.notes if of == kind]
            if not wanted:
                continue
            found = {attribute(one, "id"): one for one in children(self._part(f"{kind}s"), kind)}
            for identity in dict.fromkeys(wanted):
                for block in self._story.inside(found.get(identity)):
                    self._intake.add(block)

    def _add_margins(self) -> None:
        """Headers before all else, footers after; what is letterhead counts as text."""
        front: list[Block] = []
        for reference, pages, identity in dict.fromkeys(self._story.margins):
            lines = self._margin(reference.removesuffix("Reference"), pages, identity)
            if reference == "headerReference":
                front += [line for line in lines if line not in front]
            else:
                for line in lines:
                    self._intake.add(line)
        self._intake.blocks[:0] = front

    def _margin(self, kind: str, pages: str, identity: str) -> list[Block]:
        if kind not in self._relations.get(identity, ""):
            return []
        root = parse_part(self._package.read(self._relations[identity]), self._intake)
        blocks = [replace(block, page=1) for block in self._story.inside(root)]
        words = fold(" ".join(_words(blocks)))
        if not any(map(str.isalpha, words)):
            return []  # nothing but a page number
        letterhead = kind == "header" and (pages == "first" or _LETTERHEAD.search(words))
        if letterhead:
            return blocks
        return [Line(text, running=True) for text in _words(blocks) if text.strip()]

    def _leave_notices(self) -> None:
        story, intake = self._story, self._intake
        if story.deleted:
            intake.note("deleted_text", count=story.deleted)
        if story.hidden:
            intake.note("hidden_text", count=story.hidden)
        for charset in sorted(story.fonts.used):
            intake.note("legacy_encoding", charset=charset.label)
        intake.blocks, lost = unmasked(intake.blocks)
        if lost:
            intake.note("legacy_encoding", charset=lost.label)
        if _is_hard_wrapped(intake.blocks):
            intake.blocks = [
                replace(block, whole=False) if isinstance(block, Line) else block
                for block in intake.blocks
            ]


def _main_part(package: Package) -> str:
    names = package.names()
    for name in ("word/document.xml", "word/document2.xml"):
        if name in package:
            return name
    found = (name for name in names if re.fullmatch(r"[^/]+/document\d*\.xml", name))
    return next(found, "word/document.xml")


def _words(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from ("\t".join(row) for row in block.rows)


def _is_hard_wrapped(blocks: list[Block]) -> bool:
    """Whether every line of the page was made a paragraph, as text copied from a PDF is."""
    texts = [block.text.strip() for block in blocks if isinstance(block, Line) and not block.label]
    starts = [text[:2] for text in texts if text]
    going_on = sum(start.isalpha() and start.islower() for start in starts)
    return len(starts) > 12 and going_on > 0.3 * len(starts)
