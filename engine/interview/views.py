"""What is shown of every step, in words: the same for a terminal, a pipe and a screen reader."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal, Protocol, assert_never

from engine.assessment.must_not_miss import Status
from engine.cases.case import CANNOT_TELL, Answer, says_no
from engine.cases.problems import escaped
from engine.interview.asked_screens import AskedScreen
from engine.interview.replies import (
    LETTERS,
    boxes_of_line,
    example_of,
    has_letters,
    needs_letter,
    rest_told,
    result_name,
)
from engine.interview.session import (
    Alarm,
    AnsweredScreen,
    Ask,
    Clash,
    Kept,
    Review,
    Session,
    Stopped,
    Turn,
)
from engine.reading.english import in_short, named, option_in_words, question, value_in_words
from engine.report.page import Node, Page, Section, Tone
from engine.report.wording import DISCLAIMER, URGENCY, untold_red_flags, untold_told
from engine.words import capitalised, listed
from knowledge.criteria import (
    Audience,
    Choice,
    Concludes,
    Danger,
    DrugClass,
    Escalates,
    Finding,
    KnowledgeBase,
    Line,
    Opposes,
    Quantity,
    Recommends,
    Rule,
    Supports,
    Urgency,
    Warns,
    YesNo,
)

HELD = "\u00a0"
"""A space at which no line breaks; it is written as any other."""
_ADVICE: Mapping[Audience, tuple[str, ...]] = {
    "clinician": (
        "Treat this as an emergency until it has been excluded: arrange emergency care now.",
        "The questions can wait; your answers so far are saved.",
    ),
    "patient": (
        "What you have told us may be an emergency. Get help now: call your local emergency number, or "
        "have someone take you to the nearest emergency department. Do not drive yourself.",
        "Do not wait to finish these questions. Your answers so far are saved.",
    ),
}
_OUTSIDE: Mapping[Audience, str] = {
    "clinician": "The patient has none of the complaints that crampdx covers, so it cannot assess this case.",
    "patient": "You have not mentioned any problem this program covers, so it cannot assess it. If something "
    "worries you, please ask a doctor.",
}

_IS_RIGHT = "y shows the result; change NAME corrects an answer; all lists every answer."
_SETTLED: Mapping[Audience, str] = {
    "clinician": "Settled within reach: nothing more to ask or to examine can change the urgency, the "
    "warnings, what must not be missed or what leads.",
    "patient": "That is all: no other question we could ask you would change the result.",
}
_LOOKED_FOR: Mapping[Audience, Mapping[Status, str]] = {
    "clinician": {
        "supported": "supported",
        "excluded": "excluded by a test",
        "not_found": "looked for and not found",
        "needs_test": "needs a test",
        "not_looked_for": "not looked for yet",
    },
    "patient": {
        "supported": "your answers could point to",
        "excluded": "ruled out by a test",
        "not_found": "no sign found of",
        "needs_test": "only a test can tell",
        "not_looked_for": "not looked for yet",
    },
}
_OTHERS = "Other questions"
_STOPPED = "You asked for the result now. What was not asked stays open, and the report says so."
MOST_REASONS = 4
_LEVELS: Mapping[Urgency, str] = {
    Urgency.EMERGENCY: "an emergency",
    Urgency.URGENT: "urgent",
    Urgency.SOON: "something to see a doctor about within two weeks",
    Urgency.ROUTINE: "a matter for an ordinary appointment",
    Urgency.SELF_CARE: "a matter for self-care",
}
_MOST_TOLD = 6
_ABBREVIATION = 5
"""How many letters an abbreviation has at most; longer names say what they are."""
_MOST_NAMES = 5
_MOST_UNDONE = 3


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """One numbered line."""

    number: str
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What one step shows: a title, text, numbered rows, and what can be typed.

    A form is made of what is `asked` of an `audience`, with what was `given`; `read_as` says what typed text
    is read as, `names` complete it, and `page` is to be read before it is answered.
    """

    title: str
    rows: tuple[NumberedLine, ...] = ()
    hint: str = ""
    text: tuple[str, ...] = ()
    progress: str = ""
    tone: Tone = "strong"
    asked: AskedScreen | None = None
    audience: Audience = "clinician"
    given: Mapping[str, Answer] = field(default_factory=dict)
    read_as: Callable[[str], str] | None = None
    names: Sequence[str] = ()
    page: Page | None = None


