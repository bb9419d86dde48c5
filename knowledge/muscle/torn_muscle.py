"""A muscle, the Achilles tendon or a cyst behind the knee that tore: a snap, a bruise, a gap, a still foot.

A torn calf looks like a clot and may hold one: what is said here ranks the two, and takes no alarm away.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge import warnings as w
from knowledge.criteria import *

_HURT = any_of(f.leg_injury, f.began_during_effort)
_BELOW_THE_KNEE = f.location.any_of("calf", "ankle or knee", "foot")
_FROM_THE_KNEE_UP = f.location.any_of("ankle or knee", "thigh", "hip or groin", "buttock", "whole leg")
_FOUND_WEAK = f.strength.is_("weak in one leg", "weak near the trunk")

# It takes no alarm away: a burst cyst and a clot can share a calf.
_SWOLLEN_BELOW_A_BAD_KNEE = (
    f.one_sided_swelling,
    f.location.any_of("calf", "ankle or knee"),
    any_of(
        f.osteoarthritis_known,
        f.joint_swelling,
        f.joint_exam.is_("few large joints of the legs swollen"),
    ),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="MSK-490",
        when=all_of(*_SWOLLEN_BELOW_A_BAD_KNEE, any_of(f.onset_within_days, f.snap_felt)),
        then=(supports(d.BURST_POPLITEAL_CYST, MODERATE),),
        because="A calf that swells within days below a worn or swollen knee may hold the fluid of a cyst "
        "that burst.",
        references=(src.POPLITEAL_CYST.at("abstract: pain and swelling that resemble a clot; ultrasound"),),
    ),
    Rule(
        id="MSK-491",
        when=all_of(*_SWOLLEN_BELOW_A_BAD_KNEE, f.snap_felt, no(f.leg_injury)),
        then=(supports(d.BURST_POPLITEAL_CYST, STRONG),),
        because="Something that bursts without an injury, and a calf that then fills below a bad knee, is "
        "the story of a burst cyst.",
        references=(src.BURST_CYST_SIGN.at("description: sudden pain, worn knee, bruise below the ankle"),),
    ),
    Rule(
        id="MSK-492",
        when=any_of(
            no(f.one_sided_swelling),
            all_of(no(f.osteoarthritis_known), no(f.joint_swelling), no(f.joint_pain)),
        ),
        then=(opposes(d.BURST_POPLITEAL_CYST, MODERATE),),
        because="Without a swollen calf, or without a knee that swells or hurts, hardly any cyst has burst.",
        references=(src.BURST_CYST_SIGN.at("description: sudden pain, worn knee, bruise below the ankle"),),
    ),
    Rule(
        id="MSK-270",
        when=all_of(f.snap_felt, _HURT),
        then=(supports(d.OVERUSE_STRAIN, STRONG),),
        because="A snap, or a blow that nobody dealt, is how a muscle or its tendon tears.",
        claims=("B06", "A06"),
        references=(src.TENNIS_LEG.at("introduction: clinical presentation"),),
    ),
    Rule(
        id="MSK-635",
        # Of a snap as the trouble began: whether anything was done just then, nobody may have said.
        when=f.snap_felt,
        then=(supports(d.OVERUSE_STRAIN, WEAK), escalates(SOON), recommends(s.EXAM_TENDON)),
        because="What snapped as the pain began is most often a muscle or its tendon, and the tendon is "
        "tested.",
        claims=("B06", "A06"),
        references=(src.TENNIS_LEG.at("introduction: clinical presentation"),),
    ),
    Rule(
        id="MSK-271",
        when=all_of(f.snap_felt, _BELOW_THE_KNEE, any_of(_HURT, f.location.any_of("ankle or knee", "foot"))),
        then=(supports(d.ACHILLES_TENDON_RUPTURE, MODERATE),),
        because="A snap at calf or heel may be the Achilles tendon, which is easily taken for a sprain.",
        references=(src.AAOS_ACHILLES.at("recommendation 1: history and physical examination"),),
    ),
    Rule(
        id="MSK-272",
        when=all_of(f.muscle_gap, _HURT),
        then=(
            supports(d.OVERUSE_STRAIN, STRONG),
            supports(d.ACHILLES_TENDON_RUPTURE, WEAK),
            escalates(SOON),
            recommends(s.EXAM_TENDON),
        ),
        because="A gap that can be felt is where the muscle or the tendon has parted.",
        claims=("B06", "A06"),
        references=(src.AAOS_ACHILLES.at("recommendation 1: palpable gap"),),
    ),
    Rule(
        id="MSK-620",
        # Each tendon is tested first, for one that tore off may have to be sewn: the Achilles by the squeeze,
        # those of the kneecap and the buttock by strength and gait.
        when=all_of(
            f.snap_felt,
            _HURT,
            no(f.muscle_gap),
            any_of(no(f.calf_squeeze_positive), no(_BELOW_THE_KNEE)),
            any_of(
                no(_FROM_THE_KNEE_UP),
                all_of(f.strength.is_("normal"), no(f.leg_weakness), no(f.walking_hard)),
            ),
        ),
        then=(escalates(ROUTINE), recommends(s.ADVICE_TORN_MUSCLE)),
        because="What tore without a gap, in a calf whose Achilles tendon is whole or a thigh that is strong "
        "and walks well, is muscle, which heals by itself.",
        claims=("B06", "A06"),
        references=(src.NHS_STRAINS.at("self-care: protect, rest, ice, compress, elevate; then move"),),
    ),
    Rule(
        id="MSK-680",
        # A footballer's torn thigh limps too: it takes weakness, or a gap that is limped on.
        when=all_of(
            _HURT,
            _FROM_THE_KNEE_UP,
            any_of(
                all_of(any_of(f.snap_felt, f.muscle_gap), any_of(f.leg_weakness, _FOUND_WEAK)),
                all_of(f.muscle_gap, f.walking_hard),
            ),
        ),
        then=(*s.urgent(), recommends(s.EXAM_MUSCULOSKELETAL)),
        because="A snap or a gap from the knee up, with weakness, or a gap that is limped on, may be a "
        "tendon torn off the kneecap or the buttock: whether the knee straightens and bends with force is "
        "tested today.",
        claims=("B06", "A06"),
        references=(src.NHS_STRAINS.at("urgent help: a crack heard, an injured part that changed shape"),),
    ),
    Rule(
        id="MSK-273",
        when=all_of(f.resisted_movement_hurts, f.side.is_("one leg")),
        then=(supports(d.OVERUSE_STRAIN, MODERATE),),
        because="Pain that comes when one muscle pulls is the pain of that muscle or of its tendon.",
        claims=("B06", "A06"),
    ),
    Rule(
        id="MSK-274",
        # Wells' own minus: a swollen calf stays as urgent as it is, and a clot possible.
        when=all_of(any_of(f.muscle_gap, all_of(f.snap_felt, f.leg_bruise)), _HURT),
        then=(opposes(d.DEEP_VEIN_THROMBOSIS, MODERATE),),
        because="A calf that snapped during an effort and shows a gap or a bruise is at least as likely to "
        "be torn as to hold a clot.",
        references=(src.WELLS_DVT.at("table 1: alternative diagnosis at least as likely"),),
    ),
    Rule(
        id="MSK-331",
        when=all_of(f.leg_injury, f.leg_bruise, f.one_sided_swelling),
        then=(supports(d.BLEEDING_INTO_THE_LEG, MODERATE),),
        because="A leg that swells and bruises after a blow is at least as likely to bleed into its muscle "
        "as to hold a clot.",
        references=(src.WELLS_DVT.at("table 1: alternative diagnosis at least as likely"),),
    ),
    Rule(
        id="MSK-391",
        when=all_of(c.wells_likely, _HURT, f.leg_bruise),
        then=(recommends(s.REVIEW_BRUISED_LEG),),
        because="A bruised leg may bleed into its muscle, and a blood thinner on suspicion makes that worse.",
        references=(src.NICE_VTE.at("1.3: anticoagulation: bleeding risk"),),
    ),
    Rule(
        id="MSK-275",
        when=f.calf_squeeze_positive,
        then=(supports(d.ACHILLES_TENDON_RUPTURE, STRONG), *s.urgent()),
        because="Where squeezing the calf does not move the foot, the Achilles tendon has torn and is "
        "splinted the same day.",
        references=(src.AAOS_ACHILLES.at("recommendation 1: Thompson test"),),
    ),
    Rule(
        id="MSK-276",
        when=all_of(f.calf_squeeze_positive, f.muscle_gap),
        then=(supports(d.ACHILLES_TENDON_RUPTURE, DEFINING),),
        because="A positive squeeze test and a gap together establish a torn Achilles tendon.",
        references=(src.AAOS_ACHILLES.at("recommendation 1: two or more of four tests"),),
    ),
    Rule(
        id="MSK-277",
        when=no(f.calf_squeeze_positive),
        then=(opposes(d.ACHILLES_TENDON_RUPTURE, STRONG),),
        because="A foot that moves when the calf is squeezed hangs on a tendon that is whole, or nearly so.",
        references=(src.AAOS_ACHILLES.at("recommendation 1: Thompson test"),),
    ),
    Rule(
        id="MSK-278",
        # Within days of the first tablet, or months after the last; steroids and age make it likelier.
        when=all_of(
            f.quinolones,
            any_of(f.tendon_sore, all_of(any_of(f.leg_pain, f.leg_cramp, f.snap_felt), _BELOW_THE_KNEE)),
        ),
        then=(
            supports(d.ACHILLES_TENDON_RUPTURE, WEAK),
            escalates(SOON),
            warns(w.MEDICATION_REVIEW),
            recommends(s.REVIEW_MEDICINES),
            recommends(s.EXAM_TENDON),
        ),
        because="Quinolones inflame and tear tendons, the Achilles first, and are stopped at the first pain.",
        references=(src.MHRA_QUINOLONES.at("advice: stop at the first sign of tendon pain"),),
    ),
)
