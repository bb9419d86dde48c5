"""The same rules for CLIPS, translated mechanically: a peer to measure against, and one more opinion.

The rules go through `engine.network` first, as they do for experta: no `no`, one production for each
inner node. Each becomes one or more CLIPS rules; 'n of k' becomes a ladder of counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

import clips

from engine.case import CANNOT_TELL, Answer, Answers
from engine.network import Condition, Junction, Production, productions
from knowledge.criteria import Chosen, Compare, Concept, Concludes, KnowledgeBase, Rule, YesNo


class ClipsPeer:
    """CLIPS with the rules of a knowledge base."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._order = {rule.id: place for place, rule in enumerate(knowledge.rules)}
        self._environment = clips.Environment()
        for construct in _constructs(productions(knowledge)):
            self._environment.build(construct)
        self._fired = self._environment.find_template("fired")

    def fired(self, answers: Answers) -> list[str]:
        """Return the ids of the rules that fire, in catalogue order."""
        self._environment.reset()
        for name, answer in answers.items():
            if answer is not CANNOT_TELL:
                self._environment.assert_string(_fact(name, answer))
        self._environment.run()
        return sorted((str(fact["rule"]) for fact in self._fired.facts()), key=self._order.__getitem__)


def _fact(name: str, answer: Answer) -> str:
    match answer:
        case bool():
            return f"(a-{name} {_word(answer)})"
        case str():
            return f'(a-{name} "{answer}")'
        case tuple():
            return f"(a-{name} {' '.join(_quoted(answer))})"
        case _:
            return f"(a-{name} {answer!r})"


def _constructs(network: Sequence[Production]) -> Iterator[str]:
    number = {production.goal: place for place, production in enumerate(network)}
    yield "(deftemplate fired (slot rule))"
    yield f"(deffacts start {' '.join(f'(count {n} 0 0)' for n in _laddered(network))})"
    for place, production in enumerate(network):
        parts = [_pattern(part, number, f"?x{n}") for n, part in enumerate(production.parts)]
        done = _assertion(production.goal, place)
        if production.count == len(parts):
            yield f"(defrule p{place} {' '.join(parts)} => {done})"
        elif production.count == 1:
            yield from (f"(defrule p{place}-{n} {part} => {done})" for n, part in enumerate(parts))
        else:
            yield from _ladder(place, production.count, parts, done)


def _laddered(network: Sequence[Production]) -> Iterator[int]:
    for place, production in enumerate(network):
        if 1 < production.count < len(production.parts):
            yield place


def _ladder(place: int, count: int, parts: Sequence[str], done: str) -> Iterator[str]:
    """Count, part by part, how many of those before have come about."""
    for n, part in enumerate(parts):
        next_one = n + 1
        yield f"(defrule p{place}-{n}-skip (count {place} {n} ?c) => (assert (count {place} {next_one} ?c)))"
        yield (
            f"(defrule p{place}-{n}-take (count {place} {n} ?c) {part}"
            f" => (assert (count {place} {next_one} (+ ?c 1))))"
        )
    yield f"(defrule p{place} (count {place} {len(parts)} ?c&:(>= ?c {count})) => {done})"


def _assertion(goal: Rule | Junction | Concept, place: int) -> str:
    match goal:
        case Rule(then=effects):
            facts = [f"(c-{effect.concept.id} yes)" for effect in effects if isinstance(effect, Concludes)]
            return f"(assert (fired (rule {goal.id})) {' '.join(facts)})"
        case Concept(id=name):
            return f"(assert (c-{name} no))"
        case Junction():
            return f"(assert (j {place}))"
        case _:
            assert_never(goal)


def _pattern(part: Condition, number: dict[Rule | Junction | Concept, int], variable: str) -> str:
    if isinstance(part, Junction):
        return f"(j {number[part]})"
    holds = part.holds
    match part.leaf:
        case YesNo(id=name):
            return f"(a-{name} {_word(holds)})"
        case Concept(id=name):
            return f"(c-{name} {_word(holds)})"
        case Compare(finding, sign, cutoff):
            return _tested(finding.id, variable, f"({sign} {variable} {float(cutoff.value)!r})", holds)
        case Chosen(finding, options):
            among = _quoted([option for option in finding.options if option in options])
            if finding.several:
                # `or` needs two arguments.
                found = " ".join(f"(member$ {text} ${variable})" for text in among)
                return _tested(finding.id, f"${variable}", f"(or {found} FALSE)", holds)
            alike = "|".join(among) if holds else "&".join(f"~{text}" for text in among)
            return f"(a-{finding.id} {alike})"
        case _:
            assert_never(part.leaf)


def _tested(name: str, variable: str, test: str, holds: bool) -> str:
    return f"(a-{name} {variable}&:{test if holds else f'(not {test})'})"


def _quoted(texts: Sequence[str]) -> list[str]:
    return [f'"{text}"' for text in texts]


def _word(holds: bool) -> str:
    return "yes" if holds else "no"
