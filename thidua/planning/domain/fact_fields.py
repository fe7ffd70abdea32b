"""What each kind of fact consists of: the fields a reviewer sees and may mend."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.labels import Labelled
from thidua.planning.domain.kinds import FactKind
from thidua.reading.facts import PlanKind


class FieldKind(Labelled):
    """How a field is entered and kept."""

    TEXT = "text", "chữ"
    LINES = "lines", "nhiều dòng"
    DATE = "date", "ngày"
    DEADLINE = "deadline", "thời hạn"
    NUMBER = "number", "số"
    VALUE = "value", "số hoặc chữ"
    CHOICE = "choice", "chọn"
    DURATION = "duration", "thời lượng"
    PROGRAMME = "programme", "chương trình"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a fact. ``choices`` are pairs of stored value and Vietnamese words."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()


PURPOSES = (
    ("report", "báo cáo"),
    ("coordinate", "phối hợp"),
    ("execute", "thực hiện"),
    ("know", "để biết"),
    ("post", "đăng tải"),
    ("file", "lưu"),
)
_APPLIES_TO = (
    ("collective", "tập thể"),
    ("individual", "cá nhân"),
    ("household", "hộ gia đình"),
    ("any", "mọi đối tượng"),
)
_PREDICATES = (
    ("at_least", "ít nhất"),
    ("at_most", "nhiều nhất"),
    ("between", "trong khoảng"),
    ("none", "không được có"),
    ("points", "điểm tối đa"),
    ("deduct", "điểm trừ"),
    ("required", "phải đạt"),
)
_PER = (
    ("year", "năm"),
    ("quarter", "quý"),
    ("month", "tháng"),
    ("week", "tuần"),
)
DURATION_UNITS = (("day", "ngày"), ("session", "buổi"), ("hour", "giờ"))

_CITATION = (
    Field("type", "Loại văn bản"),
    Field("number", "Số, ký hiệu"),
    Field("date", "Ngày", FieldKind.DATE),
    Field("issuer", "Cơ quan ban hành"),
    Field("subject", "Trích yếu"),
)

FIELDS: dict[FactKind, tuple[Field, ...]] = {
    FactKind.DOCUMENT: (
        Field("type", "Loại văn bản"),
        Field("number", "Số, ký hiệu"),
        Field("issuer", "Cơ quan ban hành"),
        Field("place", "Địa danh"),
        Field("date", "Ngày ban hành", FieldKind.DATE),
        Field("subject", "Trích yếu", required=True),
        Field("kind", "Tính chất", FieldKind.CHOICE, choices=tuple(PlanKind.choices())),
    ),
    FactKind.SIGNER: (
        Field("name", "Họ và tên", required=True),
        Field("position", "Chức vụ"),
        Field("authority", "Thẩm quyền ký", FieldKind.LINES),
        Field("signed_at", "Ký lúc"),
    ),
    FactKind.RECIPIENT: (
        Field("who", "Nơi nhận", required=True),
        Field("purpose", "Để", FieldKind.CHOICE, choices=PURPOSES),
    ),
    FactKind.LEGAL_BASIS: _CITATION,
    FactKind.REFERENCE: _CITATION,
    FactKind.TASK: (
        Field("text_key", "Nội dung", required=True),
        Field("lead", "Chủ trì", FieldKind.LINES),
        Field("coordinating", "Phối hợp", FieldKind.LINES),
        Field("to", "Gửi tới", FieldKind.LINES),
        Field("via", "Qua", FieldKind.LINES),
        Field("deadline", "Thời hạn", FieldKind.DEADLINE),
    ),
    FactKind.AWARD: (
        Field("form", "Danh hiệu, hình thức", required=True),
        Field("granted_by", "Cấp khen thưởng"),
    ),
    FactKind.CRITERION: (
        Field("text_key", "Nội dung", required=True),
        Field("applies_to", "Áp dụng cho", FieldKind.CHOICE, choices=_APPLIES_TO),
        Field("award", "Danh hiệu, hình thức"),
        Field("predicate", "Điều kiện", FieldKind.CHOICE, choices=_PREDICATES),
        Field("value", "Mức", FieldKind.VALUE),
        Field("unit", "Đơn vị tính"),
        Field("exception", "Ngoại lệ"),
    ),
    FactKind.CAMPAIGN: (
        Field("name", "Tên đợt thi đua", required=True),
        Field("start", "Từ ngày", FieldKind.DATE),
        Field("end", "Đến ngày", FieldKind.DATE),
    ),
    FactKind.EVENT: (
        Field("name", "Tên sự kiện", required=True),
        Field("ordinal", "Lần thứ"),
        Field("term", "Giai đoạn"),
        Field("place", "Địa điểm"),
        Field("when", "Thời gian", FieldKind.DEADLINE),
        Field("duration", "Thời lượng", FieldKind.DURATION),
        Field("max_delegates", "Số đại biểu tối đa", FieldKind.NUMBER),
        Field("composition", "Thành phần", FieldKind.LINES),
        Field("programme", "Chương trình", FieldKind.PROGRAMME),
    ),
    FactKind.QUOTA: (
        Field("who", "Ai"),
        Field("what", "Chỉ tiêu"),
        Field("min", "Ít nhất", FieldKind.NUMBER),
        Field("max", "Nhiều nhất", FieldKind.NUMBER),
        Field("unit", "Tính theo", FieldKind.CHOICE, choices=(("count", "số"), ("percent", "%"))),
        Field("per", "Mỗi", FieldKind.CHOICE, choices=_PER),
    ),
    FactKind.FINDING: (),
}
"""A finding is resolved or ignored, never mended."""
