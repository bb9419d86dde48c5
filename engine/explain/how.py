"""`how X`: the proof tree of a conclusion, from what fired down to the answers, with reasons and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TypedDict, assert_never

from engine.assessment.must_not_miss import status_of
from engine.assessment.standing import Standing, standing
from engine.assessment.targets import URGENCY, Target, level_of
from engine.assessment.urgency import red_flags_asked, suspicions
from engine.explain.explanation import Explanation, PartRecord, Telling, explanation, follows_from
from engine.explain.inquiry import Inquiry, Value, value
from engine.explain.looked_for import proven_status, valued
from engine.explain.proof import ProofPart, findings_used
from engine.reading.english import in_short, named
from engine.reading.patient import Truth
from engine.report.page import Node, Section
from engine.words import in_words, listed
from knowledge.criteria import (
    Benign,
    Concept,
    Danger,
    Disorder,
    DrugClass,
    Escalates,
    Finding,
    Rule,
    Step,
    Strength,
    Urgency,
    Warning,
)

_MOST_QUESTIONS = 8


class HowRecord(TypedDict):
    """What is concluded about a target, and its proof.

    `leaves` are the findings whose answers alone bring the conclusion about again.
    """

    about: str
    value: Value
    statement: str
    leaves: list[str]
    proof: list[PartRecord]


def how(inquiry: Inquiry, target: Target) -> Explanation:
    """Prove a conclusion."""
    proven = conclusion(inquiry, target)
    used = findings_used(proven.parts)
    leaves = [finding for name, finding in inquiry.knowledge.finding.items() if name in used]
    record: HowRecord = {
        "about": str(target),
        "value": value(inquiry, target),
        "statement": proven.statement,
        "leaves": [finding.id for finding in leaves],
        "proof": Telling(inquiry).part_records(proven.parts),
    }
    sections = (
        Section("What is concluded", (Node(proven.statement, tone="strong"),)),
        Section("From what", Telling(inquiry).parts(proven.parts), tree=True),
        Section("It rests on these answers", tuple(Node(inquiry.told.answer(one)) for one in leaves)),
    )
    return explanation(inquiry, "how", f"how {inquiry.title(target)}", record, sections)


def conclusion(inquiry: Inquiry, target: Target) -> ProofPart:
    """Say what is concluded about a target, and prove it."""
    knowledge = inquiry.knowledge
    match target.kind:
        case "result":
            return _result(inquiry)
        case "urgency":
            return urgency(inquiry, target)
        case "leading":
            return leading(inquiry)
        case "benign":
            return _benign(inquiry)
        case "status":
            return proven_status(inquiry, knowledge.danger[target.id])
        case "disorder":
            return disorder(inquiry, knowledge.disorder[target.id])
        case "concept":
            return _concept(inquiry, knowledge.concept[target.id])
        case "warning":
            return _warning(inquiry, knowledge.warning[target.id])
        case "step":
            return _step(inquiry, knowledge.step[target.id])
        case "rule":
            return _rule(inquiry, knowledge.rule[target.id])
        case "finding":
            return _finding(inquiry, knowledge.finding[target.id])
        case "medicines":
            return _medicines(inquiry)
        case _:
            assert_never(target.kind)


def _result(inquiry: Inquiry) -> ProofPart:
    both = (urgency(inquiry), leading(inquiry))
    return ProofPart(" ".join(one.statement for one in both), parts=both)


def _concept(inquiry: Inquiry, concept: Concept) -> ProofPart:
    name = named(concept, inquiry.voice)
    match inquiry.outlook.concepts[concept.id].now:
        case Truth.TRUE:
            statement, parts = f"{name}: concluded.", inquiry.derivation.concept(concept).premises
        case Truth.FALSE:
            statement = f"{name}: definitely not, since no {inquiry.rule_word} for it applies."
            parts = inquiry.derivation.concept(concept, holds=False).premises
        case Truth.UNKNOWN:
            statement, parts = f"{name}: not known.", ()
    return ProofPart(statement, parts=(ProofPart("by", parts),) if parts else ())


def _rule(inquiry: Inquiry, rule: Rule) -> ProofPart:
    now = inquiry.outlook.rules[rule.id].now
    if now is Truth.UNKNOWN:
        asked = dict.fromkeys(f.id for f in inquiry.outlook.deciding(rule.when))
        names = ", ".join(map(inquiry.finding_name, asked)) or "nothing more can be asked"
        return ProofPart(f"Whether {rule.id} applies is not known; it depends on: {names}.")
    applies = now is Truth.TRUE
    statement = f"applies: {rule.because}" if applies else "definitely does not apply."
    proof = inquiry.derivation.rule(rule, holds=applies)
    return ProofPart(f"{rule.id} {statement}", parts=(ProofPart("by", (proof,)),))


def _warning(inquiry: Inquiry, warning: Warning) -> ProofPart:
    by = inquiry.assessment.now.warnings.get(warning.id, [])
    if not by:
        return ProofPart(f"Not given: no {inquiry.rule_word} for it applies.")
    return ProofPart("Given.", parts=(ProofPart("by", inquiry.derivation.rules(by)),))


def _step(inquiry: Inquiry, step: Step) -> ProofPart:
    """Prove that a step is recommended: by rules, or because what leads may not be called benign yet."""
    by = inquiry.assessment.recommending(step)
    parts = [ProofPart("by", inquiry.derivation.rules(by))] if by else []
    for benign, danger in inquiry.assessment.looked_for_with(step):
        text = f"{inquiry.disorder_name(benign.disorder)} leads, {unless_excluded(inquiry, danger.disorder)}"
        lower = danger.looked_for_by[: danger.looked_for_by.index(step)]
        answered = {f.id for each in lower for f in each.answered_by if f.id in inquiry.case.answers}
        done = ProofPart("done before", answers=tuple(n for n in inquiry.knowledge.finding if n in answered))
        found = leading(inquiry).parts
        parts.append(ProofPart(text, parts=(*found, done) if answered else found))
    if inquiry.is_recommended(step):
        if inquiry.can_wait(step):
            first = ProofPart("more urgent", inquiry.derivation.rules(inquiry.assessment.urgent_by))
            return ProofPart("Recommended, but it can wait.", parts=(*parts, first))
        return ProofPart("Recommended.", parts=tuple(parts))
    if step.rung == "ask" and parts:
        return ProofPart("Only to be asked: it is among the questions.", parts=tuple(parts))
    if not parts:
        return _not_recommended(inquiry, step)
    for other in step.gives_way_to:
        if inquiry.is_recommended(other):
            more = inquiry.derivation.rules(inquiry.assessment.recommending(other))
            instead = ProofPart(f"{inquiry.plain_or(other)}: asked for", more)
            return ProofPart("Not advised: another step does more.", parts=(instead, *parts))
    done = ProofPart("already answered", answers=tuple(f.id for f in step.answered_by))
    return ProofPart("No longer recommended: already answered.", parts=(done, *parts))


def _not_recommended(inquiry: Inquiry, step: Step) -> ProofPart:
    taken_back = inquiry.assessment.now.steps.get(step.id, ())
    spares = (one.spares for one, _ in inquiry.assessment.table.ladders(step) if step.rung == "examine")
    spared = tuple(
        ProofPart("spared", inquiry.derivation.criterion(criterion))
        for criterion in dict.fromkeys(spares)
        if criterion is not None and inquiry.outlook.now.holds(criterion)
    )
    if not taken_back:
        return ProofPart(f"Not recommended: no {inquiry.rule_word} that applies asks for it.", parts=spared)
    parts = (
        *spared,
        ProofPart("asks for it", inquiry.derivation.rules(taken_back)),
        ProofPart("excludes what it suspects", inquiry.derivation.rules(excluding(inquiry, taken_back))),
    )
    return ProofPart("Not recommended: what it would be for is excluded.", parts=parts)


def _finding(inquiry: Inquiry, finding: Finding) -> ProofPart:
    if finding.id not in inquiry.case.answers:
        return ProofPart(f"{inquiry.finding_name(finding.id)}: not asked.")
    statement = f"{inquiry.told.answer(finding)}."
    if isinstance(finding, DrugClass) and inquiry.case.medicines is not None:
        statement += f" It follows from the medicines: {_medicines(inquiry).statement}"
    if premises := inquiry.derivation.answer(finding):
        statement += f" It {follows_from(inquiry, premises)}."
        return ProofPart(statement, parts=(ProofPart("follows from", premises),))
    if finding.id in inquiry.case.denied:
        denials = (inquiry.knowledge.denial[each] for each in inquiry.case.none_of)
        words = listed(one.worded(inquiry.voice) for one in denials if finding.id in one.answers)
        statement += f" It was denied with much else, and not looked for by itself: {words}."
    return ProofPart(statement, parts=(ProofPart("answered", answers=(finding.id,)),))


def _medicines(inquiry: Inquiry) -> ProofPart:
    case = inquiry.case
    told = tuple(f.id for f in inquiry.knowledge.drug_classes if f.id in case.answers)
    names = None if case.medicines is None else inquiry.told.medicines() or "none"
    if names is None:
        statement = "Not asked." if not told else "Given by class, not by name."
    else:
        statement = f"{names}{'' if case.medicines_complete else ' and possibly others'}."
    if case.unrecognised_medicines:
        statement += f" Not recognised, and not taken to mean none: {', '.join(case.unrecognised_medicines)}."
    return ProofPart(statement, parts=(ProofPart("classes", answers=told),) if told else ())


def leading(inquiry: Inquiry) -> ProofPart:
    """Prove what leads; and of what its own support would let lead too, what holds it back."""
    first, basis = inquiry.assessment.leading, inquiry.assessment
    if not inquiry.assessment.in_scope:
        scope = ProofPart("out of scope", inquiry.derivation.criterion(inquiry.knowledge.scope, holds=False))
        return ProofPart("Nothing leads: this is out of scope.", parts=(scope,))
    prove, scope_of = inquiry.derivation, inquiry.knowledge.scope
    if not inquiry.outlook.now.holds(scope_of):
        return ProofPart("Nothing leads yet: it is not certain that this is in scope.")
    best = basis.standing(first[0]) if first else Standing.POSSIBLE
    parts = [ProofPart("in scope", prove.criterion(scope_of))] if first else []
    parts += [ProofPart(_stands(inquiry, d), parts=tuple(_weights(inquiry, d))) for d in first]
    for one in inquiry.knowledge.disorders:
        unopposed = standing(basis.now.strongest_support(one), None)
        if one not in first and unopposed >= best:
            parts.append(ProofPart(f"behind: {_stands(inquiry, one)}", parts=tuple(_weights(inquiry, one))))
    names = ", ".join(map(inquiry.disorder_name, first))
    statement = f"Leading ({in_words(best)}): {names}." if names else "Nothing leads: nothing is suggested."
    return ProofPart(statement, parts=tuple(parts))


def disorder(inquiry: Inquiry, disorder: Disorder) -> ProofPart:
    """Say where a disorder stands, and what was looked for of one that must not be missed; prove both."""
    statement, parts = f"{_stands(inquiry, disorder)}.", list(_weights(inquiry, disorder))
    if danger := inquiry.knowledge.danger.get(disorder.id):
        found = proven_status(inquiry, danger)
        statement = f"{statement} {found.statement.partition(': ')[2].capitalize()}"
        parts.append(replace(found, statement=f"must not be missed: {found.statement}"))
    return ProofPart(statement, parts=tuple(parts))


def _benign(inquiry: Inquiry) -> ProofPart:
    """Say whether what leads may be called benign, and prove it."""
    said, lead = inquiry.assessment.benign, leading(inquiry)
    if said.benign is None:
        statement = "Not to be called benign: nothing that may be called so leads alone."
        return ProofPart(statement, parts=(lead,))
    name = inquiry.disorder_name(said.benign.disorder)
    alone = replace(lead, statement=f"{name} leads alone")
    match said.verdict:
        case "no":
            statement, parts = f"{name}: not to be called benign.", _feared(inquiry, said.benign)
        case "not_yet":
            statement = f"{name}: not to be called benign yet. It waits for what has not been looked for."
            parts = _waiting(inquiry, said.benign)
        case "yes":
            statement = f"{name}: may be called benign. Every danger beside it is excluded or was not found."
            parts = _looked_for(inquiry, said.benign)
    return ProofPart(statement, parts=(alone, *parts))


def _looked_for(inquiry: Inquiry, benign: Benign) -> Iterator[ProofPart]:
    """Yield what calling something benign rests on."""
    yield ProofPart("its conditions hold", inquiry.by_itself.criterion(benign.when))
    yield from (_status(inquiry, inquiry.knowledge.danger[other.id]) for other in benign.unless)
    yield ProofPart(
        "every class of medicines is known", answers=valued(inquiry, inquiry.knowledge.drug_classes)
    )
    yield from _no_red_flag(inquiry)


def _status(inquiry: Inquiry, danger: Danger) -> ProofPart:
    status = status_of(inquiry.assessment, danger).replace("_", " ")
    name = inquiry.disorder_name(danger.disorder)
    return replace(proven_status(inquiry, danger), statement=f"{name}: {status}")


def _feared(inquiry: Inquiry, benign: Benign) -> Iterator[ProofPart]:
    """Yield why something that leads alone is not to be called benign: its dangers, or the urgency."""
    dangers = (inquiry.knowledge.danger[other.id] for other in benign.unless)
    yield from (_status(inquiry, one) for one in dangers if status_of(inquiry.assessment, one) == "supported")
    if inquiry.assessment.urgency > Urgency.ROUTINE:
        found = urgency(inquiry)
        yield replace(found, statement=f"more than routine: {found.statement}")


def _waiting(inquiry: Inquiry, benign: Benign) -> Iterator[ProofPart]:
    """Yield what calling something benign waits for; nothing of it is known, so none of it is decisive."""
    for part in benign.conditions:
        if not inquiry.assessment.table.by_itself.holds(part):
            yield ProofPart(f"a condition not known to hold: {in_short(part, inquiry.voice)}", decisive=False)
    for other in benign.unless:
        danger = inquiry.knowledge.danger[other.id]
        if status_of(inquiry.assessment, danger) not in ("excluded", "not_found"):
            yield ProofPart(proven_status(inquiry, danger).statement.removesuffix("."), decisive=False)
    if not inquiry.assessment.table.red_flags_absent:
        yield ProofPart("a red flag is not known to be absent", decisive=False)
    if not inquiry.assessment.table.medicines_known:
        yield ProofPart("of some class of medicines it is not known whether it is taken", decisive=False)
    if inquiry.assessment.contradictions:
        yield ProofPart("answers contradict each other", decisive=False)
    if inquiry.case.audience == "patient":
        yield ProofPart("a clinician has not examined the patient", decisive=False)


def unless_excluded(inquiry: Inquiry, grave: Disorder) -> str:
    """Say what keeps something that leads from being called benign."""
    return f"and must not be called benign before {inquiry.disorder_name(grave)} has been looked for"


def _stands(inquiry: Inquiry, disorder: Disorder) -> str:
    now = inquiry.assessment.now
    support, opposition = now.strongest_support(disorder), now.strongest_opposition(disorder)
    stands = in_words(standing(support, opposition))
    return f"{inquiry.disorder_name(disorder)}: {stands}, since {_reason(support, opposition)}"


def _reason(support: Strength | None, opposition: Strength | None) -> str:
    """Read the line of the table of standings that applies (see `engine.assessment.standing`)."""
    if opposition is Strength.DEFINING:
        return "the evidence against it is defining, and excludes it"
    if support is None:
        return (
            "nothing speaks for or against it" if opposition is None else "there is evidence only against it"
        )
    if opposition is None or support > opposition:
        outweighs = f" and outweighs {in_words(opposition)} evidence against it" if opposition else ""
        weight = f"support for it is {in_words(support)}{outweighs}"
        return weight if support >= Strength.STRONG else f"{weight}; it would be likely with strong support"
    if support == opposition:
        return f"the evidence for and against it is equally {in_words(support)}"
    return f"{in_words(opposition)} evidence against it outweighs {in_words(support)} support"


def _weights(inquiry: Inquiry, disorder: Disorder) -> Iterator[ProofPart]:
    """Yield what speaks for and against a disorder; only the strongest counts, and so is decisive."""
    now = inquiry.assessment.now
    for word, weighed in (("for", now.support), ("against", now.opposition)):
        by_strength: dict[Strength, list[Rule]] = {}
        for rule, strength in weighed.get(disorder.id, ()):
            by_strength.setdefault(strength, []).append(rule)
        for strength in sorted(by_strength, reverse=True):
            proofs = inquiry.derivation.rules(by_strength[strength])
            yield ProofPart(f"{word} it, {in_words(strength)}", proofs, decisive=strength is max(by_strength))


def held_back(inquiry: Inquiry, *, above: Urgency) -> Iterator[tuple[Rule, Escalates]]:
    """Yield the escalations over a level that fired and do not stand, since what they suspect is excluded."""
    for rule in inquiry.assessment.now.escalating:
        for effect in rule.then:
            if (
                isinstance(effect, Escalates)
                and effect.urgency > above
                and inquiry.excluding(effect.suspecting)
            ):
                yield rule, effect


def excluding(inquiry: Inquiry, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that exclude what these rules suspect, each once."""
    suspected = (disorder for rule in rules for disorder in suspicions(rule))
    return tuple(dict.fromkeys(chain.from_iterable(map(inquiry.excluding, suspected))))


