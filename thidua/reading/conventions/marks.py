"""Set phrases by which the fixed parts of an official document are known wherever they stand."""

from __future__ import annotations

import re
from functools import lru_cache

from thidua.reading.conventions.letters import UPPER
from thidua.reading.lexicon import alternatives, entries

NATION = re.compile(r"CỘNG\s+H[ÒO][AÀ]\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA(?:\s+VIỆT\s+NAM)?", re.IGNORECASE)
NATION_LINE = re.compile(rf"\s*{NATION.pattern}\s*$", re.IGNORECASE)
MOTTO = re.compile(r"[ĐÐ]ộc\s+lập\s*[-–—]?\s*Tự\s+do\s*[-–—]?\s*Hạnh\s+phúc", re.IGNORECASE)
PARTY = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
YOUTH_UNION = re.compile(r"ĐOÀN\s+TNCS\s+HỒ\s+CHÍ\s+MINH")

_BLANK = r"[\d.…_\s]*"
DATE_LINE = re.compile(
    rf"(?:(?P<place>[^\W\d_][^,;:\n]{{0,50}}?)\s*,\s*)?\bngày(?P<day>{_BLANK})tháng"
    rf"(?P<month>{_BLANK}|\s+[^\W\d_]+\s+)năm(?P<year>{_BLANK})",
    re.IGNORECASE,
)

RECIPIENTS = re.compile(r"\s*\**\s*N[ơƠ]I\s+NH[ậẬ]N\b\s*:?\s*", re.IGNORECASE)
AUTHORITY_MARK = (
    r"(?:(?:T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|TUQ|Q)\s?\."
    r"|[TK]\s?/\s?[MTL](?=\s)|(?:TM|KT|TL|TUQ)(?=\s))"
)
"""``TM.``, ``KT.``, ``TL.``, ``TUQ.``, ``Q.`` and the ``T/M`` of the Party."""

AUTHORITY = re.compile(rf"\s*{AUTHORITY_MARK}\s?(?=[{UPPER}]{{2}})")
STAMP = re.compile(
    r"\s*(?:Ký\s+bởi|Người\s+ký|Thời\s+gian\s+ký|Ngày\s+ký|Email|Cơ\s+quan|Tổ\s+chức|Chức\s+vụ)\s*:",
    re.IGNORECASE,
)
SIGNED = re.compile(
    r"\s*\(?\s*(?:Đã\s+ký|Ký,?\s+(?:ghi\s+rõ\s+họ\s+tên|đóng\s+dấu|tên)[^)]*)\s*\)?\s*$",
    re.IGNORECASE,
)
ATTACHED = re.compile(
    r"\s*\(?\s*(?:Ban\s+hành\s+)?(?:Kèm|kèm)\s+theo\b|\s*\(\s*(?:Ban\s+hành|Đính\s+kèm)\b",
    re.IGNORECASE,
)
CLOSING_MARK = re.compile(r"\.\s*/\s*\.?\s*$")

CLOSING_APPEAL = re.compile(
    r"\s*(?:Trên\s+đây\s+là|Trong\s+quá\s+trình\s+(?:tổ\s+chức\s+)?(?:thực\s+hiện|triển\s+khai)"
    r"|Kế\s+hoạch\s+này\s+(?:được|có)|Nhận\s+được\s+kế\s+hoạch)",
    re.IGNORECASE,
)

GROUNDS = re.compile(
    r"\s*(?:[-–+*•]\s*)?(?:Căn\s+cứ|Thực\s+hiện|Thi\s+hành|Triển\s+khai|Theo|Xét|Để|Nhằm|Trên\s+cơ\s+sở"
    r"|Tiếp\s+tục\s+(?:thực\s+hiện|triển\s+khai)|Hưởng\s+ứng|Phát\s+huy|Thiết\s+thực|Chấp\s+hành|Quán\s+triệt"
    r"|Năm\s+\d{4}|Ngày\s+\d|Được\s+sự|Sau\s+khi|Chào\s+mừng|Nhân\s+dịp|Thông\s+qua|Đợt\s+thi\s+đua)\b"
)
ADDRESSED = re.compile(r"\s*Kính\s+gửi\b", re.IGNORECASE)

_TITLE = re.compile(
    rf"\s*(?P<type>{alternatives('document_types')})(?=\s*$|\s+[^\W\d_])", re.IGNORECASE
)
_SPACED_TITLE = re.compile(r"\s*(?:[^\W\d_]\s+){3,}[^\W\d_]\s*$")
_SQUEEZED_TYPES = {"".join(entry.lower().split()): entry for entry in entries("document_types")}
_ANNEX = re.compile(
    r"\s*(?P<word>PHỤ\s+LỤC|BIỂU\s+MẪU|BIỂU|MẪU)(?:\s+(?:SỐ\s*:?\s*)?(?P<number>[IVX]{1,5}|\d{1,2}[a-zA-Z]?|[A-HĐ])(?![\w/]))?"
    r"(?P<mark>\s*[.:)–—-]?\s*)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache(maxsize=4096)
def title_type(text: str) -> str | None:
    """The type of document when the line is its title (``KẾ HOẠCH``, ``KẾ HOẠCH PHỐI HỢP ...``).

    The type must stand alone on its line or the whole line be in capitals.
    """
    if _SPACED_TITLE.match(text):
        return _SQUEEZED_TYPES.get("".join(text.lower().split()))
    found = _TITLE.match(text)
    if not found or not (found.end("type") == len(text.rstrip()) or text.isupper()):
        return None
    # A type written small and alone is a title only with a capital ("Kế hoạch").
    return found["type"] if found["type"][0].isupper() else None


@lru_cache(maxsize=4096)
def annex_heading(text: str) -> re.Match[str] | None:
    """The parts ``word``, ``number``, ``rest`` of an annex heading (``PHỤ LỤC II``, ``Biểu 01``).

    A line that merely speaks of an annex ("Phụ lục kèm theo …") is none.
    """
    found = _ANNEX.match(text)
    if not found:
        return None
    rest, capitals = found["rest"], found["word"].isupper()
    marked = bool(found["mark"].strip())
    if not rest:
        return found if capitals or found["word"][0].isupper() else None
    if found["word"].lower().split() != ["phụ", "lục"] and not found["number"]:
        return None
    if (capitals and rest.isupper()) or (found["number"] and marked and not rest[0].islower()):
        return found
    return None
