"""How a task of a plan stands, said in a few words, a tone and an icon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.planning.queries.outline import LineState, Tally, TaskLine
from thidua.timing import short_date

LOOKS: dict[LineState, tuple[str, str]] = {
    LineState.DONE: ("ontime", "circle-check"),
    LineState.LATE: ("late", "clock-exclamation"),
    LineState.WAITING: ("waiting", "hourglass"),
    LineState.RUNNING: ("", "progress"),
    LineState.NOBODY: ("soon", "help"),
    LineState.CANCELLED: ("", "ban"),
}
"""Tone and icon of each state, as `c-state` shows them."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words with the tone and the icon they are shown in."""

    text: str
    tone: str
    icon: str


def say_line(line: TaskLine, *, own_only: bool = False) -> Said:
    """``7/9 đơn vị đã gửi · trễ 2``: a task as the margin of the document says it.

    ``own_only``: the counted work is only that of the reader's own units.
    """
    if own_only and not line.assignments and not line.task.cancelled_at:
        return Said(_("không giao đơn vị bạn"), "", "minus")
    state = line.state
    return Said(_words(line, state), *LOOKS[state])


def say_tally(tally: Tally) -> Said:
    """``12/28 việc đã nhận · trễ 2``: a section or a plan as its heading says it."""
    said = _("%(a)d/%(b)d việc đã nhận") % {"a": tally.accepted, "b": tally.owed}
    if tally.late:
        said += " · " + _("trễ %d") % tally.late
    return Said(said, *LOOKS[tally.state])


def _words(line: TaskLine, state: LineState) -> str:
    tally = line.tally
    if state is LineState.CANCELLED:
        return _("đã hủy")
    if state is LineState.NOBODY:
        return _nobody(line)
    if tally.owed == 1:
        return _one(line, state)
    counts = {"sent": tally.sent, "accepted": tally.accepted, "owed": tally.owed}
    by_period = any(row.period for row in line.assignments)
    if state is LineState.DONE:
        return (
            _("%(owed)d/%(owed)d lượt đã xong")
            if by_period
            else _("%(owed)d/%(owed)d đơn vị đã xong")
        ) % counts
    said = (
        _("%(sent)d/%(owed)d lượt đã gửi") if by_period else _("%(sent)d/%(owed)d đơn vị đã gửi")
    ) % counts
    return f"{said} · {_('trễ %d') % tally.late}" if tally.late else said


def _nobody(line: TaskLine) -> str:
    if line.assignments:
        return _("đã hủy ở các đơn vị")
    if line.task.limit.every:
        return _("chưa đến kỳ")
    return _("giao ngoài cơ quan") if line.task.lead_names else _("chưa giao đơn vị")


def _one(line: TaskLine, state: LineState) -> str:
    if state is LineState.DONE:
        return _("đã nhận kết quả")
    if state is LineState.WAITING:
        return _("đã gửi, chờ nhận")
    if state is LineState.LATE:
        late = line.tally.days_late
        said = ngettext("trễ %(n)s ngày làm việc", "trễ %(n)s ngày làm việc", late)
        return said % {"n": late}
    begun = _("đang làm %d%%") % line.tally.percent if line.tally.percent else _("chưa gửi")
    return f"{begun} · {_due(line.due_on)}" if line.due_on else begun


def _due(day: date) -> str:
    return _("hạn %s") % short_date(day)
