"""What was looked for of a danger: the proof of its status, and all that still keeps it from 'not found'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.assessment.assessment import next_test
from engine.assessment.evidence import question_of
from engine.assessment.must_not_miss import Status, status_of
from engine.assessment.urgency import red_flags_asked
from engine.cases.case import CANNOT_TELL
from engine.explain.inquiry import Inquiry
from engine.explain.proof import ProofPart
from engine.reading.english import in_short
from engine.words import listed
from knowledge.criteria import (
    AtLeast,
    Benign,
    Concept,
    Criterion,
    Danger,
    Finding,
    Rule,
    any_of,
    leaves,
    no,
)

_MOST_ASKED = 6
_COULD_POINT = "could still point to it"


def proven_status(inquiry: Inquiry, danger: Danger) -> ProofPart:
    """Say in one sentence what was looked for of a danger, and prove it."""
    prove, signature = inquiry.derivation, inquiry.knowledge.signature[danger.id]
    parts: Iterable[ProofPart]
    status: Status = status_of(inquiry.assessment, danger)
    match status:
        case "supported":
            why = f"supported, since a {inquiry.rule_word} that applies points to it"
            parts = [
                ProofPart("supported by", prove.rules(rule for rule in signature if rule in inquiry.fired))
            ]
        case "excluded":
            why = "excluded by a test of this episode"
            parts = [ProofPart("excluded by", prove.rules(inquiry.excluding(danger.disorder)))]
        case "not_found":
            why = "looked for and not found, which is not the same as excluded"
            parts = _not_found(inquiry, danger, signature)
        case "needs_test":
            step = next_test(danger, inquiry.case)
            by = f": {inquiry.plain_or(step)}" if step else ""
            why = f"needs a test, since the patient is at risk and only a test can speak for its absence{by}"
            parts = _needing_a_test(inquiry, danger)
        case "not_looked_for":
            why, parts = _what_is_left(inquiry, danger), _not_looked_for(inquiry, danger)
    return ProofPart(f"{inquiry.disorder_name(danger.disorder)}: {why}.", parts=tuple(parts))


def _what_is_left(inquiry: Inquiry, danger: Danger) -> str:
    left = sum(not inquiry.assessment.table.by_itself.fails(item) for item in danger.minimum)
    if left:
        return f"not looked for yet: {left} of its {len(danger.minimum)} signs not known to be absent"
    if inquiry.assessment.now.support.get(danger.id):
        return "not found cannot be said of it: its signs are absent, and still something points to it"
    return "not looked for yet: its signs are absent, and what else could point to it is not known"


def _not_found(inquiry: Inquiry, danger: Danger, signature: tuple[Rule, ...]) -> Iterator[ProofPart]:
    """Yield that its signs are absent, and that no rule can point to it."""
    prove, now = inquiry.derivation, inquiry.outlook.now
    for item in danger.minimum:
        absent = f"absent: {in_short(item, inquiry.voice)}"
        yield ProofPart(absent, inquiry.by_itself.criterion(item, holds=False))
    failing = [rule for rule in signature if now.lapses(rule)]
    if failing:
        text = f"no {inquiry.rule_word} that would point to it can apply"
        yield ProofPart(text, tuple(prove.rule(rule, holds=False) for rule in failing))
    others = [rule for rule in signature if rule not in failing]
    if answers := valued(inquiry, (f for r in others for f in inquiry.knowledge.findings_read(r.when))):
        yield ProofPart("what is known leaves the others to tests", answers=answers)


def _needing_a_test(inquiry: Inquiry, danger: Danger) -> Iterator[ProofPart]:
    """Yield the risk, and the signs that nothing within reach can make absent."""
    if danger.at_risk is not None:
        yield ProofPart("at risk", inquiry.derivation.criterion(danger.at_risk))
    for item in danger.minimum:
        if not inquiry.assessment.table.may_prove_absent(item):
            text = f"only a test can speak for its absence: {in_short(item, inquiry.voice)}"
            yield ProofPart(text, answers=valued(inquiry, inquiry.knowledge.findings_read(item)))


def _not_looked_for(inquiry: Inquiry, danger: Danger) -> Iterator[ProofPart]:
    """Yield what is known to be absent and what is not; none of it is decisive, since it is not enough."""
    now = inquiry.assessment.table.by_itself
    absent = [item for item in danger.minimum if now.fails(item)]
    if absent:
        names = "; ".join(in_short(item, inquiry.voice) for item in absent)
        yield ProofPart(f"known to be absent: {names}", decisive=False)
    told: set[str] = set()
    pointing = []
    for text, criterion in missing_for(inquiry, danger):
        asked = _asked(inquiry, criterion) if criterion is not None else []
        if text.startswith(_COULD_POINT):
            pointing += [name for name in asked if name not in told and name not in pointing]
            continue
        told.update(asked)
        yield ProofPart(f"{text}{_tells(inquiry, text, asked)}", decisive=False)
    if pointing:
        names = listed(map(inquiry.finding_name, pointing), most=None if inquiry.full else _MOST_ASKED)
        yield ProofPart(f"what else could point to it is not known: {names}", decisive=False)


def _asked(inquiry: Inquiry, criterion: Criterion) -> list[str]:
    """Return the questions that a criterion reads, and that have no answer, or none by itself."""
    told = inquiry.assessment.table.by_itself.sets.answered
    read = inquiry.knowledge.findings_read(criterion)
    return list(dict.fromkeys(question_of(f) for f in read if not told(f)))


def _tells(inquiry: Inquiry, text: str, asked: Sequence[str]) -> str:
    """Say which questions tell whether something is so, unless it names them itself."""
    names = [name for name in map(inquiry.finding_name, asked) if name not in text]
    told = listed(names, most=None if inquiry.full else _MOST_ASKED)
    return f" ({told} would tell)" if told else ""


def missing_for(inquiry: Inquiry, danger: Danger) -> Iterator[tuple[str, Criterion | None]]:
    """Yield all that keeps a danger from being not found, in words, with what would have to hold instead.

    That are signs of its minimum that are not surely absent, and rules that apply or could still point to
    it. Nothing is missing where it is excluded.
    """
    basis, voice = inquiry.assessment, inquiry.voice
    if basis.table.now.excluded(danger.disorder):
        return
    for item in danger.minimum:
        if not inquiry.assessment.table.by_itself.fails(item):
            yield f"not known to be absent: {in_short(item, voice)}", _impossible(inquiry, item)
    signature = inquiry.knowledge.signature[danger.id]
    weak = [rule for rule, _ in basis.now.support.get(danger.id, ())]
    for rule in dict.fromkeys((*signature, *weak)):
        if rule in inquiry.fired:
            yield f"points to it: {in_short(rule.when, voice)}", _impossible(inquiry, rule.when)
        elif rule in signature and basis.table.is_feared(rule):
            yield f"{_COULD_POINT}: {in_short(rule.when, voice)}", _impossible(inquiry, rule.when)


def _impossible(inquiry: Inquiry, criterion: Criterion) -> Criterion | None:
    """Return what keeps a criterion from ever holding; None where nothing that is known says so.

    Of a concept that is never surely false, that is that none of its rules ever applies.
    """
    spelled_out = _spelled_out(inquiry, criterion)
    lasting = any(isinstance(leaf, Concept) and not leaf.complete for leaf in leaves(spelled_out))
    return None if lasting else no(spelled_out)


def _spelled_out(inquiry: Inquiry, criterion: Criterion) -> Criterion:
    """Put the rules that conclude them in the place of concepts that are never surely false."""
    match criterion:
        case Concept(complete=False):
            rules = inquiry.knowledge.concluding[criterion.id]
            return any_of(*(_spelled_out(inquiry, rule.when) for rule in rules)) if rules else criterion
        case AtLeast(count, parts):
            return AtLeast(count, tuple(_spelled_out(inquiry, part) for part in parts))
        case _:
            return criterion


def missing_for_benign(inquiry: Inquiry, benign: Benign) -> Iterator[tuple[str, Criterion | None]]:
    """Yield all that keeps what leads from being called benign: its conditions, then danger by danger."""
    now, voice = inquiry.assessment.table.by_itself, inquiry.voice
    for part in benign.conditions:
        if not now.holds(part):
            yield f"a condition of calling it benign: {in_short(part, voice)}", part
    for other in benign.unless:
        danger = inquiry.knowledge.danger[other.id]
        if status_of(inquiry.assessment, danger) not in ("excluded", "not_found"):
            for text, criterion in missing_for(inquiry, danger):
                yield f"{inquiry.disorder_name(other)}: {text}", criterion
    for rule in red_flags_asked(inquiry.knowledge, inquiry.outlook.patient):
        if not inquiry.outlook.now.lapses(rule):
            yield f"a red flag is not known to be absent: {in_short(rule.when, voice)}", None


def valued(inquiry: Inquiry, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the ids of those of these findings that have a value, in catalogue order."""
    answers, among = inquiry.case.answers, {finding.id for finding in findings}
    known = (name for name in inquiry.knowledge.finding if name in among)
    return tuple(name for name in known if answers.get(name, CANNOT_TELL) is not CANNOT_TELL)
