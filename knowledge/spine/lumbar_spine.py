"""The lumbar spine: roots, the narrow canal, and the cauda equina."""

from __future__ import annotations

from knowledge import concepts as c
from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.arteries import narrowed_arteries
from knowledge.criteria import *
from knowledge.glucose import diabetes
from knowledge.nerves import polyneuropathy
from knowledge.night_cramps import idiopathic_cramps
from knowledge.spine import cord_and_brain

_BAND_OF_ONE_LEG = all_of(
    polyneuropathy.sensory_symptoms, f.sensory_distribution.is_("band or strip of one leg")
)
_ROOT_STRAINED = any_of(
    f.brings_on.any_of("coughing or straining", "bending or lifting"), f.worse_sitting, f.began_during_effort
)
_ROOT_SIGN = any_of(
    f.straight_leg_raise,
    f.pinprick.is_("reduced in a dermatome"),
    f.light_touch.is_("reduced in a dermatome"),
    f.knee_reflex.is_("reduced on one side"),
    f.ankle_reflex.is_("reduced on one side"),
    f.strength.is_("weak in one root"),
)
neurogenic_claudication, NEUR_69 = define(
    "neurogenic_claudication",
    "neurogenic claudication (upright brings it on, sitting or bending ends it)",
    rule="NEUR-69",
    when=all_of(
        f.eases.any_of("sitting or bending forward"),
        no(f.eases.any_of("standing still")),
        any_of(
            f.comes_on_upright,
            # Who walks is upright: then it takes what legs that lack blood do not have.
            all_of(
                any_of(f.comes_with_exertion, f.worse_with_effort, f.worse_standing),
                f.age.at_least("risk_age"),
                any_of(
                    f.radiates_from_back_or_buttock,
                    all_of(f.back_pain, f.pedal_pulses.is_("normal")),
                    f.back_disease_known,
                    f.numb_on_effort,
                    f.weak_on_effort,
                    f.worse_standing,
                ),
            ),
        ),
    ),
    because="The spinal canal narrows when the back is straight, so standing still does not help, but "
    "sitting or bending does.",
    claims=("E20",),
    references=(src.NASS_STENOSIS.at("history: posture and relief"),),
)

