"""A case that questions are asked about: consulted once, what is said of it, and in whose words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeAlias, assert_never

from engine.assessment.consultation import Consulted
from engine.assessment.must_not_miss import status_of
from engine.assessment.relevance import Relevance
from engine.assessment.targets import BENIGN, LEADING, URGENCY, Target, level_of
from engine.cases.case import Answer, Case
from engine.cases.values import written
from engine.explain.proof import Derivation
from engine.reading.english import Told, named
from engine.reading.patient import Firing, Outlook, Truth, reference_firings, with_what_follows
from engine.reading.rete import Consultation
from engine.words import listed
from knowledge.criteria import Audience, Disorder, KnowledgeBase, Rule, Step, Strength, Urgency, Warning

_MOST_KEPT = 4096


Value: TypeAlias = Any
"""What a conclusion is, as data.

Urgency, a status, benign, a concept, a warning, a step and a rule are a word; of a level of urgency that
is whether it is reached, self care only where nothing more is. What leads is a list of disorders; a
disorder is {standing, status}, the status None unless it must not be missed; the result is {urgency,
leading}; a finding is its answer as a case file writes it, None if it was not asked.
"""
_MOST_NAMES = 4


class Replay:
    """An engine for suppositions, and what it said of each: the same ones come back with other questions.

    It is built for the findings of the first cases, which starts fast; for all there are once another
    case has more than these.
    """

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge
        self._about: frozenset[str] = frozenset()
        self._engine: Consultation | None = None
        self._kept: dict[tuple[tuple[str, Answer], ...], tuple[Firing, ...]] = {}

    def firings(self, cases: Sequence[Case]) -> Iterator[tuple[Firing, ...]]:
        """Yield what fires for each case."""
        about = frozenset(name for case in cases for name in case.answers)
        for case in cases:
            key = tuple(case.answers.items())
            if key not in self._kept:
                if len(self._kept) >= _MOST_KEPT:
                    self._kept.clear()
                self._kept[key] = self._engine_for(about).run(case.answers)
            yield self._kept[key]

    def _engine_for(self, about: frozenset[str]) -> Consultation:
        if self._engine is None or not self._about >= about:
            self._about = frozenset(self._knowledge.finding) if self._engine else about
            self._engine = Consultation(self._knowledge, self._about)
        return self._engine


@dataclass(frozen=True, eq=False)
class Inquiry(Consulted):
    """A case that experta was consulted about, the voice its reader is answered in, and whether in full.

    What is worked out for one question is there for the next.
    """

    voice: Audience = "clinician"
    full: bool = False

    @classmethod
    def of(
        cls, knowledge: KnowledgeBase, case: Case, *, voice: Audience | None = None, full: bool = False
    ) -> Inquiry:
        """Consult experta about a case; its own audience is answered unless another voice is asked for."""
        case = with_what_follows(knowledge, case)
        firings = Consultation(knowledge, about=case.answers).run(case.answers)
        return cls(knowledge, case, firings, voice or case.audience, full)

    def suppose(self, cases: Sequence[Case]) -> list[Inquiry]:
        """Consult experta about other cases, with one engine for them all."""
        return [
            Inquiry(self.knowledge, case, firings, self.voice, self.full)
            for case, firings in zip(cases, self._replay.firings(cases), strict=True)
        ]

    @cached_property
    def _replay(self) -> Replay:
        return Replay(self.knowledge)

    @cached_property
    def relevance(self) -> Relevance:
        """What is open, and what it could still change."""
        return Relevance(self.assessment)

    @property
    def outlook(self) -> Outlook:
        """What could still become of every rule and concept."""
        return self.assessment.outlook

    @cached_property
    def reported(self) -> Mapping[Target, int]:
        """The conclusions that an assessment reports, the weightiest first, each with its place."""
        knowledge, said = self.knowledge, self.assessment
        found = (
            URGENCY,
            LEADING,
            *(Target("warning", name) for name in knowledge.warning),
            *(Target("status", name) for name in knowledge.danger),
            *(Target("disorder", item.disorder.id) for item in said.differential),
            BENIGN,
            *(Target("step", name) for name in knowledge.step),
        )
        return {target: place for place, target in enumerate(found)}

    @cached_property
    def fired(self) -> frozenset[Rule]:
        """The rules that fired."""
        return frozenset(firing.rule for firing in self.firings)

    @cached_property
    def by_itself(self) -> Derivation:
        """The proofs by what was told by itself: what was looked for, and not only denied in one word."""
        if not self.case.denied:
            return self.derivation
        case = with_what_follows(self.knowledge, self.case.by_itself)
        return Derivation(self.knowledge, case, reference_firings(self.knowledge, case.answers))

    @cached_property
    def derivation(self) -> Derivation:
        """The proofs there are for the case."""
        return Derivation(self.knowledge, self.case, self.firings)

    @cached_property
    def told(self) -> Told:
        """What the case tells, in its own words."""
        return Told(self.knowledge, self.case, self.voice)

    def altered(self, changes: Mapping[str, Answer | None]) -> Case:
        """Return the case with some answers changed, or withdrawn by None; in catalogue order."""
        answers = {**self.case.told, **changes}
        ordered = ((name, answers.get(name)) for name in self.knowledge.finding)
        case = self.case.telling({n: answer for n, answer in ordered if answer is not None})
        case = replace(case, denied=case.denied - changes.keys())
        return with_what_follows(self.knowledge, case)

    def excluding(self, disorder: Disorder | None) -> tuple[Rule, ...]:
        """Return the rules that applied and exclude a disorder; none where there is no disorder."""
        weighed = self.assessment.now.opposition.get(disorder.id, ()) if disorder else ()
        return tuple(rule for rule, strength in weighed if strength is Strength.DEFINING)

    def is_recommended(self, step: Step) -> bool:
        """Whether a step is recommended, at once or later."""
        said = (*self.assessment.steps, *self.assessment.later)
        return any(given.step is step for given in said)

    def can_wait(self, step: Step) -> bool:
        """Whether a step is recommended for later."""
        return any(given.step is step for given in self.assessment.later)

    @property
    def rule_word(self) -> str:
        """Say what a rule is called: to a patient it is told by its reason alone."""
        return "reason" if self.voice == "patient" else "rule"

    def disorder_name(self, disorder: Disorder) -> str:
        """Name a disorder."""
        return named(disorder, self.voice)

    def finding_name(self, name: str) -> str:
        """Name a finding, or the medicines."""
        found = self.knowledge.finding.get(name)
        return named(found, self.voice) if found is not None else name

    def said(self, name: str) -> str:
        """Say what the case holds about a finding; 'no', 'not asked' and 'unknown' stay apart."""
        return self.told.value(self.knowledge.finding[name])

    def title(self, target: Target) -> str:
        """Name what a question is about."""
        knowledge = self.knowledge
        match target.kind:
            case "result":
                return "urgency and what leads"
            case "urgency":
                return target.id.replace("_", " ") or "urgency"
            case "leading":
                return "what leads"
            case "medicines":
                return "medicines"
            case "benign":
                return "benign"
            case "status":
                return f"status of {self.disorder_name(knowledge.disorder[target.id])}"
            case "disorder":
                return self.disorder_name(knowledge.disorder[target.id])
            case "concept":
                return named(knowledge.concept[target.id], self.voice)
            case "finding":
                return self.finding_name(target.id)
            case "warning":
                return f"warning: {self.plain_or(knowledge.warning[target.id])}"
            case "step":
                return f"step: {self.plain_or(knowledge.step[target.id])}"
            case "rule":
                return f"rule {target.id}"
            case _:
                assert_never(target.kind)

    def plain_or(self, record: Step | Warning) -> str:
        """Word a step or a warning for whom it is told to."""
        text = record.plain if self.voice == "patient" else record.text
        return text.removesuffix(".")


def value(inquiry: Inquiry, target: Target) -> Value:
    """Return what a conclusion is."""
    match target.kind:
        case "result":
            return {"urgency": value(inquiry, URGENCY), "leading": value(inquiry, LEADING)}
        case "urgency":
            level, now = level_of(target), inquiry.assessment.urgency
            if level is None:
                return now.name.lower()
            reached = now is level or (now > level and level is not Urgency.SELF_CARE)
            return "reached" if reached else "not_reached"
        case "leading":
            return [disorder.id for disorder in inquiry.assessment.leading]
        case "disorder":
            disorder = inquiry.knowledge.disorder[target.id]
            stands = inquiry.assessment.standing(disorder)
            danger = inquiry.knowledge.danger.get(target.id)
            status = status_of(inquiry.assessment, danger) if danger else None
            return {"standing": stands.name.lower(), "status": status}
        case "status":
            return status_of(inquiry.assessment, inquiry.knowledge.danger[target.id])
        case "benign":
            return inquiry.assessment.benign.verdict
        case "concept":
            by = inquiry.knowledge.concluding[target.id]
            return _truth(inquiry.fired.isdisjoint(by), inquiry.outlook.concepts[target.id].now)
        case "rule":
            fires = inquiry.knowledge.rule[target.id] in inquiry.fired
            return _truth(not fires, inquiry.outlook.rules[target.id].now)
        case "warning":
            return "given" if target.id in inquiry.assessment.now.warnings else "not_given"
        case "step":
            recommended = inquiry.is_recommended(inquiry.knowledge.step[target.id])
            return "recommended" if recommended else "not_recommended"
        case "finding":
            answers = inquiry.case.answers
            return written(answers[target.id]) if target.id in answers else None
        case "medicines":
            return None if inquiry.case.medicines is None else list(inquiry.case.medicines)
        case _:
            assert_never(target.kind)


def _truth(silent: bool, now: Truth) -> str:
    """Word a truth: what holds, experta has to say; of what it is silent about, what surely fails."""
    return min(now, Truth.UNKNOWN).name.lower() if silent else "true"


def value_in_words(inquiry: Inquiry, target: Target, found: Value) -> str:
    """Word what a conclusion is."""
    match target.kind:
        case "result":
            leading = value_in_words(inquiry, LEADING, found["leading"])
            return f"{value_in_words(inquiry, URGENCY, found['urgency'])}; leading: {leading}"
        case "leading":
            names = [inquiry.disorder_name(inquiry.knowledge.disorder[name]) for name in found]
            return listed(names, most=_MOST_NAMES) or "nothing"
        case "disorder":
            words = [found["standing"], found["status"] or ""]
            return ", ".join(word.replace("_", " ") for word in words if word)
        case "rule":
            return {"true": "applies", "false": "does not apply", "unknown": "not known"}[found]
        case "concept":
            return {"true": "holds", "false": "definitely not", "unknown": "not known"}[found]
        case "urgency" | "warning" | "step" | "status" | "benign":
            return str(found).replace("_", " ")
        case "finding":
            return inquiry.said(target.id)
        case "medicines":
            return "not asked" if found is None else ", ".join(found) or "none"
        case _:
            assert_never(target.kind)
