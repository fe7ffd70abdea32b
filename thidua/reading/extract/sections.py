"""The numbered tree as facts."""

from __future__ import annotations

from thidua.reading.facts import SectionFact
from thidua.reading.outline_types import Outline, Section


def section_facts(outline: Outline) -> tuple[SectionFact, ...]:
    """Every numbered item with its label, title and children."""
    return tuple(_fact(section) for section in outline.sections)


def _fact(section: Section) -> SectionFact:
    return SectionFact(
        label=section.label,
        path=section.path,
        title=section.title,
        children=tuple(_fact(child) for child in section.children),
        span=section.heading,
    )
