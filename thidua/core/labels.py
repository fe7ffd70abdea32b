"""Enums whose stored value and words for people stand side by side."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A stored value with the words that people read.

    Members are written ``DRAFT = "draft", "là dự thảo"``. The value is what the
    database and JSON hold; ``label`` is Vietnamese, marked for translation by
    the screens that show it.
    """

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of value and label, in the order they are declared."""
        return [(member.value, member.label) for member in cls]
