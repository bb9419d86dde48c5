from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from engine.cases.case import CANNOT_TELL, Case
from engine.cases.casefile import case_of, case_record
from engine.cases.open import read_cases
from engine.errors import UnreadableInput
from engine.json_schema import DIALECT, schema
from knowledge.criteria import KnowledgeBase
from tests.car import CAR
from tests.strategies import cases, consultations

SCHEMA = schema(CAR, "case")
VALIDATOR = Draft202012Validator(SCHEMA)


def answer(finding: str, value: object) -> object:
    return case_of({"answers": {finding: value}}, CAR).answers[finding]


def problems(record: object) -> list[str]:
    with pytest.raises(UnreadableInput) as caught:
        case_of(record, CAR)
    return [str(problem) for problem in caught.value.problems]


def problem(finding: str, value: object) -> str:
    (only,) = problems({"answers": {finding: value}})
    return only


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def written(text: str, name: str = "case.yaml") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


@pytest.mark.parametrize("value", [True, "yes", "Yes", "TRUE", "true", 1, 1.0, "1", "1.0", "Y", "y", " yes "])
def test_yes_has_several_spellings(value: object) -> None:
    assert answer("lights_dim", value) is True


@pytest.mark.parametrize("value", [False, "no", "No", "FALSE", "false", 0, "0", "0.0", "N", "n"])
def test_no_has_several_spellings(value: object) -> None:
    assert answer("lights_dim", value) is False


@pytest.mark.parametrize("finding", ["lights_dim", "noise", "weather", "voltage", "ethanol"])
def test_unknown_closes_every_kind_of_finding(finding: str) -> None:
    assert answer(finding, "Unknown") is CANNOT_TELL


@pytest.mark.parametrize("value", ["maybe", 2, -1, 0.5, [], ["yes"], {}, "ye", "1.5", ""])
def test_what_is_neither_yes_nor_no_is_refused(value: object) -> None:
    assert "is neither yes nor no" in problem("lights_dim", value)


@pytest.mark.parametrize("finding", ["lights_dim", "noise", "weather", "voltage"])
def test_an_explicit_nothing_is_refused_with_both_ways_to_mean_it(finding: str) -> None:
    said = problem(finding, None)
    assert "Leave it out if it was not asked; write unknown" in said


@pytest.mark.parametrize(
    ("value", "volts"),
    [
        (12, 12.0),
        (12.6, 12.6),
        ("12.6", 12.6),
        ("12.6 V", 12.6),
        ("12,6 v", 12.6),
        ("0,125 V", 0.125),
        ("11800 mV", 11.8),
        ("11800MV", 11.8),
        ("1.18e1 V", 11.8),
        ("1234,5 mV", 1.2345),
    ],
)
def test_a_quantity_is_a_number_with_or_without_its_unit(value: object, volts: float) -> None:
    assert answer("voltage", value) == volts


def test_a_converted_value_on_a_cutoff_stays_on_it() -> None:
    flat, full = (cutoff.value for cutoff in CAR.finding["voltage"].cutoffs)  # type: ignore[union-attr]
    assert answer("voltage", "11800 mV") == flat
    assert answer("voltage", "12600 mV") == full


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "is not a number"),
        ([12], "is not a number"),
        ("high", "is not a number"),
        ("<0", "is outside the plausible range"),
        (">20", "is outside the plausible range"),
        ("<high", "is not a number"),
        ("<<12", "is not a number"),
        ("12 x 3", "has a unit that is not known here"),
        ("12 kV", "has a unit that is not known here"),
        ("1,234 mV", "Write 1234 if it stands between thousands, or 1.23 if it is a decimal comma."),
        ("1.234,5 mV", "Write it without them"),
        ("1,234,567", "Write it without them"),
        (21, "is outside the plausible range, 0 to 20 V (found 21). If it is another unit, write '21 mV'."),
        (-1, "is outside the plausible range"),
        ("99 V", "is outside the plausible range"),
        (float("nan"), "is not a finite number"),
        (float("inf"), "is not a finite number"),
        ("1e999", "is not a finite number"),
        (10**400, "is outside the plausible range, 0 to 20 V (found a number of very many digits)"),
        ("9" * 1000, "is not a number"),
        ("١٢", "is not a number"),
    ],
)
def test_what_is_no_plausible_number_is_refused_with_the_remedy(value: object, said: str) -> None:
    assert said in problem("voltage", value)


def test_a_choice_takes_one_of_its_options_in_any_case() -> None:
    assert answer("noise", "CLICK") == "click"


