"""What must hold of failing kidneys for every possible patient."""

from __future__ import annotations

from knowledge import findings as f
from knowledge.criteria import *

PROMISES: tuple[Obligation, ...] = (
    Always(
        id="little_urine_is_urgent",
        text="Much less urine than usual is at least urgent, for whatever reason.",
        when=f.little_urine,
        then=urgency_at_least(URGENT),
    ),
)