def urgency(inquiry: Inquiry, target: Target = URGENCY) -> ProofPart:
    """Say how urgent it is, or whether it is as urgent as a level, and prove it."""
    level, by = inquiry.assessment.urgency, inquiry.assessment.urgent_by
    held = [_held_back(inquiry, *one) for one in held_back(inquiry, above=level)]
    no_more = f"nothing that {'stands' if held else 'applies'} asks for more"
    parts: list[ProofPart] = []
    if level is Urgency.SELF_CARE:
        statement = "Self care: definitely in scope, and every red flag asked about is definitely absent."
        parts += _no_red_flag(inquiry)
    elif by:
        reason = (
            f"there is no higher urgency, and {_that_ask(inquiry, by)} for it"
            if level is max(Urgency)
            else no_more
        )
        statement = f"{in_words(level).capitalize()}: {reason}."
        parts.append(ProofPart("asked for by", inquiry.derivation.rules(by)))
    else:
        statement = f"Routine: {no_more}, and self care cannot safely be advised."
        parts += _red_flags_not_absent(inquiry)
    return ProofPart(_compared(level_of(target), level) + statement, parts=(*parts, *held))


def _that_ask(inquiry: Inquiry, rules: tuple[Rule, ...]) -> str:
    word = inquiry.rule_word
    return f"one {word} that applies asks" if len(rules) == 1 else f"{len(rules)} {word}s that apply ask"


