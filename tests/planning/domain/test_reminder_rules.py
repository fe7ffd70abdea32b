from datetime import date

import pytest

from thidua.planning.domain.reminders import (
    RULES,
    ReminderKind,
    live_rules,
    reminders_ahead,
)

K = ReminderKind


@pytest.mark.parametrize(
    ("days_to_due", "days_late", "live"),
    [
        (8, 0, []),
        (7, 0, [(K.WEEK_BEFORE, 0)]),
        (2, 0, [(K.WEEK_BEFORE, 0)]),
        (1, 0, [(K.DAY_BEFORE, 0)]),
        (0, 0, [(K.ON_THE_DAY, 0)]),
        (-2, 0, []),  # a week-end after the last day
        (-3, 1, [(K.LATE, 0)]),
        (-4, 3, [(K.LATE, 0), (K.ESCALATION, 0)]),
        (-7, 5, [(K.ESCALATION, 0), (K.LATE_WEEKLY, 0)]),
        (-14, 10, [(K.ESCALATION, 0), (K.LATE_WEEKLY, 1)]),
    ],
)
def test_each_day_has_its_reminders(days_to_due, days_late, live):
    found = [
        (rule.kind, turn) for rule, turn in live_rules(days_to_due=days_to_due, days_late=days_late)
    ]

    assert found == live


def test_every_kind_has_one_rule():
    assert sorted(rule.kind for rule in RULES) == sorted(ReminderKind)


@pytest.mark.parametrize(
    ("due_on", "ahead"),
    [
        (date(2025, 8, 20), 3),
        (date(2025, 8, 6), 3),
        (date(2025, 8, 5), 2),
        (date(2025, 8, 4), 1),
        (date(2025, 8, 3), 0),
        (None, 0),
    ],
)
def test_the_reminders_still_ahead_are_counted(due_on, ahead):
    assert reminders_ahead(due_on, date(2025, 8, 4)) == ahead
