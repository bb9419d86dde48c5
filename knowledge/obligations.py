"""What must hold for every possible patient, unknown answers included; the prover decides each of them.

Beside these stand the laws of the system, which hold of any knowledge: that urgency only rises, that
unknown is never no, that self care is safe, and that nothing declared is idle.
"""

from __future__ import annotations

from knowledge.criteria import Obligation
from knowledge.obligations_alarms import ALARMS
from knowledge.obligations_arteries import ARTERIES
from knowledge.obligations_medicines import MEDICINES
from knowledge.obligations_nerves import MIMICS, NERVES
from knowledge.obligations_not_missed import NEVER_MISSED
from knowledge.obligations_safety import RED_FLAGS
from knowledge.obligations_veins import VEINS_AND_COMPARTMENTS

OBLIGATIONS: tuple[Obligation, ...] = (
    *MEDICINES,
    *ARTERIES,
    *VEINS_AND_COMPARTMENTS,
    *NERVES,
    *MIMICS,
    *ALARMS,
    *RED_FLAGS,
    *NEVER_MISSED,
)
