"""What a question could find, in words: signs that it would speak against, and what it would support."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.assessment.relevance import Relevance
from engine.reading.english import named
from engine.words import in_words
from knowledge.criteria import Audience, Criterion, Escalates, Opposes, Rule, Supports, Urgency


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
    found = []

    def touches(criterion: Criterion) -> bool:
        return not asked.isdisjoint(f.id for f in relevance.outlook.deciding(criterion))

    for danger in relevance.minima:
        name = named(danger.disorder, voice)
        open_ = [item for item in danger.minimum if not relevance.basis.table.by_itself.fails(item)]
        if touched := sum(map(touches, open_)):
            left = len(open_) - touched
            signs = f"{touched} of {len(open_)} open" if left else "the last open"
            plural = "s" * (len(open_) > 1)
            found.append((left, f"would speak against {signs} sign{plural} of {name}"))
        elif danger.at_risk is not None and touches(danger.at_risk):
            found.append((len(open_), f"would tell whether {name} has to be tested for"))
    yield from (text for _, text in sorted(found, key=lambda one: one[0]))


def _causes(rules: Collection[Rule], voice: Audience) -> Iterator[str]:
    for verb, kind in (("would support", Supports), ("would count against", Opposes)):
        for rule in rules:
            for effect in rule.then:
                if isinstance(effect, kind):
                    yield f"{verb} {named(effect.disorder, voice)}"
