"""What comes with it in the legs, and what the nerves show."""

from __future__ import annotations

from knowledge.criteria import Choice, Finding, YesNo

one_sided_swelling = YesNo(
    id="one_sided_swelling",
    label="new swelling of one leg",
    plain="new swelling of one leg",
    clinician="Is there new swelling of one leg, or of one leg more than of the other?",
    patient="Is one of your legs newly swollen?",
    help="Compare both calves and ankles, and the marks left by your socks. If both are swollen but one "
    "clearly more, answer yes. A clot can cause this. An old swelling that has not grown, and one of "
    "a foot or joint alone, have their own questions.",
)
lasting_swelling = YesNo(
    id="lasting_swelling",
    label="swelling of a leg for more than a month",
    plain="a leg that has been swollen for more than a month",
    clinician="Has a leg been swollen for more than a month, all the time or on and off?",
    patient="Has a leg of yours been swollen for more than a month, all the time or on and off?",
    help="One leg or both. If it has grown lately, answer yes to a new swelling too.",
)
swelling_of_foot = YesNo(
    id="swelling_of_foot",
    label="swelling of one foot or around one ankle, the calf spared",
    plain="swelling of one foot or ankle, with the calf as usual",
    clinician="Is one foot, or the region of one ankle, swollen while the calf is spared?",
    patient="Is one foot or ankle swollen while the calf above it is as usual?",
)
deep_tenderness = YesNo(
    id="deep_tenderness",
    label="tenderness deep in the calf or along the inner thigh",
    plain="soreness deep in the calf or along the inner thigh",
    clinician="Is there tenderness along the deep veins, in the calf or along the inner thigh?",
    patient="Is it sore when you press gently on the calf or along the inner thigh?",
    help="Press once with flat fingers and compare with the other leg. A calf that is tender all over "
    "counts. Do not rub or massage the leg.",
)
leg_warmth = YesNo(
    id="leg_warmth",
    label="a leg warmer than the other",
    plain="a leg that is warmer than the other",
    clinician="Is one leg warm to the touch compared with the other?",
    patient="Is one leg warmer than the other?",
    help="Feel both legs at the same place with the back of your hand.",
)
leg_redness = YesNo(
    id="leg_redness",
    label="redness of one leg",
    plain="redness of one leg",
    clinician="Is one leg red or discoloured compared with the other?",
    patient="Is the skin of one leg redder or darker than that of the other?",
    help="On brown or black skin redness can look purple, grey or just darker. Old scars do not count.",
)
tense_calf = YesNo(
    id="tense_calf",
    label="a muscle compartment that is tense and hard like wood",
    plain="a part of the leg that stays tight and hard like wood",
    clinician="Is a muscle compartment tense and hard like wood, between episodes too?",
    patient="Is there a part of your leg that stays tight and hard like wood?",
    help="A muscle that is hard only during a cramp does not count. Together with severe pain, or after an "
    "injury, this is an emergency.",
)
sudden_cold_leg = YesNo(
    id="sudden_cold_leg",
    label="a leg or foot suddenly cold within the last two weeks",
    plain="a leg or foot that suddenly turned cold",
    clinician="Has a leg or foot suddenly become cold within the last two weeks?",
    patient="In the past two weeks, has one leg or foot suddenly turned cold?",
    help="Feel both feet with the back of your hand. One that is suddenly colder can mean a blocked artery.",
)
sudden_pale_leg = YesNo(
    id="sudden_pale_leg",
    label="a leg or foot suddenly pale or bluish within the last two weeks",
    plain="a leg or foot that suddenly turned pale or blue",
    clinician="Has a leg or foot suddenly become pale, mottled or bluish within the last two weeks?",
    patient="In the past two weeks, has one leg or foot suddenly turned pale or blue?",
    help="Compare the soles and toenails of both feet. On dark skin they may look grey or white.",
)
sudden_numb_leg = YesNo(
    id="sudden_numb_leg",
    label="a leg or foot suddenly numb within the last two weeks",
    plain="a leg or foot that suddenly went numb",
    clinician="Has a leg or foot suddenly become numb within the last two weeks, and stayed so?",
    patient="In the past two weeks, has one leg or foot suddenly gone numb and stayed numb?",
    help="A foot that went to sleep and woke up within minutes does not count.",
)
sudden_weak_leg = YesNo(
    id="sudden_weak_leg",
    label="a leg or foot suddenly weak or unable to move within the last two weeks",
    plain="a leg or foot that suddenly went weak",
    clinician="Has a leg or foot suddenly become weak or unable to move within the last two weeks?",
    patient="In the past two weeks, has one leg or foot suddenly become weak or hard to move?",
    help="Try to move the toes and lift the front of the foot on each side.",
)
nonhealing_wound = YesNo(
    id="nonhealing_wound",
    label="a leg or foot wound still open after two weeks",
    plain="a sore on the leg or foot that is still open after two weeks",
    clinician="Is there a wound or ulcer of the leg or foot still open after two weeks or more?",
    patient="Do you have a sore or wound on a leg or foot that is still open after two weeks?",
    help="Look at your heels, soles and between the toes too, with a mirror if you need one.",
)
wound_place = Choice(
    id="wound_place",
    label="place of a wound of the leg or foot",
    plain="where the sore or wound is",
    clinician="Where is the wound?",
    patient="Where is the sore or wound?",
    help="If there are several, the lowest counts.",
    options=("lower leg above the ankle", "toes, heel or sole", "elsewhere"),
    plain_options=("the lower leg, above the ankle", "the toes, the heel or the sole", "somewhere else"),
)
gangrene = YesNo(
    id="gangrene",
    label="gangrene of the foot or toes",
    plain="black or dead skin on the foot or toes",
    clinician="Is there gangrene: black or dead tissue of the foot or toes?",
    patient="Is any skin on your feet or toes black or dead?",
    help="Dead skin looks black or blue-black and often feels numb. A bruised nail does not count.",
)
cool_leg = YesNo(
    id="cool_leg",
    label="one leg or foot cooler than the other, whenever that began",
    plain="one leg or foot that is cooler than the other",
    clinician="Is one leg or foot cooler than the other, whenever that began?",
    patient="Does one of your legs or feet feel cooler than the other, whenever that began?",
    help="All the time or now and then. Feel both at the same place with the back of your hand.",
)
cold_feet = YesNo(
    id="cold_feet",
    label="a foot that has long been cold",
    plain="a foot that has been cold for weeks or longer",
    clinician="Has a foot been cold for weeks or longer?",
    patient="Has a foot been cold most of the time for weeks or longer?",
)
shiny_hairless_skin = YesNo(
    id="shiny_hairless_skin",
    label="shiny, hairless skin of the lower leg",
    plain="shiny skin without hair on the lower leg",
    clinician="Is the skin of the lower leg shiny and hairless?",
    patient="Has the skin of a lower leg become shiny and lost its hair?",
    help="Hair that was shaved or removed does not count.",
)
varicose_veins = YesNo(
    id="varicose_veins",
    label="varicose veins",
    plain="varicose veins",
    clinician="Are there varicose veins of the legs?",
    patient="Do you have varicose veins (swollen, twisted veins) on your legs?",
    help="They stand out when you stand. Fine red or blue lines in the skin do not count.",
)
venous_skin_changes = YesNo(
    id="venous_skin_changes",
    label="pigmented, hardened or eczematous skin above the ankle, or a fan of fine veins there",
    plain="brown, hard or itchy skin above the ankle, or a fan of fine veins there",
    clinician="Is there pigmentation, hardening or eczema above the ankle, or a fan of fine veins there?",
    patient="Is the skin above your ankle stained brown, hard or scaly, or are there fans of fine veins?",
)
both_legs_swollen = YesNo(
    id="both_legs_swollen",
    label="swelling of both ankles or legs",
    plain="swelling of both ankles or legs",
    clinician="Are both ankles or legs swollen?",
    patient="Are both of your ankles or legs swollen?",
    help="Swelling of the feet, without a word on one side only, counts.",
)
numbness = YesNo(
    id="numbness",
    label="numbness of the legs or feet",
    plain="numbness in the legs or feet",
    clinician="Is there numbness or loss of feeling in the legs or feet?",
    patient="Do you have numbness or less feeling in your legs or feet?",
    help="For example you feel the floor less, or as if you wore socks. All the time or now and then.",
)
tingling = YesNo(
    id="tingling",
    label="tingling or pins and needles in the legs or feet",
    plain="tingling or pins and needles in the legs or feet",
    clinician="Is there tingling or pins and needles in the legs or feet?",
    patient="Do you have tingling or pins and needles in your legs or feet?",
    help="It comes again and again. A leg that went to sleep from sitting on it does not count.",
)
burning_feet = YesNo(
    id="burning_feet",
    label="burning feet",
    plain="burning feet",
    clinician="Are there burning sensations in the feet?",
    patient="Do your feet burn, as if they were hot?",
)
temperature_sensitivity = YesNo(
    id="temperature_sensitivity",
    label="altered feeling for heat or cold in the feet",
    plain="altered feeling for heat or cold in the feet",
    clinician="Is feeling for heat or cold altered in the feet, either dulled or exaggerated?",
    patient="Do your feet feel heat or cold less, or more strongly, than they used to?",
    help="For example bath water seems cool to your feet though it is hot to your hand.",
)
hand_numbness = YesNo(
    id="hand_numbness",
    label="numbness or tingling of the hands",
    plain="numb or tingling hands",
    clinician="Is there numbness or tingling of the hands?",
    patient="Are your hands numb or tingling?",
    help="It comes again and again. A hand that you have slept on does not count.",
)
sensory_distribution = Choice(
    id="sensory_distribution",
    label="distribution of the sensory change",
    plain="where the feeling has changed",
    clinician="What is the distribution of the sensory change?",
    patient="Where do you have the numbness, tingling or burning?",
    help="Where both feet are numb, tingling or burning, and no border was described, choose the first.",
    options=(
        "stocking, both feet",
        "band or strip of one leg",
        "patches",
        "one nerve",
        "below a level on the trunk",
        "no change",
    ),
    plain_options=(
        "both feet, as if wearing socks",
        "a band or strip down one leg",
        "patches in different places",
        "one clear area only, such as the outer thigh or the top of one foot",
        "everything from the waist, belly or chest down",
        "nowhere: the feeling has not changed",
    ),
)
saddle_numbness = YesNo(
    id="saddle_numbness",
    label="saddle numbness (between the legs or around the anus)",
    plain="numbness between the legs or around the bottom",
    clinician="Is there numbness of the saddle area, between the legs or around the anus?",
    patient="Is it numb where you would sit on a saddle: between the legs or around your bottom?",
    help="For example wiping feels different or is hardly felt. This can be an emergency.",
)
bladder_or_bowel_change = YesNo(
    id="bladder_or_bowel_change",
    label="new bladder or bowel disturbance",
    plain="new trouble passing or holding urine or stools",
    clinician="Is there new difficulty in passing or holding urine or stool?",
    patient="Do you have new trouble passing or holding urine or stools?",
    help="For example no urge when the bladder is full, a weak stream, or leaking. With back pain or leg "
    "weakness this can be an emergency.",
)
bladder_change = YesNo(
    id="bladder_change",
    label="new trouble passing, holding or feeling urine",
    plain="new trouble with passing, holding or feeling urine",
    clinician="Is there new trouble with urine: starting, a weak stream, leaking, or no feeling of it?",
    patient="Do you have new trouble with passing urine, holding it, or feeling when you need to go?",
    help="For example a weaker stream, having to strain, leaking, or a full bladder that you do not feel.",
)
bowel_change = YesNo(
    id="bowel_change",
    label="new trouble holding or feeling stool",
    plain="new trouble with holding or feeling stools",
    clinician="Is there new trouble with stool: leaking, or no feeling of a full rectum?",
    patient="Do you have new trouble with holding your stools, or with feeling when you need to go?",
    help="Soiling without noticing counts. So do stools that stopped coming when legs, back or bladder got "
    "worse. Constipation from before, or from painkillers, does not.",
)
sexual_function_change = YesNo(
    id="sexual_function_change",
    label="new loss of genital feeling or sexual function",
    plain="new loss of feeling or function during sex",
    clinician="Is there new loss of genital feeling, or of erection, ejaculation or orgasm?",
    patient="Have you newly lost feeling in the genitals, or the ability to have an erection or orgasm?",
    help="New means within the past weeks. The nerves are the same as those of bladder and bowel.",
)
back_pain = YesNo(
    id="back_pain",
    label="low back pain",
    plain="pain in the lower back",
    clinician="Is there low back pain?",
    patient="Do you have pain in your lower back?",
)
leg_weakness = YesNo(
    id="leg_weakness",
    label="weakness of a leg that stays between episodes",
    plain="a leg that stays weak between the attacks",
    clinician="Is there weakness of a leg that stays between episodes?",
    patient="Does a leg stay weak between the attacks of your leg trouble?",
    help="Weak means less strength, for example when you stand on your toes, rather than held back by pain.",
)
weakness_progressive = YesNo(
    id="weakness_progressive",
    label="weakness that is spreading or getting worse",
    plain="weakness that is spreading or getting worse",
    clinician="Is there weakness that is spreading or getting worse?",
    patient="Do you have weakness that is spreading or getting worse?",
    help="Think back over the past weeks and months, and of your arms too.",
)
weakness_proximal = YesNo(
    id="weakness_proximal",
    label="weakness of hips and shoulders",
    plain="weakness of the hips or shoulders",
    clinician="Is there weakness near the trunk: rising from a chair, climbing stairs, raising the arms?",
    patient="Are your muscles too weak to rise easily from a chair, climb stairs or lift your arms up?",
    help="Answer yes if one of these is hard for lack of strength, rather than due to pain or breath.",
)
hand_weakness = YesNo(
    id="hand_weakness",
    label="weakness of a hand or arm",
    plain="a weak hand or arm",
    clinician="Is a hand or arm weak: grip, buttons, keys, lifting?",
    patient="Is a hand or arm of yours weak, for example with buttons, keys or jars?",
    help="Weak means less strength, rather than held back by pain or a stiff shoulder. Found on examination "
    "counts too.",
)
walking_hard = YesNo(
    id="walking_hard",
    label="walking that has become hard",
    plain="walking that has become hard",
    clinician="Has walking become hard, other than for breath or for pain that rest takes away?",
    patient="Has walking become hard for you, other than for lack of breath?",
    help="For example you limp, it takes more effort, you go shorter ways, you hold on to things, or you "
    "cannot stand for long.",
)
foot_drop = YesNo(
    id="foot_drop",
    label="foot drop",
    plain="a foot that drops or drags",
    clinician="Is there foot drop?",
    patient="Does the front of a foot drag or slap the floor when you walk?",
    help="Try to walk on your heels: can you lift the front of each foot? If one stays down, answer yes.",
)
cannot_bear_weight = YesNo(
    id="cannot_bear_weight",
    label="a leg that cannot bear weight between episodes",
    plain="a leg you cannot put your weight on",
    clinician="Is the patient unable to put full weight on a leg, between episodes too?",
    patient="Is there a leg that you are unable to put your full weight on, between the attacks too?",
    help="Try four steps. A limp counts if it is because the leg will not carry you. In a child, yes if it "
    "refuses to stand or walk.",
)
muscle_wasting = YesNo(
    id="muscle_wasting",
    label="muscle wasting",
    plain="muscles that have become thin",
    clinician="Is there visible wasting of muscles?",
    patient="Have any muscles in your legs, arms or hands become thin?",
    help="Compare left and right. Growing slimmer all over does not count.",
)
fasciculations = YesNo(
    id="fasciculations",
    label="fasciculations (muscle twitching under the skin)",
    plain="muscle twitches under the skin",
    clinician="Are there fasciculations: muscle twitching seen under the skin?",
    patient="Do you often see muscles twitching under your skin?",
    help="Small ripples or flickers while you rest or sleep, anywhere but the eyelids. It counts too if "
    "others have seen it.",
)
bulbar_signs = YesNo(
    id="bulbar_signs",
    label="slurred speech or trouble swallowing, new or since nobody knows when",
    plain="slurred speech or trouble swallowing that is new",
    clinician="Is there slurred speech or trouble swallowing that is new, or that cannot be dated?",
    patient="Do you have slurred speech or trouble swallowing that is new, or you cannot say since when?",
    help="If it came on suddenly, call your emergency number at once: it may be a stroke. If it crept up "
    "over weeks or longer, it counts under the next question alone.",
)
bulbar_signs_lasting = YesNo(
    id="bulbar_signs_lasting",
    label="slurred speech or trouble swallowing that crept up over weeks or longer",
    plain="slurred speech or trouble swallowing that crept up over weeks or longer",
    clinician="Is there slurred speech or trouble swallowing that crept up over weeks or longer?",
    patient="Do you have slurred speech or trouble swallowing that crept up over weeks or longer?",
    help="Count it here only if you are sure that it did not come on within days.",
)
movements_in_sleep = YesNo(
    id="movements_in_sleep",
    label="leg jerks during sleep",
    plain="leg jerks or kicks during sleep",
    clinician="Has a bed partner noticed repeated leg jerks during sleep?",
    patient="Has anyone noticed your legs jerking or kicking again and again while you sleep?",
    help="One jerk while dropping off to sleep does not count.",
)
slowness_or_rest_tremor = YesNo(
    id="slowness_or_rest_tremor",
    label="slowness, stiffness or tremor at rest",
    plain="slow or stiff movements, or shaking at rest",
    clinician="Is there slowness of movement, rigidity or tremor at rest?",
    patient="Are your movements slow or stiff, or does a hand or foot shake while it rests?",
    help="For example smaller steps, smaller handwriting, or an arm that swings less.",
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, Finding))
