"""Recipients and signer are read from feet in one column, two columns, or mixed."""

import pytest

from thidua.reading.load import load
from thidua.reading.pipeline import read_frame
from thidua.reading.reading_context import Reading

TOP = """KẾ HOẠCH
Công tác thi đua năm 2025
Căn cứ Luật Thi đua, khen thưởng; UBND xã xây dựng kế hoạch như sau:
I. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ: Tham mưu tổ chức.
Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện./.
"""


def read(foot: str) -> Reading:
    return read_frame(load((TOP + foot).encode()))


def recipients(foot: str) -> list[tuple[str, str | None]]:
    return [(fact.who, fact.purpose) for fact in read(foot).recipients]


@pytest.mark.parametrize(
    ("line", "who", "purpose"),
    [
        ("- Sở Nội vụ (b/c);", "Sở Nội vụ", "report"),
        ("- Sở Nội vụ (Báo cáo);", "Sở Nội vụ", "report"),
        ("- Ban Thường vụ Tỉnh ủy (để b/c),", "Ban Thường vụ Tỉnh ủy", "report"),
        ("- Công đoàn (p/h);", "Công đoàn", "coordinate"),
        ("- Các đơn vị (để thực hiện);", "Các đơn vị", "execute"),
        ("- Cổng TTĐT xã (để đăng tải);", "Cổng TTĐT xã", "post"),
        ("- Lãnh đạo Sở (để biết);", "Lãnh đạo Sở", "know"),
        ("- Ban Giám hiệu (để chỉ đạo);", "Ban Giám hiệu", None),
        ("- Đ/c Lê Hồng Minh- PCT UBND tỉnh (b/c);", "Đ/c Lê Hồng Minh- PCT UBND tỉnh", "report"),
        ("- V;", "V", None),
        ("- Như trên;", "Như trên", None),
        ("- Lưu: VT, VHXH(HTPA).", "VT, VHXH(HTPA)", "file"),
        ("- Lưu VP.", "VP", "file"),
        ("- Lưu: VT, TCHCQT.H.01b.", "VT, TCHCQT.H.01b", "file"),
    ],
)
def test_a_recipient_line_gives_who_and_purpose(line, who, purpose):
    assert recipients(f"Nơi nhận:\n{line}\n\nGIÁM ĐỐC\n\nLê Văn An") == [(who, purpose)]


FEET = {
    "recipients first": """
Nơi nhận:
- UBND tỉnh (b/c);
- Các phòng, đơn vị trực thuộc
UBND xã (t/h);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH


Nguyễn Văn An
""",
    "signature first": """
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Nguyễn Văn An

Nơi nhận:
- UBND tỉnh (b/c);
- Các phòng, đơn vị trực thuộc UBND xã (t/h);
- Lưu: VT.
""",
    "side by side": """
Nơi nhận:                                    TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);                              KT. CHỦ TỊCH
- Các phòng, đơn vị trực thuộc                  PHÓ CHỦ TỊCH
UBND xã (t/h);
- Lưu: VT.                                     Nguyễn Văn An
""",
    "tabs": """
Nơi nhận:\tTM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);\tKT. CHỦ TỊCH
- Các phòng, đơn vị trực thuộc UBND xã (t/h);
- Lưu: VT.\tPHÓ CHỦ TỊCH
\tNguyễn Văn An
""",
    "on one line": """
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn An
Nơi nhận: UBND tỉnh (b/c); Các phòng, đơn vị trực thuộc UBND xã (t/h); lưu: VT.
""",
    "bars": """
| **Nơi nhận:** - UBND tỉnh (b/c); - Các phòng, đơn vị trực thuộc UBND xã (t/h); - Lưu: VT. \
| **TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH** (Đã ký) **Nguyễn Văn An** |
| --- | --- |
""",
    "mixed lines": """
Nơi nhận: TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c); KT. CHỦ TỊCH
- Các phòng, đơn vị trực thuộc UBND xã (t/h); PHÓ CHỦ TỊCH
- Lưu: VT. Nguyễn Văn An
""",
    "markup": """
***Nơi nhận:***
- UBND tỉnh (b/c);
- Các phòng, đơn vị trực thuộc UBND xã (t/h);
- Lưu: VT.

**TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH**

**Nguyễn Văn An**
""",
}


