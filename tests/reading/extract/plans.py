"""Short plans for tests: a head, a body, the facts read out of them."""

from __future__ import annotations

from thidua.reading.facts import PlanFacts
from thidua.reading.pipeline import read_text

HEAD = """UBND TỈNH BÌNH LÂM
SỞ NỘI VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-SNV
Bình Lâm, ngày 10 tháng 3 năm 2026

KẾ HOẠCH
{subject}

Sở Nội vụ ban hành Kế hoạch như sau:
"""
FOOT = """
Nơi nhận:
- Lưu: VT.

GIÁM ĐỐC

Lê Văn Minh
"""
ANNUAL = "Công tác thi đua, khen thưởng năm 2026"


def read(body: str, subject: str = ANNUAL, annex: str = "") -> PlanFacts:
    """The facts of a plan with this body; ``annex`` stands behind the signature."""
    return read_text(HEAD.format(subject=subject) + body.strip("\n") + "\n" + FOOT + annex)


def under_orders(body: str) -> PlanFacts:
    """The facts of a plan whose orders are these."""
    return read(f"I. TỔ CHỨC THỰC HIỆN\n{body}")
