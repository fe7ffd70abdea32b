"""Dates of the sample plans, counted from the day the samples are made."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MARK = re.compile(r"\[\[(nam|thang|ngay dai|ngay)\s*([+-]\d+)?\]\]")


def fill_dates(text: str, today: date) -> str:
    """Replace marks: ``[[nam+1]]`` next year, ``[[ngay -8]]`` d/m/Y eight days ago,
    ``[[ngay dai -20]]`` the same in words as documents head it, ``[[thang]]`` this month.
    """

    def value(mark: re.Match[str]) -> str:
        shift = int(mark[2] or 0)
        if mark[1] == "nam":
            return str(today.year + shift)
        if mark[1] == "thang":
            return f"{today.month:02d}" if today.month <= 2 else str(today.month)
        day = today + timedelta(days=shift)
        month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
        if mark[1] == "ngay dai":
            return f"ngày {day.day:02d} tháng {month} năm {day.year}"
        return f"{day.day:02d}/{month}/{day.year}"

    return _MARK.sub(value, text)
