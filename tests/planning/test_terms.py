"""Days in words, in both languages."""

from datetime import date

import pytest
from django.utils import translation

from thidua.planning.terms import say_day

TODAY = date(2025, 8, 2)


@pytest.mark.parametrize(
    ("day", "vietnamese", "english"),
    [
        (
            date(2025, 8, 5),
            "05/8/2025 (thứ Ba, còn 3 ngày)",
            "05/8/2025 (Tuesday, in 3 days)",
        ),
        (date(2025, 8, 2), "02/8/2025 (thứ Bảy, hôm nay)", "02/8/2025 (Saturday, today)"),
        (date(2025, 8, 3), "03/8/2025 (Chủ nhật, ngày mai)", "03/8/2025 (Sunday, tomorrow)"),
        (
            date(2025, 7, 31),
            "31/7/2025 (thứ Năm, quá hạn 2 ngày)",
            "31/7/2025 (Thursday, 2 days overdue)",
        ),
        (
            date(2025, 8, 1),
            "01/8/2025 (thứ Sáu, quá hạn 1 ngày)",
            "01/8/2025 (Friday, 1 day overdue)",
        ),
        (
            date(2026, 2, 9),
            "09/02/2026 (thứ Hai, còn 191 ngày)",
            "09/02/2026 (Monday, in 191 days)",
        ),
    ],
)
def test_a_due_day_is_said_as_seen_from_today(day, vietnamese, english):
    assert say_day(day, TODAY) == vietnamese
    with translation.override("en"):
        assert say_day(day, TODAY) == english
