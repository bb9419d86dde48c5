"""Neuropathies by their cause: small fibres, hepatitis C, vitamins, poisons, other disease."""

from __future__ import annotations

from knowledge.concepts import (
    b12_lack,
    b12_risk,
    kidney_failure,
    large_fiber_signs,
    neurotoxic_drug,
    polyneuropathy_pattern,
    rls_pattern,
    sensory_symptoms,
    small_fiber_pattern,
    stocking_signs,
    thyroid_disease,
)
from knowledge.criteria import (
    DEFINING,
    MODERATE,
    ROUTINE,
    SOON,
    STRONG,
    WEAK,
    Rule,
    all_of,
    any_of,
    concludes,
    escalates,
    no,
    opposes,
    recommends,
    supports,
)
from knowledge.disorders import (
    HEPATITIS_C_NEUROPATHY,
    PERIPHERAL_NEUROPATHY,
    SMALL_FIBER_NEUROPATHY,
    VITAMIN_DEFICIENCY_NEUROPATHY,
)
from knowledge.findings.associated import (
    burning_feet,
    foot_drop,
    muscle_wasting,
    temperature_sensitivity,
    tingling,
)
from knowledge.findings.examination import foot_structure
from knowledge.findings.history import (
    alcohol_heavy,
    amyloidosis_known,
    cirrhosis_known,
    gastric_surgery,
    hepatitis_c_known,
    vegan_or_poor_diet,
    vitamin_deficiency_known,
)
from knowledge.findings.laboratory import (
    alt,
    hepatitis_c_rna,
    monoclonal_protein,
    skin_biopsy_reduced_fibers,
    vitamin_b12,
)
from knowledge.findings.procedures import nerve_studies
from knowledge.sources import AAN_NEUROPATHY, BNF, EASL_HEPATITIS_C, EFNS_SKIN_BIOPSY, NICE_B12
from knowledge.steps import (
    EXAM_NEUROLOGIC,
    LAB_B12,
    LAB_GLUCOSE,
    LAB_HBA1C,
    LAB_HEPATITIS_C,
    REFER_NEUROLOGY,
    TEST_NERVE_STUDIES,
    TEST_SKIN_BIOPSY,
)

_ANY_SENSORY_EVIDENCE = any_of(sensory_symptoms, stocking_signs, large_fiber_signs)
_HEPATITIS_C = any_of(hepatitis_c_known, hepatitis_c_rna)

