"""Forms of what is done to one task of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.planning.domain.plan_states import Outcome
from thidua.planning.forms.fields import DayField, WordsField, choices_of


class AmendmentForm(forms.Form):
    """What is to be done, by which units, by when, and why that changes.

    ``deadline`` holds the words of the limit; ``version`` is the one the person saw.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = WordsField(label=_("Nội dung"), ask=_("Hãy nhập nội dung nhiệm vụ."))
    deadline = forms.CharField(
        label=_("Thời hạn"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: trước ngày 05/8/2025; hằng quý; trước hội nghị 15 ngày."),
    )
    lead = forms.TypedMultipleChoiceField(
        label=_("Đơn vị chủ trì"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    coordinating = forms.TypedMultipleChoiceField(
        label=_("Đơn vị phối hợp"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = WordsField(label=_("Lý do điều chỉnh"), rows=2, ask=_("Hãy ghi lý do điều chỉnh."))

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = list(units)
        for name in ("lead", "coordinating"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class CancellationForm(forms.Form):
    """Why a task is called off."""

    reason = WordsField(label=_("Lý do hủy"), ask=_("Hãy ghi lý do hủy nhiệm vụ."))


class AnchorForm(forms.Form):
    """The day something happened that a limit counts from."""

    anchor_on = DayField(label=_("Ngày mốc"))


class ResultForm(forms.Form):
    """How one line of the plan ended."""

    outcome = forms.ChoiceField(label=_("Kết quả"), choices=choices_of(Outcome))
    words = WordsField(label=_("Đánh giá"), rows=2, ask=_("Hãy ghi kết quả bằng lời."))