WHICH = View("Which answer is wrong?", hint="Type its name, such as age or medicines.")


class Face(Protocol):
    """Where the interview meets a person."""

    def show(self, view: View) -> None:
        """Show a step."""

    def say(self, text: str, tone: Tone = "plain", *, whole: bool = False) -> None:
        """Say something in between; `whole` lines are left as they are, to be copied or compared."""

    def page(self, page: Page) -> None:
        """Show a whole page."""

    def read(self, view: View, status: str = "", settled: Sequence[str] = ()) -> str:
        """Return what answers a step; raise EOFError at the end of input, KeyboardInterrupt on Ctrl-C.

        Where the step is drawn as a form, it is the line that could have been typed. `status` is a quiet
        line to be seen while answering, and `settled` are the dangers that are settled.
        """


def screen_view(asked: AskedScreen, voice: Audience, given: Mapping[str, Answer], progress: str = "") -> View:
    """Show a screen, with what of it is answered already."""
    screen, view = asked.screen, partial(View, progress=progress, asked=asked, audience=voice, given=given)
    title = (voice == "patient" and screen.plain) or screen.title
    match screen.kind:
        case "checklist":
            rows = tuple(_row(number, line, voice, given) for number, line in enumerate(asked.lines, 1))
            return view(title, rows, _checklist_hint(asked.lines, voice))
        case "medicines":
            text = (
                "Which medicines do you take, or are you given? Include injections, inhalers and what you "
                "buy yourself."
                if voice == "patient"
                else "Which medicines does the patient take, including over-the-counter ones?"
            )
            hint = "Type the names with commas between them, or none; u for unknown."
            return view(title, (), hint, (text,))
        case "offer":
            hint = (
                f"Type the results you have, with commas between them, like {example_of(asked)}. "
                "? NAME explains one; type done when that is all."
            )
            names = tuple(result_name(asked, finding) for finding in asked.findings)
            return view(title, (), hint, tuple(_results(asked, given)), names=names)
        case "question":
            (finding,) = asked.findings
            return view(question(finding, voice), _options(finding, voice), _hint(finding))


def _results(asked: AskedScreen, given: Mapping[str, Answer]) -> Iterator[str]:
    """Name the results that matter: in full those that matter most, then all of them under their headings."""
    left = [finding for finding in asked.relevant if finding.id not in given]
    yield f"Matters most now: {', '.join(_in_full(asked, finding) for finding in left[:_MOST_TOLD])}."
    for heading, findings in asked.screen.headings or (("Also", left[_MOST_TOLD:]),):
        if names := [result_name(asked, finding) for finding in findings if finding in left]:
            yield f"{heading}: {', '.join(names)}."


def _in_full(asked: AskedScreen, finding: Finding) -> str:
    """Name a result by its label, its abbreviation behind it."""
    name = result_name(asked, finding)
    is_short = len(name) <= _ABBREVIATION < len(finding.label)
    return f"{finding.label} ({name})" if is_short else name


def with_earlier(view: View, asked: AskedScreen, earlier: Mapping[str, Answer], voice: Audience) -> View:
    """Show a screen with the answers that were given before the person went back."""
    if asked.screen.kind == "checklist":
        marks = [
            f"{n}a" if isinstance(line.findings[0], Choice) else f"{n}n"
            for n, line in enumerate(asked.lines, 1)
        ]
        hint = f"These are your answers so far. Enter keeps them; or type only what changes, like {marks[0]}."
        return replace(view, hint=hint)
    told = [
        f"{named(f, voice)}: {value_in_words(f, earlier[f.id], voice)}"
        if asked.screen.kind == "offer"
        else value_in_words(f, earlier[f.id], voice)
        for f in asked.findings
        if f.id in earlier and (asked.screen.kind == "question" or earlier[f.id] is not CANNOT_TELL)
    ]
    so_far = f"Your answer so far: {'; '.join(told) or 'nothing more is known'}. Enter keeps it."
    return replace(view, text=(*view.text, so_far))


