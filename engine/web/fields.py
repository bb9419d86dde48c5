"""Screens as fields of a form, and what a posted form says: the answers that are typed in a terminal.

A radio button, a box or a text says what a typed reply does, and is read by the same readers. What is left
blank is not an answer: on a checklist one box more says of all that is blank that none of it applies, or that
it is not known, and it is never chosen beforehand. Medicines that are typed are shown back as what they were
taken for, then they count; what is not understood is asked about, and stays on the list as it was typed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from engine.cases.case import CANNOT_TELL, Answer
from engine.cases.medicine_names import Part, recognise, suggest
from engine.cases.problems import WrongValue, printable
from engine.cases.values import UNKNOWN, folded, read_answer, written
from engine.interview.asked_screens import AskedScreen, medicines_screen
from engine.interview.journal import unfinished
from engine.interview.medicine_list import NO_MEDICINES, comma_listed, inside_of, keep_known, names_in
from engine.interview.replies import (
    PartlyWrong,
    boxes_of_rest,
    cannot_tell,
    kindly,
    needs_letter,
    of_the_others,
    read_offer,
    words_of,
)
from engine.interview.session import AnsweredScreen, Medicines, Session
from engine.interview.views import screen_view
from engine.reading.english import Told, named, option_in_words, question, range_in_words
from engine.words import capitalised, either
from knowledge.criteria import Audience, Choice, Finding, Flag, KnowledgeBase, Line, Quantity

Posted: TypeAlias = Mapping[str, Sequence[str]]
"""A posted form: every name with all that was sent under it, in its order."""
Kind: TypeAlias = Literal["radio", "boxes", "number", "select"]
UNIT, FLAG, CANNOT, NONE = "unit.", "flag.", "unknown.", "none."
"""What stands before a finding's name: its unit, its flag, that it is not known, that none applies."""
REST, PASTE = "rest", "paste"
_HINT: Mapping[Audience, str] = {
    "clinician": "Answer what applies. The last line then answers all that is left blank.",
    "patient": "Answer what fits you. At the end, one answer does for everything you leave blank.",
}
_HINT_OF_LISTS: Mapping[Audience, str] = {
    "clinician": "Answer what applies, and choose from each list. The last line then answers every yes or "
    "no that is left blank.",
    "patient": "Answer what fits you, and choose from each list. At the end, one answer does for every yes "
    "or no that you leave blank.",
}
"""Where there are choices that "none of the others" does not answer: nobody has to be refused to learn it."""
_BARE = re.compile(r"[<>\u2264\u2265=\s]*[+-]?[0-9.,'\u2019\s]+(?:[eE][+-]?[0-9]+)?\s*")
NAMES, WHOLE, CHECKED, DOUBT = "names", "whole", "checked", "doubt."
_KEEP, _DROP = "keep as typed", "leave it out"
_MOST = 100
"""More medicines than anybody takes."""
_WHOLE: Mapping[Audience, Mapping[str, str]] = {
    "clinician": {
        "all": "This is the whole list",
        "more": "There are others that cannot be named",
        "none": "The patient takes no medicines",
        "unknown": "Not known",
    },
    "patient": {
        "all": "These are all I take",
        "more": "I take others too, but cannot name them",
        "none": "I take no medicines at all",
        "unknown": "I don\u2019t know what I take",
    },
}
BLANK = "Not answered yet."
_ANSWER = "Choose an answer, or say that it is not known."
_CHOOSE = "Choose one of these: the answer at the end does not cover it."


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen; its value is what is posted."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """What is asked about one finding, with what was answered or typed so far and what is wrong with it.

    `cannot` and `none` are boxes of their own, None where there are none.
    """

    name: str
    kind: Kind
    label: str
    lead: str = ""
    help: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    text: str = ""
    unit: str = ""
    units: tuple[Option, ...] = ()
    flags: tuple[Option, ...] = ()
    range: str = ""
    cannot: Option | None = None
    none: Option | None = None
    problem: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether it is only not answered yet: that is said once, at the top."""
        return self.problem == BLANK


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand on one line of a checklist, and what that line begins with."""

    lead: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class WebForm:
    """A screen as a form: `more` is folded at first; `rest` answers all that is left blank."""

    title: str
    groups: tuple[Group, ...]
    more: tuple[Group, ...] = ()
    rest: tuple[Option, ...] = ()
    paste: str | None = None
    hint: str = ""
    problems: tuple[tuple[str, str, str], ...] = ()
    """Where something is wrong: the name of a field, what it is called, and what is wrong."""

    @property
    def blank(self) -> tuple[tuple[str, str], ...]:
        """The fields that were left blank."""
        return tuple((name, called) for name, called, text in self.problems if text == BLANK)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that is not understood: what it may mean, and what else can be done with it."""

    name: str
    said: str
    why: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ListForm:
    """The list of medicines as a form.

    `read_as` and `doubts` are there once there are names; `checked` tells which these are.
    """

    title: str
    text: tuple[str, ...]
    names: str
    whole: tuple[Option, ...]
    read_as: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    checked: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ReadForm:
    """What a posted form says: the answer, as far as it goes, and what is wrong, by the name of its field.

    A list of medicines that was not shown back yet is no answer, though nothing may be wrong with it.
    """

    answer: AnsweredScreen
    problems: Mapping[str, str]


