"""Recording an act, in the transaction of the act itself."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from thidua.audit.models import AuditEvent
from thidua.core.actors import Actor


def record(
    action: str,
    *,
    on: models.Model,
    by: Actor | None,
    agency_id: int | None = None,
    **data: Any,
) -> AuditEvent:
    """Write one act to the log; ``by`` is None for the system itself.

    Must run inside the transaction that makes the change, so that neither is
    kept without the other. ``data`` must be fit for JSON. ``agency_id`` defaults
    to the ``agency_id`` of the thing acted on.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() must run inside the transaction of the act")
    return AuditEvent.objects.create(
        action=action,
        actor_id=by.pk if by else None,
        agency_id=agency_id or getattr(on, "agency_id", None),
        object_type=on._meta.label_lower,
        object_id=str(on.pk),
        data=data,
    )
