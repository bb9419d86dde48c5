"""Everything that may explain the cramps, in catalogue order."""

from __future__ import annotations

from knowledge.criteria import Disorder
from knowledge.disorders import common, emergencies, metabolic, musculoskeletal, neurologic, vascular
from knowledge.disorders.common import *
from knowledge.disorders.emergencies import *
from knowledge.disorders.metabolic import *
from knowledge.disorders.musculoskeletal import *
from knowledge.disorders.neurologic import *
from knowledge.disorders.vascular import *

DISORDERS: tuple[Disorder, ...] = tuple(
    disorder
    for module in (common, vascular, neurologic, metabolic, musculoskeletal, emergencies)
    for disorder in vars(module).values()
    if isinstance(disorder, Disorder)
)
