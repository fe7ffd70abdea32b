"""Files kept by the system, by their content."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """A file as it came in. The content never changes; ``sha256`` proves it.

    ``name`` is what the person called it, shown but never used as a path.
    Whoever holds the row decides who may read it.
    """

    agency = models.ForeignKey("organizations.Agency", on_delete=models.PROTECT, related_name="+")
    name = models.CharField("tên tệp", max_length=255)
    content = models.FileField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    sha256 = models.CharField(max_length=64, db_index=True)
    stored_at = models.DateTimeField(auto_now_add=True)
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "tệp"

    def __str__(self) -> str:
        return self.name
