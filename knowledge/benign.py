"""Which cramps may be called benign, when, and what to come back with, benign or not."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge.criteria import Benign, Criterion, SafetyNet, all_of, any_of, no
from knowledge.electrolytes import high_potassium
from knowledge.medication import medicine_classes
from knowledge.muscle import polymyalgia
from knowledge.night_cramps import idiopathic_cramps

# All of them, those to come included: nobody is told that it is harmless while one has not been looked for.
_EVERY_DANGER = tuple(disorder for disorder in d.DISORDERS if disorder.must_not_miss)

_NOT_PREGNANT = any_of(f.sex_at_birth.is_("male"), f.age.at_least("older"), no(f.pregnant))
_CRAMP_AND_NOTHING_ELSE: tuple[Criterion, ...] = (
    f.age.at_least("child"),
    c.true_cramp,
    f.episode_duration.is_("seconds to minutes"),
    f.course.is_("comes and goes"),
    no(medicine_classes.quinine_exposure),
)
_AT_REST = any_of(idiopathic_cramps.nocturnal_pattern, f.at_rest)

_LEG = (
    "a leg that turns cold, pale, numb or cannot move; pain that will not let go; a numb saddle, "
    "or urine that cannot be passed or held; breathlessness or chest pain. "
)
_NOW = f"Emergency: {_LEG}"
_TODAY = "Same day: one leg swollen or always sore; dark urine; new weakness; confusion; fever. "
_LEG_PLAIN = (
    "if a leg turns cold, pale or numb or will not move, if a pain will not let go, if you are numb between "
    "the legs or cannot pass or hold urine, or if you are short of breath or your chest hurts. "
)
_NOW_PLAIN = f"Call an ambulance {_LEG_PLAIN}"
_TODAY_PLAIN = (
    "Be seen the same day for a leg that swells or stays sore, dark urine, new weakness, confusion or fever. "
)
_SOON = (
    "Within one to two weeks, if new or worse: pain on walking, numb feet, twitching or thinning muscles; a "
    "wound of the foot within two days. "
)
_SOON_PLAIN = (
    "See a doctor this week if pain when you walk, numb feet, twitching or thinning muscles are new or get "
    "worse, and within two days for a sore on a foot. "
)
_LAPSES = "Otherwise review after {after}, or with any new medicine: the verdict ends there. "
_LAPSES_PLAIN = (
    "One visit cannot rule out everything: come back in {after} if it is no better, and before you start a "
    "new medicine. "
)
_NO_QUININE = "No quinine."
_NO_QUININE_PLAIN = "Do not take quinine or tonic water for it."


def _net(after: str, more: str = "") -> str:
    return _NOW + _TODAY + more + _SOON + _LAPSES.format(after=after) + _NO_QUININE


def _plain(what: str, after: str, more: str = "") -> str:
    lapses = _LAPSES_PLAIN.format(after=after)
    return f"{what} {_NOW_PLAIN}{_TODAY_PLAIN}{more}{_SOON_PLAIN}{lapses}{_NO_QUININE_PLAIN}"


BENIGN: tuple[Benign, ...] = (
    Benign(
        disorder=d.NOCTURNAL_LEG_CRAMPS,
        when=all_of(
            *_CRAMP_AND_NOTHING_ELSE,
            _AT_REST,
            f.location.any_of("calf", "foot"),
            f.visible_hardening,
            no(f.leg_pain),
            _NOT_PREGNANT,
        ),
        unless=_EVERY_DANGER,
        # They are examined head to foot (WORK-13, CHLD-340), not for narrowed arteries and motor neurons.
        spares=f.age.below("child"),
        safety_net=_net("four weeks"),
        plain=_plain("These look like ordinary night cramps: they hurt, and they do no harm.", "four weeks"),
        claims=("A03", "B02", "E50", "E52"),
        references=(src.AASM_ICSD3.at("sleep-related leg cramps: criteria A to C"),),
    ),
    Benign(
        disorder=d.OVERUSE_STRAIN,
        when=all_of(
            *_CRAMP_AND_NOTHING_ELSE,
            f.after_unusual_exercise,
            f.location.any_of("calf", "foot", "thigh"),
            no(f.leg_injury),
            no(f.cannot_bear_weight),
            _NOT_PREGNANT,
        ),
        unless=_EVERY_DANGER,
        safety_net=_net(
            "two weeks",
            "With hard effort or heat dark urine, swelling or soreness that grows is an emergency. ",
        ),
        plain=_plain(
            "This looks like muscle that has worked harder than it is used to, and it will settle with rest.",
            "two weeks",
            "After hard effort, go to an emergency department if your urine turns dark or a muscle swells. ",
        ),
        # Sore shins and pulled calves take no reflex hammer.
        all_examined=False,
        claims=("A06", "B06", "C06"),
        references=(src.AAST_RHABDO.at("causes: exertion; clinical presentation"),),
    ),
    Benign(
        disorder=d.PREGNANCY,
        when=all_of(
            *_CRAMP_AND_NOTHING_ELSE,
            f.pregnant,
            _AT_REST,
            f.location.any_of("calf", "foot"),
            f.visible_hardening,
            no(f.leg_pain),
        ),
        unless=_EVERY_DANGER,
        safety_net=_net(
            "four weeks",
            "In pregnancy also the same day: headache, disturbed sight, pain under the ribs, or sudden "
            "swelling of face or hands. ",
        ),
        plain=_plain(
            "These look like the leg cramps that many women get while pregnant. They do not harm you or the "
            "baby.",
            "four weeks",
            "Ring your midwife or maternity unit the same day for a bad headache, trouble seeing, pain under "
            "the ribs, or sudden swelling of face or hands. ",
        ),
        # Calves, blood pressure and urine are looked at in all of them (SYST-01).
        all_examined=False,
        claims=("D03", "D29", "E36"),
        references=(
            src.RCOG_VTE.at("symptoms and signs in pregnancy; objective testing of any suspicion"),
            src.NICE_CKS_CRAMPS.at("causes: pregnancy"),
        ),
    ),
    Benign(
        disorder=d.HEAT_CRAMPS,
        when=all_of(
            *_CRAMP_AND_NOTHING_ELSE,
            any_of(f.in_heat_with_sweating, f.heavy_sweating),
            _NOT_PREGNANT,
        ),
        unless=_EVERY_DANGER,
        safety_net=_net(
            "a few days",
            "In heat also an emergency: a clouded mind, fainting, vomiting, or skin that stays hot. ",
        ),
        plain=_plain(
            "These look like cramps from sweating in the heat. They settle with rest, shade, fluid and salt.",
            "a few days",
            "In the heat, get help at once for confusion, fainting, vomiting, or skin that stays hot. ",
        ),
        all_examined=False,
        claims=("E03",),
        references=(src.NATA_HEAT.at("exercise-associated muscle cramps; heat stroke: recognition"),),
    ),
)

SAFETY_NETS: tuple[SafetyNet, ...] = (
    # What hides behind a child's growing pains: bone, blood and joints, hardly ever arteries or veins.
    SafetyNet(
        id="child",
        when=f.age.below("child"),
        now="Emergency: hard to wake, confused, or a fit; laboured breathing, chest pain; a rash that stays "
        "when pressed; a leg cold, pale, numb or not moved; a numb saddle, or urine that cannot be passed or "
        "held.",
        # What this visit was about has its own date: pain in one leg, or a limp, may be why they came.
        later="If new or worse, the same day: a limp, or a leg not stood on; one leg swollen; fever; pallor, "
        "bruises; dark urine; weakness; a hot or swollen joint. If new or worse, within two days: pain by "
        "day or on rising, in one leg or one spot; tiredness that stays; weight loss; a lump.",
        plain_now="Call an ambulance if your child is hard to wake, is confused or has a fit, struggles to "
        "breathe or has chest pain, has spots or a rash that stay when you press them, has a leg that is "
        "cold, pale or numb or will not move, is numb between the legs, or cannot pass or hold urine.",
        plain_later="Have your child seen the same day if one of these is new or gets worse: a limp, a leg "
        "that will not be stood on, a swollen leg, a fever, pale skin, bruises, dark urine, weakness, or a "
        "hot or swollen joint. Have your child seen within two days for new or worse pain by day or on "
        "getting up, new or worse pain in one leg or one place, tiredness that stays, weight loss, or a "
        "lump.",
        references=(
            src.NICE_CANCER.at("1.10 and 1.11: leukaemia and sarcoma in children and young people"),
            src.NHS_LIMP.at("when should you worry"),
            src.GROWING_PAINS.at("table 1: exclusion criteria"),
        ),
    ),
    # What cannot wait for the blood test of today.
    SafetyNet(
        id="high_potassium",
        when=any_of(
            high_potassium.suspected,
            high_potassium.suspected_in_injury,
            high_potassium.suspected_by_tests,
            f.little_urine,
        ),
        now="Emergency: collapse; a slow or uneven pulse; too weak to stand; confusion; no urine; "
        + _LEG.strip(),
        later=_TODAY + _SOON + _NO_QUININE,
        plain_now="Call an ambulance if you collapse, are confused or too weak to stand, if your heart beats "
        f"slowly or unevenly, or if no urine comes; also {_LEG_PLAIN.strip()}",
        plain_later=_TODAY_PLAIN + _SOON_PLAIN + _NO_QUININE_PLAIN,
        references=(
            src.UKKA_POTASSIUM.at("clinical features: muscle weakness, arrhythmia; emergency treatment"),
        ),
    ),
    # The arteries of the head, which may be inflamed too, treated or not.
    SafetyNet(
        id="polymyalgia",
        when=polymyalgia.suspected,
        now="Emergency: sight that fails or doubles, a jaw that hurts on chewing, a sore scalp; "
        + _LEG.strip(),
        later=_TODAY + _SOON + _NO_QUININE,
        plain_now="Go to an emergency department now if your sight fails or doubles, your jaw hurts when you "
        f"chew, or your scalp is sore. Call an ambulance {_LEG_PLAIN.strip()}",
        plain_later=_TODAY_PLAIN + _SOON_PLAIN + _NO_QUININE_PLAIN,
        references=(src.BSR_GIANT_CELL.at("a medical emergency; same-day assessment of the eyes"),),
    ),
    SafetyNet(
        id="everybody",
        now=_NOW.strip(),
        later=_TODAY + _SOON + _NO_QUININE,
        plain_now=_NOW_PLAIN.strip(),
        plain_later=_TODAY_PLAIN + _SOON_PLAIN + _NO_QUININE_PLAIN,
        references=(
            src.ESVS_ALI.at("diagnosis: imaging"),
            src.CES_PATHWAY.at("red flags in primary and community care"),
            src.NICE_VTE.at("1.1: signs or symptoms of deep vein thrombosis"),
            src.FDA_QUININE.at("serious haematologic reactions; not for nocturnal leg cramps"),
        ),
    ),
)
