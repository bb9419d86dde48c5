"""Conditions of the whole body that go with cramps: pregnancy, blood, liver, alcohol, rare deposits.

That one of them is known makes it possible, and no more: most who have it cramp for another reason. What
is not yet known is suggested by no single vague sign.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.electrolytes import measured_salts
from knowledge.medication import medicine_classes
from knowledge.muscle import muscle_disease
from knowledge.nerves import polyneuropathy
from knowledge.night_cramps import idiopathic_cramps
from knowledge.whole_body import background

_LIVER_AT_RISK = any_of(f.alcohol_heavy, f.hepatitis_c_known)

RULES: tuple[Rule, ...] = (
    # Pregnancy. It never takes anything from the suspicion of a clot, which it makes likelier.
    Rule(
        id="SYST-01",
        when=all_of(f.pregnant, f.leg_cramp),
        then=(supports(d.PREGNANCY, WEAK), escalates(ROUTINE)),
        because="Cramps are common in pregnancy, and the midwife or doctor should be told of them.",
        claims=("D03", "D29"),
    ),
    Rule(
        id="SYST-02",
        when=all_of(background.late_pregnancy, f.leg_cramp),
        then=(
            supports(d.PREGNANCY, MODERATE),
            opposes(d.NOCTURNAL_LEG_CRAMPS, WEAK),
            recommends(s.ADVICE_STRETCHING),
        ),
        because="From the second trimester on, pregnancy itself is a common reason for cramps, by night too.",
        claims=("E36",),
    ),
    Rule(
        id="SYST-03",
        when=all_of(
            background.late_pregnancy,
            idiopathic_cramps.nocturnal_pattern,
            any_of(
                c.true_cramp,
                idiopathic_cramps.typical_but_for_its_length,
                all_of(f.leg_cramp, f.eases.any_of("stretching")),
            ),
        ),
        then=(supports(d.PREGNANCY, STRONG), opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG)),
        because="Typical cramps in bed in later pregnancy are most likely due to the pregnancy itself.",
        claims=("D03", "E02", "E36"),
        references=(src.NICE_CKS_CRAMPS.at("causes: pregnancy"),),
    ),
    # Blood
    Rule(
        id="SYST-04",
        when=all_of(c.anemia_present, f.leg_cramp),
        then=(supports(d.ANEMIA, WEAK), recommends(s.LAB_FERRITIN)),
        because="Anaemia is sometimes linked with night cramps, and lack of iron is its commonest cause.",
        claims=("D14",),
        references=(
            src.BSH_IRON.at("adults who are not pregnant: ferritin first"),
            src.AFP_IRON.at("diagnosis: ferritin; pregnancy"),
        ),
    ),
    # Liver
    Rule(
        id="SYST-05",
        when=all_of(f.cirrhosis_known, f.leg_cramp),
        then=(
            supports(d.CIRRHOSIS, WEAK),
            escalates(ROUTINE),
            recommends(s.LAB_ELECTROLYTES),
            recommends(s.LAB_METABOLIC),
        ),
        because="Cirrhosis is linked with cramps and with changes in salt and water that can be put right.",
        claims=("D16", "E35", "E46", "E47"),
    ),
    Rule(
        id="SYST-06",
        when=all_of(f.cirrhosis_known, idiopathic_cramps.nocturnal_pattern, c.true_cramp),
        then=(supports(d.CIRRHOSIS, MODERATE),),
        because="Muscle cramps, above all at night, are common in cirrhosis.",
        claims=("E35",),
        references=(src.EASL_CIRRHOSIS.at("ascites: diuretic treatment and muscle cramps"),),
    ),
    Rule(
        id="SYST-07",
        when=all_of(f.cirrhosis_known, medicine_classes.diuretics, f.leg_cramp),
        then=(supports(d.CIRRHOSIS, MODERATE), escalates(SOON)),
        because="In cirrhosis, cramps on diuretics may show too little blood volume or sodium.",
        claims=("E34", "E35"),
        references=(src.EASL_CIRRHOSIS.at("ascites: diuretic treatment and muscle cramps"),),
    ),
    Rule(
        id="SYST-08",
        when=all_of(
            _LIVER_AT_RISK,
            at_least(2, f.bilirubin.above("high"), f.albumin.below("low"), f.platelets.below("low")),
        ),
        then=(supports(d.CIRRHOSIS, MODERATE), escalates(SOON)),
        because="Alcohol or hepatitis C with two of raised bilirubin, low albumin and few platelets "
        "suggests cirrhosis.",
        claims=("E35", "E47"),
        references=(
            src.NICE_CIRRHOSIS.at("1.1: who is at risk: hepatitis C, harmful drinking"),
            src.CIRRHOSIS_FINDINGS.at("simple laboratory tests: platelets and others"),
        ),
    ),
    Rule(
        id="SYST-09",
        when=all_of(_LIVER_AT_RISK, f.both_legs_swollen),
        then=(supports(d.CIRRHOSIS, WEAK), recommends(s.LAB_CBC)),
        because="Swelling of both legs in a heavy drinker or with hepatitis C may mean cirrhosis that has "
        "gone unnoticed.",
        claims=("E48",),
        references=(
            src.NICE_CIRRHOSIS.at("1.1: who is at risk: hepatitis C, harmful drinking"),
            src.CIRRHOSIS_FINDINGS.at("physical examination"),
        ),
    ),
    # Alcohol
    Rule(
        id="SYST-10",
        when=all_of(f.alcohol_heavy, f.leg_cramp),
        then=(supports(d.ALCOHOL_USE_DISORDER, WEAK), recommends(s.LAB_METABOLIC)),
        because="Heavy drinking is linked with night cramps through magnesium, potassium and the liver.",
        claims=("D13", "E47"),
    ),
    Rule(
        id="SYST-11",
        when=all_of(
            f.alcohol_heavy, f.leg_cramp, any_of(measured_salts.low_magnesium, measured_salts.low_potassium)
        ),
        then=(supports(d.ALCOHOL_USE_DISORDER, MODERATE),),
        because="Alcohol makes the body lose magnesium and potassium, and one of them has been measured low.",
        claims=("D13", "E05"),
        references=(src.HARRISON.at("hypomagnesaemia: causes, alcohol use"),),
    ),
    Rule(
        id="SYST-12",
        when=all_of(f.alcohol_heavy, muscle_disease.proximal_weakness),
        then=(supports(d.ALCOHOL_USE_DISORDER, MODERATE),),
        because="Years of heavy drinking waste the muscles of hips and shoulders.",
        claims=("D13",),
        references=(src.HARRISON.at("alcohol and alcohol use disorders: skeletal muscle"),),
    ),
    Rule(
        id="SYST-13",
        when=all_of(f.alcohol_heavy, f.vegan_or_poor_diet),
        then=(escalates(SOON), recommends(s.REVIEW_THIAMINE)),
        because="Heavy drinking with little food uses up thiamine, and lack of it can harm brain and nerves "
        "for good.",
        references=(src.NICE_ALCOHOL.at("1.2: Wernicke's encephalopathy, thiamine if malnourished"),),
    ),
    # Sarcoidosis
    Rule(
        id="SYST-14",
        when=all_of(f.sarcoidosis_known, f.leg_cramp),
        then=(supports(d.SARCOIDOSIS, WEAK), recommends(s.LAB_ELECTROLYTES)),
        because="Sarcoidosis can change the calcium in the blood, which can make muscles cramp.",
        claims=("A13", "C13"),
    ),
    Rule(
        id="SYST-15",
        when=all_of(
            f.sarcoidosis_known,
            any_of(measured_salts.high_calcium, muscle_disease.proximal_weakness, f.muscle_pain_widespread),
        ),
        then=(supports(d.SARCOIDOSIS, MODERATE), recommends(s.LAB_CK)),
        because="In known sarcoidosis, high calcium or sore or weak muscle may be due to it.",
        claims=("A13", "C13"),
        references=(src.ATS_SARCOID.at("calcium and organ involvement"),),
    ),
    Rule(
        id="SYST-250",
        # Myositis has the same picture: its enzyme leaks, that of a granuloma's muscle need not.
        when=all_of(
            muscle_disease.proximal_weakness,
            f.nerve_studies.is_("myopathic pattern"),
            f.inflammation_raised,
            any_of(f.weight_loss, f.heavy_sweating, f.fever, f.shin_nodules_or_dry_cough),
        ),
        then=(supports(d.SARCOIDOSIS, WEAK), recommends(s.LAB_ELECTROLYTES)),
        because="Weak muscle with inflammation and lost weight, sweats or fever may hold the granulomas of "
        "sarcoidosis, even with a normal creatine kinase.",
        claims=("A13", "C13"),
        references=(src.ATS_SARCOID.at("calcium and organ involvement"),),
    ),
    Rule(
        id="SYST-16",
        # A dry cough alone is far more often an ACE inhibitor's.
        when=all_of(f.shin_nodules_or_dry_cough, f.joint_swelling),
        then=(supports(d.SARCOIDOSIS, WEAK), recommends(s.LAB_ELECTROLYTES)),
        because="Shin nodules or a long dry cough, with swollen joints, may be sarcoidosis not yet named.",
        claims=("A13", "C13"),
        references=(src.ATS_SARCOID.at("clinical features: Lofgren's syndrome"),),
    ),
    Rule(
        id="SYST-17",
        when=all_of(f.shin_nodules_or_dry_cough, measured_salts.high_calcium),
        then=(supports(d.SARCOIDOSIS, MODERATE),),
        because="Shin nodules or a long dry cough with high calcium suggest sarcoidosis.",
        claims=("A13",),
        references=(src.ATS_SARCOID.at("clinical features: hypercalcaemia"),),
    ),
    # Amyloidosis
    Rule(
        id="SYST-18",
        when=all_of(f.amyloidosis_known, f.leg_cramp),
        then=(supports(d.AMYLOIDOSIS, WEAK),),
        because="Amyloid in nerve or muscle is a rare cause of cramps, even where it is known.",
        claims=("C14",),
    ),
    Rule(
        id="SYST-19",
        when=all_of(
            f.amyloidosis_known,
            any_of(polyneuropathy.sensory_symptoms, polyneuropathy.polyneuropathy_pattern),
        ),
        then=(supports(d.AMYLOIDOSIS, MODERATE),),
        because="Known amyloidosis with altered feeling has probably reached the nerves.",
        claims=("C14",),
        references=(src.ACC_AMYLOID.at("extracardiac manifestations: polyneuropathy"),),
    ),
    Rule(
        id="SYST-20",
        when=all_of(
            f.carpal_tunnel_or_large_tongue,
            any_of(polyneuropathy.polyneuropathy_pattern, f.dizzy_on_standing),
        ),
        then=(supports(d.AMYLOIDOSIS, WEAK), recommends(s.LAB_PROTEIN)),
        because="Carpal tunnel syndrome in both hands or a large tongue, with nerve damage elsewhere, may be "
        "due to amyloid.",
        claims=("C14",),
        references=(src.ACC_AMYLOID.at("clinical clues: carpal tunnel syndrome, neuropathy, orthostasis"),),
    ),
    Rule(
        id="SYST-21",
        when=all_of(
            f.monoclonal_protein,
            any_of(f.carpal_tunnel_or_large_tongue, polyneuropathy.polyneuropathy_pattern),
        ),
        then=(supports(d.AMYLOIDOSIS, MODERATE), escalates(SOON)),
        because="A monoclonal protein with such signs may be light-chain amyloid, which treatment can still "
        "halt.",
        claims=("C14",),
        references=(src.ACC_AMYLOID.at("diagnosis: monoclonal protein screen first"),),
    ),
)
