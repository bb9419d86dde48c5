"""The handbook: the whole knowledge in English, for clinicians who want to audit it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from engine.report.handbook.chapters import (
    concepts,
    conflicts,
    denials,
    disorders,
    findings,
    follows,
    other_rules,
    standings,
    statuses,
    steps,
    urgencies,
    warnings,
)
from engine.report.handbook.trust import disagreements, limits, outside_references, proved, traceability
from engine.report.markdown import escaped, paragraphs
from engine.report.proofs import promised
from engine.report.wording import DISCLAIMER
from knowledge.criteria import KnowledgeBase, Obligation


def handbook(knowledge: KnowledgeBase, obligations: Iterable[Obligation]) -> str:
    """Return the handbook as Markdown; the obligations are decided anew for it, which needs z3."""
    promises = promised(knowledge, obligations)
    chapters = [
        *_reading(),
        *standings(),
        *statuses(),
        *urgencies(knowledge),
        *disorders(knowledge),
        *concepts(knowledge),
        *other_rules(knowledge),
        *steps(knowledge),
        *warnings(knowledge),
        *follows(knowledge),
        *denials(knowledge),
        *conflicts(knowledge),
        *findings(knowledge),
        *proved(promises),
        *traceability(knowledge, promises),
        *disagreements(knowledge),
        *outside_references(knowledge),
        *limits(knowledge),
    ]
    lines = [*_introduction(knowledge), *_contents(chapters), *chapters]
    return "\n".join(lines).rstrip("\n") + "\n"


def _introduction(knowledge: KnowledgeBase) -> Iterator[str]:
    yield from paragraphs(
        f"# Handbook of {knowledge.name}",
        f"Generated from the knowledge, version {knowledge.version}: {len(knowledge.disorders)} disorders, "
        f"{len(knowledge.finding)} findings, {len(knowledge.rules)} rules, {len(knowledge.claims)} claims. "
        "Do not edit it by hand.",
        DISCLAIMER,
        "Documents the knowledge rests on:",
    )
    for source in knowledge.sources:
        if source.document:
            yield (
                f"- **{source.document}**: {escaped(source.title)} "
                f"({source.publisher}, {source.date}): {source.review}"
            )
    yield ""


def _contents(lines: Iterable[str]) -> Iterator[str]:
    """Yield links to the headings, in the form that anchors of headings have on the web."""
    yield "## Contents"
    yield ""
    taken: Counter[str] = Counter()
    chapter = ""
    for line in lines:
        hashes, _, heading = line.partition(" ")
        if hashes not in ("##", "###"):
            continue
        anchor = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        again = f"-{taken[anchor]}" if taken[anchor] else ""
        taken[anchor] += 1
        chapter = heading if hashes == "##" else chapter
        if hashes == "##" or chapter in ("Disorders", "Findings"):
            yield f"{'' if hashes == '##' else '  '}- [{heading}](#{anchor}{again})"
    yield ""


def _reading() -> Iterator[str]:
    yield from paragraphs(
        "## How to read a rule",
        "Each rule gives its number; how strongly it speaks for or against the disorder, if it does (weak, "
        "moderate, strong or defining); the urgency it asks for, if any; its reason; in brackets its "
        "grounds; and below these what has to hold. A08 is the eighth claim of document A, told under "
        "*Claim by claim*; a title with a year is an outside reference. What is denied (*no fever*) holds "
        "only where the answer is no: what was never asked, or is not known, counts neither as yes nor "
        "as no. A rule that serves several disorders is told with each of them.",
    )
