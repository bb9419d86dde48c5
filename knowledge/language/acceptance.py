"""Anomalies that are wanted: what lint finds and the knowledge keeps all the same, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.language.source import KnowledgeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """An anomaly by its kind and subject, such as 'redundant_rule' of 'rule:VASC-01', and why it stays."""

    anomaly: str
    subject: str
    because: str

    def __post_init__(self) -> None:
        if not self.because.endswith("."):
            raise KnowledgeError(
                f"accepting {self.anomaly} of {self.subject} needs its reason, one sentence with a full stop"
            )
