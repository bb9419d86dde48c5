"""Two versions on one set of answers: nothing that either says of a patient changes by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.assessment.consultation import consult
from engine.assessment.record import assessment_record
from engine.diff import read_version
from engine.diff.difference import difference
from engine.diff.versions import Renaming, on_common_answers, paired, version_of
from engine.errors import UnreadableInput
from engine.export import export_text, exported
from knowledge.criteria import KnowledgeBase
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.diff.seeds import Document, added, changed, finding, named, old, rule
from tests.strategies import cases, knowledge_bases

RELEASE = Path(__file__).parents[3] / "knowledge" / "releases" / "0.1.json"
COMPARED = ("urgency", "leading", "warnings", "must_not_miss", "differential", "benign", "steps")


def split(edited: Document) -> None:
    """Ask for the ethanol blend as two."""
    blend = finding(edited, "ethanol")
    edited["findings"].remove(blend)
    two = [{**blend, "id": name, "kind": "yes_no"} for name in ("ethanol_e5", "ethanol_e10")]
    edited["findings"] += two
    parts = {"any_of": [{"yes": one["id"]} for one in two]}
    rule(edited, "CAR-10")["when"]["all_of"][1] = parts
    edited["dangers"][0]["at_risk"] = parts
    del edited["medicines"]


def without_weather(edited: Document) -> None:
    edited["findings"].remove(finding(edited, "weather"))
    rule(edited, "CAR-02")["when"] = {"concept": "battery_weak"}
    rule(edited, "CAR-11")["when"] = {"yes": "will_not_start"}


def fuel_in_gallons(edited: Document) -> None:
    finding(edited, "fuel")["unit"] = "gal"


@given(knowledge_bases(), knowledge_bases(), st.data())
def test_a_version_says_the_same_with_the_words_of_another_beside_its_own(
    one: KnowledgeBase, other: KnowledgeBase, data: st.DataObject
) -> None:
    widened, _ = on_common_answers(paired(version_of("one", one), version_of("other", other)))
    patients = data.draw(st.lists(cases(one), min_size=1, max_size=3))
    for before, after in zip(consult(one, patients), consult(widened, patients), strict=True):
        records = [assessment_record(said.assessment) for base, said in ((one, before), (widened, after))]
        assert [records[0][key] for key in COMPARED[:-2]] == [records[1][key] for key in COMPARED[:-2]]
        assert [each["id"] for each in records[0]["steps"]] == [each["id"] for each in records[1]["steps"]]
        assert records[0]["benign"]["verdict"] == records[1]["benign"]["verdict"]


def test_a_finding_that_is_renamed_is_the_same_question() -> None:
    pair = paired(old(), changed(named("lights_dim", "dim_lights")))
    assert pair.renamings == (Renaming("findings", "lights_dim", "dim_lights"),)
    assert "dim_lights" in pair.old.knowledge.finding


def test_a_finding_that_is_renamed_and_reworded_is_known_by_where_it_stands() -> None:
    def reworded(edited: Document) -> None:
        named("lights_dim", "dim_lights")(edited)
        finding(edited, "dim_lights")["label"] = "weak lights"

    pair = paired(old(), changed(reworded))
    assert pair.renamings == (Renaming("findings", "lights_dim", "dim_lights"),)


def test_a_finding_that_is_split_is_told_with_its_parts() -> None:
    new = changed(split)
    pair = paired(old(), new)
    assert pair.splits == {"ethanol": ("ethanol_e10", "ethanol_e5")}
    (lost,) = difference(old(), new).lost_words
    assert (lost.finding, lost.ending) == ("ethanol", "told_otherwise")
    assert lost.patient is not None
    assert "ethanol" in lost.patient.case.told


def test_a_finding_that_is_gone_is_told_with_whom_it_mattered_to() -> None:
    found = difference(old(), changed(without_weather))
    (lost,) = found.lost_words
    assert (lost.finding, lost.ending) == ("weather", "told_otherwise")


def test_a_finding_that_nothing_read_may_go() -> None:
    before = changed(added("findings", {"id": "old_car", "kind": "yes_no", "group": "additives",
                                        "label": "old car", "clinician": "Is it old?"}))  # fmt: skip
    found = difference(before, old())
    assert [(one.finding, one.ending) for one in found.lost_words] == [("old_car", "nobody")]
    assert {one.ending for one in found.outcomes} == {"nobody"}


def test_another_unit_makes_another_question() -> None:
    pair = paired(old(), changed(fuel_in_gallons))
    assert pair.answered_otherwise == {"fuel": "former_fuel"}
    one, other = on_common_answers(pair)
    assert {"fuel", "former_fuel"} <= one.finding.keys() & other.finding.keys()


def test_an_option_more_is_no_answer_of_before() -> None:
    def louder(edited: Document) -> None:
        finding(edited, "noise")["options"] = ["bang", "click", "whirr", "none"]
        rule(edited, "CAR-11")["when"] = {"choice": "noise", "options": ["bang"]}

    found = difference(old(), changed(louder))
    (rises,) = (one for one in found.outcomes if f"{one.target} {one.direction}" == "urgency more_cautious")
    assert [dict(one.case.told) for one in rises.patients] == [{"will_not_start": True, "noise": "bang"}]
    assert rises.patients[0].words == ("noise",)


def test_a_version_from_before_a_kind_of_record_is_told_so_and_not_compared_in_it() -> None:
    def former(edited: Document) -> None:
        for kind in ("dangers", "benign", "follows", "denials"):
            del edited[kind]

    found = difference(changed(former), old())
    pair = found.versions
    assert pair.old.source == "new.json"
    assert pair.lacking(pair.old) == ("denials", "dangers", "benign", "follows")
    assert pair.lacking(pair.new) == ()
    assert {target.kind for target in found.targets} == {"urgency", "warning", "leading", "disorder", "step"}


def test_the_first_release_is_read_and_said_what_it_does_not_say() -> None:
    release = read_version(str(RELEASE))
    assert release.meaning == json.loads(RELEASE.read_bytes())["meaning"]
    assert set(release.supposed) >= {("findings", "obtained"), ("steps", "rung")}
    assert "disorders: nocturnal_leg_cramps.benign_unless" in release.unread


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cannot be read as JSON"),
        (b"\xff\xfe", "cannot be read as JSON"),
        (b"[]", "should be an object"),
        (b"{}", "should be crampdx/knowledge/1"),
        (b'{"id": "a", "answers": {}}', "should be crampdx/knowledge/1"),
    ],
)
def test_what_is_no_export_is_refused_by_name(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput, match=said):
        read_version(str(path))


def test_an_export_that_was_altered_is_refused(tmp_path: Path) -> None:
    read: dict[str, Any] = json.loads(export_text(exported(CAR)))
    read["rules"][0]["because"] = "It is so."
    path = tmp_path / "altered.json"
    path.write_text(json.dumps(read), "utf-8")
    with pytest.raises(UnreadableInput, match="something was changed after it was written"):
        read_version(str(path))


def test_versions_of_two_fields_are_not_compared() -> None:
    with pytest.raises(UnreadableInput, match=r"legs\.json: is about leg cramps, and old\.json about car"):
        paired(old(), version_of("legs.json", leg_cramps()))
