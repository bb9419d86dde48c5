"""Laws of the system: what must hold of any knowledge base whatever it is about, as obligations.

Urgency never falls behind a red flag and rises as more is learned; unknown never acts as no; nobody with
an open red flag is left to self care; nobody is reassured by what was not looked for; nothing is settled
too early; what follows from an answer contradicts nobody; and nothing that is declared is idle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import get_args

from engine.assessment.urgency import red_flags, red_flags_asked
from engine.reading.patient import Patient
from engine.words import capitalised, in_words
from knowledge.criteria import (
    ROUTINE,
    SOON,
    URGENT,
    Always,
    Audience,
    Carries,
    Comparison,
    Escalates,
    HasStatus,
    KnowledgeBase,
    Law,
    Matters,
    Obligation,
    Rule,
    Sometimes,
    Statement,
    StatusName,
    Urgency,
    VerdictName,
    all_of,
    answered_openly,
    any_of,
    asked_as,
    at_least_possible,
    benign,
    carries,
    contradictory,
    excluded,
    fires,
    in_scope,
    kept,
    leads,
    learned_more,
    learned_within_reach,
    left_untold,
    never_opposite,
    no,
    not_found,
    recommended,
    settled,
    supported,
    surely,
    surely_not,
    urgency_at_least,
    warned,
)


def escalations_hold(knowledge: KnowledgeBase) -> Iterator[Obligation]:
    """Yield that no answer outweighs an escalation, but an exclusion test of the disorder suspected."""
    for rule in knowledge.rules:
        for number, effect in enumerate(each for each in rule.then if isinstance(each, Escalates)):
            yield Always(
                id=f"escalation_holds_{_key(rule)}_{number}",
                text=f"What rule {rule.id} finds is at least {in_words(effect.urgency)}, whatever else is so"
                + (f", unless a test excludes {effect.suspecting.name}." if effect.suspecting else "."),
                when=fires(rule),
                then=urgency_at_least(effect.urgency),
                unless=excluded(effect.suspecting) if effect.suspecting else None,
                claims=rule.claims,
            )


def urgency_rises(knowledge: KnowledgeBase) -> Iterator[Obligation]:
    """Yield that learning more takes no urgency back but by a test that excludes a suspected disorder."""
    suspected = dict.fromkeys(effect.suspecting for _, effect in knowledge.escalating if effect.suspecting)
    excused = tuple(excluded(disorder) for disorder in suspected)
    for urgency in Urgency:
        if urgency >= SOON:
            before = urgency_at_least(urgency)
            yield Comparison(
                id=f"urgency_rises_{urgency.name.lower()}",
                text=f"Who is at least {in_words(urgency)} stays so as more is learned, "
                "unless a test excludes a suspected disorder.",
                change=learned_more(),
                law=(Carries(before, any_of(before, *excused)),),
            )


def self_care_is_safe(knowledge: KnowledgeBase) -> Iterator[Obligation]:
    """Yield that self care is left to nobody of whom a red flag holds, or one that is asked about is open."""
    flags = red_flags(knowledge)
    if flags:
        yield Always(
            id="self_care_beside_no_red_flag",
            text="Self care is said to nobody of whom a red flag holds, whoever told of it.",
            when=no(urgency_at_least(ROUTINE)),
            then=all_of(*(no(fires(rule)) for rule in flags)),
        )
    for audience in get_args(Audience):
        asked = red_flags_asked(knowledge, Patient({}, audience))
        if asked:
            yield Always(
                id=f"self_care_is_safe_{audience}",
                text=f"Self care is for those whose every red flag asked of a {audience} is surely absent.",
                when=all_of(asked_as(audience), no(urgency_at_least(ROUTINE))),
                then=all_of(in_scope(), *(surely_not(rule.when) for rule in asked)),
            )
            yield Comparison(
                id=f"self_care_stays_short_of_urgent_{audience}",
                text=f"No answer within reach of a {audience} makes it urgent where self care is said.",
                change=learned_within_reach(),
                when=asked_as(audience),
                law=carries(no(urgency_at_least(ROUTINE)), no(urgency_at_least(URGENT))),
            )


def unknown_is_not_no(knowledge: KnowledgeBase) -> Iterator[Obligation]:
    """Yield that what held, or surely failed, is never turned into its opposite by learning more."""
    for concept in knowledge.concepts:
        does = f"turns {concept.label} into its opposite"
        yield _no_answer(f"unknown_is_not_no_{concept.id}", does, never_opposite(concept))
    for rule in knowledge.rules:
        does = f"turns the criterion of rule {rule.id} into its opposite"
        law = (*never_opposite(rule.when), *kept(fires(rule)))
        yield _no_answer(f"unknown_is_not_no_{_key(rule)}", does, law)
    for warning in knowledge.warnings:
        does = f"takes the warning {warning.id} back"
        yield _no_answer(f"warning_stays_{warning.id}", does, kept(warned(warning)))


def _no_answer(name: str, does: str, law: Law) -> Comparison:
    text = f"No answer to what was unknown {does}."
    return Comparison(id=name, text=text, change=learned_more(), law=law)


def not_found_was_looked_for(knowledge: KnowledgeBase) -> Iterator[Obligation]:
    """Yield that of a danger not found each sign is surely absent, and nothing within reach would show it."""
    for danger in knowledge.dangers:
        disorder = danger.disorder
        yield Always(
            id=f"not_found_was_looked_for_{danger.id}",
            text=f"Where {disorder.name} is not found, each sign of it is surely absent and no rule of it "
            "applies.",
            claims=danger.claims,
            when=not_found(disorder),
            then=all_of(
                *map(surely_not, danger.minimum),
                *(no(fires(rule)) for rule in knowledge.signature[danger.id]),
            ),
        )
        yield Comparison(
            id=f"not_found_stays_unsupported_{danger.id}",
            text=f"Where {disorder.name} is not found, no answer within reach supports it.",
            claims=danger.claims,
            change=learned_within_reach(),
            law=carries(not_found(disorder), no(supported(disorder))),
        )


def benign_is_safe(knowledge: KnowledgeBase) -> Iterator[Obligation]:
    """Yield that what is called benign leads, was examined, and has nothing grave beside it."""
    for one in knowledge.benign:
        yield Always(
            id=f"benign_is_safe_{one.id}",
            text=f"Where {one.disorder.name} is called benign, its conditions hold, a clinician answers, "
            "nothing is contradictory or more than routine, and each danger is excluded or not found.",
            claims=one.claims,
            when=all_of(benign("yes"), leads(one.disorder)),
            then=all_of(
                surely(one.when),
                asked_as("clinician"),
                no(contradictory()),
                no(urgency_at_least(SOON)),
                *(any_of(excluded(other), not_found(other)) for other in one.unless),
            ),
        )
    if knowledge.benign:
        yield Always(
            id="benign_leads",
            text="What is called benign is one of those that may be.",
            when=benign("yes"),
            then=any_of(*(leads(one.disorder) for one in knowledge.benign)),
        )


def unknown_reassures_nobody(knowledge: KnowledgeBase) -> Iterator[Obligation]:
    """Yield that an open question left untold gains no 'not found' and no 'benign'."""
    gained = [not_found(danger.disorder) for danger in knowledge.dangers]
    if gained:
        yield Comparison(
            id="unknown_finds_nothing_absent",
            text="No question that ends in 'cannot tell' makes a disorder that must not be missed not found.",
            change=left_untold(),
            law=kept(*(no(each) for each in gained)),
        )
    if knowledge.benign:
        yield Comparison(
            id="unknown_is_not_benign",
            text="No question that ends in 'cannot tell' makes anything be called benign.",
            change=left_untold(),
            law=kept(no(benign("yes"))),
        )


def settled_stays(knowledge: KnowledgeBase) -> Iterator[Obligation]:
    """Yield that once it is settled, no open answer within reach changes what is said."""
    dangers = [danger.disorder for danger in knowledge.dangers]
    said: dict[str, tuple[str, list[Statement]]] = {
        "urgency": ("the urgency", [urgency_at_least(urgency) for urgency in Urgency]),
        "leading": ("what leads", [leads(disorder) for disorder in knowledge.disorders]),
        "warnings": ("a warning", [warned(warning) for warning in knowledge.warnings]),
        "dangers": (
            "what was found of a disorder that must not be missed",
            [
                *map(excluded, dangers),
                *(HasStatus(disorder, status) for disorder in dangers for status in get_args(StatusName)),
            ],
        ),
    }
    for about, (named, statements) in said.items():
        if statements:
            yield Comparison(
                id=f"settled_stays_{about}",
                text=f"Once it is settled, no open answer within reach changes {named}.",
                change=answered_openly(),
                when=settled(),
                law=kept(*statements, *(no(statement) for statement in statements)),
            )


def what_follows_is_possible(knowledge: KnowledgeBase) -> Iterator[Obligation]:
    """Yield that what an answer entails contradicts nobody who gives it."""
    for number, follow in enumerate(knowledge.follows):
        yield Sometimes(
            id=f"follows_{follow.finding.id}_{number}",
            text=f"What makes an answer on {follow.finding.label} follow goes together with that answer.",
            what=all_of(surely(follow.when), surely(follow.then), no(contradictory())),
        )


def everything_is_reachable(knowledge: KnowledgeBase) -> Iterator[Obligation]:
    """Yield that each rule, and each thing that is said, comes about in some consistent patient."""
    for rule in knowledge.rules:
        yield _reachable(f"rule_{_key(rule)}", f"Rule {rule.id} applies", fires(rule))
    for kind, name, text, what in results(knowledge):
        yield _reachable(f"{kind}_{name}", text, what)


def results(knowledge: KnowledgeBase) -> Iterator[tuple[str, str, str, Statement]]:
    """Yield what an assessment may come to: its kind, its id, in words, and the statement that it does."""
    for disorder in knowledge.disorders:
        yield "disorder", disorder.id, f"{disorder.name} is possible or likely", at_least_possible(disorder)
    for warning in knowledge.warnings:
        yield "warning", warning.id, f"The warning {warning.id} is given", warned(warning)
    for step in knowledge.steps:
        yield "step", step.id, f"The step {step.id} is recommended", recommended(step)
    for urgency in Urgency:
        above = [no(urgency_at_least(urgency.above))] if urgency.above else []
        just = all_of(urgency_at_least(urgency), *above)
        yield "urgency", urgency.name.lower(), f"The urgency is {in_words(urgency)}", just
    for danger in knowledge.dangers:
        for status in get_args(StatusName):
            # It takes a risk of it to need a test.
            if status != "needs_test" or danger.at_risk is not None:
                text = f"{danger.disorder.name} is {status.replace('_', ' ')}"
                yield status, danger.id, text, HasStatus(danger.disorder, status)
    for one in knowledge.benign:
        for verdict in get_args(VerdictName):
            text = f"{one.disorder.name} leads, and is benign: {verdict.replace('_', ' ')},"
            yield f"benign_{verdict}", one.id, text, all_of(benign(verdict), leads(one.disorder))


def every_rule_matters(knowledge: KnowledgeBase) -> Iterator[Obligation]:
    """Yield that without any one rule some patient would get a different assessment."""
    for rule in knowledge.rules:
        yield Matters(
            id=f"matters_{_key(rule)}",
            text=f"Without rule {rule.id} some patient would get a different assessment.",
            rule=rule,
        )


def _reachable(name: str, text: str, what: Statement) -> Sometimes:
    return Sometimes(
        id=f"reachable_{name}",
        text=f"{capitalised(text)} in some patient in scope without contradictory answers.",
        what=all_of(what, in_scope(), no(contradictory())),
    )


def _key(rule: Rule) -> str:
    return rule.id.lower().replace("-", "_")


LAWS: Mapping[str, Callable[[KnowledgeBase], Iterable[Obligation]]] = {
    "No answer outweighs a reason for urgency, but a test that excludes what it suspects.": escalations_hold,
    "Urgency only rises as more is learned, unless such a test is recorded.": urgency_rises,
    "Nobody is left to self-care while a red flag holds or is open.": self_care_is_safe,
    "No answer to what was unknown turns a concept, rule or warning into its opposite.": unknown_is_not_no,
    "What is not found was looked for, sign by sign, and no answer within reach would show it.": (
        not_found_was_looked_for
    ),
    "Nothing is called benign beside a danger that is not excluded or not found.": benign_is_safe,
    "No question that ends in 'cannot tell' reassures anybody.": unknown_reassures_nobody,
    "Once it is settled, no open answer within reach changes what is said.": settled_stays,
    "What follows from an answer contradicts nobody who gives it.": what_follows_is_possible,
}
"""The laws that are proved of any knowledge, in the order of the catalogue."""


def laws(knowledge: KnowledgeBase) -> tuple[Obligation, ...]:
    """Return every law, for this knowledge base, in the order of the catalogue; last what lint decides."""
    every = (*LAWS.values(), everything_is_reachable, every_rule_matters)
    return tuple(chain.from_iterable(law(knowledge) for law in every))
