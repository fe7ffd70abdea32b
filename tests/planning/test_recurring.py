"""Recurring duties spread out over the months; the table of days off; chasing."""

from datetime import date

import pytest

from tests.factories.people import make_user
from tests.factories.plans import MONDAY, PlanWriter, at, every, run_plan
from thidua.core.errors import Denied, Invalid
from thidua.planning.domain.kinds import NotificationKind
from thidua.planning.domain.plan_states import Outcome
from thidua.planning.models import Assignment, DayOff, Notification
from thidua.planning.queries.calendars import working_calendar
from thidua.planning.services.amendment import cancel_task
from thidua.planning.services.chasing import chase_units
from thidua.planning.services.closing import close_plan, record_result
from thidua.planning.services.days_off import remove_day_off, set_day_off
from thidua.planning.services.events import set_event_days
from thidua.planning.services.progress import submit_result
from thidua.planning.services.recurring import spawn_turns
from thidua.timing.values import Deadline, DeadlineKind
from thidua.timing.working_days import DayOffKind


@pytest.fixture
def monthly(officer, agency, unit, other_unit):
    writer = PlanWriter(subject="Chương trình giai đoạn 2025 - 2026")
    writer.task("giới thiệu một điển hình", ["Các phòng, đơn vị"], every("month"))
    return run_plan(officer, agency, writer)


def _labels(unit):
    rows = Assignment.objects.filter(unit=unit).order_by("due_on")
    return list(rows.values_list("period_label", flat=True))


def test_new_periods_come_into_sight_as_time_goes_on(monthly, unit):
    assert _labels(unit) == ["Tháng 8/2025", "Tháng 9/2025", "Tháng 10/2025"]

    assert spawn_turns(date(2025, 9, 1)) == 2

    assert _labels(unit)[-1] == "Tháng 11/2025"


def test_setting_out_twice_adds_nothing(monthly):
    spawn_turns(date(2025, 9, 1))

    assert spawn_turns(date(2025, 9, 1)) == 0


def test_it_stops_with_the_plan(monthly, unit):
    spawn_turns(date(2026, 11, 1))

    assert _labels(unit)[-1] == "Tháng 12/2026"
    assert spawn_turns(date(2026, 12, 31)) == 0


def test_periods_gone_by_are_not_set_out_after_the_fact(monthly, unit):
    Assignment.objects.all().delete()

    spawn_turns(date(2026, 3, 1))

    assert _labels(unit)[0] == "Tháng 3/2026"


def test_a_cancelled_task_or_a_closed_plan_brings_nothing_new(monthly, officer):
    cancel_task(monthly.tasks.get().pk, "Thôi.", by=officer, at=MONDAY)
    assert spawn_turns(date(2025, 12, 1)) == 0


def test_a_closed_plan_brings_nothing_new(monthly, officer):
    record_result(monthly.tasks.get().pk, Outcome.DONE, "Xong.", by=officer, at=MONDAY)
    close_plan(monthly.pk, by=officer, at=MONDAY)

    assert spawn_turns(date(2025, 12, 1)) == 0


def test_a_unit_that_was_dissolved_gets_no_new_periods(monthly, unit, other_unit):
    other_unit.active_to = date(2025, 8, 31)
    other_unit.save()

    assert spawn_turns(date(2025, 9, 1)) == 1
    assert _labels(unit)[-1] == "Tháng 11/2025"


TYPHOON = date(2025, 8, 18)


def test_a_day_off_of_the_agency_makes_nothing_late(assignment, clerk, officer, agency):
    sent = submit_result(assignment.pk, by=clerk, at=at(2025, 8, 19))
    assert sent.days_late == 2

    set_day_off(agency.pk, TYPHOON, DayOffKind.HOLIDAY, "Bão số 5", by=officer, at=MONDAY)

    assignment.refresh_from_db()
    assert assignment.days_late == 1
    remove_day_off(DayOff.objects.get().pk, by=officer, at=MONDAY)
    assignment.refresh_from_db()
    assert assignment.days_late == 2


def test_limits_in_working_days_are_counted_anew(officer, agency, unit):
    before = Deadline(
        kind=DeadlineKind.RELATIVE, direction="before", n=3, unit="working_day", anchor="hội nghị",
        text="trước hội nghị 03 ngày làm việc",
    )  # fmt: skip
    writer = PlanWriter().event("Hội nghị", Deadline()).task("việc", ["Phòng Tổng hợp"], before)
    plan = run_plan(officer, agency, writer)
    set_event_days(plan.pk, date(2025, 8, 21), by=officer, at=MONDAY)
    assert Assignment.objects.get().due_on == TYPHOON

    set_day_off(agency.pk, TYPHOON, DayOffKind.HOLIDAY, "Bão", by=officer, at=MONDAY)

    moved = Assignment.objects.get()
    assert moved.due_on == date(2025, 8, 15)
    assert moved.due_changes.last().cause == "calendar"


def test_an_agencys_line_wins_over_the_common_one(agency, officer):
    root = make_user("quan-tri", is_superuser=True)
    set_day_off(None, TYPHOON, DayOffKind.HOLIDAY, "Bão", by=root, at=MONDAY)
    assert not working_calendar(agency.pk).is_working_day(TYPHOON)

    set_day_off(agency.pk, TYPHOON, DayOffKind.SWAP_WORK, "Trực bão", by=officer, at=MONDAY)

    assert working_calendar(agency.pk).is_working_day(TYPHOON)
    assert not working_calendar(None).is_working_day(TYPHOON)


def test_the_same_day_is_written_once(agency, officer):
    for name in ("Bão", "Bão số 5"):
        set_day_off(agency.pk, TYPHOON, DayOffKind.HOLIDAY, name, by=officer, at=MONDAY)

    assert DayOff.objects.get().name == "Bão số 5"


def test_common_days_are_for_the_administrator_and_own_days_for_the_officer(
    agency, officer, clerk, foreign_officer
):
    for agency_id, by in ((None, officer), (agency.pk, clerk), (agency.pk, foreign_officer)):
        with pytest.raises(Denied):
            set_day_off(agency_id, TYPHOON, DayOffKind.HOLIDAY, "Bão", by=by, at=MONDAY)
    with pytest.raises(Invalid):
        set_day_off(agency.pk, TYPHOON, DayOffKind.HOLIDAY, " ", by=officer, at=MONDAY)
    assert not DayOff.objects.exists()


def test_units_are_chased_for_what_they_still_owe(
    agency, officer, clerk, other_clerk, assignment, other_assignment
):
    submit_result(other_assignment.pk, by=other_clerk, at=MONDAY)
    both = [assignment.pk, other_assignment.pk]

    asked = chase_units(agency.pk, both, "Gửi trước thứ Sáu.", by=officer, at=MONDAY)

    notice = Notification.objects.get(kind=NotificationKind.CHASE)
    assert (asked, notice.user) == (1, clerk)
    assert notice.data["words"] == "Gửi trước thứ Sáu."
    with pytest.raises(Invalid):
        chase_units(agency.pk, [other_assignment.pk], by=officer, at=MONDAY)


def test_a_clerk_chases_nobody_and_an_officer_only_the_own_agency(
    agency, clerk, foreign_officer, assignment
):
    theirs = foreign_officer.grants.get().agency
    with pytest.raises(Denied):
        chase_units(agency.pk, [assignment.pk], by=clerk, at=MONDAY)
    with pytest.raises(Invalid):
        chase_units(theirs.pk, [assignment.pk], by=foreign_officer, at=MONDAY)
