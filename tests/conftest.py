"""An office to test in: one agency, two units, and who works there."""

import pytest

from tests.factories.people import make_agency, make_clerk, make_head, make_officer, make_unit


@pytest.fixture
def agency(db):
    return make_agency()


@pytest.fixture
def unit(agency):
    return make_unit(agency, "Phòng Tổng hợp", 1)


@pytest.fixture
def other_unit(agency):
    return make_unit(agency, "Trung tâm Thông tin", 2)


@pytest.fixture
def officer(agency):
    return make_officer(agency)


@pytest.fixture
def clerk(unit):
    return make_clerk(unit)


@pytest.fixture
def head(unit):
    return make_head(unit)


@pytest.fixture
def other_clerk(other_unit):
    return make_clerk(other_unit, "chuyen-vien-khac")


@pytest.fixture
def foreign_officer(db):
    """The officer of another agency in the same installation."""
    return make_officer(make_agency("Sở Nội vụ tỉnh Hòa Sơn"), "thuong-truc-so")
