"""The report on an assessed case: urgency first, then what must not be missed, then the differential."""

from __future__ import annotations

from collections.abc import Mapping

from engine.assessment import Assessment, Ranked
from engine.assessment.consultation import Consulted
from engine.assessment.standing import Standing
from engine.cases.problems import escaped
from engine.reading.patient import Outlook
from engine.report import advice
from engine.report.page import Node, Page, Section, Tone
from engine.report.phrases import Phrases
from engine.report.untold import untold_red_flags, untold_told
from engine.report.wording import STANDING, TIERS, URGENCY, footer
from knowledge.criteria import Disorder, KnowledgeBase, Rule, Strength, Urgency

_TONES: Mapping[Urgency, Tone] = {
    Urgency.EMERGENCY: "alarm",
    Urgency.URGENT: "alarm",
    Urgency.SOON: "caution",
    Urgency.ROUTINE: "strong",
    Urgency.SELF_CARE: "good",
}
_REASONS: Mapping[Standing, int] = {Standing.LIKELY: 3, Standing.POSSIBLE: 1}
_MOST_POSSIBLE = 5


def page_of(knowledge: KnowledgeBase, consulted: Consulted) -> Page:
    """Compose the report on a case in the words of its audience."""
    phrases, said = Phrases(knowledge, consulted), consulted.assessment
    sections = (
        Section("How urgent", _urgency(phrases, said), _TONES[said.urgency]),
        Section("Must not be missed", _must_not_miss(phrases, said)),
        Section("What may explain it", _differential(phrases, said)),
        Section("Warnings", advice.warnings(phrases, said), "caution"),
        Section("Medicines, as they were read", _medicines(phrases)),
        Section("What to do next", advice.steps(phrases, said)),
        Section("Answers that do not fit together", _contradictions(phrases, said), "caution"),
        Section("How sure this is", _certainty(phrases, said)),
    )
    return Page(escaped(consulted.case.id), tuple(s for s in sections if s.nodes), footer(knowledge))


def _urgency(phrases: Phrases, said: Assessment) -> tuple[Node, ...]:
    """Say how urgent it is, why, and what could still make it more so."""
    reasons = [phrases.reason(rule) for rule in said.urgent_by[:3]]
    if said.urgency is Urgency.ROUTINE and not reasons:
        reasons = [Node("Nothing reported so far calls for more.", tone="quiet")]
    nodes = [Node(URGENCY[phrases.voice][said.urgency], tone=_TONES[said.urgency], children=tuple(reasons))]
    if not said.in_scope:
        text = "There is neither a leg cramp nor leg pain: this is outside what crampdx knows."
        nodes.insert(0, Node(text, tone="caution"))
    if untold := phrases.questions(untold_red_flags(Outlook(phrases.knowledge, phrases.case))):
        nodes.append(Node(f"Asked but not known: {untold}.", tone="caution"))
    if said.urgency_could_be > said.urgency:
        could_be = said.urgency_could_be.name.lower().replace("_", " ")
        text = f"Could still be {could_be}; not known yet: {phrases.questions(said.red_flags_open)}."
        nodes.append(Node(text, tone="caution"))
    return tuple(nodes)


def _must_not_miss(phrases: Phrases, said: Assessment) -> tuple[Node, ...]:
    """List the disorders that must not be missed, by status."""
    nodes = []
    for item in said.must_not_miss:
        if item.status == "supported":
            by = phrases.questions(item.would_exclude, "or")
            under = (Node(f"would be excluded by {by}", tone="quiet"),) if by else ()
            nodes.append(Node(phrases.name(item.disorder), "supported", "strong", under))
    for status, label in (
        ("not_looked_for", "not looked for"),
        ("needs_test", "needs a test"),
        ("not_found", "not found"),
        ("excluded", "excluded"),
    ):
        names = [phrases.mentioned(i.disorder) for i in said.must_not_miss if i.status == status]
        if names and phrases.plainly and status == "not_looked_for":
            others = "1 other" if len(names) == 1 else f"{len(names)} others"
            nodes.append(Node(f"{others} that nothing reported so far suggests", label, "quiet"))
        elif names:
            nodes.append(Node("; ".join(names), label, "quiet"))
    return tuple(nodes)


