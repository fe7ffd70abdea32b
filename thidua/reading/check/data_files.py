"""The checkers' tables of facts, kept as YAML beside them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent / "data"


@cache
def load(name: str) -> Any:
    """The content of ``check/data/<name>.yaml``."""
    return yaml.safe_load((_HERE / f"{name}.yaml").read_text(encoding="utf-8"))
