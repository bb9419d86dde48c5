"""A knowledge base as one JSON document: nothing is lost in it, nothing broken is read from it."""

from __future__ import annotations

import copy
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assessment.consultation import consult
from engine.assessment.record import assessment_record
from engine.assessment.verdicts import Verdicts
from engine.cases.casefile import case_of
from engine.cases.open import read_cases
from engine.diff.versions import KINDS
from engine.errors import UnreadableInput
from engine.explain import answer
from engine.export import Exported, export_schema, export_text, exported, meaning, passed_over, read_export
from engine.interview.from_case import turn_for
from engine.interview.session import Finished, Session
from engine.proofs.laws import laws
from engine.reading.columns import Columns
from engine.report.catalogue import LISTS, listed
from engine.report.proofs import proved
from engine.report.render import rendered
from knowledge.criteria import KnowledgeBase, Obligation
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS
from tests.car import CAR
from tests.schemas import Validator
from tests.strategies import cases, knowledge_bases

ROOT = Path(__file__).parents[2]
PROMISES = tuple(replace(law, id=f"promised_{law.id}") for law in laws(CAR))
Step = str | int


def back(knowledge: KnowledgeBase, obligations: tuple[Obligation, ...] = ()) -> Exported:
    """Send a knowledge base through its file."""
    return read_export(json.loads(export_text(exported(knowledge, obligations))))


@cache
def car() -> dict[str, Any]:
    return exported(CAR, PROMISES)


@cache
def legs() -> KnowledgeBase:
    """Leg cramps as another program would have them: from the file alone."""
    read = back(leg_cramps(), OBLIGATIONS).knowledge
    return replace(read, digest=leg_cramps().digest)


@given(knowledge_bases())
def test_any_knowledge_base_reads_back_to_the_same_meaning(knowledge: KnowledgeBase) -> None:
    assert exported(*back(knowledge)) == exported(knowledge)


@pytest.mark.parametrize("known", [(CAR, PROMISES), (leg_cramps(), OBLIGATIONS)], ids=["car", "legs"])
def test_knowledge_and_its_promises_read_back_to_the_same_meaning(
    known: tuple[KnowledgeBase, tuple[Obligation, ...]],
) -> None:
    assert exported(*back(*known)) == exported(*known)


@given(st.data())
def test_a_base_that_was_read_back_says_the_same_of_a_patient(data: st.DataObject) -> None:
    knowledge = data.draw(st.one_of(knowledge_bases(), st.just(CAR)))
    patients = data.draw(st.lists(cases(knowledge), min_size=1, max_size=3))
    read = back(knowledge).knowledge
    for ours, theirs in zip(consult(knowledge, patients), consult(read, patients), strict=True):
        assert assessment_record(ours.assessment) == assessment_record(theirs.assessment)
    one, other = (Verdicts(base, Columns.of_cases(base, patients)) for base in (knowledge, read))
    assert [a.tolist() for a in one.urgency.values()] == [a.tolist() for a in other.urgency.values()]


def test_a_base_that_was_read_back_has_the_same_proofs() -> None:
    told = []
    for knowledge, promises in ((CAR, PROMISES), back(CAR, PROMISES)):
        text, code = proved(knowledge, promises[::7], "json")
        # Which of many patients bears witness is for z3 to choose.
        told.append((code, [(one["id"], one["text"], one["verdict"]) for one in json.loads(text)]))
    assert told[0] == told[1]
    assert {"always", "comparison", "sometimes", "matters"} == {one["kind"] for one in car()["promises"]}


def test_every_kind_of_record_is_in_the_export_with_each_of_its_records() -> None:
    document = exported(leg_cramps(), OBLIGATIONS)
    read = back(leg_cramps(), OBLIGATIONS)
    held = {name: getattr(leg_cramps(), name) for name in KINDS if hasattr(leg_cramps(), name)}
    held |= {"findings": leg_cramps().finding, "promises": OBLIGATIONS}
    assert {name: len(document[name]) for name in held} == {name: len(each) for name, each in held.items()}
    assert {name for each in document["medicines"] for name in each["names"]} == set(leg_cramps().drugs)
    assert all(document[name] for name in KINDS), "none of the lists is empty here, so each is tried"
    assert len(read.obligations) == len(OBLIGATIONS)


QUESTIONS = (
    "how urgency", "how leading", "why voltage", "why-not flat_battery", "what-if voltage=11", "open",
    "what-would-change", "source CAR-02",
)  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_are_answered_the_same_by_a_base_that_was_read_back(question: str) -> None:
    told = []
    for knowledge in (CAR, back(CAR).knowledge):
        case = case_of({"id": "a", "answers": {"will_not_start": True, "lights_dim": True}}, knowledge)
        asked, *arguments = question.split()
        told.append(answer(knowledge, case, asked, arguments).record)
    assert told[0] == told[1]


