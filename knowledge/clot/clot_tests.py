"""What tests say of clots in the deep veins: which exclude one, when, and when they are done again.

A scan of all the leg's veins excludes a clot for now, but not one in the pelvis, which swells the leg up to
the groin: there the pelvic veins have to be seen as well. Guidelines ask for a second scan where the
suspicion was high, mostly after one of the upper veins alone; that is asked for here after any, since a
report does not always say how far down was looked.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.clot import clot_signs
from knowledge.clot.clot_signs import (
    pregnant_or_after_birth,
    reason_for_a_clot,
    swollen_or_tender,
    wells_examined,
)
from knowledge.criteria import *

_pelvis_clear = f.leg_ultrasound.is_("no clot from pelvis to calf")
_clear = f.leg_ultrasound.is_("no clot", "no clot from pelvis to calf")

RULES: tuple[Rule, ...] = (
    Rule(
        id="VASC-303",
        when=all_of(
            any_of(c.wells_likely, f.leg_ultrasound.is_("clot")),
            any_of(f.platelets.below("very_low"), f.clotting_prolonged),
        ),
        then=(
            *s.emergency(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.REVIEW_BLEEDING),
            recommends(s.LAB_CBC),
            recommends(s.LAB_CLOTTING),
        ),
        because="With so few platelets, or blood that clots this slowly, a blood thinner may do more harm "
        "than the clot.",
        references=(src.NICE_VTE.at("1.3: anticoagulation: bleeding risk, full blood count and clotting"),),
    ),
    Rule(
        id="VASC-340",
        when=all_of(c.wells_likely, f.anticoagulants),
        then=(recommends(s.REVIEW_ANTICOAGULANT),),
        because="A clot that is likely despite a blood thinner means a small or a missed dose, or a thinner "
        "that fails: which of them it is decides the treatment.",
        references=(src.NICE_VTE.at("1.3: anticoagulation treatment for suspected or confirmed DVT or PE"),),
    ),
    Rule(
        id="VASC-62",
        when=f.leg_ultrasound.is_("clot"),
        then=(supports(d.DEEP_VEIN_THROMBOSIS, DEFINING), *s.emergency(), recommends(s.TREAT_CLOT)),
        because="A clot that has been seen is treated at once, to keep it from the lungs.",
        claims=("B08", "C08"),
        references=(src.NICE_VTE.at("1.1: positive ultrasound"),),
    ),
    Rule(
        id="VASC-63",
        # How far up it is swollen has to be known: a clot above the groin is in no scan of the leg. Around
        # birth too, since a scan is what lifts the alarm; VASC-67 and VASC-86 then ask for a second one.
        when=all_of(
            _clear,
            any_of(_pelvis_clear, no(f.entire_leg_swollen), no(f.one_sided_swelling)),
        ),
        then=(opposes(d.DEEP_VEIN_THROMBOSIS, DEFINING),),
        because="Veins that can be pressed shut on ultrasound from groin to calf hold no clot, nor does the "
        "pelvis where the leg is not swollen all the way up.",
        references=(
            src.NICE_VTE.at("1.1: negative ultrasound"),
            src.RCOG_VTE.at("iliac vein thrombosis: swelling of the entire limb"),
        ),
    ),
    Rule(
        id="VASC-178",
        when=all_of(f.leg_ultrasound.is_("no clot"), f.entire_leg_swollen),
        then=(*s.urgent(), recommends(s.TEST_PELVIC_VEINS)),
        because="A leg that is swollen up to the groin, with clear veins below it, may be blocked in the "
        "pelvis, most of all in pregnancy and after birth.",
        claims=("C08",),
        references=(
            src.RCOG_VTE.at("iliac vein thrombosis: swelling of the entire limb"),
            src.SOGC_VTE.at("recommendation 2: the whole length of the veins from the external iliac down"),
        ),
    ),
    Rule(
        id="VASC-180",
        when=all_of(f.leg_ultrasound.is_("no clot"), f.cancer_active, f.both_legs_swollen),
        then=(escalates(SOON), recommends(s.TEST_PELVIC_VEINS)),
        because="In cancer, legs that swell with clear veins may drain badly through the pelvis, from a clot "
        "or a tumour.",
        claims=("C08",),
        references=(src.NICE_VTE.at("1.1: negative ultrasound, consider alternative diagnoses"),),
    ),
    Rule(
        id="VASC-64",
        # Cancer counts in the score instead. Around birth a low D-dimer is untested; anticoagulants lower it.
        when=all_of(
            f.d_dimer.below("raised"),
            any_of(no(c.wells_likely), _clear),
            no(f.anticoagulants),
            any_of(f.age.at_least("older"), no(pregnant_or_after_birth)),
        ),
        then=(opposes(d.DEEP_VEIN_THROMBOSIS, DEFINING),),
        because="A low D-dimer excludes a clot where the Wells score is low, or the leg's veins are clear, "
        "and nothing falsifies the test.",
        references=(
            src.NICE_VTE.at("1.1: unlikely deep vein thrombosis with a negative D-dimer"),
            src.NICE_VTE.at("1.1: likely deep vein thrombosis, with scan and D-dimer both negative"),
            src.RCOG_VTE.at("D-dimer is not to be used in pregnancy"),
        ),
    ),
    Rule(
        id="VASC-65",
        when=all_of(
            f.d_dimer.below("raised"),
            any_of(f.anticoagulants, pregnant_or_after_birth, c.wells_likely),
            any_of(swollen_or_tender, c.wells_likely, all_of(clot_signs.clot_risk, f.side.is_("one leg"))),
        ),
        then=(*s.urgent(d.DEEP_VEIN_THROMBOSIS), recommends(s.TEST_LEG_ULTRASOUND)),
        because="On anticoagulants, around birth or with a high score, a low D-dimer does not rule out a "
        "clot: a scan is needed.",
        references=(
            src.NICE_VTE.at("1.1: D-dimer alone excludes only where deep vein thrombosis is unlikely"),
            src.RCOG_VTE.at("D-dimer is not to be used in pregnancy"),
        ),
    ),
    Rule(
        id="VASC-66",
        # With age alone it rises: over 50 it takes a leg that could hold a clot, or a reason to form one.
        when=all_of(
            f.d_dimer.at_least("raised"),
            any_of(
                f.age.below("risk_age"),
                f.d_dimer.at_least("raised_at_any_age"),
                f.side.is_("one leg"),
                f.one_sided_swelling,
                f.deep_tenderness,
                f.leg_warmth,
                f.leg_redness,
                *wells_examined,
                reason_for_a_clot,
            ),
        ),
        then=s.urgent(d.DEEP_VEIN_THROMBOSIS),
        because="A D-dimer that is raised even for the patient's age means that a clot has to be looked for "
        "today.",
        references=(
            src.NICE_VTE.at("1.1: unlikely deep vein thrombosis with a positive D-dimer; adjusted over 50"),
        ),
    ),
    Rule(
        id="VASC-160",
        when=all_of(
            any_of(f.leg_pain, f.leg_cramp),
            f.side.is_("one leg"),
            clot_signs.where_a_clot_hurts,
            any_of(
                all_of(f.d_dimer.at_least("raised"), f.age.below("risk_age")),
                f.d_dimer.at_least("raised_at_any_age"),
            ),
        ),
        then=(
            supports(d.DEEP_VEIN_THROMBOSIS, MODERATE),
            *s.emergency(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.TEST_LEG_ULTRASOUND),
        ),
        because="Pain of one leg, even if it comes and goes, with a D-dimer too high for the age is scanned "
        "within hours.",
        claims=("B08", "C08"),
        references=(
            src.NICE_VTE.at("1.1: unlikely deep vein thrombosis with a positive D-dimer, scan in four hours"),
        ),
    ),
    Rule(
        id="VASC-72",
        when=all_of(
            any_of(all_of(c.dvt_picture, no(c.wells_likely)), clot_signs.constant_calf_pain),
            # Not around birth: there only a scan answers.
            any_of(f.age.at_least("older"), no(pregnant_or_after_birth)),
        ),
        then=(escalates(SOON, d.DEEP_VEIN_THROMBOSIS), recommends(s.LAB_D_DIMER)),
        because="With a low score, a low D-dimer can rule a clot out where a scan has to wait.",
        claims=("C08",),
        references=(src.NICE_VTE.at("1.1: unlikely Wells score, D-dimer within four hours"),),
    ),
    Rule(
        id="VASC-79",
        when=f.d_dimer.at_least("raised"),
        then=(
            supports(d.DEEP_VEIN_THROMBOSIS, WEAK),
            escalates(SOON, d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_CLOT),
            recommends(s.TEST_LEG_ULTRASOUND),
        ),
        because="A raised D-dimer proves nothing by itself, but the leg still has to be examined for a clot.",
        references=(src.NICE_VTE.at("1.1: unlikely deep vein thrombosis with a positive D-dimer"),),
    ),
    Rule(
        id="VASC-85",
        when=all_of(_clear, c.wells_likely, f.d_dimer.at_least("raised")),
        # Without naming a suspect: the scan that has cleared the veins today is the one to be repeated.
        then=(escalates(SOON), recommends(s.TEST_LEG_ULTRASOUND_AGAIN)),
        because="A clot too small for the first scan grows within a week: a high score with a raised "
        "D-dimer calls for a second scan.",
        claims=("B08",),
        references=(src.NICE_VTE.at("1.1: negative scan and positive D-dimer, repeat after 6 to 8 days"),),
    ),
    Rule(
        id="VASC-86",
        when=all_of(_clear, pregnant_or_after_birth, swollen_or_tender),
        then=(escalates(SOON), recommends(s.TEST_LEG_ULTRASOUND_AGAIN)),
        because="In pregnancy and after birth, one clear scan of a swollen or sore leg does not yet rule out "
        "a clot.",
        claims=("C08",),
        references=(src.RCOG_VTE.at("ultrasound negative, suspicion high: repeat on days three and seven"),),
    ),
    Rule(
        id="VASC-490",
        when=all_of(f.leg_ultrasound.is_("no clot"), f.one_sided_swelling, no(pregnant_or_after_birth)),
        then=(*s.emergency(d.DEEP_VEIN_THROMBOSIS), recommends(s.LAB_D_DIMER)),
        because="After a clear scan of a swollen leg a low D-dimer ends the search for a clot.",
        references=(src.NICE_VTE.at("1.1: likely Wells score, D-dimer where the scan is negative"),),
    ),
    Rule(
        id="VASC-505",
        # Not asked, pregnancy is not denied: until then the alarm stays, and no D-dimer is called for.
        when=all_of(f.leg_ultrasound.is_("no clot"), f.one_sided_swelling),
        then=(*s.emergency(d.DEEP_VEIN_THROMBOSIS), recommends(s.EXAM_AFTER_SCAN)),
        because="A clear scan rules a clot out where the leg is not swollen up to the groin. Where that is "
        "not known a low D-dimer does, except around birth.",
        references=(
            src.NICE_VTE.at("1.1: likely Wells score, D-dimer where the scan is negative"),
            src.RCOG_VTE.at("iliac vein thrombosis: swelling of the entire limb; D-dimer not in pregnancy"),
        ),
    ),
    Rule(
        id="VASC-87",
        when=all_of(_clear, c.wells_likely),
        then=(recommends(s.LAB_D_DIMER),),
        because="After a clear scan with a high score, the D-dimer shows whether a second scan is needed.",
        claims=("B08",),
        references=(src.NICE_VTE.at("1.1: likely Wells score, D-dimer where the scan is negative"),),
    ),
)
