"""Guillain-Barré syndrome: legs that weaken within weeks while the reflexes go."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.spine import cord_and_brain

_WILL_NOT_WALK = any_of(f.cannot_bear_weight, f.unsteady_gait)
_FEELING = any_of(f.numbness, f.tingling)
_BOTH_LEGS = any_of(
    f.side.is_("both legs"),
    f.strength.is_("weak in both legs", "weak in arms and legs"),
    f.sensory_distribution.is_("stocking, both feet"),
)
_FEELING_LATELY = all_of(
    _FEELING,
    any_of(
        f.onset_over_hours_or_days,
        f.began_within_two_weeks,
    ),
    any_of(_BOTH_LEGS, f.hand_numbness),
)
_BORNE_OUT_BY_FLUID = all_of(
    f.spinal_fluid.is_("high protein with few cells"),
    cord_and_brain.weak,
    _BOTH_LEGS,
    cord_and_brain.reflexes_lost,
    # An infection alone dates nothing: whoever has had weak legs for a year catches a cold too.
    any_of(all_of(f.recent_infection, f.weakness_progressive), cord_and_brain.lately),
)

_KNEES_AND_ANKLES_SILENT = all_of(
    f.knee_reflex.is_("absent on both sides"), f.ankle_reflex.is_("absent on both sides")
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="GBS-01",
        when=all_of(cord_and_brain.newly_weak, cord_and_brain.reflexes_lost),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, STRONG),
            *s.emergency(),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Legs that weaken within days and lose their reflexes may be Guillain-Barré syndrome, which "
        "can stop breathing; a low potassium can look the same.",
        references=(
            src.EAN_GBS.at("diagnosis: progressive limb weakness with reduced reflexes"),
            src.NICE_NEURO.at("limb weakness: rapidly progressive symmetrical weakness"),
        ),
    ),
    Rule(
        id="GBS-02",
        when=all_of(_FEELING_LATELY, any_of(f.unsteady_gait, cord_and_brain.reflexes_lost)),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, MODERATE),
            *s.emergency(),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Tingling or numb feet that came within days, with unsteady steps or lost reflexes, may be "
        "Guillain-Barré syndrome before the strength goes.",
        references=(
            src.EAN_GBS.at("diagnosis: early sensory symptoms"),
            src.NICE_NEURO.at("sensory symptoms: rapidly progressive, with imbalance"),
        ),
    ),
    Rule(
        id="GBS-03",
        # Pain makes walking hard by itself, and an old neuropathy came on over days once.
        when=all_of(
            _FEELING_LATELY,
            any_of(
                f.recent_infection,
                all_of(
                    f.walking_hard,
                    f.began_within_two_weeks,
                    any_of(no(f.leg_pain), f.hand_numbness, f.general_weakness),
                ),
            ),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, MODERATE),
            *s.urgent(d.GUILLAIN_BARRE_SYNDROME),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Feet that tingle after a chest or bowel infection, or newly and with steps that are hard "
        "though nothing hurts, need reflexes and strength tested today.",
        references=(src.EAN_GBS.at("diagnosis: recent diarrhoea or respiratory infection"),),
    ),
    Rule(
        id="GBS-07",
        # A child, or whoever is in pain, is not told to be weak: it will not walk.
        when=all_of(
            any_of(_WILL_NOT_WALK, all_of(f.walking_hard, f.knee_reflex.is_("absent on both sides"))),
            cord_and_brain.lately,
            any_of(
                all_of(
                    cord_and_brain.reflexes_lost,
                    any_of(f.side.is_("both legs"), c.stocking_signs, f.numbness, f.tingling),
                ),
                f.knee_reflex.is_("absent on both sides"),
            ),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, STRONG),
            *s.emergency(),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Legs that within days no longer carry, on both sides, and have lost their reflexes are "
        "weak, even if pain seems to be the reason.",
        references=(
            src.EAN_GBS.at("diagnosis: reduced reflexes; back or limb pain; children who refuse to walk"),
        ),
    ),
    Rule(
        id="GBS-08",
        when=all_of(
            f.recent_infection,
            f.side.is_("both legs"),
            any_of(cord_and_brain.told_weak, _WILL_NOT_WALK),
            cord_and_brain.lately,
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Both legs that begin to fail within weeks of an infection need reflexes and strength tested "
        "the same day.",
        references=(src.EAN_GBS.at("diagnosis: recent diarrhoea or respiratory infection"),),
    ),
    Rule(
        id="GBS-643",
        # What an examiner finds may be old: here something that needs strength has failed with it.
        when=all_of(
            f.strength.is_("weak in both legs", "weak in arms and legs"),
            cord_and_brain.lately,
            any_of(f.walking_hard, _WILL_NOT_WALK),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, WEAK),
            supports(d.SPINAL_CORD_COMPRESSION, WEAK),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Legs found weak on both sides that newly walk badly need reflexes, feeling and bladder "
        "looked at the same day.",
        references=(src.NICE_NEURO.at("limb weakness: rapidly progressive symmetrical weakness"),),
    ),
    Rule(
        id="GBS-639",
        # A grown-up's hand is weak from a nerve at the wrist, and a cold comes besides.
        when=all_of(f.age.below("child"), f.recent_infection, f.hand_weakness),
        then=(*s.urgent(d.GUILLAIN_BARRE_SYNDROME), recommends(s.EXAM_NEUROLOGIC)),
        because="A child whose hands grow weak within weeks of an infection has reflexes and strength "
        "tested the same day.",
        references=(
            src.EAN_GBS.at("diagnosis: recent diarrhoea or respiratory infection; arms and legs weaken"),
        ),
    ),
    Rule(
        id="GBS-700",
        when=all_of(f.age.below("child"), f.walking_hard, f.side.is_("both legs"), f.began_within_two_weeks),
        then=(
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.EXAM_CHILD),
            recommends(s.LAB_CK),
        ),
        because="A child that for days has walked badly on both legs has reflexes, muscles and urine looked "
        "at today.",
        references=(
            src.EAN_GBS.at("diagnosis: reduced reflexes; back or limb pain; children who refuse to walk"),
        ),
    ),
    Rule(
        id="GBS-366",
        # Nobody dated it. An old neuropathy with a cold fires too, so that this is no emergency, and nothing
        # where it is told to be old (GBS-608).
        when=all_of(
            any_of(
                f.strength.is_("weak in arms and legs"),
                all_of(any_of(f.leg_weakness, f.strength.is_("weak in both legs")), f.hand_weakness),
                # It may spare the arms. An old neuropathy takes the ankles' reflexes sooner than the knees'.
                all_of(f.strength.is_("weak in both legs"), f.knee_reflex.is_("absent on both sides")),
            ),
            cord_and_brain.reflexes_lost,
            any_of(f.recent_infection, _KNEES_AND_ANKLES_SILENT),
            any_of(f.unsteady_gait, f.cannot_bear_weight, f.weakness_progressive),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, MODERATE),
            *s.urgent(d.GUILLAIN_BARRE_SYNDROME),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Limbs that weaken and lose their reflexes, after an infection or at knees and ankles alike, "
        "may be Guillain-Barré syndrome, and are examined the same day.",
        references=(
            src.EAN_GBS.at("diagnosis: progressive weakness, reduced reflexes, infection within six weeks"),
        ),
    ),
    Rule(
        id="GBS-591",
        # Nobody dated it. A child seldom has a neuropathy of years: GBS-608 takes it back where one is told.
        when=all_of(
            f.age.below("child"),
            f.knee_reflex.is_("reduced on both sides", "absent on both sides"),
            f.ankle_reflex.is_("reduced on both sides", "absent on both sides"),
            any_of(
                f.weakness_progressive,
                f.strength.is_("weak in arms and legs"),
                all_of(f.leg_weakness, f.hand_weakness),
                # Too young to say that it is weak. Pain alone makes reflexes hard to get, but not away.
                all_of(
                    _KNEES_AND_ANKLES_SILENT,
                    any_of(cord_and_brain.weak, _WILL_NOT_WALK, f.course.is_("steadily worse")),
                ),
            ),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, STRONG),
            *s.emergency(d.GUILLAIN_BARRE_SYNDROME),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="A child whose knees and ankles have lost their reflexes, and whose legs fail or hurt more "
        "and more, may have Guillain-Barré syndrome, which can stop breathing.",
        references=(
            src.EAN_GBS.at("diagnosis: reduced reflexes; back or limb pain; children who refuse to walk"),
            src.GBS_TEN_STEPS.at("step 1: young children with pain who will not bear weight"),
        ),
    ),
    Rule(
        id="GBS-592",
        # Told and found too: legs that are merely tired after a bout of diarrhoea are neither.
        when=all_of(
            f.vomiting_or_diarrhea,
            f.leg_weakness,
            _FEELING,
            f.strength.is_("weak in both legs", "weak in arms and legs"),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, MODERATE),
            *s.urgent(d.GUILLAIN_BARRE_SYNDROME),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_ELECTROLYTES),
        ),
        because="Legs found weak and felt numb after vomiting or diarrhoea may be Guillain-Barré syndrome, "
        "or salts lost: reflexes and salts are looked at the same day.",
        references=(src.EAN_GBS.at("diagnosis: recent diarrhoea or respiratory infection"),),
    ),
    Rule(
        id="GBS-593",
        when=all_of(
            f.strength.is_("weak in arms and legs"),
            _FEELING_LATELY,
            any_of(f.weakness_progressive, f.course.is_("steadily worse")),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, STRONG),
            *s.emergency(),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Feet that turn numb within days while legs and arms grow weaker are Guillain-Barré "
        "syndrome, or a squeezed cord in the neck, until shown otherwise.",
        references=(
            src.EAN_GBS.at("diagnosis: progressive weakness of arms and legs, early sensory symptoms"),
        ),
    ),
    Rule(
        id="GBS-594",
        when=all_of(f.spinal_fluid.is_("many cells"), any_of(cord_and_brain.weak, _FEELING)),
        then=(
            opposes(d.GUILLAIN_BARRE_SYNDROME, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Many cells in the spinal fluid with weak or numb legs mean an infection or inflammation of "
        "cord or roots, rather than Guillain-Barré syndrome.",
        references=(
            src.EAN_GBS.at("diagnosis: cerebrospinal fluid; more than 50 cells cast doubt"),
            src.GBS_TEN_STEPS.at("step 2: cerebrospinal fluid"),
        ),
    ),
    Rule(
        id="GBS-252",
        # Whatever else may harm the nerves, chemotherapy or diabetes say, has its time after that.
        when=all_of(
            f.leg_weakness,
            any_of(f.knee_reflex.is_("absent on both sides"), f.ankle_reflex.is_("absent on both sides")),
            f.course.is_("steadily worse"),
            f.duration.is_("under a day", "days", "weeks"),
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Legs that for days or weeks have grown weaker and have no reflexes are seen the same day: "
        "breathing may fail next.",
        references=(
            src.EAN_GBS.at("diagnosis: progressive weakness, reduced reflexes; worst by four weeks"),
        ),
    ),
    Rule(
        id="GBS-09",
        # It stays as urgent as it is: this says only what explains the weakness better.
        when=any_of(f.saddle_numbness, f.anal_tone_reduced),
        then=(opposes(d.GUILLAIN_BARRE_SYNDROME, STRONG),),
        because="A numb saddle or reduced anal tone points to the lowest roots or the cord rather than to "
        "Guillain-Barré syndrome.",
        references=(src.EAN_GBS.at("diagnosis: features that cast doubt"),),
    ),
    Rule(
        id="GBS-253",
        # Strong doubt would need that they came first, or that the first day was the worst: nobody is asked.
        when=any_of(
            all_of(f.fever, no(f.recent_infection)),
            f.bladder_change,
            f.weakness_pace.is_("within a day"),
        ),
        then=(opposes(d.GUILLAIN_BARRE_SYNDROME, MODERATE),),
        because="Fever that no recent infection explains, a failing bladder, or weakness that came within a "
        "day cast some doubt on Guillain-Barré syndrome, which stays feared.",
        references=(src.EAN_GBS.at("diagnosis: features that cast doubt"),),
    ),
    Rule(
        id="GBS-251",
        when=all_of(
            f.recent_infection,
            cord_and_brain.weak,
            any_of(_FEELING, f.light_touch.is_("reduced in stocking pattern")),
            # One side of the face and of the body is a stroke.
            any_of(f.hand_numbness, all_of(f.cranial_nerve_signs, _BOTH_LEGS)),
            cord_and_brain.lately,
        ),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, STRONG),
            *s.emergency(),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Legs that weaken and turn numb within days, after an infection, with numb hands or signs at "
        "the eyes or the face, are Guillain-Barré syndrome until shown otherwise.",
        references=(
            src.EAN_GBS.at("diagnosis: progressive weakness, distal numbness, infection within six weeks"),
            src.GBS_TEN_STEPS.at("introduction: weakness of the legs, then of arms and cranial muscles"),
        ),
    ),
    Rule(
        id="GBS-04",
        when=f.weakness_pace.is_("over a month or longer"),
        then=(opposes(d.GUILLAIN_BARRE_SYNDROME, STRONG),),
        because="The weakness of Guillain-Barré syndrome is at its worst within four weeks.",
        references=(src.EAN_GBS.at("diagnosis: weakness peaks within four weeks"),),
    ),
    Rule(
        id="GBS-608",
        # What else is urgent about such legs stays so: only alarms that nobody dated are taken back.
        when=all_of(
            f.weakness_pace.is_("over a month or longer"),
            any_of(no(f.weakness_progressive), f.duration.is_("months", "over a year")),
        ),
        then=(opposes(d.GUILLAIN_BARRE_SYNDROME, DEFINING),),
        because="Weakness that took longer than a month, and stands still or is months old, is another "
        "neuropathy.",
        references=(src.EAN_GBS.at("diagnosis: weakness peaks within four weeks"),),
    ),
    Rule(
        id="GBS-05",
        when=f.upper_motor_signs,
        then=(opposes(d.GUILLAIN_BARRE_SYNDROME, STRONG),),
        because="An extensor plantar or clonus points to the spinal cord or brain rather than to the nerves.",
        references=(src.EAN_GBS.at("diagnosis: features that cast doubt"),),
    ),
    Rule(
        id="GBS-260",
        when=any_of(
            f.strength.is_("weak in one leg", "weak in one root"),
            all_of(f.side.is_("one leg"), any_of(f.leg_weakness, f.foot_drop, f.sudden_weak_leg)),
        ),
        then=(opposes(d.GUILLAIN_BARRE_SYNDROME, STRONG),),
        because="Guillain-Barré syndrome weakens both legs: where only one is weak, its nerves, its "
        "muscles, the cord or the brain are the likelier place.",
        references=(src.EAN_GBS.at("diagnosis: features that cast doubt: lasting asymmetry"),),
    ),
    Rule(
        id="GBS-06",
        when=any_of(f.knee_reflex.is_("brisk"), f.ankle_reflex.is_("brisk")),
        then=(opposes(d.GUILLAIN_BARRE_SYNDROME, MODERATE),),
        because="Weakness with brisk reflexes is central until shown otherwise: Guillain-Barré syndrome "
        "takes them away.",
        references=(src.EAN_GBS.at("diagnosis: features that cast doubt"),),
    ),
    Rule(
        id="GBS-16",
        when=all_of(f.spinal_fluid.is_("high protein with few cells"), any_of(cord_and_brain.weak, _FEELING)),
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, MODERATE),
            *s.urgent(),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Much protein and few cells in the spinal fluid show inflamed nerve roots, of days or of "
        "months.",
        references=(src.EAN_GBS.at("diagnosis: cerebrospinal fluid"),),
    ),
    Rule(
        id="GBS-530",
        # Strong enough to stay possible where a numb trunk or a bladder casts doubt on it. Without the
        # infection and without a date it may be the neuropathy that lasts for months (GBS-16).
        when=_BORNE_OUT_BY_FLUID,
        then=(
            supports(d.GUILLAIN_BARRE_SYNDROME, STRONG),
            *s.emergency(),
            recommends(s.EXAM_BREATHING),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Both legs weak and without reflexes, much protein and few cells in the spinal fluid, lately "
        "or growing worse after an infection, are Guillain-Barré syndrome until shown otherwise.",
        references=(
            src.EAN_GBS.at("diagnosis: progressive weakness, reduced reflexes, cerebrospinal fluid"),
        ),
    ),
    Rule(
        id="GBS-531",
        # A level on the trunk, or a failing bladder, casts doubt because of the cord: here it was seen.
        when=all_of(_BORNE_OUT_BY_FLUID, f.whole_spine_mri.is_("neither compression nor infection")),
        then=(supports(d.GUILLAIN_BARRE_SYNDROME, DEFINING),),
        because="Where a scan shows room for the whole cord, weak legs without reflexes and such a spinal "
        "fluid leave little but Guillain-Barré syndrome.",
        references=(
            src.EAN_GBS.at("diagnosis: cerebrospinal fluid"),
            src.GBS_TEN_STEPS.at("step 2: imaging, to exclude a squeezed or inflamed cord"),
        ),
    ),
)
DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.GUILLAIN_BARRE_SYNDROME,
        minimum=(
            f.leg_weakness,
            f.weakness_progressive,
            f.unsteady_gait,
            f.strength.is_(*(option for option in f.strength.options if option != "normal")),
            f.knee_reflex.is_("reduced on both sides", "absent on both sides"),
        ),
        looked_for_by=(s.HISTORY_WEAKNESS, s.EXAM_NEUROLOGIC, s.TEST_NERVE_STUDIES),
        references=(src.EAN_GBS.at("diagnosis; electrodiagnostic tests"),),
    ),
)
