"""Setting up agencies, units and officials."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from thidua.audit.services import record
from thidua.core.actors import Actor
from thidua.core.errors import Invalid
from thidua.organizations.domain.kinds import NameScope, OfficialCategory
from thidua.organizations.domain.rights import MANAGE_ORGANIZATION
from thidua.organizations.models import Agency, Official, Posting, Unit
from thidua.organizations.services.names import remember_name


@transaction.atomic
def add_unit(
    agency: Agency,
    name: str,
    *,
    by: Actor,
    short_name: str = "",
    aliases: tuple[str, ...] = (),
    position: int = 0,
    active_from: date | None = None,
) -> Unit:
    """Add a unit with the other names plans give it.

    Raises Denied without the right to manage the organization, Invalid when the
    agency already has a unit of that name.
    """
    by.check_right(MANAGE_ORGANIZATION, agency_id=agency.pk)
    unit = Unit(
        agency=agency,
        name=name,
        short_name=short_name,
        position=position,
        active_from=active_from,
    )
    unit.clean()
    try:
        with transaction.atomic():
            unit.save()
    except IntegrityError:
        raise Invalid(
            "unit_exists",
            "Cơ quan đã có đơn vị «{unit}». Hãy sửa đơn vị đó hoặc đặt tên khác.",
            field="name",
            unit=unit.name,
        ) from None
    for alias in aliases:
        remember_name(agency, alias, NameScope.UNIT, (unit.pk,), by=by)
    record("organizations.unit.add", on=unit, by=by, name=unit.name)
    return unit


@transaction.atomic
def add_official(
    agency: Agency,
    full_name: str,
    category: OfficialCategory,
    unit: Unit,
    *,
    by: Actor,
    position: str = "",
    is_leader: bool = False,
    since: date,
) -> Official:
    """Add an official and the unit where they work from ``since`` on.

    Raises Denied without the right to manage the organization, Invalid when the
    unit belongs to another agency.
    """
    by.check_right(MANAGE_ORGANIZATION, agency_id=agency.pk)
    if unit.agency_id != agency.pk:
        raise Invalid("unit_unknown", "Đơn vị không thuộc cơ quan này. Hãy chọn lại.", field="unit")
    official = Official(agency=agency, full_name=full_name, category=category)
    official.clean()
    official.save()
    Posting.objects.create(
        official=official, unit=unit, position=position, is_leader=is_leader, starts_on=since
    )
    record("organizations.official.add", on=official, by=by, unit=unit.pk)
    return official
