"""Slips in rules are made one by one; each is killed, equivalent, or told apart by a patient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from engine.assessment.consultation import Consulted
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.cases.casefile import case_of
from engine.cases.expectations import unmet
from engine.reading.patient import reference_firings
from knowledge.criteria import Always, Choice, Comparison, Finding, Quantity, altered, not_lower, warned
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR, FLAT_BATTERY, NO_SMOKING, smell_of_fuel, voltage
from tools.mutations.__main__ import table
from tools.mutations.mutants import Mutant, mutants
from tools.mutations.proofs import Proofs
from tools.mutations.reasons import Reasons
from tools.mutations.slip import KINDS
from tools.mutations.trial import Outcome, judged, told_apart
from tools.mutations.vignettes import Unmet, Vignettes

OF_CAR = {mutant.id: mutant for mutant in mutants(CAR)}
FUEL_IS_DANGER = Always(
    id="fuel_is_danger", text="Who smells fuel is told.", when=smell_of_fuel, then=warned(NO_SMOKING)
)
FULL_IS_NOT_FLAT = Comparison(
    id="full_is_not_flat",
    text="A lower voltage never makes a flat battery less likely.",
    change=altered(voltage, before=voltage.at_least("full"), after=voltage.below("flat")),
    law=not_lower(FLAT_BATTERY),
)


def expecting(answers: dict[str, object], **expect: object) -> Case:
    return case_of({"id": "car", "answers": answers, "medicines": [], "expect": expect}, CAR)


COLD = {"will_not_start": "yes", "lights_dim": "yes", "weather": ["cold"]}
FULL = {"will_not_start": "yes", "voltage": 12.6}
LEAKING = {"will_not_start": "yes", "smell_of_fuel": "yes"}
CASES = (
    expecting(COLD, fired=["CAR-01", "CAR-02"], standings={"flat_battery": "likely"}, steps=["leak_test"]),
    expecting(FULL, fired=["CAR-05"], not_fired=["CAR-01"], settled="no"),
    expecting(LEAKING, urgency="emergency", warnings=["no_smoking"], disorders=["leak"], leading=["leak"]),
    expecting(
        {"will_not_start": "yes", "smell_of_fuel": "no"}, urgency="self_care", not_warnings=["no_smoking"]
    ),
    expecting({**LEAKING, "leak_test_dry": "yes"}, must_not_miss={"leak": "excluded"}, urgency="routine"),
)


def words(rule: str) -> list[str]:
    return [f"{m.id.removeprefix(rule)} {m.kind}: {m.words}" for m in OF_CAR.values() if m.rule.id == rule]


def test_a_rule_is_changed_in_every_place_and_way() -> None:
    assert words("CAR-05") == [
        "/when/negated negation: battery voltage at least 12.6 V -> battery voltage below 12.6 V",
        "/when/at-it cut-off: battery voltage at least 12.6 V -> battery voltage above 12.6 V",
        "/when/lower cut-off: battery voltage at least 12.6 V -> battery voltage at least 11.8 V",
        "/when/higher cut-off: battery voltage at least 12.6 V -> battery voltage at least 20 V",
        "/then.0/dropped effect dropped: opposes flat_battery DEFINING -> nothing",
        "/then.0/weaker strength: opposes flat_battery DEFINING -> opposes flat_battery STRONG",
        "/then.0/supports side: opposes flat_battery DEFINING -> supports flat_battery DEFINING",
    ]
    assert words("CAR-08")[:4] == [
        "/when/negated negation: risk of fire -> no risk of fire",
        "/then.0/dropped effect dropped: escalates EMERGENCY, suspecting leak -> nothing",
        "/then.0/lower urgency: escalates EMERGENCY, suspecting leak -> escalates URGENT, suspecting leak",
        "/then.0/unsuspecting suspicion dropped: escalates EMERGENCY, suspecting leak -> escalates EMERGENCY",
    ]


def test_parts_are_counted_otherwise_dropped_and_negated_also_out_of_a_denial() -> None:
    in_two_of_three = [name for name in OF_CAR if name.startswith("CAR-09/when")]
    assert in_two_of_three == [
        "CAR-09/when/one-fewer",
        "CAR-09/when/one-more",
        "CAR-09/when.0/dropped",
        "CAR-09/when.0/negated",
        "CAR-09/when.1/dropped",
        "CAR-09/when.1/negated",
        "CAR-09/when.1/at-it",
        "CAR-09/when.1/lower",
        "CAR-09/when.1/higher",
        "CAR-09/when.2/dropped",
        "CAR-09/when.2/negated",
    ]
    assert OF_CAR["CAR-09/when.0/negated"].words == "no risk of fire -> risk of fire"


def test_every_kind_of_slip_is_made_and_what_the_language_refuses_is_not() -> None:
    assert {mutant.kind for mutant in OF_CAR.values()} == set(KINDS)
    # An incomplete concept is never false, so that it cannot be negated.
    assert "CAR-10/when.0/negated" not in OF_CAR


def test_the_knowledge_itself_stays_as_it_is() -> None:
    before = [(rule.when, rule.then) for rule in CAR.rules]
    dropped, changed = (OF_CAR[name].of(CAR) for name in ("CAR-05/then.0/dropped", "CAR-05/when/lower"))
    assert before == [(rule.when, rule.then) for rule in CAR.rules]
    assert [rule.id for rule in CAR.rules if rule.id not in dropped.rule] == ["CAR-05"]
    assert [rule.id for rule in CAR.rules if changed.rule[rule.id] is not rule] == ["CAR-05"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: next(iter(case.expect)))
def test_a_vignette_kills_just_what_the_reference_says_it_does(case: Case) -> None:
    vignettes = Vignettes(CAR, [case])
    killed = [name for name, mutant in OF_CAR.items() if vignettes.killer(mutant)]
    assert killed == [name for name, mutant in OF_CAR.items() if disappoints(mutant, case)]
    assert killed


def disappoints(mutant: Mutant, case: Case) -> bool:
    """Ask the reference; but not whether a rule fires of which nothing is left to follow."""
    knowledge = mutant.of(CAR)
    if mutant.mutated is None:
        case = replace(case, expect={key: said for key, said in case.expect.items() if key != "fired"})
    return bool(unmet(Consulted(knowledge, case, reference_firings(knowledge, case.answers))))


def test_what_kills_is_named() -> None:
    assert Vignettes(CAR, CASES[:1]).killer(OF_CAR["CAR-02/then.1/weaker"]) == "car: standings"
    assert Vignettes(CAR, CASES[:1]).killer(OF_CAR["CAR-05/when/lower"]) == ""


def test_expectations_that_are_not_met_to_begin_with_are_refused() -> None:
    with pytest.raises(Unmet, match="car: urgency"):
        Vignettes(CAR, [expecting(COLD, urgency="emergency")])


def test_an_obligation_kills_what_breaks_it_and_nothing_else() -> None:
    proofs = Proofs(CAR, (FUEL_IS_DANGER, FULL_IS_NOT_FLAT))
    killed = {name: by for name, mutant in OF_CAR.items() if (by := proofs.killer(mutant))}
    assert killed == {
        "CAR-05/when/negated": "full_is_not_flat",
        "CAR-05/then.0/supports": "full_is_not_flat",
        "CAR-06/when/negated": "fuel_is_danger",
        "CAR-06/then.0/dropped": "fuel_is_danger",
        "CAR-08/when/negated": "fuel_is_danger",
        "CAR-08/then.1/dropped": "fuel_is_danger",
    }


def test_of_the_equivalent_the_same_is_said_and_all_others_have_a_patient_who_tells() -> None:
    outcomes = {outcome.mutant: outcome for outcome in judged(CAR, (), tuple(OF_CAR.values()))}
    equivalent = [name for name, outcome in outcomes.items() if outcome.fate == "equivalent"]
    assert equivalent == [
        "CAR-02/then.1/stronger",
        "CAR-03/then.0/weaker",
        "CAR-04/then.0/weaker",
        "CAR-04/then.0/stronger",
        "CAR-06/then.1/stronger",
        "CAR-09/then.0/stronger",
        "CAR-10/then.0/stronger",
    ]
    random = Random(1)  # noqa: S311
    for case in (any_case(random) for _ in range(40)):
        for name in equivalent:
            with pytest.raises(AssertionError, match="nothing tells"):
                told_apart(CAR, OF_CAR[name].of(CAR), case)
    for name, outcome in outcomes.items():
        if name not in equivalent:
            told = told_apart(CAR, OF_CAR[name].of(CAR), case_of(outcome.patient, CAR))
            assert (outcome.fate, outcome.by) == ("survives", "; ".join(told))


def any_case(random: Random) -> Case:
    asked = (finding for finding in CAR.finding.values() if random.random() < 0.7)
    return Case(id="any", answers={finding.id: any_answer(random, finding) for finding in asked})


def any_answer(random: Random, finding: Finding) -> Answer:
    if random.random() < 0.1:
        return CANNOT_TELL
    match finding:
        case Choice():
            chosen = random.choice(finding.options)
            return (chosen,) if finding.several else chosen
        case Quantity():
            return random.choice([*(cutoff.value for cutoff in finding.cutoffs), *finding.plausible])
        case _:
            return random.random() < 0.5


def test_a_patient_who_tells_says_what_is_said_otherwise() -> None:
    case = case_of({"answers": LEAKING}, CAR)
    told = told_apart(CAR, OF_CAR["CAR-08/then.0/lower"].of(CAR), case)
    assert told == ("urgency emergency -> urgent",)


def test_reasons_are_held_against_what_survives(tmp_path: Path) -> None:
    file = tmp_path / "survivors.yaml"
    file.write_text("- reason: why\n  mutants: [A/when/negated, B/then.0/dropped]\n")
    reasons = Reasons.read(file)
    assert reasons.missing(["A/when/negated", "C/when/negated"]) == ["C/when/negated"]
    assert reasons.idle(["A/when/negated", "C/when/negated"]) == ["B/then.0/dropped"]
    file.write_text("- {reason: a, mutants: [A/x]}\n- {reason: b, mutants: [A/x]}\n")
    with pytest.raises(ValueError, match="two reasons for A/x"):
        Reasons.read(file)


def test_the_reasons_kept_are_about_mutants_there_are() -> None:
    there = {mutant.id for mutant in mutants(leg_cramps())}
    assert [name for name in Reasons.read().by_mutant if name not in there] == []


def test_the_table_counts_each_mutant_once_and_leaves_the_equivalent_out_of_the_score() -> None:
    outcomes: Sequence[Outcome] = (
        Outcome("VASC-05/when/one-fewer", "vignette"),
        Outcome("VASC-05/when/one-fewer", "obligation"),
        Outcome("VASC-05/when/one-fewer", "equivalent"),
        Outcome("VASC-05/when/one-fewer", "survives"),
    )
    *_, last = table(outcomes)
    assert last.split() == ["all", "4", "1", "1", "1", "1", "66.7%"]
