"""Acts on plans and their tasks: forms that keep what was typed and say what is wrong."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.factories.people import make_leader
from tests.factories.plans import MONDAY, PlanWriter, days_before_event, due_by, every, run_plan
from thidua.planning.domain.plan_states import Outcome, PlanState
from thidua.planning.models import Assignment, DayOff, Notification
from thidua.planning.services.amendment import TaskChange, amend_task
from thidua.planning.services.closing import close_plan, record_result
from thidua.timing.values import Deadline, DeadlineKind

PAPER = {
    "decided_by": "Đinh Quang Lộc, Chánh Văn phòng",
    "decided_on": "2025-08-04",
    "reason": "Mưa lũ kéo dài",
    "number": "12/TB-VPUB",
}


def to(name, *keys):
    return reverse(f"planning:{name}", args=keys)


def due_days(task):
    return set(task.assignments.values_list("due_on", flat=True))


# Gia hạn ----------------------------------------------------------------------------


def test_a_task_is_extended_with_the_paper_that_decides_it(client, officer, plan, task):
    client.force_login(officer)
    key = f"{task.pk}."
    file = SimpleUploadedFile("thong-bao.pdf", b"%PDF-1.4 gia han")

    sent = {**PAPER, f"viec-{key}": "gia-han", f"den-{key}": "2025-08-29", "file": file}
    response = client.post(to("plan-extend", plan.pk), sent)

    change = plan.deadline_changes.get()
    assert response["Location"].startswith(to("plan", plan.pk))
    assert due_days(task) == {date(2025, 8, 29)}
    assert (change.number, change.decided_by) == ("12/TB-VPUB", PAPER["decided_by"])
    kept = client.get(to("extension-file", plan.pk, change.pk))
    assert b"".join(kept.streaming_content) == b"%PDF-1.4 gia han"


def test_one_unit_alone_is_extended(client, officer, plan, task, assignment, other_assignment):
    client.force_login(officer)
    key = f"{task.pk}."
    chosen = {f"viec-{key}": "gia-han", f"den-{key}": "2025-08-29"}

    client.post(
        to("plan-extend", plan.pk), {**PAPER, **chosen, f"don-vi-{key}": assignment.unit_id}
    )

    assignment.refresh_from_db()
    other_assignment.refresh_from_db()
    assert (assignment.due_on, other_assignment.due_on) == (date(2025, 8, 29), date(2025, 8, 15))


@pytest.fixture
def two_steps(officer, agency, unit):
    """A plan in which one step follows another."""
    writer = PlanWriter(number="8/KH-VPUB")
    writer.task("lập danh sách", ["Phòng Tổng hợp"], due_by("2025-08-15"))
    writer.task("họp xét", ["Phòng Tổng hợp"], due_by("2025-08-20"))
    return run_plan(officer, agency, writer)


def test_the_preview_warns_of_a_step_that_would_be_overtaken_and_moves_nothing(
    client, officer, two_steps
):
    first, second = two_steps.tasks.all()
    client.force_login(officer)
    sent = {f"viec-{first.pk}.": "gia-han", f"den-{first.pk}.": "2025-08-22", "xem": "1"}

    response = client.post(to("plan-extend", two_steps.pk), {**sent, "reason": "Mưa lũ"})

    rows = {row.line.task: row for row in response.context["rows"]}
    assert response.status_code == 200
    assert rows[second].overtaken
    assert "lùi 7 ngày" in rows[first].hint
    assert "Mưa lũ" in response.content.decode()
    assert due_days(first) == {date(2025, 8, 15)}


def test_what_moves_along_moves_by_as_many_days(client, officer, two_steps):
    first, second = two_steps.tasks.all()
    client.force_login(officer)
    chosen = {
        f"viec-{first.pk}.": "gia-han",
        f"den-{first.pk}.": "2025-08-22",
        f"viec-{second.pk}.": "doi-theo",
    }

    client.post(to("plan-extend", two_steps.pk), {**PAPER, **chosen})

    assert (due_days(first), due_days(second)) == ({date(2025, 8, 22)}, {date(2025, 8, 27)})


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"decided_by": ""}, "Hãy ghi người quyết định gia hạn."),
        ({"reason": " "}, "Hãy ghi lý do gia hạn."),
        ({"decided_on": "2025-02-30"}, "Ngày này không có thật"),
        ({"viec": ""}, "Hãy chọn ít nhất một việc để gia hạn."),
        ({"den": ""}, "Hãy chọn hạn mới"),
        ({"den": "2025-08-10"}, "Hạn mới sớm hơn hạn đang có."),
    ],
)
def test_an_extension_that_lacks_something_is_refused_and_kept(
    client, officer, plan, task, changed, said
):
    client.force_login(officer)
    chosen = {"viec": "gia-han", "den": "2025-08-29"} | changed
    sent = {**PAPER, **changed}
    sent |= {f"viec-{task.pk}.": chosen["viec"], f"den-{task.pk}.": chosen["den"]}

    response = client.post(to("plan-extend", plan.pk), sent)

    html = response.content.decode()
    assert response.status_code == 422
    assert said in html
    assert "12/TB-VPUB" in html
    assert due_days(task) == {date(2025, 8, 15)}
    assert not plan.deadline_changes.exists()


def test_a_period_of_a_recurring_duty_is_extended_alone(client, officer, agency, unit):
    writer = PlanWriter(subject="Chương trình năm 2025").task(
        "báo cáo", ["Phòng Tổng hợp"], every("month", limit="before", at=("25",))
    )
    task = run_plan(officer, agency, writer).tasks.get()
    client.force_login(officer)
    september = task.assignments.get(period_label="Tháng 9/2025")
    key = f"{task.pk}.{september.period}"

    client.post(
        to("plan-extend", task.plan_id),
        {**PAPER, f"viec-{key}": "gia-han", f"den-{key}": "2025-09-30"},
    )

    assert due_days(task) == {date(2025, 8, 24), date(2025, 9, 30), date(2025, 10, 24)}


def test_a_leader_extends_but_does_not_amend(client, agency, plan, task):
    client.force_login(make_leader(agency))

    assert client.get(to("plan-extend", plan.pk)).status_code == 200
    assert client.get(to("task-amend", plan.pk, task.pk)).status_code == 403


# Điều chỉnh, hủy, ngày mốc, sự kiện ------------------------------------------------------


def amended(task, **changed):
    units = list(task.task_units.values_list("unit", flat=True))
    shown = {"version": 1, "text": task.text, "deadline": task.limit.text, "lead": units}
    return {**shown, "reason": "Theo ý kiến lãnh đạo", **changed}


def test_only_what_was_changed_is_amended(client, officer, plan, task, unit):
    client.force_login(officer)
    words = "trước ngày 30/8/2025"

    client.post(to("task-amend", plan.pk, task.pk), amended(task, deadline=words, lead=[unit.pk]))

    task.refresh_from_db()
    assert (task.text, task.limit.text) == ("gửi đề nghị khen thưởng", words)
    open_rows = task.assignments.exclude(state="cancelled")
    assert list(open_rows.values_list("unit", "due_on")) == [(unit.pk, date(2025, 8, 29))]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": "  "}, "Hãy nhập nội dung nhiệm vụ."),
        ({"text": "việc mới", "reason": ""}, "Hãy ghi lý do điều chỉnh."),
        ({"deadline": "nhanh lên"}, "Chưa hiểu thời hạn"),
        ({}, "Chưa có gì thay đổi."),
    ],
)
def test_an_amendment_that_lacks_something_is_refused_and_kept(
    client, officer, plan, task, changed, said
):
    client.force_login(officer)

    response = client.post(to("task-amend", plan.pk, task.pk), amended(task, **changed))

    assert response.status_code == 422
    assert said in response.content.decode()
    task.refresh_from_db()
    assert task.version == 1


def test_what_somebody_else_changed_meanwhile_is_shown_before_it_is_overwritten(
    client, officer, plan, task
):
    amend_task(task.pk, TaskChange(text="gửi hồ sơ"), "đổi tên", version=1, by=officer, at=MONDAY)
    client.force_login(officer)
    mine = amended(task, text="gửi danh sách")

    first = client.post(to("task-amend", plan.pk, task.pk), mine)
    fresh = first.context["form"]["version"].value()
    second = client.post(to("task-amend", plan.pk, task.pk), {**mine, "version": fresh})

    html = first.content.decode()
    task.refresh_from_db()
    assert (first.status_code, second.status_code) == (422, 302)
    assert "Hiện là: gửi hồ sơ" in html
    assert "gửi danh sách" in html
    assert task.text == "gửi danh sách"


def test_words_of_a_deadline_are_explained_while_typing(client, officer, plan):
    client.force_login(officer)
    address = to("plan-say-deadline", plan.pk)

    def said(words):
        return client.get(address, {"deadline": words}).content.decode()

    assert said("trước 30/8") == "Hiểu là: trước ngày 30/8/2025"
    assert said("nhanh lên").startswith("Chưa hiểu")


def test_a_cancelled_task_is_owed_by_nobody_and_changes_no_more(client, officer, plan, task):
    client.force_login(officer)

    without_reason = client.post(to("task-cancel", plan.pk, task.pk), {"reason": ""})
    client.post(to("task-cancel", plan.pk, task.pk), {"reason": "Trùng với kế hoạch khác"})
    again = client.post(to("task-cancel", plan.pk, task.pk), {"reason": "Lần nữa"})

    assert without_reason.status_code == 422
    assert set(task.assignments.values_list("state", flat=True)) == {"cancelled"}
    assert "đã bị hủy" in again.content.decode()


def test_the_day_of_the_event_moves_what_leans_on_it(client, officer, agency, unit):
    writer = PlanWriter(subject="Tổ chức hội nghị năm 2025")
    writer.event("Hội nghị điển hình", Deadline(kind=DeadlineKind.ON, date="2025-09-30"))
    writer.task("gửi báo cáo", ["Phòng Tổng hợp"], days_before_event(15))
    plan = run_plan(officer, agency, writer)
    client.force_login(officer)
    address = to("plan-event", plan.pk)

    wrong = client.post(address, {"event_on": "2025-10-20", "event_ends_on": "2025-10-19"})
    client.post(address, {"event_on": "2025-10-20"})

    assert wrong.status_code == 422
    assert "Gửi báo cáo" in wrong.content.decode()
    assert due_days(plan.tasks.get()) == {date(2025, 10, 5)}


def test_a_day_of_its_own_is_set_for_a_limit_that_counts_from_it(client, officer, agency, unit):
    limit = Deadline(
        kind=DeadlineKind.RELATIVE,
        direction="after",
        n=5,
        unit="day",
        anchor="có quyết định",
        text="sau khi có quyết định 5 ngày",
    )
    writer = PlanWriter().task("công bố", ["Phòng Tổng hợp"], limit)
    task = run_plan(officer, agency, writer).tasks.get()
    client.force_login(officer)

    client.post(to("task-anchor", task.plan_id, task.pk), {"anchor_on": "2025-09-01"})

    assert due_days(task) == {date(2025, 9, 6)} or due_days(task) == {date(2025, 9, 8)}


# Kết quả, kết thúc, mở lại ------------------------------------------------------------------


def test_results_are_drafted_recorded_and_the_plan_closed_and_opened_again(
    client, officer, plan, task
):
    client.force_login(officer)
    row = client.get(to("plan", plan.pk), {"xem": "ket-qua"}).context["rows"][0]

    too_early = client.post(to("plan-close", plan.pk), {"note": ""})
    client.post(to("task-result", plan.pk, task.pk), {"outcome": row.outcome, "words": row.words})
    client.post(to("plan-close", plan.pk), {"note": "Đạt yêu cầu"})
    plan.refresh_from_db()

    assert (row.outcome, row.words) == (
        Outcome.NOT_DONE,
        "0/2 đã có kết quả được nhận; 2 chưa gửi.",
    )
    assert too_early.status_code == 422
    assert (plan.state, plan.closing_note) == (PlanState.CLOSED, "Đạt yêu cầu")
    assert client.get(to("plan-extend", plan.pk)).status_code == 409

    client.post(to("plan-reopen", plan.pk), {"reason": "Còn việc phát sinh"})
    plan.refresh_from_db()
    assert plan.state == PlanState.RUNNING


def test_a_row_of_the_results_is_saved_in_place_and_says_what_is_missing(
    client, officer, plan, task
):
    client.force_login(officer)
    address, htmx = to("task-result", plan.pk, task.pk), {"HX-Request": "true"}

    refused = client.post(address, {"outcome": "partly", "words": " "}, headers=htmx)
    saved = client.post(address, {"outcome": "partly", "words": "Đạt một nửa"}, headers=htmx)

    assert refused.status_code == 422
    assert "Hãy ghi kết quả bằng lời." in refused.content.decode()
    assert 'value="partly" selected' in refused.content.decode()
    assert "<html" not in saved.content.decode()
    assert task.result.words == "Đạt một nửa"


@pytest.mark.parametrize("name", ["plan-extend", "plan-event", "plan-close"])
def test_a_clerk_may_not_act_on_the_plan(client, clerk, plan, name):
    client.force_login(clerk)

    assert client.post(to(name, plan.pk), {**PAPER, "event_on": "2025-09-01"}).status_code == 403


def test_an_officer_of_another_agency_cannot_tell_that_the_plan_exists(
    client, foreign_officer, plan, task
):
    client.force_login(foreign_officer)

    for address in (
        to("plan-extend", plan.pk),
        to("task-amend", plan.pk, task.pk),
        to("plan-close", plan.pk),
    ):
        assert client.get(address).status_code == 404


def test_a_task_is_not_reached_through_another_plan(client, officer, agency, plan, task):
    other = run_plan(officer, agency, PlanWriter(number="9/KH-VPUB"), data=b"khac")
    client.force_login(officer)

    assert client.get(to("task-amend", other.pk, task.pk)).status_code == 404


# Đôn đốc --------------------------------------------------------------------------------------


def test_what_is_late_is_ticked_previewed_and_sent(
    client, officer, clerk, plan, assignment, other_assignment
):
    client.force_login(officer)
    address = f"{to('chase')}?ke-hoach={plan.pk}"
    Notification.objects.all().delete()

    ticked = client.get(address).context["ticked"]
    sent = {"viec": [assignment.pk], "words": "Gửi trước 16 giờ."}
    letters = client.post(address, {**sent, "xem": "1"}).context["letters"]
    told_by_preview = Notification.objects.count()
    response = client.post(address, sent)

    assert ticked == {assignment.pk, other_assignment.pk}
    assert [(letter.unit, letter.people) for letter in letters] == [
        ("Phòng Tổng hợp", "chuyen-vien")
    ]
    assert letters[0].text.endswith("theo Kế hoạch 15/KH-VPUB. Gửi trước 16 giờ.")
    assert told_by_preview == 0
    assert response.status_code == 302
    assert list(Notification.objects.values_list("user__username", "kind")) == [
        ("chuyen-vien", "chase")
    ]


def test_nothing_ticked_is_nothing_sent(client, officer, plan):
    client.force_login(officer)

    response = client.post(f"{to('chase')}?ke-hoach={plan.pk}", {"words": "Gửi gấp"})

    html = response.content.decode()
    assert response.status_code == 422
    assert "Hãy chọn ít nhất một việc để đôn đốc." in html
    assert "Gửi gấp" in html


def test_work_of_another_agency_is_never_chased(client, officer, foreign_officer, plan, assignment):
    client.force_login(foreign_officer)
    Notification.objects.all().delete()

    response = client.post(to("chase"), {"viec": [assignment.pk], "words": ""})

    assert response.status_code == 422
    assert response.context["owing"] == []
    assert not Notification.objects.exists()


def test_a_clerk_does_not_chase(client, clerk, plan):
    client.force_login(clerk)

    assert client.get(to("chase")).status_code == 403


# Ngày nghỉ, tải việc ---------------------------------------------------------------------------


def test_the_agencys_own_day_stands_instead_of_the_laws(client, officer, agency):
    client.force_login(officer)
    new_year = {"day": "2025-01-01", "kind": "swap_work", "name": "Trực Tết", "source": ""}

    client.post(to("days-off"), new_year)
    rows = client.get(to("days-off"), {"nam": "2025"}).context["rows"]
    line = next(row for row in rows if row.on == date(2025, 1, 1))
    client.post(to("day-off-remove", line.line_id))
    back = client.get(to("days-off"), {"nam": "2025"}).context["rows"]

    assert (line.name, line.own) == ("Trực Tết", True)
    assert next(row for row in back if row.on == date(2025, 1, 1)).line_id is None


def test_a_day_off_without_a_name_is_refused_and_kept(client, officer, agency):
    client.force_login(officer)

    response = client.post(to("days-off"), {"day": "2025-03-03", "kind": "holiday", "name": ""})

    assert response.status_code == 422
    assert "2025-03-03" in response.content.decode()


def test_only_who_manages_the_agency_changes_its_days(client, clerk, officer, agency, db):
    line = DayOff.objects.create(
        agency=agency, day=date(2025, 3, 3), kind="holiday", name="Ngày thành lập"
    )
    shared = DayOff.objects.create(day=date(2025, 3, 4), kind="holiday", name="Nghỉ chung")
    client.force_login(clerk)

    assert client.get(to("days-off")).status_code == 200
    assert client.post(to("days-off"), {"day": "2025-03-05"}).status_code == 403
    assert client.post(to("day-off-remove", line.pk)).status_code == 404
    client.force_login(officer)
    assert client.post(to("day-off-remove", shared.pk)).status_code == 404
    assert DayOff.objects.count() == 2


def test_the_load_counts_what_falls_due_in_a_week_and_names_clashes(
    client, officer, clerk, agency, unit, other_unit
):
    soon = timezone.localdate() + timedelta(days=14)
    for number in (1, 2):
        writer = PlanWriter(number=f"{number}/KH-VPUB")
        writer.task("nộp hồ sơ", ["Phòng Tổng hợp"], due_by(soon.isoformat()))
        writer.task("đăng bài", ["Trung tâm Thông tin"], due_by(soon.isoformat()))
        run_plan(officer, agency, writer, data=writer.number.encode())
    tables, clashes = {}, {}
    for user in (officer, clerk):
        client.force_login(user)
        response = client.get(to("load"))
        tables[user] = [(row.unit.name, row.total) for row in response.context["table"]]
        clashes[user] = [said.split(":")[0] for _, said in response.context["clashes"]]

    assert tables[officer] == [("Phòng Tổng hợp", 2), ("Trung tâm Thông tin", 2)]
    assert tables[clerk] == [("Phòng Tổng hợp", 2)]
    assert clashes[officer] == ["Phòng Tổng hợp", "Trung tâm Thông tin"]
    assert clashes[clerk] == ["Phòng Tổng hợp"]


def test_a_closed_plan_offers_to_be_opened_again_only(client, officer, plan, task):
    record_result(task.pk, Outcome.DONE, "Xong", by=officer, at=MONDAY)
    close_plan(plan.pk, by=officer, at=MONDAY)
    client.force_login(officer)

    response = client.get(to("plan", plan.pk))

    assert [act.label for act in response.context["other_acts"]] == ["Mở lại"]
    assert response.context["main_act"] is None
    assert Assignment.objects.count() == 2
