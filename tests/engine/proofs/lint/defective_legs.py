"""Defects put into the real knowledge, and what lint has to say of it: of them, and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from engine.proofs.lint import Anomaly, lint
from knowledge.accepted import ACCEPTED
from knowledge.criteria import (
    MODERATE,
    WEAK,
    Concept,
    Criterion,
    Effect,
    KnowledgeBase,
    Rule,
    YesNo,
    all_of,
    any_of,
    no,
    opposes,
    supports,
    warns,
)
from knowledge.disorders import DEEP_VEIN_THROMBOSIS, NOCTURNAL_LEG_CRAMPS, PERIPHERAL_ARTERY_DISEASE
from knowledge.findings.examination import pedal_pulses
from knowledge.findings.medicines import quinine
from knowledge.findings.timing import leg_cramp
from knowledge.leg_cramps import leg_cramps
from knowledge.night_cramps.idiopathic_cramps import nocturnal_pattern
from knowledge.sources import AFP_CRAMPS
from knowledge.warnings import QUININE

SEEDED = {
    ("unreachable", "rule:BAD-01"),
    ("subsumed_rule", "rule:BAD-02"),
    ("redundant_rule", "rule:BAD-03"),
    ("redundant_effect", "rule:BAD-04"),
    ("conflicting_rules", "rule:BAD-05"),
    ("unused_finding", "finding:omen"),
    ("unconcluded_concept", "concept:charmed"),
    ("unencoded_claim", "claim:A99"),
}


def _bad(number: int, when: Criterion, *then: Effect) -> Rule:
    place = AFP_CRAMPS.at("nowhere")
    return Rule(id=f"BAD-{number:02}", when=when, then=then, because="It is so.", references=(place,))


@cache
def defective_legs() -> KnowledgeBase:
    knowledge = leg_cramps()
    lucky = YesNo(id="lucky", label="luck", clinician="Is the patient lucky?")
    omen = YesNo(id="omen", label="an omen", clinician="Was there an omen?")
    charmed = Concept(id="charmed", label="a charmed life")
    pulses = pedal_pulses.is_("diminished", "absent")
    bad = (
        _bad(1, all_of(leg_cramp, no(leg_cramp)), warns(QUININE)),
        _bad(2, all_of(quinine, leg_cramp), warns(QUININE)),
        _bad(3, all_of(quinine, pulses), warns(QUININE), supports(PERIPHERAL_ARTERY_DISEASE, WEAK)),
        _bad(4, all_of(quinine, lucky), warns(QUININE), supports(NOCTURNAL_LEG_CRAMPS, WEAK)),
        _bad(5, all_of(no(nocturnal_pattern), lucky), supports(NOCTURNAL_LEG_CRAMPS, MODERATE)),
        _bad(6, any_of(charmed, all_of(lucky, pulses)), opposes(DEEP_VEIN_THROMBOSIS, WEAK)),
    )
    return replace(
        knowledge,
        rules=(*knowledge.rules, *bad),
        groups={**knowledge.groups, "fate": (lucky, omen)},
        concepts=(*knowledge.concepts, charmed),
        claims=(*knowledge.claims, replace(knowledge.claims[0], id="A99")),
    )


@cache
def found() -> tuple[Anomaly, ...]:
    """Lint it, once for all tests that look at what is found."""
    return tuple(lint(defective_legs(), ACCEPTED))