def takes(asked: AskedScreen, finding: Finding) -> str:
    """Say what values a result takes."""
    name = result_name(asked, finding)
    match finding:
        case YesNo():
            return f"Type {name} and y, n or u."
        case Choice(options=options):
            return f"Type {name} and one of: {'; '.join(options)}."
        case Quantity(unit=unit, other_units=others):
            flags = "; or low, normal or high" if finding.takes_flags else ""
            units = " or ".join((unit, *others))
            return f"Type {name} and a number in {units}, < or > before it if that is all{flags}."


def rest(asked: AskedScreen, given: Mapping[str, Answer], voice: Audience) -> str:
    """Say which lines, or parts of them, are not answered yet ('2, 3b, 5'), and how they can be."""
    parts = []
    open_ = [line for line in asked.lines if any(f.id not in given for f in line.findings)]
    for number, line in enumerate(asked.lines, 1):
        left = [place for place, finding in enumerate(line.findings) if finding.id not in given]
        if len(left) == len(line.findings):
            parts.append(str(number))
        else:
            parts += [f"{number}{LETTERS[place]}" for place in left]
    if all(map(needs_letter, open_)):
        how = "Type its letter, like a" if len(open_) == 1 else f"Type a letter for each, like {parts[0]}a"
        return f"Not answered yet: {', '.join(parts)}. {how}; 0 if none fits; u if you cannot tell."
    return f"Not answered yet: {', '.join(parts)}. Type {rest_told(open_, voice)}."


def alarm_view(alarm: Alarm, voice: Audience) -> View:
    """Tell what cannot wait."""
    choices = (
        NumberedLine("1", "go on with the questions"),
        NumberedLine("2", "stop here and show the result"),
    )
    if not alarm.rules:
        return View(
            "Outside the scope of this program", choices, "Type 1 or 2.", (_OUTSIDE[voice],), tone="caution"
        )
    reasons = [rule.because for rule in alarm.rules[:MOST_REASONS]]
    advice, after = _ADVICE[voice]
    return View("EMERGENCY", choices, "Type 1 or 2.", (advice, *reasons, after), tone="alarm")


def clash_view(clash: Clash, knowledge: KnowledgeBase, voice: Audience) -> View:
    """Show answers that do not fit together, and ask again."""
    rows = tuple(
        NumberedLine(str(number), f"{question(f, voice)} - {value_in_words(f, answer, voice)}")
        for number, (f, answer) in enumerate(
            ((knowledge.finding[name], a) for name, a in clash.contradiction.answers.items()), 1
        )
    )
    rows += (NumberedLine("k", "keep them all as they are"),)
    hint = "Type the number of the answer to change, or k to keep them all as they are."
    return View(
        "These answers do not fit together", rows, hint, (clash.contradiction.conflict.ask,), tone="caution"
    )


def status(session: Session) -> str:
    """Say in one line what stands so far."""
    voice = session.audience
    basis = session.relevance.basis
    may_rise = basis.urgency_could_be > basis.urgency or untold_red_flags(basis.outlook, above=basis.urgency)
    least = "at least " if may_rise else ""
    urgency = least + URGENCY[voice][session.urgency].partition(":")[0].lower()
    names = [named(disorder, voice) for disorder in session.leading]
    if not names:
        return f"so far: {urgency}; no cause suggested yet"
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""
    return f"so far: {urgency}; {', '.join(names[:2])}{more}"


def progress(session: Session, step: Ask) -> str:
    """Say how far the interview is: what is left is an upper bound that only falls."""
    left = step.next.left - 1
    more = "the last one" if not left else f"at most {left} more"
    return f"screen {session.screens_shown + 1}, {more}"


def left_told(session: Session) -> str:
    """Say how much is not answered where an interview is left, and what stands so far."""
    step, shown = session.step, session.screens_shown
    screens = "1 screen is" if shown == 1 else f"{shown or 'No'} screens are"
    left = f", at most {step.next.left} are left" if isinstance(step, Ask) else ""
    so_far = status(session)
    return f"{screens} answered{left}. {capitalised(so_far)}."


