"""What could be left out: rules that another says all of, rules and effects that others always give.

Anything named here can be dropped together with all the rest that is: what is named first does not
count when the next is looked at. Of two rules that say the same of the same patients, the later is named.
Only rules with an effect on the same thing are ever compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from engine.assessment.urgency import suspicions
from engine.proofs.formulas import Formula, without
from engine.proofs.lint.search import Anomaly, Search
from knowledge.criteria import (
    Effect,
    Escalates,
    KnowledgeBase,
    Rule,
    Urgency,
    Verb,
    fires,
)

Given: TypeAlias = tuple[Rule, Effect]
"""A rule, and one of its effects."""
_NOUNS: Mapping[Verb, str] = {
    "concludes": "conclusion of",
    "supports": "support of",
    "opposes": "opposition to",
    "escalates": "urgency",
    "warns": "warning",
    "recommends": "step",
}


class Effects:
    """All effects of a knowledge base by what they are on."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._on: dict[tuple[str, str], list[Given]] = {}
        for rule in knowledge.rules:
            for effect in rule.then:
                self._on.setdefault(_target(effect), []).append((rule, effect))

    def rivals(self, rule: Rule, effect: Effect) -> list[Given]:
        """Return where other rules have the effect too, as strong or stronger."""
        return [
            (other, theirs)
            for other, theirs in self._on[_target(effect)]
            if other is not rule and _level(theirs) >= _level(effect)
        ]

    def covering(self, rule: Rule) -> list[Rule]:
        """Return the rules that each have all effects of the rule, as strong or stronger."""
        found: list[Rule] | None = None
        for effect in rule.then:
            others = [o for o, theirs in self.rivals(rule, effect) if _as_lasting(theirs, effect)]
            found = [o for o in dict.fromkeys(others) if found is None or o in found]
        return found or []


def when_given(search: Search, given: Given) -> Formula:
    """Return when the rule has the effect: escalations are taken back by an exclusion."""
    rule, effect = given
    fires = search.fires(rule)
    if isinstance(effect, Escalates) and effect.suspecting is not None:
        return search.circuit.all_of((fires, -search.table.now.excluded(effect.suspecting)))
    return fires


def told(effect: Effect) -> str:
    """Say an effect in words."""
    strength = "" if effect.strength is None else f"{effect.strength.name.lower()} "
    sake = f" on account of {effect.suspecting.id}" if effect.suspecting else ""
    return f"{strength}{_NOUNS[effect.verb]} {effect.id}{sake}"


def _target(effect: Effect) -> tuple[str, str]:
    """Return what effects are compared by; all urgencies are one, of several levels."""
    return effect.verb, "" if effect.verb == "escalates" else effect.id


def _level(effect: Effect) -> int:
    return effect.urgency.rank if isinstance(effect, Escalates) else effect.strength or 0


def _as_lasting(theirs: Effect, mine: Effect) -> bool:
    """Return whether no exclusion takes their effect back that leaves mine."""
    if isinstance(theirs, Escalates) and isinstance(mine, Escalates):
        return theirs.suspecting is None or theirs.suspecting is mine.suspecting
    return True


def subsumed_rules(search: Search) -> Iterator[tuple[Rule, Anomaly]]:
    """Yield the rules that fire only where another one does with the same effects or stronger ones.

    A step that the other recommends on account of a suspicion counts as the same: an exclusion of what
    is suspected takes it back, and a rule that goes on recommending it then is the worse for it.
    """
    effects = Effects(search.knowledge)
    dropped: set[str] = set()
    for rule in reversed(search.knowledge.rules):
        for other in effects.covering(rule) if search.first(rule) else ():
            if other.id in dropped or not search.implies(rule, other):
                continue
            if all(_fails_with(search, (rule, effect), [other]) for effect in rule.then) and not (
                any(_tells_of_danger(search, effect) for effect in rule.then) and search.matters(rule)
            ):
                dropped.add(rule.id)
                text = f"Rule {rule.id} fires only where {other.id} does, whose effects are as strong."
                yield rule, Anomaly("subsumed_rule", f"rule:{rule.id}", text, (fires(rule), fires(other)))
                break


