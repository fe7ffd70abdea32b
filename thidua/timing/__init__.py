"""Administrative time: dates, deadlines, periods, recurrences, working days."""

from thidua.timing.clocks import ClockRange, find_clock_ranges, parse_clock, parse_duration
from thidua.timing.days import DateMention, find_dates
from thidua.timing.finding import find_times, parse_deadline, read_cell_time, read_cell_times
from thidua.timing.occurrences import Period, occurrences
from thidua.timing.printing import print_deadline
from thidua.timing.rules import rrule
from thidua.timing.saying import say_date, short_date
from thidua.timing.values import Deadline, DeadlineKind, TimeContext, TimeMention, Window
from thidua.timing.windows import window
from thidua.timing.working_days import DayOff, DayOffKind, WorkingCalendar, official_days

__all__ = [
    "ClockRange",
    "DateMention",
    "DayOff",
    "DayOffKind",
    "Deadline",
    "DeadlineKind",
    "Period",
    "TimeContext",
    "TimeMention",
    "Window",
    "WorkingCalendar",
    "find_clock_ranges",
    "find_dates",
    "find_times",
    "occurrences",
    "official_days",
    "parse_clock",
    "parse_deadline",
    "parse_duration",
    "print_deadline",
    "read_cell_time",
    "read_cell_times",
    "rrule",
    "say_date",
    "short_date",
    "window",
]
