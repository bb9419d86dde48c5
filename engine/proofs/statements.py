"""What obligations state: of whom each statement is so, and that all it names is in the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import chain
from typing import assert_never

import knowledge.criteria as k
from engine.assessment.standing import Standing
from engine.assessment.table import Table
from engine.reading.sets import Pair, S


def stated(statement: k.Statement, table: Table[S]) -> Pair[S]:
    """Return of whom the statement is surely so, and of whom it surely is not."""
    sets = table.sets
    if isinstance(statement, k.Criterion):
        return table.reading.of(statement)
    match statement:
        case k.Together(count, parts):
            pairs = [stated(part, table) for part in parts]
            return Pair(
                sets.at_least(count, [pair.true for pair in pairs]),
                sets.at_least(len(parts) - count + 1, [pair.false for pair in pairs]),
            )
        case k.Denied(part):
            true, false = stated(part, table)
            return Pair(false, true)
        case _:
            said = _said(statement, table)
            return Pair(said, sets.but(sets.everyone, said))


def _said(saying: k.Saying, table: Table[S]) -> S:
    sets, reading = table.sets, table.reading
    match saying:
        case k.Truly(criterion, truth):
            true, false = reading.of(criterion)
            unknown = sets.but(sets.everyone, sets.some((true, false)))
            return {"true": true, "false": false, "unknown": unknown}[truth]
        case k.Fires(rule):
            return reading.fires(rule)
        case k.Answered(finding):
            return sets.answered(finding)
        case k.Stands(disorder, level):
            return table.stands(disorder, Standing[level.upper()])
        case k.Excluded(disorder):
            return table.now.excluded(disorder)
        case k.HasStatus(disorder, status):
            return getattr(table.must_not_miss[disorder.id], status)  # type: ignore[no-any-return]
        case k.IsBenign(verdict):
            return getattr(table.benign, verdict)  # type: ignore[no-any-return]
        case k.Leads(disorder):
            return table.leads(disorder)
        case k.Ahead(disorder, other):
            return table.ahead(disorder, other)
        case k.AsUrgentAs(urgency):
            return table.as_urgent_as(urgency)
        case k.Warned(warning):
            return table.warned(warning)
        case k.Recommended(step):
            return table.recommended(step)
        case k.Advised(step):
            return table.advised(step)
        case k.FirstStep(step):
            return _first(step, table)
        case k.Settled():
            return table.settled
        case k.InScope():
            return table.in_scope
        case k.AskedAs(audience):
            return sets.asked_as(audience)
        case k.Contradictory():
            return table.contradictory
        case _:
            assert_never(saying)


def _first(step: k.Step, table: Table[S]) -> S:
    """Return for whom the step is advised before any other."""
    before, first = table.sets.nobody, []
    for each, patients in table.steps_in_order():
        if each is step:
            first.append(table.sets.but(patients, before))
        before = table.sets.some((before, patients))
    return table.sets.some(first)


def check_obligations(knowledge: k.KnowledgeBase, obligations: Iterable[k.Obligation]) -> None:
    """Raise KnowledgeError for an id used twice, an unknown claim, or a record of no such knowledge base."""
    ids: set[str] = set()
    claims = {claim.id for claim in knowledge.claims}
    concluding = chain(knowledge.finding.values(), knowledge.concepts, knowledge.rules)
    concluded = chain(knowledge.disorders, knowledge.warnings, knowledge.steps)
    known = {id(record) for record in chain(concluding, concluded)}
    for obligation in obligations:
        if obligation.id in ids:
            raise k.KnowledgeError(f"two obligations have the id {obligation.id!r}")
        ids.add(obligation.id)
        if unknown := [claim for claim in obligation.claims if claim not in claims]:
            raise k.KnowledgeError(f"obligation {obligation.id} protects unknown claims {unknown}")
        for record in _spoken_of(obligation):
            if id(record) not in known:
                name = getattr(record, "id", record)
                raise k.KnowledgeError(
                    f"obligation {obligation.id} mentions {name!r}, which is not in the knowledge base"
                )


def statements_in(obligation: k.Obligation) -> Iterator[k.Statement]:
    """Yield the statements an obligation is made of."""
    match obligation:
        case k.Always(when=when, then=then, unless=unless):
            yield from (when, then)
            if unless is not None:
                yield unless
        case k.Comparison(change=change, law=law, when=when):
            yield from (given for given in (when, change.before, change.after) if given is not None)
            for part in law:
                yield from (part.before, part.after)
        case k.Sometimes(what=what):
            yield what
        case k.Matters():
            pass
        case _:
            assert_never(obligation)


def _spoken_of(obligation: k.Obligation) -> Iterator[object]:
    if isinstance(obligation, k.Comparison):
        yield from obligation.change.findings
    if isinstance(obligation, k.Matters):
        yield obligation.rule
    for statement in statements_in(obligation):
        for part in k.parts_of(statement):
            yield from _read_by(part) if isinstance(part, k.Criterion) else _named_by(part)


def _read_by(criterion: k.Criterion) -> Iterator[k.Finding | k.Concept]:
    yield from k.findings_in(criterion)
    yield from k.concepts_in(criterion)


def _named_by(saying: k.Saying) -> Iterator[object]:
    """Yield the records that a saying names: those of its fields that have an id."""
    if isinstance(saying, k.Truly):
        yield from _read_by(saying.criterion)
    else:
        named = (getattr(saying, each.name) for each in fields(saying))
        yield from (record for record in named if hasattr(record, "id"))
