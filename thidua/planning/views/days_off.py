"""The table of days off: those of the law, and what the agency sets apart from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thidua.accounts.domain.roles import Right
from thidua.accounts.permissions import check_right
from thidua.accounts.requests import SignedInRequest, acting_agency
from thidua.planning.access import day_off_for
from thidua.planning.forms.days_off import DayOffForm
from thidua.planning.forms.fields import tried
from thidua.planning.queries.calendars import days_off_of
from thidua.planning.services.days_off import remove_day_off, set_day_off
from thidua.timing import DayOffKind, official_days


@dataclass(frozen=True, slots=True)
class DayRow:
    """One special day. ``line_id`` is set for a line of the table that may be taken out."""

    on: date
    name: str
    kind: DayOffKind
    source: str
    own: bool
    line_id: int | None = None


@login_required
@require_http_methods(["GET", "POST"])
def days_off(request: SignedInRequest) -> HttpResponse:
    agency = acting_agency(request)
    today = timezone.localdate()
    may_manage = request.rights.may(Right.MANAGE_ORGANIZATION, agency_id=agency.pk)
    form = DayOffForm(request.POST or None)
    if request.method == "POST":
        check_right(request.user, Right.MANAGE_ORGANIZATION, agency_id=agency.pk)
        if form.is_valid() and tried(form, partial(_set, request, agency.pk, form)):
            day = form.cleaned_data["day"]
            messages.success(request, _("Đã ghi; thời hạn tính theo ngày làm việc đã tính lại."))
            return redirect(f"{reverse('planning:days-off')}?nam={day.year}")
    year = _year(request, today)
    context = {
        "form": form,
        "year": year,
        "rows": _rows(agency.pk, year, request.user.is_superuser),
        "may_manage": may_manage,
    }
    status = 422 if form.errors else 200
    return render(request, "planning/plan/days_off.html", context, status=status)


@login_required
@require_POST
def remove(request: SignedInRequest, line_id: int) -> HttpResponse:
    line = day_off_for(request.user, line_id)
    remove_day_off(line_id, by=request.user, at=timezone.now())
    messages.success(request, _("Đã bỏ «%s» khỏi bảng ngày nghỉ.") % line.name)
    return redirect(f"{reverse('planning:days-off')}?nam={line.day.year}")


def _set(request: SignedInRequest, agency_id: int, form: DayOffForm) -> None:
    wanted = form.cleaned_data
    set_day_off(
        agency_id,
        wanted["day"],
        DayOffKind(wanted["kind"]),
        wanted["name"],
        source=wanted["source"],
        by=request.user,
        at=timezone.now(),
    )


def _year(request: SignedInRequest, today: date) -> int:
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else today.year
    return min(max(year, 2000), 2100)


def _rows(agency_id: int, year: int, is_superuser: bool) -> list[DayRow]:
    """The special days of a year; the agency's own line stands instead of the law's."""
    rows = {
        day.date: DayRow(day.date, day.name, day.kind, day.source or "", own=False)
        for day in official_days(year)
    }
    lines = days_off_of(agency_id).filter(day__year=year)
    for line in sorted(lines, key=lambda line: line.agency_id is not None):
        own = line.agency_id is not None
        line_id = line.pk if own or is_superuser else None
        kind = DayOffKind(line.kind)
        rows[line.day] = DayRow(line.day, line.name, kind, line.source, own=own, line_id=line_id)
    return sorted(rows.values(), key=lambda row: row.on)
