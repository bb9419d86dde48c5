"""The story of a case as a colleague tells it: who, the complaint, what goes with it, what was found.

Order and words are the knowledge base's (`knowledge.language.story`); what matters most to what is in
question is told first of each kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from engine.cases.case import Answer
from engine.reading.english import named
from engine.words import capitalised
from knowledge.criteria import Finding, KnowledgeBase, Sentence

_ASIDE = re.compile(r" \([^()]*\)")


def brief(finding: Finding) -> str:
    """Name a finding as a clinician does, without what is in brackets."""
    return _ASIDE.sub("", named(finding))


class StoryText:
    """A story, told of as many answers as are wanted."""

    def __init__(
        self, knowledge: KnowledgeBase, told: Mapping[Finding, Answer], value: Callable[[Finding], str]
    ) -> None:
        self._story, self._told, self._value = knowledge.story, told, value
        self._group = {f: name for name, group in knowledge.groups.items() for f in group}
        self._told_apart = {name for sentence in self._story.sentences for name in sentence.groups}

    def text(self, answers: Sequence[Finding]) -> str:
        """Tell these answers, a sentence for each kind that there is."""
        who, place = self._story.who, {f: number for number, f in enumerate(self._story.complaint)}
        sentences = []
        for sentence in self._story.sentences:
            found = sorted(self._of(sentence, answers), key=lambda f: place.get(f, len(place)))
            said = (self._who(found), *(self.said(finding) for finding in found if finding not in who))
            if text := "; ".join(filter(None, said)):
                begin = sentence.opening
                sentences.append(f"{begin}{text if begin else capitalised(text)}.")
        return " ".join(sentences)

    def _of(self, sentence: Sentence, answers: Sequence[Finding]) -> Iterator[Finding]:
        if sentence.groups:
            yield from (f for name in sentence.groups for f in answers if self._group[f] == name)
        else:
            yield from (f for f in answers if self._group[f] not in self._told_apart)

    def said(self, finding: Finding) -> str:
        """Tell one answer."""
        words = self._story.words.get(finding)
        name = brief(finding).removeprefix("symptoms ")
        if self._told[finding] is True:
            return words or name
        value = self._value(finding)
        return f"{name}: {value}" if not words else value if ", not " in value else words.format(value)

    def denied(self, finding: Finding) -> str:
        """Name what is not so, or is normal, among others of which that is said."""
        value = self._value(finding)
        return brief(finding) if value in ("no", "none", "never") else f"{brief(finding)}: {value}"

    def _who(self, found: Sequence[Finding]) -> str:
        """Name who it is by age and sex, as far as these are among what is told."""
        person = self._story.person
        if person is None or not {person.age, person.sex} & set(found):
            return ""
        age = self._told[person.age] if person.age in found else None
        sex = self._value(person.sex) if person.sex in found else ""
        child, adult = person.called.get(sex, person.otherwise)
        who = child if isinstance(age, float) and age < person.adult_from else adult
        return who if age is None else f"{who} of {self._value(person.age).removesuffix(' years')}"
