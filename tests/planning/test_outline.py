"""One plan: what became of each sentence, and its steps in time."""

from datetime import date

import pytest

from tests.factories.plans import (
    MONDAY,
    PlanWriter,
    due_by,
    run_plan,
)
from thidua.organizations.domain.kinds import NameScope
from thidua.organizations.services.names import remember_name
from thidua.planning.models import Assignment
from thidua.planning.queries.desk import (
    running_work,
)
from thidua.planning.queries.lateness import Day
from thidua.planning.queries.outline import LineState, plan_outline
from thidua.planning.queries.timeline import StepKind, plan_steps
from thidua.planning.services.amendment import cancel_task
from thidua.planning.services.events import set_event_days
from thidua.planning.services.progress import (
    accept_result,
    submit_result,
)
from thidua.reading.facts import SectionFact

TUESDAY_AFTER = date(2025, 8, 19)


def _day(agency, on=date(2025, 8, 4)):
    return Day.of(agency.pk, on)


def _work(agency):
    return running_work(Assignment.objects.all(), agency.pk)


@pytest.fixture
def tree(officer, agency, unit, other_unit):
    writer = PlanWriter()
    child = SectionFact(span=writer._write("1. Đơn vị"), label="1", path="II/1", title="Đơn vị")
    writer.section("I", "MỤC ĐÍCH")
    parent = SectionFact(
        span=writer._write("II. TỔ CHỨC"), label="II", path="II", title="TỔ CHỨC", children=(child,)
    )
    writer.found["sections"].append(parent)
    writer.task("gửi hồ sơ", ["Phòng Tổng hợp", "Trung tâm Thông tin"], due_by("2025-08-15"),
                source_section="II/1")  # fmt: skip
    writer.task("tổng hợp", ["Phòng Tổng hợp"], due_by("2025-08-30"), source_section="II")
    writer.task("phối hợp chung", ["Sở Nội vụ"])
    return writer


@pytest.fixture
def tree_plan(tree, officer, agency):
    remember_name(agency, "Sở Nội vụ", NameScope.OUTSIDE, by=officer)
    return run_plan(officer, agency, tree)


def test_each_section_sums_what_stands_below_it(agency, tree_plan, unit, clerk, officer):
    sent = Assignment.objects.get(task__text="gửi hồ sơ", unit=unit)
    submit_result(sent.pk, by=clerk, at=MONDAY)

    outline = plan_outline(tree_plan, _day(agency, TUESDAY_AFTER))

    purpose, organisation = outline.sections
    (child,) = organisation.children
    assert purpose.tally.state is LineState.NOBODY
    assert (child.tally.owed, child.tally.sent, child.tally.late, child.tally.days_late) == (
        2,
        1,
        1,
        2,
    )
    assert (organisation.tally.owed, organisation.tally.state) == (3, LineState.LATE)
    assert [line.task.text for line in outline.unplaced] == ["phối hợp chung"]
    assert outline.tally.owed == 3
    assert outline.tally.percent == 33


def test_a_sentence_shows_what_became_of_it(agency, tree_plan):
    outline = plan_outline(tree_plan, _day(agency))
    start = tree_plan.reading.text.index("tổng hợp")

    (line,) = outline.at(start, start + 8)

    assert (line.task.text, line.state, line.due_on) == (
        "tổng hợp",
        LineState.RUNNING,
        date(2025, 8, 30),
    )
    assert outline.at(0, 3) == ()


def test_the_states_of_a_line(agency, tree_plan, officer):
    gather = tree_plan.tasks.get(text="tổng hợp")
    work = gather.assignments.get()

    def state(on=date(2025, 8, 4)):
        lines = plan_outline(tree_plan, _day(agency, on)).lines
        return next(line.state for line in lines if line.task == gather)

    assert state() is LineState.RUNNING
    assert state(date(2025, 9, 3)) is LineState.LATE
    submit_result(work.pk, by=officer, at=MONDAY)
    assert state(date(2025, 9, 3)) is LineState.WAITING
    accept_result(work.pk, by=officer, at=MONDAY)
    assert state() is LineState.DONE
    cancel_task(gather.pk, "Thôi.", by=officer, at=MONDAY)
    assert state() is LineState.CANCELLED


def test_a_clerk_sees_counts_of_the_own_unit_only(agency, tree_plan, unit):
    own = Assignment.objects.filter(unit=unit)

    assert plan_outline(tree_plan, _day(agency), own).tally.owed == 2


def test_the_timeline_stands_in_order_of_time(agency, tree_plan, officer):
    set_event_days(tree_plan.pk, date(2025, 9, 30), name="Hội nghị", by=officer, at=MONDAY)
    tree_plan.refresh_from_db()

    steps = plan_steps(tree_plan, _day(agency))

    assert [(step.on, step.kind) for step in steps] == [
        (date(2025, 1, 1), StepKind.STARTS),
        (date(2025, 8, 1), StepKind.ISSUED),
        (date(2025, 8, 15), StepKind.DUE),
        (date(2025, 8, 30), StepKind.DUE),
        (date(2025, 9, 30), StepKind.EVENT),
        (date(2025, 12, 31), StepKind.ENDS),
    ]
    assert steps[2].state is LineState.RUNNING
