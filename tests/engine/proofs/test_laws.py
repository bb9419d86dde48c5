"""The laws of the system hold of every knowledge base, and tell what is idle in one."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings

from engine.assessment.table import Benign, Table
from engine.proofs.laws import (
    benign_is_safe,
    escalations_hold,
    every_rule_matters,
    everything_is_reachable,
    laws,
    not_found_was_looked_for,
    self_care_is_safe,
    settled_stays,
    unknown_is_not_no,
    unknown_reassures_nobody,
    urgency_rises,
)
from engine.proofs.prover import Verdict, prove
from engine.reading import reach
from knowledge.criteria import (
    SOON,
    Concept,
    KnowledgeBase,
    Rule,
    Warning,
    all_of,
    any_of,
    concludes,
    escalates,
    follows,
    no,
    warns,
)
from tests.car import (
    CAR,
    NO_SMOKING,
    PAGE,
    battery_weak,
    engine_turns,
    fuel,
    lights_dim,
    noise,
    smell_of_fuel,
    will_not_start,
)
from tests.strategies import knowledge_bases


def refuted(knowledge: KnowledgeBase) -> list[str]:
    """Return the laws that do not hold."""
    return [v.obligation.id for v in prove(knowledge, laws(knowledge)) if v.verdict != "proved"]


def test_all_laws_hold_of_the_car() -> None:
    assert refuted(CAR) == []


OF_THE_ENGINE = (
    escalations_hold,
    urgency_rises,
    self_care_is_safe,
    unknown_is_not_no,
    not_found_was_looked_for,
    benign_is_safe,
    unknown_reassures_nobody,
    settled_stays,
)


@settings(max_examples=10)
@given(knowledge_bases())
def test_what_the_engine_promises_holds_of_every_knowledge_base(knowledge: KnowledgeBase) -> None:
    promises = chain.from_iterable(law(knowledge) for law in OF_THE_ENGINE)
    for verdict in prove(knowledge, promises):
        assert verdict.verdict != "refuted"
        assert verdict.verdict == "proved" or "promises nothing" in verdict.note


@settings(max_examples=10)
@given(knowledge_bases())
def test_whatever_is_declared_is_decided(knowledge: KnowledgeBase) -> None:
    """Each witness has been confirmed through experta by then; a rule that never applies is idle."""
    verdicts = {
        v.obligation.id: v
        for v in prove(knowledge, (*everything_is_reachable(knowledge), *every_rule_matters(knowledge)))
    }
    assert {verdict.verdict for verdict in verdicts.values()} <= {"proved", "refuted"}
    for verdict in verdicts.values():
        assert (verdict.patient is not None) == (verdict.verdict == "proved")


def extended(*rules: Rule) -> KnowledgeBase:
    return replace(CAR, rules=(*CAR.rules, *rules))


@pytest.mark.parametrize(
    ("when", "broken"),
    [
        (
            all_of(lights_dim, no(lights_dim)),
            ["escalation_holds_car_98_0", "reachable_rule_car_98", "matters_car_98"],
        ),
        (all_of(noise.is_("none"), engine_turns), ["reachable_rule_car_98"]),
        (all_of(no(will_not_start), lights_dim), ["reachable_rule_car_98"]),
    ],
)
def test_a_rule_that_applies_to_nobody_is_found(when: object, broken: list[str]) -> None:
    """Nor to anybody in scope, or without contradicting themselves."""
    rule = Rule(
        id="CAR-98",
        when=when,  # type: ignore[arg-type]
        then=(escalates(SOON),),
        because="It is so.",
        references=(PAGE,),
    )
    assert refuted(extended(rule)) == broken


def test_a_rule_that_changes_nothing_is_found() -> None:
    rule = Rule(
        id="CAR-97",
        when=any_of(smell_of_fuel, all_of(battery_weak, smell_of_fuel)),
        then=(warns(NO_SMOKING),),
        because="It is so.",
        references=(PAGE,),
    )
    assert refuted(extended(rule)) == ["matters_car_97"]


def test_a_rule_that_only_brings_into_scope_matters() -> None:
    """Who is surely in scope may be left to self care; before that nobody is."""
    stalled = Concept(id="stalled", label="a stalled car")
    stalls = Rule(
        id="CAR-97",
        when=engine_turns,
        then=(concludes(stalled),),
        because="It is so.",
        references=(PAGE,),
    )
    rules, concepts = (*CAR.rules, stalls), (*CAR.concepts, stalled)
    knowledge = replace(CAR, rules=rules, concepts=concepts, scope=stalled)
    (law,) = (law for law in every_rule_matters(knowledge) if law.id == "matters_car_97")
    assert [verdict.verdict for verdict in prove(knowledge, [law])] == ["proved"]


def test_a_warning_nobody_is_given_is_found() -> None:
    idle = Warning(id="idle", text="Beware.", plain="Beware.", references=(PAGE,))
    knowledge = replace(CAR, warnings=(*CAR.warnings, idle))
    assert refuted(knowledge) == ["reachable_warning_idle"]


# A car whose leak may be taken for absent by the tank alone, so that the smell stays to be asked for.
SHORT = replace(CAR, dangers=tuple(replace(d, minimum=(no(fuel.at_least("empty")),)) for d in CAR.dangers))


def reassured_by_silence(table: Table[int]) -> Benign[int]:
    silent = table.sets.some(map(table.sets.untold, table.knowledge.finding.values()))
    return Benign(silent, table.sets.nobody, table.sets.but(table.sets.everyone, silent))


def test_laws_hold_of_a_danger_with_a_short_minimum() -> None:
    assert refuted(SHORT) == []


@pytest.mark.parametrize(
    ("place", "wrong", "broken"),
    [
        # 'Cannot tell' taken for an answer that speaks of absence
        (
            "engine.assessment.table.reach.doubt",
            reach.own_reach,
            [
                "not_found_stays_unsupported_leak",
                "unknown_finds_nothing_absent",
                "settled_stays_dangers",
            ],
        ),
        # Self care for whoever was asked nothing
        (
            "engine.assessment.urgency.Urgencies._red_flags_absent",
            lambda table, by: by.reading.holds(table.knowledge.scope),
            [
                "self_care_beside_no_red_flag",
                "self_care_is_safe_clinician",
                "self_care_stays_short_of_urgent_clinician",
                "self_care_is_safe_patient",
                "self_care_stays_short_of_urgent_patient",
            ],
        ),
        # Benign for whoever cannot tell
        (
            "engine.assessment.table.Table.benign",
            property(reassured_by_silence),
            ["benign_is_safe_flat_battery", "benign_leads", "unknown_is_not_benign"],
        ),
        # A minimum that nobody looked at
        (
            "engine.assessment.table.Table.minimum_absent",
            lambda table, danger: table.sets.everyone,
            ["not_found_was_looked_for_leak"],
        ),
        # Benign before anything was looked for
        (
            "engine.assessment.table.Table.nothing_found",
            lambda table, benign: table.reading.holds(benign.when),
            ["benign_is_safe_flat_battery"],
        ),
        # Settled while something can still move
        (
            "engine.assessment.table.Table._urgency_moving",
            lambda table, could: (),
            ["settled_stays_urgency"],
        ),
        (
            "engine.assessment.table.Table._warnings_moving",
            lambda table, could: (),
            ["settled_stays_warnings"],
        ),
        (
            "engine.assessment.table.Table._statuses_moving",
            lambda table, could: (),
            ["settled_stays_dangers"],
        ),
        (
            "engine.assessment.table.Table.lead_settled",
            lambda table, could: table.sets.everyone,
            ["settled_stays_leading"],
        ),
    ],
)
def test_an_engine_that_reassures_too_early_is_refuted_with_a_patient(
    place: str, wrong: object, broken: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, wrong)
    promises = (
        *self_care_is_safe(SHORT),
        *not_found_was_looked_for(SHORT),
        *benign_is_safe(SHORT),
        *unknown_reassures_nobody(SHORT),
        *settled_stays(SHORT),
    )
    verdicts = [verdict for verdict in prove(SHORT, promises) if verdict.verdict != "proved"]
    assert [verdict.obligation.id for verdict in verdicts] == broken
    assert all(verdict.verdict == "refuted" and verdict.patient is not None for verdict in verdicts)


def test_what_follows_and_contradicts_is_found() -> None:
    knowledge = replace(CAR, follows=(*CAR.follows, follows(engine_turns, noise.is_("none"))))
    assert refuted(knowledge) == ["follows_noise_1"]


def test_a_danger_that_can_never_be_found_absent_is_found() -> None:
    (danger,) = CAR.dangers
    knowledge = replace(CAR, dangers=(replace(danger, minimum=(lights_dim, no(lights_dim))),))
    verdicts = prove(knowledge, everything_is_reachable(knowledge))
    assert [v.obligation.id for v in verdicts if v.verdict == "refuted"] == ["reachable_not_found_leak"]


def test_witnesses_are_patients_of_whom_it_is_so() -> None:
    verdicts: dict[str, Verdict] = {v.obligation.id: v for v in prove(CAR, everything_is_reachable(CAR))}
    patient = verdicts["reachable_urgency_self_care"].patient
    assert patient is not None
    assert patient.answers == {"will_not_start": True, "smell_of_fuel": False, "ethanol": False}
