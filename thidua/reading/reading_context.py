"""What the stages after the outline share: one frozen object per plan.

Extractors (`thidua.reading.extract.extract_all(reading)`) and checkers
(`thidua.reading.check.check_all(reading, facts)`) read from here and never
change it; their spans point into ``reading.mended.text``.
"""

from __future__ import annotations

from dataclasses import dataclass

from thidua.reading.facts import Citation, DocumentFacts, Recipient, SignerFacts
from thidua.reading.outline_types import Outline
from thidua.reading.source import SourceDocument
from thidua.reading.text import MendedText
from thidua.timing.values import TimeContext


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan read as far as its head, outline, citations and foot."""

    mended: MendedText
    outline: Outline
    document: DocumentFacts
    signer: SignerFacts | None
    recipients: tuple[Recipient, ...]
    legal_basis: tuple[Citation, ...]
    references: tuple[Citation, ...]
    context: TimeContext
    source: SourceDocument

    @property
    def text(self) -> str:
        """The mended text."""
        return self.mended.text
