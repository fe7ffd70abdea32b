"""What became of each sentence of a plan."""

from __future__ import annotations

from django.db.models import QuerySet

from thidua.planning.models import Plan, Task


def lines_without_result(plan: Plan) -> QuerySet[Task]:
    """The tasks in force that nobody has said the end of."""
    return plan.tasks.filter(cancelled_at__isnull=True, result__isnull=True)
