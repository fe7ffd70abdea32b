"""Administrative time: dates, deadlines, periods, recurrences, working days."""

from thidua.timing.clocks import ClockRange, find_clock_ranges, parse_clock, parse_duration
from thidua.timing.days import DateMention, find_dates
from thidua.timing.finding import find_times, parse_deadline, read_cell_time, read_cell_times
from thidua.timing.values import Deadline, DeadlineKind, TimeContext, TimeMention, Window

__all__ = [
    "ClockRange",
    "DateMention",
    "Deadline",
    "DeadlineKind",
    "TimeContext",
    "TimeMention",
    "Window",
    "find_clock_ranges",
    "find_dates",
    "find_times",
    "parse_clock",
    "parse_deadline",
    "parse_duration",
    "read_cell_time",
    "read_cell_times",
]