@pytest.mark.parametrize("value", ["cli", "clikc", ["click"], 1, True])
def test_a_choice_takes_nothing_that_is_merely_near_an_option(value: object) -> None:
    assert "It is one of click, whirr or none, or unknown." in problem("noise", value)


def test_a_near_option_is_suggested() -> None:
    assert "Did you mean click?" in problem("noise", "clikc")


def test_several_suggestions_are_told_apart_from_what_was_typed() -> None:
    assert "Did you mean 'click' or 'whirr'?" in problem("noise", "click or whirr")


def test_several_choices_in_one_text_are_told_how_to_stand() -> None:
    assert "Several are a list, [a, b]; in a cell of a table, a;b." in problem("weather", "wet, hot")
    assert "Several are" not in problem("noise", "click, whirr")


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("interview", "is not a crampdx interview"),
        ("trace", "explain --check"),
        ("assessment", "the case file"),
    ],
)
def test_what_crampdx_wrote_itself_is_told_in_one_sentence(write: Any, schema: str, said: str) -> None:
    lines = f'{{"schema": "crampdx/{schema}/1", "odd": 1}}\n{{"turn": "answered"}}\n'
    with pytest.raises(UnreadableInput) as caught:
        read_cases(write(lines, "mine.session"), CAR)
    (only,) = caught.value.problems
    assert said in str(only)


def test_several_options_come_out_in_catalogue_order() -> None:
    assert answer("weather", ["HOT", "cold"]) == ("cold", "hot")
    assert answer("weather", "wet") == ("wet",)
    assert answer("weather", []) == ()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (["cold", "Cold"], "holds cold twice"),
        (["cold", "snow"], "holds 'snow', which is not one of the options"),
        (["cold", ["wet"]], "holds [wet], which takes one option"),
        ({}, "is not one of the options"),
    ],
)
def test_odd_lists_of_options_are_refused(value: object, said: str) -> None:
    assert said in problem("weather", value)


def test_what_is_left_out_stays_open() -> None:
    case = case_of({"answers": {}}, CAR)
    assert Case(id="case") == case


def test_without_a_list_of_medicines_every_class_is_open() -> None:
    assert "ethanol" not in case_of({"answers": {}}, CAR).answers


@pytest.mark.parametrize(
    ("medicines", "expected"),
    [
        ({"medicines": []}, False),
        ({"medicines": ["shampoo"]}, False),
        ({"medicines": ["E10"]}, True),
        ({"medicines": ["shampoo", "moonshine"]}, CANNOT_TELL),
        ({"medicines": ["shampoo"], "medicines_complete": "no"}, CANNOT_TELL),
        ({"medicines": [], "medicines_complete": "unknown"}, CANNOT_TELL),
        ({"medicines": ["E10"], "medicines_complete": False}, True),
        ({"medicines": "unknown"}, CANNOT_TELL),
        ({"medicines": ["additive"]}, CANNOT_TELL),
        ({"medicines": ["additive", "shampoo"]}, CANNOT_TELL),
        ({"medicines": ["additive", "E10"]}, True),
    ],
)
def test_a_list_of_medicines_answers_the_classes(medicines: dict[str, object], expected: object) -> None:
    assert case_of({"answers": {}, **medicines}, CAR).answers["ethanol"] is expected


def test_a_name_that_is_not_recognised_is_kept_as_it_was_written() -> None:
    case = case_of({"answers": {}, "medicines": ["Moonshine  40 %"]}, CAR)
    assert ("Moonshine 40 %",) == case.unrecognised_medicines == case.medicines


@pytest.mark.parametrize(
    ("medicines", "direct", "said"),
    [
        (["E10"], "no", "the medicines hold E10, which belongs to it"),
        ([], "yes", "no medicine on the list belongs to it, and the list is complete"),
    ],
)
def test_an_answer_must_not_contradict_the_list_of_medicines(
    medicines: list[str], direct: str, said: str
) -> None:
    (only,) = problems({"answers": {"ethanol": direct}, "medicines": medicines})
    assert said in only


def test_a_list_that_lacks_what_is_said_to_be_taken_is_not_complete_unless_it_is_said_to_be() -> None:
    record = {"answers": {"ethanol": "yes"}, "medicines": ["shampoo"]}
    case = case_of(record, CAR)
    assert case.answers["ethanol"] is True
    assert not case.medicines_complete
    assert case_of(case_record(case, CAR), CAR) == case
    (only,) = problems(record | {"medicines_complete": "yes"})
    assert "no medicine on the list belongs to it, and the list is complete" in only


