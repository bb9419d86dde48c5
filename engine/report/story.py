"""The story of a case as a colleague tells it: who, the complaint, what goes with it, what was found.

What matters most to what is in question is told first of each; names that a knowledge base does not have are
passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from engine.cases.case import Answer
from engine.reading.english import named
from engine.words import capitalised
from knowledge.criteria import Finding, KnowledgeBase

_ASIDE = re.compile(r" \([^()]*\)")
_PEOPLE = {"male": ("Boy", "Man"), "female": ("Girl", "Woman")}
_GROWN = 18.0
_COMPLAINT = (
    *("leg_cramp", "leg_pain", "location", "which_leg", "side", "quality", "severity", "course", "onset"),
    *("duration", "frequency", "episode_duration", "walking_distance", "brings_on", "eases"),
)
"""The complaint in the order in which it is told, before whatever else is told of it."""
_BRIEF: Mapping[str, str] = {
    "leg_pain": "leg pain",
    "which_leg": "{} leg",
    "location": "{}",
    "side": "{}",
    "quality": "{}",
    "severity": "{}",
    "course": "{}",
    "onset": "onset {}",
    "duration": "for {}",
    "frequency": "{}",
    "episode_duration": "lasting {}",
    "walking_distance": "distance {}",
    "brings_on": "trigger: {}",
    "wakes_from_sleep": "waking from sleep",
    "visible_hardening": "the muscle seen or felt to harden",
    "eases": "eased by {}",
    "pregnant": "pregnant",
    "trimester": "{} trimester",
    "diabetes": "diabetes {}",
    "smoking": "{} smoker",
    "weakness_pace": "weakness came {}",
}
_SENTENCES: Mapping[str, str] = {
    "history": "",
    "timing": "",
    "character": "",
    "": "Also: ",
    "examination": "Examined: ",
    "laboratory": "Tests: ",
    "procedures": "Tests: ",
}
"""How the sentence begins that tells of a group of findings; of all others, the empty one."""
_PARTS = (("history",), ("timing", "character"), ("",), ("examination",), ("laboratory", "procedures"))


def brief(finding: Finding) -> str:
    """Name a finding as a clinician does, without what is in brackets."""
    return _ASIDE.sub("", named(finding))


class Story:
    """The story, of as many answers as are to be told."""

    def __init__(
        self, knowledge: KnowledgeBase, told: Mapping[Finding, Answer], value: Callable[[Finding], str]
    ) -> None:
        self._told, self._value = told, value
        self._group = {f: name for name, group in knowledge.groups.items() for f in group}

    def text(self, answers: Sequence[Finding]) -> str:
        """Tell these answers, a sentence for each kind that there is."""
        by_group: dict[str, list[Finding]] = {}
        for finding in answers:
            group = self._group[finding]
            by_group.setdefault(group if group in _SENTENCES else "", []).append(finding)
        sentences = []
        for part in _PARTS:
            found = [finding for group in part for finding in by_group.get(group, ())]
            found.sort(key=lambda f: _COMPLAINT.index(f.id) if f.id in _COMPLAINT else len(_COMPLAINT))
            said = [*(self._who(found) if part == ("history",) else ()), *map(self.said, found)]
            if text := "; ".join(filter(None, said)):
                begin = _SENTENCES[part[0]]
                sentences.append(f"{begin}{text if begin else capitalised(text)}.")
        return " ".join(sentences)

    def said(self, finding: Finding) -> str:
        """Tell one answer; nothing of what says who it is."""
        if finding.id in ("age", "sex_at_birth"):
            return ""
        words = _BRIEF.get(finding.id)
        name = brief(finding).removeprefix("symptoms ")
        if self._told[finding] is True:
            return words or name
        value = self._value(finding)
        return f"{name}: {value}" if not words else value if ", not " in value else words.format(value)

    def denied(self, finding: Finding) -> str:
        """Name what is not so, or is normal, among others of which that is said."""
        value = self._value(finding)
        return brief(finding) if value in ("no", "none", "never") else f"{brief(finding)}: {value}"

    def _who(self, found: Sequence[Finding]) -> tuple[str, ...]:
        """Name who it is by age and sex, as far as they are told."""
        told = {finding.id: self._told[finding] for finding in found}
        values = {finding.id: self._value(finding) for finding in found}
        years = values.get("age", "").removesuffix(" years")
        age = told.get("age")
        people = _PEOPLE.get(values.get("sex_at_birth", ""), ("Child", "Patient"))
        if not years and "sex_at_birth" not in told:
            return ()
        who = people[not (isinstance(age, float) and age < _GROWN)]
        return (f"{who} of {years}" if years else who,)
