"""A plan file from upload to review."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from tests.factories.plans import MONDAY, PlanWriter, make_reading, read_plan
from thidua.audit.models import AuditEvent
from thidua.core.errors import Denied, Invalid, NotNow
from thidua.planning.domain.conflicts import AlreadyUploaded
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.reading_states import ReadingState
from thidua.planning.models import PlanReading, ReviewFact
from thidua.planning.services.reading_runs import (
    LONGEST_RUN,
    give_up_silent_readings,
    run_reading,
)
from thidua.planning.services.readings import (
    discard_reading,
    fail_reading,
    finish_reading,
    note_progress,
    retry_reading,
    start_reading,
)

PLAN_TEXT = """VĂN PHÒNG UBND TỈNH HÒA SƠN
Số: 15/KH-VPUB
Hòa Sơn, ngày 01 tháng 8 năm 2025

KẾ HOẠCH
Phát động đợt thi đua chào mừng Đại hội

I. TỔ CHỨC THỰC HIỆN
1. Phòng Tổng hợp: Tổng hợp kết quả, báo cáo Chánh Văn phòng trước ngày 15/9/2025.

CHÁNH VĂN PHÒNG
Nguyễn Văn An
"""


def test_an_uploaded_file_waits_and_is_read_in_the_background(
    officer, agency, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        reading = make_reading(officer, agency)

    assert (reading.state, reading.file.name) == (ReadingState.WAITING, "ke-hoach.txt")
    queued = DBTaskResult.objects.get()
    assert queued.task_path.endswith("read_uploaded_plan")
    assert queued.args_kwargs["args"] == [reading.pk]


def test_who_may_not_import_uploads_nothing(agency, clerk):
    with pytest.raises(Denied) as refusal:
        make_reading(clerk, agency)

    assert refusal.value.code == "needs_import_plan"
    assert not PlanReading.objects.exists()


def test_the_same_file_again_is_told_and_taken_only_when_insisted(officer, agency):
    first = make_reading(officer, agency, data=b"MOT KE HOACH")

    with pytest.raises(AlreadyUploaded) as refusal:
        make_reading(officer, agency, data=b"MOT KE HOACH")

    assert (refusal.value.code, refusal.value.reading_id) == ("already_uploaded", first.pk)
    assert make_reading(officer, agency, data=b"MOT KE HOACH", again=True).pk != first.pk


def test_a_discarded_file_may_come_again(officer, agency):
    first = make_reading(officer, agency, data=b"MOT KE HOACH")
    discard_reading(first.pk, by=officer, at=MONDAY)

    assert make_reading(officer, agency, data=b"MOT KE HOACH").pk != first.pk


def test_the_same_file_in_another_agency_is_nobodys_business(officer, agency, foreign_officer):
    make_reading(officer, agency, data=b"MOT KE HOACH")
    theirs = foreign_officer.grants.get().agency

    assert make_reading(foreign_officer, theirs, data=b"MOT KE HOACH").agency == theirs


def test_an_empty_file_is_refused(officer, agency):
    with pytest.raises(Invalid):
        make_reading(officer, agency, data=b"")

    assert not PlanReading.objects.exists()


def test_reading_lays_out_one_row_per_fact(officer, agency):
    writer = PlanWriter().task("gửi báo cáo", ["Phòng Tổng hợp"]).recipient("Sở Nội vụ", "report")

    reading = read_plan(officer, agency, writer)

    rows = reading.review_facts.order_by("kind", "ordinal")
    assert [(row.kind, row.ordinal, row.state) for row in rows] == [
        ("document", 0, "proposed"),
        ("recipient", 0, "proposed"),
        ("task", 0, "proposed"),
    ]
    task = rows.get(kind=FactKind.TASK)
    assert reading.text[task.start : task.end] == "- Phòng Tổng hợp: gửi báo cáo"
    assert task.data == task.original
    assert (reading.state, reading.progress, reading.subject) == (
        ReadingState.READY,
        100,
        "Phát động đợt thi đua năm 2025",
    )


def test_the_worker_reads_a_real_file_to_the_end(officer, agency):
    reading = make_reading(officer, agency, data=PLAN_TEXT.encode())

    done = run_reading(reading.pk, now=lambda: MONDAY)

    assert done.state == ReadingState.READY
    document = done.review_facts.get(kind=FactKind.DOCUMENT)
    assert document.data["number"] == "15/KH-VPUB"
    assert "Tổng hợp kết quả" in done.text
    assert done.facts["sections"][0]["title"] == "TỔ CHỨC THỰC HIỆN"
    assert done.facts["layout"][0]["page"] == 1
    assert "text" not in done.facts


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"   \n", "empty_file"),
        (b"%PDF-1.7 nothing more", "no_text"),
        (b"PK\x03\x04 not a document", "unsupported_format"),
    ],
)
def test_a_file_without_a_word_fails_and_says_what_to_do(officer, agency, data, code):
    reading = make_reading(officer, agency, data=data)

    failed = run_reading(reading.pk, now=lambda: MONDAY)

    assert (failed.state, failed.error_code) == (ReadingState.FAILED, code)
    assert failed.error.endswith(".")


def test_a_file_another_worker_has_taken_is_left_alone(officer, agency):
    reading = make_reading(officer, agency)
    start_reading(reading.pk, at=MONDAY)

    assert run_reading(reading.pk, now=lambda: MONDAY) is None


def test_what_cannot_be_read_fails_with_a_sentence_and_may_be_tried_again(
    officer, agency, django_capture_on_commit_callbacks
):
    reading = make_reading(officer, agency)
    start_reading(reading.pk, at=MONDAY)

    failed = fail_reading(reading.pk, "needs_tesseract", "Hãy cài Tesseract.", at=MONDAY)

    assert (failed.state, failed.error) == (ReadingState.FAILED, "Hãy cài Tesseract.")
    with django_capture_on_commit_callbacks(execute=True):
        again = retry_reading(reading.pk, by=officer)
    assert (again.state, again.error, again.started_at) == (ReadingState.WAITING, "", None)
    assert DBTaskResult.objects.count() == 1


def test_progress_is_told_only_while_it_is_read(officer, agency):
    reading = make_reading(officer, agency)
    note_progress(reading.pk, "Đang đọc", 50)
    reading.refresh_from_db()
    assert reading.progress == 0

    start_reading(reading.pk, at=MONDAY)
    note_progress(reading.pk, "Đang đọc", 50)
    reading.refresh_from_db()
    assert (reading.stage, reading.progress) == ("Đang đọc", 50)


def test_a_reader_that_died_is_given_up_and_a_living_one_not(officer, agency):
    reading = make_reading(officer, agency)
    start_reading(reading.pk, at=MONDAY)

    assert give_up_silent_readings(MONDAY + LONGEST_RUN) == 0
    assert give_up_silent_readings(MONDAY + LONGEST_RUN + timedelta(seconds=1)) == 1
    reading.refresh_from_db()
    assert (reading.state, reading.error_code) == (ReadingState.FAILED, "worker_lost")


def test_a_discarded_reading_is_not_read_any_more(officer, agency):
    reading = make_reading(officer, agency)

    discarded = discard_reading(reading.pk, by=officer, at=MONDAY)

    assert (discarded.discarded_by, discarded.discarded_at) == (officer, MONDAY)
    assert run_reading(reading.pk, now=lambda: MONDAY) is None


def test_another_agencys_officer_may_not_discard(officer, agency, foreign_officer):
    reading = make_reading(officer, agency)

    with pytest.raises(Denied):
        discard_reading(reading.pk, by=foreign_officer, at=MONDAY)


def test_each_step_is_in_the_log(officer, agency):
    reading = read_plan(officer, agency, PlanWriter())

    actions = AuditEvent.objects.filter(object_id=str(reading.pk)).order_by("id")
    assert [
        action
        for action in actions.values_list("action", flat=True)
        if action.startswith("planning.reading")
    ] == ["planning.reading.upload", "planning.reading.start", "planning.reading.finish"]


def _act(action, reading, officer):
    acts = {
        "start": lambda: start_reading(reading.pk, at=MONDAY),
        "finish": lambda: finish_reading(reading.pk, PlanWriter().facts(), at=MONDAY),
        "fail": lambda: fail_reading(reading.pk, "x", "Hỏng.", at=MONDAY),
        "retry": lambda: retry_reading(reading.pk, by=officer),
        "discard": lambda: discard_reading(reading.pk, by=officer, at=MONDAY),
    }
    return acts[action]()


ALLOWED = {
    ("start", "waiting"): "reading",
    ("finish", "reading"): "ready",
    ("fail", "reading"): "failed",
    ("retry", "failed"): "waiting",
    ("discard", "waiting"): "discarded",
    ("discard", "ready"): "discarded",
    ("discard", "failed"): "discarded",
}
_WAY = {
    "waiting": [],
    "reading": ["start"],
    "ready": ["start", "finish"],
    "failed": ["start", "fail"],
    "discarded": ["discard"],
}


@pytest.mark.parametrize("state", _WAY)
@pytest.mark.parametrize("action", ["start", "finish", "fail", "retry", "discard"])
def test_every_act_in_every_state_is_done_or_refused(officer, agency, action, state):
    reading = make_reading(officer, agency)
    for step in _WAY[state]:
        _act(step, reading, officer)

    if (action, state) in ALLOWED:
        assert _act(action, reading, officer).state == ALLOWED[action, state]
    else:
        with pytest.raises(NotNow):
            _act(action, reading, officer)
        reading.refresh_from_db()
        assert reading.state == state


def test_facts_are_numbered_once_for_each_kind(officer, agency):
    writer = PlanWriter().task("một", []).task("hai", []).recipient("A").recipient("B")

    reading = read_plan(officer, agency, writer)

    numbered = ReviewFact.objects.filter(reading=reading, kind=FactKind.TASK)
    assert list(numbered.values_list("ordinal", flat=True)) == [0, 1]
