"""Anomalies that are wanted: what `crampdx knowledge lint` finds and is kept all the same, and why."""

from __future__ import annotations

from knowledge.criteria import Accepted

_UNOPPOSED = {
    "venous_insufficiency": "It rests on what is seen on the legs; "
    "a scan that would clear the veins is not entered here.",
    "popliteal_entrapment": "The artery is caught in some positions only, "
    "so that a pulse kept at one try shows nothing.",
    "addison_disease": "One normal cortisol does not rule it out; "
    "the stimulation test that does is not entered here.",
    "hypoglycemia": "Glucose that is normal when it is measured says nothing of the hour of the cramps.",
    "hyperglycemic_crisis": "On some treatments it comes with a near-normal glucose, "
    "and the ketones that tell are not entered here.",
    "heat_stroke": "It is known by the story and by the patient: no test that can be entered rules it out.",
    "quinine_reaction": "A blood count that is still normal says nothing of the next dose.",
    "pulmonary_embolism": "A clear leg scan takes nothing away from a clot that has left the leg, "
    "and the scan of the lung is not entered here.",
    "stroke": "The scan of the brain that tells is not entered here.",
    "soft_tissue_infection": "No test that can be entered rules it out: it is known by looking and feeling.",
    "sepsis": "It is known by the patient, and no normal value rules it out.",
    "cirrhosis": "Known, or suggested by liver tests: none that can be entered shows a healthy liver.",
    "alcohol_use_disorder": "It comes up only where heavy drinking is told, "
    "and nobody is disbelieved who tells of it.",
    "anemia": "It comes up only where it is known or measured; a normal haemoglobin leaves it unsuggested.",
    "pregnancy": "It comes up only where it is told, and without it there is nothing to speak against.",
    "small_fiber_neuropathy": "A skin biopsy that is normal makes it less likely, and no test rules it out.",
    "sarcoidosis": "Known, or suggested by its signs: only tissue rules it out, "
    "and that is not entered here.",
    "leukemia_or_bone_tumor": "A clean blood film and a normal X-ray speak against it; marrow or MRI "
    "would rule it out, and neither is entered here.",
    "septic_arthritis": "Where the joint looks infected, fluid in which nothing grows does not rule it out.",
    "drug_interaction_toxicity": "The medicines are on the list: a normal creatine kinase says that "
    "muscle is spared so far.",
    "amyloidosis": "Known, or suggested by its signs: only tissue rules it out, "
    "and that is not entered here.",
}

# What puts a patient at risk of these supports them at once, by a rule of its own.
_NEVER_ONLY_AT_RISK = ("spinal_cord_compression", "aortic_emergency")

ACCEPTED: tuple[Accepted, ...] = (
    *(
        Accepted(anomaly="unopposed_disorder", subject=f"disorder:{disorder}", because=because)
        for disorder, because in _UNOPPOSED.items()
    ),
    *(
        Accepted(
            anomaly="unreachable",
            subject=f"needs_test:{disorder}",
            because="Who is at risk of it is suspected of it already, and is urgent.",
        )
        for disorder in _NEVER_ONLY_AT_RISK
    ),
    Accepted(
        anomaly="redundant_rule",
        subject="rule:NOCT-20",
        because="The documents name these causes together; each is worth a visit by a rule of its own too.",
    ),
    Accepted(
        anomaly="redundant_rule",
        subject="rule:MED-391",
        because="MED-390 withholds them as well; said here, it is among what is done first in an emergency.",
    ),
    *(
        Accepted(
            anomaly="redundant_effect",
            subject=f"rule:{rule}",
            because="It is as urgent for another reason; said here, it keeps the step from waiting.",
        )
        for rule in (
            *("METAB-113", "METAB-161", "METAB-165", "METAB-166", "VASC-86", "VASC-178"),
            *("METAB-302", "METAB-303", "METAB-304", "METAB-306", "METAB-307", "METAB-308", "METAB-470"),
            *("SAFE-300", "VASC-300", "CHLD-310", "CHLD-311", "SPIN-365"),
            *("METAB-83", "METAB-160", "METAB-162", "NEUR-130", "NEUR-132", "SYST-05", "VASC-102", "WORK-21"),
            *("MED-394", "MSK-310", "MSK-333", "MSK-340", "MSK-396", "SAFE-380", "SAFE-381", "SAFE-390"),
            *("MSK-620", "VASC-620"),
        )
    ),
)
