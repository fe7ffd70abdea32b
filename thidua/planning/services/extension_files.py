"""An extension together with the document that decides it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.documents.services import store_file
from thidua.planning.domain.plan_states import PlanAction
from thidua.planning.models import DeadlineChange
from thidua.planning.services.extension import ExtensionLine, ExtensionPaper, extend_deadlines
from thidua.planning.services.locks import locked_plan

if TYPE_CHECKING:
    from thidua.accounts.models import User


@transaction.atomic
def extend_with_file(
    plan_id: int,
    lines: Sequence[ExtensionLine],
    paper: ExtensionPaper,
    *,
    file: tuple[str, bytes] | None,
    by: User,
    at: datetime,
) -> DeadlineChange:
    """`extend_deadlines`, keeping the ``file`` (name and content) of the decision with it.

    Nothing is kept when the extension is refused.
    """
    if file is not None:
        plan, _ = locked_plan(plan_id, PlanAction.EXTEND, by=by)
        name, content = file
        stored = store_file(content, name, agency_id=plan.agency_id, by=by)
        paper = replace(paper, file_id=stored.pk)
    return extend_deadlines(plan_id, lines, paper, by=by, at=at)
