"""Salts, fluid, hormones and organs."""

from __future__ import annotations

from knowledge import sources as src
from knowledge.criteria import DO_NOT_MISS, LISTED, OTHER_LIKELY, RARE, Disorder, View

DEHYDRATION = Disorder(
    id="dehydration",
    name="Dehydration",
    plain="lack of fluid",
    icd10="E86.0",
    group="metabolic",
    about="Too little body water, from drinking little or losing much.",
    views=(
        View(document="A", tier=OTHER_LIKELY, claims=("A04",)),
        View(document="C", tier=OTHER_LIKELY, claims=("C04",)),
        View(document="D", tier=LISTED, claims=("D17",)),
    ),
)
HYPOKALEMIA = Disorder(
    id="hypokalemia",
    name="Hypokalaemia",
    plain="low potassium",
    icd10="E87.6",
    group="metabolic",
    kind_of="electrolyte_imbalance",
    about="Low potassium in the blood.",
    views=(
        View(document="C", tier=OTHER_LIKELY, claims=("C03",)),
        View(document="E", tier=LISTED, claims=("E05",)),
    ),
    must_not_miss=True,
)
HYPERKALEMIA = Disorder(
    id="hyperkalemia",
    name="Hyperkalaemia",
    plain="high potassium",
    icd10="E87.5",
    group="metabolic",
    kind_of="electrolyte_imbalance",
    about="High potassium in the blood, which weakens muscle and can stop the heart.",
    views=(View(document="outside", tier=DO_NOT_MISS),),
    claims=("A05", "B07"),
    references=(src.UKKA_POTASSIUM.at("clinical features: muscle weakness; electrocardiogram"),),
)
HYPONATREMIA = Disorder(
    id="hyponatremia",
    name="Hyponatraemia",
    plain="low sodium",
    icd10="E87.1",
    group="metabolic",
    kind_of="electrolyte_imbalance",
    about="Low sodium in the blood.",
    views=(
        View(document="C", tier=OTHER_LIKELY, claims=("C03",)),
        View(document="E", tier=LISTED, claims=("E05",)),
    ),
    must_not_miss=True,
)
HYPOMAGNESEMIA = Disorder(
    id="hypomagnesemia",
    name="Hypomagnesaemia",
    plain="low magnesium",
    icd10="E83.42",
    group="metabolic",
    kind_of="electrolyte_imbalance",
    about="Low magnesium in the blood.",
    views=(
        View(document="C", tier=OTHER_LIKELY, claims=("C03",)),
        View(document="E", tier=LISTED, claims=("E05",)),
    ),
    must_not_miss=True,
)
HYPOCALCEMIA = Disorder(
    id="hypocalcemia",
    name="Hypocalcaemia",
    plain="low calcium",
    icd10="E83.51",
    group="metabolic",
    kind_of="electrolyte_imbalance",
    about="Low calcium in the blood, for example with hypoparathyroidism or lack of vitamin D.",
    views=(View(document="E", tier=LISTED, claims=("E06",)),),
    must_not_miss=True,
)
# Behind those that name the salt: where both are borne out alike, the name says more.
ELECTROLYTE_IMBALANCE = Disorder(
    id="electrolyte_imbalance",
    name="Electrolyte imbalance",
    plain="abnormal blood salts",
    icd10="E87.8",
    group="metabolic",
    about="Potassium, sodium, calcium or magnesium outside its range.",
    views=(
        View(document="A", tier=OTHER_LIKELY, claims=("A05",)),
        View(document="B", tier=OTHER_LIKELY, claims=("B07",)),
        View(document="C", tier=OTHER_LIKELY, claims=("C03",)),
        View(document="E", tier=LISTED, claims=("E05",)),
    ),
    must_not_miss=True,
)
HYPOTHYROIDISM = Disorder(
    id="hypothyroidism",
    name="Hypothyroidism",
    plain="underactive thyroid",
    icd10="E03.9",
    group="metabolic",
    about="An underactive thyroid; severe and untreated it must not be missed.",
    views=(
        View(document="A", tier=DO_NOT_MISS, claims=("A10",)),
        View(document="C", tier=RARE, claims=("C12",)),
        View(document="D", tier=LISTED, claims=("D22",)),
        View(document="E", tier=LISTED, claims=("E07",)),
    ),
    must_not_miss=True,
)
HYPERTHYROIDISM = Disorder(
    id="hyperthyroidism",
    name="Hyperthyroidism",
    plain="overactive thyroid",
    icd10="E05.90",
    group="metabolic",
    about="An overactive thyroid.",
    views=(
        View(document="D", tier=LISTED, claims=("D20",)),
        View(document="E", tier=LISTED, claims=("E07",)),
    ),
)
ADDISON_DISEASE = Disorder(
    id="addison_disease",
    name="Addison's disease",
    plain="failing adrenal glands",
    icd10="E27.1",
    group="metabolic",
    about="Failing adrenal glands, with loss of salt.",
    views=(View(document="D", tier=LISTED, claims=("D12",)),),
)
HYPOGLYCEMIA = Disorder(
    id="hypoglycemia",
    name="Hypoglycaemia",
    plain="low blood sugar",
    icd10="E16.2",
    group="metabolic",
    about="Low blood sugar, mostly under treatment of diabetes.",
    views=(View(document="D", tier=LISTED, claims=("D21",)),),
)
ACUTE_KIDNEY_INJURY = Disorder(
    id="acute_kidney_injury",
    name="Acute kidney injury",
    plain="sudden kidney failure",
    icd10="N17.9",
    group="metabolic",
    about="Kidney function lost within days.",
    views=(View(document="D", tier=LISTED, claims=("D11",)),),
)
CHRONIC_KIDNEY_DISEASE = Disorder(
    id="chronic_kidney_disease",
    name="Chronic kidney disease",
    plain="chronic kidney disease",
    icd10="N18.9",
    group="metabolic",
    about="Kidney function reduced for months.",
    views=(View(document="D", tier=LISTED, claims=("D15",)),),
)
HEMODIALYSIS_CRAMPS = Disorder(
    id="hemodialysis_cramps",
    name="Haemodialysis cramps",
    plain="cramps from dialysis",
    icd10="R25.2, Y84.1",
    group="metabolic",
    about="Cramps during or after dialysis, by rapid loss of fluid.",
    views=(View(document="E", tier=LISTED, claims=("E04",)),),
)
HEAT_CRAMPS = Disorder(
    id="heat_cramps",
    name="Heat cramps",
    plain="heat cramps",
    icd10="T67.2XXA",
    group="metabolic",
    about="Cramps after heavy sweating, by loss of water and salt.",
    views=(View(document="E", tier=LISTED, claims=("E03",)),),
    harmless=True,
)
