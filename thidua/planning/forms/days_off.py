"""A line of the table of days off."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.planning.forms.fields import DayField, choices_of
from thidua.timing import DayOffKind


class DayOffForm(forms.Form):
    """A day the office does not work, or (*làm bù*) works although it is off."""

    day = DayField(label=_("Ngày"))
    kind = forms.ChoiceField(label=_("Loại"), choices=choices_of(DayOffKind))
    name = forms.CharField(
        label=_("Tên, lý do"),
        max_length=200,
        error_messages={"required": _("Hãy ghi tên ngày nghỉ hoặc lý do.")},
    )
    source = forms.CharField(
        label=_("Theo văn bản"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: Thông báo số 6150/TB-BLĐTBXH."),
    )
