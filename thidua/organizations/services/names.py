"""Remembering what a written name stands for."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from thidua.audit.services import record
from thidua.core.actors import Actor
from thidua.core.errors import Invalid
from thidua.core.text import tidy
from thidua.organizations.domain.kinds import NameScope
from thidua.organizations.domain.names import name_keys
from thidua.organizations.models import Agency, Unit, UnitName


@transaction.atomic
def remember_name(
    agency: Agency, text: str, scope: NameScope, unit_ids: Collection[int] = (), *, by: Actor
) -> UnitName:
    """Keep what a name means in an agency; an earlier meaning of the same name is replaced.

    ``unit_ids`` must be units of the agency: exactly one for *unit*, at least one
    for *some*, none for *all* and *outside*. The caller has checked that ``by`` may.
    Raises Invalid otherwise.
    """
    keys = name_keys(text)
    if not keys:
        raise Invalid("name_empty", "Tên đơn vị không có chữ nào. Hãy nhập lại.", field="text")
    units = list(Unit.objects.filter(agency=agency, pk__in=unit_ids))
    if len(units) != len(set(unit_ids)):
        raise Invalid("unit_unknown", "Có đơn vị không thuộc cơ quan này. Hãy chọn lại.")
    _check_count(scope, len(units))
    name, _ = UnitName.objects.update_or_create(
        agency=agency, folded=keys[0], defaults={"text": tidy(text), "scope": scope}
    )
    name.units.set(units)
    record("organizations.name.remember", on=name, by=by, scope=scope, units=sorted(unit_ids))
    return name


def _check_count(scope: NameScope, count: int) -> None:
    fits = {
        NameScope.UNIT: count == 1,
        NameScope.SOME: count >= 1,
        NameScope.ALL: count == 0,
        NameScope.OUTSIDE: count == 0,
    }
    if not fits[scope]:
        raise Invalid(
            "units_do_not_fit",
            "Số đơn vị chọn không khớp với cách hiểu. Hãy chọn một đơn vị, một số đơn vị, "
            "tất cả đơn vị hoặc bên ngoài cơ quan.",
            field="units",
        )
