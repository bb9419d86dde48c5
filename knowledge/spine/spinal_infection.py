"""Infection of the spine: back pain with fever or a way in for germs, before the legs fail."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.glucose import diabetes
from knowledge.red_flags.sepsis import feverish
from knowledge.spine import cord_and_brain

_GIVEN_WAY = f.spine_xray.is_("wedged vertebra", "destroyed vertebra")

RULES: tuple[Rule, ...] = (
    # Without naming a suspect: fever and back pain may be a kidney or a heart valve too.
    Rule(
        id="NEUR-107",
        when=all_of(feverish, f.back_pain),
        then=(
            supports(d.SPINAL_INFECTION, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_CBC),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="Fever or shaking chills with back pain may be an infection of the spine, which is easily "
        "missed.",
        references=(src.IDSA_SPINE.at("when to suspect: back pain with fever; evaluation"),),
    ),
    Rule(
        id="NEUR-108",
        when=all_of(f.fever, f.back_pain, cord_and_brain.deficit),
        then=(
            supports(d.SPINAL_INFECTION, STRONG),
            *s.emergency(),
            recommends(s.TREAT_ANTIBIOTICS),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="Fever and back pain with failing legs or bladder may mean an abscess pressing on the spinal "
        "cord.",
        references=(src.IDSA_SPINE.at("neurologic compromise: immediate surgery and antibiotics"),),
    ),
    Rule(
        id="SPIN-06",
        when=all_of(
            f.fever,
            f.back_pain,
            any_of(
                f.spinal_tenderness,
                f.injects_drugs,
                f.immunosuppressed,
                diabetes.has_diabetes,
            ),
        ),
        then=(supports(d.SPINAL_INFECTION, STRONG),),
        because="Fever and back pain with a tender spine, diabetes or weak defences mean an infection of the "
        "spine until imaging shows otherwise.",
        references=(src.IDSA_SPINE.at("when to suspect: back pain with fever; risk factors"),),
    ),
    Rule(
        id="SPIN-390",
        # Bone, cord or heart valve: blood is taken before any antibiotic, and that is done in hospital.
        when=all_of(
            feverish,
            f.back_pain,
            any_of(
                f.injects_drugs,
                # Pus beside a root hurts down the leg before it weakens it.
                all_of(
                    any_of(diabetes.has_diabetes, f.immunosuppressed),
                    f.radiates_from_back_or_buttock,
                    f.severity.is_("severe"),
                ),
            ),
        ),
        then=(
            supports(d.SPINAL_INFECTION, STRONG),
            *s.emergency(d.SPINAL_INFECTION),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="Fever and back pain in someone who injects drugs, or with severe pain down the leg in "
        "diabetes or weak defences, belong in hospital the same day, for blood cultures before antibiotics "
        "and for MRI.",
        references=(
            src.IDSA_SPINE.at("when to suspect: bacteraemia, injecting drugs; cultures before antibiotics"),
            src.EPIDURAL_ABSCESS.at("table 1: risk factors"),
        ),
    ),
    Rule(
        id="SPIN-01",
        when=all_of(
            f.back_pain,
            any_of(
                f.injects_drugs,
                all_of(f.spinal_tenderness, f.immunosuppressed),
                all_of(
                    f.inflammation_raised,
                    any_of(f.spinal_tenderness, f.immunosuppressed, f.cannot_bear_weight),
                ),
            ),
        ),
        then=(
            supports(d.SPINAL_INFECTION, MODERATE),
            *s.urgent(d.SPINAL_INFECTION),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.EXAM_SPINE),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="Half of spinal infections come without fever, so back pain with a risk of infection or "
        "signs of it is imaged.",
        references=(
            src.IDSA_SPINE.at("when to suspect: back pain with raised ESR or CRP; fever may be absent"),
        ),
    ),
    Rule(
        id="SPIN-365",
        # With a sore back and sugar alone most are ordinary backache.
        when=all_of(
            f.back_pain,
            any_of(diabetes.has_diabetes, f.immunosuppressed, f.injects_drugs),
            f.side.is_("both legs"),
            cord_and_brain.newly_weak,
        ),
        then=(
            supports(d.SPINAL_INFECTION, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="Back pain and newly weak legs in someone with diabetes or weak defences may be an abscess "
        "on the cord, with no fever in half of them.",
        references=(
            src.EPIDURAL_ABSCESS.at("table 1: risk factors; table 2: weakness is the third stage"),
            src.IDSA_SPINE.at("when to suspect: fever may be absent"),
        ),
    ),
    Rule(
        id="SPIN-270",
        # Thin bone gives way by itself, and so does bone that a tumour or myeloma has replaced.
        when=f.spine_xray.is_("wedged vertebra"),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, WEAK),
            escalates(SOON),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.EXAM_SPINE),
            recommends(s.LAB_CBC),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.LAB_PROTEIN),
        ),
        because="A wedged vertebra is most often due to osteoporosis, once examination and blood tests point "
        "to nothing else.",
        references=(
            src.NICE_BACK.at("1.1: alternative diagnoses: fracture, cancer, infection"),
            src.NOGG.at("investigation of osteoporosis: other causes; protein electrophoresis"),
        ),
    ),
    Rule(
        id="SPIN-310",
        # What has eaten it away another picture has to say.
        when=f.spine_xray.is_("destroyed vertebra"),
        then=(
            supports(d.SPINAL_INFECTION, MODERATE),
            supports(d.SPINAL_CORD_COMPRESSION, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.EXAM_SPINE),
            recommends(s.LAB_CBC),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="A vertebra that is eaten away is infected or holds a tumour until MRI shows which, and may "
        "give way onto the cord.",
        references=(
            src.IDSA_SPINE.at("evaluation: plain films, and MRI where infection is suspected"),
            src.NICE_MSCC.at("1.3: recognising spinal metastases; 1.5: MRI of the whole spine"),
        ),
    ),
    Rule(
        id="SPIN-271",
        when=all_of(
            _GIVEN_WAY,
            # Not weak defences alone: the steroid that weakens them thins the bone as well.
            any_of(f.fever, f.chills, f.weight_loss, f.inflammation_raised, f.cancer_active, f.cancer_before),
        ),
        then=(
            supports(d.SPINAL_INFECTION, MODERATE),
            *s.urgent(),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="A vertebra that gave way in someone with fever, weight loss, cancer or raised inflammatory "
        "markers is more than thin bone until MRI shows that it is not.",
        references=(
            src.IDSA_SPINE.at("when to suspect; evaluation: spine MRI"),
            src.NICE_MSCC.at("1.3: recognising spinal metastases"),
        ),
    ),
    Rule(
        id="SPIN-311",
        when=all_of(f.spine_xray.is_("destroyed vertebra"), any_of(f.fever, f.chills, f.inflammation_raised)),
        then=(supports(d.SPINAL_INFECTION, STRONG),),
        because="A vertebra eaten away in someone with fever or raised inflammatory markers is infected, by "
        "tuberculosis too, more likely than not.",
        references=(src.IDSA_SPINE.at("when to suspect; evaluation: spine MRI"),),
    ),
    Rule(
        id="SPIN-280",
        when=all_of(_GIVEN_WAY, cord_and_brain.deficit),
        then=(
            supports(d.SPINAL_CORD_COMPRESSION, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="A vertebra that has given way, with a leg that is weak or numb or a bladder that fails, may "
        "be pressing on the cord, whatever destroyed it.",
        references=(src.NICE_MSCC.at("1.3: recognising cord compression; 1.5: MRI of the whole spine"),),
    ),
    Rule(
        id="SPIN-02",
        when=all_of(f.back_pain, any_of(f.immunosuppressed, f.spinal_tenderness, f.inflammation_raised)),
        then=(
            supports(d.SPINAL_INFECTION, WEAK),
            escalates(SOON),
            recommends(s.EXAM_SPINE),
            recommends(s.LAB_INFLAMMATION),
        ),
        because="Weak immunity, a tender spine or raised inflammatory markers make back pain worth a blood "
        "test.",
        references=(src.IDSA_SPINE.at("when to suspect; risk factors"),),
    ),
    Rule(
        id="SPIN-03",
        when=all_of(f.back_pain, f.blood_culture_growth),
        then=(
            supports(d.SPINAL_INFECTION, STRONG),
            *s.emergency(),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="Germs in the blood of someone with back pain may have settled in the spine.",
        references=(src.IDSA_SPINE.at("when to suspect: back pain with bloodstream infection"),),
    ),
    Rule(
        id="SPIN-04",
        when=f.whole_spine_mri.is_("spinal infection"),
        then=(supports(d.SPINAL_INFECTION, STRONG), *s.emergency()),
        because="An infection seen in the spine is treated in hospital, before it reaches the spinal cord.",
        references=(src.IDSA_SPINE.at("evaluation: spine MRI; treatment"),),
    ),
    Rule(
        id="SPIN-260",
        # Small children do not say that the back hurts, and half of them have no fever.
        when=all_of(
            f.age.below("small_child"),
            any_of(f.cannot_bear_weight, f.walking_hard),
            f.inflammation_raised,
        ),
        then=(
            supports(d.SPINAL_INFECTION, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_SPINE),
            recommends(s.EXAM_JOINTS),
            recommends(s.TEST_WHOLE_SPINE_MRI),
        ),
        because="A small child who stops walking, with raised inflammatory markers, may have an infected "
        "disc as well as a joint or bone.",
        references=(src.PMM_TODDLER.at("refusal to walk or sit, pain at nappy changes, raised ESR"),),
    ),
    Rule(
        id="SPIN-05",
        when=no(f.inflammation_raised),
        then=(opposes(d.SPINAL_INFECTION, MODERATE),),
        because="Infection of the spine nearly always raises C-reactive protein or sedimentation rate.",
        references=(src.IDSA_SPINE.at("evaluation: sensitivity of ESR and CRP"),),
    ),
)
DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.SPINAL_INFECTION,
        minimum=(
            all_of(f.back_pain, f.fever),
            all_of(f.back_pain, f.injects_drugs),
            all_of(f.back_pain, f.immunosuppressed),
            all_of(f.back_pain, f.spinal_tenderness),
        ),
        at_risk=all_of(f.back_pain, any_of(f.fever, f.injects_drugs, f.immunosuppressed)),
        looked_for_by=(s.HISTORY_INFECTION, s.EXAM_SPINE, s.LAB_INFLAMMATION, s.TEST_WHOLE_SPINE_MRI),
        references=(src.IDSA_SPINE.at("when to suspect; evaluation"),),
    ),
)
