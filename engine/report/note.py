"""The referral note: the question, the story in a few lines, and the negatives that matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from engine.assessment.assessment import Ranked, left_of
from engine.assessment.consultation import Consulted
from engine.assessment.standing import Standing
from engine.assessment.urgency import asks_for, red_flags_asked
from engine.cases.case import CANNOT_TELL, Answer, says_no
from engine.cases.problems import escaped
from engine.reading.english import fits, named
from engine.reading.patient import Patient
from engine.report.page import Node, Page, Section
from engine.report.phrases import Phrases, behind, fitting, in_question, in_sentence, usual_referral
from engine.report.wording import URGENCY, footer, untold_red_flags
from engine.words import capitalised, in_words, listed
from knowledge.criteria import (
    Choice,
    Danger,
    DrugClass,
    Finding,
    Flag,
    KnowledgeBase,
    Quantity,
    Sentence,
    Tier,
    findings_in,
)

LINES, WIDTH = 60, 80
"""What a page holds in plain text."""
_STORY, _NEGATIVES, _UNKNOWN, _MOST = 5 * 74, 5 * 74, 2 * 58, 3
"""What there is room for: characters of answers, and how many of everything else."""
_TOLD, _REPORTED = "and {} more in the case file", "and {} more in the full report"
"""Where the rest is, of what was told and of what is still to be done."""
_ASIDE = re.compile(r" \([^()]*\)")


def note_page(consulted: Consulted) -> Page:
    """Compose the note. It is written in clinicians' words for who reads it, whoever answered."""
    note = _Note(consulted)
    sections = (
        Section("The question", tuple(note.question())),
        Section("To be heeded", tuple(note.heeded()), "caution"),
        Section("The story", tuple(note.story())),
        Section("What speaks for it", tuple(note.reasons())),
        Section("Asked or examined, and absent or normal", _one(note.negatives(), _NEGATIVES, _TOLD)),
        Section("Not known", tuple(note.not_known())),
        Section("Proposed before or meanwhile", tuple(note.proposed())),
    )
    alone = consulted.case.audience == "patient"
    by = "a patient alone, without examination or tests" if alone else "a clinician"
    below = f"Answered by {by}. {footer(consulted.knowledge)}"
    return Page("Referral note", tuple(section for section in sections if section.nodes), below)


def is_normal(knowledge: KnowledgeBase, finding: Finding, answer: Answer) -> bool:
    """Return whether an answer is no, what a denial says, or within the reference interval."""
    if answer is False or says_no(knowledge, finding.id, answer):
        return True
    if not isinstance(finding, Quantity):
        return answer == knowledge.denying.get(finding.id)
    if isinstance(answer, float) and finding.takes_flags:
        return fits(finding, answer, Flag.NORMAL)
    return answer is Flag.NORMAL


