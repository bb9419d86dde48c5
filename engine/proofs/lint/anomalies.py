"""The anomalies: what never comes about or is never used, what could be left out, and rules in conflict.

A rule or a result is unreachable if no patient comes to it who is not out of scope and whose answers do not
contradict each other. Of a rule that fires for others only, one of those bears witness; of one that fires
for nobody, the criteria that contradict each other are told.

A disorder that nothing speaks for can never come up, and one that nothing speaks against never be
counted out; one that must not be missed has to be excludable, that is opposed with DEFINING strength.

Rules are in conflict where knowledge takes back with one hand what it gives with the other. Counted are four
things, each a mistake wherever it is found:
- a rule that speaks for a disorder (or calls for haste on its account) and against it;
- two rules that fire for exactly the same patients, one for a disorder and one against it;
- support, or opposition, that stronger rules on the other side outweigh whenever it is given;
- a rule that concludes what makes a conflict of answers out of answers that agree.
Not counted is a special case that overrules a general rule, nor one that is as strong as it: that is
how exceptions are written.

What could be left out are rules that another says all of, and rules and effects that others always give. It
can be dropped together with all the rest that is named so: what is named first does not count when the next
is looked at. Of two rules that say the same of the same patients, the later is named. Only rules with an
effect on the same thing are ever compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from engine.assessment.evidence import Evidence
from engine.assessment.urgency import suspicions
from engine.proofs.formulas import Formula
from engine.proofs.laws import results
from engine.proofs.lint.search import Anomaly, Search
from engine.reading.english import in_short
from engine.report.catalogue import encoding
from knowledge.criteria import (
    AtLeast,
    Concept,
    Criterion,
    Disorder,
    Effect,
    Escalates,
    KnowledgeBase,
    Opposes,
    Quantity,
    Rule,
    Statement,
    Strength,
    Supports,
    Urgency,
    Verb,
    answered,
    at_least_possible,
    concepts_in,
    contradictory,
    findings_in,
    fires,
    in_scope,
    likely,
    no,
    surely,
    surely_not,
    unknown,
)

Given: TypeAlias = tuple[Rule, Effect]
"""A rule, and one of its effects."""
_NOUNS: Mapping[Verb, str] = {
    "concludes": "conclusion of",
    "supports": "support of",
    "opposes": "opposition to",
    "escalates": "urgency",
    "warns": "warning",
    "recommends": "step",
}


def unreachable_rules(search: Search) -> Iterator[Anomaly]:
    """Yield the rules that fire for no patient in scope without contradictory answers."""
    for rule in search.knowledge.rules:
        if not search.exists(search.fires(rule)):
            text = f"No patient makes rule {rule.id} fire: these cannot all be so: {_clash(search, rule)}."
            yield Anomaly("unreachable", f"rule:{rule.id}", text)
        elif not is_reachable(search, rule) and not contradicts_itself(search, rule):
            text = (
                f"Rule {rule.id} fires for no patient in scope whose answers agree; "
                f"these cannot all be so: {_clash(search, rule)}."
            )
            yield Anomaly("unreachable", f"rule:{rule.id}", text, (fires(rule),))


def unreachable_results(search: Search) -> Iterator[Anomaly]:
    """Yield the disorders, warnings, steps, urgencies, statuses and verdicts that no assessment comes to."""
    knowledge = search.knowledge
    supported = Evidence.of(knowledge.rules).support
    for kind, name, _, what in results(knowledge):
        # Disorders that no rule supports are told apart.
        told_apart = kind == "disorder" and name not in supported
        if not told_apart and not search.exists(search.surely(what), *_plain(search)):
            text = f"No patient's assessment comes to {kind} {name}."
            yield Anomaly("unreachable", f"{kind}:{name}", text)


def is_reachable(search: Search, rule: Rule) -> bool:
    """Return whether the rule fires for a patient in scope without contradictory answers."""
    return search.exists(search.fires(rule), *_plain(search))


def contradicts_itself(search: Search, rule: Rule) -> bool:
    """Return whether the answers agree for a patient in scope, but for what this very rule concludes."""
    scope, _ = _plain(search)
    if is_reachable(search, rule) or not search.exists(search.fires(rule), scope):
        return False
    return search.agrees_without(rule, search.fires(rule), scope)


def _plain(search: Search) -> tuple[Formula, Formula]:
    """Return that the patient is not out of scope, and that no answers contradict each other."""
    return search.table.in_scope, -search.table.contradictory


def _clash(search: Search, rule: Rule) -> str:
    """Name the parts of a rule's criterion, the scope and the conflicts that keep it from firing."""
    named = {search.surely(part): in_short(part) for part in _parts(rule.when)}
    if search.exists(*named):
        named[search.table.in_scope] = "the patient is in scope"
        for conflict in search.knowledge.conflicts:
            named[-search.surely(conflict.when)] = f"no conflict {conflict.id}"
    return "; ".join(search.clash(named))


