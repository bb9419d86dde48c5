"""The `explain>` prompt: questions one after another about a case that is consulted once.

In a terminal it has a history, kept in memory only, and completion; over a pipe it reads plain lines.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, get_args

from engine.assessment.targets import RESULT, targets
from engine.cases.case import Case
from engine.cases.problems import escaped
from engine.cases.values import written
from engine.errors import CrampdxError
from engine.explain import LARGEST, ask
from engine.explain.explanation import QUESTIONS, Explanation
from engine.explain.inquiry import Inquiry, value, value_in_words
from engine.words import either
from knowledge.criteria import Audience, Choice, KnowledgeBase, YesNo

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer

HELP = """\
how X                 what X rests on, down to the answers
why Q                 whether Q is asked, and what it can still decide
why-not X             what keeps X from being more than it is, nearest first
what-if Q=A ...       both results side by side; Q= withdraws an answer
what-would-change [X] all smallest sets of answers that would change X
open [X]              what is not known yet, the most useful first
source X              documents, places, review status, disagreements
short, full           how much to show          voice patient, voice clinician
quit                  leave (also Ctrl-D)

X is a disorder, warning, concept, step or rule, urgency or emergency, urgent ..., leading, benign or result.
status:X says what was looked for of a disorder that must not be missed: supported, excluded, not found,
needs a test, or not looked for; why-not status:X lists what is missing to say that it was not found.
Q is a finding, or medicines. Tab completes what you type.
Where a name could be two things, say which: rule:..., disorder:..., concept:..., finding:..."""
PROMPT = "explain> "
Read: TypeAlias = Callable[[], str]
Show: TypeAlias = Callable[[Explanation], None]
Say: TypeAlias = Callable[[str], None]


COMMANDS = ("voice", "short", "full", "help", "quit")
VOICES: tuple[Audience, ...] = get_args(Audience)


def prompt(
    knowledge: KnowledgeBase,
    case: Case,
    *,
    show: Show,
    say: Say,
    read: Read | None = None,
    voice: Audience | None = None,
    full: bool = False,
    largest: int = LARGEST,
) -> None:
    """Answer questions about a case until there are no more.

    `show` draws an explanation; `say` tells help, and what is wrong with a question, after which the
    next one is read. `read` returns a line or raises EOFError; by default it asks at the terminal.
    """
    inquiry = Inquiry.of(knowledge, case, voice=voice, full=full)
    say(f"{escaped(case.id)}: {value_in_words(inquiry, RESULT, value(inquiry, RESULT))}. Type help for help.")
    for line in _lines(read or reader(knowledge)):
        try:
            words = shlex.split(line)
            if not words:
                continue
            if words[0] in ("quit", "exit"):
                return
            inquiry = _obey(inquiry, words, show, say, largest)
        except ValueError:
            say("A quotation mark is missing.")
        except CrampdxError as error:
            say(str(error))


def _lines(read: Read) -> Iterator[str]:
    while True:
        try:
            yield read()
        except EOFError:
            return


def _obey(inquiry: Inquiry, words: list[str], show: Show, say: Say, largest: int) -> Inquiry:
    """Answer one line; return the inquiry as it goes on, in another voice or form if that was asked for."""
    match words:
        case ["help" | "?"]:
            say(HELP)
        case ["short"]:
            return replace(inquiry, full=False)
        case ["full"]:
            return replace(inquiry, full=True)
        case ["voice", "clinician"]:
            return replace(inquiry, voice="clinician")
        case ["voice", "patient"]:
            return replace(inquiry, voice="patient")
        case ["voice", *_]:
            say(f"The voice is {either(VOICES)}.")
        case [question, *arguments]:
            show(ask(inquiry, question, arguments, largest=largest))
    return inquiry


def reader(knowledge: KnowledgeBase) -> Read:
    """Return what reads a line: with history and completion in a terminal, else plainly."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _read_plainly
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import InMemoryHistory

    session: PromptSession[str] = PromptSession(
        history=InMemoryHistory(), completer=_completer(knowledge), complete_while_typing=False
    )

    def read() -> str:
        try:
            return session.prompt(PROMPT)
        except KeyboardInterrupt:  # drops the line, as in a shell
            return ""

    return read


def _read_plainly() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _completer(knowledge: KnowledgeBase) -> Completer:
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

    class _Names(Completer):
        def get_completions(self, document: Document, _: CompleteEvent) -> Iterable[Completion]:
            before = document.text_before_cursor.lstrip()
            typed = before.split(" ")[-1]
            for option in completions(knowledge, before):
                # After a question comes a name.
                more = " " if option in QUESTIONS else ""
                yield Completion(option + more, start_position=-len(typed), display=option)

    return _Names()


def completions(knowledge: KnowledgeBase, line: str) -> Iterator[str]:
    """Yield what the last word of a line may be completed to, in catalogue order.

    Names begin or, after an underscore or a prefix, contain what was typed.
    """
    words = line.split(" ")
    typed = words[-1].casefold()
    for option in dict.fromkeys(_options(knowledge, words[:-1], typed)):
        plain = option.casefold()
        if plain.startswith(typed) or (typed and any(mark + typed in plain for mark in "_:")):
            yield option


def _options(knowledge: KnowledgeBase, before: Sequence[str], typed: str) -> Iterator[str]:
    if not before:
        yield from (*QUESTIONS, *COMMANDS)
    elif before[0] == "voice":
        yield from VOICES
    elif before[0] == "what-if" and "=" in typed:
        yield from _answers(knowledge, typed.partition("=")[0])
    elif before[0] == "what-if":
        yield from (f"{name}=" for name in (*knowledge.finding, "medicines"))
    elif before[0] in QUESTIONS:
        yield from (t.id or t.kind for t in targets(knowledge) if t.kind != "status")
        yield from map(str, targets(knowledge))


def _answers(knowledge: KnowledgeBase, name: str) -> Iterator[str]:
    finding = knowledge.finding.get(name)
    if isinstance(finding, YesNo):
        yield from (f"{name}={written(answer)}" for answer in (True, False))
    elif isinstance(finding, Choice):
        yield from (f"{name}={option}" for option in finding.options)
    yield f"{name}=unknown"
