"""What can be observed or asked, in groups."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.criteria import Finding
from knowledge.findings import (
    associated,
    character,
    examination,
    general,
    history,
    laboratory,
    medicines,
    procedures,
    timing,
)

GROUPS: Mapping[str, tuple[Finding, ...]] = {
    "timing": timing.FINDINGS,
    "character": character.FINDINGS,
    "associated": associated.FINDINGS,
    "general": general.FINDINGS,
    "history": history.FINDINGS,
    "medicines": medicines.FINDINGS,
    "examination": examination.FINDINGS,
    "laboratory": laboratory.FINDINGS,
    "procedures": procedures.FINDINGS,
}
