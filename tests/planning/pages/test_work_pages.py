"""The pages of units' work, the calendar, feeds and notices."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.models import CalendarFeed


@pytest.fixture
def work(assignment):
    return reverse("planning:assignment", args=(assignment.pk,))


def plain(response):
    """What the page says, without the address asked for and the form's secret."""
    page = response.content.decode().replace(response.request["PATH_INFO"], "")
    return re.sub(r"[A-Za-z0-9]{64}", "", page)


def act(client, assignment, name, **data):
    return client.post(reverse("planning:assignment-act", args=(assignment.pk, name)), data)


def test_a_unit_sees_what_it_owes_and_where_it_was_ordered(client, clerk, assignment, work):
    client.force_login(clerk)

    page = client.get(work).content.decode()

    assert "Gửi đề nghị khen thưởng" in page
    assert "Gửi kết quả" in page
    assert "Nhận kết quả" not in page


def test_a_unit_sends_and_the_officer_returns_then_takes(client, clerk, officer, assignment):
    client.force_login(clerk)
    act(client, assignment, "gui", note="Đã xong")
    client.force_login(officer)
    without_reason = act(client, assignment, "tra-lai", note="  ")
    act(client, assignment, "tra-lai", note="Thiếu biên bản")
    client.force_login(clerk)
    act(client, assignment, "gui")
    client.force_login(officer)
    act(client, assignment, "nhan")

    assignment.refresh_from_db()
    assert without_reason.status_code == 422
    assert assignment.state == AssignmentState.ACCEPTED


def test_what_was_sent_late_is_not_said_to_be_overdue_still(client, clerk, assignment, work):
    client.force_login(clerk)
    overdue = client.get(work).content.decode()
    act(client, assignment, "gui")
    sent = client.get(work).content.decode()

    assert "quá hạn" in overdue
    assert "quá hạn" not in sent
    assert "ngày làm việc" in sent


def test_filters_the_list_has_no_field_for_survive_the_next_search(client, officer, assignment):
    client.force_login(officer)
    asked = {"ca-da-ket-thuc": "1", "tu": "2025-08-01", "den": "2025-08-31"}

    page = client.get(reverse("planning:assignment-list"), asked).content.decode()

    for name, value in asked.items():
        assert f'name="{name}" value="{value}"' in page


def test_progress_that_is_no_percentage_is_refused_and_kept_on_the_page(client, clerk, assignment):
    client.force_login(clerk)

    response = act(client, assignment, "tien-do", percent="nhiều", note="Đang làm dở")

    assert response.status_code == 422
    assert "Đang làm dở" in response.content.decode()


def test_evidence_is_added_shown_downloaded_and_removed(client, clerk, assignment):
    client.force_login(clerk)
    file = SimpleUploadedFile("bien ban.pdf", b"%PDF-1.4 bien ban")
    client.post(reverse("planning:evidence-add", args=(assignment.pk,)), {"file": file})
    evidence = assignment.evidence.get()
    address = reverse("planning:evidence", args=(assignment.pk, evidence.pk))

    assert b"".join(client.get(address).streaming_content) == b"%PDF-1.4 bien ban"
    client.post(reverse("planning:evidence-remove", args=(assignment.pk, evidence.pk)))
    assert not assignment.evidence.exists()


def test_another_units_clerk_cannot_tell_that_the_work_exists(
    client, other_clerk, assignment, work
):
    client.force_login(other_clerk)

    theirs = client.get(work)
    nobodys = client.get(reverse("planning:assignment", args=(assignment.pk + 1000,)))

    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert plain(theirs) == plain(nobodys)
    assert act(client, assignment, "gui").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 2),
        ({"q": "de nghi khen thuong"}, 2),
        ({"q": "thong tin"}, 1),
        ({"q": "không có"}, 0),
        ({"tinh-trang": "submitted"}, 0),
        ({"tre": "1"}, 2),
        ({"tinh-trang": "vớ vẩn", "don-vi": "x", "sap-xep": "y", "tu": "32/13"}, 2),
    ],
)
def test_the_list_is_searched_without_tone_marks_and_narrowed(client, officer, plan, asked, found):
    client.force_login(officer)

    response = client.get(reverse("planning:assignment-list"), asked)

    assert len(response.context["items"]) == found


def test_the_list_is_exported_as_it_is_narrowed(client, officer, plan):
    client.force_login(officer)

    response = client.get(reverse("planning:assignment-list"), {"q": "thông tin", "xuat": "1"})

    sheet = load_workbook(BytesIO(response.content)).active
    assert [row[2] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        "Trung tâm Thông tin"
    ]


def test_a_clerks_list_and_desk_hold_the_own_units_work_only(client, clerk, plan, assignment):
    client.force_login(clerk)

    listed = client.get(reverse("planning:assignment-list")).context["items"]
    desk = client.get(reverse("desk")).content.decode()

    assert [item.assignment for item in listed] == [assignment]
    assert "Trung tâm Thông tin" not in desk


def test_lists_ask_the_database_equally_often_whatever_they_hold(
    client, officer, plan, django_assert_max_num_queries
):
    client.force_login(officer)
    for name, limit in (("planning:assignment-list", 14), ("planning:calendar", 14), ("desk", 32)):
        with django_assert_max_num_queries(limit):
            assert client.get(reverse(name)).status_code == 200


def test_the_calendar_shows_the_month_asked_for_and_survives_nonsense(client, officer, plan):
    client.force_login(officer)
    address = reverse("planning:calendar")

    august = client.get(address, {"thang": "2025-08"})
    chosen = client.get(address, {"ngay": "2025-08-15"})
    nonsense = client.get(address, {"thang": "2025-99", "ngay": "hôm qua"})

    assert "gửi đề nghị khen thưởng" in august.content.decode()
    assert len(chosen.context["chosen"].due) == 2
    assert nonsense.status_code == 200


def test_a_calendar_address_is_shown_once_works_without_signing_in_and_is_taken_back(
    client, clerk, plan
):
    client.force_login(clerk)
    issued = client.post(reverse("planning:feed-issue"))
    address = issued.context["address"]
    client.logout()

    calendar = client.get(address)
    assert calendar.status_code == 200
    assert "BEGIN:VCALENDAR" in calendar.content.decode()

    client.force_login(clerk)
    assert address not in client.get(reverse("planning:feeds")).content.decode()
    client.post(reverse("planning:feed-revoke", args=(CalendarFeed.objects.get().pk,)))
    assert client.get(address).status_code == 404


def test_a_notice_leads_to_what_it_is_about_and_counts_as_read(client, clerk, officer, assignment):
    client.force_login(officer)
    notice = clerk.notifications.first()
    assert client.get(reverse("planning:notice", args=(notice.pk,))).status_code == 404

    client.force_login(clerk)
    response = client.get(reverse("planning:notice", args=(notice.pk,)))

    notice.refresh_from_db()
    assert response.status_code == 302
    assert notice.read_at is not None


def test_without_a_role_the_desk_says_whom_to_ask(client, db):
    from tests.factories.people import make_user

    client.force_login(make_user("moi"))

    assert "chưa được giao vai trò" in client.get(reverse("desk")).content.decode()
