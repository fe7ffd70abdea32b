"""Timelines as places on a drawing: figures for the templates that write the SVG.

The unit is the CSS pixel. No words are measured: labels are wrapped and cut by
their number of letters, which the font's mean width turns into a length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap

from django.utils.translation import gettext as _

from thidua.planning.queries.outline import LineState
from thidua.planning.queries.timeline import Step, StepKind
from thidua.planning.terms import say_day, say_past_day
from thidua.planning.views.line_words import LOOKS
from thidua.timing import short_date

_FRAME_LOOKS = {
    StepKind.ISSUED: ("", "file-text"),
    StepKind.STARTS: ("", "player-play"),
    StepKind.EVENT: ("gold", "flag"),
    StepKind.EXTENDED: ("soon", "calendar-plus"),
    StepKind.ENDS: ("", "square-check"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A step on a drawing: where, how it looks, what it says in full (``title``)."""

    x: float
    y: float
    tone: str
    icon: str
    title: str
    day: str
    label: tuple[str, ...]
    task_id: int = 0
    is_past: bool = False


# The column beside the document ------------------------------------------------

_COLUMN_WIDTH = 296
_COLUMN_LETTERS = 33
_NEAREST, _LINE, _FARTHEST = 42, 16, 76
_DAY_LENGTH = 1.2
_TOP = 20
SHOWN = 14


@dataclass(frozen=True, slots=True)
class Column:
    """The steps of a plan from top to bottom, today among them.

    ``left_out`` counts the steps that found no room.
    """

    width: int
    height: float
    spots: tuple[Spot, ...]
    today_y: float
    today: str
    left_out: int


def draw_column(steps: Sequence[Step], today: date) -> Column | None:
    """The steps nearest to today, later ones first kept; None without any step."""
    kept = _nearest(_one_turn_each(steps, today), today)
    if not kept:
        return None
    spots, today_y, y, before = [], 0.0, float(_TOP), None
    for step in kept:
        if before is not None:
            y += _gap(before, step.on, len(spots[-1].label))
        if not today_y and step.on >= today:
            today_y = y
            y += _NEAREST
        spots.append(_spot(step, 20, y, today, _COLUMN_LETTERS))
        before = step.on
    if not today_y:
        today_y = y + _NEAREST
        y = today_y
    left_out = sum(step.kind is StepKind.DUE for step in steps) - sum(
        step.kind is StepKind.DUE for step in kept
    )
    return Column(
        _COLUMN_WIDTH, y + 40, tuple(spots), today_y, _("hôm nay %s") % short_date(today), left_out
    )


def _one_turn_each(steps: Iterable[Step], today: date) -> list[Step]:
    """A duty with periods stands with what is late and its next turn only."""
    kept, ahead = [], set()
    for step in steps:
        if (
            step.line is None
            or len({row.period for row in step.line.assignments}) < 2
            or step.state is LineState.LATE
        ):
            kept.append(step)
        elif step.on >= today and step.line.task.pk not in ahead:
            ahead.add(step.line.task.pk)
            kept.append(step)
    return kept


