"""An anomaly: something about a knowledge base that whoever keeps it would want to know, and a patient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.cases.case import Case
from knowledge.criteria import Statement

Kind: TypeAlias = Literal[
    "unreachable",
    "subsumed_rule",
    "redundant_rule",
    "redundant_effect",
    "conflicting_rules",
    "unused_finding",
    "unconcluded_concept",
    "unused_concept",
    "wrongly_complete_concept",
    "unsupported_disorder",
    "unopposed_disorder",
    "unencoded_claim",
    "needless_acceptance",
]


@dataclass(frozen=True, slots=True)
class Anomaly:
    """What is odd about what, and a patient who shows it.

    `subject` is a prefixed id, such as 'rule:VASC-01'. `shown_by` is what is so of the patient; it is
    empty, and there is no patient, where the anomaly is that there is none, or is about no patient.
    """

    kind: Kind
    subject: str
    text: str
    shown_by: tuple[Statement, ...] = ()
    patient: Case | None = None
