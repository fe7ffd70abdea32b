"""The shape of a plan: head, preamble, numbered tree, foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from thidua.reading.text import Paragraph, Span, TextBlock


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered item of the tree.

    ``label`` without its mark (``II``, ``a``, ``1.1``, ``Bước 1``, ``Phụ lục I``).
    ``path`` joins labels by ``/``; the second ``II`` under one parent is ``II#2``.
    ``title`` is None for a numbered paragraph without heading. ``heading`` is the
    span of label and title; ``body`` are the blocks that stand directly under it,
    before its first child, the first one beginning after label and title when the
    text runs on in the heading's own line.
    """

    label: str
    path: str
    title: str | None
    heading: Span
    body: tuple[TextBlock, ...] = ()
    children: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Outline:
    """A plan cut into its parts. Each block of the text stands in exactly one of them.

    ``head``: everything before the title. ``title``: the line KẾ HOẠCH (or another
    type) and the subject below it. ``preamble``: legal basis and the issuing
    sentence. ``sections``: the numbered tree, annexes last as ``Phụ lục``.
    ``closing``: unnumbered paragraphs after the last task (appeals). ``recipients``
    and ``signature``: the foot. ``stray``: what could not be placed.
    """

    head: tuple[TextBlock, ...] = ()
    title: tuple[Paragraph, ...] = ()
    preamble: tuple[TextBlock, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[TextBlock, ...] = ()
    recipients: tuple[Paragraph, ...] = ()
    signature: tuple[Paragraph, ...] = ()
    stray: tuple[TextBlock, ...] = field(default=())

    def walk(self) -> Iterator[Section]:
        """All sections, in reading order."""
        for section in self.sections:
            yield from section.walk()
