"""Kept files: checked, named by content, never by what the sender called them."""

import hashlib

import pytest

from thidua.accounts.models import User
from thidua.core.errors import Invalid
from thidua.documents.services import MAX_BYTES, media_type_of, store_file
from thidua.organizations.domain.kinds import AgencyKind
from thidua.organizations.models import Agency


@pytest.fixture
def someone(db, settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }
    return User.objects.create_user("canbo", password=None, full_name="Lò Thị Mai")


@pytest.fixture
def agency(db):
    return Agency.objects.create(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT)


def test_content_comes_back_as_it_went_in(agency, someone):
    stored = store_file(b"%PDF-1.4 x", "Ke hoach.pdf", agency_id=agency.pk, by=someone)

    with stored.content.open("rb") as content:
        assert content.read() == b"%PDF-1.4 x"
    assert stored.sha256 == hashlib.sha256(b"%PDF-1.4 x").hexdigest()
    assert stored.media_type == "application/pdf"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\may\\ke hoach.docx", "a/b/c.txt", "ten\u0300.txt"]
)
def test_a_name_is_never_a_path(agency, someone, name):
    stored = store_file(b"noi dung", name, agency_id=agency.pk, by=someone)

    assert "/" not in stored.name
    assert "\\" not in stored.name
    assert stored.content.name.split("/")[-1].startswith(stored.sha256)


def test_empty_and_too_large_files_are_refused_with_words(agency, someone):
    for data, code in ((b"", "file_empty"), (b"x" * (MAX_BYTES + 1), "file_too_large")):
        with pytest.raises(Invalid) as refusal:
            store_file(data, "a.txt", agency_id=agency.pk, by=someone)
        assert refusal.value.code == code


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"PK\x03\x04rest", "application/zip"),
        (b"\x89PNG\r\n\x1a\nrest", "image/png"),
        ("Kế hoạch".encode(), "text/plain"),
        (b"\x00\x01\x02", "application/octet-stream"),
    ],
)
def test_the_bytes_say_what_a_file_is(data, media_type):
    assert media_type_of(data) == media_type
