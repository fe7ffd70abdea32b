"""Names as plans write them find the units they stand for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.accounts.domain.roles import Role
from thidua.accounts.models import User
from thidua.accounts.services.roles import grant_role
from thidua.audit.models import AuditEvent
from thidua.core.errors import Denied, Invalid
from thidua.organizations.domain.kinds import AgencyKind, NameScope, OfficialCategory
from thidua.organizations.domain.names import name_keys
from thidua.organizations.models import Agency
from thidua.organizations.queries import match_names, officials_of, units_of
from thidua.organizations.services.names import remember_name
from thidua.organizations.services.units import add_official, add_unit

DAY = date(2026, 5, 5)


@pytest.fixture
def agency(db):
    return Agency.objects.create(name="Sở Nội vụ tỉnh Hòa Sơn", kind=AgencyKind.DEPARTMENT)


@pytest.fixture
def officer(agency):
    user = User.objects.create_user("canbo", password=None, full_name="Lò Thị Mai")
    grant_role(user, Role.OFFICER, agency, by=None, starts_on=date(2020, 1, 1))
    return user


@pytest.mark.parametrize(
    "written",
    [
        "Phòng Tổ chức - Hành chính - Quản trị",
        "phòng tổ chức – hành chính – quản trị",
        "Giao phòng Tổ chức, Hành chính và Quản trị",
        "Trưởng phòng Tổ chức - Hành chính - Quản trị",
        "TCHCQT",
    ],
)
def test_a_unit_is_found_however_a_plan_writes_it(agency, officer, written):
    unit = add_unit(
        agency, "Phòng Tổ chức - Hành chính - Quản trị", by=officer, aliases=("TCHCQT",)
    )
    add_unit(agency, "Phòng Tổ chức", by=officer)

    (match,) = match_names(agency, [written], DAY)

    assert (match.scope, match.units) == (NameScope.UNIT, (unit,))


def test_an_unknown_name_is_unknown_until_it_is_answered_and_then_remembered(agency, officer):
    one, other = add_unit(agency, "Phòng A", by=officer), add_unit(agency, "Phòng B", by=officer)
    written = "Các phòng chuyên môn"

    assert match_names(agency, [written], DAY)[0].scope is None
    remember_name(agency, written, NameScope.SOME, (one.pk, other.pk), by=officer)

    (match,) = match_names(agency, ["các phòng Chuyên môn"], DAY)
    assert match.scope is NameScope.SOME
    assert set(match.units) == {one, other}


def test_a_name_for_all_follows_the_units_of_the_day(agency, officer):
    remember_name(agency, "Các phòng, ban, đơn vị", NameScope.ALL, by=officer)
    old = add_unit(agency, "Phòng A", by=officer)
    add_unit(agency, "Phòng B", by=officer, active_from=date(2026, 7, 1))

    assert match_names(agency, ["Các phòng, ban, đơn vị"], DAY)[0].units == (old,)


def test_another_agencys_names_do_not_help(agency, officer):
    other = Agency.objects.create(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    add_unit(agency, "Phòng A", by=officer)

    assert match_names(other, ["Phòng A"], DAY)[0].scope is None


def test_a_scope_must_fit_the_units_named(agency, officer):
    with pytest.raises(Invalid) as refusal:
        remember_name(agency, "Văn phòng", NameScope.UNIT, by=officer)

    assert refusal.value.code == "units_do_not_fit"


def test_a_unit_of_another_agency_cannot_be_meant(agency, officer):
    other = Agency.objects.create(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    grant_role(officer, Role.OFFICER, other, by=None, starts_on=date(2020, 1, 1))
    foreign = add_unit(other, "Phòng A", by=officer)

    with pytest.raises(Invalid) as refusal:
        remember_name(agency, "Phòng A", NameScope.UNIT, (foreign.pk,), by=officer)

    assert refusal.value.code == "unit_unknown"


def test_only_who_manages_the_agency_adds_units(agency, officer):
    stranger = User.objects.create_user("la", password=None, full_name="Người Lạ")
    before = AuditEvent.objects.count()

    with pytest.raises(Denied) as refusal:
        add_unit(agency, "Phòng A", by=stranger)

    assert refusal.value.code == "needs_manage_organization"
    assert not units_of(agency).exists()
    assert AuditEvent.objects.count() == before


def test_the_same_unit_is_not_added_twice(agency, officer):
    add_unit(agency, "Phòng Kế hoạch", by=officer)

    with pytest.raises(Invalid) as refusal:
        add_unit(agency, "PHÒNG  KẾ HOẠCH", by=officer)

    assert (refusal.value.code, refusal.value.field) == ("unit_exists", "name")


def test_officials_are_found_without_tone_marks_and_sorted_by_given_name(agency, officer):
    unit = add_unit(agency, "Phòng A", by=officer)
    for name in ("Trần Văn Ân", "Đặng Thị An", "Lê Đức Anh", "Bùi Thị Hoà"):
        add_official(
            agency, name, OfficialCategory.CIVIL_SERVANT, unit, by=officer, since=date(2020, 1, 1)
        )

    names = [official.full_name for official in officials_of(agency)]
    found = [official.full_name for official in officials_of(agency, "dang an")]

    assert names == ["Đặng Thị An", "Lê Đức Anh", "Trần Văn Ân", "Bùi Thị Hoà"]
    assert found == ["Đặng Thị An"]


@given(st.text())
def test_any_text_has_keys_that_are_their_own_keys(text):
    for key in name_keys(text):
        assert key in name_keys(key)
