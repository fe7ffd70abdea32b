"""Named reads of agencies, units and officials."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from thidua.core.text import fold
from thidua.organizations.domain.kinds import NameScope
from thidua.organizations.domain.names import name_keys
from thidua.organizations.models import Agency, Official, Posting, Unit, UnitName


def units_of(agency: Agency | int, on: date | None = None) -> QuerySet[Unit]:
    """The units of an agency that exist on a day (today when not said), in office order."""
    day = on or timezone.localdate()
    return (
        Unit.objects.filter(agency=agency)
        .filter(Q(active_from__isnull=True) | Q(active_from__lte=day))
        .filter(Q(active_to__isnull=True) | Q(active_to__gte=day))
    )


def officials_of(agency: Agency | int | None, search: str = "") -> QuerySet[Official]:
    """Officials of an agency in Vietnamese name order; search needs no tone marks.

    Each has ``serving``: the postings that last today, with their units.
    """
    today = timezone.localdate()
    serving = Posting.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today
    ).select_related("unit")
    found = Official.objects.filter(agency=agency).prefetch_related(
        Prefetch("postings", queryset=serving, to_attr="serving")
    )
    for word in fold(search).split():
        found = found.filter(folded__contains=word)
    return found


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as the agency's page lists it, with the names plans give it."""

    name: str
    short_name: str
    aliases: tuple[str, ...]
    staff: int


def unit_rows(agency: Agency, on: date | None = None) -> list[UnitRow]:
    """The units of an agency on a day, in office order."""
    day = on or timezone.localdate()
    serving = Q(postings__starts_on__lte=day) & (
        Q(postings__ends_on__isnull=True) | Q(postings__ends_on__gte=day)
    )
    units = units_of(agency, day).annotate(
        staff=Count("postings__official", filter=serving, distinct=True)
    )
    return [
        UnitRow(
            unit.name,
            unit.short_name,
            tuple(name.text for name in unit.names.all() if name.scope == NameScope.UNIT),
            unit.staff,
        )
        for unit in units.prefetch_related("names")
    ]


def general_names_of(agency: Agency) -> QuerySet[UnitName]:
    """Remembered names that stand for several units, all of them, or bodies outside."""
    return (
        UnitName.objects.filter(agency=agency)
        .exclude(scope=NameScope.UNIT)
        .prefetch_related("units")
        .order_by("scope", "text")
    )


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a name written in a plan stands for; ``scope`` is None when nobody knows yet."""

    text: str
    scope: NameScope | None
    units: tuple[Unit, ...] = ()


def match_names(agency: Agency, texts: Iterable[str], on: date | None = None) -> list[NameMatch]:
    """Match names as plans write them to units of the agency, in the order given.

    Names remembered for the agency win; then unit names and short names, with
    common lead words, dashes and abbreviations levelled (`name_keys`).
    """
    units = list(units_of(agency, on))
    by_key: dict[str, Unit] = {}
    for unit in units:
        for key in (*name_keys(unit.name), *name_keys(unit.short_name)):
            by_key.setdefault(key, unit)
    remembered: dict[str, UnitName] = {}
    for name in UnitName.objects.filter(agency=agency).prefetch_related("units"):
        for key in name_keys(name.text):
            remembered.setdefault(key, name)
    return [_match(text, remembered, by_key, tuple(units)) for text in texts]


def _match(
    text: str,
    remembered: dict[str, UnitName],
    by_key: dict[str, Unit],
    units: tuple[Unit, ...],
) -> NameMatch:
    keys = name_keys(text)
    if name := next((remembered[key] for key in keys if key in remembered), None):
        scope = NameScope(name.scope)
        chosen = units if scope is NameScope.ALL else tuple(name.units.all())
        return NameMatch(text, scope, chosen)
    if unit := next((by_key[key] for key in keys if key in by_key), None):
        return NameMatch(text, NameScope.UNIT, (unit,))
    return NameMatch(text, None)