def _parts(criterion: Criterion) -> Iterator[Criterion]:
    """Yield criteria that all have to hold for this one to hold."""
    if isinstance(criterion, AtLeast) and criterion.count == len(criterion.parts):
        for part in criterion.parts:
            yield from _parts(part)
    else:
        yield criterion


def unused_findings(search: Search) -> Iterator[Anomaly]:
    """Yield the findings that no criterion reads and no step is answered by."""
    knowledge = search.knowledge
    used = {finding for when in knowledge.criteria for finding in findings_in(when)}
    used |= {finding for step in knowledge.steps for finding in step.answered_by}
    for finding in knowledge.finding.values():
        if finding not in used:
            text = f"No rule reads finding {finding.id}: no answer to it makes a difference."
            yield Anomaly("unused_finding", f"finding:{finding.id}", text, (answered(finding),))


def idle_concepts(search: Search) -> Iterator[Anomaly]:
    """Yield the concepts that no rule concludes, and those that nothing reads."""
    knowledge = search.knowledge
    read = {concept for when in knowledge.criteria for concept in concepts_in(when)}
    for concept in knowledge.concepts:
        subject = f"concept:{concept.id}"
        if not knowledge.concluding[concept.id]:
            shown = search.shown(no(surely(concept)), *_held_up(knowledge, concept))
            text = f"No rule concludes concept {concept.id}: it never holds."
            yield Anomaly("unconcluded_concept", subject, text, shown)
        elif concept not in read:
            text = f"Nothing reads concept {concept.id}: that it holds makes no difference."
            yield Anomaly("unused_concept", subject, text, search.shown(surely(concept)))


def wrongly_complete_concepts(search: Search) -> Iterator[Anomaly]:
    """Yield the concepts whose rules are not all there is, although they are declared complete.

    'Complete' says that answers to all that its rules rest on decide the concept, and that it takes an
    answer to deny it. A concept breaks the first if a rule of its rests on one that is never FALSE, and
    the second if it has no rule: then it fails for those of whom nothing is known. That nothing reads
    a concept under `no` is not counted: the declaration is true, and explanations tell 'is not so'
    from 'not known' by it.
    """
    for concept in search.knowledge.concepts:
        true, false = search.table.reading.of(concept)
        read = {node.name[0] for node in search.circuit.inputs((true, false))}
        findings = [f for f in search.knowledge.finding.values() if f.id in read]
        known = [search.patient.answered(f) for f in findings]
        in_full = [-search.patient.partial(f) for f in findings if isinstance(f, Quantity)]
        if concept.complete and search.exists(false, *(-formula for formula in known)):
            yield _wrong(concept, "it fails for those of whom nothing is known", surely_not(concept))
        elif concept.complete and search.exists(-true, -false, *known, *in_full):
            why = "answers to all that it rests on leave it open"
            asked = map(answered, findings)
            yield _wrong(concept, why, unknown(concept), *asked)


def one_sided_disorders(search: Search) -> Iterator[Anomaly]:
    """Yield the disorders that no rule speaks for, or none against."""
    knowledge = search.knowledge
    evidence = Evidence.of(knowledge.rules)
    for disorder in knowledge.disorders:
        subject = f"disorder:{disorder.id}"
        if disorder.id not in evidence.support:
            text = f"No rule supports {disorder.id}: it never comes up."
            shown = search.shown(in_scope(), no(at_least_possible(disorder)))
            yield Anomaly("unsupported_disorder", subject, text, shown)
        opposition = evidence.strongest_opposition(disorder)
        if opposition is None:
            text = f"No rule opposes {disorder.id}: once it is suggested nothing counts it out."
        elif disorder.must_not_miss and opposition < Strength.DEFINING:
            text = f"No rule excludes {disorder.id}, which must not be missed: no test settles it."
        else:
            continue
        best = search.shown(likely(disorder)) or search.shown(at_least_possible(disorder))
        yield Anomaly("unopposed_disorder", subject, text, best)