def _row(number: int, line: Line, voice: Audience, given: Mapping[str, Answer]) -> NumberedLine:
    boxes = tuple(boxes_of_line(str(number), line, voice))
    lead = f"{boxes[0].lead}: " if boxes[0].lead else ""
    parts = (f"{box.code[-1]}){HELD}{box.text}" if has_letters(line) else box.text for box in boxes)
    return NumberedLine(str(number), lead + "; ".join(parts), _mark(line, given, voice))


def _mark(line: Line, given: Mapping[str, Answer], voice: Audience) -> str:
    """Say what of a line is answered: '' for nothing, 'yes', 'a yes, b no'."""
    said = {place: given[f.id] for place, f in enumerate(line.findings) if f.id in given}
    if not said:
        return ""
    words = {place: value_in_words(line.findings[place], answer, voice) for place, answer in said.items()}
    words = {place: "?" if word.startswith("asked") else word for place, word in words.items()}
    if len(said) == len(line.findings) and len(set(words.values())) == 1:
        return words[0]
    return ", ".join(f"{LETTERS[place]} {word}" for place, word in words.items())


def _options(finding: Finding, voice: Audience) -> tuple[NumberedLine, ...]:
    if not isinstance(finding, Choice):
        return ()
    words = (option_in_words(finding, option, voice) for option in finding.options)
    return tuple(NumberedLine(str(number), text) for number, text in enumerate(words, 1))


def _hint(finding: Finding) -> str:
    match finding:
        case YesNo():
            return "y, n, or u for unknown."
        case Choice(several=True):
            return "Type all that apply, like 1 3; 0 for none of these; u for unknown."
        case Choice():
            return "Type a number, or u for unknown."
        case Quantity(unit=unit, other_units=others):
            flags = "; low, normal or high" if finding.takes_flags else ""
            return f"Type a number in {' or '.join((unit, *others))}{flags}; u for unknown."


def _checklist_hint(lines: tuple[Line, ...], voice: Audience) -> str:
    marks = [f"{number}a" if has_letters(line) else str(number) for number, line in enumerate(lines, 1)]
    if all(map(needs_letter, lines)):
        return f"Type a letter for each line, like {' '.join(marks)}; 0 if none fits; u if you cannot tell."
    lettered = next((mark for mark in marks if len(mark) > 1), marks[0])
    plain = next((mark for mark in marks if mark != lettered and len(mark) == 1), lettered)
    example = " ".join((*sorted({lettered, plain}), "0"))
    return f"Type all that apply, like {example}; {rest_told(lines, voice)}."


def reasons(rules: Iterable[Rule], voice: Audience) -> tuple[str, ...]:
    """Say why a screen is asked: what the undecided rules it bears on would do."""
    told = []
    for rule in tuple(rules)[:MOST_REASONS]:
        effects = listed(dict.fromkeys(_effects(rule, voice)))
        shown = f"[{rule.id}: {in_short(rule.when, voice)}]"
        told.append(f"{rule.because} It {effects}. {shown if voice == 'clinician' else ''}".rstrip())
    return tuple(told)


def _effects(rule: Rule, voice: Audience) -> Iterator[str]:
    """Yield what a rule would do that a reader cares for; of several escalations the highest."""
    if levels := [effect.urgency for effect in rule.then if isinstance(effect, Escalates)]:
        yield f"could make this {_LEVELS[max(levels)]}"
    for effect in rule.then:
        match effect:
            case Supports(disorder):
                yield f"would support {named(disorder, voice)}"
            case Opposes(disorder):
                yield f"would count against {named(disorder, voice)}"
            case Warns():
                yield "could call for a warning"
            case Escalates() | Concludes() | Recommends():
                pass
            case _:
                assert_never(effect)


