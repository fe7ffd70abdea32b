"""People accept, mend and drop facts, two of them at once if need be."""

import pytest

from tests.factories.people import make_officer
from tests.factories.plans import MONDAY, PlanWriter, accept_all, due_by, make_reading, read_plan
from thidua.audit.models import AuditEvent
from thidua.core.errors import Denied, Invalid, NotNow
from thidua.planning.domain.conflicts import ChangedMeanwhile
from thidua.planning.domain.kinds import FactKind
from thidua.planning.queries.review import doubtful_first, facts_of, fixes_for, review_counts
from thidua.planning.services.activation import activate
from thidua.planning.services.findings import apply_finding
from thidua.planning.services.review import (
    accept_fact,
    accept_sure_facts,
    drop_fact,
    mend_fact,
    restore_fact,
)
from thidua.planning.services.selections import add_fact, move_fact
from thidua.reading.text import Span


@pytest.fixture
def reading(officer, agency):
    writer = PlanWriter()
    writer.task("gửi báo cáo", ["Phòng Tổng hợp"], due_by("2025-08-15"))
    writer.task("viết bài", ["Trung tâm Thông tin"], confidence=0.5)
    return read_plan(officer, agency, writer)


@pytest.fixture
def task(reading):
    return reading.review_facts.get(kind=FactKind.TASK, ordinal=0)


def _fresh(fact):
    fact.refresh_from_db()
    return fact


def test_an_accepted_fact_remembers_who_and_when(task, officer):
    accepted = accept_fact(task.pk, version=1, by=officer, at=MONDAY)

    assert (accepted.state, accepted.decided_by, accepted.decided_at, accepted.version) == (
        "accepted",
        officer,
        MONDAY,
        2,
    )


def test_mending_changes_only_what_was_touched(task, officer):
    mended = mend_fact(task.pk, {"deadline": "trước ngày 30/8"}, version=1, by=officer, at=MONDAY)

    assert mended.state == "mended"
    assert mended.data["deadline"]["date"] == "2025-08-30"
    assert mended.data["lead"] == ["Phòng Tổng hợp"]
    assert mended.original["deadline"]["date"] == "2025-08-15"


def test_a_fault_in_what_is_entered_changes_nothing(task, officer):
    with pytest.raises(Invalid) as refusal:
        mend_fact(task.pk, {"text_key": ""}, version=1, by=officer, at=MONDAY)

    assert refusal.value.field == "text_key"
    assert (_fresh(task).state, task.version) == ("proposed", 1)


def test_undo_brings_back_words_and_place(reading, task, officer):
    before = (task.data, task.start, task.end)
    mend_fact(task.pk, {"text_key": "khác"}, version=1, by=officer, at=MONDAY)
    move_fact(task.pk, start=0, end=8, version=2, by=officer)

    restored = restore_fact(task.pk, version=3, by=officer, at=MONDAY)

    assert (restored.state, restored.decided_by) == ("proposed", None)
    assert (restored.data, restored.start, restored.end) == before


def test_the_second_of_two_reviewers_is_told_who_was_first_and_what_stands_there(
    task, officer, agency
):
    colleague = make_officer(agency, "dong-nghiep")
    mend_fact(task.pk, {"text_key": "lập báo cáo"}, version=1, by=colleague, at=MONDAY)

    with pytest.raises(ChangedMeanwhile) as refusal:
        drop_fact(task.pk, version=1, by=officer, at=MONDAY)

    assert refusal.value.code == "changed_meanwhile"
    assert refusal.value.who == "dong-nghiep"
    assert refusal.value.current["text_key"] == "lập báo cáo"
    assert refusal.value.version == 2
    assert _fresh(task).state == "mended"


def test_a_clerk_may_not_review(task, clerk):
    with pytest.raises(Denied):
        accept_fact(task.pk, version=1, by=clerk, at=MONDAY)

    assert _fresh(task).state == "proposed"


def test_another_agencys_officer_may_not_review(task, foreign_officer):
    with pytest.raises(Denied):
        accept_fact(task.pk, version=1, by=foreign_officer, at=MONDAY)


