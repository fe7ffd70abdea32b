"""What every tab of the plan page starts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.accounts.domain.roles import Right
from thidua.accounts.requests import SignedInRequest
from thidua.planning.access import plan_for
from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.domain.plan_states import PlanAction
from thidua.planning.permissions import acts_on, may_chase, sees_agency
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.outline import PlanOutline, TaskLine, plan_outline
from thidua.planning.queries.plans import own_receipts
from thidua.planning.queries.visibility import assignments_seen_by
from thidua.planning.services.receipts import mark_seen
from thidua.timing.values import DeadlineKind

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thidua.planning.models import Assignment, Plan, PlanReceipt


@dataclass(frozen=True, slots=True)
class PlanFrame:
    """A plan as one person sees it today. ``own_only``: the work of their own units alone.

    ``to_acknowledge`` are receipts of their units that nobody has confirmed.
    """

    plan: Plan
    day: Day
    seen: QuerySet[Assignment]
    outline: PlanOutline
    acts: frozenset[PlanAction]
    may_chase: bool
    own_only: bool
    to_acknowledge: tuple[PlanReceipt, ...]

    @property
    def lines(self) -> tuple[TaskLine, ...]:
        """All tasks of the plan."""
        return self.outline.lines


@dataclass(frozen=True, slots=True)
class HeadAct:
    """A button of the page's head; ``post`` is sent, the others are links."""

    label: str
    icon: str
    address: str
    post: bool = False


def plan_frame(request: SignedInRequest, plan_id: int) -> PlanFrame:
    """The plan with how its work stands; notes that the person's units have opened it."""
    plan = plan_for(request.user, plan_id)
    day = Day.of(plan.agency_id, timezone.localdate())
    seen = assignments_seen_by(request.user, request.rights)
    return PlanFrame(
        plan=plan,
        day=day,
        seen=seen,
        outline=plan_outline(plan, day, seen),
        acts=acts_on(request.rights, plan),
        may_chase=may_chase(request.rights, plan),
        own_only=not sees_agency(request.rights, plan.agency_id),
        to_acknowledge=_own_receipts(request, plan),
    )


def _own_receipts(request: SignedInRequest, plan: Plan) -> tuple[PlanReceipt, ...]:
    units = request.rights.units_with(Right.REPORT_PROGRESS)
    receipts = list(own_receipts(plan, units)) if units else []
    if any(receipt.seen_at is None for receipt in receipts):
        mark_seen(plan.pk, units, by=request.user, at=timezone.now())
    return tuple(receipt for receipt in receipts if receipt.acknowledged_at is None)


def next_step(frame: PlanFrame) -> HeadAct | None:
    """The one thing this person should do next with the plan, None when there is none."""
    tally, plan = frame.outline.tally, frame.plan
    if frame.to_acknowledge:
        address = reverse("planning:receipt", args=(plan.pk, frame.to_acknowledge[0].pk))
        return HeadAct(_("Xác nhận đã nhận kế hoạch"), "check", address, post=True)
    work = f"{reverse('planning:assignment-list')}?ke-hoach={plan.pk}"
    waiting = tally.sent - tally.accepted
    if PlanAction.AMEND in frame.acts and waiting:
        address = f"{work}&tinh-trang={AssignmentState.SUBMITTED}"
        said = ngettext("Nhận %d kết quả", "Nhận %d kết quả", waiting) % waiting
        return HeadAct(said, "clipboard-check", address)
    if frame.may_chase and tally.late:
        return chase_act(frame)
    if PlanAction.CLOSE in frame.acts and tally.owed and tally.accepted == tally.owed:
        return closing_act(frame)
    if frame.own_only and tally.owed > tally.sent:
        return HeadAct(_("Làm việc của đơn vị"), "list-check", work)
    return None


def chase_act(frame: PlanFrame) -> HeadAct:
    """Asking the units that are late."""
    late = frame.outline.tally.late
    label = ngettext("Đôn đốc %d việc trễ", "Đôn đốc %d việc trễ", late) % late
    if not late:
        label = _("Đôn đốc")
    address = f"{reverse('planning:chase')}?ke-hoach={frame.plan.pk}"
    return HeadAct(label, "speakerphone", address)


def closing_act(frame: PlanFrame) -> HeadAct:
    """Ending the plan."""
    address = reverse("planning:plan-close", args=(frame.plan.pk,))
    return HeadAct(_("Kết thúc"), "flag", address)


def other_acts(frame: PlanFrame, main: HeadAct | None) -> list[HeadAct]:
    """The quieter buttons beside the next step."""
    plan_id, found = (frame.plan.pk,), []
    if frame.may_chase and frame.outline.tally.owed > frame.outline.tally.sent:
        found.append(chase_act(frame))
    if PlanAction.EXTEND in frame.acts:
        address = reverse("planning:plan-extend", args=plan_id)
        found.append(HeadAct(_("Gia hạn"), "calendar-plus", address))
    if PlanAction.AMEND in frame.acts and _has_event(frame):
        label = _("Đổi ngày sự kiện") if frame.plan.event_on else _("Đặt ngày sự kiện")
        address = reverse("planning:plan-event", args=plan_id)
        found.append(HeadAct(label, "calendar-event", address))
    if PlanAction.CLOSE in frame.acts:
        found.append(closing_act(frame))
    if PlanAction.REOPEN in frame.acts:
        address = reverse("planning:plan-reopen", args=plan_id)
        found.append(HeadAct(_("Mở lại"), "rotate", address))
    return [act for act in found if act != main]


def _has_event(frame: PlanFrame) -> bool:
    """Whether the plan is about an event, or limits of its tasks count from some day."""
    relative = (line.task.limit.kind is DeadlineKind.RELATIVE for line in frame.lines)
    return bool(frame.plan.event_name) or any(relative)
