"""What to ask, examine, measure or arrange next; a step already answered is not recommended."""

from __future__ import annotations

from knowledge.criteria import EMERGENCY, URGENT, Disorder, Effect, Step, escalates, recommends
from knowledge.steps import arrangements, at_once, blood_and_urine, clinical, looking_for_dangers
from knowledge.steps.arrangements import *
from knowledge.steps.at_once import *
from knowledge.steps.blood_and_urine import *
from knowledge.steps.clinical import *
from knowledge.steps.looking_for_dangers import *

# In this order where it is urgent, and within one rung where it is not: what is done at once, what looks for
# an emergency, then the bedside, then blood, and last what has to be arranged.
STEPS: tuple[Step, ...] = tuple(
    {
        step.id: step
        for module in (at_once, looking_for_dangers, clinical, blood_and_urine, arrangements)
        for step in vars(module).values()
        if isinstance(step, Step)
    }.values()
)


def emergency(suspecting: Disorder | None = None) -> tuple[Effect, Effect]:
    """Call it an emergency, and send the patient in at once."""
    return escalates(EMERGENCY, suspecting), recommends(REFER_EMERGENCY)


def urgent(suspecting: Disorder | None = None) -> tuple[Effect, Effect]:
    """Call it urgent, and have the patient seen the same day."""
    return escalates(URGENT, suspecting), recommends(REFER_URGENT)
