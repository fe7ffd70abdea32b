"""Reminders and their mails: each one once, to the people who do the work."""

import pytest
from django.core import mail

from tests.factories.people import make_head
from tests.factories.plans import PAPER, at, due_by
from thidua.planning.domain.kinds import NotificationKind
from thidua.planning.domain.plan_states import Outcome
from thidua.planning.domain.reminders import ReminderKind
from thidua.planning.models import JobRun, Notification, Reminder
from thidua.planning.queries.notices import notifications_of, unread_count
from thidua.planning.services.clock import Job, every_day, every_office_hour, run_due_jobs
from thidua.planning.services.closing import close_plan, record_result
from thidua.planning.services.extension import ExtensionLine, extend_deadlines
from thidua.planning.services.mailing import LEASE, MOST_TRIES, STALE, send_mails
from thidua.planning.services.notices import mark_read
from thidua.planning.services.progress import submit_result
from thidua.planning.services.reminding import plan_reminders, remind, send_planned_reminders
from thidua.planning.terms import heading, sentence

WEEK_BEFORE = at(2025, 8, 8)
ON_THE_DAY = at(2025, 8, 15)
MONDAY_AFTER = at(2025, 8, 18)


def _reminded():
    sent = Notification.objects.filter(kind=NotificationKind.REMINDER).order_by("id")
    return list(sent.values_list("user__username", "reminder__kind"))


@pytest.fixture
def owed(assignment, other_assignment, officer):
    """Only Phòng Tổng hợp still owes the task, by Friday 15 August 2025."""
    submit_result(other_assignment.pk, by=officer, at=at(2025, 8, 4))
    return assignment


def test_a_week_before_the_unit_is_reminded_once(owed, clerk):
    assert remind(WEEK_BEFORE) == 1
    assert remind(WEEK_BEFORE) == 0
    assert remind(at(2025, 8, 11)) == 0

    assert _reminded() == [("chuyen-vien", "week_before")]


def test_nothing_is_said_before_its_time(owed, clerk):
    assert remind(at(2025, 8, 7)) == 0


def test_a_story_from_the_week_before_to_ten_days_late(owed, clerk, officer):
    make_head(owed.unit)
    days = [8, 14, 15, 16, 18, 19, 20, 21, 22, 25, 29]
    for day in days:
        remind(at(2025, 8, day))

    kinds = list(Reminder.objects.order_by("id").values_list("kind", "round"))
    assert kinds == [
        ("week_before", 0),
        ("day_before", 0),
        ("on_the_day", 0),
        ("late", 0),
        ("escalation", 0),
        ("late_weekly", 0),
        ("late_weekly", 1),
    ]
    assert ("truong-phong", "escalation") in _reminded()
    assert ("thuong-truc", "escalation") in _reminded()
    assert ("chuyen-vien", "escalation") not in _reminded()


def test_what_was_sent_is_not_reminded_of(owed, clerk):
    plan_reminders(ON_THE_DAY)
    submit_result(owed.pk, by=clerk, at=ON_THE_DAY)

    assert send_planned_reminders(ON_THE_DAY) == 0

    reminder = Reminder.objects.get()
    assert (reminder.sent_at, reminder.dropped_at) == (None, ON_THE_DAY)
    assert _reminded() == []


def test_after_an_extension_the_new_day_is_reminded_of_anew(owed, plan, task, clerk, officer):
    remind(WEEK_BEFORE)
    line = ExtensionLine(task.pk, due_by("2025-08-29"))
    extend_deadlines(plan.pk, [line], PAPER, by=officer, at=WEEK_BEFORE)

    assert remind(ON_THE_DAY) == 0
    assert remind(at(2025, 8, 22)) == 1
    assert [str(row.due_on) for row in Reminder.objects.order_by("id")] == [
        "2025-08-15",
        "2025-08-29",
    ]


def test_a_closed_plan_reminds_nobody(owed, plan, task, clerk, officer):
    record_result(task.pk, Outcome.DONE, "Xong.", by=officer, at=WEEK_BEFORE)
    close_plan(plan.pk, by=officer, at=WEEK_BEFORE)

    assert remind(ON_THE_DAY) == 0


def test_a_day_off_right_after_the_last_day_is_not_late(owed, clerk):
    assert remind(at(2025, 8, 16)) == 0
    assert remind(MONDAY_AFTER) == 1


