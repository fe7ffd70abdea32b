from datetime import date

import pytest

from thidua.planning.domain.anchors import drive_anchor, event_anchor, leans_on_event
from thidua.timing.values import Deadline, DeadlineKind

EVENT = "Hội nghị điển hình tiên tiến xã Lợi Bác lần thứ I"


def relative(anchor, direction="before"):
    return Deadline(kind=DeadlineKind.RELATIVE, direction=direction, n=3, unit="day", anchor=anchor)


@pytest.mark.parametrize(
    "anchor",
    [
        "Hội nghị",
        "tổ chức Hội nghị",
        "ngày khai mạc",
        "ngày kết thúc Hội nghị",
        "tổ chức Hội nghị điển hình tiên tiến xã",
    ],
)
def test_words_that_say_no_more_than_the_event_lean_on_it(anchor):
    assert leans_on_event(relative(anchor), EVENT)


@pytest.mark.parametrize(
    "anchor", ["nhận được ý kiến", "ngày nhận đủ hồ sơ", "có quyết định khen thưởng", "Tết"]
)
def test_another_happening_does_not(anchor):
    assert not leans_on_event(relative(anchor), EVENT)


def test_without_an_event_nothing_leans_on_one():
    assert not leans_on_event(relative("hội nghị"), None)


def test_a_limit_after_the_end_counts_from_the_last_day():
    first, last = date(2025, 8, 15), date(2025, 8, 16)

    assert event_anchor(relative("kết thúc hội nghị", "after"), first, last) == last
    assert event_anchor(relative("hội nghị"), first, last) == first
    assert event_anchor(relative("kết thúc hội nghị", "after"), first, None) == first


def test_the_end_of_a_drive_is_a_day_when_the_plan_says_it():
    end = date(2025, 9, 30)

    assert drive_anchor(relative("kết thúc đợt thi đua", "after"), end) == end
    assert drive_anchor(relative("phát động phong trào", "after"), end) is None
    assert drive_anchor(relative("kết thúc đợt thi đua", "after"), None) is None