_WEAK_WITH_ROOT_PAIN_IN_BOTH_LEGS = all_of(
    f.radiates_from_back_or_buttock,
    f.side.is_("both legs"),
    any_of(
        f.leg_weakness,
        f.weakness_progressive,
        f.foot_drop,
        f.strength.is_("weak at both feet", "weak in both legs"),
    ),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="NEUR-59",
        when=all_of(
            f.radiates_from_back_or_buttock,
            any_of(
                _BAND_OF_ONE_LEG,
                f.quality.any_of("sharp or shooting", "burning", "tingling"),
                _ROOT_STRAINED,
            ),
        ),
        then=(concludes(c.radicular_pattern),),
        because="Pain that shoots or burns from the buttock down, in a strip, from a lift, or worse on "
        "straining or sitting, follows a lumbar root.",
        claims=("E19", "E21"),
    ),
    Rule(
        id="NEUR-60",
        when=all_of(
            any_of(f.radiates_from_back_or_buttock, f.back_pain, _BAND_OF_ONE_LEG),
            _ROOT_SIGN,
        ),
        then=(concludes(c.radicular_pattern),),
        because="A sign of one root (L4 at the knee, S1 at the ankle, or stretch) fits pain of the back "
        "or in a strip.",
        claims=("E19",),
        references=(src.NASS_DISC.at("history and physical examination findings"),),
    ),
    Rule(
        id="NEUR-61",
        when=f.radiates_from_back_or_buttock,
        # What is asked of everybody with sciatica: saddle, bladder, bowel, one by one.
        then=(
            supports(d.LUMBAR_RADICULOPATHY, MODERATE),
            escalates(ROUTINE),
            recommends(s.HISTORY_BACK),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Pain that runs from the buttock down the leg may start at a lumbar root.",
        claims=("E19", "C11"),
    ),
    Rule(
        id="NEUR-134",
        when=all_of(
            any_of(f.leg_pain, f.leg_cramp),
            f.side.is_("one leg"),
            any_of(f.straight_leg_raise, f.brings_on.any_of("coughing or straining")),
        ),
        then=(
            supports(d.LUMBAR_RADICULOPATHY, MODERATE),
            escalates(ROUTINE),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Pain in one leg brought on by coughing or by raising the leg suggests a nerve root, with or "
        "without back pain.",
        claims=("E19", "E21"),
        references=(src.NASS_DISC.at("history and physical examination findings"),),
    ),
    Rule(
        id="NEUR-62",
        when=c.radicular_pattern,
        then=(supports(d.LUMBAR_RADICULOPATHY, STRONG), escalates(ROUTINE), recommends(s.EXAM_NEUROLOGIC)),
        because="Where the pain runs, how it feels and the signs together fit a compressed lumbar nerve "
        "root.",
        claims=("E19", "E21", "C11"),
    ),
    Rule(
        id="NEUR-63",
        when=all_of(
            f.back_disease_known,
            any_of(idiopathic_cramps.nocturnal_pattern, f.comes_with_exertion, f.comes_on_upright),
        ),
        then=(
            supports(d.LUMBAR_RADICULOPATHY, WEAK),
            supports(d.LUMBAR_SPINAL_STENOSIS, WEAK),
            escalates(ROUTINE),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="A worn or narrow lumbar spine is known to go with cramps at night and trouble on walking.",
        claims=("D30", "E20"),
    ),
    Rule(
        id="NEUR-64",
        when=c.stocking_signs,
        then=(opposes(d.LUMBAR_RADICULOPATHY, MODERATE),),
        because="Altered feeling like stockings on both feet involves several nerve roots, so no single root "
        "explains it.",
        claims=("E16", "E19"),
    ),
    Rule(
        id="NEUR-65",
        when=all_of(
            c.radicular_pattern, any_of(f.leg_weakness, f.foot_drop, f.strength.is_("weak in one root"))
        ),
        then=(escalates(SOON, d.LUMBAR_RADICULOPATHY), recommends(s.TEST_LUMBAR_MRI)),
        because="Root pain with weakness can leave lasting weakness, and imaging shows whether the root can "
        "be freed.",
        claims=("C11",),
        references=(src.NICE_BACK.at("1.1: assessment and imaging in specialist settings"),),
    ),
    Rule(
        id="NEUR-66",
        when=all_of(
            f.lumbar_mri.is_("root compression"),
            any_of(f.radiates_from_back_or_buttock, polyneuropathy.sensory_symptoms, f.leg_weakness),
        ),
        then=(supports(d.LUMBAR_RADICULOPATHY, STRONG),),
        because="A nerve root seen to be compressed, with pain, numbness or weakness to match, is the likely "
        "source.",
        claims=("E19",),
        references=(src.NASS_DISC.at("MRI as the test of choice"),),
    ),
    Rule(
        id="NEUR-67",
        when=f.nerve_studies.is_("radiculopathy"),
        then=(supports(d.LUMBAR_RADICULOPATHY, STRONG), escalates(ROUTINE), recommends(s.TEST_LUMBAR_MRI)),
        because="Loss of nerve supply in the muscles of one root shows that this root is damaged.",
        claims=("E19",),
        references=(src.AANEM_ROOT.at("conclusions: electromyography of the limb muscles"),),
    ),
    Rule(
        id="NEUR-68",
        when=f.lumbar_mri.is_("no compression"),
        then=(
            opposes(d.LUMBAR_RADICULOPATHY, STRONG),
            opposes(d.LUMBAR_SPINAL_STENOSIS, DEFINING),
            opposes(d.CAUDA_EQUINA_SYNDROME, DEFINING),
        ),
        because="Where imaging shows room for every root nothing squeezes them, though diabetes, zoster or "
        "Lyme disease may inflame one.",
        references=(
            src.CES_PATHWAY.at("MRI excludes compression"),
            src.NASS_DISC.at("MRI as the test of choice"),
            src.NASS_STENOSIS.at("MRI as the test of choice"),
        ),
    ),
    Rule(
        id="NEUR-117",
        when=all_of(
            f.lumbar_mri.is_("no compression"),
            f.nerve_studies.is_("normal"),
            no(polyneuropathy.sensory_symptoms),
            no(c.radicular_pattern),
        ),
        then=(opposes(d.LUMBAR_RADICULOPATHY, DEFINING),),
        because="A root that is not compressed, conducts well and causes neither pain in a strip nor changed "
        "feeling is healthy.",
        references=(
            src.NASS_DISC.at("MRI as the test of choice"),
            src.AANEM_ROOT.at("conclusions: electromyography of the limb muscles"),
        ),
    ),
    NEUR_69,
    Rule(
        id="NEUR-70",
        when=neurogenic_claudication,
        then=(
            supports(d.LUMBAR_SPINAL_STENOSIS, STRONG),
            recommends(s.EXAM_NEUROLOGIC),
            recommends(s.TEST_LUMBAR_MRI),
            recommends(s.EXAM_VASCULAR),
            recommends(s.TEST_ANKLE_BRACHIAL_INDEX),
        ),
        because="Trouble that depends on posture suggests a narrow spinal canal, and narrow arteries often "
        "go along with it.",
        claims=("E20",),
        references=(src.NASS_STENOSIS.at("history: posture and relief"),),
    ),
    Rule(
        id="NEUR-152",
        when=all_of(neurogenic_claudication, f.side.is_("both legs", "alternating")),
        then=(
            opposes(d.LUMBAR_RADICULOPATHY, STRONG),
            opposes(d.PERIPHERAL_NEUROPATHY, STRONG),
        ),
        because="What posture brings on and ends in both legs is the canal's, and neither one root's nor "
        "that of damaged nerves in the feet.",
        claims=("E20",),
        references=(src.NASS_STENOSIS.at("history: posture and relief"),),
    ),
    Rule(
        id="NEUR-155",
        when=all_of(
            neurogenic_claudication,
            f.side.is_("both legs", "alternating"),
            diabetes.has_diabetes,
            polyneuropathy.polyneuropathy_pattern,
        ),
        then=(opposes(d.DIABETIC_NEUROPATHY, STRONG),),
        because="Numb feet of diabetes do not hurt on standing and walking alone: what sitting ends comes "
        "from the spine.",
        claims=("E20",),
        references=(src.NASS_STENOSIS.at("history: posture and relief"),),
    ),
    Rule(
        id="NEUR-71",
        when=any_of(
            f.comes_on_upright,
            f.worse_standing,
            all_of(
                any_of(f.comes_with_exertion, f.worse_with_effort),
                f.eases.any_of("sitting or bending forward"),
            ),
        ),
        then=(supports(d.LUMBAR_SPINAL_STENOSIS, WEAK),),
        because="Legs that hurt when upright or recover on sitting may mean a narrow spinal canal.",
        claims=("E20",),
    ),
    Rule(
        id="NEUR-260",
        # Arteries are no better on a bicycle than on foot, and both legs' arteries seldom fail alike.
        when=all_of(
            any_of(f.comes_with_exertion, f.worse_with_effort),
            f.eases.any_of("sitting or bending forward"),
            no(f.eases.any_of("standing still")),
            f.side.is_("both legs"),
            f.age.at_least("risk_age"),
        ),
        then=(supports(d.LUMBAR_SPINAL_STENOSIS, MODERATE),),
        because="From fifty on, pain in both legs that comes on walking and eases on bending forward, but "
        "not on standing still, may mean a narrow spinal canal.",
        claims=("E20",),
        references=(src.NASS_STENOSIS.at("history: posture and relief"),),
    ),
    Rule(
        id="NEUR-440",
        # Without a word of walking. A worn knee eases on sitting as well: that hurts lower down.
        when=all_of(
            f.back_pain,
            any_of(f.leg_pain, f.numbness),
            f.location.any_of("buttock", "thigh", "whole leg"),
            f.eases.any_of("sitting or bending forward"),
            no(f.eases.any_of("standing still")),
            f.pedal_pulses.is_("normal"),
            f.age.at_least("older"),
        ),
        then=(
            supports(d.LUMBAR_SPINAL_STENOSIS, WEAK),
            escalates(ROUTINE),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="From sixty on, pain or numbness from buttock or thigh down that eases, with a sore back, on "
        "bending forward or sitting may come from a narrow spinal canal.",
        claims=("E20",),
        references=(
            src.STENOSIS_EXAM.at(
                "abstract, of older adults with leg pain: none when seated, ratio 7.4; less on bending, 6.4"
            ),
        ),
    ),
    Rule(
        id="NEUR-252",
        when=f.age.below("child"),
        then=(opposes(d.LUMBAR_SPINAL_STENOSIS, STRONG),),
        because="The spinal canal narrows with wear, over decades: a child's legs hurt for another reason.",
        references=(src.NASS_STENOSIS.at("definition: degenerative lumbar spinal stenosis"),),
    ),
    Rule(
        id="NEUR-145",
        when=all_of(any_of(f.numb_on_effort, f.weak_on_effort), f.age.at_least("risk_age")),
        then=(
            supports(d.LUMBAR_SPINAL_STENOSIS, MODERATE),
            escalates(ROUTINE),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="From fifty on, legs that go numb or weak on walking may lack room in the spine, if not "
        "blood.",
        claims=("E20",),
        references=(src.NASS_STENOSIS.at("definition: pain, weakness or numbness of the legs on walking"),),
    ),
    Rule(
        id="NEUR-72",
        when=all_of(
            narrowed_arteries.claudication_pattern,
            no(f.comes_on_upright),
            no(f.eases.any_of("sitting or bending forward")),
        ),
        then=(opposes(d.LUMBAR_SPINAL_STENOSIS, MODERATE),),
        because="Pain on effort that ends on standing still, whatever the posture, is not caused by a narrow "
        "spinal canal.",
        claims=("E10", "E20"),
        references=(src.NASS_STENOSIS.at("history: posture and relief"),),
    ),
    Rule(
        id="NEUR-73",
        when=f.lumbar_mri.is_("canal stenosis"),
        then=(supports(d.LUMBAR_SPINAL_STENOSIS, MODERATE),),
        because="A narrow canal on imaging may explain the cramps, though many older people have one "
        "without trouble.",
        claims=("E20",),
        references=(src.NASS_STENOSIS.at("imaging and symptoms correlate poorly"),),
    ),
    Rule(
        id="NEUR-74",
        when=all_of(f.lumbar_mri.is_("canal stenosis"), neurogenic_claudication),
        then=(supports(d.LUMBAR_SPINAL_STENOSIS, DEFINING),),
        because="The symptoms of a narrow canal and the image of one together make the diagnosis.",
        claims=("E20",),
        references=(src.NASS_STENOSIS.at("definition: clinical syndrome with imaging"),),
    ),
    Rule(
        id="NEUR-75",
        when=all_of(f.scoliosis, any_of(f.back_pain, f.radiates_from_back_or_buttock)),
        then=(
            supports(d.LUMBAR_RADICULOPATHY, WEAK),
            supports(d.LUMBAR_SPINAL_STENOSIS, WEAK),
            escalates(ROUTINE),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="A curved spine with back or radiating pain can narrow canal and root outlets.",
        claims=("E45",),
        references=(src.NASS_STENOSIS.at("degenerative deformity"),),
    ),
    Rule(
        id="NEUR-76",
        when=f.saddle_numbness,
        then=(concludes(c.cauda_equina_picture),),
        because="Numbness in the saddle area comes from the lowest nerve roots and is a warning sign on its "
        "own.",
        references=(src.CES_PATHWAY.at("red flags: saddle sensory loss"),),
    ),
    Rule(
        id="NEUR-77",
        when=all_of(
            f.bladder_or_bowel_change,
            any_of(f.back_pain, f.radiates_from_back_or_buttock, f.leg_weakness, f.numbness),
        ),
        then=(concludes(c.cauda_equina_picture),),
        because="Bladder or bowel trouble with back or leg signs points to the nerve roots that serve them "
        "all.",
        references=(src.CES_PATHWAY.at("red flags: bladder, bowel and leg symptoms"),),
    ),
    Rule(
        id="NEUR-78",
        when=c.cauda_equina_picture,
        then=(
            supports(d.CAUDA_EQUINA_SYNDROME, MODERATE),
            escalates(EMERGENCY, d.CAUDA_EQUINA_SYNDROME),
            recommends(s.EXAM_SADDLE),
            recommends(s.TEST_LUMBAR_MRI),
            recommends(s.REFER_EMERGENCY),
        ),
        because="Compressed cauda equina roots can be lost within hours, and control of bladder and bowel "
        "with them.",
        references=(src.CES_PATHWAY.at("emergency MRI"),),
    ),
    Rule(
        id="NEUR-262",
        # Weak legs and a failing bladder without a sore back may be cord, brain or age: as urgent, less
        # likely.
        when=all_of(
            c.cauda_equina_picture,
            any_of(
                f.saddle_numbness,
                f.back_pain,
                f.radiates_from_back_or_buttock,
                f.back_disease_known,
                f.anal_tone_reduced,
            ),
        ),
        then=(supports(d.CAUDA_EQUINA_SYNDROME, STRONG), opposes(d.LUMBAR_RADICULOPATHY, WEAK)),
        because="Trouble of bladder or saddle together with the back or its roots is the cauda equina's, and "
        "not one root's, until a scan shows otherwise.",
        references=(src.CES_PATHWAY.at("red flags: back pain or sciatica with bladder or saddle signs"),),
    ),
    # Apart from the picture above, which patients can deny: an examination they cannot report on
    # would leave it unknown to them for ever.
    Rule(
        id="NEUR-79",
        when=f.anal_tone_reduced,
        then=(
            supports(d.CAUDA_EQUINA_SYNDROME, STRONG),
            escalates(EMERGENCY, d.CAUDA_EQUINA_SYNDROME),
            recommends(s.TEST_LUMBAR_MRI),
            recommends(s.REFER_EMERGENCY),
        ),
        because="Reduced tone or feeling around the anus is a late sign of cauda equina syndrome and is "
        "enough on its own.",
        references=(src.CES_PATHWAY.at("examination: perianal sensation"),),
    ),
    Rule(
        id="NEUR-151",
        when=all_of(
            any_of(f.saddle_numbness, f.anal_tone_reduced),
            f.bladder_or_bowel_change,
            any_of(f.back_pain, f.radiates_from_back_or_buttock, f.leg_weakness, f.foot_drop),
        ),
        then=(supports(d.CAUDA_EQUINA_SYNDROME, DEFINING),),
        because="A numb saddle with a failing bladder or bowel and a bad back or weak legs is cauda equina "
        "syndrome until a scan says otherwise.",
        references=(src.CES_PATHWAY.at("red flags: saddle, bladder, bowel and leg symptoms together"),),
    ),
    Rule(
        id="NEUR-80",
        when=f.bladder_or_bowel_change,
        then=(
            supports(d.CAUDA_EQUINA_SYNDROME, WEAK),
            *s.urgent(d.CAUDA_EQUINA_SYNDROME),
            escalates(SOON),
            recommends(s.EXAM_SADDLE),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="New bladder or bowel trouble alone is mostly local, yet its nerves have to be examined "
        "without delay.",
        references=(src.CES_PATHWAY.at("red flags: bladder and bowel"),),
    ),
    Rule(
        id="NEUR-140",
        when=all_of(
            f.sexual_function_change,
            any_of(f.back_pain, f.radiates_from_back_or_buttock, f.leg_weakness, f.numbness),
        ),
        then=(
            supports(d.CAUDA_EQUINA_SYNDROME, WEAK),
            *s.urgent(d.CAUDA_EQUINA_SYNDROME),
            recommends(s.EXAM_SADDLE),
            recommends(s.EXAM_NEUROLOGIC),
        ),
        because="Loss of sexual feeling or function with back or leg trouble may come from the lowest nerve "
        "roots, so it is examined the same day.",
        references=(src.CES_PATHWAY.at("red flags: new or deteriorating sexual dysfunction"),),
    ),
    Rule(
        id="NEUR-81",
        when=_WEAK_WITH_ROOT_PAIN_IN_BOTH_LEGS,
        then=(
            supports(d.CAUDA_EQUINA_SYNDROME, MODERATE),
            escalates(EMERGENCY, d.CAUDA_EQUINA_SYNDROME),
            recommends(s.EXAM_SADDLE),
            recommends(s.TEST_LUMBAR_MRI),
            recommends(s.REFER_EMERGENCY),
        ),
        because="Root pain in both legs with weakness may be early cauda equina syndrome, before the bladder "
        "fails.",
        references=(src.CES_PATHWAY.at("red flags: bilateral radiculopathy"),),
    ),
    Rule(
        id="NEUR-565",
        # Guillain-Barré syndrome hurts in back and legs too, and stays as urgent: the scan comes first.
        when=all_of(_WEAK_WITH_ROOT_PAIN_IN_BOTH_LEGS, f.back_pain),
        then=(supports(d.CAUDA_EQUINA_SYNDROME, STRONG), opposes(d.GUILLAIN_BARRE_SYNDROME, WEAK)),
        because="Back pain with root pain and weakness in both legs is the cauda equina's until a scan shows "
        "otherwise.",
        references=(src.CES_PATHWAY.at("red flags: bilateral radiculopathy"),),
    ),
    Rule(
        id="NEUR-109",
        # What burns or tingles down both legs on walking alone, for months, and is gone on sitting, comes
        # from a narrow canal (NEUR-153). Denied trouble of bladder, bowel and saddle does not make it wait.
        when=all_of(
            cord_and_brain.down_both_legs,
            any_of(
                f.quality.any_of("sharp or shooting"),
                _ROOT_STRAINED,
                _ROOT_SIGN,
                f.leg_weakness,
                f.foot_drop,
                f.onset_within_days,
                f.duration.is_("under a day", "days", "weeks", "recent, not dated"),
                f.course.is_("constant", "steadily worse"),
                f.at_rest,
                f.night_in_bed,
                f.wakes_from_sleep,
                no(f.comes_with_exertion),
                no(f.eases.any_of("sitting or bending forward")),
            ),
        ),
        then=(
            supports(d.CAUDA_EQUINA_SYNDROME, WEAK),
            *s.urgent(d.CAUDA_EQUINA_SYNDROME),
            recommends(s.EXAM_SADDLE),
            recommends(s.TEST_LUMBAR_MRI),
        ),
        because="Sciatica on both sides may come before the bladder fails, so the saddle is examined at "
        "once.",
        references=(
            src.CES_PATHWAY.at("warning signs: bilateral radicular leg pain"),
            src.CES_STANDARDS.at("when to suspect a threatened syndrome: pain of both legs"),
        ),
    ),
    Rule(
        id="NEUR-153",
        when=all_of(c.radicular_pattern, f.side.is_("both legs", "alternating")),
        then=(escalates(SOON, d.CAUDA_EQUINA_SYNDROME), recommends(s.EXAM_SADDLE)),
        because="Pain that runs down both legs, or from one to the other, is seen soon, and the saddle, "
        "bladder and bowel are asked for.",
        references=(
            src.CES_PATHWAY.at("warning signs: radicular pain of both legs, or of one and then the other"),
        ),
    ),
    Rule(
        id="NEUR-82",
        when=f.lumbar_mri.is_("cauda equina compression"),
        then=(supports(d.CAUDA_EQUINA_SYNDROME, DEFINING), *s.emergency(d.CAUDA_EQUINA_SYNDROME)),
        because="Cauda equina compression seen on a scan needs a spinal surgeon now.",
        references=(src.CES_PATHWAY.at("confirmed compression: surgery"),),
    ),
)

DANGERS: tuple[Danger, ...] = (
    Danger(
        disorder=d.CAUDA_EQUINA_SYNDROME,
        minimum=(
            f.saddle_numbness,
            f.bladder_change,
            f.bowel_change,
            f.sexual_function_change,
            f.leg_weakness,
            all_of(f.radiates_from_back_or_buttock, f.side.is_("both legs", "alternating")),
        ),
        looked_for_by=(s.HISTORY_BACK, s.TEST_LUMBAR_MRI),
        claims=("C11",),
        references=(src.CES_PATHWAY.at("red flags in primary and community care, each asked for"),),
    ),
    Danger(
        disorder=d.LUMBAR_RADICULOPATHY,
        minimum=(
            f.radiates_from_back_or_buttock,
            f.strength.is_("weak in one root", "weak in one leg"),
            any_of(f.knee_reflex.is_("reduced on one side"), f.ankle_reflex.is_("reduced on one side")),
            f.pinprick.is_("reduced in a dermatome"),
            f.straight_leg_raise,
        ),
        at_risk=f.back_disease_known,
        looked_for_by=(s.EXAM_NEUROLOGIC, s.TEST_LUMBAR_MRI),
        claims=("C11", "E19", "E21"),
        references=(src.NASS_DISC.at("history and physical examination findings"),),
    ),
)
