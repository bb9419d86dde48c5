"""Red flags that belong to no single disorder: heart, lungs, brain, infection, tumour.

Few and sharp, since self care can be said only once each of them has been denied.
"""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.arteries import endangered_leg
from knowledge.criteria import *
from knowledge.glucose import diabetes
from knowledge.joints import infected_joint
from knowledge.night_cramps import idiopathic_cramps
from knowledge.red_flags.sepsis import feverish

_WOUND = any_of(endangered_leg.tissue_loss, f.foot_lesion_seen)

# Urine, then platelets, kidneys and liver.
_PRE_ECLAMPSIA = (recommends(s.LAB_URINE_PROTEIN), recommends(s.LAB_METABOLIC), recommends(s.LAB_CBC))

RULES: tuple[Rule, ...] = (
    Rule(
        id="SAFE-01",
        # No suspect is named: a clear leg scan takes nothing away from a clot that has already left the leg.
        when=f.breathless_or_chest_pain,
        then=(supports(d.PULMONARY_EMBOLISM, WEAK), *s.emergency()),
        because="New breathlessness or chest pain with leg trouble may be due to a clot in the lung or to "
        "the heart.",
        claims=("C08", "C10"),
        references=(
            src.NICE_VTE.at("1.1: signs or symptoms of pulmonary embolism"),
            src.NICE_CHEST_PAIN.at("1.2: referral as an emergency"),
        ),
    ),
    Rule(
        id="SAFE-02",
        when=f.confusion_or_seizure,
        then=(
            supports(d.HYPONATREMIA, WEAK),
            supports(d.HYPOCALCEMIA, WEAK),
            *s.emergency(),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_GLUCOSE),
        ),
        because="New confusion or a seizure with cramps may be due to low sodium, calcium or sugar.",
        claims=("E05", "E46", "E47"),
        references=(
            src.NICE_NEURO.at("blackouts in adults"),
            src.NICE_DELIRIUM.at("1.3: indicators at presentation, confusion"),
        ),
    ),
    Rule(
        id="SAFE-03",
        when=f.palpitations_or_fainting,
        then=(
            supports(d.HYPOKALEMIA, WEAK),
            *s.urgent(),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.TEST_ECG),
        ),
        because="What makes muscles cramp can disturb the heart, so a faint or a racing heart needs an ECG "
        "and blood salts.",
        claims=("E46",),
        references=(src.NICE_SYNCOPE.at("1.1: initial assessment, electrocardiogram and blood tests"),),
    ),
    Rule(
        id="SAFE-04",
        when=all_of(f.sudden_weak_leg, any_of(f.sudden_numb_leg, f.bulbar_signs)),
        then=(supports(d.STROKE, MODERATE), *s.emergency()),
        # Stands when the arteries of the leg are clear: it is then the brain or the spinal cord.
        because="A leg suddenly weak and numb, or weak with slurred speech, may mean a stroke or pressure on "
        "the spinal cord.",
        references=(src.NICE_NEURO.at("limb or facial weakness in adults: sudden onset"),),
    ),
    Rule(
        id="SAFE-05",
        when=all_of(f.fever, any_of(f.leg_redness, f.leg_warmth, f.one_sided_swelling)),
        then=(supports(d.SOFT_TISSUE_INFECTION, MODERATE), *s.urgent(), recommends(s.LAB_CBC)),
        because="Fever with a red, hot or swollen leg is treated as an infection until proved otherwise.",
        references=(src.NICE_CELLULITIS.at("1.1: treatment; referral and seeking specialist advice"),),
    ),
    Rule(
        id="SAFE-45",
        when=all_of(
            f.fever,
            f.leg_redness,
            any_of(
                f.leg_warmth,
                f.one_sided_swelling,
                f.deep_tenderness,
                f.muscle_tender_one_leg,
                f.severity.is_("severe"),
                f.leg_injury,
                f.nonhealing_wound,
                f.foot_lesion_seen,
            ),
        ),
        then=(supports(d.SOFT_TISSUE_INFECTION, STRONG),),
        because="Fever with a leg that is red, and hot, swollen or sore as well, is most likely an "
        "infection of the skin or below it.",
        references=(
            src.NICE_CELLULITIS.at("1.1: diagnosis: pain, warmth, swelling and redness, with fever"),
        ),
    ),
    Rule(
        id="SAFE-46",
        # What it says of the clot's likelihood is Wells' own minus; the alarm stays what it is.
        when=all_of(
            f.fever,
            f.leg_redness,
            f.one_sided_swelling,
            any_of(
                f.leg_injury,
                f.skin_break,
                f.nonhealing_wound,
                f.foot_lesion_seen,
                f.crepitus,
                f.injects_drugs,
            ),
        ),
        then=(opposes(d.DEEP_VEIN_THROMBOSIS, STRONG),),
        because="Fever and redness where skin was broken make an infection at least as likely as a clot.",
        references=(src.WELLS_DVT.at("table 1: alternative diagnosis at least as likely"),),
    ),
    Rule(
        id="SAFE-06",
        when=all_of(f.fever, f.pain_out_of_proportion),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, MODERATE),
            *s.emergency(),
            recommends(s.REFER_SURGEON),
            recommends(s.TREAT_ANTIBIOTICS),
        ),
        because="Fever with pain far beyond what the leg shows may be an infection that destroys tissue by "
        "the hour.",
        references=(src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis: clinical features"),),
    ),
    Rule(
        id="SAFE-41",
        when=all_of(
            f.dusky_skin,
            any_of(
                f.fever,
                f.leg_redness,
                f.one_sided_swelling,
                f.pain_out_of_proportion,
                all_of(
                    any_of(f.severity.is_("severe"), f.appearance.is_("in pain")),
                    f.course.is_("constant", "steadily worse"),
                ),
            ),
        ),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, MODERATE),
            supports(d.ACUTE_LIMB_ISCHEMIA, WEAK),
            *s.emergency(),
        ),
        because="Purple or dusky skin with fever, redness, swelling or severe pain is skin that dies, from "
        "infection or from a blocked vein or artery.",
        references=(
            src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis: skin changes, pain"),
            src.ESVS_ALI.at("clinical presentation: mottling"),
        ),
    ),
    Rule(
        id="SAFE-42",
        when=any_of(f.dusky_skin, f.crepitus),
        then=(escalates(SOON), recommends(s.EXAM_VASCULAR)),
        because="A leg that is purple or mottled, or whose skin crackles, is examined soon even if it does "
        "not hurt.",
        claims=("E43",),
    ),
    Rule(
        id="SAFE-07",
        when=any_of(all_of(_WOUND, f.fever), all_of(f.gangrene, any_of(f.leg_redness, f.leg_warmth))),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, STRONG),
            *s.emergency(),
            recommends(s.TREAT_ANTIBIOTICS),
        ),
        because="An infected wound or dead skin on a foot threatens the leg, and then life.",
        claims=("E11",),
        references=(
            src.NICE_DIABETIC_FOOT.at("1.4: ulceration with fever or any sign of sepsis, immediate referral"),
        ),
    ),
    Rule(
        id="SAFE-381",
        # A clot is looked for all the same where the leg swells (VASC-149).
        when=all_of(
            diabetes.has_diabetes,
            _WOUND,
            at_least(2, f.leg_redness, f.leg_warmth, any_of(f.swelling_of_foot, f.one_sided_swelling)),
        ),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, STRONG),
            opposes(d.DEEP_VEIN_THROMBOSIS, MODERATE),
            *s.urgent(),
            recommends(s.TREAT_FOOT_INFECTION),
        ),
        because="In diabetes a wound with two of redness, warmth and swelling is taken for infected: often "
        "there is no fever.",
        claims=("E53",),
        references=(
            src.IWGDF_INFECTION.at("classification: infected, two or more local signs"),
            src.NICE_DIABETIC_FOOT.at("1.6: suspected infection: antibiotics as soon as possible"),
        ),
    ),
    Rule(
        id="SAFE-706",
        when=all_of(
            f.diabetes.is_("type 1", "type 2"), f.swelling_of_foot, any_of(f.leg_redness, f.leg_warmth)
        ),
        then=(*s.urgent(), recommends(s.REFER_FOOT_TEAM)),
        because="A hot, swollen foot in diabetes is crumbling bone (Charcot's foot) or an infection until "
        "shown otherwise, and is not stood on.",
        references=(
            src.NICE_DIABETIC_FOOT.at("1.7: Charcot arthropathy: within one working day, no weight"),
        ),
    ),
    Rule(
        id="SAFE-702",
        when=all_of(
            f.skin_break,
            any_of(f.muscle_stiffness, f.muscle_tone.is_("rigid")),
            any_of(f.cramps_elsewhere, f.bulbar_signs),
            any_of(f.began_within_two_weeks, f.onset_within_days),
        ),
        then=s.emergency(),
        because="Muscles that stiffen and cramp beyond the legs, within days of a wound, may be tetanus.",
        references=(src.UKHSA_TETANUS.at("clinical features: tonic contractions, spasms; incubation"),),
    ),
    Rule(
        id="SAFE-58",
        # The old, the diabetic and those on steroids often have no fever.
        when=all_of(
            _WOUND,
            at_least(
                2,
                f.heart_rate.above("usual_most"),
                f.respiratory_rate.above("usual_most"),
                f.white_cells.above("infection"),
                f.appearance.is_("ill"),
            ),
        ),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, MODERATE),
            *s.emergency(),
            recommends(s.TREAT_ANTIBIOTICS),
        ),
        because="A wound with two of a fast pulse, fast breathing, many white cells and an ill look may be "
        "an infection that has spread, even without fever.",
        references=(
            src.IWGDF_INFECTION.at("classification, grade 4 (severe): two or more systemic signs"),
            src.NICE_DIABETIC_FOOT.at("1.4: ulceration with fever or any sign of sepsis, immediate referral"),
        ),
    ),
    Rule(
        id="SAFE-08",
        when=all_of(feverish, any_of(f.drowsy_or_slowed, f.confusion_or_seizure)),
        then=(supports(d.SEPSIS, MODERATE), *s.emergency(), recommends(s.TREAT_ANTIBIOTICS)),
        because="Fever or shaking chills with confusion or drowsiness may be sepsis.",
        references=(
            src.NICE_SEPSIS.at("high-risk criteria: new altered mental state"),
            src.NICE_SEPSIS_CHILD.at("high-risk criteria: behaviour"),
        ),
    ),
    Rule(
        id="SAFE-09",
        when=all_of(f.fever, f.joint_swelling),
        then=(supports(d.SEPTIC_ARTHRITIS, MODERATE), *s.urgent(), *infected_joint.EXAMINED),
        because="A joint that is swollen or stiff, with fever, may be infected: it is felt for heat and "
        "moved today.",
        references=(
            src.BSR_HOT_JOINT.at("recommendations: treat as septic arthritis until proven otherwise"),
        ),
    ),
    Rule(
        id="SAFE-10",
        when=all_of(feverish, any_of(f.bleeding_or_bruising, f.petechiae)),
        then=(
            supports(d.SEPSIS, MODERATE),
            *s.emergency(),
            recommends(s.TREAT_ANTIBIOTICS),
            recommends(s.LAB_CBC),
        ),
        because="Fever or chills with bruises or tiny bleeds of the skin may be meningococcal sepsis, TTP or "
        "leukaemia.",
        claims=("E48",),
        references=(
            src.NICE_SEPSIS.at("high-risk criteria: non-blanching rash"),
            src.NICE_SEPSIS_CHILD.at("high-risk criteria: non-blanching rash"),
        ),
    ),
    Rule(
        id="SAFE-22",
        when=f.unstable_vital_signs,
        then=(supports(d.SEPSIS, WEAK), *s.emergency()),
        because="Pressure, pulse, breathing, oxygen or warmth this far out may mean shock or sepsis, "
        "whatever the leg shows.",
        references=(
            src.RCP_NEWS2.at("chart 1: a score of 3 for one parameter"),
            src.NICE_SEPSIS.at("high-risk criteria: pressure, heart and respiratory rate"),
        ),
    ),
    Rule(
        id="SAFE-300",
        # Not oxygen alone: with a fever that is a lung, and may be a clot in it.
        when=all_of(
            feverish,
            f.unstable_vital_signs,
            any_of(
                f.systolic_pressure.at_most("very_low"),
                f.heart_rate.at_least("very_fast"),
                f.respiratory_rate.at_least("very_fast"),
            ),
        ),
        then=(supports(d.SEPSIS, MODERATE), *s.emergency(), recommends(s.TREAT_ANTIBIOTICS)),
        because="Fever with a pressure, pulse or breathing this far out is treated as sepsis.",
        references=(src.NICE_SEPSIS.at("high-risk criteria: pressure, heart and respiratory rate"),),
    ),
    Rule(
        id="SAFE-48",
        when=all_of(
            any_of(f.pregnant, f.gave_birth_recently),
            any_of(f.systolic_pressure.at_least("high"), f.diastolic_pressure.at_least("high")),
        ),
        then=(*s.urgent(), *_PRE_ECLAMPSIA),
        because="High blood pressure in pregnancy or soon after birth may be pre-eclampsia: urine and "
        "blood are tested the same day.",
        references=(
            src.NICE_PREECLAMPSIA.at("1.4 and 1.5: hypertension from 140/90 mmHg on; pre-eclampsia"),
        ),
    ),
    Rule(
        id="SAFE-49",
        when=all_of(
            any_of(f.pregnant, f.gave_birth_recently),
            f.headache,
            any_of(
                f.both_legs_swollen,
                f.puffy_face,
                f.vomiting,
                f.systolic_pressure.at_least("high"),
                f.diastolic_pressure.at_least("high"),
                f.urine_protein,
            ),
        ),
        then=(*s.emergency(), recommends(s.REFER_MATERNITY), *_PRE_ECLAMPSIA),
        because="Headache with swelling, vomiting, high blood pressure or protein in the urine may in "
        "pregnancy be severe pre-eclampsia.",
        references=(src.NICE_PREECLAMPSIA.at("1.1.1: symptoms of pre-eclampsia, to be seen immediately"),),
    ),
    Rule(
        id="SAFE-270",
        when=all_of(any_of(f.pregnant, f.gave_birth_recently), f.urine_protein),
        then=(*s.urgent(), recommends(s.EXAM_PREGNANCY), *_PRE_ECLAMPSIA),
        because="Protein in the urine in pregnancy or soon after birth may be pre-eclampsia: blood pressure "
        "is taken and blood tested the same day.",
        references=(src.NICE_PREECLAMPSIA.at("1.2: assessment of proteinuria; 1.5: pre-eclampsia"),),
    ),
    Rule(
        id="SAFE-275",
        # In the young it is urgent (CHLD-270).
        when=f.lymph_nodes_enlarged,
        then=(escalates(SOON), recommends(s.LAB_CBC)),
        because="Lymph nodes that are enlarged in several places need a blood count soon.",
        claims=("E48",),
        references=(src.NICE_CANCER.at("1.10: leukaemia in adults, generalised lymphadenopathy"),),
    ),
    Rule(
        id="SAFE-11",
        when=all_of(
            f.age.below("child"),
            f.side.is_("one leg"),
            any_of(idiopathic_cramps.nocturnal_pattern, f.at_rest),
            # Bone pain may come and go at first. A child's cramp is one of calf or foot, and short.
            any_of(
                f.course.is_("constant", "steadily worse"),
                f.location.any_of("ankle or knee", "shin", "thigh", "buttock", "hip or groin", "whole leg"),
            ),
        ),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_CHILD),
            recommends(s.LAB_CBC),
            recommends(s.TEST_BONE_XRAY),
        ),
        because="Pain in one leg of a child, at rest or on waking at night, is not a simple cramp, so the "
        "bone is examined.",
        claims=("E48",),
        references=(src.NICE_CANCER.at("1.11: bone sarcoma in children and young people, within 48 hours"),),
    ),
    Rule(
        id="SAFE-12",
        when=f.weight_loss,
        then=(escalates(SOON), recommends(s.LAB_CBC)),
        because="Weight loss without a reason has to be explained, whatever the cause of the leg trouble.",
        claims=("E48",),
        references=(src.NICE_CANCER.at("1.13: non-site-specific symptoms, unexplained weight loss"),),
    ),
    Rule(
        id="SAFE-445",
        # Pus beside the psoas hurts in groin and thigh; most bellies that do this have no leg trouble.
        when=all_of(f.abdominal_signs, feverish),
        then=(*s.urgent(), recommends(s.LAB_CBC), recommends(s.LAB_INFLAMMATION)),
        because="A belly found tender or swollen, with fever or shaking chills, may need a surgeon, whether "
        "or not the legs hurt.",
        references=(src.AFP_ABDOMEN.at("abstract: surgical emergencies; history, examination, tests"),),
    ),
    Rule(
        id="SAFE-13",
        when=f.drowsy_or_slowed,
        then=(
            supports(d.HYPONATREMIA, WEAK),
            *s.urgent(),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_GLUCOSE),
        ),
        because="Drowsiness or slow thinking with cramps may be due to low sodium, sugar or thyroxine, or to "
        "high calcium.",
        claims=("E46", "E47"),
        references=(src.NICE_DELIRIUM.at("1.3: indicators at presentation; hypoactive delirium"),),
    ),
    Rule(
        id="SAFE-14",
        when=all_of(f.bleeding_or_bruising, f.anticoagulants),
        then=(supports(d.BLEEDING_INTO_THE_LEG, WEAK), *s.urgent(), recommends(s.LAB_CBC)),
        because="Someone who bleeds on a blood thinner may be bleeding into the leg and needs the dose "
        "checked today.",
        claims=("E48",),
        references=(src.BNF.at("oral anticoagulants: haemorrhage"),),
    ),
    Rule(
        id="SAFE-15",
        when=f.platelets.below("very_low"),
        then=(*s.urgent(), recommends(s.LAB_CBC)),
        because="With so few platelets even a knock can cause bleeding, and the count may fall further.",
        claims=("E48",),
        references=(src.CTCAE.at("thrombocytopenia: grade 3"),),
    ),
    Rule(
        id="SAFE-276",
        when=f.inr.above("over_any_target"),
        then=(*s.urgent(), recommends(s.REVIEW_MEDICINES)),
        because="An INR over 5 is above every target: the next dose waits, and vitamin K is weighed, today.",
        references=(src.BSH_WARFARIN.at("section 5: INR over 5.0 without bleeding"),),
    ),
    Rule(
        id="SAFE-16",
        when=f.platelets.below("dangerously_low"),
        then=s.emergency(),
        because="With hardly any platelets bleeding starts by itself, in the brain too.",
        claims=("E48",),
        references=(src.ASH_ITP.at("newly diagnosed adults: admission below 20 x 10^9/L"),),
    ),
    Rule(
        id="SAFE-59",
        when=all_of(f.leg_warmth, f.side.is_("one leg"), any_of(f.leg_pain, f.leg_cramp, f.deep_tenderness)),
        then=(
            supports(d.DEEP_VEIN_THROMBOSIS, WEAK),
            supports(d.SOFT_TISSUE_INFECTION, WEAK),
            escalates(SOON),
            recommends(s.EXAM_CLOT),
        ),
        because="One leg that hurts and is warm may be inflamed or hold a clot, and is examined before it "
        "swells.",
        references=(src.NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis"),),
    ),
    Rule(
        id="SAFE-18",
        # A cramp hurts as well: to deny any other pain does not make one leg two.
        when=all_of(
            f.age.below("child"),
            f.side.is_("one leg"),
            any_of(f.leg_cramp, f.leg_pain),
            any_of(idiopathic_cramps.nocturnal_pattern, f.at_rest),
        ),
        then=(supports(d.LEUKEMIA_OR_BONE_TUMOR, WEAK), escalates(SOON), recommends(s.EXAM_CHILD)),
        because="Growing pains affect both legs, so a child with pain in one leg at night is examined.",
        references=(src.NICE_CANCER.at("1.11: unexplained bone pain in children and young people"),),
    ),
    Rule(
        id="SAFE-19",
        when=infected_joint.swelling_told,
        then=(supports(d.SEPTIC_ARTHRITIS, MODERATE), *s.urgent(), *infected_joint.EXAMINED),
        because="One joint that is newly swollen may be infected, even without fever: it is felt for heat "
        "and moved today.",
        references=(
            src.BSR_HOT_JOINT.at("recommendations: a short history of a hot, swollen joint; no fever"),
        ),
    ),
    Rule(
        id="SAFE-21",
        when=infected_joint.swelling_found,
        then=(supports(d.SEPTIC_ARTHRITIS, MODERATE), *s.urgent(), *infected_joint.EXAMINED),
        because="A joint found newly swollen on one side, or on a blood thinner, may hold pus or blood.",
        references=(
            src.BSR_HOT_JOINT.at("recommendations: a short history of a hot, swollen joint; no fever"),
            src.BNF.at("oral anticoagulants: haemorrhage"),
        ),
    ),
    Rule(
        id="SAFE-53",
        when=all_of(
            f.appearance.is_("ill"),
            any_of(f.fever, f.leg_redness, f.nonhealing_wound, f.foot_lesion_seen, f.joint_swelling),
        ),
        then=(supports(d.SEPSIS, MODERATE), *s.urgent(), recommends(s.LAB_CBC)),
        because="Who looks ill, with fever or a place where an infection may sit, is examined for sepsis "
        "today.",
        references=(src.NICE_SEPSIS.at("1.1: when to suspect sepsis; appearance of ill health"),),
    ),
)
