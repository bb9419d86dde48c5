"""The handbook: the whole knowledge in English, for clinicians who want to audit it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import get_args

from engine.assessment.must_not_miss import Status
from engine.assessment.standing import standing
from engine.reading.english import in_full, in_short, number
from engine.report.catalogue import encoding
from engine.report.markdown import escaped, paragraphs, table_head
from engine.report.proofs import Promises, promised
from engine.report.wording import DISCLAIMER, URGENCY
from engine.words import in_words
from knowledge.criteria import (
    Benign,
    Choice,
    Citation,
    Criterion,
    Danger,
    Escalates,
    Finding,
    Flag,
    KnowledgeBase,
    Obligation,
    Quantity,
    Rule,
    Step,
    StepKind,
    Strength,
    Urgency,
    Warning,
)


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
        *safety_nets(knowledge),
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
    yield from paragraphs("## Contents")
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


def told(rule: Rule, *marks: str) -> Iterator[str]:
    """Yield a rule: its number and marks, the reason and its grounds, and below what has to hold."""
    marked = "".join(f" · {mark}" for mark in marks if mark)
    yield f"- **{rule.id}**{marked}. {escaped(rule.because)} ({_cited(rule.claims, rule.references)})"
    yield from outlined(rule.when)


def outlined(criterion: Criterion) -> Iterator[str]:
    """Yield a criterion as a list below the line before it."""
    for item in _items(criterion):
        yield f"  {item}"


def _cited(claims: Iterable[str], references: Iterable[Citation]) -> str:
    return "; ".join([*claims, *(escaped(str(citation)) for citation in references)])


def urgency_asked(rule: Rule) -> Iterator[str]:
    """Yield each urgency that a rule asks for, and what takes it back."""
    for effect in rule.then:
        if isinstance(effect, Escalates):
            level = effect.urgency.name.lower().replace("_", "-")
            yield " ".join(filter(None, (level, taken_back(rule, effect.urgency))))


def taken_back(rule: Rule, urgency: Urgency) -> str:
    """Say which exclusions have to be there before a rule ceases to ask for an urgency."""
    suspected = [e.suspecting for e in rule.then if isinstance(e, Escalates) and e.urgency is urgency]
    if None in suspected:
        return ""
    return f"until {' and '.join(disorder.name for disorder in suspected if disorder)} is excluded"


def advice(rule: Rule) -> Iterator[str]:
    """Yield what a rule warns of and advises, on one line, if anything."""
    texts = [e.warning.text for e in rule.then if e.verb == "warns"]
    texts += [e.step.text for e in rule.then if e.verb == "recommends"]
    if texts:
        yield f"  - *Then:* {escaped(' '.join(texts))}"


def disorders(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every disorder, with its rules for and against it."""
    yield from paragraphs("## Disorders")
    for disorder in knowledge.disorders:
        yield from paragraphs(
            f"### {disorder.name}",
            f"{disorder.about} ICD-10-CM {disorder.icd10}; id `{disorder.id}`; group: {disorder.group}.",
        )
        views = (
            f"{'outside references' if v.document == 'outside' else v.document}: {in_words(v.tier)}"
            + (f" ({', '.join(v.claims)})" if v.claims else "")
            for v in disorder.views
        )
        yield from paragraphs(
            f"Ranked by the documents: {'; '.join(views)}. Ranked here: {in_words(disorder.tier)}."
        )
        if danger := knowledge.danger.get(disorder.id):
            yield from _looked_for(danger)
        for benign in knowledge.benign:
            if benign.disorder is disorder:
                yield from _may_be_called(benign)
        for title, index in (("For", knowledge.supporting), ("Against", knowledge.opposing)):
            if weighed := index.get(disorder.id):
                yield from paragraphs(f"{title} it:")
                for strength in sorted(weighed, reverse=True):
                    for rule in weighed[strength]:
                        yield from told(rule, strength.name.lower(), *urgency_asked(rule))
                yield ""


