"""Red flags that belong to no single disorder: heart, lungs, brain, infection, tumour.

Few and sharp, since self care can be said only once each of them has been denied.
"""

from __future__ import annotations

from knowledge.concepts import nocturnal_pattern, tissue_loss
from knowledge.criteria import EMERGENCY, SOON, URGENT, Rule, all_of, any_of, escalates, recommends
from knowledge.findings.associated import (
    bulbar_signs,
    gangrene,
    leg_redness,
    leg_warmth,
    one_sided_swelling,
    sudden_numb_leg,
    sudden_weak_leg,
)
from knowledge.findings.character import location, pain_out_of_proportion, side
from knowledge.findings.examination import joint_exam
from knowledge.findings.general import (
    bleeding_or_bruising,
    breathless_or_chest_pain,
    confusion_or_seizure,
    drowsy_or_slowed,
    fever,
    joint_swelling,
    palpitations_or_fainting,
    weight_loss,
)
from knowledge.findings.history import age
from knowledge.findings.laboratory import platelets
from knowledge.findings.medicines import anticoagulants
from knowledge.findings.timing import at_rest, course, leg_cramp, leg_pain, onset
from knowledge.sources import (
    BNF,
    BSR_HOT_JOINT,
    CTCAE,
    IDSA_SOFT_TISSUE,
    NICE_CANCER,
    NICE_CELLULITIS,
    NICE_CHEST_PAIN,
    NICE_DIABETIC_FOOT,
    NICE_NEURO,
    NICE_SEPSIS,
    NICE_SYNCOPE,
    NICE_VTE,
)
from knowledge.steps import (
    EXAM_MUSCULOSKELETAL,
    LAB_CBC,
    LAB_ELECTROLYTES,
    LAB_GLUCOSE,
    REFER_EMERGENCY,
    TEST_ECG,
)

_LATELY = onset.is_("sudden", "over hours", "over days")

