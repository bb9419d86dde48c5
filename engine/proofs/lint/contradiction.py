"""Rules in conflict: knowledge that takes back with one hand what it gives with the other.

Counted are four things, each a mistake wherever it is found:
- a rule that speaks for a disorder (or calls for haste on its account) and against it;
- two rules that fire for exactly the same patients, one for a disorder and one against it;
- support, or opposition, that stronger rules on the other side outweigh whenever it is given;
- a rule that concludes what makes a conflict of answers out of answers that agree.

Not counted is a special case that overrules a general rule, nor one that is as strong as it: that is
how exceptions are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.proofs.lint.idle import contradicts_itself
from engine.proofs.lint.search import Anomaly, Search
from knowledge.criteria import (
    Disorder,
    Escalates,
    Opposes,
    Rule,
    Statement,
    Strength,
    Supports,
    contradictory,
    fires,
)


def conflicting_rules(search: Search) -> Iterator[Anomaly]:
    """Yield the rules in conflict with themselves or with others; those that never fire are no matter."""
    firing = [rule for rule in search.knowledge.rules if search.first(rule)]
    for rule in firing:
        yield from _with_itself(rule)
        if contradicts_itself(search, rule):
            text = f"What rule {rule.id} concludes is in conflict with the answers it fires on."
            yield _conflicting(rule, text, contradictory())
    for disorder in search.knowledge.disorders:
        sides = _Sides(firing, disorder)
        yield from _for_the_same(search, sides)
        yield from _outweighed(search, sides)


class _Sides:
    """The rules for and against a disorder, with their strengths; no rule is on both."""

    def __init__(self, rules: Iterable[Rule], disorder: Disorder) -> None:
        self.disorder = disorder
        self.supports: dict[Rule, Strength] = {}
        self.opposes: dict[Rule, Strength] = {}
        for rule in rules:
            for effect in rule.then:
                match effect:
                    case Supports(of, strength) if of is disorder:
                        self.supports[rule] = max(strength, self.supports.get(rule, strength))
                    case Opposes(of, strength) if of is disorder:
                        self.opposes[rule] = max(strength, self.opposes.get(rule, strength))
                    case _:
                        pass
        for rule in self.supports.keys() & self.opposes.keys():
            del self.supports[rule], self.opposes[rule]


def _with_itself(rule: Rule) -> Iterator[Anomaly]:
    against = [effect.disorder for effect in rule.then if isinstance(effect, Opposes)]
    for effect in rule.then:
        match effect:
            case Supports(disorder) if disorder in against:
                yield _conflicting(rule, f"Rule {rule.id} speaks both for {disorder.id} and against it.")
            case Escalates(_, disorder) if disorder in against and disorder is not None:
                text = f"Rule {rule.id} calls for urgency because of {disorder.id}, yet speaks against it."
                yield _conflicting(rule, text)
            case _:
                pass


def _for_the_same(search: Search, sides: _Sides) -> Iterator[Anomaly]:
    for one in sides.supports:
        if not sides.opposes or search.exists(search.fires(one), *(-search.fires(o) for o in sides.opposes)):
            continue
        for other in sides.opposes:
            if search.implies(one, other) and search.implies(other, one):
                text = (
                    f"Rules {one.id} and {other.id} fire for the same patients, the one for "
                    f"{sides.disorder.id} and the other against it."
                )
                yield _conflicting(one, text, fires(other))


def _outweighed(search: Search, sides: _Sides) -> Iterator[Anomaly]:
    both = (
        ("support of", sides.supports, sides.opposes),
        ("opposition to", sides.opposes, sides.supports),
    )
    for what, mine, theirs in both:
        for rule, strength in mine.items():
            stronger = {-search.fires(o): o.id for o, s in theirs.items() if s > strength}
            if stronger and not search.exists(search.fires(rule), *stronger):
                others = [n for n in search.clash({**stronger, search.fires(rule): ""}) if n]
                text = (
                    f"The {strength.name.lower()} {what} {sides.disorder.id} by rule {rule.id} is always "
                    f"outweighed, by {', '.join(others)}."
                )
                shown = (fires(search.knowledge.rule[other]) for other in others[:1] if not others[1:])
                yield _conflicting(rule, text, *shown)


def _conflicting(rule: Rule, text: str, *besides: Statement) -> Anomaly:
    return Anomaly("conflicting_rules", f"rule:{rule.id}", text, (fires(rule), *besides))
