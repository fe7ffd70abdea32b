"""The month's page, and the secret calendar addresses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from thidua.accounts.domain.roles import Right
from thidua.organizations.queries import units_of
from thidua.planning.access import feed_for_token, own_feed_for
from thidua.planning.feeds import feed_text
from thidua.planning.queries.desk import running_work
from thidua.planning.queries.feeds import feeds_of
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.month import month_grid
from thidua.planning.queries.visibility import assignments_seen_by, plans_seen_by
from thidua.planning.services.feeds import issue_own_feed, issue_unit_feed, revoke_feed
from thidua.planning.views.asked import asked_id

FIRST_YEAR, LAST_YEAR = 2000, 2100

if TYPE_CHECKING:
    from thidua.accounts.requests import SignedInRequest


@login_required
@require_GET
def month(request: SignedInRequest) -> HttpResponse:
    today = timezone.localdate()
    chosen = _chosen(request.GET.get("ngay"))
    shown = chosen or _first_of(request.GET.get("thang")) or today
    agency_id = request.agency.pk if request.agency else 0
    work = running_work(assignments_seen_by(request.user, request.rights), agency_id)
    unit_id = asked_id(request.GET.get("don-vi", ""))
    if unit_id is not None:
        work = work.filter(unit=unit_id)
    plans = plans_seen_by(request.user, request.rights).filter(agency=agency_id)
    grid = month_grid(work, plans, shown.year, shown.month, Day.of(agency_id, today))
    sees_agency = request.rights.may(Right.SEE_AGENCY_WORK, agency_id=agency_id)
    context = {
        "weeks": grid,
        "shown": shown,
        "today": today,
        "chosen": next((d for week in grid for d in week if d.on == chosen), None),
        "before": _beside(shown, -1),
        "after": _beside(shown, 1),
        "units": units_of(agency_id) if sees_agency else (),
        "unit_id": unit_id,
    }
    return render(request, "planning/calendar.html", context)


def _chosen(text: str | None) -> date | None:
    """The day asked for, None for nonsense and for years no plan is made for."""
    try:
        day = parse_date(text or "")
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _first_of(text: str | None) -> date | None:
    return _chosen(f"{text}-01") if text else None


def _beside(day: date, step: int) -> str:
    months = day.year * 12 + day.month - 1 + step
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


@login_required
@require_GET
def feeds(request: SignedInRequest) -> HttpResponse:
    return render(request, "planning/feeds.html", _feeds_context(request))


@login_required
@never_cache
@require_POST
def issue(request: SignedInRequest) -> HttpResponse:
    """A new address, for oneself or a unit; shown on this one page and never again."""
    unit_id = asked_id(request.POST.get("unit", ""))
    now = timezone.now()
    if unit_id is not None:
        issued = issue_unit_feed(unit_id, by=request.user, at=now)
    else:
        issued = issue_own_feed(request.agency.pk if request.agency else 0, by=request.user, at=now)
    address = request.build_absolute_uri(reverse("planning:feed", args=(issued.token,)))
    context = _feeds_context(request) | {"address": address, "issued": issued.feed}
    return render(request, "planning/feeds.html", context)


@login_required
@require_POST
def revoke(request: SignedInRequest, feed_id: int) -> HttpResponse:
    own_feed_for(request.user, feed_id)
    revoke_feed(feed_id, by=request.user, at=timezone.now())
    messages.success(request, _("Đã thu hồi địa chỉ lịch; ai đang dùng sẽ không xem được nữa."))
    return redirect("planning:feeds")


@never_cache
@require_GET
def feed(request: SignedInRequest, token: str) -> HttpResponse:
    """The calendar behind a secret address; nobody is signed in here."""
    found = feed_for_token(token)
    text = feed_text(
        found,
        at=timezone.now(),
        address_of=lambda assignment: request.build_absolute_uri(
            reverse("planning:assignment", args=(assignment.pk,))
        ),
    )
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def _feeds_context(request: SignedInRequest) -> dict[str, Any]:
    agency_id = request.agency.pk if request.agency else 0
    units = request.rights.units_with(Right.SEE_UNIT_WORK)
    own = feeds_of(agency_id, unit_ids=units, user_id=request.user.pk)
    return {
        "feeds": own.select_related("unit").order_by("-issued_at"),
        "own_units": [unit for unit in units_of(agency_id) if unit.pk in units],
    }
