"""What the plan pages read: chains of plans, histories, lines to extend, units to ask."""

from datetime import date

import pytest

from tests.factories.people import make_agency, make_officer, make_unit
from tests.factories.plans import MONDAY, PlanWriter, at, due_by, every, run_plan
from thidua.audit.queries import events_on_any
from thidua.planning.models import Assignment, Plan, Task
from thidua.planning.queries.chasing import ChaseFilter, units_to_chase
from thidua.planning.queries.extendable import extendable_lines
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.plan_chain import DEEPEST, plan_chain
from thidua.planning.queries.plan_history import plan_history
from thidua.planning.services.amendment import cancel_task
from thidua.planning.services.progress import report_progress, submit_result

ISSUER = "Văn phòng UBND tỉnh Hòa Sơn"


def cited(number, *, by=None, on="2025-08-01"):
    """A plan with a number that cites others."""
    writer = PlanWriter(number=f"{number}/KH-VPUB", date=on, issuer=ISSUER)
    for other in by or ():
        writer.basis(f"{other}/KH-VPUB", on, ISSUER)
    return writer


def numbers(nodes):
    return [(node.link.number, node.plan and node.plan.number) for node in nodes]


def test_the_chain_runs_up_to_what_is_cited_and_down_to_what_cites(officer, agency):
    top = run_plan(officer, agency, cited(1))
    middle = run_plan(officer, agency, cited(2, by=[1, 99]))
    low = run_plan(officer, agency, cited(3, by=[2]))

    of_low = plan_chain(low, Plan.objects.all())
    of_top = plan_chain(top, Plan.objects.all())

    assert numbers(of_low.up) == [("2/KH-VPUB", "2/KH-VPUB")]
    assert numbers(of_low.up[0].further) == [("1/KH-VPUB", "1/KH-VPUB"), ("99/KH-VPUB", None)]
    assert [node.plan for node in of_top.down] == [middle]
    assert [node.plan for node in of_top.down[0].further] == [low]


def test_plans_that_cite_each_other_in_a_ring_end_somewhere(officer, agency):
    one = run_plan(officer, agency, cited(1, by=[2]))
    run_plan(officer, agency, cited(2, by=[1]))

    def depth(nodes):
        return 1 + max(map(depth, (node.further for node in nodes))) if nodes else 0

    chain = plan_chain(one, Plan.objects.all())
    assert 0 < depth(chain.up) <= DEEPEST + 1
    assert 0 < depth(chain.down) <= DEEPEST + 1


def test_a_plan_the_person_may_not_see_is_named_as_printed_and_leads_nowhere(officer, agency):
    hidden = run_plan(officer, agency, cited(1))
    plan = run_plan(officer, agency, cited(2, by=[1]))

    chain = plan_chain(plan, Plan.objects.exclude(pk=hidden.pk))

    assert numbers(chain.up) == [("1/KH-VPUB", None)]
    assert plan_chain(hidden, Plan.objects.exclude(pk=plan.pk)).down == ()


def test_the_history_holds_acts_and_reports_newest_first(officer, plan, assignment):
    report_progress(assignment.pk, 50, "đang viết", by=officer, at=at(2025, 8, 5))
    submit_result(assignment.pk, by=officer, at=at(2025, 8, 6))

    acts = plan_history(plan, Assignment.objects.all())

    reports = [(act.action, act.note) for act in acts if act.action == "report"]
    assert reports == [("report", ""), ("report", "đang viết")]
    assert acts[0].action == "planning.plan.activate"  # logged when the test runs
    assert [act.at for act in acts] == sorted((act.at for act in acts), reverse=True)


def test_the_history_leaves_out_work_the_person_may_not_see(officer, plan, other_assignment):
    report_progress(other_assignment.pk, 50, "việc nội bộ", by=officer, at=MONDAY)

    acts = plan_history(plan, Assignment.objects.exclude(pk=other_assignment.pk))

    assert [act.note for act in acts if act.action == "report"] == []


