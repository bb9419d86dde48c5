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
from knowledge.kidneys.kidney_disease import dialysis
from knowledge.medication import medicine_classes

_weak_in_both_legs = any_of(
    f.general_weakness,
    f.weakness_proximal,
    all_of(f.leg_weakness, f.side.is_("both legs")),
)
_slow_pulse = f.heart_rate.below("usual_least")
_felt = any_of(lost_fluid.weak, f.palpitations_or_fainting)
_since_today = any_of(f.weakness_pace.is_("within a day"), f.sudden_weak_leg)

# What a patient can tell stands apart from the rest: what nobody could answer keeps nobody from self care.
_told = any_of(dialysis, all_of(medicine_classes.raises_potassium, f.little_urine))
_not_passed, METAB_482 = define(
    "potassium_not_passed",
    "kidneys that may let potassium build up",
    rule="METAB-482",
    when=any_of(_told, f.acute_kidney_injury_known),
    because="On dialysis, in acute kidney injury, or with little urine on a medicine that raises potassium, "
    "it may build up.",
    references=(src.UKKA_POTASSIUM.at("risk factors: dialysis, kidney disease, medicines"),),
)
_measured, METAB_483 = define(
    "potassium_not_passed_by_tests",
    "kidney tests at which potassium may build up",
    rule="METAB-483",
    when=any_of(
        f.egfr.below("failure"),
        f.creatinine.at_least("failure"),
        f.creatinine_rise,
        all_of(medicine_classes.raises_potassium, f.egfr.below("severely_low")),
    ),
    because="With kidneys that fail, or that filter little on a medicine that raises potassium, it may build "
    "up.",
    references=(src.UKKA_POTASSIUM.at("risk factors: dialysis, kidney disease, medicines"),),
)
_raised_twice_over, METAB_484 = define(
    "potassium_raised_twice_over",
    "two medicines that raise potassium",
    rule="METAB-484",
    # Not an NSAID: beside an ACE inhibitor it is too common, and harms the kidneys first.
    when=at_least(
        2,
        any_of(f.ace_inhibitors, f.angiotensin_blockers),
        f.potassium_sparing_diuretics,
        f.potassium_supplements,
        f.calcineurin_inhibitors,
        f.other_potassium_raising_drugs,
    ),
    because="Two medicines together raise potassium more than either.",
    references=(src.UKKA_POTASSIUM.at("medicines as causes"),),
)
_SUSPECTED = (
    supports(d.HYPERKALEMIA, MODERATE),
    *s.urgent(d.HYPERKALEMIA),
    recommends(s.TEST_ECG),
    recommends(s.LAB_ELECTROLYTES),
)
_SUSPECTED_BY = (
    src.UKKA_POTASSIUM.at("risk factors: dialysis, kidney disease, medicines; muscle weakness"),
    src.BRASH.at("methods: slow pulse, failing kidneys, high potassium; mean age 80"),
)
suspected, METAB_490 = define(
    "high_potassium_suspected",
    "a high potassium suspected from what can be told",
    rule="METAB-490",
    when=any_of(
        all_of(_told, _felt),
        all_of(_raised_twice_over, any_of(_weak_in_both_legs, f.palpitations_or_fainting)),
    ),
    also=_SUSPECTED,
    because="On dialysis, with little urine, or on two medicines that raise potassium, weak muscles or an "
    "uneven pulse are a high potassium until tracing and blood show otherwise.",
    references=_SUSPECTED_BY,
)
suspected_in_injury, METAB_496 = define(
    "high_potassium_suspected_in_injury",
    "a high potassium suspected in acute kidney injury",
    rule="METAB-496",
    when=all_of(f.acute_kidney_injury_known, _felt),
    also=_SUSPECTED,
    because="In acute kidney injury weak muscles or an uneven pulse are a high potassium until tracing and "
    "blood show otherwise.",
    references=_SUSPECTED_BY,
)
suspected_by_tests, METAB_497 = define(
    "high_potassium_suspected_by_tests",
    "a high potassium suspected from kidney tests or pulse",
    rule="METAB-497",
    when=any_of(
        all_of(_measured, any_of(_felt, _slow_pulse)),
        all_of(_not_passed, _slow_pulse),
    ),
    also=_SUSPECTED,
    because="Where kidneys fail, weak muscles or a slow pulse are a high potassium until tracing and blood "
    "show otherwise.",
    references=_SUSPECTED_BY,
)
unwell = any_of(
    _felt,
    _slow_pulse,
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
        ),
        because="A diuretic that spares potassium can lower sodium and raise potassium, most of all where "
        "fluid is lost as well.",
        claims=("E34", "E52"),
        references=(src.BNF.at("2: potassium-sparing diuretics: hyperkalaemia, hyponatraemia"),),
    ),
    METAB_482,
    METAB_483,
    METAB_484,
    METAB_490,
    METAB_496,
    METAB_497,
    *(
        Rule(
            id=rule,
            when=clear,
            then=(
                supports(d.HYPERKALEMIA, STRONG),
                *s.emergency(d.HYPERKALEMIA),
                recommends(s.TEST_ECG),
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
                    _weak_in_both_legs,
                    any_of(
                        all_of(_not_passed, any_of(f.palpitations_or_fainting, _since_today)),
                        all_of(_raised_twice_over, f.palpitations_or_fainting),
                    ),
                ),
                "Where potassium may pile up, weakness that came within a day, or goes with a faint or an "
                "uneven pulse, may end in a heart that stops: the tracing comes first.",
            ),
            (
                "METAB-499",
                all_of(
                    _weak_in_both_legs,
                    any_of(
                        all_of(_measured, any_of(f.palpitations_or_fainting, _since_today)),
                        all_of(any_of(_not_passed, _measured, _raised_twice_over), _slow_pulse),
                        # A heart that is short of fluid should race.
                        all_of(
                            any_of(_not_passed, _measured),
                            f.heart_rate.below("slow"),
                            f.systolic_pressure.at_most("low"),
                        ),
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
            when=all_of(fear, medicine_classes.withheld_for_potassium),
            then=(*s.urgent(d.HYPERKALEMIA), recommends(s.REVIEW_STOP_MEDICINE)),
            because=because,
            references=(
                src.UKKA_POTASSIUM.at("medicines as causes"),
                src.KDIGO_CKD.at("chapter 4: drug stewardship, medicines during acute illness"),
            ),
        )
        for rule, fear, because in (
            (
                "METAB-492",
                any_of(suspected, suspected_in_injury),
                "What keeps potassium in the body is withheld until the level is known.",
            ),
            (
                "METAB-498",
                suspected_by_tests,
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
        then=(*s.urgent(d.HYPERKALEMIA), recommends(s.TEST_ECG)),
        because="In someone unwell, or whose kidneys are failing, even a slightly high potassium may climb "
        "within hours.",
        references=(src.UKKA_POTASSIUM.at("community: hospital if unwell or with acute kidney injury"),),
    ),
)
