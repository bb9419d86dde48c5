"""What a question is about: a conclusion, a rule or a finding, and what that depends on.

It depends on the rules about it, and on the findings these read, through concepts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias, get_args

from engine.cases.problems import did_you_mean, escaped
from engine.errors import CrampdxError, NoSuchThing
from engine.words import either
from knowledge.criteria import (
    Criterion,
    Effect,
    Escalates,
    Finding,
    KnowledgeBase,
    Opposes,
    Rule,
    Strength,
    Supports,
    Urgency,
    Verb,
    findings_in,
)

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
    what = kinds[0] if len(kinds) < 3 else "thing"
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


_ABOUT: Mapping[Verb, Kind] = {
    "concludes": "concept", "supports": "disorder", "opposes": "disorder", "warns": "warning",
    "recommends": "step",
}  # fmt: skip


def target_of(effect: Effect) -> Target:
    """Return what an effect is about."""
    return URGENCY if effect.verb == "escalates" else Target(_ABOUT[effect.verb], effect.id)


def leading_to(knowledge: KnowledgeBase, target: Target) -> Iterator[Rule]:
    """Yield the rules with an effect that is directly about a target."""
    if target.kind == "rule":
        yield knowledge.rule[target.id]
        return
    signature = knowledge.signature[target.id] if target.kind == "status" else ()
    for rule in knowledge.rules:
        if rule in signature or any(_is_about(effect, target) for effect in rule.then):
            yield rule


def _is_about(effect: Effect, target: Target) -> bool:
    match target.kind:
        case "result":
            return isinstance(effect, Supports | Opposes | Escalates)
        case "leading":
            return isinstance(effect, Supports | Opposes)
        case "urgency":
            return isinstance(effect, Escalates) and effect.urgency >= (level_of(target) or Urgency.SELF_CARE)
        case "status":
            return target_of(effect) == Target("disorder", target.id)
        case _:
            return target_of(effect) == target


def depends_on(knowledge: KnowledgeBase, target: Target) -> tuple[Finding, ...]:
    """Return the findings a conclusion depends on, in catalogue order."""
    if target == MEDICINES:
        return knowledge.drug_classes
    if target.kind == "finding":
        return (knowledge.finding[target.id],)
    read = {finding.id for when in _criteria(knowledge, target) for finding in knowledge.findings_read(when)}
    if target.kind == "benign":
        read |= {finding.id for finding in depends_on(knowledge, MEDICINES)}
    if target.kind == "step":
        step = knowledge.step[target.id]
        read |= {finding.id for each in (step, *step.gives_way_to) for finding in each.answered_by}
    for name in reversed(knowledge.following):  # each after those that it follows from
        if name in read:
            premises = (follow.when for follow in knowledge.following[name])
            read |= {finding.id for when in premises for finding in findings_in(when)}
    return tuple(finding for name, finding in knowledge.finding.items() if name in read)


def _criteria(knowledge: KnowledgeBase, target: Target) -> Iterator[Criterion]:
    match target.kind:
        case "benign":
            yield from (*_criteria(knowledge, LEADING), *_criteria(knowledge, URGENCY))
            yield from (benign.when for benign in knowledge.benign)
            yield from (conflict.when for conflict in knowledge.conflicts)
            for name in dict.fromkeys(other.id for benign in knowledge.benign for other in benign.unless):
                yield from _criteria(knowledge, Target("status", name))
        case "concept":
            yield knowledge.concept[target.id]
        case "result" | "urgency" | "leading":
            yield knowledge.scope
        case "step":
            beside = knowledge.ladders[target.id]
            if beside:
                yield from _criteria(knowledge, LEADING)
            for benign, danger in beside:
                yield from danger.signs
                yield from () if benign.spares is None else (benign.spares,)
            for other in knowledge.step[target.id].gives_way_to:
                yield from _criteria(knowledge, Target("step", other.id))
        case "disorder" | "status" if target.id in knowledge.danger:
            yield from knowledge.danger[target.id].signs
            yield from (rule.when for rule in knowledge.signature[target.id])
        case _:
            pass
    for rule in leading_to(knowledge, target):
        yield rule.when
        for effect in rule.then:
            if isinstance(effect, Escalates) and effect.suspecting is not None:
                excludes = Opposes(effect.suspecting, Strength.DEFINING)
                yield from (other.when for other in knowledge.rules if excludes in other.then)
