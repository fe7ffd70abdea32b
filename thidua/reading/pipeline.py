"""Reading a plan from end to end: load, mend, outline, extract, check."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from thidua.reading.check import check_all, check_form
from thidua.reading.extract import extract_all
from thidua.reading.extract.citations import cited_documents
from thidua.reading.extract.context import time_context
from thidua.reading.extract.foot import recipient_facts, signer_facts
from thidua.reading.extract.head import document_facts
from thidua.reading.extract.sections import section_facts
from thidua.reading.facts import PlanFacts
from thidua.reading.load import load
from thidua.reading.mend import mend
from thidua.reading.outline import outline
from thidua.reading.reading_context import Reading
from thidua.reading.source import SourceDocument


def read_text(text: str, id: str = "") -> PlanFacts:
    """The facts of a plan given as text; ``id`` names it in the result.

    Any text reads, an empty one to no facts but findings.
    """
    facts = read_source(load(text.encode("utf-8", "replace")))
    return replace(facts, id=id)


def read_plan(path: str | Path) -> PlanFacts:
    """The facts of a plan file of any supported format; ``id`` is the stem of its name.

    Raises OSError when the file cannot be opened; what cannot be read of its
    content is told in ``notices``.
    """
    return read_source(load(Path(path)))


def read_source(source: SourceDocument) -> PlanFacts:
    """The facts of a loaded plan; the same source always gives the same facts."""
    reading = read_frame(source)
    facts = PlanFacts(
        id=Path(source.name).stem,
        text=reading.text,
        format=str(source.format),
        sha256=source.sha256,
        pages=max(source.pages, reading.mended.pages),
        document=reading.document,
        signer=reading.signer,
        recipients=reading.recipients,
        legal_basis=reading.legal_basis,
        references=reading.references,
        sections=section_facts(reading.outline),
        notices=source.notices,
        layout=reading.mended.layout(),
        **extract_all(reading),
    )
    return replace(facts, findings=check_all(reading, facts), form=check_form(reading, facts))


def read_frame(source: SourceDocument) -> Reading:
    """A plan read as far as its text, outline, head, foot and citations."""
    mended = mend(source)
    parts = outline(mended)
    document = document_facts(mended, parts)
    basis, references = cited_documents(mended, parts, document.number)
    return Reading(
        mended=mended,
        outline=parts,
        document=document,
        signer=signer_facts(mended, parts),
        recipients=recipient_facts(mended, parts),
        legal_basis=basis,
        references=references,
        context=time_context(mended, document),
        source=source,
    )