def _looked_for(danger: Danger) -> Iterator[str]:
    """Yield what it takes to say of a danger that it was not found, who is at risk, and what looks for it."""
    yield (
        "**Must not be missed.** It is *not found* only where each of these is surely absent, and nothing "
        "speaks for it:"
    )
    yield ""
    for sign in danger.minimum:
        yield from _items(sign)
    yield ""
    if danger.at_risk is not None:
        yield from paragraphs("At risk of it:")
        yield from _items(danger.at_risk)
        yield ""
    *others, last = danger.looked_for_by
    if others:
        yield from paragraphs(
            f"What looks for it, in this order: {escaped(' '.join(step.text for step in others))}"
        )
    yield from paragraphs(
        f"To exclude it: {escaped(last.text)}",
        f"Grounds: {_cited(danger.claims, danger.references)}.",
    )


def _may_be_called(benign: Benign) -> Iterator[str]:
    """Yield when a disorder may be called benign, and what to come back with."""
    yield (
        "**May be called benign** where it leads alone, a clinician has examined the patient, nothing asks "
        "for more than an ordinary appointment, and this holds:"
    )
    yield ""
    yield from _items(benign.when)
    yield ""
    yield from paragraphs(
        f"And only once each of these is excluded or not found: {', '.join(d.name for d in benign.unless)}.",
        f"Safety net: {escaped(benign.safety_net)}",
        f"Said to patients: {escaped(benign.plain)}",
        f"Grounds: {_cited(benign.claims, benign.references)}.",
    )


def _items(criterion: Criterion) -> Iterator[str]:
    for depth, text in in_full(criterion):
        yield f"{'  ' * depth}- {escaped(text)}"


