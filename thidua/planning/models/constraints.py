"""Conditions that many tables share."""

from __future__ import annotations

from django.db.models import F, Q


def both_or_neither(one: str, other: str) -> Q:
    """Both columns are set or none of them (``…_at`` with its ``…_by``)."""
    return Q(**{f"{one}__isnull": True, f"{other}__isnull": True}) | Q(
        **{f"{one}__isnull": False, f"{other}__isnull": False}
    )


def whole_span() -> Q:
    """``page``, ``start`` and ``end`` are all set and cover something, or none is set.

    Each is named: to the database a comparison with NULL is no violation.
    """
    none = Q(page__isnull=True, start__isnull=True, end__isnull=True)
    every = Q(page__isnull=False, start__isnull=False, end__isnull=False)
    return none | every & Q(page__gte=1, end__gt=F("start"))
