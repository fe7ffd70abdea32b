"""Units report and send; the officer takes it or gives it back."""

import pytest

from tests.factories.plans import MONDAY, at
from thidua.audit.models import AuditEvent
from thidua.core.errors import Denied, Invalid, NotNow
from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.domain.kinds import NotificationKind
from thidua.planning.domain.plan_states import Outcome
from thidua.planning.models import Evidence, Notification
from thidua.planning.services.closing import close_plan, record_result
from thidua.planning.services.evidence import attach_evidence, remove_evidence
from thidua.planning.services.progress import (
    accept_result,
    cancel_assignment,
    report_progress,
    return_result,
    submit_result,
    withdraw_result,
)

FRIDAY, NEXT_TUESDAY = at(2025, 8, 15, 16), at(2025, 8, 19, 9)


def test_the_unit_reports_how_far_it_is(assignment, clerk):
    reported = report_progress(assignment.pk, 40, "Đã họp đơn vị.", by=clerk, at=MONDAY)

    assert (reported.state, reported.percent) == (AssignmentState.IN_PROGRESS, 40)
    written = reported.reports.get()
    assert (written.note, written.percent, written.by, written.at) == (
        "Đã họp đơn vị.",
        40,
        clerk,
        MONDAY,
    )


@pytest.mark.parametrize("percent", [-1, 101])
def test_progress_beyond_the_whole_is_refused(assignment, clerk, percent):
    with pytest.raises(Invalid):
        report_progress(assignment.pk, percent, by=clerk, at=MONDAY)


def test_another_units_clerk_may_not_report(assignment, other_clerk):
    with pytest.raises(Denied) as refusal:
        report_progress(assignment.pk, 10, by=other_clerk, at=MONDAY)

    assert refusal.value.code == "needs_report_progress"
    assert not assignment.reports.exists()
    assert not AuditEvent.objects.filter(action="planning.assignment.report").exists()


def test_sent_on_the_last_day_is_in_time(assignment, clerk):
    sent = submit_result(assignment.pk, by=clerk, at=FRIDAY)

    assert (sent.state, sent.percent, sent.days_late, sent.sent_by) == (
        AssignmentState.SUBMITTED,
        100,
        0,
        clerk,
    )


def test_sent_later_keeps_the_working_days_it_was_late(assignment, clerk):
    assert submit_result(assignment.pk, by=clerk, at=NEXT_TUESDAY).days_late == 2


def test_late_is_counted_by_the_day_where_the_office_is(assignment, clerk):
    just_before_midnight = at(2025, 8, 15, 23, 59)

    sent = submit_result(assignment.pk, by=clerk, at=just_before_midnight)

    assert (str(sent.sent_on), sent.days_late) == ("2025-08-15", 0)


def test_the_officer_hears_of_it_and_takes_it(assignment, clerk, officer):
    submit_result(assignment.pk, by=clerk, at=FRIDAY)

    accepted = accept_result(assignment.pk, "Đủ.", by=officer, at=NEXT_TUESDAY)

    told = Notification.objects.exclude(kind=NotificationKind.PLAN_STARTED)
    assert list(told.order_by("id").values_list("user", "kind")) == [
        (officer.pk, "submitted"),
        (clerk.pk, "accepted"),
    ]
    assert (accepted.state, accepted.accepted_by) == (AssignmentState.ACCEPTED, officer)


def test_the_clerk_may_not_take_the_own_result(assignment, clerk):
    submit_result(assignment.pk, by=clerk, at=FRIDAY)

    with pytest.raises(Denied) as refusal:
        accept_result(assignment.pk, by=clerk, at=FRIDAY)

    assert refusal.value.code == "needs_accept_result"


def test_a_result_comes_back_with_a_reason_and_is_owed_again(assignment, clerk, officer):
    submit_result(assignment.pk, by=clerk, at=FRIDAY)

    with pytest.raises(Invalid):
        return_result(assignment.pk, "  ", by=officer, at=FRIDAY)
    returned = return_result(assignment.pk, "Thiếu biên bản họp.", by=officer, at=FRIDAY)

    assert (returned.state, returned.return_reason) == (
        AssignmentState.RETURNED,
        "Thiếu biên bản họp.",
    )
    assert (returned.sent_at, returned.days_late) == (None, None)
    notice = Notification.objects.get(kind=NotificationKind.RETURNED)
    assert (notice.user, notice.data["reason"]) == (clerk, "Thiếu biên bản họp.")


def test_even_an_accepted_result_can_come_back(assignment, clerk, officer):
    submit_result(assignment.pk, by=clerk, at=FRIDAY)
    accept_result(assignment.pk, by=officer, at=FRIDAY)

    returned = return_result(assignment.pk, "Nhầm đơn vị.", by=officer, at=NEXT_TUESDAY)

    assert (returned.accepted_at, returned.accepted_by) == (None, None)


