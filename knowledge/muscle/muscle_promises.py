"""What must hold of contractures and of muscle breakdown for every possible patient."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.muscle import muscle_disease

_weak = any_of(f.leg_weakness, f.weakness_proximal)
_insult = any_of(f.comes_with_exertion, f.after_unusual_exercise, f.in_heat_with_sweating, f.leg_injury)

CONTRACTURES: tuple[Obligation, ...] = (
    Always(
        id="contracture_is_not_likely_a_cramp",
        text="A contracture keeps metabolic myopathy possible, has creatine kinase measured, and nocturnal "
        "cramps from being likely.",
        claims=("E28",),
        when=muscle_disease.contracture_pattern,
        then=all_of(
            at_least_possible(d.METABOLIC_MYOPATHY), recommended(s.LAB_CK), no(likely(d.NOCTURNAL_LEG_CRAMPS))
        ),
    ),
    Always(
        id="contracture_on_brief_effort_is_metabolic",
        text="A contracture on brief hard effort, or with a second wind, puts metabolic myopathy ahead of "
        "nocturnal cramps.",
        claims=("E28",),
        when=all_of(
            muscle_disease.contracture_pattern,
            any_of(f.brings_on.any_of("brief strenuous effort"), f.second_wind),
        ),
        then=ahead(d.METABOLIC_MYOPATHY, of=d.NOCTURNAL_LEG_CRAMPS),
    ),
)
BREAKDOWN: tuple[Obligation, ...] = (
    Always(
        id="muscle_breakdown_is_an_emergency",
        text="Dark urine with sore or weak muscle is an emergency, whatever creatine kinase says; after "
        "effort, heat or a crush it is one unless creatine kinase is normal and the urine free of pigment.",
        when=all_of(f.dark_urine, any_of(f.muscle_pain_widespread, _weak, _insult)),
        then=all_of(
            urgency_at_least(EMERGENCY),
            likely(d.RHABDOMYOLYSIS),
            recommended(s.LAB_CK),
            recommended(s.LAB_ELECTROLYTES),
        ),
        unless=excluded(d.RHABDOMYOLYSIS),
    ),
    Always(
        id="rhabdomyolysis_not_excluded_in_dark_urine",
        text="No creatine kinase excludes rhabdomyolysis in dark urine whose pigment was not looked for, or "
        "beside sore or weak muscle; nor where pigment is found after effort, heat or a crush.",
        when=any_of(
            all_of(f.dark_urine, any_of(no(surely(no(f.urine_myoglobin))), f.muscle_pain_widespread, _weak)),
            all_of(
                f.urine_myoglobin, any_of(f.after_unusual_exercise, f.in_heat_with_sweating, f.leg_injury)
            ),
        ),
        then=no(excluded(d.RHABDOMYOLYSIS)),
    ),
    Always(
        id="muscle_damage_is_urgent",
        text="Dark urine beside a bad leg, or muscle sore and weak after effort, heat or a crush, is at "
        "least urgent unless creatine kinase is normal.",
        when=any_of(
            all_of(f.dark_urine, any_of(f.leg_cramp, f.leg_pain)),
            all_of(
                f.muscle_pain_widespread,
                _weak,
                any_of(f.after_unusual_exercise, f.in_heat_with_sweating, f.leg_injury),
            ),
        ),
        then=all_of(urgency_at_least(URGENT), at_least_possible(d.RHABDOMYOLYSIS), recommended(s.LAB_CK)),
        unless=excluded(d.RHABDOMYOLYSIS),
    ),
    Always(
        id="muscle_damage_measured_is_urgent",
        text="Creatine kinase from 5000 on, or myoglobin in the urine, is at least urgent; so is one from "
        "1000 on beside dark or little urine, or on a statin.",
        when=any_of(
            f.ck.at_least("kidney_risk"),
            f.urine_myoglobin,
            all_of(f.ck.at_least("rhabdomyolysis"), any_of(f.dark_urine, f.little_urine, f.statins)),
        ),
        then=urgency_at_least(URGENT),
    ),
    Always(
        id="muscle_damage_measured_is_seen_soon",
        text="Creatine kinase over 1000 is at least seen soon.",
        when=f.ck.at_least("rhabdomyolysis"),
        then=urgency_at_least(SOON),
    ),
)
