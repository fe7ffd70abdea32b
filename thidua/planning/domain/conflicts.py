"""Refusals of planning that carry more than a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thidua.core.errors import NotNow


class ChangedMeanwhile(NotNow):
    """Somebody else changed the same thing first; nothing was overwritten.

    ``who`` is the name of that person ("hệ thống" when it was no person),
    ``current`` what stands there now, ``version`` its version.
    """

    def __init__(self, *, who: str, current: Mapping[str, Any], version: int) -> None:
        super().__init__(
            "changed_meanwhile",
            "{who} vừa thay đổi mục này. Hãy xem giá trị mới rồi quyết định lại.",
            who=who,
        )
        self.who = who
        self.current = dict(current)
        self.version = version


class AlreadyUploaded(NotNow):
    """The very same file was uploaded before; ``reading_id`` is the one that exists."""

    def __init__(self, *, reading_id: int, subject: str) -> None:
        super().__init__(
            "already_uploaded",
            "Tệp này đã được đưa vào trước đây: «{subject}». Hãy mở bản đã có, hoặc "
            "xác nhận nếu vẫn muốn đưa vào lần nữa.",
            subject=subject,
        )
        self.reading_id = reading_id
