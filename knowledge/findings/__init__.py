"""What can be observed or asked, in groups."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.criteria import Finding
from knowledge.findings import (
    associated,
    character,
    chemistry,
    emergencies,
    examination,
    general,
    history,
    injury,
    laboratory,
    medicines,
    procedures,
    timing,
    vital_signs,
)
from knowledge.findings.associated import *
from knowledge.findings.character import *
from knowledge.findings.chemistry import *
from knowledge.findings.electrolytes import *
from knowledge.findings.emergencies import *
from knowledge.findings.examination import *
from knowledge.findings.general import *
from knowledge.findings.history import *
from knowledge.findings.injury import *
from knowledge.findings.laboratory import *
from knowledge.findings.medicines import *
from knowledge.findings.procedures import *
from knowledge.findings.timing import *
from knowledge.findings.vital_signs import *

GROUPS: Mapping[str, tuple[Finding, ...]] = {
    "timing": timing.FINDINGS,
    "character": character.FINDINGS,
    "associated": associated.FINDINGS,
    "general": general.FINDINGS,
    "history": (*history.FINDINGS, *injury.STORY),
    "emergencies": emergencies.STORY,
    "medicines": medicines.FINDINGS,
    "examination": (*examination.FINDINGS, *emergencies.SIGNS, *injury.SIGNS, *vital_signs.FINDINGS),
    "laboratory": (*laboratory.FINDINGS, *chemistry.FINDINGS, *emergencies.LABORATORY),
    "procedures": (*procedures.FINDINGS, *emergencies.IMAGING),
}

del FINDINGS  # noqa: F821 - the last group's alone: all of them are GROUPS
