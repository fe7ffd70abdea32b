"""The page of a plan: the document with what became of each sentence, and its tabs."""

import re
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.people import make_leader
from tests.factories.plans import (
    MONDAY,
    PlanWriter,
    at,
    days_before_event,
    due_by,
    every,
    run_plan,
)
from thidua.planning.services.amendment import TaskChange, amend_task, cancel_task
from thidua.planning.services.extension import ExtensionLine, ExtensionPaper, extend_deadlines
from thidua.planning.services.progress import accept_result, submit_result
from thidua.planning.views.plan_tabs import TABS

TUESDAY = at(2025, 8, 19)


@pytest.fixture
def page(plan):
    return reverse("planning:plan", args=(plan.pk,))


def notes(response):
    """What stands at the margin, by task."""
    parts = response.context["paper"]
    found = [note for part in parts for note in part.notes]
    found += [note for part in parts for row in part.rows for note in row.notes]
    return {note.task_id: note.said.text for note in found}


def test_each_ordering_sentence_says_its_state_at_the_margin(
    client, officer, plan, page, task, assignment
):
    submit_result(assignment.pk, by=officer, at=MONDAY)
    client.force_login(officer)

    response = client.get(page)

    assert notes(response) == {task.pk: "1/2 đơn vị đã gửi · trễ 1"}
    assert plan.reading.text[: len("KẾ HOẠCH")] in response.content.decode()


def test_a_link_lights_the_sentence_and_tells_what_became_of_it(
    client, officer, page, task, assignment
):
    submit_result(assignment.pk, by=officer, at=TUESDAY)
    client.force_login(officer)

    html = client.get(page, {"cau": task.pk}).content.decode()

    assert html.count("sentence lit") == 1
    assert "“chậm nhất ngày 2025-08-15”" in html
    assert reverse("planning:assignment", args=(assignment.pk,)) in html
    assert "trễ 2 ngày làm việc" in html


def test_a_sentence_that_is_not_of_this_plan_lights_nothing(client, officer, page):
    client.force_login(officer)

    for asked in ("0", "999999", "câu"):
        assert "sentence lit" not in client.get(page, {"cau": asked}).content.decode()


