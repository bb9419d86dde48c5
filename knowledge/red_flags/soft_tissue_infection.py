"""Infection of skin and muscle: a leg that is red and hot, skin that blisters, dies or crackles."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.red_flags.sepsis import feverish

_ADULT = f.age.at_least("child")
_inflamed = any_of(f.leg_redness, f.leg_warmth, f.one_sided_swelling)
_organ_fails = any_of(
    f.acute_kidney_injury_known,
    f.little_urine,
    f.platelets.below("low"),
    f.drowsy_or_slowed,
    f.confusion_or_seizure,
    f.unstable_vital_signs,
)
_red_and_failing = all_of(
    f.leg_redness,
    f.side.is_("one leg"),
    f.platelets.below("low"),
    f.creatinine.above("high", own=True),
)
deep_infection_picture, SAFE_331 = define(
    "deep_infection_picture",
    "picture of an infection that destroys tissue (a leg with blisters, dying skin or failing organs)",
    "a leg with blisters, dying skin or organs that fail",
    rule="SAFE-331",
    # Not fever alone: steroids, age and the first days hide it.
    when=any_of(
        all_of(
            f.leg_redness,
            any_of(f.one_sided_swelling, f.leg_warmth, f.dusky_skin, f.skin_blisters),
            _organ_fails,
            any_of(feverish, f.white_cells.above("high", own=True), f.appearance.is_("ill")),
        ),
        # Early on, and on dark skin, there is little redness. Shingles and stings blister too, but leave
        # the patient well and the leg its size.
        all_of(
            f.skin_blisters,
            any_of(f.leg_redness, f.one_sided_swelling, f.pain_out_of_proportion, feverish),
            at_least(
                2,
                _inflamed,
                any_of(feverish, f.appearance.is_("ill")),
                f.dusky_skin,
                f.pain_out_of_proportion,
            ),
        ),
        all_of(f.skin_blisters, f.leg_redness, f.one_sided_swelling, f.course.is_("steadily worse")),
    ),
    also=(
        supports(d.SOFT_TISSUE_INFECTION, STRONG),
        supports(d.SEPSIS, MODERATE),
        *s.emergency(),
        recommends(s.TREAT_ANTIBIOTICS),
        recommends(s.LAB_CBC),
    ),
    because="A leg whose skin blisters or dies, or an infected one that makes kidneys, blood or mind fail, "
    "may hold an infection that destroys tissue by the hour.",
    references=(
        src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis: clinical features: bullae, systemic toxicity"),
        src.NICE_SEPSIS.at("high-risk criteria"),
    ),
)

_hurts_badly_after_a_wound = all_of(
    any_of(f.leg_pain, f.leg_cramp), f.severity.is_("severe"), f.skin_break, f.began_within_two_weeks
)
_ILL = (
    feverish,
    f.vomiting_or_diarrhea,
    f.palpitations_or_fainting,
    any_of(f.drowsy_or_slowed, f.confusion_or_seizure),
)

RULES: tuple[Rule, ...] = (
    SAFE_331,
    Rule(
        id="SAFE-333",
        # What it says of the clot's likelihood is Wells' own minus; the alarm stays what it is.
        when=all_of(deep_infection_picture, f.leg_redness, f.one_sided_swelling),
        then=(opposes(d.DEEP_VEIN_THROMBOSIS, STRONG),),
        because="Redness with blisters, or with organs that fail, makes an infection at least as likely as a "
        "clot.",
        references=(src.WELLS_DVT.at("table 1: alternative diagnosis at least as likely"),),
    ),
    Rule(
        id="SAFE-330",
        when=all_of(
            feverish,
            any_of(f.leg_redness, f.hot_joint),
            at_least(
                2,
                # Each from NEWS2's two points on: fever alone drives a pulse to a hundred. A child's pulse
                # and breath are faster by nature.
                all_of(_ADULT, f.heart_rate.at_least("fast")),
                all_of(_ADULT, f.respiratory_rate.above("usual_most")),
                f.white_cells.above("infection"),
                f.appearance.is_("ill"),
                f.immunosuppressed,
            ),
        ),
        then=(
            supports(d.SEPSIS, MODERATE),
            *s.emergency(),
            recommends(s.TREAT_ANTIBIOTICS),
        ),
        because="Fever from an infected leg or joint, with two of a fast pulse, fast breathing, many white "
        "cells, an ill look and weak defences, may be sepsis.",
        references=(
            src.IDSA_SOFT_TISSUE.at("figure 1: severe infection: systemic signs, or weakened defences"),
            src.NICE_SEPSIS.at("1.1: when to suspect sepsis; people most vulnerable"),
        ),
    ),
    Rule(
        id="SAFE-585",
        # No fever is asked for. Liver and kidneys may be ill for years beside a red leg of stagnant veins.
        when=all_of(
            _red_and_failing,
            any_of(
                f.duration.is_("under a day", "days", "recent, not dated"),
                all_of(
                    f.course.is_("steadily worse"),
                    any_of(f.onset_over_hours_or_days, f.severity.is_("severe")),
                ),
            ),
        ),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, MODERATE),
            supports(d.SEPSIS, MODERATE),
            *s.emergency(),
            recommends(s.TREAT_ANTIBIOTICS),
            recommends(s.LAB_CBC),
        ),
        because="A leg newly red, or red and ever more painful, with few platelets and failing kidneys, may "
        "hold an infection that poisons the blood, fever or not.",
        references=(
            src.NICE_SEPSIS.at("high-risk criteria"),
            src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis: clinical features: bullae, systemic toxicity"),
        ),
    ),
    Rule(
        id="SAFE-601",
        # Cirrhosis brings severe cramps, few platelets and red shins: how bad a cramp is says nothing.
        when=all_of(
            _red_and_failing,
            any_of(f.course.is_("steadily worse"), all_of(f.severity.is_("severe"), no(f.leg_cramp))),
        ),
        then=(supports(d.SOFT_TISSUE_INFECTION, MODERATE), *s.urgent(), recommends(s.LAB_CBC)),
        because="A red leg that hurts badly or gets worse, with few platelets and failing kidneys, may be "
        "infected, however long it has been red.",
        references=(src.NICE_SEPSIS.at("high-risk criteria"),),
    ),
    Rule(
        id="SAFE-671",
        when=_red_and_failing,
        then=(
            supports(d.SOFT_TISSUE_INFECTION, WEAK),
            escalates(SOON),
            recommends(s.EXAM_SKIN),
            recommends(s.LAB_CBC),
        ),
        because="A red leg with few platelets and failing kidneys does not wait for a routine visit, "
        "even where nobody knows since when.",
        references=(src.NICE_SEPSIS.at("high-risk criteria"),),
    ),
    Rule(
        id="SAFE-17",
        when=all_of(f.leg_redness, any_of(f.leg_warmth, f.one_sided_swelling)),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, MODERATE),
            supports(d.DEEP_VEIN_THROMBOSIS, WEAK),
            *s.urgent(),
            recommends(s.LAB_CBC),
        ),
        # Fever is often missing in the old, the diabetic and those on steroids.
        because="A leg that is red, and hot or newly swollen, may be infected or hold a clot, even without "
        "fever, and has to be examined.",
        references=(src.NICE_CELLULITIS.at("1.1: diagnosis; referral and seeking specialist advice"),),
    ),
    Rule(
        id="SAFE-690",
        # Skin over bad veins is red for years, and hurts: only what is new, or may be hidden, hurries.
        when=all_of(
            f.leg_redness,
            any_of(f.leg_pain, f.leg_cramp),
            any_of(
                f.began_within_two_weeks,
                f.onset_over_hours_or_days,
                f.duration.is_("recent, not dated"),
                f.course.is_("steadily worse"),
                f.skin_break,
                f.diabetes.is_("type 1", "type 2"),
                f.immunosuppressed,
            ),
        ),
        then=(supports(d.SOFT_TISSUE_INFECTION, MODERATE), escalates(SOON), recommends(s.EXAM_SKIN)),
        because="A leg that is red and hurts, newly, ever more, after the skin was broken or where defences "
        "are weak, may be infected, though nobody has told of warmth or fever.",
        references=(src.NICE_CELLULITIS.at("1.1: diagnosis; referral and seeking specialist advice"),),
    ),
    Rule(
        id="SAFE-691",
        when=all_of(
            f.leg_redness,
            f.pain_out_of_proportion,
            any_of(f.severity.is_("severe"), feverish, f.one_sided_swelling, f.leg_warmth, f.dusky_skin),
        ),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, MODERATE),
            *s.emergency(),
            recommends(s.TREAT_ANTIBIOTICS),
        ),
        because="A red leg that hurts far more than it looks, badly, or with fever, heat or swelling, may "
        "hold an infection that destroys tissue beneath the skin.",
        references=(
            src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis: clinical features: pain out of proportion"),
        ),
    ),
    Rule(
        id="SAFE-692",
        # Before anything is to be seen. Influenza aches in both legs.
        when=any_of(
            all_of(
                feverish,
                f.side.is_("one leg"),
                any_of(f.leg_pain, f.leg_cramp),
                any_of(
                    f.course.is_("steadily worse"),
                    all_of(f.severity.is_("severe"), any_of(f.inflammation_raised, f.course.is_("constant"))),
                ),
            ),
            all_of(_hurts_badly_after_a_wound, any_of(*_ILL)),
            all_of(f.leg_redness, f.pain_out_of_proportion),
        ),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, WEAK),
            *s.urgent(),
            recommends(s.EXAM_SKIN),
            recommends(s.EXAM_JOINTS),
            recommends(s.LAB_INFLAMMATION),
        ),
        because="A leg that hurts more and more, or badly, in somebody feverish, or ill after the skin was "
        "broken, or far more than its redness, may hold an infection before much is seen.",
        references=(
            src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis: clinical features: pain out of proportion"),
            src.IDSA_SOFT_TISSUE.at("pyomyositis: recommendations"),
        ),
    ),
    Rule(
        id="SAFE-701",
        when=all_of(_hurts_badly_after_a_wound, at_least(2, *_ILL)),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, STRONG),
            *s.emergency(),
            recommends(s.TREAT_ANTIBIOTICS),
        ),
        because="Severe pain within days of broken skin, in somebody ill in two ways, is an infection that "
        "destroys tissue until a surgeon has looked.",
        references=(
            src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis: clinical features: bullae, systemic toxicity"),
        ),
    ),
    Rule(
        id="SAFE-693",
        when=all_of(
            feverish,
            f.side.is_("one leg"),
            any_of(f.leg_pain, f.leg_cramp),
            any_of(f.began_within_two_weeks, f.onset_over_hours_or_days, f.course.is_("constant")),
        ),
        then=(escalates(SOON), recommends(s.EXAM_SKIN), recommends(s.EXAM_JOINTS)),
        because="Fever with one leg that newly hurts is not explained by a virus alone: skin and joints are "
        "looked at.",
        references=(src.IDSA_SOFT_TISSUE.at("pyomyositis: recommendations"),),
    ),
    Rule(
        id="SAFE-703",
        when=all_of(
            f.injects_drugs,
            f.side.is_("one leg"),
            any_of(f.leg_pain, f.leg_cramp, f.one_sided_swelling),
            any_of(f.began_within_two_weeks, f.onset_within_days),
        ),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, MODERATE),
            supports(d.DEEP_VEIN_THROMBOSIS, WEAK),
            *s.urgent(),
            recommends(s.EXAM_SKIN),
            recommends(s.EXAM_CLOT),
        ),
        because="A leg or groin that newly hurts in somebody who injects may hold an abscess, a clot or a "
        "torn artery, and is seen today.",
        references=(src.IDSA_SOFT_TISSUE.at("abscesses in injection drug users"),),
    ),
    Rule(
        id="SAFE-397",
        when=any_of(f.leg_redness, f.leg_warmth, f.skin_blisters),
        then=(escalates(ROUTINE), recommends(s.EXAM_SKIN)),
        because="A leg that is red, warm or blistered is looked at, whatever else is missing.",
        references=(src.NICE_CELLULITIS.at("1.1: diagnosis; referral and seeking specialist advice"),),
    ),
    Rule(
        id="SAFE-380",
        when=all_of(
            f.leg_redness,
            any_of(f.leg_warmth, f.one_sided_swelling),
            any_of(f.fever, f.skin_break),
        ),
        then=(*s.urgent(), recommends(s.TREAT_CELLULITIS)),
        because="A leg that is red, and hot or swollen, with fever or after the skin was broken, is mostly "
        "cellulitis, and needs an antibiotic today.",
        references=(src.NICE_CELLULITIS.at("1.1: treatment, reassessment; referral"),),
    ),
    Rule(
        id="SAFE-40",
        when=all_of(
            f.crepitus,
            any_of(
                f.fever,
                f.leg_redness,
                f.one_sided_swelling,
                f.pain_out_of_proportion,
                f.nonhealing_wound,
                f.gangrene,
                f.leg_injury,
                f.course.is_("constant", "steadily worse"),
            ),
        ),
        then=(
            supports(d.SOFT_TISSUE_INFECTION, STRONG),
            *s.emergency(),
            recommends(s.REFER_SURGEON),
            recommends(s.TREAT_ANTIBIOTICS),
            recommends(s.LAB_CBC),
        ),
        because="Skin that crackles has gas in it: with any sign of infection or injury that goes to a "
        "surgeon at once.",
        references=(src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis and gas gangrene: crepitus"),),
    ),
    Rule(
        id="SAFE-310",
        # Dusky skin that is cold and without fever lacks blood: that is the vascular surgeon's (SAFE-41).
        when=all_of(
            f.dusky_skin,
            feverish,
            any_of(f.leg_redness, f.leg_warmth, f.one_sided_swelling, f.pain_out_of_proportion),
        ),
        then=(*s.emergency(), recommends(s.REFER_SURGEON), recommends(s.TREAT_ANTIBIOTICS)),
        because="Skin that turns dusky in a red, swollen or unduly painful leg with fever is dying of an "
        "infection below it.",
        references=(src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis: clinical features, skin changes"),),
    ),
    Rule(
        id="SAFE-390",
        when=all_of(
            deep_infection_picture,
            f.skin_blisters,
            any_of(f.dusky_skin, f.pain_out_of_proportion, f.appearance.is_("ill")),
        ),
        then=(*s.emergency(), recommends(s.REFER_SURGEON)),
        because="Blisters with dusky skin, undue pain or an ill look may lie over dead tissue, fever or "
        "not: a surgeon looks underneath.",
        references=(src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis: clinical features; surgical look"),),
    ),
    Rule(
        id="SAFE-260",
        when=all_of(
            f.crepitus, f.fever, any_of(f.leg_redness, f.leg_warmth, f.dusky_skin, f.pain_out_of_proportion)
        ),
        then=(supports(d.SOFT_TISSUE_INFECTION, DEFINING),),
        because="Fever and gas under inflamed skin are an infection that destroys tissue: nothing else "
        "that may be there comes before it.",
        references=(
            src.IDSA_SOFT_TISSUE.at("necrotizing fasciitis and gas gangrene: crepitus, systemic toxicity"),
        ),
    ),
    Rule(
        id="SAFE-55",
        when=all_of(
            any_of(f.skin_break, f.skin_blisters),
            any_of(f.leg_redness, f.leg_warmth, f.one_sided_swelling),
        ),
        then=(supports(d.SOFT_TISSUE_INFECTION, MODERATE), escalates(SOON), recommends(s.EXAM_SKIN)),
        because="A leg that turns red, warm or swollen after a bite, cut or blister may be infected.",
        references=(src.NICE_CELLULITIS.at("1.1: treatment; referral and seeking specialist advice"),),
    ),
)
