"""Conditions that many tables share."""

from __future__ import annotations

from django.db.models import Q


def both_or_neither(one: str, other: str) -> Q:
    """Both columns are set or none of them (``…_at`` with its ``…_by``)."""
    return Q(**{f"{one}__isnull": True, f"{other}__isnull": True}) | Q(
        **{f"{one}__isnull": False, f"{other}__isnull": False}
    )