def _differential(phrases: Phrases, said: Assessment) -> tuple[Node, ...]:
    """Rank what is likely and possible, with what speaks for and against it."""
    suggested = [item for item in said.differential if item.standing >= Standing.POSSIBLE]
    likely = sum(item.standing is Standing.LIKELY for item in suggested)
    shown = max(likely, _MOST_POSSIBLE)
    nodes = [_ranked(item, phrases, said) for item in suggested[:shown]]
    if rest := "; ".join(phrases.mentioned(item.disorder) for item in suggested[shown:]):
        nodes.append(Node(f"also {rest}", STANDING[Standing.POSSIBLE], "quiet"))
    if not nodes:
        nodes.append(Node("Nothing reported so far suggests a cause."))
    unlikely = [i.disorder for i in said.differential if i.standing is Standing.UNLIKELY]
    if unlikely:
        names = "; ".join(phrases.mentioned(disorder) for disorder in unlikely)
        nodes.append(Node(names, STANDING[Standing.UNLIKELY], "quiet"))
    return tuple(nodes)


def _ranked(item: Ranked, phrases: Phrases, said: Assessment) -> Node:
    disorder = item.disorder
    flag = ", must not be missed" if disorder.must_not_miss else ""
    most = _REASONS[item.standing]
    children = [
        *_weighed("for", item.supported_by, most, phrases),
        *_weighed("against", item.opposed_by, most, phrases),
    ]
    if too_early := _benign_too_early(disorder, phrases, said):
        children.insert(0, Node(f"Not called benign: {too_early} not excluded yet.", tone="caution"))
    if not phrases.plainly:
        children.append(Node(_tiers(disorder), "documents", "quiet"))
    code = "" if phrases.plainly else f" ({disorder.icd10})"
    tone: Tone = "strong" if item.standing is Standing.LIKELY else "plain"
    return Node(f"{phrases.name(disorder)}{code}{flag}", STANDING[item.standing], tone, tuple(children))


def _benign_too_early(disorder: Disorder, phrases: Phrases, said: Assessment) -> str:
    return phrases.disorders(w.disorder for w in said.benign.waits_for if disorder in said.leading)


def _weighed(label: str, rules: tuple[tuple[Rule, Strength], ...], most: int, phrases: Phrases) -> list[Node]:
    strongest = sorted(rules, key=lambda weighed: -weighed[1])
    nodes = [phrases.reason(rule, label, strength) for rule, strength in strongest[:most]]
    if rest := [rule.id for rule, _ in strongest[most:]]:
        ids = "" if phrases.plainly else f": {', '.join(rest)}"
        nodes.append(Node(f"and {len(rest)} more{ids}", label, "quiet"))
    return nodes


def _tiers(disorder: Disorder) -> str:
    tiers: dict[str, list[str]] = {}
    for view in sorted(disorder.views, key=lambda view: view.tier):
        tiers.setdefault(TIERS[view.tier], []).append(view.document)
    return "; ".join(f"{tier}: {', '.join(documents)}" for tier, documents in tiers.items())


def _contradictions(phrases: Phrases, said: Assessment) -> tuple[Node, ...]:
    """Show answers that cannot all be true, and the question to ask again."""
    nodes = []
    for item in said.contradictions:
        given = (phrases.told.answer(phrases.knowledge.finding[key]) for key in item.answers)
        nodes.append(Node(item.conflict.ask, children=(Node("; ".join(given), tone="quiet"),)))
    return tuple(nodes)


def _medicines(phrases: Phrases) -> tuple[Node, ...]:
    """Show what every name on the list of medicines was read as: only so can a wrong reading be seen."""
    read = phrases.told.medicines()
    return (Node(read, tone="quiet"),) if read else ()


def _certainty(phrases: Phrases, said: Assessment) -> tuple[Node, ...]:
    """Say whether anything still unknown could matter, and what."""
    untold = untold_told(Outlook(phrases.knowledge, phrases.case))
    if said.settled:
        who = "you" if phrases.plainly else "a clinician"
        text = f"nothing left to ask {who} can change urgency, warnings, or what leads."
        if untold:
            return (Node(f"{untold} Apart from that, {text}", tone="caution"),)
        return (Node(f"Settled: {text}", tone="good"),)
    leading = [item for item in said.differential if item.standing >= Standing.POSSIBLE]
    questions = list(dict.fromkeys(question for item in leading for question in item.open))
    if not questions:
        return (Node("Not settled: answers still unknown could change this result."),)
    text = f"Not settled. Still unknown and able to change what leads: {phrases.questions(questions)}."
    return (Node(text),)
