"""What obligations state: of whom each statement is so, and that all it names is in the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from engine.assessment.standing import Standing
from engine.assessment.table import Table
from engine.reading.sets import Pair, S
from knowledge.criteria import (
    Advised,
    Ahead,
    Always,
    Answered,
    AskedAs,
    AsUrgentAs,
    AtLeast,
    Chosen,
    Compare,
    Comparison,
    Concept,
    Contradictory,
    Criterion,
    Denied,
    Excluded,
    Finding,
    Fires,
    FirstStep,
    HasStatus,
    InScope,
    IsBenign,
    KnowledgeBase,
    KnowledgeError,
    Leads,
    Matters,
    No,
    Obligation,
    Recommended,
    Saying,
    Settled,
    Sometimes,
    Stands,
    Statement,
    Step,
    Together,
    Truly,
    Warned,
    YesNo,
    concepts_in,
    findings_in,
    parts_of,
)


def stated(statement: Statement, table: Table[S]) -> Pair[S]:
    """Return of whom the statement is surely so, and of whom it surely is not."""
    sets = table.sets
    match statement:
        case YesNo() | Chosen() | Compare() | Concept() | AtLeast() | No():
            return table.reading.of(statement)
        case Together(count, parts):
            pairs = [stated(part, table) for part in parts]
            return Pair(
                sets.at_least(count, [pair.true for pair in pairs]),
                sets.at_least(len(parts) - count + 1, [pair.false for pair in pairs]),
            )
        case Denied(part):
            true, false = stated(part, table)
            return Pair(false, true)
        case _:
            said = _said(statement, table)
            return Pair(said, sets.but(sets.everyone, said))


def _said(saying: Saying, table: Table[S]) -> S:
    sets, reading = table.sets, table.reading
    match saying:
        case Truly(criterion, truth):
            true, false = reading.of(criterion)
            unknown = sets.but(sets.everyone, sets.some((true, false)))
            return {"true": true, "false": false, "unknown": unknown}[truth]
        case Fires(rule):
            return reading.fires(rule)
        case Answered(finding):
            return sets.answered(finding)
        case Stands(disorder, level):
            return table.stands(disorder, Standing[level.upper()])
        case Excluded(disorder):
            return table.now.excluded(disorder)
        case HasStatus(disorder, status):
            return getattr(table.must_not_miss[disorder.id], status)  # type: ignore[no-any-return]
        case IsBenign(verdict):
            return getattr(table.benign, verdict)  # type: ignore[no-any-return]
        case Leads(disorder):
            return table.leads(disorder)
        case Ahead(disorder, other):
            return table.ahead(disorder, other)
        case AsUrgentAs(urgency):
            return table.as_urgent_as(urgency)
        case Warned(warning):
            return table.warned(warning)
        case Recommended(step):
            return table.recommended(step)
        case Advised(step):
            return table.advised(step)
        case FirstStep(step):
            return _first(step, table)
        case Settled():
            return table.settled
        case InScope():
            return table.in_scope
        case AskedAs(audience):
            return sets.asked_as(audience)
        case Contradictory():
            return table.contradictory
        case _:
            assert_never(saying)


def _first(step: Step, table: Table[S]) -> S:
    """Return for whom the step is advised before any other."""
    before, first = table.sets.nobody, []
    for each, patients in table.steps_in_order():
        if each is step:
            first.append(table.sets.but(patients, before))
        before = table.sets.some((before, patients))
    return table.sets.some(first)


def check_obligations(knowledge: KnowledgeBase, obligations: Iterable[Obligation]) -> None:
    """Raise KnowledgeError for an id used twice, an unknown claim, or a record of no such knowledge base."""
    ids: set[str] = set()
    claims = {claim.id for claim in knowledge.claims}
    concluding = chain(knowledge.finding.values(), knowledge.concepts, knowledge.rules)
    concluded = chain(knowledge.disorders, knowledge.warnings, knowledge.steps)
    known = {id(record) for record in chain(concluding, concluded)}
    for obligation in obligations:
        if obligation.id in ids:
            raise KnowledgeError(f"two obligations have the id {obligation.id!r}")
        ids.add(obligation.id)
        if unknown := [claim for claim in obligation.claims if claim not in claims]:
            raise KnowledgeError(f"obligation {obligation.id} protects unknown claims {unknown}")
        for record in _spoken_of(obligation):
            if id(record) not in known:
                name = getattr(record, "id", record)
                raise KnowledgeError(
                    f"obligation {obligation.id} mentions {name!r}, which is not in the knowledge base"
                )


def statements_in(obligation: Obligation) -> Iterator[Statement]:
    """Yield the statements an obligation is made of."""
    match obligation:
        case Always(when=when, then=then, unless=unless):
            yield from (when, then)
            if unless is not None:
                yield unless
        case Comparison(change=change, law=law, when=when):
            yield from (given for given in (when, change.before, change.after) if given is not None)
            for part in law:
                yield from (part.before, part.after)
        case Sometimes(what=what):
            yield what
        case Matters():
            pass
        case _:
            assert_never(obligation)


def _spoken_of(obligation: Obligation) -> Iterator[object]:
    if isinstance(obligation, Comparison):
        yield from obligation.change.findings
    if isinstance(obligation, Matters):
        yield obligation.rule
    for statement in statements_in(obligation):
        for part in parts_of(statement):
            match part:
                case YesNo() | Chosen() | Compare() | Concept() | AtLeast() | No():
                    yield from _read_by(part)
                case _:
                    yield from _named_by(part)


def _read_by(criterion: Criterion) -> Iterator[Finding | Concept]:
    yield from findings_in(criterion)
    yield from concepts_in(criterion)


def _named_by(saying: Saying) -> Iterator[object]:
    match saying:
        case Truly(criterion):
            yield from _read_by(criterion)
        case Fires(rule):
            yield rule
        case Answered(finding):
            yield finding
        case Stands(disorder) | Excluded(disorder) | HasStatus(disorder) | Leads(disorder):
            yield disorder
        case Ahead(disorder, other):
            yield from (disorder, other)
        case Warned(warning):
            yield warning
        case Recommended(step) | Advised(step) | FirstStep(step):
            yield step
        case AsUrgentAs() | IsBenign() | Settled() | InScope() | AskedAs() | Contradictory():
            pass
        case _:
            assert_never(saying)
