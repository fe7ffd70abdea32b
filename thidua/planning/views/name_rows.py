"""Unit names as written, with the answer as a form shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.organizations.domain.kinds import NameScope
from thidua.planning.queries.names import NameUse, WrittenName


@dataclass(frozen=True, slots=True)
class NameRow:
    """``choice`` is the scope ticked at first: the answer known, guessed, or the usual one:
    who leads a task is a unit, who only receives the plan mostly stands outside.
    """

    text: str
    known: bool
    blocking: bool
    uses: tuple[NameUse, ...]
    choice: NameScope
    unit_ids: tuple[int, ...]
    said: str


def name_rows(names: Iterable[WrittenName], units: Mapping[int, str]) -> list[NameRow]:
    """Rows for the names of a reading; ``units`` are the agency's units by id."""
    return [_row(name, units) for name in names]


def _row(name: WrittenName, units: Mapping[int, str]) -> NameRow:
    answer = name.resolved
    usual = NameScope.UNIT if name.blocking else NameScope.OUTSIDE
    scope = answer.scope or answer.guess or usual
    chosen = answer.unit_ids if scope in (NameScope.UNIT, NameScope.SOME) else ()
    named = "; ".join(units[pk] for pk in chosen if pk in units)
    return NameRow(
        name.text, name.known, name.blocking, name.uses, scope, chosen, named or _(scope.label)
    )
