"""A knowledge base: all declarations of one field together, checked as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Protocol, TypeVar

from knowledge.language.danger import Benign, Danger, SafetyNet
from knowledge.language.effects import (
    Concludes,
    Conflict,
    Denial,
    Effect,
    Escalates,
    Follows,
    Opposes,
    Recommends,
    Rule,
    Supports,
    Warns,
)
from knowledge.language.medicine import Medicine
from knowledge.language.nodes import Concept, Criterion, all_of, leaves
from knowledge.language.observations import Compare, DrugClass, Finding
from knowledge.language.records import (
    Disorder,
    Step,
    Strength,
    Warning,
)
from knowledge.language.screen import Screen
from knowledge.language.source import Claim, Disagreement, KnowledgeError, Source
from knowledge.language.story import Story

_BY_NAME = Story()
"""A story where a knowledge base declares none: findings go by their own names."""


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


def findings_in(criterion: Criterion) -> tuple[Finding, ...]:
    """Return the findings a criterion reads itself, each once, in order of appearance."""
    seen: dict[str, Finding] = {}
    for leaf in leaves(criterion):
        if not isinstance(leaf, Concept):
            seen.setdefault(leaf.finding.id, leaf.finding)
    return tuple(seen.values())


def concepts_in(criterion: Criterion) -> tuple[Concept, ...]:
    """Return the concepts a criterion reads itself, each once, in order of appearance."""
    seen = {leaf.id: leaf for leaf in leaves(criterion) if isinstance(leaf, Concept)}
    return tuple(seen.values())


def _by_id(records: Iterable[T], what: str) -> dict[str, T]:
    found: dict[str, T] = {}
    for record in records:
        if record.id in found:
            raise KnowledgeError(f"two {what} have the id {record.id!r}: ids are never reused")
        found[record.id] = record
    return found


def _grouped(rules: Iterable[tuple[str, Rule]]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for name, rule in rules:
        found.setdefault(name, []).append(rule)
    return {name: tuple(each) for name, each in found.items()}


@dataclass(frozen=True, kw_only=True, eq=False)
class KnowledgeBase:
    """Everything that is known, in catalogue order; building one checks it as a whole.

    `groups` maps a group of findings to them; `drugs` maps a medicine's name, in lower case, to
    what it says of drug classes (nothing is looked up in it here, as a long table is read late);
    `scope` says which patients it is about; `digest` identifies the very files it was declared in.
    `everyday` maps ids to other words by which people ask for them: they find things, and decide nothing.
    """

    name: str
    version: str
    digest: str = ""
    scope: Criterion
    groups: Mapping[str, tuple[Finding, ...]]
    rules: tuple[Rule, ...]
    concepts: tuple[Concept, ...] = ()
    disorders: tuple[Disorder, ...] = ()
    dangers: tuple[Danger, ...] = ()
    benign: tuple[Benign, ...] = ()
    safety_nets: tuple[SafetyNet, ...] = ()
    steps: tuple[Step, ...] = ()
    warnings: tuple[Warning, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    follows: tuple[Follows, ...] = ()
    denials: tuple[Denial, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    drugs: Mapping[str, Medicine] = field(default_factory=dict)
    screens: tuple[Screen, ...] = ()
    everyday: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    story: Story = _BY_NAME

    def __repr__(self) -> str:
        return f"<knowledge of {self.name} {self.version}, {len(self.rules)} rules>"

    def __post_init__(self) -> None:
        for disorder in self.disorders:
            if disorder.kind_of and disorder.kind_of not in self.disorder:
                raise KnowledgeError(f"disorder {disorder.id} is a kind of {disorder.kind_of}, which is none")
        claims = {claim.id for claim in self.claims}
        for rule in self.rules:
            self._check_criterion(rule.when, rule.id)
            for effect in rule.then:
                self._check_effect(effect, rule.id)
            if unknown := [claim for claim in rule.claims if claim not in claims]:
                raise KnowledgeError(f"rule {rule.id} cites unknown claims {unknown}")
        for disagreement in self.disagreements:
            if unknown := [claim for claim in disagreement.claims if claim not in claims]:
                raise KnowledgeError(f"disagreement {disagreement.id} names unknown claims {unknown}")
        for conflict in self.conflicts:
            self._check_criterion(conflict.when, conflict.id)
        for follow in self.follows:
            self._check_criterion(all_of(follow.when, follow.then), f"what follows for {follow.finding.id}")
        for denial in self.denials:
            self._check_criterion(all_of(*denial.members), f"denial {denial.id}")
        for net in self.safety_nets:
            if net.when is not None:
                self._check_criterion(net.when, f"safety net {net.id}")
        self._check_dangers()
        self._check_criterion(self.scope, "the scope")
        _by_id(self.rules, "rules")
        self._check_screens()
        self._check_story()
        _ = self.strata, self.following, self.denial, self.denying
        for rule in self.rules:
            if rule.excludes and (name := next(self.rests_on_flags(rule.when), None)):
                raise KnowledgeError(
                    f"rule {rule.id} excludes a disorder, and a flag of {name} may decide a concept or an "
                    f"answer that it rests on: compare {name} in the rule, where a flag does not count"
                )

    def without(self, rules: Collection[Rule]) -> KnowledgeBase:
        """Return what is known as if these rules had never been written; all that was checked is so of it."""
        fewer = object.__new__(KnowledgeBase)
        fewer.__dict__.update({each.name: getattr(self, each.name) for each in fields(self)})
        fewer.__dict__["rules"] = tuple(rule for rule in self.rules if rule not in rules)
        return fewer

    def _check_criterion(self, criterion: Criterion, where: str) -> None:
        for leaf in leaves(criterion):
            if isinstance(leaf, Concept):
                if self.concept.get(leaf.id) is not leaf:
                    raise KnowledgeError(
                        f"{where} uses concept {leaf.id!r}, which is not in the knowledge base"
                    )
            elif self.finding.get(leaf.finding.id) is not leaf.finding:
                raise KnowledgeError(
                    f"{where} uses finding {leaf.finding.id!r}, which is not in the knowledge base"
                )

    def _check_dangers(self) -> None:
        dangers, benign = _by_id(self.dangers, "dangers"), _by_id(self.benign, "benign disorders")
        for danger in dangers.values():
            self._check_criterion(all_of(*danger.signs), f"danger {danger.id}")
            if unknown := [step.id for step in danger.looked_for_by if step not in self.steps]:
                raise KnowledgeError(f"danger {danger.id} is looked for by unknown steps {unknown}")
        for one in benign.values():
            self._check_criterion(one.when, f"benign {one.id}")
            if one.spares is not None:
                self._check_criterion(one.spares, f"benign {one.id}")
            if missing := [other.id for other in one.unless if other.id not in dangers]:
                raise KnowledgeError(f"benign {one.id}: nothing says how to look for {missing}")
        named = [danger.disorder for danger in dangers.values()]
        named += [d for one in benign.values() for d in (one.disorder, *one.unless)]
        if unknown := [d.id for d in named if self.disorder.get(d.id) is not d]:
            raise KnowledgeError(f"dangers and benign disorders name unknown disorders {unknown}")

    def _check_screens(self) -> None:
        _by_id(self.screens, "screens")
        asked: set[str] = set()
        for finding in (finding for screen in self.screens for finding in screen.findings):
            if self.finding.get(finding.id) is not finding or finding.id in asked:
                raise KnowledgeError(
                    f"finding {finding.id!r} is not there to be asked, or asked on two screens"
                )
            asked.add(finding.id)

    def _check_story(self) -> None:
        for finding in self.story.findings:
            if self.finding.get(finding.id) is not finding:
                raise KnowledgeError(
                    f"the story names finding {finding.id!r}, which is not in the knowledge base"
                )
        told = [group for sentence in self.story.sentences for group in sentence.groups]
        if unknown := [group for group in told if group not in self.groups]:
            raise KnowledgeError(f"the story tells of groups {unknown}, which are not in the knowledge base")

    def _check_effect(self, effect: Effect, where: str) -> None:
        known: bool
        match effect:
            case Concludes(concept):
                known = concept in self.concepts
            case Supports(disorder) | Opposes(disorder):
                known = disorder in self.disorders
            case Escalates(_, disorder):
                known = disorder is None or disorder in self.disorders
            case Warns(warning):
                known = warning in self.warnings
            case Recommends(step):
                known = step in self.steps
        if not known:
            raise KnowledgeError(f"{where} has an effect on something not in the knowledge base: {effect}")

    def rests_on_flags(self, criterion: Criterion) -> Iterator[str]:
        """Yield quantities, by their ids, whose flag may decide a criterion, through what it rests on too."""
        for leaf in leaves(criterion):
            behind: Iterable[Criterion] = ()
            if isinstance(leaf, Compare):
                if leaf.finding.takes_flags and leaf.flags != "never":
                    yield leaf.finding.id
            elif isinstance(leaf, Concept):
                behind = (rule.when for rule in self.concluding[leaf.id])
            else:
                behind = (follow.when for follow in self.following.get(leaf.finding.id, ()))
            for when in behind:
                yield from self.rests_on_flags(when)

    @cached_property
    def finding(self) -> dict[str, Finding]:
        """Map ids to findings, in catalogue order."""
        return _by_id((f for group in self.groups.values() for f in group), "findings")

    @cached_property
    def place(self) -> dict[str, int]:
        """Map findings' ids to their places in the catalogue."""
        return {name: number for number, name in enumerate(self.finding)}

    @cached_property
    def drug_classes(self) -> tuple[DrugClass, ...]:
        """Return the classes of medicines among the findings, in catalogue order."""
        return tuple(finding for finding in self.finding.values() if isinstance(finding, DrugClass))

    @property
    def criteria(self) -> Iterator[Criterion]:
        """Yield all criteria on which anything that is said of a patient rests."""
        yield self.scope
        for records in (self.rules, self.conflicts, self.follows, self.benign):
            yield from (record.when for record in records)
        for danger in self.dangers:
            yield from danger.signs
        yield from (net.when for net in self.safety_nets if net.when is not None)
        yield from (one.spares for one in self.benign if one.spares is not None)

    def rules_under(self, criterion: Criterion) -> tuple[Rule, ...]:
        """Return the rules that conclude what a criterion reads, and so on down to the answers."""
        found: dict[str, Rule] = {}
        waiting = [criterion]
        while waiting:
            for concept in concepts_in(waiting.pop()):
                new = [rule for rule in self.concluding[concept.id] if rule.id not in found]
                found |= {rule.id: rule for rule in new}
                waiting += [rule.when for rule in new]
        return tuple(found.values())

    def findings_read(self, criterion: Criterion) -> Iterator[Finding]:
        """Yield the findings a criterion reads, itself or through concepts; repeats included."""
        yield from findings_in(criterion)
        for rule in self.rules_under(criterion):
            yield from findings_in(rule.when)

    @cached_property
    def read_by(self) -> dict[str, frozenset[str]]:
        """Map rules' ids to the ids of the findings that they read, themselves or through concepts."""
        return {rule.id: frozenset(f.id for f in self.findings_read(rule.when)) for rule in self.rules}

    @cached_property
    def concept(self) -> dict[str, Concept]:
        """Map ids to concepts, in catalogue order."""
        return _by_id(self.concepts, "concepts")

    @cached_property
    def disorder(self) -> dict[str, Disorder]:
        """Map ids to disorders, in catalogue order."""
        return _by_id(self.disorders, "disorders")

    @cached_property
    def danger(self) -> dict[str, Danger]:
        """Map the ids of disorders that must not be missed to how they are looked for, in catalogue order."""
        found = {danger.id: danger for danger in self.dangers}
        return {name: found[name] for name in self.disorder if name in found}

    @cached_property
    def signature(self) -> dict[str, tuple[Rule, ...]]:
        """Map dangers' ids to the rules that support them more than weakly, or escalate on suspicion."""
        found: dict[str, list[Rule]] = {name: [] for name in self.danger}
        for rule in self.rules:
            for effect in rule.then:
                about = effect.suspecting
                if isinstance(effect, Supports) and effect.strength > Strength.WEAK:
                    about = effect.disorder
                if about is not None and about.id in found:
                    found[about.id].append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    @cached_property
    def following(self) -> dict[str, tuple[Follows, ...]]:
        """Map findings' ids to what makes an answer to them follow, each after those it rests on."""
        found: dict[str, list[Follows]] = {}
        for follow in self.follows:
            found.setdefault(follow.finding.id, []).append(follow)
        graph = {
            name: {f.id for follow in each for f in findings_in(follow.when) if f.id in found}
            for name, each in found.items()
        }
        try:
            order = tuple(TopologicalSorter(graph).static_order())
        except CycleError as error:
            raise KnowledgeError(f"answers follow in a circle: {' -> '.join(error.args[1])}") from None
        return {name: tuple(found[name]) for name in order}

    @cached_property
    def denial(self) -> dict[str, Denial]:
        """Map ids to denials, in catalogue order."""
        return _by_id(self.denials, "denials")

    @cached_property
    def denying(self) -> dict[str, bool | str]:
        """Map findings' ids to the answer that any denial of them gives."""
        found: dict[str, bool | str] = {}
        for denial in self.denials:
            for name, answer in denial.answers.items():
                if found.setdefault(name, answer) != answer:
                    raise KnowledgeError(f"two denials answer {name} otherwise: {found[name]!r}, {answer!r}")
        return found

    @cached_property
    def none_of_these(self) -> dict[str, str]:
        """Map choices' ids to the option that "none of these" chooses on their screen."""
        lines = (line for screen in self.screens for line in screen.lines)
        return {line.findings[0].id: line.none for line in lines if line.none}

    @cached_property
    def rule(self) -> dict[str, Rule]:
        """Map ids to rules, in catalogue order."""
        return _by_id(self.rules, "rules")

    @cached_property
    def step(self) -> dict[str, Step]:
        """Map ids to steps, in catalogue order."""
        return _by_id(self.steps, "steps")

    @cached_property
    def warning(self) -> dict[str, Warning]:
        """Map ids to warnings, in catalogue order."""
        return _by_id(self.warnings, "warnings")

    @cached_property
    def concluding(self) -> dict[str, tuple[Rule, ...]]:
        """Map each concept's id to the rules that conclude it."""
        found: dict[str, list[Rule]] = {concept.id: [] for concept in self.concepts}
        for rule in self.rules:
            for effect in rule.then:
                if isinstance(effect, Concludes):
                    found[effect.concept.id].append(rule)
        return {concept: tuple(rules) for concept, rules in found.items()}

    @cached_property
    def readers(self) -> dict[str, tuple[Rule, ...]]:
        """Map concepts' ids to the rules that read them."""
        return _grouped((concept.id, rule) for rule in self.rules for concept in concepts_in(rule.when))

    @cached_property
    def supporting(self) -> dict[str, dict[Strength, tuple[Rule, ...]]]:
        """Map disorders' ids to the rules that support them, by strength."""
        return self._weighing(Supports)

    @cached_property
    def opposing(self) -> dict[str, dict[Strength, tuple[Rule, ...]]]:
        """Map disorders' ids to the rules that oppose them, by strength."""
        return self._weighing(Opposes)

    def _weighing(self, kind: type[Supports] | type[Opposes]) -> dict[str, dict[Strength, tuple[Rule, ...]]]:
        found: dict[str, dict[Strength, list[Rule]]] = {}
        for rule in self.rules:
            for effect in rule.then:
                if isinstance(effect, kind):
                    found.setdefault(effect.disorder.id, {}).setdefault(effect.strength, []).append(rule)
        return {name: {level: tuple(rules) for level, rules in each.items()} for name, each in found.items()}

    @cached_property
    def escalating(self) -> tuple[tuple[Rule, Escalates], ...]:
        """Return the escalations, each with its rule."""
        return tuple(
            (rule, effect) for rule in self.rules for effect in rule.then if isinstance(effect, Escalates)
        )

    @cached_property
    def warning_with(self) -> dict[str, tuple[Rule, ...]]:
        """Map warnings' ids to the rules that give them."""
        given = ((e.warning.id, rule) for rule in self.rules for e in rule.then if isinstance(e, Warns))
        return _grouped(given)

    @cached_property
    def recommending(self) -> dict[str, tuple[Rule, ...]]:
        """Map steps' ids to the rules that recommend them."""
        advised = ((e.step.id, rule) for rule in self.rules for e in rule.then if isinstance(e, Recommends))
        return _grouped(advised)

    @cached_property
    def done_by(self) -> dict[str, tuple[Step, ...]]:
        """Map steps' ids to the step and those that give way to it."""
        return {
            step.id: tuple(each for each in self.steps if each is step or step in each.gives_way_to)
            for step in self.steps
        }

    @cached_property
    def ladders(self) -> dict[str, tuple[tuple[Benign, Danger], ...]]:
        """Map steps' ids to the benign disorders beside which each looks for a danger, and those dangers."""
        found: dict[str, list[tuple[Benign, Danger]]] = {step.id: [] for step in self.steps}
        for benign in self.benign:
            for other in benign.unless:
                first, *later = dict.fromkeys(self.danger[other.id].looked_for_by)
                everybody = [first] if benign.all_examined or first.rung != "examine" else []
                for step in (*everybody, *later):
                    found[step.id].append((benign, self.danger[other.id]))
        return {name: tuple(pairs) for name, pairs in found.items()}

    @cached_property
    def concepts_in_order(self) -> tuple[Concept, ...]:
        """Return the concepts so that each comes after those its rules rest on."""
        graph: dict[str, set[str]] = {}
        for concept in self.concepts:
            rests_on = (c.id for rule in self.concluding[concept.id] for c in concepts_in(rule.when))
            graph[concept.id] = set(rests_on)
        place = {concept.id: number for number, concept in enumerate(self.concepts)}
        sorter = TopologicalSorter(graph)
        try:
            sorter.prepare()
        except CycleError as error:
            circle = " -> ".join(error.args[1])
            raise KnowledgeError(f"concepts conclude each other in a circle: {circle}") from None
        order: list[Concept] = []
        while sorter.is_active():
            ready = sorted(sorter.get_ready(), key=place.__getitem__)
            order.extend(self.concept[identifier] for identifier in ready)
            sorter.done(*ready)
        return tuple(order)

    @cached_property
    def strata(self) -> dict[str, int]:
        """Map each rule's id to its stratum: 0 without concepts, else one over the deepest it reads."""
        depth: dict[str, int] = {}

        def stratum(rule: Rule) -> int:
            return max((depth[concept.id] + 1 for concept in concepts_in(rule.when)), default=0)

        for concept in self.concepts_in_order:
            depth[concept.id] = max(map(stratum, self.concluding[concept.id]), default=0)
        return {rule.id: stratum(rule) for rule in self.rules}
