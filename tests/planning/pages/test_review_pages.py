"""The review screen without scripts: every act is a plain form."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from thidua.planning.domain.fact_states import FactState
from thidua.planning.domain.kinds import FactKind
from thidua.planning.domain.reading_states import ReadingState
from thidua.planning.models import Plan, PlanReading, ReviewFact
from thidua.planning.services.reading_runs import run_reading

TEXT = """Số: 15/KH-VPUB

KẾ HOẠCH
Phát động đợt thi đua đặc biệt năm 2030

Văn phòng UBND tỉnh ban hành kế hoạch như sau:

I. TỔ CHỨC THỰC HIỆN

1. Phòng Tổng hợp: Tổng hợp kết quả, báo cáo Sở Nội vụ trước ngày 20/12/2030.

2. Trung tâm Thông tin: Đăng tin, bài về đợt thi đua hằng tháng.
"""


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def upload(client, **more):
    file = SimpleUploadedFile("kế hoạch.txt", TEXT.encode())
    return client.post(reverse("planning:upload"), {"file": file, **more})


@pytest.fixture
def reading(signed_in, unit, other_unit):
    upload(signed_in)
    reading = PlanReading.objects.get()
    run_reading(reading.pk, now=timezone.now)
    reading.refresh_from_db()
    return reading


def plain(response):
    """What the page says, without the address asked for and the form's secret."""
    page = response.content.decode().replace(response.request["PATH_INFO"], "")
    return re.sub(r"[A-Za-z0-9]{64}", "", page)


def fact_of(reading, kind):
    return reading.review_facts.filter(kind=kind).order_by("ordinal").first()


def act(client, fact, name, **data):
    address = reverse(f"planning:review-{name}", args=(fact.reading_id, fact.pk))
    return client.post(address, {"version": fact.version, "nhom": "viec", **data})


def test_an_uploaded_file_is_watched_until_it_is_read_and_then_reviewed(signed_in, unit):
    response = upload(signed_in)
    waiting = PlanReading.objects.get()
    address = reverse("planning:reading", args=(waiting.pk,))
    assert response["Location"] == address
    assert waiting.state == ReadingState.WAITING
    assert "đang chờ đọc" in signed_in.get(address).content.decode()

    run_reading(waiting.pk, now=timezone.now)

    assert signed_in.get(address)["Location"] == reverse("planning:review", args=(waiting.pk,))


def test_the_same_file_is_told_apart_and_taken_again_only_when_wanted(signed_in, reading):
    again = upload(signed_in)
    assert again.status_code == 409
    assert PlanReading.objects.count() == 1

    upload(signed_in, again="1")

    assert PlanReading.objects.count() == 2


def test_an_upload_without_a_file_keeps_the_page_and_says_what_to_do(signed_in):
    response = signed_in.post(reverse("planning:upload"))

    assert response.status_code == 422
    assert "Hãy chọn tệp kế hoạch" in response.content.decode()


def test_a_unit_clerk_may_not_import_and_cannot_tell_that_a_file_exists(client, clerk, reading):
    client.force_login(clerk)

    assert client.get(reverse("planning:upload")).status_code == 403
    theirs = client.get(reverse("planning:review", args=(reading.pk,)))
    nobodys = client.get(reverse("planning:review", args=(reading.pk + 1000,)))
    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert plain(theirs) == plain(nobodys)


def test_the_document_stands_beside_its_facts_with_every_place_marked(signed_in, reading):
    page = signed_in.get(reverse("planning:review", args=(reading.pk,))).content.decode()

    for fact in reading.review_facts.filter(start__isnull=False):
        assert f'data-f="{fact.pk}' in page or f" {fact.pk}" in page
    assert "Tổng hợp kết quả" in page


def test_a_fact_is_accepted_dropped_and_taken_back(signed_in, reading):
    task = fact_of(reading, FactKind.TASK)
    for name, state in (
        ("accept", FactState.ACCEPTED),
        ("restore", FactState.PROPOSED),
        ("drop", FactState.DROPPED),
    ):
        response = act(signed_in, task, name)
        task.refresh_from_db()

        assert response.status_code == 302
        assert task.state == state


def test_a_deadline_is_mended_in_vietnamese_words(signed_in, reading):
    task = fact_of(reading, FactKind.TASK)

    act(
        signed_in, task, "mend",
        text_key="Tổng hợp kết quả", lead="Phòng Tổng hợp", deadline="chậm nhất ngày 15/12/2030",
    )  # fmt: skip

    task.refresh_from_db()
    assert task.state == FactState.MENDED
    assert (task.data["deadline"]["kind"], task.data["deadline"]["date"]) == ("by", "2030-12-15")