RULES: tuple[Rule, ...] = (
    Rule(
        id="SAFE-01",
        # No suspect is named: a clear leg scan takes nothing away from a clot that has already left the leg.
        when=breathless_or_chest_pain,
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        because="New breathlessness or chest pain beside leg trouble may be a clot in the lung, or the "
        "heart.",
        claims=("C08", "C10"),
        references=(
            NICE_VTE.at("1.1: signs or symptoms of pulmonary embolism"),
            NICE_CHEST_PAIN.at("1.2: referral as an emergency"),
        ),
    ),
    Rule(
        id="SAFE-02",
        when=confusion_or_seizure,
        then=(
            escalates(EMERGENCY),
            recommends(REFER_EMERGENCY),
            recommends(LAB_ELECTROLYTES),
            recommends(LAB_GLUCOSE),
        ),
        because="New confusion or a seizure with cramps may be a brain short of sodium, calcium or sugar.",
        claims=("E05", "E46", "E47"),
        references=(NICE_NEURO.at("blackouts and acute confusion in adults"),),
    ),
    Rule(
        id="SAFE-03",
        when=palpitations_or_fainting,
        then=(escalates(URGENT), recommends(LAB_ELECTROLYTES), recommends(TEST_ECG)),
        because="What makes muscles cramp can disturb the heart: a faint or racing heart needs a tracing "
        "and salts.",
        claims=("E46",),
        references=(NICE_SYNCOPE.at("1.1: initial assessment, electrocardiogram and blood tests"),),
    ),
    Rule(
        id="SAFE-04",
        when=all_of(sudden_weak_leg, any_of(sudden_numb_leg, bulbar_signs)),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        # Stands when the arteries of the leg are clear: it is then the brain or the spinal cord.
        because="A leg suddenly weak and numb, or weak with slurred speech, may be a stroke or a squeezed "
        "cord.",
        references=(NICE_NEURO.at("limb or facial weakness in adults: sudden onset"),),
    ),
    Rule(
        id="SAFE-05",
        when=all_of(fever, any_of(leg_redness, leg_warmth, one_sided_swelling)),
        then=(escalates(URGENT), recommends(LAB_CBC)),
        because="Fever with a leg that is red, hot or swollen is an infection until shown otherwise.",
        references=(NICE_CELLULITIS.at("1.1: treatment; 1.3: referral and seeking specialist advice"),),
    ),
    Rule(
        id="SAFE-06",
        when=all_of(fever, pain_out_of_proportion),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        because="Fever with pain far beyond what the leg shows may be an infection that destroys tissue by "
        "the hour.",
        references=(IDSA_SOFT_TISSUE.at("necrotizing fasciitis: clinical features"),),
    ),
    Rule(
        id="SAFE-07",
        when=any_of(all_of(tissue_loss, fever), all_of(gangrene, any_of(leg_redness, leg_warmth))),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        because="An open or dead foot that is infected threatens the leg, and then life.",
        claims=("E11",),
        references=(NICE_DIABETIC_FOOT.at("1.4: limb-threatening and life-threatening problems"),),
    ),
    Rule(
        id="SAFE-08",
        when=all_of(fever, drowsy_or_slowed),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        because="Fever that dulls the mind may be sepsis.",
        references=(NICE_SEPSIS.at("stratifying risk: altered mental state as a high-risk criterion"),),
    ),
    Rule(
        id="SAFE-09",
        when=all_of(fever, joint_swelling),
        then=(escalates(URGENT), recommends(LAB_CBC)),
        because="A swollen joint with fever is infected until fluid drawn from it says otherwise.",
        references=(BSR_HOT_JOINT.at("recommendations: treat as septic arthritis until proven otherwise"),),
    ),
    Rule(
        id="SAFE-10",
        when=all_of(fever, bleeding_or_bruising),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY), recommends(LAB_CBC)),
        because="Fever with bruises or tiny bleeds of the skin may be meningococcal sepsis, TTP or "
        "leukaemia.",
        claims=("E48",),
        references=(NICE_SEPSIS.at("stratifying risk: non-blanching rash as a high-risk criterion"),),
    ),
    Rule(
        id="SAFE-11",
        when=all_of(
            age.below("child"),
            side.is_("one leg"),
            any_of(nocturnal_pattern, at_rest),
            # Bone pain may come and go at first. A child's cramp is one of calf or foot, and short.
            any_of(
                course.is_("constant", "steadily worse"),
                location.any_of("ankle or knee", "shin", "thigh", "buttock"),
            ),
        ),
        then=(escalates(URGENT), recommends(LAB_CBC)),
        because="A child's pain that stays in one leg and wakes or rests with it is no cramp: bone is "
        "looked at.",
        claims=("E48",),
        references=(NICE_CANCER.at("1.11: bone sarcoma in children and young people, within 48 hours"),),
    ),
    Rule(
        id="SAFE-12",
        when=weight_loss,
        then=(escalates(SOON), recommends(LAB_CBC)),
        because="Weight lost without a reason has to be explained, cramps or not.",
        claims=("E48",),
        references=(NICE_CANCER.at("1.13: non-site-specific symptoms, unexplained weight loss"),),
    ),
    Rule(
        id="SAFE-13",
        when=drowsy_or_slowed,
        then=(escalates(URGENT), recommends(LAB_ELECTROLYTES), recommends(LAB_GLUCOSE)),
        because="A dulled mind beside cramps may be short of sodium, sugar or thyroxine, or full of calcium.",
        claims=("E46", "E47"),
        references=(NICE_NEURO.at("blackouts and acute confusion in adults"),),
    ),
    Rule(
        id="SAFE-14",
        when=all_of(bleeding_or_bruising, anticoagulants),
        then=(escalates(URGENT), recommends(LAB_CBC)),
        because="Someone who bleeds on a blood thinner may be bleeding into the leg, and has the dose "
        "checked today.",
        claims=("E48",),
        references=(BNF.at("oral anticoagulants: haemorrhage"),),
    ),
    Rule(
        id="SAFE-15",
        when=platelets.below("very_low"),
        then=(escalates(URGENT), recommends(LAB_CBC)),
        because="With so few platelets a knock bleeds, and what destroys them may go on.",
        claims=("E48",),
        references=(CTCAE.at("platelet count decreased: grade 3"),),
    ),
    Rule(
        id="SAFE-16",
        when=platelets.below("dangerously_low"),
        then=(escalates(EMERGENCY), recommends(REFER_EMERGENCY)),
        because="With hardly any platelets bleeding starts by itself, in the brain too.",
        claims=("E48",),
        references=(CTCAE.at("platelet count decreased: grade 4, life-threatening"),),
    ),
    Rule(
        id="SAFE-17",
        when=all_of(leg_redness, leg_warmth),
        then=(escalates(URGENT), recommends(LAB_CBC)),
        # Fever is often missing in the old, the diabetic and those on steroids.
        because="A leg both red and hot is infected or holds a clot until someone has looked, fever or not.",
        references=(NICE_CELLULITIS.at("1.1: diagnosis; 1.3: referral and seeking specialist advice"),),
    ),
    Rule(
        id="SAFE-18",
        # A cramp hurts as well: to deny any other pain does not make one leg two.
        when=all_of(
            age.below("child"),
            side.is_("one leg"),
            any_of(leg_cramp, leg_pain),
            any_of(nocturnal_pattern, at_rest),
        ),
        then=(escalates(SOON),),
        because="Growing pains trouble both legs: a child whose one leg hurts at night is examined.",
        references=(NICE_CANCER.at("1.11: unexplained bone pain in children and young people"),),
    ),
    Rule(
        id="SAFE-19",
        # Half the infected joints come without fever. What is told may be mere stiffness, and a cramp of
        # years began suddenly too: then it takes pain at the joint, or pain that stays.
        when=all_of(
            joint_swelling,
            side.is_("one leg"),
            any_of(
                onset.is_("over hours", "over days"),
                all_of(
                    onset.is_("sudden"),
                    any_of(location.any_of("ankle or knee"), course.is_("constant", "steadily worse")),
                ),
            ),
        ),
        then=(escalates(URGENT), recommends(EXAM_MUSCULOSKELETAL), recommends(LAB_CBC)),
        because="One joint newly swollen is infected until its fluid says otherwise, fever or none.",
        references=(BSR_HOT_JOINT.at("recommendations: a short history of a hot, swollen joint; no fever"),),
    ),
    Rule(
        id="SAFE-20",
        when=all_of(anticoagulants, joint_swelling, side.is_("one leg"), _LATELY),
        then=(escalates(URGENT), recommends(EXAM_MUSCULOSKELETAL), recommends(LAB_CBC)),
        because="A joint that swells on a blood thinner may be filling with blood.",
        claims=("E48",),
        references=(BNF.at("oral anticoagulants: haemorrhage"),),
    ),
    Rule(
        id="SAFE-21",
        when=all_of(
            joint_exam.is_("few large joints of the legs swollen"),
            _LATELY,
            any_of(side.is_("one leg"), anticoagulants),
        ),
        then=(escalates(URGENT), recommends(LAB_CBC)),
        because="A joint found newly swollen on one side, or on a blood thinner, has its fluid looked at.",
        references=(
            BSR_HOT_JOINT.at("recommendations: a short history of a hot, swollen joint; no fever"),
            BNF.at("oral anticoagulants: haemorrhage"),
        ),
    ),
)
