"""The list of plans: what waits for review, what runs, what is closed."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.people import make_leader, make_user
from tests.factories.plans import MONDAY, PlanWriter, due_by, make_reading, read_plan, run_plan
from thidua.planning.domain.kinds import FactKind
from thidua.planning.services.closing import close_plan
from thidua.planning.services.readings import fail_reading, start_reading
from thidua.planning.services.review import accept_fact

LIST = reverse("planning:plan-list")


def plan_for_unit(officer, agency, number, unit="Phòng Tổng hợp", **head):
    writer = PlanWriter(number=f"{number}/KH-VPUB", **head)
    writer.task("nộp báo cáo", [unit], due_by("2025-08-15"))
    return run_plan(officer, agency, writer, data=writer.number.encode())


def listed(response):
    return [plan.number for plan in response.context["page"]]


def test_files_on_their_way_stand_above_with_how_far_they_are(client, officer, agency, unit):
    reading = read_plan(officer, agency, PlanWriter().task("việc", ["Phòng Tổng hợp"]))
    fact = reading.review_facts.get(kind=FactKind.TASK)
    accept_fact(fact.pk, version=1, by=officer, at=MONDAY)
    broken = make_reading(officer, agency, data=b"hong")
    start_reading(broken.pk, at=MONDAY)
    fail_reading(broken.pk, "unreadable", "Tệp hỏng. Hãy chụp lại.", at=MONDAY)
    client.force_login(officer)

    page = client.get(LIST).content.decode()

    assert "đã xác nhận 1/2" in page
    assert reverse("planning:review", args=(reading.pk,)) in page
    assert "Tệp hỏng. Hãy chụp lại." in page


def test_running_plans_show_what_is_done_late_and_due_next(client, officer, agency, unit):
    plan_for_unit(officer, agency, 1)
    later = PlanWriter(number="2/KH-VPUB")
    later.task("tổng kết", ["Phòng Tổng hợp"], due_by("2099-12-31"))
    run_plan(officer, agency, later)
    client.force_login(officer)

    response = client.get(LIST)
    page = response.content.decode()

    assert listed(response) == ["2/KH-VPUB", "1/KH-VPUB"]
    assert "1 việc trễ" in page
    assert "31/12/2099" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"1/KH-VPUB", "2/KH-VPUB"}),
        ({"q": "phat dong dot thi dua"}, {"1/KH-VPUB"}),
        ({"q": "không có chữ này"}, set()),
        ({"tinh-trang": "closed"}, {"3/KH-VPUB"}),
        ({"tinh-trang": "tat-ca"}, {"1/KH-VPUB", "2/KH-VPUB", "3/KH-VPUB"}),
        ({"loai": "conference"}, {"2/KH-VPUB"}),
        ({"nam": "2024"}, {"2/KH-VPUB"}),
        ({"nam": "hai nghìn", "loai": "x", "xep": "y", "trang": "-1"}, {"1/KH-VPUB", "2/KH-VPUB"}),
    ],
)
def test_the_list_is_narrowed_by_words_state_kind_and_year(
    client, officer, agency, unit, asked, found
):
    plan_for_unit(officer, agency, 1, subject="Phát động đợt thi đua")
    plan_for_unit(
        officer, agency, 2, subject="Tổ chức hội nghị", kind="conference", date="2024-02-01"
    )
    closed = run_plan(officer, agency, PlanWriter(number="3/KH-VPUB", subject="Đã xong"))
    close_plan(closed.pk, by=officer, at=MONDAY)
    client.force_login(officer)

    response = client.get(LIST, asked)

    assert set(listed(response)) == found


def test_typing_swaps_the_rows_only(client, officer, agency, unit):
    plan_for_unit(officer, agency, 1)
    client.force_login(officer)

    part = client.get(LIST, {"q": "thi đua"}, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert "1/KH-VPUB" in part


def test_a_clerk_sees_the_plans_and_counts_of_the_own_unit_only(
    client, officer, agency, unit, other_unit, clerk
):
    shared = PlanWriter(number="1/KH-VPUB")
    shared.task("cùng làm", ["Các phòng, ban, đơn vị"], due_by("2025-08-15"))
    run_plan(officer, agency, shared)
    plan_for_unit(officer, agency, 2, unit="Trung tâm Thông tin")
    waiting = read_plan(officer, agency, PlanWriter(subject="Chưa công bố"))
    client.force_login(clerk)

    response = client.get(LIST)

    assert listed(response) == ["1/KH-VPUB"]
    assert response.context["page"][0].owed == 1
    assert waiting.subject not in response.content.decode()
    assert reverse("planning:upload") not in response.content.decode()


def test_only_who_may_import_is_offered_to(client, officer, agency):
    addresses = []
    for user in (officer, make_leader(agency)):
        client.force_login(user)
        addresses.append(reverse("planning:upload") in client.get(LIST).content.decode())

    assert addresses == [True, False]


def test_the_export_holds_what_is_listed(client, officer, agency, unit):
    plan_for_unit(officer, agency, 1, subject="Phát động đợt thi đua")
    plan_for_unit(officer, agency, 2, subject="Tổ chức hội nghị")
    client.force_login(officer)

    response = client.get(reverse("planning:plan-list-export"), {"q": "hoi nghi"})

    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == ["2/KH-VPUB"]


def test_a_longer_list_asks_no_more_of_the_database(client, officer, agency, unit):
    client.force_login(officer)
    counts = []
    for more in (1, 2):
        for number in range(more):
            plan_for_unit(officer, agency, f"{more}{number}")
            read_plan(officer, agency, PlanWriter(subject=f"Chờ {more}{number}"))
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_an_account_without_a_role_is_told_whom_to_ask(client, db):
    client.force_login(make_user("nguoi-moi"))

    response = client.get(LIST)

    assert response.status_code == 403
    assert "chưa được giao vai trò" in response.content.decode()
