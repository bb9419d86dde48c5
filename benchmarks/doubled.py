"""A batch with the rules once or, renamed, twice: `python -m benchmarks.doubled IN -o OUT --twice`."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from string import ascii_uppercase

import click

from engine.batch import run
from knowledge.criteria import AtLeast, Concept, Concludes, Criterion, Effect, KnowledgeBase, No, Rule
from knowledge.leg_cramps import leg_cramps


def doubled(knowledge: KnowledgeBase) -> KnowledgeBase:
    """Return the knowledge base with every rule and every concept twice, the second time renamed."""
    copies = {concept.id: replace(concept, id=f"{concept.id}_copy") for concept in knowledge.concepts}

    def criterion(one: Criterion) -> Criterion:
        match one:
            case Concept(id=name):
                return copies[name]
            case AtLeast(enough, parts):
                return AtLeast(enough, tuple(map(criterion, parts)))
            case No(part):
                return No(criterion(part))
            case _:
                return one

    def effect(one: Effect) -> Effect:
        return Concludes(copies[one.concept.id]) if isinstance(one, Concludes) else one

    def copy(number: int, rule: Rule) -> Rule:
        then = tuple(map(effect, rule.then))
        # An id ends in three digits at most, and there are more rules than that.
        name = f"COP{ascii_uppercase[number // 1000]}-{number % 1000:03}"
        return replace(rule, id=name, when=criterion(rule.when), then=then)

    return replace(
        knowledge,
        rules=(*knowledge.rules, *map(copy, count(), knowledge.rules)),
        concepts=(*knowledge.concepts, *copies.values()),
    )


@click.command()
@click.argument("path")
@click.option("-o", "--output", required=True)
@click.option("--twice", is_flag=True, help="Add the copies.")
def main(path: str, output: str, *, twice: bool) -> None:
    """Run a batch with as many rules."""
    run(doubled(leg_cramps()) if twice else leg_cramps(), [path], output)


if __name__ == "__main__":
    main()
