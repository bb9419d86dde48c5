"""What is said of patients: the table that says it, and the record of one patient."""

from engine.assessment.assessment import (
    Assessment,
    Ranked,
    StepAdvised,
    WarningGiven,
    is_answered,
    left_of,
)
from engine.assessment.must_not_miss import BenignVerdict, MustNotMiss, Status, WaitsFor

__all__ = [
    "Assessment",
    "BenignVerdict",
    "MustNotMiss",
    "Ranked",
    "Status",
    "StepAdvised",
    "WaitsFor",
    "WarningGiven",
    "is_answered",
    "left_of",
]
