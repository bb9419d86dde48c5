"""Leukaemia and bone tumours of the young: tired, pale, bruised, or a bone that hurts at night."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.muscle.muscle_disease import sore_bone
from knowledge.red_flags.sepsis import feverish

_YOUNG = f.age.below("young_person")
_GROWING = f.age.below("hip_closed")
_BONE = any_of(f.bone_pain_at_night, f.bone_lump)

RULES: tuple[Rule, ...] = (
    Rule(
        id="CHLD-01",
        # No suspect is named: with fever it is sepsis.
        when=all_of(_YOUNG, f.petechiae),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, MODERATE),
            opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),
            *s.emergency(),
            recommends(s.EXAM_CHILD),
            recommends(s.LAB_CBC),
        ),
        because="Pinhead bleeds in the skin of a young person may be leukaemia or sepsis and need a "
        "specialist at once.",
        references=(src.NICE_CANCER.at("1.10: unexplained petechiae, immediate specialist assessment"),),
    ),
    Rule(
        id="CHLD-02",
        when=all_of(
            _YOUNG,
            any_of(
                f.bleeding_or_bruising,
                f.pallor,
                at_least(2, f.fatigue, f.fever, f.weight_loss, _BONE, f.cannot_bear_weight),
            ),
        ),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, MODERATE),
            opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),
            *s.urgent(),
            recommends(s.EXAM_CHILD),
            recommends(s.LAB_CBC),
        ),
        because="Bruises or pallor, or tiredness with fever, weight loss or bone pain, may be leukaemia in "
        "the young: blood is counted within two days.",
        claims=("E48",),
        references=(src.NICE_CANCER.at("1.10: very urgent full blood count, within 48 hours"),),
    ),
    Rule(
        id="CHLD-260",
        when=all_of(
            _YOUNG,
            f.fever,
            any_of(f.fatigue, f.pallor, f.bleeding_or_bruising, _BONE, f.leg_pain, f.leg_cramp),
            any_of(f.platelets.below("very_low"), f.white_cells.at_least("far_too_many")),
        ),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, STRONG),
            *s.emergency(d.LEUKEMIA_OR_BONE_TUMOR),
            recommends(s.TREAT_ANTIBIOTICS),
            recommends(s.EXAM_CHILD),
        ),
        because="A feverish young person with hardly any platelets or a flood of white cells is taken to "
        "have leukaemia, and may bleed or be septic within hours.",
        claims=("E48",),
        references=(src.SUSPECTED_LEUKAEMIA.at("complications: sepsis, tumour lysis, bleeding"),),
    ),
    Rule(
        id="CHLD-270",
        when=all_of(_YOUNG, f.lymph_nodes_enlarged),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_CHILD),
            recommends(s.LAB_CBC),
        ),
        because="Glands swollen in several places may be leukaemia or lymphoma in the young: blood is "
        "counted within two days.",
        claims=("E48",),
        references=(src.NICE_CANCER.at("1.10: leukaemia in the young, generalised lymphadenopathy"),),
    ),
    Rule(
        id="WORK-20",
        # Growing pains are bilateral, of the evening, and leave a child well by day.
        when=all_of(
            any_of(f.leg_cramp, f.leg_pain),
            f.age.below("child"),
            any_of(f.fatigue, f.fever, f.weight_loss, f.bleeding_or_bruising),
        ),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, WEAK),
            *s.urgent(),
            recommends(s.EXAM_CHILD),
            recommends(s.LAB_CBC),
        ),
        because="A child with sore legs who is tired, feverish, bruised or losing weight needs a blood count "
        "without delay.",
        claims=("E48",),
        references=(src.NICE_CANCER.at("1.10: leukaemia in children, full blood count within 48 hours"),),
    ),
    Rule(
        id="CHLD-03",
        when=all_of(_YOUNG, _BONE),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, MODERATE),
            opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),
            *s.urgent(),
            recommends(s.EXAM_CHILD),
            recommends(s.LAB_CBC),
            recommends(s.TEST_BONE_XRAY),
        ),
        because="Bone that aches for hours at night or swells, in the young, is X-rayed within two days.",
        references=(src.NICE_CANCER.at("1.11: unexplained bone swelling or pain, X-ray within 48 hours"),),
    ),
    Rule(
        id="CHLD-07",
        # A young runner's shin is tender too: there the pain comes with the load, and goes.
        when=all_of(
            _YOUNG,
            sore_bone,
            any_of(f.night_in_bed, f.course.is_("constant", "steadily worse")),
        ),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, MODERATE),
            *s.urgent(d.LEUKEMIA_OR_BONE_TUMOR),
            recommends(s.EXAM_CHILD),
            recommends(s.LAB_CBC),
            recommends(s.TEST_BONE_XRAY),
        ),
        because="A young person's bone that is tender, and hurts in bed or more and more, is X-rayed within "
        "two days.",
        references=(src.NICE_CANCER.at("1.11: unexplained bone swelling or pain, X-ray within 48 hours"),),
    ),
    Rule(
        id="CHLD-250",
        # Growing pains spare the joint, change sides and do not grow. A knee that was hurt eases with time,
        # and a knock is often blamed for what was there before.
        when=all_of(
            _YOUNG,
            f.side.is_("one leg"),
            f.joint_swelling,
            any_of(f.wakes_from_sleep, f.night_in_bed),
            any_of(
                f.course.is_("steadily worse"),
                all_of(
                    f.course.is_("constant"),
                    any_of(no(f.leg_injury), f.duration.is_("weeks", "months", "over a year")),
                ),
            ),
        ),
        then=(
            supports(d.LEUKEMIA_OR_BONE_TUMOR, MODERATE),
            *s.urgent(d.LEUKEMIA_OR_BONE_TUMOR),
            recommends(s.EXAM_CHILD),
            recommends(s.TEST_BONE_XRAY),
        ),
        because="In the young, a swelling at one joint that grows or stays and hurts at night may be a "
        "tumour of the bone beside it, with an injury or without.",
        references=(src.NICE_CANCER.at("1.11: unexplained bone swelling or pain, X-ray within 48 hours"),),
    ),
    Rule(
        id="CHLD-251",
        when=all_of(
            _GROWING,
            f.side.is_("one leg"),
            any_of(f.leg_pain, f.leg_cramp, f.joint_pain),
            any_of(
                f.joint_movement_limited,
                all_of(
                    f.location.any_of("hip or groin", "thigh", "ankle or knee"),
                    f.course.is_("steadily worse"),
                ),
            ),
        ),
        then=(escalates(SOON), recommends(s.EXAM_CHILD), recommends(s.EXAM_JOINTS)),
        because="A child's hip, knee or ankle that hurts when it is moved, or more and more, is examined and "
        "imaged within days: the hip may be losing its blood or slipping, and hurts at the knee.",
        references=(src.CORNWALL_LIMP.at("red and amber features; joint above and below"),),
    ),
    Rule(
        id="CHLD-252",
        # Pain of a slipped hip is felt in the groin, the thigh or a knee that nobody hurt, or that should
        # have healed by now. In a heavy child that limps nobody waits for the hip to be moved.
        when=all_of(
            _GROWING,
            f.age.at_least("hip_may_slip"),
            any_of(
                all_of(
                    f.joint_movement_limited,
                    any_of(
                        f.location.any_of("hip or groin", "thigh"),
                        f.cannot_bear_weight,
                        all_of(f.location.any_of("ankle or knee"), no(f.leg_injury)),
                    ),
                ),
                all_of(
                    f.obesity,
                    any_of(f.walking_hard, f.cannot_bear_weight),
                    any_of(
                        f.location.any_of("hip or groin", "thigh"),
                        all_of(
                            f.location.any_of("ankle or knee"),
                            any_of(no(f.leg_injury), f.duration.is_("weeks", "months", "over a year")),
                        ),
                    ),
                ),
            ),
        ),
        then=(*s.urgent(), recommends(s.EXAM_JOINTS), recommends(s.TEST_HIP_XRAY)),
        because="From nine to sixteen, a hip that hurts or turns in less, or a heavy child that limps with a "
        "sore groin, thigh or knee, may have a hip that slips: no weight on it until it is X-rayed, today.",
        references=(
            src.CORNWALL_LIMP.at("aged 9 to 16, inward rotation restricted: slipped upper femoral epiphysis"),
            src.RCH_SUFE.at("10 to 16 years, hip, thigh or knee pain; emergency department, no weight"),
        ),
    ),
    Rule(
        id="CHLD-578",
        # A knee alone does not do, nor a mere limp, as after a cold: an X-ray today tells.
        when=all_of(
            _GROWING,
            f.age.at_least("hip_may_slip"),
            f.location.any_of("hip or groin"),
            f.joint_movement_limited,
            any_of(f.cannot_bear_weight, all_of(f.obesity, f.walking_hard)),
        ),
        then=(*s.emergency(), recommends(s.TEST_HIP_XRAY)),
        because="From nine to sixteen, a stiff hip that carries no weight, or makes a heavy child limp, may "
        "have slipped, and may slip further with every step: to hospital now, without standing on it.",
        references=(
            src.RCH_SUFE.at("10 to 16 years, hip, thigh or knee pain; emergency department, no weight"),
        ),
    ),
    Rule(
        id="CHLD-04",
        when=f.blood_film.is_("suspicious of leukaemia"),
        then=(supports(d.LEUKEMIA_OR_BONE_TUMOR, STRONG), *s.emergency(), recommends(s.EXAM_CHILD)),
        because="A blood film that suggests leukaemia goes to the haematologist the same hour.",
        references=(src.NICE_CANCER.at("1.10: blood count suggestive of leukaemia, immediate referral"),),
    ),
    Rule(
        id="CHLD-310",
        # However many there are: white cells of leukaemia fight no germs.
        when=all_of(f.blood_film.is_("suspicious of leukaemia"), feverish),
        then=(supports(d.SEPSIS, MODERATE), *s.emergency(), recommends(s.TREAT_ANTIBIOTICS)),
        because="Fever with a blood film that suggests leukaemia is sepsis until cultures show otherwise.",
        references=(src.SUSPECTED_LEUKAEMIA.at("complications: sepsis, tumour lysis, bleeding"),),
    ),
    Rule(
        id="CHLD-05",
        when=f.bone_xray.is_("suspicious of a tumour or infection"),
        then=(supports(d.LEUKEMIA_OR_BONE_TUMOR, STRONG), *s.urgent()),
        because="A bone that looks destroyed is seen by a specialist at once, whatever its cause.",
        references=(src.NICE_CANCER.at("1.11: X-ray suggestive of bone sarcoma, very urgent referral"),),
    ),
    Rule(
        id="CHLD-06",
        when=all_of(f.blood_film.is_("no sign of leukaemia"), f.bone_xray.is_("normal")),
        then=(opposes(d.LEUKEMIA_OR_BONE_TUMOR, STRONG),),
        because="A clean blood film and a normal bone speak against both, though pain that stays is imaged "
        "again.",
        references=(src.NICE_CANCER.at("1.10 and 1.11: blood count and X-ray"),),
    ),
)
DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.LEUKEMIA_OR_BONE_TUMOR,
        # Bone is asked about at any age: that somebody is grown up is not having looked.
        minimum=(
            f.bone_pain_at_night,
            f.bone_lump,
            *(
                all_of(_YOUNG, sign)
                for sign in (
                    f.petechiae,
                    f.bleeding_or_bruising,
                    f.pallor,
                    f.fatigue,
                    f.weight_loss,
                    f.cannot_bear_weight,
                )
            ),
        ),
        looked_for_by=(s.HISTORY_YOUNG, s.EXAM_CHILD, s.LAB_CBC, s.TEST_BONE_XRAY),
        references=(src.NICE_CANCER.at("1.10 and 1.11: children and young people"),),
    ),
)
