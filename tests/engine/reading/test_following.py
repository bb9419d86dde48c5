"""What follows from answers: what was told stands, and neither order nor repeating matters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.assessment.evidence import contradictions
from engine.assessment.table import Table
from engine.cases.case import CANNOT_TELL, Answers, Case
from engine.proofs.formulas import Circuit, Symbolic
from engine.reading.columns import Columns
from engine.reading.patient import Patient, what_is_known, with_what_follows
from engine.reading.reach import own_reach
from engine.reading.reader import following
from knowledge.criteria import KnowledgeBase, YesNo, conflicts_with, follows, no
from tests.reference import known
from tests.strategies import answers, cases, consultations, knowledge_bases, values
from tests.vocabulary import COMPLAINT

SWOLLEN, TIGHT, BOOT = (YesNo(id=name, label=name, clinician="So?") for name in ("swollen", "tight", "boot"))
FEET = KnowledgeBase(
    name="feet",
    version="1",
    scope=COMPLAINT,
    groups={"all": (COMPLAINT, SWOLLEN, TIGHT, BOOT)},
    rules=(),
    follows=(both := (follows(no(SWOLLEN), no(TIGHT)), follows(BOOT, TIGHT))),
    conflicts=conflicts_with(both),
)


@given(consultations())
def test_the_closure_is_that_of_the_reference(consultation: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = consultation
    assert known(knowledge, case.told) == with_what_follows(knowledge, case).answers


@given(consultations())
def test_what_follows_once_follows_no_further(consultation: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = consultation
    once = with_what_follows(knowledge, case)
    assert once == with_what_follows(knowledge, once)
    assert once.answers == what_is_known(knowledge, once.answers)


@given(st.data())
def test_the_order_of_answers_does_not_matter(data: st.DataObject) -> None:
    knowledge, case = data.draw(consultations())
    shuffled = dict(data.draw(st.permutations(sorted(case.told.items(), key=lambda item: item[0]))))
    assert what_is_known(knowledge, case.told) == what_is_known(knowledge, shuffled)


@given(st.data())
def test_more_told_never_loses_a_told_value(data: st.DataObject) -> None:
    knowledge = data.draw(knowledge_bases())
    less, more = data.draw(answers(knowledge)), data.draw(answers(knowledge))
    told = {**more, **less}
    value = {name: answer for name, answer in less.items() if answer is not CANNOT_TELL}
    assert value.items() <= what_is_known(knowledge, told).items()


@given(st.data())
def test_what_follows_stays_unless_answers_contradict_each_other(data: st.DataObject) -> None:
    knowledge = data.draw(knowledge_bases())
    case = data.draw(cases(knowledge))
    before = with_what_follows(knowledge, case)
    unknown = [f for f in knowledge.finding.values() if before.answers.get(f.id, CANNOT_TELL) is CANNOT_TELL]
    more = {f.id: data.draw(values(f)) for f in unknown if data.draw(st.booleans())}
    after = with_what_follows(knowledge, case.telling({**case.told, **more}))
    changed = {name for name, answer in before.followed.items() if after.answers[name] != answer}
    conflicts = [clash.conflict.id for clash in contradictions(knowledge, after)]
    assert not changed or any(name.startswith("against_") for name in conflicts)


@given(consultations())
def test_every_reading_knows_what_follows(consultation: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = consultation
    one = following(knowledge, Patient(case.told, case.audience, case.denied))
    many = following(knowledge, Columns.of_cases(knowledge, [case]))
    anyone = Symbolic(Circuit())
    every = following(knowledge, anyone)
    expected = known(knowledge, case.told)
    told = anyone.values(case, knowledge)
    for finding in knowledge.finding.values():
        answer = expected.get(finding.id)
        right = (answer not in (None, CANNOT_TELL), answer is CANNOT_TELL)
        assert right == (one.answered(finding), one.untold(finding))
        assert right == tuple(bool(bits[0] & 1) for bits in (many.answered(finding), many.untold(finding)))
        formulas = (every.answered(finding), every.untold(finding))
        assert right == anyone.circuit.values(formulas, told)


KNOWN = [
    ({"swollen": False}, False),
    ({"swollen": False, "tight": CANNOT_TELL}, False),
    ({"swollen": False, "tight": True}, True),
    ({"swollen": True}, None),
    ({"swollen": CANNOT_TELL}, None),
    ({"boot": True, "swollen": False}, False),
]


@pytest.mark.parametrize(("told", "tight"), KNOWN)
def test_a_value_that_follows_takes_the_place_of_none_and_of_unknown(told: Answers, tight: object) -> None:
    case = with_what_follows(FEET, Case(id="a foot", answers=told))
    assert case.answers.get("tight") is (told.get("tight") if tight is None else tight)
    assert case.told == told
    assert case.followed.keys() <= {"tight"}
    assert bool(case.followed) is (tight is not None and told.get("tight") is not tight)


def test_answers_from_which_opposite_ones_follow_contradict_each_other() -> None:
    told: Answers = {"swollen": False, "boot": True}
    (clash,) = contradictions(FEET, with_what_follows(FEET, Case(id="a foot", answers=told)))
    assert clash.conflict.id == "against_tight"
    assert clash.answers == told


def test_an_answer_that_could_follow_could_still_come_to_hold() -> None:
    closed = Case(id="a foot", answers={"tight": CANNOT_TELL})
    could = own_reach(FEET, Patient(closed.told)).of(TIGHT)
    assert could == (True, True)
    for told, expected in (
        ({"boot": False}, (False, True)),
        ({"boot": False, "swollen": True}, (False, False)),
    ):
        assert own_reach(FEET, Patient({**closed.told, **told})).of(TIGHT) == expected


def test_what_was_told_is_changed_only_by_telling_something_else() -> None:
    case = with_what_follows(FEET, Case(id="a foot", answers={"swollen": False}))
    other = with_what_follows(FEET, case.telling({"boot": True}))
    assert other.answers == {"boot": True, "tight": True}
    with pytest.raises(ValueError, match="what was told always stands"):
        Case(id="a foot", answers={"swollen": True}, told={"swollen": False})


def test_a_table_is_read_with_what_follows_whatever_sets_it_is_given() -> None:
    sets = following(FEET, Patient({"swollen": False}))
    assert following(FEET, sets) is sets
    assert Table(FEET, Patient({"swollen": False})).reading.of(TIGHT) == (False, True)
