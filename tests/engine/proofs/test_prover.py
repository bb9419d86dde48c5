"""What is promised of every patient is proved, and what does not hold is refuted with a patient."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.cases.casefile import case_of, case_record
from engine.proofs.prover import Confirmation, Unconfirmed, Verdict, prove
from engine.proofs.solver import MissingSolver
from knowledge.criteria import (
    EMERGENCY,
    ROUTINE,
    URGENT,
    WEAK,
    Always,
    Comparison,
    Concept,
    KnowledgeBase,
    KnowledgeError,
    Matters,
    Obligation,
    Rule,
    Sometimes,
    Statement,
    YesNo,
    added,
    advised,
    ahead,
    all_of,
    altered,
    answered,
    answered_openly,
    any_of,
    asked_as,
    at_least_possible,
    benign,
    carries,
    excluded,
    fires,
    first_step,
    in_scope,
    kept,
    leads,
    learned,
    learned_more,
    learned_within_reach,
    left_untold,
    likely,
    needs_test,
    no,
    not_ahead,
    not_excluded,
    not_found,
    not_higher,
    not_looked_for,
    not_lower,
    recommended,
    settled,
    supported,
    supports,
    surely,
    unknown,
    urgency_at_least,
    urgency_not_higher,
    urgency_not_lower,
    warned,
)
from tests.car import (
    CAR,
    EMPTY_TANK,
    FLAT_BATTERY,
    LEAK,
    LEAK_TEST,
    NO_SMOKING,
    PAGE,
    TOW,
    battery_weak,
    engine_turns,
    ethanol,
    fire_risk,
    fuel,
    leak_test_dry,
    lights_dim,
    no_spark,
    noise,
    smell_of_fuel,
    voltage,
    weather,
    will_not_start,
)
from tests.statements import Reading
from tests.strategies import knowledge_bases
from tests.vocabulary import GRAVE, MILD

ROOT = Path(__file__).parents[3]


def one(obligation: Obligation, knowledge: KnowledgeBase = CAR) -> Verdict:
    (verdict,) = prove(knowledge, [obligation])
    assert verdict.obligation is obligation
    assert verdict.seconds > 0
    return verdict


def always(when: Statement, then: Statement, unless: Statement | None = None) -> Always:
    return Always(id="promise", text="It is always so.", when=when, then=then, unless=unless)


def compared(change: Any, law: Any, when: Statement | None = None) -> Comparison:
    return Comparison(id="promise", text="It is so of any two.", change=change, law=law, when=when)


def sometimes(what: Statement) -> Sometimes:
    return Sometimes(id="promise", text="It is so of someone.", what=what)


def answers(verdict: Verdict) -> Mapping[str, Answer]:
    assert verdict.patient is not None
    return verdict.patient.answers


GOOD: Sequence[Obligation] = (
    always(smell_of_fuel, warned(NO_SMOKING)),
    always(fire_risk, urgency_at_least(EMERGENCY), unless=excluded(LEAK)),
    always(smell_of_fuel, recommended(LEAK_TEST), unless=excluded(LEAK)),
    always(all_of(lights_dim, weather.any_of("wet")), likely(FLAT_BATTERY), unless=voltage.at_least("full")),
    always(voltage.at_least("full"), excluded(FLAT_BATTERY)),
    always(all_of(leads(FLAT_BATTERY), not_looked_for(LEAK)), recommended(LEAK_TEST)),
    always(not_found(LEAK), all_of(no(smell_of_fuel), fuel.at_least("empty"))),
    always(needs_test(LEAK), ethanol),
    always(benign(), all_of(leads(FLAT_BATTERY), any_of(no(smell_of_fuel), excluded(LEAK)))),
    always(urgency_at_least(EMERGENCY), first_step(TOW)),
    always(
        all_of(voltage.above("full"), lights_dim), not_ahead(FLAT_BATTERY, of=LEAK), unless=excluded(LEAK)
    ),
    always(all_of(smell_of_fuel, not_excluded(LEAK)), ahead(LEAK, of=EMPTY_TANK)),
    always(no(fire_risk), no(warned(NO_SMOKING))),
    always(no(urgency_at_least(ROUTINE)), all_of(will_not_start, no(smell_of_fuel))),
    always(all_of(asked_as("patient"), unknown(smell_of_fuel)), urgency_at_least(ROUTINE)),
    always(surely(no_spark), battery_weak),
    compared(learned_more(), kept(warned(NO_SMOKING), battery_weak, no_spark)),
    compared(learned_within_reach(), kept(excluded(LEAK), no(excluded(LEAK)))),
    compared(answered_openly(), kept(no(answered(voltage))), when=asked_as("patient")),
    compared(left_untold(), (*kept(settled(), no(not_found(LEAK))), *urgency_not_higher())),
    compared(learned(smell_of_fuel), urgency_not_lower()),
    compared(learned(lights_dim), not_lower(FLAT_BATTERY)),
    compared(added(smell_of_fuel), urgency_not_lower(), when=no(surely(leak_test_dry))),
    compared(learned(leak_test_dry), (*urgency_not_higher(), *not_higher(LEAK))),
    compared(altered(weather), not_lower(LEAK)),
    compared(
        altered(voltage, before=voltage.at_least("full"), after=voltage.below("flat")),
        carries(excluded(FLAT_BATTERY), at_least_possible(FLAT_BATTERY)),
    ),
    sometimes(all_of(leads(FLAT_BATTERY), leads(EMPTY_TANK))),
    Matters(id="promise", text="It matters.", rule=CAR.rule["CAR-01"]),
)  # fmt: skip

BAD: Sequence[tuple[Obligation, Collection[str]]] = (
    (always(fire_risk, urgency_at_least(EMERGENCY)), ("smell_of_fuel", "leak_test_dry")),
    (always(ethanol, urgency_at_least(URGENT)), ("ethanol",)),
    (always(lights_dim, likely(FLAT_BATTERY)), ("lights_dim",)),
    (
        always(all_of(no_spark, lights_dim), at_least_possible(FLAT_BATTERY)),
        ("lights_dim", "weather", "voltage"),
    ),
    (always(voltage.at_most("flat"), battery_weak), ("voltage",)),
    (always(needs_test(LEAK), smell_of_fuel), ("ethanol", "fuel")),
    (always(benign(), excluded(LEAK)), ("lights_dim", "smell_of_fuel", "fuel", "ethanol")),
    (always(advised(TOW), first_step(LEAK_TEST)), ("smell_of_fuel",)),
    (always(will_not_start, any_of(smell_of_fuel, no(smell_of_fuel))), ()),
    (always(fuel.at_most("empty"), at_least_possible(EMPTY_TANK)), ("fuel",)),
    (always(noise.is_("click"), battery_weak), ("noise",)),
    (always(smell_of_fuel, ahead(LEAK, of=EMPTY_TANK)), ("smell_of_fuel", "leak_test_dry")),
    (always(in_scope(), urgency_at_least(ROUTINE)), ("smell_of_fuel", "ethanol")),
)
WORSE: Sequence[tuple[Obligation, Mapping[str, Answer], Mapping[str, Answer]]] = (
    (
        compared(learned(leak_test_dry), urgency_not_lower()),
        {"smell_of_fuel": True},
        {"leak_test_dry": True},
    ),
    (compared(learned(no(lights_dim)), not_lower(FLAT_BATTERY)), {}, {"lights_dim": False}),
    (
        compared(altered(voltage, after=voltage.above("full")), not_lower(FLAT_BATTERY)),
        {},
        {"voltage": 14.0},
    ),
    (compared(learned_more(), urgency_not_lower()), {}, {}),
    (compared(learned_within_reach(), kept(no(supported(LEAK)))), {}, {"smell_of_fuel": True}),
    (compared(answered_openly(), kept(not_looked_for(LEAK))), {}, {"smell_of_fuel": True}),
    (compared(left_untold(), kept(no(settled()))), {}, {}),
    (compared(added(smell_of_fuel), urgency_not_higher()), {}, {"smell_of_fuel": True}),
)


@pytest.mark.parametrize("obligation", GOOD, ids=lambda o: f"{type(o).__name__}")
def test_what_holds_of_every_patient_is_proved(obligation: Obligation) -> None:
    verdict = one(obligation)
    assert (verdict.verdict, verdict.note) == ("proved", "")


def test_all_are_proved_by_one_solver() -> None:
    numbered = [replace(obligation, id=f"promise{number}") for number, obligation in enumerate(GOOD)]
    verdicts = list(prove(CAR, numbered))
    assert [verdict.obligation for verdict in verdicts] == numbered
    assert {verdict.verdict for verdict in verdicts} == {"proved"}


@pytest.mark.parametrize(("obligation", "needed"), BAD)
def test_what_does_not_hold_is_refuted_with_a_patient(
    obligation: Obligation, needed: Collection[str]
) -> None:
    """And no answer too many: only what is needed, and that the patient is in scope."""
    verdict = one(obligation)
    assert verdict.verdict == "refuted"
    assert {"will_not_start", *needed} == answers(verdict).keys()
    assert verdict.changed is None


@pytest.mark.parametrize(("obligation", "before", "added_to_it"), WORSE)
def test_a_comparison_is_refuted_with_two_patients(
    obligation: Obligation, before: Mapping[str, Answer], added_to_it: Mapping[str, Answer]
) -> None:
    verdict = one(obligation)
    assert verdict.verdict == "refuted"
    assert verdict.changed is not None
    assert before.items() <= answers(verdict).items()
    assert added_to_it.items() <= verdict.changed.answers.items()


def test_patients_are_written_as_case_files_that_read_back() -> None:
    for obligation, _ in BAD:
        patient = one(obligation).patient
        assert patient is not None
        assert patient == case_of(case_record(patient), CAR)
        assert patient.id == obligation.id


def test_a_promise_about_nobody_is_not_taken_for_proved() -> None:
    verdict = one(always(all_of(lights_dim, no(lights_dim)), warned(NO_SMOKING)))
    assert (verdict.verdict, verdict.patient) == ("undecided", None)
    assert "promises nothing" in verdict.note
    verdict = one(compared(learned(lights_dim), not_lower(LEAK), when=lights_dim))
    assert verdict.verdict == "undecided"


def test_what_nobody_is_like_is_refuted_without_a_patient() -> None:
    verdict = one(sometimes(all_of(leads(FLAT_BATTERY), voltage.at_least("full"))))
    assert (verdict.verdict, verdict.patient, verdict.note) == ("refuted", None, "There is no such patient.")


def test_a_rule_that_restates_another_matters_to_nobody() -> None:
    again = Rule(
        id="CAR-99",
        when=all_of(battery_weak, weather.any_of("cold")),
        then=(supports(FLAT_BATTERY, WEAK),),
        because="It is said already.",
        references=(PAGE,),
    )
    knowledge = replace(CAR, rules=(*CAR.rules, again))
    verdict = one(Matters(id="promise", text="It matters.", rule=again), knowledge)
    assert (verdict.verdict, verdict.patient) == ("refuted", None)


def test_patients_are_in_scope_and_do_not_contradict_themselves_if_such_can_be_found() -> None:
    plain = one(always(engine_turns, noise.is_("click")))
    assert "noise" not in answers(plain)
    assert answers(plain)["will_not_start"] is True
    clashing = one(always(noise.is_("none"), no(engine_turns), unless=unknown(engine_turns)))
    assert {name: answers(clashing)[name] for name in ("noise", "engine_turns")} == {
        "noise": "none",
        "engine_turns": True,
    }
    outside = one(always(no(will_not_start), in_scope()))
    assert answers(outside) == {"will_not_start": False}


def test_a_search_that_is_given_up_leaves_it_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.proofs.solver.Solver.search", lambda solver, formulas: "undecided")
    for obligation in GOOD:
        verdict = one(obligation)
        assert (verdict.verdict, verdict.note) == (
            "undecided",
            "The search was given up: it took too much work.",
        )


def test_a_patient_who_is_not_confirmed_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if formulas and assessment disagreed on what excludes."""
    monkeypatch.setattr("engine.assessment.table.Weights.excluded", lambda weights, disorder: -1)
    with pytest.raises(Unconfirmed, match="smell_of_fuel"):
        one(always(smell_of_fuel, ahead(LEAK, of=EMPTY_TANK), unless=excluded(LEAK)))


