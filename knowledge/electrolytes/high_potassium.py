"""High potassium: who may have it before it is measured, and what a value below 6.0 mmol/L calls for.

It stops hearts without a warning, and until it does it is felt, if at all, as weakness or a slow pulse. What
is measured at 6.0 mmol/L or more stands in `electrolytes.dangerous_salts`; what keeps potassium in the body
is withheld from there on by `medication.medicine_harm`.
"""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.electrolytes import lost_fluid
from knowledge.kidneys.kidney_disease import kidney_failure
from knowledge.medication import medicine_classes

_failing_kidneys = any_of(
    kidney_failure,
    f.creatinine_rise,
    all_of(medicine_classes.raises_potassium, any_of(f.little_urine, f.egfr.below("severely_low"))),
)
# Not an NSAID: beside an ACE inhibitor it is too common, and harms the kidneys first.
_raised_twice_over = at_least(
    2,
    any_of(f.ace_inhibitors, f.angiotensin_blockers),
    f.potassium_sparing_diuretics,
    f.potassium_supplements,
    f.calcineurin_inhibitors,
    f.other_potassium_raising_drugs,
)
_weak_in_both_legs = any_of(
    f.general_weakness,
    f.weakness_proximal,
    f.strength.is_("weak near the trunk", "weak in both legs", "weak in arms and legs"),
    all_of(f.leg_weakness, f.side.is_("both legs")),
)
_slow_pulse = f.heart_rate.below("usual_least")
_suspected = any_of(
    all_of(_failing_kidneys, any_of(lost_fluid.weak, _weak_in_both_legs)),
    all_of(_raised_twice_over, _weak_in_both_legs),
    all_of(any_of(_failing_kidneys, _raised_twice_over), f.palpitations_or_fainting),
)
_clear = all_of(
    any_of(_failing_kidneys, _raised_twice_over),
    _weak_in_both_legs,
    any_of(
        _slow_pulse,
        f.palpitations_or_fainting,
        # A heart that loses fluid should race.
        all_of(_failing_kidneys, f.heart_rate.below("slow"), f.systolic_pressure.at_most("low")),
        all_of(_failing_kidneys, any_of(f.weakness_pace.is_("within a day"), f.sudden_weak_leg)),
    ),
)
unwell = any_of(
    lost_fluid.weak,
    _weak_in_both_legs,
    _slow_pulse,
    f.palpitations_or_fainting,
    f.vomiting_or_diarrhea,
    f.little_urine,
    f.creatinine_rise,
    f.acute_kidney_injury_known,
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="METAB-490",
        when=_suspected,
        then=(
            supports(d.HYPERKALEMIA, MODERATE),
            *s.urgent(d.HYPERKALEMIA),
            recommends(s.TEST_ECG),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="With failing kidneys, or on two medicines that keep potassium in the body, weak muscles or an "
        "uneven pulse are a high potassium until tracing and blood show otherwise.",
        references=(
            src.UKKA_POTASSIUM.at("risk factors: dialysis, kidney disease, medicines; muscle weakness"),
            src.BRASH.at("methods: slow pulse, failing kidneys, high potassium; mean age 80"),
        ),
    ),
    Rule(
        id="METAB-491",
        when=_clear,
        then=(
            supports(d.HYPERKALEMIA, STRONG),
            *s.emergency(d.HYPERKALEMIA),
            recommends(s.TEST_ECG),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Where potassium may pile up, weakness that came within a day, or with a slow or uneven "
        "pulse, may end in a heart that stops: the tracing comes first.",
        references=(
            src.UKKA_POTASSIUM.at("clinical features: muscle weakness, arrhythmia; emergency treatment"),
            src.BRASH.at("methods: slow pulse, failing kidneys, high potassium; mean age 80"),
        ),
    ),
    Rule(
        id="METAB-492",
        when=all_of(_suspected, medicine_classes.withheld_for_potassium),
        then=(*s.urgent(d.HYPERKALEMIA), recommends(s.REVIEW_STOP_MEDICINE)),
        because="What keeps potassium in the body is withheld until the level is known.",
        references=(
            src.UKKA_POTASSIUM.at("medicines as causes"),
            src.KDIGO_CKD.at("4.1: medicines during intercurrent illness"),
        ),
    ),
    # By itself: a pulse that nobody counted must not keep those who feel well from self care.
    Rule(
        id="METAB-497",
        when=all_of(_failing_kidneys, _slow_pulse),
        then=(
            supports(d.HYPERKALEMIA, MODERATE),
            *s.urgent(d.HYPERKALEMIA),
            recommends(s.TEST_ECG),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="A slow pulse where kidneys fail may be the first sign of a high potassium.",
        references=(src.BRASH.at("methods: slow pulse, failing kidneys, high potassium; mean age 80"),),
    ),
    Rule(
        id="METAB-498",
        when=all_of(_failing_kidneys, _slow_pulse, medicine_classes.withheld_for_potassium),
        then=(*s.urgent(d.HYPERKALEMIA), recommends(s.REVIEW_STOP_MEDICINE)),
        because="With a slow pulse and failing kidneys, what keeps potassium in the body is withheld until "
        "the level is known.",
        references=(src.UKKA_POTASSIUM.at("medicines as causes"),),
    ),
    Rule(
        id="METAB-493",
        when=f.potassium.at_least("mildly_high"),
        then=(escalates(SOON, d.HYPERKALEMIA), recommends(s.LAB_POTASSIUM_AGAIN)),
        because="A potassium of 5.5 mmol/L or more is measured again, and its cause sought.",
        references=(
            src.UKKA_POTASSIUM.at("community: mild hyperkalaemia, 5.5 to 5.9 mmol/L: repeat, review"),
        ),
    ),
    Rule(
        id="METAB-494",
        when=all_of(f.potassium.at_least("mildly_high"), unwell),
        then=(
            supports(d.HYPERKALEMIA, MODERATE),
            *s.urgent(d.HYPERKALEMIA),
            recommends(s.TEST_ECG),
            recommends(s.LAB_POTASSIUM_AGAIN),
        ),
        because="In someone unwell, or whose kidneys are failing, even a slightly high potassium may climb "
        "within hours.",
        references=(src.UKKA_POTASSIUM.at("community: hospital if unwell or with acute kidney injury"),),
    ),
)