def test_the_sentence_says_what_is_due_and_when(owed, clerk):
    remind(WEEK_BEFORE)
    notice = notifications_of(clerk).get(kind=NotificationKind.REMINDER)

    assert sentence(notice) == (
        "Việc «gửi đề nghị khen thưởng» (Phòng Tổng hợp) đến hạn ngày 15/8/2025."
    )
    assert heading(notice) == "còn 7 ngày: gửi đề nghị khen thưởng"


@pytest.mark.parametrize("kind", ReminderKind)
def test_every_kind_of_reminder_has_a_sentence(kind):
    data = {"plan": "KH", "task": "việc", "unit": "Phòng A", "due_on": "2025-08-15"}
    notice = Notification(kind=NotificationKind.REMINDER, data={**data, "reminder": kind})

    assert "việc" in sentence(notice)
    assert heading(notice)


@pytest.mark.parametrize("kind", [kind for kind in NotificationKind if kind != "reminder"])
def test_every_other_notice_has_a_sentence(kind):
    data = {"plan": "KH 1", "task": "việc", "unit": "Phòng A", "reason": "mưa", "count": 2,
            "lines": [{"task": "việc", "due_on": "2025-08-15"}]}  # fmt: skip
    notice = Notification(kind=kind, data=data)

    assert "%(" not in sentence(notice)
    assert heading(notice)


def test_mails_go_to_those_who_want_them(owed, clerk):
    make_head(owed.unit)
    clerk.wants_mail = False
    clerk.save()
    remind(WEEK_BEFORE)

    assert send_mails(WEEK_BEFORE) == 1
    assert send_mails(WEEK_BEFORE) == 0

    (message,) = mail.outbox
    assert message.to == ["truong-phong@vp.example"]
    assert "15/8/2025" in message.body


class _Broken:
    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise OSError("mail server away")


def test_a_mail_server_that_is_away_is_tried_again_later(owed, clerk, settings, caplog):
    remind(WEEK_BEFORE)
    settings.EMAIL_BACKEND = "tests.planning.test_reminding._Broken"
    assert send_mails(WEEK_BEFORE) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert send_mails(WEEK_BEFORE + LEASE) == 0
    assert send_mails(WEEK_BEFORE + LEASE * 1.1) == 1
    assert clerk.email not in caplog.text


def test_a_mail_is_given_up_after_a_number_of_tries_or_days(owed, clerk):
    remind(WEEK_BEFORE)
    Notification.objects.update(mail_tries=MOST_TRIES)
    assert send_mails(WEEK_BEFORE) == 0

    Notification.objects.update(mail_tries=0)
    assert send_mails(WEEK_BEFORE + STALE * 1.1) == 0


def test_reading_ones_notices_leaves_those_of_others_alone(owed, clerk):
    head = make_head(owed.unit)
    remind(WEEK_BEFORE)
    ids = list(Notification.objects.values_list("pk", flat=True))
    assert (unread_count(clerk), unread_count(head)) == (1, 1)

    mark_read(by=clerk, at=WEEK_BEFORE, notification_ids=ids)

    assert (unread_count(clerk), unread_count(head)) == (0, 1)
    assert mark_read(by=head, at=WEEK_BEFORE) == 1


def test_the_clock_runs_each_turn_of_a_job_once(owed, clerk):
    first = run_due_jobs(WEEK_BEFORE)
    second = run_due_jobs(WEEK_BEFORE)

    assert first == ["turns", "reminders", "mails", "silent_readings", "old_turns"]
    assert second == []
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("moment", "slot"),
    [
        (at(2025, 8, 8, 6, 59), None),
        (at(2025, 8, 8, 7), "2025-08-08T07"),
        (at(2025, 8, 8, 16, 59), "2025-08-08T16"),
        (at(2025, 8, 8, 17), None),
        (at(2025, 8, 9, 9), None),  # Saturday
        (at(2025, 9, 2, 9), None),  # National Day
    ],
)
def test_units_are_reminded_in_office_hours_only(db, moment, slot):
    assert every_office_hour(moment) == slot


def test_a_job_that_fails_gives_its_turn_back_and_stops_no_other(db, caplog):
    person = "Nguyễn Văn An"

    def broken(moment):
        raise RuntimeError(person)

    ran = []
    jobs = (Job("broken", every_day, broken), Job("fine", every_day, ran.append))

    assert run_due_jobs(WEEK_BEFORE, jobs) == ["fine"]
    assert list(JobRun.objects.values_list("job", flat=True)) == ["fine"]
    assert run_due_jobs(WEEK_BEFORE, jobs) == []
    assert "RuntimeError" in caplog.text
    assert "Nguyễn" not in caplog.text
