"""How the handbook tells what standings and urgency rest on."""

from __future__ import annotations

from collections.abc import Iterator

from engine.assessment.standing import standing
from engine.report.handbook.rules import advice, taken_back, told
from engine.report.wording import STANDING, URGENCY
from knowledge.criteria import Escalates, KnowledgeBase, Rule, Strength, Urgency

_STRENGTHS: tuple[Strength | None, ...] = (None, *Strength)


def standings() -> Iterator[str]:
    """Yield the table of standings."""
    yield "## The table of standings"
    yield ""
    yield (
        "What the strongest support (rows) and the strongest opposition (columns) that hold make of a "
        "disorder. A standing says how well it explains this trouble, not whether the patient has it. "
        "Several rules of one strength do not add up to a higher one."
    )
    yield ""
    names = ["none" if s is None else s.name.lower() for s in _STRENGTHS]
    yield f"| support \\ opposition | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    for name, support in zip(names, _STRENGTHS, strict=True):
        cells = (STANDING[standing(support, opposition)] for opposition in _STRENGTHS)
        yield f"| **{name}** | {' | '.join(cells)} |"
    yield ""
    yield (
        "Where opposition of defining strength rests on an exclusion test of this episode, the disorder is "
        "*excluded*; where it rests on the history alone, it is no more than unlikely."
    )
    yield ""


def urgencies(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every rule that asks for an urgency, the highest first."""
    yield "## Urgency"
    yield ""
    yield (
        "Urgency is the highest that any rule below asks for. It never falls because of a reassuring answer. "
        "A rule marked *until ... is excluded* asks for it until an exclusion test of this episode rules "
        "that disorder out; no other answer takes it back. Self-care is said only when every emergency and "
        "urgent rule that can be asked about is surely absent."
    )
    yield ""
    for urgency in reversed(Urgency):
        rules = [r for r in knowledge.rules if _asks(r, urgency)]
        if rules:
            yield f"### {URGENCY['clinician'][urgency]}"
            yield ""
            for rule in rules:
                yield from told(rule, taken_back(rule, urgency))
                yield from advice(rule)
            yield ""


def _asks(rule: Rule, urgency: Urgency) -> bool:
    return any(isinstance(e, Escalates) and e.urgency is urgency for e in rule.then)