def test_the_log_is_asked_about_several_kinds_of_things_at_once(officer, plan, task):
    other = run_plan(officer, plan.agency, PlanWriter(number="9/KH-VPUB"), data=b"khac")

    cancel_task(task.pk, "không cần nữa", by=officer, at=MONDAY)

    found = events_on_any({Plan: [plan.pk], Task: [task.pk]})

    assert [event.action for event in found] == ["planning.task.cancel", "planning.plan.activate"]
    assert events_on_any({Plan: []}).count() == 0
    assert events_on_any({Plan: [plan.pk, other.pk]}).count() == 2


def test_lines_to_extend_are_what_is_owed_by_day_each_period_apart(officer, agency, unit):
    writer = PlanWriter(subject="Chương trình năm 2025")
    writer.task("không hạn", ["Phòng Tổng hợp"])
    writer.task("báo cáo", ["Phòng Tổng hợp"], every("month"))
    writer.task("danh sách", ["Phòng Tổng hợp"], due_by("2025-08-15"))
    plan = run_plan(officer, agency, writer)
    sent = Assignment.objects.get(period_label="Tháng 9/2025")
    submit_result(sent.pk, by=officer, at=MONDAY)

    lines = extendable_lines(plan)

    assert [(line.task.text, line.due_on, line.moves_along) for line in lines] == [
        ("danh sách", date(2025, 8, 15), True),
        ("báo cáo", date(2025, 8, 31), False),
        ("báo cáo", date(2025, 10, 31), False),
        ("không hạn", None, False),
    ]
    assert len({line.key for line in lines}) == 4


@pytest.fixture
def friday(agency, plan):
    """Friday 22 August 2025: the plan's task was due a week ago."""
    return Day.of(agency.pk, date(2025, 8, 22))


def test_units_that_are_late_or_nearly_due_are_asked_in_office_order(
    officer, agency, plan, friday, assignment, other_assignment
):
    soon = PlanWriter(number="2/KH-VPUB")
    soon.task("sắp đến hạn", ["Phòng Tổng hợp"], due_by("2025-08-29"))
    soon.task("còn lâu", ["Phòng Tổng hợp"], due_by("2025-08-30"))
    run_plan(officer, agency, soon)
    submit_result(other_assignment.pk, by=officer, at=MONDAY)

    owing = units_to_chase(agency.pk, ChaseFilter(), friday)

    assert [each.unit.name for each in owing] == ["Phòng Tổng hợp"]
    assert [(item.assignment.task.text, item.days_late) for item in owing[0].items] == [
        ("gửi đề nghị khen thưởng", 5),
        ("sắp đến hạn", 0),
    ]


def test_one_task_is_asked_for_whenever_it_is_due(officer, agency, unit):
    writer = PlanWriter().task("còn lâu", ["Phòng Tổng hợp"], due_by("2026-08-30"))
    task = run_plan(officer, agency, writer).tasks.get()
    day = Day.of(agency.pk, date(2025, 8, 22))

    assert units_to_chase(agency.pk, ChaseFilter(plan_id=task.plan_id), day) == []
    assert len(units_to_chase(agency.pk, ChaseFilter(task_id=task.pk), day)) == 1


def test_work_of_another_agency_is_not_asked_for(officer, agency, plan, friday):
    elsewhere = make_agency("Sở Nội vụ")
    make_unit(elsewhere, "Phòng Thi đua")
    stranger = make_officer(elsewhere, "thuong-truc-khac")
    writer = PlanWriter(number="3/KH-SNV")
    writer.task("việc của Sở", ["Phòng Thi đua"], due_by("2025-08-15"))
    run_plan(stranger, elsewhere, writer)

    owing = units_to_chase(agency.pk, ChaseFilter(), friday)

    assert {each.unit.agency_id for each in owing} == {agency.pk}
