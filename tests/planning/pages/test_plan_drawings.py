"""What drawings and margins say, without pages around them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from thidua.planning.domain.plan_states import Outcome
from thidua.planning.models import Assignment, Task
from thidua.planning.queries.outline import LineState, PlanOutline, Tally, TaskLine
from thidua.planning.queries.timeline import Step, StepKind
from thidua.planning.views.line_words import say_line
from thidua.planning.views.plan_paper import plan_paper
from thidua.planning.views.result_rows import draft_result
from thidua.planning.views.timeline_drawing import SHOWN, draw_chart, draw_column

TODAY = date(2025, 8, 4)


def line(pk=1, owed=1, text="nộp báo cáo", start=None, end=None, period="", **counts):
    """A task with ``owed`` pieces of work; the counts are those of its tally."""
    task = Task(pk=pk, ordinal=pk, text=text, page=1, start=start, end=end)
    rows = tuple(Assignment(task=task, unit_id=n, period=period) for n in range(owed))
    return TaskLine(task, Tally(owed=owed, **counts), rows, counts.pop("due_on", None), None)


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        (line(owed=9, sent=7, late=2), "7/9 đơn vị đã gửi · trễ 2"),
        (line(owed=9, sent=7), "7/9 đơn vị đã gửi"),
        (line(owed=9, sent=9, accepted=9), "9/9 đơn vị đã xong"),
        (line(owed=6, sent=2, period="2025-08-01"), "2/6 lượt đã gửi"),
        (line(sent=1), "đã gửi, chờ nhận"),
        (line(sent=1, accepted=1), "đã nhận kết quả"),
        (line(late=1, days_late=3), "trễ 3 ngày làm việc"),
        (line(percent=40), "đang làm 40%"),
        (replace(line(), due_on=date(2025, 8, 5)), "chưa gửi · hạn 05/8/2025"),
        (line(owed=0), "chưa giao đơn vị"),
    ],
)
def test_a_line_is_said_in_a_few_words(stands, said):
    assert say_line(stands).text == said


def test_what_other_units_owe_is_not_said_to_a_clerk():
    assert say_line(line(owed=0), own_only=True).text == "không giao đơn vị bạn"


@pytest.mark.parametrize(
    ("stands", "outcome", "words"),
    [
        (line(owed=2, sent=2, accepted=2), Outcome.DONE, "2/2 đã có kết quả được nhận."),
        (
            line(owed=3, sent=2, accepted=1),
            Outcome.PARTLY,
            "1/3 đã có kết quả được nhận; 1 chưa gửi.",
        ),
        (line(owed=2), Outcome.NOT_DONE, "0/2 đã có kết quả được nhận; 2 chưa gửi."),
        (line(owed=0), Outcome.DONE, ""),
    ],
)
def test_a_result_is_drafted_from_the_figures(stands, outcome, words):
    assert draft_result(stands) == (outcome, words)


TEXT = "KẾ HOẠCH\n1. Phòng A: lập danh sách; gửi báo cáo trước ngày 05/8.\nNơi nhận"


def paper(*lines, **options):
    return plan_paper(TEXT, (), PlanOutline((), tuple(lines), Tally()), **options)


def place(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def test_the_document_is_shown_whole_and_each_task_is_noted_once_beside_its_words():
    tasks = (line(1, **place("lập danh sách")), line(2, **place("gửi báo cáo trước ngày 05/8")))

    parts = paper(*tasks, lit=2)

    assert "\n".join("".join(piece.text for piece in part.pieces) for part in parts) == TEXT
    assert [[note.task_id for note in part.notes] for part in parts] == [[], [1, 2], []]
    assert [piece.text for part in parts for piece in part.pieces if piece.lit] == [
        "gửi báo cáo trước ngày 05/8"
    ]


def test_words_shared_by_two_tasks_belong_to_the_closer_one_and_name_both():
    outer = line(1, **place("lập danh sách; gửi báo cáo trước ngày 05/8"))
    inner = line(2, **place("gửi báo cáo"))

    pieces = [piece for part in paper(outer, inner) for piece in part.pieces if piece.task_id]

    assert [(piece.text, piece.task_id, piece.ids) for piece in pieces] == [
        ("lập danh sách; ", 1, "1"),
        ("gửi báo cáo", 2, "2 1"),
        (" trước ngày 05/8", 1, "1"),
    ]


def due(days, pk=1, state=LineState.RUNNING, **parts):
    on = TODAY + timedelta(days=days)
    return Step(on, StepKind.DUE, f"việc {pk}", line=line(pk), state=state, **parts)


def test_steps_stand_in_order_with_today_between_what_is_over_and_what_comes():
    column = draw_column([due(-3, 1), due(2, 2)], TODAY)

    heights = [spot.y for spot in column.spots]
    assert heights[0] < column.today_y < heights[1] < column.height
    assert [spot.is_past for spot in column.spots] == [True, False]
    assert column.spots[1].title == "06/8/2025 (thứ Tư, còn 2 ngày): việc 2 – đang thực hiện"


def test_labels_never_touch_and_a_longer_time_takes_more_room():
    near = draw_column([due(1, 1), due(2, 2)], TODAY).spots
    far = draw_column([due(1, 1), due(60, 2)], TODAY).spots

    assert near[1].y - near[0].y >= 40
    assert far[1].y - far[0].y > near[1].y - near[0].y


def test_a_crowded_plan_shows_what_is_late_and_what_comes_next():
    steps = [due(-n, n, LineState.DONE) for n in range(40, 1, -1)]
    steps += [due(-100, 99, LineState.LATE), *(due(n, 100 + n) for n in range(1, 40))]

    column = draw_column(sorted(steps, key=lambda step: step.on), TODAY)

    assert len(column.spots) == SHOWN
    assert column.spots[0].task_id == 99
    assert column.left_out == len(steps) - SHOWN


def test_a_duty_with_periods_shows_its_next_turn_only():
    turns = tuple(Assignment(period=str(number)) for number in range(3))
    weekly = replace(line(7), assignments=turns)
    steps = [
        Step(TODAY + timedelta(days=days), StepKind.DUE, "đăng bài", line=weekly, state=state)
        for days, state in ((-7, LineState.DONE), (3, LineState.RUNNING), (10, LineState.RUNNING))
    ]

    assert [spot.day for spot in draw_column(steps, TODAY).spots] == ["07/8/2025"]


def test_a_chart_has_a_row_for_each_task_inside_its_frame():
    first_day = TODAY - timedelta(days=30)
    steps = [due(10, 1, starts_on=first_day), due(40, 1), due(20, 2)]
    steps.append(Step(TODAY + timedelta(days=50), StepKind.EVENT, "Hội nghị"))

    chart = draw_chart(steps, TODAY)

    assert [row.task_id for row in chart.rows] == [1, 2]
    assert [len(row.spots) for row in chart.rows] == [2, 1]
    xs = [spot.x for row in chart.rows for spot in row.spots] + [chart.marks[0].x, chart.today_x]
    assert all(chart.labels < x < chart.width for x in xs)
    assert chart.rows[0].bars[0].x < chart.today_x < chart.rows[0].spots[0].x


def test_a_plan_long_gone_is_drawn_without_today():
    steps = [due(-900, 1), due(-800, 2)]

    assert draw_chart(steps, TODAY).today_x is None


@pytest.mark.parametrize("draw", [draw_chart, draw_column])
def test_nothing_dated_is_nothing_drawn(draw):
    assert draw([], TODAY) is None
