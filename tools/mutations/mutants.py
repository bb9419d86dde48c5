"""Mutants: the same knowledge with a slip in one place of one rule, as values in memory.

What the language refuses to be written (a DEFINING strength without an outside guideline, say) is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from knowledge.criteria import KnowledgeBase, KnowledgeError, Rule
from tools.mutations.criteria import of_criterion
from tools.mutations.effects import of_effects
from tools.mutations.slip import Kind, Slip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mutant:
    """A rule with a slip in it. Without `mutated`, no effect is left, and the rule is taken out.

    `id` names the rule, the place in it and the slip; `words` say what was there and what is there now.
    """

    id: str
    kind: Kind
    words: str
    rule: Rule
    mutated: Rule | None

    def of(self, knowledge: KnowledgeBase) -> KnowledgeBase:
        """Return the knowledge base with this rule in place of the one it was made of."""
        if self.mutated is None:
            return knowledge.without((self.rule,))
        mutated = self.mutated
        return replace(knowledge, rules=tuple(mutated if r is self.rule else r for r in knowledge.rules))


def mutants(knowledge: KnowledgeBase) -> tuple[Mutant, ...]:
    """Return every mutant that can be declared, in catalogue order, from its criterion to its last effect."""
    found = (mutant for rule in knowledge.rules for mutant in _of_rule(rule))
    return tuple(mutant for mutant in found if not _is_refused(knowledge, mutant.mutated))


def _is_refused(knowledge: KnowledgeBase, mutated: Rule | None) -> bool:
    return mutated is not None and mutated.excludes and any(knowledge.rests_on_flags(mutated.when))


def _of_rule(rule: Rule) -> Iterator[Mutant]:
    for criterion in of_criterion(rule.when):
        yield _mutant(rule, criterion, replace(rule, when=criterion.result))
    for effects in of_effects(rule.then):
        with suppress(KnowledgeError):
            yield _mutant(rule, effects, replace(rule, then=effects.result) if effects.result else None)


def _mutant(rule: Rule, slip: Slip[Any], mutated: Rule | None) -> Mutant:
    return Mutant(
        id=f"{rule.id}/{slip.where}",
        kind=slip.kind,
        words=f"{slip.was} -> {slip.is_now}",
        rule=rule,
        mutated=mutated,
    )
