"""CDS Hooks: cards beside a chart and beside an order, for what is so, and none that says nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.codes import codes
from knowledge.leg_cramps import leg_cramps
from tests.engine.web.browser import ORIGIN, Browser
from tests.engine.web.garage_site import visitor

VIEW, ORDER = "/cds-services/leg-cramps-patient-view", "/cds-services/leg-cramps-order-select"
SUBJECT = {"reference": "Patient/1"}
FAILED = {"resourceType": "OperationOutcome"}
TODAY = datetime.now(UTC).date()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return visitor(tmp_path_factory.mktemp("journals"), leg_cramps(), codes=codes())


def bundle(*resources: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Bundle",
        "type": "searchset",
        "entry": [{"resource": one} for one in resources],
        **more,
    }


def medicine(text: str, status: str = "active", name: str = "m1", **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "MedicationRequest", "id": name, "status": status, "intent": "order",
        "subject": SUBJECT, "medicationCodeableConcept": {"text": text}, **more,
    }  # fmt: skip


def potassium(value: float, days: int = 0) -> dict[str, Any]:
    return {
        "resourceType": "Observation", "status": "final", "subject": SUBJECT,
        "code": {"coding": [{"system": "http://loinc.org", "code": "2823-3"}]},
        "effectiveDateTime": (TODAY - timedelta(days=days)).isoformat(),
        "valueQuantity": {"value": value, "unit": "mmol/L"},
    }  # fmt: skip


PATIENT = {"resourceType": "Patient", "id": "1", "birthDate": f"{TODAY.year - 70}-01-01", "gender": "female"}


def view(prefetch: object, **more: Any) -> dict[str, Any]:
    context = {"userId": "Practitioner/1", "patientId": "1"}
    return {"hook": "patient-view", "hookInstance": "x", "context": context, "prefetch": prefetch, **more}


def order(*drafts: Mapping[str, Any], prefetch: object = None, selections: object = None) -> dict[str, Any]:
    context: dict[str, Any] = {"userId": "Practitioner/1", "patientId": "1", "draftOrders": bundle(*drafts)}
    context["selections"] = selections or [f"{one['resourceType']}/{one.get('id')}" for one in drafts]
    return {"hook": "order-select", "hookInstance": "x", "context": context, "prefetch": prefetch or {}}


def post(browser: Browser, path: str, record: object, **headers: str) -> Any:
    return browser.raw(
        "POST", path, content=json.dumps(record), headers={"content-type": "application/json", **headers}
    )


def cards(browser: Browser, path: str, record: object) -> list[dict[str, Any]]:
    answered = post(browser, path, record)
    assert answered.status_code == 200, answered.text
    found: list[dict[str, Any]] = answered.json()["cards"]
    for card in found:
        assert 0 < len(card["summary"]) < 140
        assert card["indicator"] in ("info", "warning", "critical")
        assert card["source"]["label"]
        assert card["detail"]
        for url in (card["source"]["url"], card["links"][0]["url"]):
            assert browser.get(url.removeprefix(ORIGIN)).status == 200
    return found


def summaries(found: list[dict[str, Any]]) -> str:
    return " / ".join(card["summary"] for card in found)


def test_discovery_offers_both_hooks_with_what_they_want_to_know(browser: Browser) -> None:
    offered = browser.raw("GET", "/cds-services").json()["services"]
    assert [(one["hook"], f"/cds-services/{one['id']}") for one in offered] == [
        ("patient-view", VIEW),
        ("order-select", ORDER),
    ]
    assert set(offered[0]["prefetch"]) == {"patient", "conditions", "observations", "medications"}


def test_quinine_that_is_taken_is_warned_of(browser: Browser) -> None:
    found = cards(browser, VIEW, view({"medications": bundle(medicine("quinine sulfate 200 mg"))}))
    assert "Quinine must not be used for leg cramps" in summaries(found)
    assert found[0]["source"]["label"].startswith("US Food and Drug Administration")


def test_quinine_that_is_being_ordered_is_warned_of_though_nothing_else_is_known(browser: Browser) -> None:
    found = cards(browser, ORDER, order(medicine("Limptar N", "draft")))
    assert "Quinine" in summaries(found)


def test_an_order_is_warned_of_though_the_same_was_taken_before(browser: Browser) -> None:
    taken = {"medications": bundle(medicine("quinine 200 mg"))}
    assert "Quinine" in summaries(
        cards(browser, ORDER, order(medicine("quinine 200 mg", "draft"), prefetch=taken))
    )


def test_an_order_of_something_else_repeats_nothing(browser: Browser) -> None:
    taken = {"medications": bundle(medicine("quinine 200 mg"))}
    draft = medicine("amoxicillin 500 mg", "draft")
    assert cards(browser, ORDER, order(draft, prefetch=taken)) == []
    test = {
        "resourceType": "ServiceRequest",
        "id": "s",
        "status": "draft",
        "intent": "order",
        "subject": SUBJECT,
    }
    assert cards(browser, ORDER, order(test, prefetch=taken)) == []


def test_of_several_drafts_the_chosen_one_is_looked_at(browser: Browser) -> None:
    drafts = (medicine("quinine 200 mg", "draft", "a"), medicine("amoxicillin", "draft", "b"))
    assert cards(browser, ORDER, order(*drafts, selections=["MedicationRequest/b"])) == []
    assert cards(browser, ORDER, order(*drafts, selections=["MedicationRequest/a"])) != []


def test_a_medicine_by_reference_is_found_in_the_same_bundle(browser: Browser) -> None:
    drug = {"resourceType": "Medication", "id": "q", "code": {"text": "quinine sulfate"}}
    request = medicine("", medicationReference={"reference": "Medication/q"})
    del request["medicationCodeableConcept"]
    assert "Quinine" in summaries(cards(browser, VIEW, view({"medications": bundle(request, drug)})))


def test_a_supported_danger_is_a_card_as_urgent_as_it_is(browser: Browser) -> None:
    cramp = {"resourceType": "Condition", "subject": SUBJECT, "code": {"coding": [
        {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "R25.2"}]}}  # fmt: skip
    known = {"patient": PATIENT, "conditions": bundle(cramp), "observations": bundle(potassium(2.3))}
    found = cards(browser, VIEW, view(known))
    (danger,) = [card for card in found if "Hypokalaemia is suspected" in card["summary"]]
    assert danger["indicator"] == "critical"
    assert re.search(r"\[[A-Z]+-[0-9]+\\?\]: .*2\.3 mmol/L", danger["detail"])


def test_a_value_of_years_ago_says_nothing_of_now(browser: Browser) -> None:
    found = cards(browser, VIEW, view({"patient": PATIENT, "observations": bundle(potassium(2.3, days=900))}))
    assert "Hypokalaemia" not in summaries(found)


def test_a_record_that_gives_no_reason_gives_no_card(browser: Browser) -> None:
    everything_none = {"patient": PATIENT, "conditions": None, "observations": None, "medications": None}
    assert cards(browser, VIEW, view(everything_none)) == []
    assert cards(browser, VIEW, view({"medications": bundle(medicine("amoxicillin"))})) == []


@pytest.mark.parametrize("none", [None, bundle(), {"resourceType": "Bundle"}])
def test_a_key_that_is_null_or_found_nothing_is_none(
    browser: Browser, none: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case,) = _cases(browser, view({"conditions": none, "medications": none}), monkeypatch)
    assert case.medicines == ()
    assert case.none_of == ("past_illness",)


@pytest.mark.parametrize(
    "prefetch",
    [
        {"patient": PATIENT},
        {"patient": PATIENT, "conditions": FAILED, "medications": FAILED},
        {"patient": PATIENT, "medications": bundle(FAILED)},
        {"patient": PATIENT, "medications": bundle(link=[{"relation": "next", "url": "https://x"}])},
    ],
)  # fmt: skip
def test_a_key_that_is_missing_or_could_not_be_had_is_unknown(
    browser: Browser, prefetch: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case,) = _cases(browser, view(prefetch), monkeypatch)
    assert case.medicines is None
    assert case.none_of == ()


def _cases(browser: Browser, request: object, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the cases that a request was read as."""
    from engine.web import cds_hooks

    seen: list[Any] = []
    real = cds_hooks.consult
    monkeypatch.setattr(cds_hooks, "consult", lambda known, read: seen.extend(read) or real(known, read))
    cards(browser, VIEW, request)
    return seen


