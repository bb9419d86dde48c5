"""What a report says of one case: what comes first; names, questions, reasons and the facts under them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from engine.assessment.assessment import Assessment, Ranked, StepAdvised, WarningGiven
from engine.assessment.consultation import Consulted
from engine.assessment.evidence import points_to, weight
from engine.assessment.standing import Standing
from engine.assessment.urgency import asks_for
from engine.cases.medicine_names import recognise
from engine.cases.problems import escaped
from engine.reading.english import Told, named
from engine.reading.patient import Used
from engine.report.page import Node
from engine.report.wording import untold_red_flags, untold_told
from engine.words import listed
from knowledge.criteria import (
    RUNGS,
    AtLeast,
    Audience,
    Concept,
    Concludes,
    Criterion,
    Disorder,
    DrugClass,
    Escalates,
    KnowledgeBase,
    Recommends,
    Rule,
    Step,
    Strength,
    Supports,
    Tier,
    Urgency,
    YesNo,
    findings_in,
)

_MOST = 2
MOST_NAMES = 6
_MOST_FACTS = 3


def behind(said: Assessment) -> list[Rule]:
    """Return the rules behind the urgency: one for each thing feared, what stands best first, then the rest.

    An ordinary appointment needs no reason: only what speaks well for a leading disorder is one.
    """
    place = {item.disorder: number for number, item in enumerate(said.differential)}
    rules = list(said.urgent_by)
    if said.urgency <= Urgency.ROUTINE:
        rules = [rule for rule in rules if _speaks_for(rule, said.leading)]
    feared = {rule: min(map(place.__getitem__, fears(rule, said)), default=len(place)) for rule in rules}
    turns = Counter[int]()
    taken: dict[Rule, tuple[int, int]] = {}
    for rule in rules:
        taken[rule] = turns[feared[rule]], feared[rule]
        turns[feared[rule]] += 1
    return sorted(rules, key=taken.__getitem__)


def feared(said: Assessment) -> list[Disorder]:
    """Return what makes it urgent: what the rules behind that suspect, or else support, likeliest first."""
    if said.urgency < Urgency.URGENT:
        return []
    return list(dict.fromkeys(disorder for rule in behind(said) for disorder in fears(rule, said)))


def pressing(said: Assessment) -> list[Disorder]:
    """Return what is likely and grave enough to be seen today, where nothing that is feared is likely."""
    fearing = feared(said)
    likely = [item for item in said.differential if item.standing is Standing.LIKELY]
    if any(item.disorder in fearing for item in likely):
        return []
    return [
        item.disorder
        for item in likely
        if item.disorder.tier is Tier.DO_NOT_MISS
        and any(asks_for(rule) >= Urgency.URGENT for rule, _ in item.supported_by)
    ]


def in_question(said: Assessment) -> list[Disorder]:
    """Return what is feared and what leads: what is likely first, in an emergency what is an alarm.

    Where it is urgent, what is harmless is not in question.
    """
    likely = [item.disorder for item in said.differential if item.standing is Standing.LIKELY]
    first, then = feared(said), [d for d in said.leading if d in likely]
    if said.urgency is not Urgency.EMERGENCY:
        first, then = then, first
    first = [*pressing(said), *first]
    named = dict.fromkeys((*first, *then, *said.leading))
    if said.urgency >= Urgency.URGENT:
        named = dict.fromkeys(disorder for disorder in named if not disorder.harmless)
    return [disorder for disorder in named if disorder not in told_by_kin(said, named)]


def told_by_kin(said: Assessment, disorders: Iterable[Disorder]) -> Collection[Disorder]:
    """Return those of some disorders of which another says as much: a kind of it, or what it is a kind of.

    The one that stands better is told; of equals the kind, which says more.
    """
    every = list(disorders)
    standing = {item.disorder: item.standing for item in said.differential}
    rank = {d: (standing[d], bool(d.kind_of)) for d in every}
    return {
        one
        for one in every
        for other in every
        if (other.kind_of == one.id or one.kind_of == other.id) and rank[other] > rank[one]
    }


def acting(knowledge: KnowledgeBase, said: Assessment) -> tuple[StepAdvised, ...]:
    """Return what is to be done at once: the first that acts, and the two most particular to this case.

    What gives way to another step can wait for it. So the first goes unsaid where it is only urgent, gives
    way itself, and there is something more particular. That is what fewer rules call for.
    """
    found = [a for a in said.steps if a.step.rung == RUNGS[-1] and belongs_now(said, a)]
    if not found:
        return ()
    at_once = [a for a in found[1:] if a.step.kind == "treatment" or not a.step.gives_way_to]
    at_once.sort(key=lambda advised: len(knowledge.recommending.get(advised.step.id, ())))
    if at_once and found[0].step.gives_way_to and said.urgency is not Urgency.EMERGENCY:
        return tuple(at_once[:_MOST])
    return (found[0], *at_once[:_MOST])


@lru_cache(maxsize=16)
def usual_referral(knowledge: KnowledgeBase, urgency: Urgency) -> Step | None:
    """Return the step that most rules call for that ask for an urgency: it says no more than that does."""
    steps = Counter(
        effect.step
        for rule in knowledge.rules
        if asks_for(rule) is urgency
        for effect in rule.then
        if isinstance(effect, Recommends) and effect.step.kind == "referral"
    )
    return steps.most_common(1)[0][0] if steps and urgency >= Urgency.URGENT else None


def belongs_now(said: Assessment, advised: StepAdvised) -> bool:
    """Return whether a step is the action of an emergency, or called for by what makes it urgent."""
    if said.urgency < Urgency.URGENT:
        return False
    is_action = said.urgency is Urgency.EMERGENCY and advised is said.steps[0]
    return is_action or any(rule in said.urgent_by for rule in advised.rules)


def fears(rule: Rule, said: Assessment) -> tuple[Disorder, ...]:
    """Return what a rule asks for that urgency on account of, or what it speaks for where it names none.

    What stands best comes first.
    """
    place = {item.disorder: number for number, item in enumerate(said.differential)}
    excluded = {item.disorder for item in said.must_not_miss if item.status == "excluded"}
    suspected = [
        effect.suspecting
        for effect in rule.then
        if isinstance(effect, Escalates) and effect.urgency is said.urgency and effect.suspecting
    ]
    if suspected:
        return tuple(sorted((each for each in suspected if each not in excluded), key=place.__getitem__))
    suggested = {item.disorder for item in said.differential if item.standing >= Standing.POSSIBLE}
    supported = [e.disorder for e in rule.then if isinstance(e, Supports) and e.disorder in suggested]
    dangers = [disorder for disorder in supported if disorder.must_not_miss]
    return tuple(sorted(dangers or supported, key=place.__getitem__))


def can_wait(given: WarningGiven) -> bool:
    """Return whether a warning only repeats a step, and nothing urgent or explaining the case gives it."""
    verbs = ({effect.verb for effect in rule.then} for rule in given.rules)
    return all("recommends" in each and each.isdisjoint(("escalates", "supports")) for each in verbs)


def is_weak(item: Ranked) -> bool:
    """Return whether nothing but weak rules speak for a disorder."""
    return all(strength is Strength.WEAK for _, strength in item.supported_by)


def calms(rule: Rule) -> bool:
    """Return whether the reason of a rule calms: it speaks for what is harmless, and asks for no haste."""
    supported = [effect.disorder for effect in rule.then if isinstance(effect, Supports)]
    harmless = bool(supported) and all(disorder.harmless for disorder in supported)
    return harmless and asks_for(rule) < Urgency.URGENT


def strongest(rules: Iterable[tuple[Rule, Strength]]) -> list[tuple[Rule, Strength]]:
    """Return weighed rules, the strongest first."""
    return sorted(rules, key=lambda weighed: -weighed[1])


def _speaks_for(rule: Rule, disorders: tuple[Disorder, ...]) -> bool:
    return any(
        (isinstance(effect, Supports) and effect.strength > Strength.WEAK and effect.disorder in disorders)
        or (isinstance(effect, Escalates) and effect.suspecting in disorders)
        for effect in rule.then
    )


class Phrases:
    """One case's phrases, in the words of its audience unless another `voice` is asked for."""

    def __init__(self, consulted: Consulted, voice: Audience | None = None) -> None:
        self.knowledge, self.case, self.said = consulted.knowledge, consulted.case, consulted.assessment
        self.voice: Audience = voice or consulted.case.audience
        self.told = Told(self.knowledge, self.case, self.voice)
        self._facts = {firing.rule.id: firing.facts for firing in consulted.firings}

    @property
    def plainly(self) -> bool:
        """Return whether a patient reads this."""
        return self.voice == "patient"

    @cached_property
    def weight(self) -> Mapping[Disorder, float]:
        """How dangerous and how plausible each danger is."""
        return {danger.disorder: weight(self.said, danger) for danger in self.knowledge.danger.values()}

    def points_to(self, disorder: Disorder) -> bool:
        """Return whether anything told points to a danger: a risk of it, or what speaks for it."""
        return points_to(self.said, self.knowledge.danger[disorder.id])

    @cached_property
    def untold(self) -> str:
        """How many answers are not known, and which of them red flags rest on; '' for none."""
        return untold_told(self.said.outlook)

    @cached_property
    def untold_red_flags(self) -> tuple[str, ...]:
        """The questions asked and not known that red flags rest on."""
        return untold_red_flags(self.said.outlook)

    def name(self, disorder: Disorder) -> str:
        """Name a disorder at the beginning of a line."""
        return named(disorder, self.voice)

    def mentioned(self, disorder: Disorder) -> str:
        """Name a disorder within a sentence."""
        return in_sentence(self.name(disorder))

    def disorders(self, disorders: Iterable[Disorder], most: int = MOST_NAMES) -> str:
        """Name disorders within a sentence."""
        return listed(map(self.mentioned, disorders), most=most)

    def asked(self, ids: Iterable[str]) -> list[str]:
        """Name what is asked by each of these questions."""
        found = self.knowledge.finding
        return [named(found[key], self.voice) if key in found else key for key in ids]

    def questions(self, ids: Iterable[str], word: str = "and", most: int = MOST_NAMES) -> str:
        """Name what is asked by these questions within a sentence."""
        return listed(self.asked(ids), word, most)

    def though_denied(self, ids: Iterable[str]) -> str:
        """Say which no, to something wider, leaves some of these questions to be asked; '' for none."""
        asked, told = set(ids), self.case.told
        swept = asked & self.case.denied
        wider = [
            named(follow.finding, self.voice)
            for follow in self.knowledge.follows
            if follow.answer is True and told.get(follow.finding.id) is False
            for leaf in _alternatives(follow.when)
            if isinstance(leaf, YesNo) and leaf.id in asked
        ]
        wider += [
            denial.plain if self.plainly else denial.label
            for denial in map(self.knowledge.denial.__getitem__, self.case.none_of)
            if any(finding.id in swept for member in denial.members for finding in findings_in(member))
        ]
        return f" (one by one, though denied as a whole: {listed(dict.fromkeys(wider))})" if wider else ""

    def reason(self, rule: Rule, label: str = "", strength: Strength | None = None) -> Node:
        """Give a rule's reason; the facts it rests on in this case, and who says so, are particulars."""
        facts = self._facts_of(rule)
        because = self.because(rule)
        if self.plainly:
            return Node(because, label, more=() if because == facts else (Node(facts, tone="quiet"),))
        weight = f", {strength.name.lower()}" if strength else ""
        cited = ", ".join([*rule.claims, *(c.source.publisher for c in rule.references)])
        under = Node(cited if because == facts else f"{facts} ({cited})", tone="quiet")
        return Node(f"{because} [{rule.id}{weight}]", label, more=(under,))

    def because(self, rule: Rule) -> str:
        """Return a rule's reason, or what it rests on where the reason would calm somebody in haste."""
        return self._facts_of(rule) if self.calming(rule) else rule.because

    def calming(self, rule: Rule) -> bool:
        """Return whether the reason of a rule would calm somebody for whom it is urgent."""
        return self.said.urgency >= Urgency.URGENT and calms(rule)

    def _facts_of(self, rule: Rule) -> str:
        return "; ".join(dict.fromkeys(self._fact(used) for used in self._facts[rule.id]))

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
            sober = [rule for rule in calling if not self.calming(rule)]
            return min(sober, key=lambda rule: rule not in urgent_by).because if sober else ""
        if not advised.looks_for:
            return ""
        if self.plainly:
            return "This is so that nothing serious is missed."
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


