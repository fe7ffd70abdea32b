"""Numbers that addresses and forms carry as text."""

from __future__ import annotations

_LONGEST = 18
"""Digits that fit the database's largest whole number, whatever they are."""


def asked_id(text: str) -> int | None:
    """The id of a row that ``text`` names; None for what cannot be an id."""
    if text.isascii() and text.isdecimal() and len(text) <= _LONGEST:
        return int(text)
    return None
