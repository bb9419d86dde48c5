"""What changed is told in English, one line a record, with who says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from engine.diff.changes import RecordChange, changes
from engine.diff.versions import paired, version_of
from knowledge.criteria import KnowledgeBase, Line, Screen
from tests.car import CAR, engine_turns, noise
from tests.engine.diff.seeds import (
    NEW_RULE,
    PAGE,
    Document,
    added,
    changed,
    cutoff,
    effect,
    finding,
    named,
    old,
    rule,
    setting,
    without_effect,
    without_rule,
)
from tests.strategies import knowledge_bases


def told(*edits: Callable[[Document], None]) -> list[RecordChange]:
    return changes(paired(old(), changed(*edits)))


def part(edited: Document) -> None:
    rule(edited, "CAR-01")["when"]["any_of"].append({"yes": "smell_of_fuel"})


def swapped(edited: Document) -> None:
    rule(edited, "CAR-02")["when"]["all_of"][1] = {"choice": "weather", "options": ["hot"]}


def another_question(edited: Document) -> None:
    finding(edited, "noise")["clinician"] = "Which noise does it make?"


@pytest.mark.parametrize(
    ("edit", "name", "text", "question"),
    [
        (effect("CAR-06", 1, strength="weak"), "CAR-06", "supports fuel leak (weak), was strong",
         "fuel leak"),
        (effect("CAR-08", 0, escalates="soon"), "CAR-08", "now asks for soon on suspicion of fuel leak; no "
         "longer asks for emergency on suspicion of fuel leak", "fuel leak"),
        (without_effect("CAR-08", 1), "CAR-08", "no longer warns 'Do not smoke near it.'", "fuel leak"),
        (part, "CAR-01", "is also met by smell of fuel", "flat battery"),
        (setting("CAR-10", "when", {"concept": "no_spark"}), "CAR-10", "no longer asks for ethanol blend",
         "empty tank"),
        (swapped, "CAR-02", "asks for weather: hot instead of weather: cold or wet", "flat battery"),
        (setting("CAR-11", "when", {"any_of": [{"yes": "ethanol"}, {"yes": "lights_dim"}]}), "CAR-11",
         "applies where ethanol blend or dim lights; before, where car that will not start and weather: hot",
         "Other rules"),
        (cutoff("voltage", 0, 11.5), "voltage", "cut-off `flat` is 11.5 V, was 11.8 (read by CAR-01)",
         "Findings"),
        (lambda e: finding(e, "noise").update(options=["bang", "click", "whirr", "none"]), "noise",
         "options: bang is new", "Findings"),
        (lambda e: e["dangers"][0]["minimum"].pop(), "leak", "minimum: fuel in the tank below 1 L is gone",
         "fuel leak"),
        (lambda e: e["benign"][0].update(when={"yes": "engine_turns"}), "flat_battery",
         "asks for engine turning over instead of car that will not start", "flat battery"),
        (lambda e: e["steps"][1].update(gives_way_to=["tow"]), "leak_test",
         "gives way to: 'Tow it away.' is new", "Next steps"),
        (lambda e: e["medicines"][0].update(classes=[]), "gasohol",
         "gasohol: does not count as ethanol blend any more", "Medicines"),
        (lambda e: e["medicines"].append({"names": ["e85", "flex"], "classes": ["ethanol"]}), "e85",
         "e85; flex: is recognised now: ethanol blend", "Medicines"),
        (lambda e: e.pop("follows"), "lights_dim", "no dim lights follows from engine turning over",
         "What follows from answers"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_one_line(
    edit: Callable[[Document], None], name: str, text: str, question: str
) -> None:
    (change,) = told(edit)
    assert (change.id, change.text, change.question) == (name, text, question)
    assert not change.quiet


def test_rules_that_come_and_go_are_told_whole_with_who_says_so() -> None:
    new = {**NEW_RULE, "when": {"yes": "ethanol"}, "then": [{"opposes": "leak", "strength": "weak"}]}
    come, gone = told(added("rules", new), without_rule("CAR-05"))[::-1]
    assert (come.how, come.text) == ("added", "It is so. Where ethanol blend: opposes fuel leak (weak)")
    assert come.cites == ("The maker 2020: page 9",)
    assert (gone.how, gone.question) == ("removed", "flat battery")


@pytest.mark.parametrize(
    "edit",
    [
        setting("CAR-06", "because", "Fuel that smells has come out."),
        setting("CAR-06", "references", PAGE),
        another_question,
        named("CAR-06", "CAR-66"),
        lambda e: e["sources"][0].update(title="The manual"),
        lambda e: e["medicines"].append({"names": ["polish"]}),
    ],
)
def test_what_is_only_worded_or_cited_otherwise_is_kept_apart(edit: Callable[[Document], None]) -> None:
    assert [change.quiet for change in told(edit)] == [True]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (Line(findings=(noise,), none="none"), "lines: the same with other details"),
        (Line(findings=(noise,)), "the same in another order"),
    ],
)
def test_a_list_in_another_order_is_told_from_one_with_other_details(line: Line, text: str) -> None:
    other = Line(findings=(engine_turns,))
    before, after = (
        replace(CAR, screens=(Screen(id="start", title="Start", lines=lines),))
        for lines in ((Line(findings=(noise,)), other), (other, line))
    )
    (change,) = changes(paired(version_of("old", before), version_of("new", after)))
    assert change.text == text


@given(knowledge_bases())
def test_nothing_changed_between_a_version_and_itself(knowledge: KnowledgeBase) -> None:
    assert changes(paired(version_of("one", knowledge), version_of("again", knowledge))) == []


@given(knowledge_bases(), knowledge_bases())
def test_any_two_versions_can_be_compared(one: KnowledgeBase, other: KnowledgeBase) -> None:
    found = changes(paired(version_of("one", one), version_of("other", other)))
    assert all(change.text and change.text == change.text.strip() for change in found)
