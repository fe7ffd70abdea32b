"""From a reviewed reading to a running plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.accounts.domain.roles import Right
from thidua.audit.services import record
from thidua.core.errors import NotNow
from thidua.planning.compilers import registered
from thidua.planning.domain.citations import issuer_key, number_key
from thidua.planning.domain.event_days import event_days
from thidua.planning.domain.kinds import FactKind, NotificationKind
from thidua.planning.domain.period import full_day
from thidua.planning.domain.proposals import Blocker, Proposal, ProposedItem, UnknownName
from thidua.planning.domain.reading_states import MACHINE, ReadingAction, ReadingState
from thidua.planning.domain.reviewed import ReviewedPlan
from thidua.planning.models import Assignment, Plan, PlanReading, PlanSection
from thidua.planning.permissions import check_agency_right
from thidua.planning.queries.names import BLOCKING, written_names
from thidua.planning.queries.reviewed import reviewed_plan
from thidua.planning.services.notifying import notify_units
from thidua.reading.facts import PlanKind

if TYPE_CHECKING:
    from thidua.accounts.models import User


def preview(reading: PlanReading, *, on: date) -> Proposal:
    """What activation on a day would create, what still blocks it; changes nothing.

    Only confirmed facts count; the undecided are numbered by kind.
    """
    reviewed = reviewed_plan(reading, on)
    items = [item for compiler in registered() for item in compiler.propose(reviewed)]
    unknown = _unknown_names(reviewed)
    return Proposal(
        items=(*_head_items(reviewed), *items),
        unknown_names=unknown,
        blockers=tuple(_blockers(reviewed, unknown)),
        undecided={str(kind): count for kind, count in reviewed.undecided.items()},
    )


@transaction.atomic
def activate(reading_id: int, *, by: User, at: datetime) -> Plan:
    """Start the plan of a reviewed reading: everything `preview` shows, or nothing.

    Activating again returns the plan that exists. Raises Denied without the
    right, NotNow unless the reading is ready and nothing blocks it.
    """
    reading = PlanReading.objects.select_for_update(of=("self",)).get(pk=reading_id)
    check_agency_right(by, Right.ACTIVATE_PLAN, reading.agency_id)
    if reading.state == ReadingState.ACTIVATED:
        return reading.plan
    move = MACHINE.move(ReadingAction.ACTIVATE, ReadingState(reading.state))
    reviewed = reviewed_plan(reading, timezone.localdate(at))
    _check_nothing_blocks(reviewed)

    plan = _create_plan(reviewed, by, at)
    _create_sections(plan, reviewed.sections)
    for compiler in registered():
        compiler.create(plan, reviewed, by=by, at=at)

    reading.state = move.target
    reading.activated_at, reading.activated_by = at, by
    reading.save()
    _tell_units(plan, by, at)
    record("planning.plan.activate", on=plan, by=by, reading=reading.pk)
    return plan


def _head_items(reviewed: ReviewedPlan) -> Iterator[ProposedItem]:
    document, event = reviewed.one(FactKind.DOCUMENT), reviewed.one(FactKind.EVENT)
    if document:
        yield ProposedItem(
            kind="plan",
            noun=gettext_noop("kế hoạch"),
            title=str(document.data["subject"]),
            fact_ids=(document.id,),
            spans=document.spans,
            first=reviewed.period.first,
            last=reviewed.period.last,
        )
    if event:
        days = event_days(event.data)
        yield ProposedItem(
            kind="event",
            noun=gettext_noop("sự kiện"),
            title=str(event.data["name"]),
            fact_ids=(event.id,),
            spans=event.spans,
            printed=(event.data.get("when") or {}).get("text") or "",
            first=days.first,
            last=days.last or days.first,
        )


def _unknown_names(reviewed: ReviewedPlan) -> tuple[UnknownName, ...]:
    uses: dict[str, list[tuple[int, bool]]] = {}
    for fact in reviewed.confirmed:
        for field, name in written_names(fact.kind, fact.data):
            if reviewed.resolved(name).scope is None:
                uses.setdefault(name, []).append((fact.id, (fact.kind, field) == BLOCKING))
    unknown = (
        UnknownName(name, tuple(pk for pk, _ in places), any(blocks for _, blocks in places))
        for name, places in uses.items()
    )
    return tuple(sorted(unknown, key=lambda name: not name.blocking))


def _blockers(reviewed: ReviewedPlan, unknown: tuple[UnknownName, ...]) -> Iterator[Blocker]:
    document = reviewed.one(FactKind.DOCUMENT)
    if document is None or not document.data.get("subject"):
        yield Blocker(
            "head_not_confirmed", _("Hãy xác nhận phần đầu văn bản, trong đó có trích yếu.")
        )
    blocking = [name.text for name in unknown if name.blocking]
    if blocking:
        yield Blocker(
            "names_unknown",
            _("Hãy cho biết các tên sau là đơn vị nào: %s.") % "; ".join(blocking),
        )


def _check_nothing_blocks(reviewed: ReviewedPlan) -> None:
    for blocker in _blockers(reviewed, _unknown_names(reviewed)):
        raise NotNow(blocker.code, blocker.message)


def _create_plan(reviewed: ReviewedPlan, by: User, at: datetime) -> Plan:
    document = _data(reviewed, FactKind.DOCUMENT)
    signer, event = _data(reviewed, FactKind.SIGNER), _data(reviewed, FactKind.EVENT)
    days, period = event_days(event), reviewed.period
    plan = Plan(
        agency_id=reviewed.agency_id,
        reading_id=reviewed.reading_id,
        type=document.get("type") or "Kế hoạch",
        number=document.get("number") or "",
        number_key=number_key(document.get("number")),
        issued_on=full_day(document.get("date")),
        issued_printed=document.get("date") or "",
        issuer=document.get("issuer") or "",
        issuer_key=issuer_key(document.get("issuer")),
        subject=str(document["subject"])[:1000],
        kind=document.get("kind") or PlanKind.OTHER,
        signer=signer.get("name") or "",
        event_name=(event.get("name") or "")[:500],
        event_on=days.first,
        event_ends_on=days.last,
        starts_on=period.first,
        ends_on=period.last,
        activated_at=at,
        activated_by=by,
    )
    plan.full_clean()
    plan.save()
    return plan


def _data(reviewed: ReviewedPlan, kind: FactKind) -> Mapping[str, Any]:
    fact = reviewed.one(kind)
    return fact.data if fact else {}


def _create_sections(
    plan: Plan,
    sections: tuple[Mapping[str, Any], ...] | list[Mapping[str, Any]],
    parent: PlanSection | None = None,
    taken: int = 0,
) -> int:
    """Create a level of the tree and all below it; returns how many sections stand by now."""
    for section in sections:
        span = section.get("span") or {}
        row = PlanSection.objects.create(
            plan=plan,
            parent=parent,
            ordinal=taken,
            path=section["path"][:200],
            label=section["label"][:60],
            title=(section.get("title") or "")[:1000],
            page=span.get("page"),
            start=span.get("start"),
            end=span.get("end"),
        )
        taken = _create_sections(plan, section.get("children") or [], row, taken + 1)
    return taken


def _tell_units(plan: Plan, by: User, at: datetime) -> None:
    owed: dict[int, int] = {}
    for unit_id in Assignment.objects.filter(task__plan=plan).values_list("unit", flat=True):
        owed[unit_id] = owed.get(unit_id, 0) + 1
    words = {unit_id: {"count": count} for unit_id, count in owed.items()}
    notify_units(plan, NotificationKind.PLAN_STARTED, words, by=by, at=at)
