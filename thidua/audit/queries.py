"""Named reads of the log."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from thidua.audit.models import AuditEvent


def events_on(thing: Model) -> QuerySet[AuditEvent]:
    """What was done to one thing, newest first."""
    return AuditEvent.objects.filter(
        object_type=thing._meta.label_lower, object_id=str(thing.pk)
    ).select_related("actor")
