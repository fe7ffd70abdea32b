"""Which reminders there are, as data: when each one is due and who gets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.core.labels import Labelled


class ReminderKind(Labelled):
    """What a reminder says about the last day."""

    WEEK_BEFORE = "week_before", "còn 7 ngày"
    DAY_BEFORE = "day_before", "còn 1 ngày"
    ON_THE_DAY = "on_the_day", "đến hạn hôm nay"
    LATE = "late", "đã trễ hạn"
    LATE_WEEKLY = "late_weekly", "vẫn chưa gửi"
    ESCALATION = "escalation", "trễ kéo dài, báo lãnh đạo đơn vị và thường trực"


class Audience(Labelled):
    """Who is reminded."""

    UNIT = "unit", "người làm việc này ở đơn vị"
    UNIT_HEAD = "unit_head", "trưởng đơn vị"
    OFFICER = "officer", "thường trực thi đua, khen thưởng"


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """One kind of reminder.

    Before the last day, and on it, a rule is live on the calendar days
    ``first .. last`` counted from the last day (-7 is seven days before); after
    it, on the working days late ``first .. last`` (1 is the first). ``last`` None
    is open. It is live for several days, so that a day on which nothing ran does
    not swallow it, and dead afterwards, so that nobody gets an old one.
    ``every`` repeats it after that many working days.
    """

    kind: ReminderKind
    first: int
    last: int | None
    audience: tuple[Audience, ...]
    every: int | None = None


RULES: tuple[ReminderRule, ...] = (
    ReminderRule(ReminderKind.WEEK_BEFORE, -7, -2, (Audience.UNIT,)),
    ReminderRule(ReminderKind.DAY_BEFORE, -1, -1, (Audience.UNIT,)),
    ReminderRule(ReminderKind.ON_THE_DAY, 0, 0, (Audience.UNIT,)),
    ReminderRule(ReminderKind.LATE, 1, 4, (Audience.UNIT,)),
    ReminderRule(ReminderKind.ESCALATION, 3, None, (Audience.UNIT_HEAD, Audience.OFFICER)),
    ReminderRule(ReminderKind.LATE_WEEKLY, 5, None, (Audience.UNIT,), every=5),
)
"""Five working days are a week of office days."""


def live_rules(*, days_to_due: int, days_late: int) -> Iterator[tuple[ReminderRule, int]]:
    """The rules live on a day, each with its round (0 unless it repeats).

    ``days_to_due`` counts calendar days to the last day, negative after it;
    ``days_late`` working days after it.
    """
    place = days_late if days_to_due < 0 else -days_to_due
    if days_to_due < 0 and days_late == 0:
        return  # the days off right after the last day: nobody could have sent it
    for rule in RULES:
        if rule.first <= place and (rule.last is None or place <= rule.last):
            yield rule, (place - rule.first) // rule.every if rule.every else 0


def reminders_ahead(due_on: date | None, today: date) -> int:
    """How many reminders before and on the last day are still to come."""
    if due_on is None:
        return 0
    days = (due_on - today).days
    return sum(rule.last is not None and rule.last <= 0 and -days <= rule.last for rule in RULES)
