"""Days and deadlines in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils import timezone

from thidua.planning.terms import say_day as say_day_in_words
from thidua.planning.terms import say_past_day, say_weekday
from thidua.timing import print_deadline, short_date
from thidua.timing.values import Deadline

register = template.Library()


@register.filter
def say_day(day: date | None) -> str:
    """``05/8/2025 (thứ Ba, còn 3 ngày)``; empty for no day."""
    return say_day_in_words(day, timezone.localdate()) if day else ""


@register.filter
def say_step(day: date | None, is_owed: bool) -> str:
    """`say_day`, but a day gone by on which nothing is owed is not said to be overdue."""
    return say_past_day(day) if day and is_past(day) and not is_owed else say_day(day)


@register.filter
def say_deadline(deadline: Mapping[str, Any] | Deadline | None) -> str:
    """A deadline as printed, else in our words; empty when there is none."""
    value = deadline if isinstance(deadline, Deadline) else Deadline.from_json(deadline)
    return value.text or print_deadline(value)


@register.filter
def say_printed(day: str) -> str:
    """``25/12/2025`` or ``7/2025``: an ISO date as precise as the document prints it."""
    return "/".join(reversed(day.split("-")))


@register.filter
def is_past(day: date | None) -> bool:
    """Whether a day lies before today; no day never does."""
    return day is not None and day < timezone.localdate()


@register.filter
def say_date_long(day: date) -> str:
    """``thứ Sáu, ngày 01/8/2025``: the day as a page heads itself."""
    return f"{say_weekday(day)}, {short_date(day)}"
