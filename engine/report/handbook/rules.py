"""How the handbook tells one rule: its weight, the urgency it asks for, its reason, grounds and criteria."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.reading.english import in_full
from engine.report.markdown import escaped
from knowledge.criteria import Citation, Criterion, Escalates, Recommends, Rule, Urgency, Warns


def told(rule: Rule, *marks: str) -> Iterator[str]:
    """Yield a rule: its number and marks, the reason and its grounds, and below what has to hold."""
    marked = "".join(f" · {mark}" for mark in marks if mark)
    yield f"- **{rule.id}**{marked}. {escaped(rule.because)} ({_cited(rule.claims, rule.references)})"
    yield from outlined(rule.when)


def outlined(criterion: Criterion) -> Iterator[str]:
    """Yield a criterion as a list below the line before it."""
    for depth, text in in_full(criterion):
        yield f"{'  ' * (depth + 1)}- {escaped(text)}"


def _cited(claims: Iterable[str], references: Iterable[Citation]) -> str:
    return "; ".join([*claims, *(escaped(str(citation)) for citation in references)])


def urgency_asked(rule: Rule) -> Iterator[str]:
    """Yield each urgency that a rule asks for, and what takes it back."""
    for effect in rule.then:
        if isinstance(effect, Escalates):
            level = effect.urgency.name.lower().replace("_", "-")
            yield " ".join(filter(None, (level, taken_back(rule, effect.urgency))))


def taken_back(rule: Rule, urgency: Urgency) -> str:
    """Say which exclusions have to be there before a rule ceases to ask for an urgency."""
    suspected = [e.suspecting for e in rule.then if isinstance(e, Escalates) and e.urgency is urgency]
    if None in suspected:
        return ""
    return f"until {' and '.join(disorder.name for disorder in suspected if disorder)} is excluded"


def advice(rule: Rule) -> Iterator[str]:
    """Yield what a rule warns of and advises, on one line, if anything."""
    texts = [e.warning.text for e in rule.then if isinstance(e, Warns)]
    texts += [e.step.text for e in rule.then if isinstance(e, Recommends)]
    if texts:
        yield f"  - *Then:* {escaped(' '.join(texts))}"
