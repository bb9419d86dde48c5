"""Where the documents disagree about facts, and what is made of it here.

How they rank a disorder stands with each disorder (`views`), where the most cautious tier leads.
"""

from __future__ import annotations

from knowledge.criteria import Disagreement

DISAGREEMENTS: tuple[Disagreement, ...] = (
    Disagreement(
        id="when_arterial_disease_hurts",
        text="Arterial disease hurts at rest and at night (A08), on activity or at night (B05), at night "
        "(D06), or on exertion and never at rest (C09, E10, E13, E54).",
        here="Exertion and relief on standing still speak for it; night or rest pain never speaks against "
        "it.",
        claims=("A08", "B05", "C09", "D06", "E10", "E13", "E54"),
    ),
    Disagreement(
        id="cramp_at_rest",
        text="A cramp at rest in bed is a night cramp (E13, E54), and pain at rest is critical ischaemia "
        "(E11).",
        here="Both stay on the list until the feet, the wounds and what hanging the leg down does are known.",
        claims=("E11", "E13", "E54"),
    ),
    Disagreement(
        id="already_known",
        text="Whoever has a serious cause probably knows of it (D07), yet a cramp may be the first sign of "
        "nerve damage by diabetes (E53), arterial disease can be silent (E50), and pulses exclude "
        "nothing (E15).",
        here="That no disease is known of yet, or that pulses are normal, never counts against one by "
        "itself.",
        claims=("D07", "E15", "E50", "E53"),
    ),
    Disagreement(
        id="link_to_diuretics",
        text="Whether diuretics cause cramps directly is not known (D08); they cause them (A07, C05), often,"
        " and by way of electrolytes (E34, E52).",
        here="They are reviewed whenever they are taken, and electrolytes are measured.",
        claims=("A07", "C05", "D08", "E34", "E52"),
    ),
    Disagreement(
        id="how_medicines_act",
        text="Medicines act on electrolytes or on muscle itself (C05), or by way of electrolytes (E34, E52).",
        here="Normal electrolytes do not clear a medicine.",
        claims=("C05", "E34", "E52"),
    ),
    Disagreement(
        id="which_medicines",
        text="Statins are named by two documents (C05, D24) and not by the latest; the contraceptive pill is"
        " linked at times (D24), conjugated oestrogens strongly (E30).",
        here="Every class that any document names counts, with the strength that this document gives it.",
        claims=("C05", "D24", "E30"),
    ),
    Disagreement(
        id="cause_of_night_cramps",
        text="Tired muscle, lack of fluid and electrolytes go with night cramps (A02, B14, C15); or no cause"
        " is found, and muscle and nerve seem tired (D01); or they are idiopathic, and electrolytes a "
        "kind apart (E02, E05).",
        here="They are taken as companions of night cramps, and never needed for them.",
        claims=("A02", "B14", "C15", "D01", "E02", "E05"),
    ),
    Disagreement(
        id="companion_or_rival",
        text="Dehydration, electrolytes and tired muscle accompany benign cramps (A02, B14, C15), and "
        "explain cramps in their own right (A04 to A06, B06, B07, C03, C04, C06).",
        here="Each is weighed on its own; electrolytes measured out of range count against benign cramps.",
        claims=("A02", "A04", "A05", "A06", "B06", "B07", "B14", "C03", "C04", "C06", "C15"),
    ),
    Disagreement(
        id="benign_first",
        text="Benign night cramps are the likeliest by far (A01, B01, C01), yet are never to be assumed "
        "before vascular disease is excluded (E50).",
        here="They may lead, but are not called benign until the vascular causes are excluded, and the step "
        "that does so is recommended.",
        claims=("A01", "B01", "C01", "E50"),
    ),
    Disagreement(
        id="which_electrolytes",
        text="Potassium, sodium, calcium and magnesium (A05), without magnesium (B07), or without calcium "
        "(C03); out of range either way (A05, B07, C03), or low (E05).",
        here="All four count, low and high, each with its own cut-offs.",
        claims=("A05", "B07", "C03", "E05"),
    ),
    Disagreement(
        id="too_much_or_too_little",
        text="Too much activity brings cramps (A06, B06, C06), and so does too little (D23).",
        here="Both are asked about; neither speaks against cramps.",
        claims=("A06", "B06", "C06", "D23"),
    ),
    Disagreement(
        id="how_a_clot_shows",
        text="A clot shows as severe pain and swelling (B08), or as a cramp (C07).",
        here="Swelling, tenderness and risks speak for it; that it cramps speaks against nothing.",
        claims=("B08", "C07"),
    ),
    Disagreement(
        id="how_neuropathy_shows",
        text="Neuropathy hurts at night (B10), or cramps (A09, C11, D05, E16).",
        here="What speaks for it is feeling that has changed, with pain or with cramp.",
        claims=("A09", "B10", "C11", "D05", "E16"),
    ),
    Disagreement(
        id="how_restless_legs_show",
        text="Restless legs seldom hurt (D10) and are no cramp (E22), or show as cramps at times (A11); they"
        " come in the evening and lying down (B04), or on falling asleep (D09); and may be a sign of "
        "small-fibre neuropathy (E17).",
        here="The urge to move that movement eases speaks for them; a hardened muscle speaks for a cramp.",
        claims=("A11", "B04", "D09", "D10", "E17", "E22"),
    ),
    Disagreement(
        id="what_a_contracture_means",
        text="A muscle that stays contracted marks metabolic myopathy (E28), and thyroid disease as well "
        "(E07).",
        here="It speaks for both, and the thyroid is tested.",
        claims=("E07", "E28"),
    ),
    Disagreement(
        id="how_common",
        text="Night cramps reach up to 60 % of adults (E02), and half of healthy controls had cramps often "
        "(E08).",
        here="No figure is used: standings are no probabilities.",
        claims=("E02", "E08"),
    ),
    Disagreement(
        id="weight_of_the_spine",
        text="Radiculopathy must not be missed (C11), or is one cause of many (E19); stenosis is linked at "
        "times (D30), or goes with night cramps (E20).",
        here="Radiculopathy is among what must not be missed; a narrow canal is weighed by what walking and "
        "stooping do.",
        claims=("C11", "D30", "E19", "E20"),
    ),
)
