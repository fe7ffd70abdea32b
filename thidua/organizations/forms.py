"""Input forms of the agency's pages: shape only, the services decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.organizations.domain.kinds import OfficialCategory
from thidua.organizations.models import Agency, Unit
from thidua.organizations.queries import units_of


class UnitForm(forms.Form):
    name = forms.CharField(label=_("Tên đơn vị"), max_length=200)
    short_name = forms.CharField(label=_("Tên viết tắt"), max_length=40, required=False)
    aliases = forms.CharField(
        label=_("Các cách gọi khác trong kế hoạch"),
        required=False,
        help_text=_("Cách nhau bằng dấu chấm phẩy, ví dụ: TCHCQT; phòng Tổ chức"),
    )

    def clean_aliases(self) -> tuple[str, ...]:
        parts = (part.strip() for part in self.cleaned_data["aliases"].split(";"))
        return tuple(part for part in parts if part)


class OfficialForm(forms.Form):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    category = forms.ChoiceField(
        label=_("Đối tượng"), choices=[(kind.value, _(kind.label)) for kind in OfficialCategory]
    )
    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Unit.objects.none())
    position = forms.CharField(label=_("Chức vụ"), max_length=120, required=False)
    is_leader = forms.BooleanField(label=_("Giữ chức vụ lãnh đạo"), required=False)
    since = forms.DateField(
        label=_("Làm việc tại đơn vị từ ngày"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, agency: Agency, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_of(agency)  # type: ignore[attr-defined]