def test_a_request_without_anything_to_read_is_told_what_is_missing(browser: Browser) -> None:
    for nothing in ({}, None, {"other": bundle()}):
        answered = post(browser, VIEW, view(nothing))
        assert answered.status_code == 412
        assert answered.json()["resourceType"] == "OperationOutcome"


@pytest.mark.parametrize(
    ("path", "record", "place"),
    [
        (VIEW, [], "the request"), (VIEW, {}, "hook"), (VIEW, view({}, hook="order-select"), "hook"),
        (VIEW, view({}, context={}), "context.patientId"), (VIEW, view([]), "prefetch"),
        (VIEW, view({"medications": "none"}), "prefetch.medications"),
        (ORDER, view({}, hook="order-select"), "context.draftOrders"),
        (
            VIEW, view({"medications": bundle(medicine("x", subject={"reference": "Patient/2"}))}),
            "prefetch.medications.entry[0]",
        ),
        (VIEW, view({"patient": {**PATIENT, "id": "2"}}), "prefetch.patient"),
        (
            VIEW, view({"conditions": {"resourceType": "Bundle", "entry": [{"resource": 3}]}}),
            "prefetch.conditions.entry[0].resource",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_request_is_told_with_its_place(
    browser: Browser, path: str, record: object, place: str
) -> None:
    answered = post(browser, path, record)
    assert answered.status_code == 422
    assert [one["path"] for one in answered.json()["problems"]] == [place]


def test_a_service_that_there_is_not_is_not_there(browser: Browser) -> None:
    assert post(browser, "/cds-services/other", view({})).status_code == 404


def test_only_cds_services_may_be_asked_from_elsewhere_and_only_where_that_is_meant(
    browser: Browser, tmp_path: Path
) -> None:
    elsewhere = {"origin": "https://chart.example"}
    public = visitor(tmp_path, leg_cramps(), codes=codes(), public=True)
    taken = view({"medications": bundle(medicine("quinine"))})
    assert post(browser, VIEW, taken, **elsewhere).status_code == 403
    allowed = post(public, VIEW, taken, **elsewhere)
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, "*")
    asked = public.raw("OPTIONS", VIEW, headers={**elsewhere, "access-control-request-method": "POST"})
    assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (200, "*")
    assert post(public, "/assess", {}, **elsewhere).status_code == 403
    assert "access-control-allow-origin" not in public.raw("GET", "/", headers=elsewhere).headers
    assert [*tmp_path.iterdir()] == []


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.sampled_from(["active"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from([
            "resourceType", "entry", "resource", "code", "coding", "system", "subject", "reference", "status",
            "text", "valueQuantity", "value", "medicationCodeableConcept", "medicationReference", "id",
        ]),
        inner, max_size=5,
    ),
    max_leaves=15,
)  # fmt: skip
RESOURCE = st.builds(
    lambda kind, more: {**more, "resourceType": kind},
    st.sampled_from(["Patient", "Observation", "Condition", "MedicationRequest", "Bundle", "List"]),
    st.dictionaries(st.sampled_from(["code", "status", "subject", "entry", "birthDate"]), JSON),
)  # fmt: skip


@settings(max_examples=40)
@given(found=st.lists(RESOURCE | JSON, max_size=3), drafts=st.lists(RESOURCE | JSON, max_size=3))
def test_no_record_at_all_breaks_it(browser: Browser, found: list[Any], drafts: list[Any]) -> None:
    entries = {"resourceType": "Bundle", "entry": [{"resource": one} for one in drafts]}
    context = {"patientId": "1", "draftOrders": entries, "selections": found}
    known = {"resourceType": "Bundle", "entry": [{"resource": one} for one in found]}
    for path, hook in ((VIEW, "patient-view"), (ORDER, "order-select")):
        record = {
            "hook": hook,
            "context": context,
            "prefetch": {"conditions": known, "medications": known, "patient": found},
        }
        for prefetch in (
            record["prefetch"],
            {"medications": known},
            dict.fromkeys(["patient", "observations"], known),
        ):
            assert post(browser, path, {**record, "prefetch": prefetch}).status_code in (200, 412, 422)
