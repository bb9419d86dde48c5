"""What a report says in passing: names, questions, reasons and the facts under them, for one case."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from engine.assessment import StepAdvised
from engine.assessment.consultation import Consulted
from engine.assessment.evidence import Basis, points_to, weight
from engine.cases.medicine_names import recognise
from engine.cases.problems import escaped
from engine.reading.english import Told, named
from engine.reading.patient import Outlook, Used
from engine.report.page import Node
from engine.report.untold import untold_red_flags, untold_told
from engine.words import listed
from knowledge.criteria import (
    Audience,
    Concept,
    Concludes,
    Disorder,
    DrugClass,
    KnowledgeBase,
    Recommends,
    Rule,
    Strength,
)

MOST_NAMES = 6
_MOST_FACTS = 3


class Phrases:
    """One case's phrases, in the words of its audience unless another `voice` is asked for."""

    def __init__(self, knowledge: KnowledgeBase, consulted: Consulted, voice: Audience | None = None) -> None:
        self.knowledge, self.case, self._consulted = knowledge, consulted.case, consulted
        self.voice: Audience = voice or consulted.case.audience
        self.told = Told(knowledge, consulted.case, self.voice)
        self._facts = {firing.rule.id: firing.facts for firing in consulted.firings}

    @property
    def plainly(self) -> bool:
        """Return whether a patient reads this."""
        return self.voice == "patient"

    @property
    def basis(self) -> Basis:
        """The evidence that was weighed."""
        return self._consulted.assessment.basis

    @property
    def outlook(self) -> Outlook:
        """What is so of the patient, and what could still become of it."""
        return self.basis.outlook

    @cached_property
    def weight(self) -> Mapping[Disorder, float]:
        """How dangerous and how plausible each danger is."""
        return {danger.disorder: weight(self.basis, danger) for danger in self.knowledge.danger.values()}

    def points_to(self, disorder: Disorder) -> bool:
        """Return whether anything told points to a danger: a risk of it, or what speaks for it."""
        return points_to(self.basis, self.knowledge.danger[disorder.id])

    @cached_property
    def untold(self) -> str:
        """How many answers are not known, and which of them red flags rest on; '' for none."""
        return untold_told(self.outlook)

    @cached_property
    def untold_red_flags(self) -> tuple[str, ...]:
        """The questions asked and not known that red flags rest on."""
        return untold_red_flags(self.outlook)

    def name(self, disorder: Disorder) -> str:
        """Name a disorder at the beginning of a line."""
        return named(disorder, self.voice)

    def mentioned(self, disorder: Disorder) -> str:
        """Name a disorder within a sentence."""
        return in_sentence(self.name(disorder))

    def disorders(self, disorders: Iterable[Disorder], most: int = MOST_NAMES, word: str = "and") -> str:
        """Name disorders within a sentence."""
        return listed(map(self.mentioned, disorders), word, most)

    def asked(self, ids: Iterable[str]) -> list[str]:
        """Name what is asked by each of these questions."""
        found = self.knowledge.finding
        return [named(found[key], self.voice) if key in found else key for key in ids]

    def questions(self, ids: Iterable[str], word: str = "and", most: int = MOST_NAMES) -> str:
        """Name what is asked by these questions within a sentence."""
        return listed(self.asked(ids), word, most)

    def reason(self, rule: Rule, label: str = "", strength: Strength | None = None) -> Node:
        """Give a rule's reason; the facts it rests on in this case, and who says so, are particulars."""
        facts = "; ".join(dict.fromkeys(self._fact(used) for used in self._facts[rule.id]))
        if self.plainly:
            return Node(rule.because, label, more=(Node(facts, tone="quiet"),))
        weight = f", {strength.name.lower()}" if strength else ""
        cited = ", ".join([*rule.claims, *(c.source.publisher for c in rule.references)])
        under = Node(f"{facts} ({cited})", tone="quiet")
        return Node(f"{rule.because} [{rule.id}{weight}]", label, more=(under,))

    def step(self, advised: StepAdvised, room: int = 0) -> str:
        """Word a step, or what is left of it where a clinician has done a part, as far as there is room.

        What was found normal in one word is told to count. One that reviews what is taken names the medicines
        that its rules rest on.
        """
        if advised.left and not self.plainly:
            verb = "Examine" if advised.step.kind == "examination" else "Measure"
            is_normal = any(finding.id in self.case.denied for finding in advised.step.answered_by)
            start = f"Beyond what was found normal, {verb.lower()}" if is_normal else f"{verb} what is left"
            left = self.asked(finding.id for finding in advised.left)
            return f"{start}: {fitting(left, room) if room else '; '.join(left)}."
        text = advised.step.plain if self.plainly else advised.step.text
        return self.naming_medicines(text, calling_for(advised)) if advised.step.kind == "review" else text

    def naming_medicines(self, text: str, rules: Iterable[Rule]) -> str:
        """Add to a sentence the medicines that rules rest on, but for those that it names itself."""
        names = self.medicines_behind(rules)
        fresh = [escaped(name) for name in names if name.casefold() not in text.casefold()]
        return f"{text} {'It may be' if self.plainly else 'In question'}: {listed(fresh)}." if fresh else text

    def medicines_behind(self, rules: Iterable[Rule]) -> tuple[str, ...]:
        """Return the medicines, as they were named, that rules rest on."""
        read = recognise(self.case.medicines or (), self.knowledge.drugs).by_class
        classes = [
            used.leaf.id
            for rule in rules
            for used in self.grounds(rule)
            if isinstance(used.leaf, DrugClass) and used.holds
        ]
        return tuple(dict.fromkeys(name for key in classes for name in read.get(key, ())))

    def why(self, advised: StepAdvised, urgent_by: Collection[Rule] = ()) -> str:
        """Say why this patient needs a step: by a rule that calls for it, or by what it looks for."""
        if calling := calling_for(advised):
            return min(calling, key=lambda rule: rule not in urgent_by).because
        if not advised.looks_for:
            return ""
        if self.plainly:
            return "So that nothing serious is missed."
        first = sorted(advised.looks_for, key=self.weight.__getitem__, reverse=True)[:_MOST_FACTS]
        others = ", among others" if len(advised.looks_for) > len(first) else ""
        return f"To look for: {self.disorders(first)}{others}."

    def _fact(self, used: Used) -> str:
        """Word a fact; a concept that holds with what it was concluded from."""
        words = self.told.fact(used)
        if not (isinstance(used.leaf, Concept) and used.holds):
            return words
        rests_on = list(dict.fromkeys(self.told.fact(under) for under in self._under(used.leaf)))
        rest = "; ".join(rests_on[:_MOST_FACTS])
        return f"{words} ({rest})" if rest and rest != words else words

    def _under(self, concept: Concept) -> Iterator[Used]:
        """Yield the answers that a concept rests on in this case."""
        for rule in self.knowledge.concluding[concept.id]:
            if Concludes(concept) in rule.then:
                yield from self.grounds(rule)

    def grounds(self, rule: Rule) -> Iterator[Used]:
        """Yield the answers that a rule rests on in this case, through concepts that hold."""
        for used in self._facts.get(rule.id, ()):
            if isinstance(used.leaf, Concept):
                yield from self._under(used.leaf) if used.holds else ()
            else:
                yield used


