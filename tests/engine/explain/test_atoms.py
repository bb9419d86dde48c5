from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.explain.atoms import atom_of, atoms, change_in_words
from tests.car import CAR, noise, voltage, weather
from tests.reference import fired
from tests.strategies import answers, knowledge_bases, values


def test_a_quantity_has_one_atom_for_each_interval_between_the_cut_offs_in_use() -> None:
    found = atoms(CAR)["voltage"]
    assert [change_in_words((atom,)) for atom in found] == [
        "below 11.8 V",
        "at least 11.8 and below 12.6 V",
        "at least 12.6 V",
    ]
    assert all(0 <= atom.answer <= 20 for atom in found if isinstance(atom.answer, float))


def test_adjacent_intervals_are_worded_as_one() -> None:
    low, middle, high = atoms(CAR)["voltage"]
    assert change_in_words((low, middle)) == "below 12.6 V"
    assert change_in_words((middle, high)) == "at least 11.8 V"
    assert change_in_words((low, high)) == "below 11.8 or at least 12.6 V"
    assert change_in_words((low, middle, high)) == "any value V"


def test_options_that_no_rule_tells_apart_are_one_atom() -> None:
    assert [change_in_words((atom,)) for atom in atoms(CAR)["noise"]] == ["click", "whirr", "none"]
    assert noise.options == tuple(atom.answer for atom in atoms(CAR)["noise"])
    assert change_in_words((atoms(CAR)["weather"][0],)) == "none of these"


def test_a_value_on_a_cut_off_belongs_to_its_interval() -> None:
    low, middle, high = atoms(CAR)["voltage"]
    assert [low, middle, high] == [atom_of(CAR, voltage, value) for value in (11.79, 11.8, 12.6)]


def test_an_unknown_answer_has_no_atom() -> None:
    assert atom_of(CAR, weather, None) is None


@given(st.data())
def test_answers_of_one_atom_fire_the_same_rules(data: st.DataObject) -> None:
    knowledge = data.draw(knowledge_bases())
    known = data.draw(answers(knowledge))
    finding = data.draw(st.sampled_from(tuple(knowledge.finding.values())))
    value = data.draw(values(finding))
    atom = atom_of(knowledge, finding, value)
    assert atom is not None
    for other in atom.answers[:4]:
        assert fired(knowledge, {**known, finding.id: value}) == fired(
            knowledge, {**known, finding.id: other}
        )