def test_pairs_that_differ_in_more_than_the_change_are_not_confirmed() -> None:
    obligation = compared(learned(leak_test_dry), urgency_not_lower())
    before = Case(id="a", answers={"will_not_start": True, "smell_of_fuel": True})
    for besides in ({}, {"smell_of_fuel": True, "lights_dim": True}, {"smell_of_fuel": False}):
        after = Case(id="b", answers={"will_not_start": True, **besides, "leak_test_dry": True})
        with pytest.raises(Unconfirmed):
            Confirmation(CAR).breaks_law(obligation, before, after)
    start: dict[str, Answer] = {"will_not_start": True, "smell_of_fuel": True, "engine_turns": CANNOT_TELL}
    rising = kept(no(urgency_at_least(EMERGENCY)), no(excluded(LEAK)))
    for change, gained, confirmed in (
        (learned_more(), {"leak_test_dry": True}, True),
        (learned_within_reach(), {"leak_test_dry": True}, False),
        (learned_within_reach(), {"smell_of_fuel": True, "engine_turns": True}, True),
        (answered_openly(), {"smell_of_fuel": True, "engine_turns": True}, False),
        (answered_openly(), {"smell_of_fuel": True}, True),
        (left_untold(), {"smell_of_fuel": True}, False),
    ):
        first = {
            name: answer for name, answer in start.items() if name not in gained or name == "engine_turns"
        }
        before = Case(id="a", answers=first)
        after = Case(id="b", answers={**first, **gained})
        with nullcontext() if confirmed else pytest.raises(Unconfirmed):
            Confirmation(CAR).breaks_law(compared(change, rising), before, after)
    untold = compared(left_untold(), kept(no(settled())))
    before = Case(id="a", audience="patient", answers={"will_not_start": True})
    asked = {f.id: CANNOT_TELL for f in CAR.finding.values() if f.id != "will_not_start"}
    Confirmation(CAR).breaks_law(untold, before, before.telling({**before.told, **asked}))
    more = compared(learned_more(), urgency_not_lower())
    with pytest.raises(Unconfirmed):
        Confirmation(CAR).breaks_law(more, before, Case(id="b", answers={"leak_test_dry": True}))


