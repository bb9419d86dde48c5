"""experta fires what the reference fires, and rests it on the same answers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases.case import CANNOT_TELL, Answers, Case
from engine.reading.patient import Used, reference_firings
from engine.reading.rete import Consultation
from knowledge.criteria import WEAK, KnowledgeBase, Rule, YesNo, at_least, no, supports
from tests.car import CAR, FLAT_BATTERY, battery_weak, lights_dim, voltage
from tests.strategies import answers, consultations, knowledge_bases
from tests.vocabulary import PAGE

ROOT = Path(__file__).parents[3]
CONSULTATION = Consultation(CAR)
STOCK = Consultation(CAR, matcher="stock")


def fired(consultation: Consultation) -> list[str]:
    return [firing.rule.id for firing in consultation.firings]


def python(script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@given(consultations())
def test_fires_what_the_reference_fires(consultation: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = consultation
    expected = reference_firings(knowledge, case.answers)
    assert expected == Consultation(knowledge).run(case.answers)


@given(consultations())
def test_building_only_what_the_answers_concern_changes_nothing(
    consultation: tuple[KnowledgeBase, Case],
) -> None:
    knowledge, case = consultation
    expected = reference_firings(knowledge, case.answers)
    assert expected == Consultation(knowledge, about=case.answers.keys()).run(case.answers)


@given(st.data())
def test_the_order_of_telling_does_not_matter(data: st.DataObject) -> None:
    knowledge, case = data.draw(consultations())
    consultation = Consultation(knowledge)
    for number, name in enumerate(told := data.draw(st.permutations(sorted(case.answers)))):
        consultation.tell(name, case.answers[name])
        so_far = {name: case.answers[name] for name in told[: number + 1]}
        assert reference_firings(knowledge, so_far) == consultation.firings


@given(st.data())
def test_nothing_is_left_of_the_patient_before(data: st.DataObject) -> None:
    knowledge = data.draw(knowledge_bases())
    consultation = Consultation(knowledge)
    for _ in range(3):
        patient = data.draw(answers(knowledge))
        assert reference_firings(knowledge, patient) == consultation.run(patient)
    consultation.reset()
    assert reference_firings(knowledge, {}) == consultation.firings


@given(answers(CAR))
def test_fires_the_same_on_the_car_with_either_matcher(patient: Answers) -> None:
    expected = reference_firings(CAR, patient)
    assert expected == CONSULTATION.run(patient)
    assert expected == STOCK.run(patient)


def test_every_match_of_a_rule_is_reported_once_in_its_order() -> None:
    first, second = CONSULTATION.run({"voltage": 11.0, "lights_dim": True})
    assert first.rule.id == "CAR-01"
    assert (Used(lights_dim, True), Used(voltage.below("flat"), True)) == first.facts
    assert (Used(battery_weak, True),) == second.facts


def test_what_cannot_be_told_fires_nothing_and_may_be_told_later() -> None:
    CONSULTATION.reset()
    CONSULTATION.tell("smell_of_fuel", CANNOT_TELL)
    assert fired(CONSULTATION) == []
    CONSULTATION.tell("smell_of_fuel", True)
    assert fired(CONSULTATION) == ["CAR-06", "CAR-08"]


@pytest.mark.parametrize("other", [False, CANNOT_TELL])
def test_an_answer_is_not_changed_behind_what_it_has_fired(other: Any) -> None:
    CONSULTATION.reset()
    CONSULTATION.tell("smell_of_fuel", True)
    CONSULTATION.tell("smell_of_fuel", True)
    with pytest.raises(ValueError, match="'smell_of_fuel' was answered before, by True"):
        CONSULTATION.tell("smell_of_fuel", other)


def test_an_answer_it_was_not_built_for_is_refused() -> None:
    with pytest.raises(ValueError, match="not about 'pulse'"):
        CONSULTATION.run({"pulse": 60.0})
    with pytest.raises(ValueError, match="not about 'voltage'"):
        Consultation(CAR, about=["fuel"]).tell("voltage", 12.0)


def test_some_of_many_within_some_of_many_does_not_explode() -> None:
    signs = [YesNo(id=f"sign{n}", label=f"sign {n}", clinician="So?") for n in range(100)]
    tens = [at_least(4, *signs[start : start + 10]) for start in range(0, 100, 10)]
    when = at_least(4, *tens[:5], *(no(ten) for ten in tens[5:]))
    then = (supports(FLAT_BATTERY, WEAK),)
    wide = Rule(id="WIDE-01", when=when, then=then, because="It is.", references=(PAGE,))
    knowledge = KnowledgeBase(
        name="wide",
        version="1",
        scope=signs[0],
        groups={"signs": tuple(signs)},
        rules=(wide,),
        disorders=(FLAT_BATTERY,),
    )
    patient = {sign.id: place % 5 < 2 for place, sign in enumerate(signs)}
    firing = Consultation(knowledge).run(patient)[0]
    assert [Used(sign, True) for sign in signs[:50] if patient[sign.id]] == list(firing.facts)


def test_a_finding_may_be_called_self() -> None:
    myself = YesNo(id="self", label="self", clinician="You?")
    alone = Rule(
        id="SELF-01", when=myself, then=(supports(FLAT_BATTERY, WEAK),), because="So.", references=(PAGE,)
    )
    knowledge = KnowledgeBase(
        name="self",
        version="1",
        scope=myself,
        groups={"one": (myself,)},
        rules=(alone,),
        disorders=(FLAT_BATTERY,),
    )
    assert reference_firings(knowledge, {"self": True}) == Consultation(knowledge).run({"self": True})


ORDER_OF_FIRING = """
import logging, json, sys
from engine.reading.rete import Consultation
from tests.car import CAR
fired = []
class Listening(logging.Handler):
    def emit(self, record):
        fired.append(record.args[1])