def calling_for(advised: StepAdvised) -> list[Rule]:
    """Return the rules that call for a step: none where it is only the next to look for something."""
    return [rule for rule in advised.rules if Recommends(advised.step) in rule.then]


def in_sentence(text: str) -> str:
    """Return a name or a sentence as it stands within one: what is named after people keeps its capital.

    >>> in_sentence("Measure it."), in_sentence("MRI of it."), in_sentence("Baker's cyst")
    ('measure it', 'MRI of it', "Baker's cyst")
    """
    first = text.partition(" ")[0]
    is_name = first[1:] != first[1:].lower() or first.endswith("'s")
    return (text if is_name else text[:1].lower() + text[1:]).removesuffix(".")


def fitting(names: Iterable[str], width: int, rest: str = "+ {}") -> str:
    """Name as many things as there is room for, one at least, and say that there are more, or how many.

    >>> fitting(["calf", "thigh, left", "foot"], 22), fitting(["calf", "foot"], 3, "and others")
    ('calf; thigh, left; + 1', 'calf; and others')
    """
    every = list(names)
    for few in range(len(every), 0, -1):
        left = len(every) - few
        text = "; ".join([*every[:few], *([rest.format(left)] if left else [])])
        if len(text) <= width or few == 1:
            return text
    return ""
