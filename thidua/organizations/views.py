"""Pages of the agency: its units with the names plans give them, and its officials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.core.errors import Invalid
from thidua.organizations.domain.rights import MANAGE_ORGANIZATION
from thidua.organizations.forms import OfficialForm, UnitForm
from thidua.organizations.queries import general_names_of, officials_of, unit_rows
from thidua.organizations.services.units import add_official, add_unit

if TYPE_CHECKING:
    from thidua.accounts.requests import SignedInRequest

PAGE = 50


@login_required
@require_GET
def agency(request: SignedInRequest) -> HttpResponse:
    office = request.agency
    context = {
        "units": unit_rows(office) if office else [],
        "general_names": general_names_of(office) if office else [],
        "may_manage": _may_manage(request),
    }
    return render(request, "organizations/agency.html", context)


@login_required
@require_GET
def officials(request: SignedInRequest) -> HttpResponse:
    search = request.GET.get("q", "")
    page = Paginator(officials_of(request.agency, search), PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "q": search, "may_manage": _may_manage(request)}
    part = "organizations/_official_rows.html" if request.htmx else "organizations/officials.html"
    return render(request, part, context)


@login_required
@require_http_methods(["GET", "POST"])
def unit_add(request: SignedInRequest) -> HttpResponse:
    request.user.check_right(
        MANAGE_ORGANIZATION, agency_id=request.agency.pk if request.agency else 0
    )
    form = UnitForm(request.POST or None)
    if form.is_valid():
        try:
            unit = add_unit(request.agency, by=request.user, **form.cleaned_data)
        except Invalid as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("Đã thêm đơn vị «%s».") % unit.name)
            return redirect("organizations:agency")
    return _form_page(request, form, _("Thêm đơn vị"))


@login_required
@require_http_methods(["GET", "POST"])
def official_add(request: SignedInRequest) -> HttpResponse:
    request.user.check_right(
        MANAGE_ORGANIZATION, agency_id=request.agency.pk if request.agency else 0
    )
    form = OfficialForm(request.agency, request.POST or None)
    if form.is_valid():
        official = add_official(request.agency, by=request.user, **form.cleaned_data)
        messages.success(request, _("Đã thêm «%s».") % official.full_name)
        return redirect("organizations:officials")
    return _form_page(request, form, _("Thêm cán bộ, công chức, viên chức, người lao động"))


def _form_page(request: SignedInRequest, form: forms.Form, title: str) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"form": form, "title": title}
    return render(request, "organizations/form.html", context, status=status)


def _may_manage(request: SignedInRequest) -> bool:
    return bool(request.agency) and MANAGE_ORGANIZATION in request.rights.by_agency.get(
        request.agency.pk, ()
    )