@pytest.mark.parametrize(("medicines", "answer"), [(["E10"], True), (["shampoo"], False), ([], False)])
def test_a_list_answers_a_class_that_was_not_known(medicines: list[str], answer: bool) -> None:
    case = case_of({"answers": {"ethanol": "unknown"}, "medicines": medicines}, CAR)
    assert case.answers["ethanol"] is answer


@pytest.mark.parametrize("direct", ["yes", "no", "unknown"])
def test_a_class_may_be_answered_where_the_list_leaves_it_unknown(direct: str) -> None:
    alone = case_of({"answers": {"ethanol": direct}}, CAR).answers
    beside = case_of({"answers": {"ethanol": direct}, "medicines": ["moonshine"]}, CAR).answers
    vague = case_of({"answers": {"ethanol": direct}, "medicines": ["additive"]}, CAR).answers
    assert alone == beside == vague


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({}, "answers: a case needs its answers"),
        ({"answers": []}, "answers: a case needs its answers"),
        ({"answers": {}, "medication": []}, "medication: is not part of a case. Did you mean medicines?"),
        ({"answers": {}, "medcines": []}, "medcines: is not part of a case. Did you mean medicines?"),
        ({"answers": {}, "voltage": 12}, "It is a finding: put it below `answers:`."),
        ({"answers": {"medicines": []}}, "`medicines` stands beside `answers`, not in it."),
        ({"answers": {"Ligths-dim": "yes"}}, "Did you mean lights_dim?"),
        ({"answers": {}, "audience": "patients"}, "Did you mean patient?"),
        ({"answers": {}, "id": ""}, "id: is empty, too long or holds control characters"),
        ({"answers": {}, "id": "a\nb"}, "(found 'a\\nb')"),
        ({"answers": {}, "id": ["a"]}, "id: is not text"),
        ({"answers": {}, "title": 3}, "title: is not text"),
        ({"answers": {}, "medicines": None}, "medicines: is not a list of names (found nothing)"),
        (
            {"answers": {}, "medicines": ["a\x1b[0m"]},
            "medicines[0]: is not the name of a medicine (found 'a\\x1b",
        ),
        ({"answers": {}, "medicines": [3]}, "medicines[0]: is not the name of a medicine"),
        ({"answers": {}, "medicines_complete": "yes"}, "has no list of medicines to describe"),
        ({"answers": {}, "medicines": [], "medicines_complete": "perhaps"}, "is neither yes nor no"),
        ({"answers": {}, 3: 4}, "3: is not part of a case"),
        ("answers", "is not a mapping"),
        (None, "is not a mapping"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_record_is_said_with_its_place(record: object, said: str) -> None:
    (only,) = problems(record)
    assert said in only


def test_title_and_notes_are_for_readers() -> None:
    plain = case_of({"answers": {"fuel": 1}}, CAR)
    assert plain == case_of({"answers": {"fuel": 1}, "title": "T", "notes": "N"}, CAR)


def test_a_number_is_as_good_an_id_as_a_text() -> None:
    assert case_of({"id": 12, "answers": {}}, CAR).id == "12"


EXPECT = {
    "disorders": ["leak"],
    "not_disorders": "empty_tank",
    "standings": {"leak": "likely", "empty_tank": "not_suggested"},
    "leading": ["leak"],
    "urgency": "emergency",
    "warnings": ["no_smoking"],
    "not_warnings": [],
    "steps": ["leak_test"],
    "fired": ["CAR-06", "CAR-08"],
    "not_fired": ["CAR-01"],
    "must_not_miss": {"leak": "supported"},
    "concepts": {"fire_risk": "yes", "no_spark": "unknown"},
    "in_scope": "no",
    "settled": False,
}


def test_an_expectation_is_read_with_tuples_and_truths() -> None:
    expect = case_of({"answers": {}, "expect": EXPECT}, CAR).expect
    assert expect["not_disorders"] == ("empty_tank",)
    assert expect["concepts"] == {"fire_risk": True, "no_spark": CANNOT_TELL}
    assert expect["in_scope"] is False
    assert list(EXPECT) == list(expect)


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ({"disorder": ["leak"]}, "Did you mean 'disorders' or 'not_disorders'?"),
        ({"disorders": ["leek"]}, "expect.disorders[0]: is not a disorder of this knowledge base"),
        ({"disorders": {"leak": 1}}, "expect.disorders: is not a list"),
        ({"standings": ["leak"]}, "expect.standings: is not a mapping"),
        ({"standings": {"leak": "sure"}}, "It is one of likely, possible, not_suggested or unlikely."),
        ({"must_not_miss": {"leak": "exluded"}}, "Did you mean excluded"),
        ({"urgency": "emergncy"}, "Did you mean emergency?"),
        ({"fired": ["VASC-01"]}, "is not a rule of this knowledge base"),
        ({"settled": "unknown"}, "is neither yes nor no"),
        ({"concepts": {"no_sparks": "yes"}}, "Did you mean no_spark?"),
        (["leak"], "expect: is not a mapping"),
    ],
)  # fmt: skip
def test_a_mistaken_expectation_is_refused(expect: object, said: str) -> None:
    (only,) = problems({"answers": {}, "expect": expect})
    assert said in only


