"""Who received a plan, and which plans lean on which."""

import pytest

from tests.factories.plans import MONDAY, PlanWriter, run_plan
from thidua.core.errors import Denied
from thidua.planning.models import PlanLink, PlanReceipt
from thidua.planning.queries.plans import basis_of, executed_by, receipts_of
from thidua.planning.services.receipts import acknowledge, mark_seen


@pytest.fixture
def plan(officer, agency, unit, other_unit):
    writer = PlanWriter().task("việc", ["Trung tâm Thông tin"])
    writer.recipient("Sở Nội vụ", "report").recipient("Phòng Tổng hợp", "execute")
    writer.recipient("VT, TH", "file")
    return run_plan(officer, agency, writer)


def test_each_line_gives_a_receipt_and_so_does_each_unit_with_work(plan, unit, other_unit):
    receipts = receipts_of(plan)

    assert [(row.recipient and row.recipient.who, row.unit) for row in receipts] == [
        ("Sở Nội vụ", None),
        ("Phòng Tổng hợp", unit),
        (None, other_unit),
    ]
    assert plan.recipients.count() == 3


def test_everybody_named_twice_receives_it_once(officer, agency, unit, other_unit):
    writer = PlanWriter().recipient("Phòng Tổng hợp").recipient("Các phòng, đơn vị")

    plan = run_plan(officer, agency, writer)

    assert sorted(plan.receipts.values_list("unit", flat=True)) == [unit.pk, other_unit.pk]


def test_the_unit_takes_note_once(plan, unit, clerk):
    receipt = PlanReceipt.objects.get(plan=plan, unit=unit)

    acknowledge(receipt.pk, by=clerk, at=MONDAY)
    again = acknowledge(receipt.pk, by=clerk, at=MONDAY.replace(year=2026))

    assert (again.acknowledged_by, again.acknowledged_at, again.seen_at) == (clerk, MONDAY, MONDAY)


def test_opening_the_plan_is_noted_the_first_time(plan, unit, other_unit, clerk):
    assert mark_seen(plan.pk, {unit.pk}, by=clerk, at=MONDAY) == 1
    assert mark_seen(plan.pk, {unit.pk}, by=clerk, at=MONDAY) == 0
    assert PlanReceipt.objects.filter(seen_at__isnull=False).count() == 1


def test_nobody_takes_note_for_another_unit_or_for_a_body_outside(plan, other_unit, clerk):
    others = PlanReceipt.objects.get(plan=plan, unit=other_unit)
    outside = PlanReceipt.objects.get(plan=plan, unit__isnull=True)

    for receipt in (others, outside):
        with pytest.raises(Denied):
            acknowledge(receipt.pk, by=clerk, at=MONDAY)


def test_the_officer_takes_note_for_a_body_outside(plan, officer):
    outside = PlanReceipt.objects.get(plan=plan, unit__isnull=True)

    assert acknowledge(outside.pk, by=officer, at=MONDAY).acknowledged_by == officer


def _upper():
    return PlanWriter(
        subject="Phong trào của tỉnh",
        number="137/KH-UBND",
        date="2025-05-18",
        issuer="Ủy ban nhân dân tỉnh Hòa Sơn",
    )


def _lower():
    return PlanWriter(number="20/KH-VPUB").basis("137/KH-UBND", "2025-05-18", "UBND tỉnh")


def test_a_plan_found_to_execute_another_is_linked(officer, agency):
    upper = run_plan(officer, agency, _upper())
    lower = run_plan(officer, agency, _lower())

    assert basis_of(lower).get().target == upper
    assert executed_by(upper).get().plan == lower


def test_the_link_is_made_also_when_the_upper_plan_comes_later(officer, agency):
    lower = run_plan(officer, agency, _lower())
    assert PlanLink.objects.get().target is None

    upper = run_plan(officer, agency, _upper())

    assert executed_by(upper).get().plan == lower


def test_plans_of_another_agency_are_never_linked(officer, agency, foreign_officer):
    theirs = foreign_officer.grants.get().agency
    run_plan(foreign_officer, theirs, _upper())

    run_plan(officer, agency, _lower())

    assert PlanLink.objects.get().target is None


def test_two_plans_that_fit_leave_the_question_open(officer, agency):
    run_plan(officer, agency, _upper())
    again = _upper()
    again.subject = "Bản đưa vào lần hai"
    run_plan(officer, agency, again, data=b"lan hai")

    run_plan(officer, agency, _lower())

    assert PlanLink.objects.get(plan__number="20/KH-VPUB").target is None
