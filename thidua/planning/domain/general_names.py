"""Names that mean everybody: "Các phòng, ban, đơn vị", "toàn thể công chức, viên chức"."""

from __future__ import annotations

import re

from thidua.core.labels import Labelled
from thidua.core.text import fold


class Generality(Labelled):
    """How a written name reads: surely all units, perhaps all, or not a general name."""

    ALL = "all", "tất cả đơn vị"
    PERHAPS = "perhaps", "có lẽ là tất cả đơn vị"
    NO = "no", "tên riêng"


_LEAD = r"(?:giao |de nghi |yeu cau |thu truong |truong |lanh dao )*"
_ALL = r"(?:cac|tat ca(?: cac)?|toan the(?: cac)?|toan bo(?: cac)?|moi)"
_UNIT = r"(?:phong|ban|don vi|trung tam|van phong|bo phan|to|khoa|chi cuc|cap phong)"
_WIDER = (
    r"(?:co quan|nganh|doan the|to chuc|hoi|xa|phuong|thon|ban nganh|so|dia phuong"
    r"|can bo|cong chuc|vien chuc|nguoi lao dong|ccvcnld|cbccvc|ca nhan|tap the|cong doan)"
)
_JOIN = r"(?:\s*[,;/-]\s*|\s+va\s+|\s+)"
_BELONGING = r"(?: (?:truc thuoc|thuoc|cua|trong|tai)\b.*)?"
_SURE = re.compile(rf"{_LEAD}{_ALL} {_UNIT}(?:{_JOIN}{_UNIT})*{_BELONGING}")
_MAYBE = re.compile(
    rf"{_LEAD}{_ALL} (?:{_UNIT}|{_WIDER})(?:{_JOIN}(?:{_UNIT}|{_WIDER}|lien quan|co lien quan"
    rf"|chuyen mon|su nghiep|truc thuoc))*{_BELONGING}"
)


def generality(name: str) -> Generality:
    """Whether a name as printed stands for all units of the agency.

    Sure only for "các" with nothing but words for units inside an office; bodies
    that may lie outside (cơ quan, xã, đoàn thể) or only some units ("các phòng
    liên quan") are for a person to say.
    """
    folded = fold(name).rstrip(" .;:,")
    if _SURE.fullmatch(folded) and "lien quan" not in folded:
        return Generality.ALL
    if _MAYBE.fullmatch(folded):
        return Generality.PERHAPS
    return Generality.NO
