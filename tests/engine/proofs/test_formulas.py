"""Formulas mean what they say, each written once, and say of every patient what the reference says."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assessment.table import Table
from engine.cases.case import CANNOT_TELL, Case
from engine.proofs.formulas import FALSE, TRUE, Circuit, Formula, Sample, Symbolic, Variable, resting_on
from engine.proofs.solver import Solver
from engine.proofs.statements import stated
from engine.reading.patient import Truth
from engine.reading.reach import own_reach
from engine.reading.reader import Reading as Reader
from engine.reading.reader import following
from engine.reading.sets import Pair
from engine.reading.spans import as_exact
from knowledge.criteria import (
    Criterion,
    DrugClass,
    KnowledgeBase,
    Quantity,
    Statement,
    Urgency,
    advised,
    ahead,
    all_of,
    answered,
    any_of,
    asked_as,
    at_least,
    at_least_possible,
    benign,
    contradictory,
    excluded,
    fires,
    first_step,
    in_scope,
    leads,
    likely,
    needs_test,
    no,
    not_found,
    not_looked_for,
    not_unlikely,
    recommended,
    settled,
    supported,
    surely,
    surely_not,
    unknown,
    urgency_at_least,
    warned,
)
from tests.car import CAR, lights_dim, voltage
from tests.reference import conclude, may, truth
from tests.statements import Reading
from tests.strategies import cases, consultations, knowledge_bases

NAMES = "abcd"


@given(st.integers(-1, 7), st.lists(st.sampled_from((TRUE, FALSE, 2, -2, 3, -3, 4, -4, 5, -5)), max_size=6))
def test_gates_count_their_parts_repeats_included(count: int, parts: list[int]) -> None:
    circuit = Circuit()
    assert [circuit.input(name) for name in NAMES] == [2, 3, 4, 5]
    gates = (circuit.at_least(count, parts), circuit.all_of(parts), circuit.any_of(parts))
    all_inputs = [
        {Variable((name,)): holds for name, holds in zip(NAMES, held, strict=True)}
        for held in product((False, True), repeat=len(NAMES))
    ]
    sample = Sample(circuit, all_inputs)
    for place, inputs in enumerate(all_inputs):
        true = circuit.values(parts, inputs)
        expected = (sum(true) >= count, all(true), any(true))
        assert expected == circuit.values(gates, inputs)
        assert expected == tuple(bool(sample.having((gate,)) >> place & 1) for gate in gates)


def test_what_is_alike_is_the_same_formula() -> None:
    circuit = Circuit()
    a, b, c = (circuit.input(name) for name in "abc")
    assert circuit.input("a") == a
    assert circuit.all_of((a, b)) == circuit.all_of((b, a, a, TRUE))
    assert circuit.any_of((a, b)) == -circuit.all_of((-b, -a))
    assert circuit.at_least(3, (a, b, c)) == circuit.all_of((a, b, c))
    assert circuit.same(a, a) == circuit.implies(b, b) == TRUE
    assert circuit.all_of((a, -a)) == FALSE


def test_a_cone_holds_what_formulas_rest_on_and_nothing_else() -> None:
    circuit = Circuit()
    a, b, c = (circuit.input(name) for name in "abc")
    both, either = circuit.all_of((a, b)), circuit.any_of((b, c))
    assert list(circuit.cone([both])) == [a, b, both]
    assert {Variable(("b",)): b, Variable(("c",)): c} == circuit.inputs([either])
    seen = {1, a}
    assert list(circuit.cone([both], seen)) == [b, both]
    assert list(circuit.cone([both], seen)) == []


BOTH = st.one_of(consultations(), cases(CAR).map(lambda case: (CAR, case)))


def criteria_of(knowledge: KnowledgeBase) -> list[Criterion]:
    conflicts = (conflict.when for conflict in knowledge.conflicts)
    return [knowledge.scope, *knowledge.concepts, *(rule.when for rule in knowledge.rules), *conflicts]


def statements_of(knowledge: KnowledgeBase) -> list[Statement]:
    """Return everything that can be said of a patient, and some of it joined."""
    simple: list[Statement] = [in_scope(), contradictory(), asked_as("patient"), asked_as("clinician")]
    for criterion in criteria_of(knowledge):
        simple += [criterion, surely(criterion), surely_not(criterion), unknown(criterion)]
    simple += [fires(rule) for rule in knowledge.rules]
    simple += [answered(finding) for finding in knowledge.finding.values()]
    for disorder in knowledge.disorders:
        simple += [likely(disorder), at_least_possible(disorder), not_unlikely(disorder)]
        simple += [excluded(disorder), leads(disorder), ahead(disorder, of=disorder)]
    simple += [ahead(one, of=other) for one, other in permutations(knowledge.disorders, 2)]
    simple += [urgency_at_least(urgency) for urgency in Urgency]
    simple += [warned(warning) for warning in knowledge.warnings]
    simple += [said(step) for step in knowledge.steps for said in (recommended, advised, first_step)]
    for said in (supported, not_found, needs_test, not_looked_for):
        simple += [said(disorder) for disorder in knowledge.disorders if disorder.must_not_miss]
    simple += [benign("yes"), benign("not_yet"), benign("no"), settled()]
    joined = [at_least(2, *simple[place : place + 3]) for place in range(len(simple) - 3)]
    return [*simple, *joined, *(no(statement) for statement in joined), all_of(*simple), any_of(*simple)]


def as_truth(holds: bool, fails: bool) -> Truth:
    assert not (holds and fails)
    return Truth(holds - fails)


@given(BOTH)
def test_criteria_concepts_and_rules_have_the_truth_of_the_reference(
    given_: tuple[KnowledgeBase, Case],
) -> None:
    knowledge, case = given_
    patient = Symbolic(Circuit())
    sets = following(knowledge, patient)
    formulas = Reader(knowledge, sets, sets.known)
    concluded = conclude(knowledge, case.answers)
    expected = [truth(criterion, case.answers, concluded) for criterion in criteria_of(knowledge)]
    pairs = [formulas.of(criterion) for criterion in criteria_of(knowledge)]
    assert expected == read(patient, pairs, case, knowledge)


@given(BOTH)
def test_what_could_still_become_of_criteria_is_what_the_reference_says(
    given_: tuple[KnowledgeBase, Case],
) -> None:
    knowledge, case = given_
    patient = Symbolic(Circuit())
    could = own_reach(knowledge, patient)
    halves = [half for criterion in criteria_of(knowledge) for half in could.of(criterion)]
    held = patient.circuit.values(halves, patient.values(case, knowledge))
    expected = [may(criterion, case, knowledge) for criterion in criteria_of(knowledge)]
    assert expected == list(zip(held[::2], held[1::2], strict=True))


@given(BOTH)
def test_every_statement_is_so_when_it_is_so_of_the_assessment(given_: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = given_
    patient = Symbolic(Circuit())
    table = Table(knowledge, patient)
    reading = Reading(knowledge, case)
    statements = statements_of(knowledge)
    pairs = [stated(statement, table) for statement in statements]
    actual = read(patient, pairs, case, knowledge)
    differing = [
        statement
        for statement, said in zip(statements, actual, strict=True)
        if reading.of(statement) is not said
    ]
    assert differing == []


def read(patient: Symbolic, pairs: list[Pair[Formula]], case: Case, knowledge: KnowledgeBase) -> list[Truth]:
    """Read formulas of one patient."""
    held = patient.circuit.values([half for pair in pairs for half in pair], patient.values(case, knowledge))
    return [as_truth(*half) for half in zip(held[::2], held[1::2], strict=True)]


@given(BOTH)
def test_inputs_stand_for_the_patient_they_were_taken_of(given_: tuple[KnowledgeBase, Case]) -> None:
    """All but the amounts: of these it is kept which cut-offs they are below."""
    knowledge, case = given_
    patient = Symbolic(Circuit())
    again = patient.case(patient.values(case, knowledge), knowledge, case.id)
    assert (case.audience, case.denied) == (again.audience, again.denied)
    assert case.told.keys() == again.answers.keys()
    for name, answer in again.answers.items():
        finding = knowledge.finding[name]
        if isinstance(finding, Quantity) and answer is not CANNOT_TELL:
            low, high = finding.plausible
            assert type(answer) is type(case.told[name])
            assert not isinstance(answer, float) or low <= answer <= high
            assert as_exact(finding, answer, case.told[name])
            assert as_exact(finding, case.told[name], answer)
        else:
            assert case.told[name] == answer


@settings(max_examples=10)
@given(st.data(), knowledge_bases())
def test_the_solver_agrees_with_the_formulas(data: st.DataObject, knowledge: KnowledgeBase) -> None:
    case = data.draw(cases(knowledge))
    patient = Symbolic(Circuit())
    table = Table(knowledge, patient)
    statements = statements_of(knowledge)
    chosen = data.draw(st.lists(st.sampled_from(range(len(statements))), min_size=1, max_size=8))
    formulas = [stated(statements[place], table).true for place in chosen]
    values = patient.values(case, knowledge)
    solver = Solver(patient.circuit)
    fixed = []
    for node, holds in values.items():
        number = patient.circuit.input(*node.name)
        fixed.append(number if holds else -number)
    for formula, holds in zip(formulas, patient.circuit.values(formulas, values), strict=True):
        assert solver.search((*fixed, formula)) == ("found" if holds else "none")
        assert solver.search((*fixed, -formula)) == ("none" if holds else "found")


@pytest.mark.parametrize("value", [0.0, 11.799, 11.8, 11.801, 12.0, 12.599, 12.6, 12.601, 20.0])
def test_quantities_are_read_at_and_beside_every_cut_off(value: float) -> None:
    case = Case(id="x", answers={"voltage": value})
    leaves = [
        compare(name)
        for compare in (voltage.below, voltage.at_most, voltage.at_least, voltage.above)
        for name in ("flat", "full")
    ]
    patient = Symbolic(Circuit())
    expected = [truth(leaf, case.told, {}) for leaf in leaves]
    assert expected == read(patient, [patient.known(leaf) for leaf in leaves], case, CAR)


def test_two_patients_share_what_does_not_change() -> None:
    circuit = Circuit()
    before = Table(CAR, Symbolic(circuit)).reading
    after = Table(CAR, Symbolic(circuit, "after", frozenset((lights_dim,)))).reading
    moved = [rule.id for rule in CAR.rules if before.rule(rule) != after.rule(rule)]
    assert moved == ["CAR-01", "CAR-02", "CAR-03", "CAR-04", "CAR-10"]


@given(knowledge_bases(), st.data())
def test_reading_anew_what_rests_on_a_rule_is_reading_all_anew(
    knowledge: KnowledgeBase, data: st.DataObject
) -> None:
    rule = data.draw(st.sampled_from(knowledge.rules))
    less = knowledge.without((rule,))
    circuit = Circuit()
    formulas = Table(knowledge, Symbolic(circuit)).reading
    for each in data.draw(st.lists(st.sampled_from(knowledge.rules))):
        formulas.rule(each)
    anew = Table(less, Symbolic(circuit)).reading
    reread = formulas.reread(less, resting_on(knowledge, rule))
    for criterion in criteria_of(less):
        assert anew.of(criterion) == reread.of(criterion)


@given(knowledge_bases(), st.data())
def test_reading_anew_what_rests_on_a_finding_is_reading_all_of_the_other_patient(
    knowledge: KnowledgeBase, data: st.DataObject
) -> None:
    moving = data.draw(st.sampled_from(list(knowledge.finding.values())))
    circuit = Circuit()
    before = Table(knowledge, Symbolic(circuit))
    rests_on = {rule.id: circuit.names(before.reading.rule(rule)) for rule in knowledge.rules}
    after = Table(knowledge, Symbolic(circuit, "after", frozenset((moving,))))
    changed = [rule for rule in knowledge.rules if moving.id in rests_on[rule.id]]
    reread = before.reread(knowledge, changed, after.sets)
    for criterion in criteria_of(knowledge):
        assert after.reading.of(criterion) == reread.reading.of(criterion)
    assert after.urgency == reread.urgency
    for rule in knowledge.rules:
        inputs = circuit.inputs(before.reading.rule(rule))
        assert rests_on[rule.id] == {node.name[0] for node in inputs}


def test_drug_classes_are_answered_each_by_itself() -> None:
    finding = CAR.finding["ethanol"]
    assert isinstance(finding, DrugClass)
    case = Case(id="x", answers={"ethanol": True})
    patient = Symbolic(Circuit())
    assert patient.case(patient.values(case, CAR), CAR, "x").answers == case.told


@pytest.mark.parametrize(("below", "volts"), [(True, 10.0), (False, 14.0)])
def test_examples_of_quantities_are_round(below: bool, volts: float) -> None:
    patient = Symbolic(Circuit())
    solver = Solver(patient.circuit)
    leaf = patient.known(voltage.below("flat") if below else voltage.above("full"))
    assert solver.search((leaf.true,)) == "found"
    values = solver.simplest((leaf.true,), ())
    assert patient.case(values, CAR, "x").answers == {"voltage": volts}
