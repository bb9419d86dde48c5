"""A case that questions are asked about, consulted once, and the words in which they are answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from typing import assert_never

from engine.assessment import Assessment, assess, is_answered
from engine.assessment.evidence import Basis, Triage, question_of
from engine.cases.case import Answer, Case
from engine.explain.proof import Derivation
from engine.explain.replay import Replay
from engine.explain.target import Target
from engine.reading.english import Told, named
from engine.reading.firing import Firing
from engine.reading.patient import Outlook
from engine.reading.rete import Consultation
from knowledge.criteria import Audience, Disorder, KnowledgeBase, Rule, Step, Urgency, Warning


@dataclass(frozen=True, eq=False)
class Inquiry:
    """A case that experta was consulted about, the voice its reader is answered in, and whether in full.

    What is worked out for one question is there for the next.
    """

    knowledge: KnowledgeBase
    case: Case
    firings: tuple[Firing, ...]
    voice: Audience = "clinician"
    full: bool = False

    @classmethod
    def of(
        cls, knowledge: KnowledgeBase, case: Case, *, voice: Audience | None = None, full: bool = False
    ) -> Inquiry:
        """Consult experta about a case; its own audience is answered unless another voice is asked for."""
        firings = Consultation(knowledge, about=case.answers).run(case.answers)
        return cls(knowledge, case, firings, voice or case.audience, full)

    def suppose(self, cases: Iterable[Case]) -> list[Inquiry]:
        """Consult experta about other cases, with one engine for them all."""
        return [
            Inquiry(self.knowledge, case, self._replay.firings(case), self.voice, self.full) for case in cases
        ]

    @cached_property
    def _replay(self) -> Replay:
        return Replay(self.knowledge)

    @cached_property
    def assessment(self) -> Assessment:
        """The assessment of the case."""
        return assess(self.knowledge, self.case, self.fired)

    @cached_property
    def basis(self) -> Basis:
        """What holds for the case, and what still could."""
        return Basis(self.knowledge, self.case, self.fired)

    @cached_property
    def triage(self) -> Triage:
        """How urgent it is, and could turn out."""
        return self.basis.triage

    @property
    def may_be_self_care(self) -> bool:
        """Say whether self care is not said, and may yet be."""
        return self.triage.urgency is Urgency.ROUTINE and self.triage.lowest is Urgency.SELF_CARE

    @property
    def outlook(self) -> Outlook:
        """What could still become of every rule and concept."""
        return self.basis.outlook

    @cached_property
    def fired(self) -> frozenset[Rule]:
        """The rules that fired."""
        return frozenset(firing.rule for firing in self.firings)

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
        answers = {**self.case.answers, **changes}
        ordered = ((name, answers.get(name)) for name in self.knowledge.finding)
        return replace(self.case, answers={n: answer for n, answer in ordered if answer is not None})

    def question(self, name: str) -> str:
        """Return the id under which a finding is asked: classes of medicines are asked together."""
        return question_of(self.knowledge.finding[name])

    def is_recommended(self, step: Step) -> bool:
        """Say whether a step is recommended."""
        return any(given.step is step for given in self.assessment.steps)

    def is_answered(self, step: Step) -> bool:
        """Say whether nothing is left for a step."""
        return is_answered(step, self.case)

    def step(self, name: str) -> Step:
        """Return the step with this id."""
        return next(step for step in self.knowledge.steps if step.id == name)

    def warning(self, name: str) -> Warning:
        """Return the warning with this id."""
        return next(warning for warning in self.knowledge.warnings if warning.id == name)

    @property
    def rule_word(self) -> str:
        """Say what a rule is called: to a patient it is told by its reason alone."""
        return "reason" if self.voice == "patient" else "rule"

    def disorder_name(self, disorder: Disorder) -> str:
        """Name a disorder."""
        return disorder.plain if self.voice == "patient" else disorder.name

    def finding_name(self, name: str) -> str:
        """Name a finding, or the medicines."""
        found = self.knowledge.finding.get(name)
        return named(found, self.voice) if found is not None else name

    def said(self, name: str) -> str:
        """Say what the case holds about a finding; 'no', 'not asked' and 'cannot be told' are told apart."""
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
            case "disorder":
                return self.disorder_name(knowledge.disorder[target.id])
            case "concept":
                return named(knowledge.concept[target.id], self.voice)
            case "finding":
                return self.finding_name(target.id)
            case "warning":
                return f"warning: {self.plain_or(self.warning(target.id))}"
            case "step":
                return f"step: {self.plain_or(self.step(target.id))}"
            case "rule":
                return f"rule {target.id}"
            case _:
                assert_never(target.kind)

    def plain_or(self, record: Step | Warning) -> str:
        """Word a step or a warning for whom it is told to."""
        text = record.plain if self.voice == "patient" else record.text
        return text.removesuffix(".")


def in_words(level: IntEnum | Urgency) -> str:
    """Word a standing, a strength or an urgency."""
    return level.name.lower().replace("_", " ")


def listed(names: Iterable[str], most: int, word: str = "and") -> str:
    """Name the first few things, and count the rest.

    >>> listed("abcd", 2), listed("ab", 2)
    ('a, b and 2 more', 'a and b')
    """
    every = list(names)
    if len(every) > most:
        return f"{', '.join(every[:most])} {word} {len(every) - most} more"
    return f" {word} ".join(part for part in (", ".join(every[:-1]), *every[-1:]) if part)