def summary_page(session: Session, *, whole: bool = True) -> Page:
    """Return what was answered, told apart as people check it: what is so, what is not, what is open.

    In short, what is not and what is unknown are counted by the screens that asked for them.
    """
    told = _listed if whole else _counted
    voice = session.audience
    answers = {
        session.knowledge.finding[name]: answer
        for name, answer in session.case.answers.items()
        if not isinstance(session.knowledge.finding[name], DrugClass)
    }
    rest, no, unknown = _told_apart(session, answers)
    applies = tuple(Node(_sentence(f, answer, session), about=_finding(f)) for f, answer in rest.items())
    sections = (
        Section("What applies", applies + medicines_told(session)),
        Section("What does not apply", told(no, session)),
        Section("What is unknown", told(unknown, session)),
        Section("The result so far", _stands(session, whole=whole)),
    )
    title = "Your answers" if voice == "patient" else "The answers"
    return Page(title, tuple(section for section in sections if section.nodes), DISCLAIMER)


def _told_apart(
    session: Session, answers: Mapping[Finding, Answer]
) -> tuple[dict[Finding, Answer], list[Finding], list[Finding]]:
    """Return what is so, with the answers, what is not, and what is unknown."""
    no = [f for f, answer in answers.items() if says_no(session.knowledge, f.id, answer)]
    unknown = [f for f, answer in answers.items() if answer is CANNOT_TELL]
    return {f: a for f, a in answers.items() if f not in no and f not in unknown}, no, unknown


def review_view(review: Review, session: Session, *, whole: bool) -> View:
    """Show the answers, to be confirmed or corrected; in short, or all of them."""
    rows = [NumberedLine("y", "yes: show the result"), NumberedLine("n", "no: one answer is wrong")]
    if not whole:
        rows.append(NumberedLine("all", "list every answer first"))
    text = (ends_because(review.because, session),)
    page = summary_page(session, whole=whole)
    return View("Is this right?", tuple(rows), _IS_RIGHT, text, page=page)


def ends_because(because: Literal["settled", "stopped"], session: Session) -> str:
    """Say why the questions end, and what of them is not known."""
    why = _STOPPED if because == "stopped" else _SETTLED[session.audience]
    tests = only_tests(session) if because == "settled" else ""
    return " ".join(filter(None, (why, tests, untold_told(session.relevance.outlook))))


def only_tests(session: Session) -> str:
    """Say in one sentence what only a test could still change; '' where none could."""
    table = session.relevance.basis.table
    if table.settled_with_tests:
        return ""
    moving = [d for d in session.statuses if table.status_moving(d, table.could_with_tests)]
    could_be = session.relevance.basis.urgency_could_be_with_tests
    urgency = [f"the urgency (up to {_LEVELS[could_be]})"] if could_be > session.urgency else []
    names = (named(danger.disorder, session.audience) for danger in moving)
    what = listed((*urgency, *names), most=_MOST_NAMES) or "what leads"
    return f"Only a test could still change it: {what}."


def newly_settled(before: Session, after: Session) -> tuple[str, ...]:
    """Say which dangers the last answers have settled. Nothing calming is said in an emergency."""
    settled = _settled(after)
    new = {danger: status for danger, status in settled.items() if before.statuses[danger] != status}
    return tuple(_statuses_in_words(new, after.audience))


def all_settled(session: Session) -> tuple[str, ...]:
    """Say which dangers are settled so far."""
    return tuple(_statuses_in_words(_settled(session), session.audience))


def _settled(session: Session) -> Mapping[Danger, Status]:
    told: tuple[Status, ...] = ("supported", "excluded", "not_found")
    if session.urgency is Urgency.EMERGENCY:
        told = ("supported",)
    return {danger: status for danger, status in session.statuses.items() if status in told}


def _statuses_in_words(statuses: Mapping[Danger, Status], voice: Audience) -> Iterator[str]:
    """Yield a line for each status, naming the dangers that have it."""
    for status, words in _LOOKED_FOR[voice].items():
        if names := [named(danger.disorder, voice) for danger, one in statuses.items() if one == status]:
            yield f"{capitalised(words)}: {listed(names)}."


