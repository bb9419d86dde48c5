"""Formulas of plain logic mean what they say, and are each written once."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from engine.proofs.circuit import FALSE, TRUE, Circuit, Input

NAMES = "abcd"


@given(st.integers(-1, 7), st.lists(st.sampled_from((TRUE, FALSE, 2, -2, 3, -3, 4, -4, 5, -5)), max_size=6))
def test_gates_count_their_parts_repeats_included(count: int, parts: list[int]) -> None:
    circuit = Circuit()
    assert [circuit.input(name) for name in NAMES] == [2, 3, 4, 5]
    gates = (circuit.at_least(count, parts), circuit.all_of(parts), circuit.any_of(parts))
    for held in product((False, True), repeat=len(NAMES)):
        inputs = {Input((name,)): holds for name, holds in zip(NAMES, held, strict=True)}
        true = circuit.values(parts, inputs)
        assert (sum(true) >= count, all(true), any(true)) == circuit.values(gates, inputs)


def test_what_is_alike_is_the_same_formula() -> None:
    circuit = Circuit()
    a, b, c = (circuit.input(name) for name in "abc")
    assert circuit.input("a") == a
    assert circuit.all_of((a, b)) == circuit.all_of((b, a, a, TRUE))
    assert circuit.any_of((a, b)) == -circuit.all_of((-b, -a))
    assert circuit.at_least(3, (a, b, c)) == circuit.all_of((a, b, c))
    assert circuit.same(a, a) == circuit.implies(b, b) == TRUE
    assert circuit.all_of((a, -a)) == FALSE


def test_a_cone_holds_what_formulas_rest_on_and_nothing_else() -> None:
    circuit = Circuit()
    a, b, c = (circuit.input(name) for name in "abc")
    both, either = circuit.all_of((a, b)), circuit.any_of((b, c))
    assert list(circuit.cone([both])) == [a, b, both]
    assert {Input(("b",)): b, Input(("c",)): c} == circuit.inputs([either])
    seen = {1, a}
    assert list(circuit.cone([both], seen)) == [b, both]
    assert list(circuit.cone([both], seen)) == []