@settings(max_examples=max(5, settings.default.max_examples // 3))
@given(st.data())
def test_interviews_run_the_same_with_a_base_that_was_read_back(data: st.DataObject) -> None:
    knowledge = data.draw(st.one_of(knowledge_bases(), st.just(CAR)))
    patient = data.draw(cases(knowledge))
    turns = []
    for base in (knowledge, back(knowledge).knowledge):
        session = Session(base, patient.audience)
        while not isinstance(step := session.step, Finished):
            session = session.after(turn_for(step, patient, base))
        turns.append(session.turns)
    assert turns[0] == turns[1]


def test_leg_cramps_that_were_read_back_are_told_in_the_same_words() -> None:
    for kind in LISTS:
        assert list(listed(leg_cramps(), kind)) == list(listed(legs(), kind))


def test_names_of_one_medicine_are_still_those_of_one_and_keep_their_low_dose() -> None:
    ours, theirs = leg_cramps().drugs, legs().drugs
    assert [(name, drug, drug.low_dose) for name, drug in ours.items()] == [
        (name, drug, drug.low_dose) for name, drug in theirs.items()
    ]
    of_one = [(theirs[a] is theirs[b]) == (ours[a] is ours[b]) for a, b in pairwise(ours)]
    assert all(of_one)


def test_examples_are_assessed_the_same_by_leg_cramps_that_were_read_back() -> None:
    files = sorted((ROOT / "examples").glob("*.yaml"))
    told = []
    for knowledge in (leg_cramps(), legs()):
        patients = [case for file in files for case in read_cases(str(file), knowledge)]
        told.append("".join(rendered(consult(knowledge, patients), "trace", io.StringIO())))
    assert told[0] == told[1]


def test_meaning_is_the_hash_of_the_canonical_document() -> None:
    document = {key: value for key, value in car().items() if key not in ("meaning", "version")}
    whole = json.loads(
        json.dumps(document), parse_float=lambda text: float(text) if float(text) % 1 else int(float(text))
    )
    text = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(text.encode()).hexdigest() == meaning(CAR, PROMISES)


def test_meaning_leaves_the_label_of_the_version_and_the_digest_of_files_out() -> None:
    assert meaning(replace(CAR, version="2", digest="other")) == meaning(CAR)


def test_meaning_changes_with_a_word_a_rule_and_a_promise() -> None:
    fewer = replace(CAR, rules=CAR.rules[:-1])
    worded = replace(CAR, conflicts=(replace(CAR.conflicts[0], ask="Does it turn?"),))
    assert len({meaning(CAR), meaning(fewer), meaning(worded), meaning(CAR, PROMISES[:1])}) == 4


def test_the_text_has_the_same_bytes_whatever_the_hash_seed() -> None:
    command = (sys.executable, "-m", "cli", "knowledge", "export")
    texts = {
        subprocess.run(
            command, check=True, capture_output=True, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": s}
        ).stdout
        for s in ("1", "2")
    }
    assert len(texts) == 1


def test_the_schema_holds_for_leg_cramps_and_for_the_car() -> None:
    jsonschema.Draft202012Validator.check_schema(export_schema())
    for document in (car(), exported(leg_cramps(), OBLIGATIONS)):
        assert next(VALIDATOR.iter_errors(document), None) is None


@pytest.mark.parametrize(
    "path", sorted((ROOT / "knowledge" / "releases").glob("*.json")), ids=lambda p: p.stem
)
def test_every_release_reads_back(path: Path) -> None:
    document = json.loads(path.read_text("utf-8"))
    knowledge, obligations = read_export(document)
    former = "0.1" in path.stem
    assert bool(passed_over(document)) is former
    assert (meaning(knowledge, obligations) == document["meaning"]) is not former
    assert [rule.id for rule in knowledge.rules] == [rule["id"] for rule in document["rules"]]
    document["rules"][0]["because"] += " It is so."
    with pytest.raises(UnreadableInput, match="something was changed after it was written"):
        read_export(document)


def test_a_release_from_before_steps_had_rungs_is_told_in_words_of_today() -> None:
    document = json.loads((ROOT / "knowledge" / "releases" / "0.1.json").read_text("utf-8"))
    knowledge, _ = read_export(document)
    assert "disorders: nocturnal_leg_cramps.benign_unless" in passed_over(document)
    assert (knowledge.dangers, knowledge.benign, knowledge.follows) == ((), (), ())
    assert {step.rung for step in knowledge.steps} >= {"ask", "examine", "simple_test", "refer_or_treat"}
    assert not [f.id for f in knowledge.finding.values() if f.in_reach_of != f.asked_of]
    (patient,) = read_cases(str(ROOT / "examples" / "cauda-equina.yaml"), knowledge)
    (said,) = consult(knowledge, [patient])
    assert said.assessment.urgency.name == "EMERGENCY"


def test_what_follows_dangers_and_benign_disorders_read_back_each() -> None:
    read = back(CAR).knowledge
    assert [(f.finding.id, f.answer) for f in read.follows] == [(f.finding.id, f.answer) for f in CAR.follows]
    assert [one.id for one in read.dangers] == [one.id for one in CAR.dangers]
    assert [one.id for one in read.benign] == [one.id for one in CAR.benign]


def places(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Yield the path to every member of a document."""
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, member in members:
        yield (*path, key)
        yield from places(member, (*path, key))


def changed(path: tuple[Step, ...], *value: Any) -> dict[str, Any]:
    """Return the car's document with another value at a place, or with none."""
    document = copy.deepcopy(car())
    *around, last = path
    inner: Any = document
    for key in around:
        inner = inner[key]
    if value:
        inner[last] = value[0]
    else:
        del inner[last]
    return document


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 10**18)
    | st.floats()
    | st.sampled_from(("", "leak", "yes", "\ud800")),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(("id", "all_of", "no", "yes", "finding")), inner, max_size=2)
    ),
    max_leaves=4,
)
PLACES = [path for path in places(car()) if path[0] != "meaning"]
ELSEWHERE = [path for path in PLACES if path[0] != "promises"]
VALIDATOR = Validator(export_schema())


