"""Gia hạn: the page on which deadlines of a plan are put off."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.accounts.requests import SignedInRequest
from thidua.planning.access import plan_for
from thidua.planning.domain.plan_states import PlanAction
from thidua.planning.forms.fields import tried
from thidua.planning.forms.plan_acts import ExtensionPaperForm
from thidua.planning.queries.extendable import extendable_lines
from thidua.planning.queries.plans import extensions_of
from thidua.planning.services.extension import ExtensionPaper
from thidua.planning.services.extension_files import extend_with_file
from thidua.planning.views.act_page import act_page, plan_address, plan_to
from thidua.planning.views.extension_rows import (
    ExtensionRow,
    extension_of,
    rows_for,
    with_errors,
    with_preview,
)


@login_required
@require_http_methods(["GET", "POST"])
def extend(request: SignedInRequest, plan_id: int) -> HttpResponse:
    plan = plan_to(PlanAction.EXTEND, request, plan_id)
    today = timezone.localdate()
    rows = rows_for(extendable_lines(plan), request.POST, request.GET.get("viec", ""))
    looking = "xem" in request.POST
    if request.method == "GET":
        form = ExtensionPaperForm(initial={"decided_on": today})
    elif looking:
        form = ExtensionPaperForm(initial=request.POST.dict())
        rows = with_preview(rows, today)
    else:
        form = ExtensionPaperForm(request.POST, request.FILES)
        if form.is_valid() and tried(form, partial(_extend, request, plan_id, rows, form)):
            messages.success(request, _("Đã gia hạn; các đơn vị được báo hạn mới."))
            return redirect(plan_address(plan_id, tab="lich-su"))
        rows = with_preview(with_errors(rows), today)
    return act_page(
        request,
        form,
        plan,
        title=_("Gia hạn"),
        submit=_("Gia hạn"),
        template="planning/plan/extend.html",
        rows=rows,
    )


def _extend(
    request: SignedInRequest, plan_id: int, rows: list[ExtensionRow], form: ExtensionPaperForm
) -> None:
    words: dict[str, Any] = dict(form.cleaned_data)
    upload = words.pop("file")
    extend_with_file(
        plan_id,
        extension_of(rows),
        ExtensionPaper(**words),
        file=(upload.name, upload.read()) if upload else None,
        by=request.user,
        at=timezone.now(),
    )


@login_required
@require_GET
def paper(request: SignedInRequest, plan_id: int, change_id: int) -> FileResponse:
    """The document that decided an extension, as a download."""
    plan = plan_for(request.user, plan_id)
    change = extensions_of(plan).filter(pk=change_id, file__isnull=False).first()
    if change is None or change.file is None:
        raise Http404
    return FileResponse(
        change.file.content.open("rb"),
        as_attachment=True,
        filename=change.file.name,
        content_type="application/octet-stream",
    )