stray = YesNo(id="stray", label="stray", clinician="Is it stray?")
STRANGE: Sequence[Obligation] = (
    always(stray, in_scope()),
    always(Concept(id="odd", label="odd"), in_scope()),
    always(in_scope(), leads(GRAVE)),
    always(in_scope(), any_of(warned(NO_SMOKING), ahead(LEAK, of=MILD))),
    always(in_scope(), no(surely(stray))),
    compared(learned(stray), urgency_not_lower()),
)


@pytest.mark.parametrize("obligation", STRANGE)
def test_what_is_not_in_the_knowledge_base_cannot_be_promised(obligation: Obligation) -> None:
    with pytest.raises(KnowledgeError, match=r"obligation promise mentions '.*', which is not in"):
        prove(CAR, [obligation])


def test_ids_are_unique_and_claims_are_known() -> None:
    with pytest.raises(KnowledgeError, match="two obligations have the id 'promise'"):
        prove(CAR, GOOD[:2])
    claimed = Sometimes(id="promise", text="It is so.", what=in_scope(), claims=("E99",))
    with pytest.raises(KnowledgeError, match="E99"):
        prove(CAR, [claimed])


def test_without_the_extra_it_is_said_which_one_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_z3(name: str, *more: Any) -> Any:
        if name == "z3":
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without_z3)
    with pytest.raises(MissingSolver, match=r"pip install '\.\[prove\]'"):
        prove(CAR, GOOD[:1])


