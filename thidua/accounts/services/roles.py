"""Giving roles and ending them."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.accounts.domain.roles import Right, Role, needs_unit
from thidua.accounts.models import RoleGrant, User
from thidua.accounts.permissions import check_right
from thidua.audit.services import record
from thidua.core.errors import Invalid
from thidua.organizations.models import Agency, Unit


@transaction.atomic
def grant_role(
    user: User,
    role: Role,
    agency: Agency,
    unit: Unit | None = None,
    *,
    by: User | None,
    starts_on: date,
    ends_on: date | None = None,
) -> RoleGrant:
    """Give a role from one day on (``ends_on`` is its last day, None for open).

    ``by`` is None only for the set-up of a new installation. Raises Denied when
    ``by`` may not manage the agency, Invalid when role and unit do not fit.
    """
    if by is not None:
        check_right(by, Right.MANAGE_ORGANIZATION, agency_id=agency.pk)
    if needs_unit(role) and unit is None:
        raise Invalid(
            "unit_for_role",
            "Vai trò «{role}» cần gắn với một đơn vị.",
            field="unit",
            role=role.label,
        )
    if unit is not None and not needs_unit(role):
        raise Invalid(
            "unit_for_role",
            "Vai trò «{role}» không gắn với đơn vị nào.",
            field="unit",
            role=role.label,
        )
    if unit is not None and unit.agency_id != agency.pk:
        raise Invalid("unit_unknown", "Đơn vị không thuộc cơ quan này. Hãy chọn lại.", field="unit")
    grant = RoleGrant(
        user=user,
        role=role,
        agency=agency,
        unit=unit,
        starts_on=starts_on,
        ends_on=ends_on,
        granted_by=by,
    )
    grant.full_clean()
    grant.save()
    record("accounts.role.grant", on=grant, by=by, role=role, user=user.pk)
    return grant
