"""What a relative deadline leans on: the plan's event, the end of its drive, or another day."""

from __future__ import annotations

import re
from datetime import date

from thidua.core.text import fold
from thidua.timing.values import Deadline, DeadlineKind

_AROUND = frozenset(
    [
        "ngay",
        "thoi",
        "diem",
        "gio",
        "truoc",
        "sau",
        "khi",
        "luc",
        "to",
        "chuc",
        "khai",
        "mac",
        "be",
        "mac",
        "ket",
        "thuc",
        "dien",
        "ra",
        "bat",
        "dau",
        "xong",
        "thanh",
        "cong",
        "hoan",
        "chinh",
        "thuc",
        "phien",
    ]
)
_EVENT_WORDS = frozenset({"hoi nghi", "dai hoi", "le", "su kien", "chuong trinh"})
_END = re.compile(r"\b(?:ket thuc|be mac|sau khi)\b")
_DRIVE = re.compile(r"\b(?:dot thi dua|phong trao|dot cao diem|cao diem|chien dich)\b")


def leans_on_event(deadline: Deadline, event_name: str | None) -> bool:
    """Whether a relative limit counts from the plan's own event.

    So it does when its anchor says no more than the event's name does
    ("ngày khai mạc", "tổ chức Hội nghị"), and the plan has an event.
    """
    if deadline.kind is not DeadlineKind.RELATIVE or not event_name:
        return False
    words = fold(deadline.anchor or "").replace(",", " ").split()
    rest = [word for word in words if word not in _AROUND]
    if " ".join(rest) in _EVENT_WORDS:
        return True
    return set(rest) <= set(re.findall(r"\w+", fold(event_name)))


def event_anchor(
    deadline: Deadline, event_on: date | None, event_ends_on: date | None
) -> date | None:
    """The day of the event a limit counts from: its end for "kết thúc", else its first day."""
    if event_ends_on and _END.search(fold(deadline.anchor or "")):
        return event_ends_on
    return event_on


def drive_anchor(deadline: Deadline, drive_ends_on: date | None) -> date | None:
    """The last day of the drive for a limit that counts from its end, else None."""
    anchor = fold(deadline.anchor or "")
    if _DRIVE.search(anchor) and _END.search(anchor):
        return drive_ends_on
    return None
