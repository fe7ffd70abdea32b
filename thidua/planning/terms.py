"""Sentences of planning that more than one place shows: pages, mails, calendars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from thidua.planning.domain.kinds import NotificationKind
from thidua.planning.domain.reminders import ReminderKind
from thidua.planning.models import Notification
from thidua.timing.saying import short_date

_LONGEST_TASK = 140
_WEEKDAYS = (
    gettext_noop("thứ Hai"),
    gettext_noop("thứ Ba"),
    gettext_noop("thứ Tư"),
    gettext_noop("thứ Năm"),
    gettext_noop("thứ Sáu"),
    gettext_noop("thứ Bảy"),
    gettext_noop("Chủ nhật"),
)


def say_weekday(day: date) -> str:
    """``thứ Sáu``."""
    return _(_WEEKDAYS[day.weekday()])


def say_day(day: date, today: date) -> str:
    """``05/8/2025 (thứ Ba, còn 3 ngày)``: a due day seen from ``today``."""
    return f"{short_date(day)} ({say_weekday(day)}, {say_distance(day, today)})"


def say_past_day(day: date) -> str:
    """``05/8/2025 (thứ Ba)``: a day on which nothing is owed any more."""
    return f"{short_date(day)} ({say_weekday(day)})"


def say_distance(day: date, today: date) -> str:
    """``hôm nay``, ``ngày mai``, ``còn 3 ngày``, ``quá hạn 2 ngày``."""
    days = (day - today).days
    if days < 0:
        return ngettext("quá hạn %(n)d ngày", "quá hạn %(n)d ngày", -days) % {"n": -days}
    if days < 2:
        return _("ngày mai") if days else _("hôm nay")
    return _("còn %d ngày") % days


def sentence(notification: Notification) -> str:
    """What a notice says, as one sentence."""
    kind = NotificationKind(notification.kind)
    if kind in _TEMPLATES:
        return _(_TEMPLATES[kind]) % _words(notification.data)
    return _SENTENCES[kind](notification.data)


def heading(notification: Notification) -> str:
    """The notice in a few words: the subject line of its mail."""
    kind = NotificationKind(notification.kind)
    if kind is NotificationKind.REMINDER:
        label = _(ReminderKind(notification.data["reminder"]).label)
    else:
        label = _(kind.label)
    return f"{label}: {_short(notification.data.get('task') or notification.data['plan'], 80)}"


def _short(text: str, longest: int = _LONGEST_TASK) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _due(data: Mapping[str, Any]) -> str:
    due_on = data.get("due_on")
    return short_date(date.fromisoformat(due_on)) if due_on not in (None, "", "None") else ""


def _words(data: Mapping[str, Any]) -> dict[str, str]:
    return {
        "plan": data["plan"],
        "task": _short(data.get("task") or ""),
        "unit": data.get("unit") or "",
        "reason": data.get("reason") or "",
        "due": _due(data),
        "lines": _lines(data),
    }


def _lines(data: Mapping[str, Any]) -> str:
    said = []
    for line in data.get("lines") or ():
        due = _due(line)
        said.append(f"«{_short(line['task'], 80)}»" + (f" ({due})" if due else ""))
    return "; ".join(said)


def _reminder(data: Mapping[str, Any]) -> str:
    words = _words(data)
    match ReminderKind(data["reminder"]):
        case ReminderKind.ON_THE_DAY:
            return _("Hôm nay là hạn cuối của việc «%(task)s» (%(unit)s).") % words
        case ReminderKind.WEEK_BEFORE | ReminderKind.DAY_BEFORE:
            return _("Việc «%(task)s» (%(unit)s) đến hạn ngày %(due)s.") % words
        case _:
            return _("Việc «%(task)s» (%(unit)s) đã quá hạn ngày %(due)s mà chưa gửi.") % words


def _chase(data: Mapping[str, Any]) -> str:
    said = data.get("words") or ""
    asked = _("Đề nghị đơn vị gửi: %(lines)s, theo %(plan)s.") % _words(data)
    return f"{asked} {said}".strip()


def chase_sentence(plan: str, data: Mapping[str, Any]) -> str:
    """What a unit will read when it is asked for what it owes, before it is sent."""
    return _chase({"plan": plan, **data})


def _started(data: Mapping[str, Any]) -> str:
    return _("%(plan)s đã được đưa vào thực hiện; đơn vị có %(count)s việc.") % {
        "plan": data["plan"],
        "count": data["count"],
    }


_TEMPLATES: dict[NotificationKind, str] = {
    NotificationKind.DEADLINE_MOVED: gettext_noop(
        "Thời hạn thay đổi: %(lines)s. Lý do: %(reason)s."
    ),
    NotificationKind.TASK_AMENDED: gettext_noop(
        "Việc «%(task)s» của %(plan)s được điều chỉnh. Lý do: %(reason)s."
    ),
    NotificationKind.CANCELLED: gettext_noop("Việc «%(task)s» đã hủy. Lý do: %(reason)s."),
    NotificationKind.SUBMITTED: gettext_noop("%(unit)s đã gửi kết quả việc «%(task)s»."),
    NotificationKind.ACCEPTED: gettext_noop("Đã nhận kết quả việc «%(task)s» của %(unit)s."),
    NotificationKind.RETURNED: gettext_noop(
        "Kết quả việc «%(task)s» bị trả lại. Lý do: %(reason)s. Hãy bổ sung rồi gửi lại."
    ),
}
_SENTENCES: dict[NotificationKind, Callable[[Mapping[str, Any]], str]] = {
    NotificationKind.REMINDER: _reminder,
    NotificationKind.CHASE: _chase,
    NotificationKind.PLAN_STARTED: _started,
}
