from datetime import date

import pytest

from tests.factories.plans import before, days_before_event, due_by, every
from thidua.planning.domain.due import Grounds, turns
from thidua.planning.domain.lateness import days_late, last_working_day
from thidua.planning.domain.period import PlanPeriod, full_day, plan_period
from thidua.planning.domain.shifting import shifted
from thidua.timing.values import Deadline, DeadlineKind
from thidua.timing.working_days import DayOff, DayOffKind, WorkingCalendar

TODAY = date(2025, 8, 4)
CALENDAR = WorkingCalendar()


def grounds(**parts):
    base = {
        "calendar": CALENDAR,
        "period": PlanPeriod(date(2025, 1, 1), date(2025, 12, 31)),
        "document_on": date(2025, 8, 1),
        "anchor_on": None,
        "since": TODAY,
    }
    return Grounds(**{**base, **parts})


def test_before_a_day_ends_the_day_before():
    (turn,) = turns(before("2025-08-15"), grounds(), today=TODAY)

    assert (turn.starts_on, turn.due_on, turn.period) == (
        date(2025, 8, 1),
        date(2025, 8, 14),
        "",
    )


def test_a_deadline_before_the_plan_was_signed_gives_up_its_first_day():
    (turn,) = turns(due_by("2025-07-15"), grounds(), today=TODAY)

    assert (turn.starts_on, turn.due_on) == (None, date(2025, 7, 15))


def test_a_relative_limit_is_open_until_its_day_is_known():
    deadline = days_before_event(15)

    assert turns(deadline, grounds(), today=TODAY)[0].due_on is None
    known = grounds(anchor_on=date(2025, 9, 30))
    assert turns(deadline, known, today=TODAY)[0].due_on == date(2025, 9, 15)


def test_a_quarterly_duty_stops_with_the_plan():
    found = turns(every("quarter"), grounds(), today=TODAY)

    assert [(turn.period, turn.due_on) for turn in found] == [
        ("quarter:2025-07-01", date(2025, 9, 30)),
        ("quarter:2025-10-01", date(2025, 12, 31)),
    ]


def test_a_duty_whose_plan_is_over_has_no_turns():
    past = grounds(period=PlanPeriod(date(2022, 1, 1), date(2022, 12, 31)))

    assert turns(every("month"), past, today=TODAY) == []


@pytest.mark.parametrize("period", ["day", "continuous", "unspecified"])
def test_a_standing_duty_is_one_turn_without_a_last_day(period):
    (turn,) = turns(every(period), grounds(), today=TODAY)

    assert (turn.due_on, turn.period) == (None, "")


@pytest.mark.parametrize(
    ("sent_on", "late"),
    [
        (date(2025, 8, 7), 0),
        (date(2025, 8, 8), 0),  # Friday, the last day
        (date(2025, 8, 9), 0),  # Saturday
        (date(2025, 8, 10), 0),
        (date(2025, 8, 11), 1),
        (date(2025, 8, 12), 2),
    ],
)
def test_lateness_counts_working_days_only(sent_on, late):
    assert days_late(CALENDAR, date(2025, 8, 8), sent_on) == late
    assert (date(2025, 8, 8) < last_working_day(CALENDAR, sent_on)) is (late > 0)


def test_a_day_off_of_the_office_is_no_late_day():
    table = [DayOff(date(2025, 8, 11), "Bão", DayOffKind.HOLIDAY)]

    assert days_late(WorkingCalendar(table), date(2025, 8, 8), date(2025, 8, 12)) == 1


def test_without_a_last_day_nothing_is_late():
    assert days_late(CALENDAR, None, date(2025, 8, 12)) == 0


@pytest.mark.parametrize(
    ("subject", "kind", "first", "last"),
    [
        ("Công tác thi đua năm 2025", "annual_programme", date(2025, 1, 1), date(2025, 12, 31)),
        ("Nhân rộng điển hình giai đoạn 2022 - 2025", "propagation",
         date(2022, 1, 1), date(2025, 12, 31)),
        ("Tổ chức Hội nghị điển hình tiên tiến giai đoạn 2021-2025", "conference", None, None),
        ("Phát động phong trào", "special_drive", None, None),
    ],
)  # fmt: skip
def test_a_plan_covers_the_years_its_subject_names(subject, kind, first, last):
    period = plan_period({"subject": subject, "kind": kind}, None)

    assert (period.first, period.last) == (first, last)


def test_the_drive_says_best_what_a_plan_covers():
    campaign = {"name": "Đợt thi đua", "start": None, "end": "2025-09"}

    assert plan_period({"subject": "năm 2024"}, campaign) == PlanPeriod(None, date(2025, 9, 30))


@pytest.mark.parametrize("printed", ["2025-02-30", "2025-02", "2025", "", None, "2025-xx"])
def test_what_is_no_full_day_is_none(printed):
    assert full_day(printed) is None


@pytest.mark.parametrize(
    ("deadline", "date_after", "words"),
    [
        (due_by("2025-08-15"), "2025-08-22", "chậm nhất ngày 22/8/2025"),
        (before("2025-08-15"), "2025-08-22", "trước ngày 22/8/2025"),
    ],
)
def test_a_day_is_put_off_with_its_words(deadline, date_after, words):
    moved = shifted(deadline, 7)

    assert (moved.date, moved.text) == (date_after, words)


def test_of_a_span_only_the_end_is_put_off():
    september = Deadline(kind=DeadlineKind.WITHIN, start="2025-09-01", end="2025-09-30")

    moved = shifted(september, 10)

    assert (moved.kind, moved.start, moved.end) == (
        DeadlineKind.PERIOD,
        "2025-09-01",
        "2025-10-10",
    )


@pytest.mark.parametrize("deadline", [every("month"), days_before_event(3), Deadline()])
def test_what_has_no_day_of_its_own_cannot_be_put_off(deadline):
    with pytest.raises(ValueError, match="no single last day"):
        shifted(deadline, 7)
