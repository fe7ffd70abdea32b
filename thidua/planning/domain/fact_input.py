"""Checking what a reviewer enters for a fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from thidua.core.errors import Invalid
from thidua.core.text import tidy
from thidua.planning.domain.deadline_input import clean_deadline
from thidua.planning.domain.fact_fields import DURATION_UNITS, FIELDS, Field, FieldKind
from thidua.planning.domain.kinds import FactKind
from thidua.timing.values import Deadline

ParseWords = Callable[[str], Deadline]
"""Reads a deadline typed as Vietnamese words; kind *none* when it cannot."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TYPED = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:hg]([0-5]\d)?")


def clean_new(kind: FactKind, data: Mapping[str, Any], parse: ParseWords) -> dict[str, Any]:
    """All fields of a fact in their stored form; what is no field of the kind is left out.

    Raises Invalid naming the field at fault.
    """
    names = [field.name for field in FIELDS[kind]]
    return clean_changes(kind, {}, {name: data.get(name) for name in names}, parse)


def clean_changes(
    kind: FactKind, data: Mapping[str, Any], changes: Mapping[str, Any], parse: ParseWords
) -> dict[str, Any]:
    """A fact's data with some fields entered anew, these cleaned, the rest as it is.

    What was read and is not touched may stay faulty (a day that does not
    exist). Raises Invalid naming the field at fault.
    """
    fields = {field.name: field for field in FIELDS[kind]}
    if unknown := set(changes) - set(fields):
        raise Invalid(
            "field_unknown",
            "Mục «{kind}» không có phần này để sửa. Hãy tải lại trang.",
            field=min(unknown),
            kind=kind.label,
        )
    cleaned = {name: _clean(fields[name], value, parse) for name, value in changes.items()}
    whole = {**data, **cleaned}
    _check_whole(kind, whole)
    return whole


def clean_date(value: Any, *, field: str) -> str | None:
    """A day as precise as given: ISO or ``05/8/2025``, ``8/2025``, ``2025``; None when empty."""
    text = tidy(str(value or ""))
    if not text:
        return None
    iso, typed = _ISO.fullmatch(text), _TYPED.fullmatch(text)
    if iso:
        parts = [int(part) for part in iso.groups() if part]
    elif typed:
        parts = [int(part) for part in reversed(typed.groups()) if part]
    else:
        raise Invalid(
            "date_form", "Hãy ghi ngày theo dạng 05/8/2025, 8/2025 hoặc 2025.", field=field
        )
    return _real(parts, text, field)


def _real(parts: list[int], text: str, field: str) -> str:
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        raise Invalid(
            "date_unreal", "Không có ngày «{day}». Hãy xem lại ngày, tháng.", field=field, day=text
        ) from None
    return "-".join((f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])))


def _clean(field: Field, value: Any, parse: ParseWords) -> Any:
    cleaned = _CLEANERS[field.kind](field, value, parse)
    if field.required and not cleaned:
        raise Invalid("field_required", "Hãy nhập «{part}».", field=field.name, part=field.label)
    return cleaned


def _text(field: Field, value: Any, parse: ParseWords) -> str | None:
    return tidy(str(value)) or None if value is not None else None


def _lines(field: Field, value: Any, parse: ParseWords) -> list[str]:
    lines = value.splitlines() if isinstance(value, str) else list(value or ())
    return [line for line in (tidy(str(line)) for line in lines) if line]


def _date(field: Field, value: Any, parse: ParseWords) -> str | None:
    return clean_date(value, field=field.name)


def _deadline(field: Field, value: Any, parse: ParseWords) -> dict[str, Any]:
    return clean_deadline(value, parse, field=field.name).to_json()


def _number(field: Field, value: Any, parse: ParseWords) -> int | float | None:
    text = tidy(str(value)).replace(",", ".") if value is not None else ""
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        raise Invalid(
            "number_form", "«{part}» phải là số.", field=field.name, part=field.label
        ) from None
    if not 0 <= number < 1e12:
        raise Invalid(
            "number_range", "«{part}» phải từ 0 trở lên.", field=field.name, part=field.label
        )
    return int(number) if number == int(number) else number


def _value(field: Field, value: Any, parse: ParseWords) -> int | float | str | None:
    try:
        return _number(field, value, parse)
    except Invalid:
        return tidy(str(value))


def _choice(field: Field, value: Any, parse: ParseWords) -> str | None:
    if value in (None, ""):
        return None
    if value not in dict(field.choices):
        raise Invalid(
            "choice_unknown", "Hãy chọn lại «{part}».", field=field.name, part=field.label
        )
    return str(value)


def _duration(field: Field, value: Any, parse: ParseWords) -> dict[str, Any] | None:
    if not value:
        return None
    amount = _number(field, value.get("value"), parse)
    if amount is None or value.get("unit") not in dict(DURATION_UNITS):
        raise Invalid(
            "duration_form", "Thời lượng gồm số và đơn vị (ngày, buổi, giờ).", field=field.name
        )
    return {"value": amount, "unit": value["unit"]}


def _programme(field: Field, value: Iterable[Mapping[str, Any]] | None, parse: ParseWords) -> Any:
    return [_programme_item(field, item, parse) for item in value or ()]


def _programme_item(field: Field, item: Mapping[str, Any], parse: ParseWords) -> dict[str, Any]:
    words = _text(field, item.get("item"), parse)
    if not words:
        raise Invalid("programme_item", "Mỗi dòng chương trình cần có nội dung.", field=field.name)
    clean = {"item": words, "by": _text(field, item.get("by"), parse)}
    return {**item, **clean, **{key: _clock(field, item.get(key)) for key in ("time", "end")}}


def _clock(field: Field, value: Any) -> str | None:
    text = tidy(str(value or ""))
    if not text:
        return None
    found = _CLOCK.fullmatch(text)
    if not found:
        raise Invalid("clock_form", "Hãy ghi giờ theo dạng 08:00.", field=field.name)
    return f"{int(found[1]):02d}:{found[2] or '00'}"


_CLEANERS: dict[FieldKind, Callable[[Field, Any, ParseWords], Any]] = {
    FieldKind.TEXT: _text,
    FieldKind.LINES: _lines,
    FieldKind.DATE: _date,
    FieldKind.DEADLINE: _deadline,
    FieldKind.NUMBER: _number,
    FieldKind.VALUE: _value,
    FieldKind.CHOICE: _choice,
    FieldKind.DURATION: _duration,
    FieldKind.PROGRAMME: _programme,
}


def _check_whole(kind: FactKind, data: Mapping[str, Any]) -> None:
    if kind is FactKind.CAMPAIGN:
        start, end = data.get("start"), data.get("end")
        if start and end and end < start:
            raise Invalid("end_before_start", "Ngày kết thúc phải sau ngày bắt đầu.", field="end")
    if kind is FactKind.QUOTA:
        _check_quota(data)
    if kind in (FactKind.LEGAL_BASIS, FactKind.REFERENCE) and not any(
        data.get(key) for key in ("type", "number", "subject")
    ):
        raise Invalid(
            "citation_empty",
            "Hãy nhập ít nhất loại, số hoặc trích yếu của văn bản.",
            field="number",
        )


def _check_quota(data: Mapping[str, Any]) -> None:
    least, most = data.get("min"), data.get("max")
    if least is None and most is None:
        raise Invalid("quota_empty", "Chỉ tiêu cần có mức ít nhất hoặc nhiều nhất.", field="min")
    if least is not None and most is not None and most < least:
        raise Invalid("quota_order", "Mức nhiều nhất phải không nhỏ hơn mức ít nhất.", field="max")