@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
def test_a_foot_of_any_setting_gives_the_same(foot):
    reading = read(foot)

    assert [(fact.who, fact.purpose) for fact in reading.recipients] == [
        ("UBND tỉnh", "report"),
        ("Các phòng, đơn vị trực thuộc UBND xã", "execute"),
        ("VT", "file"),
    ]
    assert reading.signer is not None
    assert reading.signer.name == "Nguyễn Văn An"
    assert reading.signer.position == "PHÓ CHỦ TỊCH"
    assert reading.signer.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")


@pytest.mark.parametrize(
    ("lines", "name", "position", "authority"),
    [
        (["CHÁNH VĂN PHÒNG", "Trần Bình Minh"], "Trần Bình Minh", "CHÁNH VĂN PHÒNG", ()),
        (["TL. CHỦ TỊCH", "TRƯỞNG PHÒNG", "Lê Bé"], "Lê Bé", "TRƯỞNG PHÒNG", ("TL. CHỦ TỊCH",)),
        (["TUQ. BỘ TRƯỞNG", "VỤ TRƯỞNG", "Đỗ An"], "Đỗ An", "VỤ TRƯỞNG", ("TUQ. BỘ TRƯỞNG",)),
        (["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Hoa"], "Lò Hoa", "BÍ THƯ", ("T/M BAN THƯỜNG VỤ",)),
        (["Q. GIÁM ĐỐC", "Phạm Thị H'Mai"], "Phạm Thị H'Mai", "Q. GIÁM ĐỐC", ()),
        (["GIÁM ĐỐC", "(Ký, đóng dấu)", "PGS.TS. Lê An"], "PGS.TS. Lê An", "GIÁM ĐỐC", ()),
        (
            ["TM. CỤM THI ĐUA SỐ 3", "CỤM TRƯỞNG", "CHỦ TỊCH UBND XÃ A", "Sùng A Páo"],
            "Sùng A Páo", "CHỦ TỊCH UBND XÃ A", ("TM. CỤM THI ĐUA SỐ 3",),
        ),
        (["GIÁM ĐỐC"], None, "GIÁM ĐỐC", ()),
        (["TM BAN THƯỜNG VỤ", "BÍ THƯ", "LÒ VĂN AN"], "LÒ VĂN AN", "BÍ THƯ", ("TM BAN THƯỜNG VỤ",)),
    ],
)  # fmt: skip
def test_the_office_stands_right_above_the_name(lines, name, position, authority):
    signer = read("\n".join(["Nơi nhận:", "- Lưu: VT.", "", *lines])).signer

    assert signer is not None
    assert (signer.name, signer.position, signer.authority) == (name, position, authority)


def test_of_two_signatures_the_office_signs():
    signer = read(
        "NGƯỜI LẬP KẾ HOẠCH                     HIỆU TRƯỞNG\n  (Ký, ghi rõ họ tên)\n\n"
        "  Nguyễn Thị Hoa                       Trần Văn Nam\n"
    ).signer

    assert signer is not None
    assert (signer.name, signer.position) == ("Trần Văn Nam", "HIỆU TRƯỞNG")


@pytest.mark.parametrize(
    ("stamp", "time"),
    [
        ("Thời gian ký: 12.03.2025 16:02:11 +07:00", "2025-03-12T16:02:11+07:00"),
        ("Thời gian ký: 12/3/2025", "2025-03-12"),
    ],
)
def test_the_stamp_tells_when_it_was_signed(stamp, time):
    signer = read(f"Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nKý bởi: Lê An\n{stamp}\nLê Văn An").signer

    assert signer is not None
    assert (signer.name, signer.signed_at) == ("Lê Văn An", time)


def test_a_plan_without_foot_has_no_signer_and_no_recipients():
    reading = read("")

    assert reading.signer is None
    assert reading.recipients == ()


def test_each_recipient_has_its_place():
    reading = read("Nơi nhận:\n- Sở Nội vụ (b/c);\n- Lưu: VT.\nGIÁM ĐỐC\n\nLê Văn An")

    assert [reading.mended.of(fact.span) for fact in reading.recipients] == ["Sở Nội vụ", "VT"]
