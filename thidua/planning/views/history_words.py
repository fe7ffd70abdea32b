"""Acts of the log as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thidua.planning.domain.assignment_states import AssignmentState
from thidua.planning.domain.plan_states import Outcome
from thidua.planning.queries.plan_history import PastAct
from thidua.timing import short_date


@dataclass(frozen=True, slots=True)
class ActSaid:
    """What was done, an icon for it, and the reason or note that was given."""

    text: str
    icon: str
    note: str = ""


def say_act(act: PastAct) -> ActSaid:
    """One act in words; an act this page does not know is named as the log names it."""
    if act.action == "report":
        return _report(act)
    known = _SAYINGS.get(act.action)
    if known is None:
        return ActSaid(act.action, "point")
    icon, say = known
    return ActSaid(say(act.data), icon, str(act.data.get("reason", "")))


def _report(act: PastAct) -> ActSaid:
    unit = act.assignment.unit.name if act.assignment else ""
    said, icon = _REPORTS[act.state or AssignmentState.IN_PROGRESS]
    return ActSaid(f"{unit}: {said}", icon, act.note)


_REPORTS = {
    AssignmentState.NOT_STARTED: (gettext_lazy("chưa làm"), "circle-dashed"),
    AssignmentState.IN_PROGRESS: (gettext_lazy("ghi tiến độ"), "progress"),
    AssignmentState.SUBMITTED: (gettext_lazy("gửi kết quả"), "send"),
    AssignmentState.RETURNED: (gettext_lazy("kết quả bị trả lại"), "arrow-back-up"),
    AssignmentState.ACCEPTED: (gettext_lazy("kết quả được nhận"), "circle-check"),
    AssignmentState.CANCELLED: (gettext_lazy("việc được hủy"), "ban"),
}


def _plain(said: Any) -> Callable[[Mapping[str, Any]], str]:
    return lambda data: str(said)


def _chase(data: Mapping[str, Any]) -> str:
    count = len(data.get("units") or ())
    return ngettext("Đôn đốc %d đơn vị", "Đôn đốc %d đơn vị", count) % count


def _event(data: Mapping[str, Any]) -> str:
    days = {"after": _day(data.get("after")), "before": _day(data.get("before"))}
    if days["before"]:
        return _("Đổi ngày sự kiện từ %(before)s sang %(after)s") % days
    return _("Đặt ngày sự kiện %(after)s") % days


def _day(text: object) -> str:
    try:
        return short_date(date.fromisoformat(str(text or "")))
    except ValueError:
        return ""


def _result(data: Mapping[str, Any]) -> str:
    outcome = data.get("outcome", "")
    label = _(Outcome(outcome).label) if outcome in set(Outcome) else ""
    return _("Ghi kết quả: %s") % label


def _spawn(data: Mapping[str, Any]) -> str:
    count = int(data.get("new") or 0)
    return ngettext("Đến kỳ mới, giao %d việc", "Đến kỳ mới, giao %d việc", count) % count


_SAYINGS: dict[str, tuple[str, Callable[[Mapping[str, Any]], str]]] = {
    "planning.plan.activate": ("player-play", _plain(gettext_lazy("Đưa kế hoạch vào thực hiện"))),
    "planning.plan.close": ("flag", _plain(gettext_lazy("Kết thúc kế hoạch"))),
    "planning.plan.reopen": ("rotate", _plain(gettext_lazy("Mở lại kế hoạch"))),
    "planning.plan.chase": ("speakerphone", _chase),
    "planning.plan.set_event": ("calendar-event", _event),
    "planning.task.amend": ("pencil", _plain(gettext_lazy("Điều chỉnh việc"))),
    "planning.task.cancel": ("ban", _plain(gettext_lazy("Hủy việc"))),
    "planning.task.result": ("square-check", _result),
    "planning.task.set_anchor": (
        "calendar-event",
        _plain(gettext_lazy("Đặt ngày mốc để tính hạn")),
    ),
    "planning.task.spawn": ("repeat", _spawn),
    "planning.deadline.extend": ("calendar-plus", _plain(gettext_lazy("Gia hạn"))),
    "planning.receipt.acknowledge": ("check", _plain(gettext_lazy("Xác nhận đã nhận kế hoạch"))),
}
