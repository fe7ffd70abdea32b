"""Điều chỉnh: tasks change with their history; what leans on an event moves with it."""

from datetime import date

import pytest

from tests.factories.people import make_unit
from tests.factories.plans import (
    MONDAY,
    PlanWriter,
    at,
    days_before_event,
    due_by,
    every,
    run_plan,
)
from thidua.core.errors import Denied, Invalid, NotNow
from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.domain.conflicts import ChangedMeanwhile
from thidua.planning.domain.kinds import NotificationKind
from thidua.planning.models import Assignment, Notification
from thidua.planning.services.amendment import TaskChange, amend_task, cancel_task
from thidua.planning.services.events import set_anchor_day, set_event_days
from thidua.planning.services.progress import accept_result, submit_result
from thidua.timing.values import Deadline, DeadlineKind

NOVEMBER = at(2025, 11, 3)


def _amend(task, officer, when=MONDAY, reason="Theo ý kiến lãnh đạo", version=1, **change):
    return amend_task(task.pk, TaskChange(**change), reason, version=version, by=officer, at=when)


def test_the_former_version_is_kept_with_the_reason(task, officer, unit, other_unit):
    amended = _amend(task, officer, text="gửi đề nghị và minh chứng")

    former = amended.versions.get()
    assert (amended.text, amended.version) == ("gửi đề nghị và minh chứng", 2)
    assert (former.text, former.version, former.reason, former.changed_by) == (
        "gửi đề nghị khen thưởng",
        1,
        "Theo ý kiến lãnh đạo",
        officer,
    )
    assert former.lead_unit_ids == [unit.pk, other_unit.pk]


def test_open_work_follows_a_new_deadline_even_an_earlier_one(task, assignment, officer):
    _amend(task, officer, deadline=due_by("2025-08-12"))

    assignment.refresh_from_db()
    assert (assignment.due_on, assignment.original_due_on) == (
        date(2025, 8, 12),
        date(2025, 8, 15),
    )
    assert assignment.due_changes.get().cause == "amendment"


def test_a_unit_taken_off_owes_it_no_more_and_a_new_one_does(
    task, agency, officer, unit, other_unit, assignment, other_assignment
):
    third = make_unit(agency, "Phòng Quản trị", 3)

    _amend(task, officer, lead_unit_ids=(unit.pk, third.pk))

    other_assignment.refresh_from_db()
    assert (other_assignment.state, other_assignment.cancel_reason) == (
        AssignmentState.CANCELLED,
        "Theo ý kiến lãnh đạo",
    )
    new = Assignment.objects.get(task=task, unit=third)
    assert (new.state, new.due_on) == (AssignmentState.NOT_STARTED, date(2025, 8, 15))
    assignment.refresh_from_db()
    assert assignment.state == AssignmentState.NOT_STARTED


def test_what_was_taken_stays_when_its_unit_is_taken_off(task, officer, unit, other_assignment):
    submit_result(other_assignment.pk, by=officer, at=MONDAY)
    accept_result(other_assignment.pk, by=officer, at=MONDAY)

    _amend(task, officer, lead_unit_ids=(unit.pk,))

    other_assignment.refresh_from_db()
    assert other_assignment.state == AssignmentState.ACCEPTED


def test_a_dated_task_that_becomes_monthly_is_owed_month_by_month(task, officer, unit, assignment):
    _amend(task, officer, deadline=every("month"), lead_unit_ids=(unit.pk,))

    assignment.refresh_from_db()
    assert assignment.state == AssignmentState.CANCELLED
    owed = Assignment.objects.filter(unit=unit).exclude(state=AssignmentState.CANCELLED)
    assert list(owed.order_by("due_on").values_list("period_label", flat=True)) == [
        "Tháng 8/2025",
        "Tháng 9/2025",
        "Tháng 10/2025",
    ]


def test_a_period_that_is_over_stays_owed_under_the_new_rhythm(officer, agency, unit):
    writer = PlanWriter(subject="Chương trình năm 2025").task(
        "báo cáo", ["Phòng Tổng hợp"], every("month")
    )
    task = run_plan(officer, agency, writer).tasks.get()

    _amend(task, officer, when=NOVEMBER, deadline=every("quarter"))

    open_work = Assignment.objects.exclude(state=AssignmentState.CANCELLED).order_by("due_on")
    assert list(open_work.values_list("due_on", flat=True)) == [
        date(2025, 8, 31),
        date(2025, 9, 30),
        date(2025, 10, 31),
        date(2025, 12, 31),
    ]


def test_the_units_before_and_after_are_told(task, officer, clerk, other_clerk, unit):
    _amend(task, officer, lead_unit_ids=(unit.pk,))

    told = Notification.objects.filter(kind=NotificationKind.TASK_AMENDED)
    assert set(told.values_list("user", flat=True)) == {clerk.pk, other_clerk.pk}


def test_an_outdated_version_is_refused(task, officer):
    _amend(task, officer, text="mới")

    with pytest.raises(ChangedMeanwhile) as refusal:
        _amend(task, officer, text="khác")

    assert (refusal.value.who, refusal.value.current["text"]) == ("thuong-truc", "mới")


def test_an_amendment_needs_a_reason_a_text_and_units_of_the_agency(task, officer, foreign_officer):
    theirs = make_unit(foreign_officer.grants.get().agency, "Phòng của họ")

    for code, change in (
        ("reason_needed", {"reason": " ", "text": "x"}),
        ("text_needed", {"text": "  "}),
        ("unit_unknown", {"lead_unit_ids": (theirs.pk,)}),
        ("deadline_incomplete", {"deadline": Deadline(kind=DeadlineKind.BY)}),
    ):
        with pytest.raises(Invalid) as refusal:
            _amend(task, officer, **change)
        assert refusal.value.code == code
    task.refresh_from_db()
    assert (task.version, task.versions.count()) == (1, 0)


