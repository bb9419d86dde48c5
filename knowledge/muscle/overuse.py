"""Overuse and strain: muscle asked for more than it is used to, and the sore shins of those who train."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

_groin_hurts_with_load = all_of(
    f.side.is_("one leg"),
    f.location.any_of("hip or groin"),
    any_of(f.regular_training, f.after_unusual_exercise),
    any_of(f.comes_with_exertion, f.worse_with_effort, f.began_during_effort),
)
hip_hurt_by_training, MSK_330 = define(
    "hip_hurt_by_training",
    "a groin that hurts from training, with a hip that is stiff, hurts at rest or gets worse",
    rule="MSK-330",
    when=all_of(
        _groin_hurts_with_load,
        # A strained groin hurts in the muscle: it lets the hip be moved, and gets better.
        any_of(f.joint_movement_limited, f.cannot_bear_weight, f.at_rest, f.course.is_("steadily worse")),
    ),
    also=(
        supports(d.OVERUSE_STRAIN, MODERATE),
        escalates(SOON),
        recommends(s.REVIEW_RUNNING),
        recommends(s.TEST_LOADED_HIP_XRAY),
    ),
    because="A groin that hurts with the load, in someone who trains hard, may be a crack in the neck of "
    "the thigh bone, which breaks through if it is run on.",
    claims=("B06", "C06"),
    references=(src.HIP_STRESS_FRACTURE.at("abstract: exercise-related hip pain; delay in diagnosis"),),
)

_broken = f.bone_xray.is_("broken or cracked, not yet treated")

_HIP_OR_THIGH = f.location.any_of("hip or groin", "thigh")
_brittle = all_of(any_of(f.osteoporosis_known, f.bisphosphonates), _HIP_OR_THIGH)
_hurts_badly = all_of(f.severity.is_("severe"), f.course.is_("constant", "steadily worse"))
# Who has long been chairbound and has cramps of the thigh has broken nothing.
_carries_no_weight = all_of(
    f.cannot_bear_weight,
    any_of(
        f.location.any_of("hip or groin"),
        f.duration.is_("under a day", "days", "weeks", "recent, not dated"),
        f.onset_within_days,
        all_of(f.leg_pain, no(f.leg_cramp)),
    ),
)
brittle_hip, MSK_581 = define(
    "brittle_hip",
    "bones that are brittle, or of somebody who fell, and a hip or thigh that may have cracked",
    rule="MSK-581",
    # A worn hip hurts under load too, but for years. Hips stiff on both sides for weeks are inflamed.
    when=any_of(
        all_of(
            _brittle,
            any_of(
                _carries_no_weight,
                all_of(f.began_within_two_weeks, _hurts_badly),
                all_of(f.began_within_two_weeks, f.falls, f.location.any_of("hip or groin")),
                all_of(f.side.is_("one leg"), f.duration.is_("weeks", "recent, not dated"), _hurts_badly),
                all_of(
                    f.side.is_("one leg"),
                    any_of(f.walking_hard, all_of(f.falls, f.location.any_of("hip or groin"))),
                    any_of(f.began_within_two_weeks, all_of(f.onset_within_days, _hurts_badly)),
                ),
            ),
        ),
        # Old bone is thin though nobody measured it, and so is that of who takes a steroid.
        all_of(
            any_of(f.age.at_least("older"), f.corticosteroids),
            f.falls,
            _HIP_OR_THIGH,
            f.side.is_("one leg"),
            any_of(
                _carries_no_weight,
                all_of(
                    f.began_within_two_weeks,
                    any_of(_hurts_badly, all_of(f.walking_hard, f.location.any_of("hip or groin"))),
                ),
            ),
        ),
    ),
    also=(*s.urgent(), recommends(s.TEST_FRACTURE_XRAY)),
    because="Brittle or old bone breaks from a small fall, or none: a hip or thigh that newly hurts badly, "
    "is limped on or carries no weight, is X-rayed today, with MRI if the film is normal.",
    references=(src.NICE_HIP_FRACTURE.at("1.1: imaging in occult hip fracture"),),
)

_sore_shins = all_of(
    f.age.at_least("child"),
    f.location.any_of("shin"),
    any_of(f.comes_with_exertion, f.worse_with_effort),
    any_of(f.shin_edge_tender, all_of(f.bone_tender, f.side.is_("both legs"))),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="MSK-01",
        when=f.after_unusual_exercise,
        then=(supports(d.OVERUSE_STRAIN, MODERATE), recommends(s.ADVICE_REST)),
        because="Hard or unfamiliar exercise tires and strains muscle, which then cramps; a clot can "
        "look the same.",
        claims=("A06", "B06", "C06"),
    ),
    Rule(
        id="MSK-700",
        when=all_of(
            f.after_unusual_exercise,
            any_of(
                f.severity.is_("severe"),
                f.side.is_("one leg"),
                f.course.is_("constant", "steadily worse"),
                f.persists_after_stopping,
                f.numbness,
                f.tingling,
                f.both_legs_swollen,
                f.tense_calf,
                f.quality.any_of("tight or bursting"),
            ),
        ),
        then=(recommends(s.EXAM_COMPARTMENT),),
        because="Muscle that after hard exercise is badly sore, on one side, swollen or numb is felt and "
        "stretched.",
        claims=("B09",),
    ),
    Rule(
        id="MSK-02",
        when=all_of(
            f.after_unusual_exercise,
            any_of(f.tired_muscles, f.quality.any_of("aching", "tight or bursting")),
            f.onset_within_days,
        ),
        then=(supports(d.OVERUSE_STRAIN, STRONG), recommends(s.ADVICE_REST), recommends(s.ADVICE_FLUIDS)),
        because="Tired, aching muscle that began to cramp within days of new exertion is overused.",
        claims=("A06", "B06", "C06"),
        references=(src.NICE_CKS_CRAMPS.at("causes: exercise"),),
    ),
    Rule(
        id="MSK-260",
        when=all_of(
            f.regular_training,
            # What comes on effort and is gone minutes later is for arteries and compartments to explain.
            any_of(f.worse_with_effort, f.began_during_effort),
            f.location.any_of("shin", "foot", "ankle or knee"),
        ),
        then=(supports(d.OVERUSE_STRAIN, MODERATE), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="In someone who trains, a leg that hurts with the load is mostly overused: shin, joint or "
        "tendon.",
        claims=("B06", "C06"),
        references=(src.EXERTIONAL_COMPARTMENT.at("differential diagnosis: medial tibial stress syndrome"),),
    ),
    Rule(
        id="MSK-332",
        # One sore spot on one shin is a stress fracture, or worse. Nothing is said against a tumour, which
        # hurts on a run too.
        when=_sore_shins,
        then=(supports(d.OVERUSE_STRAIN, STRONG),),
        because="Shins that hurt with the load and are sore along their inner edge, mostly both, are those "
        "of someone who runs or marches too much.",
        claims=("B06", "C06"),
        references=(src.SHIN_SPLINTS.at("definition: pain on exercise, diffuse tenderness"),),
    ),
    Rule(
        id="MSK-390",
        when=all_of(
            f.age.below("young_person"),
            _sore_shins,
            any_of(
                f.night_in_bed,
                f.bone_pain_at_night,
                f.at_rest,
                f.fatigue,
                f.pallor,
                f.fever,
                f.course.is_("constant", "steadily worse"),
            ),
        ),
        then=(opposes(d.OVERUSE_STRAIN, STRONG),),
        because="A young person's shins that hurt at rest, in bed or more and more, or with fever, pallor or "
        "tiredness, are not sore from running alone.",
        references=(src.SHIN_SPLINTS.at("definition: pain on exercise, diffuse tenderness"),),
    ),
    Rule(
        id="MSK-334",
        when=all_of(
            f.tendon_sore,
            any_of(f.regular_training, f.after_unusual_exercise, f.comes_with_exertion, f.worse_with_effort),
        ),
        then=(supports(d.OVERUSE_STRAIN, MODERATE), recommends(s.EXAM_TENDON)),
        because="A sore tendon of heel or kneecap in someone who trains, or that hurts with the load, is "
        "mostly overused.",
        claims=("B06", "C06"),
    ),
    Rule(
        id="MSK-380",
        when=_groin_hurts_with_load,
        then=(supports(d.OVERUSE_STRAIN, WEAK), recommends(s.EXAM_JOINTS)),
        because="In someone who trains, a groin that hurts with the load may be strained; how the hip moves "
        "shows whether its bone may be cracked.",
        claims=("B06", "C06"),
        references=(src.HIP_STRESS_FRACTURE.at("abstract: exercise-related hip pain"),),
    ),
    MSK_330,
    Rule(
        id="MSK-381",
        when=all_of(hip_hurt_by_training, f.cannot_bear_weight),
        then=s.urgent(),
        because="A hip hurt by training that no longer carries weight may be about to break through, and is "
        "X-rayed today.",
        references=(src.HIP_STRESS_FRACTURE.at("abstract: delay in diagnosis, displacement"),),
    ),
    Rule(
        id="MSK-333",
        when=all_of(any_of(hip_hurt_by_training, brittle_hip), f.bone_xray.is_("normal")),
        then=(escalates(SOON), recommends(s.TEST_HIP_MRI)),
        because="A fresh crack in the neck of the thigh bone may show on no X-ray: MRI finds it.",
        references=(
            src.HIP_STRESS_FRACTURE.at("abstract: radiographs first, MRI second"),
            src.NICE_HIP_FRACTURE.at("1.1: imaging in occult hip fracture"),
        ),
    ),
    Rule(
        id="MSK-579",
        when=_broken,
        then=(escalates(SOON), recommends(s.REFER_BROKEN_BONE)),
        because="A bone that is broken or cracked is spared and followed until it has healed, and so is the "
        "question why it broke.",
        references=(
            src.NICE_FRACTURES.at("1.2 and 1.3: initial management; ongoing orthopaedic management"),
        ),
    ),
    Rule(
        id="MSK-580",
        when=all_of(_broken, any_of(f.leg_injury, f.cannot_bear_weight, f.cancer_active)),
        then=(*s.urgent(), recommends(s.REFER_BROKEN_BONE)),
        because="A break from an injury, one that carries no weight, or one in a person with cancer, whose "
        "bone it may have eaten away, is set or splinted today.",
        references=(
            src.NICE_FRACTURES.at("1.2 and 1.3: initial management; ongoing orthopaedic management"),
        ),
    ),
    Rule(
        id="MSK-582",
        # It may be walked on for weeks before it gives way.
        when=all_of(_broken, f.location.any_of("hip or groin", "thigh")),
        then=(*s.emergency(), recommends(s.REFER_BROKEN_HIP)),
        because="A break of the thigh bone or its neck, even one still walked on, may shift at the next step "
        "and cost the hip its blood: to hospital now, without weight on the leg.",
        references=(
            src.NICE_HIP_FRACTURE.at("context: immediate hospital assessment; 1.2: timing of surgery"),
            src.HIP_STRESS_FRACTURE.at("abstract: delay in diagnosis, displacement"),
        ),
    ),
    MSK_581,
    Rule(
        id="MSK-610",
        # Sudden once, and how long ago is not told. A worn hip may begin so too.
        when=all_of(_brittle, f.side.is_("one leg"), f.onset_within_days, _hurts_badly),
        then=(escalates(SOON), recommends(s.TEST_BONE_XRAY)),
        because="A hip or thigh of brittle bone that one day began to hurt, and still hurts badly, is "
        "X-rayed, today if that day was lately.",
        references=(src.NICE_HIP_FRACTURE.at("1.1: imaging in occult hip fracture"),),
    ),
    Rule(
        id="MSK-600",
        # Often both thighs. A cramp is not meant, nor a worn groin of years.
        when=all_of(
            f.bisphosphonates,
            any_of(
                f.location.any_of("thigh"),
                all_of(f.location.any_of("hip or groin"), no(f.duration.is_("over a year"))),
            ),
            any_of(
                all_of(f.leg_pain, no(f.leg_cramp)),
                f.quality.any_of("aching"),
                f.course.is_("constant", "steadily worse"),
                f.comes_with_exertion,
                f.worse_with_effort,
                f.walking_hard,
            ),
        ),
        then=(escalates(SOON), recommends(s.TEST_BONE_XRAY)),
        because="A bisphosphonate or denosumab, over years, can crack the shaft of the thigh bone without a "
        "fall: a thigh or groin that hurts is X-rayed.",
        references=(src.MHRA_FEMUR.at("advice: thigh, hip or groin pain, incomplete fracture"),),
    ),
    Rule(
        id="MSK-261",
        when=all_of(f.leg_injury, f.began_during_effort, f.after_unusual_exercise, f.onset_within_days),
        then=(supports(d.OVERUSE_STRAIN, STRONG),),
        because="A leg that was hurt in an unaccustomed effort, hurts since and still carries weight has "
        "most likely torn a muscle.",
        claims=("A06", "B06", "C06"),
    ),
    Rule(
        id="MSK-280",
        when=all_of(f.leg_injury, f.cannot_bear_weight),
        then=(
            opposes(d.OVERUSE_STRAIN, STRONG),
            opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),
            *s.urgent(),
            recommends(s.EXAM_MUSCULOSKELETAL),
            recommends(s.TEST_FRACTURE_XRAY),
        ),
        because="A leg that was hurt within the last four weeks and carries no weight is taken as broken "
        "until it is X-rayed.",
        claims=("E45",),
    ),
    Rule(
        id="MSK-03",
        when=f.tired_muscles,
        then=(supports(d.OVERUSE_STRAIN, WEAK),),
        because="Long standing or walking tires muscle, and tired muscle cramps at night.",
        claims=("D25", "B06"),
    ),
    Rule(
        id="MSK-04",
        when=all_of(f.leg_injury, f.onset_within_hours),
        then=(supports(d.OVERUSE_STRAIN, MODERATE), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="A recently injured leg may cramp from a torn muscle, once a clot and raised pressure have "
        "been considered.",
        claims=("B06", "A06"),
    ),
    Rule(
        id="MSK-71",
        when=all_of(f.began_during_effort, any_of(f.onset_within_hours, f.began_within_two_weeks)),
        then=(
            supports(d.OVERUSE_STRAIN, MODERATE),
            recommends(s.EXAM_MUSCULOSKELETAL),
            recommends(s.EXAM_CALVES),
        ),
        because="Pain that came suddenly during an effort may be a torn muscle; a clot or pressure in a "
        "compartment can begin alike.",
        claims=("B06", "A06"),
    ),
    Rule(
        id="MSK-598",
        # What one was doing when it came was not told: with that it is MSK-71.
        when=all_of(f.leg_pain, f.onset.is_("sudden"), f.location.any_of("calf"), f.side.is_("one leg")),
        then=(supports(d.OVERUSE_STRAIN, WEAK), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="A calf that suddenly began to hurt may have torn, though a clot can begin alike.",
        claims=("B06", "A06"),
    ),
    Rule(
        id="MSK-72",
        when=f.muscle_tender_one_leg,
        then=(supports(d.OVERUSE_STRAIN, WEAK), escalates(SOON), recommends(s.EXAM_CLOT)),
        because="A sore muscle of one leg is mostly strained, but a clot in the calf can feel the same.",
        claims=("B06", "C07"),
        references=(src.NICE_VTE.at("1.1: signs or symptoms; Wells score where they are there"),),
    ),
)
