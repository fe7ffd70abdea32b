"""Ids from the outside become things this person may see; all else does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.accounts.domain.roles import Right
from thidua.accounts.permissions import rights_of
from thidua.planning.models import PlanReading, ReviewFact

if TYPE_CHECKING:
    from thidua.accounts.models import User


def reading_for(user: User, reading_id: int) -> PlanReading:
    """An uploaded file of an agency whose plans this person reviews, else Http404."""
    agencies = rights_of(user).agencies_with(Right.REVIEW_PLAN)
    readings = PlanReading.objects.select_related("file", "agency", "uploaded_by")
    return get_object_or_404(readings, pk=reading_id, agency__in=agencies)


def fact_for(user: User, reading_id: int, fact_id: int) -> ReviewFact:
    """A fact of a reading this person may see, else Http404."""
    reading = reading_for(user, reading_id)
    fact = ReviewFact.objects.filter(reading=reading, pk=fact_id).first()
    if fact is None:
        raise Http404
    return fact
