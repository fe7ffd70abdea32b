"""Making the sample data through the same services people use."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from django.db import transaction
from django.utils import timezone

from thidua.accounts.domain.roles import Role
from thidua.accounts.models import User
from thidua.accounts.services.roles import grant_role
from thidua.config.demo.dates import fill_dates
from thidua.config.demo.office import DEMO_PASSWORD, PEOPLE, UNITS, DemoPerson
from thidua.organizations.domain.kinds import AgencyKind
from thidua.organizations.models import Agency, Official, Unit
from thidua.organizations.services.units import add_official, add_unit


def has_data() -> bool:
    """Whether anybody uses this installation already; then no samples are made."""
    return User.objects.exists()


@transaction.atomic
def make_office(today: date) -> tuple[Agency, User]:
    """The agency with units, people and accounts; returns it and its officer."""
    superior = Agency.objects.create(
        name="Ủy ban nhân dân tỉnh Hòa Sơn",
        short_name="UBND tỉnh",
        symbol="UBND",
        kind=AgencyKind.PROVINCE_COMMITTEE,
        place="Hòa Sơn",
    )
    agency = Agency.objects.create(
        name="Văn phòng UBND tỉnh Hòa Sơn",
        short_name="VPUB",
        symbol="VPUB",
        kind=AgencyKind.PROVINCE_OFFICE,
        place="Hòa Sơn",
        superior=superior,
    )
    since = date(today.year - 1, 1, 1)
    officer = _account(next(p for p in PEOPLE if p.role is Role.OFFICER))
    grant_role(officer, Role.OFFICER, agency, by=None, starts_on=since)
    units = [
        add_unit(agency, unit.name, by=officer, aliases=unit.aliases, position=place)
        for place, unit in enumerate(UNITS, 1)
    ]
    for person in PEOPLE:
        _settle(person, agency, units, officer, since)
    return agency, officer


def _account(person: DemoPerson) -> User:
    username = person.username or ""
    return User.objects.create_user(
        username, f"{username}@hoason.example", DEMO_PASSWORD, full_name=person.full_name
    )


def _settle(
    person: DemoPerson, agency: Agency, units: list[Unit], officer: User, since: date
) -> Official:
    unit = units[person.unit]
    official = add_official(
        agency,
        person.full_name,
        person.category,
        unit,
        by=officer,
        position=person.position,
        is_leader=person.is_leader,
        since=since,
    )
    if person.username and person.role:
        user = User.objects.filter(username=person.username).first() or _account(person)
        user.official = official
        user.save(update_fields=["official"])
        if person.role is not Role.OFFICER:
            within = unit if person.role in (Role.UNIT_CLERK, Role.UNIT_HEAD) else None
            grant_role(user, person.role, agency, within, by=officer, starts_on=since)
    return official


def sample_plan(name: str, today: date) -> bytes:
    """The text of a sample plan with its dates counted from ``today``."""
    text = files("thidua.config.demo").joinpath("plans", name).read_text(encoding="utf-8")
    return fill_dates(text, today).encode("utf-8")


def make_sample_data() -> None:
    """An office at work: a year's plan, a drive under way, a conference plan to review."""
