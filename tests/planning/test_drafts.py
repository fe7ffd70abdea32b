"""A first draft of a fact out of selected words."""

import pytest

from tests.factories.plans import MONDAY, PlanWriter, read_plan
from thidua.core.errors import Invalid
from thidua.planning.domain.kinds import FactKind
from thidua.planning.services.drafts import draft_fact
from thidua.planning.services.selections import add_fact


@pytest.fixture
def reading(officer, agency):
    writer = PlanWriter(subject="Công tác thi đua năm 2025")
    writer._write("Phòng Tổng hợp gửi báo cáo trước ngày 30/9 về Thường trực.")
    writer._write("Mỗi phòng giới thiệu ít nhất 02 điển hình.")
    return read_plan(officer, agency, writer)


def _place(reading, words):
    start = reading.text.index(words)
    return {"start": start, "end": start + len(words)}


def test_the_words_and_the_limit_of_their_sentence_are_taken_over(reading):
    draft = draft_fact(reading, FactKind.TASK, **_place(reading, "gửi báo cáo"))

    assert draft["text_key"] == "gửi báo cáo"
    assert (draft["deadline"]["kind"], draft["deadline"]["date"]) == ("before", "2025-09-30")


def test_a_draft_can_be_added_as_it_is(reading, officer):
    place = _place(reading, "giới thiệu ít nhất 02 điển hình")
    draft = draft_fact(reading, FactKind.QUOTA, **place)

    added = add_fact(reading.pk, FactKind.QUOTA, draft, **place, by=officer, at=MONDAY)

    assert added.data["min"] == 2


def test_no_number_is_invented_for_a_quota(reading, officer):
    place = _place(reading, "gửi báo cáo")
    draft = draft_fact(reading, FactKind.QUOTA, **place)

    with pytest.raises(Invalid) as refusal:
        add_fact(reading.pk, FactKind.QUOTA, draft, **place, by=officer, at=MONDAY)

    assert refusal.value.code == "quota_empty"
