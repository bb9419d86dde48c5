"""What comes with it in the rest of the body."""

from __future__ import annotations

from knowledge.criteria import Finding, YesNo

dark_urine = YesNo(
    id="dark_urine",
    label="dark, cola-coloured urine within the last week",
    plain="dark urine, like cola",
    clinician="Has the urine been dark or cola-coloured within the last week?",
    patient="In the past week, has your urine looked dark, like cola or black tea?",
    help="After great effort, heat or a crush this can mean damaged muscle and an emergency. Beetroot can "
    "colour urine too.",
)
muscle_pain_widespread = YesNo(
    id="muscle_pain_widespread",
    label="widespread muscle pain or tenderness",
    plain="sore muscles all over the body",
    clinician="Is there widespread muscle pain or tenderness?",
    patient="Do muscles in many parts of your body ache or feel sore?",
    help="Both shoulders with both hips or thighs count.",
)
rash_of_eyelids_or_knuckles = YesNo(
    id="rash_of_eyelids_or_knuckles",
    label="heliotrope rash of the eyelids or scaly papules over the knuckles",
    plain="a purple rash on the eyelids or a scaly rash over the knuckles",
    clinician="Is there a violet rash of the eyelids or a scaly rash over the knuckles?",
    patient="Do you have a purple rash on the eyelids or a scaly rash over the knuckles?",
    help="On dark skin it may look grey or darker than the skin around it. Eye make-up does not count.",
)
rash_of_neck_or_hands = YesNo(
    id="rash_of_neck_or_hands",
    label="a red rash of neck, chest or shoulders, or cracked skin along the sides of the fingers",
    plain="a red rash of the neck, chest or shoulders, or cracked skin at the sides of the fingers",
    clinician="Is there a red rash of neck, chest or shoulders, or rough, cracked skin along the fingers?",
    patient="Do you have a red rash of neck, chest or shoulders, or rough, cracked skin along the fingers?",
    help="New within the past year. Cracks that come with wet work or every winter do not count.",
)
muscle_stiffness = YesNo(
    id="muscle_stiffness",
    label="stiffness of muscles",
    plain="stiff muscles",
    clinician="Are muscles stiff, apart from cramps and from the joints?",
    patient="Are your muscles stiff, apart from cramps and from stiff joints?",
    help="For example slow to get going, or slow to let go after a tight grip.",
)
fever = YesNo(
    id="fever",
    label="fever within the last week",
    plain="a fever in the past week",
    clinician="Has there been fever (38 °C or more) within the last week?",
    patient="Have you had a fever in the past week?",
    help="A fever is 38 °C (100.4 °F) or more. Shivering with hot skin counts if you have no thermometer.",
)
chills = YesNo(
    id="chills",
    label="shaking chills (rigors) within the last week",
    plain="fits of shivering in the past week",
    clinician="Have there been shaking chills (rigors) within the last week?",
    patient="In the past week, have you shivered so hard that your teeth chattered or the bed shook?",
    help="It comes in a warm room too, and cannot be stopped. Merely feeling cold does not count.",
)
breathless = YesNo(
    id="breathless",
    label="new breathlessness",
    plain="new shortness of breath",
    clinician="Is there new breathlessness?",
    patient="Do you have new shortness of breath?",
    help="New, or clearly worse, within the past two weeks. If you have it now, call your emergency number.",
)
chest_pain = YesNo(
    id="chest_pain",
    label="new chest pain",
    plain="new chest pain",
    clinician="Is there new chest pain?",
    patient="Do you have new pain in your chest?",
    help="New means within the past two weeks. If you have it now, call your emergency number at once.",
)
breathless_or_chest_pain = YesNo(
    id="breathless_or_chest_pain",
    label="new breathlessness or chest pain",
    plain="new shortness of breath or chest pain",
    clinician="Is there new breathlessness or chest pain?",
    patient="Do you have new shortness of breath or chest pain?",
    help="New means within the past two weeks. If you have it now, call your emergency number at once.",
)
palpitations = YesNo(
    id="palpitations",
    label="palpitations within the last week",
    plain="a racing or skipping heart",
    clinician="Have there been palpitations within the last week?",
    patient="In the past week, has your heart raced or skipped beats?",
    help="A heart that beats faster during effort does not count.",
)
fainting = YesNo(
    id="fainting",
    label="fainting or near-fainting within the last week",
    plain="fainting or nearly fainting",
    clinician="Has there been fainting or near-fainting within the last week?",
    patient="In the past week, have you fainted or nearly fainted?",
)
palpitations_or_fainting = YesNo(
    id="palpitations_or_fainting",
    label="palpitations, fainting or near-fainting within the last week",
    plain="a racing or skipping heart, or fainting",
    clinician="Have there been palpitations, fainting or near-fainting within the last week?",
    patient="In the past week, has your heart raced or skipped beats, or have you fainted or nearly fainted?",
    help="A heart that beats faster during effort does not count.",
)
confusion_or_seizure = YesNo(
    id="confusion_or_seizure",
    label="new confusion or a seizure within the last week",
    plain="new confusion or a fit (seizure)",
    clinician="Has there been new confusion or a seizure within the last week?",
    patient="In the past week, has there been new confusion or a fit (seizure)?",
    help="Not knowing the day or the place counts. Ask someone who knows you well. If it is happening now, "
    "call your emergency number at once.",
)
tetany = YesNo(
    id="tetany",
    label="tingling or numbness round the mouth, or spasms of the hands",
    plain="tingling or numbness around the mouth, or spasms of the hands",
    clinician="Is there tingling or numbness round the mouth, or carpal spasm?",
    patient="Do you have tingling or numbness around the mouth, or spasms of the hands?",
    help="In a spasm the hand cramps with straight fingers and the thumb drawn in.",
)
bleeding_or_bruising = YesNo(
    id="bleeding_or_bruising",
    label="unusual bleeding or bruising",
    plain="unusual bleeding or bruising",
    clinician="Is there unusual bleeding or bruising, small red spots of the skin included?",
    patient="Do you have unusual bleeding, bruises without a knock, or tiny red spots on the skin?",
    help="Look for bleeding gums, nosebleeds, blood in urine or stools, and pinhead spots on the lower legs.",
)
fatigue = YesNo(
    id="fatigue",
    label="tiredness on most days for a week or longer",
    plain="unusual tiredness",
    clinician="Has there been unusual tiredness on most days for a week or longer?",
    patient="Have you felt unusually tired on most days, for a week or longer?",
    help="Tired for a few days, as with a cold, is no. Where nobody says since when, it is yes.",
)
general_weakness = YesNo(
    id="general_weakness",
    label="weakness of the whole body",
    plain="weakness all over the body",
    clinician="Is there weakness of the whole body, arms included, for a day or longer?",
    patient="Have you been weak all over, arms and legs alike, for a day or longer?",
    help="Less strength, rather than tiredness: a bag, a jar or the stairs have become hard.",
)
headache = YesNo(
    id="headache",
    label="new headache",
    plain="headaches that are new",
    clinician="Are there headaches that are new within the last three months?",
    patient="In the past three months, have you had headaches that are new to you?",
)
jaw_scalp_or_sight = YesNo(
    id="jaw_scalp_or_sight",
    label="jaw that hurts on chewing, tender scalp, or new trouble with sight",
    plain="a jaw that hurts on chewing, a sore scalp, or trouble with your sight that is new",
    clinician="Does the jaw hurt on chewing, is the scalp tender, or is sight newly lost, dim or double?",
    patient="Does your jaw hurt when you chew, is your scalp sore, or is your sight newly dim or double?",
    help="Beside sore shoulders and hips, arteries of the head may be inflamed: an emergency for the eyes.",
)
abdominal_pain = YesNo(
    id="abdominal_pain",
    label="abdominal pain for days or longer",
    plain="belly pain for days or longer",
    clinician="Has there been abdominal pain on most days for some days or longer?",
    patient="Have you had belly pain on most days, for some days or longer?",
    help="Period pain does not count. Sudden, severe pain has a question of its own.",
)
nausea = YesNo(
    id="nausea",
    label="nausea within the last week",
    plain="feeling sick in the past week",
    clinician="Has there been nausea within the last week?",
    patient="In the past week, have you felt sick?",
    help="Whether you vomited or not. A moment of it on a journey does not count.",
)
muscle_pain = YesNo(
    id="muscle_pain",
    label="muscle pain, wherever it is",
    plain="sore muscles, wherever they are",
    clinician="Are muscles painful, wherever they are?",
    patient="Are your muscles sore, wherever they are?",
    help="A cramp by itself does not count.",
)
poor_appetite = YesNo(
    id="poor_appetite",
    label="a poor appetite",
    plain="a poor appetite",
    clinician="Is the appetite poor, compared with what is usual for the patient?",
    patient="Do you have much less appetite than you used to?",
    help="For some days or longer. Eating less on purpose does not count.",
)
puffy_face = YesNo(
    id="puffy_face",
    label="a puffy face or puffy eyelids",
    plain="a puffy face or puffy eyelids",
    clinician="Is the face, or the skin around the eyes, puffy?",
    patient="Has your face or the skin around your eyes become puffy?",
    help="Compare with an older photograph. Puffiness after crying or a short night does not count.",
)
weight_gain = YesNo(
    id="weight_gain",
    label="unexplained weight gain within a year",
    plain="weight gain for no clear reason",
    clinician="Has there been unexplained weight gain within the last year?",
    patient="In the past year, have you gained weight for no clear reason?",
    help="Eating more, moving less and pregnancy are clear reasons.",
)
weight_loss = YesNo(
    id="weight_loss",
    label="unexplained weight loss within a year",
    plain="weight loss for no clear reason",
    clinician="Has there been unexplained weight loss within the last year?",
    patient="In the past year, have you lost weight for no clear reason?",
    help="Dieting or training on purpose is a clear reason. Looser clothes or belts count.",
)
cold_intolerance = YesNo(
    id="cold_intolerance",
    label="cold intolerance",
    plain="feeling cold when others are comfortable",
    clinician="Does the patient feel cold when others are comfortable?",
    patient="Do you often feel cold when people around you are comfortable?",
)
heat_intolerance = YesNo(
    id="heat_intolerance",
    label="heat intolerance",
    plain="feeling hot when others are comfortable",
    clinician="Does the patient feel hot when others are comfortable?",
    patient="Do you often feel hot when people around you are comfortable?",
)
constipation = YesNo(
    id="constipation",
    label="new constipation",
    plain="new constipation",
    clinician="Is there new constipation?",
    patient="Have your stools become harder or rarer than they used to be?",
)
dry_skin_or_hair = YesNo(
    id="dry_skin_or_hair",
    label="dry skin or hair loss",
    plain="dry skin or hair loss",
    clinician="Is there newly dry skin or hair loss?",
    patient="Has your skin become dry, or are you losing hair?",
)
drowsy_or_slowed = YesNo(
    id="drowsy_or_slowed",
    label="marked drowsiness or slowed thought",
    plain="unusual drowsiness or slow thinking",
    clinician="Is there marked drowsiness or slowing of thought?",
    patient="Are you unusually drowsy or slow in your thinking?",
    help="For example falling asleep in the daytime while talking, or needing long to answer. Ask someone "
    "who knows you. Who is alert says no.",
)
hand_tremor = YesNo(
    id="hand_tremor",
    label="fine tremor of the hands",
    plain="a fine trembling of the hands",
    clinician="Is there a fine tremor of the outstretched hands?",
    patient="Do your hands tremble finely when you hold them out in front of you?",
    help="A sheet of paper laid on the stretched fingers shows it.",
)
salt_craving = YesNo(
    id="salt_craving",
    label="salt craving",
    plain="a craving for salt",
    clinician="Is there a craving for salt?",
    patient="Do you crave salty food much more than you used to?",
)
skin_darkening = YesNo(
    id="skin_darkening",
    label="darkening of the skin or gums",
    plain="darker skin or gums than before",
    clinician="Is there darkening of the skin, its creases or scars, or of the gums?",
    patient="Have your skin or gums become darker, even in places always covered from the sun?",
    help="Look at the lines of your palms, at scars and inside the mouth.",
)
dizzy_on_standing = YesNo(
    id="dizzy_on_standing",
    label="dizziness on standing up",
    plain="dizziness on standing up",
    clinician="Is there dizziness on standing up?",
    patient="Do you often get dizzy when you stand up?",
    help="Feeling faint or light-headed counts, also where nobody says when. A room that spins does not.",
)
hypoglycemic_symptoms = YesNo(
    id="hypoglycemic_symptoms",
    label="spells of shaking, sweating or hunger relieved by sugar",
    plain="spells of shaking, sweating or hunger that sugar takes away",
    clinician="Are there spells of shaking, sweating or hunger that sugar relieves?",
    patient="Do you get spells of shaking, sweating or hunger that sugar takes away?",
)
thirst_or_dry_mouth = YesNo(
    id="thirst_or_dry_mouth",
    label="thirst or a dry mouth",
    plain="unusual thirst or a dry mouth",
    clinician="Is there unusual thirst or a dry mouth?",
    patient="Are you unusually thirsty, or is your mouth dry?",
)
low_fluid_intake = YesNo(
    id="low_fluid_intake",
    label="low fluid intake",
    plain="a low intake of drinks",
    clinician="Is fluid intake low, under about six cups on most days?",
    patient="Do you drink fewer than six cups of fluid on most days?",
    help="Water, milk, juice, tea and coffee all count. Alcohol does not. If you were told to limit your "
    "fluids, keep to that.",
)
little_urine = YesNo(
    id="little_urine",
    label="low urine output",
    plain="a small amount of urine",
    clinician="Is urine output clearly reduced?",
    patient="Are you passing much less urine than usual?",
    help="If you pass none at all for twelve hours, get medical help at once.",
)
vomiting_or_diarrhea = YesNo(
    id="vomiting_or_diarrhea",
    label="vomiting or diarrhoea within the last week",
    plain="vomiting or diarrhoea in the past week",
    clinician="Has there been vomiting or diarrhoea within the last week?",
    patient="In the past week, have you had vomiting or diarrhoea?",
    help="Diarrhoea means loose, watery stools three or more times in a day.",
)
vomiting = YesNo(
    id="vomiting",
    label="vomiting within the last week",
    plain="vomiting in the past week",
    clinician="Has there been vomiting within the last week?",
    patient="In the past week, have you vomited?",
    help="Nausea alone does not count.",
)
diarrhea = YesNo(
    id="diarrhea",
    label="diarrhoea within the last week",
    plain="diarrhoea in the past week",
    clinician="Has there been diarrhoea within the last week?",
    patient="In the past week, have you had diarrhoea?",
    help="Loose, watery stools three or more times in a day.",
)
profuse_diarrhea = YesNo(
    id="profuse_diarrhea",
    label="watery diarrhoea in great amounts",
    plain="watery diarrhoea in great amounts",
    clinician="Is there watery diarrhoea in great amounts, a litre or more within a few hours?",
    patient="In the past week, have you had watery stools so large or so many that you lost count?",
    help="Stools like water, ten or more a day, or one after the other. Drink as much as you lose, with salt "
    "and sugar in it.",
)
heavy_sweating = YesNo(
    id="heavy_sweating",
    label="heavy sweating within the last week",
    plain="heavy sweating in the past week",
    clinician="Has there been heavy sweating within the last week?",
    patient="In the past week, have you sweated heavily?",
    help="Enough to soak your clothes or sheets. Night sweats count.",
)
joint_swelling = YesNo(
    id="joint_swelling",
    label="swollen or stiff joints",
    plain="swollen or stiff joints",
    clinician="Are there swollen or stiff joints?",
    patient="Are any of your joints swollen or stiff?",
    help="A joint that a doctor has found inflamed counts.",
)
joint_pain = YesNo(
    id="joint_pain",
    label="painful joints",
    plain="painful joints",
    clinician="Are joints painful?",
    patient="Do any of your joints hurt?",
    help="Swollen or stiff joints are asked about by themselves.",
)
eye_inflamed = YesNo(
    id="eye_inflamed",
    label="an inflamed eye (uveitis) within three months",
    plain="an inflamed eye",
    clinician="Has an eye been inflamed inside (iritis, uveitis) within the last three months?",
    patient="In the past three months, has an eye been red and painful, or found to be inflamed inside?",
    help="Itchy, watering eyes of hay fever do not count.",
)
morning_stiffness = YesNo(
    id="morning_stiffness",
    label="morning stiffness for more than half an hour",
    plain="stiffness in the morning for more than half an hour",
    clinician="Does morning stiffness last more than half an hour?",
    patient="In the morning, are you stiff for more than half an hour?",
)
chronic_bloody_diarrhea = YesNo(
    id="chronic_bloody_diarrhea",
    label="diarrhoea with blood or for more than four weeks",
    plain="diarrhoea for more than four weeks, or with blood",
    clinician="Is there diarrhoea for more than four weeks, or with blood?",
    patient="Do you have diarrhoea that has lasted more than four weeks, or with blood in it?",
)
shin_nodules_or_dry_cough = YesNo(
    id="shin_nodules_or_dry_cough",
    label="erythema nodosum or a long-standing dry cough",
    plain="painful lumps on the shins or a dry cough for weeks",
    clinician="Are there painful nodules on the shins, or a dry cough for eight weeks or more?",
    patient="Do you have painful lumps on your shins, or a dry cough for eight weeks or more?",
)
carpal_tunnel_or_large_tongue = YesNo(
    id="carpal_tunnel_or_large_tongue",
    label="carpal tunnel syndrome on both sides or an enlarged tongue",
    plain="carpal tunnel syndrome in both hands or a tongue that has grown",
    clinician="Is there carpal tunnel syndrome on both sides, now or in the past, or an enlarged tongue?",
    patient="Have you ever had carpal tunnel syndrome in both hands, or has your tongue become larger?",
    help="Carpal tunnel syndrome is a squeezed nerve at the wrist: numb thumb and fingers, mostly at night.",
)
little_exercise = YesNo(
    id="little_exercise",
    label="physical inactivity (under 150 minutes a week)",
    plain="a lack of exercise",
    clinician="Is moderate physical activity under 150 minutes a week?",
    patient="Are you active for less than two and a half hours in a usual week?",
    help="Count everything that makes you breathe faster, such as brisk walking, cycling or garden work.",
)
regular_training = YesNo(
    id="regular_training",
    label="regular sport, training or heavy physical work",
    plain="regular sport, training or hard physical work",
    clinician="Does the patient do sport, train or work physically hard in most weeks?",
    patient="Do you do sport, train or work hard with your body in most weeks?",
)
hardly_walks = YesNo(
    id="hardly_walks",
    label="too little walking to bring symptoms on",
    plain="very little walking",
    clinician="Does the patient walk so little that effort could not bring symptoms on?",
    patient="Do you walk so little that you are rarely on your feet for ten minutes at a stretch?",
    help="Narrowed leg arteries stay silent in someone who hardly walks, for whatever reason.",
)
tired_muscles = YesNo(
    id="tired_muscles",
    label="tired legs from long standing or much walking",
    plain="tired legs after long standing or much walking",
    clinician="Are the legs tired from long standing or much walking on the days with symptoms?",
    patient="On the days with leg trouble, are your legs tired from long standing or much walking?",
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, Finding))
