"""The same rules for CLIPS, translated mechanically: a peer to measure against, and one more opinion.

The rules go through `engine.reading.rete` first, as they do for experta: no `no`, one production for each
inner node. Each becomes a CLIPS rule, or one for every way in which 'n of k' can come about. An answer
is a fact of a template of its own, built without text that CLIPS would have to parse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, assert_never

import clips
from clips._clips import lib
from clips.facts import Fact

from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.reading.patient import Condition, Junction
from engine.reading.rete import Production, productions
from knowledge.criteria import Choice, Chosen, Compare, Concept, Concludes, KnowledgeBase, Rule, YesNo


def _release(fact: Any) -> None:
    lib.ReleaseFact(fact._fact)


# clipspy 1.0.6 passes one argument too many, and hides what comes of it: no fact is ever let go, and
# CLIPS goes through those of all earlier cases whenever it tidies up. So each case takes longer.
Fact.__del__ = _release


class ClipsPeer:
    """CLIPS with the rules of a knowledge base."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._order = {rule.id: place for place, rule in enumerate(knowledge.rules)}
        self._environment = clips.Environment()
        for construct in _constructs(knowledge, productions(knowledge)):
            self._environment.build(construct)
        self._answers = {name: self._environment.find_template(f"a-{name}") for name in knowledge.finding}
        self._fired = self._environment.find_template("fired")

    def run(self, case: Case) -> None:
        """Fire the rules for a case."""
        self._environment.reset()
        for name, answer in case.answers.items():
            if answer is not CANNOT_TELL:
                self._answers[name].assert_fact(is_=_value(answer))
        self._environment.run()

    def fired(self) -> list[str]:
        """Return the ids of the rules that fired, in catalogue order."""
        return sorted((str(fact["rule"]) for fact in self._fired.facts()), key=self._order.__getitem__)

    def memory(self) -> int:
        """Return how many bytes CLIPS holds."""
        return int(self._environment.eval("(mem-used)"))


def _value(answer: Answer) -> object:
    return clips.Symbol(_word(answer)) if isinstance(answer, bool) else answer


def _constructs(knowledge: KnowledgeBase, network: Sequence[Production]) -> Iterator[str]:
    number = {production.goal: place for place, production in enumerate(network)}
    yield "(deftemplate fired (slot rule))"
    for name, finding in knowledge.finding.items():
        kind = "multislot" if isinstance(finding, Choice) and finding.several else "slot"
        yield f"(deftemplate a-{name} ({kind} is_))"
    for place, production in enumerate(network):
        parts = [_pattern(part, number, f"?x{n}") for n, part in enumerate(production.parts)]
        done = _assertion(production.goal, place)
        for n, way in enumerate(combinations(parts, production.count)):
            yield f"(defrule p{place}-{n} {' '.join(way)} => {done})"


def _assertion(goal: Rule | Junction | Concept, place: int) -> str:
    match goal:
        case Rule(then=effects):
            facts = [f"(c-{effect.concept.id} yes)" for effect in effects if isinstance(effect, Concludes)]
            return f"(assert (fired (rule {goal.id})) {' '.join(facts)})"
        case Concept(id=name):
            return f"(assert (c-{name} no))"
        case Junction():
            return f"(assert (j-{place}))"
        case _:
            assert_never(goal)


def _pattern(part: Condition, number: dict[Rule | Junction | Concept, int], variable: str) -> str:
    if isinstance(part, Junction):
        return f"(j-{number[part]})"
    holds = part.holds
    match part.leaf:
        case YesNo(id=name):
            return f"(a-{name} (is_ {_word(holds)}))"
        case Concept(id=name):
            return f"(c-{name} {_word(holds)})"
        case Compare(finding, sign, cutoff):
            return _tested(finding.id, variable, f"({sign} {variable} {float(cutoff.value)!r})", holds)
        case Chosen(finding, options):
            among = [f'"{option}"' for option in finding.options if option in options]
            if finding.several:
                # `or` needs two arguments.
                found = " ".join(f"(member$ {text} ${variable})" for text in among)
                return _tested(finding.id, f"${variable}", f"(or {found} FALSE)", holds)
            alike = "|".join(among) if holds else "&".join(f"~{text}" for text in among)
            return f"(a-{finding.id} (is_ {alike}))"
        case _:
            assert_never(part.leaf)


def _tested(name: str, variable: str, test: str, holds: bool) -> str:
    return f"(a-{name} (is_ {variable}&:{test if holds else f'(not {test})'}))"


def _word(holds: bool) -> str:
    return "yes" if holds else "no"
