"""Answering what a written name stands for."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction

from thidua.organizations.domain.kinds import NameScope
from thidua.organizations.services.names import remember_name
from thidua.planning.services.review import locked_review

if TYPE_CHECKING:
    from thidua.accounts.models import User
    from thidua.organizations.models import UnitName


@transaction.atomic
def answer_name(
    reading_id: int, text: str, scope: NameScope, unit_ids: Collection[int] = (), *, by: User
) -> UnitName:
    """Say once what a name in this and every later plan of the agency stands for.

    Raises Denied without the right to review, NotNow unless the reading is being
    reviewed, Invalid when the units do not fit the scope.
    """
    reading = locked_review(reading_id, by=by)
    return remember_name(reading.agency, text, scope, unit_ids, by=by)
