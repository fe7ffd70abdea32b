"""The request as views behind the sign-in see it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from thidua.accounts.models import User
from thidua.accounts.permissions import Rights
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