@settings(max_examples=4 * settings.default.max_examples)
@given(st.sampled_from(ELSEWHERE) | st.sampled_from(PLACES), st.lists(JSON, max_size=1))
def test_a_broken_export_is_refused_by_place_and_never_by_a_traceback(
    path: tuple[Step, ...], new: list[Any]
) -> None:
    document = changed(path, *new)
    del document["meaning"]
    try:
        read = read_export(document, "car.json")
    except UnreadableInput as error:
        places = [problem.place for problem in error.problems]
    else:
        places = ["car.json"]
        assert VALIDATOR.is_valid(document)
        assert exported(*back(*read)) == exported(*read)
    assert {place.split(",")[0] for place in places} == {"car.json"}


@pytest.mark.parametrize(
    ("path", "new", "where", "said"),
    [
        ("schema", "crampdx/knowledge/9", "schema", "should be crampdx/knowledge/1, the only schema that"),
        ("names", [], "names", "is not a key here. Did you mean name?"),
        ("rules.0.id", "CAR-02", "rules[1].id", "is the id of an earlier one (found 'CAR-02')"),
        ("rules.2.then.0.supports", "flat_batery", "rules[2].then[0].supports", "is not among the disorders "
         "(found 'flat_batery'). Did you mean flat_battery?"),
        ("rules.2.then.0.strength", 3, "rules[2].then[0].strength", "should be weak, moderate, strong or"),
        ("rules.2.because", "So", "rules[2]", "rule CAR-03 needs its reason, one sentence with a full stop"),
        ("rules.4.when.cutoff", "fuller", "rules[4].when", "voltage has no cut-off 'fuller'; it has:"),
        ("rules.4.when.quantity", "weather", "rules[4].when.quantity", "should be the id of a quantity"),
        ("rules.1.when", True, "rules[1].when", "should be an object with one of the keys all_of, any_of"),
        ("disorders.0.benign_unless", [], "disorders[0].benign_unless", "is not a key here"),
        ("follows.0.then", {"all_of": []}, "follows[0].then", "should be an object with one of the"),
        ("dangers.0.disorder", "squeal", "dangers[0].disorder", "is not among the disorders"),
        ("findings.0.group", "additives", "findings[9].group", "stands apart from the rest of its group"),
        ("medicines.0.names", ["e10", "e10"], "medicines[0].names", "names what another one is called"),
        ("medicines.0.classes", ["wether"], "medicines[0].classes[0]", "is not among the findings (found"),
        ("medicines.0.classes", ["weather"], "medicines[0].classes[0]", "should be the id of a medicine_cl"),
        ("rules.10.because", "Heat does.", "meaning", "is not that of the rest: something was changed"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place_its_value_and_what_may_be_meant(
    path: str, new: Any, where: str, said: str
) -> None:
    steps = tuple(int(step) if step.isdigit() else step for step in path.split("."))
    with pytest.raises(UnreadableInput, match=re.escape(f"car.json, {where}: {said}")):
        read_export(changed(steps, new), "car.json")


def test_what_is_missing_is_named() -> None:
    with pytest.raises(UnreadableInput, match=re.escape("car.json: has no name")):
        read_export(changed(("name",)), "car.json")


def test_all_that_is_wrong_is_told_at_once() -> None:
    document = changed(("rules", 0, "because"), 7)
    document["steps"][0]["kind"] = "cure"
    with pytest.raises(UnreadableInput) as refused:
        read_export(document)
    assert [p.place.split(", ")[1] for p in refused.value.problems] == ["steps[0].kind", "rules[0].because"]
