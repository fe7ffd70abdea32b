"""The page before the plan starts: what will be created, each with its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.accounts.domain.roles import Right
from thidua.accounts.permissions import check_right
from thidua.planning.access import reading_for
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.proposals import Proposal, ProposedItem
from thidua.planning.domain.reading_states import ReadingState
from thidua.planning.services.activation import activate, preview

if TYPE_CHECKING:
    from thidua.accounts.requests import SignedInRequest


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A proposed item with the words of the document that order it."""

    item: ProposedItem
    sentence: str
    fact_id: int | None


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Items of one kind under their noun."""

    noun: str
    rows: tuple[ItemRow, ...]


@login_required
@require_http_methods(["GET", "POST"])
def proposal(request: SignedInRequest, reading_id: int) -> HttpResponse:
    reading = reading_for(request.user, reading_id)
    check_right(request.user, Right.ACTIVATE_PLAN, agency_id=reading.agency_id)
    if request.method == "POST":
        plan = activate(reading_id, by=request.user, at=timezone.now())
        messages.success(request, _("Kế hoạch đã được đưa vào thực hiện."))
        return redirect("planning:plan", plan.pk)
    if reading.state != ReadingState.READY:
        return redirect("planning:review", reading_id)
    found = preview(reading, on=timezone.localdate())
    return render(request, "planning/review/preview.html", _context(reading, found))


def _context(reading: Any, found: Proposal) -> dict[str, Any]:
    kinds = list(dict.fromkeys(item.kind for item in found.items))
    groups = [
        ItemGroup(rows[0].item.noun, rows)
        for kind in kinds
        if (rows := tuple(_row(item, reading.text) for item in found.of(kind)))
    ]
    left = {
        FactKind(kind).label: count
        for kind, count in found.undecided.items()
        if count and kind != FactKind.FINDING
    }
    return {
        "reading": reading,
        "proposal": found,
        "groups": groups,
        "undecided": left,
        "undecided_total": sum(left.values()),
        "open_findings": found.undecided.get(FactKind.FINDING, 0),
    }


def _row(item: ProposedItem, text: str) -> ItemRow:
    span = item.spans[0] if item.spans else None
    sentence = text[span.start : span.end] if span else ""
    return ItemRow(item, sentence, item.fact_ids[0] if item.fact_ids else None)
