"""The request as views behind the sign-in see it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from thidua.accounts.models import User
from thidua.accounts.permissions import Rights
from thidua.core.errors import Denied
from thidua.organizations.models import Agency


class SignedInRequest(HttpRequest):
    """A request of a signed-in person, as the middleware completes it.

    ``agency`` is the agency the person acts in (None is met only on the desk and
    the frame, which say that no role was granted).
    """

    user: User
    rights: Rights
    agency: Agency
    htmx: HtmxDetails


def acting_agency(request: SignedInRequest) -> Agency:
    """The agency the person acts in; raises Denied for an account without any role."""
    if not request.agency:
        raise Denied(
            "needs_role",
            "Tài khoản của bạn chưa được giao vai trò ở cơ quan nào. Hãy nhờ người thường trực "
            "thi đua, khen thưởng giao vai trò.",
        )
    return request.agency
