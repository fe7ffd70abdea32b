"""Planning's second compiler: who receives the plan, and what it leans on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop

from thidua.core.text import tidy
from thidua.planning.domain.citations import Identity, identity, issuer_key, number_key
from thidua.planning.domain.kinds import FactKind, LinkKind
from thidua.planning.domain.proposals import ProposedItem
from thidua.planning.domain.reviewed import ConfirmedFact, ReviewedPlan
from thidua.planning.models import Plan, PlanLink, PlanReceipt, PlanRecipient
from thidua.planning.queries.links import KnownPlans
from thidua.planning.services.links import link_citing_plans

if TYPE_CHECKING:
    from thidua.accounts.models import User

_LINKS = {FactKind.LEGAL_BASIS: LinkKind.EXECUTES, FactKind.REFERENCE: LinkKind.MENTIONS}


class PaperCompiler:
    """Nơi nhận become recipients with receipts; cited documents become links."""

    name = "planning.papers"

    def propose(self, reviewed: ReviewedPlan) -> list[ProposedItem]:
        return [*_proposed_recipients(reviewed), *_proposed_links(reviewed)]

    def create(self, plan: Plan, reviewed: ReviewedPlan, *, by: User, at: datetime) -> None:
        _create_recipients(plan, reviewed, at)
        _create_links(plan, reviewed)
        link_citing_plans(plan)


def _is_file_line(fact: ConfirmedFact) -> bool:
    return fact.data.get("purpose") == "file"


def _proposed_recipients(reviewed: ReviewedPlan) -> Iterator[ProposedItem]:
    for fact in reviewed.facts(FactKind.RECIPIENT):
        if _is_file_line(fact):
            continue
        yield ProposedItem(
            kind="recipient",
            noun=gettext_noop("nơi nhận"),
            title=str(fact.data["who"]),
            fact_ids=(fact.id,),
            spans=fact.spans,
            units=tuple(reviewed.unit_names[pk] for pk in reviewed.units_of([fact.data["who"]])),
        )


def _proposed_links(reviewed: ReviewedPlan) -> Iterator[ProposedItem]:
    known = KnownPlans(reviewed.agency_id)
    for kind, link_kind in _LINKS.items():
        for fact in reviewed.facts(kind):
            target = known.find(identity_of(fact))
            yield ProposedItem(
                kind="link",
                noun=link_kind.label,
                title=tidy(f"{fact.data.get('type') or ''} {fact.data.get('number') or ''}")
                or str(fact.data.get("subject") or ""),
                fact_ids=(fact.id,),
                spans=fact.spans,
                plan_id=target.pk if target else None,
            )


def identity_of(fact: ConfirmedFact) -> Identity:
    """How the cited document is known."""
    return identity(fact.data.get("number"), fact.data.get("issuer"), fact.data.get("date"))


def _create_recipients(plan: Plan, reviewed: ReviewedPlan, at: datetime) -> None:
    """A line of Nơi nhận gives each unit it names a receipt, or one for a body outside."""
    received: set[int] = set()
    receipts: list[PlanReceipt] = []
    for ordinal, fact in enumerate(reviewed.facts(FactKind.RECIPIENT)):
        line = PlanRecipient.objects.create(
            plan=plan,
            ordinal=ordinal,
            who=str(fact.data["who"])[:500],
            purpose=fact.data.get("purpose") or "",
        )
        if _is_file_line(fact):
            continue
        unit_ids = reviewed.units_of([fact.data["who"]])
        new = [pk for pk in unit_ids if pk not in received]
        received.update(new)
        receipts += [_receipt(plan, line, pk, at) for pk in new]
        if not unit_ids:
            receipts.append(_receipt(plan, line, None, at))
    owing = plan.tasks.filter(assignments__isnull=False).values_list("assignments__unit", flat=True)
    receipts += [_receipt(plan, None, pk, at) for pk in dict.fromkeys(owing) if pk not in received]
    PlanReceipt.objects.bulk_create(receipts)


def _receipt(
    plan: Plan, line: PlanRecipient | None, unit_id: int | None, at: datetime
) -> PlanReceipt:
    return PlanReceipt(plan=plan, recipient=line, unit_id=unit_id, delivered_at=at)


def _create_links(plan: Plan, reviewed: ReviewedPlan) -> None:
    known = KnownPlans(reviewed.agency_id, but=plan)
    PlanLink.objects.bulk_create(
        _link(plan, kind, fact, known)
        for fact_kind, kind in _LINKS.items()
        for fact in reviewed.facts(fact_kind)
    )


def _link(plan: Plan, kind: LinkKind, fact: ConfirmedFact, known: KnownPlans) -> PlanLink:
    data, span = fact.data, fact.span
    return PlanLink(
        plan=plan,
        kind=kind,
        ordinal=fact.ordinal,
        type=(data.get("type") or "")[:100],
        number=(data.get("number") or "")[:60],
        number_key=number_key(data.get("number"))[:60],
        date=data.get("date") or "",
        issuer=(data.get("issuer") or "")[:300],
        issuer_key=issuer_key(data.get("issuer"))[:300],
        subject=(data.get("subject") or "")[:1000],
        page=span.page if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
        target=known.find(identity_of(fact)),
    )
