"""Every obligation is proved, and a broken sibling of each is refuted with a patient."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import orjson
import pytest

from engine.cases.casefile import case_of
from engine.proofs.prover import Verdict, prove
from engine.report.proofs import Promises, exit_code, proof_record, proofs_text
from knowledge.criteria import KnowledgeBase, Obligation
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS
from tests.proofs.bad import TOO_MUCH, WEAKER, Weakening, as_found

KEYS = ["id", "text", "claims", "verdict", "seconds", "patient"]


@pytest.fixture(scope="module")
def verdicts(promises: Promises) -> list[Verdict]:
    return list(promises.obligations)


def decided(knowledge: KnowledgeBase, obligations: Sequence[Obligation]) -> list[Verdict]:
    """Decide them; who refutes is taken as found."""
    with as_found():
        return list(prove(knowledge, obligations))


@pytest.fixture(scope="module")
def refuted(decided_at_once: tuple[Promises, list[Verdict]]) -> list[Verdict]:
    """Return what becomes of promises of too much."""
    return decided_at_once[1]


def test_every_obligation_and_law_is_proved(promises: Promises) -> None:
    assert [v.obligation.id for v in promises.verdicts if v.verdict != "proved"] == []
    assert [v.obligation for v in promises.obligations] == list(OBLIGATIONS)
    assert [sentence for sentence, verdicts in promises.laws.items() if not verdicts] == []


@pytest.mark.parametrize("weakened", WEAKER, ids=lambda weakened: WEAKER[weakened][0])
def test_weaker_knowledge_is_refuted_with_a_patient(weakened: Weakening) -> None:
    named = {obligation.id: obligation for obligation in OBLIGATIONS}
    for verdict in decided(weakened(), [named[identifier] for identifier in WEAKER[weakened]]):
        assert (verdict.obligation.id, verdict.verdict) == (verdict.obligation.id, "refuted")
        assert verdict.patient is not None


def test_promises_of_too_much_are_refuted_with_a_patient(refuted: list[Verdict]) -> None:
    assert [verdict.obligation for verdict in refuted] == list(TOO_MUCH)
    for verdict in refuted:
        assert (verdict.obligation.id, verdict.verdict) == (verdict.obligation.id, "refuted")
        assert verdict.patient is not None


def test_every_obligation_has_one_broken_sibling() -> None:
    too_much = (obligation.id.removeprefix("too_much_") for obligation in TOO_MUCH)
    broken = Counter((*(i for ids in WEAKER.values() for i in ids), *too_much))
    assert broken == Counter(obligation.id for obligation in OBLIGATIONS)


def test_verdicts_are_told_as_data_that_reads_back(refuted: list[Verdict]) -> None:
    knowledge = leg_cramps()
    for verdict in refuted:
        record = orjson.loads(orjson.dumps(proof_record(verdict, knowledge)))
        assert list(record) == KEYS
        assert record["verdict"] == "refuted"
        assert record["patient"]["notes"].startswith("Refutes")
        assert verdict.patient is not None
        assert case_of(record["patient"], knowledge).told == verdict.patient.told
    assert exit_code(refuted) == 1


def test_verdicts_are_told_as_text(verdicts: list[Verdict], refuted: list[Verdict]) -> None:
    knowledge = leg_cramps()
    told = list(proofs_text(verdicts, knowledge))
    assert len(told) == len(OBLIGATIONS) + 1
    assert told[-1].startswith(f"{len(OBLIGATIONS)} of {len(OBLIGATIONS)} proved in ")
    assert exit_code(verdicts) == 0
    shown = "".join(proofs_text(refuted[:1], knowledge))
    assert shown.startswith("refuted")
    assert "after the change:" in shown
    assert "0 of 1 proved" in shown