def _nearest(steps: list[Step], today: date) -> list[Step]:
    """At most `SHOWN` steps around today: a third of them gone by, late ones before others."""
    past = [step for step in steps if step.on < today]
    ahead = [step for step in steps if step.on >= today]
    room = max(SHOWN - len(ahead), SHOWN // 3)
    by_need = sorted(past, key=lambda step: (step.state is not LineState.LATE, today - step.on))
    chosen = sorted(by_need[:room], key=lambda step: step.on)
    return [*chosen, *ahead[: SHOWN - len(chosen)]]


def _gap(before: date, on: date, lines: int) -> float:
    """Longer for a longer time between two steps, never so short that labels touch."""
    nearest = _NEAREST + (lines - 1) * _LINE
    return min(max(nearest, (on - before).days * _DAY_LENGTH), _FARTHEST)


def _spot(step: Step, x: float, y: float, today: date, letters: int) -> Spot:
    tone, icon = LOOKS[step.state] if step.state else _FRAME_LOOKS[step.kind]
    words = _words(step)
    lines = wrap(words[:1].upper() + words[1:], letters)
    cut = tuple([lines[0], lines[1][: letters - 1] + "…"] if len(lines) > 2 else lines)
    state = f" – {_(step.state.label)}" if step.state else ""
    return Spot(
        x=x,
        y=y,
        tone=tone,
        icon=icon,
        title=f"{_when(step, today)}: {words}{state}",
        day=short_date(step.on),
        label=cut,
        task_id=step.line.task.pk if step.line else 0,
        is_past=step.on < today,
    )


def _when(step: Step, today: date) -> str:
    gone_by = step.on < today and not step.is_late
    return say_past_day(step.on) if gone_by else say_day(step.on, today)


def _words(step: Step) -> str:
    if step.kind in _BARE:
        return _(step.kind.label)
    if step.kind is StepKind.EXTENDED:
        return f"{_(step.kind.label)}: {step.title}"
    return step.title


_BARE = (StepKind.ISSUED, StepKind.STARTS, StepKind.ENDS)
"""Their own name says enough; the title would only repeat that of the plan."""


# The wide drawing of the whole plan --------------------------------------------------

_WIDTH = 1040
_LABELS = 300
_ROW = 32
_HEAD = 48
_LABEL_LETTERS = 40
_SHORT_SPAN = timedelta(days=75)


@dataclass(frozen=True, slots=True)
class Bar:
    """The time in which something may be done."""

    x: float
    width: float
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """One task: its label at the left, its bars and its last days."""

    y: float
    label: str
    title: str
    task_id: int
    bars: tuple[Bar, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the calendar with its name."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All dated tasks of a plan over time. ``today_x`` is None outside the plan's time."""

    width: int
    height: float
    labels: int
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    marks: tuple[Spot, ...]
    today_x: float | None
    today: str


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first) / (self.last - self.first)
        return round(_LABELS + 16 + share * (_WIDTH - _LABELS - 40), 1)


def draw_chart(steps: Sequence[Step], today: date) -> Chart | None:
    """The steps of a plan over time, a row for each task; None when nothing has a day."""
    if not steps:
        return None
    scale = _scale(steps, today)
    rows = _rows(steps, today, scale)
    marks = tuple(
        _spot(step, scale.x(step.on), 36, today, 18)
        for step in steps
        if step.kind in (StepKind.EVENT, StepKind.EXTENDED)
    )
    inside = scale.first <= today <= scale.last
    return Chart(
        width=_WIDTH,
        height=_HEAD + len(rows) * _ROW + 22,
        labels=_LABELS,
        ticks=tuple(_ticks(scale)),
        rows=rows,
        marks=marks,
        today_x=scale.x(today) if inside else None,
        today=_("hôm nay %s") % short_date(today),
    )


def _scale(steps: Sequence[Step], today: date) -> _Scale:
    """From the first day to the last, at least a month, today inside when it is near."""
    days = [day for step in steps for day in (step.on, step.starts_on) if day]
    first, last = min(days), max(days)
    if first - timedelta(days=31) <= today <= last + timedelta(days=31):
        first, last = min(first, today), max(last, today)
    if last - first < timedelta(days=30):
        last = first + timedelta(days=30)
    return _Scale(first - timedelta(days=2), last + timedelta(days=4))


def _rows(steps: Sequence[Step], today: date, scale: _Scale) -> tuple[Row, ...]:
    by_task: dict[int, list[Step]] = {}
    for step in steps:
        if step.line is not None:
            by_task.setdefault(step.line.task.pk, []).append(step)
    rows = []
    for number, (task_id, found) in enumerate(by_task.items()):
        y = _HEAD + number * _ROW + _ROW / 2
        words = found[0].title[:1].upper() + found[0].title[1:]
        label = words if len(words) <= _LABEL_LETTERS else words[: _LABEL_LETTERS - 1] + "…"
        rows.append(
            Row(
                y=y,
                label=label,
                title=words,
                task_id=task_id,
                bars=tuple(_bar(step, scale) for step in found if step.starts_on),
                spots=tuple(_spot(step, scale.x(step.on), y, today, 18) for step in found),
            )
        )
    return tuple(rows)


def _bar(step: Step, scale: _Scale) -> Bar:
    start = scale.x(step.starts_on or step.on)
    return Bar(start, max(scale.x(step.on) - start, 2), LOOKS[step.state][0] if step.state else "")


def _ticks(scale: _Scale) -> Iterable[Tick]:
    """The first day of each month, or each Monday of a short plan."""
    day = scale.first
    short = scale.last - scale.first <= _SHORT_SPAN
    step = 1 if (scale.last - scale.first).days < 550 else 3
    while day <= scale.last:
        if short and day.weekday() == 0:
            yield Tick(scale.x(day), f"{day.day:02d}/{day.month}")
        elif not short and day.day == 1 and (day.month - 1) % step == 0:
            yield Tick(
                scale.x(day), f"{day.month}/{day.year}" if day.month == 1 else f"T{day.month}"
            )
        day += timedelta(days=1)
