"""Conventions of state machines: nothing is unreachable, nothing is left out."""

import importlib
import pkgutil

import pytest

import thidua
from thidua.core.errors import NotNow
from thidua.core.transitions import Machine


def _machines():
    for module in pkgutil.walk_packages(thidua.__path__, "thidua."):
        if module.name.endswith("_states"):
            loaded = importlib.import_module(module.name)
            for name, value in vars(loaded).items():
                if isinstance(value, Machine):
                    yield pytest.param(value, id=f"{module.name}.{name}")


@pytest.mark.parametrize("machine", list(_machines()))
def test_every_pair_of_action_and_state_moves_or_refuses(machine):
    moves = {(action, move.source): move for action, move in machine}
    actions = type(next(iter(moves))[0])
    states = type(next(iter(moves))[1])
    for action in actions:
        for state in states:
            if (action, state) in moves:
                assert machine.move(action, state) is moves[action, state]
            else:
                with pytest.raises(NotNow) as refusal:
                    machine.move(action, state)
                assert refusal.value.code == "not_in_this_state"


@pytest.mark.parametrize("machine", list(_machines()))
def test_every_state_is_somewhere_in_its_table(machine):
    moves = [move for _, move in machine]
    states = type(moves[0].source)
    seen = {move.source for move in moves} | {move.target for move in moves}
    assert seen == set(states)
