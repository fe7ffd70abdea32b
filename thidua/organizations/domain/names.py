"""Levelling the many ways one unit is written."""

from __future__ import annotations

import re

from thidua.core.text import fold

_LEAD = re.compile(
    r"^(giao cho|giao|de nghi|yeu cau|dong chi|cac dong chi|d/c|lanh dao|truong|thu truong"
    r"|giam doc)\s+"
)
_PHRASES = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("mat tran to quoc", "mttq"),
    ("thi dua khen thuong", "tdkt"),
    ("van phong", "vp"),
    ("trung tam", "tt"),
)
_SIGNS = re.compile(r"[^\w]+")


def name_keys(text: str) -> tuple[str, ...]:
    """Comparison keys of a written unit name, the closest first; empty for no letters.

    Case, tone marks, dashes, commas and the word "và" do not matter; common
    long forms are contracted; the last key drops lead words ("Giao", "Trưởng"),
    so that a charge to the head of a unit finds the unit.
    """
    plain = _level(fold(text))
    without_lead = _level(_LEAD.sub("", fold(text)))
    return tuple(dict.fromkeys(key for key in (plain, without_lead) if key))


def _level(folded: str) -> str:
    words = " ".join(word for word in _SIGNS.split(folded) if word and word != "va")
    for long_form, short in _PHRASES:
        words = words.replace(long_form, short)
    return words
