"""Plan compilers: what a reviewed plan sets going, asked first, then created.

Planning knows tasks only. Higher contexts (drives, rounds, conferences) register
a compiler of their own where the application is put together; the review screen
shows the sum of all proposals and activation runs them in one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from thidua.planning.domain.proposals import ProposedItem
from thidua.planning.domain.reviewed import ReviewedPlan

if TYPE_CHECKING:
    from thidua.accounts.models import User
    from thidua.planning.models import Plan


class PlanCompiler(Protocol):
    """Turns confirmed facts into running work of one context.

    ``propose`` changes nothing and says what ``create`` would create from the same
    reviewed plan; ``create`` runs inside the transaction of activation, after the
    plan itself and its tasks exist, and lets any failure pass: then nothing at
    all is created.
    """

    name: str

    def propose(self, reviewed: ReviewedPlan) -> Sequence[ProposedItem]: ...

    def create(self, plan: Plan, reviewed: ReviewedPlan, *, by: User, at: datetime) -> None: ...


_compilers: dict[str, PlanCompiler] = {}


def register(compiler: PlanCompiler) -> None:
    """Add a compiler; registering its name again replaces it. The order is kept."""
    _compilers[compiler.name] = compiler


def unregister(name: str) -> None:
    """Take a compiler out again."""
    _compilers.pop(name, None)


def registered() -> tuple[PlanCompiler, ...]:
    """All compilers, planning's own first."""
    return tuple(_compilers.values())
