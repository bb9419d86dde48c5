"""Commands: what can be typed at any time instead of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.cases.values import folded

Verb: TypeAlias = Literal[
    "help", "why", "back", "change", "so far", "explain", "save", "stop", "quiet", "quit"
]
HELP = """\
?                 this help; ? 3 tells more about line 3, ? NAME about a result
why               why this is asked, and what it can still change
back              undo the last answer; it is shown again, and Enter keeps it
change NAME       change an earlier answer: change age, change medicines
so far            all answers, and what stands so far
stop              no more questions: show the result of what is known
explain QUESTION  how, why, why-not, what-if, what-would-change, open, source
save FILE         write the answers so far to a case file
quiet             turn the line with what stands so far off, or on again
quit              leave; everything is kept (also Ctrl-D)"""

_VERBS: dict[str, Verb] = {
    "?": "help", "help": "help", "why": "why", "why?": "why", "back": "back", "undo": "back",
    "change": "change", "so far": "so far", "sofar": "so far", "summary": "so far", "explain": "explain",
    "save": "save", "stop": "stop", "quiet": "quiet", "quit": "quit", "exit": "quit", "q": "quit",
}  # fmt: skip
_WITH_ARGUMENT: tuple[Verb, ...] = ("help", "change", "explain", "save")


@dataclass(frozen=True, slots=True)
class Command:
    """A command and what was typed behind it."""

    verb: Verb
    argument: str = ""


def command_in(text: str) -> Command | None:
    """Return the command that a line is, None if it is none.

    >>> command_in("Change  potassium"), command_in("so far"), command_in("quinine")
    (Command(verb='change', argument='potassium'), Command(verb='so far', argument=''), None)
    """
    words = text[:2_000].split()
    said = folded(" ".join(words))
    if said in _VERBS:
        return Command(_VERBS[said])
    if not words:
        return None
    first, argument = folded(words[0]), " ".join(words[1:])
    if first.startswith("?") and len(first) > 1 and not argument:
        first, argument = "?", first[1:]
    verb = _VERBS.get(first)
    return Command(verb, argument) if verb in _WITH_ARGUMENT and verb is not None else None
