"""The chain of documents a plan stands in: what it leans on, and what leans on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from thidua.planning.models import Plan, PlanLink

DEEPEST = 5
"""Levels followed each way; documents that cite each other in a ring end there too."""


@dataclass(frozen=True, slots=True)
class ChainNode:
    """A document of the chain. ``plan`` is None when it is not kept here or not for this person.

    ``link`` is the citation that leads to it; ``further`` goes on in the same direction.
    """

    link: PlanLink
    plan: Plan | None
    further: tuple[ChainNode, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanChain:
    """``up`` are the documents a plan cites, ``down`` the plans that cite it."""

    up: tuple[ChainNode, ...]
    down: tuple[ChainNode, ...]


def plan_chain(plan: Plan, seen: QuerySet[Plan]) -> PlanChain:
    """The chain of a plan both ways, to `DEEPEST` levels; two queries.

    Plans outside ``seen`` appear as the citation prints them; plans that cite this
    one and are not seen are left out.
    """
    links = list(
        PlanLink.objects.filter(plan__agency=plan.agency_id).order_by("plan", "kind", "ordinal")
    )
    kept = {linked for link in links for linked in (link.plan_id, link.target_id)}
    plans = seen.in_bulk(pk for pk in kept if pk is not None)
    by_plan, by_target = defaultdict(list), defaultdict(list)
    for link in links:
        by_plan[link.plan_id].append(link)
        by_target[link.target_id].append(link)
    return PlanChain(
        up=_up(by_plan.get(plan.pk, ()), by_plan, plans, {plan.pk}),
        down=_down(by_target.get(plan.pk, ()), by_target, plans, {plan.pk}),
    )


def _up(
    links: Iterable[PlanLink],
    by_plan: Mapping[int, list[PlanLink]],
    plans: Mapping[int, Plan],
    met: set[int],
) -> tuple[ChainNode, ...]:
    nodes = []
    for link in links:
        target = plans.get(link.target_id) if link.target_id else None
        further: tuple[ChainNode, ...] = ()
        if target is not None and target.pk not in met and len(met) < DEEPEST:
            further = _up(by_plan.get(target.pk, ()), by_plan, plans, {*met, target.pk})
        nodes.append(ChainNode(link, target, further))
    return tuple(nodes)


def _down(
    links: Iterable[PlanLink],
    by_target: Mapping[int | None, list[PlanLink]],
    plans: Mapping[int, Plan],
    met: set[int],
) -> tuple[ChainNode, ...]:
    nodes = []
    for link in links:
        citing = plans.get(link.plan_id)
        if citing is None or citing.pk in met:
            continue
        further: tuple[ChainNode, ...] = ()
        if len(met) < DEEPEST:
            further = _down(by_target.get(citing.pk, ()), by_target, plans, {*met, citing.pk})
        nodes.append(ChainNode(link, citing, further))
    return tuple(nodes)