def _stands(session: Session, *, whole: bool) -> tuple[Node, ...]:
    untold = untold_told(session.relevance.outlook) if whole else ""
    caution = (Node(untold, tone="caution"),) if untold else ()
    calm = session.urgency is not Urgency.EMERGENCY
    shown = {d: s for d, s in session.statuses.items() if whole and (calm or s != "not_found")}
    looked_for = (Node(text, tone="quiet") for text in _statuses_in_words(shown, session.audience))
    return (Node(status(session), tone="strong"), *looked_for, *caution)


def undone_told(turn: Turn, session: Session) -> str:
    """Say what is undone with the last turn of an interview."""
    match turn:
        case AnsweredScreen(answers=answers, medicines=None, changed=changed):
            found = {session.knowledge.finding[name]: answer for name, answer in answers.items()}
            said = [_sentence(f, answer, session) for f, answer in _told_apart(session, found)[0].items()]
            if len(found) == 1:
                said = [f"{named(f, session.audience)}, {answer_told(session, f)}" for f in found]
            else:
                said = said[:_MOST_UNDONE]
            others = len(found) - len(said)
            more = [f"and {others} {'other ' * bool(said)}answer{'s' * (others > 1)}"] if others else []
            what = "; ".join((*said, *more)).removeprefix("and ") or "that nothing was given"
            return f"Undone: the change to {what}." if changed else f"Undone: {what}."
        case AnsweredScreen():
            return f"Undone: your medicines, {answer_told(session, None)}."
        case Kept():
            return "Undone: that answers which do not fit together stay as they are."
        case Stopped():
            return "Undone: the end of the questions."
        case _:
            return "Undone: that your answers are right."


def answer_told(session: Session, finding: Finding | None) -> str:
    """Return what was answered to a question, or, for None, of medicines; '' while it was not."""
    if finding is None or isinstance(finding, DrugClass):
        return "; ".join(node.text for node in medicines_told(session))
    answer = session.case.answers.get(finding.id)
    return "" if answer is None else value_in_words(finding, answer, session.audience)


def medicines_told(session: Session) -> tuple[Node, ...]:
    """Say which medicines are taken."""
    taken = session.medicines
    if taken is None:
        return ()
    if taken.names is None:
        return (Node("not known", "medicines", about=("medicines",)),)
    names = ", ".join(map(escaped, taken.names)) or "none"
    more = "" if taken.complete else " (and others that were not named)"
    strange = ", ".join(map(escaped, session.case.unrecognised_medicines))
    unknown = (Node(f"not recognised, and so still unknown: {strange}", tone="caution"),) if strange else ()
    return (Node(f"{names}{more}", "medicines", children=unknown, about=("medicines",)),)


def _sentence(finding: Finding, answer: Answer, session: Session) -> str:
    name = named(finding, session.audience)
    return name if answer is True else f"{name}: {value_in_words(finding, answer, session.audience)}"


def _listed(findings: Iterable[Finding], session: Session) -> tuple[Node, ...]:
    every = tuple(findings)
    text = "; ".join(named(finding, session.audience) for finding in every)
    return (Node(text, tone="quiet", about=_finding(*every)),) if text else ()


def _finding(*findings: Finding) -> tuple[str, ...]:
    return tuple(f"finding:{finding.id}" for finding in findings)


def _counted(findings: Iterable[Finding], session: Session) -> tuple[Node, ...]:
    """Count findings by the screen that asks for them, in the order of screens."""
    titles: dict[str, str] = {}
    for screen in session.knowledge.screens:
        title = (session.audience == "patient" and screen.plain) or screen.title
        titles |= {finding.id: title for finding in screen.findings}
    counts = Counter(titles.get(finding.id, _OTHERS) for finding in findings)
    in_order = [title for title in dict.fromkeys((*titles.values(), _OTHERS)) if title in counts]
    return tuple(Node(title, str(counts[title]), "quiet") for title in in_order)


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text into lines; those after the first are indented.

    >>> wrapped("a) cold; b) pale", 12), wrapped("a) cold; b)\u00a0pale", 12)
    (['a) cold; b)', 'pale'], ['a) cold;', 'b) pale'])
    """
    lines = textwrap.wrap(
        text, max(width, 20), subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
    return [line.replace(HELD, " ") for line in lines]