def test_a_plan_already_running_is_not_reviewed_any_more(reading, task, officer, unit, other_unit):
    accept_all(reading, officer)
    activate(reading.pk, by=officer, at=MONDAY)

    with pytest.raises(NotNow):
        drop_fact(task.pk, version=2, by=officer, at=MONDAY)


ALLOWED = {
    ("accept", "proposed"): "accepted",
    ("mend", "proposed"): "mended",
    ("mend", "accepted"): "mended",
    ("mend", "mended"): "mended",
    ("drop", "proposed"): "dropped",
    ("drop", "accepted"): "dropped",
    ("drop", "mended"): "dropped",
    ("restore", "accepted"): "proposed",
    ("restore", "mended"): "proposed",
    ("restore", "dropped"): "proposed",
}


def _act(action, fact, officer):
    version = _fresh(fact).version
    common = {"version": version, "by": officer, "at": MONDAY}
    acts = {
        "accept": lambda: accept_fact(fact.pk, **common),
        "mend": lambda: mend_fact(fact.pk, {"text_key": f"lần {version}"}, **common),
        "drop": lambda: drop_fact(fact.pk, **common),
        "restore": lambda: restore_fact(fact.pk, **common),
    }
    return acts[action]()


@pytest.mark.parametrize("state", ["proposed", "accepted", "mended", "dropped"])
@pytest.mark.parametrize("action", ["accept", "mend", "drop", "restore"])
def test_every_act_in_every_state_is_done_or_refused(task, officer, action, state):
    way = {"accepted": "accept", "mended": "mend", "dropped": "drop"}
    if state in way:
        _act(way[state], task, officer)

    if (action, state) in ALLOWED:
        assert _act(action, task, officer).state == ALLOWED[action, state]
    else:
        with pytest.raises(NotNow):
            _act(action, task, officer)
        assert _fresh(task).state == state


def test_the_sweep_takes_what_is_sure_and_leaves_the_rest(reading, officer):
    taken = accept_sure_facts(reading.pk, by=officer, at=MONDAY)

    states = dict(reading.review_facts.values_list("data__text_key", "state"))
    assert states == {None: "accepted", "gửi báo cáo": "accepted", "viết bài": "proposed"}
    assert len(taken) == 2
    assert AuditEvent.objects.filter(action="planning.reading.sweep").count() == 1


def test_the_sweep_leaves_a_fact_in_which_an_unsettled_fault_stands(officer, agency):
    writer = PlanWriter().task("gửi báo cáo", ["Phòng A"])
    span = writer.found["tasks"][0].span
    writer.finding("DEADLINE_PAST", span=span, quote="gửi báo cáo")
    reading = read_plan(officer, agency, writer)

    accept_sure_facts(reading.pk, by=officer, at=MONDAY)

    assert reading.review_facts.get(kind=FactKind.TASK).state == "proposed"
    assert reading.review_facts.get(kind=FactKind.FINDING).state == "proposed"


def test_a_fact_can_be_tied_to_other_words(reading, task, officer):
    start = reading.text.index("gửi báo cáo")

    moved = move_fact(task.pk, start=start - 1, end=start + 12, version=1, by=officer)

    assert reading.text[moved.start : moved.end] == "gửi báo cáo"
    assert (moved.state, moved.version, moved.page) == ("proposed", 2, 1)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 4), (-3, 4), (0, 10_000)])
def test_an_empty_or_impossible_selection_is_refused(task, officer, start, end):
    with pytest.raises(Invalid) as refusal:
        move_fact(task.pk, start=start, end=end, version=1, by=officer)

    assert refusal.value.code == "selection_empty"


def test_a_missed_fact_is_added_from_a_selection_and_confirmed(reading, officer):
    start = reading.text.index("viết bài")

    added = add_fact(
        reading.pk,
        FactKind.TASK,
        {"text_key": "đăng bài", "deadline": "hằng tháng"},
        start=start,
        end=start + 8,
        by=officer,
        at=MONDAY,
    )

    assert (added.ordinal, added.state, added.original, added.added_by) == (
        2,
        "accepted",
        None,
        officer,
    )
    assert added.data["deadline"]["every"] == "month"


