"""What a question could find, in words: signs that it would speak against, and what it would support."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.assessment.relevance import Relevance
from engine.words import in_words
from knowledge.criteria import Audience, Danger, Disorder, Escalates, Opposes, Rule, Supports, Urgency


def could_find(relevance: Relevance, findings: Collection[str], voice: Audience) -> tuple[str, ...]:
    """Say what the answers to these could find: what is urgent first, then dangers, then other causes."""
    asked = frozenset(findings)
    rules = relevance.for_the_sake_of(asked)
    told = (*_urgency(relevance, rules), *_signs(relevance, asked, voice), *_causes(rules, voice))
    return tuple(dict.fromkeys(told))


def _urgency(relevance: Relevance, rules: Collection[Rule]) -> Iterator[str]:
    levels = [e.urgency for rule in rules for e in rule.then if isinstance(e, Escalates)]
    highest = max(levels, default=Urgency.SELF_CARE)
    if highest > relevance.triage.urgency:
        yield f"could make it {'an emergency' if highest is Urgency.EMERGENCY else in_words(highest)}"


def _signs(relevance: Relevance, asked: frozenset[str], voice: Audience) -> Iterator[str]:
    """Yield the dangers whose signs it would speak against, those of which least is open first."""
    outlook, found = relevance.outlook, []
    for danger in relevance.minima:
        name = _name(danger.disorder, voice)
        open_ = [item for item in danger.minimum if not relevance.basis.table.by_itself.fails(item)]
        touched = [i for i in open_ if not asked.isdisjoint(f.id for f in outlook.deciding(i))]
        if touched:
            found.append((len(open_) - len(touched), f"would speak against {_of(touched, open_)} of {name}"))
        elif _risk(relevance, danger, asked):
            found.append((len(open_), f"would tell whether {name} has to be tested for"))
    yield from (text for _, text in sorted(found, key=lambda one: one[0]))


def _of(touched: Collection[object], open_: Collection[object]) -> str:
    if len(touched) == len(open_):
        return "the last open sign" if len(open_) == 1 else "the last open signs"
    return f"{len(touched)} of {len(open_)} open signs"


def _risk(relevance: Relevance, danger: Danger, asked: frozenset[str]) -> bool:
    if danger.at_risk is None:
        return False
    return not asked.isdisjoint(f.id for f in relevance.outlook.deciding(danger.at_risk))


def _causes(rules: Collection[Rule], voice: Audience) -> Iterator[str]:
    for verb, kind in (("would support", Supports), ("would count against", Opposes)):
        for rule in rules:
            for effect in rule.then:
                if isinstance(effect, kind):
                    yield f"{verb} {_name(effect.disorder, voice)}"


def _name(disorder: Disorder, voice: Audience) -> str:
    return disorder.plain if voice == "patient" else disorder.name
