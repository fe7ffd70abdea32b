"""Which words head a table's columns, and what kind of cell stands below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache


class ColumnKind(Enum):
    """What the cells of a column hold."""

    NUMBER = "number"
    UNIT = "unit"
    TIME = "time"
    COUNT = "count"
    NOTE = "note"
    TEXT = "text"


_KINDS: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    (
        ColumnKind.NUMBER,
        re.compile(
            r"(?:S?TT|số\s*TT|số\s+thứ\s+tự|No\.?)$|^(?:đợt|bước|mục|thứ\s+tự|vòng)$", re.IGNORECASE
        ),
    ),
    (ColumnKind.NOTE, re.compile(r"ghi\s+chú|căn\s+cứ\s+chấm", re.IGNORECASE)),
    (
        ColumnKind.COUNT,
        re.compile(
            r"(?<!địa\s)(?<!thời\s)(?<!đặc\s)điểm|số\s+lượng|tổng(?:\s+số|\s+cộng)?$|chỉ\s+tiêu|tỷ\s+lệ|tỉ\s+lệ|chính\s+thức|khách\s+mời|đương\s+nhiên"
            r"|^(?:tập\s+thể|cá\s+nhân|hộ\s+gia\s+đình)$|sáng\s+kiến|đăng\s+ký|trong\s+đó|nữ|cộng$|số\s+đại\s+biểu|kinh\s+phí|đại\s+biểu|số\s+(?:tin|bài)",
            re.IGNORECASE,
        ),
    ),
    (
        ColumnKind.TIME,
        re.compile(
            r"thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hoàn\s+thành|^hạn\b|^ngày\b|^giờ\b",
            re.IGNORECASE,
        ),
    ),
    (
        ColumnKind.UNIT,
        re.compile(
            r"đơn\s+vị|cơ\s+quan|chủ\s+trì|phối\s+hợp|(?:người|bộ\s+phận|tổ\s+chức)\s+(?:thực\s+hiện|phụ\s+trách)"
            r"|phụ\s+trách|phòng\s*,?\s+ban|phân\s+công|thực\s+hiện$|điều\s+hành",
            re.IGNORECASE,
        ),
    ),
    (
        ColumnKind.TEXT,
        re.compile(
            r"nội\s+dung|hạng\s+mục|nhiệm\s+vụ|công\s+việc|hoạt\s+động|tiêu\s+chí|tiêu\s+chuẩn|sản\s+phẩm|kết\s+quả"
            r"|biện\s+pháp|giải\s+pháp|họ\s+(?:và\s+)?tên|danh\s+hiệu|hình\s+thức|xếp\s+loại|mức|đối\s+tượng"
            r"|chức\s+vụ|địa\s+điểm|tên\b|chương\s+trình|lĩnh\s+vực|yêu\s+cầu",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip


@lru_cache(maxsize=2048)
def column_kind(words: str) -> ColumnKind | None:
    """What a header cell announces, None when it does not read like a header."""
    flat = " ".join(words.split()).strip(" .:*")
    if not flat or len(flat) > 80:
        return None
    return next((kind for kind, pattern in _KINDS if pattern.search(flat)), None)


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row reads like a header: most filled cells announce a column."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or any(len(cell) > 80 for cell in filled):
        return False
    known = [column_kind(cell) for cell in filled]
    if known[0] is ColumnKind.NUMBER:
        return sum(kind is not None for kind in known) >= 2
    return all(kind is not None for kind in known) and not any(
        cell.strip().endswith((".", ";")) and len(cell) > 20 for cell in filled
    )


_ROW_NUMBER = re.compile(
    r"\s*\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-HĐ]|[a-zđ])\s*[.)]?\s*$"
)


def is_row_number(cell: str) -> bool:
    """Whether a cell is a row's own number (``1``, ``1.1``, ``II``, ``a``)."""
    return len(cell) < 12 and _ROW_NUMBER.match(cell) is not None


_TIME = re.compile(
    r"\s*(?:\(?dự\s+kiến:?\s*)?(?:trước|trong|đầu|giữa|cuối|nửa|tuần|tháng|T\.?\d|quý|năm|ngày|chậm\s+nhất|muộn\s+nhất|hoàn\s+thành|xong|đến"
    r"|từ\s+(?:ngày|tháng|quý|năm|nay|\d)|thường\s+xuyên|liên\s+tục|h[ằà]ng\s|cả\s+năm|định\s+kỳ|mỗi\s+(?:tháng|quý|năm|tuần)|6\s+tháng"
    r"|theo\s+(?:quy\s+định|kế\s+hoạch|yêu\s+cầu|hướng\s+dẫn)|khi\s+có|sau\s+khi|ngay\s+sau|dịp|nhân\s+dịp|sáng|trưa|chiều|tối|buổi|trung\s+tuần|thượng\s+tuần|hạ\s+tuần|chủ\s+nhật|thứ\s+(?:hai|ba|tư|năm|sáu|bảy)\b|giai\s+đoạn"
    r"|\d{1,2}/\d{1,2}|\d{1,2}\s*(?:h|giờ|:)\s*\d{0,2}|không\s+quá|hạn|\d{4}|thời\s+điểm|dự\s+kiến)",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def is_time(words: str) -> bool:
    """Whether a short line reads like the content of a time column."""
    return len(words) <= 60 and _TIME.match(words) is not None
