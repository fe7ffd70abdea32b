"""Agencies (tenants), their units as plans name them, and the officials who work there."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thidua.core.text import fold, name_sort_key, tidy
from thidua.organizations.domain.kinds import AgencyKind, NameScope, OfficialCategory


class Agency(models.Model):
    """Cơ quan: the tenant. Agencies form the tree of authority through ``superior``."""

    name = models.CharField("tên cơ quan", max_length=200)
    short_name = models.CharField("tên viết tắt", max_length=40, blank=True)
    symbol = models.CharField("ký hiệu trên văn bản", max_length=40, blank=True)
    kind = models.CharField("loại", max_length=30, choices=AgencyKind.choices())
    place = models.CharField("địa danh", max_length=100, blank=True)
    superior = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="subordinates"
    )

    class Meta:
        verbose_name = "cơ quan"
        constraints = (
            models.CheckConstraint(
                name="agency_is_not_its_own_superior",
                condition=Q(superior__isnull=True) | ~Q(superior=F("id")),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """Đơn vị: an office, section or centre of an agency, with the days of its life."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    name = models.CharField("tên đơn vị", max_length=200)
    short_name = models.CharField("tên viết tắt", max_length=40, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    active_from = models.DateField("hoạt động từ ngày", null=True, blank=True)
    active_to = models.DateField("đến hết ngày", null=True, blank=True)
    folded = models.CharField(max_length=260, editable=False, db_index=True)

    class Meta:
        verbose_name = "đơn vị"
        ordering = ("position", "name")
        constraints = (
            models.UniqueConstraint("agency", "folded", name="unit_name_is_unique_in_its_agency"),
            models.CheckConstraint(
                name="unit_ends_after_it_starts",
                condition=Q(active_from__isnull=True)
                | Q(active_to__isnull=True)
                | Q(active_to__gte=F("active_from")),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.name = tidy(self.name)
        self.short_name = tidy(self.short_name)
        self.folded = fold(self.name)


class UnitName(models.Model):
    """A name as plans write it and what it stands for in this agency.

    Aliases (``TCHCQT``) have scope *unit*; "Các phòng, ban, đơn vị" has scope
    *all*; a body outside the agency has scope *outside* and no units. Asked once
    in a review, remembered here.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="unit_names")
    text = models.CharField("cách viết", max_length=300)
    folded = models.CharField(max_length=300, editable=False)
    scope = models.CharField("chỉ", max_length=10, choices=NameScope.choices())
    units = models.ManyToManyField(Unit, related_name="names", blank=True)

    class Meta:
        verbose_name = "cách gọi đơn vị"
        constraints = (
            models.UniqueConstraint("agency", "folded", name="a_name_has_one_meaning_in_an_agency"),
        )

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        self.text = tidy(self.text)


class Official(models.Model):
    """Cán bộ, công chức, viên chức, người lao động of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="officials")
    full_name = models.CharField("họ và tên", max_length=120)
    category = models.CharField("đối tượng", max_length=20, choices=OfficialCategory.choices())
    folded = models.CharField(max_length=160, editable=False, db_index=True)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)

    class Meta:
        verbose_name = "cán bộ, công chức, viên chức, người lao động"
        ordering = ("sort_key",)

    def __str__(self) -> str:
        return self.full_name

    def clean(self) -> None:
        self.full_name = tidy(self.full_name)
        self.folded = fold(self.full_name)
        self.sort_key = name_sort_key(self.full_name)


class Posting(models.Model):
    """An official's place in a unit for a time; ``ends_on`` is the last day, None if open."""

    official = models.ForeignKey(Official, on_delete=models.CASCADE, related_name="postings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="postings")
    position = models.CharField("chức vụ", max_length=120, blank=True)
    is_leader = models.BooleanField("giữ chức vụ lãnh đạo", default=False)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "vị trí công tác"
        ordering = ("-starts_on",)
        constraints = (
            models.CheckConstraint(
                name="posting_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.official}, {self.unit}"
