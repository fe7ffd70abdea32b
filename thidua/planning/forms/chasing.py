"""The form by which units are asked for what they owe."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.planning.forms.fields import WordsField


class ChaseForm(forms.Form):
    """Words added to the notice; what is asked for is ticked in the list."""

    words = WordsField(
        label=_("Lời nhắn thêm"),
        required=False,
        rows=2,
        max_length=500,
        help_text=_("Ví dụ: Đề nghị gửi trước 16 giờ hôm nay để kịp trình Hội đồng."),
    )
