"""Tables of planning."""

from thidua.planning.models.assignments import Assignment, DueChange, Evidence, ProgressReport
from thidua.planning.models.deadlines import DayOff, DeadlineChange, DeadlineChangeLine
from thidua.planning.models.duties import Task, TaskResult, TaskUnit, TaskVersion
from thidua.planning.models.notices import CalendarFeed, JobRun, Notification, Reminder
from thidua.planning.models.papers import PlanLink, PlanReceipt, PlanRecipient
from thidua.planning.models.plans import Plan, PlanSection
from thidua.planning.models.readings import PlanReading, ReviewFact

__all__ = [
    "Assignment",
    "CalendarFeed",
    "DayOff",
    "DeadlineChange",
    "DeadlineChangeLine",
    "DueChange",
    "Evidence",
    "JobRun",
    "Notification",
    "Plan",
    "PlanLink",
    "PlanReading",
    "PlanReceipt",
    "PlanRecipient",
    "PlanSection",
    "ProgressReport",
    "Reminder",
    "ReviewFact",
    "Task",
    "TaskResult",
    "TaskUnit",
    "TaskVersion",
]
