"""Every kind of anomaly is found where it was put, and nothing is where nothing is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import orjson
import pytest
from hypothesis import given, settings

from engine.assessment.consultation import consult
from engine.assessment.record import as_json
from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.cases.expectations import unmet
from engine.proofs.laws import every_rule_matters, everything_is_reachable
from engine.proofs.lint import lint
from engine.proofs.lint.search import Anomaly, AnomalyKind, Search
from engine.proofs.prover import prove
from engine.proofs.solver import MissingSolver
from engine.report.proofs import anomaly_record, linted
from knowledge.criteria import Accepted, KnowledgeBase, KnowledgeError
from tests.engine.proofs.lint import defective_legs
from tests.engine.proofs.lint.defects import CLEAN, DEFECTS, Defect
from tests.strategies import consultations, knowledge_bases

ROOT = Path(__file__).parents[4]
KINDS: tuple[str, ...] = get_args(AnomalyKind)


@cache
def found_in(defect: str) -> list[Anomaly]:
    return lint(DEFECTS[defect].knowledge)


def named(anomalies: Iterable[Anomaly]) -> set[tuple[str, str]]:
    return {(anomaly.kind, anomaly.subject) for anomaly in anomalies}


def test_a_clean_base_has_no_anomalies() -> None:
    assert lint(CLEAN) == []
    assert linted(CLEAN, (), "json") == ("[]\n", 0)


@pytest.mark.parametrize(("name", "defect"), DEFECTS.items(), ids=DEFECTS)
def test_every_defect_is_found_and_nothing_else(name: str, defect: Defect) -> None:
    found = found_in(name)
    assert named(found) == defect.found
    assert len(found) == len(defect.found)
    assert sum(anomaly.patient is not None for anomaly in found) == defect.shown


@pytest.mark.parametrize("name", DEFECTS)
def test_every_witness_is_a_case_file_that_assesses_as_described(name: str) -> None:
    knowledge = DEFECTS[name].knowledge
    text = as_json([anomaly_record(anomaly, knowledge) for anomaly in found_in(name)])
    for record in orjson.loads(text):
        assert list(record) == ["anomaly", "subject", "text", "patient"]
        if record["patient"] is not None:
            case = case_of(record["patient"], knowledge)
            assert case.expect or record["anomaly"] == "unused_finding"
            assert unmet(next(consult(knowledge, [case]))) == []


def test_defects_of_every_kind_are_seeded() -> None:
    seeded = {kind for defect in DEFECTS.values() for kind, _ in defect.found}
    assert set(KINDS) - seeded == {"needless_acceptance"}


@settings(max_examples=30)
@given(knowledge_bases())
def test_whatever_is_found_is_confirmed(knowledge: KnowledgeBase) -> None:
    """A witness whom experta does not bear out raises an error; none is left out but where none can be."""
    for anomaly in lint(knowledge):
        assert (anomaly.patient is None) == (not anomaly.shown_by)


def test_what_is_redundant_can_be_dropped_together() -> None:
    """Three rules that stand in for each other: two of them are one too many, not all three."""
    (battery,) = (rule for rule in CLEAN.rules if rule.id == "CAR-03")
    copies = (replace(battery, id="CAR-30"), replace(battery, id="CAR-31"))
    knowledge = replace(CLEAN, rules=(*CLEAN.rules, *copies))
    assert named(lint(knowledge)) == {("subsumed_rule", "rule:CAR-30"), ("subsumed_rule", "rule:CAR-31")}


def test_patients_found_with_all_rules_answer_for_fewer_what_a_search_anew_does() -> None:
    search = Search(CLEAN)
    assert all(search.exists(search.fires(rule)) for rule in CLEAN.rules)
    for rule in CLEAN.rules:
        fewer, anew = search.without([rule]), Search(CLEAN.without([rule]))
        for other in fewer.knowledge.rules:
            assert fewer.exists(fewer.fires(other)) is anew.exists(anew.fires(other))
            assert [fewer.implies(other, one) for one in CLEAN.without([rule]).rules] == [
                anew.implies(other, one) for one in CLEAN.without([rule]).rules
            ]


def test_what_is_accepted_is_not_told_and_an_acceptance_of_nothing_is() -> None:
    knowledge = DEFECTS["a disorder that nothing counts out"].knowledge
    wanted = Accepted(anomaly="unopposed_disorder", subject="disorder:rust", because="Rust stays.")
    assert lint(knowledge, [wanted]) == []
    assert named(lint(CLEAN, [wanted])) == {("needless_acceptance", "disorder:rust")}
    text, code = linted(knowledge, [wanted], "text")
    assert code == 0
    assert text.splitlines() == [
        "accepted unopposed_disorder disorder:rust: Rust stays.",
        f"0 anomalies in {len(knowledge.rules)} rules, besides 1 accepted.",
    ]


def test_an_acceptance_needs_a_reason() -> None:
    with pytest.raises(KnowledgeError, match="reason"):
        Accepted(anomaly="unused_finding", subject="finding:radio", because="")


def test_anomalies_are_told_with_the_patient_who_shows_them() -> None:
    text, code = linted(DEFECTS["a special case that says less than the general one"].knowledge, (), "text")
    assert code == 1
    told, *patient, count = text.splitlines()
    assert told == (
        "subsumed_rule rule:CAR-20: Rule CAR-20 fires only where CAR-06 does, whose effects are as strong."
    )
    assert "      - CAR-20" in patient
    assert count == f"1 anomalies in {len(CLEAN.rules) + 1} rules, besides 0 accepted."


def test_criteria_that_contradict_each_other_are_named() -> None:
    (found,) = lint(DEFECTS["a rule for conflicting answers only"].knowledge)
    assert found.text.endswith("noise: none; engine turning over; no conflict noise_without_turning.")


def test_defects_seeded_into_the_real_knowledge_are_found_and_nothing_else() -> None:
    found = defective_legs.found()
    assert named(found) == defective_legs.SEEDED
    for anomaly in found:
        if anomaly.patient is not None:
            assert unmet(next(consult(defective_legs.defective_legs(), [anomaly.patient]))) == []
    assert [a.kind for a in found if a.patient is None] == ["unreachable", "unencoded_claim"]


@settings(max_examples=25)
@given(consultations())
def test_without_what_is_redundant_the_same_is_said(drawn: tuple[KnowledgeBase, Case]) -> None:
    """Of every disorder, warning and urgency; steps may be fewer once what they were for is excluded."""
    knowledge, case = drawn
    idle = {a.subject for a in lint(knowledge) if a.kind in ("subsumed_rule", "redundant_rule")}
    fewer = replace(knowledge, rules=tuple(r for r in knowledge.rules if f"rule:{r.id}" not in idle))
    assert said(knowledge, case) == said(fewer, case)


@settings(max_examples=10)
@given(knowledge_bases())
def test_lint_agrees_with_the_laws(knowledge: KnowledgeBase) -> None:
    """Two programs ask the same thing: what comes about for some patient, and which rules matter."""
    found = named(lint(knowledge))
    laws = (*everything_is_reachable(knowledge), *every_rule_matters(knowledge))
    refuted = {v.obligation.id for v in prove(knowledge, laws) if v.verdict == "refuted"}
    apart = ("unreachable", "conflicting_rules", "unsupported_disorder")
    out_of_reach = {as_law(subject) for kind, subject in found if kind in apart}
    assert {name for name in refuted if name.startswith("reachable_")} <= out_of_reach
    assert {as_law(subject) for kind, subject in found if kind == "unreachable"} <= refuted
    if not any(name.startswith("matters_") for name in refuted):
        assert not {subject for kind, subject in found if kind == "redundant_rule"}


def as_law(subject: str) -> str:
    """Turn the subject of an anomaly, such as 'rule:CAR-01', into the id of the law that it comes about."""
    return f"reachable_{subject.replace(':', '_').replace('-', '_').lower()}"


def test_without_z3_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    with pytest.raises(MissingSolver, match=r"pip install '\.\[prove\]'"):
        lint(CLEAN)


def test_the_same_is_printed_whatever_the_hash_seed() -> None:
    script = (
        "from engine.report.proofs import anomaly_record, linted\n"
        "from tests.engine.proofs.lint.defects import DEFECTS\n"
        "for defect in DEFECTS.values(): print(linted(defect.knowledge, (), 'json')[0])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1


def said(knowledge: KnowledgeBase, case: Case) -> object:
    assessment = next(consult(knowledge, [case])).assessment
    return (
        assessment.urgency,
        [given.warning for given in assessment.warnings],
        [(ranked.disorder, ranked.standing) for ranked in assessment.differential],
        [(one.disorder, one.status) for one in assessment.must_not_miss],
    )
