"""The left-hand navigation, and what the frame of every page needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from thidua.accounts.domain.roles import Role
from thidua.accounts.permissions import grants_in_force
from thidua.planning.queries.notices import unread_count


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place of the navigation; ``count`` is what waits there."""

    label: str
    icon: str
    address: str
    current: bool
    count: int = 0


_PLACES = (
    (gettext_lazy("Bàn làm việc"), "home", "desk"),
    (pgettext_lazy("several", "Kế hoạch"), "file-text", "planning:plan-list"),
    (gettext_lazy("Công việc"), "list-check", "planning:assignment-list"),
    (gettext_lazy("Lịch"), "calendar", "planning:calendar"),
    (gettext_lazy("Thông báo"), "bell", "planning:notices"),
    (gettext_lazy("Cơ quan"), "building", "organizations:agency"),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Template context of the frame: places, and as what the person acts."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    return {"nav_items": _items(request), "acting_as": _acting_as(request)}


def _items(request: HttpRequest) -> list[NavItem]:
    counts = {"planning:notices": unread_count(request.user)}  # type: ignore[arg-type]
    items = []
    for label, icon, name in _PLACES:
        address, path = reverse(name), request.path
        current = path == address if name == "desk" else path.startswith(address)
        items.append(NavItem(str(label), icon, address, current, counts.get(name, 0)))
    return items


def _acting_as(request: HttpRequest) -> str:
    grants = [grant for grant in grants_in_force(request.user) if grant.agency == request.agency]  # type: ignore[arg-type, attr-defined]
    names = [gettext(Role(grant.role).label) for grant in grants[:1]]
    names += [grant.unit.name for grant in grants[:1] if grant.unit]
    return " · ".join(names)