def test_undo_of_an_added_fact_keeps_what_was_entered(reading, officer):
    data = {"form": "Giấy khen"}
    added = add_fact(reading.pk, FactKind.AWARD, data, start=0, end=8, by=officer, at=MONDAY)

    restored = restore_fact(added.pk, version=added.version, by=officer, at=MONDAY)

    assert (restored.state, restored.data["form"]) == ("proposed", "Giấy khen")


def test_a_second_head_or_a_fault_cannot_be_added(reading, officer):
    common = {"start": 0, "end": 8, "by": officer, "at": MONDAY}

    with pytest.raises(Invalid) as second:
        add_fact(reading.pk, FactKind.DOCUMENT, {"subject": "Khác"}, **common)
    with pytest.raises(Invalid) as fault:
        add_fact(reading.pk, FactKind.FINDING, {}, **common)

    assert (second.value.code, fault.value.code) == ("already_there", "kind_not_added")


def test_the_queue_shows_doubtful_facts_first_and_decided_ones_last(reading, task, officer):
    accept_fact(task.pk, version=1, by=officer, at=MONDAY)

    ordered = doubtful_first(facts_of(reading))

    assert [fact.data.get("text_key") for fact in ordered] == ["viết bài", None, "gửi báo cáo"]
    counts = review_counts(ordered)
    assert (counts.total, counts.decided, counts.sure) == (3, 1, 1)


def _with_finding(officer, agency, code, **finding):
    writer = PlanWriter(date=None).task("báo cáo tỉnh hình", ["Phòng A"])
    span = writer.found["tasks"][0].span
    writer.finding(code, span=finding.pop("span", span), **finding)
    reading = read_plan(officer, agency, writer)
    return reading, reading.review_facts.get(kind=FactKind.FINDING)


def test_a_spelling_fault_is_put_right_with_the_right_words(officer, agency):
    reading, finding = _with_finding(
        officer, agency, "TYPO", quote="tỉnh hình", replacement="tình hình"
    )

    settled = apply_finding(finding.pk, version=1, by=officer, at=MONDAY)

    task = reading.review_facts.get(kind=FactKind.TASK)
    assert (settled.state, task.state) == ("accepted", "mended")
    assert task.data["text_key"] == "báo cáo tình hình"


def test_a_missing_date_is_filled_with_what_the_person_says(officer, agency):
    reading, finding = _with_finding(officer, agency, "MISSING_DATE", span=None)

    apply_finding(finding.pk, version=1, by=officer, at=MONDAY, value="01/8/2025")

    document = reading.review_facts.get(kind=FactKind.DOCUMENT)
    assert document.data["date"] == "2025-08-01"


def test_a_fault_without_a_value_waits_for_one(officer, agency):
    _, finding = _with_finding(officer, agency, "NO_UNIT")

    with pytest.raises(Invalid) as refusal:
        apply_finding(finding.pk, version=1, by=officer, at=MONDAY)

    assert (refusal.value.code, refusal.value.field) == ("value_missing", "lead")
    assert _fresh(finding).state == "proposed"


def test_a_fault_of_no_fact_can_only_be_marked_or_ignored(officer, agency):
    reading, finding = _with_finding(officer, agency, "NUM_GAP", span=Span(1, 0, 7))

    with pytest.raises(Invalid) as refusal:
        apply_finding(finding.pk, version=1, by=officer, at=MONDAY, value="x")

    assert refusal.value.code == "nothing_to_apply"
    assert fixes_for(facts_of(reading)) == {}
    assert drop_fact(finding.pk, version=1, by=officer, at=MONDAY).state == "dropped"


def test_a_finding_is_never_mended(officer, agency):
    _, finding = _with_finding(officer, agency, "TYPO", quote="tỉnh hình")

    with pytest.raises(Invalid) as refusal:
        mend_fact(finding.pk, {"why": "khác"}, version=1, by=officer, at=MONDAY)

    assert refusal.value.code == "field_unknown"


def test_a_reading_still_waiting_cannot_be_reviewed(officer, agency):
    reading = make_reading(officer, agency)

    with pytest.raises(NotNow):
        accept_sure_facts(reading.pk, by=officer, at=MONDAY)