rules = logging.getLogger("experta.watchers.RULES")
rules.setLevel(logging.INFO)
rules.propagate = False
rules.addHandler(Listening())
firings = Consultation(CAR, matcher=sys.argv[1]).run({
    "will_not_start": True, "voltage": 11.0, "lights_dim": True, "noise": "click", "engine_turns": False,
    "weather": ("cold", "wet"), "ethanol": True, "fuel": 0.5, "smell_of_fuel": False,
})
print(json.dumps([fired, [[f.rule.id, [[repr(u.leaf)[:30], u.holds] for u in f.facts]] for f in firings]]))
"""


@pytest.mark.parametrize("matcher", ["indexed", "stock"])
def test_the_order_of_firing_does_not_depend_on_hashes(matcher: str) -> None:
    runs = {python(ORDER_OF_FIRING, matcher, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "77")}
    (only,) = runs
    in_order, firings = json.loads(only)
    rules = [name for name in dict.fromkeys(in_order) if name.startswith("CAR")]
    assert sorted(rules, key=lambda name: (CAR.strata[name], name)) == rules
    assert sorted(rules) == [rule for rule, _ in firings]


UNTOUCHED = """
import collections, logging
import engine.reading.rete
assert not hasattr(collections, "Mapping")
assert logging.root.handlers == []
logging.basicConfig(level=logging.DEBUG)
from tests.car import CAR
engine.reading.rete.Consultation(CAR).run({"voltage": 11.0})
"""


def test_importing_it_changes_nothing_else_and_answers_are_never_logged() -> None:
    done = python(UNTOUCHED)
    assert (done.stderr, done.returncode) == ("", 0)


def test_a_missing_dependency_is_named() -> None:
    done = python("import sys; sys.modules['schema'] = None; import engine.reading.rete")
    assert "ModuleNotFoundError: import of schema halted" in done.stderr


def test_experta_is_imported_in_one_module() -> None:
    imports = re.compile(r"^\s*(from|import) experta\b", re.MULTILINE)
    modules = [path for part in ("engine", "knowledge") for path in (ROOT / part).rglob("*.py")]
    assert [path.name for path in modules if imports.search(path.read_text())] == ["experta_adapter.py"]
