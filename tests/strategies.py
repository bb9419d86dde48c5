"""Hypothesis strategies for small knowledge bases of no particular field, and for cases of them.

The vocabulary is fixed, and every knowledge base uses some of it: what varies is what the rules say.
That keeps generation fast, and makes rules collide on the same few findings and concepts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from engine.cases.case import CANNOT_TELL, Answer, Answers, Bound, Case
from engine.cases.casefile import denied_by
from engine.reading.patient import with_what_follows
from knowledge.criteria import (
    DEFINING,
    AtLeast,
    Benign,
    Choice,
    Chosen,
    Concept,
    Conflict,
    Criterion,
    Danger,
    Denial,
    DrugClass,
    Effect,
    Finding,
    Flag,
    Follows,
    KnowledgeBase,
    KnowledgeError,
    Leaf,
    No,
    Opposes,
    Quantity,
    Rule,
    Strength,
    Urgency,
    YesNo,
    all_of,
    concepts_in,
    concludes,
    conflicts_with,
    escalates,
    follows,
    leaves,
    no,
    opposes,
    recommends,
    supports,
    warns,
)
from tests.vocabulary import (
    ALWAYS,
    BEWARE,
    BOOK,
    COMPLAINT,
    DIRE,
    DISORDERS,
    DRUGS,
    GRAVE,
    MEASURE,
    MILD,
    PAGE,
    PLAIN,
    READINGS,
    SCAN,
    SOMETIMES,
    STOP,
    TALK,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]


def _criterion(
    draw: Draw, findings: Sequence[Finding], concepts: Sequence[Concept], depth: int = 3
) -> Criterion:
    """Draw a criterion over these findings and concepts, at most `depth` nodes over any leaf."""
    shape = draw(st.integers(0, 8)) if depth else draw(st.integers(0, 3))
    if shape <= 1 and concepts:
        concept: Concept = draw(st.sampled_from(concepts))
        return concept
    if shape <= 3:
        leaf: Leaf = draw(st.sampled_from(READINGS[draw(st.sampled_from(findings)).id]))
        return leaf
    if shape == 4:
        return no(_criterion(draw, findings, [c for c in concepts if c.complete], depth - 1))
    size = draw(st.integers(1, 4))
    count = draw(st.sampled_from((size, 1, (size + 1) // 2)))
    return AtLeast(count, tuple(_criterion(draw, findings, concepts, depth - 1) for _ in range(size)))


_EFFECTS: st.SearchStrategy[Effect] = st.one_of(
    st.builds(supports, st.sampled_from(DISORDERS), st.sampled_from(Strength)),
    st.builds(opposes, st.sampled_from(DISORDERS), st.sampled_from(Strength)),
    st.builds(escalates, st.sampled_from(Urgency), st.sampled_from((None, GRAVE, DIRE, MILD))),
    st.builds(warns, st.sampled_from((BEWARE, STOP))),
    st.builds(recommends, st.sampled_from((SCAN, MEASURE, TALK))),
)
_MORE_EFFECTS = st.lists(_EFFECTS, min_size=1, max_size=3, unique=True)


def _dangers(draw: Draw, findings: Sequence[Finding], concepts: Sequence[Concept]) -> tuple[Danger, ...]:
    """Draw how the two disorders that must not be missed are looked for."""
    return tuple(
        Danger(
            disorder=disorder,
            minimum=tuple(_criterion(draw, findings, concepts, 1) for _ in range(draw(st.integers(1, 3)))),
            at_risk=_criterion(draw, findings, concepts, 1) if draw(st.booleans()) else None,
            looked_for_by=draw(
                st.sampled_from(((TALK, MEASURE, SCAN), (MEASURE, SCAN), (TALK, SCAN), (MEASURE,)))
            ),
            references=(PAGE,),
        )
        for disorder in (GRAVE, DIRE)
    )


def _benign(draw: Draw, findings: Sequence[Finding], concepts: Sequence[Concept]) -> tuple[Benign, ...]:
    """Draw which disorders may be called benign, and when."""
    return tuple(
        Benign(
            disorder=disorder,
            when=_criterion(draw, findings, concepts, 1),
            unless=tuple(draw(st.sampled_from(((GRAVE,), (GRAVE, DIRE), (DIRE,))))),
            safety_net="Come back.",
            plain="Do come back.",
            references=(PAGE,),
        )
        for disorder in draw(st.sampled_from(((), (MILD,), (MILD, PLAIN))))
    )


def _follows(draw: Draw, findings: Sequence[Finding]) -> tuple[Follows, ...]:
    """Draw answers that follow, each from findings before its own, so that none goes round in a circle.

    Whatever it follows from, the answer to a finding is the same: that two follow from answers which
    contradict each other has tests of its own.
    """
    found = []
    for place, finding in enumerate(findings):
        times = draw(st.sampled_from((0, 0, 0, 1, 2)))
        if not (times and place) or isinstance(finding, Quantity | DrugClass):
            continue
        then: YesNo | Chosen | No
        if isinstance(finding, YesNo):
            then = finding if draw(st.booleans()) else no(finding)
        elif not finding.several:
            then = finding.is_(draw(st.sampled_from(finding.options)))
        else:
            continue
        found += [follows(_criterion(draw, findings[:place], (), 1), then) for _ in range(times)]
    return tuple(found)


def _denials(draw: Draw, findings: Sequence[Finding]) -> tuple[Denial, ...]:
    """Draw what is denied in one word: the same of a finding, whichever denial it is in."""
    said: list[YesNo | Chosen | No] = []
    for finding in findings:
        if isinstance(finding, Quantity | DrugClass) or finding.obtained == "tests":
            continue
        if isinstance(finding, YesNo):
            said.append(draw(st.sampled_from((no(finding), no(finding), finding))))
        elif not finding.several:
            said.append(finding.is_(draw(st.sampled_from(finding.options))))
    lists = draw(st.lists(st.lists(st.sampled_from(said), min_size=1, unique=True), max_size=2))
    return tuple(
        Denial(id=f"none{number}", members=tuple(members), label=f"nothing {number}")
        for number, members in enumerate(lists)
    )


@st.composite
def knowledge_bases(draw: Draw) -> KnowledgeBase:
    """Draw a small knowledge base: up to some ten findings, four chained concepts, fourteen rules."""
    findings = [*ALWAYS, *draw(st.lists(st.sampled_from(SOMETIMES), min_size=2, max_size=7, unique=True))]
    concepts = [
        Concept(id=f"idea{number}", label=f"idea {number}", plain=f"notion {number}", complete=complete)
        for number, complete in enumerate(draw(st.lists(st.booleans(), max_size=4)))
    ]
    statements: list[tuple[Criterion, tuple[Effect, ...]]] = []
    for number, concept in enumerate(concepts):
        for _ in range(draw(st.sampled_from((1, 2, 0)))):
            also = tuple(map(concludes, concepts[number + 1 : draw(st.integers(0, len(concepts)))]))
            when = _criterion(draw, findings, concepts[:number])
            statements.append((when, (concludes(concept), *also)))
    for _ in range(draw(st.integers(1, 6))):
        statements.append((_criterion(draw, findings, concepts), tuple(draw(_MORE_EFFECTS))))
    if draw(st.booleans()):
        clear = draw(st.sampled_from((ALWAYS[1], *READINGS["marker"])))
        when = all_of(clear, _criterion(draw, findings, concepts, 1)) if draw(st.booleans()) else clear
        statements.append((when, (opposes(draw(st.sampled_from((GRAVE, DIRE))), DEFINING),)))
    conflicts = tuple(
        Conflict(id=f"conflict{number}", when=_criterion(draw, findings, concepts, 2), ask="Which is it?")
        for number in range(draw(st.integers(0, 1)))
    )
    some = len(findings) // 2
    entailed = _follows(draw, findings)
    base = KnowledgeBase(
        name="random",
        version="1",
        scope=_criterion(draw, findings, concepts, 1) if draw(st.booleans()) else COMPLAINT,
        groups={"first": tuple(findings[some:]), "second": tuple(findings[:some])},
        rules=(),
        concepts=tuple(draw(st.permutations(concepts))),
        disorders=DISORDERS,
        dangers=_dangers(draw, findings, concepts),
        benign=_benign(draw, findings, concepts),
        follows=entailed,
        denials=_denials(draw, findings),
        steps=(TALK, SCAN, MEASURE),
        warnings=(STOP, BEWARE),
        conflicts=(*conflicts, *conflicts_with(entailed)),
        sources=(BOOK,),
        drugs=DRUGS if {"drops", "pills"} <= {f.id for f in findings} else {},
    )
    rules = tuple(
        Rule(id=f"RAND-{n:02}", when=when, then=then, because="It is so.", references=(PAGE,))
        for n, (when, then) in enumerate(draw(st.permutations(statements)))
    )
    try:
        return replace(base, rules=rules)
    except KnowledgeError:  # a rule that excludes may not rest on a flag through something else
        return replace(base, rules=tuple(map(_excluding_nothing, rules)))


def _excluding_nothing(rule: Rule) -> Rule:
    """Oppose at most strongly where the rule rests on more than answers of its own."""
    if not concepts_in(rule.when) and not any(isinstance(leaf, YesNo | Chosen) for leaf in leaves(rule.when)):
        return rule
    weaker = (
        opposes(e.disorder, Strength.STRONG) if isinstance(e, Opposes) and e.strength is DEFINING else e
        for e in rule.then
    )
    return replace(rule, then=tuple(dict.fromkeys(weaker)))


def values(finding: Finding) -> st.SearchStrategy[Answer]:
    """Draw an answer that is a value: quantities on, just beside and between their cut-offs."""
    if isinstance(finding, Quantity):
        marks = {float(end) for end in finding.plausible}
        marks.update(c.value + step for c in finding.cutoffs for step in (-1.0, -0.001, 0.0, 0.001, 1.0))
        numbers = st.sampled_from(sorted(marks))
        within = sorted(marks.difference(finding.plausible))
        bounds = st.builds(Bound, st.sampled_from(("<", "<=", ">=", ">")), st.sampled_from(within))
        flags = [st.sampled_from(Flag)] if finding.takes_flags else []
        return st.one_of(numbers, numbers, numbers, bounds, *flags)
    if isinstance(finding, Choice):
        if not finding.several:
            return st.sampled_from(finding.options)
        sizes = range(len(finding.options) + 1)
        return st.sampled_from([some for size in sizes for some in combinations(finding.options, size)])
    return st.booleans()


@st.composite
def answers(draw: Draw, knowledge: KnowledgeBase) -> Answers:
    """Draw any answers at all: each finding open, closed without a value, or (mostly) with one."""
    known: dict[str, Answer] = {}
    for finding in knowledge.finding.values():
        how = draw(st.sampled_from(("open", "value", "value", "value", "unknown")))
        if how != "open":
            known[finding.id] = draw(values(finding)) if how == "value" else CANNOT_TELL
    return known


@st.composite
def cases(draw: Draw, knowledge: KnowledgeBase) -> Case:
    """Draw a case; its drug classes follow from its medicines, as they do in a case file."""
    known = dict(draw(answers(knowledge)))
    medicines: tuple[str, ...] | None = None
    complete, unrecognised = True, ()
    if knowledge.drugs:
        classes = [f.id for f in knowledge.finding.values() if isinstance(f, DrugClass)]
        for name in classes:
            known.pop(name, None)
        if draw(st.booleans()):
            taken = draw(
                st.lists(st.sampled_from((*sorted(knowledge.drugs), "mystery")), max_size=2, unique=True)
            )
            medicines, complete = tuple(taken), draw(st.booleans())
            unrecognised = tuple(name for name in taken if name not in knowledge.drugs)
            meant = [knowledge.drugs[name] for name in taken if name in knowledge.drugs]
            otherwise: Answer = False if complete and not unrecognised else CANNOT_TELL
            known.update(dict.fromkeys(classes, otherwise))
            known.update({name: CANNOT_TELL for medicine in meant for name in medicine.perhaps})
            known.update({name: True for medicine in meant for name in medicine.classes})
    among = st.sampled_from(sorted(knowledge.denial)) if knowledge.denial else st.nothing()
    said = draw(st.lists(among, unique=True))
    none_of = tuple(name for name in knowledge.denial if name in said)
    if draw(st.booleans()):  # who denies much in one word mostly says nothing else of it
        for name in (name for each in none_of for name in knowledge.denial[each].answers):
            known.pop(name, None)
    denied = denied_by(none_of, known, knowledge)
    case = Case(
        id=f"case{draw(st.integers(0, 99))}",
        audience=draw(st.sampled_from(("clinician", "patient"))),
        answers={n: {**known, **denied}[n] for n in knowledge.finding if n in {**known, **denied}},
        medicines=medicines,
        medicines_complete=complete,
        unrecognised_medicines=unrecognised,
        none_of=none_of,
        denied=frozenset(denied),
    )
    return with_what_follows(knowledge, case)


@st.composite
def consultations(draw: Draw) -> tuple[KnowledgeBase, Case]:
    """Draw a knowledge base and a case of it."""
    knowledge = draw(knowledge_bases())
    return knowledge, draw(cases(knowledge))
