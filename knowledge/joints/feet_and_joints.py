"""Feet and joints: flat feet, worn joints, and arthritis of children, bowel disease and immune disease."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

_CHILD_OR_KNOWN = any_of(f.age.below("child"), f.juvenile_arthritis_known)
_SWOLLEN_ON_EXAMINATION = f.joint_exam.is_(
    "few large joints of the legs swollen", "few joints swollen, arms included", "many joints swollen"
)
_GUT_OR_SARCOID = any_of(f.bowel_disease_known, f.chronic_bloody_diarrhea, f.sarcoidosis_known)
_for_months_under_load = all_of(
    f.age.at_least("worn_joints"),
    f.location.any_of("hip or groin", "ankle or knee"),
    any_of(f.comes_with_exertion, f.worse_with_effort, f.worse_standing),
    f.duration.is_("months", "over a year"),
)
_LONG_BONE_AND_PELVIS = ("hip or groin", "buttock", "thigh", "whole leg")
_pain_of_a_bone_in_cancer = all_of(
    f.cancer_active,
    f.location.any_of(*_LONG_BONE_AND_PELVIS),
    f.side.is_("one leg"),
    any_of(
        f.comes_with_exertion,
        f.worse_with_effort,
        f.worse_standing,
        f.walking_hard,
        f.course.is_("steadily worse"),
        f.bone_pain_at_night,
    ),
)
_worn_joint_picture = all_of(_for_months_under_load, any_of(f.leg_pain, f.joint_pain))

RULES: tuple[Rule, ...] = (
    Rule(
        id="MSK-75",
        when=all_of(
            f.age.below("child"),
            f.side.is_("one leg"),
            any_of(f.walking_hard, f.cannot_bear_weight, f.location.any_of("hip or groin")),
        ),
        then=(escalates(SOON), recommends(s.EXAM_CHILD), recommends(s.EXAM_JOINTS)),
        because="A child that limps, or whose hip or groin hurts, has its joints and bones examined, the "
        "knee's pain being often the hip's.",
        claims=("E45",),
    ),
    Rule(
        id="MSK-575",
        when=all_of(
            f.age.below("child"),
            f.side.is_("one leg"),
            f.location.any_of("ankle or knee", "thigh"),
            any_of(f.leg_pain, f.joint_pain),
        ),
        then=(recommends(s.EXAM_JOINTS),),
        because="A child's hip that slips or lacks blood often hurts at the thigh or knee alone, so the hip "
        "is moved as well.",
        references=(
            src.CORNWALL_LIMP.at("joint above and below"),
            src.RCH_SUFE.at("10 to 16 years, hip, thigh or knee pain"),
        ),
    ),
    Rule(
        id="MSK-263",
        when=all_of(
            f.age.below("child"),
            f.location.any_of("hip or groin"),
            any_of(
                f.walking_hard, f.joint_movement_limited, f.cannot_bear_weight, f.course.is_("steadily worse")
            ),
        ),
        then=(
            escalates(SOON),
            recommends(s.EXAM_CHILD),
            recommends(s.EXAM_JOINTS),
            recommends(s.LAB_INFLAMMATION),
        ),
        because="A child whose hip hurts and moves less, or that limps for it, may have a hip that a virus "
        "has irritated, but also one that has slipped, lacks blood or is infected.",
        claims=("E45",),
        references=(src.CORNWALL_LIMP.at("hip pain; reduced range of movement"),),
    ),
    Rule(
        id="MSK-281",
        when=all_of(
            f.age.below("child"),
            f.location.any_of("hip or groin"),
            any_of(f.joint_movement_limited, f.course.is_("steadily worse")),
        ),
        then=(*s.urgent(), recommends(s.EXAM_JOINTS), recommends(s.TEST_HIP_XRAY)),
        because="A child's painful hip that moves less or gets steadily worse is X-rayed the same day.",
        claims=("E45",),
        references=(src.CORNWALL_LIMP.at("hip pain; reduced range of movement"),),
    ),
    Rule(
        id="MSK-264",
        when=all_of(
            f.corticosteroids,
            any_of(f.joint_movement_limited, f.location.any_of("hip or groin")),
            any_of(f.worse_standing, f.worse_with_effort, f.comes_with_exertion),
        ),
        then=(
            escalates(SOON),
            recommends(s.EXAM_JOINTS),
            recommends(s.TEST_BONE_XRAY),
            recommends(s.REVIEW_MEDICINES),
        ),
        because="On a corticosteroid the head of a thigh bone may die: a hip that hurts under load, or moves "
        "less, is imaged.",
        references=(src.BNF.at("corticosteroids: side-effects, osteonecrosis"),),
    ),
    Rule(
        id="MSK-24",
        when=any_of(f.flat_feet_known, f.foot_structure.is_("flat")),
        then=(supports(d.PES_PLANOVALGUS, WEAK),),
        because="Flat feet are common and mostly painless, so on their own they explain little.",
        claims=("E24",),
    ),
    Rule(
        id="MSK-25",
        when=all_of(f.nonspecific_leg_and_foot_pain, any_of(f.flat_feet_known, f.foot_structure.is_("flat"))),
        then=(supports(d.PES_PLANOVALGUS, STRONG), recommends(s.ADVICE_ORTHOTICS)),
        because="Flat feet with vague aching of lower leg and foot belong together, and insoles may help.",
        claims=("E24", "E25"),
    ),
    Rule(
        id="MSK-26",
        when=any_of(f.nonspecific_leg_and_foot_pain, f.scoliosis),
        then=(recommends(s.EXAM_MUSCULOSKELETAL),),
        because="Vague pain of leg and foot, or a curved spine, calls for a look at feet, joints and back.",
        claims=("E24", "E45"),
    ),
    Rule(
        id="MSK-27",
        when=f.foot_structure.is_("normal", "high arch"),
        then=(opposes(d.PES_PLANOVALGUS, STRONG),),
        because="A foot that keeps its arch on standing is not flat, whatever was said of it before.",
        claims=("E45",),
        references=(src.FOOT_CONSENSUS.at("definition of the deformity"),),
    ),
    Rule(
        id="MSK-28",
        # From sixty on most people have a knee that hurts: beside cramps alone it is let be.
        when=any_of(
            f.joint_swelling,
            f.morning_stiffness,
            f.arthritis_known,
            all_of(f.joint_pain, any_of(f.leg_pain, f.age.below("older"))),
        ),
        then=(recommends(s.EXAM_MUSCULOSKELETAL),),
        because="Swollen or stiff joints can feel like cramp in the muscles around them.",
        claims=("E26", "E37", "E45"),
    ),
    Rule(
        id="MSK-29",
        when=all_of(_SWOLLEN_ON_EXAMINATION, f.fever),
        then=(*s.urgent(), recommends(s.LAB_CBC)),
        because="A swollen joint with fever is treated as infected until proved otherwise, above all in a "
        "child.",
        references=(
            src.BSR_HOT_JOINT.at("recommendations: treat as septic arthritis until proven otherwise"),
            src.KOCHER.at("predictors of a septic hip in children: fever first"),
        ),
    ),
    Rule(
        id="MSK-30",
        when=f.juvenile_arthritis_known,
        then=(supports(d.JUVENILE_IDIOPATHIC_ARTHRITIS, WEAK), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="Known juvenile arthritis can feel like cramp.",
        claims=("E26",),
    ),
    Rule(
        id="MSK-31",
        when=all_of(_CHILD_OR_KNOWN, any_of(f.joint_swelling, f.morning_stiffness)),
        then=(
            supports(d.JUVENILE_IDIOPATHIC_ARTHRITIS, MODERATE),
            escalates(SOON),
            recommends(s.EXAM_MUSCULOSKELETAL),
            recommends(s.LAB_CBC),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.LAB_IGA),
        ),
        because="Swollen or stiff joints in a child with cramping pain may be juvenile arthritis.",
        claims=("E26",),
    ),
    Rule(
        id="MSK-32",
        when=all_of(_CHILD_OR_KNOWN, _SWOLLEN_ON_EXAMINATION),
        then=(
            supports(d.JUVENILE_IDIOPATHIC_ARTHRITIS, MODERATE),
            escalates(SOON),
            recommends(s.LAB_CBC),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.LAB_IGA),
        ),
        because="Arthritis seen before the age of sixteen may be juvenile arthritis once other causes are "
        "ruled out.",
        claims=("E26",),
        references=(src.ILAR_JIA.at("definition: onset before the sixteenth birthday"),),
    ),
    Rule(
        id="MSK-300",
        when=all_of(
            _CHILD_OR_KNOWN,
            _SWOLLEN_ON_EXAMINATION,
            # Weeks are up to two months: six of them nobody has counted.
            any_of(f.juvenile_arthritis_known, f.duration.is_("months", "over a year")),
        ),
        then=(supports(d.JUVENILE_IDIOPATHIC_ARTHRITIS, STRONG),),
        because="Joints that stay swollen for months in a child are most likely juvenile arthritis.",
        claims=("E26",),
        references=(
            src.ILAR_JIA.at("definition: arthritis before sixteen that persists for at least six weeks"),
        ),
    ),
    Rule(
        id="MSK-33",
        when=all_of(_CHILD_OR_KNOWN, any_of(f.iga_low, f.iga_deficiency_known)),
        then=(supports(d.JUVENILE_IDIOPATHIC_ARTHRITIS, WEAK), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="Lack of immunoglobulin A goes with juvenile arthritis, so the joints are looked at.",
        claims=("E26",),
    ),
    Rule(
        id="MSK-251",
        when=all_of(f.began_within_two_weeks, no(f.juvenile_arthritis_known)),
        then=(opposes(d.JUVENILE_IDIOPATHIC_ARTHRITIS, STRONG),),
        because="Juvenile arthritis is named so after six weeks: a joint that swelled within days has "
        "another cause until then.",
        references=(src.ILAR_JIA.at("definition: arthritis that persists for at least six weeks"),),
    ),
    Rule(
        id="MSK-34",
        when=all_of(f.age.at_least("child"), no(f.juvenile_arthritis_known)),
        then=(opposes(d.JUVENILE_IDIOPATHIC_ARTHRITIS, STRONG),),
        because="Arthritis that did not begin before sixteen is not juvenile.",
        references=(src.ILAR_JIA.at("definition: onset before the sixteenth birthday"),),
    ),
    Rule(
        id="MSK-35",
        when=all_of(f.joint_exam.is_("few large joints of the legs swollen"), _GUT_OR_SARCOID),
        then=(supports(d.TYPE_1_PERIPHERAL_ARTHRITIS, STRONG),),
        because="A few swollen ankles or knees with an inflamed bowel suggest type 1 arthritis.",
        claims=("E27",),
        references=(src.ECCO_EIM.at("peripheral arthritis type 1"),),
    ),
    Rule(
        id="MSK-36",
        when=all_of(f.joint_swelling, f.location.any_of("ankle or knee"), _GUT_OR_SARCOID),
        then=(supports(d.TYPE_1_PERIPHERAL_ARTHRITIS, MODERATE),),
        because="Swollen ankles or knees with an inflammatory disease elsewhere suggest that it reaches "
        "the joints.",
        claims=("E27",),
    ),
    Rule(
        id="MSK-37",
        when=f.joint_exam.is_("normal", "many joints swollen"),
        then=(opposes(d.TYPE_1_PERIPHERAL_ARTHRITIS, STRONG),),
        because="Type 1 arthritis takes fewer than five joints; none or many swollen fits something else.",
        references=(src.ECCO_EIM.at("peripheral arthritis type 1: fewer than five joints"),),
    ),
    Rule(
        id="MSK-38",
        when=any_of(f.arthritis_known, f.bowel_disease_known),
        then=(supports(d.AUTOIMMUNE_ARTHROPATHY, WEAK), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="Immune disease of bowel or joints can show as leg cramps.",
        claims=("E37",),
    ),
    Rule(
        id="MSK-39",
        when=all_of(
            any_of(f.arthritis_known, f.bowel_disease_known),
            any_of(all_of(f.joint_swelling, f.morning_stiffness), _SWOLLEN_ON_EXAMINATION),
        ),
        then=(supports(d.AUTOIMMUNE_ARTHROPATHY, MODERATE),),
        because="With a known immune disease and joints swollen now, that disease may well explain the "
        "leg pain.",
        claims=("E37",),
        references=(src.ECCO_EIM.at("peripheral arthropathy"),),
    ),
    Rule(
        id="MSK-40",
        when=all_of(f.bowel_disease_known, f.joint_exam.is_("many joints swollen")),
        then=(supports(d.AUTOIMMUNE_ARTHROPATHY, STRONG),),
        because="Many swollen joints with an inflamed bowel suggest type 2 arthropathy.",
        claims=("E37",),
        references=(src.ECCO_EIM.at("peripheral arthritis type 2: five joints or more"),),
    ),
    Rule(
        id="MSK-41",
        when=all_of(
            f.chronic_bloody_diarrhea,
            any_of(f.joint_swelling, f.joint_pain, f.morning_stiffness, _SWOLLEN_ON_EXAMINATION),
        ),
        then=(supports(d.AUTOIMMUNE_ARTHROPATHY, WEAK), escalates(SOON), recommends(s.LAB_CBC)),
        because="Bowel trouble for weeks with sore joints may be colitis that has not been found yet.",
        claims=("E37",),
    ),
    Rule(
        id="MSK-68",
        when=all_of(_CHILD_OR_KNOWN, f.joint_pain),
        then=(supports(d.JUVENILE_IDIOPATHIC_ARTHRITIS, WEAK),),
        because="A child whose joints hurt may have arthritis, since it seldom says that they are swollen.",
        claims=("E26",),
    ),
    Rule(
        id="MSK-69",
        when=all_of(
            f.eye_inflamed,
            any_of(f.joint_swelling, f.joint_pain, f.morning_stiffness, _SWOLLEN_ON_EXAMINATION),
        ),
        then=(
            supports(d.AUTOIMMUNE_ARTHROPATHY, MODERATE),
            escalates(SOON),
            recommends(s.EXAM_MUSCULOSKELETAL),
        ),
        because="An inflamed eye beside sore joints points to one disease of both, and the eye cannot wait.",
        claims=("E37",),
        references=(src.ECCO_EIM.at("ocular manifestations: uveitis with joint disease"),),
    ),
    Rule(
        id="MSK-42",
        when=f.joint_exam.is_("normal"),
        then=(
            opposes(d.AUTOIMMUNE_ARTHROPATHY, MODERATE),
            opposes(d.JUVENILE_IDIOPATHIC_ARTHRITIS, MODERATE),
        ),
        because="Joints found normal speak against arthritis, although it comes and goes.",
        claims=("E45",),
        references=(src.ILAR_JIA.at("definition of arthritis: swelling or limited movement"),),
    ),
    Rule(
        id="MSK-88",
        when=all_of(
            any_of(f.rheumatoid_factor, f.antinuclear_antibodies),
            any_of(f.joint_swelling, f.morning_stiffness, _SWOLLEN_ON_EXAMINATION),
            no(f.age.below("child")),
        ),
        then=(
            supports(d.AUTOIMMUNE_ARTHROPATHY, MODERATE),
            escalates(SOON),
            recommends(s.EXAM_MUSCULOSKELETAL),
        ),
        because="Swollen or stiff joints with such antibodies in the blood suggest an immune disease of the "
        "joints.",
        claims=("E37",),
    ),
    Rule(
        id="MSK-89",
        when=all_of(f.age.below("child"), f.antinuclear_antibodies, any_of(f.joint_swelling, f.joint_pain)),
        then=(escalates(SOON),),
        because="A child with sore joints and antinuclear antibodies may have inflamed eyes that it does not "
        "feel.",
        claims=("E26",),
        references=(src.ILAR_JIA.at("oligoarthritis: antinuclear antibodies recorded"),),
    ),
    Rule(
        id="MSK-630",
        when=all_of(
            _worn_joint_picture,
            any_of(f.osteoarthritis_known, f.joint_movement_limited, no(f.morning_stiffness)),
        ),
        then=(
            supports(d.OSTEOARTHRITIS, MODERATE),
            recommends(s.EXAM_MUSCULOSKELETAL),
            recommends(s.ADVICE_WORN_JOINT),
        ),
        because="From 45 on, a hip or knee that has hurt under load for months, and is not long stiff of a "
        "morning or moves less, is most often a worn joint.",
        references=(src.NICE_OSTEOARTHRITIS.at("1.1.1: diagnosis"),),
    ),
    Rule(
        id="MSK-631",
        when=all_of(
            _worn_joint_picture,
            any_of(f.osteoarthritis_known, all_of(f.joint_movement_limited, no(f.morning_stiffness))),
        ),
        then=(supports(d.OSTEOARTHRITIS, STRONG),),
        because="A joint known to be worn, or one that moves less and loosens within half an hour of a "
        "morning, explains pain under load.",
        references=(src.NICE_OSTEOARTHRITIS.at("1.1.1: diagnosis"),),
    ),
    Rule(
        id="MSK-632",
        when=any_of(
            f.morning_stiffness,
            f.hot_joint,
            f.fever,
            f.weight_loss,
            f.joint_exam.is_("many joints swollen"),
        ),
        then=(opposes(d.OSTEOARTHRITIS, MODERATE),),
        because="Fever, weight loss, a hot joint, many swollen joints, or stiffness for more than half an "
        "hour of a morning are more than wear.",
        references=(src.NICE_OSTEOARTHRITIS.at("1.1.1 and 1.1.2: atypical features"),),
    ),
    Rule(
        id="MSK-681",
        # Years after a cancer a knee is worn like anybody's; a hip or the thigh bone is where it comes back.
        when=all_of(
            _for_months_under_load,
            any_of(
                f.cancer_active,
                all_of(f.cancer_before, f.location.any_of("hip or groin")),
            ),
        ),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, WEAK),
            opposes(d.OSTEOARTHRITIS, MODERATE),
            escalates(SOON),
            recommends(s.TEST_BONE_XRAY),
        ),
        because="In somebody with cancer, or at the hip of somebody who had it, a joint that hurts under "
        "load for months is X-rayed before it is called worn: cancer may sit in the bone.",
        references=(src.NICE_OSTEOARTHRITIS.at("1.1.2: atypical features, another diagnosis"),),
    ),
    Rule(
        id="MSK-636",
        when=_pain_of_a_bone_in_cancer,
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, MODERATE),
            escalates(SOON),
            recommends(s.TEST_BONE_XRAY),
            recommends(s.EXAM_MUSCULOSKELETAL),
        ),
        because="Where cancer is, a hip, buttock or thigh that hurts on load, more and more, or at night may "
        "hold some of it, and the whole bone is X-rayed.",
        references=(
            src.BOAST_METASTATIC_BONE.at("standards 3 and 6: pain, history of malignancy; radiographs"),
        ),
    ),
    Rule(
        id="MSK-637",
        when=all_of(
            any_of(f.cancer_active, f.cancer_before),
            f.location.any_of(*_LONG_BONE_AND_PELVIS),
            f.side.is_("one leg"),
            any_of(
                f.cannot_bear_weight,
                all_of(f.snap_felt, any_of(f.severity.is_("severe"), f.walking_hard)),
            ),
        ),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, MODERATE),
            *s.urgent(),
            recommends(s.TEST_BONE_XRAY),
        ),
        because="A hip or thigh that newly bears no weight, or snapped, in somebody with cancer now or "
        "before may have broken where the cancer is, without a fall: it is X-rayed today.",
        references=(
            src.BOAST_METASTATIC_BONE.at("standards 3 and 6: pain, history of malignancy; radiographs"),
        ),
    ),
    Rule(
        id="MSK-682",
        # It stays possible: a worn hip wakes people too.
        when=f.bone_pain_at_night,
        then=(opposes(d.OSTEOARTHRITIS, STRONG),),
        because="Bone that aches for hours at night is X-rayed before it is put down to wear.",
        references=(src.NICE_OSTEOARTHRITIS.at("1.1.2: atypical features, another diagnosis"),),
    ),
    Rule(
        id="MSK-633",
        when=any_of(f.age.below("worn_joints"), no(f.joint_movement_limited)),
        then=(opposes(d.OSTEOARTHRITIS, STRONG),),
        because="Before 45, or where hip, knee and ankle move fully and without pain, wear is not the cause.",
        references=(src.NICE_OSTEOARTHRITIS.at("1.1.1: diagnosis"),),
    ),
    Rule(
        id="MSK-634",
        when=all_of(
            f.location.any_of("foot", "ankle or knee"),
            no(f.location.any_of("calf", "shin", "thigh", "hip or groin", "buttock", "whole leg")),
            f.side.is_("one leg"),
        ),
        then=(opposes(d.LUMBAR_SPINAL_STENOSIS, MODERATE),),
        because="A narrow spinal canal is felt in buttock, thigh or calf: what hurts in one foot or knee "
        "alone comes from there.",
        references=(src.NASS_STENOSIS.at("definition: buttock or leg pain"),),
    ),
)
