"""The log of acts cannot be changed, and is written with the act or not at all."""

import pytest
from django.db import DatabaseError, transaction

from thidua.accounts.models import User
from thidua.audit.models import AuditEvent
from thidua.audit.services import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    user = User.objects.create_user("canbo", password=None, full_name="Lò Thị Mai")
    return record("accounts.user.try", on=user, by=user, what=1)


def test_an_act_says_who_did_what_to_which_thing(event):
    kept = AuditEvent.objects.get()

    assert (kept.actor.username, kept.action) == ("canbo", "accounts.user.try")
    assert (kept.object_type, kept.object_id, kept.data) == (
        "accounts.user",
        str(kept.actor_id),
        {"what": 1},
    )


def test_the_database_refuses_to_change_a_line(event):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.update(action="khac")

    assert AuditEvent.objects.get().action == "accounts.user.try"


def test_the_database_refuses_to_delete_a_line(event):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.all().delete()

    assert AuditEvent.objects.count() == 1
