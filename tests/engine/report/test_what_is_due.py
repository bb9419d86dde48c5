"""What a page says of dangers without a test due, of what is denied as a whole, and of idle warnings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.assessment.consultation import Consulted, consult
from engine.cases.casefile import case_of
from engine.report.page import Section
from engine.report.page_of import page_of
from knowledge.leg_cramps import leg_cramps

LEGS = leg_cramps()
ONE_KNEE = {
    "age": 14, "leg_pain": "yes", "location": ["ankle or knee"], "side": "one leg", "duration": "weeks",
    "course": "steadily worse",
}  # fmt: skip
FOOT_AT_REST = {
    "age": 66, "leg_pain": "yes", "location": ["foot"], "side": "one leg", "night_in_bed": "yes",
    "eases": ["hanging the leg down"], "duration": "weeks",
}  # fmt: skip
SCIATICA = {
    "age": 44, "leg_pain": "yes", "radiates_from_back_or_buttock": "yes", "side": "one leg",
    "saddle_numbness": "no",
}  # fmt: skip


def told(answers: Mapping[str, object], medicines: Sequence[str] = (), **more: object) -> Consulted:
    record = {"id": "one", "answers": dict(answers), "medicines": list(medicines), **more}
    (one,) = consult(LEGS, [case_of(record, LEGS)])
    return one


def section(one: Consulted, title: str) -> Section:
    return next((each for each in page_of(one).sections if each.title == title), Section(title, ()))


def dangers(one: Consulted, label: str) -> list[str]:
    return [node.text for node in section(one, "Must not be missed").nodes if node.label == label]


def test_a_danger_needs_a_test_only_where_one_is_called_for() -> None:
    sore = told({"age": 63, "leg_pain": "yes", "side": "both legs", "location": ["thigh"]}, ["atorvastatin"])
    assert dangers(sore, "needs a test") == ["rhabdomyolysis: creatine kinase"]
    at_rest = told(FOOT_AT_REST, ["simvastatin"])
    assert dangers(at_rest, "not tested") == ["rhabdomyolysis"]
    assert not any("creatine kinase" in text for text in dangers(at_rest, "needs a test"))


def test_no_scan_is_needed_for_a_clot_that_nothing_points_to() -> None:
    knee = told(ONE_KNEE)
    assert dangers(knee, "needs a test") == []
    assert dangers(knee, "not tested") == ["deep vein thrombosis"]
    statuses = {item.disorder.id: item.status for item in knee.assessment.must_not_miss}
    assert statuses["deep_vein_thrombosis"] == "needs_test"


def test_what_an_examination_tells_is_looked_for_by_hand_first() -> None:
    calf = told({**ONE_KNEE, "age": 33, "location": ["calf"], "duration": "days"})
    assert [text for text in dangers(calf, "look for") if text.startswith("deep vein thrombosis: ")]


def test_what_is_denied_as_a_whole_is_said_where_its_parts_are_asked() -> None:
    whole = told({**SCIATICA, "bladder_or_bowel_change": "no"})
    looked_for = "\n".join(dangers(whole, "look for"))
    assert "cauda equina syndrome" in looked_for
    assert "(denied only as a whole)" in looked_for
    asked = "\n".join(node.text for node in section(whole, "What is still open").nodes)
    assert "(one by one, though denied as a whole: new bladder or bowel disturbance)" in asked
    open_ = told(SCIATICA)
    assert "as a whole" not in "\n".join(dangers(open_, "look for"))


def test_what_is_denied_by_a_list_is_asked_one_by_one_too() -> None:
    swept = told(
        {"age": 44, "leg_pain": "yes", "radiates_from_back_or_buttock": "yes"}, none_of=["red_flags_spine"]
    )
    assert "(denied only as a whole)" in "\n".join(dangers(swept, "look for"))
