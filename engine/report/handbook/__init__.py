"""The handbook: the whole knowledge in English, for clinicians who want to audit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.report.handbook.contents import concepts, disorders, findings, other_rules
from engine.report.handbook.grading import standings, urgencies
from engine.report.handbook.trust import disagreements, limits, outside_references, proved, traceability
from engine.report.markdown import escaped
from engine.report.proofs import promised
from engine.report.wording import DISCLAIMER
from knowledge.criteria import KnowledgeBase, Obligation


def handbook(knowledge: KnowledgeBase, obligations: Iterable[Obligation]) -> str:
    """Return the handbook as Markdown; the obligations are decided anew for it, which needs z3."""
    promises = promised(knowledge, obligations)
    lines = [
        *_introduction(knowledge),
        *standings(),
        *urgencies(knowledge),
        *disorders(knowledge),
        *concepts(knowledge),
        *other_rules(knowledge),
        *findings(knowledge),
        *proved(promises),
        *traceability(knowledge, promises),
        *disagreements(knowledge),
        *outside_references(knowledge),
        *limits(knowledge),
    ]
    return "\n".join(lines) + "\n"


def _introduction(knowledge: KnowledgeBase) -> Iterator[str]:
    yield f"# Handbook of {knowledge.name}"
    yield ""
    yield (
        f"Generated from the knowledge, version {knowledge.version}: {len(knowledge.disorders)} disorders, "
        f"{len(knowledge.finding)} findings, {len(knowledge.rules)} rules, {len(knowledge.claims)} claims. "
        "Do not edit it by hand."
    )
    yield ""
    yield DISCLAIMER
    yield ""
    yield "Documents the knowledge rests on:"
    yield ""
    for source in knowledge.sources:
        if source.document:
            yield (
                f"- **{source.document}**: {escaped(source.title)} "
                f"({source.publisher}, {source.date}): {source.review}"
            )
    yield ""
