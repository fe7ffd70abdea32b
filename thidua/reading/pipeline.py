"""Reading a plan from end to end: load, mend, outline, extract, check."""

from __future__ import annotations

import hashlib
import importlib
from pathlib import Path
from typing import Any

from thidua.reading.extract.citations import cited_documents
from thidua.reading.extract.context import time_context
from thidua.reading.extract.foot import recipient_facts, signer_facts
from thidua.reading.extract.head import document_facts
from thidua.reading.extract.sections import section_facts
from thidua.reading.facts import PlanFacts
from thidua.reading.mend import mend
from thidua.reading.outline import outline
from thidua.reading.reading_context import Reading
from thidua.reading.source import Line, SourceDocument, SourceFormat


def read_text(text: str, id: str = "") -> PlanFacts:  # noqa: A002 - the schema's own word
    """The facts of a plan given as plain text; any text reads, an empty one to no facts."""
    source = SourceDocument(
        format=SourceFormat.TEXT,
        blocks=tuple(Line(line) for line in text.split("\n")),
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        name=id,
    )
    return read_source(source)


def read_plan(path: str | Path) -> PlanFacts:
    """The facts of a plan file of any supported format; ``id`` is the file's stem."""
    load = importlib.import_module("thidua.reading.load").load
    return read_source(load(path))


def read_source(source: SourceDocument) -> PlanFacts:
    """The facts of a loaded plan; deterministic, never raises for what the text says."""
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
        **_extracted(reading),
    )
    return _checked(reading, facts)


def read_frame(source: SourceDocument) -> Reading:
    """Everything but tasks, criteria, awards, event, quotas and findings."""
    mended = mend(source)
    cut = outline(mended)
    document = document_facts(mended, cut)
    basis, references = cited_documents(mended, cut, document.number)
    return Reading(
        mended=mended,
        outline=cut,
        document=document,
        signer=signer_facts(mended, cut),
        recipients=recipient_facts(mended, cut),
        legal_basis=basis,
        references=references,
        context=time_context(mended, document),
        source=source,
    )


def _extracted(reading: Reading) -> dict[str, Any]:
    extract = importlib.import_module("thidua.reading.extract")
    hook = getattr(extract, "extract_all", None)
    return dict(hook(reading)) if hook else {}


def _checked(reading: Reading, facts: PlanFacts) -> PlanFacts:
    from dataclasses import replace

    check = importlib.import_module("thidua.reading.check")
    hook = getattr(check, "check_all", None)
    return replace(facts, findings=tuple(hook(reading, facts))) if hook else facts
