"""Clots in the deep veins: who is suspected of one, and how soon that is looked into.

Swelling or tenderness alone is enough for alarm, and so are two Wells points. Neither asks on which side:
that both legs ache, said later, must not take an alarm back, and clots come on both sides too. The score
is used without its minus two points for a likelier alternative, for the same reason. What takes the alarm
back is a test.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.medication import medicine_classes

swollen_or_tender = any_of(f.one_sided_swelling, f.deep_tenderness)
_wells_told = (f.cancer_active, f.immobility_or_cast, f.recent_surgery, f.clot_before, f.deep_tenderness)
wells_examined = (f.calf_swelling_3cm, f.entire_leg_swollen, f.pitting_edema_one_leg, f.collateral_veins)
pregnant_or_after_birth = any_of(f.pregnant, f.gave_birth_recently)
# Beside `clot_risk`: many take them, so that alone they ask for no more than a look (MED-38).
clot_hormones = any_of(
    medicine_classes.hormonal_contraceptive, f.conjugated_estrogens, f.other_estrogens, f.raloxifene
)
_clot_risk_of_today = any_of(
    f.cancer_active, f.immobility_or_cast, f.recent_surgery, f.long_travel, pregnant_or_after_birth
)
clot_risk, VASC_58 = define(
    "clot_risk",
    "a reason to form a clot",
    "something that makes a clot more likely",
    rule="VASC-58",
    when=any_of(_clot_risk_of_today, f.clot_before),
    because="Immobility, surgery, a journey, cancer, pregnancy, the weeks after birth and an earlier "
    "clot all favour clots.",
    references=(
        src.NICE_VTE.at("risk factors for venous thromboembolism"),
        src.RCOG_VTE.at("introduction: risk in pregnancy and the puerperium"),
    ),
)
reason_for_a_clot = any_of(clot_risk, clot_hormones)
lasting_pain_of_one_leg, VASC_144 = define(
    "lasting_pain_of_one_leg",
    "pain of one leg that a brief cramp does not account for",
    "pain in one leg that lasts longer than a cramp",
    rule="VASC-144",
    when=all_of(
        f.side.is_("one leg"),
        any_of(
            all_of(
                f.leg_pain,
                # What walking brings and standing still takes away is none of a clot.
                any_of(no(f.comes_with_exertion), no(f.settles_on_stopping), f.at_rest),
            ),
            f.course.is_("constant", "steadily worse"),
            f.episode_duration.is_("up to an hour", "hours or longer"),
            f.persists_after_stopping,
        ),
    ),
    because="Pain that stays in one leg, or comes there apart from cramps, may be due to a clot.",
    claims=("C07",),
    references=(src.NICE_VTE.at("1.1: signs or symptoms, such as a swollen or painful leg"),),
)
# Pain that runs down thigh and calf from the back is a root's; that of the calf alone counts anyway.
_not_of_a_root = any_of(
    no(f.location.any_of("thigh", "buttock", "whole leg")), no(f.radiates_from_back_or_buttock)
)
where_a_clot_hurts = f.location.any_of("calf", "thigh", "buttock", "shin", "hip or groin", "whole leg")
constant_calf_pain, VASC_106 = define(
    "constant_calf_pain",
    "pain that does not leave one calf, or grows there within days",
    rule="VASC-106",
    # A strain may do the same: a Wells score costs it little, and a clot without swelling shows no other way.
    when=all_of(
        any_of(f.leg_pain, f.leg_cramp),
        f.side.is_("one leg"),
        f.location.any_of("calf", "whole leg"),
        _not_of_a_root,
        any_of(
            f.course.is_("constant"),
            f.episode_duration.is_("hours or longer"),
            # A cramp that is new, comes again and again and gets longer is no ordinary one.
            all_of(
                f.began_within_two_weeks,
                f.course.is_("steadily worse"),
                any_of(
                    f.at_rest,
                    f.persists_after_stopping,
                    all_of(
                        f.episode_duration.is_("up to an hour"),
                        any_of(f.night_in_bed, f.wakes_from_sleep),
                    ),
                ),
            ),
        ),
    ),
    also=(
        supports(d.DEEP_VEIN_THROMBOSIS, MODERATE),
        *s.urgent(d.DEEP_VEIN_THROMBOSIS),
        recommends(s.EXAM_CLOT),
    ),
    because="Pain that does not leave one calf, or grows there from day to day, may be a clot before the "
    "leg swells.",
    claims=("B08", "C07"),
    references=(src.NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis; Wells score"),),
)

_stays_in_one_leg = all_of(f.side.is_("one leg"), f.course.is_("constant", "steadily worse"))

RULES: tuple[Rule, ...] = (
    # Suspicion
    Rule(
        id="VASC-550",
        # However well the first of them could be stretched away.
        when=all_of(constant_calf_pain, f.course.is_("steadily worse")),
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),),
        because="Night cramps do not grow longer in one calf from night to night: a clot may.",
        claims=("C07",),
        references=(src.AASM_ICSD3.at("sleep-related leg cramps: onset and course"),),
    ),
    Rule(
        id="VASC-53",
        when=swollen_or_tender,
        then=(
            concludes(c.dvt_picture),
            supports(d.DEEP_VEIN_THROMBOSIS, MODERATE),
            *s.urgent(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_CLOT),
            recommends(s.TEST_LEG_ULTRASOUND),
        ),
        because="One leg newly swollen, or sore along its deep veins, may hold a clot that can reach the "
        "lungs.",
        claims=("B08", "C07", "C08"),
        references=(src.NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis"),),
    ),
    Rule(
        id="VASC-641",
        # Apart from what is told, which patients can deny: they cannot measure a leg.
        when=any_of(f.calf_swelling_3cm, f.pitting_edema_one_leg),
        then=(
            concludes(c.dvt_picture),
            supports(d.DEEP_VEIN_THROMBOSIS, MODERATE),
            *s.urgent(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_CLOT),
            recommends(s.TEST_LEG_ULTRASOUND),
        ),
        because="A calf found thicker than the other, or oedema of one leg, may be due to a clot before "
        "anyone complains of it.",
        claims=("B08", "C07", "C08"),
        references=(src.NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis; Wells score"),),
    ),
    Rule(
        id="VASC-149",
        # Soreness alone is one Wells point, and any cramp leaves it behind: that is for today.
        when=f.one_sided_swelling,
        then=s.emergency(d.DEEP_VEIN_THROMBOSIS),
        because="When one leg alone swells, a clot has to be found or ruled out within hours; with short "
        "breath, chest pain or a faint it may have reached the lung.",
        claims=("C08",),
        references=(src.NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis"),),
    ),
    Rule(
        id="VASC-54",
        when=at_least(2, *_wells_told),
        then=(
            concludes(c.wells_likely),
            *s.emergency(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.TREAT_ANTICOAGULANT),
            recommends(s.TEST_LEG_ULTRASOUND),
        ),
        because="What has been reported is enough to make a clot in the leg likely, even before an "
        "examination.",
        claims=("C08",),
        references=(
            src.WELLS_DVT.at("table 1: two or more points"),
            src.NICE_VTE.at("1.1: two-level Wells score"),
        ),
    ),
    Rule(
        id="VASC-55",
        # Names an examined item, so that it is no question for those who cannot examine.
        when=all_of(any_of(*wells_examined), at_least(2, *_wells_told, *wells_examined)),
        then=(
            concludes(c.wells_likely),
            *s.emergency(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.TREAT_ANTICOAGULANT),
            recommends(s.TEST_LEG_ULTRASOUND),
        ),
        because="What was reported, together with what was found on examination, makes a clot in the leg "
        "likely.",
        claims=("C08",),
        references=(
            src.WELLS_DVT.at("table 1: two or more points"),
            src.NICE_VTE.at("1.1: two-level Wells score"),
        ),
    ),
    Rule(
        id="VASC-56",
        when=c.wells_likely,
        then=(
            concludes(c.dvt_picture),
            supports(d.DEEP_VEIN_THROMBOSIS, MODERATE),
            recommends(s.TEST_LEG_ULTRASOUND),
        ),
        because="A clot this likely (a Wells score of two or more) needs an ultrasound at once.",
        claims=("C08",),
        references=(src.NICE_VTE.at("1.1: likely deep vein thrombosis, ultrasound within four hours"),),
    ),
    Rule(
        id="VASC-261",
        # The score is meant for a leg that hurts or swells: without that, risks alone do not make a clot
        # likely.
        when=all_of(
            c.wells_likely,
            any_of(
                swollen_or_tender,
                *wells_examined,
                f.both_legs_swollen,
                f.leg_warmth,
                f.leg_redness,
                f.leg_pain,
                f.leg_cramp,
            ),
        ),
        then=(supports(d.DEEP_VEIN_THROMBOSIS, STRONG),),
        because="A leg that hurts or swells with a Wells score of two or more probably holds a clot.",
        claims=("C08",),
        references=(src.NICE_VTE.at("1.1: signs or symptoms, such as a swollen or painful leg"),),
    ),
    Rule(
        id="VASC-57",
        when=all_of(f.one_sided_swelling, any_of(f.deep_tenderness, f.leg_warmth, f.leg_redness)),
        then=(supports(d.DEEP_VEIN_THROMBOSIS, STRONG),),
        because="Swelling of one leg together with warmth, redness or deep tenderness is the picture of a "
        "clot.",
        claims=("B08",),
        references=(src.NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis"),),
    ),
    VASC_58,
    VASC_144,
    Rule(
        id="VASC-59",
        when=all_of(
            any_of(swollen_or_tender, *wells_examined, f.leg_pain, f.leg_cramp),
            c.dvt_picture,
            reason_for_a_clot,
        ),
        then=(supports(d.DEEP_VEIN_THROMBOSIS, STRONG),),
        because="Signs of a clot in someone at risk of one are treated as a clot until an ultrasound is "
        "clear.",
        claims=("B08", "C07"),
        references=(src.WELLS_DVT.at("table 1: items of the history"),),
    ),
    Rule(
        id="VASC-60",
        when=all_of(
            _stays_in_one_leg,
            any_of(
                _clot_risk_of_today,
                # A leg that had a clot may ache for years (VASC-302): it takes pain that is new, or grows.
                all_of(
                    f.clot_before,
                    any_of(
                        f.course.is_("steadily worse"),
                        f.duration.is_("under a day", "days", "weeks", "recent, not dated"),
                        f.onset_within_days,
                    ),
                ),
                # Hormones alone are a small reason: a foot or a root that hurts is most likely just that.
                all_of(clot_hormones, where_a_clot_hurts, _not_of_a_root),
            ),
        ),
        then=(
            supports(d.DEEP_VEIN_THROMBOSIS, MODERATE),
            *s.urgent(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_CLOT),
            recommends(s.TEST_LEG_ULTRASOUND),
        ),
        because="Pain that stays in one leg, in someone at risk of a clot, may be a clot before the leg "
        "swells.",
        claims=("B08", "C07"),
        references=(src.RCOG_VTE.at("symptoms and signs; objective testing of any suspicion"),),
    ),
    Rule(
        id="VASC-302",
        when=all_of(_stays_in_one_leg, any_of(clot_risk, all_of(clot_hormones, where_a_clot_hurts))),
        then=(
            supports(d.DEEP_VEIN_THROMBOSIS, WEAK),
            escalates(SOON, d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_CLOT),
        ),
        because="Pain that stays in one leg, in someone at risk of a clot, is examined for one even if it is "
        "old.",
        claims=("B08", "C07"),
        references=(src.NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis"),),
    ),
    VASC_106,
    Rule(
        id="VASC-61",
        when=all_of(clot_risk, f.side.is_("one leg")),
        then=(supports(d.DEEP_VEIN_THROMBOSIS, WEAK), escalates(ROUTINE), recommends(s.EXAM_CLOT)),
        because="Sometimes a clot feels like no more than a cramp in one leg.",
        claims=("C07",),
    ),
    Rule(
        id="VASC-704",
        when=all_of(
            any_of(f.cancer_active, f.recent_surgery, f.immobility_or_cast),
            any_of(f.leg_pain, f.leg_cramp),
            f.side.is_("one leg"),
            f.location.any_of("calf", "whole leg"),
            _not_of_a_root,
            f.duration.is_("under a day", "days", "weeks", "recent, not dated"),
        ),
        then=(
            escalates(SOON, d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_CLOT),
        ),
        because="A calf that newly hurts or cramps in cancer, after an operation or in a cast is examined "
        "for a clot.",
        claims=("C07",),
        references=(src.NICE_VTE.at("1.1: signs or symptoms; Wells score where they are there"),),
    ),
    Rule(
        id="VASC-705",
        when=all_of(
            any_of(f.cancer_active, f.recent_surgery, f.immobility_or_cast, f.clot_before),
            f.swelling_of_foot,
            f.side.is_("one leg"),
            any_of(f.leg_pain, f.leg_cramp),
        ),
        then=(
            *s.urgent(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_CLOT),
        ),
        because="A foot that swells on the side that hurts, in cancer, after an operation or a clot, or in a "
        "cast, has a clot looked for today.",
        claims=("C07",),
        references=(src.NICE_VTE.at("1.1: signs or symptoms; Wells score where they are there"),),
    ),
    Rule(
        id="VASC-109",
        # From 50 on a calf mostly hurts from claudication: there the pain has to be new, or stay at rest.
        when=all_of(
            f.leg_pain,
            f.side.is_("one leg"),
            f.location.any_of("calf", "whole leg"),
            # From the buttock to the calf it is a root's.
            any_of(no(f.location.any_of("buttock")), no(f.radiates_from_back_or_buttock)),
            any_of(
                # From 50 on a calf mostly hurts from claudication, and in the young athlete from its muscles.
                f.duration.is_("under a day", "days", "weeks"),
                f.onset_within_days,
                f.at_rest,
                no(f.comes_with_exertion),
                no(f.settles_on_stopping),
                f.persists_after_stopping,
                f.course.is_("constant", "steadily worse"),
            ),
        ),
        then=(recommends(s.EXAM_CLOT),),
        because="Pain that is new or stays in one calf may be a clot before the calf swells, so the leg is "
        "examined, at any age.",
        claims=("B08", "C07"),
        references=(src.NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis"),),
    ),
    Rule(
        id="VASC-483",
        when=all_of(
            any_of(f.leg_cramp, f.quality.any_of("cramping")),
            any_of(
                reason_for_a_clot,
                f.anticoagulants,
                f.leg_injury,
                all_of(f.side.is_("one leg"), any_of(f.night_in_bed, f.at_rest, no(f.comes_with_exertion))),
            ),
        ),
        then=(recommends(s.EXAM_CALVES),),
        because="Where a clot or a bleed has a reason, or one leg alone cramps, both calves are felt first.",
        claims=("B08", "C07"),
        references=(src.NICE_VTE.at("1.1: signs or symptoms, physical examination, Wells score"),),
    ),
    Rule(
        id="VASC-67",
        # Without naming a suspect: one clear scan does not end the suspicion in pregnancy.
        when=all_of(pregnant_or_after_birth, swollen_or_tender),
        then=s.urgent(),
        because="In pregnancy and after birth a clot may sit in the pelvis, so signs that stay need a second "
        "scan.",
        claims=("C08",),
        references=(src.RCOG_VTE.at("ultrasound negative, suspicion high: repeat on days three and seven"),),
    ),
    Rule(
        id="VASC-640",
        # Whatever else calls for a Wells score: it was never made for them, and gives way to this.
        when=pregnant_or_after_birth,
        then=(recommends(s.EXAM_PREGNANCY),),
        because="In pregnancy and after birth legs, blood pressure and urine are looked at together, without "
        "a Wells score.",
        claims=("C07", "D29"),
        references=(
            src.RCOG_VTE.at("symptoms and signs; objective testing of any suspicion"),
            src.NICE_ANTENATAL.at("routine appointments: blood pressure, urine for protein"),
        ),
    ),
    Rule(
        id="VASC-74",
        # Half of all pregnant women cramp: a short cramp of one calf is examined (VASC-640), not rushed.
        when=all_of(
            pregnant_or_after_birth,
            f.side.is_("one leg"),
            any_of(f.leg_cramp, f.leg_pain),
            any_of(
                f.location.any_of("thigh", "buttock", "hip or groin", "whole leg"),
                f.quality.any_of("aching", "heavy"),
                f.episode_duration.is_("up to an hour", "hours or longer"),
                f.at_rest,
                no(f.leg_cramp),
                # In the weeks after birth clots are commonest, and cramps are not.
                f.gave_birth_recently,
            ),
        ),
        then=(
            supports(d.DEEP_VEIN_THROMBOSIS, MODERATE),
            *s.urgent(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_PREGNANCY),
            recommends(s.TEST_LEG_ULTRASOUND),
        ),
        because="In pregnancy and after birth a pain of one leg that is no brief cramp of the calf is "
        "scanned, swollen or not: clots often sit high.",
        claims=("C07",),
        references=(src.RCOG_VTE.at("symptoms and signs; objective testing of any suspicion"),),
    ),
    Rule(
        id="VASC-607",
        # A cramp that lets go is no clot.
        when=all_of(
            clot_hormones,
            any_of(
                all_of(f.leg_pain, no(f.leg_cramp)),
                all_of(
                    any_of(f.leg_pain, f.leg_cramp),
                    any_of(
                        f.course.is_("constant", "steadily worse"),
                        f.episode_duration.is_("hours or longer"),
                    ),
                ),
            ),
            f.side.is_("one leg"),
            f.location.any_of("calf"),
            f.began_within_two_weeks,
            no(f.leg_injury),
        ),
        then=(
            supports(d.DEEP_VEIN_THROMBOSIS, MODERATE),
            *s.urgent(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_CLOT),
        ),
        because="A new pain of one calf that nothing hurt, on the pill or another oestrogen, is scored for a "
        "clot the same day, swollen or not.",
        claims=("B08", "C07"),
        references=(src.NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis; Wells score"),),
    ),
    Rule(
        id="VASC-75",
        when=all_of(
            f.side.is_("one leg"),
            at_least(
                2,
                f.cancer_active,
                f.immobility_or_cast,
                f.recent_surgery,
                f.clot_before,
                f.long_travel,
                pregnant_or_after_birth,
                clot_hormones,
            ),
        ),
        then=(
            supports(d.DEEP_VEIN_THROMBOSIS, MODERATE),
            *s.urgent(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_CLOT),
            recommends(s.TEST_LEG_ULTRASOUND),
        ),
        because="Trouble in one leg with two risks for a clot, such as the pill and a long flight, needs "
        "seeing the same day.",
        claims=("B08", "C07"),
    ),
    Rule(
        id="VASC-77",
        # This and the next without a suspect, so that they stand when the veins are clear.
        when=f.one_sided_swelling,
        then=(escalates(SOON), recommends(s.EXAM_SWOLLEN_LEG)),
        because="A newly swollen leg that holds no clot still needs an explanation, such as a cyst, a bleed "
        "or the pelvis.",
        claims=("C08",),
        references=(src.NICE_VTE.at("1.1: negative ultrasound, consider alternative diagnoses"),),
    ),
    Rule(
        id="VASC-78",
        when=all_of(
            f.one_sided_swelling, any_of(f.tense_calf, f.anticoagulants, f.leg_redness, f.leg_warmth)
        ),
        then=(supports(d.COMPARTMENT_SYNDROME, WEAK), supports(d.BLEEDING_INTO_THE_LEG, WEAK), *s.urgent()),
        because="A swollen leg that is tense, red or hot, or on a blood thinner, may hide a bleed, pus or "
        "raised pressure.",
        references=(
            src.BNF.at("oral anticoagulants: haemorrhage"),
            src.NICE_CELLULITIS.at("1.1: skin infection, and what resembles it"),
        ),
    ),
    Rule(
        id="VASC-84",
        # Apart from VASC-67, which patients can deny: they cannot measure a leg.
        when=f.entire_leg_swollen,
        then=(supports(d.DEEP_VEIN_THROMBOSIS, MODERATE), *s.urgent(), recommends(s.TEST_LEG_ULTRASOUND)),
        because="A leg swollen up to the groin may have a blockage in the pelvis, which a clear leg scan "
        "does not show.",
        references=(src.RCOG_VTE.at("iliac vein thrombosis: swelling of the entire limb"),),
    ),
    Rule(
        id="VASC-166",
        when=all_of(
            f.cancer_active,
            f.both_legs_swollen,
            any_of(f.leg_pain, f.leg_cramp, f.duration.is_("under a day", "days", "weeks")),
        ),
        then=(
            supports(d.DEEP_VEIN_THROMBOSIS, MODERATE),
            *s.urgent(d.DEEP_VEIN_THROMBOSIS),
            recommends(s.EXAM_CLOT),
            recommends(s.TEST_LEG_ULTRASOUND),
        ),
        because="In cancer a clot may fill the veins of both legs, or of the pelvis that both drain into.",
        claims=("C08",),
        references=(src.NICE_VTE.at("risk factors for venous thromboembolism; signs or symptoms"),),
    ),
)

DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.DEEP_VEIN_THROMBOSIS,
        minimum=(
            f.one_sided_swelling,
            f.deep_tenderness,
            f.calf_swelling_3cm,
            f.pitting_edema_one_leg,
            lasting_pain_of_one_leg,
            all_of(pregnant_or_after_birth, f.side.is_("one leg")),
        ),
        at_risk=any_of(
            lasting_pain_of_one_leg,
            all_of(pregnant_or_after_birth, f.side.is_("one leg")),
        ),
        # D-dimer is no rung: only a rule knows for whom it says anything.
        looked_for_by=(s.HISTORY_RED_FLAGS, s.EXAM_CALVES, s.TEST_LEG_ULTRASOUND),
        claims=("B08", "C07", "C08"),
        references=(
            src.NICE_VTE.at("1.1: signs or symptoms, physical examination, Wells score"),
            src.RCOG_VTE.at("objective testing of any suspicion; D-dimer is not to be used in pregnancy"),
        ),
    ),
)
