"""Days and deadlines in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils import timezone

from thidua.timing import print_deadline
from thidua.timing import say_day as say_day_in_words
from thidua.timing.values import Deadline

register = template.Library()


@register.filter
def say_day(day: date | None) -> str:
    """``05/8/2025 (thứ Ba, còn 3 ngày)``; empty for no day."""
    return say_day_in_words(day, timezone.localdate()) if day else ""


@register.filter
def say_deadline(deadline: Mapping[str, Any] | Deadline | None) -> str:
    """A deadline as printed, else in our words; empty when there is none."""
    value = deadline if isinstance(deadline, Deadline) else Deadline.from_json(deadline)
    return value.text or print_deadline(value)
