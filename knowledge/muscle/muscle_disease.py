"""Muscle: overuse, contracture and metabolic myopathy, inflamed muscle."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.arteries import narrowed_arteries
from knowledge.criteria import *

_WEAK_NEAR_TRUNK = any_of(f.weakness_proximal, f.strength.is_("weak near the trunk"))
contracture_pattern, MSK_06 = define(
    "contracture_pattern",
    "contracture (sustained, unable to relax)",
    rule="MSK-06",
    when=all_of(
        f.sustained_unable_to_relax,
        any_of(
            f.comes_with_exertion,
            f.brings_on.any_of("brief strenuous effort", "long moderate effort"),
            f.episode_duration.is_("up to an hour", "hours or longer"),
        ),
    ),
    because="Muscle that effort locks, or that stays locked far longer than a cramp, is in contracture.",
    claims=("E28", "E40"),
)
proximal_weakness, MSK_18 = define(
    "proximal_weakness",
    "weakness near the trunk",
    rule="MSK-18",
    when=_WEAK_NEAR_TRUNK,
    because="Trouble rising from a chair or climbing stairs shows weakness of the muscles near the trunk.",
    claims=("B12",),
)

_RASH = any_of(f.rash_of_eyelids_or_knuckles, f.rash_of_neck_or_hands)
# Over what is usual for the sex; where that is not told, over what is usual for either.
leaks = any_of(
    f.ck.above("raised", own=True),
    all_of(f.ck.above("raised_female", own=True), f.sex_at_birth.is_("female")),
)
# Runners are sore along both shins: one alone may be sore from its bone.
sore_bone = any_of(f.bone_tender, all_of(f.shin_edge_tender, f.side.is_("one leg")))

RULES: tuple[Rule, ...] = (
    Rule(
        id="MSK-63",
        when=all_of(f.muscle_tender_both_legs, f.fever),
        then=(
            supports(d.INFLAMMATORY_MYOPATHY, MODERATE),
            escalates(SOON),
            recommends(s.LAB_CK),
            recommends(s.LAB_INFLAMMATION),
        ),
        because="Sore muscles of both legs with fever are inflamed, by a virus, a medicine or the body's own "
        "defence.",
        claims=("B12",),
        references=(src.BOHAN_PETER.at("criteria: muscle enzymes; exclusion of infection"),),
    ),
    Rule(
        id="MSK-64",
        when=f.muscle_tender_both_legs,
        then=(supports(d.INFLAMMATORY_MYOPATHY, WEAK), recommends(s.LAB_CK)),
        because="Muscles tender on both sides may be inflamed or harmed by a medicine, which creatine kinase "
        "shows.",
        claims=("B12",),
        references=(src.EAS_STATIN.at("assessment: creatine kinase where muscle symptoms are unexplained"),),
    ),
    Rule(
        id="MSK-65",
        when=sore_bone,
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, WEAK),
            escalates(SOON),
            recommends(s.EXAM_MUSCULOSKELETAL),
            recommends(s.TEST_BONE_XRAY),
        ),
        because="A tender place on a bone, or one shin that is sore along its edge, may be a stress "
        "fracture, an infection or a tumour, so it is X-rayed.",
        claims=("E45",),
    ),
    Rule(
        id="MSK-74",
        # In the young it is urgent (CHLD-03).
        when=all_of(f.age.at_least("young_person"), any_of(f.bone_pain_at_night, f.bone_lump)),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, MODERATE),
            escalates(SOON),
            recommends(s.LAB_CBC),
            recommends(s.LAB_PROTEIN),
            recommends(s.TEST_BONE_XRAY),
        ),
        because="Bone that aches for hours at night or swells may hold a tumour in later life too: a "
        "metastasis or myeloma.",
        claims=("E48",),
        references=(
            src.NICE_CANCER.at("1.10: myeloma: persistent bone pain from 60 on; 1.11: bone sarcoma"),
        ),
    ),
    Rule(
        id="MSK-66",
        when=all_of(f.muscle_stiffness, any_of(f.leg_cramp, f.leg_pain, f.muscle_pain)),
        then=(
            supports(d.HYPOTHYROIDISM, WEAK),
            escalates(ROUTINE),
            recommends(s.LAB_TSH),
            recommends(s.LAB_CK),
        ),
        because="Stiff, sore or cramping muscles may be slow for want of thyroid hormone.",
        claims=("E07", "E49"),
        references=(src.AACE_HYPOTHYROIDISM.at("signs and symptoms of hypothyroidism: muscle"),),
    ),
    Rule(
        id="MSK-67",
        when=any_of(
            f.ankle_reflex.is_("slow to relax"),
            f.knee_reflex.is_("slow to relax"),
            all_of(f.myoedema, any_of(f.leg_pain, f.muscle_pain_widespread, f.weakness_proximal)),
        ),
        then=(
            supports(d.HYPOTHYROIDISM, STRONG),
            escalates(ROUTINE),
            recommends(s.LAB_TSH),
        ),
        because="A reflex that lets go slowly, or muscle that mounds up when tapped, is the muscle of an "
        "underactive thyroid.",
        claims=("E07",),
        references=(src.AACE_HYPOTHYROIDISM.at("signs and symptoms of hypothyroidism: delayed reflexes"),),
    ),
    Rule(
        id="MSK-60",
        when=f.cannot_bear_weight,
        then=(escalates(SOON), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="A leg that cannot bear weight may be torn, broken or infected, which is not how a cramp "
        "behaves.",
        claims=("E45",),
    ),
    Rule(
        id="MSK-05",
        when=all_of(f.onset.is_("over weeks or longer"), f.course.is_("steadily worse")),
        then=(opposes(d.OVERUSE_STRAIN, MODERATE),),
        because="A strained muscle heals; trouble that gets worse over weeks has another cause.",
        claims=("A06",),
    ),
    Rule(
        id="MSK-61",
        when=f.duration.is_("months", "over a year"),
        then=(opposes(d.OVERUSE_STRAIN, MODERATE),),
        because="A strained muscle heals within weeks; trouble that has lasted for months has another cause.",
        claims=("A06",),
    ),
    MSK_06,
    Rule(
        id="MSK-07",
        when=contracture_pattern,
        then=(
            supports(d.METABOLIC_MYOPATHY, MODERATE),
            opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),
            recommends(s.LAB_CK),
            recommends(s.LAB_TSH),
        ),
        because="A contracture is not a cramp: lack of fuel or a thyroid problem keeps the muscle from "
        "relaxing.",
        claims=("E28", "E07"),
    ),
    Rule(
        id="MSK-08",
        when=all_of(
            contracture_pattern,
            any_of(f.brings_on.any_of("brief strenuous effort"), f.second_wind, f.muscle_disease_in_family),
        ),
        then=(
            supports(d.METABOLIC_MYOPATHY, STRONG),
            recommends(s.TEST_FOREARM_EXERCISE),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Contracture on brief hard effort, or with a second wind, suggests muscle that cannot use "
        "glycogen.",
        claims=("E28",),
        references=(src.EUROMAC.at("clinical features: exercise intolerance, contracture, second wind"),),
    ),
    Rule(
        id="MSK-09",
        when=f.second_wind,
        then=(
            supports(d.METABOLIC_MYOPATHY, MODERATE),
            recommends(s.LAB_CK),
        ),
        because="Exercise that gets easier after a pause may show muscle switching to another fuel.",
        claims=("E28",),
        references=(src.EUROMAC.at("second wind"),),
    ),
    Rule(
        id="MSK-10",
        when=all_of(
            f.dark_urine,
            any_of(f.brings_on.any_of("long moderate effort", "fasting or illness"), f.comes_with_exertion),
        ),
        then=(supports(d.METABOLIC_MYOPATHY, MODERATE), recommends(s.REFER_NEUROLOGY)),
        because="Dark urine after effort or fasting suggests muscle that breaks down for want of fuel.",
        claims=("E28",),
        references=(src.EUROMAC.at("myoglobinuria and differential diagnosis"),),
    ),
    Rule(
        id="MSK-250",
        when=all_of(
            f.brings_on.any_of("long moderate effort", "fasting or illness"),
            any_of(proximal_weakness, f.leg_weakness, f.general_weakness),
            f.muscle_pain,
        ),
        then=(supports(d.METABOLIC_MYOPATHY, MODERATE), recommends(s.LAB_CK)),
        because="Sore, weak muscle after long effort, fasting or a fever may be muscle that cannot burn fat.",
        claims=("E28",),
        references=(src.GENEREVIEWS_CPT2.at("clinical characteristics: myopathic form; known triggers"),),
    ),
    Rule(
        id="MSK-252",
        when=all_of(
            f.brings_on.any_of("long moderate effort"),
            f.brings_on.any_of("fasting or illness"),
            any_of(proximal_weakness, f.leg_weakness, f.general_weakness),
            f.muscle_pain,
        ),
        then=(supports(d.METABOLIC_MYOPATHY, STRONG), recommends(s.REFER_NEUROLOGY)),
        because="Attacks of sore, weak muscle after long effort as well as after fasting or a fever are "
        "typical of muscle that cannot burn fat.",
        claims=("E28",),
        references=(src.GENEREVIEWS_CPT2.at("clinical characteristics: myopathic form; known triggers"),),
    ),
    Rule(
        id="MSK-12",
        when=all_of(
            any_of(f.muscle_disease_in_family, f.similar_in_family),
            any_of(f.comes_with_exertion, f.sustained_unable_to_relax),
        ),
        then=(supports(d.METABOLIC_MYOPATHY, WEAK), recommends(s.LAB_CK)),
        because="Cramps on effort in a family with muscle disease, or with the same trouble, may be "
        "inherited.",
        claims=("E28",),
    ),
    Rule(
        id="MSK-279",
        when=all_of(
            f.duration.is_("over a year"),
            f.since_childhood,
            f.comes_with_exertion,
            any_of(f.leg_cramp, f.leg_pain, f.muscle_pain, f.weak_on_effort),
        ),
        then=(supports(d.METABOLIC_MYOPATHY, MODERATE), recommends(s.LAB_CK)),
        because="Muscle that since childhood has hurt, cramped or failed on effort may lack its fuel.",
        references=(src.EUROMAC.at("clinical features: exercise intolerance from childhood on"),),
    ),
    Rule(
        id="MSK-13",
        when=all_of(narrowed_arteries.claudication_pattern, f.age.below("young")),
        then=(supports(d.METABOLIC_MYOPATHY, WEAK), recommends(s.LAB_CK)),
        because="In the young, pain on effort that rest ends may come from the muscle's use of fuel rather "
        "than its arteries.",
        claims=("E28",),
        references=(
            src.AHA_PAD.at("differential diagnosis of exertional leg symptoms"),
            src.AAN_CRAMPS.at("background: disorders of muscle metabolism"),
        ),
    ),
    Rule(
        id="MSK-14",
        when=all_of(
            leaks,
            any_of(contracture_pattern, f.second_wind, f.brings_on.any_of("brief strenuous effort")),
        ),
        then=(
            supports(d.METABOLIC_MYOPATHY, STRONG),
            recommends(s.TEST_FOREARM_EXERCISE),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="A raised creatine kinase with cramps or contracture on brief effort is typical of "
        "McArdle disease.",
        claims=("E28",),
        references=(src.EUROMAC.at("diagnosis: creatine kinase raised at rest"),),
    ),
    Rule(
        id="MSK-15",
        when=f.forearm_test_abnormal,
        then=(supports(d.METABOLIC_MYOPATHY, DEFINING), recommends(s.REFER_NEUROLOGY)),
        because="Lactate that stays flat on forearm exercise shows that muscle cannot break glycogen down.",
        claims=("E28",),
        references=(src.EUROMAC.at("diagnosis: forearm exercise test"),),
    ),
    Rule(
        id="MSK-16",
        when=no(f.forearm_test_abnormal),
        then=(opposes(d.METABOLIC_MYOPATHY, MODERATE),),
        because="A normal forearm test speaks against disorders of glycogen, though those of fat remain.",
        references=(src.EUROMAC.at("diagnosis: forearm exercise test"),),
    ),
    Rule(
        id="MSK-17",
        when=f.nerve_studies.is_("myopathic pattern"),
        then=(
            supports(d.INFLAMMATORY_MYOPATHY, MODERATE),
            supports(d.METABOLIC_MYOPATHY, WEAK),
            recommends(s.LAB_CK),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Small brief motor units show that the muscle itself is diseased.",
        claims=("B12",),
        references=(src.BOHAN_PETER.at("criteria: electromyographic triad"),),
    ),
    MSK_18,
    Rule(
        id="MSK-19",
        when=proximal_weakness,
        then=(
            supports(d.INFLAMMATORY_MYOPATHY, MODERATE),
            escalates(SOON),
            recommends(s.LAB_CK),
            recommends(s.LAB_TSH),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Weak hips and shoulders with cramps may be inflamed muscle, a thyroid disease or a "
        "medicine.",
        claims=("B12",),
    ),
    Rule(
        id="MSK-73",
        when=all_of(
            proximal_weakness,
            any_of(
                f.muscle_pain_widespread,
                f.muscle_tender_both_legs,
                # Who is only told to be sore and weak may spare what hurts.
                all_of(f.muscle_pain, f.strength.is_("weak near the trunk")),
            ),
            any_of(
                f.weakness_pace.is_("over a month or longer"),
                f.onset.is_("over weeks or longer"),
                f.duration.is_("weeks", "months"),
            ),
            any_of(f.weakness_progressive, f.course.is_("steadily worse")),
        ),
        then=(
            supports(d.INFLAMMATORY_MYOPATHY, STRONG),
            recommends(s.LAB_MYOSITIS),
        ),
        because="Hips and shoulders that over weeks or months grow weaker and sore point to inflamed "
        "muscle, or to what mimics it.",
        claims=("B12",),
        references=(src.EULAR_MYOSITIS.at("classification variables: progressive proximal weakness"),),
    ),
    Rule(
        id="MSK-548",
        # A muscle that a medicine harms is sore or weak as well: it swallows. Speech or swallowing that has
        # failed for long is that of motor neurons, unless muscle leaks.
        when=all_of(
            proximal_weakness,
            any_of(f.muscle_pain_widespread, f.muscle_tender_both_legs),
            any_of(f.bulbar_signs, all_of(f.bulbar_signs_lasting, leaks)),
        ),
        then=(
            supports(d.INFLAMMATORY_MYOPATHY, STRONG),
            opposes(d.MEDICATION_INDUCED, WEAK),
            recommends(s.LAB_MYOSITIS),
        ),
        because="Sore, weak hips and shoulders with trouble swallowing are those of inflamed muscle, sooner "
        "than of a medicine.",
        claims=("B12",),
        references=(src.EULAR_MYOSITIS.at("classification variables: proximal weakness, dysphagia"),),
    ),
    Rule(
        id="MSK-20",
        when=all_of(
            proximal_weakness,
            any_of(
                _RASH,
                f.myositis_antibodies,
                all_of(
                    any_of(leaks, f.lactate_dehydrogenase.above("high")),
                    any_of(f.muscle_pain_widespread, f.muscle_tender_both_legs),
                ),
            ),
        ),
        then=(
            supports(d.INFLAMMATORY_MYOPATHY, STRONG),
            recommends(s.LAB_MYOSITIS),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Weakness near the trunk with the rash, antibodies or a painful leak of creatine kinase "
        "is myositis.",
        claims=("B12",),
        references=(src.EULAR_MYOSITIS.at("classification variables: weakness, skin, enzymes, antibodies"),),
    ),
    Rule(
        id="MSK-21",
        when=_RASH,
        then=(
            supports(d.INFLAMMATORY_MYOPATHY, WEAK),
            escalates(SOON),
            recommends(s.LAB_CK),
            recommends(s.LAB_MYOSITIS),
        ),
        because="A violet rash of the lids, scaly knuckles, a red neck and shoulders or cracked fingers may "
        "be dermatomyositis before the strength goes.",
        claims=("B12",),
        references=(src.EULAR_MYOSITIS.at("skin manifestations"),),
    ),
    Rule(
        id="MSK-62",
        when=all_of(
            f.rash_of_eyelids_or_knuckles,
            any_of(
                leaks,
                f.lactate_dehydrogenase.above("high"),
                f.muscle_pain_widespread,
                f.leg_weakness,
                f.general_weakness,
            ),
        ),
        then=(supports(d.INFLAMMATORY_MYOPATHY, MODERATE),),
        because="The rash with sore or weak muscle, or with muscle enzymes in the blood, may well be "
        "dermatomyositis.",
        claims=("B12",),
        references=(src.EULAR_MYOSITIS.at("classification variables: skin, weakness, enzymes"),),
    ),
    Rule(
        id="MSK-22",
        when=f.myositis_antibodies,
        then=(supports(d.INFLAMMATORY_MYOPATHY, MODERATE), recommends(s.LAB_CK)),
        because="Antibodies that are found only in myositis show that it is present.",
        claims=("B12",),
        references=(src.EULAR_MYOSITIS.at("laboratory variables: anti-Jo-1"),),
    ),
    Rule(
        id="MSK-23",
        when=all_of(
            any_of(
                f.ck.at_most("raised_female", own=True),
                all_of(f.ck.at_most("raised", own=True), f.sex_at_birth.is_("male")),
            ),
            no(f.rash_of_eyelids_or_knuckles),
        ),
        then=(opposes(d.INFLAMMATORY_MYOPATHY, STRONG),),
        because="Inflamed muscle nearly always leaks creatine kinase, unless the skin shows dermatomyositis.",
        references=(src.EULAR_MYOSITIS.at("laboratory variables: muscle enzymes"),),
    ),
    Rule(
        id="MSK-43",
        # Beside it spine, compartment and a trapped artery stay possible, and are looked for (VASC-24).
        when=all_of(c.true_cramp, narrowed_arteries.claudication_pattern, c.flow_normal_measured),
        then=(supports(d.OVERUSE_STRAIN, STRONG),),
        because="Muscle that knots on effort and relaxes with rest, with normal blood flow, is overworked, "
        "and may cramp at night too.",
        claims=("B06", "C06"),
        references=(
            src.NICE_CKS_CRAMPS.at("causes: exercise"),
            src.AHA_PAD.at("alternative diagnoses for exertional leg symptoms with normal testing"),
        ),
    ),
    Rule(
        id="MSK-83",
        when=all_of(
            f.treatment_no_help,
            any_of(f.leg_cramp, f.leg_pain),
            f.course.is_("constant", "steadily worse"),
        ),
        then=(escalates(SOON), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="What stays or grows although it was treated is looked at afresh: the first explanation may "
        "be wrong.",
        claims=("E45",),
    ),
    Rule(
        id="MSK-84",
        when=all_of(f.osteoporosis_known, any_of(f.back_pain, f.spinal_tenderness, f.bone_tender)),
        then=(escalates(SOON), recommends(s.EXAM_SPINE), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="In osteoporosis, pain of the back or of a bone may be a fracture without any fall.",
        references=(src.NICE_BACK.at("1.1: alternative diagnoses, fracture among them"),),
    ),
    Rule(
        id="MSK-85",
        when=all_of(
            any_of(
                f.osteoarthritis_known,
                f.joint_movement_limited,
                f.location.any_of("ankle or knee", "hip or groin"),
                all_of(
                    f.location.any_of("foot"),
                    f.side.is_("one leg"),
                    any_of(f.worse_standing, f.worse_with_effort, f.comes_with_exertion),
                ),
            ),
            f.leg_pain,
        ),
        then=(recommends(s.EXAM_MUSCULOSKELETAL),),
        because="Where a foot or a joint hurts, it is examined: a worn hip or knee can hurt down the leg, on "
        "walking above all.",
        claims=("E45",),
        references=(src.AHA_PAD.at("differential diagnosis of exertional leg symptoms"),),
    ),
    Rule(
        id="MSK-86",
        when=f.muscle_biopsy.is_("inflamed"),
        then=(
            supports(d.INFLAMMATORY_MYOPATHY, STRONG),
            escalates(SOON),
            recommends(s.LAB_MYOSITIS),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Inflamed muscle under the microscope is myositis, by itself or with another disease.",
        claims=("B12",),
        references=(src.BOHAN_PETER.at("criteria: muscle biopsy"),),
    ),
    Rule(
        id="MSK-87",
        when=f.muscle_biopsy.is_("another disease of muscle"),
        then=(
            supports(d.METABOLIC_MYOPATHY, WEAK),
            opposes(d.INFLAMMATORY_MYOPATHY, MODERATE),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="A biopsy that shows another disease of muscle sends the search to that.",
        references=(src.BOHAN_PETER.at("criteria: muscle biopsy; exclusion of other diseases"),),
    ),
    Rule(
        id="MSK-90",
        when=all_of(f.leg_injury_before, f.leg_pain),
        then=(recommends(s.EXAM_MUSCULOSKELETAL),),
        because="An old injury may have left a break that did not heal, or draw attention to what was there "
        "before.",
        claims=("E45",),
    ),
    Rule(
        id="MSK-91",
        when=all_of(
            f.ast.above("high"),
            any_of(f.leg_cramp, f.muscle_pain, f.leg_weakness, f.weakness_proximal, f.general_weakness),
        ),
        then=(escalates(ROUTINE), recommends(s.LAB_CK)),
        because="AST comes from muscle too: with cramps or weakness creatine kinase tells whether it does.",
        references=(src.EULAR_MYOSITIS.at("laboratory variables: muscle enzymes"),),
    ),
    Rule(
        id="MSK-92",
        when=all_of(
            f.rash_of_eyelids_or_knuckles,
            any_of(leaks, f.lactate_dehydrogenase.above("high")),
            any_of(f.leg_weakness, f.general_weakness),
        ),
        then=(supports(d.INFLAMMATORY_MYOPATHY, STRONG),),
        because="The rash, weakness and muscle enzymes in the blood together are dermatomyositis, whatever "
        "medicine is taken.",
        claims=("B12",),
        references=(src.EULAR_MYOSITIS.at("classification variables: skin, weakness, enzymes"),),
    ),
)
