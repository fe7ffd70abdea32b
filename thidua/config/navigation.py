"""The left-hand navigation, and what the frame of every page needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Template context of the frame."""
    return {}
