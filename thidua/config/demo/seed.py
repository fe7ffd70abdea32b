"""Making the sample data through the same services people use."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from importlib.resources import files

from django.db import transaction
from django.utils import timezone

from thidua.accounts.domain.roles import Role
from thidua.accounts.models import User
from thidua.accounts.services.roles import grant_role
from thidua.config.demo.dates import fill_dates
from thidua.config.demo.office import DEMO_PASSWORD, PEOPLE, UNITS, DemoPerson
from thidua.organizations.domain.kinds import AgencyKind, NameScope
from thidua.organizations.models import Agency, Official, Unit
from thidua.organizations.services.units import add_official, add_unit
from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.domain.kinds import FactKind
from thidua.planning.models import Plan, PlanReading
from thidua.planning.queries.names import names_in
from thidua.planning.queries.review import facts_of
from thidua.planning.queries.visibility import assignments_seen_by
from thidua.planning.services.activation import activate
from thidua.planning.services.names import answer_name
from thidua.planning.services.progress import accept_result, report_progress, submit_result
from thidua.planning.services.reading_runs import run_reading
from thidua.planning.services.readings import upload_plan
from thidua.planning.services.review import accept_fact


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
    now = timezone.now()
    today = timezone.localdate(now)
    agency, officer = make_office(today)
    year = _read("chuong_trinh_nam.txt", agency, officer, now)
    _start(year, officer, now - timedelta(days=300))
    drive = _read("dot_thi_dua.txt", agency, officer, now)
    _start(drive, officer, now - timedelta(days=18))
    _read("hoi_nghi_dien_hinh.txt", agency, officer, now)
    _settle_past_work(officer, now)
    _work_on(agency, now)


def _read(name: str, agency: Agency, officer: User, now: datetime) -> PlanReading:
    """Upload a sample plan and read it here and now."""
    content = sample_plan(name, timezone.localdate(now))
    reading = upload_plan(content, name, agency_id=agency.pk, by=officer, at=now)
    run_reading(reading.pk, now=timezone.now)
    reading.refresh_from_db()
    return reading


def _start(reading: PlanReading, officer: User, at: datetime) -> Plan:
    """Confirm all that was read, take unknown names for bodies outside, start the plan."""
    for name in names_in(reading, timezone.localdate(at)):
        if not name.known:
            answer_name(reading.pk, name.text, NameScope.OUTSIDE, by=officer)
    for fact in facts_of(reading):
        if fact.kind != FactKind.FINDING:
            accept_fact(fact.pk, version=fact.version, by=officer, at=at)
    return activate(reading.pk, by=officer, at=at)


def _settle_past_work(officer: User, now: datetime) -> None:
    """What fell due long ago was sent in time and taken, but for one in twelve."""
    long_ago = timezone.localdate(now) - timedelta(days=12)
    past = assignments_seen_by(officer).filter(due_on__lt=long_ago).order_by("due_on", "pk")
    for turn, assignment in enumerate(past):
        if turn % 12 != 7 and assignment.due_on:
            day = datetime.combine(assignment.due_on, time(9, 30), tzinfo=now.tzinfo)
            submit_result(assignment.pk, "Đã hoàn thành.", by=officer, at=day - timedelta(days=1))
            accept_result(assignment.pk, by=officer, at=day)


def _work_on(agency: Agency, now: datetime) -> None:
    """Some units have sent their results, some are at work, some are late."""
    clerks = User.objects.filter(grants__role=Role.UNIT_CLERK, grants__agency=agency)
    for place, clerk in enumerate(clerks.order_by("pk")):
        unit = clerk.grants.get(role=Role.UNIT_CLERK).unit_id
        open_work = assignments_seen_by(clerk).filter(unit=unit, state=AssignmentState.NOT_STARTED)
        owed = open_work.order_by("due_on", "pk")
        for turn, assignment in enumerate(owed[: 3 + place]):
            if turn % 3 == 2:
                note = "Đã dự thảo, đang xin ý kiến lãnh đạo đơn vị."
                report_progress(assignment.pk, 40, note, by=clerk, at=now)
            elif (turn + place) % 3:
                submit_result(assignment.pk, "Đã hoàn thành, gửi kèm báo cáo.", by=clerk, at=now)
