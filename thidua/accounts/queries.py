"""Named reads of who holds which role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from thidua.accounts.domain.roles import Role
from thidua.accounts.models import RoleGrant, User


@dataclass(frozen=True, slots=True)
class RoleHolders:
    """Who holds a role on one day: over an agency, or in one of its units."""

    by_agency: dict[tuple[Role, int], list[User]] = field(default_factory=dict)
    by_unit: dict[tuple[Role, int], list[User]] = field(default_factory=dict)

    def in_agency(self, role: Role, agency_id: int) -> list[User]:
        """Holders of an agency-wide role, in the order they were granted it."""
        return self.by_agency.get((role, agency_id), [])

    def in_unit(self, role: Role, unit_id: int) -> list[User]:
        """Holders of a role in a unit, in the order they were granted it."""
        return self.by_unit.get((role, unit_id), [])


def role_holders(agency_ids: Collection[int], on: date) -> RoleHolders:
    """Everybody active who holds a role in these agencies or their units on a day."""
    agencies: dict[tuple[Role, int], list[User]] = defaultdict(list)
    units: dict[tuple[Role, int], list[User]] = defaultdict(list)
    grants = (
        RoleGrant.objects.filter(agency__in=agency_ids, user__is_active=True, starts_on__lte=on)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
        .select_related("user")
    )
    for grant in grants:
        role = Role(grant.role)
        if grant.unit_id is None:
            agencies[role, grant.agency_id].append(grant.user)
        else:
            units[role, grant.unit_id].append(grant.user)
    return RoleHolders(dict(agencies), dict(units))