def form_of(
    asked: AskedScreen,
    session: Session,
    told: AnsweredScreen,
    posted: Posted | None = None,
    read: ReadForm | None = None,
) -> WebForm | ListForm:
    """Return a screen as a form, with what was posted and is wrong, else with what was answered before."""
    if asked.screen.kind == "medicines":
        return _list_form(session, told, posted, read)
    if posted is not None and asked.screen.kind == "offer":
        posted = _with_results(posted, told.answers)
    voice = session.audience
    fields = _Fields(asked, voice, told.answers, posted, read.problems if read is not None else {})
    view = screen_view(asked, voice, {})
    wrong = tuple((name, fields.called(name), text) for name, text in fields.problems.items())
    match asked.screen.kind:
        case "checklist":
            groups = tuple(fields.line(line) for line in asked.lines)
            hint = (_HINT_OF_LISTS if any(map(needs_letter, asked.lines)) else _HINT)[voice]
            return WebForm(view.title, groups, rest=fields.rest(), hint=hint, problems=wrong)
        case "offer":
            some = frozenset(asked.relevant or asked.findings)
            groups = tuple(Group("", (fields.field(f),)) for f in (asked.relevant or asked.findings))
            more = tuple(Group("", (fields.field(f),)) for f in asked.findings if f not in some)
            paste = first_of(posted, PASTE) if posted is not None else ""
            return WebForm(view.title, groups, more, paste=paste, problems=wrong)
        case _:
            (finding,) = asked.findings
            return WebForm(view.title, (Group("", (fields.field(finding, alone=True),)),), problems=wrong)


def read_form(asked: AskedScreen, posted: Posted, knowledge: KnowledgeBase) -> ReadForm:
    """Read a posted form; names that the screen does not ask for are passed over."""
    if asked.screen.kind == "medicines":
        medicines, problem = _read_list(posted, knowledge)
        wrong = {} if problem is None else {NAMES: problem}
        return ReadForm(AnsweredScreen(asked.screen.id, {}, medicines), wrong)
    answers: dict[str, Answer] = {}
    problems: dict[str, str] = {}
    for finding in asked.findings:
        try:
            answers.update(_posted(finding, posted))
        except WrongValue as error:
            problems[finding.id] = kindly(error)
    if asked.screen.kind == "offer":
        _read_paste(asked, first_of(posted, PASTE), answers, problems)
        return ReadForm(AnsweredScreen(asked.screen.id, answers), problems)
    rest = first_of(posted, REST) if asked.screen.kind == "checklist" else ""
    open_ = [f.id for f in asked.findings if f.id not in answers and f.id not in problems]
    if rest in ("none", UNKNOWN):
        answers |= of_the_others(asked.lines, open_, known=rest == "none")
    for finding in asked.findings:
        if finding.id not in answers and finding.id not in problems:
            blank = BLANK if asked.screen.kind == "checklist" else _ANSWER
            problems[finding.id] = _CHOOSE if rest == "none" else blank
    return ReadForm(AnsweredScreen(asked.screen.id, answers), problems)


