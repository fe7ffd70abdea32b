"""Addresses of plans in force, below ``ke-hoach/``."""

from django.urls import path

from thidua.planning.views import (
    chase,
    days_off,
    load,
    plan_acts,
    plan_extension,
    plan_page,
    plans,
    task_acts,
)

_PLAN = "<int:plan_id>/"
_TASK = _PLAN + "viec/<int:task_id>/"

urlpatterns = [
    path("", plans.plan_list, name="plan-list"),
    path("danh-sach.xlsx", plans.plan_list_export, name="plan-list-export"),
    path("tai-viec/", load.load, name="load"),
    path("don-doc/", chase.chase, name="chase"),
    path("ngay-nghi/", days_off.days_off, name="days-off"),
    path("ngay-nghi/<int:line_id>/bo/", days_off.remove, name="day-off-remove"),
    path(_PLAN, plan_page.plan, name="plan"),
    path(_PLAN + "viec.xlsx", plan_page.export, name="plan-export"),
    path(_PLAN + "hieu-han/", task_acts.say_deadline, name="plan-say-deadline"),
    path(_PLAN + "gia-han/", plan_extension.extend, name="plan-extend"),
    path(_PLAN + "gia-han/<int:change_id>/tep/", plan_extension.paper, name="extension-file"),
    path(_PLAN + "su-kien/", plan_acts.event, name="plan-event"),
    path(_PLAN + "ket-thuc/", plan_acts.close, name="plan-close"),
    path(_PLAN + "mo-lai/", plan_acts.reopen, name="plan-reopen"),
    path(_PLAN + "nhan/<int:receipt_id>/", plan_acts.acknowledge_receipt, name="receipt"),
    path(_TASK, plan_page.task_story, name="plan-task"),
    path(_TASK + "dieu-chinh/", task_acts.amend, name="task-amend"),
    path(_TASK + "huy/", task_acts.cancel, name="task-cancel"),
    path(_TASK + "moc/", task_acts.anchor, name="task-anchor"),
    path(_TASK + "ket-qua/", task_acts.result, name="task-result"),
]
