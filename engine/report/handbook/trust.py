"""What the handbook tells of its grounds: what is proved, claim by claim, disagreements, sources, limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from engine.report.catalogue import encoding
from engine.report.markdown import escaped, paragraphs
from engine.report.proofs import Promises
from knowledge.criteria import KnowledgeBase


def proved(promises: Promises) -> Iterator[str]:
    """Yield every obligation with its verdict, and the laws of the system with how many are proved."""
    yield from paragraphs(
        "## What is proved",
        "Each sentence speaks of every patient there can be, whatever is answered, unknown or left open. "
        "`crampdx prove` decides it anew: *proved*, or *refuted* with a patient who shows it.",
    )
    yield "| for every patient | protects | verdict |"
    yield "|---|---|---|"
    for verdict in promises.obligations:
        protects = ", ".join(verdict.obligation.claims)
        yield f"| {escaped(verdict.obligation.text)} | {protects} | {verdict.verdict} |"
    yield ""
    yield "And of any knowledge, rule by rule:"
    yield ""
    for law, verdicts in promises.laws.items():
        held = sum(verdict.verdict == "proved" for verdict in verdicts)
        yield f"- {law} {held} of {len(verdicts)} proved."
    yield ""


def traceability(knowledge: KnowledgeBase, promises: Promises) -> Iterator[str]:
    """Yield every claim with what encodes it, and how many promises protect it."""
    yield "## Claim by claim"
    yield ""
    yield "| claim | place | statement | encoded by | promises |"
    yield "|---|---|---|---|---|"
    by = encoding(knowledge)
    steps = {step.id: step.text for step in knowledge.steps}
    names = {disorder.id: disorder.name for disorder in knowledge.disorders}
    for claim in knowledge.claims:
        encoded = "; ".join(_told(by[claim.id], names | steps)) or f"declined: {claim.declined}"
        cells = (claim.place, claim.statement, encoded)
        promised = sum(claim.id in verdict.obligation.claims for verdict in promises.obligations)
        yield f"| {claim.id} | {' | '.join(map(escaped, cells))} | {promised or ''} |"
    yield ""


def _told(encoded: Iterable[str], names: Mapping[str, str]) -> Iterator[str]:
    """Tell prefixed ids kind by kind, with names for ids: 'rules NOCT-06, NOCT-07'."""
    of_kind: dict[str, list[str]] = {}
    for kind, _, identifier in (one.partition(":") for one in encoded):
        of_kind.setdefault(kind, []).append(names.get(identifier, identifier).rstrip("."))
    for kind, members in of_kind.items():
        yield f"{kind}{'s' if len(members) > 1 else ''} {', '.join(members)}"


def disagreements(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield where documents say different things, and what is made of it."""
    yield from paragraphs(
        "## Where the documents disagree",
        "How each document ranks a disorder stands with it; the most cautious rank leads. Of facts:",
    )
    for one in knowledge.disagreements:
        yield f"- {escaped(one.text)} *Here:* {escaped(one.here)}"
    yield ""


def outside_references(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield the references beside the documents."""
    yield from paragraphs(
        "## Outside references",
        "Where a number or a test is needed that no document gives, a guideline gives it. Behind each stands "
        "how it was checked: its own text or tables were read, or only its abstract or what others say of "
        "it, or neither was at hand.",
    )
    for source in knowledge.sources:
        if not source.document:
            yield f"- {escaped(source.title)}. {source.publisher}, {source.date} ({source.checked})."
    yield ""


def limits(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield what none of this can do."""
    pending = [source.document for source in knowledge.sources if source.review == "pending human review"]
    unread = sum(
        bool(r.claims) and not r.references and {c[0] for c in r.claims} <= {*pending}
        for r in knowledge.rules
    )
    outside = sum(not rule.claims for rule in knowledge.rules)
    yield "## Limits"
    yield ""
    yield f"- Only {knowledge.name}: nothing beyond {len(knowledge.disorders)} disorders is ever named."
    yield "- A standing is not a probability: it says how well a disorder explains this trouble."
    if pending:
        yield (
            f"- Documents {', '.join(pending)} still await review by a human, and {unread} of "
            f"{len(knowledge.rules)} rules rest on them alone."
        )
    yield "- No rule has yet been signed off one by one by a clinician: judge each by the grounds it names."
    yield (
        f"- {outside} of {len(knowledge.rules)} rules rest on outside references alone: "
        "check the place in the guideline before you rely on one."
    )
    yield "- What is proved is what the rules say of patients, not that the rules are right about them."
    yield "- Nothing here has been compared with the outcome of real patients."
