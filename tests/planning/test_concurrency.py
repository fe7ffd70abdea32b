"""Several workers at once, each with a connection of its own (PostgreSQL)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection, connections

from tests.factories.people import make_officer
from tests.factories.plans import (
    MONDAY,
    PlanWriter,
    accept_all,
    at,
    due_by,
    every,
    read_plan,
    run_plan,
)
from thidua.core.errors import NotNow
from thidua.planning.domain.conflicts import ChangedMeanwhile
from thidua.planning.domain.kinds import FactKind, NotificationKind
from thidua.planning.models import Assignment, JobRun, Notification, Plan, Reminder
from thidua.planning.services.activation import activate
from thidua.planning.services.clock import Job, every_minute, run_due_jobs
from thidua.planning.services.mailing import send_mails
from thidua.planning.services.progress import accept_result, return_result, submit_result
from thidua.planning.services.reading_runs import run_reading
from thidua.planning.services.readings import upload_plan
from thidua.planning.services.recurring import spawn_turns
from thidua.planning.services.reminding import remind
from thidua.planning.services.review import mend_fact

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="two writers at once need PostgreSQL (THIDUA_DATABASE_URL)",
    ),
]
TASKS = 60
ON_THE_DAY = at(2025, 8, 15)


def at_once(*acts):
    """Run the acts in threads that set off together; their results, or what they raised."""
    together = Barrier(len(acts))

    def run(act):
        try:
            together.wait(timeout=10)
            return act()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.fixture
def many(officer, agency, unit, clerk):
    """Sixty tasks of one unit, all due on the same day."""
    writer = PlanWriter()
    for number in range(TASKS):
        writer.task(f"việc {number}", ["Phòng Tổng hợp"], due_by("2025-08-15"))
    return run_plan(officer, agency, writer)


def test_two_workers_send_each_reminder_exactly_once(many):
    sent = at_once(lambda: remind(ON_THE_DAY), lambda: remind(ON_THE_DAY))

    assert sum(sent) == TASKS
    assert Reminder.objects.filter(sent_at__isnull=False).count() == TASKS
    told = Notification.objects.filter(kind=NotificationKind.REMINDER)
    assert told.count() == told.values("assignment").distinct().count() == TASKS


def test_four_workers_mail_each_notice_exactly_once(many):
    remind(ON_THE_DAY)
    waiting = Notification.objects.filter(created_at__gte=ON_THE_DAY).count()

    sent = at_once(*[lambda: send_mails(ON_THE_DAY, batch=7)] * 4)

    assert sum(sent) == waiting == TASKS
    assert len(mail.outbox) == TASKS
    assert Notification.objects.filter(mailed_at=ON_THE_DAY, mail_tries=1).count() == TASKS


def test_two_clocks_take_each_turn_once(db):
    ran = []
    job = Job("count", every_minute, lambda moment: ran.append(moment))

    at_once(*[lambda: run_due_jobs(MONDAY, (job,))] * 4)

    assert ran == [MONDAY]
    assert JobRun.objects.count() == 1


def test_two_people_activating_at_once_start_one_plan(officer, agency, unit):
    colleague = make_officer(agency, "dong-nghiep")
    reading = read_plan(officer, agency, PlanWriter().task("việc", ["Phòng Tổng hợp"]))
    accept_all(reading, officer)

    one, other = at_once(
        lambda: activate(reading.pk, by=officer, at=MONDAY),
        lambda: activate(reading.pk, by=colleague, at=MONDAY),
    )

    assert one == other == Plan.objects.get()
    assert Assignment.objects.count() == 1


def test_of_two_reviewers_mending_one_fact_the_second_is_told(officer, agency):
    colleague = make_officer(agency, "dong-nghiep")
    reading = read_plan(officer, agency, PlanWriter().task("việc"))
    fact = reading.review_facts.get(kind=FactKind.TASK)

    results = at_once(
        lambda: mend_fact(fact.pk, {"text_key": "một"}, version=1, by=officer, at=MONDAY),
        lambda: mend_fact(fact.pk, {"text_key": "hai"}, version=1, by=colleague, at=MONDAY),
    )

    refused = [result for result in results if isinstance(result, ChangedMeanwhile)]
    fact.refresh_from_db()
    assert len(refused) == 1
    assert refused[0].current["text_key"] == fact.data["text_key"]
    assert fact.version == 2


def test_a_result_is_taken_or_given_back_not_both(officer, agency, unit):
    colleague = make_officer(agency, "dong-nghiep")
    run_plan(officer, agency, PlanWriter().task("việc", ["Phòng Tổng hợp"]))
    work = Assignment.objects.get()
    submit_result(work.pk, by=officer, at=MONDAY)

    one, other = at_once(
        lambda: accept_result(work.pk, by=officer, at=MONDAY),
        lambda: accept_result(work.pk, by=colleague, at=MONDAY),
    )

    assert sum(isinstance(result, NotNow) for result in (one, other)) == 1
    return_result(work.pk, "Thiếu.", by=officer, at=MONDAY)


def test_two_workers_spawn_each_period_once(officer, agency, unit):
    writer = PlanWriter(subject="Chương trình giai đoạn 2025 - 2026")
    writer.task("báo cáo", ["Phòng Tổng hợp"], every("month"))
    run_plan(officer, agency, writer)
    before = Assignment.objects.count()

    at_once(*[lambda: spawn_turns(at(2026, 1, 5).date())] * 3)

    assert before < Assignment.objects.count()
    periods = Assignment.objects.values_list("period", flat=True)
    assert len(periods) == len(set(periods))


def test_two_workers_read_a_file_once(officer, agency):
    reading = upload_plan(b"KE HOACH", "a.txt", agency_id=agency.pk, by=officer, at=MONDAY)

    results = at_once(*[lambda: run_reading(reading.pk, now=lambda: MONDAY)] * 2)

    assert sorted(result is None for result in results) == [False, True]
