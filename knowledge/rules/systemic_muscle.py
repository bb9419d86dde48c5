"""Breakdown of muscle: dark urine is the alarm, creatine kinase the proof, and the kidneys are at stake.

Half of those affected never see dark urine, so muscle that is sore and weak after an insult counts as well.
It rises hours after the insult. So a creatine kinase within its range excludes the breakdown only with urine
that is clear, or free of the pigment.
"""

from __future__ import annotations

from knowledge.concepts import (
    contracture_pattern,
    high_potassium,
    lipid_lowering_drug,
    muscle_breakdown,
    muscle_damage_measured,
)
from knowledge.criteria import (
    DEFINING,
    EMERGENCY,
    MODERATE,
    SOON,
    STRONG,
    URGENT,
    Rule,
    all_of,
    any_of,
    concludes,
    escalates,
    no,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import RHABDOMYOLYSIS
from knowledge.findings import medicines
from knowledge.findings.associated import leg_weakness, weakness_proximal
from knowledge.findings.character import brings_on
from knowledge.findings.general import dark_urine, little_urine, muscle_pain_widespread
from knowledge.findings.history import acute_kidney_injury_known, alcohol_heavy, leg_injury
from knowledge.findings.laboratory import ck, creatinine_rise, urine_myoglobin
from knowledge.findings.timing import (
    after_unusual_exercise,
    comes_with_exertion,
    in_heat_with_sweating,
    leg_cramp,
    leg_pain,
    persists_after_stopping,
)
from knowledge.sources import AAST_RHABDO
from knowledge.steps import (
    LAB_CK,
    LAB_CK_AGAIN,
    LAB_ELECTROLYTES,
    LAB_METABOLIC,
    LAB_URINE_MYOGLOBIN,
    REFER_EMERGENCY,
)

# Of known hour: creatine kinase may not have risen yet. A medicine has raised it by the time it is felt.
_RECENT_INSULT = any_of(after_unusual_exercise, in_heat_with_sweating, leg_injury)
_INSULT = any_of(_RECENT_INSULT, lipid_lowering_drug, medicines.colchicine)
# What a patient can tell: were strength on examination among it, nobody unexamined could be without it.
_WEAK = any_of(leg_weakness, weakness_proximal)

RULES: tuple[Rule, ...] = (
    Rule(
        id="SYST-22",
        when=all_of(
            dark_urine,
            any_of(
                muscle_pain_widespread,
                _WEAK,
                persists_after_stopping,
                contracture_pattern,
                _INSULT,
                comes_with_exertion,
                brings_on.any_of("brief strenuous effort", "long moderate effort"),
                alcohol_heavy,
            ),
        ),
        then=(concludes(muscle_breakdown),),
        because="Dark urine with sore or weak muscle, or after effort, heat, a crush, alcohol or such a "
        "medicine, is muscle pigment until shown otherwise.",
        references=(AAST_RHABDO.at("causes and clinical presentation"),),
    ),
    Rule(
        id="SYST-23",
        when=muscle_breakdown,
        then=(
            supports(RHABDOMYOLYSIS, STRONG),
            escalates(EMERGENCY, RHABDOMYOLYSIS),
            recommends(REFER_EMERGENCY),
            recommends(LAB_CK),
            recommends(LAB_URINE_MYOGLOBIN),
            recommends(LAB_ELECTROLYTES),
            recommends(LAB_METABOLIC),
        ),
        because="Muscle that breaks down floods the blood with potassium and can block the kidneys in hours.",
        references=(
            AAST_RHABDO.at("diagnosis: creatine kinase and urine"),
            AAST_RHABDO.at("complications: hyperkalaemia, acute kidney injury; fluids early"),
        ),
    ),
    Rule(
        id="SYST-24",
        when=all_of(dark_urine, any_of(leg_cramp, leg_pain)),
        then=(
            supports(RHABDOMYOLYSIS, MODERATE),
            escalates(SOON),
            escalates(URGENT, RHABDOMYOLYSIS),
            recommends(LAB_CK),
            recommends(LAB_URINE_MYOGLOBIN),
        ),
        because="Cola-coloured urine beside a painful leg may be muscle pigment; if not, its own cause "
        "has to be found.",
        references=(AAST_RHABDO.at("clinical presentation: dark urine"),),
    ),
    Rule(
        id="SYST-25",
        when=all_of(muscle_pain_widespread, _WEAK, _INSULT),
        then=(
            supports(RHABDOMYOLYSIS, MODERATE),
            escalates(URGENT, RHABDOMYOLYSIS),
            recommends(LAB_CK),
            recommends(LAB_METABOLIC),
        ),
        because="Muscle both sore and weak after an insult may be breaking down while the urine is still "
        "clear.",
        references=(AAST_RHABDO.at("clinical presentation: the classic triad is uncommon"),),
    ),
    Rule(
        id="SYST-26",
        when=any_of(ck.at_least("rhabdomyolysis"), urine_myoglobin),
        then=(concludes(muscle_damage_measured),),
        because="Creatine kinase over 1000, or myoglobin in the urine, shows that muscle is breaking down.",
        references=(AAST_RHABDO.at("diagnosis: creatine kinase and urine myoglobin"),),
    ),
    Rule(
        id="SYST-27",
        # No suspect: myoglobin in the urine has to be looked into though creatine kinase seems normal.
        when=muscle_damage_measured,
        then=(
            supports(RHABDOMYOLYSIS, MODERATE),
            escalates(URGENT),
            recommends(LAB_CK),
            recommends(LAB_ELECTROLYTES),
            recommends(LAB_METABOLIC),
        ),
        because="Measured muscle damage is followed up without delay, even in an athlete, for the sake "
        "of the kidneys.",
        references=(AAST_RHABDO.at("monitoring: creatine kinase, potassium, creatinine"),),
    ),
    Rule(
        id="SYST-28",
        when=all_of(muscle_damage_measured, any_of(muscle_pain_widespread, _WEAK, _INSULT)),
        then=(supports(RHABDOMYOLYSIS, STRONG),),
        because="Measured muscle damage together with its symptoms, or with an insult, is rhabdomyolysis.",
        references=(AAST_RHABDO.at("definition and diagnosis"),),
    ),
    Rule(
        id="SYST-29",
        when=all_of(
            muscle_damage_measured,
            any_of(creatinine_rise, acute_kidney_injury_known, high_potassium, little_urine),
        ),
        then=(
            supports(RHABDOMYOLYSIS, STRONG),
            escalates(EMERGENCY, RHABDOMYOLYSIS),
            recommends(REFER_EMERGENCY),
        ),
        because="Muscle damage with failing kidneys or rising potassium threatens heart and life.",
        references=(AAST_RHABDO.at("complications: hyperkalaemia, acute kidney injury"),),
    ),
    Rule(
        id="SYST-30",
        # Pigment that is looked for and not found clears dark urine, in muscle neither sore nor weak.
        when=all_of(
            ck.below("raised"),
            any_of(
                all_of(no(dark_urine), any_of(no(urine_myoglobin), no(_RECENT_INSULT))),
                all_of(no(urine_myoglobin), no(muscle_pain_widespread), no(_WEAK)),
            ),
        ),
        then=(opposes(RHABDOMYOLYSIS, DEFINING),),
        because="Muscle that breaks down spills creatine kinase and pigment: a normal level with clear urine "
        "shows that it is not doing so.",
        references=(AAST_RHABDO.at("diagnosis: creatine kinase, repeated when measured early"),),
    ),
    Rule(
        id="SYST-31",
        when=ck.below("raised"),
        then=(opposes(RHABDOMYOLYSIS, MODERATE),),
        because="A normal creatine kinase speaks against muscle breaking down, unless it was measured early.",
        references=(AAST_RHABDO.at("diagnosis: creatine kinase, repeated when measured early"),),
    ),
    Rule(
        id="SYST-32",
        when=all_of(
            ck.below("raised"),
            any_of(dark_urine, urine_myoglobin, all_of(muscle_pain_widespread, _WEAK, _RECENT_INSULT)),
        ),
        then=(recommends(LAB_CK_AGAIN),),
        because="Creatine kinase rises over half a day: with such signs one normal level does not do.",
        references=(AAST_RHABDO.at("diagnosis: creatine kinase, repeated when measured early"),),
    ),
)