def test_the_unit_takes_back_what_was_not_taken_yet(assignment, clerk):
    submit_result(assignment.pk, by=clerk, at=FRIDAY)

    assert withdraw_result(assignment.pk, by=clerk, at=FRIDAY).state == AssignmentState.IN_PROGRESS


def test_a_cancelled_assignment_says_why(assignment, officer, clerk):
    cancelled = cancel_assignment(assignment.pk, "Đơn vị sáp nhập.", by=officer, at=MONDAY)

    assert (cancelled.state, cancelled.cancel_reason) == (
        AssignmentState.CANCELLED,
        "Đơn vị sáp nhập.",
    )
    assert Notification.objects.get(kind=NotificationKind.CANCELLED).user == clerk


def test_a_closed_plan_takes_no_more_reports(assignment, plan, task, clerk, officer):
    record_result(task.pk, Outcome.PARTLY, "Đạt một phần.", by=officer, at=FRIDAY)
    close_plan(plan.pk, by=officer, at=FRIDAY)

    with pytest.raises(NotNow):
        report_progress(assignment.pk, 10, by=clerk, at=FRIDAY)


ALLOWED = {
    ("report", "not_started"): "in_progress",
    ("report", "in_progress"): "in_progress",
    ("report", "returned"): "in_progress",
    ("submit", "not_started"): "submitted",
    ("submit", "in_progress"): "submitted",
    ("submit", "returned"): "submitted",
    ("withdraw", "submitted"): "in_progress",
    ("accept", "submitted"): "accepted",
    ("return", "submitted"): "returned",
    ("return", "accepted"): "returned",
    ("cancel", "not_started"): "cancelled",
    ("cancel", "in_progress"): "cancelled",
    ("cancel", "returned"): "cancelled",
    ("cancel", "submitted"): "cancelled",
}
_WAY = {
    "not_started": [],
    "in_progress": ["report"],
    "submitted": ["submit"],
    "returned": ["submit", "return"],
    "accepted": ["submit", "accept"],
    "cancelled": ["cancel"],
}


def _act(action, assignment, officer):
    acts = {
        "report": lambda: report_progress(assignment.pk, 10, by=officer, at=MONDAY),
        "submit": lambda: submit_result(assignment.pk, by=officer, at=MONDAY),
        "withdraw": lambda: withdraw_result(assignment.pk, by=officer, at=MONDAY),
        "accept": lambda: accept_result(assignment.pk, by=officer, at=MONDAY),
        "return": lambda: return_result(assignment.pk, "Thiếu.", by=officer, at=MONDAY),
        "cancel": lambda: cancel_assignment(assignment.pk, "Thôi.", by=officer, at=MONDAY),
    }
    return acts[action]()


@pytest.mark.parametrize("state", _WAY)
@pytest.mark.parametrize("action", ["report", "submit", "withdraw", "accept", "return", "cancel"])
def test_every_act_in_every_state_is_done_or_refused(assignment, officer, action, state):
    for step in _WAY[state]:
        _act(step, assignment, officer)

    if (action, state) in ALLOWED:
        assert _act(action, assignment, officer).state == ALLOWED[action, state]
    else:
        with pytest.raises(NotNow):
            _act(action, assignment, officer)
        assignment.refresh_from_db()
        assert assignment.state == state


def test_evidence_is_kept_with_the_work(assignment, clerk):
    evidence = attach_evidence(assignment.pk, b"%PDF-1.7", "biên bản.pdf", by=clerk, at=MONDAY)

    assert (evidence.file.name, evidence.added_by) == ("biên bản.pdf", clerk)
    remove_evidence(evidence.pk, by=clerk)
    assert not Evidence.objects.exists()


def test_after_sending_evidence_neither_comes_nor_goes(assignment, clerk):
    evidence = attach_evidence(assignment.pk, b"%PDF-1.7", "biên bản.pdf", by=clerk, at=MONDAY)
    submit_result(assignment.pk, by=clerk, at=MONDAY)

    with pytest.raises(NotNow):
        attach_evidence(assignment.pk, b"%PDF-1.7", "thêm.pdf", by=clerk, at=MONDAY)
    with pytest.raises(NotNow):
        remove_evidence(evidence.pk, by=clerk)


def test_another_unit_attaches_nothing(assignment, other_clerk):
    with pytest.raises(Denied):
        attach_evidence(assignment.pk, b"%PDF-1.7", "a.pdf", by=other_clerk, at=MONDAY)