def test_a_wrong_value_is_refused_beside_its_field_and_nothing_typed_is_lost(signed_in, reading):
    task = fact_of(reading, FactKind.TASK)

    response = act(signed_in, task, "mend", text_key="Việc mới gõ", deadline="ngày nào đó xa xôi")

    page = response.content.decode()
    assert response.status_code == 422
    assert "Việc mới gõ" in page
    assert "ngày nào đó xa xôi" in page
    task.refresh_from_db()
    assert task.state == FactState.PROPOSED


def test_who_comes_second_sees_what_the_first_did_instead_of_overwriting_it(signed_in, reading):
    task = fact_of(reading, FactKind.TASK)
    seen_by_second = ReviewFact.objects.get(pk=task.pk)
    act(signed_in, task, "accept")

    response = act(signed_in, seen_by_second, "drop")

    task.refresh_from_db()
    assert response.status_code == 409
    assert "vừa thay đổi mục này" in response.content.decode()
    assert task.state == FactState.ACCEPTED


def test_typed_words_are_said_back_as_they_are_understood(signed_in, reading):
    address = reverse("planning:review-say-deadline", args=(reading.pk,))

    said = signed_in.get(address, {"deadline": "hằng quý"}).content.decode()
    not_said = signed_in.get(address, {"deadline": "bao giờ cũng được"}).content.decode()

    assert said == "Hiểu là: hằng quý"
    assert "Chưa hiểu" in not_said


def test_selected_words_become_a_fact_of_the_wanted_kind(signed_in, reading):
    start = reading.text.index("Đăng tin, bài")
    before = reading.review_facts.filter(kind=FactKind.TASK).count()

    response = signed_in.post(
        reverse("planning:review-add", args=(reading.pk,)),
        {"kind": "task", "start": start, "end": start + 13},
    )

    added = reading.review_facts.filter(kind=FactKind.TASK).order_by("ordinal").last()
    assert reading.review_facts.filter(kind=FactKind.TASK).count() == before + 1
    assert (added.start, added.end, added.data["text_key"]) == (start, start + 13, "Đăng tin, bài")
    assert f"sua={added.pk}" in response["Location"]


@pytest.mark.parametrize("place", [{}, {"start": "x", "end": "y"}, {"start": 9, "end": 3}])
def test_a_selection_that_is_none_is_refused_with_words(signed_in, reading, place):
    response = signed_in.post(
        reverse("planning:review-add", args=(reading.pk,)), {"kind": "task", **place}
    )

    assert response.status_code == 422
    assert "Hãy bôi đen" in response.content.decode()


def test_an_unknown_name_is_answered_once_and_then_the_plan_starts(signed_in, reading, unit):
    for fact in reading.review_facts.exclude(kind=FactKind.FINDING):
        act(signed_in, fact, "accept")
    names = reverse("planning:review-name", args=(reading.pk,))
    signed_in.post(names, {"text": "Sở Nội vụ", "scope": "outside", "nhom": "don-vi"})
    preview = reverse("planning:review-preview", args=(reading.pk,))
    assert "Tổng hợp kết quả" in signed_in.get(preview).content.decode()

    response = signed_in.post(preview)

    plan = Plan.objects.get()
    assert response["Location"] == reverse("planning:plan", args=(plan.pk,))
    assert plan.tasks.filter(assignments__unit=unit).exists()


def test_nothing_starts_while_something_blocks_it_and_the_page_says_what(signed_in, reading):
    preview = reverse("planning:review-preview", args=(reading.pk,))

    page = signed_in.get(preview).content.decode()
    response = signed_in.post(preview)

    assert "Hãy xác nhận phần đầu văn bản" in page
    assert response.status_code == 409
    assert not Plan.objects.exists()


def test_the_original_is_a_download_and_never_shown_in_the_page(signed_in, reading):
    response = signed_in.get(reverse("planning:reading-original", args=(reading.pk,)))

    assert b"".join(response.streaming_content) == TEXT.encode()
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"


def test_the_review_asks_the_database_as_often_for_many_facts_as_for_few(
    signed_in, reading, django_assert_max_num_queries
):
    with django_assert_max_num_queries(25):
        signed_in.get(reverse("planning:review", args=(reading.pk,)))
