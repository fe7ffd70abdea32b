"""Word lists of the reading engine: a text file for each list, or one YAML file for
lists that belong together.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_HERE = Path(__file__).parent


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of ``lexicon/<name>.txt`` in their order, without comments and blank lines."""
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def alternatives(name: str) -> str:
    """The entries as the inside of a regular expression, longest first, blanks of any width."""
    longest_first = sorted(entries(name), key=len, reverse=True)
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in longest_first)


@cache
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of ``lexicon/<name>.yaml`` by their name."""
    content = yaml.safe_load((_HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return {key: tuple(map(str, phrases)) for key, phrases in content.items()}
