"""What open rules could still change: a rule matters while one of its effects could move a conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from engine.explain.effects import target_of
from engine.explain.inquiry import Inquiry
from engine.explain.outcome import value
from engine.explain.target import RESULT, Target
from engine.truth import Truth
from knowledge.criteria import Concludes, Effect, Escalates, Opposes, Recommends, Rule, Supports, Warns


@dataclass(frozen=True, slots=True)
class OpenRule:
    """A rule that could still fire, its effects that would move something, and what decides it."""

    rule: Rule
    effects: tuple[Effect, ...]
    questions: tuple[str, ...]


def open_rules(inquiry: Inquiry, about: Target = RESULT) -> Iterator[OpenRule]:
    """Yield the rules that could still fire and move something: anything reported, or one conclusion.

    About a finding they are those that its answer could decide.
    """
    for rule in inquiry.basis.pending:
        effects = tuple(e for e in rule.then if _is_wanted(rule, e, about) and _matters(inquiry, e, about))
        questions = inquiry.basis.questions([rule]) if effects else ()
        if questions and (about.kind not in ("finding", "medicines") or _asked(inquiry, about) in questions):
            yield OpenRule(rule, effects, questions)


def _asked(inquiry: Inquiry, about: Target) -> str:
    return inquiry.question(about.id) if about.id else about.kind


def _is_wanted(rule: Rule, effect: Effect, about: Target) -> bool:
    match about.kind:
        case "result" | "finding" | "medicines":
            return True
        case "leading":
            return isinstance(effect, Supports | Opposes)
        case "rule":
            return rule.id == about.id
        case "urgency" | "disorder" | "concept" | "warning" | "step":
            return target_of(effect) == about
        case _:
            assert_never(about.kind)


def _matters(inquiry: Inquiry, effect: Effect, about: Target) -> bool:
    """Say whether the effect, were its rule to fire, could move what is concluded."""
    now = inquiry.basis.now
    match effect:
        case Concludes(concept):
            asked = about.kind in ("concept", "rule")
            return asked and inquiry.outlook.concepts[concept.id].now is Truth.UNKNOWN
        case Supports(disorder, strength):
            return strength > (now.strongest_support(disorder) or 0) and not _is_fixed(inquiry, effect)
        case Opposes(disorder, strength):
            return strength > (now.strongest_opposition(disorder) or 0) and not _is_fixed(inquiry, effect)
        case Escalates(urgency, suspect):
            excluded = suspect is not None and now.excludes(suspect)
            return urgency > inquiry.assessment.urgency and not excluded
        case Warns(warning):
            return warning.id not in now.warnings
        case Recommends():
            recommended = value(inquiry, target_of(effect)) == "recommended"
            return not recommended and not inquiry.is_answered(effect.step)
        case _:
            assert_never(effect)


def _is_fixed(inquiry: Inquiry, effect: Supports | Opposes) -> bool:
    """Say whether nothing can move where the disorder stands, nor exclude it."""
    basis, disorder = inquiry.basis, effect.disorder
    excludable = basis.could.excludes(disorder) is not basis.now.excludes(disorder)
    return basis.lowest(disorder) is basis.highest(disorder) and not (disorder.must_not_miss and excludable)
