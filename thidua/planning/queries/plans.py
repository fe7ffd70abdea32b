"""Lists of plans with how far each one is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, F, Min, Q, QuerySet
from django.db.models.expressions import OrderBy

from thidua.core.labels import Labelled
from thidua.core.text import fold
from thidua.planning.domain.assignment_states import OPEN, AssignmentState
from thidua.planning.models import DeadlineChange, Plan, PlanLink, PlanReceipt
from thidua.planning.queries.lateness import Day


class PlanSort(Labelled):
    """Orders a list of plans can have."""

    NEWEST = "newest", "Mới nhất"
    ISSUED = "issued", "Ngày ban hành"
    SUBJECT = "subject", "Trích yếu"
    LATE = "late", "Trễ nhiều nhất"


_ORDERS: dict[PlanSort, tuple[str | OrderBy, ...]] = {
    PlanSort.NEWEST: ("-activated_at", "-id"),
    PlanSort.ISSUED: (OrderBy(F("issued_on"), descending=True, nulls_last=True), "-id"),
    PlanSort.SUBJECT: ("folded", "id"),
    PlanSort.LATE: ("-late", "-activated_at", "-id"),
}


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """What a list of plans is narrowed to; an empty part narrows nothing."""

    search: str = ""
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    year: int | None = None
    sort: PlanSort = PlanSort.NEWEST


def filtered_plans(
    plans: QuerySet[Plan],
    wanted: PlanFilter,
    day: Day,
    unit_ids: Collection[int] | None = None,
) -> QuerySet[Plan]:
    """Plans the caller may see (`plans_seen_by`), narrowed, sorted and `counted`; one query."""
    for word in fold(wanted.search).split():
        plans = plans.filter(folded__contains=word)
    if wanted.states:
        plans = plans.filter(state__in=wanted.states)
    if wanted.kinds:
        plans = plans.filter(kind__in=wanted.kinds)
    if wanted.year is not None:
        plans = plans.filter(
            Q(issued_on__year=wanted.year)
            | Q(issued_on__isnull=True, issued_printed__startswith=str(wanted.year))
        )
    return counted(plans, day, unit_ids).order_by(*_ORDERS[wanted.sort])


def counted(
    plans: QuerySet[Plan], day: Day, unit_ids: Collection[int] | None = None
) -> QuerySet[Plan]:
    """Plans with counts of their work, of some units only when these are given.

    ``owed`` (not cancelled), ``done`` (accepted), ``waiting`` (sent, not accepted),
    ``late`` (open and late), and ``next_due_on``, the next last day still owed.
    """
    work = "tasks__assignments"
    theirs = Q() if unit_ids is None else Q(**{f"{work}__unit__in": unit_ids})

    def in_state(*states: AssignmentState) -> Q:
        return theirs & Q(**{f"{work}__state__in": states})

    ahead = in_state(*OPEN) & Q(**{f"{work}__due_on__gte": day.on})
    return plans.annotate(
        owed=Count(work, filter=theirs & ~Q(**{f"{work}__state": AssignmentState.CANCELLED})),
        done=Count(work, filter=in_state(AssignmentState.ACCEPTED)),
        waiting=Count(work, filter=in_state(AssignmentState.SUBMITTED)),
        late=Count(work, filter=theirs & day.late(f"{work}__")),
        next_due_on=Min(f"{work}__due_on", filter=ahead),
    )


def years_of(plans: QuerySet[Plan]) -> list[int]:
    """The years in which plans were issued, the latest first; one query."""
    years = plans.filter(issued_on__isnull=False).order_by().values_list("issued_on__year")
    return sorted({year for (year,) in years.distinct()}, reverse=True)


def receipts_of(plan: Plan) -> QuerySet[PlanReceipt]:
    """Who received the plan and took note of it, in the order of the lines."""
    receipts = plan.receipts.select_related("unit", "recipient", "acknowledged_by", "seen_by")
    return receipts.order_by(OrderBy(F("recipient__ordinal"), nulls_last=True), "unit__position")


def own_receipts(plan: Plan, unit_ids: Collection[int]) -> QuerySet[PlanReceipt]:
    """The receipts of some units, in office order."""
    receipts = plan.receipts.filter(unit__in=unit_ids)
    people = ("unit", "recipient", "acknowledged_by", "seen_by")
    return receipts.select_related(*people).order_by("unit__position", "id")


def basis_of(plan: Plan) -> QuerySet[PlanLink]:
    """The documents a plan cites, with the plans kept here among them."""
    return plan.links.select_related("target")


def executed_by(plan: Plan) -> QuerySet[PlanLink]:
    """The citations of this plan in plans that execute or mention it."""
    return plan.cited_by.select_related("plan").order_by("kind", "plan")


def extensions_of(plan: Plan) -> QuerySet[DeadlineChange]:
    """The extensions of a plan with their lines, newest first."""
    changes = plan.deadline_changes.select_related("made_by", "file")
    return changes.prefetch_related("lines__task", "lines__unit")
