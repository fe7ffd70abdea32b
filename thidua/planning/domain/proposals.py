"""What activation will create, shown before it is created."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from thidua.reading.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedItem:
    """One thing a compiler would create, with the words that order it.

    ``kind`` groups items (``task``, ``event``…) and ``noun`` names the group on screen
    ("việc", "sự kiện"). ``units`` are unit names, ``assignments`` how many rows of
    work for units arise now. ``first`` and ``last`` are the first and last possible
    day of all its turns. ``plan_id`` is an existing plan it links to.
    """

    kind: str
    noun: str
    title: str
    fact_ids: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    units: tuple[str, ...] = ()
    assignments: int = 0
    reminders: int = 0
    series: bool = False
    printed: str = ""
    first: date | None = None
    last: date | None = None
    plan_id: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name nobody has explained yet. ``blocking``: the plan cannot start without it."""

    text: str
    fact_ids: tuple[int, ...]
    blocking: bool


@dataclass(frozen=True, slots=True)
class Blocker:
    """Why the plan cannot start yet: a code for programs, a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The sum of all compilers' proposals for one reading."""

    items: tuple[ProposedItem, ...]
    unknown_names: tuple[UnknownName, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    undecided: dict[str, int] = field(default_factory=dict)

    @property
    def may_activate(self) -> bool:
        """Whether nothing blocks it."""
        return not self.blockers

    def of(self, kind: str) -> tuple[ProposedItem, ...]:
        """The items of one kind, in order."""
        return tuple(item for item in self.items if item.kind == kind)

    def counts(self) -> list[tuple[str, int]]:
        """Pairs of noun and count in the order the nouns first appear."""
        totals: dict[str, int] = {}
        for item in self.items:
            totals[item.noun] = totals.get(item.noun, 0) + 1
        return list(totals.items())

    @property
    def assignments(self) -> int:
        """Rows of work for units that arise now."""
        return sum(item.assignments for item in self.items)

    @property
    def reminders(self) -> int:
        """Reminders before and on the last day that are still ahead."""
        return sum(item.reminders for item in self.items)

    @property
    def units(self) -> tuple[str, ...]:
        """All units that get work, each once."""
        return tuple(dict.fromkeys(unit for item in self.items for unit in item.units))
