"""What the mending form of a fact sends, in the shape the service takes."""

from __future__ import annotations

import re
from typing import Any

from django.http import QueryDict

from thidua.planning.domain.fact_fields import FIELDS, FieldKind
from thidua.planning.domain.kinds import FactKind

_PROGRAMME_LINE = re.compile(r"(?:([\d:hg]+)\s*(?:[-–]\s*([\d:hg]+))?\s*\|)?([^|]*)(?:\|(.*))?")


def typed_values(kind: FactKind, form: QueryDict) -> dict[str, Any]:
    """The values as typed, to show again when one of them is refused."""
    return {
        spec.name: (
            {"value": form.get(f"{spec.name}.value", ""), "unit": form.get(f"{spec.name}.unit", "")}
            if spec.kind is FieldKind.DURATION
            else form.get(spec.name, "")
        )
        for spec in FIELDS[kind]
    }


def changes(kind: FactKind, form: QueryDict) -> dict[str, Any]:
    """The fields for `services.review.mend_fact`."""
    values = typed_values(kind, form)
    for spec in FIELDS[kind]:
        if spec.kind is FieldKind.PROGRAMME:
            values[spec.name] = _programme(values[spec.name])
        elif spec.kind is FieldKind.DURATION and not values[spec.name]["value"]:
            values[spec.name] = None
    return values


def _programme(typed: str) -> list[dict[str, str | None]]:
    items = []
    for line in typed.splitlines():
        if not line.strip():
            continue
        found = _PROGRAMME_LINE.fullmatch(line.strip())
        start, end, item, by = found.groups() if found else (None, None, line, None)
        items.append({"time": start, "end": end, "item": item.strip(), "by": by})
    return items