def _with_results(posted: Posted, given: Mapping[str, Answer]) -> Posted:
    """Put results that were read from the text into their fields too: they stay while the text is mended."""
    more: dict[str, Sequence[str]] = {}
    for name, answer in given.items():
        if answer is not CANNOT_TELL and not any(text.strip() for text in posted.get(name, ())):
            said = written(answer)
            more |= {name: [*map(str, said)] if isinstance(said, list) else [str(said)], UNIT + name: ()}
    return {**posted, **more}


def _read_paste(asked: AskedScreen, text: str, answers: dict[str, Answer], problems: dict[str, str]) -> None:
    """Read results as they stand in the notes; what is also in a field has to say the same there."""
    if not text.strip():
        return
    try:
        read = read_offer(asked, text)
    except PartlyWrong as error:
        read, problems[PASTE] = error.answers, kindly(error)
    except WrongValue as error:
        read, problems[PASTE] = {}, kindly(error)
    for name, answer in read.items():
        if answers.get(name, answer) != answer:
            problems[name] = "This is not what stands in the text of results. Correct one of the two."
        answers[name] = answer


def _posted(finding: Finding, posted: Posted) -> Iterator[tuple[str, Answer]]:
    """Yield the answer to a finding, if there is one; raise WrongValue if it is none, or if there are two."""
    said = [text for text in posted.get(finding.id, ()) if text.strip()]
    if isinstance(finding, Quantity) and not said:  # beside a number, the number decides
        said = [text for text in posted.get(FLAG + finding.id, ()) if text]
    cannot, none = bool(first_of(posted, CANNOT + finding.id)), bool(first_of(posted, NONE + finding.id))
    several = isinstance(finding, Choice) and finding.several
    if cannot + none + bool(said) > 1 or (len(said) > 1 and not several):
        raise WrongValue("has two answers that exclude each other", "Keep one of them.")
    if cannot:
        yield finding.id, CANNOT_TELL
    elif none and several:
        yield finding.id, ()
    elif said:
        match finding:
            case Quantity():
                yield finding.id, read_answer(finding, _with_unit(finding, said[0], posted))
            case Choice(several=True) if said != [UNKNOWN]:
                yield finding.id, read_answer(finding, said)
            case _:
                yield finding.id, read_answer(finding, said[0])


def _with_unit(finding: Quantity, text: str, posted: Posted) -> str:
    """Put the chosen unit behind a number; where the text holds more than one, its own unit counts."""
    unit = first_of(posted, UNIT + finding.id)
    if unit in ("", finding.unit):
        return text
    if not any(map(str.isdigit, text)):  # a flag has no unit
        return text
    if _BARE.fullmatch(text):
        return f"{text.strip()} {unit}"
    raise WrongValue("is more than a number", "Type the number alone, and choose its unit beside it.")


