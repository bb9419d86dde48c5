"""What became of the resources of a record: counted by code and reason, with what is wrong told by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from engine.cases.problems import escaped, shown
from engine.words import counted

MOST_TOLD = 1000
"""More problems are counted, and not told."""
MOST_LINES = 40


class WrongFact(NamedTuple):
    """One thing that is wrong: where, what stands there, and why it is no fact."""

    place: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        if not self.path:
            return f"{self.place}: {self.message}"
        found = f" (found {self.value})" if self.value else ""
        return f"{self.place}, {self.path}: {self.message}{found}"


@dataclass(slots=True)
class MappingReport:
    """Counts of what was read, of what gave an answer and what did not; `said` counts all of the latter."""

    read: Counter[str] = field(default_factory=Counter)
    mapped: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    left_out: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    problems: list[WrongFact] = field(default_factory=list)
    wrong: int = 0
    patients: int = 0
    said: int = 0

    def take(self, system: str, code: str, finding: str) -> None:
        """Count a code that gave an answer."""
        self.said += 1
        self.mapped[system, code, finding] += 1

    def leave_out(self, system: str, code: str, why: str) -> None:
        """Count a code, or something without one, that gave no answer."""
        self.said += 1
        self.left_out[system, code, why] += 1

    def problem(self, place: str, path: str, message: str, **given: object) -> None:
        """Note what is wrong; `value=` shows the offending value."""
        self.wrong += 1
        self.said += 1
        if len(self.problems) < MOST_TOLD:
            value = shown(given["value"]) if "value" in given else ""
            self.problems.append(WrongFact(place, path, value, message))

    def record(self) -> dict[str, Any]:
        """Return all of it as data."""
        return {
            "patients": self.patients,
            "read": dict(sorted(self.read.items())),
            "mapped": _rows(self.mapped, "finding"),
            "not_mapped": _rows(self.left_out, "why"),
            "problems": self.wrong,
            "told": [each._asdict() for each in self.problems],
        }

    def text(self, most: int = MOST_LINES) -> str:
        """Return what a reader of the terminal wants of it, at most so many lines of each kind."""
        return "".join(f"{line}\n" for line in self._lines(most))

    def _lines(self, limit: int) -> Iterator[str]:
        yield f"{counted(self.patients, 'patient')} from {counted(sum(self.read.values()), 'resource')}"
        yield from (f"  {kind}: {count:,}" for kind, count in sorted(self.read.items()))
        for title, counts in (("Mapped", self.mapped), ("Not mapped", self.left_out)):
            yield f"{title}: {sum(counts.values()):,}"
            for (system, code, what), count in _commonest(counts)[:limit]:
                yield f"  {count:,} x {escaped(system)} {escaped(code)}: {what}"
            if len(counts) > limit:
                yield f"  and {len(counts) - limit:,} more codes"
        if self.wrong:
            yield f"Wrong, and not taken for facts: {self.wrong:,}"
            yield from (f"  {each}" for each in self.problems[:limit])
            if self.wrong > limit:
                yield f"  and {self.wrong - min(limit, len(self.problems)):,} more"


def _rows(counts: Counter[tuple[str, str, str]], what: str) -> list[dict[str, Any]]:
    most = _commonest(counts)
    return [{"system": system, "code": code, what: why, "count": n} for (system, code, why), n in most]


def _commonest(counts: Counter[tuple[str, str, str]]) -> list[tuple[tuple[str, str, str], int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))
