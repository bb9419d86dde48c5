"""What a typed line means on a screen: answers, or a kind word on why it means nothing.

On a checklist lines are marked by number ('1 3a 0'), and each box of a form stands for such a mark; results
are typed as they stand in the notes: 'potassium 3.1; abi rest 0.7, pedal pulses absent'.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from engine.cases.case import CANNOT_TELL, Answer
from engine.cases.problems import WrongValue, did_you_mean, nearest, shown
from engine.cases.values import YES_NO, folded, read_answer
from engine.interview.asked_screens import AskedScreen
from engine.reading.english import named, option_in_words
from engine.words import capitalised, either, quoted
from knowledge.criteria import Audience, Choice, Finding, KnowledgeBase, Line, Quantity, YesNo

LETTERS = "abcdefghi"
ONE = ""
"""Whose answer the boxes are that answer no finding: one of a few choices, or what is left of a checklist."""
LONGEST = 1_000
"""How many characters of a typed line are read at most; nobody types more on purpose."""
CANNOT = ("u", "unknown", "dont know", "don't know", "do not know", "not sure", "cannot tell", "can't tell")
NONE = ("0", "none", "none of these", "none of the others", "n", "no")
DONE = ("done", "0", "none", "no", "n", "nothing", "that is all")

_UNKNOWN: Mapping[Audience, tuple[str, str]] = {
    "clinician": ("not known", "the others are not known"),
    "patient": ("I don't know", "I don't know about the others"),
}
_LETTERS = re.compile(r"[a-i]+[ynu]?")
_MARK = re.compile(r"(?P<line>[0-9]{1,2})(?P<parts>[a-i]*)(?P<how>[ynu]?)")
_CODES_APART = re.compile(r"[\s,;]+|(?<=[a-z])(?=[0-9])")
_BETWEEN = re.compile(r"[;\n]|,(?![0-9])")
_NOT_KNOWN = ("u", "unknown", "not known")
_PREDICATES = ("is", "has", "holds", "takes", "may", "cannot")


@dataclass(frozen=True, slots=True)
class Box:
    """A box: what is typed for it instead, and what ticking it answers to which finding.

    `line` is what n and u are typed behind on a checklist, `no` what n answers there; `only` says that of
    the boxes of a finding one can be ticked. `lead` stands before the first box of a line.
    """

    code: str
    text: str
    value: Answer
    finding: str = ONE
    lead: str = ""
    only: bool = True
    line: str = ""
    no: Answer | None = None

    @property
    def several(self) -> bool:
        """Whether it is one of the options of which several may apply."""
        return not self.only and self.value is not True

    @property
    def place(self) -> str:
        """The number of the line that it stands on; '' outside of checklists."""
        return self.line.rstrip(LETTERS)


class PartlyWrong(WrongValue):
    """Some of what was typed is not a result; `answers` holds what the rest of it says."""

    def __init__(self, problem: WrongValue, answers: Mapping[str, Answer]) -> None:
        super().__init__(problem.message, problem.suggestion)
        self.answers = answers


def read_reply(
    asked: AskedScreen, text: str, open_: frozenset[str], audience: Audience
) -> Mapping[str, Answer]:
    """Read a line typed on a screen; `open_` are its findings that have no answer yet.

    Lists of medicines are read elsewhere: they are no answers until they are complete. Raises
    WrongValue if the line is not an answer here.
    """
    if len(text) > LONGEST:
        raise WrongValue("is too long", "Answer in a few characters; ? shows how.")
    said = folded(text)
    if not said:
        raise WrongValue("is empty", "Type an answer, or u for unknown; ? shows how.")
    match asked.screen.kind:
        case "checklist":
            return _checklist(asked.lines, said, open_, audience)
        case "offer":
            if said in DONE:
                return dict.fromkeys(open_, CANNOT_TELL)
            return read_offer(asked, text)
        case _:
            (finding,) = asked.findings
            return {finding.id: read_one(finding, text, audience)}


def read_one(finding: Finding, text: str, audience: Audience) -> Answer:
    """Read the answer to a single question."""
    said = folded(text)
    if said in CANNOT:
        return CANNOT_TELL
    match finding:
        case YesNo():
            return _yes_no(said)
        case Choice(several=True):
            if said in ("0", "none", "none of these"):
                return ()
            parts = [part for part in re.split(r"[,;]| and |\s+(?=[0-9])", said) if part.strip()]
            return read_answer(finding, [_option(finding, part, audience) for part in parts])
        case Choice():
            return read_answer(finding, _option(finding, said, audience))
        case Quantity():
            return read_answer(finding, text)
        case _:
            assert_never(finding)


def _yes_no(said: str) -> bool:
    short = {"y": True, "n": False, "yeah": True, "yep": True, "nope": False, **YES_NO}
    if said not in short:
        raise WrongValue("is neither yes nor no", "Type y for yes, n for no, or u for unknown.")
    return short[said]


def _option(finding: Choice, text: str, audience: Audience) -> str:
    """Return the option that is meant by its number, its words, or the only beginning that fits."""
    said = text.strip()
    if said.isdecimal() and said.isascii():
        number = int(said[:3])
        if not 1 <= number <= len(finding.options):
            raise WrongValue(
                f"{shown(said)} is not on the list", f"The numbers are 1 to {len(finding.options)}."
            )
        return finding.options[number - 1]
    words = {option: folded(option_in_words(finding, option, audience)) for option in finding.options}
    found = [o for o, word in words.items() if said in (word, o)]
    found = found or [o for o, word in words.items() if word.startswith(said) or o.startswith(said)]
    if len(found) != 1:
        near = did_you_mean(said, finding.options)
        raise WrongValue(f"{shown(said)} is not one of these", f"{near} Type its number, or u.".lstrip())
    return found[0]


def _checklist(
    lines: tuple[Line, ...], said: str, open_: frozenset[str], audience: Audience
) -> dict[str, Answer]:
    """Read '1 3a 5n 0': yes to 1 and to a of 3, no to 5, and no to all others."""
    answers: dict[str, Answer] = {}
    rest: str | None = None
    alone = [n for n, line in enumerate(lines, 1) if any(f.id in open_ for f in line.findings)]
    if said in CANNOT or said in NONE:
        rest, said = said, ""
    elif said in ("y", "yes") and len(lines) == 1:
        said = "1"
    for word in _CODES_APART.split(said):
        if word in NONE or word in CANNOT:
            rest = word
        elif word and word != "and":
            # The letter alone will do where only one line is left.
            mark = f"{alone[0]}{word}" if len(alone) == 1 and _LETTERS.fullmatch(word) else word
            for name, answer in _marked(lines, mark, audience):
                before = answers.get(name, answer)
                if isinstance(before, tuple) and isinstance(answer, tuple) and before and answer:
                    answers[name] = (*before, *answer)
                elif before != answer:
                    raise WrongValue(
                        f"{shown(word)} contradicts what you typed before it", "Type only one of them."
                    )
                else:
                    answers[name] = answer
    for line in lines:
        if isinstance(chosen := answers.get(line.findings[0].id), tuple):
            answers[line.findings[0].id] = read_answer(line.findings[0], list(dict.fromkeys(chosen)))
    if rest is not None:
        answers = {**of_the_others(lines, open_, known=rest not in CANNOT), **answers}
    if rest is not None and not answers:
        # Only choices are left: of several, none fits; of one that has to be, nobody can tell which.
        left = [line for line in lines if line.findings[0].id in open_]
        answers = {line.findings[0].id: CANNOT_TELL if line.no is None else line.no for line in left}
    if not answers and rest is None:
        raise WrongValue(f"{shown(said)} answers nothing", _how(lines, audience))
    return answers


def has_letters(line: Line) -> bool:
    """Return whether a line has parts that are marked by letters."""
    return len(line.findings) > 1 or isinstance(line.findings[0], Choice)


def needs_letter(line: Line) -> bool:
    """Return whether a line is a choice that "none of these" does not answer."""
    return isinstance(line.findings[0], Choice) and not line.none


def of_the_others(lines: tuple[Line, ...], open_: Collection[str], *, known: bool) -> dict[str, Answer]:
    """Answer what is open on these lines with "none of the others" or, where that is not known, unknown."""
    return {
        finding.id: (line.none or False) if known else CANNOT_TELL
        for line in lines
        if not (known and needs_letter(line))
        for finding in line.findings
        if finding.id in open_
    }


def _how(lines: tuple[Line, ...], audience: Audience) -> str:
    return f"Type the numbers of those that apply; {rest_told(lines, audience)}."


def _marked(lines: tuple[Line, ...], word: str, audience: Audience) -> Iterator[tuple[str, Answer]]:
    found = _MARK.fullmatch(word)
    if found is None:
        raise WrongValue(f"{shown(word)} is not an answer here", _how(lines, audience))
    number = int(found["line"])
    if not 1 <= number <= len(lines):
        raise WrongValue(f"there is no line {number}", f"The lines are 1 to {len(lines)}.")
    yield from _on_line(lines[number - 1], number, found["parts"], found["how"])


def _on_line(line: Line, number: int, parts: str, how: str) -> Iterator[tuple[str, Answer]]:
    """Yield what a mark on a line says, such as 3, 3a, 3ac, 3n or 3bu."""
    first = line.findings[0]
    if isinstance(first, Choice):
        options = [option for option in first.options if option != line.none]
        if how == "u" and not parts:
            yield first.id, CANNOT_TELL
        elif how == "n" and not parts and line.no is not None:
            yield first.id, line.no
        elif how in ("", "y") and parts and set(parts) <= set(LETTERS[: len(options)]) and first.several:
            yield first.id, tuple(options[LETTERS.index(part)] for part in parts)
        elif how in ("", "y") and len(parts) == 1 and LETTERS.index(parts) < len(options):
            yield first.id, options[LETTERS.index(parts)]
        else:
            letters = either(f"{number}{letter}" for letter in LETTERS[: len(options)])
            takes = "letters" if first.several else "one letter"
            raise WrongValue(f"line {number} takes {takes}", f"Type {letters}.")
        return
    places = [LETTERS.index(letter) for letter in parts]
    if any(place >= len(line.findings) for place in places):
        raise WrongValue(
            f"line {number} has no part {parts[-1]}", f"Its last part is {LETTERS[len(line.findings) - 1]}."
        )
    if not parts and not how and len(line.findings) > 1:
        letters = either(f"{number}{letter}" for letter in LETTERS[: len(line.findings)])
        raise WrongValue(
            f"line {number} has more than one part", f"Type {letters}, or {number}y if all of it applies."
        )
    value: Answer = CANNOT_TELL if how == "u" else how != "n"
    for place in places or range(len(line.findings)):
        yield line.findings[place].id, value


def words_of(line: Line, place: int, audience: Audience) -> str:
    """Word one part of a line."""
    finding = line.findings[place]
    return line.words[place] if line.words else named(finding, audience)


def boxes_of_line(place: str, line: Line, voice: Audience) -> Iterator[Box]:
    """Yield the boxes of a line of a checklist, which stands at a place."""
    lead = line.plain if voice == "patient" else line.lead
    first = line.findings[0]
    if isinstance(first, Choice):
        for letter, option in zip(LETTERS, (o for o in first.options if o != line.none), strict=False):
            text = option_in_words(first, option, voice)
            head = lead or named(first, voice)
            yield Box(place + letter, text, option, first.id, head, not first.several, place, line.no)
        return
    for at, finding in enumerate(line.findings):
        code = place + LETTERS[at] if len(line.findings) > 1 else place
        text = words_of(line, at, voice)
        yield Box(code, text, True, finding.id, lead, only=False, line=code, no=line.no)


def boxes_of_rest(lines: Sequence[Line], voice: Audience) -> Iterator[Box]:
    """Yield the boxes for all that is left open on a checklist.

    What is examined is denied only by whoever has examined it, and the box says so.
    """
    none, cannot = "none of the others", _UNKNOWN[voice][1]
    if _is_examined(lines[0].findings[0]):
        none, cannot = "examined, the others are normal", "the others were not examined"
    if not all(map(needs_letter, lines)):
        yield Box("0", none, "0")
    yield Box("u", cannot, "u")


def rest_told(lines: Sequence[Line], voice: Audience) -> str:
    """Say in a sentence what is typed for all that is left open on a checklist."""
    return ", ".join(f'{box.code} for "{box.text}"' for box in boxes_of_rest(lines, voice))


def cannot_tell(finding: Finding, voice: Audience) -> str:
    """Word that one finding is not known: of what is examined, that nobody did."""
    return "not examined" if _is_examined(finding) else _UNKNOWN[voice][0]


def _is_examined(finding: Finding) -> bool:
    return finding.obtained == "examination"


def boxes_of_question(finding: Finding, voice: Audience) -> Iterator[Box]:
    """Yield the boxes of a question; there are none where a number is typed."""
    if isinstance(finding, YesNo):
        yield Box("y", "yes", True, finding.id)
        yield Box("n", "no", False, finding.id)
    elif isinstance(finding, Choice):
        for place, option in enumerate(finding.options, 1):
            text = option_in_words(finding, option, voice)
            yield Box(str(place), text, option, finding.id, only=not finding.several)
        if finding.several:
            yield Box("0", "none of these", (), finding.id)
    else:
        return
    yield Box("u", cannot_tell(finding, voice), CANNOT_TELL, finding.id)


def about(name: str, knowledge: KnowledgeBase, audience: Audience) -> tuple[Finding, ...]:
    """Return the questions that may be meant by a name; raise WrongValue if there is none."""
    said = folded(name).replace("_", " ")
    asked = [f for f in knowledge.finding.values() if audience in f.asked_of and f.kind != "medicine_class"]
    names = {f: (f.id.replace("_", " "), folded(f.label), folded(named(f, audience))) for f in asked}
    for fits in (str.__eq__, str.__contains__):
        found = tuple(f for f in asked if any(fits(one, said) for one in names[f]))
        if said and found:
            begins = {f: any(one.startswith(said) for one in names[f]) for f in found}
            return tuple(sorted(found, key=lambda f: not begins[f]))
    raise WrongValue(
        f"{shown(name)} is not one of the questions",
        did_you_mean(
            said, [word for f in asked for word in dict.fromkeys(names[f])], "Type so far to see them all."
        ),
    )


def read_offer(asked: AskedScreen, text: str) -> Mapping[str, Answer]:
    """Read results, each a finding's name and its value; raise PartlyWrong for what is not understood.

    A name is an id, a label or a short name, or the beginning of an id, a label or of a word in it.
    """
    answers: dict[str, Answer] = {}
    wrong: list[WrongValue] = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        try:
            finding, value = _split(asked, part)
            answers[finding.id] = _value(finding, value)
        except WrongValue as error:
            wrong.append(error)
    if wrong:
        more = f" {len(wrong) - 1} more not understood." if len(wrong) > 1 else ""
        raise PartlyWrong(WrongValue(wrong[0].message, wrong[0].suggestion + more), answers)
    if not answers:
        raise WrongValue("is empty", "Type a name and its value, or done.")
    return answers


def _value(finding: Finding, value: str) -> Answer:
    said = folded(value)
    if said in _NOT_KNOWN:
        return CANNOT_TELL
    try:
        match finding:
            case YesNo():
                return read_answer(finding, YES_NO.get(said, {"y": True, "n": False}.get(said, value)))
            case Choice():
                fitting = [option for option in finding.options if option.startswith(said)]
                return read_answer(finding, fitting[0] if len(fitting) == 1 else value)
            case _:
                return read_answer(finding, value)
    except WrongValue as error:
        raise WrongValue(f"{finding.id}: {shown(value)} {error.message}", error.suggestion) from None


def example_of(asked: AskedScreen) -> str:
    """Return results as they may be typed on a screen: a number and a word, where it takes both."""
    some = asked.relevant or asked.findings
    number = [finding for finding in some if isinstance(finding, Quantity)][:1]
    word = [finding for finding in some if not isinstance(finding, Quantity)][:1]
    return ", ".join(f"{result_name(asked, finding)} {_example(finding)}" for finding in number + word)


def result_name(asked: AskedScreen, finding: Finding) -> str:
    """Return by which name a result is shown, and can be typed: its first short name, or its label."""
    return next((name for name, one in asked.screen.short if one is finding), finding.label)


def _example(finding: Finding) -> str:
    match finding:
        case YesNo():
            return "y"
        case Choice(options=options):
            return options[0]
        case Quantity(plausible=(low, _), cutoffs=cutoffs):
            return f"{cutoffs[0].value if cutoffs else low:g}"
        case _:
            assert_never(finding)


def offered(asked: AskedScreen, name: str) -> tuple[Finding, ...]:
    """Return the findings of an offer that a name means, or may mean."""
    said = folded(name).replace("_", " ")
    short = [finding for word, finding in asked.screen.short if folded(word) == said]
    exact = [f for f in asked.findings if f in short or said in _names(f)]
    return tuple(
        exact or (f for f in asked.findings if any(f" {one}".find(f" {said}") >= 0 for one in _names(f)))
    )


def _split(asked: AskedScreen, part: str) -> tuple[Finding, str]:
    """Split into a finding and its value, the longest name first."""
    apart = re.sub(r"([<>≤≥]=?)", r" \1", part)
    words = [word for word in re.split(r"[\s:]+|(?<![<>])=", apart) if word]
    for length in range(len(words), 0, -1):
        found = offered(asked, " ".join(words[:length]))
        if not found:
            continue
        if len(found) > 1:
            names = either(result_name(asked, finding) for finding in found)
            raise WrongValue(f"{shown(part)} may be {names}", "Type the one you mean.")
        if length == len(words):
            name = result_name(asked, found[0])
            raise WrongValue(f"{name} has no value", f"Type it after the name: {name} ...")
        return found[0], " ".join(words[length:])
    near = nearest(part, [one for f in asked.findings for one in _names(f)])
    hint = (
        f"Did you mean {quoted(near)}?" if near else f"Type a name and its value, like {example_of(asked)}."
    )
    raise WrongValue(f"{shown(part)} does not begin with the name of a result", hint)


def _names(finding: Finding) -> Iterator[str]:
    yield finding.id.replace("_", " ")
    yield folded(finding.label)


def kindly(error: WrongValue) -> str:
    """Tell what is wrong as a sentence of its own: messages that lack a subject are given one."""
    subject = "" if error.message.split(" ")[0].rstrip(":") not in _PREDICATES else "That "
    return capitalised(f"{subject}{error.message}. {error.suggestion}".rstrip())
