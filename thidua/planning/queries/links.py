"""Plans kept here and the documents that cite them."""

from __future__ import annotations

from django.db.models import QuerySet

from thidua.planning.domain.citations import Identity, identity, same_document
from thidua.planning.models import Plan, PlanLink


class KnownPlans:
    """The numbered plans of an agency, read once, to be found by citation."""

    def __init__(self, agency_id: int, *, but: Plan | None = None) -> None:
        plans = Plan.objects.filter(agency=agency_id).exclude(number_key="")
        self._plans = [
            (identity_of_plan(plan), plan) for plan in plans if but is None or plan.pk != but.pk
        ]

    def find(self, cited: Identity) -> Plan | None:
        """The one plan a citation means; None when there is none or more than one."""
        found = [plan for kept, plan in self._plans if same_document(cited, kept)]
        return found[0] if len(found) == 1 else None


def identity_of_plan(plan: Plan) -> Identity:
    """How a plan kept here is known to others."""
    return identity(plan.number, plan.issuer, plan.issued_printed)


def identity_of_link(link: PlanLink) -> Identity:
    """How a cited document is known."""
    return identity(link.number, link.issuer, link.date)


def open_links_to(plan: Plan) -> QuerySet[PlanLink]:
    """Citations of the plan's number, in other plans of the agency, not yet linked."""
    return PlanLink.objects.filter(
        plan__agency=plan.agency_id, number_key=plan.number_key, target__isnull=True
    ).exclude(plan=plan)
