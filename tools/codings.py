"""How far two codings of the same patients agree: `python -m tools.codings ONE OTHER`.

ONE and OTHER are folders of case files that two people made of the same stories, apart from each other. An
answer is alike where both gave it with the same value; classes of medicines, which one list answers by the
dozen, and what is denied in one word do not count. What matters is what crampdx makes of it: where the
urgency, the first cause or a warning differs, the answers that do are shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click

from engine.assessment.consultation import Consulted, consult
from engine.assessment.standing import Standing
from engine.cases.case import Answers, Case
from engine.cases.open import read_case
from engine.reading.english import value_in_words
from knowledge.criteria import DrugClass, KnowledgeBase
from knowledge.leg_cramps import leg_cramps

REMARKS = ("# unsaid", "# poor fit")
"""What begins a line about a fact that no answer says, or that one says roughly."""


@dataclass(frozen=True)
class Pair:
    """Two codings of one patient, and what is said of each: urgency, first cause and warnings."""

    knowledge: KnowledgeBase
    one: Case
    other: Case
    said: tuple[Mapping[str, str], Mapping[str, str]]

    @property
    def alike(self) -> list[str]:
        """The findings that both answered in the same way."""
        one, other = self.answers
        return [name for name, told in one.items() if other.get(name) == told]

    @property
    def unlike(self) -> list[str]:
        """The findings that both answered, in two ways."""
        one, other = self.answers
        return sorted(one.keys() & other.keys() - set(self.alike))

    @property
    def alone(self) -> list[str]:
        """The findings that one of them answered."""
        one, other = self.answers
        return sorted(one.keys() ^ other.keys())

    @cached_property
    def answers(self) -> tuple[Answers, Answers]:
        """What each of them answered one by one."""
        one, other = (
            {
                name: told
                for name, told in case.told.items()
                if name not in case.denied and not isinstance(self.knowledge.finding[name], DrugClass)
            }
            for case in (self.one, self.other)
        )
        return one, other

    @property
    def differs(self) -> list[str]:
        """What is said otherwise of one than of the other."""
        one, other = self.said
        return [f"{what}: {one[what]} | {other[what]}" for what in one if one[what] != other[what]]


def pairs(knowledge: KnowledgeBase, one: Path, other: Path) -> Iterator[Pair]:
    """Read and assess the patients that are in both folders, in the order of their names."""
    for path in sorted(one.glob("*.yaml")):
        if (again := other / path.name).exists():
            cases = [read_case(str(file), knowledge) for file in (path, again)]
            first, second = map(_said, consult(knowledge, cases))
            yield Pair(knowledge, cases[0], cases[1], (first, second))


def _said(consulted: Consulted) -> Mapping[str, str]:
    said = consulted.assessment
    causes = [item.disorder.id for item in said.differential if item.standing >= Standing.POSSIBLE]
    return {
        "urgency": said.urgency.name.lower(),
        "first": causes[0] if causes else "none",
        "warnings": ", ".join(given.warning.id for given in said.warnings) or "none",
    }


def remarks(folder: Path) -> Mapping[str, int]:
    """Count the lines about facts that no answer says, or says roughly."""
    lines = [line for path in folder.glob("*.yaml") for line in path.read_text().splitlines()]
    return {mark: sum(line.startswith(mark) for line in lines) for mark in REMARKS}


def kinds(knowledge: KnowledgeBase, folder: Path) -> Counter[str]:
    """Count the same lines by kind, as far as their words tell it.

    One said roughly goes by how its first finding is obtained; one not said by whether the story leaves
    something out of it, whether something is denied or normal, or whether it is an amount or a time.
    """
    lines = [line for path in sorted(folder.glob("*.yaml")) for line in path.read_text().splitlines()]
    return Counter(
        f"{mark[2:]}, {_kind(knowledge, line)}" for mark in REMARKS for line in lines if line.startswith(mark)
    )


def _kind(knowledge: KnowledgeBase, line: str) -> str:
    fact, _, answer = line.partition(" -> ")
    if answer:
        named = (knowledge.finding[word] for word in re.findall(r"\w+", answer) if word in knowledge.finding)
        return next((finding.obtained for finding in named), "in one word")
    kinds = {"left open by the story": _OPEN, "denied or normal": _ABSENT, "an amount or a time": r"[0-9]"}
    return next((kind for kind, words in kinds.items() if re.search(words, fact)), "else")


_OPEN = r"not (?:told|described|dated|named|said|given)|whether"
_ABSENT = r": no\b|: not\b|\b(?:normal|negative|without|never|unremarkable|unchanged|preserved|free)\b"


@click.command()
@click.argument("one", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("other", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(one: Path, other: Path) -> None:
    """Say how far two codings agree, and where what is said differs."""
    knowledge = leg_cramps()
    found = list(pairs(knowledge, one, other))
    alike, unlike, alone = (
        sum(len(getattr(pair, which)) for pair in found) for which in ("alike", "unlike", "alone")
    )
    click.echo(f"{len(found)} patients; {alike + unlike + alone} findings answered by either")
    click.echo(
        f"  alike {alike}, in two ways {unlike}, by one alone {alone}: {share(alike, unlike + alone)} agree"
    )
    for folder in (one, other):
        click.echo(f"  {folder}: " + ", ".join(f"{n} {mark}" for mark, n in remarks(folder).items()))
        for kind, count in sorted(kinds(knowledge, folder).items()):
            click.echo(f"    {kind}: {count}")
    for what in ("urgency", "first", "warnings"):
        same = sum(pair.said[0][what] == pair.said[1][what] for pair in found)
        click.echo(f"  the same {what}: {same} of {len(found)}")
    for pair in found:
        if pair.differs:
            click.echo(f"{pair.one.id}  {'; '.join(pair.differs)}")
            for name in (*pair.unlike, *pair.alone):
                click.echo(
                    f"    {name}: {_told(knowledge, pair.one, name)} | {_told(knowledge, pair.other, name)}"
                )


def share(some: int, others: int) -> str:
    """Return how many of all some are, in per cent.

    >>> share(3, 1), share(0, 0)
    ('75 %', '100 %')
    """
    return f"{round(100 * some / (some + others)) if some + others else 100} %"


def _told(knowledge: KnowledgeBase, case: Case, name: str) -> str:
    return value_in_words(knowledge.finding[name], case.told[name]) if name in case.told else "-"


if __name__ == "__main__":
    main()
