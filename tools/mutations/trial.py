"""The trial of a mutant: vignettes first, then obligations, then whether any patient tells it apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from engine.assessment.assessment import Assessment
from engine.assessment.evidence import contradictions
from engine.assessment.standing import Standing
from engine.cases.case import Case
from engine.cases.casefile import case_record
from engine.reading.patient import Known
from knowledge.criteria import KnowledgeBase, Urgency
from tools.mutations.mutants import Mutant
from tools.mutations.proofs import Promise, Proofs, Undecided

Fate: TypeAlias = Literal["vignette", "obligation", "equivalent", "survives"]
FATES: tuple[Fate, ...] = get_args(Fate)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant, and by what: a vignette and its expectation, or an obligation.

    `patient` is a case file of one who tells a survivor apart; `by` then says how.
    """

    mutant: str
    fate: Fate
    by: str = ""
    patient: Mapping[str, Any] | None = None


def judged(
    knowledge: KnowledgeBase, obligations: Collection[Promise], survivors: Sequence[Mutant]
) -> Iterator[Outcome]:
    """Try by proof what no vignette has killed."""
    proofs = Proofs(knowledge, obligations)
    for mutant in survivors:
        try:
            yield _judged(knowledge, proofs, mutant)
        except Undecided as error:
            yield Outcome(mutant.id, "survives", str(error))


def _judged(knowledge: KnowledgeBase, proofs: Proofs, mutant: Mutant) -> Outcome:
    if obligation := proofs.killer(mutant):
        return Outcome(mutant.id, "obligation", obligation)
    patient = proofs.telling(mutant)
    if patient is None:
        return Outcome(mutant.id, "equivalent")
    differences = told_apart(knowledge, mutant.of(knowledge), patient)
    return Outcome(mutant.id, "survives", "; ".join(differences), case_record(patient, knowledge))


def told_apart(knowledge: KnowledgeBase, other: KnowledgeBase, case: Case) -> tuple[str, ...]:
    """Say what is said of a patient now, and what the other knowledge would say, by the reference.

    Raises AssertionError where the two say the same, for then formulas and reference are at odds.
    """
    before, after = (_said(Assessment(k, case, Known(k, case.answers).fired)) for k in (knowledge, other))
    found = [
        f"{' '.join(filter(None, key))} {_word(before.get(key))} -> {_word(after.get(key))}"
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key)
    ]
    if not found:
        raise AssertionError(f"nothing tells {dict(case.answers)} apart")
    if clashing := contradictions(knowledge, case):
        found.append(f"though the answers contradict each other: {clashing[0].conflict.id}")
    return tuple(found)


def _said(told: Assessment) -> dict[tuple[str, str], object]:
    """Return what is said, by what it is said about; warnings and steps are there where they are given."""
    return {
        ("scope", ""): told.in_scope,
        ("urgency", ""): told.urgency,
        **{("warning", given.warning.id): True for given in told.warnings},
        **{("disorder", ranked.disorder.id): ranked.standing for ranked in told.differential},
        **{("must_not_miss", one.disorder.id): one.status for one in told.must_not_miss},
        ("benign", ""): told.benign.verdict,
        **{("step", advised.step.id): True for advised in (*told.steps, *told.later)},
    }


def _word(said: object) -> str:
    match said:
        case Standing() | Urgency():
            return said.name.lower()
        case None | False:
            return "not"
        case True:
            return "so"
        case _:
            return str(said)
