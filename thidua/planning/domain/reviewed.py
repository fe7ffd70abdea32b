"""A reviewed plan as the compilers see it: confirmed facts and what their names stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from thidua.core.text import tidy
from thidua.organizations.domain.kinds import NameScope
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.period import PlanPeriod, plan_period
from thidua.reading.text import Span


@dataclass(frozen=True, slots=True)
class ConfirmedFact:
    """A fact somebody accepted or mended; ``data`` in the shape of its kind."""

    id: int
    kind: FactKind
    ordinal: int
    data: Mapping[str, Any]
    span: Span | None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The span as a tuple, empty when the fact stands nowhere."""
        return (self.span,) if self.span else ()


@dataclass(frozen=True, slots=True)
class ResolvedName:
    """What a written name stands for. ``scope`` None: nobody has said yet.

    ``guess`` is what is proposed to the person who is asked; ``unit_ids`` in office
    order.
    """

    text: str
    scope: NameScope | None
    unit_ids: tuple[int, ...] = ()
    guess: NameScope | None = None


@dataclass(frozen=True, slots=True)
class ReviewedPlan:
    """Everything a plan compiler may look at. ``on`` is the day it is compiled."""

    reading_id: int
    agency_id: int
    on: date
    text: str
    sections: tuple[Mapping[str, Any], ...]
    confirmed: tuple[ConfirmedFact, ...]
    names: Mapping[str, ResolvedName]
    unit_names: Mapping[int, str]
    undecided: Mapping[FactKind, int] = field(default_factory=dict)

    def facts(self, kind: FactKind) -> tuple[ConfirmedFact, ...]:
        """The confirmed facts of a kind, in order."""
        return tuple(fact for fact in self.confirmed if fact.kind is kind)

    def one(self, kind: FactKind) -> ConfirmedFact | None:
        """The confirmed fact of a kind that stands once, None when there is none."""
        return next(iter(self.facts(kind)), None)

    @property
    def period(self) -> PlanPeriod:
        """The time the plan covers."""
        document, campaign = self.one(FactKind.DOCUMENT), self.one(FactKind.CAMPAIGN)
        return plan_period(document.data if document else {}, campaign.data if campaign else None)

    def units_of(self, names: Iterable[str]) -> tuple[int, ...]:
        """Ids of the units some written names stand for, each once."""
        ids = (pk for name in names for pk in self.resolved(name).unit_ids)
        return tuple(dict.fromkeys(ids))

    def resolved(self, name: str) -> ResolvedName:
        """What one written name stands for."""
        return self.names.get(tidy(name)) or ResolvedName(tidy(name), None)

    def words_at(self, span: Span | None) -> str:
        """The words of the document at a place, empty for none."""
        return self.text[span.start : span.end] if span else ""
