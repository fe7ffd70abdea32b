"""Đôn đốc: the officer asks units by name for what they owe."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.accounts.domain.roles import Right
from thidua.audit.services import record
from thidua.core.errors import Invalid
from thidua.planning.domain.assignment_states import OPEN
from thidua.planning.domain.kinds import NotificationKind
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.models import Assignment
from thidua.planning.permissions import check_agency_right
from thidua.planning.queries.chasing import chase_notices
from thidua.planning.services.notifying import notify_units

if TYPE_CHECKING:
    from thidua.accounts.models import User


@transaction.atomic
def chase_units(
    agency_id: int, assignment_ids: Collection[int], words: str = "", *, by: User, at: datetime
) -> int:
    """Send the units a notice of what they still owe; returns how many things were asked for.

    Things no longer owed are left out. Raises Denied without the right to chase,
    Invalid when nothing is owed any more.
    """
    check_agency_right(by, Right.CHASE_UNITS, agency_id)
    rows = list(
        Assignment.objects.filter(
            pk__in=assignment_ids,
            state__in=OPEN,
            task__plan__agency=agency_id,
            task__plan__state=PlanState.RUNNING,
        ).select_related("task__plan")
    )
    if not rows:
        raise Invalid("nothing_owed", "Các đơn vị đã gửi đủ, không còn việc nào để đôn đốc.")
    notices = chase_notices(rows, words)
    for plan in {notice.plan.pk: notice.plan for notice in notices}.values():
        said = {each.unit_id: each.data for each in notices if each.plan.pk == plan.pk}
        notify_units(plan, NotificationKind.CHASE, said, by=by, at=at)
        record("planning.plan.chase", on=plan, by=by, units=sorted(said))
    return len(rows)
