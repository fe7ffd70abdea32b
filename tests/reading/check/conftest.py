"""A faultless plan whose parts a test may change, and what checking says of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from thidua.reading.facts import Finding
from thidua.reading.pipeline import read_text

HEAD = """ỦY BAN NHÂN DÂN
XÃ PHÚ KHÊ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND
Phú Khê, ngày 05 tháng 02 năm 2026
"""
TITLE = """KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2026
"""
PREAMBLE = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh Hòa Sơn về công tác thi đua, "
    "khen thưởng năm 2026, Ủy ban nhân dân xã Phú Khê ban hành Kế hoạch công tác thi đua, "
    "khen thưởng năm 2026 như sau:\n"
)
BODY = """I. MỤC ĐÍCH, YÊU CẦU
1. Đẩy mạnh các phong trào thi đua yêu nước trên địa bàn xã.
2. Công tác khen thưởng bảo đảm chính xác, công khai, kịp thời.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch này.
- Tổng hợp báo cáo tổng kết gửi Sở Nội vụ trước ngày 05/12/2026.
2. Các cơ quan, đơn vị, các thôn
- Xây dựng kế hoạch của đơn vị mình, gửi về UBND xã trước ngày 28/02/2026.
"""
FOOT = """Nơi nhận:
- Sở Nội vụ (b/c);
- Các cơ quan, đơn vị, các thôn (t/h);
- Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hà Văn Quyết
"""

Check = Callable[..., list[Finding]]


def plan_text(
    body: str = BODY,
    *,
    head: str = HEAD,
    title: str = TITLE,
    preamble: str = PREAMBLE,
    foot: str = FOOT,
    annex: str = "",
) -> str:
    return f"{head}{title}{preamble}{body.rstrip()}\n{foot}{annex}"


@pytest.fixture
def check() -> Check:
    """All findings on the faultless plan with the given parts put in."""

    def findings(body: str = BODY, **parts: str) -> list[Finding]:
        return list(read_text(plan_text(body, **parts)).findings)

    return findings


@pytest.fixture
def found(check: Check) -> Callable[..., list[tuple[str, str, str]]]:
    """Code, place and quote of all findings."""

    def places(body: str = BODY, **parts: str) -> list[tuple[str, str, str]]:
        return [
            (str(finding.code), finding.section or "", finding.quote or "")
            for finding in check(body, **parts)
        ]

    return places
