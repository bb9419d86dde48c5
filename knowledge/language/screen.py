"""Screens: how the questions of an interview are put together, and what is asked first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from knowledge.language.observations import Choice, DrugClass, Finding, YesNo, check_id
from knowledge.language.source import KnowledgeError

ScreenKind: TypeAlias = Literal["question", "checklist", "medicines", "offer"]

_MOST_ON_A_LINE = 5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """One line of a checklist: one thing, or a few that are so close that one glance takes them in.

    It holds yes/no findings, or one choice; `none` is the option of a choice of one that 'no' says, if one
    does, and once any of `unless` is told, that option has to be chosen itself. `lead` and `plain` are words
    in front, for a clinician and for a patient; `words` word each finding behind them, where its own noun
    phrase would say too much again.
    """

    findings: tuple[Finding, ...]
    lead: str = ""
    plain: str = ""
    words: tuple[str, ...] = ()
    none: str = ""
    unless: tuple[YesNo, ...] = ()

    def __post_init__(self) -> None:
        (first, *more) = self.findings
        if self.unless and not self.none:
            raise KnowledgeError(f"{first.id}: a line has no 'no' that could be left unsaid")
        if len(more) >= _MOST_ON_A_LINE:
            raise KnowledgeError(f"{first.id}: a line holds up to {_MOST_ON_A_LINE} findings")
        if self.words and len(self.words) != len(self.findings):
            raise KnowledgeError(f"{first.id}: a line words all of its findings, or none")
        if isinstance(first, Choice) and not more:
            if self.none and (first.several or self.none not in first.options):
                raise KnowledgeError(f"{first.id} has no option {self.none!r}, which is to be its 'no'")
        elif self.none or not all(isinstance(finding, YesNo) for finding in self.findings):
            raise KnowledgeError(f"{first.id}: a line holds yes/no findings, or one choice")

    @property
    def no(self) -> bool | str | tuple[str, ...] | None:
        """What 'no' says of each of its findings: its `none`, or that no option of several applies."""
        (first, *_) = self.findings
        if not isinstance(first, Choice):
            return False
        return () if first.several else self.none or None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Screen:
    """Questions of one theme; a checklist that is longer than a screen is shown part by part.

    A `question` asks one finding. A `checklist` has lines. `medicines` asks for all drug classes by the
    list of medicines, and names no finding. An `offer` takes whatever is at hand of many findings, by
    their names or `short` ones, once, and leaves the rest open; it lists them under `headings`, by the first
    short name. `first` screens come first, in their order. Of `alarms` none is denied unread.
    """

    id: str
    title: str
    plain: str = ""
    lines: tuple[Line, ...] = ()
    asks: tuple[Finding, ...] = ()
    short: tuple[tuple[str, Finding], ...] = ()
    headings: tuple[tuple[str, tuple[Finding, ...]], ...] = ()
    kind: ScreenKind = "checklist"
    first: bool = False
    alarms: bool = False

    def __post_init__(self) -> None:
        check_id(self.id, "screen")
        holds = {"checklist": bool(self.lines), "medicines": not self.asks, "offer": bool(self.asks)}
        if not holds.get(self.kind, len(self.asks) == 1) or bool(self.lines) is not (
            self.kind == "checklist"
        ):
            raise KnowledgeError(f"screen {self.id} does not hold what a {self.kind} does")
        if any(finding not in self.asks for _, finding in self.short):
            raise KnowledgeError(f"screen {self.id} has a short name for what it does not ask")
        listed = tuple(finding for _, findings in self.headings for finding in findings)
        if self.headings and (self.kind != "offer" or listed != self.asks):
            raise KnowledgeError(f"screen {self.id} has headings for something else than what it asks")
        if any(isinstance(finding, DrugClass) for finding in self.findings):
            raise KnowledgeError(f"screen {self.id}: drug classes are asked by the list of medicines")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings it asks, in order."""
        return self.asks + tuple(finding for line in self.lines for finding in line.findings)
