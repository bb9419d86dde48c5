"""Changes of the car, each made on purpose: what it does to patients is known beforehand."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from engine.diff import Version
from engine.diff.versions import version_of
from engine.export import export_text, exported, read_export
from tests.car import CAR

Document = dict[str, Any]
LESS, MORE, OTHER = "less_cautious", "more_cautious", "otherwise"


@dataclass(frozen=True)
class Seed:
    """A change, and some of the conclusions that it moves: none where nobody is told anything else."""

    name: str
    edit: Callable[[Document], None]
    moves: frozenset[str] = frozenset()
    answers: dict[str, Any] = field(default_factory=dict)
    """Answers that the patient of the first of them has, where these are the only simplest ones."""


def document() -> Document:
    read: Document = json.loads(export_text(exported(CAR)))
    del read["meaning"]
    return copy.deepcopy(read)


def version(edited: Document, name: str = "new.json") -> Version:
    return version_of(name, *read_export(edited, name))


@cache
def old() -> Version:
    return version(document(), "old.json")


def changed(*edits: Callable[[Document], None]) -> Version:
    edited = document()
    for edit in edits:
        edit(edited)
    return version(edited)


def rule(edited: Document, name: str) -> dict[str, Any]:
    return next(each for each in edited["rules"] if each["id"] == name)


def finding(edited: Document, name: str) -> dict[str, Any]:
    return next(each for each in edited["findings"] if each["id"] == name)


def setting(name: str, key: str, value: Any) -> Callable[[Document], None]:
    """Give a rule another value."""
    return lambda edited: rule(edited, name).__setitem__(key, value)


def effect(name: str, place: int, **members: Any) -> Callable[[Document], None]:
    """Alter an effect of a rule."""
    return lambda edited: rule(edited, name)["then"][place].update(members)


def without_effect(name: str, place: int) -> Callable[[Document], None]:
    return lambda edited: rule(edited, name)["then"].pop(place)


def without_rule(name: str) -> Callable[[Document], None]:
    return lambda edited: edited["rules"].remove(rule(edited, name))


def cutoff(name: str, place: int, value: float) -> Callable[[Document], None]:
    return lambda edited: finding(edited, name)["cutoffs"][place].update(value=value)


def named(before: str, after: str) -> Callable[[Document], None]:
    """Give whatever is called so another id, wherever it stands."""

    def edit(edited: Document) -> None:
        edited.update(json.loads(json.dumps(edited).replace(f'"{before}"', f'"{after}"')))

    return edit


def added(kind: str, record: dict[str, Any]) -> Callable[[Document], None]:
    return lambda edited: edited[kind].append(record)


def regrouped(edited: Document) -> None:
    """Say that a battery is weak by a rule of its own for the voltage."""
    parts = rule(edited, "CAR-01")["when"]["any_of"]
    more = {**copy.deepcopy(rule(edited, "CAR-01")), "id": "CAR-12", "when": parts.pop(1)}
    edited["rules"].append(more)


PAGE = [{"source": "manual", "place": "page 9"}]
NEW_RULE = {"id": "CAR-20", "because": "It is so.", "references": PAGE}
SEEDS = (
    Seed("a cut-off moved down", cutoff("voltage", 0, 11.5),
         frozenset({f"disorder:flat_battery {LESS}", f"leading {OTHER}"})),
    Seed("a cut-off moved up", cutoff("voltage", 1, 13.0), frozenset({f"disorder:flat_battery {MORE}"})),
    Seed("a weaker support", effect("CAR-06", 1, strength="weak"),
         frozenset({f"disorder:leak {LESS}"}),
         {"will_not_start": "yes", "smell_of_fuel": "yes"}),
    Seed("a stronger support", effect("CAR-09", 0, strength="strong"),
         frozenset({f"disorder:empty_tank {MORE}"})),
    Seed("a dropped criterion", setting("CAR-10", "when", {"concept": "no_spark"}),
         frozenset({f"urgency {MORE}", f"disorder:empty_tank {MORE}"})),
    Seed("one criterion more", setting("CAR-11", "when",
         {"all_of": [{"yes": "will_not_start"}, {"choice": "weather", "options": ["hot"]},
                     {"yes": "lights_dim"}]}),
         frozenset({f"urgency {LESS}"}), {"will_not_start": "yes", "weather": ["hot"]}),
    Seed("fewer of several", lambda e: rule(e, "CAR-09")["when"].update(at_least=1),
         frozenset({f"disorder:empty_tank {MORE}"})),
    Seed("a lower urgency", effect("CAR-08", 0, escalates="urgent"), frozenset({f"urgency {LESS}"}),
         {"will_not_start": "yes", "smell_of_fuel": "yes"}),
    Seed("an urgency that nothing takes back", lambda e: rule(e, "CAR-08")["then"][0].pop("suspecting"),
         frozenset({f"urgency {MORE}"}),
         {"will_not_start": "yes", "smell_of_fuel": "yes", "leak_test_dry": "yes"}),
    Seed("a warning lost", without_effect("CAR-08", 1), frozenset({f"warning:no_smoking {LESS}"}),
         {"will_not_start": "yes", "smell_of_fuel": "yes"}),
    Seed("a step dropped", without_effect("CAR-09", 1), frozenset({f"step:refuel {LESS}"})),
    Seed("a rule taken away", without_rule("CAR-05"), frozenset({f"disorder:flat_battery {MORE}"})),
    Seed("a rule added", added("rules", {**NEW_RULE, "when": {"yes": "ethanol"},
         "then": [{"opposes": "flat_battery", "strength": "strong"}]}),
         frozenset({f"disorder:flat_battery {LESS}"})),
    Seed("a concept upstream", lambda e: rule(e, "CAR-01")["when"]["any_of"].pop(0),
         frozenset({f"disorder:flat_battery {LESS}", f"step:measure_voltage {LESS}"}),
         {"will_not_start": "yes", "lights_dim": "yes"}),
    Seed("a shorter minimum", lambda e: e["dangers"][0]["minimum"].pop(1),
         frozenset({f"status:leak {LESS}", f"benign {LESS}"})),
    Seed("nobody at risk", lambda e: e["dangers"][0].pop("at_risk"), frozenset({f"status:leak {LESS}"})),
    Seed("a stricter benign", lambda e: e["benign"][0].update(
         when={"all_of": [{"yes": "will_not_start"}, {"no": {"yes": "engine_turns"}}]}),
         frozenset({f"benign {MORE}"})),
    Seed("nothing follows", lambda e: e.pop("follows"), frozenset({f"disorder:flat_battery {MORE}"})),
    Seed("a step that gives way", lambda e: e["steps"][3].update(gives_way_to=["measure_voltage"]),
         frozenset({f"step:refuel {LESS}"})),
    Seed("an equivalent rewriting", setting("CAR-02", "when",
         {"no": {"any_of": [{"no": {"concept": "battery_weak"}},
                            {"no": {"choice": "weather", "options": ["wet", "cold"]}}]}})),
    Seed("a rule in two", regrouped),
    Seed("a criterion that says nothing more", setting("CAR-11", "when",
         {"all_of": [{"yes": "will_not_start"}, {"choice": "weather", "options": ["hot"]},
                     {"any_of": [{"choice": "weather", "options": ["hot"]}, {"yes": "lights_dim"}]}]})),
    Seed("a rule that is idle", added("rules", {**NEW_RULE, "when": {"all_of": [
         {"yes": "smell_of_fuel"}, {"yes": "ethanol"}]},
         "then": [{"supports": "leak", "strength": "moderate"}]})),
    Seed("another reason", setting("CAR-06", "because", "Fuel that smells has come out.")),
    Seed("a rule renamed", named("CAR-06", "CAR-66")),
    Seed("a concept renamed", named("fire_risk", "danger_of_fire")),
    Seed("a finding renamed", named("lights_dim", "dim_lights")),
    Seed("a warning renamed", named("no_smoking", "smoke_elsewhere")),
    Seed("a cut-off renamed", named("flat", "low")),
    Seed("a finding that nothing reads", added("findings", {"id": "old_car", "kind": "yes_no",
         "group": "additives", "label": "old car", "clinician": "Is it old?"})),
)  # fmt: skip