def unencoded_claims(search: Search) -> Iterator[Anomaly]:
    """Yield the claims that no record cites and that are not declined with a reason, or that are both."""
    by = encoding(search.knowledge)
    for claim in search.knowledge.claims:
        if not by[claim.id] and not claim.declined:
            text = f"Nothing cites claim {claim.id}, and it is not declined: {claim.statement}"
        elif by[claim.id] and claim.declined:
            text = f"Claim {claim.id} is declined, and yet encoded by {', '.join(by[claim.id])}."
        else:
            continue
        yield Anomaly("unencoded_claim", f"claim:{claim.id}", text)


def _held_up(knowledge: KnowledgeBase, concept: Concept) -> Iterator[Statement]:
    """Yield that the first rule that reads the concept does not fire."""
    for rule in knowledge.rules:
        if concept in concepts_in(rule.when):
            yield no(fires(rule))
            return


def _wrong(concept: Concept, why: str, *shown: Statement) -> Anomaly:
    text = f"Concept {concept.id} is declared complete, but {why}."
    return Anomaly("wrongly_complete_concept", f"concept:{concept.id}", text, shown)


def conflicting_rules(search: Search) -> Iterator[Anomaly]:
    """Yield the rules in conflict with themselves or with others; those that never fire are no matter."""
    firing = [rule for rule in search.knowledge.rules if search.exists(search.fires(rule))]
    for rule in firing:
        yield from _with_itself(rule)
        if contradicts_itself(search, rule):
            text = f"What rule {rule.id} concludes is in conflict with the answers it fires on."
            yield _conflicting(rule, text, contradictory())
    for disorder in search.knowledge.disorders:
        sides = _Sides(firing, disorder)
        yield from _for_the_same(search, sides)
        yield from _outweighed(search, sides)


class _Sides:
    """The rules for and against a disorder, with their strengths; no rule is on both."""

    def __init__(self, rules: Iterable[Rule], disorder: Disorder) -> None:
        self.disorder = disorder
        self.supports: dict[Rule, Strength] = {}
        self.opposes: dict[Rule, Strength] = {}
        for rule in rules:
            for effect in rule.then:
                match effect:
                    case Supports(of, strength) if of is disorder:
                        self.supports[rule] = max(strength, self.supports.get(rule, strength))
                    case Opposes(of, strength) if of is disorder:
                        self.opposes[rule] = max(strength, self.opposes.get(rule, strength))
                    case _:
                        pass
        for rule in self.supports.keys() & self.opposes.keys():
            del self.supports[rule], self.opposes[rule]


def _with_itself(rule: Rule) -> Iterator[Anomaly]:
    against = [effect.disorder for effect in rule.then if isinstance(effect, Opposes)]
    for effect in rule.then:
        match effect:
            case Supports(disorder) if disorder in against:
                yield _conflicting(rule, f"Rule {rule.id} speaks both for {disorder.id} and against it.")
            case Escalates(_, disorder) if disorder in against and disorder is not None:
                text = f"Rule {rule.id} calls for urgency because of {disorder.id}, yet speaks against it."
                yield _conflicting(rule, text)
            case _:
                pass


def _for_the_same(search: Search, sides: _Sides) -> Iterator[Anomaly]:
    for one in sides.supports:
        if not sides.opposes or search.exists(search.fires(one), *(-search.fires(o) for o in sides.opposes)):
            continue
        for other in sides.opposes:
            if search.implies(one, other) and search.implies(other, one):
                text = (
                    f"Rules {one.id} and {other.id} fire for the same patients, the one for "
                    f"{sides.disorder.id} and the other against it."
                )
                yield _conflicting(one, text, fires(other))


def _outweighed(search: Search, sides: _Sides) -> Iterator[Anomaly]:
    both = (
        ("support of", sides.supports, sides.opposes),
        ("opposition to", sides.opposes, sides.supports),
    )
    for what, mine, theirs in both:
        for rule, strength in mine.items():
            stronger = {-search.fires(o): o.id for o, s in theirs.items() if s > strength}
            if stronger and not search.exists(search.fires(rule), *stronger):
                others = [n for n in search.clash({**stronger, search.fires(rule): ""}) if n]
                text = (
                    f"The {strength.name.lower()} {what} {sides.disorder.id} by rule {rule.id} is always "
                    f"outweighed, by {', '.join(others)}."
                )
                shown = (fires(search.knowledge.rule[other]) for other in others[:1] if not others[1:])
                yield _conflicting(rule, text, *shown)