def first_of(posted: Posted | None, name: str) -> str:
    """Return what was posted under a name, or the first of it; '' for nothing."""
    return next(iter((posted or {}).get(name, ())), "")


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of one screen, filled with what was posted, or with the answers given before."""

    asked: AskedScreen
    voice: Audience
    given: Mapping[str, Answer]
    posted: Posted | None
    problems: Mapping[str, str]

    def called(self, name: str) -> str:
        """Name a field where its problem is told at the top."""
        found = {f.id: f for f in self.asked.findings}
        return named(found[name], self.voice) if name in found else "Results as text"

    def line(self, line: Line) -> Group:
        """Return a line of a checklist."""
        lead = line.plain if self.voice == "patient" else line.lead
        words = [words_of(line, place, self.voice) for place in range(len(line.findings))]
        pairs = zip(line.findings, words, strict=True)
        return Group(lead, tuple(self.field(finding, word, lead) for finding, word in pairs))

    def rest(self) -> tuple[Option, ...]:
        """Return what can be said of all that is left blank."""
        said = first_of(self.posted, REST)
        values = {"0": "none", "u": UNKNOWN}
        return tuple(
            Option(values[box.code], capitalised(box.text), said == values[box.code])
            for box in boxes_of_rest(self.asked.lines, self.voice)
        )

    def field(self, finding: Finding, label: str = "", lead: str = "", *, alone: bool = False) -> Field:
        """Return the field of a finding; one that stands `alone` is its screen's only question."""
        asks = question(finding, self.voice)
        helps = tuple(text for text in ("" if alone else asks, finding.help) if text)
        label = asks if alone else label or named(finding, self.voice)
        base = Field(finding.id, "radio", label, lead, helps, problem=self.problems.get(finding.id, ""))
        offered = self.asked.screen.kind == "offer"
        match finding:
            case Quantity():
                return self._number(finding, base, None if offered else self._cannot(finding))
            case Choice(several=True):
                return self._boxes(finding, base, None if offered else self._cannot(finding))
            case _ if offered:
                known = (option for option in self._options(finding) if option.value != UNKNOWN)
                return replace(base, kind="select", options=(Option("", "not at hand"), *known))
            case _:
                return replace(base, options=self._options(finding))

    def _options(self, finding: Finding) -> tuple[Option, ...]:
        words = {"yes": "Yes", "no": "No"}
        if isinstance(finding, Choice):
            words = {o: capitalised(option_in_words(finding, o, self.voice)) for o in finding.options}
        words[UNKNOWN] = capitalised(cannot_tell(finding, self.voice))
        chosen = self._chosen(finding)
        return tuple(Option(value, text, value in chosen) for value, text in words.items())

    def _boxes(self, finding: Choice, base: Field, cannot: Option | None) -> Field:
        options = tuple(option for option in self._options(finding) if option.value != UNKNOWN)
        none = Option("1", "None of these", self._marked(NONE, finding, of=()))
        return replace(base, kind="boxes", options=options, none=none, cannot=cannot)

    def _number(self, finding: Quantity, base: Field, cannot: Option | None) -> Field:
        units = (finding.unit, *finding.other_units) if finding.other_units else ()
        chosen = first_of(self.posted, UNIT + finding.id) or finding.unit
        answer = self.given.get(finding.id, CANNOT_TELL)
        before = "" if answer is CANNOT_TELL else str(written(answer))
        flags = [flag.value for flag in Flag] if finding.takes_flags else []
        flag = first_of(self.posted, FLAG + finding.id) if self.posted is not None else before
        if before in flags:
            before = ""
        return replace(
            base,
            kind="number",
            text=before if self.posted is None else first_of(self.posted, finding.id),
            unit=finding.unit,
            units=tuple(Option(unit, unit, unit == chosen) for unit in units),
            flags=tuple(Option(one, one, one == flag) for one in flags),
            range=range_in_words(finding),
            cannot=cannot,
        )

    def _cannot(self, finding: Finding) -> Option:
        text = capitalised(cannot_tell(finding, self.voice))
        return Option("1", text, self._marked(CANNOT, finding, of=CANNOT_TELL))

    def _marked(self, mark: str, finding: Finding, of: Answer) -> bool:
        if self.posted is not None:
            return bool(first_of(self.posted, mark + finding.id))
        return finding.id in self.given and self.given[finding.id] == of

    def _chosen(self, finding: Finding) -> Sequence[object]:
        if self.posted is not None:
            return self.posted.get(finding.id, ())
        if finding.id not in self.given:
            return ()
        said = written(self.given[finding.id])
        return said if isinstance(said, list) else [said]


def _read_list(posted: Posted, knowledge: KnowledgeBase) -> tuple[Medicines | None, str | None]:
    """Read a posted list. It counts when it is what was shown back, with every doubt decided.

    Where it does not, say what is wrong, or nothing but that it was not shown back yet.
    """
    text, whole = first_of(posted, NAMES), first_of(posted, WHOLE)
    if folded(text) in NO_MEDICINES and whole != "unknown":
        text, whole = "", "none"
    try:
        names = tuple(_names(text)) if text.strip() else ()
    except WrongValue as error:
        return None, kindly(error)
    if whole not in _WHOLE["clinician"]:
        return unfinished(names), "Say whether this is all." if names else "Choose one of these answers."
    if whole in ("none", "unknown"):
        if names:
            told = comma_listed(names)
            return unfinished(names), f"The list names {told}. Empty it, or choose another answer."
        return Medicines(() if whole == "none" else None), None
    if not names:
        return None, "Type at least one name, or choose another answer."
    if first_of(posted, CHECKED) != _digest(names):
        return unfinished(names), ""
    decided = tuple(_decided(names, posted, knowledge))
    if not decided:
        return unfinished(names), "Nothing is left on the list. Empty it, and say that nothing is taken."
    return Medicines(decided, complete=whole == "all"), None


