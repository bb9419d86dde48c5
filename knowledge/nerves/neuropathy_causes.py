"""Neuropathies by their cause: small fibres, hepatitis C, vitamins, poisons, other disease."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.glucose import diabetes
from knowledge.hormones import thyroid
from knowledge.kidneys import kidney_disease
from knowledge.medication import medicine_classes
from knowledge.movement import restless_legs
from knowledge.nerves import polyneuropathy
from knowledge.whole_body import background

_ANY_SENSORY_EVIDENCE = any_of(
    polyneuropathy.sensory_symptoms, c.stocking_signs, polyneuropathy.large_fiber_signs
)
_HEPATITIS_C = any_of(f.hepatitis_c_known, f.hepatitis_c_rna)
small_fiber_pattern, NEUR_40 = define(
    "small_fiber_pattern",
    "small-fibre pattern (burning, temperature) with normal large fibres",
    rule="NEUR-40",
    when=all_of(any_of(f.burning_feet, f.temperature_sensitivity), no(polyneuropathy.large_fiber_signs)),
    because="Burning feet with normal vibration, touch and ankle reflexes point to the small nerve fibres.",
    claims=("E17",),
    references=(src.EFNS_SKIN_BIOPSY.at("definition of small-fibre neuropathy"),),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="NEUR-146",
        when=all_of(f.position_sense.is_("reduced"), polyneuropathy.sensory_symptoms),
        then=(
            supports(d.PERIPHERAL_NEUROPATHY, MODERATE),
            supports(d.VITAMIN_DEFICIENCY_NEUROPATHY, MODERATE),
            escalates(SOON),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_B12),
        ),
        because="Where feet tingle and the toes' position is not felt, thick fibres or the cord's "
        "hind columns fail, as in lack of vitamin B12.",
        references=(src.NICE_B12.at("1.2: symptoms and signs: neurological or mobility problems"),),
    ),
    Rule(
        id="NEUR-588",
        # Drink makes red cells large too, and harms nerves: it does not take the toes' position first.
        when=all_of(f.mcv.above("high"), f.position_sense.is_("reduced")),
        then=(
            supports(d.VITAMIN_DEFICIENCY_NEUROPATHY, STRONG),
            escalates(SOON),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_B12),
        ),
        because="Large red cells, and toes whose position is not felt, suggest lack of a vitamin, first "
        "of all of B12.",
        references=(
            src.NICE_B12.at("1.2: symptoms and signs: macrocytosis; neurological or mobility problems"),
        ),
    ),
    Rule(
        id="NEUR-589",
        when=all_of(
            f.ankle_reflex.is_("brisk"),
            any_of(f.position_sense.is_("reduced"), f.unsteady_gait, f.bladder_change),
        ),
        then=(opposes(d.PERIPHERAL_NEUROPATHY, STRONG),),
        because="Damaged nerves take the ankles' reflexes first: where these are brisk, unsteady steps or a "
        "lost sense of position come from the cord, even if the feet are numb.",
        references=(
            src.AOSPINE_MYELOPATHY.at("clinical presentation: gait and long-tract signs"),
            src.AAN_DSP_DEFINITION.at("case definition: reduced ankle reflexes"),
        ),
    ),
    Rule(
        id="NEUR-39",
        when=any_of(f.burning_feet, f.temperature_sensitivity),
        then=(supports(d.SMALL_FIBER_NEUROPATHY, WEAK), recommends(s.EXAM_NEUROLOGIC)),
        because="Burning and altered feeling for temperature come from the fine nerve fibres.",
        claims=("E17", "E42"),
    ),
    NEUR_40,
    Rule(
        id="NEUR-41",
        when=small_fiber_pattern,
        then=(
            supports(d.SMALL_FIBER_NEUROPATHY, MODERATE),
            recommends(s.LAB_HBA1C),
            recommends(s.LAB_GLUCOSE),
            recommends(s.LAB_B12),
        ),
        because="Small-fibre neuropathy can show as cramping pain, and impaired glucose is its "
        "commonest cause.",
        claims=("E17",),
    ),
    Rule(
        id="NEUR-515",
        when=all_of(
            f.age.at_least("child"),
            f.burning_feet,
            any_of(polyneuropathy.polyneuropathy_pattern, small_fiber_pattern),
        ),
        then=(recommends(s.TREAT_NERVE_PAIN),),
        because="Feet that burn from damaged nerves are treated for the pain too, not for its cause alone.",
        references=(src.NICE_NERVE_PAIN.at("1.1.8: initial treatment of neuropathic pain"),),
    ),
    Rule(
        id="NEUR-42",
        when=all_of(
            any_of(f.burning_feet, f.temperature_sensitivity, c.stocking_signs), f.nerve_studies.is_("normal")
        ),
        then=(supports(d.SMALL_FIBER_NEUROPATHY, STRONG), recommends(s.TEST_SKIN_BIOPSY)),
        because="Burning or loss of feeling like a stocking, with normal nerve studies, suggests small-fibre "
        "damage alone.",
        claims=("E17",),
        references=(src.EFNS_SKIN_BIOPSY.at("normal nerve conduction in small-fibre neuropathy"),),
    ),
    Rule(
        id="NEUR-43",
        when=f.skin_biopsy_reduced_fibers,
        then=(
            supports(d.SMALL_FIBER_NEUROPATHY, DEFINING),
            escalates(ROUTINE),
            recommends(s.LAB_HBA1C),
            recommends(s.LAB_B12),
        ),
        because="Thinned nerve fibres in the skin prove small-fibre neuropathy, whose cause is then sought.",
        claims=("E17",),
        references=(src.EFNS_SKIN_BIOPSY.at("intraepidermal nerve fibre density"),),
    ),
    Rule(
        id="NEUR-44",
        when=no(f.skin_biopsy_reduced_fibers),
        # Not DEFINING: of those who have it, one in eight or so has a normal density.
        then=(opposes(d.SMALL_FIBER_NEUROPATHY, MODERATE),),
        because="A normal density of nerve fibres in the skin makes small-fibre neuropathy less likely.",
        references=(src.EFNS_SKIN_BIOPSY.at("intraepidermal nerve fibre density: sensitivity"),),
    ),
    Rule(
        id="NEUR-45",
        when=all_of(restless_legs.rls_pattern, any_of(f.burning_feet, f.temperature_sensitivity, f.tingling)),
        then=(supports(d.SMALL_FIBER_NEUROPATHY, MODERATE), recommends(s.EXAM_NEUROLOGIC)),
        because="Restless legs with burning or tingling may be due to a small-fibre neuropathy.",
        claims=("E17",),
    ),
    Rule(
        id="NEUR-46",
        when=_HEPATITIS_C,
        then=(
            supports(d.HEPATITIS_C_NEUROPATHY, WEAK),
            escalates(ROUTINE),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_HEPATITIS_C),
        ),
        because="Hepatitis C can damage nerves, and cramps may be the first thing noticed.",
        claims=("E18",),
    ),
    Rule(
        id="NEUR-47",
        when=all_of(_HEPATITIS_C, polyneuropathy.polyneuropathy_pattern),
        then=(supports(d.HEPATITIS_C_NEUROPATHY, STRONG), recommends(s.REFER_NEUROLOGY)),
        because="Prominent cramps with a distal symmetric picture are typical of the neuropathy of hepatitis "
        "C.",
        claims=("E18",),
    ),
    Rule(
        id="NEUR-48",
        when=all_of(polyneuropathy.polyneuropathy_pattern, any_of(f.cirrhosis_known, f.alt.above("high"))),
        then=(supports(d.HEPATITIS_C_NEUROPATHY, WEAK), recommends(s.LAB_HEPATITIS_C)),
        because="Neuropathy with a diseased liver raises the question of hepatitis C, which can cause both.",
        claims=("E18",),
    ),
    Rule(
        id="NEUR-49",
        when=no(f.hepatitis_c_rna),
        then=(opposes(d.HEPATITIS_C_NEUROPATHY, DEFINING),),
        because="Without virus in the blood, hepatitis C is not harming the nerves now.",
        references=(src.EASL_HEPATITIS_C.at("diagnosis: HCV RNA"),),
    ),
    Rule(
        id="NEUR-50",
        when=background.b12_lack,
        then=(
            supports(d.VITAMIN_DEFICIENCY_NEUROPATHY, WEAK),
            escalates(ROUTINE),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Anyone who lacks B vitamins may have nerve damage that only an examination shows.",
        claims=("B11",),
    ),
    Rule(
        id="NEUR-51",
        when=all_of(any_of(background.b12_lack, f.methylmalonic_acid_high), _ANY_SENSORY_EVIDENCE),
        then=(supports(d.VITAMIN_DEFICIENCY_NEUROPATHY, STRONG), escalates(SOON), recommends(s.LAB_B12)),
        because="Lack of B vitamins with altered feeling suggests nerve damage that early treatment can "
        "halt.",
        claims=("B11",),
        references=(src.NICE_B12.at("1.2: recognising deficiency, symptoms and signs"),),
    ),
    Rule(
        id="NEUR-52",
        when=all_of(any_of(background.b12_risk, f.alcohol_heavy), _ANY_SENSORY_EVIDENCE),
        then=(supports(d.VITAMIN_DEFICIENCY_NEUROPATHY, WEAK), recommends(s.LAB_B12)),
        because="Changed feeling in someone with a reason to lack vitamin B12 calls for measuring it.",
        claims=("B11",),
        references=(src.NICE_B12.at("1.2: recognising deficiency, risk factors"),),
    ),
    Rule(
        id="NEUR-280",
        when=all_of(
            f.gastric_surgery,
            polyneuropathy.sensory_symptoms,
            any_of(f.vegan_or_poor_diet, f.leg_weakness, f.unsteady_gait, f.vomiting_or_diarrhea),
        ),
        then=(
            supports(d.VITAMIN_DEFICIENCY_NEUROPATHY, STRONG),
            *s.urgent(),
            recommends(s.LAB_B12),
            recommends(s.REVIEW_THIAMINE),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="After surgery on the stomach, numb feet with poor food, vomiting or weak legs are lack of "
        "thiamine or B12 until they are replaced, diabetes or not.",
        claims=("B11",),
        references=(
            src.NICE_B12.at("1.2: recognising deficiency, risk factors: surgery"),
            src.BARIATRIC_NERVES.at("deficiencies of B12, thiamine and copper, early and late"),
        ),
    ),
    Rule(
        id="NEUR-281",
        # As with NEUR-154, it stays in the differential.
        when=all_of(
            f.gastric_surgery,
            f.leg_weakness,
            any_of(f.hand_weakness, f.weakness_progressive),
            diabetes.has_diabetes,
            polyneuropathy.polyneuropathy_pattern,
        ),
        then=(opposes(d.DIABETIC_NEUROPATHY, STRONG),),
        because="Weakness that spreads after surgery on the stomach is not how diabetes harms nerves: a "
        "vitamin is lacking, or the nerves are inflamed.",
        references=(src.BARIATRIC_NERVES.at("deficiencies, and inflammatory polyradiculoneuropathy"),),
    ),
    Rule(
        id="NEUR-53",
        when=f.vitamin_b12.above("borderline"),
        then=(opposes(d.VITAMIN_DEFICIENCY_NEUROPATHY, MODERATE),),
        because="A good level of vitamin B12 rules out the commonest vitamin cause, though B6 and others "
        "remain possible.",
        references=(src.NICE_B12.at("1.3: interpreting total B12"),),
    ),
    Rule(
        id="NEUR-54",
        when=all_of(
            f.vitamin_b12.above("borderline"),
            no(f.vitamin_deficiency_known),
            no(f.vegan_or_poor_diet),
            no(f.alcohol_heavy),
            no(f.gastric_surgery),
        ),
        then=(opposes(d.VITAMIN_DEFICIENCY_NEUROPATHY, STRONG),),
        because="Ample vitamin B12 and no reason to lack another speak against it, though a normal level can "
        "mislead.",
        references=(src.NICE_B12.at("1.3: interpreting total B12"),),
    ),
    Rule(
        id="NEUR-118",
        when=all_of(
            f.vitamin_b12.above("borderline"),
            no(f.vitamin_deficiency_known),
            no(f.vegan_or_poor_diet),
            no(f.alcohol_heavy),
            no(f.gastric_surgery),
            no(_ANY_SENSORY_EVIDENCE),
        ),
        then=(opposes(d.VITAMIN_DEFICIENCY_NEUROPATHY, DEFINING),),
        because="With ample vitamin B12, no reason to lack another and normal feeling, lack of vitamins is "
        "not harming the nerves.",
        references=(src.NICE_B12.at("1.3: interpreting total B12 with symptoms and signs"),),
    ),
    Rule(
        id="NEUR-55",
        when=all_of(medicine_classes.neurotoxic_drug, _ANY_SENSORY_EVIDENCE),
        then=(supports(d.PERIPHERAL_NEUROPATHY, MODERATE),),
        because="Altered feeling in someone on a medicine that can damage nerves may be due to it.",
        claims=("B10", "E52"),
        references=(src.BNF.at("peripheral neuropathy as a side effect"),),
    ),
    Rule(
        id="NEUR-56",
        when=all_of(
            any_of(
                f.alcohol_heavy,
                f.alcohol_heavy_before,
                kidney_disease.kidney_failure,
                thyroid.thyroid_disease,
            ),
            _ANY_SENSORY_EVIDENCE,
        ),
        then=(supports(d.PERIPHERAL_NEUROPATHY, MODERATE), recommends(s.EXAM_NEUROLOGIC)),
        because="Alcohol, failing kidneys and a diseased thyroid all damage nerves from the feet upwards.",
        claims=("B10",),
        references=(
            src.NEUROPATHY_CAUSES.at("table 2: alcohol, chronic kidney disease"),
            src.AFP_NEUROPATHY.at("abstract: treatable causes, hypothyroidism"),
        ),
    ),
    Rule(
        id="NEUR-57",
        when=all_of(any_of(f.monoclonal_protein, f.amyloidosis_known), _ANY_SENSORY_EVIDENCE),
        then=(
            supports(d.PERIPHERAL_NEUROPATHY, MODERATE),
            escalates(SOON),
            recommends(s.REFER_NEUROLOGY),
            recommends(s.TEST_NERVE_STUDIES),
        ),
        because="A monoclonal protein or amyloid with changed feeling may be destroying nerves, and can "
        "be treated.",
        claims=("B10", "C14"),
        references=(src.AAN_NEUROPATHY.at("screening laboratory tests: serum protein immunofixation"),),
    ),
    Rule(
        id="NEUR-58",
        when=all_of(
            f.foot_structure.is_("high arch"),
            any_of(polyneuropathy.large_fiber_signs, f.foot_drop, f.muscle_wasting),
        ),
        then=(
            supports(d.PERIPHERAL_NEUROPATHY, STRONG),
            escalates(ROUTINE),
            recommends(s.TEST_NERVE_STUDIES),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="High arches with thin, weak or numb feet suggest an inherited neuropathy.",
        claims=("E45",),
        references=(src.AAN_NEUROPATHY.at("genetic testing: Charcot-Marie-Tooth phenotype"),),
    ),
    Rule(
        id="NEUR-270",
        when=all_of(
            f.duration.is_("over a year"),
            f.since_childhood,
            any_of(
                polyneuropathy.large_fiber_signs,
                f.foot_drop,
                f.strength.is_("weak at both feet"),
                f.nerve_studies.is_("polyneuropathy"),
            ),
        ),
        then=(
            supports(d.PERIPHERAL_NEUROPATHY, STRONG),
            recommends(s.TEST_NERVE_STUDIES),
            recommends(s.REFER_NEUROLOGY),
        ),
        because="Feet that have been weak or numb since childhood suggest an inherited neuropathy.",
        claims=("E45",),
        references=(src.AAN_NEUROPATHY.at("genetic testing: Charcot-Marie-Tooth phenotype"),),
    ),
    Rule(
        id="NEUR-271",
        # With any complaint a level on the trunk is an emergency (CORD-06).
        when=any_of(
            f.pinprick.is_("reduced, pattern not told", "reduced below a level on the trunk"),
            f.light_touch.is_("reduced, pattern not told", "reduced below a level on the trunk"),
        ),
        then=(
            supports(d.PERIPHERAL_NEUROPATHY, WEAK),
            supports(d.LUMBAR_RADICULOPATHY, WEAK),
            escalates(SOON),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Reduced feeling on examination means that a nerve, a root or the cord is failing, and where "
        "it is reduced shows which.",
        claims=("E44",),
    ),
    Rule(
        id="NEUR-160",
        when=all_of(f.anca, any_of(_ANY_SENSORY_EVIDENCE, f.leg_weakness, f.foot_drop, f.muscle_pain)),
        then=(
            supports(d.PERIPHERAL_NEUROPATHY, WEAK),
            escalates(SOON),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.LAB_METABOLIC),
        ),
        because="Such antibodies with sore muscle or failing nerves may mean inflamed vessels, which "
        "threaten the kidneys too.",
        references=(src.NEUROPATHY_CAUSES.at("table 2: vasculitis"),),
    ),
)

DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.SMALL_FIBER_NEUROPATHY,
        # Vibration and reflexes run in other fibres: that they are normal does not count. Nor does any test
        # exclude it: a biopsy of the skin only makes it less likely.
        minimum=(
            f.burning_feet,
            f.temperature_sensitivity,
            f.pinprick.is_("reduced in stocking pattern", "reduced in patches"),
        ),
        at_risk=any_of(f.burning_feet, f.temperature_sensitivity),
        looked_for_by=(s.EXAM_NEUROLOGIC, s.TEST_SKIN_BIOPSY),
        claims=("E17", "E42"),
        references=(src.EFNS_SKIN_BIOPSY.at("definition: symptoms, and signs of small fibres"),),
    ),
    # Without a neuropathy there is none of these; with one, only a test tells its cause.
    Danger(
        disorder=d.HEPATITIS_C_NEUROPATHY,
        minimum=polyneuropathy.NERVES_EXAMINED,
        # It harms the nerves of both feet: one leg that tingles is no reason to look for it.
        at_risk=any_of(
            _HEPATITIS_C, f.injects_drugs, c.stocking_signs, polyneuropathy.polyneuropathy_pattern
        ),
        looked_for_by=(s.HISTORY_ASSOCIATED, s.EXAM_NEUROLOGIC, s.LAB_HEPATITIS_C),
        claims=("E18",),
        references=polyneuropathy.NERVES_EXAMINED_AS,
    ),
    Danger(
        disorder=d.VITAMIN_DEFICIENCY_NEUROPATHY,
        minimum=polyneuropathy.NERVES_EXAMINED,
        at_risk=any_of(background.b12_lack, _ANY_SENSORY_EVIDENCE),
        looked_for_by=(s.HISTORY_ASSOCIATED, s.EXAM_NEUROLOGIC, s.LAB_B12),
        claims=("B11",),
        references=polyneuropathy.NERVES_EXAMINED_AS,
    ),
)
