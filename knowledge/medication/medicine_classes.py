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

RULES = (
    Rule(
        id="MED-01",
        when=any_of(f.thiazides, f.loop_diuretics, f.potassium_sparing_diuretics, f.other_diuretics),
        then=(concludes(c.diuretics),),
        because="Whatever part of the kidney it acts on, a medicine that drives out water is a diuretic.",
        claims=("E34",),
        references=(src.BNF.at("2: diuretics"),),
    ),
    Rule(
        id="MED-02",
        when=any_of(
            f.thiazides, f.loop_diuretics, f.other_diuretics, f.beta_agonists, f.corticosteroids, f.laxatives
        ),
        then=(concludes(c.potassium_losing_drug),),
        because="Most diuretics, beta agonists, steroids and laxatives lower potassium, more so combined.",
        claims=("E52",),
        references=(src.BNF.at("hypokalaemia: medicines that can cause it"),),
    ),
    Rule(
        id="MED-03",
        when=any_of(
            c.diuretics,
            c.potassium_losing_drug,
            f.ace_inhibitors,
            f.angiotensin_blockers,
            f.other_antihypertensives,
            f.proton_pump_inhibitors,
            f.bisphosphonates,
            f.calcineurin_inhibitors,
            f.neurotoxic_chemotherapy,
            f.lithium,
            f.antidepressants,
            f.potassium_supplements,
            f.magnesium_supplements,
            f.calcium_vitamin_d_supplements,
        ),
        then=(concludes(c.electrolyte_altering_drug),),
        because="It moves potassium, sodium, calcium or magnesium, or is a blood pressure medicine that may.",
        claims=("C05", "E52"),
        references=(
            src.BNF.at("9: fluids and electrolytes"),
            src.BNF.at("antidepressant drugs: hyponatraemia"),
        ),
    ),
    Rule(
        id="MED-04",
        when=f.iron_sucrose,
        then=(concludes(c.strongly_linked_drug),),
        because="Cramps are among the commonest unwanted effects of iron sucrose into a vein.",
        claims=("E29",),
    ),
    Rule(
        id="MED-05",
        when=f.conjugated_estrogens,
        then=(concludes(c.strongly_linked_drug),),
        because="Women given conjugated oestrogens report cramps of the legs notably often.",
        claims=("E30",),
    ),
    Rule(
        id="MED-06",
        when=f.raloxifene,
        then=(concludes(c.strongly_linked_drug),),
        because="Raloxifene, which acts on the oestrogen receptor, has leg cramps as a known effect.",
        claims=("E31",),
    ),
    Rule(
        id="MED-07",
        when=f.nsaids,
        then=(concludes(c.strongly_linked_drug),),
        because="Naproxen and its relatives are among the medicines most tied to leg cramps.",
        claims=("E32",),
    ),
    Rule(
        id="MED-08",
        when=f.teriparatide,
        then=(concludes(c.strongly_linked_drug),),
        because="Teriparatide shifts calcium and is closely tied to leg cramps.",
        claims=("E33",),
    ),
    Rule(
        id="MED-09",
        when=c.diuretics,
        then=(concludes(c.strongly_linked_drug),),
        because="Two documents let diuretics cause cramps and a third ties them closely; "
        "that a fourth knows no direct link does not clear them.",
        claims=("A07", "C05", "D08", "E34", "E52"),
    ),
    Rule(
        id="MED-10",
        when=any_of(f.statins, f.fibrates, f.other_lipid_lowering),
        then=(concludes(c.lipid_lowering_drug), concludes(c.possibly_linked_drug)),
        because="Cholesterol medicines, statins foremost, can act on muscle itself.",
        claims=("C05", "D24"),
    ),
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
        because="High blood pressure goes with cramps at times, and so do the medicines against it.",
        claims=("D19", "D24"),
    ),
    Rule(
        id="MED-12",
        when=f.contraceptives,
        then=(concludes(c.hormonal_contraceptive), concludes(c.possibly_linked_drug)),
        because="The pill is one of the medicines that one document links to cramps at times.",
        claims=("D24",),
    ),
    Rule(
        id="MED-13",
        when=any_of(
            f.beta_agonists,
            f.other_estrogens,
            f.other_intravenous_iron,
            f.calcineurin_inhibitors,
            f.colchicine,
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
        when=any_of(f.corticosteroids, f.laxatives, f.proton_pump_inhibitors, f.bisphosphonates),
        then=(concludes(c.possibly_linked_drug),),
        because="Medicines in common use cause cramps by lowering potassium, magnesium or calcium.",
        claims=("E52",),
        references=(src.BNF.at("9: hypokalaemia, hypomagnesaemia, hypocalcaemia"),),
    ),
    Rule(
        id="MED-15",
        when=any_of(f.quinine, f.quinine_considered),
        then=(concludes(c.quinine_exposure),),
        because="Quinine matters whether it is prescribed, bought, drunk as tonic water or only thought of.",
        claims=("E51",),
    ),
    Rule(
        id="MED-16",
        when=any_of(f.neurotoxic_chemotherapy, f.other_neurotoxic_drugs, f.colchicine, f.quinolones),
        then=(concludes(c.neurotoxic_drug),),
        because="These medicines can damage peripheral nerves, some of them for good.",
        references=(
            src.AAN_NEUROPATHY.at("causes: toxic"),
            src.BNF.at("side-effects of each medicine: peripheral neuropathy"),
        ),
    ),
    Rule(
        id="MED-17",
        when=any_of(f.antipsychotics, f.dopamine_blocking_antiemetics),
        then=(concludes(c.dopamine_blocker),),
        because="Antipsychotics and some medicines against sickness block dopamine receptors.",
        references=(
            src.BNF.at("4: antipsychotics: extrapyramidal symptoms"),
            src.MDS_DYSTONIA.at("acquired: drugs"),
        ),
    ),
)
