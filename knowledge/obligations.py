"""What must hold for every possible patient, unknown answers included; the prover decides each of them.

Beside these stand the laws of the system, which hold of any knowledge: that urgency only rises, that
unknown is never no, that self care is safe, and that nothing declared is idle.
"""

from __future__ import annotations

from knowledge.approach import approach_promises
from knowledge.arteries import arteries_promises
from knowledge.children import children_promises
from knowledge.clot import clot_promises
from knowledge.compartment import compartment_promises
from knowledge.criteria import Obligation
from knowledge.electrolytes import electrolytes_promises
from knowledge.glucose import glucose_promises
from knowledge.hormones import hormones_promises
from knowledge.joints import joints_promises
from knowledge.kidneys import kidneys_promises
from knowledge.medication import medication_promises
from knowledge.movement import movement_promises
from knowledge.muscle import muscle_promises
from knowledge.nerves import nerves_promises
from knowledge.red_flags import not_missed_promises, reassurance_promises, red_flags_promises
from knowledge.spine import spine_promises
from knowledge.weakness import weakness_promises

OBLIGATIONS: tuple[Obligation, ...] = (
    *medication_promises.PROMISES,
    *arteries_promises.PROMISES,
    *clot_promises.PROMISES,
    *compartment_promises.PROMISES,
    *nerves_promises.PROMISES,
    *movement_promises.PROMISES,
    *muscle_promises.CONTRACTURES,
    *spine_promises.PROMISES,
    *weakness_promises.FAST_WEAKNESS,
    *weakness_promises.GUILLAIN_BARRE,
    *electrolytes_promises.PROMISES,
    *muscle_promises.BREAKDOWN,
    *hormones_promises.THYROID,
    *kidneys_promises.PROMISES,
    *glucose_promises.PROMISES,
    *hormones_promises.ADRENAL,
    *joints_promises.PROMISES,
    *children_promises.PROMISES,
    *weakness_promises.MOTOR_NEURONS,
    *red_flags_promises.PROMISES,
    *not_missed_promises.NEVER_MISSED,
    *reassurance_promises.NOT_FOUND,
    *reassurance_promises.BENIGN,
    *reassurance_promises.IN_HASTE,
    *approach_promises.PROMISES,
)
