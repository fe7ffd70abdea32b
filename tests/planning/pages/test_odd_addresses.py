"""Addresses and forms that make no sense, and pages that answer requests for parts."""

import pytest
from django.test import Client
from django.urls import reverse

HUGE = "9" * 30
NONSENSE = [
    ("planning:assignment-list", {"ke-hoach": HUGE}),
    ("planning:assignment-list", {"don-vi": [HUGE, "²", "-1"]}),
    ("planning:calendar", {"don-vi": HUGE}),
    ("planning:calendar", {"thang": "9999-12"}),
    ("planning:calendar", {"ngay": "0001-01-01"}),
    ("planning:chase", {"ke-hoach": HUGE}),
    ("planning:chase", {"don-vi": "²"}),
    ("planning:plan-list", {"nam": "0000"}),
    ("planning:plan-list", {"q": "thi\x00đua"}),
    ("planning:assignment-list", {"q": "thi\x00đua"}),
]


@pytest.mark.parametrize(("name", "query"), NONSENSE)
def test_what_makes_no_sense_in_an_address_is_passed_over(client, officer, name, query):
    client.force_login(officer)

    assert client.get(reverse(name), query).status_code == 200


@pytest.mark.parametrize("percent", ["²", HUGE, "-5", ""])
def test_progress_that_is_no_number_is_refused(client, clerk, assignment, percent):
    client.force_login(clerk)
    address = reverse("planning:assignment-act", args=(assignment.pk, "tien-do"))

    assert client.post(address, {"percent": percent}).status_code == 422


def test_a_form_from_before_signing_in_again_is_refused_in_words(officer):
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)

    response = client.post(reverse("planning:notices-read"))

    assert response.status_code == 403
    assert "tải lại" in response.content.decode()


def test_a_part_asked_for_after_the_session_ended_reloads_the_page(client, db):
    response = client.get(reverse("planning:plan-list"), headers={"HX-Request": "true"})

    assert response["HX-Refresh"] == "true"


def test_an_unknown_page_asked_for_as_a_part_takes_the_whole_page(client, officer):
    client.force_login(officer)

    address = reverse("planning:plan", args=(0,))
    response = client.get(address, headers={"HX-Request": "true"})

    assert response.status_code == 404
    assert response["HX-Retarget"] == "body"
