"""Who may: rights follow from the roles in force on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils import timezone

from thidua.accounts.domain.roles import AGENCY_WIDE, IN_UNIT, Right, Role
from thidua.accounts.models import RoleGrant, User
from thidua.core.errors import Denied


@dataclass(frozen=True, slots=True)
class Rights:
    """What one person may do on one day: rights by agency and by unit."""

    by_agency: dict[int, frozenset[Right]] = field(default_factory=dict)
    by_unit: dict[int, frozenset[Right]] = field(default_factory=dict)

    def may(self, right: Right, *, agency_id: int, unit_id: int | None = None) -> bool:
        """Whether the right is held over the agency or, if a unit is named, over that unit."""
        if right in self.by_agency.get(agency_id, ()):
            return True
        return unit_id is not None and right in self.by_unit.get(unit_id, ())

    def agencies_with(self, right: Right) -> set[int]:
        """Agencies over the whole of which the right is held."""
        return {agency for agency, rights in self.by_agency.items() if right in rights}

    def units_with(self, right: Right) -> set[int]:
        """Units over which the right is held through a role in the unit itself."""
        return {unit for unit, rights in self.by_unit.items() if right in rights}


def grants_in_force(user: User, on: date | None = None) -> list[RoleGrant]:
    """The roles a person holds on a day (today when not said)."""
    day = on or timezone.localdate()
    return list(
        RoleGrant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), user=user)
        .filter(starts_on__lte=day, user__is_active=True)
        .select_related("agency", "unit")
    )


def rights_of(user: User, on: date | None = None) -> Rights:
    """All rights of a person on a day (today when not said)."""
    agencies: dict[int, set[Right]] = defaultdict(set)
    units: dict[int, set[Right]] = defaultdict(set)
    for grant in grants_in_force(user, on):
        role = Role(grant.role)
        agencies[grant.agency_id] |= AGENCY_WIDE.get(role, frozenset())
        if grant.unit_id is not None:
            units[grant.unit_id] |= IN_UNIT.get(role, frozenset())
    return Rights(
        {agency: frozenset(rights) for agency, rights in agencies.items()},
        {unit: frozenset(rights) for unit, rights in units.items()},
    )


def check_right(user: User, right: Right, *, agency_id: int, unit_id: int | None = None) -> None:
    """Raise Denied unless the person holds the right there today."""
    if not rights_of(user).may(right, agency_id=agency_id, unit_id=unit_id):
        raise Denied(
            f"needs_{right}",
            "Tài khoản của bạn chưa được giao quyền {right} ở đây. Nếu cần, hãy nhờ "
            "người thường trực thi đua, khen thưởng của cơ quan.",
            right=right.label,
        )
