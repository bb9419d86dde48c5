"""Defects of every kind, each in a car's knowledge base that has no other, and what lint has to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from knowledge.criteria import (
    EMERGENCY,
    LISTED,
    MODERATE,
    STRONG,
    URGENT,
    WEAK,
    Choice,
    Claim,
    Concept,
    Conflict,
    Criterion,
    Disorder,
    Effect,
    KnowledgeBase,
    Quantity,
    Rule,
    Step,
    View,
    Warning,
    YesNo,
    all_of,
    any_of,
    concludes,
    escalates,
    no,
    opposes,
    recommends,
    supports,
    warns,
)
from tests.car import (
    CAR,
    EMPTY_TANK,
    FLAT_BATTERY,
    LEAK,
    LEAK_TEST,
    MEASURE_VOLTAGE,
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


def rule(number: int, when: Criterion, *then: Effect, claims: tuple[str, ...] = ()) -> Rule:
    return Rule(
        id=f"CAR-{number}", when=when, then=then, because="It is so.", references=(PAGE,), claims=claims
    )


def claim(identifier: str, declined: str = "") -> Claim:
    return Claim(
        id=identifier,
        document="manual.txt",
        place="page 7",
        subject="leak",
        role="disorder",
        kind="feature",
        statement="Fuel leaks.",
        declined=declined,
    )


CLEAN = replace(
    CAR,
    rules=(*CAR.rules, rule(12, no(fuel.at_most("empty")), opposes(EMPTY_TANK, STRONG), claims=("M01",))),
    claims=(claim("M01"), claim("M02", "It says nothing of cars.")),
)


@dataclass(frozen=True)
class Defect:
    """What is added to or changed in the car, and the anomalies, and how many of them show in a patient."""

    changes: Mapping[str, Any]
    found: frozenset[tuple[str, str]]
    shown: int

    @property
    def knowledge(self) -> KnowledgeBase:
        return replace(CLEAN, **self.changes)


def rules(*added: Rule, without: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"rules": (*(r for r in CLEAN.rules if r.id not in without), *added)}


def defect(changes: Mapping[str, Any], *found: str, shown: int) -> Defect:
    """Expect anomalies written as 'kind subject'."""
    pairs = (text.split(" ") for text in found)
    return Defect(changes, frozenset((kind, subject) for kind, subject in pairs), shown)


radio = YesNo(id="radio", label="radio", clinician="Does the radio play?")
paint = Choice(id="paint", label="paint", clinician="What colour?", options=("red", "blue"), several=True)
mileage = Quantity(
    id="mileage",
    label="mileage",
    clinician="How far has it gone?",
    unit="km",
    plausible=(0, 999_999),
    cutoffs=(),
)
stolen = Concept(id="stolen", label="a stolen car")
doomed = Concept(id="doomed", label="a doomed car", complete=True)
idle_warning = Warning(id="idle", text="Beware.", plain="Beware.", references=(PAGE,))
idle_step = Step(id="idle", kind="test", rung="simple_test", text="Look.", plain="Look.", references=(PAGE,))
rust = Disorder(
    id="rust",
    name="rust",
    plain="rust",
    icd10="X03",
    group="other",
    about="It rusts.",
    views=(View(document="outside", tier=LISTED),),
    references=(PAGE,),
)
with_rust = (*CAR.disorders, rust)

DEFECTS: Mapping[str, Defect] = {
    "a rule whose criteria contradict each other": defect(
        rules(rule(20, all_of(lights_dim, no(lights_dim)), warns(NO_SMOKING))),
        "unreachable rule:CAR-20",
        shown=0,
    ),
    "a rule whose cut-offs contradict each other": defect(
        rules(rule(20, all_of(voltage.below("flat"), no(battery_weak)), supports(LEAK, WEAK))),
        "unreachable rule:CAR-20",
        shown=0,
    ),
    "a rule for conflicting answers only": defect(
        rules(rule(20, all_of(noise.is_("none"), engine_turns), supports(LEAK, WEAK))),
        "unreachable rule:CAR-20",
        shown=1,
    ),
    "a rule for cars out of scope": defect(
        rules(rule(20, all_of(no(will_not_start), lights_dim), supports(LEAK, WEAK))),
        "unreachable rule:CAR-20",
        shown=1,
    ),
    "a warning and a step that nothing gives": defect(
        {"warnings": (*CAR.warnings, idle_warning), "steps": (*CAR.steps, idle_step)},
        "unreachable warning:idle",
        "unreachable step:idle",
        shown=0,
    ),
    "a special case that says less than the general one": defect(
        rules(rule(20, all_of(smell_of_fuel, lights_dim), supports(LEAK, MODERATE), recommends(LEAK_TEST))),
        "subsumed_rule rule:CAR-20",
        shown=1,
    ),
    "a special case through a concept": defect(
        rules(
            rule(20, all_of(voltage.below("flat"), weather.any_of("wet")), supports(FLAT_BATTERY, MODERATE))
        ),
        "subsumed_rule rule:CAR-20",
        shown=1,
    ),
    "a rule that was written twice": defect(
        rules(rule(20, battery_weak, supports(FLAT_BATTERY, MODERATE), recommends(MEASURE_VOLTAGE))),
        "subsumed_rule rule:CAR-20",
        shown=1,
    ),
    "a step that is recommended on after its suspicion is ruled out": defect(
        rules(
            rule(20, all_of(noise.is_("whirr"), ethanol), escalates(EMERGENCY, LEAK), recommends(TOW)),
            rule(21, all_of(noise.is_("whirr"), ethanol, lights_dim), recommends(TOW)),
        ),
        "subsumed_rule rule:CAR-21",
        shown=1,
    ),
    "a rule that two others make idle": defect(
        rules(rule(20, all_of(smell_of_fuel, battery_weak), warns(NO_SMOKING), supports(FLAT_BATTERY, WEAK))),
        "redundant_rule rule:CAR-20",
        shown=1,
    ),
    "a conclusion that changes nothing": defect(
        rules(rule(20, all_of(smell_of_fuel, ethanol), concludes(fire_risk), warns(NO_SMOKING))),
        "redundant_rule rule:CAR-20",
        shown=1,
    ),
    "an effect that another rule always gives": defect(
        rules(rule(20, all_of(smell_of_fuel, ethanol), warns(NO_SMOKING), supports(EMPTY_TANK, WEAK))),
        "redundant_effect rule:CAR-20",
        shown=1,
    ),
    "a step that is always recommended to the very same patients": defect(
        rules(rule(20, any_of(battery_weak), recommends(MEASURE_VOLTAGE), supports(EMPTY_TANK, WEAK))),
        "redundant_effect rule:CAR-20",
        shown=1,
    ),
    "an urgency that is always asked for already": defect(
        rules(rule(20, all_of(no_spark, ethanol, lights_dim), escalates(URGENT), supports(LEAK, WEAK))),
        "redundant_effect rule:CAR-20",
        shown=1,
    ),
    "a rule for and against": defect(
        rules(rule(20, ethanol, supports(FLAT_BATTERY, WEAK), opposes(FLAT_BATTERY, WEAK))),
        "conflicting_rules rule:CAR-20",
        shown=1,
    ),
    "a rule that calls for haste and against it": defect(
        rules(rule(20, ethanol, escalates(EMERGENCY, LEAK), opposes(LEAK, MODERATE))),
        "conflicting_rules rule:CAR-20",
        "unreachable needs_test:leak",
        shown=1,
    ),
    "rules for and against the same patients": defect(
        rules(
            rule(20, all_of(ethanol, noise.is_("click", "whirr")), supports(LEAK, MODERATE)),
            rule(21, all_of(no(noise.is_("none")), ethanol), opposes(LEAK, MODERATE)),
        ),
        "conflicting_rules rule:CAR-20",
        shown=1,
    ),
    "support that is always outweighed": defect(
        rules(rule(20, all_of(voltage.at_least("full"), ethanol), supports(FLAT_BATTERY, WEAK))),
        "conflicting_rules rule:CAR-20",
        shown=1,
    ),
    "a conclusion that contradicts its grounds": defect(
        {
            **rules(rule(20, all_of(smell_of_fuel, noise.is_("whirr")), concludes(no_spark))),
            "conflicts": (
                *CAR.conflicts,
                Conflict(id="dry_fire", when=all_of(no_spark, fire_risk), ask="Does it spark?"),
            ),
        },
        "conflicting_rules rule:CAR-20",
        shown=1,
    ),
    "findings that nobody uses": defect(
        {"groups": {**CAR.groups, "idle": (radio, paint, mileage)}},
        "unused_finding finding:radio",
        "unused_finding finding:paint",
        "unused_finding finding:mileage",
        shown=3,
    ),
    "a concept that nobody concludes": defect(
        {
            **rules(rule(20, any_of(stolen, all_of(ethanol, lights_dim)), supports(LEAK, WEAK))),
            "concepts": (*CAR.concepts, stolen),
        },
        "unconcluded_concept concept:stolen",
        shown=1,
    ),
    "a concept that nobody concludes, and a rule that needs it": defect(
        {
            **rules(rule(20, all_of(stolen, lights_dim), supports(LEAK, WEAK))),
            "concepts": (*CAR.concepts, stolen),
        },
        "unconcluded_concept concept:stolen",
        "unreachable rule:CAR-20",
        shown=1,
    ),
    "a concept that is denied of everybody": defect(
        {
            **rules(rule(20, all_of(no(doomed), ethanol), supports(LEAK, WEAK))),
            "concepts": (*CAR.concepts, doomed),
        },
        "unconcluded_concept concept:doomed",
        "wrongly_complete_concept concept:doomed",
        shown=2,
    ),
    "a concept that nobody reads": defect(
        {
            **rules(rule(20, all_of(lights_dim, ethanol), concludes(stolen), supports(LEAK, WEAK))),
            "concepts": (*CAR.concepts, stolen),
        },
        "unused_concept concept:stolen",
        shown=1,
    ),
    "a complete concept that rests on an incomplete one": defect(
        {
            **rules(
                rule(20, all_of(no_spark, ethanol), concludes(doomed)),
                rule(21, all_of(doomed, lights_dim), supports(LEAK, WEAK)),
            ),
            "concepts": (*CAR.concepts, doomed),
        },
        "wrongly_complete_concept concept:doomed",
        shown=1,
    ),
    "a disorder that nothing is said of": defect(
        {"disorders": with_rust},
        "unsupported_disorder disorder:rust",
        "unopposed_disorder disorder:rust",
        shown=1,
    ),
    "a disorder that nothing counts out": defect(
        {**rules(rule(20, weather.any_of("wet"), supports(rust, STRONG))), "disorders": with_rust},
        "unopposed_disorder disorder:rust",
        shown=1,
    ),
    "a disorder that never comes up": defect(
        {
            **rules(
                rule(20, all_of(lights_dim, no(lights_dim)), supports(rust, STRONG), opposes(rust, WEAK))
            ),
            "disorders": with_rust,
        },
        "unreachable rule:CAR-20",
        "unreachable disorder:rust",
        shown=0,
    ),
    "a danger that nobody can be found without": defect(
        {
            "dangers": tuple(
                replace(danger, minimum=(any_of(radio, no(radio)),)) for danger in CLEAN.dangers
            ),
            "groups": {**CAR.groups, "comfort": (radio,)},
        },
        "unreachable not_found:leak",
        shown=0,
    ),
    "a disorder not to be missed that no test excludes": defect(
        rules(rule(20, leak_test_dry, opposes(LEAK, STRONG)), without=("CAR-07",)),
        "unopposed_disorder disorder:leak",
        shown=1,
    ),
    "a claim that nothing encodes, and one that is declined and encoded": defect(
        {"claims": (claim("M01", "It is of no use."), claim("M02"))},
        "unencoded_claim claim:M01",
        "unencoded_claim claim:M02",
        shown=0,
    ),
}
