"""How the emergencies behind leg trouble are looked for."""

from __future__ import annotations

from knowledge import findings as f
from knowledge import sources as src
from knowledge.criteria import Step
from knowledge.steps.at_once import REFER_EMERGENCY, TREAT_ANTIBIOTICS

HISTORY_INFECTION = Step(
    id="history_infection",
    kind="history",
    rung="ask",
    text="Ask for back pain, and with it for fever, injected drugs and weakened immunity.",
    plain="Mention any back pain, fever, injected drugs, and anything that weakens your immune system.",
    answered_by=(f.back_pain, f.fever, f.injects_drugs, f.immunosuppressed),
    references=(src.IDSA_SPINE.at("when to suspect; risk factors"),),
)
HISTORY_AORTA = Step(
    id="history_aorta",
    kind="history",
    rung="ask",
    text="Ask for sudden pain of chest, back or abdomen, an aneurysm, and legs that failed at once.",
    plain="Mention any sudden pain in chest, back or belly, a widened main artery, or legs that suddenly "
    "gave way.",
    answered_by=(
        f.sudden_trunk_pain,
        f.back_pain,
        f.aneurysm_known,
        f.sudden_weak_leg,
        f.sudden_numb_leg,
        f.sudden_cold_leg,
    ),
    references=(src.ACC_AORTA.at("acute aortic syndromes: history"),),
)
HISTORY_LUNG = Step(
    id="history_lung",
    kind="history",
    rung="ask",
    text="Ask for new breathlessness and chest pain.",
    plain="Mention any new shortness of breath or chest pain.",
    answered_by=(f.breathless_or_chest_pain,),
    references=(src.NICE_VTE.at("1.1: signs or symptoms of pulmonary embolism"),),
)
HISTORY_JOINTS = Step(
    id="history_joints",
    kind="history",
    rung="ask",
    text="Ask for hot or swollen joints, fever, and a leg that cannot bear weight.",
    plain="Mention any hot or swollen joints, fever, or a leg you cannot stand on.",
    answered_by=(f.hot_joint, f.joint_swelling, f.fever, f.cannot_bear_weight),
    references=(src.BSR_HOT_JOINT.at("history: the hot swollen joint"),),
)
HISTORY_YOUNG = Step(
    id="history_young",
    kind="history",
    rung="ask",
    text="Ask, under 25, for tiredness, weight loss, bruises, red spots, pallor, and bone pain at night.",
    plain="Under 25: mention tiredness, weight loss, bruises, tiny red spots, paleness, or bones that ache "
    "at night.",
    answered_by=(
        f.age,
        f.fatigue,
        f.weight_loss,
        f.bleeding_or_bruising,
        f.petechiae,
        f.pallor,
        f.bone_pain_at_night,
        f.bone_lump,
    ),
    references=(src.NICE_CANCER.at("1.10 and 1.11: children and young people"),),
)
TEST_LUNG_VESSELS = Step(
    id="test_lung_vessels",
    kind="test",
    rung="image_or_procedure",
    text="CT angiography of the lung's arteries, at once.",
    plain="Have a CT scan of the blood vessels of your lungs at once.",
    references=(src.NICE_VTE.at("1.1: likely pulmonary embolism, CT pulmonary angiogram at once"),),
)
EXAM_BREATHING = Step(
    id="exam_breathing",
    kind="examination",
    rung="examine",
    text="Check breathing (vital capacity), swallowing, pulse and blood pressure, and again every few hours.",
    plain="Have your breathing and swallowing checked at once: weak nerves can reach them.",
    references=(src.EAN_GBS.at("monitoring: vital capacity, swallowing, autonomic function"),),
)
EXAM_SPINE = Step(
    id="exam_spine",
    kind="examination",
    rung="examine",
    text="Percuss the spine for midline tenderness.",
    plain="Have your spine tapped by a doctor to see whether one place is sore.",
    answered_by=(f.spinal_tenderness,),
    references=(src.IDSA_SPINE.at("clinical presentation: tenderness to percussion"),),
)
EXAM_ABDOMEN = Step(
    id="exam_abdomen",
    kind="examination",
    rung="examine",
    text="Feel the abdomen for a pulsating mass, and the pulses in both groins and feet.",
    plain="Have your belly, and the pulses in groins and feet, felt by a doctor.",
    answered_by=(f.pulsating_abdomen, f.femoral_popliteal_pulses),
    references=(src.ESVS_AORTA.at("clinical examination: palpation"),),
)
EXAM_SKIN = Step(
    id="exam_skin",
    kind="examination",
    rung="examine",
    text="Look at the skin, and draw a line round what is red. Blisters in a strip on one side are mostly "
    "shingles, which is treated early.",
    plain="Have your skin looked at within days, and at once if the redness spreads or you feel ill.",
    gives_way_to=(REFER_EMERGENCY,),
    references=(src.NICE_CELLULITIS.at("1.1: drawing around the extent of the infection"),),
)
EXAM_CHILD = Step(
    id="exam_child",
    kind="examination",
    rung="examine",
    text="Examine undressed, head to foot: skin, pallor, glands, spleen, each bone and joint, standing and "
    "walking.",
    plain="Have skin, glands, belly, bones and joints looked at from head to foot: the same day with a limp, "
    "paleness, bruises, tiny red spots or a fever.",
    answered_by=(f.petechiae, f.pallor, f.bone_lump, f.cannot_bear_weight),
    references=(src.NICE_CANCER.at("1.10 and 1.11: symptoms and signs in children and young people"),),
)
# Narrowed arteries and worn nerves are diseases of adults: in a child, their tests give way to it.
REVIEW_CHILD = Step(
    id="review_child",
    kind="review",
    rung="refer_or_treat",
    text="Ask a paediatrician if the examination does not explain it; do not test a child for adults' "
    "diseases of arteries and nerves.",
    plain="If the examination does not explain it, ask for your child to be seen by a children's doctor.",
    gives_way_to=(REFER_EMERGENCY,),
    references=(src.NICE_NEURO.at("children under 16: sensory symptoms, limb weakness"),),
)
EXAM_JOINTS = Step(
    id="exam_joints",
    kind="examination",
    rung="examine",
    text="Examine the joint, and those above and below: warmth, swelling, sore bone, movement, weight on it.",
    plain="Have the joint, and those above and below it, examined by a doctor.",
    answered_by=(f.joint_exam, f.joint_movement_limited),
    references=(
        src.BSR_HOT_JOINT.at("examination of the hot, swollen joint"),
        src.CORNWALL_LIMP.at("examination including joint above and below"),
    ),
)
LAB_INFLAMMATION = Step(
    id="lab_inflammation",
    kind="laboratory",
    rung="simple_test",
    text="Measure C-reactive protein and sedimentation rate; with fever, two sets of blood cultures.",
    plain="Have blood tests for inflammation, and for germs in the blood if you have a fever.",
    answered_by=(f.inflammation_raised,),
    references=(
        src.IDSA_SPINE.at("evaluation: two sets of blood cultures, ESR and CRP"),
        src.BSR_HOT_JOINT.at("investigations: blood cultures and inflammatory markers"),
    ),
)
TEST_WHOLE_SPINE_MRI = Step(
    id="test_whole_spine_mri",
    kind="test",
    rung="image_or_procedure",
    text="MRI of the whole spine, today: one of the lumbar spine does not show the thoracic cord.",
    plain="Have an MRI scan of the whole spine, neck and chest included, today: the lower back alone does "
    "not show enough.",
    answered_by=(f.whole_spine_mri,),
    references=(
        src.NICE_MSCC.at("1.5: MRI of the whole spine; within 24 hours if compression is suspected"),
    ),
)
TEST_LUMBAR_MRI = Step(
    id="test_lumbar_mri",
    kind="test",
    rung="image_or_procedure",
    text="MRI of the lumbar spine.",
    plain="Have an MRI scan of the lower back.",
    answered_by=(f.lumbar_mri,),
    claims=("E19",),
    references=(src.NICE_BACK.at("1.1: imaging"),),
)
LAB_LITHIUM = Step(
    id="lab_lithium",
    kind="laboratory",
    rung="simple_test",
    text="Measure the lithium level today.",
    plain="Have your lithium level measured today.",
    references=(src.BNF.at("lithium: overdose and toxicity, monitoring of serum levels"),),
)
# A needle comes after it: it stands before the one step that has one.
LAB_CLOTTING = Step(
    id="lab_clotting",
    kind="laboratory",
    rung="simple_test",
    text="Measure clotting (INR, partial thromboplastin time).",
    plain="Have the clotting of your blood measured.",
    answered_by=(f.clotting_prolonged,),
    references=(src.BNF.at("oral anticoagulants: haemorrhage"),),
)
TEST_JOINT_FLUID = Step(
    id="test_joint_fluid",
    kind="test",
    rung="image_or_procedure",
    text="Draw fluid from the joint, never through inflamed skin, for microscopy, culture and crystals "
    "(gout, pseudogout: they do not rule out infection), before antibiotics if that is done at once; in "
    "sepsis they never wait for it.",
    plain="Have fluid drawn from the joint and looked at for germs and for crystals.",
    answered_by=(f.joint_fluid,),
    references=(src.BSR_HOT_JOINT.at("recommendations: aspirate before antibiotics; empirical antibiotics"),),
)
TREAT_FOOT_INFECTION = Step(
    id="treat_foot_infection",
    kind="treatment",
    rung="refer_or_treat",
    text="Start antibiotics for the infected wound today, after a sample from its base; on a foot, probe for "
    "bone and X-ray it.",
    plain="You may need antibiotics for the wound today.",
    gives_way_to=(TREAT_ANTIBIOTICS,),
    references=(src.NICE_DIABETIC_FOOT.at("1.6: suspected infection: antibiotics, samples first"),),
)
# A joint that may be infected is drawn before any antibiotic.
TREAT_CELLULITIS = Step(
    id="treat_cellulitis",
    kind="treatment",
    rung="refer_or_treat",
    text="Start an antibiotic today, in hospital if the patient is sent there: by mouth if well, by vein if "
    "not. Draw round the redness, and look again in 2 to 3 days, at once if it spreads, blisters or hurts "
    "beyond what it shows.",
    plain="You may need an antibiotic today. Draw round the redness. Once it is treated, have it seen again "
    "in 2 to 3 days; go to hospital at once if it spreads fast, blisters or hurts badly, or if you feel ill.",
    gives_way_to=(TREAT_ANTIBIOTICS, TEST_JOINT_FLUID, TREAT_FOOT_INFECTION),
    references=(src.NICE_CELLULITIS.at("1.1: treatment, reassessment; referral"),),
)
TEST_AORTIC_IMAGING = Step(
    id="test_aortic_imaging",
    kind="test",
    rung="image_or_procedure",
    text="CT angiography of the whole aorta, without waiting for laboratory results.",
    plain="Have a CT scan of the main artery at once.",
    answered_by=(f.aortic_imaging,),
    references=(
        src.ESVS_AORTA.at("suspected rupture: immediate computed tomography angiography"),
        src.ACC_AORTA.at("acute aortic syndromes: imaging"),
    ),
)
TEST_FRACTURE_XRAY = Step(
    id="test_fracture_xray",
    kind="test",
    rung="image_or_procedure",
    text="X-ray the bone that may be broken today, with the joints above and below; no weight until then.",
    plain="Have the painful leg X-rayed today, and put no weight on it until then.",
    answered_by=(f.bone_xray,),
    references=(src.NICE_FRACTURES.at("1.2: acute stage assessment and diagnostic imaging"),),
)
TEST_BONE_XRAY = Step(
    id="test_bone_xray",
    kind="test",
    rung="image_or_procedure",
    text="X-ray the painful bone: within 48 hours under 25 where no strain explains the pain, else within "
    "two weeks; MRI if it is normal and the pain stays.",
    plain="Have the painful bone X-rayed: within two days if you are under 25 and have not strained it, else "
    "within two weeks.",
    answered_by=(f.bone_xray,),
    gives_way_to=(TEST_FRACTURE_XRAY,),
    references=(src.NICE_CANCER.at("1.11: very urgent X-ray in children and young people"),),
)
REFER_BROKEN_HIP = Step(
    id="refer_broken_hip",
    kind="referral",
    rung="refer_or_treat",
    text="No weight on the broken thigh bone: on a stretcher or in a wheelchair to the orthopaedic surgeon "
    "now. Ask why it broke.",
    plain="Do not stand on the broken hip or thigh: be taken to hospital lying or sitting.",
    references=(src.NICE_HIP_FRACTURE.at("context: immediate hospital assessment; 1.2: timing of surgery"),),
)
REFER_BROKEN_BONE = Step(
    id="refer_broken_bone",
    kind="referral",
    rung="refer_or_treat",
    text="Splint or boot, crutches where walking hurts, fracture clinic within days. Ask why it broke.",
    plain="Spare the broken bone, and have it seen within days.",
    gives_way_to=(REFER_BROKEN_HIP,),
    references=(src.NICE_FRACTURES.at("1.2 and 1.3: initial management; ongoing orthopaedic management"),),
)
REVIEW_RUNNING = Step(
    id="review_running",
    kind="review",
    rung="refer_or_treat",
    text="No running, and crutches if walking hurts, until X-ray and MRI show no crack in the bone.",
    plain="Do not run, and use crutches if walking hurts, until scans have shown that the bone is whole.",
    references=(src.HIP_STRESS_FRACTURE.at("abstract: delay in diagnosis, displacement"),),
)
REFER_SOFT_BONE = Step(
    id="refer_soft_bone",
    kind="referral",
    rung="refer_or_treat",
    text="Spare the leg, on crutches if walking hurts, and have an orthopaedic surgeon judge the film: today "
    "if the leg carries no weight or a bisphosphonate is taken, else within days. Film the other side too; "
    "MRI if there is a lump. No bisphosphonate or denosumab until then.",
    plain="Spare the leg, and have a bone surgeon look at the X-ray: today if you cannot stand on it or take "
    "a medicine for brittle bones, else within days. Take no more of that medicine before you have asked.",
    references=(src.MHRA_FEMUR.at("advice: both thighs; stopping considered while evaluated"),),
)
TEST_HIP_MRI = Step(
    id="test_hip_mri",
    kind="test",
    rung="image_or_procedure",
    text="MRI of the hip, and of the thigh bone if the thigh hurts, within days; today if brittle bone may "
    "be broken or the leg carries no weight, by CT if MRI would take more than a day.",
    plain="Have an MRI scan of the hip within days: today if your bones are brittle or you cannot stand on "
    "that leg.",
    references=(
        src.HIP_STRESS_FRACTURE.at("abstract: radiographs first, MRI second"),
        src.NICE_HIP_FRACTURE.at("1.1: imaging in occult hip fracture"),
    ),
)
TEST_HIP_XRAY = Step(
    id="test_hip_xray",
    kind="test",
    rung="image_or_procedure",
    text="X-ray both hips today, from the front and in the frog position; no weight on the leg until then.",
    plain="Have both hips X-rayed today, and put no weight on the leg until then.",
    references=(src.RCH_SUFE.at("investigations: pelvis and frog-leg lateral of both hips"),),
)
TEST_LOADED_HIP_XRAY = Step(
    id="test_loaded_hip_xray",
    kind="test",
    rung="image_or_procedure",
    text="X-ray the hip within days, today if it carries no weight; MRI at once if the film is normal.",
    plain="Have the hip X-rayed within days: today if you cannot stand on that leg.",
    answered_by=(f.bone_xray,),
    gives_way_to=(TEST_FRACTURE_XRAY, TEST_HIP_XRAY),
    references=(src.HIP_STRESS_FRACTURE.at("abstract: radiographs first, MRI second"),),
)
