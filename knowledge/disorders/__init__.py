"""Everything that may explain the cramps, in catalogue order."""

from __future__ import annotations

from knowledge.criteria import Disorder
from knowledge.disorders import acute_dangers, common, metabolic, musculoskeletal, neurologic, vascular
from knowledge.disorders.acute_dangers import *
from knowledge.disorders.common import *
from knowledge.disorders.metabolic import *
from knowledge.disorders.musculoskeletal import *
from knowledge.disorders.neurologic import *
from knowledge.disorders.vascular import *

DISORDERS: tuple[Disorder, ...] = tuple(
    disorder
    for module in (common, vascular, neurologic, metabolic, musculoskeletal, acute_dangers)
    for disorder in vars(module).values()
    if isinstance(disorder, Disorder)
)