def _compared(asked: Urgency | None, level: Urgency) -> str:
    if asked is None or asked is level:
        return ""
    return f"{'More than' if level > asked else 'Not'} {in_words(asked)}. "


def _no_red_flag(inquiry: Inquiry) -> Iterator[ProofPart]:
    prove = inquiry.derivation
    yield ProofPart("in scope", prove.criterion(inquiry.knowledge.scope))
    flags = red_flags_asked(inquiry.knowledge, inquiry.outlook.patient)
    yield ProofPart(f"all {len(flags)} red flags absent", tuple(prove.rule(r, holds=False) for r in flags))


def _red_flags_not_absent(inquiry: Inquiry) -> Iterator[ProofPart]:
    """Say what keeps self care from being said: nothing of it is known, so nothing of it is decisive."""
    outlook = inquiry.outlook
    if outlook.of(inquiry.knowledge.scope).now is not Truth.TRUE:
        yield ProofPart("not self care: it is not certain that this is in scope", decisive=False)
    flags = red_flags_asked(inquiry.knowledge, inquiry.outlook.patient)
    present = [rule for rule in flags if outlook.rules[rule.id].now is not Truth.FALSE]
    if present:
        questions = [inquiry.finding_name(name) for name in inquiry.assessment.questions(present)]
        unknown = listed(questions, most=None if inquiry.full else _MOST_QUESTIONS)
        beyond = sum(not inquiry.assessment.deciding(rule) for rule in present)
        which = f"; not known yet: {unknown}" if unknown else ""
        which += f"; {beyond} of them take an examination, a test or an answer that was not known" * bool(
            beyond
        )
        text = f"not self care: {len(present)} of {len(flags)} red flags are not known to be absent{which}"
        yield ProofPart(text, decisive=False)


def _held_back(inquiry: Inquiry, rule: Rule, effect: Escalates) -> ProofPart:
    name = inquiry.disorder_name(effect.suspecting) if effect.suspecting else ""
    asks = ProofPart("asks for it", inquiry.derivation.rules((rule,)))
    excludes = ProofPart("excludes it", inquiry.derivation.rules(inquiry.excluding(effect.suspecting)))
    statement = f"{in_words(effect.urgency)} does not stand: {name} is excluded"
    return ProofPart(statement, parts=(asks, excludes))
