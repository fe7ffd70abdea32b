"""Units take note of a plan they were sent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.accounts.domain.roles import Right
from thidua.accounts.permissions import check_right
from thidua.audit.services import record
from thidua.planning.models import PlanReceipt

if TYPE_CHECKING:
    from thidua.accounts.models import User


def mark_seen(plan_id: int, unit_ids: Collection[int], *, by: User, at: datetime) -> int:
    """Note that somebody of these units opened the plan for the first time; how many noted.

    ``unit_ids`` are the units ``by`` works for (`Rights.units_with`).
    """
    return PlanReceipt.objects.filter(plan=plan_id, unit__in=unit_ids, seen_at__isnull=True).update(
        seen_at=at, seen_by=by
    )


@transaction.atomic
def acknowledge(receipt_id: int, *, by: User, at: datetime) -> PlanReceipt:
    """Confirm that a plan was received: the unit for itself, the officer for a body outside.

    Confirming again changes nothing. Raises Denied for anybody else.
    """
    receipt = (
        PlanReceipt.objects.select_for_update(of=("self",))
        .select_related("plan")
        .get(pk=receipt_id)
    )
    check_right(
        by, Right.REPORT_PROGRESS, agency_id=receipt.plan.agency_id, unit_id=receipt.unit_id
    )
    if receipt.acknowledged_at is None:
        receipt.acknowledged_at, receipt.acknowledged_by = at, by
        if receipt.seen_at is None:
            receipt.seen_at, receipt.seen_by = at, by
        receipt.save()
        record("planning.receipt.acknowledge", on=receipt, by=by, agency_id=receipt.plan.agency_id)
    return receipt
