"""Documents that a plan cites: the legal basis before the first section, references elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.reading.conventions.marks import ATTACHED
from thidua.reading.extract.citations.laws import cited_laws
from thidua.reading.extract.citations.numbered import numbered_citations
from thidua.reading.facts import Citation
from thidua.reading.outline_types import Outline
from thidua.reading.text import MendedText, Paragraph, Span, TableBlock, TextBlock

__all__ = ["cited_documents"]

_WORTH_READING = re.compile(r"\d|Luật|luật|Pháp lệnh|Hiến pháp")


def cited_documents(
    mended: MendedText, outline: Outline, own_number: str | None
) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """Legal basis and references, each document once, in the list where it first appears.

    ``own_number`` is the plan's own, which is no citation.
    """
    seen = {_number_identity(own_number)} if own_number else set()
    basis = tuple(_new(_in_blocks(mended, (*outline.title, *outline.preamble)), seen))
    references = tuple(_new(_in_blocks(mended, _elsewhere(mended, outline)), seen))
    return basis, references


def _elsewhere(mended: MendedText, outline: Outline) -> Iterator[TextBlock]:
    for section in outline.walk():
        yield Paragraph(section.heading.start, section.heading.end, section.heading.page)
        for block in section.body:
            # "(Kèm theo Kế hoạch số …)" under an annex's title is this plan itself.
            if isinstance(block, TableBlock) or not ATTACHED.match(mended.of(block)):
                yield block
    yield from outline.closing
    yield from outline.stray


def _new(citations: Iterable[Citation], seen: set[str]) -> Iterator[Citation]:
    for citation in citations:
        identity = _identity(citation)
        if identity not in seen:
            seen.add(identity)
            yield citation


def _identity(citation: Citation) -> str:
    if citation.number:
        return _number_identity(citation.number)
    return " ".join(re.findall(r"\w+", f"{citation.type} {citation.subject}".lower()))


def _number_identity(number: str) -> str:
    return number.upper().lstrip("0")


def _in_blocks(mended: MendedText, blocks: Iterable[TextBlock]) -> Iterator[Citation]:
    for block in blocks:
        if isinstance(block, TableBlock):
            for row in block.rows:
                for cell in row.cells:
                    yield from _in_text(mended, Span(row.page, cell.start, cell.end))
        else:
            yield from _in_text(mended, block.span)


def _in_text(mended: MendedText, place: Span) -> Iterator[Citation]:
    text = mended.of(place)
    if not _WORTH_READING.search(text):
        return
    numbered = list(numbered_citations(text, place))
    covered = [(c.span.start - place.start, c.span.end - place.start) for c in numbered]
    laws = cited_laws(text, place, covered)
    yield from sorted((*numbered, *laws), key=lambda citation: citation.span.start)
