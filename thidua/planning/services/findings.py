"""Settling the faults the reader found."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from thidua.core.errors import Invalid
from thidua.planning.domain.fact_states import FactAction
from thidua.planning.domain.finding_fixes import Fix
from thidua.planning.domain.kinds import FactKind
from thidua.planning.models import ReviewFact
from thidua.planning.queries.review import fix_for
from thidua.planning.services.review import decide, locked_fact, mend_fact

if TYPE_CHECKING:
    from thidua.accounts.models import User


@transaction.atomic
def apply_finding(
    finding_id: int,
    *,
    version: int,
    by: User,
    at: datetime,
    value: Any | None = None,
) -> ReviewFact:
    """Put right the fact a finding is about and settle the finding; returns the finding.

    ``value`` is what to put into the field that `fix_for` names, None to take the
    finding's own suggestion. Raises Invalid when there is nothing to put or no
    fact to put it in (settle it with `accept_fact`, ignore it with `drop_fact`),
    otherwise as the review does.
    """
    finding = locked_fact(finding_id, FactAction.ACCEPT, version=version, by=by)
    fix = _fix(finding)
    new = fix.value if value is None else value
    if new in (None, ""):
        raise Invalid("value_missing", "Hãy nhập giá trị đúng rồi áp dụng.", field=fix.field)
    target = ReviewFact.objects.get(pk=fix.fact_id)
    mend_fact(target.pk, {fix.field: new}, version=target.version, by=by, at=at)
    return decide(finding, FactAction.ACCEPT, by=by, at=at, applied_to=target.pk)


def _fix(finding: ReviewFact) -> Fix:
    fix = fix_for(finding) if finding.kind == FactKind.FINDING else None
    if fix is None:
        raise Invalid(
            "nothing_to_apply",
            "Lỗi này không gắn với mục nào để sửa tự động. Hãy sửa mục có lỗi, "
            "rồi đánh dấu lỗi là đã xử lý hoặc bỏ qua.",
        )
    return fix
