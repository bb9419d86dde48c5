"""What is found on examination."""

from __future__ import annotations

from knowledge.criteria import Choice, Cutoff, Finding, Flag, Quantity, YesNo
from knowledge.sources import AHA_ABI, AHA_PAD, BNSSG_ULCER, CAPILLARY_REFILL, GVG_CLTI, SIGN_ULCER, SVS_WIFI

pedal_pulses = Choice(
    id="pedal_pulses",
    obtained="examination",
    label="pedal pulses",
    plain="pulses at the feet",
    clinician="What do the pedal pulses feel like on the affected side?",
    help="Dorsalis pedis and posterior tibial of both feet; the worse foot counts. Absent: neither is felt. "
    "Leg pulses that were not named one by one count here.",
    options=("normal", "diminished", "absent"),
    plain_options=("normal", "weak", "not to be felt"),
)
femoral_popliteal_pulses = Choice(
    id="femoral_popliteal_pulses",
    obtained="examination",
    label="femoral and popliteal pulses",
    plain="pulses in the groin and behind the knee",
    clinician="What do the femoral and popliteal pulses feel like?",
    help="In the groin and behind the knee, both legs; the worst counts. A popliteal pulse is hard to find: "
    "where the pulses above and below it are good, its absence does not count.",
    options=("normal", "diminished", "absent"),
    plain_options=("normal", "weak", "not to be felt"),
)
foot_lesion_seen = YesNo(
    id="foot_lesion_seen",
    obtained="examination",
    label="an ulcer, open wound or dead skin seen on a foot",
    plain="a wound or dead skin seen on a foot",
    clinician="With socks off, is an ulcer, open wound or dead skin seen: heels, soles, between the toes?",
    help="Look at both feet all round; lift the heels, part the toes. Blisters that are closed, callus and "
    "athlete's foot do not count. No means that all of it was looked at.",
)
foot_pallor = YesNo(
    id="foot_pallor",
    obtained="examination",
    label="a foot or toes that are pale, at rest or on raising",
    plain="a foot or toes that are pale, or turn pale when raised",
    clinician="Are a foot or its toes pale at rest, or do they turn pale when the leg is raised?",
    help="Lying, both legs raised to 45 degrees for a minute, soles compared; then hanging down, when a foot "
    "short of blood turns dusky red.",
)
dusky_skin = YesNo(
    id="dusky_skin",
    obtained="examination",
    label="purple, dusky or mottled skin of a leg or foot",
    plain="purple, dusky or mottled skin of a leg or foot",
    clinician="Is the skin of a leg or foot purple, dusky or mottled?",
    help="Brown staining above the ankle and bruises after a knock do not count. Press: what stays purple is "
    "worse.",
)
crepitus = YesNo(
    id="crepitus",
    obtained="examination",
    label="crackling under the skin (crepitus)",
    plain="crackling under the skin",
    clinician="Does the skin of the leg crackle when pressed (gas in the tissue)?",
    help="The creaking of a tendon or of a knee joint does not count.",
)
leg_bruit = YesNo(
    id="leg_bruit",
    obtained="examination",
    label="a bruit over the femoral or popliteal artery",
    plain="a murmur over an artery of the leg",
    clinician="Is there a bruit over the femoral or popliteal artery?",
    help="Bell in the groin and behind the knee, at rest, and after exercise where pain comes on effort.",
)
muscle_tender_one_leg = YesNo(
    id="muscle_tender_one_leg",
    obtained="examination",
    label="tenderness of a muscle of one leg",
    plain="soreness of a muscle of one leg when squeezed",
    clinician="Is the belly of a muscle tender when squeezed, in one leg only?",
    help="Tenderness along the deep veins is asked about by itself: in doubt say that it is there too.",
)
muscle_tender_both_legs = YesNo(
    id="muscle_tender_both_legs",
    obtained="examination",
    label="tenderness of the muscles of both legs",
    plain="soreness of the muscles of both legs when squeezed",
    clinician="Are muscles of both legs tender when squeezed?",
    help="Thighs and calves, with the muscle relaxed. Sore tendons and trigger points do not count.",
)
bone_tender = YesNo(
    id="bone_tender",
    obtained="examination",
    label="tenderness of a bone of the leg or foot",
    plain="soreness of one place on a bone of the leg or foot",
    clinician="Is one place on a bone of the leg or foot tender to pressure?",
    help="Shaft of femur, tibia, fibula and metatarsals, side against side. Joints are examined apart. "
    "The lower tip of the kneecap does not count: there it is the tendon that is sore.",
)
capillary_refill = Quantity(
    id="capillary_refill",
    obtained="examination",
    label="capillary refill time",
    plain="time until colour comes back to a toe after it is pressed",
    clinician="What is the capillary refill time of the toes?",
    help="Press a toe for five seconds with the patient lying in a warm room, then count until its colour "
    "is back. The slower foot counts. In old age up to 4.5 s can be normal; cold skin lengthens it.",
    unit="s",
    plausible=(0, 60),
    cutoffs=(
        Cutoff("slow_when_old", 4.5, CAPILLARY_REFILL.at("abstract: upper limit 4.5 s in the elderly")),
        Cutoff(
            "slow", 3, CAPILLARY_REFILL.at("abstract: upper limit 2.9 s in adult women, here in full seconds")
        ),
    ),
    reference=(None, ("slow", "slow_when_old")),
    flags={"delayed": Flag.HIGH, "prolonged": Flag.HIGH, "slow": Flag.HIGH, "brisk": Flag.NORMAL},
)
skin_temperature = Choice(
    id="skin_temperature",
    obtained="examination",
    label="skin temperature of the feet",
    plain="warmth of the skin of the feet",
    clinician="What is the skin temperature of the feet?",
    help="Compare both feet and lower legs with the back of the hand after some minutes uncovered.",
    options=("normal", "one side cool", "both sides cool", "one side warm"),
)
abi_rest = Quantity(
    id="abi_rest",
    obtained="tests",
    label="ankle-brachial index at rest",
    plain="blood pressure at the ankle compared with the arm, at rest",
    clinician="What is the ankle-brachial index at rest?",
    help="Doppler, after ten minutes lying down: the higher ankle systolic pressure of the leg over the "
    "higher arm pressure. The lower leg counts. Over 1.40 the artery is too stiff to be judged by it.",
    exclusion_test=True,
    unit="ratio",
    plausible=(0, 3),
    other_units={"%": (0.01, 0)},
    cutoffs=(
        Cutoff("severe", 0.4, SVS_WIFI.at("ischaemia grade 3: ankle-brachial index below 0.40")),
        Cutoff("compressible", 0.80, SIGN_ULCER.at("3.2.1: compression may be safely used from 0.8 on")),
        Cutoff("low", 0.90, AHA_PAD.at("resting ankle-brachial index: abnormal at 0.90 or less")),
        Cutoff("normal", 1.00, AHA_PAD.at("resting ankle-brachial index: normal from 1.00 to 1.40")),
        Cutoff("doubtful", 1.30, BNSSG_ULCER.at("compression: an index from 0.8 to 1.3")),
        Cutoff("stiff", 1.40, AHA_PAD.at("resting ankle-brachial index: noncompressible over 1.40")),
    ),
    reference=(("low", "normal"), "stiff"),
    flags={"noncompressible": Flag.HIGH, "non-compressible": Flag.HIGH, "incompressible": Flag.HIGH},
)
abi_fall_after_exercise = Quantity(
    id="abi_fall_after_exercise",
    obtained="tests",
    label="fall of the ankle-brachial index after exercise",
    plain="fall of the blood pressure at the ankle after walking",
    clinician="By how much does the ankle-brachial index fall after treadmill exercise?",
    help="(resting index - index one minute after exercise) / resting index, of the same leg. It is "
    "relative: from 1.00 to 0.75 is 25 %. A rise is entered as a negative number.",
    exclusion_test=True,
    unit="%",
    plausible=(-50, 100),
    other_units={"fraction": (100, 0)},
    cutoffs=(
        Cutoff("significant", 20, AHA_ABI.at("index after exercise: a fall of more than 20 % indicates PAD")),
    ),
)
toe_pressure = Quantity(
    id="toe_pressure",
    obtained="tests",
    label="toe pressure",
    plain="blood pressure at the big toe",
    clinician="What is the systolic toe pressure?",
    help="Small cuff and photoplethysmography at the great toe, in a warm room. The lower foot counts.",
    unit="mmHg",
    plausible=(0, 300),
    other_units={"kPa": (7.50062, 0)},
    cutoffs=(
        Cutoff("ischemic", 30, GVG_CLTI.at("definitions: haemodynamic criteria, toe pressure < 30")),
        Cutoff("supplied", 60, SVS_WIFI.at("ischaemia grade 0: toe pressure of 60 mmHg or more")),
    ),
)
toe_brachial_index = Quantity(
    id="toe_brachial_index",
    obtained="tests",
    label="toe-brachial index",
    plain="blood pressure at the big toe compared with the arm",
    clinician="What is the toe-brachial index?",
    help="Systolic toe pressure over the higher arm pressure; stiff ankle arteries do not falsify it.",
    exclusion_test=True,
    unit="ratio",
    plausible=(0, 2),
    other_units={"%": (0.01, 0)},
    cutoffs=(Cutoff("low", 0.70, AHA_PAD.at("toe-brachial index: abnormal at 0.70 or less")),),
    reference=("low", None),
)
pinprick = Choice(
    id="pinprick",
    obtained="examination",
    label="pinprick sensation",
    plain="feeling for a pinprick",
    clinician="What is pinprick sensation in the legs like?",
    help="Disposable neurological pin, from the toes upwards and around the leg, eyes closed. Reduced in "
    "both feet, or below both knees, is a stocking.",
    options=(
        "normal",
        "reduced in stocking pattern",
        "reduced in a dermatome",
        "reduced in patches",
        "heightened in both feet",
        "reduced below a level on the trunk",
        "reduced on the side that is not weak",
        "reduced, pattern not told",
    ),
    plain_options=(
        "normal",
        "reduced from the toes up, as under a stocking",
        "reduced in the strip of skin of one nerve root",
        "reduced in patches",
        "too strong in both feet",
        "reduced from the waist, belly or chest down",
        "reduced in the leg that is not the weak one",
        "reduced, where is not told",
    ),
)
light_touch = Choice(
    id="light_touch",
    obtained="examination",
    label="light touch",
    plain="feeling for a light touch",
    clinician="What is feeling for light touch in the legs like?",
    help="Cotton wool or a fingertip, from the toes upwards and around the leg, eyes closed. Sensation said "
    "to be normal or reduced, without a word on how it was tested, counts here.",
    options=(
        "normal",
        "reduced in stocking pattern",
        "reduced in a dermatome",
        "reduced in patches",
        "reduced below a level on the trunk",
        "reduced, pattern not told",
    ),
)
position_sense = Choice(
    id="position_sense",
    obtained="examination",
    label="position sense at the great toes",
    plain="feeling for which way the big toe is moved",
    clinician="What is position sense at the great toes like?",
    help="Hold the sides of the toe, move it up or down by a few millimetres, eyes closed.",
    options=("normal", "reduced"),
)
vibration = Choice(
    id="vibration",
    obtained="examination",
    label="vibration sense at the great toes",
    plain="feeling for a tuning fork at the big toes",
    clinician="What is vibration sense at the great toes like?",
    help="128 Hz tuning fork on the bone of each great toe; reduced if it stops being felt before the "
    "examiner stops feeling it. Over 75 years a slight loss is common.",
    options=("normal", "reduced"),
)
monofilament = Choice(
    id="monofilament",
    obtained="examination",
    label="10 g monofilament",
    plain="feeling for a thin nylon thread on the sole",
    clinician="Is the 10 g monofilament felt on both soles?",
    help="Great toe and first, third and fifth metatarsal heads, until the filament bends. Not felt: missed "
    "at one site or more, callus avoided.",
    options=("felt", "not felt"),
)
_REFLEX = (
    "normal",
    "reduced on both sides",
    "absent on both sides",
    "reduced on one side",
    "brisk",
    "brisk on one side",
    "slow to relax",
)
knee_reflex = Choice(
    id="knee_reflex",
    obtained="examination",
    label="knee reflexes",
    plain="knee jerks",
    clinician="What are the knee reflexes like?",
    help="With reinforcement before a reflex is called reduced. On one side, reduced includes absent; brisk "
    "on one side is told whether the other is normal or reduced.",
    options=_REFLEX,
)
ankle_reflex = Choice(
    id="ankle_reflex",
    obtained="examination",
    label="ankle reflexes",
    plain="ankle jerks",
    clinician="What are the ankle reflexes like?",
    help="With reinforcement before a reflex is called reduced. On one side, reduced includes absent; brisk "
    "on one side is told whether the other is normal or reduced.",
    options=_REFLEX,
)
arm_reflexes = Choice(
    id="arm_reflexes",
    obtained="examination",
    label="reflexes of the arms",
    plain="arm jerks",
    clinician="What are the reflexes of the arms like?",
    help="Biceps, triceps and brachioradialis, side against side.",
    options=_REFLEX,
)
plantar_response = Choice(
    id="plantar_response",
    obtained="examination",
    label="plantar response",
    plain="movement of the big toe when the sole is stroked",
    clinician="What is the plantar response?",
    help="The worse side counts.",
    options=("flexor", "extensor", "no movement"),
)
strength = Choice(
    id="strength",
    obtained="examination",
    label="motor strength",
    plain="strength of the legs",
    clinician="Where, if anywhere, is motor strength of the legs reduced?",
    help="Hips, knees, ankles and great toes against resistance, heel and toe walking, rising from a chair. "
    "Weakness by pain alone does not count.",
    options=(
        "normal",
        "weak near the trunk",
        "weak at both feet",
        "weak in one root",
        "weak in one leg",
        "weak in both legs",
        "weak in arms and legs",
    ),
    plain_options=(
        "normal",
        "weak in the hips and thighs",
        "weak in both feet",
        "weak in the muscles of one nerve root",
        "weak in one whole leg",
        "weak in both legs as a whole",
        "weak in arms and legs",
    ),
)
wasting_seen = YesNo(
    id="wasting_seen",
    obtained="examination",
    label="wasting of a muscle, as seen on examination",
    plain="thin muscles, as seen by the examiner",
    clinician="With arms and legs bare, is wasting of any muscle seen?",
    help="Thenar, first dorsal interosseous, thigh, shin and small muscles of the foot, side against side.",
)
fasciculations_seen = YesNo(
    id="fasciculations_seen",
    obtained="examination",
    label="fasciculations, as seen on examination",
    plain="muscle twitches, as seen by the examiner",
    clinician="With arms and legs bare and at rest, are fasciculations seen?",
    help="Watch the relaxed muscles, thighs and calves included, for a whole minute, and the tongue at rest.",
)
fasciculations_widespread = YesNo(
    id="fasciculations_widespread",
    obtained="examination",
    label="fasciculations in two or more regions of the body",
    plain="muscle twitches in two or more parts of the body",
    clinician="Are fasciculations seen in two or more regions: tongue, arms, trunk, legs?",
    help="Each region watched bare and at rest for a minute. Thigh and calf are one region.",
)
tongue_wasted = YesNo(
    id="tongue_wasted",
    obtained="examination",
    label="wasting of the tongue",
    plain="a tongue that has become thin",
    clinician="Is the tongue wasted, with furrowed edges?",
    help="Lying relaxed on the floor of the mouth. Twitching of it counts among the regions that twitch.",
)
cranial_nerve_signs = YesNo(
    id="cranial_nerve_signs",
    obtained="examination",
    label="signs of cranial nerves (pupils, eyelids, eye movements, face)",
    plain="signs of the nerves of eyes and face",
    clinician="Are there signs of cranial nerves: unequal pupils, drooping lid, double vision, weak face?",
    help="Speech, swallowing and the tongue are asked about by themselves.",
)
myoedema = YesNo(
    id="myoedema",
    obtained="examination",
    label="a muscle that mounds up where it is tapped (myoedema)",
    plain="a muscle that rises in a lump where it is tapped",
    clinician="Does a muscle mound up for seconds where it is tapped (myoedema)?",
    help="Tap the relaxed thigh or upper arm with the hammer: the lump stays for some seconds.",
)
muscle_tone = Choice(
    id="muscle_tone",
    # For records that tell it: what matters of it is asked among the signs of upper motor neurons.
    obtained="tests",
    label="muscle tone of the legs",
    plain="tension of the resting leg muscles",
    clinician="What is the muscle tone of the legs?",
    help="Knee and ankle moved for the relaxed patient, slowly and then fast. Raised, where no kind was "
    "told.",
    options=("normal", "reduced", "raised", "spastic", "rigid"),
)
upper_motor_signs = YesNo(
    id="upper_motor_signs",
    obtained="examination",
    label="upper motor neuron signs (extensor plantar, clonus)",
    plain="signs of damage to the brain's or spinal cord's motor pathways",
    clinician="Are there upper motor neuron signs (extensor plantar, clonus, spasticity)?",
    help="One sure sign is enough: extensor plantar response, sustained clonus, spastic tone, or reflexes "
    "brisk in a wasted limb.",
)
straight_leg_raise = YesNo(
    id="straight_leg_raise",
    obtained="examination",
    label="positive straight leg raise",
    plain="leg pain when the straight leg is lifted lying down",
    clinician="Is the straight leg raise positive?",
    help="Positive if lifting the straight leg of the lying patient to between 30 and 70 degrees brings on "
    "the leg's own pain below the knee, or if a slump test does. Back pain or a tight hamstring does not "
    "count.",
)
anal_tone_reduced = YesNo(
    id="anal_tone_reduced",
    # Arranged for a reason, as a test is: nobody has to be examined so before other dangers are ruled out.
    obtained="tests",
    label="reduced anal tone or perianal sensation",
    plain="reduced feeling or muscle tone around the anus",
    clinician="Is anal tone or perianal sensation reduced?",
    help="Pinprick and light touch around the anus, both sides; either finding counts.",
)
foot_structure = Choice(
    id="foot_structure",
    obtained="examination",
    label="foot structure",
    plain="shape of the feet",
    clinician="What is the structure of the foot when standing?",
    help="Flat: arch gone on standing with the heel turned outwards (pes planovalgus). High arch: pes "
    "cavus, with or without clawed toes.",
    options=("normal", "flat", "high arch"),
)
joint_exam = Choice(
    id="joint_exam",
    obtained="examination",
    label="joint examination",
    plain="examination of the joints",
    clinician="Which joints, if any, are swollen?",
    help="Soft swelling or effusion counts, pain alone does not. Few: fewer than five.",
    options=(
        "normal",
        "few large joints of the legs swollen",
        "few joints swollen, arms included",
        "many joints swollen",
    ),
)
joint_movement_limited = YesNo(
    id="joint_movement_limited",
    obtained="examination",
    label="limited or painful movement of hip, knee or ankle",
    plain="a hip, knee or ankle that does not move freely",
    clinician="Is movement of a hip, knee or ankle limited or painful?",
    help="Moved by the examiner, the hip turned inwards above all. No means the full range without pain.",
)
scoliosis = YesNo(
    id="scoliosis",
    obtained="examination",
    label="scoliosis on the scoliometer",
    plain="sideways curve of the spine",
    clinician="Does the scoliometer show scoliosis?",
    help="Forward bending, scoliometer across the spine: a trunk rotation of 7 degrees or more.",
)
stretch_pain_found = YesNo(
    id="stretch_pain_found",
    obtained="examination",
    label="undue pain when the examiner stretches a compartment's muscles",
    plain="strong pain when the examiner stretches the leg's muscles",
    clinician="Do you cause undue pain by passively moving toes and ankle both ways?",
    help="Toes and foot down for the front of the leg, up for the calf, turned in for the outer side, with "
    "the muscle relaxed and between cramps.",
)
calf_swelling_3cm = YesNo(
    id="calf_swelling_3cm",
    obtained="examination",
    label="calf at least 3 cm larger than the other",
    plain="one calf at least 3 cm thicker than the other",
    clinician="Is the affected calf larger than the other by 3 cm or more?",
    help="Circumference of both calves, 10 cm below the tibial tuberosity.",
)
entire_leg_swollen = YesNo(
    id="entire_leg_swollen",
    obtained="examination",
    label="entire leg swollen",
    plain="swelling of a whole leg",
    clinician="Is the entire leg swollen?",
    help="From foot to thigh, on the affected side.",
)
pitting_edema_one_leg = YesNo(
    id="pitting_edema_one_leg",
    obtained="examination",
    label="pitting oedema of the affected leg only",
    plain="swelling of one leg that keeps a dent when pressed",
    clinician="Is there pitting oedema, and only on the affected side?",
    help="Ten seconds of firm pressure over the shin leave a dent. Oedema of both legs, even if unequal, is "
    "no; so is one that has been the same for months.",
)
collateral_veins = YesNo(
    id="collateral_veins",
    obtained="examination",
    label="dilated superficial veins that are not varicose",
    plain="new wide veins under the skin that are not varicose",
    clinician="Are there dilated superficial veins that are not varicose?",
    help="Collateral veins of the affected leg or groin, not there before.",
)
edema_pits = YesNo(
    id="edema_pits",
    obtained="examination",
    label="swelling that keeps a dent when pressed",
    plain="swelling that keeps a dent when pressed",
    clinician="Does a swelling of leg or foot keep a dent when pressed, on one side or both?",
    help="Ten seconds of firm pressure over the shin or the back of the foot.",
)
heart_signs = YesNo(
    id="heart_signs",
    obtained="examination",
    label="abnormal heart on examination (irregular pulse, murmur, third sound)",
    plain="an irregular pulse or a heart murmur",
    clinician="Is the pulse irregular, or is there a murmur or a third heart sound?",
    help="An irregularity that breathing brings about does not count.",
)
lung_signs = YesNo(
    id="lung_signs",
    obtained="examination",
    label="abnormal lungs on examination (crackles, wheeze, dullness)",
    plain="noises in the lungs",
    clinician="Are there crackles, wheeze or dullness over the lungs?",
    help="A long expiration counts as wheeze.",
)
abdominal_signs = YesNo(
    id="abdominal_signs",
    obtained="examination",
    label="a tender, hard or swollen abdomen, or a mass in it",
    plain="a belly that is tender, hard or swollen",
    clinician="Is the abdomen tender, hard or swollen, or is there a mass?",
    help="Groins included. A pulsating mass is asked about by itself.",
)
goiter = YesNo(
    id="goiter",
    obtained="examination",
    label="an enlarged or nodular thyroid",
    plain="an enlarged thyroid at the neck",
    clinician="Is the thyroid enlarged or nodular?",
    help="Seen with the neck stretched, felt from behind while the patient swallows.",
)
lymph_nodes_enlarged = YesNo(
    id="lymph_nodes_enlarged",
    # Felt for a reason, as a test is: no cramp asks for it.
    obtained="tests",
    label="enlarged lymph nodes in two regions or more",
    plain="swollen glands in two places or more",
    clinician="Are lymph nodes enlarged in two regions or more: neck, armpits, groins?",
    help="Over a centimetre; in the groin over one and a half. Those beside a sore throat or a wound do not "
    "count.",
)
appearance = Choice(
    id="appearance",
    obtained="examination",
    label="general appearance",
    plain="how the patient looks",
    clinician="How does the patient look?",
    help="In pain: restless, groaning, holding the leg. Ill: exhausted, grey or wasted. The graver counts.",
    options=("well", "in pain", "ill"),
)
volume_depletion_signs = YesNo(
    id="volume_depletion_signs",
    obtained="examination",
    label="signs of volume depletion (dry mucosa, low jugular pressure, postural fall of blood pressure)",
    plain="signs of too little fluid in the body",
    clinician="Are there signs of volume depletion?",
    help="Two or more of: dry mucosa and tongue, flat neck veins when lying, and on standing a fall of "
    "systolic pressure by 20 mmHg or a rise of the pulse by 30 a minute.",
)
trousseau_or_chvostek = YesNo(
    id="trousseau_or_chvostek",
    # Three minutes with a cuff, and no answer either way: not what one does to settle a calcium.
    obtained="tests",
    label="Trousseau or Chvostek sign",
    plain="hand or face muscles that twitch or cramp when tested",
    clinician="Is Trousseau's or Chvostek's sign positive?",
    help="Trousseau: carpal spasm within three minutes of a cuff 20 mmHg over systolic pressure. Chvostek: "
    "facial twitch on tapping in front of the ear; one in ten healthy people has it.",
)
pulse_lost_on_plantarflexion = YesNo(
    id="pulse_lost_on_plantarflexion",
    obtained="examination",
    label="popliteal or foot pulse lost on active plantar flexion",
    plain="foot pulse that goes when the foot is pushed down",
    clinician="Is a popliteal or foot pulse lost on active plantar flexion?",
    help="Knee straight, foot pushed down against resistance or pulled up passively; the pulse returns on "
    "rest.",
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, Finding))