def _list_form(
    session: Session, told: AnsweredScreen, posted: Posted | None, read: ReadForm | None
) -> ListForm:
    voice, knowledge = session.audience, session.knowledge
    view = screen_view(medicines_screen(knowledge), voice, {})
    names = (told if read is None else read.answer).names
    text = first_of(posted, NAMES) if posted is not None else "\n".join(names)
    said = first_of(posted, WHOLE) if posted is not None else _said(told.medicines)
    whole = tuple(Option(value, word, value == said) for value, word in _WHOLE[voice].items())
    problem = read.problems.get(NAMES, "") if read is not None else ""
    form = ListForm(view.title, view.text, text, whole, problem=problem)
    if not names:
        return form
    kept: list[str] = []
    parts = keep_known(names, kept, knowledge.drugs)
    doubts = tuple(_doubt(part, session, posted) for part in parts)
    return replace(form, read_as=tuple(_read_as(kept, session)), doubts=doubts, checked=_digest(names))


def _names(text: str) -> Iterator[str]:
    """Yield the names of a pasted list, a line at a time; bullets and numbers before them are passed over."""
    lines = [line.strip(" \t*\u2022\u00b7-") for line in text.splitlines()]
    every = [name for line in lines if line for name in names_in(line)]
    if len(every) > _MOST:
        raise WrongValue("is too long", f"Name at most {_MOST} medicines.")
    yield from dict.fromkeys(every)


def _decided(names: Sequence[str], posted: Posted, knowledge: KnowledgeBase) -> Iterator[str]:
    kept: list[str] = []
    for part in keep_known(names, kept, knowledge.drugs):
        chosen = [one for one in posted.get(_field(part), ()) if one in _meanings(part, knowledge)]
        kept += [one for one in chosen if one not in (_KEEP, _DROP)]
        # To keep it is ticked beforehand: what was ticked in its place counts, and nobody has to untick.
        if not set(chosen) - {_KEEP, *inside_of(part)} and (_KEEP in chosen or not chosen):
            kept.append(part.said)
    yield from dict.fromkeys(kept)


def _doubt(part: Part, session: Session, posted: Posted | None) -> Doubt:
    knowledge, voice = session.knowledge, session.audience
    read = recognise([part.text], knowledge.drugs)
    said = printable(part.said)
    if read.perhaps and not read.unrecognised:
        groups = either(named(knowledge.finding[one], voice) for one in read.perhaps)
        why = f"It may be {groups}. Type the name on the packet above if you can."
    else:
        why = "It is not known here. Which of these is it?"
    chosen = (posted or {}).get(_field(part), ()) or (_KEEP,)
    words = {
        _KEEP: f"Something else: keep \u201c{said}\u201d as it is; it counts as unknown",
        _DROP: "Leave it out",
    }
    options = tuple(Option(one, words.get(one, one), one in chosen) for one in _meanings(part, knowledge))
    return Doubt(_field(part), said, why, options)


def _meanings(part: Part, knowledge: KnowledgeBase) -> Sequence[str]:
    """Return what can be chosen for a part: names that stand in it, names like it, and to keep or drop it."""
    unknown = recognise([part.text], knowledge.drugs).unrecognised
    near = suggest(part.rest or part.text, knowledge.drugs) if unknown else ()
    return tuple(dict.fromkeys((*inside_of(part), *near, _KEEP, _DROP)))


def _read_as(names: Iterable[str], session: Session) -> Iterator[str]:
    for name in names:
        case = replace(session.case, medicines=(name,))
        yield Told(session.knowledge, case, session.audience).medicines()


def _said(before: Medicines | None) -> str:
    if before is None:
        return ""
    if before.names is None:
        return "unknown"
    return "none" if not before.names else "all" if before.complete else "more"


def _field(part: Part) -> str:
    return DOUBT + _digest((part.said, part.text))


def _digest(names: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
