"""Refusals of services become pages: 403, 409, 422 with the reason in words.

Whole pages that answer a request for a part of one are shown whole.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django_htmx.http import HttpResponseClientRefresh, reswap, retarget

from thidua.core.errors import Denied, Invalid, NotNow, Refusal

_STATUS: dict[type[Refusal], int] = {Denied: 403, NotNow: 409, Invalid: 422}


class RefusalMiddleware:
    """Show what a service refused; an HTMX request gets the short form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        status = next(code for kind, code in _STATUS.items() if isinstance(error, kind))
        short = bool(getattr(request, "htmx", False))
        template = "ui/refusal_part.html" if short else "ui/refusal.html"
        response = render(request, template, {"refusal": error}, status=status)
        if short:
            response["HX-Retarget"] = "#notices"
            response["HX-Reswap"] = "innerHTML"
        return response


class WholePageMiddleware:
    """Keep whole pages out of parts of pages when HTMX asked.

    Who is signed out meanwhile has the page loaded anew, which leads to signing
    in and back; refusals, unknown addresses and faults take the page's place.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.htmx:  # type: ignore[attr-defined]
            return response
        if response.get("Location", "").startswith(resolve_url(settings.LOGIN_URL)):
            return HttpResponseClientRefresh()
        if response.status_code in _WHOLE_PAGES and "HX-Retarget" not in response:
            return reswap(retarget(response, "body"), "innerHTML")
        return response


_WHOLE_PAGES = (403, 404, 500)