def test_all_problems_of_a_file_are_told_at_once_in_the_order_of_their_lines(write: Any) -> None:
    path = write(
        "id: one\nanswers:\n  lights_dim: maybe\n  voltage: 12\n  voltage: 99\n"
        "---\nid: one\nanswers: {ligths_dim: yes}\nmedicine: []\n"
    )
    with pytest.raises(UnreadableInput) as caught:
        read_cases(path, CAR)
    places = [p.place.removeprefix(path) for p in caught.value.problems]
    expected = [
        ", record 1, line 3, answers.lights_dim",
        ", record 1, line 5, answers.voltage",
        ", record 1, line 5, answers.voltage",
        ", record 2, line 7, id",
        ", record 2, line 8, answers.ligths_dim",
        ", record 2, line 9, medicine",
    ]
    assert expected == [place[place.index(", record") :] for place in places]


TWO = [{"id": "a", "answers": {"lights_dim": "yes"}}, {"answers": {"fuel": 3}, "audience": "patient"}]
TWO_YAML = "- id: a\n  answers: {lights_dim: yes}\n- answers: {fuel: 3}\n  audience: patient\n"
TWO_DOCUMENTS = "id: a\nanswers: {lights_dim: yes}\n---\nanswers: {fuel: 3}\naudience: patient\n---\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("two.yaml", TWO_YAML),
        ("two.yml", TWO_DOCUMENTS),
        ("two.json", json.dumps(TWO, indent=1)),
        ("two.jsonl", "\n\n".join(map(json.dumps, TWO))),
        ("two.case", TWO_YAML),
        ("two.txt", json.dumps(TWO)),
        ("two", "\n".join(map(json.dumps, TWO))),
        ("two.YAML", "\ufeff" + TWO_YAML),
    ],
)
def test_the_same_cases_are_read_from_every_format(write: Any, name: str, text: str) -> None:
    path = write(text, name)
    expected = [
        Case(id="a", answers={"lights_dim": True}),
        Case(id="two-2", answers={"fuel": 3.0}, audience="patient"),
    ]
    assert expected == read_cases(path, CAR)
    assert expected[:1] == read_cases(f"{path}#a", CAR)
    assert expected[1:] == read_cases(f"{path}#two-2", CAR)


TWO_FLOWING = "[{id: a, answers: {lights_dim: yes}}, {answers: {fuel: 3}, audience: patient}]"
TWO_QUOTED = '"id": a\n"answers": {}\n---\n"answers": {}\n'


