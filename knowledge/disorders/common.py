"""Cramps without a found cause, and cramps from medicines."""

from __future__ import annotations

from knowledge.criteria import LISTED, MOST_LIKELY, OTHER_LIKELY, Disorder, View

NOCTURNAL_LEG_CRAMPS = Disorder(
    id="nocturnal_leg_cramps",
    name="Nocturnal leg cramps",
    plain="night leg cramps",
    icd10="G47.62",
    group="idiopathic",
    about="Sudden painful contractions of calf or foot at night in bed, without a found cause; benign "
    "once serious causes are excluded.",
    views=(
        View(document="A", tier=MOST_LIKELY, claims=("A01",)),
        View(document="B", tier=MOST_LIKELY, claims=("B01",)),
        View(document="C", tier=MOST_LIKELY, claims=("C01",)),
        View(document="D", tier=LISTED, claims=("D01",)),
        View(document="E", tier=MOST_LIKELY, claims=("E02",)),
    ),
    harmless=True,
    claims=("A03", "B02"),
)
MEDICATION_INDUCED = Disorder(
    id="medication_induced",
    name="Medication-induced cramps",
    plain="cramps from a medicine",
    icd10="R25.2, T50.905A",
    group="medication",
    about="Cramps as a side effect of a medicine.",
    views=(
        View(document="A", tier=OTHER_LIKELY, claims=("A07",)),
        View(document="C", tier=OTHER_LIKELY, claims=("C05",)),
        View(document="D", tier=LISTED, claims=("D24",)),
        View(document="E", tier=LISTED, claims=("E29",)),
    ),
)
