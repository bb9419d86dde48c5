"""What a question is about: a conclusion, a rule or a finding, named with or without its prefix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias, get_args

from engine.cases.problems import did_you_mean, escaped
from engine.errors import CrampdxError, NoSuchThing
from engine.words import either
from knowledge.criteria import KnowledgeBase, Urgency

Kind: TypeAlias = Literal[
    "result", "urgency", "leading", "benign", "disorder", "status", "concept", "warning", "step", "rule",
    "finding", "medicines",
]  # fmt: skip
_FEW = 6
"""So many are named of the things that a name may mean."""
ALONE: tuple[Kind, ...] = ("result", "urgency", "leading", "benign", "medicines")
"""Kinds of which there is one, named by themselves. The result is what leads and how urgent it is."""


class Ambiguous(CrampdxError):
    """A name of several things: says the prefixes that tell them apart."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something to explain; `id` is empty for the kinds of which there is one.

    Urgency with an id is one of its levels: whether it is as urgent as that. The status of a disorder that
    must not be missed is always named with its prefix: the name alone means the disorder.
    """

    kind: Kind
    id: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else self.kind


RESULT, URGENCY, LEADING, BENIGN, MEDICINES = (Target(kind) for kind in ALONE)


def level_of(target: Target) -> Urgency | None:
    """Return the level of urgency that a target is about; None if it is about no single one."""
    return Urgency[target.id.upper()] if target.kind == "urgency" and target.id else None


def targets(knowledge: KnowledgeBase) -> Iterator[Target]:
    """Yield everything that can be asked about, in catalogue order."""
    yield from (RESULT, URGENCY, LEADING, BENIGN)
    for kind, ids in _ids(knowledge).items():
        yield from (Target(kind, name) for name in ids)
    if knowledge.drug_classes:
        yield MEDICINES


def resolve(knowledge: KnowledgeBase, text: str, kinds: Sequence[Kind] = get_args(Kind)) -> Target:
    """Find what a name means, among these kinds; raise NoSuchThing or Ambiguous if that is not one thing.

    A name is an id, in any case, the name that reports use, or another word for it: 'rule:VASC-01',
    'vasc-01', 'peripheral artery disease' and 'PAD' all do. Else it may be words that stand in one name.
    """
    kind, prefixed, name = text.strip().partition(":")
    if prefixed:
        wanted = [one for one in kinds if one == kind.strip().casefold()]
        if not wanted:
            known = either(one for one in kinds if one not in ALONE)
            hint = did_you_mean(kind, kinds, f"It is {known}.")
            raise NoSuchThing(f"there is no kind of thing called {escaped(kind)}. {hint}")
        kinds, text = wanted, name
    elif len(kinds) > 1:
        kinds = [one for one in kinds if one != "status"]
    wish = _folded(text)
    by_id, by_name = _called(knowledge, tuple(kinds))
    exact = by_id.get(wish) or by_name.get(wish) or by_id.get(wish.replace(" ", "_"))
    found = tuple(dict.fromkeys(exact or _holding(wish, by_name)))
    if len(found) == 1:
        return found[0]
    if found:
        some = (*map(str, found[:_FEW]), *([f"{len(found) - _FEW} more"] if len(found) > _FEW else []))
        raise Ambiguous(f"{escaped(text.strip())} could be several things: say {either(some)}.")
    names = [target.id or target.kind for targets in by_id.values() for target in targets]
    near = did_you_mean(text.strip(), dict.fromkeys(names)) or did_you_mean(text.strip(), by_name)
    if any(claim.id == text.strip().upper() for claim in knowledge.claims):
        near = f"It is a claim of a document: crampdx knowledge claims {text.strip().upper()} shows it."
    what = either(kinds) if len(kinds) < 3 else "thing"
    raise NoSuchThing(f"there is no {what} called {escaped(text.strip())}. {near}".rstrip())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _holding(wish: str, by_name: Mapping[str, Sequence[Target]]) -> tuple[Target, ...]:
    """Return what has all the words of a wish in one of its names."""
    words = set(re.findall(r"[^\W_]+", wish))
    return tuple(
        dict.fromkeys(
            target
            for name, targets in by_name.items()
            if words and words.issubset(re.findall(r"[^\W_]+", name))
            for target in targets
        )
    )


def _ids(knowledge: KnowledgeBase) -> Mapping[Kind, Sequence[str]]:
    return {
        "urgency": tuple(level.name.lower() for level in reversed(Urgency)),
        "disorder": tuple(knowledge.disorder),
        "status": tuple(knowledge.danger),
        "concept": tuple(knowledge.concept),
        "warning": tuple(knowledge.warning),
        "step": tuple(knowledge.step),
        "rule": tuple(knowledge.rule),
        "finding": tuple(knowledge.finding),
    }


@lru_cache(maxsize=8)
def _called(
    knowledge: KnowledgeBase, kinds: tuple[Kind, ...]
) -> tuple[dict[str, list[Target]], dict[str, list[Target]]]:
    """Return what is called by each id, and by each name that reports use."""
    by_id: dict[str, list[Target]] = {}
    by_name: dict[str, list[Target]] = {}
    for target in targets(knowledge):
        if target.kind in kinds:
            by_id.setdefault(_folded(target.id or target.kind), []).append(target)
            for name in dict.fromkeys(map(_folded, _names(knowledge, target))):
                by_name.setdefault(name, []).append(target)
    return by_id, by_name


def _names(knowledge: KnowledgeBase, target: Target) -> Iterator[str]:
    yield from knowledge.everyday.get(target.id, ())
    match target.kind:
        case "disorder" | "status":
            yield knowledge.disorder[target.id].name
            yield knowledge.disorder[target.id].plain
        case "concept":
            yield knowledge.concept[target.id].label
        case "finding":
            yield knowledge.finding[target.id].label
        case "urgency" if target.id:
            yield target.id.replace("_", " ")
            yield target.id.replace("_", "-")
        case _:
            yield from ()
