"""Users and the roles they hold for a time."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from thidua.accounts.domain.roles import IN_UNIT, Right, Role
from thidua.core.text import tidy

_UNIT_ROLES = sorted(role.value for role in IN_UNIT)


class User(AbstractUser):
    """Someone who signs in. ``official`` links to the staff record where there is one."""

    first_name = None  # type: ignore[assignment]  # one name field, as Vietnamese names go
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("họ và tên", max_length=120)
    official = models.OneToOneField(
        "organizations.Official", null=True, blank=True, on_delete=models.SET_NULL
    )
    wants_mail = models.BooleanField("nhận nhắc việc qua thư điện tử", default=True)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "email"]

    class Meta:
        verbose_name = "tài khoản"

    def __str__(self) -> str:
        return self.full_name or self.username

    def clean(self) -> None:
        super().clean()
        self.full_name = tidy(self.full_name)

    def check_right(self, right: str, *, agency_id: int, unit_id: int | None = None) -> None:
        """Raise Denied unless this person holds the right there today (`core.actors.Actor`)."""
        from thidua.accounts.permissions import check_right  # permissions read these models

        check_right(self, Right(right), agency_id=agency_id, unit_id=unit_id)

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.rsplit(" ", 1)[-1]


class RoleGrant(models.Model):
    """A role held in an agency, or in one of its units, from one day to another.

    ``ends_on`` is the last day of the role, None while it lasts.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField("vai trò", max_length=20, choices=Role.choices())
    agency = models.ForeignKey(
        "organizations.Agency", on_delete=models.PROTECT, related_name="grants"
    )
    unit = models.ForeignKey(
        "organizations.Unit",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="grants",
    )
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)
    granted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "vai trò được giao"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                name="role_in_a_unit_names_the_unit",
                condition=Q(role__in=_UNIT_ROLES, unit__isnull=False)
                | (~Q(role__in=_UNIT_ROLES) & Q(unit__isnull=True)),
            ),
            models.CheckConstraint(
                name="role_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"
