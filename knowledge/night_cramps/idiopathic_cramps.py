"""Night leg cramps: what a true cramp is, what speaks for the idiopathic kind, and what against it.

A companion or a risk factor never says more than WEAK, and only what is atypical speaks against: that
another cause is known or likely does not, since both may be there. Later pregnancy does (SYST-03), since its
cramps are the same and have a name. Nothing here calls a cramp benign.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.electrolytes import lost_fluid, measured_salts
from knowledge.glucose import diabetes
from knowledge.kidneys import kidney_disease
from knowledge.red_flags.sepsis import feverish
from knowledge.whole_body import background

nocturnal_pattern, NOCT_01 = define(
    "nocturnal_pattern",
    "trouble at night in bed",
    rule="NOCT-01",
    # Whoever works nights sleeps by day: what wakes them is a night cramp all the same.
    when=any_of(f.night_in_bed, f.wakes_from_sleep),
    because="Trouble that comes in bed at night, or breaks into sleep, is nocturnal.",
    claims=("E13", "E38"),
)

typical_but_for_its_length = all_of(
    nocturnal_pattern,
    f.leg_cramp,
    f.location.any_of("calf", "foot"),
    no(f.comes_with_exertion),
    any_of(
        f.side.is_("alternating"),
        f.wakes_from_sleep,
        f.visible_hardening,
        f.eases.any_of("stretching"),
        no(f.at_rest),
    ),
)
RULES: tuple[Rule, ...] = (
    # What is meant by night, and by cramp
    NOCT_01,
    Rule(
        id="NOCT-02",
        when=all_of(f.leg_cramp, f.episode_duration.is_("seconds to minutes")),
        then=(concludes(c.true_cramp),),
        because="A true cramp comes suddenly and eases within seconds or minutes, unlike a contracture.",
        claims=("E01", "E40"),
    ),
    Rule(
        id="NOCT-03",
        when=all_of(
            f.leg_cramp,
            f.eases.any_of("stretching"),
            # Nobody who is woken by it looks first whether the calf is hard.
            any_of(f.visible_hardening, all_of(f.wakes_from_sleep, f.location.any_of("calf", "foot"))),
        ),
        then=(concludes(c.true_cramp),),
        because="A muscle that knots hard, or wakes by its grip, and lets go when stretched is in cramp, "
        "however long it lasts.",
        references=(src.AASM_ICSD3.at("sleep-related leg cramps: criteria A and C"),),
    ),
    # What speaks for night leg cramps
    Rule(
        id="NOCT-04",
        when=all_of(nocturnal_pattern, c.true_cramp, f.location.any_of("calf", "foot")),
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, STRONG),),
        because="Short, sudden cramps of the calf or foot in bed at night are typical night leg cramps.",
        claims=("B02", "C01", "E13", "E54"),
        references=(src.AASM_ICSD3.at("sleep-related leg cramps: essential features"),),
    ),
    Rule(
        id="NOCT-05",
        when=all_of(nocturnal_pattern, f.leg_cramp, f.visible_hardening, f.eases.any_of("stretching")),
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, STRONG),),
        because="A knot of muscle in bed that stretching relieves is a night cramp, in the thigh as well as "
        "the calf.",
        references=(src.AASM_ICSD3.at("sleep-related leg cramps: criteria A to C"),),
    ),
    Rule(
        id="NOCT-28",
        # How long it lasts need not be told where all else is typical.
        when=typical_but_for_its_length,
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, STRONG),),
        because="A cramp of calf or foot that breaks into sleep and never comes with walking is a night leg "
        "cramp.",
        claims=("B02", "C01", "E13"),
        references=(src.AASM_ICSD3.at("sleep-related leg cramps: criteria A to C"),),
    ),
    Rule(
        id="NOCT-06",
        when=all_of(nocturnal_pattern, f.leg_cramp),
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, MODERATE),),
        because="Cramps that come at night are mostly night cramps, though other causes can do the same.",
        claims=("A01", "B01", "E13"),
    ),
    Rule(
        id="NOCT-07",
        when=nocturnal_pattern,
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, WEAK),),
        because="Night cramps are the commonest leg trouble in bed, but trouble in bed alone does not prove "
        "them.",
        claims=("A01", "B01"),
    ),
    Rule(
        id="NOCT-260",
        when=all_of(f.leg_cramp, f.eases.any_of("stretching")),
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, WEAK),),
        because="A cramp that stretching ends is most often a night cramp, whatever the hour.",
        references=(src.AASM_ICSD3.at("sleep-related leg cramps: criterion C"),),
    ),
    Rule(
        id="NOCT-261",
        when=all_of(f.leg_cramp, any_of(f.evening_or_lying, f.disturbs_sleep, f.falling_asleep)),
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, WEAK),),
        because="Cramps that come on lying down, or cost sleep, are mostly night cramps.",
        claims=("A01", "B01"),
    ),
    Rule(
        id="NOCT-08",
        when=all_of(f.leg_cramp, f.age.at_least("older")),
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, WEAK),),
        because="Night cramps become more common with age, as do the diseases that can be mistaken for them.",
        claims=("C02", "D02", "E02"),
    ),
    Rule(
        id="NOCT-09",
        when=all_of(f.leg_cramp, background.muscle_fatigue),
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, WEAK),),
        because="Tired muscles often come before night cramps, and may be the cause.",
        claims=("A02", "B14", "C15", "D01", "D25"),
    ),
    Rule(
        id="NOCT-10",
        when=all_of(f.leg_cramp, lost_fluid.dehydration_signs),
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, WEAK),),
        because="Lack of fluid is linked with night cramps and may be their cause.",
        claims=("A02", "B14", "C15"),
    ),
    Rule(
        id="NOCT-11",
        when=all_of(
            f.leg_cramp,
            any_of(background.hypertension, diabetes.metabolic_syndrome, background.physical_inactivity),
        ),
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, WEAK),),
        because="High blood pressure, metabolic syndrome and little exercise are somewhat commoner in people "
        "with cramps.",
        claims=("D19", "D23", "E08"),
    ),
    # What speaks against them
    Rule(
        id="NOCT-12",
        when=no(f.leg_cramp),
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),),
        because="Pain without the sudden knot of a muscle is not a cramp, by night or by day.",
        claims=("B02", "E01"),
        references=(src.AASM_ICSD3.at("sleep-related leg cramps: criterion A"),),
    ),
    Rule(
        id="NOCT-700",
        when=all_of(
            f.leg_pain,
            f.location.any_of("hip or groin", "ankle or knee"),
            no(f.location.any_of("calf", "shin", "thigh", "buttock", "foot", "whole leg")),
        ),
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, MODERATE),),
        because="Cramps sit in muscle: what hurts at the hip, knee or ankle alone comes from a joint.",
        claims=("B02",),
    ),
    Rule(
        id="NOCT-13",
        when=no(nocturnal_pattern),
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),),
        because="Cramps that neither come in bed nor disturb sleep are not night cramps.",
        claims=("E13", "E54"),
    ),
    Rule(
        id="NOCT-25",
        # Weaker than if nothing wakes either: whoever works nights cramps in bed by day.
        when=no(f.night_in_bed),
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, MODERATE),),
        because="Cramps that never come at night are seldom night cramps, unless the person sleeps by day.",
        claims=("E13", "E54"),
    ),
    Rule(
        id="NOCT-14",
        when=any_of(
            f.episode_duration.is_("hours or longer"), f.course.is_("constant"), f.persists_after_stopping
        ),
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),),
        because="A cramp comes and goes; pain that stays for hours or will not settle is something else.",
        claims=("E40",),
        references=(src.NICE_CKS_CRAMPS.at("differential diagnosis"),),
    ),
    Rule(
        id="NOCT-15",
        when=f.course.is_("steadily worse"),
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, MODERATE),),
        because="Night cramps come and go over years; trouble that only gets worse suggests another cause.",
        references=(src.AASM_ICSD3.at("sleep-related leg cramps: onset and course"),),
    ),
    Rule(
        id="NOCT-390",
        when=all_of(feverish, f.back_pain),
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),),
        because="Fever and a sore back are no part of night cramps: these wait until both are explained.",
        references=(src.AFP_CRAMPS.at("evaluation: history and physical examination"),),
    ),
    Rule(
        id="NOCT-16",
        when=f.mainly_unpleasant_not_painful,
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, MODERATE),),
        because="A cramp hurts; a feeling that is unpleasant rather than painful fits restless legs better.",
        claims=("D10", "E22"),
    ),
    Rule(
        id="NOCT-29",
        when=all_of(
            typical_but_for_its_length,
            f.urge_to_move,
            f.mainly_unpleasant_not_painful,
            f.episode_duration.is_("up to an hour", "hours or longer"),
        ),
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),),
        because="An unpleasant urge to move that outlasts any cramp is restless legs, though cramps may come "
        "beside it.",
        claims=("D10", "E22"),
    ),
    Rule(
        id="NOCT-17",
        when=any_of(
            f.leg_weakness,
            f.muscle_wasting,
            c.stocking_signs,
            f.strength.is_(*(option for option in f.strength.options if option != "normal")),
        ),
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),),
        because="Between night cramps the leg is normal; lost strength, muscle or feeling has another cause.",
        references=(src.AFP_CRAMPS.at("evaluation: history and physical examination"),),
    ),
    # What they call for
    Rule(
        id="NOCT-18",
        when=all_of(f.disturbs_sleep, any_of(f.leg_cramp, f.leg_pain)),
        then=(escalates(ROUTINE),),
        because="Leg trouble that keeps someone from sleeping is reason enough to be seen.",
        claims=("A03",),
    ),
    Rule(
        id="NOCT-19",
        # Pain of narrowed arteries is not stretched away: it gives way to walking.
        when=all_of(
            nocturnal_pattern,
            any_of(c.true_cramp, all_of(f.leg_cramp, f.location.any_of("calf", "foot"))),
        ),
        then=(recommends(s.ADVICE_STRETCHING),),
        because="Stretching eases a cramp, though there is little proof that it prevents the next one.",
        references=(
            src.AAN_CRAMPS.at("non-drug treatment"),
            src.NICE_CKS_CRAMPS.at("management: stretching"),
        ),
    ),
    Rule(
        id="NOCT-26",
        when=all_of(c.true_cramp, f.after_unusual_exercise, no(f.leg_injury)),
        then=(recommends(s.ADVICE_STRETCHING),),
        because="A muscle that cramps after hard use lets go when it is stretched, unless it is torn.",
        references=(src.NATA_HEAT.at("exercise-associated muscle cramps: treatment by stretching"),),
    ),
    Rule(
        id="NOCT-27",
        when=all_of(
            nocturnal_pattern,
            f.leg_cramp,
            f.frequency.is_("most days or nights", "often, not counted"),
        ),
        then=(escalates(ROUTINE), recommends(s.ADVICE_STRETCHING)),
        because="Cramps on most nights are worth a visit, to look for a cause and a treatment, even where "
        "sleep is not spoilt.",
        references=(src.NICE_CKS_CRAMPS.at("management: frequent or severe cramps"),),
    ),
    # Causes known already. That none is known says nothing: silent ones are the pitfall (E50, E53).
    Rule(
        id="NOCT-20",
        when=any_of(kidney_disease.kidney_failure, f.neuropathy_known, f.pad_known),
        then=(concludes(c.secondary_cause_known),),
        because="Failing kidneys, damaged nerves and narrowed arteries are known causes of night cramps.",
        claims=("D04", "D05", "D06", "D07", "D28"),
    ),
    Rule(
        id="NOCT-21",
        when=any_of(
            f.kidney_disease_known,
            f.cirrhosis_known,
            f.alcohol_heavy,
            f.anemia_known,
            f.hypothyroidism_known,
            f.hyperthyroidism_known,
            f.addison_known,
            f.parkinson_known,
            f.back_disease_known,
            f.diabetes.is_("type 1", "type 2", "other or unknown type"),
        ),
        then=(concludes(c.secondary_cause_known),),
        because="Several diseases of organs, glands and nerves are sometimes linked with night cramps.",
        claims=("D12", "D13", "D14", "D15", "D16", "D20", "D22", "D26", "D30", "D31", "D32", "D34"),
    ),
    Rule(
        id="NOCT-22",
        when=all_of(c.secondary_cause_known, any_of(f.leg_cramp, f.leg_pain)),
        then=(escalates(ROUTINE), recommends(s.HISTORY_ASSOCIATED)),
        because="Leg trouble in someone with a disease that can cause it should be reported to the team that "
        "treats it.",
        claims=("D07", "D33"),
    ),
    Rule(
        id="NOCT-23",
        when=all_of(c.true_cramp, f.location.any_of("calf", "foot"), f.severity.is_("severe")),
        then=(supports(d.NOCTURNAL_LEG_CRAMPS, WEAK),),
        because="Short, severe cramps of the calf or foot are mostly night cramps, even if their timing is "
        "not known.",
        claims=("B02",),
    ),
    Rule(
        id="NOCT-24",
        when=measured_salts.electrolyte_disturbance,
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),),
        # Companion and rival at once in A, B and C: what is measured is treated, so here the rival leads.
        because="Night cramps have no cause that can be found, and a blood salt out of range is a cause.",
        claims=("A02", "B14", "C15", "E02", "E05"),
        references=(src.AFP_CRAMPS.at("definition and differential diagnosis"),),
    ),
)
