"""What the handbook tells of steps and warnings, and of answers that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from engine.report.handbook.rules import outlined
from engine.report.markdown import escaped
from knowledge.criteria import KnowledgeBase, Recommends, Rule, Step, StepKind, Warning, Warns


def steps(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every step, kind by kind, with the rules that call for it and what it would exclude."""
    yield "## Steps"
    yield ""
    yield "What to ask, examine, measure or arrange next. A step already answered is not advised again."
    yield ""
    for kind in get_args(StepKind):
        members = [step for step in knowledge.steps if step.kind == kind]
        if members:
            yield f"### Steps: {kind}"
            yield ""
            yield "| step | called for by | needed to exclude |"
            yield "|---|---|---|"
            for step in members:
                excludes = ", ".join(d.name for d in knowledge.disorders if d.excluded_by is step)
                rules = ", ".join(_calling(knowledge, step)) or "its finding alone"
                yield f"| {escaped(step.text)} | {rules} | {excludes} |"
            yield ""


def warnings(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every warning with the rules that give it."""
    yield "## Warnings"
    yield ""
    for warning in knowledge.warnings:
        yield f"- {escaped(warning.text)} ({', '.join(_calling(knowledge, warning))})"
    yield ""


def _calling(knowledge: KnowledgeBase, thing: Step | Warning) -> Iterator[str]:
    for rule in knowledge.rules:
        if thing in _things(rule):
            yield rule.id


def _things(rule: Rule) -> Iterator[Step | Warning]:
    for effect in rule.then:
        if isinstance(effect, Recommends):
            yield effect.step
        elif isinstance(effect, Warns):
            yield effect.warning


def conflicts(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield answers that cannot all be true, with what is asked again."""
    yield "## Answers that cannot all be true"
    yield ""
    yield "Where the answers below stand side by side, one of them is wrong, and this is asked again."
    yield ""
    for conflict in knowledge.conflicts:
        yield f"- {escaped(conflict.ask)}"
        yield from outlined(conflict.when)
    yield ""
