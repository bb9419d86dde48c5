"""What tells the emergencies behind leg trouble: of cord and spine, aorta, joint, bone and blood."""

from __future__ import annotations

from knowledge.criteria import Choice, Finding, YesNo

# History
weakness_pace = Choice(
    id="weakness_pace",
    label="pace at which weakness came",
    plain="how quickly weakness came",
    clinician="If a leg is weak: over what time did the weakness come?",
    patient="If a leg is weak: how quickly did it become weak?",
    help="From full strength to its weakest so far. Weakness that comes only with a cramp does not count.",
    options=("no weakness", "within a day", "over days to four weeks", "over a month or longer"),
    plain_options=("no leg is weak", "within a day", "over days, up to four weeks", "over a month or longer"),
)
weakness_within_four_weeks = weakness_pace.is_("within a day", "over days to four weeks")
unsteady_gait = YesNo(
    id="unsteady_gait",
    label="an unsteady or stiff gait, new within three months",
    plain="walking that has become unsteady or stiff",
    clinician="Has walking become unsteady or stiff within the last three months?",
    patient="In the past three months, has your walking become unsteady or stiff?",
    help="For example swaying in the dark, feet set wide apart, legs stiff like boards, or new falls.",
)
recent_infection = YesNo(
    id="recent_infection",
    label="a chest, throat or bowel infection within six weeks",
    plain="a cold, cough or bout of diarrhoea in the past six weeks",
    clinician="Was there a chest, throat or bowel infection within the last six weeks?",
    patient="In the past six weeks, have you had a bad cold, a chesty cough or a bout of diarrhoea?",
    help="Flu counts. Nerves may become inflamed some weeks after such an infection.",
)
sudden_trunk_pain = YesNo(
    id="sudden_trunk_pain",
    label="sudden severe pain of chest, upper back, flank or abdomen within the last week",
    plain="sudden, severe pain in the chest, upper back or belly",
    clinician="Was there sudden severe pain of chest, upper back, flank or abdomen within the last week?",
    patient="In the past week, have you had sudden, severe pain in your chest, upper back or belly?",
    help="Sudden means at its worst within minutes. If you have it now, call your emergency number at once.",
)
aneurysm_known = YesNo(
    id="aneurysm_known",
    label="a known aneurysm of the aorta",
    plain="a widened main artery (an aortic aneurysm)",
    clinician="Has an aneurysm of the aorta been diagnosed?",
    patient="Has a doctor told you that your main artery, the aorta, is widened?",
    help="The aorta runs through chest and belly. One that has been repaired counts too.",
)
injects_drugs = YesNo(
    id="injects_drugs",
    label="drugs injected within the last year",
    plain="injected street drugs",
    clinician="Have drugs been injected, other than as treatment, within the last year?",
    patient="In the past year, have you injected street drugs?",
    help="It matters because germs can get into the blood and settle in the spine or a joint.",
)
immunosuppressed = YesNo(
    id="immunosuppressed",
    label="weakened immunity",
    plain="a weak immune system",
    clinician="Is immunity weakened (HIV, transplant, chemotherapy, long use of steroids, biologics)?",
    patient="Is your immune system weakened by an illness or a treatment?",
    help="For example by HIV, a transplant, chemotherapy, steroid tablets for weeks, or injections for "
    "arthritis or bowel disease.",
)
hot_joint = YesNo(
    id="hot_joint",
    label="one joint that is hot and swollen, new within two weeks",
    plain="one joint that has become hot and swollen",
    clinician="Has one joint become hot and swollen within the last two weeks?",
    patient="In the past two weeks, has one of your joints become hot and swollen?",
    help="Feel it with the back of your hand and compare it with the other side. It mostly hurts to move.",
)
bone_pain_at_night = YesNo(
    id="bone_pain_at_night",
    label="deep bone pain at night that lasts for hours",
    plain="deep pain in a bone that stays for hours at night",
    clinician="Is there deep bone pain at night that lasts for hours?",
    patient="Do you have deep pain in a bone that stays for hours at night?",
    help="A cramp grips the muscle and lets go within minutes. This ache sits in one place in the bone.",
)
bone_lump = YesNo(
    id="bone_lump",
    label="a lump or swelling on a bone",
    plain="a lump or swelling on a bone",
    clinician="Is there an unexplained lump or swelling on a bone?",
    patient="Is there a hard lump or swelling on a bone of yours?",
    help="Most often near the knee, hip or shoulder. Compare it with the other side.",
)
poor_growth = YesNo(
    id="poor_growth",
    label="a child small or thin for the age, or no longer growing",
    plain="being small or thin for the age, or no longer growing",
    clinician="Is the child short or light for the age, or has growth slowed?",
    patient="Is the child small or thin for the age, or has it stopped growing as before?",
    help="For example under the tenth centile of height or weight, or crossing the lines of its chart.",
)
pallor = YesNo(
    id="pallor",
    label="new pallor",
    plain="unusual paleness",
    clinician="Is there new pallor of skin and mucosa?",
    patient="Have you become unusually pale?",
    help="Look at the gums and the inside of the lower eyelids, on dark skin above all.",
)
petechiae = YesNo(
    id="petechiae",
    label="unexplained petechiae (pinhead spots that stay when pressed)",
    plain="tiny red or purple spots that stay when pressed",
    clinician="Are there unexplained petechiae: pinhead spots of the skin that stay when pressed?",
    patient="Do you have tiny red or purple spots on the skin that stay when you press a glass on them?",
    help="They look like pinpricks, often on the lower legs. If you also have a fever, call your emergency "
    "number at once.",
)

