"""What may stand at each place of a line at the `explain>` prompt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.assessment.targets import targets
from engine.cases.values import written
from engine.explain.explanation import QUESTIONS
from knowledge.criteria import Choice, KnowledgeBase, YesNo

COMMANDS = ("voice", "short", "full", "help", "quit")
VOICES = ("clinician", "patient")


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
        yield from (target.id or target.kind for target in targets(knowledge))
        yield from map(str, targets(knowledge))


def _answers(knowledge: KnowledgeBase, name: str) -> Iterator[str]:
    finding = knowledge.finding.get(name)
    if isinstance(finding, YesNo):
        yield from (f"{name}={written(answer)}" for answer in (True, False))
    elif isinstance(finding, Choice):
        yield from (f"{name}={option}" for option in finding.options)
    yield f"{name}=unknown"
