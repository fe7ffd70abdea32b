"""What is not yours does not exist: other agencies' and other units' work."""

import pytest
from django.http import Http404

from tests.factories.people import make_leader, make_user
from tests.factories.plans import MONDAY, PlanWriter, read_plan, run_plan
from thidua.planning.access import (
    assignment_for,
    evidence_for,
    fact_for,
    feed_for_token,
    notification_for,
    own_feed_for,
    plan_for,
    reading_for,
    receipt_for,
    task_for,
)
from thidua.planning.models import PlanReceipt
from thidua.planning.queries.visibility import assignments_seen_by, plans_seen_by
from thidua.planning.services.evidence import attach_evidence
from thidua.planning.services.feeds import issue_unit_feed


def _hidden(find, *args):
    """The refusal as a person meets it: the same for what exists and what does not."""
    with pytest.raises(Http404) as refusal:
        find(*args)
    return str(refusal.value)


def test_the_officer_and_the_leader_see_all_of_their_agency(
    plan, assignment, other_assignment, officer, agency
):
    for person in (officer, make_leader(agency)):
        assert set(assignments_seen_by(person)) == {assignment, other_assignment}
        assert plan_for(person, plan.pk) == plan


def test_a_clerk_sees_the_plan_but_only_the_own_units_work(
    plan, task, assignment, other_assignment, clerk
):
    assert plan_for(clerk, plan.pk) == plan
    assert task_for(clerk, task.pk) == task
    assert list(assignments_seen_by(clerk)) == [assignment]
    _hidden(assignment_for, clerk, other_assignment.pk)


def test_a_plan_without_a_part_for_the_unit_is_hidden_from_its_clerk(
    officer, agency, unit, other_unit, clerk
):
    plan = run_plan(officer, agency, PlanWriter().task("việc", ["Trung tâm Thông tin"]))

    assert not plans_seen_by(clerk).exists()
    _hidden(plan_for, clerk, plan.pk)
    _hidden(task_for, clerk, plan.tasks.get().pk)


@pytest.mark.parametrize("part", ["helps", "receives"])
def test_helping_or_receiving_is_a_part_in_a_plan(officer, agency, unit, other_unit, clerk, part):
    writer = PlanWriter()
    if part == "helps":
        writer.task("việc", ["Trung tâm Thông tin"], coordinating=("Phòng Tổng hợp",))
    else:
        writer.task("việc", ["Trung tâm Thông tin"]).recipient("Phòng Tổng hợp")

    plan = run_plan(officer, agency, writer)

    assert list(plans_seen_by(clerk)) == [plan]
    assert not assignments_seen_by(clerk).exists()


def test_everything_of_another_agency_is_as_if_it_were_not(
    officer, agency, clerk, plan, task, assignment, foreign_officer
):
    reading = read_plan(officer, agency, PlanWriter(number="1/KH").task("x"), data=b"khac")
    fact = reading.review_facts.first()
    evidence = attach_evidence(assignment.pk, b"%PDF-", "a.pdf", by=clerk, at=MONDAY)
    receipt = PlanReceipt.objects.first()
    feed = issue_unit_feed(assignment.unit_id, by=clerk, at=MONDAY).feed
    notice = clerk.notifications.first()
    stranger = foreign_officer

    for find, pk in (
        (plan_for, plan.pk),
        (task_for, task.pk),
        (assignment_for, assignment.pk),
        (evidence_for, evidence.pk),
        (receipt_for, receipt.pk),
        (reading_for, reading.pk),
        (own_feed_for, feed.pk),
        (notification_for, notice.pk),
    ):
        assert _hidden(find, stranger, pk) == _hidden(find, stranger, 10**9)
    assert _hidden(fact_for, stranger, reading.pk, fact.pk)
    assert not plans_seen_by(stranger).exists()
    assert not assignments_seen_by(stranger).exists()


def test_a_clerk_reviews_no_files(officer, agency, clerk):
    reading = read_plan(officer, agency, PlanWriter())

    _hidden(reading_for, clerk, reading.pk)


def test_a_fact_is_found_only_in_its_own_reading(officer, agency):
    one = read_plan(officer, agency, PlanWriter())
    two = read_plan(officer, agency, PlanWriter(), data=b"hai")

    _hidden(fact_for, officer, one.pk, two.review_facts.get().pk)


def test_who_has_no_role_sees_nothing(plan, assignment):
    stranger = make_user("nguoi-la")

    _hidden(plan_for, stranger, plan.pk)
    _hidden(assignment_for, stranger, assignment.pk)


def test_own_things_are_found(clerk, plan, assignment, unit):
    evidence = attach_evidence(assignment.pk, b"%PDF-", "a.pdf", by=clerk, at=MONDAY)
    issued = issue_unit_feed(unit.pk, by=clerk, at=MONDAY)
    receipt = PlanReceipt.objects.get(unit=unit)
    notice = clerk.notifications.first()

    assert evidence_for(clerk, evidence.pk) == evidence
    assert own_feed_for(clerk, issued.feed.pk) == issued.feed
    assert receipt_for(clerk, receipt.pk) == receipt
    assert notification_for(clerk, notice.pk) == notice
    assert feed_for_token(issued.token) == issued.feed


def test_a_false_token_is_not_found(db):
    _hidden(feed_for_token, "a.b")
