"""What people were told, and marking it read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from thidua.planning.access import notification_for
from thidua.planning.queries.notices import notifications_of
from thidua.planning.services.notices import mark_read
from thidua.planning.terms import sentence

if TYPE_CHECKING:
    from thidua.accounts.requests import SignedInRequest
    from thidua.planning.models import Notification

PAGE = 40


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice with its sentence."""

    notice: Notification
    sentence: str


@login_required
@require_GET
def notices(request: SignedInRequest) -> HttpResponse:
    page = Paginator(notifications_of(request.user), PAGE).get_page(request.GET.get("trang"))
    rows = [NoticeRow(notice, sentence(notice)) for notice in page]
    return render(request, "planning/notices.html", {"page": page, "rows": rows})


@login_required
@require_GET
def open_notice(request: SignedInRequest, notice_id: int) -> HttpResponse:
    """Go to what a notice is about; it counts as read."""
    notice = notification_for(request.user, notice_id)
    mark_read(by=request.user, at=timezone.now(), notification_ids=[notice_id])
    if notice.assignment_id:
        return redirect("planning:assignment", notice.assignment_id)
    if notice.plan_id:
        return redirect("planning:plan", notice.plan_id)
    return redirect("planning:notices")


@login_required
@require_POST
def read_all(request: SignedInRequest) -> HttpResponse:
    mark_read(by=request.user, at=timezone.now())
    return redirect("planning:notices")
