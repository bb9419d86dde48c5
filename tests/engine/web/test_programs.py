"""Assessments and explanations for programs: what the command line says, and bad input never breaks it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assessment.consultation import consult
from engine.assessment.record import assessment_record
from engine.cases.casefile import case_of
from engine.explain import QUESTIONS, answer
from tests.engine.interview.garage import GARAGE
from tests.engine.web.browser import Browser
from tests.engine.web.garage_site import visitor

CASE = {
    "id": "mine",
    "answers": {"will_not_start": "yes", "lights_dim": True, "weather": ["cold"], "voltage": "11500 mV"},
}
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return visitor(tmp_path_factory.mktemp("journals"))


def post(browser: Browser, path: str, record: object) -> Any:
    body = record if isinstance(record, bytes) else json.dumps(record)
    return browser.raw("POST", path, content=body, headers=JSON)


def test_a_case_is_assessed_as_on_the_command_line(browser: Browser) -> None:
    case = case_of(CASE, GARAGE)
    (done,) = consult(GARAGE, [case])
    answered = post(browser, "/assess", CASE)
    assert answered.status_code == 200
    assert answered.json() == json.loads(json.dumps(assessment_record(done.assessment)))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered_as_on_the_command_line(browser: Browser, question: str) -> None:
    about = ["voltage"] if question == "why" else ["voltage=12.7"] if question == "what-if" else ["urgency"]
    answered = post(browser, "/explain", {"case": CASE, "question": question, "about": about})
    assert answered.status_code == 200
    expected = answer(GARAGE, case_of(CASE, GARAGE), question, about).record
    assert answered.json() == json.loads(json.dumps(expected))


@pytest.mark.parametrize(
    ("record", "path"),
    [
        (b"", "line 1"), (b"{", "line 1"), (b"\xff", "the record"), (b"[]", "the record"),
        (b"null", "the record"),
        (b'{"answers": {"voltage": NaN}}', "answers.voltage"), (b"[" * 50_000, "the record"),
        (b'{"answers": {}, "answers": {}}', "answers"), ({"answers": {"wheels": 4}}, "answers.wheels"),
        ({"answers": {"voltage": "1,234"}}, "answers.voltage"),
        ({"answers": {"noise": "bang"}}, "answers.noise"),
        ({"answers": {"voltage": 10**400}}, "answers.voltage"), ({"case": CASE}, "case"), ({}, "answers"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_case_is_told_with_its_place(
    browser: Browser, record: object, path: str
) -> None:
    answered = post(browser, "/assess", record)
    assert answered.status_code == 422
    assert path in [problem["path"] for problem in answered.json()["problems"]]


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"question": "who"}, "question"), ({"about": ["wheel"]}, "question"), ({"about": 3}, "about"),
        ({"voice": "mechanic"}, "voice"), ({"full": "yes"}, "full"), ({"most": 9}, "most"),
        ({"most": True}, "most"),
        ({"question": 1}, "question"), ({"questoin": "how"}, "questoin"), ({"case": 3}, "case.the record"),
        ({"case": {"answers": {"noise": 1}}}, "case.answers.noise"),
        ({"question": "what-if", "about": ["voltage=x"]}, "question"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_question_is_told_with_its_place(
    browser: Browser, more: dict[str, object], path: str
) -> None:
    answered = post(browser, "/explain", {"case": CASE, **more})
    assert answered.status_code == 422
    assert [problem["path"] for problem in answered.json()["problems"]] == [path]


def test_the_description_holds_the_schemas_that_cases_and_results_are_held_to(browser: Browser) -> None:
    described = browser.raw("GET", "/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    schemas = described["components"]["schemas"]

    def valid(record: object, name: str) -> None:
        whole = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
        jsonschema.Draft202012Validator(whole).validate(record)

    valid(CASE, "Case")
    valid(post(browser, "/assess", CASE).json(), "Assessment")
    for question in QUESTIONS:
        asked = {"case": CASE, "question": question}
        valid(asked, "Question")
        valid(post(browser, "/explain", asked).json(), "Explanation")
    valid(post(browser, "/assess", {}).json(), "Problems")
    text = json.dumps(described)
    assert "#/$defs/" not in text
    assert {ref.split('"')[0] for ref in text.split("#/components/schemas/")[1:]} <= schemas.keys()


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["case", "answers", "medicines", "question", "about", "id", "voltage"]), inner
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60)
@given(
    record=ANYTHING
    | st.fixed_dictionaries({"answers": st.dictionaries(st.sampled_from([*GARAGE.finding]), ANYTHING)})
)
def test_no_json_at_all_breaks_it(browser: Browser, record: object) -> None:
    for path, sent in (
        ("/assess", record),
        ("/explain", record),
        ("/explain", {"case": record, "question": "how"}),
    ):
        assert post(browser, path, sent).status_code in (200, 422)


def test_there_is_no_page_that_loads_from_elsewhere(browser: Browser, tmp_path: Path) -> None:
    assert browser.raw("GET", "/docs").status_code == 404
    assert browser.raw("GET", "/redoc").status_code == 404
    assert browser.raw("GET", "/assess").status_code == 405
