from __future__ import annotations

from pathlib import Path

from engine.cases.open import read_cases
from engine.explain import Inquiry, ask
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.explain.pages import words
from tests.engine.explain.patients import COLD

EXAMPLES = Path(__file__).parents[3] / "examples"


def claudication() -> Inquiry:
    knowledge = leg_cramps()
    return Inquiry.of(knowledge, read_cases(str(EXAMPLES / "claudication.yaml"), knowledge)[0])


def test_a_rule_names_its_places_and_those_of_its_cut_offs() -> None:
    (cited,) = ask(Inquiry.of(CAR, COLD), "source", ["CAR-05"]).record["citations"]
    assert (cited["source"], cited["place"], cited["outside"]) == ("manual", "page 7", True)


def test_a_finding_names_who_set_its_cut_offs_and_the_rules_that_read_it() -> None:
    record = ask(Inquiry.of(CAR, COLD), "source", ["voltage"]).record
    assert [citation["place"] for citation in record["citations"]] == ["page 7"]
    assert [(r["rule"], r["applied"]) for r in record["rules"]] == [("CAR-01", True), ("CAR-05", False)]


def test_documents_are_told_with_review_status_and_tier_and_where_they_disagree() -> None:
    explained = ask(claudication(), "source", ["peripheral_artery_disease"])
    (disorder,) = explained.record["disorders"]
    assert {"A", "B", "C"} <= {view["document"] for view in disorder["views"]}
    assert "the most cautious view is followed" in disorder["disagreement"]
    text = words(explained)
    assert "documents disagree" in text
    assert "pending human review" in text
    assert "outside reference" in text


def test_rules_that_applied_come_first_with_what_their_claims_state() -> None:
    inquiry = claudication()
    explained = ask(inquiry, "source", ["urgency"])
    applied = [one["applied"] for one in explained.record["rules"]]
    assert sorted(applied, reverse=True) == applied
    first = explained.record["rules"][0]
    assert first["citations"][0]["statement"] in words(explained)


def test_every_claim_is_shown_with_its_own_document() -> None:
    record = ask(claudication(), "source", ["leading"]).record
    found = [one for rule in record["rules"] for one in rule["citations"] if one["claim"]]
    assert found
    assert all(one["source"] == f"document_{one['claim'][0].lower()}" for one in found)


def test_a_rule_that_rests_on_outside_references_alone_is_marked() -> None:
    knowledge = leg_cramps()
    rule = next(rule for rule in knowledge.rules if not rule.claims)
    explained = ask(claudication(), "source", [f"rule:{rule.id}"])
    assert explained.record["rules"][0]["outside_only"]
    assert "Rests on outside references only." in words(explained)


def test_it_tells_where_the_documents_disagree_about_facts_and_what_is_made_of_it() -> None:
    explained = ask(claudication(), "source", ["peripheral_artery_disease"])
    told = {one["id"]: one for one in explained.record["disagreements"]}
    assert "E13" in told["when_arterial_disease_hurts"]["claims"]
    assert "which_electrolytes" not in told
    assert told["when_arterial_disease_hurts"]["here"] in words(explained)
