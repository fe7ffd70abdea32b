"""Dates as officials write and say them."""

from __future__ import annotations

from datetime import date


def short_date(day: date) -> str:
    """``05/8/2025``: two digits for days 1-9 and for January and February only."""
    return f"{day.day:02d}/{month_digits(day.month)}/{day.year}"


def month_digits(month: int) -> str:
    """A month's number as Decree 30/2020/NĐ-CP prints it: 01, 02, then 3 to 12."""
    return f"{month:02d}" if month <= 2 else str(month)


def say_date(day: date) -> str:
    """``ngày 05 tháng 8 năm 2025`` (Decree 30/2020/NĐ-CP, annex I)."""
    return f"ngày {day.day:02d} tháng {month_digits(day.month)} năm {day.year}"
