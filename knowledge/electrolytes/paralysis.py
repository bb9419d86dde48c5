"""Weakness that comes within hours: a low potassium until it is measured."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.electrolytes.lost_fluid import cramping
from knowledge.medication import medicine_classes

_weak_muscles = any_of(
    f.weakness_proximal,
    all_of(f.side.is_("both legs"), any_of(f.leg_weakness, f.sudden_weak_leg)),
)
_weak_near_trunk = any_of(f.weakness_proximal, f.strength.is_("weak near the trunk"))
_weak_lately = any_of(f.onset_within_days, f.weakness_within_four_weeks)
_loses_potassium = any_of(
    medicine_classes.potassium_losing_drug, f.liquorice, f.eating_disorder, f.vomiting_or_diarrhea
)

_low_until_measured, METAB_381 = define(
    "low_potassium_until_measured",
    "a low potassium until it is measured",
    rule="METAB-381",
    when=all_of(
        medicine_classes.potassium_losing_drug,
        _weak_near_trunk,
        _weak_lately,
        f.palpitations_or_fainting,
    ),
    also=(
        supports(d.HYPOKALEMIA, STRONG),
        *s.emergency(d.HYPOKALEMIA),
        recommends(s.LAB_ELECTROLYTES),
        recommends(s.TEST_ECG),
    ),
    because="New weakness near the trunk and an uneven heart, on a medicine that lowers potassium, are a "
    "low potassium until it is measured.",
    claims=("E52",),
    references=(src.RCEM_POTASSIUM.at("hypokalaemia: causes, symptoms; cardiac monitoring"),),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="METAB-173",
        when=all_of(
            _loses_potassium,
            _weak_muscles,
            any_of(
                f.weakness_pace.is_("within a day"),
                f.onset_within_hours,
                f.duration.is_("under a day"),
            ),
        ),
        then=(
            supports(d.HYPOKALEMIA, MODERATE),
            *s.urgent(d.HYPOKALEMIA),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.TEST_ECG),
        ),
        because="Weakness within hours, on something that lowers potassium or after losing it, is a low "
        "potassium until it is measured.",
        claims=("E03", "E52"),
        references=(src.HYPOKALAEMIC_PARALYSIS.at("summary: acute systemic weakness with a low potassium"),),
    ),
    Rule(
        id="METAB-380",
        when=all_of(
            medicine_classes.potassium_losing_drug,
            _weak_muscles,
            # Within hours it is so without cramps as well (METAB-173).
            any_of(f.onset.is_("over days"), f.weakness_pace.is_("over days to four weeks")),
            any_of(cramping, f.palpitations_or_fainting),
        ),
        then=(
            supports(d.HYPOKALEMIA, MODERATE),
            *s.urgent(d.HYPOKALEMIA),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.TEST_ECG),
        ),
        because="Muscles that weaken over days, with cramps or an uneven heart, on a medicine that lowers "
        "potassium, suggest that it is low: it is measured today.",
        claims=("E03", "E52"),
        references=(src.RCEM_POTASSIUM.at("hypokalaemia: causes, symptoms"),),
    ),
    METAB_381,
    Rule(
        id="METAB-395",
        # Not what else lowers potassium: an inhaler or a steroid is not taken away before the level is known.
        when=all_of(
            _low_until_measured,
            any_of(f.thiazides, f.loop_diuretics, f.other_diuretics),
        ),
        then=(*s.emergency(d.HYPOKALEMIA), recommends(s.REVIEW_STOP_MEDICINE)),
        because="The diuretic that may have emptied the body of potassium is withheld at once.",
        claims=("E34", "E52"),
        references=(src.RCEM_POTASSIUM.at("hypokalaemia: causes, symptoms; cardiac monitoring"),),
    ),
    Rule(
        id="METAB-270",
        when=all_of(
            any_of(f.similar_before, all_of(f.electrolyte_abnormal_before, f.course.is_("comes and goes"))),
            any_of(
                f.weakness_proximal,
                all_of(
                    f.leg_weakness,
                    any_of(f.side.is_("both legs"), f.strength.is_("weak in arms and legs")),
                ),
            ),
            any_of(
                f.weakness_pace.is_("within a day"),
                f.onset_within_hours,
                f.duration.is_("under a day"),
            ),
        ),
        then=(
            supports(d.HYPOKALEMIA, MODERATE),
            *s.urgent(d.HYPOKALEMIA),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_TSH),
            recommends(s.TEST_ECG),
        ),
        because="Weakness that came within hours, as it did before, and went in between may be a periodic "
        "paralysis: potassium is measured while it lasts.",
        references=(src.HYPOKALAEMIC_PARALYSIS.at("causes: periodic paralyses, thyrotoxic among them"),),
    ),
    Rule(
        id="METAB-174",
        # The weakness near the trunk, and within hours: with that a nerve is seldom to blame.
        when=all_of(
            _loses_potassium,
            _weak_near_trunk,
            any_of(f.weakness_pace.is_("within a day"), all_of(f.sudden_weak_leg, f.onset_within_hours)),
        ),
        then=(
            supports(d.HYPOKALEMIA, STRONG),
            *s.urgent(d.HYPOKALEMIA),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.TEST_ECG),
        ),
        because="Hips and shoulders that fail within a day, on such a medicine or after such a loss, are "
        "typical of hypokalaemic paralysis.",
        claims=("E52",),
        references=(src.HYPOKALAEMIC_PARALYSIS.at("clinical features: weakness, reduced reflexes"),),
    ),
)
