"""Refusals of services become pages: 403, 409, 422 with the reason in words."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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
