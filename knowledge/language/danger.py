"""When a danger has been looked for, when a cause may be called benign, and what to come back with.

The first two stand apart from the disorders they are about: they rest on findings and concepts, whose rules
name disorders.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.language.nodes import AtLeast, Concept, Criterion, leaves
from knowledge.language.observations import Node, check_id
from knowledge.language.records import RUNGS, Disorder, Step, cited
from knowledge.language.source import Citation, KnowledgeError


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Danger:
    """What it takes to say that a disorder that must not be missed was looked for and not found.

    `minimum` are the signs of it, each of which has to be surely absent: looked for by itself, in this
    patient. `at_risk` says who is at risk of it; where only a test can speak for its absence, the
    minimum is that risk, or that risk without the test. `looked_for_by` are the steps that look for it,
    from the lowest rung up; the last of them excludes it.
    """

    disorder: Disorder
    minimum: tuple[Criterion, ...]
    looked_for_by: tuple[Step, ...]
    at_risk: Criterion | None = None
    claims: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        if not self.disorder.must_not_miss:
            raise KnowledgeError(f"danger {self.id}: the disorder is not one that must not be missed")
        if not self.minimum or not all(isinstance(part, Node) for part in self.minimum):
            raise KnowledgeError(f"danger {self.id} needs a minimum: signs that have to be absent")
        rungs = [RUNGS.index(step.rung) for step in self.looked_for_by]
        if not rungs or rungs != sorted(rungs):
            raise KnowledgeError(f"danger {self.id} needs steps that look for it, from the lowest rung up")
        cited(f"danger {self.id}", self.claims, self.references)

    @property
    def id(self) -> str:
        """The id of the disorder."""
        return self.disorder.id

    @property
    def signs(self) -> tuple[Criterion, ...]:
        """What tells whether it was looked for: its minimum, and the risk of it."""
        return self.minimum if self.at_risk is None else (*self.minimum, self.at_risk)

    @property
    def excluded_by(self) -> Step:
        """The step that excludes it."""
        return self.looked_for_by[-1]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Benign:
    """A disorder that may be called benign, and under which conditions.

    `when` has to hold of the patient, and each disorder of `unless` to be excluded or not found. The
    safety net says what to come back with, and when: for a clinician, and in `plain` for a patient. Unless
    `all_examined`, an examination with which looking for a danger begins takes a rule that calls for it. Of
    whom `spares` holds, it takes a rule, a risk or a sign.
    """

    disorder: Disorder
    when: Criterion
    unless: tuple[Disorder, ...]
    safety_net: str
    plain: str
    all_examined: bool = True
    spares: Criterion | None = None
    claims: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        if not self.unless or not all(other.must_not_miss for other in self.unless):
            raise KnowledgeError(f"benign {self.id} has to name the dangers that speak against it")
        if self.spares is not None and any(isinstance(leaf, Concept) for leaf in leaves(self.spares)):
            raise KnowledgeError(f"benign {self.id}: whom it spares has to rest on answers, not on concepts")
        cited(f"benign {self.id}", self.claims, self.references)

    @property
    def id(self) -> str:
        """The id of the disorder."""
        return self.disorder.id

    @property
    def conditions(self) -> tuple[Criterion, ...]:
        """The conditions that have to hold together."""
        match self.when:
            case AtLeast(count, parts) if count == len(parts):
                return parts
            case _:
                return (self.when,)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SafetyNet:
    """What to come back with, whatever explains the trouble: `now` what cannot wait, `later` the rest.

    Of several, the first is told whose `when` holds; one without holds for everybody. It words both for a
    clinician, and in `plain_now` and `plain_later` for a patient.
    """

    id: str
    now: str
    later: str
    plain_now: str
    plain_later: str
    when: Criterion | None = None
    references: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "safety net")
        cited(f"safety net {self.id}", (), self.references)
