"""The log of acts: who did what to which thing when. Rows are never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class AuditEvent(models.Model):
    """One act. ``action`` is ``context.thing.verb``; ``data`` holds what changed.

    The database refuses to change or delete a row (trigger in the first
    migration). ``data`` never holds personal data or votes.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        "organizations.Agency", null=True, on_delete=models.PROTECT, related_name="+"
    )
    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=40)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("object_type", "object_id"), name="audit_by_object"),
            models.Index(fields=("agency", "-at"), name="audit_by_agency"),
        )

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}"
