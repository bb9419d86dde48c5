"""When the trouble comes, how it starts and how it goes on."""

from __future__ import annotations

from knowledge.criteria import Choice, Finding, YesNo

leg_cramp = YesNo(
    id="leg_cramp",
    label="leg cramps (sudden, painful tightening of a muscle)",
    plain="leg cramps",
    clinician="Does the patient have leg cramps: sudden, involuntary, painful tightening of a muscle?",
    patient="Do you have leg cramps?",
    help="A cramp is a sudden, painful tightening of a muscle that you cannot stop at will. Cramps and "
    "muscle spasms count too where their place is not told.",
)
leg_pain = YesNo(
    id="leg_pain",
    label="pain or discomfort in a leg other than a cramp",
    plain="pain or discomfort in a leg other than a cramp",
    clinician="Does the patient have pain or discomfort in a leg other than a cramp?",
    patient="Do you have pain or any other unpleasant feeling in a leg, apart from cramps?",
    help="Aching, burning, tingling or crawling count too. If you are not sure that it is a cramp, say yes.",
)
night_in_bed = YesNo(
    id="night_in_bed",
    label="symptoms at night in bed",
    plain="leg trouble at night in bed",
    clinician="Do the symptoms come at night in bed?",
    patient="Does your leg trouble come at night in bed?",
    help="Leg trouble means the cramps, the pain or the feeling that you are asking about.",
)
wakes_from_sleep = YesNo(
    id="wakes_from_sleep",
    label="symptoms that wake from sleep",
    plain="leg trouble that wakes you up",
    clinician="Do the symptoms wake the patient from sleep?",
    patient="Does your leg trouble wake you from sleep?",
)
at_rest = YesNo(
    id="at_rest",
    label="symptoms at rest while awake",
    plain="leg trouble while resting awake",
    clinician="Do the symptoms come at rest while awake, sitting or lying?",
    patient="Does your leg trouble come while you are awake and resting, sitting or lying down?",
    help="Trouble that is there all the time counts. Trouble that wakes you at night has its own question.",
)
comes_with_exertion = YesNo(
    id="comes_with_exertion",
    label="symptoms brought on by exertion",
    plain="leg trouble brought on by walking or other effort",
    clinician="Does walking or other exertion bring the symptoms on?",
    patient="Does walking or other effort bring on your leg trouble?",
    help="It comes during the effort, for example on a hill or on stairs, and not only hours later.",
)
settles_on_stopping = YesNo(
    id="settles_on_stopping",
    label="symptoms settling within ten minutes of stopping",
    plain="leg trouble that settles within ten minutes of stopping",
    clinician="Do the symptoms settle within about ten minutes once the exertion stops?",
    patient="When you stop and rest, does your leg trouble settle within about ten minutes?",
    help="Where rest ends it and nobody has looked at the clock, say yes.",
)
persists_after_stopping = YesNo(
    id="persists_after_stopping",
    label="severe pain that outlasts ten minutes of rest",
    plain="severe pain that goes on after ten minutes of rest",
    clinician="Does severe pain go on for more than ten minutes despite stopping and resting?",
    patient="Do you have severe leg pain that goes on for more than ten minutes even when you rest?",
    help="Pain that began at rest and stays counts. An ache left by a cramp does not. Severe pain that does "
    "not let go can be an emergency.",
)
same_distance_each_time = YesNo(
    id="same_distance_each_time",
    label="symptoms in the same muscles after the same amount of walking each time",
    plain="leg trouble in the same muscles after the same amount of walking each time",
    clinician="Does the same amount of walking bring the symptoms on in the same muscles each time?",
    patient="Does about the same amount of walking bring on your leg trouble in the same muscles each time?",
    help="For example always in the calf after two streets, and sooner uphill. Running counts too.",
)
numb_on_effort = YesNo(
    id="numb_on_effort",
    label="numbness or tingling of a leg on effort only",
    plain="a leg or foot that goes numb or tingles on effort only",
    clinician="Does a leg or foot go numb or tingle on effort, and only then?",
    patient="Does a leg or foot go numb or tingle when you walk or run, and only then?",
    help="It comes during the effort and is gone within an hour of rest.",
)
weak_on_effort = YesNo(
    id="weak_on_effort",
    label="weakness of a leg on effort only",
    plain="a leg or foot that goes weak on effort only",
    clinician="Does a leg or foot go weak on effort, and only then?",
    patient="Does a leg or foot go weak or slap the ground when you walk or run, and only then?",
    help="It comes during the effort and is gone within an hour of rest.",
)
began_during_effort = YesNo(
    id="began_during_effort",
    label="trouble that began during one particular effort",
    plain="leg trouble that began during one particular effort",
    clinician="Did the trouble begin during or just after one particular effort (walk, sprint, lift)?",
    patient="Did your leg trouble begin during or just after one effort, such as a walk or a lift?",
    help="That it comes back with each effort is another question.",
)
walking_pain_before = YesNo(
    id="walking_pain_before",
    label="pain on walking, gone with rest, for months before this trouble",
    plain="leg pain on walking for months before this trouble",
    clinician="For months before the present trouble, did walking hurt and rest take it away?",
    patient="For months before this trouble, did a leg hurt when you walked and stop when you rested?",
)
falls = YesNo(
    id="falls",
    label="falls within three months",
    plain="falls in the past three months",
    clinician="Has the patient fallen within the last three months?",
    patient="Have you fallen in the past three months?",
    help="Not counting sport, or being pushed.",
)
limits_activity = YesNo(
    id="limits_activity",
    label="symptoms that keep from work, sport or daily walks",
    plain="leg trouble that keeps you from work, sport or your usual walks",
    clinician="Do the symptoms keep the patient from work, sport or daily walks?",
    patient="Does your leg trouble keep you from work, sport or your usual walks?",
)
walking_distance = Choice(
    id="walking_distance",
    label="distance before the symptoms come",
    plain="how far you get before the leg trouble comes",
    clinician="How far does the patient walk or run on the flat before the symptoms come?",
    patient="How far can you walk or run on the flat before your leg trouble comes?",
    options=("under 200 m", "200 m or more"),
    plain_options=("less than 200 metres, some two streets", "200 metres or more"),
)
worse_with_effort = YesNo(
    id="worse_with_effort",
    label="symptoms made worse by walking or other effort",
    plain="leg trouble made worse by walking or other effort",
    clinician="Does walking or other effort make the symptoms worse, whatever brings them on?",
    patient="Does walking or other effort make your leg trouble worse, whatever brings it on?",
)
worse_standing = YesNo(
    id="worse_standing",
    label="symptoms made worse by standing",
    plain="leg trouble made worse by standing",
    clinician="Does standing make the symptoms worse?",
    patient="Does standing make your leg trouble worse?",
)
worse_sitting = YesNo(
    id="worse_sitting",
    label="symptoms made worse by sitting",
    plain="leg trouble made worse by sitting",
    clinician="Does sitting make the symptoms worse?",
    patient="Does sitting make your leg trouble worse?",
)
worse_when_raised = YesNo(
    id="worse_when_raised",
    label="symptoms made worse by raising the leg",
    plain="leg trouble made worse by putting the leg up",
    clinician="Does raising the leg bring the symptoms on or make them worse?",
    patient="Does putting the leg up bring on your leg trouble or make it worse?",
)
comes_on_upright = YesNo(
    id="comes_on_upright",
    label="symptoms brought on by being upright",
    plain="leg trouble brought on by standing or walking upright",
    clinician="Does being upright bring the symptoms on, standing still or walking slowly included?",
    patient="Does being upright bring on your leg trouble, even when you just stand or walk slowly?",
    help="Leaning on a shopping trolley, or sitting down, may then feel better.",
)
evening_or_lying = YesNo(
    id="evening_or_lying",
    label="symptoms worse in the evening or on lying down",
    plain="leg trouble that is worse in the evening or when lying down",
    clinician="Are the symptoms worse in the evening or on lying down than earlier in the day?",
    patient="Is your leg trouble worse in the evening or when you lie down?",
)
falling_asleep = YesNo(
    id="falling_asleep",
    label="symptoms while falling asleep",
    plain="leg trouble while falling asleep",
    clinician="Do the symptoms come while the patient is falling asleep?",
    patient="Does your leg trouble come while you are falling asleep?",
)
during_or_after_dialysis = YesNo(
    id="during_or_after_dialysis",
    label="symptoms during or after dialysis",
    plain="leg trouble during or after dialysis",
    clinician="Do the symptoms come during a dialysis session or in the hours after it?",
    patient="Does your leg trouble come during dialysis or in the hours after it?",
)
in_heat_with_sweating = YesNo(
    id="in_heat_with_sweating",
    label="symptoms with heavy sweating in the heat",
    plain="leg trouble when sweating a lot in the heat",
    clinician="Do the symptoms come during or after work or sport in the heat with heavy sweating?",
    patient="Does your leg trouble come when you work or do sport in the heat and sweat a lot?",
    help="The hours after such work or sport count too.",
)
after_unusual_exercise = YesNo(
    id="after_unusual_exercise",
    label="symptoms within three days of intense or unfamiliar exercise",
    plain="leg trouble within three days of hard or new exercise",
    clinician="Did the symptoms come within three days of intense or unfamiliar exercise?",
    patient="Did your leg trouble come within three days of hard exercise or exercise that was new to you?",
)
onset = Choice(
    id="onset",
    label="speed of the first onset",
    plain="how quickly the leg trouble first came on",
    clinician="How fast did the problem as a whole first come on?",
    patient="When your leg trouble first began, how quickly did it come on?",
    help="Think of the trouble as a whole, from well to unwell, rather than of a single cramp. Woken by it "
    "is sudden; there on waking is within hours or days.",
    options=("sudden", "over hours", "over days", "over weeks or longer", "acute, not timed"),
    plain_options=(
        "suddenly",
        "over some hours",
        "over some days",
        "over weeks or longer",
        "within hours or days, I cannot say which",
    ),
)
# What rules mean by an acute onset: nobody's timing of it counts as the fastest.
onset_within_hours = onset.is_("sudden", "over hours", "acute, not timed")
onset_within_days = onset.is_("sudden", "over hours", "over days", "acute, not timed")
# A cramp of years began suddenly too: where that could be meant, sudden is left out.
onset_over_hours_or_days = onset.is_("over hours", "over days", "acute, not timed")
course = Choice(
    id="course",
    label="course of the symptoms",
    plain="how the leg trouble goes on",
    clinician="What course do the symptoms take?",
    patient="Which describes your leg trouble best?",
    help="What was gone and is back comes and goes. What gets worse, even if not every day, gets worse.",
    options=("comes and goes", "constant", "steadily worse"),
    plain_options=("it comes and goes", "it is there all the time", "it gets worse and worse"),
)
duration = Choice(
    id="duration",
    label="time since the trouble began",
    plain="how long ago the leg trouble began",
    clinician="How long ago did the trouble first begin?",
    patient="How long ago did your leg trouble first begin?",
    help="Count from the very first time, even if it has come and gone since. Days are up to two weeks, "
    "weeks up to two months, months up to a year; about a year counts as over it.",
    options=("under a day", "days", "weeks", "months", "over a year", "recent, not dated"),
    plain_options=(
        "less than a day ago",
        "days ago, up to two weeks",
        "weeks ago, up to two months",
        "months ago, up to a year",
        "over a year ago",
        "not long ago, I cannot say when",
    ),
)
began_within_two_weeks = duration.is_("under a day", "days")
frequency = Choice(
    id="frequency",
    label="frequency of episodes",
    plain="how often the leg trouble comes",
    clinician="How often do episodes come?",
    patient="How often does your leg trouble come?",
    help="Of late, in a usual week.",
    options=("less than weekly", "one to three days a week", "most days or nights", "often, not counted"),
    plain_options=(
        "less than once a week",
        "one to three days a week",
        "on most days or nights",
        "often, I have not counted",
    ),
)
episode_duration = Choice(
    id="episode_duration",
    label="duration of an episode",
    plain="how long one attack lasts",
    clinician="How long does an episode usually last?",
    patient="How long does one attack of your leg trouble usually last?",
    help="Count the attack itself. Soreness that stays behind afterwards does not count.",
    options=("seconds to minutes", "up to an hour", "hours or longer"),
    plain_options=("a few seconds to minutes", "longer, up to an hour", "hours or longer"),
)
sustained_unable_to_relax = YesNo(
    id="sustained_unable_to_relax",
    label="a muscle that stays contracted and cannot be relaxed",
    plain="a muscle that locks and stays tight",
    clinician="Does the muscle stay contracted, beyond the patient's power to relax it?",
    patient="Does the muscle lock and stay tight for a long time, however hard you try to relax it?",
    help="Most cramps let go within minutes. A locked muscle stays short and hard for much longer.",
)
severity = Choice(
    id="severity",
    label="severity at its worst",
    plain="how bad the leg trouble gets",
    clinician="How severe are the symptoms at their worst?",
    patient="How bad is your leg trouble at its worst?",
    help="On a scale to 10, from 4 on it is moderate, from 7 on severe. What stops a walk or brings tears is "
    "severe.",
    options=("mild", "moderate", "severe"),
    plain_options=("mild: I carry on", "moderate: I have to pause", "severe: I can do nothing else"),
)
disturbs_sleep = YesNo(
    id="disturbs_sleep",
    label="disturbed sleep because of the symptoms",
    plain="poor sleep because of the leg trouble",
    clinician="Do the symptoms disturb the patient's sleep?",
    patient="Do you sleep badly because of your leg trouble?",
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, Finding))