def _conflicting(rule: Rule, text: str, *besides: Statement) -> Anomaly:
    return Anomaly("conflicting_rules", f"rule:{rule.id}", text, (fires(rule), *besides))


class Effects:
    """All effects of a knowledge base by what they are on."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._on: dict[tuple[str, str], list[Given]] = {}
        for rule in knowledge.rules:
            for effect in rule.then:
                self._on.setdefault(_target(effect), []).append((rule, effect))

    def rivals(self, rule: Rule, effect: Effect) -> list[Given]:
        """Return where other rules have the effect too, as strong or stronger."""
        return [
            (other, theirs)
            for other, theirs in self._on[_target(effect)]
            if other is not rule and _level(theirs) >= _level(effect)
        ]

    def covering(self, rule: Rule) -> list[Rule]:
        """Return the rules that each have all effects of the rule, as strong or stronger."""
        found: list[Rule] | None = None
        for effect in rule.then:
            others = [o for o, theirs in self.rivals(rule, effect) if _as_lasting(theirs, effect)]
            found = [o for o in dict.fromkeys(others) if found is None or o in found]
        return found or []


def when_given(search: Search, given: Given) -> Formula:
    """Return when the rule has the effect: escalations are taken back by an exclusion."""
    rule, effect = given
    fires = search.fires(rule)
    if isinstance(effect, Escalates) and effect.suspecting is not None:
        return search.circuit.all_of((fires, -search.table.now.excluded(effect.suspecting)))
    return fires


def told(effect: Effect) -> str:
    """Say an effect in words."""
    strength = "" if effect.strength is None else f"{effect.strength.name.lower()} "
    sake = f" on account of {effect.suspecting.id}" if effect.suspecting else ""
    return f"{strength}{_NOUNS[effect.verb]} {effect.id}{sake}"


def _target(effect: Effect) -> tuple[str, str]:
    """Return what effects are compared by; all urgencies are one, of several levels."""
    return effect.verb, "" if effect.verb == "escalates" else effect.id


def _level(effect: Effect) -> int:
    return effect.urgency.rank if isinstance(effect, Escalates) else effect.strength or 0


def _as_lasting(theirs: Effect, mine: Effect) -> bool:
    """Return whether no exclusion takes their effect back that leaves mine."""
    if isinstance(theirs, Escalates) and isinstance(mine, Escalates):
        return theirs.suspecting is None or theirs.suspecting is mine.suspecting
    return True


def subsumed_rules(search: Search) -> Iterator[tuple[Rule, Anomaly]]:
    """Yield the rules that fire only where another one does with the same effects or stronger ones.

    A step that the other recommends on account of a suspicion counts as the same: an exclusion of what
    is suspected takes it back, and a rule that goes on recommending it then is the worse for it.
    """
    effects = Effects(search.knowledge)
    dropped: set[str] = set()
    for rule in reversed(search.knowledge.rules):
        for other in effects.covering(rule) if search.exists(search.fires(rule)) else ():
            if other.id in dropped or not search.implies(rule, other):
                continue
            if all(_fails_with(search, (rule, effect), [other]) for effect in rule.then) and not (
                any(_tells_of_danger(search, effect) for effect in rule.then) and search.matters(rule)
            ):
                dropped.add(rule.id)
                text = f"Rule {rule.id} fires only where {other.id} does, whose effects are as strong."
                yield rule, Anomaly("subsumed_rule", f"rule:{rule.id}", text, (fires(rule), fires(other)))
                break


def redundant_rules(search: Search, dropped: Collection[Rule]) -> Iterator[tuple[Rule, Anomaly]]:
    """Yield the rules that change no patient's assessment, except those dropped before.

    Of rules that stand in for each other one has to stay: each is left out of what is there, and of what
    is left.
    """
    effects = Effects(search.knowledge)
    left = search.without(dropped) if dropped else search
    for rule in reversed(search.knowledge.rules):
        never_fires = not search.exists(search.fires(rule))
        if rule in dropped or never_fires or _tells(search, effects, rule):
            continue
        if not search.matters(rule) and not left.matters(rule):
            text = f"Without rule {rule.id} every patient would get the same assessment."
            yield rule, Anomaly("redundant_rule", f"rule:{rule.id}", text, (fires(rule),))
            left = left.without((rule,))


def redundant_effects(search: Search) -> Iterator[Anomaly]:
    """Yield the effects that other rules always give too, as strong or stronger.

    A step is shown with every reason there is for it, and a special reason is not idle beside a general
    one: so of steps, only what another rule recommends to the very same patients is named.
    """
    effects = Effects(search.knowledge)
    dropped: list[Given] = []
    for rule in reversed(search.knowledge.rules):
        for effect in rule.then if search.exists(search.fires(rule)) else ():
            rivals = [given for given in effects.rivals(rule, effect) if given not in dropped]
            if effect.verb == "recommends":
                rivals = [given for given in rivals if _is_same(search, rule, given[0])]
            if not _is_idle(search, (rule, effect), rivals):
                continue
            dropped.append((rule, effect))
            named = {-when_given(search, given): given[0].id for given in rivals}
            named[when_given(search, (rule, effect))] = ""
            others = ", ".join(name for name in search.clash(named) if name)
            text = f"The {told(effect)} by rule {rule.id} is always given by {others}."
            yield Anomaly("redundant_effect", f"rule:{rule.id}", text, (fires(rule),))


def _is_idle(search: Search, given: Given, rivals: Collection[Given]) -> bool:
    """Return whether the rivals always give the effect, and leave it open wherever the rule does."""
    if not rivals or search.exists(
        when_given(search, given), *(-when_given(search, rival) for rival in rivals)
    ):
        return False
    if _ties(*given) or not _fails_with(search, given, [other for other, _ in rivals]):
        return False
    return not (_tells_of_danger(search, given[1]) and search.differs(given[0], _short_of(search, *given)))


def _tells_of_danger(search: Search, effect: Effect) -> bool:
    """Return whether the effect has a part in whether a danger is supported, or may be called not found."""
    dangers = [danger.disorder for danger in search.knowledge.danger.values()]
    return effect.verb == "concludes" or effect.what in dangers or effect.suspecting in dangers


def _short_of(search: Search, rule: Rule, effect: Effect) -> KnowledgeBase:
    """Return the knowledge base in which the rule lacks the effect."""
    rest = tuple(other for other in rule.then if other != effect)
    if not rest:
        return search.knowledge.without((rule,))
    shorter = (replace(rule, then=rest) if one is rule else one for one in search.knowledge.rules)
    return replace(search.knowledge, rules=tuple(shorter))


def _fails_with(search: Search, given: Given, others: Collection[Rule]) -> bool:
    """Return whether the rule surely fails where all others do, if it counts that the effect is ruled out.

    It counts of concepts, which may stand under `no`, and of red flags, before self care.
    """
    rule, effect = given
    red_flag = isinstance(effect, Escalates) and effect.urgency >= Urgency.URGENT
    if effect.verb == "concludes" or red_flag:
        return not search.exists(*map(search.fails, others), -search.fails(rule))
    return True


def _is_same(search: Search, rule: Rule, other: Rule) -> bool:
    """Return whether both rules fire for the same patients, and recommend their steps to the same ones."""
    if suspicions(rule) != suspicions(other):
        return False
    return search.implies(rule, other) and search.implies(other, rule)


def _ties(rule: Rule, effect: Effect) -> bool:
    """Return whether the effect decides which exclusions take back the steps that the rule recommends."""
    rest = tuple(other for other in rule.then if other != effect)
    if not any(other.verb == "recommends" for other in rest):
        return False
    return suspicions(rule) != suspicions(replace(rule, then=rest))


def _tells(search: Search, effects: Effects, rule: Rule) -> bool:
    """Say, if it is easily seen, that the rule matters: nothing else gives an effect in some patient.

    False says nothing: what follows from a conclusion, or is said for other reasons too, takes longer.
    """
    for effect in rule.then:
        if effect.verb == "recommends":
            sure = not search.knowledge.ladders[effect.step.id] and not suspicions(rule)
        else:
            sure = effect.verb not in ("escalates", "concludes")
        rivals = (-search.fires(other) for other, _ in effects.rivals(rule, effect))
        if sure and search.exists(search.fires(rule), *rivals):
            return True
    return False
