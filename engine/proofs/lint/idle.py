"""What never comes about or is never used: rules, results, findings, concepts, disorders, claims.

A rule or a result is unreachable if no patient comes to it who is not out of scope and whose answers do not
contradict each other. Of a rule that fires for others only, one of those bears witness; of one that fires
for nobody, the criteria that contradict each other are told.

A disorder that nothing speaks for can never come up, and one that nothing speaks against never be
counted out; one that must not be missed has to be excludable, that is opposed with DEFINING strength.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.assessment.evidence import Evidence
from engine.proofs.formulas import Formula
from engine.proofs.laws import results
from engine.proofs.lint.search import Anomaly, Search
from engine.reading.english import in_short
from engine.report.catalogue import encoding
from knowledge.criteria import (
    AtLeast,
    Concept,
    Criterion,
    KnowledgeBase,
    Quantity,
    Rule,
    Statement,
    Strength,
    answered,
    at_least_possible,
    concepts_in,
    findings_in,
    fires,
    in_scope,
    likely,
    no,
    surely,
    surely_not,
    unknown,
)


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
    """Yield the disorders, warnings, steps and urgencies that no assessment comes to."""
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
