"""Linking plans that cite each other, whichever came first."""

from __future__ import annotations

from thidua.planning.domain.citations import same_document
from thidua.planning.models import Plan
from thidua.planning.queries.links import identity_of_link, identity_of_plan, open_links_to


def link_citing_plans(plan: Plan) -> int:
    """Point the citations of a new plan in older plans at it; returns how many.

    Runs in the transaction that creates the plan. Plans without a running number
    are cited by nobody.
    """
    if not plan.number_key:
        return 0
    kept = identity_of_plan(plan)
    links = [link for link in open_links_to(plan) if same_document(identity_of_link(link), kept)]
    for link in links:
        link.target = plan
        link.save(update_fields=["target"])
    return len(links)
