"""Named reads of the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Model, Q, QuerySet

from thidua.audit.models import AuditEvent


def events_on(thing: Model) -> QuerySet[AuditEvent]:
    """What was done to one thing, newest first."""
    return AuditEvent.objects.filter(
        object_type=thing._meta.label_lower, object_id=str(thing.pk)
    ).select_related("actor")


def events_on_any(things: Mapping[type[Model], Iterable[int]]) -> QuerySet[AuditEvent]:
    """What was done to any of several things, by model and keys, newest first."""
    wanted = Q(pk__in=())
    for model, keys in things.items():
        ids = [str(key) for key in keys]
        wanted |= Q(object_type=model._meta.label_lower, object_id__in=ids)
    return AuditEvent.objects.filter(wanted).select_related("actor")
