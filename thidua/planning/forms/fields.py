"""Fields that several forms of planning share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.errors import Invalid, NotNow
from thidua.core.labels import Labelled
from thidua.planning.domain.conflicts import ChangedMeanwhile

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


def choices_of(kind: type[Labelled]) -> list[tuple[str, StrOrPromise]]:
    """Pairs of value and label, the label in the reader's language."""
    return [(member.value, _(member.label)) for member in kind]


class DayField(forms.DateField):
    """A day, picked from the browser's calendar or typed as 05/8/2025."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**options)
        self.error_messages |= {
            "required": _("Hãy chọn ngày."),
            "invalid": _("Ngày này không có thật hoặc chưa đúng dạng 05/8/2025."),
        }


class WordsField(forms.CharField):
    """A few sentences; ``ask`` is said when nothing was written."""

    def __init__(self, *, ask: StrOrPromise = "", rows: int = 3, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)
        if ask:
            self.error_messages["required"] = ask


def tried(form: forms.Form, act: Callable[[], object]) -> bool:
    """Run a service with what a valid form holds; False when it refuses.

    The refusal is then said on the form, at the field at fault where there is one,
    and what was typed stays. ChangedMeanwhile passes: it asks for more than a sentence.
    """
    try:
        act()
    except ChangedMeanwhile:
        raise
    except (Invalid, NotNow) as refusal:
        field = getattr(refusal, "field", None)
        form.add_error(field if field in form.fields else None, refusal.message)
        return False
    return True
