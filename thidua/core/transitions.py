"""States as data: a table of moves, and nothing that is not in the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from thidua.core.errors import NotNow
from thidua.core.labels import Labelled

StateT = TypeVar("StateT", bound=Labelled)
ActionT = TypeVar("ActionT", bound=Labelled)


@dataclass(frozen=True, slots=True)
class Transition(Generic[StateT]):
    """From one state to another; ``right`` names what the actor must hold."""

    source: StateT
    target: StateT
    right: str


class Machine(Generic[ActionT, StateT]):
    """A state machine read from a table of actions and their transitions."""

    def __init__(self, table: Mapping[ActionT, tuple[Transition[StateT], ...]]) -> None:
        self._moves = {(action, move.source): move for action, row in table.items() for move in row}

    def move(self, action: ActionT, state: StateT) -> Transition[StateT]:
        """The transition of an action from a state; raises NotNow when there is none."""
        try:
            return self._moves[action, state]
        except KeyError:
            raise NotNow(
                "not_in_this_state",
                "Không thể {action} vì hiện {state}. Hãy tải lại trang để xem trạng thái mới nhất.",
                action=action.label,
                state=state.label,
            ) from None

    def actions_from(self, state: StateT) -> list[ActionT]:
        """What may be done from a state, in the order of the table."""
        return [action for action, source in self._moves if source == state]

    def __iter__(self) -> Iterator[tuple[ActionT, Transition[StateT]]]:
        for (action, _), move in self._moves.items():
            yield action, move
