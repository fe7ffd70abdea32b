"""Words by which citations are known: types, dates, where issuer and subject begin and end."""

from __future__ import annotations

import re

from thidua.reading.conventions.letters import UPPER
from thidua.reading.conventions.symbols import NUMBER
from thidua.reading.extract.dates import SHORT_DATE, WRITTEN_DATE
from thidua.reading.lexicon import alternatives

TYPES = re.compile(rf"(?<!\w)(?P<type>{alternatives('document_types')})(?!\w)", re.IGNORECASE)
"""A type of document."""

NUMBERED = re.compile(rf"(?<![\w/.-])(?:\b[Ss]ố\s*:?\s*)?(?<![\w/.-])(?P<number>{NUMBER})")
"""A document's number, with "số" before it where printed."""

DATE = re.compile(
    rf"\s*,?\s*\(?\s*(?:(?:được\s+)?ban\s+hành\s+|ký\s+)?(?:{WRITTEN_DATE}|(?:ngày\s+)?{SHORT_DATE})\)?",
    re.IGNORECASE,
)
SAME_DATE = re.compile(r"\s*,?\s*cùng\s+ngày")

OF = re.compile(r"\s*,?\s*(?:của|do|giữa)\s+(?:(?:các|liên)\s+)?")
ABOUT = re.compile(r"\s*,?\s*(?P<quote>[“\"]\s*)?(?:(?:về\s+việc|v/v|về)\s*:?\s*)?", re.IGNORECASE)

ISSUER_STOP = re.compile(rf"(?:^|\s)(?:{alternatives('issuer_stops')})(?!\w)")
ISSUER_MARK = re.compile(r"[,;:.()“”\"/]")
NAMES_WITH_COMMA = re.compile(
    r"[Tt]hi\s+đua\s*,\s*[Kk]hen\s+thưởng|Văn\s+h(?:óa|oá)\s*,\s*(?:Thể\s+thao|Khoa\s+học|Thông\s+tin|Xã\s+hội)"
    r"|Lao\s+động\s*,\s*Thương\s+binh|Thể\s+thao\s*,\s*Du\s+lịch"
)

SUBJECT_VERB = re.compile(
    r"(?:quy\s+định|hướng\s+dẫn|ban\s+hành|phê\s+duyệt|sửa\s+đổi|bổ\s+sung|tổ\s+chức|triển\s+khai|phát\s+động"
    r"|thực\s+hiện|đẩy\s+mạnh|tăng\s+cường|công\s+bố|thông\s+báo|công\s+nhận|chấp\s+thuận|điều\s+chỉnh|kiện\s+toàn|thành\s+lập|giao|một\s+số)\b"
)
"""Opens a subject that has no "về"."""

SUBJECT_END = re.compile(
    rf";(?!\s+(?:quy\s+định|sửa\s+đổi|hướng\s+dẫn|ban\s+hành)\s)|\.(?=\s+[{UPPER}\"“]|\s*$)|\.\s*/\s*\."
    r"|\s+\((?:sau\s+đây|gọi\s+tắt|viết\s+tắt|dưới\s+đây)"
    r"|,\s+(?=gắn\s+với|gắn\s+liền|trong\s+đó|đồng\s+thời)"
    rf"|(?:,|\s+và)\s+(?=(?:{alternatives('document_types')})\s+(?:số\s+)?\d)"
    r"|\s+(?=và\s+các\s+văn\s+bản|(?:đến|tới)\s+toàn\s+thể)"
)
OWN_ISSUING = re.compile(
    rf"[,.]\s+(?=(?:{alternatives('organization_heads')})[^.;:]{{0,160}}?\s"
    r"(?:xây\s+dựng|ban\s+hành|tổ\s+chức|phát\s+động|triển\s+khai|lập|đề\s+ra|thống\s+nhất)\s)"
)
"""Where the sentence that issues the plan begins within the paragraph of a citation."""

TRAILING_ISSUER = re.compile(r"\s+của\s+(?=\S)")

NESTED = re.compile(
    r"(?:kèm\s+theo|thực\s+hiện|thi\s+hành|theo|của|tại|triển\s+khai|cụ\s+thể\s+h(?:óa|oá)|sửa\s+đổi|bổ\s+sung|thay\s+thế"
    r"|hướng\s+dẫn|một\s+số\s+nội\s+dung)\s*$"
)
"""Before a document that is only named inside the title of another."""

LIST_SEPARATOR = re.compile(r"[\s,;]*(?:và|cùng|các)?\s*$")
LIST_HEADING = re.compile(
    rf"(?:các|những)\s+(?:{alternatives('document_types')})\s+của\s+(?P<issuer>[^.;:]{{3,100}}?)\s*:\s*$",
    re.IGNORECASE,
)
ISSUED_BY = re.compile(
    r"\s+(?:đã\s+)?(?:ban\s+hành|có|ra|ký\s+ban\s+hành|phát\s+hành)\s+(?:các\s+|những\s+)?$"
)
"""Between the body that issued a document and its type: "Sở Nội vụ có Công văn số …"."""

DATE_BEFORE = re.compile(rf"(?:{WRITTEN_DATE}|ngày\s+{SHORT_DATE})\s*,\s*$", re.IGNORECASE)
PROPOSER = re.compile(
    r"(?:đề\s+nghị|chỉ\s+đạo|ý\s+kiến|yêu\s+cầu|hướng\s+dẫn)\s+của\s+(?P<issuer>[^.;:]{3,120}?)\s+tại\s*$"
)


def as_type(words: str) -> str:
    """A type as it is written in a sentence's beginning: ``Nghị quyết``."""
    return " ".join(words.split()).capitalize()
