"""The part of a report that says what to heed and what to do: warnings, medicines, steps."""

from __future__ import annotations

from collections.abc import Iterator

from engine.assessment import Assessment, StepAdvised, left_of
from engine.cases.medicines import suggest
from engine.cases.problems import escaped
from engine.report.page import Node
from engine.report.phrases import Phrases
from engine.words import either
from knowledge.criteria import DrugClass, StepKind, Urgency

_IN_ORDER: tuple[StepKind, ...] = ("referral", "examination", "laboratory", "test", "review", "history")


def warnings(phrases: Phrases, said: Assessment) -> tuple[Node, ...]:
    """Give the warnings with their reasons, and the medicines that were not recognised."""
    given = [
        Node(
            item.warning.plain if phrases.plainly else item.warning.text,
            tone="caution",
            children=tuple(phrases.reason(rule) for rule in item.rules[:1]),
        )
        for item in said.warnings
    ]
    unknown = sorted(phrases.case.unrecognised_medicines)
    if unknown:
        text = "Not recognised, which does not mean that no medicine is taken: check these names."
        given.append(Node(text, tone="caution", children=tuple(_near(name, phrases) for name in unknown)))
    return tuple(given)


def _near(name: str, phrases: Phrases) -> Node:
    near = suggest(name, phrases.knowledge.drugs)
    meant = f": is it {either(near)}?" if near else ""
    return Node(f"{escaped(name)}{meant}", tone="quiet")


def steps(phrases: Phrases, said: Assessment) -> tuple[Node, ...]:
    """Say what to do next and why this patient needs it; in an emergency, only what belongs to it."""
    in_order = sorted(said.steps, key=lambda advised: _IN_ORDER.index(advised.step.kind))
    now = [advised for advised in in_order if _belongs_now(advised, said)]
    nodes = [*_actions(now, phrases), *_history(now, phrases)]
    if later := len(in_order) - len(now):
        nodes.append(Node(f"{later} further steps can wait until then.", tone="quiet"))
    return tuple(nodes)


def _belongs_now(advised: StepAdvised, said: Assessment) -> bool:
    if said.urgency is not Urgency.EMERGENCY:
        return True
    return advised.step.kind == "referral" or any(rule in said.urgent_by for rule in advised.rules)


def _actions(advised: list[StepAdvised], phrases: Phrases) -> Iterator[Node]:
    for item in advised:
        if item.step.kind != "history":
            text = item.step.plain if phrases.plainly else item.step.text
            label = "" if phrases.plainly else item.step.kind
            yield Node(text, label, children=(Node(_why(item, phrases), tone="quiet"),))


def _history(advised: list[StepAdvised], phrases: Phrases) -> Iterator[Node]:
    """Gather what is still to be asked under one heading, each with its reason."""
    asked = [item for item in advised if item.step.kind == "history"]
    children = tuple(
        Node(_still_asked(item, phrases), children=(Node(_why(item, phrases), tone="quiet"),))
        for item in asked
    )
    if children:
        text = "Before you are seen:" if phrases.plainly else "Still to ask:"
        yield Node(text, "" if phrases.plainly else "history", children=children)


def _still_asked(advised: StepAdvised, phrases: Phrases) -> str:
    """Word what is to be asked; where part of it is answered, only the rest.

    Of medicines there is no part: all of the list is gone through.
    """
    step = advised.step
    left = left_of(step, phrases.case)
    if len(left) == len(step.answered_by) or any(isinstance(finding, DrugClass) for finding in left):
        return step.plain if phrases.plainly else step.text
    names = phrases.questions(finding.id for finding in left)
    return f"Note: {names}." if phrases.plainly else f"Ask about {names}."


def _why(advised: StepAdvised, phrases: Phrases) -> str:
    """Say why this patient needs a step: before anything is called benign, or by its first rule."""
    if not advised.looks_for:
        return advised.rules[0].because
    names = phrases.disorders(advised.looks_for)
    return f"Nothing is called benign until this is excluded: {names}."
