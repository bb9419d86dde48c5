"""What is done at once, in this order: whom to send, what to treat, the heart's tracing, salts, the pulses.

A treatment is called for by what is measured, or by a picture that takes it before the measurement is back,
and says whom it would harm.

What can wait gives way to the first two. A vascular surgeon is called once the pulses were felt, but in an
emergency: there whoever acts comes first (`Table.steps_in_order`).
"""

from __future__ import annotations

from knowledge import findings as f
from knowledge import sources as src
from knowledge.criteria import Step

REFER_EMERGENCY = Step(
    id="refer_emergency",
    kind="referral",
    rung="refer_or_treat",
    text="Send to emergency care now.",
    plain="Call an ambulance or go to an emergency department now.",
    claims=("C08",),
)
REFER_URGENT = Step(
    id="refer_urgent",
    kind="referral",
    rung="refer_or_treat",
    text="Have the patient assessed in person today; in hospital if that cannot be done here.",
    plain="See a doctor today. If none can see you, go to an emergency department.",
    gives_way_to=(REFER_EMERGENCY,),
    claims=("C08",),
    references=(src.NICE_VTE.at("1.1: suspected deep vein thrombosis, a scan within four hours"),),
)
REFER_TIA = Step(
    id="refer_tia",
    kind="referral",
    rung="refer_or_treat",
    text="Refer for specialist assessment of a TIA within 24 hours, and give aspirin 300 mg now unless "
    "under 16 or likely to bleed. Whoever takes an anticoagulant goes to hospital now.",
    plain="A stroke specialist needs to see you within a day. Do not drive until then. Call an ambulance if "
    "a leg, an arm, your face or your speech fails again.",
    references=(src.NICE_STROKE.at("1.1: suspected TIA, aspirin 300 mg and specialist assessment"),),
)
REFER_MATERNITY = Step(
    id="refer_maternity",
    kind="referral",
    rung="refer_or_treat",
    text="Tell the maternity unit that severe pre-eclampsia is suspected. Take the blood pressure now: from "
    "160/110 mmHg on it is treated at once.",
    plain="Tell your maternity unit at once: your blood pressure may be dangerously high.",
    references=(src.NICE_PREECLAMPSIA.at("1.1.1: symptoms; 1.4 and 1.5: severe hypertension"),),
)
REFER_SPLIT_CAST = Step(
    id="refer_split_cast",
    kind="referral",
    rung="refer_or_treat",
    text="Before any journey split cast, splint and padding down to the skin, keep the leg level with the "
    "heart, and call the surgeon.",
    plain="If the leg is in a cast or splint, say at once that it is too tight and has to be opened now. "
    "Keep the leg level with your heart.",
    claims=("B09",),
    references=(src.BOAST_COMPARTMENT.at("immediate measures: release all dressings and casts to the skin"),),
)
REFER_SURGEON = Step(
    id="refer_surgeon",
    kind="referral",
    rung="refer_or_treat",
    text="Call a surgeon now: what an infection has killed is cut out within hours, and no scan or blood "
    "test delays that.",
    plain="Say at once that the leg may have an infection that destroys flesh: a surgeon has to see it now.",
    references=(
        src.WSES_SOFT_TISSUE.at("necrotising infections: early surgical debridement"),
        src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis and gas gangrene: prompt surgical consultation"),
    ),
)
REFER_HYDROCORTISONE = Step(
    id="refer_hydrocortisone",
    kind="referral",
    rung="refer_or_treat",
    text="Give hydrocortisone 100 mg and saline before any journey; take blood for cortisol only if that "
    "costs no time.",
    plain="Say at once that your adrenal glands may be failing: hydrocortisone must not wait for tests. "
    "If you have an emergency injection of it, use it now.",
    references=(src.ENDOCRINE_ADRENAL.at("1.3: treat suspected adrenal crisis before tests are back"),),
)
REVIEW_STOP_MEDICINE = Step(
    id="review_stop_medicine",
    kind="review",
    rung="refer_or_treat",
    text="Withhold the suspected medicine until the patient has been assessed and tested today.",
    plain="Take no more of the medicine that may be doing this, or of anything that may contain it, until "
    "you have been seen today. Go on with what else a doctor has prescribed, and take every packet along.",
    references=(
        src.FDA_QUININE.at("advice to patients: signs of low platelets, stop and seek care"),
        src.EAS_STATIN.at("rhabdomyolysis: stop the statin"),
    ),
)
REVIEW_SIMVASTATIN = Step(
    id="review_simvastatin",
    kind="review",
    rung="refer_or_treat",
    text="Withhold simvastatin for as long as the medicine that must not go with it is taken, or have that "
    "one changed.",
    plain="Take no more simvastatin until you have asked a doctor or pharmacist today: it must not be taken "
    "with another of your medicines. Do not stop that other one by yourself.",
    gives_way_to=(REVIEW_STOP_MEDICINE,),
    references=(src.MHRA_SIMVASTATIN.at("advice: suspend simvastatin while a short course is taken"),),
)
REVIEW_THIAMINE = Step(
    id="review_thiamine",
    kind="treatment",
    rung="refer_or_treat",
    text="Give thiamine, into a vein if confused, unsteady, vomiting or starved, and before any glucose.",
    plain="Ask your doctor about vitamin B1 (thiamine), which alcohol and a poor diet use up: today if you "
    "are unsteady, confused or being sick.",
    references=(
        src.NICE_ALCOHOL.at("1.2: Wernicke's encephalopathy, thiamine"),
        src.BNF.at("thiamine: Wernicke's encephalopathy, before glucose"),
    ),
)
TREAT_PREDNISOLONE = Step(
    id="treat_prednisolone",
    kind="treatment",
    rung="refer_or_treat",
    text="Give prednisolone 40 to 60 mg now, before any scan or biopsy, and have the eyes seen today.",
    plain="Say at once that the arteries of your head may be inflamed: treatment must not wait, or you may "
    "lose sight.",
    references=(src.BSR_GIANT_CELL.at("urgent referral; high-dose glucocorticoid at once"),),
)
TREAT_COOLING = Step(
    id="treat_cooling",
    kind="treatment",
    rung="refer_or_treat",
    text="Cool first, then move the patient: into cold water, or wet the skin and fan it.",
    plain="Cool the body at once, with cold water or wet cloths and a fan, while you wait for help.",
    references=(src.NATA_HEAT.at("exertional heat stroke: treatment; cool first, transport second"),),
)
TREAT_ANTIBIOTICS = Step(
    id="treat_antibiotics",
    kind="treatment",
    rung="refer_or_treat",
    text="Give antibiotics within the hour, after blood cultures, and fluid by vein if the pressure is low.",
    plain="Say at once that this may be blood poisoning: antibiotics must not wait.",
    references=(
        src.NICE_SEPSIS.at("high risk: antibiotics within an hour, blood cultures first, fluids"),
        src.NICE_SEPSIS_CHILD.at("high risk: antibiotics within an hour"),
    ),
)
TREAT_FLUIDS = Step(
    id="treat_fluids",
    kind="treatment",
    rung="refer_or_treat",
    text="Give fluid by vein now and watch the urine; with care where heart or kidneys fail.",
    plain="You may need fluid through a drip.",
    references=(
        src.NICE_FLUIDS.at("1.3: resuscitation: 500 mL of crystalloid within 15 minutes, reassess"),
        src.AAST_RHABDO.at("treatment: early intravenous fluid, aimed at the output of urine"),
    ),
)
TREAT_CALCIUM = Step(
    id="treat_calcium",
    kind="treatment",
    rung="refer_or_treat",
    text="Give calcium gluconate by vein (10 to 20 mL of 10 % over ten minutes), with the heart monitored; "
    "magnesium too where it is low.",
    plain="You may need calcium through a drip.",
    references=(src.SFE_HYPOCALCAEMIA.at("management: severe hypocalcaemia; magnesium"),),
)
REVIEW_CALCIUM_AND_MUSCLE = Step(
    id="review_calcium_and_muscle",
    kind="treatment",
    rung="refer_or_treat",
    text="Muscle is breaking down: give calcium only for spasms, a seizure, an abnormal heart tracing or a "
    "dangerous potassium. It settles in the muscle and comes back later.",
    plain="Say that your muscles are breaking down before anybody gives you calcium.",
    references=(src.AAST_RHABDO.at("electrolyte abnormalities: decreased calcium"),),
)
# By its number alone: where nothing is known to show it yet.
TREAT_SILENT_CALCIUM = Step(
    id="treat_silent_calcium",
    kind="treatment",
    rung="refer_or_treat",
    text="Give calcium gluconate by vein though nothing shows it yet, with the heart monitored.",
    plain="You may need calcium through a drip.",
    gives_way_to=(TREAT_CALCIUM, REVIEW_CALCIUM_AND_MUSCLE),
    references=(src.SFE_HYPOCALCAEMIA.at("management: severe hypocalcaemia; magnesium"),),
)
TREAT_POTASSIUM = Step(
    id="treat_potassium",
    kind="treatment",
    rung="refer_or_treat",
    text="Replace potassium by vein with the heart monitored, and magnesium where it is low; measure again "
    "within hours, sooner where kidneys fail.",
    plain="You may need potassium through a drip.",
    references=(
        src.RCEM_POTASSIUM.at("hypokalaemia: management: severe; magnesium; cardiac monitoring"),
        src.HYPOKALAEMIC_PARALYSIS.at("summary: treatment, and the rebound after it"),
    ),
)
TREAT_HIGH_POTASSIUM = Step(
    id="treat_high_potassium",
    kind="treatment",
    rung="refer_or_treat",
    text="Give calcium by vein if the tracing is abnormal, then insulin with glucose, and salbutamol.",
    plain="You may need treatment at once for too much potassium.",
    references=(src.UKKA_POTASSIUM.at("emergency treatment: calcium, insulin and glucose, salbutamol"),),
)
TREAT_MAGNESIUM = Step(
    id="treat_magnesium",
    kind="treatment",
    rung="refer_or_treat",
    text="Give magnesium by vein; less where kidneys fail.",
    plain="You may need magnesium through a drip.",
    gives_way_to=(TREAT_CALCIUM, TREAT_POTASSIUM),
    references=(src.BNF.at("9: magnesium imbalance: hypomagnesaemia"),),
)
TREAT_SODIUM = Step(
    id="treat_sodium",
    kind="treatment",
    rung="refer_or_treat",
    text="Give 150 mL of 3 % saline over 20 minutes for a seizure or a clouded mind, then measure; raise "
    "sodium by at most 10 mmol/L in a day (8 with alcohol, low potassium or poor nutrition).",
    plain="Drink no more than your thirst asks for: the salt in your blood is too low.",
    references=(
        src.EUROPEAN_SODIUM.at("hyponatraemia with severe symptoms: first hour; limit of 10 mmol/L"),
        src.VERBALIS_SODIUM.at("chronic hyponatraemia: limit of 8 mmol/L at high risk of demyelination"),
    ),
)
REVIEW_BLEEDING = Step(
    id="review_bleeding",
    kind="treatment",
    rung="refer_or_treat",
    text="Give no anticoagulant yet: platelets or clotting are so far out that the patient may bleed. Scan, "
    "and ask haematology.",
    plain="Say at once that your blood may not clot as it should, before anybody gives you a blood thinner.",
    references=(src.NICE_VTE.at("1.3: anticoagulation: bleeding risk, full blood count and clotting"),),
)
REVIEW_BRUISED_LEG = Step(
    id="review_bruised_leg",
    kind="treatment",
    rung="refer_or_treat",
    text="Scan before any anticoagulant: the leg was hurt and is bruised, and may bleed into its muscle. If "
    "the scan has to wait, ask a specialist.",
    plain="Say at once that the leg was hurt and is bruised, before anybody gives you a blood thinner.",
    answered_by=(f.leg_ultrasound,),
    gives_way_to=(REVIEW_BLEEDING,),
    references=(src.NICE_VTE.at("1.3: anticoagulation: bleeding risk"),),
)
REVIEW_ANTICOAGULANT = Step(
    id="review_anticoagulant",
    kind="treatment",
    rung="refer_or_treat",
    text="Ask which anticoagulant, at what dose, and whether each dose was taken, and tell the hospital: a "
    "preventive dose is raised, and no second one is added to a full dose.",
    plain="Say at once which blood thinner you take, when you took the last one, and whether you missed any.",
    answered_by=(f.leg_ultrasound,),
    gives_way_to=(REVIEW_BLEEDING,),
    references=(src.NICE_VTE.at("1.3: anticoagulation treatment for suspected or confirmed DVT or PE"),),
)
TREAT_CLOT = Step(
    id="treat_clot",
    kind="treatment",
    rung="refer_or_treat",
    text="Give an anticoagulant, unless the patient may bleed or takes one.",
    plain="You may need a blood thinner today, unless you take one or bleed.",
    gives_way_to=(REVIEW_BLEEDING, REVIEW_ANTICOAGULANT),
    references=(src.NICE_VTE.at("1.3: anticoagulation treatment for suspected or confirmed DVT or PE"),),
)
TREAT_ANTICOAGULANT = Step(
    id="treat_anticoagulant",
    kind="treatment",
    rung="refer_or_treat",
    text="Give an anticoagulant if the scan takes over four hours, unless the patient may bleed or takes "
    "one.",
    plain="If the scan cannot be done today, ask for a blood thinner until then, unless you take one or "
    "bleed.",
    answered_by=(f.leg_ultrasound,),
    gives_way_to=(REVIEW_BLEEDING, REVIEW_BRUISED_LEG, REVIEW_ANTICOAGULANT, TREAT_CLOT),
    references=(
        src.NICE_VTE.at("1.1: scan that takes over four hours: interim therapeutic anticoagulation"),
    ),
)
TEST_ECG = Step(
    id="test_ecg",
    kind="test",
    rung="simple_test",
    text="Record a 12-lead electrocardiogram.",
    plain="Have a tracing of your heart (ECG) taken.",
    answered_by=(f.ecg,),
    references=(src.UKKA_POTASSIUM.at("electrocardiogram in all with potassium of 6.0 mmol/L or more"),),
)
TEST_ECG_AGAIN = Step(
    id="test_ecg_again",
    kind="test",
    rung="simple_test",
    text="Ask now for chest pain, sweating and breathlessness: with any of them call an ambulance. Else have "
    "the tracing read and repeated within the hour, and troponin measured: the old and the diabetic may feel "
    "nothing.",
    plain="Call an ambulance if your chest hurts, you sweat or you are short of breath. Otherwise have the "
    "tracing of your heart done again today.",
    gives_way_to=(REFER_EMERGENCY,),
    references=(src.NICE_CHEST_PAIN.at("1.2: resting electrocardiogram, T wave changes"),),
)
LAB_CALCIUM_TODAY = Step(
    id="lab_calcium_today",
    kind="laboratory",
    rung="simple_test",
    text="Measure calcium (adjusted for albumin) today, with magnesium, potassium and sodium.",
    plain="Have calcium and the other blood salts measured today.",
    answered_by=(f.calcium_adjusted, f.magnesium, f.potassium, f.sodium),
    claims=("E06",),
    references=(src.SFE_HYPOCALCAEMIA.at("causes, neck surgery; measure magnesium"),),
)
# What suspected breakdown of muscle is measured by, then what it does to potassium and kidneys.
LAB_ELECTROLYTES = Step(
    id="lab_electrolytes",
    kind="laboratory",
    rung="simple_test",
    text="Measure potassium, sodium, calcium (adjusted for albumin) and magnesium.",
    plain="Have your blood salts (potassium, sodium, calcium, magnesium) measured.",
    answered_by=(f.potassium, f.sodium, f.calcium_adjusted, f.magnesium),
    gives_way_to=(LAB_CALCIUM_TODAY,),
    claims=("E46",),
)
LAB_METABOLIC = Step(
    id="lab_metabolic",
    kind="laboratory",
    rung="simple_test",
    text="Measure glucose, kidney function and liver values.",
    plain="Have a blood test for sugar, kidneys and liver.",
    # The liver's value is asked for by those rules alone that read it.
    answered_by=(f.glucose, f.creatinine),
    claims=("E47",),
)
LAB_CK = Step(
    id="lab_ck",
    kind="laboratory",
    rung="simple_test",
    text="Measure creatine kinase.",
    plain="Have the muscle enzyme CK measured.",
    answered_by=(f.ck,),
    references=(src.AAST_RHABDO.at("diagnosis: creatine kinase"),),
)
LAB_URINE_MYOGLOBIN = Step(
    id="lab_urine_myoglobin",
    kind="laboratory",
    rung="simple_test",
    text="Dip the urine: blood in it without red cells is pigment of muscle (myoglobin).",
    plain="Have your urine tested.",
    answered_by=(f.urine_myoglobin,),
    references=(src.AAST_RHABDO.at("diagnosis: urine"),),
)
LAB_POTASSIUM_AGAIN = Step(
    id="lab_potassium_again",
    kind="laboratory",
    rung="simple_test",
    text="Repeat potassium, with creatinine: today at 6.0 mmol/L or more or in someone unwell, else within "
    "three days. A sample that was old, or drawn with difficulty, reads falsely high.",
    plain="Have the potassium in your blood measured again: today if you feel unwell, otherwise within three "
    "days.",
    references=(src.UKKA_POTASSIUM.at("community: repeat within 3 days if mild, 24 hours if moderate"),),
)
LAB_CK_AGAIN = Step(
    id="lab_ck_again",
    kind="laboratory",
    rung="simple_test",
    text="Repeat creatine kinase 6 to 12 hours after the first: early on it may still be normal.",
    plain="Have the muscle enzyme CK measured again 6 to 12 hours after the first time: it rises late.",
    references=(src.AAST_RHABDO.at("diagnosis: creatine kinase, repeated when measured early"),),
)
# A creatine kinase within its range is measured again first.
TREAT_FLUIDS_FOR_MUSCLE = Step(
    id="treat_fluids_for_muscle",
    kind="treatment",
    rung="refer_or_treat",
    text="Give fluid by vein now, enough to keep the urine flowing; with care where heart or kidneys fail.",
    plain="You may need fluid through a drip.",
    gives_way_to=(TREAT_FLUIDS, LAB_CK_AGAIN),
    references=(src.AAST_RHABDO.at("treatment: early intravenous fluid, aimed at the output of urine"),),
)
EXAM_VASCULAR = Step(
    id="exam_vascular",
    kind="examination",
    rung="examine",
    text="Examine the circulation, socks off: pulses from groin to foot; heels, soles and between the toes; "
    "capillary refill, skin temperature.",
    plain="Have the pulses, the skin and the circulation of your legs and feet checked.",
    answered_by=(
        f.pedal_pulses,
        f.femoral_popliteal_pulses,
        f.foot_lesion_seen,
        f.skin_temperature,
    ),
    claims=("E43",),
    references=(
        src.AHA_PAD.at("history and physical examination: pulses, inspection of legs and feet"),
        src.NICE_DIABETIC_FOOT.at("1.3: assessing the risk: examination of the feet"),
    ),
)
REFER_FOOT_TEAM = Step(
    id="refer_foot_team",
    kind="referral",
    rung="refer_or_treat",
    text="Refer to the diabetic foot team within one working day; today if it is infected or lacks blood.",
    plain="The diabetic foot team needs to see your foot within one working day. Keep off it until then.",
    references=(src.NICE_DIABETIC_FOOT.at("1.4: active foot problem, referral within one working day"),),
)
REFER_VASCULAR_URGENT = Step(
    id="refer_vascular_urgent",
    kind="referral",
    rung="refer_or_treat",
    text="Refer for urgent vascular assessment.",
    plain="Go to a hospital today, and at once if the leg has turned cold, pale, numb or weak: it may be "
    "short of blood.",
    claims=("E11",),
)
REVIEW_HEPARIN = Step(
    id="review_heparin",
    kind="treatment",
    rung="refer_or_treat",
    text="Relieve the pain, and give no heparin before the surgeon has seen the leg: hurt, operated on or in "
    "a cast, it may have a muscle compartment under pressure.",
    plain="Say at once that the leg was hurt, operated on or in a cast, before anybody gives you a blood "
    "thinner.",
    claims=("B09",),
    references=(src.BOAST_COMPARTMENT.at("background: injuries, casts; early surgical decompression"),),
)
TREAT_HEPARIN = Step(
    id="treat_heparin",
    kind="treatment",
    rung="refer_or_treat",
    text="Relieve the pain, and give heparin by vein as the vascular surgeon advises: none where the aorta "
    "may be torn or the patient may bleed.",
    plain="Keep the leg still, and put no heat on it. You may need a blood thinner through a drip.",
    gives_way_to=(REVIEW_HEPARIN,),
    references=(src.ESVS_ALI.at("initial management: heparin, analgesia, oxygen"),),
)
