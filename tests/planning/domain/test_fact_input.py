"""What a reviewer may enter for a fact."""

import pytest

from thidua.core.errors import Invalid
from thidua.planning.domain.fact_fields import FIELDS
from thidua.planning.domain.fact_input import clean_changes, clean_date, clean_new
from thidua.planning.domain.kinds import FactKind
from thidua.timing import parse_deadline
from thidua.timing.values import TimeContext


def parse(words):
    return parse_deadline(words, TimeContext(year=2025))


def refused(kind, data, *, was=None):
    with pytest.raises(Invalid) as refusal:
        clean_changes(kind, was or {}, data, parse)
    return refusal.value.code, refusal.value.field


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("05/8/2025", "2025-08-05"),
        ("5-8-2025", "2025-08-05"),
        ("2025-08-05", "2025-08-05"),
        ("8/2025", "2025-08"),
        ("2025", "2025"),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_kept_as_precise_as_it_was_typed(typed, kept):
    assert clean_date(typed, field="date") == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [("30/02/2025", "date_unreal"), ("13/2025", "date_unreal"), ("mùa thu", "date_form")],
)
def test_a_date_that_does_not_exist_is_refused(typed, code):
    assert refused(FactKind.DOCUMENT, {"date": typed}) == (code, "date")


def test_a_deadline_typed_in_words_is_understood_in_the_year_of_the_plan():
    data = clean_changes(FactKind.TASK, {}, {"deadline": "trước ngày 30/6"}, parse)

    assert data["deadline"] == {"kind": "before", "date": "2025-06-30", "text": "trước ngày 30/6"}


@pytest.mark.parametrize(
    ("deadline", "code"),
    [
        ("càng sớm càng tốt", "deadline_not_understood"),
        ({"kind": "by", "date": "2025-02-30"}, "deadline_incomplete"),
        ({"kind": "by"}, "deadline_incomplete"),
        ({"kind": "period"}, "deadline_incomplete"),
        ({"kind": "within", "start": "2025-09-30", "end": "2025-09-01"}, "deadline_incomplete"),
        ({"kind": "recurring", "every": "fortnight"}, "deadline_incomplete"),
        ({"kind": "relative", "direction": "before", "n": -1, "unit": "day", "anchor": "x"},
         "deadline_incomplete"),
        ({"kind": "by", "date": "2025-08-05", "time": "25:00"}, "clock_form"),
        ({"kind": "someday"}, "deadline_not_understood"),
        (17, "deadline_not_understood"),
    ],
)  # fmt: skip
def test_a_deadline_that_says_nothing_sure_is_refused(deadline, code):
    assert refused(FactKind.TASK, {"deadline": deadline}) == (code, "deadline")


@pytest.mark.parametrize("empty", [None, "", {}])
def test_no_deadline_is_a_deadline_too(empty):
    assert clean_changes(FactKind.TASK, {}, {"deadline": empty}, parse)["deadline"] == {
        "kind": "none"
    }


def test_lines_come_as_text_or_list_and_lose_empty_ones():
    typed = clean_changes(FactKind.TASK, {}, {"lead": "Phòng A\n\n  Phòng B "}, parse)
    listed = clean_changes(FactKind.TASK, {}, {"lead": ["Phòng A", " ", "Phòng B"]}, parse)

    assert typed == listed == {"lead": ["Phòng A", "Phòng B"]}


def test_what_is_not_touched_may_stay_faulty():
    was = {"text_key": "việc", "deadline": {"kind": "by", "date": "2025-02-30"}}

    data = clean_changes(FactKind.TASK, was, {"text_key": "việc khác"}, parse)

    assert data == {"text_key": "việc khác", "deadline": {"kind": "by", "date": "2025-02-30"}}


@pytest.mark.parametrize(
    ("kind", "data", "wanted"),
    [
        (FactKind.TASK, {"text_key": " "}, ("field_required", "text_key")),
        (FactKind.TASK, {"colour": "đỏ"}, ("field_unknown", "colour")),
        (FactKind.RECIPIENT, {"purpose": "read"}, ("choice_unknown", "purpose")),
        (FactKind.QUOTA, {"min": "ba"}, ("number_form", "min")),
        (FactKind.QUOTA, {"min": -1}, ("number_range", "min")),
        (FactKind.QUOTA, {"min": 5, "max": 3}, ("quota_order", "max")),
        (FactKind.QUOTA, {"who": "mỗi phòng"}, ("quota_empty", "min")),
        (FactKind.CAMPAIGN, {"start": "2025-09", "end": "2025-08"}, ("end_before_start", "end")),
        (FactKind.LEGAL_BASIS, {"date": "2025"}, ("citation_empty", "number")),
        (FactKind.EVENT, {"duration": {"value": 1, "unit": "moon"}}, ("duration_form", "duration")),
        (FactKind.EVENT, {"programme": [{"item": ""}]}, ("programme_item", "programme")),
        (FactKind.EVENT, {"programme": [{"item": "Lễ", "time": "8h99"}]},
         ("clock_form", "programme")),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_field(kind, data, wanted):
    assert refused(kind, data) == wanted


def test_numbers_and_clock_times_are_read_as_people_write_them():
    quota = clean_changes(FactKind.QUOTA, {}, {"min": "1,5", "max": "02"}, parse)
    event = clean_changes(
        FactKind.EVENT,
        {},
        {"duration": {"value": "0,5", "unit": "day"}, "programme": [{"item": "Lễ", "time": "8h"}]},
        parse,
    )

    assert (quota["min"], quota["max"]) == (1.5, 2)
    assert event["duration"] == {"value": 0.5, "unit": "day"}
    assert event["programme"] == [{"item": "Lễ", "by": None, "time": "08:00", "end": None}]


def test_a_criterion_value_may_be_a_range_in_words():
    assert clean_changes(FactKind.CRITERION, {}, {"value": "70-80"}, parse)["value"] == "70-80"
    assert clean_changes(FactKind.CRITERION, {}, {"value": "10"}, parse)["value"] == 10


def test_a_new_fact_gets_every_field_of_its_kind_and_no_other():
    data = clean_new(FactKind.TASK, {"text_key": "gửi báo cáo", "colour": "đỏ"}, parse)

    assert list(data) == [field.name for field in FIELDS[FactKind.TASK]]
    assert data["lead"] == []


def test_every_kind_says_what_it_consists_of():
    assert set(FIELDS) == set(FactKind)