def test_z3_is_loaded_only_to_prove() -> None:
    script = "import sys, engine.proofs.prover, engine.proofs.laws; sys.exit('z3' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)


def test_the_same_patients_are_found_whatever_the_hash_seed() -> None:
    script = (
        "from engine.proofs.laws import laws\nfrom engine.proofs.prover import prove\n"
        "from tests.car import CAR\n"
        "print([(v.obligation.id, v.verdict, v.patient) for v in prove(CAR, laws(CAR))])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


def test_unknown_statements_and_texts_are_refused() -> None:
    with pytest.raises(KnowledgeError, match="is not a statement"):
        always(weather, in_scope())  # type: ignore[arg-type]
    with pytest.raises(KnowledgeError, match="is not a statement"):
        all_of(in_scope(), weather)  # type: ignore[call-overload]
    with pytest.raises(KnowledgeError, match="full stop"):
        Sometimes(id="promise", text="It is so", what=in_scope())
    with pytest.raises(KnowledgeError, match="a change needs findings"):
        learned(battery_weak)
    with pytest.raises(TypeError, match="no truth of its own"):
        assert in_scope()


@settings(max_examples=15)
@given(knowledge_bases())
def test_what_is_proved_of_a_rule_holds_of_the_patient_who_shows_it(knowledge: KnowledgeBase) -> None:
    """Whether a rule alone may conclude something is decided either way, never left open."""
    obligations: list[Obligation] = []
    for number, rule in enumerate(knowledge.rules):
        for place, other in enumerate(knowledge.rules):
            when, then = fires(rule), fires(other)
            identifier = f"promise_{number}_{place}"
            obligations.append(Always(id=identifier, text="It is so.", when=when, then=then))
    for verdict in prove(knowledge, obligations):
        promise = verdict.obligation
        assert isinstance(promise, Always)
        if verdict.patient is not None:
            reading = Reading(knowledge, verdict.patient)
            assert verdict.verdict == "refuted"
            assert reading.holds(promise.when)
            assert not reading.holds(promise.then)
        else:
            idle = one(sometimes(promise.when), knowledge).verdict == "refuted"
            assert verdict.verdict == ("undecided" if idle else "proved")
