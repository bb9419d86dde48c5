"""What can go wrong, under one base: every message names the place, the value and the remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class CrampdxError(Exception):
    """Base of all errors that are told to the user as they are, without a traceback."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: where, what stands there, what is wrong, and what may be meant."""

    place: str
    message: str
    value: str = ""
    suggestion: str = ""

    def __str__(self) -> str:
        found = f" (found {self.value})" if self.value else ""
        hint = f" {self.suggestion}" if self.suggestion else ""
        return f"{self.place}: {self.message}{found}.{hint}"


class UnreadableInput(CrampdxError):
    """A file that cannot be read as what it should be; holds every problem found in it."""

    def __init__(self, source: str, problems: Sequence[Problem]) -> None:
        self.source = source
        self.problems = tuple(problems)
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{source} cannot be used:\n{lines}")


class NoSuchThing(CrampdxError):
    """An id that names nothing, with what may be meant."""
