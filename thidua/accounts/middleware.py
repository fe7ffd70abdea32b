"""The agency and the rights in which the signed-in person acts."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from thidua.accounts.permissions import Rights, grants_in_force, rights_of


class ActingMiddleware:
    """Give each request ``rights`` and ``agency`` (the one chosen, else the first granted)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.rights = SimpleLazyObject(lambda: _rights_of(request))  # type: ignore[attr-defined]
        request.agency = SimpleLazyObject(lambda: _agency_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _rights_of(request: HttpRequest) -> Rights:
    return rights_of(request.user) if request.user.is_authenticated else Rights()


def _agency_of(request: HttpRequest) -> object | None:
    if not request.user.is_authenticated:
        return None
    grants = grants_in_force(request.user)
    chosen = request.session.get("agency")
    agencies = {grant.agency_id: grant.agency for grant in grants}
    return agencies.get(chosen or 0) or next(iter(agencies.values()), None)
