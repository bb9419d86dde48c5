"""Statements: what can be said of a patient and of the assessment, for obligations to promise.

A criterion is a statement. So is what an assessment says: where a disorder stands, how urgent it is,
what is warned of. The words `all_of`, `any_of`, `at_least` and `no` join both kinds, in the same
three-valued logic; only criteria can be unknown, what is said of an assessment is so or is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NoReturn, TypeAlias, overload

from knowledge.language import nodes
from knowledge.language.effects import Rule
from knowledge.language.nodes import AtLeast, Criterion, No
from knowledge.language.observations import Audience, Finding, Node
from knowledge.language.records import Disorder, Step, Urgency, Warning
from knowledge.language.source import KnowledgeError

Level: TypeAlias = Literal["not_suggested", "possible", "likely"]
StatusName: TypeAlias = Literal["supported", "not_found", "needs_test", "not_looked_for"]
VerdictName: TypeAlias = Literal["yes", "not_yet", "no"]
TruthName: TypeAlias = Literal["true", "false", "unknown"]


class _Saying:
    """Base of statements that are not criteria: refuses `bool()`, like criteria."""

    __slots__ = ()

    def __bool__(self) -> NoReturn:
        raise TypeError("a statement has no truth of its own: use all_of, any_of, at_least, no")


@dataclass(frozen=True, slots=True)
class Truly(_Saying):
    """The criterion has this truth; that itself is never unknown."""

    criterion: Criterion
    truth: TruthName


@dataclass(frozen=True, slots=True)
class Fires(_Saying):
    """The rule applies."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class Answered(_Saying):
    """The finding has a value: 'unknown' is none."""

    finding: Finding


@dataclass(frozen=True, slots=True)
class Stands(_Saying):
    """The disorder's standing is this or better."""

    disorder: Disorder
    at_least: Level


@dataclass(frozen=True, slots=True)
class Excluded(_Saying):
    """A test of this episode has excluded the disorder."""

    disorder: Disorder


@dataclass(frozen=True, slots=True)
class HasStatus(_Saying):
    """What was looked for of a disorder that must not be missed has come to this."""

    disorder: Disorder
    status: StatusName

    def __post_init__(self) -> None:
        if not self.disorder.must_not_miss:
            raise KnowledgeError(f"{self.disorder.id} has no status: it is not one that must not be missed")


@dataclass(frozen=True, slots=True)
class IsBenign(_Saying):
    """Whether what leads may be called benign is answered so."""

    verdict: VerdictName


@dataclass(frozen=True, slots=True)
class Leads(_Saying):
    """The disorder is one of those that lead the differential."""

    disorder: Disorder


@dataclass(frozen=True, slots=True)
class Ahead(_Saying):
    """The disorder comes before another one in the differential."""

    disorder: Disorder
    of: Disorder


@dataclass(frozen=True, slots=True)
class AsUrgentAs(_Saying):
    """The urgency is this or higher."""

    urgency: Urgency


@dataclass(frozen=True, slots=True)
class Warned(_Saying):
    """The warning is given."""

    warning: Warning


@dataclass(frozen=True, slots=True)
class Recommended(_Saying):
    """The step is called for, by a rule or for the sake of calling a cause benign, answered or not."""

    step: Step


@dataclass(frozen=True, slots=True)
class Advised(_Saying):
    """The step is recommended, and something is left for it to answer."""

    step: Step


@dataclass(frozen=True, slots=True)
class FirstStep(_Saying):
    """The step is advised before any other."""

    step: Step


@dataclass(frozen=True, slots=True)
class Settled(_Saying):
    """No open answer within reach of those who answer can change what is said."""


@dataclass(frozen=True, slots=True)
class InScope(_Saying):
    """The patient is not surely out of scope."""


@dataclass(frozen=True, slots=True)
class AskedAs(_Saying):
    """The answers come from this audience."""

    audience: Audience


@dataclass(frozen=True, slots=True)
class Contradictory(_Saying):
    """Some of the answers cannot all be true."""


@dataclass(frozen=True, slots=True)
class Together(_Saying):
    """How many of these statements must hold."""

    count: int
    parts: tuple[Statement, ...]

    def __post_init__(self) -> None:
        for part in self.parts:
            if not isinstance(part, Node | _Saying):
                raise KnowledgeError(f"{part!r} is not a statement: a choice needs is_ or any_of")
        if not 1 <= self.count <= len(self.parts):
            raise KnowledgeError(f"cannot ask for {self.count} of {len(self.parts)} statements")


@dataclass(frozen=True, slots=True)
class Denied(_Saying):
    """The statement is surely not so."""

    part: Statement


Saying: TypeAlias = (
    Truly | Fires | Answered | Stands | Excluded | HasStatus | IsBenign | Leads | Ahead | AsUrgentAs
    | Warned | Recommended | Advised | FirstStep | Settled | InScope | AskedAs | Contradictory
)  # fmt: skip
Statement: TypeAlias = Criterion | Saying | Together | Denied


def is_statement(thing: object) -> bool:
    """Return whether this can be stated of a patient."""
    return isinstance(thing, Node | _Saying)


def parts_of(statement: Statement) -> Iterator[Criterion | Saying]:
    """Yield the criteria and sayings a statement is joined of, from left to right."""
    match statement:
        case Together(_, parts):
            for part in parts:
                yield from parts_of(part)
        case Denied(part):
            yield from parts_of(part)
        case _:
            yield statement


def _join(count: int, parts: tuple[Statement, ...]) -> Statement:
    if any(isinstance(part, _Saying) for part in parts):
        return Together(count, parts)
    return AtLeast(count, parts)  # type: ignore[arg-type]  # it checks its parts itself


@overload
def all_of(*parts: Criterion) -> AtLeast: ...
@overload
def all_of(*parts: Statement) -> Statement: ...
def all_of(*parts: Statement) -> Statement:
    """Hold when every part does."""
    return _join(len(parts), parts)


@overload
def any_of(*parts: Criterion) -> AtLeast: ...
@overload
def any_of(*parts: Statement) -> Statement: ...
def any_of(*parts: Statement) -> Statement:
    """Hold when at least one part does."""
    return _join(1, parts)


@overload
def at_least(count: int, *parts: Criterion) -> AtLeast: ...
@overload
def at_least(count: int, *parts: Statement) -> Statement: ...
def at_least(count: int, *parts: Statement) -> Statement:
    """Hold when `count` or more of the parts do."""
    return _join(count, parts)


@overload
def no(part: Criterion) -> No: ...
@overload
def no(part: Statement) -> Statement: ...
def no(part: Statement) -> Statement:
    """Hold when the part is surely not so: unknown is not no."""
    return Denied(part) if isinstance(part, _Saying) else nodes.no(part)
