"""Signing in: in, out, and locked after wrong tries without shutting out the office."""

import pytest
from django.urls import reverse

from thidua.accounts.models import User

PASSWORD = "mat-khau-dai-2026"


@pytest.fixture
def users(db):
    return [
        User.objects.create_user(name, password=PASSWORD, full_name=name) for name in ("mot", "hai")
    ]


def _try(client, username, password):
    return client.post(reverse("accounts:sign-in"), {"username": username, "password": password})


def test_the_right_password_leads_to_the_desk(client, users):
    response = _try(client, "mot", PASSWORD)

    assert (response.status_code, response["Location"]) == (302, reverse("desk"))


def test_wrong_tries_lock_the_one_account_and_not_its_neighbour(client, users):
    answers = [_try(client, "mot", "sai").status_code for _ in range(6)]

    assert answers[:4] == [200] * 4
    assert answers[-1] == 429
    assert _try(client, "mot", PASSWORD).status_code == 429
    assert _try(client, "hai", PASSWORD).status_code == 302
