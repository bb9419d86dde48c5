"""An explanation: the answer to a question as data and as a page, and what all answers say alike.

That is how places are cited, effects are worded, and proofs are told down to the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal, TypeAlias, TypedDict, get_args

from engine.assessment.record import knowledge_record
from engine.assessment.targets import target_of
from engine.cases.problems import escaped
from engine.cases.values import written
from engine.explain.inquiry import Inquiry
from engine.explain.proof import Proof, ProofPart, Subject, answers_in
from engine.reading.english import Line, in_full, in_short, leaf, named
from engine.reading.patient import Used
from engine.report.page import Node, Page, Section
from engine.report.wording import footer
from engine.words import in_words, listed
from knowledge.criteria import (
    Citation,
    Claim,
    Compare,
    Concept,
    Effect,
    KnowledgeBase,
    Leaf,
    Rule,
    Source,
    Urgency,
)

SCHEMA = "crampdx/explanation/3"
Question: TypeAlias = Literal["how", "why", "why-not", "what-if", "what-would-change", "open", "source"]
QUESTIONS: tuple[Question, ...] = get_args(Question)
Record: TypeAlias = dict[str, Any]
Json: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to one question.

    `record` is ready for JSON: `schema`, `knowledge` (version, digest), `id` of the case, `question`, and
    then the keys of the question's own record (a TypedDict in its module).
    """

    record: Record
    page: Page

    def to_dict(self) -> Record:
        """Return the answer as data, as `crampdx explain --format json` prints it."""
        return self.record

    def to_text(self, width: int = 80) -> str:
        """Return the answer as plain text, at most `width` columns wide."""
        from engine.report.text import plain_text

        return plain_text(self.page, width)


def explanation(
    inquiry: Inquiry,
    question: Question,
    title: str,
    answer: Mapping[str, Any],
    sections: Iterable[Section],
) -> Explanation:
    """Put the record and the page of an answer together; sections without anything in them are left out."""
    knowledge = inquiry.knowledge
    record = {
        "schema": SCHEMA,
        "knowledge": knowledge_record(knowledge),
        "id": inquiry.case.id,
        "question": question,
        **answer,
    }
    told = tuple(_in_whose_words(inquiry, section) for section in sections if section.nodes)
    page = Page(f"{escaped(inquiry.case.id)}: {title}", told, footer(knowledge))
    return Explanation(record, page)


def _in_whose_words(inquiry: Inquiry, section: Section) -> Section:
    """Say to a patient, once a section, that rules give their reasons as clinicians word them."""
    reasons = tuple(rule.because for rule in inquiry.knowledge.rules)
    if inquiry.voice != "patient" or not any(text.startswith(reasons) for text in _texts(section.nodes)):
        return section
    return replace(section, title=f"{section.title}, in clinicians' words")


