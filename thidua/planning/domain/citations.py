"""Recognising a cited document among the plans kept here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from thidua.core.text import fold
from thidua.organizations.domain.names import name_keys

_NUMBER = re.compile(r"0*(\d+[a-z]?)[/-](\S+)")


@dataclass(frozen=True, slots=True)
class Identity:
    """How a document is known: number and issuer as keys, date as precise as printed."""

    number: str
    issuer: str
    date: str


def number_key(number: str | None) -> str:
    """``Số 05 /KH-UBND`` and ``5/KH–UBND`` alike; empty when there is no running number."""
    plain = re.sub(r"\s+|^so", "", re.sub(r"[–—−‑]", "-", fold(number or "")))
    found = _NUMBER.fullmatch(plain)
    return f"{found[1]}/{found[2]}" if found else ""


def issuer_key(issuer: str | None) -> str:
    """The issuer with its usual words contracted (Ủy ban nhân dân = UBND)."""
    return next(iter(name_keys(issuer or "")), "")


def identity(number: str | None, issuer: str | None, date: str | None) -> Identity:
    """The identity of a document from what is printed."""
    return Identity(number_key(number), issuer_key(issuer), date or "")


def same_document(cited: Identity, kept: Identity) -> bool:
    """Whether a citation means a plan kept here.

    The numbers must be equal. Date and issuer must not contradict, and at least
    one of them must be given on both sides: numbers start anew each year in
    every office.
    """
    if not cited.number or cited.number != kept.number:
        return False
    dates = _agree(cited.date, kept.date, _same_date)
    issuers = _agree(cited.issuer, kept.issuer, _same_issuer)
    return False not in (dates, issuers) and True in (dates, issuers)


def _agree(one: str, other: str, same: Callable[[str, str], bool]) -> bool | None:
    """None when one side does not say."""
    return same(one, other) if one and other else None


def _same_date(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _same_issuer(one: str, other: str) -> bool:
    """One may be named shorter: "ubnd tinh" is "ubnd tinh son la" to its own offices."""
    words = set(one.split()), set(other.split())
    return words[0] <= words[1] or words[1] <= words[0]
