"""A confirmed reading becomes a running plan, once and whole."""

from datetime import date

import pytest
from django.db import transaction

from tests.factories.people import make_clerk
from tests.factories.plans import (
    MONDAY,
    PlanWriter,
    accept_all,
    days_before_event,
    due_by,
    every,
    read_plan,
    run_plan,
)
from thidua.core.errors import Denied, NotNow
from thidua.organizations.domain.kinds import NameScope
from thidua.planning import compilers
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.plan_states import PlanState
from thidua.planning.domain.reading_states import ReadingState
from thidua.planning.models import Assignment, Notification, Plan, Task
from thidua.planning.services.activation import activate, preview
from thidua.planning.services.names import answer_name
from thidua.planning.services.review import accept_fact, drop_fact
from thidua.timing.values import Deadline, DeadlineKind

ON_MONDAY = date(2025, 8, 4)


def test_a_task_for_one_unit_becomes_one_assignment(officer, agency, unit):
    writer = PlanWriter().section("I", "TỔ CHỨC THỰC HIỆN")
    writer.task("lập danh sách", ["Phòng Tổng hợp"], due_by("2025-08-15"), source_section="I")

    plan = run_plan(officer, agency, writer)

    assignment = Assignment.objects.get()
    task = assignment.task
    assert (plan.number, plan.issued_on, plan.state) == (
        "15/KH-VPUB",
        date(2025, 8, 1),
        PlanState.RUNNING,
    )
    assert (assignment.unit, assignment.starts_on, assignment.due_on) == (
        unit,
        date(2025, 8, 1),
        date(2025, 8, 15),
    )
    assert assignment.original_due_on == date(2025, 8, 15)
    assert task.sentence == "- Phòng Tổng hợp: lập danh sách chậm nhất ngày 2025-08-15"
    assert plan.reading.text[task.start : task.end] == task.sentence
    assert task.section.title == "TỔ CHỨC THỰC HIỆN"


def test_a_task_for_all_units_fans_out(officer, agency, unit, other_unit):
    writer = PlanWriter().task("gửi đề nghị", ["Các phòng, ban, đơn vị"], due_by("2025-08-15"))

    run_plan(officer, agency, writer)

    assert set(Assignment.objects.values_list("unit", flat=True)) == {unit.pk, other_unit.pk}


def test_the_preview_names_what_activation_then_creates(officer, agency, unit, other_unit):
    writer = (
        PlanWriter(subject="Tổ chức hội nghị năm 2025")
        .event("Hội nghị điển hình tiên tiến", Deadline(kind=DeadlineKind.ON, date="2025-09-30"))
        .task("gửi báo cáo", ["Các phòng, đơn vị"], days_before_event(15))
        .task("viết bài", ["Trung tâm Thông tin"], every("month"))
        .recipient("Phòng Tổng hợp", "execute")
        .basis("3/KH-UBND", "2025-07-01", "UBND tỉnh")
    )
    reading = read_plan(officer, agency, writer)
    accept_all(reading, officer)

    proposal = preview(reading, on=ON_MONDAY)
    plan = activate(reading.pk, by=officer, at=MONDAY)

    assert proposal.counts() == [
        ("kế hoạch", 1),
        ("sự kiện", 1),
        ("việc", 2),
        ("nơi nhận", 1),
        ("căn cứ", 1),
    ]
    assert proposal.assignments == Assignment.objects.count()
    assert proposal.units == ("Phòng Tổng hợp", "Trung tâm Thông tin")
    relative = proposal.of("task")[0]
    assert (relative.last, relative.assignments) == (date(2025, 9, 15), 2)
    assert reading.text[relative.spans[0].start : relative.spans[0].end].startswith("- Các phòng")
    assert plan.event_on == date(2025, 9, 30)
    assert Task.objects.filter(leans_on_event=True).count() == 1


def test_a_monthly_duty_is_owed_once_a_month_up_to_the_horizon(officer, agency, unit):
    writer = PlanWriter(subject="Chương trình công tác năm 2025")
    writer.task("gửi báo cáo tháng", ["Phòng Tổng hợp"], every("month", limit="before", at=("25",)))

    run_plan(officer, agency, writer)

    rows = Assignment.objects.order_by("due_on").values_list("period_label", "due_on")
    assert list(rows) == [
        ("Tháng 8/2025", date(2025, 8, 24)),
        ("Tháng 9/2025", date(2025, 9, 24)),
        ("Tháng 10/2025", date(2025, 10, 24)),
    ]


def test_each_of_several_printed_spans_is_owed_on_its_own(officer, agency, unit):
    spans = (("2025-09-01", "2025-09-30"), ("2025-11-01", "2025-11-30"))
    deadline = Deadline(kind=DeadlineKind.WITHIN, spans=spans, text="Tháng 9 và tháng 11")
    writer = PlanWriter().task("kiểm tra", ["Phòng Tổng hợp"], deadline)

    run_plan(officer, agency, writer)

    rows = Assignment.objects.order_by("due_on").values_list("starts_on", "due_on")
    assert list(rows) == [
        (date(2025, 9, 1), date(2025, 9, 30)),
        (date(2025, 11, 1), date(2025, 11, 30)),
    ]


