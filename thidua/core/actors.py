"""Who acts, as far as contexts below the accounts need to know."""

from __future__ import annotations

from typing import Protocol


class Actor(Protocol):
    """A signed-in person. ``check_right`` raises Denied unless the right is held there today."""

    pk: int

    def check_right(self, right: str, *, agency_id: int, unit_id: int | None = None) -> None: ...
