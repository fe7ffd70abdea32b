"""XML of a part read piece by piece, so that size and damage do no harm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as Et

from thidua.reading.load.docx.names import STRICT, TRANSITIONAL, Xml, child
from thidua.reading.load.intake import Intake

_PIECE = 64 * 1024


def stream_body(chunks: Iterable[bytes], intake: Intake) -> Iterator[Xml]:
    """The blocks of ``<w:body>``, each soon after it is complete; then it is forgotten.

    From a damaged or overlong part come the blocks before the damage and what
    there is of the block it falls in.
    """
    tree = _GrowingTree()
    for chunk in chunks:
        tree.feed(chunk, intake)
        body = child(tree.root, "body")
        if body is not None:
            # The last block may still grow.
            yield from list(body)[:-1]
            del body[:-1]
            tree.elements = 0
        if tree.broken:
            break
    tree.finish(intake)
    yield from list(child(tree.root, "body") or ())


def parse_part(data: bytes, intake: Intake) -> Xml | None:
    """The root of a small part (styles, numbering); of a damaged one what could be read."""
    tree = _GrowingTree()
    for at in range(0, len(data), _PIECE):
        tree.feed(data[at : at + _PIECE], intake)
        if tree.broken:
            break
    tree.finish(intake)
    return tree.root


class _GrowingTree:
    """An XML tree that can be looked at while it is being parsed."""

    def __init__(self) -> None:
        self.root: Xml | None = None
        self.elements = 0
        self.broken = False
        # expat limits entity expansion itself, and no external entity is ever fetched.
        builder = Et.TreeBuilder(element_factory=self._make)
        self._parser = Et.XMLParser(target=builder)  # noqa: S314
        self._started = False

    def feed(self, chunk: bytes, intake: Intake) -> None:
        """Parse on; `broken` when the XML is faulty or one block has too many elements."""
        if not self._started:
            # Namespaces stand at the front; the strict form differs in nothing else that counts.
            chunk = chunk.replace(STRICT, TRANSITIONAL)
            self._started = True
        try:
            self._parser.feed(chunk)
        except Et.ParseError:
            self.broken = True
        if self.broken or self.elements > intake.limits.part_elements:
            self.broken = True
            intake.note("damaged_file")

    def finish(self, intake: Intake) -> None:
        """Note it when the XML ends too early."""
        if self.broken or not self._started:
            return
        try:
            self._parser.close()
        except Et.ParseError:
            intake.note("damaged_file")

    def _make(self, tag: str, attributes: dict[str, str]) -> Xml:
        element = Et.Element(tag, attributes)
        self.elements += 1
        if self.root is None:
            self.root = element
        return element
