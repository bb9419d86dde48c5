"""What is shown of every step, in words: the same for a terminal, a pipe and a screen reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.cases.case import CANNOT_TELL, Answer
from engine.interview.reasons import MOST_REASONS
from engine.interview.replies import LETTERS, has_letters, needs_letter, words_of
from engine.interview.screens import Sheet
from engine.interview.session import Alarm, Ask, Clash, Session
from engine.interview.wrapping import HELD
from engine.reading.english import named, option_in_words, value_in_words
from engine.report.page import Tone
from engine.report.untold import untold_red_flags
from engine.report.wording import URGENCY
from knowledge.criteria import Audience, Choice, Finding, KnowledgeBase, Line, Quantity, YesNo

_ADVICE: Mapping[Audience, tuple[str, ...]] = {
    "clinician": (
        "This picture is an emergency until the suspicion is excluded: arrange emergency care now.",
        "The questions can wait; the answers so far are kept.",
    ),
    "patient": (
        "What you have told us may be an emergency. Get help now: call your local emergency number, or "
        "have someone take you to the nearest emergency department. Do not drive yourself.",
        "Do not wait for the end of these questions. Your answers so far are kept.",
    ),
}
_OUTSIDE: Mapping[Audience, str] = {
    "clinician": "With neither of the complaints it knows, this is outside what crampdx can assess.",
    "patient": "You have not mentioned any problem this program covers, so it cannot assess it. If something "
    "worries you, please ask a doctor.",
}


_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One numbered line."""

    number: str
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What one step shows: a title, text, numbered rows, and what can be typed."""

    title: str
    rows: tuple[Row, ...] = ()
    hint: str = ""
    text: tuple[str, ...] = ()
    progress: str = ""
    tone: Tone = "strong"


def sheet_view(sheet: Sheet, voice: Audience, given: Mapping[str, Answer], progress: str = "") -> View:
    """Show a screen, with what of it is answered already."""
    screen = sheet.screen
    title = (voice == "patient" and screen.plain) or screen.title
    match screen.kind:
        case "checklist":
            rows = tuple(_row(number, line, voice, given) for number, line in enumerate(sheet.lines, 1))
            return View(title, rows, _checklist_hint(sheet.lines), progress=progress)
        case "medicines":
            text = (
                "Which medicines do you take, or are you given? Count injections, inhalers and what you buy "
                "yourself."
                if voice == "patient"
                else "Which medicines does the patient take, over the counter ones included?"
            )
            hint = "Type their names with commas between, or none; u is unknown."
            return View(title, (), hint, (text,), progress)
        case "offer":
            names = [f.id.replace("_", " ") for f in sheet.relevant if f.id not in given]
            told = [f"Matters most now: {', '.join(names[:_MOST_TOLD])}."]
            if also := sorted(names[_MOST_TOLD:]):
                told.append(f"Also: {', '.join(also)}.")
            hint = (
                "Type what you have, like K 3.1; pulses normal. ? NAME tells of one; done when that is all."
            )
            return View(title, (), hint, tuple(told), progress)
        case "question":
            (finding,) = sheet.findings
            return View(question(finding, voice), _options(finding, voice), _hint(finding), progress=progress)


def with_earlier(view: View, sheet: Sheet, earlier: Mapping[str, Answer], voice: Audience) -> View:
    """Show a screen with the answers that were given before the person went back."""
    if sheet.screen.kind == "checklist":
        marks = [
            f"{n}a" if isinstance(line.findings[0], Choice) else f"{n}n"
            for n, line in enumerate(sheet.lines, 1)
        ]
        hint = f"These are your answers so far. Enter keeps them; or type only what changes, like {marks[0]}."
        return replace(view, hint=hint)
    told = [
        f"{named(f, voice)}: {value_in_words(f, earlier[f.id], voice)}"
        if sheet.screen.kind == "offer"
        else value_in_words(f, earlier[f.id], voice)
        for f in sheet.findings
        if f.id in earlier and (sheet.screen.kind == "question" or earlier[f.id] is not CANNOT_TELL)
    ]
    so_far = f"Your answer so far: {'; '.join(told) or 'nothing more is known'}. Enter keeps it."
    return replace(view, text=(*view.text, so_far))


def question(finding: Finding, voice: Audience) -> str:
    """Return the question for a finding."""
    return finding.patient if voice == "patient" and finding.patient else finding.clinician


def takes(finding: Finding) -> str:
    """Say what values a result takes."""
    match finding:
        case YesNo():
            return f"{finding.id} y, n or u."
        case Choice(options=options):
            return f"{finding.id} and one of: {'; '.join(options)}."
        case Quantity(unit=unit, other_units=others):
            return f"{finding.id} and a number in {' or '.join((unit, *others))}."


def rest(sheet: Sheet, given: Mapping[str, Answer]) -> str:
    """Say which lines, or parts of them, are not answered yet ('2, 3b, 5'), and how they can be."""
    parts = []
    open_ = [line for line in sheet.lines if any(f.id not in given for f in line.findings)]
    for number, line in enumerate(sheet.lines, 1):
        left = [place for place, finding in enumerate(line.findings) if finding.id not in given]
        if len(left) == len(line.findings):
            parts.append(str(number))
        else:
            parts += [f"{number}{LETTERS[place]}" for place in left]
    if all(map(needs_letter, open_)):
        how = "Type its letter, like a" if len(open_) == 1 else f"Type a letter for each, like {parts[0]}a"
    else:
        how = "Type 0 if none of them applies"
    return f"Not answered yet: {', '.join(parts)}. {how}; u is unknown."


def alarm_view(alarm: Alarm, voice: Audience) -> View:
    """Tell what cannot wait."""
    choices = (Row("1", "go on with the questions"), Row("2", "stop here and show the result"))
    if not alarm.rules:
        return View("Outside what this is for", choices, "Type 1 or 2.", (_OUTSIDE[voice],), tone="caution")
    reasons = [rule.because for rule in alarm.rules[:MOST_REASONS]]
    advice, after = _ADVICE[voice]
    return View("EMERGENCY", choices, "Type 1 or 2.", (advice, *reasons, after), tone="alarm")


def clash_view(clash: Clash, knowledge: KnowledgeBase, voice: Audience) -> View:
    """Show answers that do not fit together, and ask again."""
    rows = tuple(
        Row(str(number), f"{question(f, voice)} - {value_in_words(f, answer, voice)}")
        for number, (f, answer) in enumerate(
            ((knowledge.finding[name], a) for name, a in clash.contradiction.answers.items()), 1
        )
    )
    hint = "Type the number of the answer to change, or k to keep them all as they are."
    return View(
        "These answers do not fit together", rows, hint, (clash.contradiction.conflict.ask,), tone="caution"
    )


def status(session: Session) -> str:
    """Say in one line what stands so far."""
    voice = session.audience
    triage = session.relevance.triage
    untold = untold_red_flags(session.relevance.outlook, above=session.urgency)
    least = "at least " if untold or triage.could_be > triage.urgency else ""
    urgency = least + URGENCY[voice][session.urgency].partition(":")[0].lower()
    names = [d.plain if voice == "patient" else d.name for d in session.leading]
    if not names:
        return f"so far: {urgency}; nothing leads yet"
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""
    return f"so far: {urgency}; {', '.join(names[:2])}{more}"


def progress(session: Session, step: Ask) -> str:
    """Say how far the interview is: what is left is an upper bound that only falls."""
    left = step.next.left - 1
    more = "the last one" if not left else f"at most {left} more"
    return f"screen {session.screens_shown + 1}, {more}"


def _row(number: int, line: Line, voice: Audience, given: Mapping[str, Answer]) -> Row:
    lead = line.plain if voice == "patient" else line.lead
    first = line.findings[0]
    if isinstance(first, Choice):
        options = [option for option in first.options if option != line.none]
        parts = [
            f"{LETTERS[n]}){HELD}{option_in_words(first, option, voice)}" for n, option in enumerate(options)
        ]
        text = f"{lead or named(first, voice)}: {'; '.join(parts)}"
    else:
        words = [words_of(line, place, voice) for place in range(len(line.findings))]
        listed = words if len(words) == 1 else [f"{LETTERS[n]}){HELD}{word}" for n, word in enumerate(words)]
        text = f"{lead}: {'; '.join(listed)}" if lead else "; ".join(listed)
    return Row(str(number), text, _mark(line, given, voice))


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


def _options(finding: Finding, voice: Audience) -> tuple[Row, ...]:
    if not isinstance(finding, Choice):
        return ()
    words = (option_in_words(finding, option, voice) for option in finding.options)
    return tuple(Row(str(number), text) for number, text in enumerate(words, 1))


def _hint(finding: Finding) -> str:
    match finding:
        case YesNo():
            return "y, n, or u for unknown."
        case Choice(several=True):
            return "Type all that apply, like 1 3; 0 for none of these; u is unknown."
        case Choice():
            return "Type a number, or u for unknown."
        case Quantity(unit=unit, other_units=others):
            return f"Type a number in {' or '.join((unit, *others))}, or u for unknown."


def _checklist_hint(lines: tuple[Line, ...]) -> str:
    marks = [f"{number}a" if has_letters(line) else str(number) for number, line in enumerate(lines, 1)]
    if all(map(needs_letter, lines)):
        return f"Type a letter for each line, like {' '.join(marks)}; u is unknown."
    lettered = next((mark for mark in marks if len(mark) > 1), marks[0])
    plain = next((mark for mark in marks if mark != lettered and len(mark) == 1), lettered)
    example = " ".join((*sorted({lettered, plain}), "0"))
    return f"Type all that apply, and 0 for none of the others, like {example}; u is unknown."
