"""What is said of patients: the table that says it, and the record of one patient."""

from engine.assessment.assessment import (
    Assessment,
    MustNotMiss,
    Ranked,
    Status,
    StepAdvised,
    WarningGiven,
    assess,
    is_answered,
    left_of,
)

__all__ = [
    "Assessment",
    "MustNotMiss",
    "Ranked",
    "Status",
    "StepAdvised",
    "WarningGiven",
    "assess",
    "is_answered",
    "left_of",
]