RULES: tuple[Rule, ...] = (
    Rule(
        id="NEUR-39",
        when=any_of(burning_feet, temperature_sensitivity),
        then=(supports(SMALL_FIBER_NEUROPATHY, WEAK), recommends(EXAM_NEUROLOGIC)),
        because="Burning and a wrong sense of temperature are carried by the fine nerve fibres.",
        claims=("E17", "E42"),
    ),
    Rule(
        id="NEUR-40",
        when=all_of(any_of(burning_feet, temperature_sensitivity), no(large_fiber_signs)),
        then=(concludes(small_fiber_pattern),),
        because="Burning feet with intact vibration, touch and ankle reflexes leave the small fibres to "
        "blame.",
        claims=("E17",),
        references=(EFNS_SKIN_BIOPSY.at("definition of small-fibre neuropathy"),),
    ),
    Rule(
        id="NEUR-41",
        when=small_fiber_pattern,
        then=(
            supports(SMALL_FIBER_NEUROPATHY, MODERATE),
            recommends(TEST_SKIN_BIOPSY),
            recommends(LAB_HBA1C),
            recommends(LAB_GLUCOSE),
        ),
        because="Small-fibre neuropathy can show as cramping pain, and impaired glucose is its "
        "commonest cause.",
        claims=("E17",),
    ),
    Rule(
        id="NEUR-42",
        when=all_of(
            any_of(burning_feet, temperature_sensitivity, stocking_signs),
            nerve_studies.is_("normal"),
        ),
        then=(supports(SMALL_FIBER_NEUROPATHY, STRONG), recommends(TEST_SKIN_BIOPSY)),
        because="Burning or a stocking of lost feeling with normal nerve studies is what small fibres "
        "alone can do.",
        claims=("E17",),
        references=(EFNS_SKIN_BIOPSY.at("normal nerve conduction in small-fibre neuropathy"),),
    ),
    Rule(
        id="NEUR-43",
        when=skin_biopsy_reduced_fibers,
        then=(
            supports(SMALL_FIBER_NEUROPATHY, DEFINING),
            escalates(ROUTINE),
            recommends(LAB_HBA1C),
            recommends(LAB_B12),
        ),
        because="Thinned nerve fibres in the skin prove small-fibre neuropathy, whose cause is then sought.",
        claims=("E17",),
        references=(EFNS_SKIN_BIOPSY.at("intraepidermal nerve fibre density"),),
    ),
    Rule(
        id="NEUR-44",
        when=no(skin_biopsy_reduced_fibers),
        then=(opposes(SMALL_FIBER_NEUROPATHY, DEFINING),),
        because="A normal density of nerve fibres in the skin leaves no small-fibre neuropathy to find.",
        references=(EFNS_SKIN_BIOPSY.at("intraepidermal nerve fibre density: diagnostic yield"),),
    ),
    Rule(
        id="NEUR-45",
        when=all_of(rls_pattern, any_of(burning_feet, temperature_sensitivity, tingling)),
        then=(supports(SMALL_FIBER_NEUROPATHY, MODERATE), recommends(EXAM_NEUROLOGIC)),
        because="Restless legs with burning or tingling may be the face of a small-fibre neuropathy.",
        claims=("E17",),
    ),
    Rule(
        id="NEUR-46",
        when=_HEPATITIS_C,
        then=(
            supports(HEPATITIS_C_NEUROPATHY, WEAK),
            escalates(ROUTINE),
            recommends(EXAM_NEUROLOGIC),
            recommends(LAB_HEPATITIS_C),
        ),
        because="Hepatitis C can damage nerves, and cramps may be what is noticed of it.",
        claims=("E18",),
    ),
    Rule(
        id="NEUR-47",
        when=all_of(_HEPATITIS_C, polyneuropathy_pattern),
        then=(supports(HEPATITIS_C_NEUROPATHY, STRONG), recommends(REFER_NEUROLOGY)),
        because="Prominent cramps with a distal symmetric picture are how the neuropathy of hepatitis C "
        "shows.",
        claims=("E18",),
    ),
    Rule(
        id="NEUR-48",
        when=all_of(polyneuropathy_pattern, any_of(cirrhosis_known, alt.above("high"))),
        then=(supports(HEPATITIS_C_NEUROPATHY, WEAK), recommends(LAB_HEPATITIS_C)),
        because="Neuropathy with a diseased liver raises the question of hepatitis C, which can cause both.",
        claims=("E18",),
    ),
    Rule(
        id="NEUR-49",
        when=no(hepatitis_c_rna),
        then=(opposes(HEPATITIS_C_NEUROPATHY, DEFINING),),
        because="Without virus in the blood hepatitis C is not at work on the nerves now.",
        references=(EASL_HEPATITIS_C.at("diagnosis: HCV RNA"),),
    ),
    Rule(
        id="NEUR-50",
        when=b12_lack,
        then=(supports(VITAMIN_DEFICIENCY_NEUROPATHY, WEAK), escalates(ROUTINE), recommends(EXAM_NEUROLOGIC)),
        because="Anyone who lacks B vitamins may have nerve damage that only an examination shows.",
        claims=("B11",),
    ),
    Rule(
        id="NEUR-51",
        when=all_of(b12_lack, _ANY_SENSORY_EVIDENCE),
        then=(supports(VITAMIN_DEFICIENCY_NEUROPATHY, STRONG), escalates(SOON)),
        because="Lack of B vitamins with changed feeling is a neuropathy that treatment can halt if it "
        "comes early.",
        claims=("B11",),
        references=(NICE_B12.at("1.1: neurological symptoms and signs"),),
    ),
    Rule(
        id="NEUR-52",
        when=all_of(any_of(b12_risk, alcohol_heavy), _ANY_SENSORY_EVIDENCE),
        then=(supports(VITAMIN_DEFICIENCY_NEUROPATHY, WEAK), recommends(LAB_B12)),
        because="Changed feeling in someone with a reason to lack vitamin B12 calls for measuring it.",
        claims=("B11",),
        references=(NICE_B12.at("1.1: risk factors"),),
    ),
    Rule(
        id="NEUR-53",
        when=vitamin_b12.above("borderline"),
        then=(opposes(VITAMIN_DEFICIENCY_NEUROPATHY, MODERATE),),
        because="A good level of vitamin B12 takes away the commonest vitamin cause, though B6 and "
        "others remain.",
        references=(NICE_B12.at("1.3: interpreting total B12"),),
    ),
    Rule(
        id="NEUR-54",
        when=all_of(
            vitamin_b12.above("borderline"),
            no(vitamin_deficiency_known),
            no(vegan_or_poor_diet),
            no(alcohol_heavy),
            no(gastric_surgery),
        ),
        then=(opposes(VITAMIN_DEFICIENCY_NEUROPATHY, STRONG),),
        because="Ample vitamin B12 and no reason to lack another speak against it, though cells may starve "
        "amid a normal level.",
        references=(NICE_B12.at("1.3: interpreting total B12"),),
    ),
    Rule(
        id="NEUR-118",
        when=all_of(
            vitamin_b12.above("borderline"),
            no(vitamin_deficiency_known),
            no(vegan_or_poor_diet),
            no(alcohol_heavy),
            no(gastric_surgery),
            no(_ANY_SENSORY_EVIDENCE),
        ),
        then=(opposes(VITAMIN_DEFICIENCY_NEUROPATHY, DEFINING),),
        because="With ample vitamin B12, no reason to lack another and feeling intact, no vitamin is missing "
        "to these nerves.",
        references=(NICE_B12.at("1.3: interpreting total B12 with symptoms and signs"),),
    ),
    Rule(
        id="NEUR-55",
        when=all_of(neurotoxic_drug, _ANY_SENSORY_EVIDENCE),
        then=(supports(PERIPHERAL_NEUROPATHY, MODERATE),),
        because="Changed feeling in someone on a medicine that can damage nerves may be its effect.",
        claims=("B10", "E52"),
        references=(BNF.at("peripheral neuropathy as a side effect"),),
    ),
    Rule(
        id="NEUR-56",
        when=all_of(any_of(alcohol_heavy, kidney_failure, thyroid_disease), _ANY_SENSORY_EVIDENCE),
        then=(
            supports(PERIPHERAL_NEUROPATHY, MODERATE),
            recommends(TEST_NERVE_STUDIES),
        ),
        because="Alcohol, failing kidneys and a diseased thyroid all damage nerves from the feet upwards.",
        claims=("B10",),
        references=(AAN_NEUROPATHY.at("causes of distal symmetric polyneuropathy"),),
    ),
    Rule(
        id="NEUR-57",
        when=all_of(any_of(monoclonal_protein, amyloidosis_known), _ANY_SENSORY_EVIDENCE),
        then=(
            supports(PERIPHERAL_NEUROPATHY, MODERATE),
            escalates(SOON),
            recommends(REFER_NEUROLOGY),
            recommends(TEST_NERVE_STUDIES),
        ),
        because="A monoclonal protein or amyloid with changed feeling may be destroying nerves, and can "
        "be treated.",
        claims=("B10", "C14"),
        references=(AAN_NEUROPATHY.at("screening laboratory tests: serum protein immunofixation"),),
    ),
    Rule(
        id="NEUR-58",
        when=all_of(
            foot_structure.is_("high arch"),
            any_of(large_fiber_signs, foot_drop, muscle_wasting),
        ),
        then=(
            supports(PERIPHERAL_NEUROPATHY, STRONG),
            escalates(ROUTINE),
            recommends(TEST_NERVE_STUDIES),
            recommends(REFER_NEUROLOGY),
        ),
        because="High arches with thin, weak or unfeeling feet are the mark of an inherited neuropathy.",
        claims=("E45",),
        references=(AAN_NEUROPATHY.at("genetic testing: Charcot-Marie-Tooth phenotype"),),
    ),
)
