"""Secret calendar addresses: what they show, to whom, and how they end."""

from datetime import date

import pytest
from icalendar import Calendar

from tests.factories.people import make_user
from tests.factories.plans import MONDAY, PlanWriter, at, every, run_plan
from thidua.core.errors import Denied, NotNow
from thidua.planning.feeds import feed_text
from thidua.planning.models import CalendarFeed
from thidua.planning.queries.feeds import feed_of
from thidua.planning.services.events import set_event_days
from thidua.planning.services.feeds import issue_own_feed, issue_unit_feed, revoke_feed
from thidua.planning.services.progress import cancel_assignment, submit_result


def _events(feed, when=MONDAY, **options):
    calendar = Calendar.from_ical(feed_text(feed, at=when, **options))
    return list(calendar.walk("VEVENT"))


def _summaries(feed):
    return sorted(str(event["summary"]) for event in _events(feed))


def test_a_unit_sees_its_own_work_and_nobody_elses(assignment, other_assignment, unit, clerk):
    issued = issue_unit_feed(unit.pk, by=clerk, at=MONDAY)

    (event,) = _events(feed_of(issued.token), address_of=lambda row: f"https://vp/{row.pk}")

    assert str(event["summary"]) == "gửi đề nghị khen thưởng (Phòng Tổng hợp)"
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2025, 8, 15), date(2025, 8, 16))
    assert str(event["uid"]).startswith(f"assignment-{assignment.pk}@")
    assert str(event["url"]) == f"https://vp/{assignment.pk}"
    assert "chậm nhất ngày 2025-08-15" in event["description"]


def test_the_secret_is_not_kept(unit, clerk):
    issued = issue_unit_feed(unit.pk, by=clerk, at=MONDAY)
    secret = issued.token.partition(".")[2]

    kept = [str(value) for value in CalendarFeed.objects.values().get().values()]
    assert not any(secret in value for value in kept)


@pytest.mark.parametrize("spoil", [lambda t: t + "x", lambda t: "x" + t, lambda t: t[:-1],
                                   lambda t: t.partition(".")[0], lambda t: ""])  # fmt: skip
def test_any_other_address_finds_nothing(unit, clerk, spoil):
    issued = issue_unit_feed(unit.pk, by=clerk, at=MONDAY)

    assert feed_of(issued.token) == issued.feed
    assert feed_of(spoil(issued.token)) is None


def test_a_new_address_ends_the_old_one(unit, clerk):
    old = issue_unit_feed(unit.pk, by=clerk, at=MONDAY)

    new = issue_unit_feed(unit.pk, by=clerk, at=MONDAY)

    assert feed_of(old.token) is None
    assert feed_of(new.token) == new.feed


def test_a_revoked_address_finds_nothing_and_is_revoked_once(unit, clerk):
    issued = issue_unit_feed(unit.pk, by=clerk, at=MONDAY)

    revoke_feed(issued.feed.pk, by=clerk, at=MONDAY)

    assert feed_of(issued.token) is None
    with pytest.raises(NotNow):
        revoke_feed(issued.feed.pk, by=clerk, at=MONDAY)


def test_nobody_touches_the_address_of_others(unit, clerk, other_clerk, foreign_officer):
    issued = issue_unit_feed(unit.pk, by=clerk, at=MONDAY)

    for stranger in (other_clerk, foreign_officer):
        with pytest.raises(Denied):
            issue_unit_feed(unit.pk, by=stranger, at=MONDAY)
        with pytest.raises(Denied):
            revoke_feed(issued.feed.pk, by=stranger, at=MONDAY)
    assert feed_of(issued.token) == issued.feed


def test_the_officer_may_end_a_personal_address(agency, officer, clerk, other_clerk):
    issued = issue_own_feed(agency.pk, by=clerk, at=MONDAY)

    with pytest.raises(Denied):
        revoke_feed(issued.feed.pk, by=other_clerk, at=MONDAY)
    revoke_feed(issued.feed.pk, by=officer, at=MONDAY)

    assert feed_of(issued.token) is None


def test_a_person_sees_what_they_may_see(agency, assignment, other_assignment, officer, clerk):
    own = issue_own_feed(agency.pk, by=clerk, at=MONDAY)
    all_of_it = issue_own_feed(agency.pk, by=officer, at=MONDAY)

    assert _summaries(own.feed) == ["gửi đề nghị khen thưởng (Phòng Tổng hợp)"]
    assert _summaries(all_of_it.feed) == [
        "gửi đề nghị khen thưởng (Phòng Tổng hợp)",
        "gửi đề nghị khen thưởng (Trung tâm Thông tin)",
    ]


def test_who_left_sees_nothing_more(agency, assignment, clerk):
    issued = issue_own_feed(agency.pk, by=clerk, at=MONDAY)
    clerk.grants.update(ends_on=date(2025, 1, 1))
    assert _summaries(issued.feed) == []

    clerk.is_active = False
    clerk.save()
    assert feed_of(issued.token) is None


def test_who_sees_no_work_gets_no_address(agency):
    with pytest.raises(Denied):
        issue_own_feed(agency.pk, by=make_user("nguoi-la"), at=MONDAY)


def test_what_was_sent_is_ticked_and_what_was_cancelled_is_gone(
    agency, officer, assignment, other_assignment
):
    feed = issue_own_feed(agency.pk, by=officer, at=MONDAY).feed
    submit_result(assignment.pk, by=officer, at=MONDAY)
    cancel_assignment(other_assignment.pk, "Thôi.", by=officer, at=MONDAY)

    assert _summaries(feed) == ["✓ gửi đề nghị khen thưởng (Phòng Tổng hợp)"]


def test_a_recurring_duty_goes_on_as_a_rule_after_the_periods_set_out(agency, officer, unit, clerk):
    writer = PlanWriter(subject="Chương trình giai đoạn 2025 - 2026")
    writer.task("báo cáo", ["Phòng Tổng hợp"], every("month", limit="before", at=("25",)))
    run_plan(officer, agency, writer)
    feed = issue_unit_feed(unit.pk, by=clerk, at=MONDAY).feed

    *single, rule = _events(feed)

    assert [event["dtstart"].dt for event in single] == [
        date(2025, 8, 24),
        date(2025, 9, 24),
        date(2025, 10, 24),
    ]
    assert rule["dtstart"].dt == date(2025, 11, 24)
    assert rule["rrule"]["FREQ"] == ["MONTHLY"]
    assert rule["rrule"]["BYMONTHDAY"] == [24]
    assert rule["rrule"]["UNTIL"] == [date(2026, 12, 31)]


def test_the_event_of_the_plan_stands_in_the_calendar_with_all_its_days(
    agency, officer, clerk, plan
):
    set_event_days(
        plan.pk, date(2025, 9, 30), date(2025, 10, 1), name="Đại hội", by=officer, at=MONDAY
    )
    feed = issue_own_feed(agency.pk, by=clerk, at=MONDAY).feed

    (event,) = [found for found in _events(feed) if str(found["summary"]) == "Đại hội"]

    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2025, 9, 30), date(2025, 10, 2))


def test_every_entry_has_its_own_lasting_name(agency, officer, plan):
    feed = issue_own_feed(agency.pk, by=officer, at=MONDAY).feed

    first = [str(event["uid"]) for event in _events(feed)]
    later = [str(event["uid"]) for event in _events(feed, at(2025, 9, 1))]

    assert first == later
    assert len(set(first)) == 2
