"""Uploading a plan file and watching it being read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.accounts.domain.roles import Right
from thidua.accounts.permissions import check_right
from thidua.core.errors import Invalid
from thidua.planning.access import reading_for
from thidua.planning.domain.conflicts import AlreadyUploaded
from thidua.planning.domain.reading_states import ReadingState
from thidua.planning.services.readings import discard_reading, retry_reading, upload_plan

if TYPE_CHECKING:
    from thidua.accounts.requests import SignedInRequest

ACCEPTED = ".docx,.doc,.docm,.pdf,.txt,.png,.jpg,.jpeg,.tif,.tiff,.htm,.html"


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: SignedInRequest) -> HttpResponse:
    check_right(request.user, Right.IMPORT_PLAN, agency_id=_agency_id(request))
    context: dict[str, Any] = {"accepted": ACCEPTED}
    if request.method == "GET":
        return render(request, "planning/upload.html", context)
    file = request.FILES.get("file")
    try:
        if file is None:
            raise Invalid("file_missing", _("Hãy chọn tệp kế hoạch."), field="file")
        reading = upload_plan(
            file.read(),
            file.name or "",
            agency_id=_agency_id(request),
            by=request.user,
            at=timezone.now(),
            again="again" in request.POST,
        )
    except AlreadyUploaded as known:
        context |= {"error": known, "existing": known.reading_id}
        return render(request, "planning/upload.html", context, status=409)
    except Invalid as error:
        return render(request, "planning/upload.html", context | {"error": error}, status=422)
    return redirect("planning:reading", reading.pk)


@login_required
@require_GET
def reading(request: SignedInRequest, reading_id: int) -> HttpResponse:
    """How far the reader is; leads on to the review when it is done."""
    found = reading_for(request.user, reading_id)
    if found.state in (ReadingState.READY, ReadingState.ACTIVATED):
        if request.htmx:
            response = HttpResponse(status=204)
            response["HX-Redirect"] = _review_address(found.pk)
            return response
        return redirect(_review_address(found.pk))
    part = "planning/_reading_progress.html" if request.htmx else "planning/reading.html"
    waiting = found.state in (ReadingState.WAITING, ReadingState.READING)
    return render(request, part, {"reading": found, "waiting": waiting})


@login_required
@require_POST
def retry(request: SignedInRequest, reading_id: int) -> HttpResponse:
    reading_for(request.user, reading_id)
    retry_reading(reading_id, by=request.user)
    return redirect("planning:reading", reading_id)


@login_required
@require_POST
def discard(request: SignedInRequest, reading_id: int) -> HttpResponse:
    found = reading_for(request.user, reading_id)
    discard_reading(reading_id, by=request.user, at=timezone.now())
    messages.success(request, _("Đã bỏ tệp «%s».") % found.file.name)
    return redirect("planning:plan-list")


@login_required
@require_GET
def original(request: SignedInRequest, reading_id: int) -> FileResponse:
    """The file as it was uploaded, always as a download."""
    stored = reading_for(request.user, reading_id).file
    return FileResponse(
        stored.content.open("rb"),
        as_attachment=True,
        filename=stored.name,
        content_type="application/octet-stream",
    )


def _review_address(reading_id: int) -> str:
    return reverse("planning:review", args=(reading_id,))


def _agency_id(request: SignedInRequest) -> int:
    """The agency acted in; 0, which nobody has rights in, for who holds no role."""
    return request.agency.pk if request.agency else 0