def test_a_click_brings_the_story_alone_and_without_scripts_the_page(
    client, officer, plan, page, task
):
    client.force_login(officer)
    address = reverse("planning:plan-task", args=(plan.pk, task.pk))

    part = client.get(address, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert "Gửi đề nghị khen thưởng" in part
    assert client.get(address)["Location"] == f"{page}?cau={task.pk}#cau-{task.pk}"
    foreign = reverse("planning:plan-task", args=(plan.pk, task.pk + 999))
    assert client.get(foreign, headers={"HX-Request": "true"}).status_code == 404


def test_the_story_keeps_former_wordings_and_extensions(client, officer, plan, page, task, unit):
    amend_task(
        task.pk, TaskChange(text="gửi hồ sơ"), "đổi tên gọi", version=1, by=officer, at=MONDAY
    )
    paper = ExtensionPaper(reason="mưa lũ", decided_by="Chánh Văn phòng", decided_on=MONDAY.date())
    line = ExtensionLine(task.pk, due_by("2025-09-01"), unit_id=unit.pk)
    extend_deadlines(plan.pk, [line], paper, by=officer, at=MONDAY)
    client.force_login(officer)

    html = client.get(page, {"cau": task.pk}).content.decode()

    assert "Trước đó:" in html
    assert "gửi đề nghị khen thưởng (chậm nhất ngày 2025-08-15)" in html
    assert "mưa lũ" in html


@pytest.fixture
def full_plan(officer, agency, unit, other_unit):
    """A plan with everything a tab can show: event, recurring duty, recipients, bases."""
    run_plan(officer, agency, PlanWriter(number="3/KH-VPUB", subject="Kế hoạch năm"), data=b"1")
    writer = PlanWriter(number="4/KH-VPUB", subject="Tổ chức hội nghị")
    writer.basis("3/KH-VPUB", "2025-08-01", "Văn phòng UBND tỉnh Hòa Sơn")
    writer.section("I", "TỔ CHỨC THỰC HIỆN")
    writer.task("lập danh sách", ["Phòng Tổng hợp"], due_by("2025-08-15"), source_section="I")
    writer.task("gửi báo cáo tháng", ["Các phòng, ban, đơn vị"], every("month"))
    writer.task("quét dọn hội trường", ["Trung tâm Thông tin"], days_before_event(3))
    writer.task("tuyên truyền", ["Phòng Tổng hợp"])
    writer.recipient("Sở Nội vụ", "report").recipient("Các phòng, ban, đơn vị", "execute")
    return run_plan(officer, agency, writer)


@pytest.mark.parametrize("tab", [tab.key for tab in TABS])
def test_every_tab_opens_for_everybody_who_sees_the_plan(
    client, officer, agency, full_plan, clerk, tab
):
    address = reverse("planning:plan", args=(full_plan.pk,))

    for user in (officer, make_leader(agency), clerk):
        client.force_login(user)
        assert client.get(address, {"xem": tab}).status_code == 200


def test_the_tabs_show_units_periods_receipts_and_the_chain(client, officer, full_plan):
    client.force_login(officer)
    address = reverse("planning:plan", args=(full_plan.pk,))

    def tab(key):
        return client.get(address, {"xem": key})

    board = tab("don-vi").context["board"]
    matrices = tab("ma-tran").context["matrices"]
    assert [row.unit.name for row in board] == ["Phòng Tổng hợp", "Trung tâm Thông tin"]
    assert [len(rows) for _, rows in matrices] == [2]
    assert "Kế hoạch 3/KH-VPUB" in tab("can-cu").content.decode()
    assert "Sở Nội vụ" in tab("noi-nhan").content.decode()
    assert "Quét dọn hội trường" in tab("lich").content.decode()
    assert "Đưa kế hoạch vào thực hiện" in tab("lich-su").content.decode()


def test_the_list_of_tasks_is_narrowed_to_a_state(client, officer, full_plan):
    client.force_login(officer)
    cancel_task(full_plan.tasks.get(ordinal=0).pk, "không cần nữa", by=officer, at=MONDAY)

    address = reverse("planning:plan", args=(full_plan.pk,))
    groups = client.get(address, {"xem": "viec", "loc": "cancelled"}).context["groups"]

    assert [[shown.line.task.text for shown in lines] for _, lines in groups] == [["lập danh sách"]]


def test_a_clerk_sees_the_document_but_only_the_own_units_work(
    client, officer, clerk, plan, page, task, assignment, other_assignment, other_unit
):
    submit_result(other_assignment.pk, "bí mật của đơn vị kia", by=officer, at=MONDAY)
    client.force_login(clerk)

    response = client.get(page, {"cau": task.pk})
    history = client.get(page, {"xem": "lich-su"}).content.decode()
    receipts = client.get(page, {"xem": "noi-nhan"}).content.decode()

    assert re.fullmatch(r"trễ \d+ ngày làm việc", notes(response)[task.pk])
    assert reverse("planning:assignment", args=(other_assignment.pk,)) not in (
        response.content.decode()
    )
    assert "bí mật của đơn vị kia" not in history
    assert other_unit.name not in receipts
    assert reverse("planning:task-amend", args=(plan.pk, task.pk)) not in response.content.decode()


def test_a_unit_without_a_part_in_the_plan_cannot_tell_that_it_exists(
    client, officer, agency, unit, other_clerk
):
    writer = PlanWriter().task("việc riêng", ["Phòng Tổng hợp"])
    plan = run_plan(officer, agency, writer)
    client.force_login(other_clerk)

    assert client.get(reverse("planning:plan", args=(plan.pk,))).status_code == 404
    assert client.get(reverse("planning:plan-export", args=(plan.pk,))).status_code == 404


def test_opening_the_plan_is_noted_and_the_unit_is_asked_to_confirm(
    client, clerk, plan, page, unit
):
    client.force_login(clerk)

    html = client.get(page).content.decode()
    receipt = plan.receipts.get(unit=unit)
    client.post(reverse("planning:receipt", args=(plan.pk, receipt.pk)))
    receipt.refresh_from_db()

    assert "Xác nhận đã nhận kế hoạch" in html
    assert (receipt.seen_by, receipt.acknowledged_by) == (clerk, clerk)
    assert "Xác nhận đã nhận kế hoạch" not in client.get(page).content.decode()


def test_a_clerk_cannot_confirm_for_another_unit(client, clerk, plan, other_unit):
    receipt = plan.receipts.get(unit=other_unit)
    client.force_login(clerk)

    response = client.post(reverse("planning:receipt", args=(plan.pk, receipt.pk)))

    receipt.refresh_from_db()
    assert response.status_code == 404
    assert receipt.acknowledged_at is None


def test_the_next_step_follows_from_how_the_work_stands(
    client, officer, plan, page, assignment, other_assignment
):
    client.force_login(officer)

    def next_step():
        return client.get(page).context["main_act"].label

    assert next_step() == "Đôn đốc 2 việc trễ"
    for row in (assignment, other_assignment):
        submit_result(row.pk, by=officer, at=MONDAY)
    assert next_step() == "Nhận 2 kết quả"
    for row in (assignment, other_assignment):
        accept_result(row.pk, by=officer, at=MONDAY)
    assert next_step() == "Kết thúc"


def test_the_work_of_the_plan_is_exported(client, officer, plan):
    client.force_login(officer)

    response = client.get(reverse("planning:plan-export", args=(plan.pk,)))

    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    assert [row[2] for row in rows[1:]] == ["Phòng Tổng hợp", "Trung tâm Thông tin"]


@pytest.mark.parametrize("tab", [tab.key for tab in TABS])
def test_a_longer_plan_asks_no_more_of_the_database(client, officer, agency, unit, tab):
    client.force_login(officer)
    counts = []
    for tasks in (1, 3):
        writer = PlanWriter(number=f"{tasks}/KH-VPUB")
        writer.recipient("Phòng Tổng hợp").basis(f"9{tasks}/KH-UBND", "2025-01-01", "UBND tỉnh")
        for number in range(tasks):
            writer.task(f"việc {number}", ["Phòng Tổng hợp"], every("month"))
        plan = run_plan(officer, agency, writer)
        address = reverse("planning:plan", args=(plan.pk,))
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address, {"xem": tab, "cau": plan.tasks.get(ordinal=0).pk})
        counts.append(len(queries))

    assert counts[0] == counts[1]
