"""Proofs: the leaves alone bring a conclusion about again, and nothing decisive is ever hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from engine.assessment.targets import Target
from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.explain import Inquiry, ask, targets
from engine.explain.how import conclusion
from engine.explain.inquiry import value
from engine.explain.proof import Proof, ProofPart, findings_used
from engine.reading.patient import Used
from knowledge.criteria import Concept, KnowledgeBase, Rule, YesNo
from tests.car import CAR
from tests.engine.explain.pages import words
from tests.engine.explain.patients import ALL, BURNING, CALM, COLD, EXCLUDED
from tests.strategies import consultations


def leaves_alone(inquiry: Inquiry, used: set[str]) -> Case:
    return inquiry.altered({name: None for name in inquiry.case.answers if name not in used})


@given(consultations())
def test_the_leaves_alone_reproduce_every_conclusion(drawn: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = drawn
    inquiry = Inquiry.of(knowledge, case)
    every = [target for target in targets(knowledge) if target.kind != "medicines"]
    cases = [leaves_alone(inquiry, findings_used(conclusion(inquiry, target).parts)) for target in every]
    for target, other in zip(every, inquiry.suppose(cases), strict=True):
        assert value(inquiry, target) == value(other, target), str(target)


def decisive(parts: tuple[ProofPart, ...]) -> Iterator[Proof]:
    for part in parts:
        if part.decisive:
            yield from part.proofs
            yield from decisive(part.parts)


def down(proofs: Iterator[Proof] | tuple[Proof, ...]) -> Iterator[Proof]:
    for proof in proofs:
        yield proof
        yield from down(proof.premises)


@given(consultations())
def test_the_short_form_shows_every_decisive_rule_and_criterion(drawn: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = drawn
    inquiry = Inquiry.of(knowledge, case, voice="clinician")
    for target in targets(knowledge):
        text = words(ask(inquiry, "how", [str(target)]))
        for proof in down(decisive(conclusion(inquiry, target).parts)):
            if isinstance(proof.subject, Rule):
                assert f"[{proof.subject.id}]" in text
            elif not isinstance(proof.subject, Concept):
                fact = inquiry.told.fact(Used(proof.subject, proof.holds))
                finding = proof.subject if isinstance(proof.subject, YesNo) else proof.subject.finding
                # What another answer follows from is told beside that, by its answer alone.
                assert fact in text or f"(follows from {inquiry.told.answer(finding)})" in text


def records(proofs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for proof in proofs:
        yield proof
        yield from records(proof["premises"])


def all_records(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield from records(part["proofs"])
        yield from all_records(part["parts"])


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_shared_parts_are_shown_once(case: Case) -> None:
    inquiry = Inquiry.of(CAR, case)
    for target in targets(CAR):
        found = list(all_records(ask(inquiry, "how", [str(target)]).record["proof"]))
        full = [(r["rule"], r["concept"], r["holds"]) for r in found if not r["told_before"]]
        assert sorted(set(full), key=str) == sorted(full, key=str)
        assert all(not r["premises"] and not r["answers"] for r in found if r["told_before"])


def test_a_value_is_told_with_its_cut_off() -> None:
    explained = ask(Inquiry.of(CAR, COLD), "how", ["battery_weak"])
    assert "battery voltage 11.2 V, below 11.8" in words(explained)
    answers = [a for r in all_records(explained.record["proof"]) for a in r["answers"]]
    (measured,) = (a for a in answers if a["finding"] == "voltage")
    assert tuple(measured[key] for key in ("answer", "unit", "cutoff", "holds")) == (11.2, "V", 11.8, True)


def test_all_derivations_are_given_and_not_only_the_first() -> None:
    explained = ask(Inquiry.of(CAR, COLD), "how", ["disorder:flat_battery"])
    assert [record["rule"] for record in all_records(explained.record["proof"]) if record["rule"]][:3] == [
        "CAR-02",
        "CAR-01",
        "CAR-03",
    ]
    assert explained.record["value"] == {"standing": "likely", "status": None}
    assert explained.record["leaves"] == ["lights_dim", "weather", "voltage"]


def test_what_surely_fails_is_proved_too() -> None:
    explained = ask(Inquiry.of(CAR, CALM), "how", ["battery_weak"])
    assert explained.record["value"] == "false"
    assert explained.record["leaves"] == ["lights_dim", "engine_turns", "voltage"]
    assert "no dim lights" in words(explained)


def test_self_care_is_proved_by_the_absence_of_every_red_flag() -> None:
    explained = ask(Inquiry.of(CAR, CALM), "how", ["urgency"])
    assert explained.record["value"] == "self_care"
    assert {"will_not_start", "smell_of_fuel"} <= set(explained.record["leaves"])


def test_an_urgency_that_a_test_holds_back_is_told() -> None:
    explained = ask(Inquiry.of(CAR, EXCLUDED), "how", ["urgency"])
    assert explained.record["value"] == "routine"
    assert "emergency does not stand: fuel leak is excluded" in words(explained)
    assert explained.record["leaves"] == ["smell_of_fuel", "leak_test_dry"]


def test_each_step_has_its_reason_and_its_source() -> None:
    text = words(ask(Inquiry.of(CAR, BURNING, voice="clinician"), "how", ["urgency"]))
    assert "Fuel burns. [CAR-08]" in text
    assert "page 7 (The maker 2020, outside reference)" in text


def test_a_patient_is_spared_ids_and_sources_in_the_short_form() -> None:
    text = words(ask(Inquiry.of(CAR, BURNING), "how", ["urgency"]))
    assert "Fuel burns." in text
    assert "CAR-08" not in text
    assert "page 7" not in text
    assert "CAR-08" in words(ask(Inquiry.of(CAR, BURNING, full=True), "how", ["urgency"]))


def test_a_step_that_is_answered_says_so() -> None:
    explained = ask(Inquiry.of(CAR, COLD), "how", ["measure_voltage"])
    assert explained.record["value"] == "not_recommended"
    assert explained.record["statement"] == "No longer recommended: already answered."


def test_out_of_scope_is_proved() -> None:
    explained = ask(Inquiry.of(CAR, ALL[4]), "how", ["leading"])
    assert explained.record["statement"] == "Nothing leads: this is out of scope."
    assert explained.record["leaves"] == ["will_not_start"]


def test_the_full_form_tells_the_whole_rule_and_its_claims() -> None:
    text = words(ask(Inquiry.of(CAR, COLD, full=True), "how", ["battery_weak"]))
    assert "any of these:\ndim lights\nbattery voltage below 11.8 V\nall of these:\nnoise: click" in text
    assert "source: outside reference, Owner's manual (2020), page 7" in text


def test_what_is_not_decisive_is_named_in_the_short_form_and_proved_in_the_full_one() -> None:
    short, full = (
        words(ask(Inquiry.of(CAR, COLD, full=full), "how", ["flat_battery"])) for full in (False, True)
    )
    assert "for it, moderate: CAR-03" in short
    assert "A weak battery may be flat." not in short
    assert "A weak battery may be flat." in full


def test_an_answer_that_was_not_told_says_what_it_follows_from() -> None:
    inquiry = Inquiry.of(CAR, case_of({"answers": {"engine_turns": "yes"}}, CAR))
    said = conclusion(inquiry, Target("finding", "lights_dim"))
    assert said.statement == "dim lights: no. It follows from engine turning over: yes."
    assert findings_used(said.parts) == {"engine_turns"}


def test_red_flags_that_no_open_question_decides_are_said_to_take_more() -> None:
    beyond = "of them take an examination, a test or an answer that was not known"
    for answer, said in (("unknown", True), ("no", False)):
        record = {"id": "one", "answers": {"will_not_start": "yes", "smell_of_fuel": answer}}
        text = words(ask(Inquiry.of(CAR, case_of(record, CAR)), "how", ["urgency"]))
        assert (beyond in text) is said
