"""What is shown of those who were found has nothing in it that need not be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.proofs.formulas import Circuit, Formula, Variable
from engine.proofs.solver import Solver

NAMES = "abcde"


def check_simplest(circuit: Circuit, formulas: Sequence[Formula], order: Sequence[str]) -> None:
    """Begin with everything so, and deny in this order what can be denied."""
    solver = Solver(circuit)
    assert solver.search((*formulas, *map(circuit.input, order))) == "found"
    dispensable = [Variable((name,)) for name in order]
    values = solver.simplest(formulas, dispensable)
    assert all(circuit.values(formulas, values))
    for one in dispensable:
        if values.get(one):
            assert not all(circuit.values(formulas, {**values, one: False}))


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_of_two_who_were_blamed_together_one_is_tried_though_the_other_stays(order: Sequence[str]) -> None:
    circuit = Circuit()
    one, other, third = map(circuit.input, "abc")
    check_simplest(circuit, [circuit.any_of((one, other)), circuit.any_of((one, third))], order)


@given(
    st.lists(st.lists(st.sampled_from(NAMES), min_size=1, unique=True), min_size=1), st.permutations(NAMES)
)
def test_nothing_that_is_left_can_be_denied(wanted: list[list[str]], order: list[str]) -> None:
    circuit = Circuit()
    check_simplest(circuit, [circuit.any_of(map(circuit.input, names)) for names in wanted], order)
