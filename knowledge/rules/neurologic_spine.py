"""The lumbar spine: roots, the narrow canal, and the cauda equina."""

from __future__ import annotations

from knowledge.concepts import (
    cauda_equina_picture,
    claudication_pattern,
    neurogenic_claudication,
    nocturnal_pattern,
    radicular_pattern,
    sensory_symptoms,
    stocking_signs,
)
from knowledge.criteria import (
    DEFINING,
    EMERGENCY,
    MODERATE,
    ROUTINE,
    SOON,
    STRONG,
    URGENT,
    WEAK,
    Rule,
    all_of,
    any_of,
    concludes,
    escalates,
    no,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import CAUDA_EQUINA_SYNDROME, LUMBAR_RADICULOPATHY, LUMBAR_SPINAL_STENOSIS
from knowledge.findings.associated import (
    back_pain,
    bladder_or_bowel_change,
    foot_drop,
    leg_weakness,
    numbness,
    saddle_numbness,
    sensory_distribution,
)
from knowledge.findings.character import brings_on, eases, quality, radiates_from_back_or_buttock, side
from knowledge.findings.examination import (
    anal_tone_reduced,
    ankle_reflex,
    knee_reflex,
    pinprick,
    scoliosis,
    straight_leg_raise,
    strength,
)
from knowledge.findings.history import back_disease_known
from knowledge.findings.procedures import lumbar_mri, nerve_studies
from knowledge.findings.timing import comes_on_upright, comes_with_exertion
from knowledge.sources import CES_PATHWAY, NASS_DISC, NASS_STENOSIS, NICE_BACK
from knowledge.steps import (
    EXAM_NEUROLOGIC,
    EXAM_SADDLE,
    EXAM_VASCULAR,
    REFER_EMERGENCY,
    TEST_ANKLE_BRACHIAL_INDEX,
    TEST_LUMBAR_MRI,
)

_BAND_OF_ONE_LEG = all_of(sensory_symptoms, sensory_distribution.is_("band or strip of one leg"))

RULES: tuple[Rule, ...] = (
    Rule(
        id="NEUR-59",
        when=all_of(
            radiates_from_back_or_buttock,
            any_of(
                _BAND_OF_ONE_LEG,
                quality.any_of("sharp or shooting", "burning", "tingling"),
                brings_on.any_of("coughing or straining", "bending or lifting"),
            ),
        ),
        then=(concludes(radicular_pattern),),
        because="Pain that shoots or burns from the buttock down, in a strip or on straining, follows a "
        "lumbar root.",
        claims=("E19", "E21"),
    ),
    Rule(
        id="NEUR-60",
        when=all_of(
            any_of(radiates_from_back_or_buttock, back_pain, _BAND_OF_ONE_LEG),
            any_of(
                straight_leg_raise,
                pinprick.is_("reduced in a dermatome"),
                knee_reflex.is_("reduced on one side"),
                ankle_reflex.is_("reduced on one side"),
                strength.is_("weak in one root"),
            ),
        ),
        then=(concludes(radicular_pattern),),
        because="A sign of one root (L4 at the knee, S1 at the ankle, or stretch) fits pain of the back "
        "or in a strip.",
        claims=("E19",),
        references=(NASS_DISC.at("history and physical examination findings"),),
    ),
    Rule(
        id="NEUR-61",
        when=radiates_from_back_or_buttock,
        then=(supports(LUMBAR_RADICULOPATHY, MODERATE), escalates(ROUTINE), recommends(EXAM_NEUROLOGIC)),
        because="Pain that runs from the buttock down the leg may start at a lumbar root.",
        claims=("E19", "C11"),
    ),
    Rule(
        id="NEUR-62",
        when=radicular_pattern,
        then=(supports(LUMBAR_RADICULOPATHY, STRONG), escalates(ROUTINE), recommends(EXAM_NEUROLOGIC)),
        because="Spread, quality and signs together are those of a squeezed lumbar root.",
        claims=("E19", "E21", "C11"),
    ),
    Rule(
        id="NEUR-63",
        when=all_of(back_disease_known, any_of(nocturnal_pattern, comes_with_exertion, comes_on_upright)),
        then=(
            supports(LUMBAR_RADICULOPATHY, WEAK),
            supports(LUMBAR_SPINAL_STENOSIS, WEAK),
            recommends(EXAM_NEUROLOGIC),
        ),
        because="A worn or narrow lumbar spine is known to go with cramps at night and trouble on walking.",
        claims=("D30", "E20"),
    ),
    Rule(
        id="NEUR-64",
        when=stocking_signs,
        then=(opposes(LUMBAR_RADICULOPATHY, MODERATE),),
        because="A stocking on both feet crosses the territories of several roots, so no single root "
        "explains it.",
        claims=("E16", "E19"),
    ),
    Rule(
        id="NEUR-65",
        when=all_of(radicular_pattern, any_of(leg_weakness, foot_drop, strength.is_("weak in one root"))),
        then=(escalates(SOON, LUMBAR_RADICULOPATHY), recommends(TEST_LUMBAR_MRI)),
        because="Root pain with weakness threatens lasting palsy, and imaging shows whether the root "
        "can be freed.",
        claims=("C11",),
        references=(NICE_BACK.at("1.1: assessment and imaging in specialist settings"),),
    ),
    Rule(
        id="NEUR-66",
        when=all_of(
            lumbar_mri.is_("root compression"),
            any_of(radiates_from_back_or_buttock, sensory_symptoms, leg_weakness),
        ),
        then=(supports(LUMBAR_RADICULOPATHY, STRONG),),
        because="A root seen to be squeezed, with pain, numbness or weakness to match, is the likely source.",
        claims=("E19",),
        references=(NASS_DISC.at("MRI as the test of choice"),),
    ),
    Rule(
        id="NEUR-67",
        when=nerve_studies.is_("radiculopathy"),
        then=(supports(LUMBAR_RADICULOPATHY, STRONG), escalates(ROUTINE), recommends(TEST_LUMBAR_MRI)),
        because="Muscles of one root that show loss of nerve supply prove that the root is damaged.",
        claims=("E19",),
        references=(NASS_DISC.at("electrodiagnostic studies"),),
    ),
    Rule(
        id="NEUR-68",
        when=lumbar_mri.is_("no compression"),
        then=(
            opposes(LUMBAR_RADICULOPATHY, STRONG),
            opposes(LUMBAR_SPINAL_STENOSIS, DEFINING),
            opposes(CAUDA_EQUINA_SYNDROME, DEFINING),
        ),
        because="Where imaging shows room for every root nothing squeezes them, though diabetes, zoster or "
        "Lyme disease may inflame one.",
        references=(
            CES_PATHWAY.at("MRI excludes compression"),
            NASS_DISC.at("MRI as the test of choice"),
            NASS_STENOSIS.at("MRI as the test of choice"),
        ),
    ),
    Rule(
        id="NEUR-117",
        when=all_of(
            lumbar_mri.is_("no compression"),
            nerve_studies.is_("normal"),
            no(sensory_symptoms),
            no(radicular_pattern),
        ),
        then=(opposes(LUMBAR_RADICULOPATHY, DEFINING),),
        because="A root that is not squeezed, conducts well, hurts along no strip and changes no feeling is "
        "in order.",
        references=(
            NASS_DISC.at("MRI as the test of choice"),
            NASS_DISC.at("electrodiagnostic studies"),
        ),
    ),
    Rule(
        id="NEUR-69",
        when=all_of(
            comes_on_upright,
            eases.any_of("sitting or bending forward"),
            no(eases.any_of("standing still")),
        ),
        then=(concludes(neurogenic_claudication),),
        because="The canal narrows in extension, so standing still does not help, but sitting or "
        "bending does.",
        claims=("E20",),
        references=(NASS_STENOSIS.at("history: posture and relief"),),
    ),
    Rule(
        id="NEUR-70",
        when=neurogenic_claudication,
        then=(
            supports(LUMBAR_SPINAL_STENOSIS, STRONG),
            recommends(EXAM_NEUROLOGIC),
            recommends(TEST_LUMBAR_MRI),
            recommends(EXAM_VASCULAR),
            recommends(TEST_ANKLE_BRACHIAL_INDEX),
        ),
        because="Trouble that depends on posture suggests a narrow canal, and narrow arteries often go "
        "along with it.",
        claims=("E20",),
        references=(NASS_STENOSIS.at("history: posture and relief"),),
    ),
    Rule(
        id="NEUR-71",
        when=any_of(
            comes_on_upright,
            all_of(comes_with_exertion, eases.any_of("sitting or bending forward")),
        ),
        then=(supports(LUMBAR_SPINAL_STENOSIS, WEAK),),
        because="Legs that hurt when upright or recover on sitting leave room for a narrow canal.",
        claims=("E20",),
    ),
    Rule(
        id="NEUR-72",
        when=all_of(
            claudication_pattern,
            no(comes_on_upright),
            no(eases.any_of("sitting or bending forward")),
        ),
        then=(opposes(LUMBAR_SPINAL_STENOSIS, MODERATE),),
        because="Effort pain that ends on standing still, whatever the posture, is not made by a narrow "
        "canal.",
        claims=("E10", "E20"),
        references=(NASS_STENOSIS.at("history: posture and relief"),),
    ),
    Rule(
        id="NEUR-73",
        when=lumbar_mri.is_("canal stenosis"),
        then=(supports(LUMBAR_SPINAL_STENOSIS, MODERATE),),
        because="A narrow canal on imaging may explain the cramps, though many older people have one "
        "without trouble.",
        claims=("E20",),
        references=(NASS_STENOSIS.at("imaging and symptoms correlate poorly"),),
    ),
    Rule(
        id="NEUR-74",
        when=all_of(lumbar_mri.is_("canal stenosis"), neurogenic_claudication),
        then=(supports(LUMBAR_SPINAL_STENOSIS, DEFINING),),
        because="The symptoms of a narrow canal and the image of one together make the diagnosis.",
        claims=("E20",),
        references=(NASS_STENOSIS.at("definition: clinical syndrome with imaging"),),
    ),
    Rule(
        id="NEUR-75",
        when=all_of(scoliosis, any_of(back_pain, radiates_from_back_or_buttock)),
        then=(
            supports(LUMBAR_RADICULOPATHY, WEAK),
            supports(LUMBAR_SPINAL_STENOSIS, WEAK),
            escalates(ROUTINE),
            recommends(EXAM_NEUROLOGIC),
        ),
        because="A curved spine with back or radiating pain can narrow canal and root outlets.",
        claims=("E45",),
        references=(NASS_STENOSIS.at("degenerative deformity"),),
    ),
    Rule(
        id="NEUR-76",
        when=saddle_numbness,
        then=(concludes(cauda_equina_picture),),
        because="Feeling lost in the saddle comes from the lowest roots and needs no further sign.",
        references=(CES_PATHWAY.at("red flags: saddle sensory loss"),),
    ),
    Rule(
        id="NEUR-77",
        when=all_of(
            bladder_or_bowel_change,
            any_of(back_pain, radiates_from_back_or_buttock, leg_weakness, numbness),
        ),
        then=(concludes(cauda_equina_picture),),
        because="Bladder or bowel failing together with back or leg signs points to the roots that "
        "serve them all.",
        references=(CES_PATHWAY.at("red flags: bladder, bowel and leg symptoms"),),
    ),
    Rule(
        id="NEUR-78",
        when=cauda_equina_picture,
        then=(
            supports(CAUDA_EQUINA_SYNDROME, STRONG),
            escalates(EMERGENCY, CAUDA_EQUINA_SYNDROME),
            recommends(EXAM_SADDLE),
            recommends(TEST_LUMBAR_MRI),
            recommends(REFER_EMERGENCY),
        ),
        because="Squeezed cauda equina roots die within hours, and bladder and bowel with them, unless "
        "freed.",
        references=(CES_PATHWAY.at("emergency MRI"),),
    ),
    # Apart from the picture above, which patients can deny: an examination they cannot report on
    # would leave it unknown to them for ever.
    Rule(
        id="NEUR-79",
        when=anal_tone_reduced,
        then=(
            supports(CAUDA_EQUINA_SYNDROME, STRONG),
            escalates(EMERGENCY, CAUDA_EQUINA_SYNDROME),
            recommends(TEST_LUMBAR_MRI),
            recommends(REFER_EMERGENCY),
        ),
        because="A slack or unfeeling anus is a late sign of a squeezed cauda equina, and reason enough "
        "on its own.",
        references=(CES_PATHWAY.at("examination: perianal sensation and anal tone"),),
    ),
    Rule(
        id="NEUR-80",
        when=bladder_or_bowel_change,
        then=(
            supports(CAUDA_EQUINA_SYNDROME, WEAK),
            escalates(URGENT, CAUDA_EQUINA_SYNDROME),
            escalates(SOON),
            recommends(EXAM_SADDLE),
            recommends(EXAM_NEUROLOGIC),
        ),
        because="New bladder or bowel trouble alone is mostly local, yet its nerves have to be examined "
        "without delay.",
        references=(CES_PATHWAY.at("red flags: bladder and bowel"),),
    ),
    Rule(
        id="NEUR-81",
        when=all_of(
            radiates_from_back_or_buttock,
            side.is_("both legs"),
            any_of(leg_weakness, strength.is_("weak at both feet")),
        ),
        then=(
            supports(CAUDA_EQUINA_SYNDROME, MODERATE),
            escalates(EMERGENCY, CAUDA_EQUINA_SYNDROME),
            recommends(EXAM_SADDLE),
            recommends(TEST_LUMBAR_MRI),
            recommends(REFER_EMERGENCY),
        ),
        because="Root pain in both legs with weakness may be the cauda equina before the bladder fails.",
        references=(CES_PATHWAY.at("red flags: bilateral radiculopathy"),),
    ),
    Rule(
        id="NEUR-82",
        when=lumbar_mri.is_("cauda equina compression"),
        then=(
            supports(CAUDA_EQUINA_SYNDROME, DEFINING),
            escalates(EMERGENCY, CAUDA_EQUINA_SYNDROME),
            recommends(REFER_EMERGENCY),
        ),
        because="A cauda equina seen to be squeezed needs a spinal surgeon now.",
        references=(CES_PATHWAY.at("confirmed compression: surgery"),),
    ),
)
