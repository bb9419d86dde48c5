"""Tests by instrument, referrals, reviews and advice."""

from __future__ import annotations

from knowledge import findings as f
from knowledge import sources as src
from knowledge.criteria import Step
from knowledge.steps.at_once import (
    REFER_EMERGENCY,
    REFER_FOOT_TEAM,
    REFER_URGENT,
    REFER_VASCULAR_URGENT,
    REVIEW_STOP_MEDICINE,
    TREAT_FLUIDS,
)
from knowledge.steps.looking_for_dangers import (
    REVIEW_CHILD,
    TEST_BONE_XRAY,
    TEST_FRACTURE_XRAY,
    TEST_LUMBAR_MRI,
)

_SEEN_TODAY = (REFER_EMERGENCY, REFER_URGENT, REFER_VASCULAR_URGENT, REFER_FOOT_TEAM)

TEST_ANKLE_BRACHIAL_INDEX = Step(
    id="test_ankle_brachial_index",
    kind="test",
    rung="simple_test",
    text="Measure the ankle-brachial index at rest in both legs (toe-brachial too where diabetes or kidney "
    "disease may have stiffened the arteries).",
    plain="Have the blood pressure at both ankles measured, at rest.",
    answered_by=(f.abi_rest,),
    gives_way_to=(REFER_EMERGENCY, REVIEW_CHILD),
    claims=("E43", "E50"),
    references=(src.AHA_PAD.at("section 3: diagnostic testing"),),
)
TEST_ANKLE_BRACHIAL_INDEX_EXERCISE = Step(
    id="test_ankle_brachial_index_exercise",
    kind="test",
    rung="image_or_procedure",
    text="Repeat the ankle-brachial index after exercise (treadmill or heel raises).",
    plain="Have the blood pressure at your ankles measured again after walking.",
    answered_by=(f.abi_fall_after_exercise,),
    gives_way_to=(REFER_EMERGENCY, REVIEW_CHILD),
    claims=("E43",),
    references=(src.AHA_PAD.at("section 3: exercise index where the resting one is normal or borderline"),),
)
TEST_TOE_PRESSURE = Step(
    id="test_toe_pressure",
    kind="test",
    rung="image_or_procedure",
    text="Measure toe pressure where ankle pressures may deceive (diabetes, kidneys) or the foot is at risk.",
    plain="Have the pressure in your toes measured if the one at your ankles cannot be relied on, or if a "
    "foot has a wound.",
    answered_by=(f.toe_pressure, f.toe_brachial_index),
    gives_way_to=(REFER_EMERGENCY, REVIEW_CHILD),
    claims=("E11",),
    references=(src.GVG_CLTI.at("haemodynamic assessment"),),
)
TEST_ARTERIAL_IMAGING = Step(
    id="test_arterial_imaging",
    kind="test",
    rung="image_or_procedure",
    text="Image the leg arteries (duplex or CT angiography) where pulse, warmth or movement is in doubt.",
    plain="You may need a scan of the arteries of your leg.",
    answered_by=(f.arterial_imaging,),
    claims=("E11",),
    references=(src.ESVS_ALI.at("diagnosis: imaging"),),
)
TEST_COMPARTMENT_PRESSURE = Step(
    id="test_compartment_pressure",
    kind="test",
    rung="image_or_procedure",
    text="Measure the compartment's pressure where the signs leave doubt; do not delay surgery for it where "
    "they are clear.",
    plain="Have the pressure inside the leg muscle measured in hospital.",
    answered_by=(f.compartment_pressure_gap,),
    claims=("B09",),
    references=(src.BOAST_COMPARTMENT.at("compartment pressure measurement"),),
)
REVIEW_COMPARTMENT = Step(
    id="review_compartment",
    kind="review",
    rung="refer_or_treat",
    text="Feel and stretch the muscles again every hour, and measure the pressure again or without a pause: "
    "one normal value settles nothing.",
    plain="Have the leg checked again every hour in hospital. Say at once if it hurts more, goes numb or "
    "weakens.",
    claims=("B09",),
    references=(src.BOAST_COMPARTMENT.at("hourly limb observations; continuous pressure monitoring"),),
)
TEST_LEG_ULTRASOUND = Step(
    id="test_leg_ultrasound",
    kind="test",
    rung="image_or_procedure",
    text="Ultrasound of the leg veins, today. Where the Wells score is below two a low D-dimer spares it, "
    "except around birth or on an anticoagulant.",
    plain="Have an ultrasound scan of the veins of your leg, today. Call an ambulance if you get short of "
    "breath, your chest hurts or you faint.",
    answered_by=(f.leg_ultrasound,),
    claims=("C08",),
    references=(src.NICE_VTE.at("1.1: proximal leg vein ultrasound; unlikely Wells score, D-dimer first"),),
)
TEST_LEG_ULTRASOUND_AGAIN = Step(
    id="test_leg_ultrasound_again",
    kind="test",
    rung="image_or_procedure",
    text="Repeat the ultrasound of the leg veins a week after the clear one (days three and seven around "
    "birth).",
    plain="Have the ultrasound of the leg veins done again after a week; earlier, and twice, around a birth.",
    claims=("C08",),
    references=(src.NICE_VTE.at("1.1: negative scan and positive D-dimer, repeat after 6 to 8 days"),),
)
TEST_PELVIC_VEINS = Step(
    id="test_pelvic_veins",
    kind="test",
    rung="image_or_procedure",
    text="Image the veins of the pelvis (Doppler, MR or CT venography): a clear scan of the leg ends at the "
    "groin.",
    plain="Have the veins above your groin looked at as well.",
    claims=("C08",),
    references=(
        src.RCOG_VTE.at("iliac vein thrombosis: Doppler, magnetic resonance or conventional venography"),
        src.SOGC_VTE.at("recommendation 2: the whole length of the veins from the external iliac down"),
    ),
)
TEST_COMPARTMENT_PRESSURE_EXERCISE = Step(
    id="test_compartment_pressure_exercise",
    kind="test",
    rung="image_or_procedure",
    text="Measure compartment pressure before and after exercise.",
    plain="Have the pressure in the muscle measured after exercise.",
    answered_by=(f.compartment_pressure_after_exercise,),
    gives_way_to=(REFER_EMERGENCY,),
    references=(src.PEDOWITZ.at("criteria"),),
)
TEST_POPLITEAL_ENTRAPMENT = Step(
    id="test_popliteal_entrapment",
    kind="test",
    rung="image_or_procedure",
    text="Scan the popliteal artery (duplex) during active plantar flexion.",
    plain="Have the artery behind the knee scanned while you press the foot down.",
    gives_way_to=(REFER_EMERGENCY,),
    references=(src.AHA_PAD.at("non-atherosclerotic causes"),),
)
TEST_NERVE_STUDIES = Step(
    id="test_nerve_studies",
    kind="test",
    rung="image_or_procedure",
    text="Nerve conduction studies and electromyography.",
    plain="Have your nerves and muscles tested electrically.",
    answered_by=(f.nerve_studies,),
    gives_way_to=(REFER_EMERGENCY,),
    claims=("B10",),
    references=(src.AAN_DSP_DEFINITION.at("role of electrodiagnostic studies"),),
)
TEST_SKIN_BIOPSY = Step(
    id="test_skin_biopsy",
    kind="test",
    rung="image_or_procedure",
    text="Skin biopsy for nerve fibre density.",
    plain="Have a small skin sample taken to look for damage to the fine nerves.",
    answered_by=(f.skin_biopsy_reduced_fibers,),
    gives_way_to=(REFER_EMERGENCY, REVIEW_CHILD),
    claims=("E17",),
    references=(src.AAN_SKIN_BIOPSY.at("skin biopsy, small-fibre neuropathy above all"),),
)
TEST_FOREARM_EXERCISE = Step(
    id="test_forearm_exercise",
    kind="test",
    rung="image_or_procedure",
    text="Non-ischaemic forearm exercise test.",
    plain="Have a muscle exercise test.",
    answered_by=(f.forearm_test_abnormal,),
    gives_way_to=(REFER_EMERGENCY,),
    claims=("E28",),
    references=(src.EUROMAC.at("diagnosis"),),
)
REVIEW_STOP_QUININE = Step(
    id="review_stop_quinine",
    kind="review",
    rung="refer_or_treat",
    text="Stop quinine, tonic water included, and see whether the cramps are any worse without it. Go "
    "through the other medicines for those that cause cramps.",
    plain="Stop quinine and tonic water, and tell your doctor whether the cramps are any worse. Have your "
    "other medicines looked through; do not stop those on your own.",
    gives_way_to=(REVIEW_STOP_MEDICINE,),
    claims=("E51",),
    references=(src.FDA_QUININE.at("not for night leg cramps: serious effects outweigh the benefit"),),
)
REFER_NEUROLOGY = Step(
    id="refer_neurology",
    kind="referral",
    rung="refer_or_treat",
    text="Refer to neurology.",
    plain="You need to be seen by a neurologist.",
    gives_way_to=(REFER_EMERGENCY,),
    claims=("C11",),
    references=(src.NICE_NEURO.at("limb weakness"),),
)
REVIEW_VASCULAR_RISK = Step(
    id="review_vascular_risk",
    kind="review",
    rung="refer_or_treat",
    text="Treat vascular risk: help to stop smoking, a statin, blood pressure, glucose, an antiplatelet.",
    plain="Have your risk of heart attack and stroke treated. If you smoke, ask for help to stop.",
    gives_way_to=(REFER_EMERGENCY, REVIEW_CHILD),
    claims=("C10",),
    references=(src.AHA_PAD.at("section 5: medical therapy"),),
)
REFER_FOOT_PROTECTION = Step(
    id="refer_foot_protection",
    kind="referral",
    rung="refer_or_treat",
    text="Refer to the foot protection service.",
    plain="Ask to be seen by a foot clinic, and look at your feet every day yourself.",
    gives_way_to=_SEEN_TODAY,
    claims=("E53",),
    references=(
        src.NICE_DIABETIC_FOOT.at("1.3: assessing the risk; referral to the foot protection service"),
    ),
)
TREAT_NERVE_PAIN = Step(
    id="treat_nerve_pain",
    kind="treatment",
    rung="refer_or_treat",
    text="Offer amitriptyline, duloxetine, gabapentin or pregabalin for the pain; another of them if one "
    "fails. No amitriptyline with heart block, a recent infarct or retained urine; no duloxetine with liver "
    "disease, eGFR below 30 or uncontrolled blood pressure; neither with an MAOI or narrow-angle glaucoma, "
    "and care beside tramadol or an SSRI. Less gabapentin or pregabalin with weak kidneys, and care beside "
    "opioids. The old may fall on any of them. In pregnancy a specialist chooses.",
    plain="If the burning keeps you awake or spoils your day, ask your doctor about a medicine for nerve "
    "pain.",
    gives_way_to=(*_SEEN_TODAY, REVIEW_CHILD),
    references=(
        src.NICE_NERVE_PAIN.at("1.1.8 and 1.1.9: initial treatment, switching"),
        src.ADA.at("section 12: pharmacologic treatment of neuropathic pain"),
        src.DULOXETINE_LABEL.at("contraindications"),
        src.AMITRIPTYLINE_LABEL.at("4.3: contraindications"),
        src.BNF.at("each of the four: cautions and interactions"),
    ),
)
REVIEW_DIURETIC = Step(
    id="review_diuretic",
    kind="review",
    rung="refer_or_treat",
    text="Review the diuretic first of the medicines, with whoever treats the heart: hold or lower it where "
    "fluid is lacking and none is held back.",
    plain="Ask within days, at the practice or at the clinic that looks after your heart, whether your water "
    "tablet has to be lowered. Do not stop it on your own.",
    gives_way_to=(REFER_EMERGENCY, REVIEW_STOP_MEDICINE),
    references=(src.ESC_DIURETICS.at("abstract: congestion or euvolaemia, kidneys and electrolytes"),),
)
REVIEW_MEDICINES = Step(
    id="review_medicines",
    kind="review",
    rung="refer_or_treat",
    text="Review the medicines for those that may cause or worsen this; change with the prescriber.",
    plain="Take all your medicines, or a list of them, to your doctor or pharmacist and ask which may cause "
    "or worsen this. Unless you are told otherwise here, do not stop them on your own before that.",
    # The warning says it all the same.
    gives_way_to=(REFER_EMERGENCY, REVIEW_STOP_MEDICINE),
    claims=("E52",),
)
REVIEW_POLYMYALGIA = Step(
    id="review_polymyalgia",
    kind="treatment",
    rung="refer_or_treat",
    text="Once infection and cancer are unlikely, give prednisolone 15 mg a day: what is no better within a "
    "week is not polymyalgia. A sore jaw or scalp, or failing sight, is an emergency.",
    plain="Ask your doctor about prednisolone. Go to hospital at once if your sight changes or your jaw "
    "hurts on chewing.",
    gives_way_to=_SEEN_TODAY,
    references=(src.BSR_POLYMYALGIA.at("initial treatment: prednisolone 15 mg; response within a week"),),
)
TREAT_COMPRESSION = Step(
    id="treat_compression",
    kind="treatment",
    rung="refer_or_treat",
    text="Compress the leg from toes to knee with bandages or a stocking, and refer to a vein clinic. No "
    "strong compression if the heart is failing or the feet do not feel.",
    plain="Ask for compression bandages or a stocking, and to be seen in a vein clinic. Take them off and "
    "call for help if your toes turn cold, blue or numb.",
    gives_way_to=_SEEN_TODAY,
    references=(
        src.SIGN_ULCER.at("3.2.1: compression may be safely used from an index of 0.8 on"),
        src.NICE_VEINS.at("1.2.2: a venous leg ulcer goes to a vascular service"),
    ),
)
REVIEW_EXERCISE_PROGRAMME = Step(
    id="review_exercise_programme",
    kind="review",
    rung="refer_or_treat",
    text="Offer a supervised exercise programme.",
    plain="Ask for a supervised walking programme: walking into the pain, with rests, lengthens the way "
    "you can go.",
    gives_way_to=_SEEN_TODAY,
    references=(src.NICE_CG147.at("1.5: management of intermittent claudication, supervised exercise"),),
)
REVIEW_GLUCOSE_CONTROL = Step(
    id="review_glucose_control",
    kind="review",
    rung="refer_or_treat",
    text="Review glycaemic control.",
    plain="Have your diabetes treatment reviewed.",
    gives_way_to=(REFER_EMERGENCY,),
    claims=("E53",),
    references=(src.ADA.at("section 12: neuropathy"),),
)
REVIEW_IRON = Step(
    id="review_iron",
    kind="review",
    rung="refer_or_treat",
    text="Replace iron, and find out why it is lacking (menses, pregnancy, diet, bowel).",
    plain="Ask your doctor about iron treatment, and about why you lack iron.",
    gives_way_to=(REFER_EMERGENCY,),
    references=(
        src.AFP_IRON.at("treatment; evaluation for the underlying cause"),
        src.AASM_RLS.at("good practice statement on iron: replace at ferritin of 75 ng/mL or less"),
    ),
)
ADVICE_STRETCHING = Step(
    id="advice_stretching",
    kind="advice",
    rung="refer_or_treat",
    text="Teach calf stretching, during the cramp and before bed.",
    plain="Stretch the calf during a cramp and before bed.",
    gives_way_to=(
        *_SEEN_TODAY,
        REVIEW_EXERCISE_PROGRAMME,
    ),
    references=(src.AAN_CRAMPS.at("non-drug treatment"),),
)
ADVICE_GROWING_PAINS = Step(
    id="advice_growing_pains",
    kind="advice",
    rung="refer_or_treat",
    text="Explain growing pains: rub or stretch the legs when they hurt.",
    plain="Rub or stretch the child's legs when they hurt.",
    gives_way_to=_SEEN_TODAY,
    references=(src.GROWING_PAINS.at("conclusions: reassurance is the mainstay of management"),),
)
ADVICE_REST = Step(
    id="advice_rest",
    kind="advice",
    rung="refer_or_treat",
    text="Rest the muscle for some days, then build the effort up again step by step.",
    plain="Rest the leg for some days, then build up what you do again little by little.",
    gives_way_to=_SEEN_TODAY,
    references=(src.NICE_CKS_CRAMPS.at("causes: exercise"),),
)
ADVICE_TORN_MUSCLE = Step(
    id="advice_torn_muscle",
    kind="advice",
    rung="refer_or_treat",
    text="Two or three days of ice, a bandage and the leg up, as little weight on it as possible, and no "
    "heat or massage; then move it, and build the effort up again step by step. See it again if it grows "
    "weak, shows a gap, or is no better in two weeks.",
    plain="For two or three days cool the leg, bandage it and put it up; stand on it as little as you can, "
    "with no heat and no massage. Then move it, and build up what you do little by little. Have it seen "
    "again if it grows weak, shows a dent, or is no better after two weeks.",
    gives_way_to=_SEEN_TODAY,
    references=(src.NHS_STRAINS.at("self-care: protect, rest, ice, compress, elevate; then move"),),
)
ADVICE_FLUIDS = Step(
    id="advice_fluids",
    kind="advice",
    rung="refer_or_treat",
    text="Replace fluid and salt, with care where heart or kidneys fail, by vein if it does not stay down; "
    "rest from heat and effort.",
    plain="Drink enough, unless you were told to drink less; rest, and keep out of the heat.",
    gives_way_to=(TREAT_FLUIDS,),
    claims=("C04",),
)
ADVICE_ORTHOTICS = Step(
    id="advice_orthotics",
    kind="advice",
    rung="refer_or_treat",
    text="Consider orthotics for flat feet.",
    plain="Insoles may help flat feet.",
    gives_way_to=_SEEN_TODAY,
    claims=("E25",),
)
ADVICE_WORN_JOINT = Step(
    id="advice_worn_joint",
    kind="advice",
    rung="refer_or_treat",
    text="Explain a worn joint: exercise that strengthens the muscles around it, and less weight to carry "
    "where there is too much.",
    plain="Exercise that strengthens the muscles around a worn joint helps most, and losing weight if you "
    "are heavy.",
    gives_way_to=(*_SEEN_TODAY, TEST_BONE_XRAY, TEST_FRACTURE_XRAY),
    references=(src.NICE_OSTEOARTHRITIS.at("1.1.2; 1.2.2: exercise and weight"),),
)
ADVICE_RESTLESS_LEGS = Step(
    id="advice_restless_legs",
    kind="advice",
    rung="refer_or_treat",
    text="Explain restless legs: regular sleep, no caffeine or alcohol late in the day, a walk before bed; a "
    "medicine only if sleep suffers all the same.",
    plain="Sleep regular hours, leave off coffee, tea and alcohol late in the day, and take a walk before "
    "bed. Ask about a medicine only if you still sleep badly.",
    gives_way_to=_SEEN_TODAY,
    references=(src.SCOTLAND_RLS.at("management without drugs; most people need none"),),
)
ADVICE_BACK = Step(
    id="advice_back",
    kind="advice",
    rung="refer_or_treat",
    text="Advise to keep active, and an exercise programme; no scan for now. See again if it stays for "
    "weeks, at once with weakness, a numb saddle or a change of bladder or bowel.",
    plain="Keep active, and ask for an exercise programme. Come back if it stays for weeks, and at once if a "
    "leg grows weak, you are numb between the legs, or bladder or bowels change.",
    gives_way_to=(
        *_SEEN_TODAY,
        REVIEW_EXERCISE_PROGRAMME,
        TEST_LUMBAR_MRI,
    ),
    references=(src.NICE_BACK.at("1.1 and 1.2: imaging, self-management, exercise"),),
)
