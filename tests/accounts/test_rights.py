"""Rights follow from roles held on a day."""

from datetime import date

import pytest

from thidua.accounts.domain.roles import AGENCY_WIDE, IN_UNIT, Right, Role
from thidua.accounts.models import User
from thidua.accounts.permissions import check_right, rights_of
from thidua.accounts.services.roles import grant_role
from thidua.core.errors import Denied, Invalid
from thidua.organizations.domain.kinds import AgencyKind
from thidua.organizations.models import Agency
from thidua.organizations.services.units import add_unit

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)


@pytest.fixture
def agency(db):
    return Agency.objects.create(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT)


@pytest.fixture
def officer(agency):
    user = User.objects.create_user("canbo", password=None, full_name="Lò Thị Mai")
    grant_role(user, Role.OFFICER, agency, by=None, starts_on=date(2020, 1, 1))
    return user


@pytest.fixture
def clerk(agency, officer):
    user = User.objects.create_user("donvi", password=None, full_name="Vì Văn Sơn")
    unit = add_unit(agency, "Phòng A", by=officer)
    grant_role(user, Role.UNIT_CLERK, agency, unit, by=officer, starts_on=FIRST, ends_on=LAST)
    return user


def test_every_role_carries_rights_either_in_the_agency_or_in_a_unit():
    assert {*AGENCY_WIDE, *IN_UNIT} == set(Role)
    assert not set(AGENCY_WIDE) & set(IN_UNIT)


@pytest.mark.parametrize(
    ("day", "held"),
    [(date(2026, 2, 28), False), (FIRST, True), (LAST, True), (date(2026, 4, 1), False)],
)
def test_a_role_counts_from_its_first_to_its_last_day(agency, clerk, day, held):
    unit = clerk.grants.get().unit_id

    assert (
        rights_of(clerk, day).may(Right.REPORT_PROGRESS, agency_id=agency.pk, unit_id=unit) is held
    )


def test_a_role_in_a_unit_gives_no_right_over_the_agency_or_another_unit(agency, officer, clerk):
    other = add_unit(agency, "Phòng B", by=officer)
    rights = rights_of(clerk, FIRST)

    assert not rights.may(Right.REPORT_PROGRESS, agency_id=agency.pk)
    assert not rights.may(Right.REPORT_PROGRESS, agency_id=agency.pk, unit_id=other.pk)


def test_who_lacks_a_right_is_told_what_to_do(agency, clerk):
    with pytest.raises(Denied) as refusal:
        check_right(clerk, Right.ACTIVATE_PLAN, agency_id=agency.pk)

    assert refusal.value.code == "needs_activate_plan"


def test_somebody_who_has_left_holds_nothing(agency, officer):
    officer.is_active = False
    officer.save()

    assert rights_of(officer).agencies_with(Right.IMPORT_PLAN) == set()


def test_a_unit_role_needs_a_unit_and_an_agency_role_has_none(agency, officer):
    unit = add_unit(agency, "Phòng A", by=officer)
    user = User.objects.create_user("moi", password=None, full_name="Người Mới")

    for role, place in ((Role.UNIT_HEAD, None), (Role.LEADER, unit)):
        with pytest.raises(Invalid) as refusal:
            grant_role(user, role, agency, place, by=officer, starts_on=FIRST)
        assert refusal.value.code == "unit_for_role"


def test_nobody_grants_roles_without_the_right_to(agency, clerk):
    with pytest.raises(Denied):
        grant_role(clerk, Role.OFFICER, agency, by=clerk, starts_on=FIRST)