def _texts(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        yield node.text
        yield from _texts(node.children)


class CitationRecord(TypedDict):
    """One place something rests on: a claim of a document, or a place in an outside reference."""

    claim: str | None
    source: str
    title: str
    publisher: str
    date: str
    place: str
    review: str
    outside: bool
    statement: str | None


def cited(
    knowledge: KnowledgeBase, claims: Iterable[str], references: Iterable[Citation]
) -> list[CitationRecord]:
    """Return the places that claims and references name, claims first, each once."""
    by_id = {claim.id: claim for claim in knowledge.claims}
    documents = {source.document: source for source in knowledge.sources if source.document}
    claimed = [by_id[name] for name in dict.fromkeys(claims)]
    return [
        *(_cited(documents[claim.id[0]], claim.place, claim) for claim in claimed),
        *(_cited(citation.source, citation.place) for citation in dict.fromkeys(references)),
    ]


def _cited(source: Source, place: str, claim: Claim | None = None) -> CitationRecord:
    return {
        "claim": claim.id if claim else None,
        "source": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "place": place,
        "review": source.review,
        "outside": not source.document,
        "statement": claim.statement if claim else None,
    }


def citation_line(found: CitationRecord) -> str:
    """Name a place in one line, with the review status of what it stands in."""
    if found["claim"] is None:
        mark = "outside reference, " if found["outside"] else ""
        return f"{mark}{found['title']} ({found['date']}), {found['place']}"
    return f"{found['claim']}, {found['title']} ({found['date']}), {found['place']}; {found['review']}"


def citation_nodes(found: Sequence[CitationRecord], *, full: bool) -> Iterator[Node]:
    """Yield the places: in short one line for each source, in full one a place with what is claimed there."""
    if full:
        yield from (replace(n, text=f"source: {n.text}", tone="quiet") for n in stated_places(found))
        return
    by_source: dict[str, list[CitationRecord]] = {}
    for one in found:
        by_source.setdefault(one["source"], []).append(one)
    if by_source:
        yield Node(f"source: {'; '.join(map(_in_short, by_source.values()))}", tone="quiet")


def _in_short(places: Sequence[CitationRecord]) -> str:
    first = places[0]
    where = ", ".join(f"{one['claim']} {one['place']}" if one["claim"] else one["place"] for one in places)
    where = f"document {first['claim'][0]}, {where}" if first["claim"] else where
    if first["outside"]:
        return f"{where} ({first['publisher']} {first['date']}, outside reference)"
    return f"{where} ({first['publisher']} {first['date']}, {first['review']})"


def stated_places(found: Iterable[CitationRecord]) -> Iterator[Node]:
    """Word places one a line; what a claim states stands under it."""
    for one in found:
        stated = (Node(one["statement"], tone="quiet"),) if one["statement"] else ()
        yield Node(citation_line(one), children=stated)


class DisagreementRecord(TypedDict):
    """Where documents say different things: what each says, the claims, and what is made of it."""

    id: str
    text: str
    here: str
    claims: list[str]


def disagreements_on(knowledge: KnowledgeBase, cites: Iterable[CitationRecord]) -> list[DisagreementRecord]:
    """Return the disagreements that any of these claims has a part in."""
    claims = {one["claim"] for one in cites}
    return [
        {"id": one.id, "text": one.text, "here": one.here, "claims": list(one.claims)}
        for one in knowledge.disagreements
        if not claims.isdisjoint(one.claims)
    ]


def disagreement_nodes(found: Iterable[DisagreementRecord]) -> Iterator[Node]:
    """Word each disagreement in a line, with what is made of it under it."""
    for one in found:
        yield Node(one["text"], children=(Node(f"here: {one['here']}", tone="quiet"),))


def effect_in_words(inquiry: Inquiry, effect: Effect) -> str:
    """Say what an effect does."""
    match effect.verb:
        case "concludes":
            return f"concludes {named(effect.concept, inquiry.voice)}"
        case "supports":
            return f"speaks for {inquiry.disorder_name(effect.disorder)} ({in_words(effect.strength)})"
        case "opposes":
            return f"speaks against {inquiry.disorder_name(effect.disorder)} ({in_words(effect.strength)})"
        case "escalates":
            level, top = effect.urgency, max(Urgency)
            return "makes it an emergency" if level is top else f"makes it at least {in_words(level)}"
        case "warns":
            return f"gives the {inquiry.title(target_of(effect))}"
        case "recommends":
            return f"recommends the step: {inquiry.plain_or(effect.step)}"


def shortened(inquiry: Inquiry, nodes: Iterable[Node], most: int, rest: str = "more") -> Iterator[Node]:
    """Yield nodes; in short only so many, and how many more there are."""
    every = list(nodes)
    shown = every if inquiry.full else every[:most]
    yield from shown
    if left := len(every) - len(shown):
        yield Node(f"and {left} {rest if left > 1 else rest.removesuffix('s')}", tone="quiet")


def effects_in_words(inquiry: Inquiry, effects: Sequence[Effect]) -> str:
    """Say what several effects do, the steps that are recommended together and last."""
    others = [effect for effect in effects if effect.verb != "recommends"]
    steps = [inquiry.plain_or(effect.step) for effect in effects if effect.verb == "recommends"]
    recommends = [f"recommends the step{'s' * (len(steps) > 1)}: {'; '.join(steps)}"] if steps else []
    return "; ".join([*(effect_in_words(inquiry, effect) for effect in others), *recommends])


class AnswerRecord(TypedDict):
    """An answer that a proof rests on, in words and as it was given."""

    finding: str
    answer: Json
    unit: str | None
    cutoff: float | None
    holds: bool
    text: str


class ProofRecord(TypedDict):
    """A rule or a concept, whether it holds, and what that rests on.

    `told_before` says that the same was given in full earlier, and is empty here.
    """

    rule: str | None
    concept: str | None
    holds: bool
    because: str | None
    citations: list[CitationRecord]
    answers: list[AnswerRecord]
    premises: list[ProofRecord]
    told_before: bool


class PartRecord(TypedDict):
    """A group of proofs, and what they do for the conclusion."""

    statement: str
    decisive: bool
    answers: list[str]
    proofs: list[ProofRecord]
    parts: list[PartRecord]


class Telling:
    """The telling of one explanation: it remembers what it has told."""

    def __init__(self, inquiry: Inquiry) -> None:
        self._inquiry = inquiry
        self._knowledge: KnowledgeBase = inquiry.knowledge
        self._told: set[tuple[Subject, bool]] = set()

    def parts(self, parts: Iterable[ProofPart]) -> tuple[Node, ...]:
        """Tell parts; those that are not decisive are told in the full form only, else named."""
        return tuple(self._part(part) for part in parts)

    def part_records(self, parts: Iterable[ProofPart]) -> list[PartRecord]:
        """Return parts as data, complete whatever the form."""
        return [
            {
                "statement": part.statement,
                "decisive": part.decisive,
                "answers": list(part.answers),
                "proofs": [record for proof in part.proofs for record in self._records(proof)],
                "parts": self.part_records(part.parts),
            }
            for part in parts
        ]

    def _part(self, part: ProofPart) -> Node:
        if not part.decisive and not self._inquiry.full:
            ids = [proof.subject.id for proof in part.proofs if isinstance(proof.subject, Rule | Concept)]
            rest = f": {rules_named(self._inquiry, ids)}" if ids else ""
            return Node(f"{part.statement}{rest}", tone="quiet")
        told = (Node(self._inquiry.told.answer(self._knowledge.finding[name])) for name in part.answers)
        children = (*told, *(self.proof(proof) for proof in part.proofs), *self.parts(part.parts))
        return Node(part.statement, tone="strong" if part.decisive else "plain", children=children)

    def proof(self, proof: Proof) -> Node:
        """Tell a proof, down to the answers."""
        subject = proof.subject
        if not isinstance(subject, Rule | Concept):
            return Node(self._fact(subject, proof))
        head = self._head(subject, proof.holds)
        if self._tell(proof) and proof.premises:
            return Node(f"{head} (shown before)", tone="quiet")
        children = [self.proof(premise) for premise in proof.premises]
        if isinstance(subject, Rule):
            children += self._of_rule(subject, holds=proof.holds)
        return Node(head, children=tuple(children))

    def _fact(self, about: Leaf, proof: Proof) -> str:
        """Tell an answer, and if it was not told what it follows from."""
        fact = self._inquiry.told.fact(Used(about, proof.holds))
        return f"{fact} ({follows_from(self._inquiry, proof.premises)})" if proof.premises else fact

    def _tell(self, proof: Proof) -> bool:
        """Note that a proof is told, and say whether it was told before."""
        key = (proof.subject, proof.holds)
        before = key in self._told
        self._told.add(key)
        return before

    def _head(self, subject: Rule | Concept, holds: bool) -> str:
        voice = self._inquiry.voice
        if isinstance(subject, Concept):
            return leaf(subject, voice, holds=holds)
        if holds:
            return rule_head(self._inquiry, subject)
        return f"does not apply: {in_short(subject.when, voice)}{rule_mark(self._inquiry, subject)}"

    def _of_rule(self, rule: Rule, *, holds: bool) -> Iterator[Node]:
        """Yield what stands under a rule: in full the whole criterion; its sources if it applies."""
        if self._inquiry.full:
            outline = _outline(in_full(rule.when, self._inquiry.voice))
            yield Node(f"the whole {self._inquiry.rule_word} asks for", tone="quiet", children=outline)
        if holds and (self._inquiry.voice == "clinician" or self._inquiry.full):
            yield from citation_nodes(
                cited(self._knowledge, rule.claims, rule.references), full=self._inquiry.full
            )

    def _records(self, proof: Proof) -> Iterator[ProofRecord]:
        subject = proof.subject
        if not isinstance(subject, Rule | Concept):
            return
        rule = subject if isinstance(subject, Rule) else None
        before = self._tell(proof)
        premises = () if before else proof.premises
        yield {
            "rule": rule.id if rule else None,
            "concept": None if rule else subject.id,
            "holds": proof.holds,
            "because": rule.because if rule else None,
            "citations": cited(self._knowledge, rule.claims, rule.references) if rule else [],
            "answers": [record for premise in premises for record in self._answer_records(premise)],
            "premises": [record for premise in premises for record in self._records(premise)],
            "told_before": before,
        }

    def _answer_records(self, proof: Proof) -> Iterator[AnswerRecord]:
        subject = proof.subject
        if isinstance(subject, Rule | Concept):
            return
        finding, compare = subject.finding, subject if isinstance(subject, Compare) else None
        yield {
            "finding": finding.id,
            "answer": written(self._inquiry.case.answers[finding.id]),
            "unit": compare.finding.unit if compare is not None else None,
            "cutoff": compare.cutoff.value if compare is not None else None,
            "holds": proof.holds,
            "text": self._fact(subject, proof),
        }


def _outline(lines: Sequence[Line]) -> tuple[Node, ...]:
    """Turn the lines of an outline into nodes, deeper lines under those before them."""
    heads = [place for place, line in enumerate(lines) if line.depth == lines[0].depth]
    parts = (lines[start:end] for start, end in pairwise([*heads, len(lines)]))
    return tuple(Node(part[0].text, tone="quiet", children=_outline(part[1:])) for part in parts)


def follows_from(inquiry: Inquiry, premises: Iterable[Proof]) -> str:
    """Name the answers, as they were told, that another one follows from."""
    told = answers_in(premises)
    named = [inquiry.told.answer(f) for name, f in inquiry.knowledge.finding.items() if name in told]
    return f"follows from {listed(named)}"


def rules_named(inquiry: Inquiry, rules: Sequence[str]) -> str:
    """Name rules by their ids; to a patient only say how many they are, unless all is told."""
    if inquiry.voice == "clinician" or inquiry.full:
        return ", ".join(rules)
    return f"{len(rules)} more" if rules else ""


def rule_head(inquiry: Inquiry, rule: Rule) -> str:
    """Name a rule by its reason, and by its id."""
    return f"{rule.because}{rule_mark(inquiry, rule)}"


def rule_mark(inquiry: Inquiry, rule: Rule) -> str:
    """Return a rule's id to stand behind its reason; a patient sees it in the full form only."""
    return f" [{rule.id}]" if inquiry.voice == "clinician" or inquiry.full else ""