@pytest.mark.parametrize(
    "text",
    [
        TWO_YAML, TWO_DOCUMENTS, TWO_FLOWING, TWO_QUOTED, json.dumps(TWO), json.dumps(TWO, indent=1),
        "\n".join(map(json.dumps, TWO)),
    ],
)  # fmt: skip
def test_stdin_is_read_as_what_it_looks_like(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    for name, ids in (("-", ["a", "stdin-2"]), ("-#a", ["a"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert ids == [case.id for case in read_cases(name, CAR)]


def test_a_case_without_an_id_has_its_files_name(write: Any) -> None:
    assert [case.id for case in read_cases(write("answers: {}", "p7.yaml"), CAR)] == ["p7"]


def test_a_file_whose_name_holds_a_hash_is_found(write: Any) -> None:
    path = write("id: x\nanswers: {}", "a#b.yaml")
    assert [case.id for case in read_cases(path, CAR)] == ["x"]
    assert [case.id for case in read_cases(f"{path}#x", CAR)] == ["x"]


def test_one_case_of_a_file_is_read_though_another_is_spoilt(write: Any) -> None:
    path = write("id: good\nanswers: {}\n---\nid: bad\nanswers: {fuel: -1}\n")
    assert [case.id for case in read_cases(f"{path}#good", CAR)] == ["good"]
    with pytest.raises(UnreadableInput, match="plausible"):
        read_cases(f"{path}#bad", CAR)


@pytest.mark.parametrize(
    ("ids", "wanted", "said"),
    [
        (["good"], "godo", "holds no case with the id 'godo'. Did you mean good?"),
        (["p1", "p2"], "P3", "holds no case with the id 'P3'. Choose p1 or p2."),
        (["p1"], "", "holds no case with the id ''. Choose p1."),
        (list("abcdefghij"), "xyz", "Choose a, b, c, d, e, f, g, h or one of 2 more."),
        (["long\x1b[2J"], "long", "Did you mean long\\x1b[2J?"),
    ],
)
def test_a_case_that_is_not_in_the_file_is_said_with_what_may_be_meant(
    write: Any, ids: list[str], wanted: str, said: str
) -> None:
    path = write(json.dumps([{"id": name, "answers": {}} for name in ids]), "cases.json")
    with pytest.raises(UnreadableInput) as caught:
        read_cases(f"{path}#{wanted}", CAR)
    assert said in str(caught.value)


def test_yaml_is_of_version_1_2(write: Any) -> None:
    text = "id: 007\nanswers: {lights_dim: no, smell_of_fuel: FALSE, voltage: 1.2e1, noise: none}\n"
    (case,) = read_cases(write(text), CAR)
    assert case.id == "007"
    assert case.answers == {
        "lights_dim": False,
        "smell_of_fuel": False,
        "noise": "none",
        "voltage": 12.0,
    }


@given(cases(CAR))
def test_every_case_written_is_read_back_as_itself(case: Case) -> None:
    assert case == case_of(case_record(case), CAR)
    assert case == case_of(json.loads(json.dumps(case_record(case, CAR))), CAR)


@given(consultations())
def test_every_case_of_any_knowledge_base_is_read_back_as_itself(
    consultation: tuple[KnowledgeBase, Case],
) -> None:
    knowledge, case = consultation
    assert case == case_of(case_record(case, knowledge), knowledge)


def test_expectations_and_unknown_medicines_are_read_back_as_themselves() -> None:
    for more in ({"medicines": "unknown"}, {"medicines": ["moonshine"]}, {}):
        case = case_of({"id": "x", "answers": {}, "expect": EXPECT, **more}, CAR)
        assert case == case_of(json.loads(json.dumps(case_record(case, CAR))), CAR)


def test_what_follows_from_the_medicines_is_left_out_of_a_record() -> None:
    case = case_of({"id": "x", "answers": {}, "medicines": ["E10"]}, CAR)
    assert case_record(case, CAR) == {"id": "x", "audience": "clinician", "answers": {}, "medicines": ["E10"]}


def test_the_schema_names_every_finding_with_its_values() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    answers = SCHEMA["properties"]["answers"]["properties"]
    assert SCHEMA["$schema"] == DIALECT
    assert list(CAR.finding) == list(answers)
    assert answers["noise"]["enum"] == ["click", "whirr", "none", "unknown"]
    assert answers["voltage"]["anyOf"][0] == {"type": "number", "minimum": 0, "maximum": 20}
    assert "null" not in json.dumps(SCHEMA)


@given(cases(CAR))
def test_every_record_written_fits_the_schema(case: Case) -> None:
    VALIDATOR.validate(case_record(case))
    VALIDATOR.validate(case_record(case, CAR))


VALUES: list[object] = [
    True, False, 0, 1, 2, 1.0, 12.6, -1, 99, 10**400, None, "yes", "no", "unknown", "YES",
    "maybe", "click", "cold", "12 V", "12", "12000 mV", "12 kV", "1,5", [], ["cold"], ["cold", "wet"],
    ["snow"], [["cold"]], {}, "", "leak",
]  # fmt: skip
VALUE = st.sampled_from(VALUES)


@given(
    st.fixed_dictionaries(
        {
            "answers": st.dictionaries(
                st.sampled_from(sorted(set(CAR.finding) - {"ethanol"})), VALUE, max_size=3
            )
        },
        optional={
            "id": st.sampled_from(["a", "a b", "", " a", 3, None, "a\n"]),
            "audience": st.sampled_from(["patient", "clinician", "Patient", None]),
            "medicines": st.sampled_from([[], ["E10"], ["x", "y"], "unknown", "none", None, [1], [""]]),
            "expect": st.dictionaries(st.sampled_from([*EXPECT, "fire"]), VALUE, max_size=2),
            "notes": VALUE,
            "other": VALUE,
        },
    )
)
def test_what_the_schema_accepts_is_read(record: dict[str, object]) -> None:
    if VALIDATOR.is_valid(record):
        case_of(record, CAR)