def _alternatives(criterion: Criterion) -> tuple[Criterion, ...]:
    """Return the criteria each of which is enough for this one."""
    return criterion.parts if isinstance(criterion, AtLeast) and criterion.count == 1 else (criterion,)


def calling_for(advised: StepAdvised) -> list[Rule]:
    """Return the rules that call for a step: none where it is only the next to look for something."""
    return [rule for rule in advised.rules if Recommends(advised.step) in rule.then]


def in_sentence(text: str) -> str:
    """Return a name or a sentence as it stands within one: what is named after people keeps its capital.

    >>> [in_sentence(text) for text in ("Measure it.", "MRI of it.", "X-ray it.", "Baker's cyst")]
    ['measure it', 'MRI of it', 'X-ray it', "Baker's cyst"]
    """
    first = text.partition(" ")[0]
    is_name = first[1:] != first[1:].lower() or first[1:2] == "-" or first.endswith("'s")
    return (text if is_name else text[:1].lower() + text[1:]).removesuffix(".")


def in_brief(text: str) -> str:
    """Return the first clause of an instruction as it stands in a list, without what is in brackets.

    >>> in_brief("Measure salts (all four) and CK today; repeat."), in_brief("Examine: pulses. Then rest.")
    ('measure salts and CK today', 'examine')
    """
    return in_sentence(re.split(r"[;:]|\.\s", re.sub(r" \([^)]*\)", "", text))[0])


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