def concepts(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield what rules conclude on the way."""
    yield from paragraphs(
        "## Concepts",
        "What rules conclude on the way. A *complete* one is surely absent once all its rules surely fail; "
        "any other is never held to be absent.",
    )
    for concept in knowledge.concepts:
        yield from paragraphs(
            f"### {concept.label[0].upper()}{concept.label[1:]}",
            f"Id `{concept.id}`{', complete' if concept.complete else ''}. Concluded by:",
        )
        for rule in knowledge.concluding[concept.id]:
            yield from told(rule)
        yield ""


def other_rules(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield the rules that stand with no disorder, concept or urgency."""
    yield from paragraphs("## Rules that only warn or advise")
    for rule in knowledge.rules:
        if all(e.verb in ("warns", "recommends") for e in rule.then):
            yield from told(rule)
            yield from advice(rule)
    yield ""


def findings(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield what can be asked, group by group."""
    yield from paragraphs("## Findings")
    for group, members in knowledge.groups.items():
        yield from paragraphs(f"### {group.capitalize()}")
        yield from table_head(
            "id", "in the rules", "clinicians are asked", "patients are asked", "obtained by", "answers"
        )
        for finding in members:
            yield (
                f"| `{finding.id}` | {escaped(finding.label)} | {escaped(finding.clinician)} "
                f"| {escaped(finding.patient or 'not asked')} | {finding.obtained} "
                f"| {escaped(_answers(finding))} |"
            )
        yield ""


def _answers(finding: Finding) -> str:
    match finding:
        case Choice():
            return ("any of: " if finding.several else "one of: ") + "; ".join(finding.options)
        case Quantity():
            low, high = (number(bound) for bound in finding.plausible)
            unit = "" if finding.unit == "ratio" else f" {finding.unit}"
            cuts = "; ".join(f"{c.name.replace('_', ' ')}: {number(c.value)}" for c in finding.cutoffs)
            flags = f". Or a flag; {_reference(finding)}" if finding.takes_flags else ""
            return f"{low} to {high}{unit}" + (f". Cut-offs: {cuts}" if cuts else "") + flags
        case _:
            return "yes or no"


def _reference(finding: Quantity) -> str:
    """Say what the flags low and high mean, whosever they are."""
    said = {
        flag: [(word, end) for word, (end, _) in zip(("above", "below"), finding.flagged(flag), strict=True)]
        for flag in (Flag.LOW, Flag.NORMAL, Flag.HIGH)
    }
    return "; ".join(
        f"{flag.value}: {' and '.join(f'{word} {number(end)}' for word, end in ends if isfinite(end))}"
        for flag, ends in said.items()
    )


_STRENGTHS: tuple[Strength | None, ...] = (None, *Strength)


def standings() -> Iterator[str]:
    """Yield the table of standings."""
    yield from paragraphs(
        "## The table of standings",
        "What the strongest support (rows) and the strongest opposition (columns) that hold make of a "
        "disorder. A standing says how well it explains this trouble, not whether the patient has it. "
        "Several rules of one strength do not add up to a higher one.",
    )
    names = ["none" if s is None else s.name.lower() for s in _STRENGTHS]
    yield f"| support \\ opposition | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    for name, support in zip(names, _STRENGTHS, strict=True):
        cells = (in_words(standing(support, opposition)) for opposition in _STRENGTHS)
        yield f"| **{name}** | {' | '.join(cells)} |"
    yield ""
    yield (
        "Where opposition of defining strength rests on an exclusion test of this episode, the disorder is "
        "*excluded*; where it rests on the history alone, it is no more than unlikely."
    )
    yield ""


def statuses() -> Iterator[str]:
    """Yield what is said of each disorder that must not be missed."""
    yield from paragraphs(
        "## What was looked for",
        "Of each disorder that must not be missed one of five things is said. An answer of *unknown* never "
        "counts as looked for, and what was not found is not excluded.",
    )
    for status, meaning in _STATUSES.items():
        yield f"- *{status.replace('_', ' ')}*: {meaning}"
    yield ""


_STATUSES: Mapping[Status, str] = {
    "supported": "a rule holds that speaks for it at least moderately, or asks for urgency on suspicion.",
    "excluded": "an exclusion test of this episode rules it out.",
    "not_found": (
        "each sign that is named with it was looked for and is surely absent, nothing speaks for it, and no "
        "answer still to be had from history or examination would."
    ),
    "needs_test": "the patient is at risk of it, and only a test can say more.",
    "not_looked_for": "the rest; told with the few questions or signs that would say most.",
}


def urgencies(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every rule that asks for an urgency, the highest first."""
    yield from paragraphs(
        "## Urgency",
        "Urgency is the highest that any rule below asks for. It never falls because of a reassuring answer. "
        "A rule marked *until ... is excluded* asks for it until an exclusion test of this episode rules "
        "that disorder out; no other answer takes it back. Self-care is said only when every emergency and "
        "urgent rule that can be asked about is surely absent.",
    )
    for urgency in reversed(Urgency):
        rules = dict.fromkeys(rule for rule, effect in knowledge.escalating if effect.urgency is urgency)
        if rules:
            yield from paragraphs(f"### {URGENCY['clinician'][urgency]}")
            for rule in rules:
                yield from told(rule, taken_back(rule, urgency))
                yield from advice(rule)
            yield ""


def steps(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every step, kind by kind, with the rules that call for it and what it would exclude."""
    yield from paragraphs(
        "## Steps",
        "What to ask, examine, measure or arrange next. A step already answered is not advised again. The "
        "rung says how far a step goes. Where a cause that may be called benign leads, the lowest rung that "
        "looks for a danger and is not done is advised, up to a simple test, all but the first for a reason; "
        "anything more, only where a rule calls for it. Where it is urgent, what does not press waits. What "
        "stands under *ask* is asked as questions and not listed as a step.",
    )
    for kind in get_args(StepKind):
        members = [step for step in knowledge.steps if step.kind == kind]
        if members:
            yield from paragraphs(f"### Steps: {kind}")
            yield from table_head("step", "rung", "called for by", "looks for", "needed to exclude")
            for step in members:
                dangers = knowledge.danger.values()
                looks = ", ".join(d.disorder.name for d in dangers if step in d.looked_for_by[:-1])
                excludes = ", ".join(d.disorder.name for d in dangers if d.excluded_by is step)
                rules = ", ".join(_calling(knowledge, step))
                rung = step.rung.replace("_", " ")
                yield f"| {escaped(step.text)} | {rung} | {rules} | {looks} | {excludes} |"
            yield ""


def warnings(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every warning with the rules that give it."""
    yield from paragraphs("## Warnings")
    for warning in knowledge.warnings:
        yield f"- {escaped(warning.text)} ({', '.join(_calling(knowledge, warning))})"
    yield ""


def safety_nets(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield what is to be come back with, and who is told so."""
    if knowledge.safety_nets:
        yield from paragraphs("## What to come back with", "The first that applies is told.")
    for net in knowledge.safety_nets:
        whom = "Everybody" if net.when is None else in_short(net.when)
        yield f"- *{whom}:* {escaped(f'{net.now} {net.later}')}"
        yield f"  - *Said to patients:* {escaped(f'{net.plain_now} {net.plain_later}')}"
        yield f"  - *Grounds:* {_cited((), net.references)}."
    yield ""


def _calling(knowledge: KnowledgeBase, thing: Step | Warning) -> Iterator[str]:
    rules = knowledge.recommending if isinstance(thing, Step) else knowledge.warning_with
    return (rule.id for rule in rules.get(thing.id, ()))


def follows(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield what an answer entails by the meaning of the questions alone."""
    yield from paragraphs(
        "## Answers that follow from others",
        "What an answer entails by the meaning of the questions alone, and nothing that is merely likely. "
        "What follows is not asked; an answer that was given stands, and against it there is a "
        "contradiction.",
    )
    for follow in knowledge.follows:
        yield f"- {escaped(in_short(follow.when))}: *then* {escaped(in_short(follow.then))}"
    yield ""


def denials(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield what is denied in one word, each with all that it denies."""
    yield from paragraphs(
        "## Denials in one word",
        "What a record denies as a whole, and each answer that this gives. Rules read these answers as any "
        "other; but what was denied only so was not looked for by itself, and an answer that was given "
        "stands.",
    )
    for denial in knowledge.denials:
        answers = "; ".join(in_short(member) for member in denial.members)
        yield f"- `{denial.id}`: {escaped(denial.label)}. *Means:* {escaped(answers)}"
    yield ""


def conflicts(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield answers that cannot all be true, with what is asked again."""
    yield from paragraphs(
        "## Answers that cannot all be true",
        "Where the answers below stand side by side, one of them is wrong, and this is asked again.",
    )
    for conflict in knowledge.conflicts:
        yield f"- {escaped(conflict.ask)}"
        yield from outlined(conflict.when)
    yield ""


def proved(promises: Promises) -> Iterator[str]:
    """Yield every obligation with its verdict, and the laws of the system with how many are proved."""
    yield from paragraphs(
        "## What is proved",
        "Each sentence speaks of every patient there can be, whatever is answered, unknown or left open. "
        "`crampdx prove` decides it anew: *proved*, or *refuted* with a patient who shows it.",
    )
    yield from table_head("for every patient", "protects", "verdict")
    for verdict in promises.obligations:
        protects = ", ".join(verdict.obligation.claims)
        yield f"| {escaped(verdict.obligation.text)} | {protects} | {verdict.verdict} |"
    yield ""
    yield from paragraphs("And of any knowledge, rule by rule:")
    for law, verdicts in promises.laws.items():
        held = sum(verdict.verdict == "proved" for verdict in verdicts)
        yield f"- {law} {held} of {len(verdicts)} proved."
    yield ""


def traceability(knowledge: KnowledgeBase, promises: Promises) -> Iterator[str]:
    """Yield every claim with what encodes it, and how many promises protect it."""
    yield from paragraphs("## Claim by claim")
    yield from table_head("claim", "place", "statement", "encoded by", "promises")
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
    yield from paragraphs("## Limits")
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