def test_a_clerk_may_not_amend_nor_cancel(task, clerk):
    with pytest.raises(Denied):
        _amend(task, clerk, text="x")
    with pytest.raises(Denied):
        cancel_task(task.pk, "Thôi.", by=clerk, at=MONDAY)


def test_a_cancelled_task_is_owed_by_nobody(task, officer, assignment, other_assignment):
    submit_result(other_assignment.pk, by=officer, at=MONDAY)
    accept_result(other_assignment.pk, by=officer, at=MONDAY)

    cancelled = cancel_task(task.pk, "Trùng kế hoạch tỉnh.", by=officer, at=MONDAY)

    assignment.refresh_from_db()
    other_assignment.refresh_from_db()
    assert (cancelled.cancelled_by, cancelled.cancel_reason) == (officer, "Trùng kế hoạch tỉnh.")
    assert (assignment.state, other_assignment.state) == ("cancelled", "accepted")
    with pytest.raises(NotNow) as refusal:
        cancel_task(task.pk, "Lần nữa.", by=officer, at=MONDAY)
    assert refusal.value.code == "task_cancelled"


@pytest.fixture
def conference(officer, agency, unit):
    """A conference on a day to be announced; papers 15 days before it."""
    writer = PlanWriter(subject="Tổ chức Hội nghị điển hình tiên tiến")
    writer.event("Hội nghị điển hình tiên tiến", Deadline())
    writer.task("gửi hồ sơ", ["Phòng Tổng hợp"], days_before_event(15))
    writer.task("viết tin", ["Phòng Tổng hợp"], due_by("2025-08-20"))
    return run_plan(officer, agency, writer)


def test_relative_limits_get_a_day_when_the_event_has_one(conference, officer):
    papers, news = Assignment.objects.order_by("task__ordinal")
    assert papers.due_on is None

    set_event_days(conference.pk, date(2025, 9, 30), by=officer, at=MONDAY)

    papers.refresh_from_db()
    news.refresh_from_db()
    assert (papers.due_on, papers.original_due_on) == (date(2025, 9, 15), date(2025, 9, 15))
    assert news.due_on == date(2025, 8, 20)


def test_they_move_when_the_event_moves_and_the_history_says_so(conference, officer, clerk):
    set_event_days(conference.pk, date(2025, 9, 30), by=officer, at=MONDAY)

    set_event_days(conference.pk, date(2025, 10, 15), by=officer, at=MONDAY)

    papers = Assignment.objects.order_by("task__ordinal").first()
    assert (papers.due_on, papers.original_due_on) == (date(2025, 9, 30), date(2025, 9, 15))
    history = papers.due_changes.values_list("cause", "from_due_on", "to_due_on")
    assert list(history) == [
        ("event", None, date(2025, 9, 15)),
        ("event", date(2025, 9, 15), date(2025, 9, 30)),
    ]
    assert Notification.objects.filter(kind=NotificationKind.DEADLINE_MOVED).count() == 2


def test_what_was_sent_does_not_move_with_the_event(conference, officer):
    set_event_days(conference.pk, date(2025, 9, 30), by=officer, at=MONDAY)
    papers = Assignment.objects.order_by("task__ordinal").first()
    submit_result(papers.pk, by=officer, at=MONDAY)

    set_event_days(conference.pk, date(2025, 10, 15), by=officer, at=MONDAY)

    papers.refresh_from_db()
    assert papers.due_on == date(2025, 9, 15)


def test_an_event_neither_ends_before_it_begins_nor_is_nameless(conference, plan, officer):
    with pytest.raises(Invalid) as order:
        set_event_days(conference.pk, date(2025, 9, 30), date(2025, 9, 29), by=officer, at=MONDAY)
    with pytest.raises(Invalid) as nameless:
        set_event_days(plan.pk, date(2025, 9, 30), by=officer, at=MONDAY)

    assert (order.value.code, nameless.value.code) == ("event_order", "event_name_needed")


def test_a_clerk_does_not_move_the_event(conference, clerk):
    with pytest.raises(Denied):
        set_event_days(conference.pk, date(2025, 9, 30), by=clerk, at=MONDAY)


def test_a_limit_after_another_happening_waits_for_its_own_day(officer, agency, unit):
    after = Deadline(
        kind=DeadlineKind.RELATIVE,
        direction="after",
        n=5,
        unit="working_day",
        anchor="có quyết định khen thưởng",
        text="sau 05 ngày làm việc kể từ khi có quyết định khen thưởng",
    )
    writer = PlanWriter().task("công bố", ["Phòng Tổng hợp"], after)
    task = run_plan(officer, agency, writer).tasks.get()

    set_anchor_day(task.pk, date(2025, 8, 29), by=officer, at=MONDAY)

    # 1 and 2 September 2025 are days off.
    assert Assignment.objects.get().due_on == date(2025, 9, 9)


def test_only_a_limit_with_a_mark_of_its_own_takes_one(task, conference, officer):
    leaning = conference.tasks.get(leans_on_event=True)

    for row in (task, leaning):
        with pytest.raises(Invalid) as refusal:
            set_anchor_day(row.pk, date(2025, 8, 29), by=officer, at=MONDAY)
        assert refusal.value.code == "no_anchor"
