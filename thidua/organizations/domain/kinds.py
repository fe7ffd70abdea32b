"""Kinds of agencies and officials, and what a written name may stand for."""

from __future__ import annotations

from thidua.core.labels import Labelled


class AgencyKind(Labelled):
    """What an agency is in the tree of authority."""

    PROVINCE_COMMITTEE = "province_committee", "UBND cấp tỉnh"
    PROVINCE_OFFICE = "province_office", "Văn phòng UBND cấp tỉnh"
    DEPARTMENT = "department", "Sở, ban, ngành"
    COMMUNE = "commune", "UBND cấp xã"
    PARTY = "party", "Cơ quan Đảng"
    MASS_ORGANIZATION = "mass_organization", "Mặt trận, đoàn thể"
    PUBLIC_UNIT = "public_unit", "Đơn vị sự nghiệp công lập"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    CENTRAL = "central", "Cơ quan trung ương"


class OfficialCategory(Labelled):
    """CCVCNLĐ: the four kinds of people who work in an agency."""

    CADRE = "cadre", "Cán bộ"
    CIVIL_SERVANT = "civil_servant", "Công chức"
    PUBLIC_EMPLOYEE = "public_employee", "Viên chức"
    EMPLOYEE = "employee", "Người lao động"


class NameScope(Labelled):
    """What a name written in a plan stands for in one agency."""

    UNIT = "unit", "một đơn vị"
    SOME = "some", "một số đơn vị"
    ALL = "all", "tất cả đơn vị"
    OUTSIDE = "outside", "bên ngoài cơ quan"
