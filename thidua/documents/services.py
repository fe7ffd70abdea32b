"""Keeping files: content checked, named by hash, never trusted by their name."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction

from thidua.audit.services import record
from thidua.core.errors import Invalid
from thidua.core.text import tidy
from thidua.documents.models import StoredFile

if TYPE_CHECKING:
    from thidua.accounts.models import User

MAX_BYTES = 50 * 1024 * 1024

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
)


def media_type_of(data: bytes) -> str:
    """What the bytes say they are; plain text or unknown binary when no signature fits."""
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    return "application/octet-stream" if b"\x00" in data[:4096] else "text/plain"


@transaction.atomic
def store_file(data: bytes, name: str, *, agency_id: int, by: User) -> StoredFile:
    """Keep a file for an agency. The caller has checked that ``by`` may.

    Raises Invalid when the file is empty or larger than `MAX_BYTES`.
    """
    if not data:
        raise Invalid("file_empty", "Tệp rỗng. Hãy chọn lại tệp khác.", field="file")
    if len(data) > MAX_BYTES:
        raise Invalid(
            "file_too_large",
            "Tệp lớn hơn {megabytes} MB. Hãy nén ảnh hoặc tách tệp rồi gửi lại.",
            field="file",
            megabytes=MAX_BYTES // 1024 // 1024,
        )
    digest = hashlib.sha256(data).hexdigest()
    stored = StoredFile(
        agency_id=agency_id,
        name=tidy(name.replace("\\", "/").rsplit("/", 1)[-1])[:255] or "tep",
        media_type=media_type_of(data),
        size=len(data),
        sha256=digest,
        stored_by=by,
    )
    stored.content.save(f"{digest[:2]}/{digest}", ContentFile(data), save=False)
    stored.full_clean()
    stored.save()
    record("documents.file.store", on=stored, by=by, sha256=digest, size=len(data))
    return stored
