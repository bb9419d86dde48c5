"""Which medicines do what: from the classes on a patient's list to what matters about them in cramps.

The documents differ (diuretics: claim D08 against E34; statins and the pill: C05 and D24 against a list
that lacks them, E29 to E34). The cautious view leads: a medicine that any document names counts, with
the strength of the document that says most.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import findings as f
from knowledge import sources as src
from knowledge.criteria import *

diuretics, MED_01 = define(
    "diuretics",
    "a diuretic among the medicines",
    rule="MED-01",
    when=any_of(f.thiazides, f.loop_diuretics, f.potassium_sparing_diuretics, f.other_diuretics),
    because="Whatever part of the kidney it acts on, a medicine that drives out water is a diuretic.",
    claims=("E34",),
    references=(src.BNF.at("2: diuretics"),),
)
potassium_losing_drug, MED_02 = define(
    "potassium_losing_drug",
    "a medicine that lowers potassium",
    rule="MED-02",
    when=any_of(
        f.thiazides,
        f.loop_diuretics,
        f.other_diuretics,
        f.beta_agonists,
        f.corticosteroids,
        f.laxatives,
        f.other_salt_losing_drugs,
    ),
    because="Most diuretics, beta agonists, steroids, laxatives and medicines that harm the kidney's tubules "
    "lower potassium, more so combined.",
    claims=("E52",),
    references=(src.BNF.at("hypokalaemia: medicines that can cause it"),),
)
withheld_for_potassium, MED_411 = define(
    "withheld_for_potassium",
    "a medicine withheld while potassium is high",
    rule="MED-411",
    when=any_of(
        f.ace_inhibitors,
        f.angiotensin_blockers,
        f.potassium_sparing_diuretics,
        f.potassium_supplements,
        f.nsaids,
        f.other_potassium_raising_drugs,
    ),
    because="It keeps potassium in the body, and can be left out for some days.",
    references=(src.UKKA_POTASSIUM.at("medicines as causes"),),
)
raises_potassium, MED_412 = define(
    "raises_potassium",
    "a medicine that raises potassium",
    rule="MED-412",
    # A transplant is not left without its ciclosporin or tacrolimus.
    when=any_of(withheld_for_potassium, f.calcineurin_inhibitors),
    because="It keeps potassium in the body.",
    references=(src.UKKA_POTASSIUM.at("medicines as causes"),),
)
electrolyte_altering_drug, MED_03 = define(
    "electrolyte_altering_drug",
    "a medicine that alters electrolytes",
    "a medicine that changes the blood salts",
    rule="MED-03",
    when=any_of(
        diuretics,
        potassium_losing_drug,
        f.ace_inhibitors,
        f.angiotensin_blockers,
        f.other_antihypertensives,
        f.proton_pump_inhibitors,
        f.bisphosphonates,
        f.calcineurin_inhibitors,
        f.neurotoxic_chemotherapy,
        f.lithium,
        f.antidepressants,
        f.other_potassium_raising_drugs,
        f.other_sodium_lowering_drugs,
        f.potassium_supplements,
        f.magnesium_supplements,
        f.calcium_vitamin_d_supplements,
    ),
    because="It moves potassium, sodium, calcium or magnesium, or is a blood pressure medicine that may.",
    claims=("C05", "E52"),
    references=(src.BNF.at("9: fluids and electrolytes"), src.BNF.at("antidepressant drugs: hyponatraemia")),
)
lipid_lowering_drug, MED_10 = define(
    "lipid_lowering_drug",
    "a lipid-lowering medicine",
    "a cholesterol medicine",
    rule="MED-10",
    when=any_of(f.statins, f.fibrates, f.other_lipid_lowering),
    also=(concludes(c.possibly_linked_drug),),
    because="Cholesterol medicines, statins foremost, can act on muscle itself.",
    claims=("C05", "D24"),
)
hormonal_contraceptive, MED_12 = define(
    "hormonal_contraceptive",
    "a hormonal contraceptive among the medicines",
    rule="MED-12",
    when=f.contraceptives,
    also=(concludes(c.possibly_linked_drug),),
    because="The contraceptive pill is sometimes linked with cramps.",
    claims=("D24",),
)
quinine_exposure, MED_15 = define(
    "quinine_exposure",
    "quinine taken, offered or asked about",
    rule="MED-15",
    when=any_of(f.quinine, f.quinine_considered),
    because="Quinine matters whether it is prescribed, bought, drunk as tonic water or only thought of.",
    claims=("E51",),
)
neurotoxic_drug, MED_16 = define(
    "neurotoxic_drug",
    "a medicine that can damage nerves",
    rule="MED-16",
    when=any_of(f.neurotoxic_chemotherapy, f.other_neurotoxic_drugs, f.colchicine, f.quinolones),
    because="These medicines can damage peripheral nerves, some of them for good.",
    references=(
        src.NEUROPATHY_CAUSES.at("table 2: medicines"),
        src.BNF.at("side-effects of each medicine: peripheral neuropathy"),
    ),
)
dopamine_blocker, MED_17 = define(
    "dopamine_blocker",
    "a medicine that blocks dopamine",
    rule="MED-17",
    when=any_of(f.antipsychotics, f.dopamine_blocking_antiemetics),
    because="Antipsychotics and some medicines against sickness block dopamine receptors.",
    references=(
        src.BNF.at("4: antipsychotics: extrapyramidal symptoms"),
        src.MDS_DYSTONIA.at("axis II: acquired, drugs"),
    ),
)

_STRONGLY_LINKED = tuple(
    Rule(id=rule, when=medicine, then=(concludes(c.strongly_linked_drug),), because=because, claims=claims)
    for rule, medicine, claims, because in (
        (
            "MED-04",
            f.iron_sucrose,
            ("E29",),
            "Cramps are among the commonest unwanted effects of iron sucrose into a vein.",
        ),
        (
            "MED-05",
            f.conjugated_estrogens,
            ("E30",),
            "Women given conjugated oestrogens report cramps of the legs notably often.",
        ),
        (
            "MED-06",
            f.raloxifene,
            ("E31",),
            "Raloxifene, which acts on the oestrogen receptor, has leg cramps as a known effect.",
        ),
        (
            "MED-07",
            f.nsaids,
            ("E32",),
            "Naproxen and its relatives are among the medicines most tied to leg cramps.",
        ),
        (
            "MED-08",
            f.teriparatide,
            ("E33",),
            "Teriparatide shifts calcium and is closely tied to leg cramps.",
        ),
        (
            "MED-09",
            diuretics,
            ("A07", "C05", "D08", "E34", "E52"),
            "Two documents let diuretics cause cramps and a third ties them closely; "
            "that a fourth knows no direct link does not clear them.",
        ),
    )
)

RULES: tuple[Rule, ...] = (
    MED_01,
    MED_02,
    MED_03,
    MED_411,
    MED_412,
    *_STRONGLY_LINKED,
    Rule(
        id="MED-56",
        when=f.beta_agonists,
        then=(concludes(c.strongly_linked_drug),),
        because="Treatment for cramps is begun more than twice as often once a long-acting beta agonist is "
        "inhaled.",
        references=(
            src.LABA_CRAMPS.at("results: adjusted sequence ratio 2.42"),
            src.BNF.at("side-effects of each medicine: muscle cramps or spasms"),
        ),
    ),
    MED_10,
    Rule(
        id="MED-11",
        when=any_of(
            f.beta_blockers,
            f.calcium_channel_blockers,
            f.ace_inhibitors,
            f.angiotensin_blockers,
            f.other_antihypertensives,
        ),
        then=(concludes(c.possibly_linked_drug),),
        because="High blood pressure is sometimes linked with cramps, and so are the medicines for it.",
        claims=("D19", "D24"),
    ),
    MED_12,
    Rule(
        id="MED-13",
        when=any_of(
            f.other_inhalers,
            f.other_chemotherapy,
            f.other_estrogens,
            f.other_intravenous_iron,
            f.calcineurin_inhibitors,
            f.colchicine,
            f.lithium,
            f.neurotoxic_chemotherapy,
            f.other_myotoxic_drugs,
            f.other_cramp_causing_drugs,
        ),
        then=(concludes(c.possibly_linked_drug),),
        because="No list of such medicines is complete: formularies name cramps as an effect of these too.",
        claims=("E29",),
        references=(
            src.NICE_CKS_CRAMPS.at("causes: medicines"),
            src.AFP_CRAMPS.at("medications associated with leg cramps"),
            src.BNF.at("side-effects of each medicine: muscle cramps or spasms"),
        ),
    ),
    Rule(
        id="MED-14",
        when=any_of(
            f.corticosteroids,
            f.laxatives,
            f.proton_pump_inhibitors,
            f.bisphosphonates,
            f.other_salt_losing_drugs,
        ),
        then=(concludes(c.possibly_linked_drug),),
        because="Medicines in common use cause cramps by lowering potassium, magnesium or calcium.",
        claims=("E52",),
        references=(src.BNF.at("9: hypokalaemia, hypomagnesaemia, hypocalcaemia"),),
    ),
    MED_15,
    MED_16,
    MED_17,
)
