"""How the referral note tells a case of leg trouble, as a clinician writes to a colleague."""

from __future__ import annotations

from knowledge import findings as f
from knowledge.criteria import Person, Sentence, Story

STORY = Story(
    person=Person(
        age=f.age,
        sex=f.sex_at_birth,
        adult_from=18,
        called={"male": ("Boy", "Man"), "female": ("Girl", "Woman")},
        otherwise=("Child", "Patient"),
    ),
    first=((f.which_leg, f.side), (f.location,), (f.walking_distance,), (f.duration,)),
    complaint=(
        *(f.leg_cramp, f.leg_pain, f.location, f.which_leg, f.side, f.quality, f.severity, f.course, f.onset),
        *(f.duration, f.frequency, f.episode_duration, f.walking_distance, f.brings_on, f.eases),
    ),
    words={
        f.leg_pain: "leg pain",
        f.which_leg: "{} leg",
        f.location: "{}",
        f.side: "{}",
        f.quality: "{}",
        f.severity: "{}",
        f.course: "{}",
        f.onset: "onset {}",
        f.duration: "for {}",
        f.frequency: "{}",
        f.episode_duration: "lasting {}",
        f.walking_distance: "distance {}",
        f.brings_on: "trigger: {}",
        f.wakes_from_sleep: "waking from sleep",
        f.visible_hardening: "the muscle seen or felt to harden",
        f.eases: "eased by {}",
        f.pregnant: "pregnant",
        f.trimester: "{} trimester",
        f.diabetes: "diabetes {}",
        f.smoking: "{} smoker",
        f.weakness_pace: "weakness came {}",
    },
    sentences=(
        Sentence(groups=("history",)),
        Sentence(groups=("timing", "character")),
        Sentence(opening="Also: "),
        Sentence(groups=("examination",), opening="Examined: "),
        Sentence(groups=("laboratory", "procedures"), opening="Tests: "),
    ),
)
