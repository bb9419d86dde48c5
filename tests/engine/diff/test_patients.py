"""Who is told something else: every patient shown is, in both versions' own words, and nobody else is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assessment.consultation import Consulted, consult
from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.diff.conclusions import compared
from engine.diff.difference import Diff, case_file, difference
from engine.diff.patients import BothReadings, PatientSearch, TwiceAssessed
from engine.diff.versions import paired, version_of
from engine.reading.patient import Known
from knowledge.criteria import KnowledgeBase
from tests.engine.diff.as_assessed import direction_as_assessed
from tests.engine.diff.seeds import SEEDS, Seed, changed, cutoff, old, without_rule
from tests.strategies import cases, knowledge_bases

MOVING = [seed for seed in SEEDS if seed.moves]
STAYING = [seed for seed in SEEDS if not seed.moves]


def consulted(knowledge: KnowledgeBase, record: object) -> Consulted:
    (one,) = consult(knowledge, [case_of(record, knowledge)])
    return one


def moves(found: Diff) -> dict[str, list[TwiceAssessed]]:
    return {
        f"{one.target} {one.direction}": list(one.patients)
        for one in found.outcomes
        if one.ending == "told_otherwise"
    }


@pytest.mark.parametrize("seed", MOVING, ids=lambda seed: seed.name)
def test_a_change_is_found_with_a_patient_whom_both_versions_read_from_a_file(seed: Seed) -> None:
    new = changed(seed.edit)
    found = difference(old(), new)
    told = moves(found)
    assert seed.moves <= told.keys()
    for key in seed.moves:
        target = next(each for each in found.targets if f"{each}" == key.split()[0])
        for patient in told[key]:
            record = case_file(patient, "a")
            before, after = (consulted(one.knowledge, record) for one in (old(), new))
            assert direction_as_assessed(before, after, target) == key.split()[1]
            # What becomes of a step may be shown by a patient who was found for something graver.
            assert not seed.answers or target.kind == "step" or record["answers"] == seed.answers


@pytest.mark.parametrize("seed", STAYING, ids=lambda seed: seed.name)
def test_what_changes_nothing_is_proved_to_change_nothing(seed: Seed) -> None:
    found = difference(old(), changed(seed.edit))
    assert {one.ending for one in found.outcomes} == {"nobody"}
    assert found.patients == ()
    assert found.changes != [], "and yet it is said that something is written otherwise"


def test_two_versions_that_are_the_same_need_no_search() -> None:
    found = difference(old(), changed())
    assert not any(one.searched for one in found.outcomes)
    assert found.changes == []


@pytest.mark.parametrize("seed", MOVING[::3], ids=lambda seed: seed.name)
def test_a_patient_has_no_answer_too_many(seed: Seed) -> None:
    new = changed(seed.edit)
    found = difference(old(), new)
    for outcome in (one for one in found.outcomes if one.target.kind != "step"):
        for patient in outcome.patients:
            for name in patient.case.told:
                fewer = patient.case.telling({n: a for n, a in patient.case.told.items() if n != name})
                before, after = (next(consult(one.knowledge, [fewer])) for one in (old(), new))
                in_scope = Known(new.knowledge, fewer.told).holds(new.knowledge.scope)
                same = direction_as_assessed(before, after, outcome.target) == outcome.direction
                assert not (same and in_scope), (str(outcome.target), name)


def test_where_urgency_falls_there_is_a_patient_for_each_cause() -> None:
    found = difference(old(), changed(without_rule("CAR-10"), without_rule("CAR-11")))
    (falls,) = (one for one in found.outcomes if str(one.target) == "urgency" and one.patients)
    told = [(one.before.assessment.urgency.name, [rule.id for rule in one.stopped]) for one in falls.patients]
    assert told == [("URGENT", ["CAR-10"]), ("SOON", ["CAR-11"]), ("ROUTINE", [])]


def test_a_patient_is_told_in_words_of_both_versions_where_that_can_be() -> None:
    found = difference(old(), changed(cutoff("voltage", 0, 11.5)))
    assert all(patient.words == () for patient in found.patients)


@settings(max_examples=max(4, settings.default.max_examples // 3))
@given(knowledge_bases(), knowledge_bases(), st.data())
def test_nobody_is_nobody_whatever_two_versions_know(
    one: KnowledgeBase, other: KnowledgeBase, data: st.DataObject
) -> None:
    pair = paired(version_of("old", one), version_of("new", other))
    search = PatientSearch(pair)
    endings = {(each.target, each.direction): each for each in search.outcomes()}
    assert {each.ending for each in endings.values()} <= {"told_otherwise", "nobody"}
    bases = BothReadings(pair).common
    for case in data.draw(st.lists(cases(bases[1]), min_size=1, max_size=4)):
        plain = replace(case, denied=frozenset(), none_of=())
        before, after = (next(consult(base, [_alone(plain)])) for base in bases)
        for target in compared(pair.old.knowledge, pair.new.knowledge):
            if direction := direction_as_assessed(before, after, target):
                assert endings[target, direction].ending == "told_otherwise"


def _alone(case: Case) -> Case:
    """Return a case with what was told, and not what followed from it in one version."""
    return case.telling(case.told)
