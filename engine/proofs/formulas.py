"""All possible patients as formulas of plain logic, each formula written once.

A formula is a number, its negation the negative of it, so that negating costs nothing and two that
are alike are the same one: two patients who differ in one answer share all that does not rest on it.
Every gate is a definition that further gates name, so formulas stay as small as what they say.

A symbolic patient stands for all patients, each answer an unknown. Every way to set the inputs is one
patient, and every patient is one way to set them: there is nothing to be ruled out beside. A quantity is
known only by which cut-offs it is surely below and surely not below, since no criterion asks for more:
exact over the reals within the plausible range, and no arithmetic is left for the prover. A number is one
chain of cut-offs, falling from 'not below' to 'below'; of a bound one side of it is left open, and a flag
puts the ends of the reference interval in its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import reduce
from itertools import chain
from operator import and_, neg, or_
from typing import NamedTuple, TypeAlias, assert_never

from engine.assessment.table import Table
from engine.cases.case import CANNOT_TELL, Answer, Bound, Case
from engine.kept import kept
from engine.reading.sets import Observed, Pair, S
from engine.reading.spans import borders, marks, roundest, spans
from knowledge.criteria import (
    Audience,
    Choice,
    Chosen,
    Compare,
    Concept,
    Concludes,
    Danger,
    Effect,
    Finding,
    Flag,
    KnowledgeBase,
    Mark,
    Quantity,
    Rule,
    Strength,
    Urgency,
    YesNo,
    concepts_in,
)

Formula: TypeAlias = int
TRUE: Formula = 1
FALSE: Formula = -1


class Variable(NamedTuple):
    """Something that may be so or not, by its name."""

    name: tuple[str, ...]


class Gate(NamedTuple):
    """How many of these formulas must hold."""

    needed: int
    parts: tuple[Formula, ...]


class Circuit:
    """Formulas by number; each rests only on those with smaller ones."""

    def __init__(self) -> None:
        self.nodes: list[Variable | Gate | None] = [None, None]
        self._numbers: dict[Variable | Gate, Formula] = {}
        self._places: dict[str, int] = {}
        # The names that a number rests on, each a bit, for all that was looked at so far.
        self._rested_on: dict[int, int] = {abs(TRUE): 0}
        self._looked_at: set[int] = {abs(TRUE)}

    def input(self, *name: str) -> Formula:
        """Return the formula for something that may be so or not."""
        return self._number(Variable(name))

    def all_of(self, parts: Iterable[Formula]) -> Formula:
        """Return the formula that all of these hold."""
        distinct = set(parts)
        distinct.discard(TRUE)
        if FALSE in distinct or not distinct.isdisjoint(map(neg, distinct)):
            return FALSE
        if len(distinct) <= 1:
            return distinct.pop() if distinct else TRUE
        return self._number(Gate(len(distinct), tuple(sorted(distinct))))

    def any_of(self, parts: Iterable[Formula]) -> Formula:
        """Return the formula that any of these holds."""
        return -self.all_of(map(neg, parts))

    def implies(self, premise: Formula, conclusion: Formula) -> Formula:
        """Return the formula that the conclusion holds if the premise does."""
        return self.any_of((-premise, conclusion))

    def same(self, one: Formula, other: Formula) -> Formula:
        """Return the formula that both hold or neither does."""
        return self.all_of((self.implies(one, other), self.implies(other, one)))

    def at_least(self, count: int, parts: Iterable[Formula]) -> Formula:
        """Return the formula that `count` or more of these hold, repeats counted."""
        undecided = []
        for part in parts:
            if part == TRUE:
                count -= 1
            elif part != FALSE:
                undecided.append(part)
        if count <= 0:
            return TRUE
        if count > len(undecided):
            return FALSE
        if count == len(undecided):
            return self.all_of(undecided)
        if count == 1:
            return self.any_of(undecided)
        return self._number(Gate(count, tuple(sorted(undecided))))

    def cone(self, formulas: Iterable[Formula], besides: set[int] | None = None) -> Iterator[int]:
        """Yield the numbers of all that the formulas rest on, smaller ones first.

        Those in `besides`, with all that they rest on, are passed over; what is yielded joins them.
        """
        seen = {abs(TRUE)} if besides is None else besides
        waiting = sorted({abs(formula) for formula in formulas} - seen)
        found = set(waiting)
        while waiting:
            node = self.nodes[waiting.pop()]
            if isinstance(node, Gate):
                new = {abs(part) for part in node.parts} - seen - found
                found |= new
                waiting += new
        seen |= found
        yield from sorted(found)

    def inputs(self, formulas: Iterable[Formula]) -> dict[Variable, Formula]:
        """Return the inputs that formulas rest on."""
        cone = ((self.nodes[number], number) for number in self.cone(formulas))
        return {node: number for node, number in cone if isinstance(node, Variable)}

    def names(self, formulas: Iterable[Formula]) -> set[str]:
        """Return what the inputs are about that formulas rest on; each gate is looked at once for all."""
        wanted = tuple(formulas)
        rested_on, places = self._rested_on, self._places
        for number in self.cone(wanted, self._looked_at):
            node = self.nodes[number]
            rested_on[number] = 0
            if isinstance(node, Gate):
                rested_on[number] = reduce(or_, (rested_on[abs(part)] for part in node.parts))
            elif node is not None:
                rested_on[number] = 1 << places.setdefault(node.name[0], len(places))
        found = reduce(or_, (rested_on[abs(formula)] for formula in wanted), 0)
        return {name for name, place in places.items() if found >> place & 1}

    def values(self, formulas: Iterable[Formula], inputs: Mapping[Variable, bool]) -> tuple[bool, ...]:
        """Say of each formula whether it holds where the inputs are these, and all others are not so."""
        alone = Sample(self, (inputs,))
        return tuple(bool(alone.having((formula,))) for formula in formulas)

    def _number(self, node: Variable | Gate) -> Formula:
        if node not in self._numbers:
            self._numbers[node] = len(self.nodes)
            self.nodes.append(node)
        return self._numbers[node]


class Sample:
    """Some ways to set the inputs, one bit for each, at which formulas are looked up all at once.

    What an input is not told of is not so. Each gate is worked out once for all that rest on it.
    """

    def __init__(self, circuit: Circuit, among: Sequence[Mapping[Variable, bool]]) -> None:
        self._circuit = circuit
        self._all = (1 << len(among)) - 1
        self._inputs: dict[Variable, int] = {}
        for place, values in enumerate(among):
            for node, holds in values.items():
                if holds:
                    self._inputs[node] = self._inputs.get(node, 0) | 1 << place
        self._having = {TRUE: self._all, FALSE: 0}
        self._looked_at = {abs(TRUE)}

    def having(self, formulas: Iterable[Formula]) -> int:
        """Return for which of them all of the formulas hold."""
        wanted = tuple(formulas)
        for number in self._circuit.cone(wanted, self._looked_at):
            holds = self._holding(self._circuit.nodes[number])
            self._having[number], self._having[-number] = holds, self._all ^ holds
        return reduce(and_, map(self._having.__getitem__, wanted), self._all)

    def _holding(self, node: Variable | Gate | None) -> int:
        match node:
            case Variable():
                return self._inputs.get(node, 0)
            case Gate(count, parts):
                holding = map(self._having.__getitem__, parts)
                return reduce(and_, holding) if count == len(parts) else self._at_least(count, holding)
            case None:
                return self._all
            case unexpected:
                assert_never(unexpected)

    def _at_least(self, count: int, holding: Iterable[int]) -> int:
        reached = [self._all, *[0] * count]
        for part in holding:
            for number in range(count, 0, -1):
                reached[number] |= reached[number - 1] & part
        return reached[count]


Values: TypeAlias = dict[Variable, bool]
_PATIENT = Variable(("audience", "patient", ""))


class Symbolic:
    """The answers of any patient. One with a `tag` is as the one without it but for the `moving` findings.

    One that is `closing` has the values of the other, and may differ in what it was asked and cannot tell.
    Its sets are formulas: what has to be so of a patient who is in the set.
    """

    everyone, nobody = TRUE, FALSE

    def __init__(
        self,
        circuit: Circuit,
        tag: str = "",
        moving: frozenset[Finding] = frozenset(),
        *,
        closing: bool = False,
    ) -> None:
        self.circuit = circuit
        self.every, self.some, self.at_least = circuit.all_of, circuit.any_of, circuit.at_least
        self._tag, self._moving, self._closing = tag, moving, closing

    def but(self, one: Formula, other: Formula) -> Formula:
        return self.circuit.all_of((one, -other))

    def answered(self, finding: Finding) -> Formula:
        return self._input(finding, "known")

    def untold(self, finding: Finding) -> Formula:
        return self.circuit.all_of((-self.answered(finding), self.closed(finding)))

    def partial(self, quantity: Quantity) -> Formula:
        told = (self._open(quantity, "below"), self._open(quantity, "above"), self._flagged(quantity))
        return self.circuit.all_of((self.answered(quantity), self.circuit.any_of(told)))

    def denied(self, finding: Finding) -> Formula:
        """Return the formula that the answer was given with many others, in one word.

        Here any answer may have been: what is so of all of these is so of those whom a denial can describe.
        """
        return self.circuit.all_of((self.answered(finding), self._input(finding, "denied")))

    def closed(self, finding: Finding) -> Formula:
        """Return the formula that the finding, unless it has a value, was asked."""
        return self.circuit.input(*self._asked(finding).name)

    def asked_as(self, audience: Audience) -> Formula:
        patient = self.circuit.input(*_PATIENT.name)
        return patient if audience == "patient" else -patient

    @kept
    def known(self, leaf: Observed) -> Pair[Formula]:
        match leaf:
            case YesNo():
                return self._pair(leaf, self._input(leaf, "yes"))
            case Chosen(finding, options):
                among = (self._chosen(finding, option) for option in finding.options if option in options)
                return self._pair(finding, self.circuit.any_of(among))
            case Compare(finding, sign, cutoff):
                mark, told = (cutoff.value, sign in ("<=", ">")), self.answered(finding)
                flags = [(self._flag(finding, flag), leaf.borders(flag)) for flag in _flags(finding)]
                under, over = self._surely(finding, mark)
                under = self._any_told(told, under, (f for f, ends in flags if ends and ends[1] <= mark))
                over = self._any_told(told, over, (f for f, ends in flags if ends and mark <= ends[0]))
                return Pair(under, over) if sign in ("<", "<=") else Pair(over, under)
            case _:
                assert_never(leaf)

    @kept
    def keeps(self, finding: Finding, before: Symbolic) -> Formula:
        """Return the formula that this patient has the value that the other has, if that has any.

        Of a quantity that was told in part this one may tell more.
        """
        mine, theirs = (one._details(finding) for one in (self, before))
        like = self.circuit.implies if isinstance(finding, Quantity) else self.circuit.same
        alike = [like(*each) for each in zip(theirs, mine, strict=True)]
        alike.append(self.circuit.same(*(one._input(finding, "denied") for one in (self, before))))
        return self.circuit.implies(
            before.answered(finding), self.circuit.all_of((self.answered(finding), *alike))
        )

    def case(self, values: Values, knowledge: KnowledgeBase, name: str) -> Case:
        """Return the patient that these inputs stand for; what none of them speaks of is not asked."""
        answers: dict[str, Answer] = {}
        for finding in knowledge.finding.values():
            if values.get(self._name(finding, "known"), False):
                answers[finding.id] = self._value(finding, values)
            elif values.get(self._asked(finding), False):
                answers[finding.id] = CANNOT_TELL
        valued = {key for key, answer in answers.items() if answer is not CANNOT_TELL}
        denied = frozenset(
            key
            for key in valued & knowledge.denying.keys()
            if values.get(self._name(knowledge.finding[key], "denied"), False)
        )
        audience: Audience = "patient" if values.get(_PATIENT, False) else "clinician"
        return Case(id=name, audience=audience, answers=answers, denied=denied)

    def dispensable(self, knowledge: KnowledgeBase) -> list[Variable]:
        """Return the inputs that are better not so in an example, the most burdensome last."""
        options: list[Variable] = []
        known: list[Variable] = []
        part: list[Variable] = []
        options += (self._name(knowledge.finding[name], "denied") for name in knowledge.denying)
        for finding in knowledge.finding.values():
            known.append(self._name(finding, "known"))
            if isinstance(finding, Choice) and finding.several:
                options += (self._name(finding, "is", option) for option in finding.options)
            if isinstance(finding, Quantity):
                part += (self._name(finding, "open", side) for side in ("below", "above"))
                part.append(self._name(finding, "flag", ""))
        closed = (self._asked(finding) for finding in knowledge.finding.values())
        return [_PATIENT, *closed, *options, *part, *known]

    def values(self, case: Case, knowledge: KnowledgeBase) -> Values:
        """Return the inputs that stand for this patient."""
        values: Values = {_PATIENT: case.audience == "patient"}
        for finding in knowledge.finding.values():
            answer = case.told.get(finding.id, CANNOT_TELL)
            values[self._asked(finding)] = answer is CANNOT_TELL and finding.id in case.told
            values[self._name(finding, "known")] = answer is not CANNOT_TELL
            values[self._name(finding, "denied")] = finding.id in case.denied
            if answer is not CANNOT_TELL:
                values.update(self._values_of(finding, answer))
        return values

    def _values_of(self, finding: Finding, answer: Answer) -> Values:
        match finding:
            case YesNo():
                return {self._name(finding, "yes"): answer is True}
            case Choice():
                chosen = answer if isinstance(answer, tuple) else (answer,)
                return {self._name(finding, "is", option): option in chosen for option in finding.options}
            case Quantity():
                return self._values_of_quantity(finding, answer)
            case _:
                assert_never(finding)

    def _value(self, finding: Finding, values: Values) -> Answer:
        match finding:
            case YesNo():
                return values.get(self._name(finding, "yes"), False)
            case Choice():
                formulas = [self._chosen(finding, option) for option in finding.options]
                holding = self.circuit.values(formulas, values)
                chosen = tuple(o for o, holds in zip(finding.options, holding, strict=True) if holds)
                return chosen if finding.several else chosen[0]
            case Quantity():
                return self._quantity(finding, values)
            case _:
                assert_never(finding)

    def _values_of_quantity(self, finding: Quantity, answer: Answer) -> Values:
        if isinstance(answer, Flag):
            flags = {self._name(finding, "flag", flag.value): flag is answer for flag in Flag}
            return {self._name(finding, "flag", ""): True, **flags}
        least, most = borders(finding, answer)
        over = isinstance(answer, Bound) and answer.sign in (">", ">=")
        return {
            self._name(finding, "flag", ""): False,
            self._name(finding, "open", "above"): over,
            self._name(finding, "open", "below"): isinstance(answer, Bound) and not over,
            **{
                self._name(finding, "under", *_text(mark)): least < mark if over else most <= mark
                for mark in marks(finding)
            },
        }

    def _quantity(self, finding: Quantity, values: Values) -> Answer:
        """Return a flag, a bound at a cut-off, or a number between two, close to one that matters."""

        def so(formulas: Iterable[Formula]) -> tuple[bool, ...]:
            return self.circuit.values(formulas, values)

        if any(flagged := so(self._flag(finding, flag) for flag in _flags(finding))):
            return list(Flag)[flagged.index(True)]
        ends = marks(finding)
        under = so(self._under(finding, mark) for mark in ends)
        place = under.index(True) if True in under else len(ends)
        below, above = so(self._open(finding, side) for side in ("below", "above"))
        low, high = finding.plausible
        if above:
            value, over = ends[place - 1] if place and not below else (low, False)
            return Bound(">" if over else ">=", float(value))
        if below:
            value, over = ends[place] if place < len(ends) else (high, True)
            return Bound("<=" if over else "<", float(value))
        least, most = spans(finding)[place]
        middle = (least + most) / 2
        near = most if not place else least if place == len(ends) else middle
        return roundest(least, most, (near + middle) / 2)

    def _pair(self, finding: Finding, holds: Formula) -> Pair[Formula]:
        known = self.answered(finding)
        return Pair(self.circuit.all_of((known, holds)), self.circuit.all_of((known, -holds)))

    def _chosen(self, finding: Choice, option: str) -> Formula:
        """Return the formula for an option; of one-of choices, the first that is not denied is chosen."""
        if finding.several:
            return self._input(finding, "is", option)
        place = finding.options.index(option)
        denied = [-self._input(finding, "is", before) for before in finding.options[:place]]
        last = place == len(finding.options) - 1
        return self.circuit.all_of((*denied, TRUE if last else self._input(finding, "is", option)))

    def _under(self, finding: Quantity, mark: Mark) -> Formula:
        """Return the formula that the value is under the mark: under any mark before means under this."""
        before = (self._input(finding, "under", *_text(m)) for m in marks(finding) if m <= mark)
        return TRUE if mark == (finding.plausible[1], True) else self.circuit.any_of(before)

    def _surely(self, finding: Quantity, mark: Mark) -> Pair[Formula]:
        """Return the formulas that a number or a bound is surely under the mark, and surely not under it."""
        measured, under = -self._flagged(finding), self._under(finding, mark)
        return Pair(
            self.circuit.all_of((measured, under, -self._open(finding, "above"))),
            self.circuit.all_of((measured, -under, -self._open(finding, "below"))),
        )

    def _any_told(self, told: Formula, measured: Formula, flags: Iterable[Formula]) -> Formula:
        return self.circuit.all_of((told, self.circuit.any_of((measured, *flags))))

    def _open(self, finding: Quantity, side: str) -> Formula:
        """Return the formula that nothing is told of how far the value goes to this side."""
        return self._input(finding, "open", side)

    def _flagged(self, finding: Quantity) -> Formula:
        """Return the formula that no number is told, but a flag."""
        return self._input(finding, "flag", "") if finding.takes_flags else FALSE

    def _flag(self, finding: Quantity, flag: Flag) -> Formula:
        """Return the formula for one flag: of all, the first that is not denied is told."""
        flags = list(Flag)
        before = [-self._input(finding, "flag", each.value) for each in flags[: flags.index(flag)]]
        this = TRUE if flag is flags[-1] else self._input(finding, "flag", flag.value)
        return self.circuit.all_of((self._flagged(finding), *before, this))

    def _details(self, finding: Finding) -> tuple[Formula, ...]:
        """Return formulas that together tell the value of the finding."""
        match finding:
            case YesNo():
                return (self._input(finding, "yes"),)
            case Choice():
                return tuple(self._chosen(finding, option) for option in finding.options)
            case Quantity():
                halves = (half for mark in marks(finding) for half in self._surely(finding, mark))
                return (*halves, *(self._flag(finding, flag) for flag in _flags(finding)))
            case _:
                assert_never(finding)

    def _asked(self, finding: Finding) -> Variable:
        return Variable((finding.id, "closed", *((self._tag,) if self._closing else ())))

    def _input(self, finding: Finding, *detail: str) -> Formula:
        return self.circuit.input(*self._name(finding, *detail).name)

    def _name(self, finding: Finding, *detail: str) -> Variable:
        return Variable((finding.id, *detail, self._tag if finding in self._moving else ""))


def _flags(finding: Quantity) -> tuple[Flag, ...]:
    return tuple(Flag) if finding.takes_flags else ()


def _text(mark: Mark) -> tuple[str, str]:
    return (repr(mark[0]), "over" if mark[1] else "just")


def resting_on(knowledge: KnowledgeBase, rule: Rule) -> tuple[Rule, ...]:
    """Return the rule and those that read a concept it has a part in, in catalogue order."""
    reached = {rule.id}
    waiting = [rule]
    while waiting:
        concluded = (effect.concept.id for effect in waiting.pop().then if isinstance(effect, Concludes))
        readers = chain.from_iterable(knowledge.readers.get(name, ()) for name in concluded)
        new = [reader for reader in readers if reader.id not in reached]
        reached.update(reader.id for reader in new)
        waiting += new
    return tuple(each for each in knowledge.rules if each.id in reached)


def difference(
    rule: Rule, table: Table[Formula], other: KnowledgeBase, circuit: Circuit
) -> tuple[Formula, int]:
    """Return the formula that dropping the rule changes what is said, and the first number made for it.

    `other` is the knowledge without the rule.
    """
    changed = resting_on(table.knowledge, rule)
    said = tuple(said_by(changed, table))
    since = len(circuit.nodes)
    otherwise = said_by(changed, table.reread(other, changed))
    return circuit.any_of(-circuit.same(a, b) for a, b in zip(said, otherwise, strict=True)), since


def said_by(rules: Iterable[Rule], table: Table[S]) -> Iterator[S]:
    """Yield what effects of rules have a part in; not what follows from it, like an urgency taken back."""
    effects = dict.fromkeys(effect for rule in rules for effect in rule.then)
    knowledge = table.knowledge
    concluded = {effect.concept for effect in effects if isinstance(effect, Concludes)}
    if not concluded.isdisjoint(concepts_in(knowledge.scope)):
        yield from table.reading.of(knowledge.scope)
    if any(not concluded.isdisjoint(concepts_in(conflict.when)) for conflict in knowledge.conflicts):
        yield table.contradictory
    touched = [d for d in knowledge.danger.values() if _touches(effects, concluded, d)]
    for danger in touched:
        yield from table.must_not_miss[danger.id]
    conditions = (one.when for one in knowledge.benign)
    urgent = any(effect.verb == "escalates" for effect in effects)
    if touched or urgent or any(not concluded.isdisjoint(concepts_in(when)) for when in conditions):
        yield from table.benign
    for disorder in dict.fromkeys(e.disorder for e in effects if e.verb in ("supports", "opposes")):
        for strength in Strength:
            yield table.now.support(disorder, strength)
            yield table.now.opposition(disorder, strength)
    if any(effect.verb == "escalates" for effect in effects):
        for urgency in Urgency:
            yield table.as_urgent_as(urgency)
    for effect in effects:
        if effect.verb == "warns":
            yield table.warned(effect.warning)
        elif effect.verb == "recommends":
            yield table.recommended(effect.step)


def _touches(effects: Collection[Effect], concluded: Set[Concept], danger: Danger) -> bool:
    """Return whether effects speak for or against a danger, or conclude what tells if it was looked for."""
    if any(danger.disorder in (effect.what, effect.suspecting) for effect in effects):
        return True
    return any(not concluded.isdisjoint(concepts_in(criterion)) for criterion in danger.signs)
