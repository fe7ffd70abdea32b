"""The invented office of the sample data: names of no real place or person."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.accounts.domain.roles import Role
from thidua.organizations.domain.kinds import OfficialCategory

DEMO_PASSWORD = "thidua-2026"  # noqa: S105  (printed on purpose, sample data only)


@dataclass(frozen=True, slots=True)
class DemoUnit:
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """``unit`` is the place in `UNITS`; ``username`` None for people who never sign in."""

    full_name: str
    unit: int
    position: str
    category: OfficialCategory = OfficialCategory.CIVIL_SERVANT
    is_leader: bool = False
    username: str | None = None
    role: Role | None = None


UNITS = (
    DemoUnit("Lãnh đạo Văn phòng", ("LĐVP", "Chánh Văn phòng", "Chánh Văn phòng UBND tỉnh")),
    DemoUnit(
        "Phòng Tổ chức - Hành chính - Quản trị", ("TCHCQT", "phòng Tổ chức", "phòng TC-HC-QT")
    ),
    DemoUnit("Phòng Tổng hợp", ("TH",)),
    DemoUnit("Phòng Nội chính", ("NC",)),
    DemoUnit("Phòng Kinh tế", ("KT",)),
    DemoUnit("Phòng Khoa giáo - Văn xã", ("KGVX",)),
    DemoUnit("Phòng Kế toán - Tài vụ", ("KTTV", "phòng Tài vụ")),
    DemoUnit("Trung tâm Thông tin", ("TTTT", "Trung tâm Tin học")),
    DemoUnit("Trung tâm Phục vụ hành chính công", ("TTPVHCC",)),
)

_C = OfficialCategory.CIVIL_SERVANT
_P, _E = OfficialCategory.PUBLIC_EMPLOYEE, OfficialCategory.EMPLOYEE
PEOPLE = (
    DemoPerson("Đinh Quang Lộc", 0, "Chánh Văn phòng", _C, True, "lanhdao", Role.LEADER),
    DemoPerson("Vương Thị Ngọc Hạnh", 0, "Phó Chánh Văn phòng", is_leader=True),
    DemoPerson("Hoàng Thị Minh Châu", 1, "Chuyên viên", username="thuongtruc", role=Role.OFFICER),
    DemoPerson("Lò Văn Thắng", 1, "Trưởng phòng", _C, True, "truongphong", Role.UNIT_HEAD),
    DemoPerson("Bùi Thu Trang", 2, "Chuyên viên", username="tonghop", role=Role.UNIT_CLERK),
    DemoPerson("Đặng Hữu Phước", 2, "Trưởng phòng", is_leader=True),
    DemoPerson("Nguyễn Khắc Ân", 3, "Chuyên viên", username="noichinh", role=Role.UNIT_CLERK),
    DemoPerson("Tòng Thị Ánh", 4, "Chuyên viên"),
    DemoPerson("Phạm Đức Anh", 4, "Phó Trưởng phòng", is_leader=True),
    DemoPerson("Cầm Thị Ươm", 5, "Chuyên viên"),
    DemoPerson("Trịnh Văn Dũng", 6, "Kế toán viên"),
    DemoPerson("Quàng Thị Đào", 6, "Kế toán trưởng", is_leader=True),
    DemoPerson("Mai Xuân Hòa", 7, "Biên tập viên", _P, username="thongtin", role=Role.UNIT_CLERK),
    DemoPerson("Lê Thị Hồng Ngát", 7, "Giám đốc", _P, is_leader=True),
    DemoPerson("Vì Văn Sơn", 8, "Nhân viên", _E),
    DemoPerson("Chu Thị Yến", 8, "Giám đốc", _P, is_leader=True),
)  # fmt: skip

DEMO_ACCOUNTS = tuple(
    (
        person.username,
        f"{person.full_name}, {person.position} – {person.role.label.lower()}",
    )
    for person in PEOPLE
    if person.username and person.role
)
