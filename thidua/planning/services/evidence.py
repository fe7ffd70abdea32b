"""Files by which a unit shows what it did."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.audit.services import record
from thidua.documents.services import store_file
from thidua.planning.domain.assignment_states import AssignmentAction
from thidua.planning.models import Evidence
from thidua.planning.services.locks import locked_assignment

if TYPE_CHECKING:
    from thidua.accounts.models import User


@transaction.atomic
def attach_evidence(
    assignment_id: int, data: bytes, name: str, *, by: User, at: datetime
) -> Evidence:
    """Add a file to what a unit still owes.

    Raises Denied when ``by`` may not act for the unit, NotNow once the result is
    sent or the plan closed, Invalid when the file is empty or too large.
    """
    assignment, _ = locked_assignment(assignment_id, AssignmentAction.REPORT, by=by)
    agency_id = assignment.task.plan.agency_id
    stored = store_file(data, name, agency_id=agency_id, by=by)
    evidence = Evidence.objects.create(assignment=assignment, file=stored, added_at=at, added_by=by)
    record("planning.evidence.attach", on=evidence, by=by, agency_id=agency_id, file=stored.pk)
    return evidence


@transaction.atomic
def remove_evidence(evidence_id: int, *, by: User) -> None:
    """Take a file off what a unit still owes; refused as `attach_evidence` is."""
    evidence = Evidence.objects.get(pk=evidence_id)
    assignment, _ = locked_assignment(evidence.assignment_id, AssignmentAction.REPORT, by=by)
    agency_id = assignment.task.plan.agency_id
    record("planning.evidence.remove", on=evidence, by=by, agency_id=agency_id)
    evidence.delete()