# Examination
spinal_tenderness = YesNo(
    id="spinal_tenderness",
    obtained="examination",
    label="tenderness over the spine",
    plain="soreness when the spine is tapped",
    clinician="Is the spine tender in the midline?",
    help="Percuss each spinous process from neck to sacrum; muscle beside the spine does not count.",
)
pulsating_abdomen = YesNo(
    id="pulsating_abdomen",
    obtained="examination",
    label="a pulsating mass in the abdomen",
    plain="a throbbing lump in the belly",
    clinician="Is there a pulsating mass in the abdomen?",
    help="Both hands flat above the navel: it pushes the fingers apart. A belly in which none is felt "
    "excludes nothing.",
)

# Laboratory
inflammation_raised = YesNo(
    id="inflammation_raised",
    obtained="tests",
    label="raised C-reactive protein or sedimentation rate",
    plain="blood values of inflammation that are too high",
    clinician="Is the C-reactive protein or the sedimentation rate raised?",
    help="Above the laboratory's own limit for age and sex, in this episode. Either counts.",
)
blood_culture_growth = YesNo(
    id="blood_culture_growth",
    obtained="tests",
    label="blood cultures that grow bacteria",
    plain="bacteria found in the blood",
    clinician="Do blood cultures grow bacteria or fungi?",
    help="In this episode. A skin germ in one of several bottles is mostly a contaminant and does not count.",
)
blood_film = Choice(
    id="blood_film",
    obtained="tests",
    label="blood count with film",
    plain="blood cells under the microscope",
    clinician="What does the blood count with film show?",
    help="Suspicious: blast cells, or white cells or platelets that are low without a reason.",
    options=("no sign of leukaemia", "suspicious of leukaemia"),
)
joint_fluid = Choice(
    id="joint_fluid",
    obtained="tests",
    label="fluid drawn from the joint",
    plain="fluid taken from the joint",
    clinician="What did fluid drawn from the joint show in this episode?",
    help="Microscopy and culture, before antibiotics where possible. A stain without germs is not yet a "
    "sterile culture.",
    options=("culture sterile", "pus or germs"),
)

# Imaging
whole_spine_mri = Choice(
    id="whole_spine_mri",
    obtained="tests",
    label="MRI of the whole spine in this episode",
    plain="MRI scan of the whole spine, for this trouble",
    clinician="What did MRI of the whole spine show in this episode?",
    help="From neck to sacrum, since these symptoms began; with contrast where infection is suspected.",
    exclusion_test=True,
    options=("neither compression nor infection", "cord compression", "spinal infection"),
)
aortic_imaging = Choice(
    id="aortic_imaging",
    obtained="tests",
    label="CT angiography of the aorta in this episode",
    plain="CT scan of the main artery, for this trouble",
    clinician="What did CT angiography of the aorta show in this episode?",
    help="From chest to groin, since these symptoms began. An ultrasound that shows a normal width does "
    "not exclude a dissection.",
    exclusion_test=True,
    options=("no rupture, dissection or occlusion", "rupture, dissection or occlusion"),
)
bone_xray = Choice(
    id="bone_xray",
    obtained="tests",
    label="X-ray of the painful bone in this episode",
    plain="X-ray of the painful bone, for this trouble",
    clinician="What did an X-ray of the painful bone show in this episode?",
    help="Two planes, the next joint included. Early on it can be normal: pain that stays needs MRI, and a "
    "crack that only MRI shows is a break too. One already set, in a cast or operated on is left unknown.",
    options=(
        "normal",
        "suspicious of a tumour or infection",
        "soft bone (pseudofractures, rickets)",
        "broken or cracked, not yet treated",
    ),
)


STORY: tuple[Finding, ...] = tuple(
    value for value in vars().values() if isinstance(value, Finding) and value.obtained == "history"
)
SIGNS: tuple[Finding, ...] = (spinal_tenderness, pulsating_abdomen)
LABORATORY: tuple[Finding, ...] = (inflammation_raised, blood_culture_growth, blood_film, joint_fluid)
IMAGING: tuple[Finding, ...] = (whole_spine_mri, aortic_imaging, bone_xray)
