"""Alarms of cord and brain: legs that fail within days, a cord that is squeezed or inflamed, a stroke."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

# What a patient can tell: were strength on examination among it, nobody unexamined could be without it.
told_weak = any_of(
    f.leg_weakness, f.foot_drop, f.weakness_proximal, f.weakness_progressive, f.sudden_weak_leg
)
weak = any_of(told_weak, f.strength.is_(*(option for option in f.strength.options if option != "normal")))
deficit = any_of(
    weak,
    f.unsteady_gait,
    f.numbness,
    f.saddle_numbness,
    f.bladder_or_bowel_change,
    f.upper_motor_signs,
)
fast = any_of(f.onset_within_days, f.weakness_within_four_weeks, f.sudden_weak_leg)
# Trouble that is days old as a whole holds no weakness that is older: what is found may be.
lately = any_of(fast, f.began_within_two_weeks)
newly_weak = any_of(all_of(weak, fast), all_of(told_weak, f.began_within_two_weeks))
# How the pain feels need not be told where it comes from the back and the legs are numb.
down_both_legs = all_of(
    f.side.is_("both legs"),
    any_of(
        c.radicular_pattern,
        all_of(f.radiates_from_back_or_buttock, f.back_pain, any_of(f.numbness, f.tingling)),
    ),
)
reflexes_lost = any_of(
    f.knee_reflex.is_("reduced on both sides", "absent on both sides"),
    f.ankle_reflex.is_("reduced on both sides", "absent on both sides"),
)
level_on_the_trunk = any_of(
    f.sensory_distribution.is_("below a level on the trunk"),
    f.pinprick.is_("reduced below a level on the trunk"),
    f.light_touch.is_("reduced below a level on the trunk"),
)
_growing = any_of(
    f.weakness_within_four_weeks,
    f.weakness_progressive,
    f.sudden_weak_leg,
    f.onset_within_hours,
    f.duration.is_("under a day"),
    f.course.is_("steadily worse"),
)
_nerve_signs = any_of(
    f.numbness,
    f.tingling,
    f.unsteady_gait,
    f.bulbar_signs,
    f.foot_drop,
    f.strength.is_("weak in one root", "weak in one leg"),
    reflexes_lost,
)
brisk = any_of(
    f.upper_motor_signs,
    f.knee_reflex.is_("brisk", "brisk on one side"),
    f.ankle_reflex.is_("brisk", "brisk on one side"),
)

RULES: tuple[Rule, ...] = (
    # Without naming a suspect: a clear scan of the lumbar spine leaves the cord above it unseen.
    Rule(
        id="NEUR-105",
        when=all_of(f.cancer_active, f.back_pain),
        then=(supports(d.SPINAL_CORD_COMPRESSION, MODERATE), *s.urgent(), recommends(s.EXAM_NEUROLOGIC)),
        because="Back pain in someone with cancer may be a spinal metastasis, which imaging has to rule out.",
        references=(src.NICE_MSCC.at("1.3: recognising spinal metastases, pain"),),
    ),
    Rule(
        id="NEUR-106",
        when=all_of(f.cancer_active, f.back_pain, deficit),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, STRONG),
            *s.emergency(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="Cancer with back pain and weak legs may mean pressure on the spinal cord, where every hour "
        "counts.",
        references=(
            src.NICE_MSCC.at("1.3: recognising cord compression; MRI of the whole spine within 24 hours"),
        ),
    ),
    Rule(
        id="NEUR-700",
        # No back pain is asked for. Nerves that chemotherapy has worn are numb for months, and walk.
        when=all_of(
            f.cancer_active,
            any_of(
                all_of(
                    f.unsteady_gait,
                    any_of(f.side.is_("both legs"), f.numbness, f.bladder_or_bowel_change, f.constipation),
                ),
                all_of(
                    f.side.is_("both legs"),
                    any_of(f.walking_hard, f.cannot_bear_weight, f.leg_weakness),
                    any_of(f.numbness, f.tingling, f.leg_weakness),
                    any_of(lately, f.duration.is_("weeks", "recent, not dated")),
                ),
            ),
        ),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="In cancer, legs that newly walk unsteadily, or fail and feel less on both sides, may hang "
        "on a squeezed cord, even without back pain.",
        references=(
            src.NICE_MSCC.at("1.3: recognising cord compression: limb weakness, gait, sensory loss"),
        ),
    ),
    Rule(
        id="NEUR-110",
        # Not even a slow onset of the leg trouble says since when speech fails.
        when=f.bulbar_signs,
        then=(supports(d.STROKE, MODERATE), *s.emergency()),
        because="New trouble with speech or swallowing may be a stroke, however long the legs have been "
        "affected.",
        references=(src.NICE_NEURO.at("speech, swallowing and language problems in adults: sudden onset"),),
    ),
    Rule(
        id="NEUR-112",
        when=all_of(
            f.upper_motor_signs,
            any_of(
                f.bladder_or_bowel_change,
                f.saddle_numbness,
                f.anal_tone_reduced,
                f.numbness,
                # Without pain, numbness or haste, spreading weakness may be motor neurons: urgent (NEUR-95).
                all_of(f.back_pain, weak),
            ),
        ),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, STRONG),
            *s.emergency(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="An extensor plantar or clonus with failing bladder, feeling or strength means a spinal cord "
        "in danger, often above what a lumbar scan shows.",
        references=(
            src.NICE_MSCC.at("1.3: recognising cord compression; MRI of the whole spine within 24 hours"),
            src.NICE_NEURO.at("limb weakness: upper motor neuron signs"),
        ),
    ),
    # A clear scan takes back the suspicion of the cauda equina, and leaves what was complained of.
    Rule(
        id="NEUR-113",
        when=all_of(f.lumbar_mri.is_("no compression"), any_of(c.cauda_equina_picture, f.anal_tone_reduced)),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="With saddle or bladder trouble and room in the lumbar canal, the cause may lie in the "
        "spinal cord above it.",
        references=(src.CES_PATHWAY.at("MRI without compression: further causes, whole spine"),),
    ),
    Rule(
        id="CORD-364",
        # That the bladder went with the legs leaves little else, whatever the blood shows beside it.
        when=all_of(
            f.lumbar_mri.is_("no compression"),
            newly_weak,
            f.side.is_("both legs"),
            any_of(f.bladder_change, f.saddle_numbness, f.anal_tone_reduced),
        ),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, STRONG),
            *s.emergency(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="Legs and bladder that newly fail together, with room in the lumbar canal, fail higher up: "
        "the rest of the spine is scanned at once.",
        references=(
            src.CES_PATHWAY.at("MRI without compression: further causes, whole spine"),
            src.NICE_MSCC.at("1.3: recognising cord compression; MRI of the whole spine within 24 hours"),
        ),
    ),
    Rule(
        id="NEUR-114",
        when=all_of(
            newly_weak,
            any_of(
                fast,
                f.duration.is_("under a day"),
                f.side.is_("both legs"),
                all_of(f.hand_numbness, any_of(f.numbness, f.tingling)),
            ),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, WEAK),
            supports(d.SPINAL_CORD_COMPRESSION, WEAK),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Weakness that came on within hours or days may mean that nerves, spinal cord or brain are "
        "in danger.",
        claims=("C11",),
        references=(src.NICE_NEURO.at("limb weakness: sudden-onset or rapidly progressive"),),
    ),
    Rule(
        id="NEUR-115",
        when=any_of(
            all_of(
                newly_weak,
                any_of(
                    f.side.is_("both legs"),
                    all_of(f.hand_numbness, any_of(f.numbness, f.tingling), no(f.side.is_("one leg"))),
                ),
                # That the legs began to hurt within days does not say how fast they became weak.
                any_of(no(f.leg_pain), _growing, _nerve_signs),
            ),
            all_of(fast, weak, f.upper_motor_signs),
            all_of(fast, f.strength.is_("weak at both feet", "weak in both legs", "weak in arms and legs")),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, MODERATE),
            supports(d.SPINAL_CORD_COMPRESSION, MODERATE),
            *s.emergency(),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Legs that become weak within hours or days may mean Guillain-Barré syndrome, which can stop "
        "breathing; brisk reflexes point to the cord.",
        references=(src.NICE_NEURO.at("limb weakness: rapidly progressive symmetrical weakness"),),
    ),
    Rule(
        id="CORD-01",
        when=any_of(all_of(brisk, f.unsteady_gait), all_of(f.upper_motor_signs, f.back_pain)),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Newly stiff walking or back pain, with brisk reflexes or an extensor plantar, may come from "
        "pressure on the spinal cord, which needs a scan.",
        references=(
            src.AOSPINE_MYELOPATHY.at("clinical presentation: gait and long-tract signs"),
            src.NICE_NEURO.at("gait unsteadiness in adults"),
        ),
    ),
    Rule(
        id="CORD-606",
        # Cramps of years began suddenly too: only trouble that is new as a whole dates the steps.
        when=all_of(
            f.unsteady_gait,
            f.onset.is_("sudden"),
            f.duration.is_("under a day", "days", "recent, not dated"),
        ),
        then=(supports(d.STROKE, MODERATE), *s.emergency()),
        because="New leg trouble that began suddenly, with unsteady steps, may be a stroke of the "
        "cerebellum, even with nothing else.",
        references=(src.NICE_NEURO.at("1.2, and gait unsteadiness in adults: sudden onset"),),
    ),
    Rule(
        id="CORD-670",
        # Whether the steps or the cramps began suddenly is not known.
        when=all_of(
            f.unsteady_gait,
            f.onset.is_("sudden"),
            any_of(f.headache, f.vomiting, f.atrial_fibrillation_known),
        ),
        then=(supports(d.STROKE, WEAK), *s.urgent(), recommends(s.EXAM_NEUROLOGIC)),
        because="Newly unsteady steps, with new headache, vomiting or a heart in fibrillation, in trouble "
        "that began suddenly, may come from the cerebellum and are examined the same day.",
        references=(src.NICE_NEURO.at("1.2, and gait unsteadiness in adults: sudden onset"),),
    ),
    Rule(
        id="CORD-02",
        when=f.unsteady_gait,
        then=(escalates(SOON), recommends(s.EXAM_NEUROLOGIC)),
        because="Walking that became unsteady or stiff within weeks is not part of a cramp, so nerves and "
        "cord are examined soon.",
        references=(src.NICE_NEURO.at("gait unsteadiness in adults"),),
    ),
    Rule(
        id="CORD-05",
        # No cancer is asked for: a squeezed cord may be the first that is known of it.
        when=all_of(
            weak,
            f.side.is_("both legs"),
            f.unsteady_gait,
            any_of(f.back_pain, f.numbness, f.tingling),
        ),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="Weak legs and unsteady walking, with back pain or altered feeling, may come from pressure "
        "on the spinal cord, even where the reflexes are normal.",
        references=(
            src.NICE_MSCC.at("1.3: recognising cord compression: limb weakness, gait, sensory loss"),
            src.NICE_NEURO.at("limb weakness; gait unsteadiness in adults"),
        ),
    ),
    Rule(
        id="CORD-06",
        when=all_of(
            level_on_the_trunk,
            any_of(f.numbness, f.tingling, f.leg_weakness, f.bladder_or_bowel_change),
        ),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, STRONG),
            opposes(d.GUILLAIN_BARRE_SYNDROME, STRONG),
            opposes(d.PERIPHERAL_NEUROPATHY, STRONG),
            *s.emergency(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="Feeling lost from a level on the trunk downwards is lost in the spinal cord, which is "
        "scanned at once.",
        references=(
            src.NICE_MSCC.at("1.3: recognising cord compression: sensory loss; MRI of the whole spine"),
            src.EAN_GBS.at("diagnosis: features that cast doubt: sensory level"),
        ),
    ),
    Rule(
        id="CORD-261",
        when=all_of(
            f.strength.is_("weak in one leg"),
            f.position_sense.is_("reduced"),
            # Like a stocking it is the nerves of both feet, and one of them pressed on as well.
            any_of(
                f.pinprick.is_(
                    "reduced in patches", "reduced below a level on the trunk", "reduced, pattern not told"
                ),
                all_of(
                    f.temperature_sensitivity,
                    f.sensory_distribution.is_("band or strip of one leg", "below a level on the trunk"),
                ),
            ),
        ),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="One leg weak, with position and pain felt less, fits half a spinal cord better than any "
        "nerve.",
        references=(src.NICE_MSCC.at("1.3: recognising cord compression: limb weakness, sensory loss"),),
    ),
    Rule(
        id="CORD-370",
        when=all_of(
            any_of(f.strength.is_("weak in one leg"), all_of(f.side.is_("one leg"), f.leg_weakness)),
            f.pinprick.is_("reduced on the side that is not weak"),
        ),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, STRONG),
            opposes(d.PERIPHERAL_NEUROPATHY, STRONG),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="One leg weak and the other without pain or temperature is half a spinal cord: no nerve and "
        "no root does that.",
        references=(src.NICE_MSCC.at("1.3: recognising cord compression: limb weakness, sensory loss"),),
    ),
    Rule(
        id="CORD-260",
        when=all_of(
            f.side.is_("both legs"),
            any_of(f.sudden_weak_leg, f.weakness_pace.is_("within a day")),
            any_of(f.bladder_change, f.saddle_numbness, f.anal_tone_reduced),
        ),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, STRONG),
            opposes(d.GUILLAIN_BARRE_SYNDROME, STRONG),
            *s.emergency(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="Both legs and the bladder that fail within hours fail in the spinal cord or below it: it is "
        "squeezed, or cut off from its blood.",
        references=(
            src.NICE_NEURO.at("limb weakness: sudden onset"),
            src.EAN_GBS.at("diagnosis: features that cast doubt: worst within a day, bladder at onset"),
        ),
    ),
    Rule(
        id="CORD-03",
        when=f.whole_spine_mri.is_("neither compression nor infection"),
        then=(opposes(d.SPINAL_CORD_COMPRESSION, DEFINING), opposes(d.SPINAL_INFECTION, DEFINING)),
        because="A scan of the whole spine, with room for the cord and no infection, rules both out.",
        references=(
            src.NICE_MSCC.at("1.5: MRI of the whole spine"),
            src.IDSA_SPINE.at("evaluation: spine MRI"),
        ),
    ),
    Rule(
        id="CORD-04",
        when=f.whole_spine_mri.is_("cord compression"),
        then=(supports(d.SPINAL_CORD_COMPRESSION, STRONG), *s.emergency()),
        because="A spinal cord seen to be compressed has to be freed before it fails.",
        references=(src.NICE_MSCC.at("1.3 and 1.5: immediate referral"),),
    ),
    Rule(
        id="NEUR-161",
        when=all_of(
            f.cancer_before,
            f.back_pain,
            any_of(deficit, f.spinal_tenderness, f.bone_pain_at_night, f.course.is_("steadily worse")),
        ),
        then=(supports(d.SPINAL_CORD_COMPRESSION, MODERATE), *s.urgent(), recommends(s.EXAM_NEUROLOGIC)),
        because="Cancer can come back in the spine years later: back pain that grows, or legs that fail, are "
        "looked into without delay.",
        references=(src.NICE_MSCC.at("1.3: recognising spinal metastases: past or current cancer"),),
    ),
)
DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.SPINAL_CORD_COMPRESSION,
        minimum=(
            f.leg_weakness,
            f.weakness_progressive,
            f.unsteady_gait,
            f.bladder_change,
            f.bowel_change,
            f.saddle_numbness,
            brisk,
            all_of(f.cancer_active, f.back_pain),
        ),
        at_risk=all_of(f.cancer_active, f.back_pain),
        looked_for_by=(s.HISTORY_WEAKNESS, s.EXAM_NEUROLOGIC, s.TEST_WHOLE_SPINE_MRI),
        references=(src.NICE_MSCC.at("1.3: recognising cord compression; 1.5: MRI"),),
    ),
)
