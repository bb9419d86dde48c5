"""Which medicines do what: from the classes on a patient's list to what matters about them in cramps.

The documents differ (diuretics: claim D08 against E34; statins and the pill: C05 and D24 against a list
that lacks them, E29 to E34). The cautious view leads: a medicine that any document names counts, with
the strength of the document that says most.
"""

from __future__ import annotations

from knowledge.concepts import (
    diuretics,
    dopamine_blocker,
    electrolyte_altering_drug,
    hormonal_contraceptive,
    lipid_lowering_drug,
    neurotoxic_drug,
    possibly_linked_drug,
    potassium_losing_drug,
    quinine_exposure,
    strongly_linked_drug,
)
from knowledge.criteria import Rule, any_of, concludes
from knowledge.findings import medicines
from knowledge.findings.history import quinine_considered
from knowledge.sources import AAN_NEUROPATHY, AFP_CRAMPS, BNF, MDS_DYSTONIA, NICE_CKS_CRAMPS

RULES = (
    Rule(
        id="MED-01",
        when=any_of(
            medicines.thiazides,
            medicines.loop_diuretics,
            medicines.potassium_sparing_diuretics,
            medicines.other_diuretics,
        ),
        then=(concludes(diuretics),),
        because="Whatever part of the kidney it acts on, a medicine that drives out water is a diuretic.",
        claims=("E34",),
        references=(BNF.at("2: diuretics"),),
    ),
    Rule(
        id="MED-02",
        when=any_of(
            medicines.thiazides,
            medicines.loop_diuretics,
            medicines.other_diuretics,
            medicines.beta_agonists,
            medicines.corticosteroids,
            medicines.laxatives,
        ),
        then=(concludes(potassium_losing_drug),),
        because="Most diuretics, beta agonists, steroids and laxatives lower potassium, more so combined.",
        claims=("E52",),
        references=(BNF.at("hypokalaemia: medicines that can cause it"),),
    ),
    Rule(
        id="MED-03",
        when=any_of(
            diuretics,
            potassium_losing_drug,
            medicines.ace_inhibitors,
            medicines.angiotensin_blockers,
            medicines.other_antihypertensives,
            medicines.proton_pump_inhibitors,
            medicines.bisphosphonates,
            medicines.calcineurin_inhibitors,
            medicines.neurotoxic_chemotherapy,
            medicines.lithium,
            medicines.antidepressants,
            medicines.potassium_supplements,
            medicines.magnesium_supplements,
            medicines.calcium_vitamin_d_supplements,
        ),
        then=(concludes(electrolyte_altering_drug),),
        because="It moves potassium, sodium, calcium or magnesium, or is a blood pressure medicine that may.",
        claims=("C05", "E52"),
        references=(
            BNF.at("9: fluids and electrolytes"),
            BNF.at("antidepressant drugs: hyponatraemia"),
        ),
    ),
    Rule(
        id="MED-04",
        when=medicines.iron_sucrose,
        then=(concludes(strongly_linked_drug),),
        because="Cramps are among the commonest unwanted effects of iron sucrose into a vein.",
        claims=("E29",),
    ),
    Rule(
        id="MED-05",
        when=medicines.conjugated_estrogens,
        then=(concludes(strongly_linked_drug),),
        because="Women given conjugated oestrogens report cramps of the legs notably often.",
        claims=("E30",),
    ),
    Rule(
        id="MED-06",
        when=medicines.raloxifene,
        then=(concludes(strongly_linked_drug),),
        because="Raloxifene, which acts on the oestrogen receptor, has leg cramps as a known effect.",
        claims=("E31",),
    ),
    Rule(
        id="MED-07",
        when=medicines.nsaids,
        then=(concludes(strongly_linked_drug),),
        because="Naproxen and its relatives are among the medicines most tied to leg cramps.",
        claims=("E32",),
    ),
    Rule(
        id="MED-08",
        when=medicines.teriparatide,
        then=(concludes(strongly_linked_drug),),
        because="Teriparatide shifts calcium and is closely tied to leg cramps.",
        claims=("E33",),
    ),
    Rule(
        id="MED-09",
        when=diuretics,
        then=(concludes(strongly_linked_drug),),
        because="Two documents let diuretics cause cramps and a third ties them closely; "
        "that a fourth knows no direct link does not clear them.",
        claims=("A07", "C05", "D08", "E34", "E52"),
    ),
    Rule(
        id="MED-10",
        when=any_of(medicines.statins, medicines.fibrates, medicines.other_lipid_lowering),
        then=(concludes(lipid_lowering_drug), concludes(possibly_linked_drug)),
        because="Cholesterol medicines, statins foremost, can act on muscle itself.",
        claims=("C05", "D24"),
    ),
    Rule(
        id="MED-11",
        when=any_of(
            medicines.beta_blockers,
            medicines.calcium_channel_blockers,
            medicines.ace_inhibitors,
            medicines.angiotensin_blockers,
            medicines.other_antihypertensives,
        ),
        then=(concludes(possibly_linked_drug),),
        because="High blood pressure goes with cramps at times, and so do the medicines against it.",
        claims=("D19", "D24"),
    ),
    Rule(
        id="MED-12",
        when=medicines.contraceptives,
        then=(concludes(hormonal_contraceptive), concludes(possibly_linked_drug)),
        because="The pill is one of the medicines that one document links to cramps at times.",
        claims=("D24",),
    ),
    Rule(
        id="MED-13",
        when=any_of(
            medicines.beta_agonists,
            medicines.other_estrogens,
            medicines.other_intravenous_iron,
            medicines.calcineurin_inhibitors,
            medicines.colchicine,
            medicines.other_cramp_causing_drugs,
        ),
        then=(concludes(possibly_linked_drug),),
        because="No list of such medicines is complete: formularies name cramps as an effect of these too.",
        claims=("E29",),
        references=(
            NICE_CKS_CRAMPS.at("causes: medicines"),
            AFP_CRAMPS.at("medications associated with leg cramps"),
            BNF.at("side-effects of each medicine: muscle cramps or spasms"),
        ),
    ),
    Rule(
        id="MED-14",
        when=any_of(
            medicines.corticosteroids,
            medicines.laxatives,
            medicines.proton_pump_inhibitors,
            medicines.bisphosphonates,
        ),
        then=(concludes(possibly_linked_drug),),
        because="Medicines in common use cause cramps by lowering potassium, magnesium or calcium.",
        claims=("E52",),
        references=(BNF.at("9: hypokalaemia, hypomagnesaemia, hypocalcaemia"),),
    ),
    Rule(
        id="MED-15",
        when=any_of(medicines.quinine, quinine_considered),
        then=(concludes(quinine_exposure),),
        because="Quinine matters whether it is prescribed, bought, drunk as tonic water or only thought of.",
        claims=("E51",),
    ),
    Rule(
        id="MED-16",
        when=any_of(
            medicines.neurotoxic_chemotherapy,
            medicines.other_neurotoxic_drugs,
            medicines.colchicine,
            medicines.quinolones,
        ),
        then=(concludes(neurotoxic_drug),),
        because="These medicines can damage peripheral nerves, some of them for good.",
        references=(
            AAN_NEUROPATHY.at("causes: toxic"),
            BNF.at("side-effects of each medicine: peripheral neuropathy"),
        ),
    ),
    Rule(
        id="MED-17",
        when=any_of(medicines.antipsychotics, medicines.dopamine_blocking_antiemetics),
        then=(concludes(dopamine_blocker),),
        because="Antipsychotics and some medicines against sickness block dopamine receptors.",
        references=(BNF.at("4: antipsychotics: extrapyramidal symptoms"), MDS_DYSTONIA.at("acquired: drugs")),
    ),
)
