"""Heat: the cramps of hard work in it, exhaustion, and the stroke."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.electrolytes.lost_fluid import cramping

RULES: tuple[Rule, ...] = (
    Rule(
        id="METAB-74",
        when=all_of(f.in_heat_with_sweating, cramping),
        then=(supports(d.HEAT_CRAMPS, STRONG), recommends(s.ADVICE_FLUIDS)),
        because="Cramps that come with work or sport in heat and heavy sweat are heat cramps.",
        claims=("E03",),
        references=(src.NATA_HEAT.at("exercise-associated muscle cramps"),),
    ),
    Rule(
        id="METAB-75",
        when=all_of(
            f.heavy_sweating, cramping, any_of(f.hot_climate, f.comes_with_exertion, f.after_unusual_exercise)
        ),
        then=(supports(d.HEAT_CRAMPS, MODERATE), recommends(s.ADVICE_FLUIDS)),
        because="Heavy sweat by heat or effort loses the salt that muscle needs.",
        claims=("E03",),
    ),
    Rule(
        id="METAB-76",
        when=all_of(no(f.in_heat_with_sweating), no(f.heavy_sweating)),
        then=(opposes(d.HEAT_CRAMPS, STRONG),),
        because="Without heavy sweating, heat cramps do not occur.",
        claims=("E03",),
    ),
    Rule(
        id="METAB-77",
        when=all_of(
            any_of(f.in_heat_with_sweating, all_of(f.hot_climate, f.heavy_sweating)),
            any_of(f.confusion_or_seizure, f.drowsy_or_slowed),
        ),
        then=(
            supports(d.HEAT_STROKE, STRONG),
            *s.emergency(d.HEAT_STROKE),
            recommends(s.TREAT_COOLING),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Confusion in the heat may mean heat stroke or a very low sodium: cool the person and call "
        "for help.",
        references=(
            src.NATA_HEAT.at("exertional heat stroke: recognition"),
            src.EXERCISE_SODIUM.at("diagnosis: encephalopathy"),
        ),
    ),
    Rule(
        id="METAB-597",
        # An ear or a mouth reads low after effort, if that was today. Sweat alone does not tell it from
        # malaria, nor a start at sport from the infection of a graze.
        when=all_of(
            any_of(f.confusion_or_seizure, f.drowsy_or_slowed),
            any_of(
                all_of(
                    f.body_temperature.at_least("heat_stroke"),
                    any_of(f.hot_climate, f.after_unusual_exercise, f.began_during_effort),
                ),
                all_of(
                    f.body_temperature.at_least("fever"),
                    any_of(
                        all_of(
                            any_of(f.began_during_effort, f.after_unusual_exercise),
                            f.duration.is_("under a day"),
                        ),
                        all_of(f.began_during_effort, f.heavy_sweating, any_of(cramping, no(f.chills))),
                    ),
                ),
            ),
        ),
        then=(
            supports(d.HEAT_STROKE, MODERATE),
            *s.emergency(d.HEAT_STROKE),
            recommends(s.TREAT_COOLING),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_CK),
        ),
        because="Someone confused and this hot, after effort or in the heat, may have heat stroke: cooling "
        "cannot wait.",
        references=(
            src.ACSM_HEAT.at("abstract: definition; also where it is cool; rapid cooling"),
            src.NATA_HEAT.at("exertional heat stroke: recognition"),
        ),
    ),
    Rule(
        id="METAB-78",
        when=all_of(f.in_heat_with_sweating, any_of(f.palpitations_or_fainting, f.vomiting_or_diarrhea)),
        then=(
            *s.urgent(d.HEAT_STROKE),
            supports(d.HEAT_STROKE, WEAK),
            supports(d.DEHYDRATION, MODERATE),
            recommends(s.ADVICE_FLUIDS),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Fainting or vomiting in heat is heat exhaustion at least, and may become heat stroke.",
        claims=("C04",),
        references=(src.NATA_HEAT.at("heat syncope and heat exhaustion: recognition"),),
    ),
)
