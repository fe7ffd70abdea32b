"""Agencies, units and the people who work in them: the least that is valid, never random."""

from datetime import date

from thidua.accounts.domain.roles import Role
from thidua.accounts.models import User
from thidua.accounts.services.roles import grant_role
from thidua.organizations.domain.kinds import AgencyKind
from thidua.organizations.models import Agency, Unit

SINCE = date(2020, 1, 1)


def make_agency(name="Văn phòng UBND tỉnh Hòa Sơn"):
    return Agency.objects.create(name=name, kind=AgencyKind.PROVINCE_OFFICE)


def make_unit(agency, name="Phòng Tổng hợp", position=0):
    unit = Unit(agency=agency, name=name, position=position)
    unit.full_clean(exclude=["folded"])
    unit.save()
    return unit


def make_user(username, **fields):
    fields.setdefault("email", f"{username}@vp.example")
    return User.objects.create_user(username, password=None, full_name=username, **fields)


def make_officer(agency, username="thuong-truc"):
    return _with_role(username, Role.OFFICER, agency)


def make_leader(agency, username="lanh-dao"):
    return _with_role(username, Role.LEADER, agency)


def make_clerk(unit, username="chuyen-vien"):
    return _with_role(username, Role.UNIT_CLERK, unit.agency, unit)


def make_head(unit, username="truong-phong"):
    return _with_role(username, Role.UNIT_HEAD, unit.agency, unit)


def _with_role(username, role, agency, unit=None):
    user = make_user(username)
    grant_role(user, role, agency, unit, by=None, starts_on=SINCE)
    return user
