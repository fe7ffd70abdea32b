"""Forms of what is done to a plan as a whole."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.planning.forms.fields import DayField, WordsField


class EventForm(forms.Form):
    """When the plan's event takes place; its name is asked only while it has none."""

    name = forms.CharField(
        label=_("Tên sự kiện"),
        max_length=500,
        error_messages={"required": _("Hãy nhập tên sự kiện.")},
    )
    event_on = DayField(label=_("Ngày tổ chức"))
    event_ends_on = DayField(
        label=_("Ngày bế mạc"),
        required=False,
        help_text=_("Để trống nếu chỉ diễn ra trong một ngày."),
    )

    def __init__(self, *args: Any, named: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if named:
            del self.fields["name"]


class ExtensionPaperForm(forms.Form):
    """Who decided an extension, when and why."""

    number = forms.CharField(
        label=_("Số, ký hiệu văn bản gia hạn"),
        max_length=60,
        required=False,
        help_text=_("Để trống nếu lãnh đạo quyết định mà chưa có văn bản."),
    )
    decided_by = forms.CharField(
        label=_("Người quyết định"),
        max_length=200,
        help_text=_("Họ tên và chức vụ."),
        error_messages={"required": _("Hãy ghi người quyết định gia hạn.")},
    )
    decided_on = DayField(label=_("Ngày quyết định"))
    reason = WordsField(label=_("Lý do"), rows=2, ask=_("Hãy ghi lý do gia hạn."))
    file = forms.FileField(label=_("Văn bản kèm theo"), required=False)


class ClosingForm(forms.Form):
    """The last word on a plan that ends."""

    note = WordsField(label=_("Nhận xét chung"), required=False)


class ReopeningForm(forms.Form):
    """Why a closed plan runs on."""

    reason = WordsField(label=_("Lý do mở lại"), ask=_("Hãy ghi lý do mở lại kế hoạch."))
