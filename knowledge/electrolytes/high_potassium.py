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
from knowledge.medication import medicine_classes

# What a patient can tell stands apart from the rest: what nobody could answer keeps nobody from self care.
_told = any_of(
    f.dialysis_type.is_("haemodialysis", "peritoneal dialysis"),
    all_of(medicine_classes.raises_potassium, f.little_urine),
)
_measured = any_of(
    f.egfr.below("failure"),
    f.creatinine_rise,
    all_of(medicine_classes.raises_potassium, f.egfr.below("severely_low")),
)
_known_to_fail = any_of(_told, f.acute_kidney_injury_known, _measured)
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
    all_of(f.leg_weakness, f.side.is_("both legs")),
)
_slow_pulse = f.heart_rate.below("usual_least")
_since_today = any_of(f.weakness_pace.is_("within a day"), f.sudden_weak_leg)
_suspected = any_of(
    all_of(_told, lost_fluid.weak),
    all_of(_raised_twice_over, _weak_in_both_legs),
    all_of(any_of(_told, _raised_twice_over), f.palpitations_or_fainting),
)
_suspected_by_tests = any_of(
    all_of(_measured, any_of(lost_fluid.weak, f.palpitations_or_fainting)),
    all_of(_known_to_fail, _slow_pulse),
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
        id="METAB-495",
        when=all_of(
            f.potassium_sparing_diuretics,
            any_of(lost_fluid.cramping, lost_fluid.weak, lost_fluid.electrolyte_loss),
        ),
        then=(
            supports(d.ELECTROLYTE_IMBALANCE, WEAK),
            supports(d.HYPONATREMIA, WEAK),
            supports(d.HYPERKALEMIA, WEAK),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="A diuretic that spares potassium can lower sodium and raise potassium, most of all where "
        "fluid is lost as well.",
        claims=("E34", "E52"),
        references=(src.BNF.at("2: potassium-sparing diuretics: hyperkalaemia, hyponatraemia"),),
    ),
    *(
        Rule(
            id=rule,
            when=suspected,
            then=(
                supports(d.HYPERKALEMIA, MODERATE),
                *s.urgent(d.HYPERKALEMIA),
                recommends(s.TEST_ECG),
                recommends(s.LAB_ELECTROLYTES),
            ),
            because=because,
            references=(
                src.UKKA_POTASSIUM.at("risk factors: dialysis, kidney disease, medicines; muscle weakness"),
                src.BRASH.at("methods: slow pulse, failing kidneys, high potassium; mean age 80"),
            ),
        )
        for rule, suspected, because in (
            (
                "METAB-490",
                _suspected,
                "On dialysis, with little urine, or on two medicines that keep potassium in the body, weak "
                "muscles or an uneven pulse are a high potassium until tracing and blood show otherwise.",
            ),
            (
                "METAB-496",
                all_of(f.acute_kidney_injury_known, any_of(lost_fluid.weak, f.palpitations_or_fainting)),
                "In acute kidney injury weak muscles or an uneven pulse are a high potassium until tracing "
                "and blood show otherwise.",
            ),
            (
                "METAB-497",
                _suspected_by_tests,
                "Where kidneys fail, weak muscles or a slow pulse are a high potassium until tracing and "
                "blood show otherwise.",
            ),
        )
    ),
    *(
        Rule(
            id=rule,
            when=clear,
            then=(
                supports(d.HYPERKALEMIA, STRONG),
                *s.emergency(d.HYPERKALEMIA),
                recommends(s.TEST_ECG),
                recommends(s.LAB_ELECTROLYTES),
            ),
            because=because,
            references=(
                src.UKKA_POTASSIUM.at("clinical features: muscle weakness, arrhythmia; emergency treatment"),
                src.BRASH.at("methods: slow pulse, failing kidneys, high potassium; mean age 80"),
            ),
        )
        for rule, clear, because in (
            (
                "METAB-491",
                all_of(
                    any_of(_told, _raised_twice_over),
                    _weak_in_both_legs,
                    any_of(f.palpitations_or_fainting, all_of(_told, _since_today)),
                ),
                "Where potassium may pile up, weakness that came within a day, or goes with a faint or an "
                "uneven pulse, may end in a heart that stops: the tracing comes first.",
            ),
            (
                "METAB-499",
                any_of(
                    all_of(any_of(_known_to_fail, _raised_twice_over), _weak_in_both_legs, _slow_pulse),
                    all_of(_measured, _weak_in_both_legs, any_of(f.palpitations_or_fainting, _since_today)),
                    # A heart that is short of fluid should race.
                    all_of(
                        _known_to_fail,
                        _weak_in_both_legs,
                        f.heart_rate.below("slow"),
                        f.systolic_pressure.at_most("low"),
                    ),
                ),
                "Where potassium may pile up, weakness with a slow pulse may end in a heart that stops: the "
                "tracing comes first.",
            ),
        )
    ),
    *(
        Rule(
            id=rule,
            when=all_of(suspected, medicine_classes.withheld_for_potassium),
            then=(*s.urgent(d.HYPERKALEMIA), recommends(s.REVIEW_STOP_MEDICINE)),
            because=because,
            references=(
                src.UKKA_POTASSIUM.at("medicines as causes"),
                src.KDIGO_CKD.at("4.1: medicines during intercurrent illness"),
            ),
        )
        for rule, suspected, because in (
            (
                "METAB-492",
                _suspected,
                "What keeps potassium in the body is withheld until the level is known.",
            ),
            (
                "METAB-498",
                _suspected_by_tests,
                "With failing kidneys, what keeps potassium in the body is withheld until it is measured.",
            ),
        )
    ),
    Rule(
        id="METAB-493",
        when=f.potassium.at_least("mildly_high"),
        then=(escalates(SOON, d.HYPERKALEMIA), recommends(s.LAB_POTASSIUM_AGAIN)),
        because="A potassium of 5.5 mmol/L or more is measured again, and its cause sought.",
        references=(src.UKKA_POTASSIUM.at("community: mild, 5.5 to 5.9 mmol/L: repeat, review"),),
    ),
    Rule(
        id="METAB-494",
        when=all_of(f.potassium.at_least("mildly_high"), unwell),
        then=(*s.urgent(d.HYPERKALEMIA), recommends(s.TEST_ECG), recommends(s.LAB_POTASSIUM_AGAIN)),
        because="In someone unwell, or whose kidneys are failing, even a slightly high potassium may climb "
        "within hours.",
        references=(src.UKKA_POTASSIUM.at("community: hospital if unwell or with acute kidney injury"),),
    ),
)
