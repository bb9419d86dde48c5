"""Narrowed leg arteries: who is at risk, claudication, and what is found and measured.

Only a test excludes arterial disease: normal pulses, rest or night pain never count against it.
"""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *
from knowledge.glucose import diabetes
from knowledge.night_cramps import idiopathic_cramps

_night_or_rest = any_of(idiopathic_cramps.nocturnal_pattern, f.at_rest)
_diabetes_told = f.diabetes.is_("type 1", "type 2", "other or unknown type")
# Only what a patient can tell: with measured diabetes here, nobody untested would be surely without risk.
_risk_beside_diabetes = any_of(
    f.smoking.is_("former", "current"),
    f.ever_smoked,
    f.hypertension_known,
    f.high_cholesterol_known,
    f.kidney_disease_known,
)
# These calcify the ankle arteries, so that a normal ankle pressure proves nothing in them.
may_have_stiff_arteries = any_of(
    _diabetes_told, f.kidney_disease_known, f.dialysis_type.is_("haemodialysis", "peritoneal dialysis")
)
slow_refill = any_of(
    f.capillary_refill.above("slow_when_old"),
    all_of(f.capillary_refill.at_least("slow"), f.age.below("older")),
)
vascular_risk, VASC_01 = define(
    "vascular_risk",
    "a vascular risk factor (smoking, diabetes, blood pressure, cholesterol, kidney disease)",
    rule="VASC-01",
    when=any_of(_risk_beside_diabetes, _diabetes_told),
    because="Tobacco, diabetes, high blood pressure, high cholesterol and kidney disease narrow arteries.",
    references=(src.AHA_PAD.at("epidemiology and risk factors"),),
)
known_atherosclerosis, VASC_02 = define(
    "known_atherosclerosis",
    "known arterial disease",
    rule="VASC-02",
    when=any_of(f.pad_known, f.arterial_disease_known),
    because="Arteries that are diseased in one place are likely to be so in the legs as well.",
    claims=("C10",),
    references=(src.AHA_PAD.at("table of patients at increased risk: disease in another vascular bed"),),
)
pad_risk, VASC_03 = define(
    "pad_risk",
    "increased risk of peripheral artery disease",
    "a raised risk of narrowed leg arteries",
    rule="VASC-03",
    when=any_of(
        known_atherosclerosis,
        f.age.at_least("pad_age"),
        all_of(f.age.at_least("risk_age"), vascular_risk),
        all_of(diabetes.has_diabetes, _risk_beside_diabetes),
    ),
    because="Age, risk factors or arterial disease elsewhere make narrowed leg arteries more likely.",
    references=(src.AHA_PAD.at("table of patients at increased risk"),),
)
# As far as a patient can tell, so that it is surely absent in someone who was asked and never measured.
pad_risk_increased, VASC_140 = define(
    "pad_risk_increased",
    "increased risk of peripheral artery disease by age, risk factors or known disease",
    "a raised risk of narrowed leg arteries by age or by what you told",
    rule="VASC-140",
    when=any_of(
        known_atherosclerosis,
        f.age.at_least("pad_age"),
        # A statin counts as the lipids it is given for, whatever is said of them.
        all_of(f.age.at_least("risk_age"), any_of(vascular_risk, f.statins, f.pad_in_family)),
        all_of(_diabetes_told, _risk_beside_diabetes),
    ),
    because="From 65 on, and earlier with risk factors or diseased arteries elsewhere, leg arteries may "
    "narrow unfelt.",
    references=(src.AHA_PAD.at("table 5: patients at increased risk"),),
)
resting_flow_normal, VASC_141 = define(
    "resting_flow_normal",
    "a valid ankle-brachial index within its range at rest",
    "blood pressure at the ankle, measured as normal at rest",
    rule="VASC-141",
    when=any_of(
        all_of(f.abi_rest.at_least("normal"), f.abi_rest.at_most("stiff"), no(may_have_stiff_arteries)),
        all_of(f.abi_rest.at_least("normal"), f.toe_brachial_index.above("low")),
    ),
    because="From 1.00 to 1.40 the index is normal; where arteries may be stiff the toe has to confirm it.",
    references=(
        src.AHA_PAD.at("resting ankle-brachial index: normal from 1.00 to 1.40; toe-brachial over 1.40"),
        src.AHA_ABI.at("noncompressible arteries in diabetes and kidney disease"),
    ),
)
toes_supplied, VASC_46 = define(
    "toes_supplied",
    "toes with enough blood, as measured",
    rule="VASC-46",
    when=any_of(
        f.toe_brachial_index.above("low"),
        all_of(f.toe_pressure.at_least("supplied"), f.abi_rest.above("low")),
    ),
    also=(opposes(d.CRITICAL_LIMB_ISCHEMIA, DEFINING),),
    because="Toes with a good pressure do not lack blood at rest, whether the ankle arteries are stiff or "
    "not.",
    references=(
        src.GVG_CLTI.at("haemodynamic assessment: toe pressure and toe-brachial index"),
        src.SVS_WIFI.at("ischaemia grade 0"),
    ),
)
critical_flow_measured, VASC_44 = define(
    "critical_flow_measured",
    "a critically low flow to the leg, as measured",
    rule="VASC-44",
    when=any_of(f.abi_rest.below("severe"), f.toe_pressure.below("ischemic")),
    also=(
        concludes(c.pad_measured),
        supports(d.CRITICAL_LIMB_ISCHEMIA, MODERATE),
        escalates(URGENT),
        recommends(s.REFER_VASCULAR_URGENT),
    ),
    because="Pressures this low cannot keep the tissue of a foot alive for long.",
    claims=("E11",),
    references=(
        src.GVG_CLTI.at("definitions: haemodynamic criteria, toe pressure"),
        src.SVS_WIFI.at("ischaemia grade 3"),
    ),
)
claudication_pattern, VASC_05 = define(
    "claudication_pattern",
    "claudication (effort brings it on, standing still ends it)",
    rule="VASC-05",
    when=all_of(f.comes_with_exertion, any_of(f.eases.any_of("standing still"), f.settles_on_stopping)),
    also=(
        supports(d.PERIPHERAL_ARTERY_DISEASE, STRONG),
        opposes(d.NOCTURNAL_LEG_CRAMPS, STRONG),
        escalates(ROUTINE),
        recommends(s.EXAM_VASCULAR),
        recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
    ),
    because="Leg trouble that comes on effort and eases on stopping suggests narrowed arteries "
    "(claudication).",
    claims=("B05", "C09", "E10", "E13", "E54"),
    references=(src.AHA_PAD.at("clinical presentation: claudication"),),
)
reproducible_claudication, VASC_06 = define(
    "reproducible_claudication",
    "claudication at the same distance each time",
    rule="VASC-06",
    when=all_of(claudication_pattern, f.same_distance_each_time),
    because="Trouble after the same walking distance each time suggests a limited blood supply.",
    claims=("E10",),
)
abnormal_pulses, VASC_11 = define(
    "abnormal_pulses",
    "diminished or absent pulses of the leg",
    rule="VASC-11",
    when=any_of(
        f.pedal_pulses.is_("diminished", "absent"), f.femoral_popliteal_pulses.is_("diminished", "absent")
    ),
    also=(
        supports(d.PERIPHERAL_ARTERY_DISEASE, MODERATE),
        escalates(SOON),
        recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
    ),
    because="A pulse that is weak or gone suggests that an artery above it is narrowed.",
    claims=("E14",),
    references=(
        src.AHA_PAD.at("table 6: abnormal femoral, popliteal, dorsalis pedis or posterior tibial pulse"),
    ),
)