def redundant_rules(search: Search, dropped: Collection[Rule]) -> Iterator[tuple[Rule, Anomaly]]:
    """Yield the rules that change no patient's assessment, except those dropped before.

    Of rules that stand in for each other one has to stay: each is left out of what is there, and of what
    is left.
    """
    effects = Effects(search.knowledge)
    left = search.without(dropped) if dropped else search
    for rule in reversed(search.knowledge.rules):
        if rule in dropped or not search.first(rule) or _tells(search, effects, rule):
            continue
        if not search.matters(rule) and not left.matters(rule):
            text = f"Without rule {rule.id} every patient would get the same assessment."
            yield rule, Anomaly("redundant_rule", f"rule:{rule.id}", text, (fires(rule),))
            left = left.without((rule,))


def redundant_effects(search: Search) -> Iterator[Anomaly]:
    """Yield the effects that other rules always give too, as strong or stronger.

    A step is shown with every reason there is for it, and a special reason is not idle beside a general
    one: so of steps, only what another rule recommends to the very same patients is named.
    """
    effects = Effects(search.knowledge)
    dropped: list[Given] = []
    for rule in reversed(search.knowledge.rules):
        for effect in rule.then if search.first(rule) else ():
            rivals = [given for given in effects.rivals(rule, effect) if given not in dropped]
            if effect.verb == "recommends":
                rivals = [given for given in rivals if _is_same(search, rule, given[0])]
            if not _is_idle(search, (rule, effect), rivals):
                continue
            dropped.append((rule, effect))
            named = {-when_given(search, given): given[0].id for given in rivals}
            named[when_given(search, (rule, effect))] = ""
            others = ", ".join(name for name in search.clash(named) if name)
            text = f"The {told(effect)} by rule {rule.id} is always given by {others}."
            yield Anomaly("redundant_effect", f"rule:{rule.id}", text, (fires(rule),))


def _is_idle(search: Search, given: Given, rivals: Collection[Given]) -> bool:
    """Return whether the rivals always give the effect, and leave it open wherever the rule does."""
    if not rivals or search.exists(
        when_given(search, given), *(-when_given(search, rival) for rival in rivals)
    ):
        return False
    if _ties(*given) or not _fails_with(search, given, [other for other, _ in rivals]):
        return False
    return not (_tells_of_danger(search, given[1]) and search.differs(given[0], _short_of(search, *given)))


def _tells_of_danger(search: Search, effect: Effect) -> bool:
    """Return whether the effect has a part in whether a danger is supported, or may be called not found."""
    dangers = [danger.disorder for danger in search.knowledge.danger.values()]
    return effect.verb == "concludes" or effect.what in dangers or effect.suspecting in dangers


def _short_of(search: Search, rule: Rule, effect: Effect) -> KnowledgeBase:
    """Return the knowledge base in which the rule lacks the effect."""
    rest = tuple(other for other in rule.then if other != effect)
    if not rest:
        return without(search.knowledge, (rule,))
    shorter = (replace(rule, then=rest) if one is rule else one for one in search.knowledge.rules)
    return replace(search.knowledge, rules=tuple(shorter))


def _fails_with(search: Search, given: Given, others: Collection[Rule]) -> bool:
    """Return whether the rule surely fails where all others do, if it counts that the effect is ruled out.

    It counts of concepts, which may stand under `no`, and of red flags, before self care.
    """
    rule, effect = given
    red_flag = isinstance(effect, Escalates) and effect.urgency >= Urgency.URGENT
    if effect.verb == "concludes" or red_flag:
        return not search.exists(*map(search.fails, others), -search.fails(rule))
    return True


def _is_same(search: Search, rule: Rule, other: Rule) -> bool:
    """Return whether both rules fire for the same patients, and recommend their steps to the same ones."""
    if suspicions(rule) != suspicions(other):
        return False
    return search.implies(rule, other) and search.implies(other, rule)


def _ties(rule: Rule, effect: Effect) -> bool:
    """Return whether the effect decides which exclusions take back the steps that the rule recommends."""
    rest = tuple(other for other in rule.then if other != effect)
    if not any(other.verb == "recommends" for other in rest):
        return False
    return suspicions(rule) != suspicions(replace(rule, then=rest))


def _tells(search: Search, effects: Effects, rule: Rule) -> bool:
    """Say, if it is easily seen, that the rule matters: nothing else gives an effect in some patient.

    False says nothing: what follows from a conclusion, or is said for other reasons too, takes longer.
    """
    for effect in rule.then:
        if effect.verb == "recommends":
            sure = not search.knowledge.ladders[effect.step.id] and not suspicions(rule)
        else:
            sure = effect.verb not in ("escalates", "concludes")
        rivals = (-search.fires(other) for other, _ in effects.rivals(rule, effect))
        if sure and search.exists(search.fires(rule), *rivals):
            return True
    return False
