"""What the unit names written in a plan stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.core.text import fold, tidy
from thidua.organizations.domain.kinds import NameScope
from thidua.organizations.models import Agency
from thidua.organizations.queries import match_names, units_of
from thidua.planning.domain.fact_states import FactState
from thidua.planning.domain.general_names import Generality, generality
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.reviewed import ResolvedName
from thidua.planning.models import PlanReading

_NAME_FIELDS: Mapping[FactKind, tuple[str, ...]] = {
    FactKind.TASK: ("lead", "coordinating"),
    FactKind.RECIPIENT: ("who",),
}
BLOCKING = (FactKind.TASK, "lead")
"""A task whose lead is unknown would start no work."""


@dataclass(frozen=True, slots=True)
class NameUse:
    """One place where a name is written: which fact, in which field."""

    fact_id: int
    kind: FactKind
    field: str


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name as the plan writes it, what it stands for and where it is used.

    ``blocking``: a task that is not dropped needs the answer before the plan
    can run.
    """

    text: str
    resolved: ResolvedName
    uses: tuple[NameUse, ...]
    blocking: bool

    @property
    def known(self) -> bool:
        """Whether somebody, or the unit's own name, has said what it stands for."""
        return self.resolved.scope is not None


def names_in(reading: PlanReading, on: date) -> list[WrittenName]:
    """All unit names of the facts not dropped, unknown ones first, each once.

    The file line of Nơi nhận (Lưu) names no unit. Spelling variants that fold
    alike are one name.
    """
    uses: dict[str, list[NameUse]] = defaultdict(list)
    spelled: dict[str, str] = {}
    facts = reading.review_facts.filter(kind__in=_NAME_FIELDS).exclude(state=FactState.DROPPED)
    for pk, kind, data in facts.values_list("pk", "kind", "data"):
        for field, name in written_names(FactKind(kind), data):
            key = fold(name)
            spelled.setdefault(key, name)
            uses[key].append(NameUse(pk, FactKind(kind), field))
    resolved = resolve_names(reading.agency_id, spelled.values(), on)
    written = [
        WrittenName(
            text=name,
            resolved=resolved[name],
            uses=tuple(uses[key]),
            blocking=any((use.kind, use.field) == BLOCKING for use in uses[key]),
        )
        for key, name in spelled.items()
    ]
    return sorted(written, key=lambda name: (name.known, not name.blocking))


def written_names(kind: FactKind, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Pairs of field and name written in one fact."""
    if data.get("purpose") == "file":
        return
    for field in _NAME_FIELDS.get(kind, ()):
        value = data.get(field) or ()
        for name in (value,) if isinstance(value, str) else value:
            if tidy(name):
                yield field, tidy(name)


def resolve_names(agency_id: int, names: Iterable[str], on: date) -> dict[str, ResolvedName]:
    """What names stand for in an agency on a day, by the name as written.

    Remembered answers and the units' own names first; then general names
    ("Các phòng, ban, đơn vị") stand for all units where that is beyond doubt.
    """
    texts = list(dict.fromkeys(tidy(name) for name in names))
    agency = Agency.objects.get(pk=agency_id)
    matches = match_names(agency, texts, on)
    everybody = all_unit_ids(agency_id, on)
    return {
        match.text: _resolved(match.text, match.scope, [u.pk for u in match.units], everybody)
        for match in matches
    }


def all_unit_ids(agency_id: int, on: date) -> tuple[int, ...]:
    """Ids of all units of the agency on a day, in office order."""
    return tuple(units_of(agency_id, on).values_list("pk", flat=True))


def _resolved(
    text: str, scope: NameScope | None, unit_ids: list[int], everybody: tuple[int, ...]
) -> ResolvedName:
    if scope is not None:
        return ResolvedName(text, scope, tuple(unit_ids))
    how = generality(text)
    if how is Generality.ALL:
        return ResolvedName(text, NameScope.ALL, everybody)
    return ResolvedName(text, None, guess=NameScope.ALL if how is Generality.PERHAPS else None)
