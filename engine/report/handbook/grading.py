"""How the handbook tells what standings and urgency rest on."""

from __future__ import annotations

from collections.abc import Iterator

from engine.english import in_short
from engine.report.markdown import escaped
from engine.report.wording import STANDING, URGENCY
from engine.standing import standing
from knowledge.criteria import Escalates, KnowledgeBase, Rule, Strength, Urgency

_STRENGTHS: tuple[Strength | None, ...] = (None, *Strength)


def standings() -> Iterator[str]:
    """Yield the table of standings."""
    yield "## The table of standings"
    yield ""
    yield (
        "What the strongest support (rows) and the strongest opposition (columns) that hold make of a "
        "disorder. A standing says how well it explains this trouble, not whether the patient has it. "
        "Several rules that restate one fact do not add up."
    )
    yield ""
    names = ["none" if s is None else s.name.lower() for s in _STRENGTHS]
    yield f"| support \\ opposition | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    for name, support in zip(names, _STRENGTHS, strict=True):
        cells = (STANDING[standing(support, opposition)] for opposition in _STRENGTHS)
        yield f"| **{name}** | {' | '.join(cells)} |"
    yield ""
    yield "Opposition of defining strength comes from an exclusion test of this episode: *excluded*."
    yield ""


def urgencies(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every rule that asks for an urgency, the highest first."""
    yield "## Urgency"
    yield ""
    yield (
        "Urgency is the highest that any rule below asks for. It never falls because of a reassuring answer. "
        "Where it is on account of a suspected disorder, only an exclusion test of this episode takes it "
        "back. Self-care is said only when every emergency and urgent rule that can be asked about is surely "
        "absent."
    )
    yield ""
    for urgency in reversed(Urgency):
        rules = [r for r in knowledge.rules if _asks(r, urgency)]
        if rules:
            yield f"### {URGENCY['clinician'][urgency]}"
            yield ""
            for rule in rules:
                suspects = [e.suspecting.name for e in rule.then if isinstance(e, Escalates) and e.suspecting]
                suspecting = f" (suspecting {', '.join(suspects)})" if suspects else ""
                yield f"- **{rule.id}**{suspecting}: {escaped(in_short(rule.when))}. {escaped(rule.because)}"
            yield ""


def _asks(rule: Rule, urgency: Urgency) -> bool:
    return any(isinstance(e, Escalates) and e.urgency is urgency for e in rule.then)