RULES: tuple[Rule, ...] = (
    # Who is at risk
    VASC_01,
    VASC_02,
    VASC_03,
    VASC_140,
    Rule(
        id="VASC-04",
        when=pad_risk,
        then=(recommends(s.EXAM_VASCULAR),),
        because="Narrowed leg arteries often cause no symptoms, so people at risk are examined for them.",
        claims=("E43", "E50"),
        references=(src.AHA_PAD.at("history and physical examination in patients at increased risk"),),
    ),
    # Claudication
    VASC_05,
    VASC_06,
    Rule(
        id="VASC-07",
        # In someone young without any risk, the same distance each time fits other causes as well.
        when=all_of(reproducible_claudication, pad_risk),
        then=(supports(d.PERIPHERAL_ARTERY_DISEASE, DEFINING),),
        because="Claudication at the same distance each time, in someone at risk, is the typical story of "
        "narrowed leg arteries.",
        claims=("E10",),
        references=(src.AHA_PAD.at("clinical presentation: claudication"),),
    ),
    Rule(
        id="VASC-08",
        when=all_of(f.comes_with_exertion, no(idiopathic_cramps.nocturnal_pattern), no(f.at_rest)),
        then=(opposes(d.NOCTURNAL_LEG_CRAMPS, DEFINING),),
        because="Trouble that comes on effort alone, and never in bed or at rest, is not a night cramp.",
        claims=("E13", "E54"),
        references=(src.AASM_ICSD3.at("sleep-related leg cramps: they come during the time in bed"),),
    ),
    Rule(
        id="VASC-09",
        # Whether it comes at night or at rest as well is not asked for: that never speaks against arteries.
        when=all_of(f.comes_with_exertion, any_of(pad_risk, f.age.at_least("risk_age"))),
        then=(
            supports(d.PERIPHERAL_ARTERY_DISEASE, MODERATE),
            escalates(ROUTINE),
            recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
        ),
        because="In someone at risk, or over 50, with trouble on effort the pressures are measured.",
        claims=("B05", "C09", "E13"),
        references=(
            src.AHA_PAD.at("clinical presentation: exertional leg symptoms other than claudication"),
        ),
    ),
    Rule(
        id="VASC-151",
        when=all_of(f.worse_when_raised, f.location.any_of("foot")),
        then=(
            supports(d.PERIPHERAL_ARTERY_DISEASE, MODERATE),
            escalates(SOON),
            recommends(s.EXAM_VASCULAR),
            recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
        ),
        because="A foot that hurts more when it is put up may get too little blood to climb there.",
        claims=("A08", "E11"),
        references=(src.GVG_CLTI.at("definitions: ischaemic rest pain, relieved by dependency"),),
    ),
    Rule(
        id="VASC-152",
        when=all_of(
            any_of(f.worse_with_effort, f.walking_pain_before),
            any_of(pad_risk, f.age.at_least("risk_age")),
        ),
        then=(
            supports(d.PERIPHERAL_ARTERY_DISEASE, WEAK),
            escalates(ROUTINE),
            recommends(s.EXAM_VASCULAR),
        ),
        because="Narrowed arteries may show as trouble that walking makes worse or used to bring on.",
        claims=("B05", "C09", "E13"),
        references=(src.AHA_PAD.at("table 6: exertional symptoms that are not typical of claudication"),),
    ),
    Rule(
        id="VASC-703",
        # A worn knee or hip hurts on walking too: there the pulses come first.
        when=all_of(
            any_of(f.worse_with_effort, f.walking_pain_before),
            any_of(pad_risk, f.age.at_least("risk_age")),
            any_of(
                f.walking_pain_before,
                f.location.any_of("calf", "shin", "thigh", "buttock", "foot", "whole leg"),
                abnormal_pulses,
            ),
        ),
        then=(recommends(s.TEST_ANKLE_BRACHIAL_INDEX),),
        because="Muscle that walking makes worse, or that it used to hurt, may be short of blood: the "
        "pressure at the ankle tells.",
        claims=("B05", "C09", "E13"),
        references=(src.AHA_PAD.at("table 6: exertional symptoms that are not typical of claudication"),),
    ),
    Rule(
        id="VASC-153",
        when=all_of(
            any_of(f.comes_with_exertion, f.walking_pain_before),
            f.location.any_of("buttock", "thigh", "hip or groin"),
            any_of(f.sexual_function_change, f.femoral_popliteal_pulses.is_("diminished", "absent")),
        ),
        then=(
            supports(d.PERIPHERAL_ARTERY_DISEASE, STRONG),
            escalates(SOON),
            recommends(s.EXAM_VASCULAR),
            recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
        ),
        because="Hip or buttock pain on walking with failing erections or weak groin pulses points to "
        "arteries of the pelvis.",
        claims=("E10",),
        references=(src.AHA_PAD.at("table 6: claudication of the buttock; erectile dysfunction; pulses"),),
    ),
    Rule(
        id="VASC-10",
        when=all_of(
            _night_or_rest, any_of(known_atherosclerosis, all_of(f.age.at_least("risk_age"), vascular_risk))
        ),
        then=(
            supports(d.PERIPHERAL_ARTERY_DISEASE, WEAK),
            escalates(ROUTINE),
            recommends(s.EXAM_VASCULAR),
        ),
        because="Poor blood flow can cause leg trouble at rest and in bed too, so the circulation is checked "
        "in those at risk.",
        claims=("A08", "B05", "D06", "D27", "E50"),
    ),
    # What is found on examination
    VASC_11,
    Rule(
        id="VASC-150",
        when=all_of(
            any_of(f.foot_pallor, f.leg_bruit),
            any_of(f.comes_with_exertion, pad_risk_increased),
        ),
        then=(
            supports(d.PERIPHERAL_ARTERY_DISEASE, MODERATE),
            escalates(SOON),
            recommends(s.EXAM_VASCULAR),
            recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
        ),
        because="A foot that is pale or pales when raised, or a murmur over a leg artery, suggests a narrow "
        "one.",
        claims=("E43",),
        references=(src.AHA_PAD.at("table 6: vascular bruit; elevation pallor, dependent rubor"),),
    ),
    Rule(
        id="VASC-12",
        when=all_of(f.pedal_pulses.is_("normal"), any_of(claudication_pattern, pad_risk)),
        then=(recommends(s.TEST_ANKLE_BRACHIAL_INDEX),),
        because="Where the story or a risk, be it age alone, points to narrowed arteries, pulses that feel "
        "normal do not rule them out; the pressures tell.",
        claims=("E15",),
    ),
    Rule(
        id="VASC-13",
        when=at_least(
            2,
            f.cold_feet,
            f.shiny_hairless_skin,
            slow_refill,
            f.skin_temperature.is_("one side cool", "both sides cool"),
        ),
        then=(
            supports(d.PERIPHERAL_ARTERY_DISEASE, MODERATE),
            escalates(ROUTINE),
            recommends(s.EXAM_VASCULAR),
            recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
        ),
        because="Cold, shiny or hairless skin, or toes that refill slowly, suggest too little blood flow.",
        claims=("E43",),
        references=(src.NICE_CG147.at("1.3: diagnosis, examination of the legs and feet"),),
    ),
    # What is measured
    VASC_141,
    VASC_44,
    VASC_46,
    Rule(
        id="VASC-14",
        when=any_of(
            f.abi_rest.at_most("low"),
            f.abi_fall_after_exercise.at_least("significant"),
            f.toe_brachial_index.at_most("low"),
            f.arterial_imaging.is_("narrowing", "acute occlusion"),
        ),
        then=(concludes(c.pad_measured),),
        because="Low pressures at ankle or toe, or narrowing on imaging, show that the flow is reduced.",
        references=(src.AHA_PAD.at("diagnostic testing: resting, exercise and toe indices, imaging"),),
    ),
    Rule(
        id="VASC-15",
        when=c.pad_measured,
        then=(supports(d.PERIPHERAL_ARTERY_DISEASE, STRONG), escalates(SOON)),
        because="Reduced flow that has been measured is arterial disease, a known cause of cramps by night "
        "and by day.",
        claims=("D06", "E50"),
        references=(src.AHA_PAD.at("diagnostic testing: resting ankle-brachial index"),),
    ),
    Rule(
        id="VASC-16",
        when=all_of(c.pad_measured, f.comes_with_exertion),
        then=(supports(d.PERIPHERAL_ARTERY_DISEASE, DEFINING),),
        because="Reduced flow that has been measured explains leg trouble on effort.",
        claims=("E10",),
        references=(src.AHA_PAD.at("diagnostic testing: exertional symptoms with an abnormal index"),),
    ),
    Rule(
        id="VASC-17",
        when=f.abi_rest.above("stiff"),
        then=(
            supports(d.PERIPHERAL_ARTERY_DISEASE, WEAK),
            escalates(ROUTINE),
            recommends(s.TEST_TOE_PRESSURE),
        ),
        because="Ankle arteries too stiff to be pressed shut hide narrowing: only the toe pressure tells.",
        references=(src.AHA_PAD.at("diagnostic testing: noncompressible arteries, toe-brachial index"),),
    ),
    Rule(
        id="VASC-18",
        when=all_of(
            f.abi_rest.at_least("normal"),
            f.abi_rest.at_most("stiff"),
            f.abi_fall_after_exercise.below("significant"),
            any_of(f.toe_brachial_index.above("low"), no(may_have_stiff_arteries)),
        ),
        then=(
            concludes(c.flow_normal_measured),
            opposes(d.PERIPHERAL_ARTERY_DISEASE, DEFINING),
            opposes(d.CRITICAL_LIMB_ISCHEMIA, DEFINING),
        ),
        because="Ankle pressures normal at rest and after exercise, in arteries that are not stiff, rule out "
        "narrowed arteries.",
        references=(
            src.AHA_PAD.at("diagnostic testing: resting and exercise ankle-brachial index"),
            src.AHA_ABI.at("index after exercise; noncompressible arteries in diabetes and kidney disease"),
        ),
    ),
    Rule(
        id="VASC-19",
        when=f.arterial_imaging.is_("no significant disease"),
        then=(
            concludes(c.flow_normal_measured),
            opposes(d.PERIPHERAL_ARTERY_DISEASE, DEFINING),
            opposes(d.CRITICAL_LIMB_ISCHEMIA, DEFINING),
            opposes(d.ACUTE_LIMB_ISCHEMIA, DEFINING),
        ),
        because="Arteries imaged from the aorta to the foot without important narrowing are not the cause.",
        references=(src.AHA_PAD.at("imaging for anatomic assessment"),),
    ),
    # Arteries elsewhere
    Rule(
        id="VASC-25",
        when=any_of(known_atherosclerosis, c.pad_measured, all_of(claudication_pattern, pad_risk)),
        then=(escalates(ROUTINE), recommends(s.REVIEW_VASCULAR_RISK)),
        because="Narrowed leg arteries often mean narrowed arteries elsewhere, so heart attack and stroke "
        "have to be prevented.",
        claims=("C10", "E50"),
    ),
    Rule(
        id="VASC-100",
        when=all_of(any_of(f.leg_cramp, f.leg_pain), no(f.night_in_bed), pad_risk_increased),
        # The pressures once the pulses are felt (VASC-11, VASC-12), or where effort brings it on (VASC-09).
        then=(recommends(s.EXAM_VASCULAR),),
        because="In someone at risk of narrowed arteries, leg trouble by day alone may be due to too little "
        "blood flow.",
        claims=("E13", "E50"),
        references=(
            src.AHA_PAD.at("clinical presentation: exertional leg symptoms other than claudication"),
        ),
    ),
    Rule(
        id="VASC-620",
        # What else is treated against diseased arteries can wait until the leg is saved (VASC-25).
        when=all_of(c.ischemic_rest_pain, f.smoking.is_("current")),
        then=(escalates(SOON), recommends(s.REVIEW_VASCULAR_RISK)),
        because="Whoever smokes while a leg lacks blood at rest is helped to stop now: few things do more to "
        "keep the leg.",
        claims=("C10",),
        references=(src.GVG_CLTI.at("medical management: advise to stop smoking at every visit"),),
    ),
    Rule(
        id="VASC-101",
        when=all_of(f.comes_with_exertion, f.abi_rest.above("low"), f.abi_rest.at_most("stiff")),
        then=(recommends(s.TEST_ANKLE_BRACHIAL_INDEX_EXERCISE),),
        because="A pressure that is not low at rest may still fall on effort.",
        references=(
            src.AHA_PAD.at("diagnostic testing: exertional symptoms with a normal or borderline index"),
        ),
    ),
    Rule(
        id="VASC-102",
        # A claudicant's arteries may be sound: their pressures, or a pulse that is gone, come first.
        when=all_of(
            claudication_pattern,
            any_of(
                f.pad_known,
                c.pad_measured,
                f.pedal_pulses.is_("absent"),
                f.femoral_popliteal_pulses.is_("absent"),
            ),
        ),
        then=(escalates(ROUTINE), recommends(s.REVIEW_EXERCISE_PROGRAMME)),
        because="Supervised walking increases the distance that people with narrowed arteries can walk.",
        references=(src.NICE_CG147.at("1.5: management of intermittent claudication, supervised exercise"),),
    ),
    Rule(
        id="VASC-172",
        when=all_of(
            claudication_pattern,
            any_of(
                f.limits_activity,
                f.walking_distance.is_("under 200 m"),
                all_of(f.severity.is_("severe"), f.course.is_("steadily worse")),
            ),
        ),
        then=(escalates(SOON), recommends(s.EXAM_VASCULAR), recommends(s.TEST_ANKLE_BRACHIAL_INDEX)),
        because="Pain on effort that keeps someone from work or walks, comes within 200 m, or is severe and "
        "grows, is more than a nuisance and can be treated.",
        claims=("E10",),
        references=(src.AHA_PAD.at("functionally limiting claudication"),),
    ),
)

DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.PERIPHERAL_ARTERY_DISEASE,
        minimum=(
            f.comes_with_exertion,
            all_of(f.hardly_walks, no(resting_flow_normal)),
            c.ischemic_rest_pain,
            f.nonhealing_wound,
            f.foot_lesion_seen,
            f.pedal_pulses.is_("diminished", "absent"),
            f.femoral_popliteal_pulses.is_("diminished", "absent"),
            all_of(pad_risk_increased, no(resting_flow_normal)),
        ),
        at_risk=any_of(
            pad_risk_increased,
            # A blood pressure tablet implies its reason until that is asked for, and denied.
            all_of(
                f.age.at_least("risk_age"),
                any_of(
                    f.ace_inhibitors,
                    f.angiotensin_blockers,
                    f.calcium_channel_blockers,
                    f.beta_blockers,
                    f.thiazides,
                    f.other_antihypertensives,
                ),
            ),
        ),
        looked_for_by=(
            s.HISTORY_TIMING,
            s.HISTORY_RED_FLAGS,
            s.HISTORY_VASCULAR_RISK,
            s.EXAM_VASCULAR,
            s.TEST_ANKLE_BRACHIAL_INDEX,
        ),
        claims=("E10", "E15", "E50"),
        references=(
            src.AHA_PAD.at("table 5: patients at increased risk; table 6: history and examination"),
            src.AHA_PAD.at("resting ankle-brachial index: normal from 1.00 to 1.40; toe-brachial over 1.40"),
        ),
    ),
)
