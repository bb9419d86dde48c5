"""Rules and their effects: frozen records, checked when they are made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from knowledge.language.nodes import Concept, Criterion, No, all_of, any_of, leaves, measured, no
from knowledge.language.observations import Audience, Choice, Chosen, DrugClass, Node, YesNo, check_id
from knowledge.language.records import Disorder, Step, Strength, Urgency, Warning, cited
from knowledge.language.source import Citation, KnowledgeError

_RULE_ID = re.compile(r"[A-Z]{2,5}-[0-9]{2,3}")

Verb: TypeAlias = Literal["concludes", "supports", "opposes", "escalates", "warns", "recommends"]

# Every effect has a verb, `what` it is about, and `id`, the id of that or the name of an urgency; a
# `strength` and a disorder it is on account of (`suspecting`), which are None where there are none.


@dataclass(frozen=True, slots=True)
class Concludes:
    """The rule makes a concept true."""

    concept: Concept
    verb: ClassVar[Literal["concludes"]] = "concludes"
    strength: ClassVar[None] = None
    suspecting: ClassVar[None] = None

    @property
    def what(self) -> Concept:
        """The concept it is about."""
        return self.concept

    @property
    def id(self) -> str:
        """The id of the concept."""
        return self.concept.id


@dataclass(frozen=True, slots=True)
class Supports:
    """The rule speaks for a disorder as the explanation of these cramps."""

    disorder: Disorder
    strength: Strength
    verb: ClassVar[Literal["supports"]] = "supports"
    suspecting: ClassVar[None] = None

    @property
    def what(self) -> Disorder:
        """The disorder it is about."""
        return self.disorder

    @property
    def id(self) -> str:
        """The id of the disorder."""
        return self.disorder.id


@dataclass(frozen=True, slots=True)
class Opposes:
    """The rule speaks against a disorder as the explanation of these cramps."""

    disorder: Disorder
    strength: Strength
    verb: ClassVar[Literal["opposes"]] = "opposes"
    suspecting: ClassVar[None] = None

    @property
    def what(self) -> Disorder:
        """The disorder it is about."""
        return self.disorder

    @property
    def id(self) -> str:
        """The id of the disorder."""
        return self.disorder.id


@dataclass(frozen=True, slots=True)
class Escalates:
    """The rule asks for at least this urgency.

    Where the urgency is on account of a suspected disorder, it stands unless that disorder is
    excluded, that is opposed with DEFINING strength by an exclusion test of this episode.
    """

    urgency: Urgency
    suspecting: Disorder | None = None
    verb: ClassVar[Literal["escalates"]] = "escalates"
    strength: ClassVar[None] = None

    @property
    def what(self) -> Urgency:
        """The urgency it is about."""
        return self.urgency

    @property
    def id(self) -> str:
        """The name of the urgency."""
        return self.urgency.name.lower()


@dataclass(frozen=True, slots=True)
class Warns:
    """The rule gives a warning."""

    warning: Warning
    verb: ClassVar[Literal["warns"]] = "warns"
    strength: ClassVar[None] = None
    suspecting: ClassVar[None] = None

    @property
    def what(self) -> Warning:
        """The warning it is about."""
        return self.warning

    @property
    def id(self) -> str:
        """The id of the warning."""
        return self.warning.id


@dataclass(frozen=True, slots=True)
class Recommends:
    """The rule recommends a step."""

    step: Step
    verb: ClassVar[Literal["recommends"]] = "recommends"
    strength: ClassVar[None] = None
    suspecting: ClassVar[None] = None

    @property
    def what(self) -> Step:
        """The step it is about."""
        return self.step

    @property
    def id(self) -> str:
        """The id of the step."""
        return self.step.id


Effect: TypeAlias = Concludes | Supports | Opposes | Escalates | Warns | Recommends


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """One clinical statement: when it applies, what follows, why, and who says so.

    What excludes a disorder rests on numbers: a flag is read against another laboratory's limits.
    """

    id: str
    when: Criterion
    then: tuple[Effect, ...]
    because: str
    claims: tuple[str, ...] = ()
    references: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        if not _RULE_ID.fullmatch(self.id):
            raise KnowledgeError(f"rule id {self.id!r} is not like 'VASC-01'")
        if not isinstance(self.when, Node):
            raise KnowledgeError(f"rule {self.id}: {self.when!r} is not a criterion")
        if not isinstance(self.then, tuple) or not self.then:
            raise KnowledgeError(f"rule {self.id} has no effect: give a tuple of effects")
        if not self.because.endswith("."):
            raise KnowledgeError(f"rule {self.id} needs its reason, one sentence with a full stop")
        cited(self.id, self.claims, self.references)
        for effect in self.then:
            if effect.strength is Strength.DEFINING and not self.references:
                raise KnowledgeError(f"rule {self.id} is DEFINING and so needs an outside guideline")
        if self.excludes:
            object.__setattr__(self, "when", measured(self.when))

    @property
    def excludes(self) -> bool:
        """Return whether it opposes a disorder at DEFINING strength."""
        return any(isinstance(e, Opposes) and e.strength is Strength.DEFINING for e in self.then)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Conflict:
    """Answers that cannot all be true, and the question to ask again."""

    id: str
    when: Criterion
    ask: str


@dataclass(frozen=True, slots=True)
class Follows:
    """What an answer entails by the meaning of two findings alone: nothing that is merely likely.

    `when` rests on answers only; `then` is the answer that follows: a finding answered yes, one answered
    no, or one option of a choice.
    """

    when: Criterion
    then: YesNo | Chosen | No

    def __post_init__(self) -> None:
        check_answer(self.then)
        if any(isinstance(leaf, Concept) for leaf in leaves(self.when)):
            raise KnowledgeError(
                f"what follows for {self.finding.id} has to rest on answers, not on concepts"
            )

    @property
    def finding(self) -> YesNo | Choice:
        """The finding that is answered by it."""
        return finding_answered(self.then)

    @property
    def answer(self) -> bool | str:
        """The answer that follows."""
        return answer_given(self.then)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Denial:
    """Many answers in one word: no past illness of note, say.

    `members` are the answers that it gives, all of them to history or examination. `label` and `plain` are
    what is said, in the words of a clinician and of a patient. A list that changes gets a new id.
    """

    id: str
    members: tuple[YesNo | Chosen | No, ...]
    label: str
    plain: str = ""

    def __post_init__(self) -> None:
        check_id(self.id, "denial")
        if not (self.label and self.members):
            raise KnowledgeError(f"denial {self.id} needs words, and answers that it gives")
        for member in self.members:
            check_answer(member)
            finding = finding_answered(member)
            if finding.obtained == "tests" or isinstance(finding, DrugClass):
                raise KnowledgeError(
                    f"denial {self.id} gives an answer to {finding.id}: only history and examination can be "
                    "denied in one word"
                )
        if len(self.answers) < len(self.members):
            raise KnowledgeError(f"denial {self.id} answers a finding twice")

    @property
    def answers(self) -> dict[str, bool | str]:
        """Map the ids of findings to the answers that it gives."""
        return {finding_answered(member).id: answer_given(member) for member in self.members}

    def worded(self, audience: Audience) -> str:
        """Return it in the words of an audience."""
        return self.plain if audience == "patient" and self.plain else self.label


def check_answer(then: YesNo | Chosen | No) -> None:
    """Refuse what is not one answer to one finding."""
    single = isinstance(then, Chosen) and (len(then.options) != 1 or then.finding.several)
    denied = isinstance(then, No) and not isinstance(then.part, YesNo)
    if single or denied:
        raise KnowledgeError(f"{then} is not one answer: yes, no, or one option of one choice")


def finding_answered(then: YesNo | Chosen | No) -> YesNo | Choice:
    """Return the finding of an answer."""
    match then:
        case Chosen(finding):
            return finding
        case No(part):
            return part  # type: ignore[return-value]  # checked when it is made
        case _:
            return then


def answer_given(then: YesNo | Chosen | No) -> bool | str:
    """Return an answer as a value."""
    match then:
        case Chosen(_, options):
            return next(iter(options))
        case _:
            return not isinstance(then, No)


def follows(when: Criterion, then: YesNo | Chosen | No) -> Follows:
    """Declare an answer that follows from others."""
    return Follows(when, then)


def conflicts_with(
    follows: Iterable[Follows], besides: Collection[YesNo | Choice] = ()
) -> tuple[Conflict, ...]:
    """Return the conflicts of answers that were told against what follows: one for each finding.

    `besides` are the findings whose conflicts are declared in words of their own.
    """
    by_finding: dict[str, list[Follows]] = {}
    for each in follows:
        by_finding.setdefault(each.finding.id, []).append(each)
    return tuple(
        Conflict(
            id=f"against_{name}",
            when=any_of(*(all_of(each.when, no(each.then)) for each in found)),
            ask=f"The answer on {found[0].finding.label} does not go together with another. Which is right?",
        )
        for name, found in by_finding.items()
        if found[0].finding not in besides
    )


def concludes(concept: Concept) -> Concludes:
    """Make the concept true."""
    return Concludes(concept)


def supports(disorder: Disorder, strength: Strength) -> Supports:
    """Speak for the disorder."""
    return Supports(disorder, strength)


def opposes(disorder: Disorder, strength: Strength) -> Opposes:
    """Speak against the disorder."""
    return Opposes(disorder, strength)


def escalates(urgency: Urgency, suspecting: Disorder | None = None) -> Escalates:
    """Ask for at least this urgency, unless the suspected disorder is excluded."""
    return Escalates(urgency, suspecting)


def warns(warning: Warning) -> Warns:
    """Give the warning."""
    return Warns(warning)


def recommends(step: Step) -> Recommends:
    """Recommend the step."""
    return Recommends(step)


def define(
    concept: str,
    label: str,
    plain: str = "",
    *,
    rule: str,
    when: Criterion,
    because: str,
    also: tuple[Effect, ...] = (),
    complete: bool = True,
    claims: tuple[str, ...] = (),
    references: tuple[Citation, ...] = (),
) -> tuple[Concept, Rule]:
    """Declare a concept together with the one rule that concludes it; `also` is what else the rule does."""
    defined = Concept(id=concept, label=label, plain=plain, complete=complete)
    then = (Concludes(defined), *also)
    return defined, Rule(id=rule, when=when, then=then, because=because, claims=claims, references=references)
