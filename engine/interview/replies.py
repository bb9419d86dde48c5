"""What a typed line means on a screen: answers, or a kind word on why it means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import assert_never

from engine.cases.case import CANNOT_TELL, Answer
from engine.cases.problems import WrongValue, did_you_mean, shown
from engine.cases.values import YES_NO, folded, read_answer
from engine.interview.offers import read_offer
from engine.interview.screens import Sheet
from engine.reading.english import named, option_in_words
from engine.words import either
from knowledge.criteria import Audience, Choice, Finding, KnowledgeBase, Line, Quantity, YesNo

LETTERS = "abcdefgh"
LONGEST = 1_000
"""So many characters of a typed line are read; nobody types more on purpose."""
CANNOT = ("u", "unknown", "dont know", "don't know", "do not know", "not sure", "cannot tell", "can't tell")
NONE = ("0", "none", "none of these", "none of the others", "n", "no")
DONE = ("done", "0", "none", "no", "n", "nothing", "that is all")

_LETTERS = re.compile(r"[a-h]+[ynu]?")
_MARK = re.compile(r"(?P<line>[0-9]{1,2})(?P<parts>[a-h]*)(?P<how>[ynu]?)")


def read_reply(sheet: Sheet, text: str, open_: frozenset[str], audience: Audience) -> Mapping[str, Answer]:
    """Read a line typed on a screen; `open_` are its findings that have no answer yet.

    Lists of medicines are read elsewhere: they are no answers until they are complete. Raises
    WrongValue if the line means nothing here.
    """
    if len(text) > LONGEST:
        raise WrongValue("is too long", "Answer in a few characters; ? shows how.")
    said = folded(text)
    if not said:
        raise WrongValue("is empty", "Type an answer, or u for unknown; ? shows how.")
    match sheet.screen.kind:
        case "checklist":
            return _checklist(sheet.lines, said, open_)
        case "offer":
            if said in DONE:
                return dict.fromkeys(open_, CANNOT_TELL)
            return read_offer(sheet, text)
        case _:
            (finding,) = sheet.findings
            return {finding.id: read_one(finding, text, audience)}


def keys_of(sheet: Sheet) -> tuple[str, ...]:
    """Return the single keys that are the whole answer to a screen; none where more may follow."""
    if sheet.screen.kind != "question":
        return ()
    match sheet.findings[0]:
        case YesNo():
            return ("y", "n", "u")
        case Choice(several=False, options=options) if len(options) < 10:
            return (*map(str, range(1, len(options) + 1)), "u")
        case _:
            return ()


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
        raise WrongValue(f"{shown(said)} is none of these", f"{near} Type its number, or u.".lstrip())
    return found[0]


def _checklist(lines: tuple[Line, ...], said: str, open_: frozenset[str]) -> dict[str, Answer]:
    """Read '1 3a 5n 0': yes to 1 and to a of 3, no to 5, and no to all others."""
    answers: dict[str, Answer] = {}
    rest: str | None = None
    alone = [n for n, line in enumerate(lines, 1) if any(f.id in open_ for f in line.findings)]
    if said in CANNOT or said in NONE:
        rest, said = said, ""
    elif said in ("y", "yes") and len(lines) == 1:
        said = "1"
    for word in re.split(r"[\s,;]+", said):
        if word in NONE or word in CANNOT:
            rest = word
        elif word and word != "and":
            # The letter alone will do where only one line is left.
            mark = f"{alone[0]}{word}" if len(alone) == 1 and _LETTERS.fullmatch(word) else word
            for name, answer in _marked(lines, mark):
                if answers.get(name, answer) != answer:
                    raise WrongValue(
                        f"{shown(word)} says something else than a word before it", "Type one of them."
                    )
                answers[name] = answer
    if rest is not None:
        others = [line for line in lines if rest in CANNOT or not needs_letter(line)]
        for finding in (f for line in others for f in line.findings):
            if finding.id in open_ and finding.id not in answers:
                answers[finding.id] = CANNOT_TELL if rest in CANNOT else _none(finding, lines)
    if not answers:
        raise WrongValue(
            "'none of these' does not answer what is left", "Type the number and the letter that fits."
        )
    return answers


def has_letters(line: Line) -> bool:
    """Say whether a line has parts that are marked by letters."""
    return len(line.findings) > 1 or isinstance(line.findings[0], Choice)


def needs_letter(line: Line) -> bool:
    """Say whether a line is a choice that "none of these" does not answer."""
    return isinstance(line.findings[0], Choice) and not line.none


def _none(finding: Finding, lines: tuple[Line, ...]) -> Answer:
    line = next(line for line in lines if finding in line.findings)
    return line.none or False


def _marked(lines: tuple[Line, ...], word: str) -> Iterator[tuple[str, Answer]]:
    found = _MARK.fullmatch(word)
    if found is None:
        hint = "Type the numbers of those that apply, 0 for none of the others, u for unknown."
        raise WrongValue(f"{shown(word)} means nothing here", hint)
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
        elif how == "n" and not parts and line.none:
            yield first.id, line.none
        elif len(parts) == 1 and how in ("", "y") and LETTERS.index(parts) < len(options):
            yield first.id, options[LETTERS.index(parts)]
        else:
            letters = either(f"{number}{letter}" for letter in LETTERS[: len(options)])
            raise WrongValue(f"line {number} takes one letter", f"Type {letters}.")
        return
    places = [LETTERS.index(letter) for letter in parts]
    if any(place >= len(line.findings) for place in places):
        raise WrongValue(
            f"line {number} has no {parts[-1]}", f"It ends with {LETTERS[len(line.findings) - 1]}."
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
        f"{shown(name)} is no question here",
        did_you_mean(
            said, [word for f in asked for word in dict.fromkeys(names[f])], "so far lists your answers."
        ),
    )
