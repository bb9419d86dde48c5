"""Polymyalgia, and the arteries of the head that may be inflamed beside it."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.muscle.muscle_disease import leaks

_ACHING = (f.age.at_least("risk_age"), f.muscle_pain_widespread)
suspected = any_of(
    all_of(*_ACHING, any_of(f.muscle_stiffness, f.morning_stiffness)),
    # Told by its place: a worn hip is stiff for minutes, and on one side first.
    all_of(
        f.age.at_least("risk_age"),
        f.muscle_pain,
        f.morning_stiffness,
        f.side.is_("both legs"),
        f.location.any_of("thigh", "hip or groin", "buttock"),
    ),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="MSK-76",
        when=suspected,
        then=(
            supports(d.POLYMYALGIA_RHEUMATICA, MODERATE),
            escalates(SOON),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.LAB_CK),
            # A steroid is not begun on kidneys, sugar and calcium that nobody knows.
            recommends(s.LAB_CBC),
            recommends(s.LAB_METABOLIC),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="From fifty on, muscles of hips and shoulders that ache and are stiff in the morning may be "
        "polymyalgia. Giant cell arteritis, which threatens sight, may come with it.",
        references=(src.BSR_POLYMYALGIA.at("core inclusion criteria; investigations"),),
    ),
    Rule(
        id="MSK-396",
        # Behind what a steroid waits for.
        when=suspected,
        then=(escalates(ROUTINE), recommends(s.LAB_TSH)),
        because="A slow thyroid makes muscles ache and stiffen as well.",
        references=(src.BSR_POLYMYALGIA.at("core inclusion criteria; investigations"),),
    ),
    Rule(
        id="MSK-310",
        when=all_of(*_ACHING, f.morning_stiffness, f.inflammation_raised),
        then=(
            supports(d.POLYMYALGIA_RHEUMATICA, STRONG),
            escalates(SOON),
            recommends(s.LAB_PROTEIN),
        ),
        because="After fifty, shoulders and hips that ache and are long stiff of a morning, with raised "
        "markers, are most likely polymyalgia; a myeloma may look the same.",
        references=(
            src.EULAR_POLYMYALGIA.at("abstract: age, shoulders, raised markers; stiffness counts most"),
            src.BSR_POLYMYALGIA.at("core inclusion criteria; investigations"),
        ),
    ),
    Rule(
        id="MSK-340",
        when=all_of(
            *_ACHING,
            f.morning_stiffness,
            f.inflammation_raised,
            no(f.fever),
            no(f.weight_loss),
            no(f.cancer_active),
        ),
        then=(escalates(SOON), recommends(s.REVIEW_POLYMYALGIA)),
        because="Polymyalgia is treated once fever, loss of weight and cancer are known to be absent, since "
        "these may look the same.",
        references=(src.BSR_POLYMYALGIA.at("core exclusion criteria: active infection, active cancer"),),
    ),
    Rule(
        id="MSK-341",
        when=any_of(f.fever, f.chills, f.cancer_active),
        then=(opposes(d.POLYMYALGIA_RHEUMATICA, STRONG),),
        because="With fever or cancer, aching shoulders and hips are not called polymyalgia before infection "
        "and spread are looked for.",
        references=(src.BSR_POLYMYALGIA.at("core exclusion criteria: active infection, active cancer"),),
    ),
    Rule(
        id="MSK-311",
        when=no(f.inflammation_raised),
        then=(opposes(d.POLYMYALGIA_RHEUMATICA, STRONG),),
        because="Polymyalgia hardly ever leaves both sedimentation rate and C-reactive protein normal.",
        references=(src.EULAR_POLYMYALGIA.at("abstract: raised ESR or CRP required"),),
    ),
    Rule(
        id="MSK-312",
        when=leaks,
        then=(opposes(d.POLYMYALGIA_RHEUMATICA, STRONG),),
        because="Polymyalgia inflames joints and leaves creatine kinase normal: where it is raised, muscle "
        "itself is ill.",
        references=(src.BSR_POLYMYALGIA.at("investigations: creatine kinase; exclusion of myopathy"),),
    ),
    Rule(
        id="MSK-313",
        when=f.joint_exam.is_("many joints swollen"),
        then=(opposes(d.POLYMYALGIA_RHEUMATICA, STRONG),),
        because="Many swollen joints speak for rheumatoid arthritis instead.",
        references=(src.EULAR_POLYMYALGIA.at("abstract: absence of other joint pain"),),
    ),
    Rule(
        id="MSK-373",
        when=f.rheumatoid_factor,
        then=(opposes(d.POLYMYALGIA_RHEUMATICA, MODERATE),),
        because="Antibodies of rheumatoid arthritis speak for that instead, though many of the old have "
        "some.",
        references=(src.EULAR_POLYMYALGIA.at("abstract: absence of antibodies"),),
    ),
    Rule(
        id="MSK-314",
        when=all_of(
            f.age.at_least("risk_age"),
            f.jaw_scalp_or_sight,
            any_of(f.muscle_pain_widespread, f.morning_stiffness),
        ),
        then=(
            *s.emergency(),
            recommends(s.TREAT_PREDNISOLONE),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.LAB_CBC),
        ),
        because="After fifty, a painful jaw, a tender scalp or failing sight with sore or stiff muscles "
        "is giant cell arteritis until shown otherwise, and it can blind.",
        references=(src.BSR_GIANT_CELL.at("a medical emergency; same-day assessment of the eyes"),),
    ),
    Rule(
        id="MSK-282",
        when=all_of(suspected, f.inflammation_raised),
        then=(opposes(d.MEDICATION_INDUCED, STRONG),),
        because="A medicine that hurts muscle raises creatine kinase rather than sedimentation rate or "
        "C-reactive protein: polymyalgia raises these.",
        references=(src.BSR_POLYMYALGIA.at("core inclusion criteria: evidence of an acute phase response"),),
    ),
)