def test_no_day_is_invented_for_a_duty_without_limit(officer, agency, unit):
    writer = PlanWriter().task("tuyên truyền", ["Phòng Tổng hợp"], every("continuous"))

    run_plan(officer, agency, writer)

    assert Assignment.objects.get().due_on is None


def test_activating_twice_gives_the_same_plan(officer, agency, unit):
    reading = read_plan(officer, agency, PlanWriter().task("việc", ["Phòng Tổng hợp"]))
    accept_all(reading, officer)

    first = activate(reading.pk, by=officer, at=MONDAY)
    second = activate(reading.pk, by=officer, at=MONDAY)

    assert first == second
    assert (Plan.objects.count(), Assignment.objects.count()) == (1, 1)


def test_only_confirmed_facts_start_work(officer, agency, unit):
    writer = PlanWriter().task("việc được nhận", ["Phòng Tổng hợp"])
    writer.task("việc bị bỏ", ["Phòng Tổng hợp"]).task("việc chưa xem", ["Phòng Tổng hợp"])
    reading = read_plan(officer, agency, writer)
    kept, dropped, undecided = reading.review_facts.filter(kind=FactKind.TASK)
    drop_fact(dropped.pk, version=1, by=officer, at=MONDAY)
    reading.review_facts.filter(pk=undecided.pk).update(confidence=0.3)
    for fact in (kept, reading.review_facts.get(kind=FactKind.DOCUMENT)):
        accept_fact(fact.pk, version=1, by=officer, at=MONDAY)

    proposal = preview(reading, on=ON_MONDAY)
    activate(reading.pk, by=officer, at=MONDAY)

    assert proposal.undecided == {"task": 1}
    assert list(Task.objects.values_list("text", flat=True)) == ["việc được nhận"]


def test_a_lead_nobody_knows_blocks_the_start_until_answered(officer, agency, unit):
    reading = read_plan(officer, agency, PlanWriter().task("việc", ["Tổ giúp việc"]))
    accept_all(reading, officer)

    proposal = preview(reading, on=ON_MONDAY)
    with pytest.raises(NotNow) as refusal:
        activate(reading.pk, by=officer, at=MONDAY)

    assert refusal.value.code == "names_unknown"
    assert [(name.text, name.blocking) for name in proposal.unknown_names] == [
        ("Tổ giúp việc", True)
    ]
    assert not Plan.objects.exists()

    answer_name(reading.pk, "Tổ giúp việc", NameScope.UNIT, [unit.pk], by=officer)
    activate(reading.pk, by=officer, at=MONDAY)

    assert Assignment.objects.get().unit == unit


def test_an_unconfirmed_head_blocks_the_start(officer, agency):
    reading = read_plan(officer, agency, PlanWriter())

    with pytest.raises(NotNow) as refusal:
        activate(reading.pk, by=officer, at=MONDAY)

    assert refusal.value.code == "head_not_confirmed"
    assert preview(reading, on=ON_MONDAY).blockers[0].code == "head_not_confirmed"


def test_a_unit_clerk_may_not_activate(officer, agency, clerk):
    reading = read_plan(officer, agency, PlanWriter())
    accept_all(reading, officer)

    with pytest.raises(Denied):
        activate(reading.pk, by=clerk, at=MONDAY)

    reading.refresh_from_db()
    assert reading.state == ReadingState.READY


def test_people_of_the_units_are_told_but_not_who_did_it(officer, agency, unit, clerk, head):
    run_plan(officer, agency, PlanWriter().task("việc", ["Phòng Tổng hợp"]))

    told = Notification.objects.values_list("user__username", "data__count")
    assert set(told) == {("chuyen-vien", 1), ("truong-phong", 1)}


def test_a_failing_compiler_leaves_nothing_behind(officer, agency, unit):
    class Broken:
        name = "test.broken"

        def propose(self, reviewed):
            return []

        def create(self, plan, reviewed, *, by, at):
            raise RuntimeError("hỏng")

    reading = read_plan(officer, agency, PlanWriter().task("việc", ["Phòng Tổng hợp"]))
    accept_all(reading, officer)
    compilers.register(Broken())
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            activate(reading.pk, by=officer, at=MONDAY)
    finally:
        compilers.unregister("test.broken")

    reading.refresh_from_db()
    assert (Plan.objects.count(), reading.state) == (0, ReadingState.READY)


def test_who_no_longer_works_in_the_unit_is_not_told(officer, agency, unit):
    make_clerk(unit).grants.update(ends_on=date(2025, 1, 1))

    run_plan(officer, agency, PlanWriter().task("việc", ["Phòng Tổng hợp"]))

    assert not Notification.objects.exists()
