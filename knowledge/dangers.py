"""What it takes to say of a disorder that must not be missed: looked for, and not found.

Each stands in the folder of its clinical question; here they come together. A minimum is the least that has
to be surely absent, looked for by itself in this patient; what supports the disorder is shut out besides.
There is one minimum for both audiences: a patient cannot settle what only an examination shows. Where
nothing but a test speaks for absence, the item is the risk, or the risk without that test.
"""

from __future__ import annotations

from knowledge.arteries import aorta, blocked_artery, endangered_leg, narrowed_arteries
from knowledge.children import childhood_cancer
from knowledge.clot import clot_signs, lung_clot
from knowledge.compartment import muscle_pressure
from knowledge.criteria import Danger
from knowledge.electrolytes import measured_salts
from knowledge.hormones import thyroid
from knowledge.joints import infected_joint
from knowledge.medication import interactions
from knowledge.muscle import muscle_breakdown
from knowledge.nerves import neuropathy_causes, polyneuropathy
from knowledge.spine import cord_and_brain, lumbar_spine, spinal_infection
from knowledge.weakness import guillain_barre, motor_weakness

DANGERS: tuple[Danger, ...] = (
    *narrowed_arteries.DANGERS,
    *endangered_leg.DANGERS,
    *blocked_artery.DANGERS,
    *clot_signs.DANGERS,
    *lung_clot.DANGERS,
    *muscle_pressure.DANGERS,
    *lumbar_spine.DANGERS,
    *motor_weakness.DANGERS,
    *polyneuropathy.DANGERS,
    *neuropathy_causes.DANGERS,
    *measured_salts.DANGERS,
    *thyroid.DANGERS,
    *muscle_breakdown.DANGERS,
    *guillain_barre.DANGERS,
    *cord_and_brain.DANGERS,
    *spinal_infection.DANGERS,
    *aorta.DANGERS,
    *childhood_cancer.DANGERS,
    *infected_joint.DANGERS,
    *interactions.DANGERS,
)
