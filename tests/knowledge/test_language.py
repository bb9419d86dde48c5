"""Effects have one face, and criteria tell what they need, whatever kind they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from knowledge.criteria import AtLeast, Criterion, KnowledgeBase, KnowledgeError, No, Urgency
from tests.car import CAR
from tests.strategies import knowledge_bases


def test_an_effect_is_the_word_it_was_made_with() -> None:
    for rule in CAR.rules:
        for effect in rule.then:
            assert type(effect).__name__.lower() == effect.verb
            assert effect.what in (getattr(effect, name) for name in type(effect).__match_args__)
            assert effect.id == (
                effect.what.name.lower() if isinstance(effect.what, Urgency) else effect.what.id
            )
            assert (effect.strength is not None) == (effect.verb in ("supports", "opposes"))
            assert effect.suspecting is None or effect.verb == "escalates"


def test_a_disorder_is_a_kind_of_one_that_there_is() -> None:
    first, *others = CAR.disorders
    unheard_of = replace(first, kind_of="rust")
    with pytest.raises(KnowledgeError, match="kind of rust"):
        replace(CAR, disorders=(unheard_of, *others))


@given(knowledge_bases())
def test_what_a_criterion_needs_makes_it_so_and_less_does_not(knowledge: KnowledgeBase) -> None:
    for rule in knowledge.rules:
        for node in _compound(rule.when):
            for holds in (True, False):
                needed, parts = node.needs(holds)
                assert [part for part, _ in parts] == list(node.parts)
                wanted = [part_holds for _, part_holds in parts]
                assert _truth(node, wanted[:needed]) is holds
                assert _truth(node, wanted[: needed - 1]) is None


def _compound(criterion: Criterion) -> Iterator[AtLeast | No]:
    if isinstance(criterion, AtLeast | No):
        yield criterion
        for part in criterion.parts:
            yield from _compound(part)


def _truth(node: AtLeast | No, told: list[bool]) -> bool | None:
    """Return what a criterion is if its first parts are so and nothing is known of the others."""
    if isinstance(node, No):
        return not told[0] if told else None
    if sum(told) >= node.count:
        return True
    unknown = len(node.parts) - len(told)
    return False if sum(told) + unknown < node.count else None
