"""How form fields look: classes are chosen here, not in each form."""

from __future__ import annotations

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Whether the field is a single tick box."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def look(field: BoundField) -> SafeString:
    """The field's widget in the look of its kind."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        look = "form-check-input"
    elif isinstance(widget, forms.Select):
        look = "form-select"
    else:
        look = "form-control"
    attributes: dict[str, str | bool] = {"class": look}
    if field.errors:
        attributes["aria-invalid"] = "true"
    return field.as_widget(attrs=attributes)
