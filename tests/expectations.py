"""What a case file expects, held against what the program says, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from engine.assessment import Assessment, assess
from engine.assessment.standing import Standing
from engine.case import CANNOT_TELL, Case
from engine.firing import Firing
from engine.reading.patient import Truth
from engine.rete import Consultation
from knowledge.criteria import KnowledgeBase
from tests.reference import conclude

TOP = 3
"""One of the `disorders` expected has to be likely or possible, and among so many at the top."""


@dataclass(frozen=True)
class Consulted:
    """A case and what fired for it; it is assessed only if something is expected of the assessment."""

    knowledge: KnowledgeBase
    case: Case
    firings: tuple[Firing, ...]

    @cached_property
    def assessment(self) -> Assessment:
        return assess(self.knowledge, self.case, [firing.rule for firing in self.firings])


@cache
def _consultation(knowledge: KnowledgeBase) -> Consultation:
    return Consultation(knowledge)


def consulted(knowledge: KnowledgeBase, case: Case) -> Consulted:
    """Put a case through experta, with one engine for all cases of a knowledge base."""
    return Consulted(knowledge, case, _consultation(knowledge).run(case.answers))


def unmet(consulted: Consulted) -> list[str]:
    """Say what of a case's expectation the program does not meet; nothing if it meets all.

    Lists name what has to be there beside whatever else is there, but for `leading`, which names
    all that lead, in any order. `not_disorders` may be possible, but not lead.
    """
    expect = consulted.case.expect
    return [f"{key}: {words}" for key in expect for words in _unmet(consulted, key, expect[key])]


def _unmet(consulted: Consulted, key: str, expected: Any) -> Iterator[str]:
    fired = [firing.rule.id for firing in consulted.firings]
    match key:
        case "fired":
            yield from _present(expected, fired, "does not fire")
        case "not_fired":
            yield from _absent(expected, fired, "fires")
        case "concepts":
            yield from _mapped(expected, _concepts(consulted))
        case _:
            yield from _unmet_by(consulted.assessment, key, expected)


def _unmet_by(said: Assessment, key: str, expected: Any) -> Iterator[str]:
    leading = [disorder.id for disorder in said.leading]
    warnings = [given.warning.id for given in said.warnings]
    match key:
        case "disorders":
            top = [r.disorder.id for r in said.differential[:TOP] if r.standing >= Standing.POSSIBLE]
            if not set(top) & set(expected):
                yield f"none of {_listed(expected)} at the top, but {_listed(top)}"
        case "not_disorders":
            yield from _absent(expected, leading, "leads")
        case "standings":
            standings = {r.disorder.id: r.standing.name.lower() for r in said.differential}
            yield from _mapped(expected, standings)
        case "must_not_miss":
            yield from _mapped(expected, {one.disorder.id: one.status for one in said.must_not_miss})
        case "leading":
            if sorted(leading) != sorted(expected):
                yield f"{_listed(expected)} expected, but {_listed(leading)}"
        case "urgency":
            if said.urgency.name.lower() != expected:
                yield f"{expected} expected, but {said.urgency.name.lower()}"
        case "in_scope" | "settled":
            if getattr(said, key) is not expected:
                yield "expected, but it is not" if expected else "not expected, but it is"
        case "warnings":
            yield from _present(expected, warnings, "is not given")
        case "not_warnings":
            yield from _absent(expected, warnings, "is given")
        case "steps":
            yield from _present(expected, [advised.step.id for advised in said.steps], "is not recommended")
        case _:
            raise KeyError(f"nothing holds {key!r} against an assessment")


def _concepts(consulted: Consulted) -> dict[str, object]:
    said = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: CANNOT_TELL}
    concluded = conclude(consulted.knowledge, consulted.case.answers)
    return {name: said[truth] for name, truth in concluded.items()}


def _present(expected: Collection[str], found: Collection[str], missing: str) -> Iterator[str]:
    yield from (f"{name} {missing}" for name in expected if name not in found)


def _absent(unexpected: Collection[str], found: Collection[str], there: str) -> Iterator[str]:
    yield from (f"{name} {there}" for name in unexpected if name in found)


def _mapped(expected: Mapping[str, object], found: Mapping[str, object]) -> Iterator[str]:
    for name, value in expected.items():
        if name not in found:
            yield f"{name} is not spoken of"
        elif found[name] != value:
            yield f"{name} {_worded(value)} expected, but {_worded(found[name])}"


def _worded(value: object) -> str:
    match value:
        case True | False:
            return "true" if value else "false"
        case str():
            return value
        case _:
            return "unknown"


def _listed(names: Collection[str]) -> str:
    return ", ".join(names) or "nothing"
