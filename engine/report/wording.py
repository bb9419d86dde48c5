"""The words of reports: what urgency, standing and status are called, for each audience."""

from __future__ import annotations

from collections.abc import Mapping

from engine.assessment.standing import Standing
from knowledge.criteria import Audience, Disorder, KnowledgeBase, Rung, Tier, Urgency

DISCLAIMER = "Decision support for education: not a medical device, and no substitute for a clinician."

URGENCY: Mapping[Audience, Mapping[Urgency, str]] = {
    "clinician": {
        Urgency.EMERGENCY: "EMERGENCY: act now",
        Urgency.URGENT: "URGENT: today",
        Urgency.SOON: "SOON: within about two weeks",
        Urgency.ROUTINE: "ROUTINE: an ordinary appointment",
        Urgency.SELF_CARE: "SELF-CARE: no red flag among those asked",
    },
    "patient": {
        Urgency.EMERGENCY: "EMERGENCY: get emergency help now",
        Urgency.URGENT: "URGENT: see a doctor today",
        Urgency.SOON: "SOON: see a doctor within two weeks",
        Urgency.ROUTINE: "ROUTINE: make an ordinary appointment",
        Urgency.SELF_CARE: "SELF-CARE: you can look after this yourself for now",
    },
}
WHY: Mapping[Urgency, str] = {Urgency.EMERGENCY: "Why now", Urgency.URGENT: "Why today"}
"""What stands above the reasons, where the first line has said how urgent it is."""
STANDING: Mapping[Standing, str] = {
    Standing.LIKELY: "likely",
    Standing.POSSIBLE: "possible",
    Standing.NOT_SUGGESTED: "not suggested",
    Standing.UNLIKELY: "unlikely",
}
TIERS: Mapping[Tier, str] = {
    Tier.DO_NOT_MISS: "do not miss",
    Tier.MOST_LIKELY: "most likely",
    Tier.OTHER_LIKELY: "other likely",
    Tier.RARE: "rare",
    Tier.LISTED: "listed",
}
RUNG: Mapping[Rung, str] = {
    "ask": "ask",
    "examine": "examine",
    "simple_test": "simple test",
    "image_or_procedure": "image or procedure",
    "refer_or_treat": "refer or treat",
}


def ranked_by(disorder: Disorder) -> list[str]:
    """Say how documents rank a disorder, the gravest tier first, each with those that rank it so."""
    tiers: dict[str, list[str]] = {}
    for view in sorted(disorder.views, key=lambda view: view.tier):
        tiers.setdefault(TIERS[view.tier], []).append(view.document)
    return [f"{tier}: {', '.join(documents)}" for tier, documents in tiers.items()]


def footer(knowledge: KnowledgeBase) -> str:
    """Return what stands below every page: what it is not, and what it was made with."""
    documents = [source for source in knowledge.sources if source.document]
    pending = sum(source.review == "pending human review" for source in documents)
    review = f" {pending} of its {len(documents)} documents await review." if pending else ""
    return f"{DISCLAIMER}{review} Knowledge {knowledge.version}, {knowledge.digest[:12]}."