class _Note:
    """The parts of one note."""

    def __init__(self, consulted: Consulted) -> None:
        self.knowledge, self.case, self.said = consulted.knowledge, consulted.case, consulted.assessment
        self.phrases = Phrases(consulted, "clinician")
        self.told: Mapping[Finding, Answer] = {
            finding: answer
            for name, answer in consulted.case.told.items()
            if answer is not CANNOT_TELL
            and not isinstance(finding := consulted.knowledge.finding[name], DrugClass)
        }
        self._story = StoryText(self.knowledge, self.told, self.phrases.told.value)
        self.in_question = in_question(self.said)
        self.usual = usual_referral(self.knowledge, self.said.urgency)
        referrals = [a.step for a in self.said.steps if a.step.kind == "referral"]
        self.asked_for = [step for step in referrals if step is not self.usual][:_MOST]

    def question(self) -> Iterator[Node]:
        """Say how urgent it is, and what is asked of the reader: to act, where that is not all of it."""
        said = self.said
        yield Node(URGENCY["clinician"][said.urgency], tone="strong")
        if not said.in_scope:
            yield Node("The complaint is outside the scope of this assessment.")
        elif self.in_question:
            yield Node(f"Is it {listed((in_sentence(d.name) for d in self.in_question), 'or', _MOST)}?")
        else:
            yield Node("What is behind this? Nothing reported suggests a cause.")
        yield from (Node(step.text) for step in self.asked_for)

    def heeded(self) -> Iterator[Node]:
        """Give the warnings, with the medicines that they are about, and what does not fit together."""
        for given in self.said.warnings:
            yield Node(self.phrases.naming_medicines(given.warning.text, given.rules), tone="caution")
        yield from (Node(clash.conflict.ask, tone="caution") for clash in self.said.contradictions)

    def story(self) -> Iterator[Node]:
        """Tell as much of the story as there is room for: first what the causes in question rest on."""
        order = self._in_order()
        for few in range(len(order), 0, -1):
            left = f" {capitalised(_TOLD.format(len(order) - few))}." if few < len(order) else ""
            text = f"{self._story.text(order[:few])}{left}"
            if len(text) <= _STORY or few == 1:
                yield Node(text)
                break
        if self.case.medicines is not None:
            names = ", ".join(map(escaped, self.case.medicines)) or "none"
            more = "" if self.case.medicines_complete else " (and others that were not named)"
            yield Node(f"Medicines: {names}{more}")
        elif any(isinstance(self.knowledge.finding[name], DrugClass) for name in self.case.answers):
            yield Node("Medicines: not known")

    def _in_order(self) -> list[Finding]:
        """Order what is so by what it is good for: what causes in question rest on, then what is measured."""
        carrying = [
            finding
            for item in sorted(self._asked_about(), key=lambda item: self.in_question.index(item.disorder))
            for rule, _ in sorted(item.supported_by, key=lambda weighed: -weighed[1])
            for used in self.phrases.grounds(rule)
            for finding in findings_in(used.leaf)
        ]
        story, rest = self.knowledge.story, sorted(self.told, key=_place)
        who = (f for f in story.who if f in self.told)
        first = (f for either in story.first for f in [f for f in either if f in self.told][:1])
        told = (f for f in (*carrying, *rest) if f in self.told and not self._is_normal(f))
        return list(dict.fromkeys((*who, *first, *told)))

    def _asked_about(self) -> Iterator[Ranked]:
        yield from (item for item in self.said.differential if item.disorder in self.in_question)

    def _is_normal(self, finding: Finding) -> bool:
        """Return whether an answer is a negative: a number found on examination is told as it is."""
        examined = self.knowledge.groups.get("examination", ())
        measured = finding in examined and isinstance(self.told[finding], float)
        return not measured and is_normal(self.knowledge, finding, self.told[finding])

    def reasons(self) -> Iterator[Node]:
        """Give what is urgent and what is in question, each with its strongest reason, said once."""
        given: set[str] = set()
        for rule in behind(self.said)[:_MOST]:
            given.add(rule.because)
            yield Node(
                f"{self.phrases.because(rule)} [{rule.id}]", self.said.urgency.name.lower().replace("_", "-")
            )
        ranked = {item.disorder: item for item in self._asked_about()}
        suggested = [ranked[d] for d in self.in_question if ranked[d].standing >= Standing.POSSIBLE]
        for item in suggested[:_MOST]:
            best = max(item.supported_by, key=lambda weighed: weighed[1])[0]
            is_given = best.because in given
            reason = f", as above [{best.id}]" if is_given else f": {self.phrases.because(best)} [{best.id}]"
            given.add(best.because)
            yield Node(f"{item.disorder.name}{reason}", in_words(item.standing))

    def negatives(self) -> Iterator[str]:
        """Name what was looked for and is not there: what would show a cause in question, then the rest."""
        for finding in dict.fromkeys((*self._signs(), *self._red_flags(), *self.told)):
            if (
                finding in self.knowledge.story.who
                or finding.id in self.case.denied
                or finding not in self.told
            ):
                continue
            if self.told[finding] is Flag.NORMAL:
                yield f"normal {brief(finding)}"
            elif self._is_normal(finding):
                yield self._story.denied(finding)
        yield from (self.knowledge.denial[name].label for name in self.case.none_of)

    def _signs(self) -> Iterator[Finding]:
        """Yield the absent signs of what is in question, then two of each danger that shares none of them.

        Dangers that most documents rank as not to be missed come first. What a patient tells and what is
        examined are told of each.
        """
        known = self.knowledge
        dangers = sorted(known.danger.values(), key=self._importance)
        history, examined = (known.groups.get(name, ()) for name in ("history", "examination"))
        told: set[Finding] = set()
        for danger in dangers:
            signs = [f for sign in danger.minimum for f in findings_in(sign) if self._is_absent(f)]
            if danger.disorder not in self.in_question:
                signs = [] if told.intersection(signs) else [f for f in signs if f not in history]
                signs = [*signs[:1], *(f for f in signs if f in examined)][:2]
            told.update(signs)
            yield from signs

    def _importance(self, danger: Danger) -> tuple[bool, int]:
        ranks = [view.tier for view in danger.disorder.views if view.document != "outside"]
        return danger.disorder not in self.in_question, -ranks.count(Tier.DO_NOT_MISS)

    def _is_absent(self, finding: Finding) -> bool:
        return finding in self.told and self._is_normal(finding)

    def _red_flags(self) -> Iterator[Finding]:
        """Yield what red flags read themselves and this audience is asked.

        The gravest come first, and of those what is one by itself before what is one among others.
        """
        audience = self.case.audience
        asked = red_flags_asked(self.knowledge, Patient({}, audience))
        reads = {rule: findings_in(rule.when) for rule in asked}
        for rule in sorted(reads, key=lambda rule: (-asks_for(rule).rank, len(reads[rule]))):
            yield from (f for f in reads[rule] if audience in f.asked_of and f.kind == "yes_no")

    def not_known(self) -> Iterator[Node]:
        """Name red flags that nobody could tell, what to ask, and the tests that would exclude or are due."""
        suspected = (item for item in self.said.must_not_miss if item.status == "supported")
        excluding = (name for item in suspected for name in item.would_exclude)
        due = (advised.step for advised in self.said.steps if advised.step.kind == "laboratory")
        left = (finding.id for step in due for finding in left_of(step, self.case))
        tests = dict.fromkeys((*excluding, *left))
        untold = untold_red_flags(self.said.outlook)
        for label, names, rest in (
            ("cannot tell", untold, _TOLD),
            ("not asked", self.said.ask, _REPORTED),
            ("not tested", tests, _REPORTED),
        ):
            if text := fitting(self.phrases.asked(names), _UNKNOWN, rest):
                yield Node(text, label)

    def proposed(self) -> Iterator[Node]:
        """Name the next steps in the order of the report, but for what is asked of the reader."""
        steps = [a for a in self.said.steps if a.step is not self.usual and a.step not in self.asked_for]
        yield from (Node(self.phrases.step(advised)) for advised in steps[:_MOST])
        if left := steps[_MOST:]:
            yield Node(_REPORTED.format(len(left)), tone="quiet")


def _place(finding: Finding) -> int:
    """Put first what is measured, then how long, where and on which side, then the rest."""
    if isinstance(finding, Quantity) and finding.takes_flags:
        return 0
    return 1 if isinstance(finding, Choice) else 2


def _one(names: Iterable[str], room: int, rest: str) -> tuple[Node, ...]:
    text = fitting(names, room, rest)
    return (Node(text),) if text else ()


def brief(finding: Finding) -> str:
    """Name a finding as a clinician does, without what is in brackets."""
    return _ASIDE.sub("", named(finding))


class StoryText:
    """The story as a colleague tells it: who, the complaint, what goes with it, what was found.

    Order and words are the knowledge base's (`knowledge.language.story`).
    """

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
