"""The infected joint, and the child that will not stand."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.glucose import diabetes
from knowledge.red_flags.sepsis import feverish

_CHILD = f.age.below("child")
EXAMINED = (recommends(s.EXAM_JOINTS), recommends(s.LAB_INFLAMMATION), recommends(s.LAB_CBC))
_TESTED = (*EXAMINED, recommends(s.TEST_JOINT_FLUID))
# Half the infected joints come without fever. What is told may be mere stiffness, and a cramp of years began
# suddenly too: then it takes pain at the joint, or pain that stays.
swelling_told = all_of(
    f.joint_swelling,
    f.side.is_("one leg"),
    any_of(
        f.onset_over_hours_or_days,
        all_of(
            f.onset.is_("sudden"),
            any_of(
                f.location.any_of("ankle or knee", "hip or groin"),
                f.course.is_("constant", "steadily worse"),
            ),
        ),
    ),
)
swelling_found = all_of(
    f.joint_exam.is_("few large joints of the legs swollen"),
    f.onset_within_days,
    any_of(f.side.is_("one leg"), f.anticoagulants),
)

_newly = any_of(f.began_within_two_weeks, f.onset_over_hours_or_days)
_lately = any_of(_newly, f.duration.is_("weeks", "recent, not dated"))
_beside_the_joint = f.location.any_of("calf", "shin", "foot", "whole leg")
_found_swollen = f.joint_exam.is_(
    "few large joints of the legs swollen", "few joints swollen, arms included", "many joints swollen"
)
_swollen_at_a_joint = all_of(
    f.joint_swelling,
    any_of(f.side.is_("one leg"), f.leg_warmth, f.leg_redness),
    f.location.any_of("ankle or knee", "hip or groin"),
)
_red_at_a_joint = all_of(_swollen_at_a_joint, any_of(f.leg_redness, f.leg_warmth))
# Told in parts. A worn knee beside cellulitis, or in the flu, is stiff and warm too: the trouble has to be
# new, and the joint to hurt when it is moved, or to carry no weight though nothing else of the leg hurts.
# Where germs are fought badly the joint may stay cool, and the leg around it hurt as well.
hot_joint_told = any_of(
    f.hot_joint,
    all_of(
        any_of(
            all_of(_red_at_a_joint, f.joint_movement_limited),
            all_of(
                _swollen_at_a_joint,
                f.cannot_bear_weight,
                any_of(no(_beside_the_joint), f.corticosteroids, f.immunosuppressed),
            ),
        ),
        _lately,
    ),
)

_sore_or_sudden = any_of(f.duration.is_("under a day"), f.cannot_bear_weight, f.joint_movement_limited)
_inflamed_or_prone = any_of(
    f.hot_joint,
    f.leg_redness,
    f.fever,
    f.chills,
    f.inflammation_raised,
    f.white_cells.above("infection"),
    f.immunosuppressed,
    f.corticosteroids,
    f.injects_drugs,
    f.skin_break,
    diabetes.has_diabetes,
)
_feverish_hip = all_of(f.fever, f.side.is_("one leg"), f.location.any_of("hip or groin"))
# A small child points to the thigh or the knee.
_A_CHILD_S_JOINT = all_of(
    _CHILD,
    f.side.is_("one leg"),
    any_of(
        f.location.any_of("hip or groin", "ankle or knee"),
        all_of(f.location.any_of("thigh"), any_of(f.walking_hard, f.severity.is_("severe"))),
    ),
)
stiff_joint_with_fever, SEPT_330 = define(
    "stiff_joint_with_fever",
    "fever with a hip, knee or ankle that newly hurts",
    rule="SEPT-330",
    # A hip or a sacroiliac joint lies too deep to look hot or swollen, and nobody may have tried to move it.
    when=all_of(
        f.fever,
        any_of(f.joint_movement_limited, _A_CHILD_S_JOINT),
        _newly,
    ),
    also=(supports(d.SEPTIC_ARTHRITIS, MODERATE), *s.urgent(d.SEPTIC_ARTHRITIS), *EXAMINED),
    because="Fever with a hip, knee or ankle that newly hurts to move, or a child's painful hip, thigh or "
    "knee, may be an infected joint, even one too deep to be seen hot or swollen.",
    references=(
        src.BSR_HOT_JOINT.at("recommendations: a short history, restricted movement"),
        src.KOCHER.at("predictors: fever first"),
    ),
)

RULES: tuple[Rule, ...] = (
    # No suspect is named: what is left of fever in a limping child is bone, blood or muscle.
    Rule(
        id="SEPT-01",
        when=all_of(
            _CHILD,
            any_of(f.fever, f.white_cells.above("infection")),
            any_of(f.cannot_bear_weight, f.hot_joint),
        ),
        then=(supports(d.SEPTIC_ARTHRITIS, STRONG), *s.emergency(), *_TESTED),
        because="A child with fever or many white cells who will not stand on a leg may have an infected "
        "hip, knee or bone, where every hour counts.",
        references=(src.KOCHER.at("predictors: fever, unable to bear weight, ESR, white cells"),),
    ),
    Rule(
        id="SEPT-02",
        when=f.hot_joint,
        then=(supports(d.SEPTIC_ARTHRITIS, MODERATE), *s.urgent(), *_TESTED),
        because="One joint that is newly hot and swollen may be infected, even without fever, until its "
        "fluid is tested.",
        references=(
            src.BSR_HOT_JOINT.at("recommendations: a short history of a hot, swollen joint; no fever"),
        ),
    ),
    Rule(
        id="SEPT-03",
        when=any_of(
            all_of(hot_joint_told, f.fever),
            all_of(
                f.hot_joint,
                any_of(
                    f.inflammation_raised,
                    f.white_cells.above("infection"),
                    f.injects_drugs,
                    f.immunosuppressed,
                ),
            ),
        ),
        then=(supports(d.SEPTIC_ARTHRITIS, STRONG),),
        because="A hot joint with fever, raised inflammatory markers or a way in for germs is likely to be "
        "infected.",
        references=(src.BSR_HOT_JOINT.at("risk factors and investigations"),),
    ),
    Rule(
        id="SEPT-545",
        # Gout can look the same, and only the fluid tells. No suspect is named: in the leg around the joint
        # it is an infection too. Nobody has to have moved it: that it still bends is no comfort.
        when=all_of(hot_joint_told, feverish),
        then=s.emergency(),
        because="A joint newly swollen and hot, or red and sore to move, or that carries no weight, is with "
        "fever taken to be infected: cartilage is lost within days, and its fluid is drawn in hospital now.",
        references=(
            src.BSR_HOT_JOINT.at("recommendations: hot, swollen, restricted: septic until proven otherwise"),
        ),
    ),
    Rule(
        id="SEPT-04",
        when=all_of(f.cannot_bear_weight, any_of(_CHILD, f.fever)),
        # Which joint is drawn from, and whether any is, the examination says.
        then=(supports(d.SEPTIC_ARTHRITIS, MODERATE), *s.urgent(), *EXAMINED),
        because="A child who will not stand, or anyone with fever who cannot, needs joints and bones "
        "examined today.",
        references=(src.KOCHER.at("predictors: unable to bear weight"),),
    ),
    SEPT_330,
    Rule(
        id="SEPT-577",
        # A hip irritated by a virus limps, but is hardly feverish, and better within days.
        # After 25 a hip may hurt badly and more and more for years: there it has to be new. So has a child's
        # thigh or knee, which may have growing pains and a cold; the small child cannot say since when.
        when=any_of(
            all_of(
                f.fever,
                _A_CHILD_S_JOINT,
                any_of(
                    all_of(
                        f.severity.is_("severe"),
                        any_of(
                            f.location.any_of("hip or groin"),
                            f.age.below("small_child"),
                            _lately,
                            f.walking_hard,
                            f.joint_movement_limited,
                        ),
                    ),
                    all_of(
                        f.course.is_("steadily worse"),
                        any_of(f.location.any_of("hip or groin"), f.walking_hard),
                    ),
                ),
            ),
            all_of(
                _feverish_hip,
                f.severity.is_("severe"),
                f.course.is_("steadily worse"),
                any_of(_lately, f.age.below("young_person")),
            ),
        ),
        then=(supports(d.SEPTIC_ARTHRITIS, MODERATE), *s.emergency(), *EXAMINED),
        because="With fever, a child's hip, thigh, knee or ankle that hurts badly, or one hip of anybody "
        "that hurts badly and more and more, newly or before 25, may be an infected joint or bone, and is "
        "seen in hospital now.",
        references=(
            src.QUEENSLAND_LIMP.at("key points: severe, localised joint pain with fever"),
            src.KOCHER.at("predictors: fever first"),
        ),
    ),
    Rule(
        id="SEPT-611",
        # What cramps badly in calf and groin alike, and has a cold, has no bad hip.
        when=all_of(
            _feverish_hip,
            any_of(
                f.course.is_("steadily worse"),
                all_of(
                    f.severity.is_("severe"),
                    any_of(no(f.location.any_of("calf", "foot")), f.joint_pain, _newly),
                ),
            ),
        ),
        then=(supports(d.SEPTIC_ARTHRITIS, MODERATE), *s.urgent(), *EXAMINED),
        because="One hip that hurts badly, or more and more, in somebody with fever is moved and felt today: "
        "it lies too deep to be seen hot or swollen.",
        references=(
            src.BSR_HOT_JOINT.at("recommendations: a short history, restricted movement"),
            src.KOCHER.at("predictors: fever first"),
        ),
    ),
    Rule(
        id="SEPT-610",
        # It stays as urgent as it is.
        when=all_of(
            no(f.hot_joint),
            any_of(
                no(f.joint_movement_limited),
                all_of(f.leg_redness, _beside_the_joint, no(f.cannot_bear_weight)),
            ),
        ),
        then=(opposes(d.SEPTIC_ARTHRITIS, STRONG),),
        because="A joint full of pus is hot and sore to move: where no joint is hot, and all move freely or "
        "the leg beside them is red and carries weight, something else explains a fever better.",
        references=(src.BSR_HOT_JOINT.at("recommendations: hot, swollen, restricted movement"),),
    ),
    Rule(
        id="SEPT-372",
        when=all_of(f.fever, any_of(f.joint_movement_limited, _A_CHILD_S_JOINT)),
        then=(supports(d.SEPTIC_ARTHRITIS, WEAK), escalates(SOON), *EXAMINED),
        because="Fever with a joint that hurts to move, or with a child's sore hip, thigh or knee, may "
        "be an infected joint, however long it has hurt.",
        references=(
            src.BSR_HOT_JOINT.at("recommendations: a short history, restricted movement"),
            src.KOCHER.at("predictors: fever first"),
        ),
    ),
    Rule(
        id="SEPT-331",
        when=all_of(
            stiff_joint_with_fever,
            any_of(f.inflammation_raised, f.white_cells.above("infection")),
        ),
        then=(supports(d.SEPTIC_ARTHRITIS, STRONG),),
        because="Fever, a joint that newly hurts to move and raised inflammatory markers mean an infected "
        "joint, or bone beside it, until that is shown to be wrong.",
        references=(src.KOCHER.at("predictors: fever, sedimentation rate, white cells"),),
    ),
    Rule(
        id="SEPT-515",
        # A worn knee swells too: cool, moving well and without fever, it is felt, and blood is tested.
        # One that is only told to be a few days old may have been twisted.
        when=any_of(
            all_of(
                any_of(swelling_told, swelling_found),
                any_of(f.onset.is_("over hours"), _sore_or_sudden, _inflamed_or_prone),
            ),
            all_of(
                _swollen_at_a_joint,
                f.began_within_two_weeks,
                any_of(_inflamed_or_prone, all_of(_sore_or_sudden, no(f.leg_injury))),
            ),
        ),
        then=(supports(d.SEPTIC_ARTHRITIS, MODERATE), *s.urgent(d.SEPTIC_ARTHRITIS), *_TESTED),
        because="A joint that fills within hours, is hot, stiff or carries no weight, or swells in somebody "
        "prone to infection, has its fluid looked at today.",
        references=(src.BSR_HOT_JOINT.at("recommendations: restricted movement; risk factors"),),
    ),
    Rule(
        id="SEPT-280",
        when=all_of(
            f.joint_swelling,
            any_of(
                all_of(f.cannot_bear_weight, any_of(_CHILD, f.fever)),
                all_of(f.fever, any_of(f.joint_movement_limited, _found_swollen)),
            ),
        ),
        then=(*s.urgent(d.SEPTIC_ARTHRITIS), recommends(s.TEST_JOINT_FLUID)),
        because="A swollen joint that carries no weight, in a child or with fever, or that with fever is "
        "sore to move or found swollen, has its fluid tested.",
        references=(src.BSR_HOT_JOINT.at("recommendations: aspirate before antibiotics"),),
    ),
    Rule(
        id="SEPT-250",
        # No fever is asked for: blood has none, and in the small child pus may have none yet.
        when=all_of(
            _CHILD,
            f.joint_swelling,
            any_of(
                # A hot joint is new by its own wording.
                all_of(
                    any_of(f.hot_joint, _red_at_a_joint),
                    any_of(f.duration.is_("under a day"), f.onset_within_hours),
                ),
                all_of(
                    f.cannot_bear_weight,
                    no(f.leg_injury),
                    any_of(
                        f.duration.is_("under a day"),
                        f.onset.is_("sudden"),
                        f.onset.is_("over hours"),
                        # Acute may be hours or days; weeks of it do not begin so.
                        all_of(f.onset.is_("acute, not timed"), f.duration.is_("days", "recent, not dated")),
                    ),
                ),
            ),
        ),
        then=(
            supports(d.BLEEDING_INTO_THE_LEG, MODERATE),
            opposes(d.LEUKEMIA_OR_BONE_TUMOR, WEAK),
            *s.emergency(),
            recommends(s.LAB_CLOTTING),
            *_TESTED,
        ),
        # Haemophilia may first show so, and nobody knows of it yet: clotting comes before the needle.
        because="A child's joint that swells within hours and is hot, or carries no weight without an "
        "injury, holds pus or blood until shown otherwise.",
        references=(
            src.BSR_HOT_JOINT.at("recommendations: a short history of a hot, swollen joint; no fever"),
            src.CORNWALL_LIMP.at("red features: acute onset of severe pain; inability to bear weight"),
        ),
    ),
    Rule(
        id="SEPT-260",
        # It stays as urgent as it is: this says only what explains the joint better.
        when=all_of(
            f.joint_swelling,
            f.morning_stiffness,
            f.course.is_("comes and goes"),
            f.duration.is_("weeks", "months", "over a year"),
        ),
        then=(opposes(d.SEPTIC_ARTHRITIS, STRONG), opposes(d.BLEEDING_INTO_THE_LEG, MODERATE)),
        because="A joint that for weeks is stiff and swollen of a morning, and better by day, is inflamed "
        "rather than full of pus or blood.",
        references=(src.BSR_HOT_JOINT.at("recommendations: a short history of a hot, swollen joint"),),
    ),
    Rule(
        id="SEPT-05",
        when=f.joint_fluid.is_("pus or germs"),
        then=(supports(d.SEPTIC_ARTHRITIS, STRONG), *s.emergency()),
        because="Pus or germs in a joint are washed out without delay.",
        references=(src.BSR_HOT_JOINT.at("treatment: drainage and antibiotics"),),
    ),
    Rule(
        id="SEPT-06",
        when=f.joint_fluid.is_("culture sterile"),
        then=(opposes(d.SEPTIC_ARTHRITIS, STRONG),),
        # Not DEFINING: a suspicion on clinical grounds outweighs one sterile culture.
        because="Fluid in which nothing grows speaks against infection, unless antibiotics came first.",
        references=(src.BSR_HOT_JOINT.at("recommendations: clinical suspicion despite negative culture"),),
    ),
)
DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.SEPTIC_ARTHRITIS,
        minimum=(
            f.hot_joint,
            all_of(f.fever, any_of(f.joint_swelling, f.joint_movement_limited)),
            all_of(f.cannot_bear_weight, any_of(_CHILD, f.fever)),
        ),
        looked_for_by=(s.HISTORY_JOINTS, s.EXAM_JOINTS, s.LAB_INFLAMMATION, s.TEST_JOINT_FLUID),
        references=(src.BSR_HOT_JOINT.at("recommendations"), src.KOCHER.at("predictors")),
    ),
)
